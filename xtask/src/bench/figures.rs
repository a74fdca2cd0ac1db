// SPDX-License-Identifier: EUPL-1.2
//! Figures: what is read off samples, and how numbers are written in a German document.

use serde_json::Value;

/// What is told of samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Samples {
    pub median: f64,
    /// At most one in a hundred samples is larger; of fewer samples, the largest.
    pub p99: f64,
    pub count: usize,
}

impl Samples {
    /// `None` if there are none.
    pub fn of(times: &[f64]) -> Option<Samples> {
        let mut sorted = times.to_vec();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        let upper = *sorted.get(middle)?;
        let median = if sorted.len() % 2 == 1 { upper } else { (upper + sorted[middle - 1]) / 2.0 };
        let rank = (sorted.len() * 99).div_ceil(100);
        Some(Samples { median, p99: sorted[rank - 1], count: sorted.len() })
    }

    /// From a list in the record.
    pub fn read(list: &Value) -> Option<Samples> {
        Samples::of(&list.as_array()?.iter().filter_map(Value::as_f64).collect::<Vec<_>>())
    }
}

/// Milliseconds with what suits them: µs below one, s from ten thousand on.
pub fn time(milliseconds: f64) -> String {
    match milliseconds {
        t if t < 1.0 => format!("{} µs", three_digits(t * 1000.0)),
        t if t < 10_000.0 => format!("{} ms", three_digits(t)),
        t => format!("{} s", three_digits(t / 1000.0)),
    }
}

/// Three digits that count, with a decimal comma.
pub fn three_digits(number: f64) -> String {
    let digits = match number.abs() {
        n if n > 0.0 && n < 0.09995 => 4,
        n if n > 0.0 && n < 0.9995 => 3,
        n if n < 9.995 => 2,
        n if n < 99.95 => 1,
        _ => 0,
    };
    if digits == 0 { grouped(number.round() as i64) } else { format!("{number:.digits$}").replace('.', ",") }
}

/// How many times, as `3,1-mal`.
pub fn times(ratio: f64) -> String {
    format!("{}-mal", three_digits(ratio))
}

/// A whole number in groups of three.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            // Narrow and never broken.
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    if number < 0 { format!("−{text}") } else { text }
}

/// What a page reported at a size.
pub fn at_size(list: &Value, size: usize) -> &Value {
    let entries = list.as_array().into_iter().flatten();
    entries.into_iter().find(|entry| entry["size"] == size).unwrap_or(&Value::Null)
}

/// The sizes that were measured, in order.
pub fn sizes(record: &Value) -> Vec<usize> {
    let entries = record["found"]["engines"].as_array().into_iter().flatten();
    entries.filter_map(|entry| usize::try_from(entry["size"].as_u64()?).ok()).collect()
}

/// Times of an engine at a job among so many measures, and what was wrong with its results.
pub fn job(record: &Value, size: usize, job: &str, engine: &str) -> Option<(Samples, Vec<String>)> {
    let entry = &at_size(&record["found"]["engines"], size)["jobs"][job][engine];
    let wrong = entry["wrong"].as_array()?.iter().filter_map(|fault| fault.as_str().map(str::to_owned)).collect();
    Some((Samples::read(&entry["times"])?, wrong))
}

/// The median if the results are right.
pub fn right(record: &Value, size: usize, job_name: &str, engine: &str) -> Option<f64> {
    job(record, size, job_name, engine).filter(|(_, wrong)| wrong.is_empty()).map(|(samples, _)| samples.median)
}

/// Times from the text to the first results.
pub fn ready(record: &Value, size: usize, engine: &str) -> Option<Samples> {
    Samples::read(&at_size(&record["found"]["engines"], size)["ready"][engine])
}

/// How long the widget takes from a click to the next frame.
pub fn click(record: &Value, size: usize) -> Option<Samples> {
    Samples::read(&at_size(&record["found"]["widget"], size)["clicks"]["times"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_the_99th_percentile() {
        assert_eq!(Samples::of(&[]), None);
        assert_eq!(Samples::of(&[3.0]), Some(Samples { median: 3.0, p99: 3.0, count: 1 }));
        assert_eq!(Samples::of(&[4.0, 1.0, 3.0, 2.0]), Some(Samples { median: 2.5, p99: 4.0, count: 4 }));
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(Samples::of(&hundred), Some(Samples { median: 50.5, p99: 99.0, count: 100 }));
        let more: Vec<f64> = (1..=201).map(f64::from).collect();
        assert_eq!(Samples::of(&more), Some(Samples { median: 101.0, p99: 199.0, count: 201 }));
    }

    #[test]
    fn numbers_are_written_as_in_german() {
        assert_eq!([0.00042, 0.000_012].map(time), ["0,420 µs", "0,0120 µs"]);
        assert_eq!(time(0.25), "250 µs");
        assert_eq!(time(7.994), "7,99 ms");
        assert_eq!(time(9.996), "10,0 ms");
        assert_eq!(time(1234.4), "1\u{202f}234 ms");
        assert_eq!(time(12_345.0), "12,3 s");
        assert_eq!(grouped(-1_234_567), "−1\u{202f}234\u{202f}567");
        assert_eq!(times(3.456), "3,46-mal");
    }
}
