// SPDX-License-Identifier: EUPL-1.2
//! What the page on quality rests on: the records of long runs, and what can be counted in the sources.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::mutants;
use crate::project::Project;
use crate::records::{self, Record};

pub struct Evidence {
    pub records: Vec<Record>,
    /// Host pages in `tests/pages`.
    pub host_pages: usize,
    /// Hostile catalogues in `tests/hostile` with what is expected of them.
    pub hostile: usize,
    /// The sources into which faults are put, and what each is now.
    pub tried: BTreeMap<String, String>,
}

/// All runs of a fuzz target.
pub struct Fuzzed<'a> {
    /// On the clock.
    pub seconds: u64,
    /// Of a processor, in seconds.
    pub computed: u64,
    pub executions: u64,
    /// The newest run, and what it found.
    pub last: &'a Record,
    pub found: &'a Value,
}

impl Evidence {
    pub fn of(project: &Project) -> Result<Evidence, String> {
        let pages = entries(project, "tests/pages")?;
        let hostile = entries(project, "tests/hostile")?;
        Ok(Evidence {
            // Before the first long run there is none.
            records: if records::file(project).is_file() { records::all(project)? } else { Vec::new() },
            host_pages: pages.iter().filter(|name| project.root.join("tests/pages").join(name).is_dir()).count(),
            hostile: hostile.iter().filter(|name| name.contains(".expect.")).count(),
            tried: mutants::prints(project, &mutants::sources(project)?)?,
        })
    }

    pub fn newest(&self, kind: &str) -> Option<&Record> {
        records::newest(&self.records, kind)
    }

    /// The stretches of random cases that ran on one state of the project, each seed once, as one record. Of several states
    /// the one with the most cases, the newer of equals: a short run takes nothing away from a long one.
    pub fn soak(&self) -> Option<Record> {
        let mut states: Vec<&str> = self.of_kind("soak").map(|record| record.commit.as_str()).collect();
        states.reverse();
        let mut best: Option<Record> = None;
        for state in states {
            let cases = |record: &Record| count(&record.figures, "/cases").unwrap_or(0);
            if let Some(sum) = self.stretches(state)
                && best.as_ref().is_none_or(|best| cases(best) < cases(&sum))
            {
                best = Some(sum);
            }
        }
        best
    }

    fn stretches(&self, state: &str) -> Option<Record> {
        let mut sum: Option<Record> = None;
        let mut tried: Vec<std::ops::Range<u64>> = Vec::new();
        for record in self.of_kind("soak").filter(|record| record.commit == state) {
            let first = count(&record.figures, "/first_seed")?;
            let seeds = first..first + count(&record.figures, "/cases")?;
            if tried.iter().any(|one| one.start < seeds.end && seeds.start < one.end) {
                continue;
            }
            tried.push(seeds);
            match &mut sum {
                None => sum = Some(record.clone()),
                Some(sum) => {
                    sum.seconds += record.seconds;
                    add(&mut sum.figures, &record.figures);
                }
            }
        }
        sum
    }

    /// The newest run of all tests; the newest one with the long ones if there is any and nothing has failed since.
    pub fn tests(&self) -> Option<&Record> {
        let newest = self.newest("test")?;
        let all = self.of_kind("test").filter(|record| record.figures["all"] == true).last();
        let failed = count(&newest.figures, "/failed") != Some(0);
        Some(if failed { newest } else { all.unwrap_or(newest) })
    }

    /// Each fuzz target that was ever run, by name.
    pub fn fuzzed(&self) -> BTreeMap<&str, Fuzzed<'_>> {
        let mut fuzzed: BTreeMap<&str, Fuzzed<'_>> = BTreeMap::new();
        for record in self.of_kind("fuzz") {
            for target in record.figures["targets"].as_array().into_iter().flatten() {
                let Some(name) = target["name"].as_str() else { continue };
                let of = |name: &str| count(target, name).unwrap_or(0);
                let one =
                    fuzzed.entry(name).or_insert(Fuzzed { seconds: 0, computed: 0, executions: 0, last: record, found: target });
                one.seconds += of("/seconds");
                one.computed += of("/cpu_seconds");
                one.executions += of("/executions");
                (one.last, one.found) = (record, target);
            }
        }
        fuzzed
    }

    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Record> {
        self.records.iter().filter(move |record| record.kind == kind)
    }
}

/// Adds every count of one record to that of the other.
fn add(sum: &mut Value, more: &Value) {
    match (sum, more) {
        (Value::Object(sum), Value::Object(more)) => {
            more.iter().for_each(|(name, more)| add(sum.entry(name.clone()).or_insert(Value::from(0)), more));
        }
        (sum, more) => {
            if let (Some(one), Some(other)) = (sum.as_u64(), more.as_u64()) {
                *sum = Value::from(one + other);
            }
        }
    }
}

fn entries(project: &Project, folder: &str) -> Result<Vec<String>, String> {
    let place = project.root.join(folder);
    let entries = std::fs::read_dir(&place).map_err(|error| format!("{} cannot be read: {error}.", place.display()))?;
    Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// A whole number as it is written in German, with narrow spaces between the thousands: 10 000 000.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('\u{202f}');
        }
        written.push(digit);
    }
    written
}

/// A count of a record; without it a record tells nothing.
pub fn count(figures: &Value, pointer: &str) -> Option<u64> {
    figures.pointer(pointer)?.as_u64()
}

/// When and on which state of the project.
pub fn when(record: &Record) -> String {
    format!("{}, Stand `{}`", record.date, record.commit)
}

/// A time in words.
pub fn lasting(seconds: u64) -> String {
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=7_199 => format!("{} min", (seconds + 30) / 60),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_are_written() {
        let written: Vec<String> = [0, 999, 1_000, 10_000_000].into_iter().map(number).collect();
        assert_eq!(written, ["0", "999", "1\u{202f}000", "10\u{202f}000\u{202f}000"]);
        assert_eq!([lasting(119), lasting(150), lasting(7_260)], ["119 s", "3 min", "2 h 1 min"]);
    }

    #[test]
    fn stretches_of_the_longest_state_are_added_and_each_seed_once() {
        let record = |commit: &str, first: u64, cases: u64| Record {
            kind: "soak".to_string(),
            date: "2026-11-22".to_string(),
            commit: commit.to_string(),
            seconds: 10,
            figures: serde_json::json!({ "first_seed": first, "cases": cases, "seen": { "open": cases / 2 } }),
        };
        let records = vec![
            record("old", 0, 7),
            record("new", 0, 4),
            record("new", 4, 6),
            record("new", 0, 4),
            record("new", 9, 4),
            record("short", 0, 3),
        ];
        let evidence = Evidence { records, host_pages: 0, hostile: 0, tried: BTreeMap::new() };
        let sum = evidence.soak().unwrap();
        assert_eq!(sum.commit, "new");
        assert_eq!((sum.seconds, &sum.figures["cases"], &sum.figures["seen"]["open"]), (20, &10.into(), &5.into()));
    }
}
