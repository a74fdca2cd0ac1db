// SPDX-License-Identifier: EUPL-1.2
//! The bars that the figures are held against, each with what was reached.

use serde_json::{Value, json};

use super::figures::{Samples, at_size, click, grouped, job, ready, right, time, times};

/// A bar with what was found.
#[derive(Debug, PartialEq)]
pub struct Bar {
    pub what: &'static str,
    pub bar: String,
    pub found: String,
    /// `None` where it was not measured.
    pub reached: Option<bool>,
    /// What is missing to the bar, "" if nothing is.
    pub short: String,
}

/// How a figure is written.
type Written = fn(f64) -> String;

fn bytes(number: f64) -> String {
    format!("{} Byte", grouped(number as i64))
}

/// At most so much.
fn most(what: &'static str, found: Option<f64>, limit: f64, written: Written) -> Bar {
    let reached = found.map(|found| found <= limit);
    let short = match found {
        Some(found) if found > limit => format!("{} über der Schranke", times(found / limit)),
        _ => String::new(),
    };
    Bar { what, bar: format!("höchstens {}", written(limit)), found: said(found, written), reached, short }
}

/// At least so much.
fn least(what: &'static str, found: Option<f64>, limit: f64, written: Written) -> Bar {
    let reached = found.map(|found| found >= limit);
    let short = match found {
        Some(found) if found < limit => format!("{} zu wenig", times(limit / found)),
        _ => String::new(),
    };
    Bar { what, bar: format!("mindestens {}", written(limit)), found: said(found, written), reached, short }
}

fn said(found: Option<f64>, written: Written) -> String {
    found.map_or("nicht gemessen".to_owned(), written)
}

/// How many times as long as ours another engine takes; only if both are right.
fn faster(record: &Value, size: usize, name: &str, other: &str) -> Option<f64> {
    Some(right(record, size, name, other)? / right(record, size, name, "ours")?)
}

fn ratio(one: Option<Samples>, other: Option<Samples>) -> Option<f64> {
    Some(one?.median / other?.median)
}

/// Every bar, in the order of the report.
pub fn bars(record: &Value) -> Vec<Bar> {
    let (ten, hundred) = (10_000, 100_000);
    let answers = |size| right(record, size, "answers", "ours");
    let texts = ["words", "parts"].map(|name| right(record, hundred, name, "ours"));
    let slower_text = texts.into_iter().collect::<Option<Vec<f64>>>().and_then(|both| both.into_iter().reduce(f64::max));
    let bytes_of = |value: &Value| value.as_f64();
    let mut list = vec![
        most("Ergebnisse, Zählungen und Fragen, 100 000 Maßnahmen", answers(hundred), 8.0, time),
        least("dasselbe gegen die einfache Schleife", faster(record, hundred, "answers", "plain"), 20.0, times),
        most("dasselbe, 10 000 Maßnahmen", answers(ten), 1.0, time),
        most("Text, Kriterien und Zählungen, 100 000 Maßnahmen", slower_text, 4.0, time),
        least("dasselbe gegen MiniSearch mit Filter", faster(record, hundred, "words", "minisearch"), 10.0, times),
        complete(record),
        most(
            "erste Ergebnisse aus JSON gegen JSON.parse, 10 000 Maßnahmen",
            ratio(ready(record, ten, "ours"), ready(record, ten, "JSON.parse")),
            3.0,
            times,
        ),
        most(
            "erste Ergebnisse aus JSON gegen den Index von MiniSearch allein, 100 000 Maßnahmen",
            ratio(
                ready(record, hundred, "ours"),
                Samples::read(&at_size(&record["found"]["engines"], hundred)["index"]["minisearch"]),
            ),
            1.0,
            times,
        ),
        most("längste Aufgabe beim Laden, 100 000 Maßnahmen (die Seite bleibt bedienbar)", longest(record, hundred), 200.0, time),
        most("längste Aufgabe beim Laden, 10 000 Maßnahmen", longest(record, ten), 50.0, time),
        most("Klick bis zum Bild, 100 000 gegen 32 Maßnahmen", ratio(click(record, hundred), click(record, 32)), 1.3, times),
        grows(record),
    ];
    let start = |page: &str| Samples::read(&record["found"]["start"][page]["cold"]);
    list.push(most("Kaltstart der einen Datei gegen die Seite mit ItemsJS", ratio(start("ours"), start("itemsjs")), 1.5, times));
    list.push(most("ganze Anwendung nach brotli", bytes_of(&record["bytes"]["app"]["brotli"]), 100_000.0, bytes));
    list.push(most("eine Datei ohne Katalog", bytes_of(&record["bytes"]["single"]), 190_000.0, bytes));
    list
}

/// What the benchmark adds to the history of long runs: every bar with what was reached.
pub fn summary(record: &Value) -> Value {
    let told = |bar: Bar| json!({ "what": bar.what, "bar": bar.bar, "found": bar.found, "reached": bar.reached });
    json!({ "bars": bars(record).into_iter().map(told).collect::<Vec<_>>() })
}

/// Parts of compounds and umlauts in every spelling find everything.
fn complete(record: &Value) -> Bar {
    let found = job(record, 100_000, "parts", "ours").map(|(_, wrong)| wrong);
    let told = found.as_ref().map_or("nicht gemessen".to_owned(), |wrong| match wrong.len() {
        0 => "alle Treffer".to_owned(),
        count => format!("{count} Anfragen falsch"),
    });
    let short = found.as_ref().and_then(|wrong| wrong.first().cloned()).unwrap_or_default();
    let reached = found.map(|wrong| wrong.is_empty());
    Bar { what: "Wortteile und Umlaute, 100 000 Maßnahmen", bar: "alle Treffer".to_owned(), found: told, reached, short }
}

/// The longest task while loading; 0 where none was long enough to be told.
fn longest(record: &Value, size: usize) -> Option<f64> {
    let tasks = at_size(&record["found"]["widget"], size)["longTasks"].as_array()?;
    Some(tasks.iter().filter_map(Value::as_f64).fold(0.0, f64::max))
}

/// Memory after the last thousand clicks against the thousand before. A heap breathes by a hundredth.
fn grows(record: &Value) -> Bar {
    let entries = record["found"]["widget"].as_array().into_iter().flatten();
    let memory: Vec<&Value> = entries.filter_map(|entry| entry["memory"].as_array()).flatten().collect();
    let grown = |key: &str| match memory.as_slice() {
        [_, before, after] => Some((after[key].as_f64()? - before[key].as_f64()?, before[key].as_f64()?)),
        _ => None,
    };
    let (wasm, heap) = (grown("wasm"), grown("heap"));
    let found = match (wasm, heap) {
        (Some((wasm, _)), Some((heap, _))) => format!("WebAssembly {}, JavaScript {}", bytes(wasm), bytes(heap)),
        _ => "nicht gemessen".to_owned(),
    };
    let reached = wasm.zip(heap).map(|((wasm, _), (heap, all))| wasm <= 0.0 && heap <= all / 100.0);
    let short = if reached == Some(false) { "wächst".to_owned() } else { String::new() };
    Bar {
        what: "Speicher nach 1 000 weiteren Klicks",
        bar: "kein Wachstum (JavaScript bis 1 %)".to_owned(),
        found,
        reached,
        short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_says_by_how_much_it_is_missed() {
        let bar = most("x", Some(16.0), 8.0, time);
        assert_eq!((bar.reached, bar.short.as_str()), (Some(false), "2,00-mal über der Schranke"));
        let bar = least("x", Some(5.0), 20.0, times);
        assert_eq!((bar.reached, bar.short.as_str()), (Some(false), "4,00-mal zu wenig"));
        assert_eq!(most("x", Some(8.0), 8.0, time).reached, Some(true));
        assert_eq!(most("x", None, 8.0, time).reached, None);
    }

    #[test]
    fn a_wrong_engine_does_not_count() {
        let engines = |wrong: &[&str]| {
            json!({ "found": { "engines": [{ "size": 100_000, "jobs": { "words": {
                "ours": { "times": [1.0], "wrong": [] }, "minisearch": { "times": [30.0], "wrong": wrong },
            }}}]}})
        };
        assert_eq!(faster(&engines(&[]), 100_000, "words", "minisearch"), Some(30.0));
        assert_eq!(faster(&engines(&["shown: 1 statt 2"]), 100_000, "words", "minisearch"), None);
    }

    #[test]
    fn memory_that_grows_is_told() {
        let record = |wasm: f64, heap: f64| {
            let taken = |wasm: f64, heap: f64| json!({ "wasm": wasm, "heap": heap });
            json!({ "found": { "widget": [{ "memory": [taken(1.0, 1.0), taken(100.0, 1000.0), taken(wasm, heap)] }] } })
        };
        assert_eq!(grows(&record(100.0, 1009.0)).reached, Some(true));
        assert_eq!(grows(&record(101.0, 1000.0)).reached, Some(false));
        assert_eq!(grows(&record(100.0, 1011.0)).reached, Some(false));
        assert_eq!(grows(&json!({})).reached, None);
    }
}
