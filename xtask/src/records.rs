// SPDX-License-Identifier: EUPL-1.2
//! What long runs found: one line of JSON each in `docs/messungen/verlauf.jsonl`, committed with the project.
//!
//! A line is only ever added by the run that measured it. `cargo xtask report` reads them: mostly
//! the newest of a kind, for random cases the most on one state of the project.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use crate::project::Project;
use crate::shell;

/// One run: what ran, when, on which state of the project, and what it found.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The command, such as `soak` or `mutants`.
    pub kind: String,
    /// Day of the run, `YYYY-MM-DD`.
    pub date: String,
    /// The commit, twelve digits; with `+` when files differed from it.
    pub commit: String,
    /// How long it took, in seconds.
    pub seconds: u64,
    /// What it found; names and meaning are its command's.
    pub figures: Value,
}

/// Adds the record of a run that ended now. `commit` is what [`commit`] said when it began: in a run of hours somebody may
/// have gone on working meanwhile.
pub fn append(project: &Project, commit: &str, kind: &str, took: Duration, figures: Value) -> Result<(), String> {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let line = json!({
        "kind": kind,
        "date": today()?,
        "commit": commit,
        "machine": { "cores": cores, "system": std::env::consts::OS },
        "seconds": took.as_secs(),
        "figures": figures,
    });
    // At the end and in one go: another run may end at the same time.
    let file = file(project);
    let written = OpenOptions::new().create(true).append(true).open(&file);
    let written = written.and_then(|mut open| open.write_all(format!("{line}\n").as_bytes()));
    written.map_err(|error| format!("{} cannot be written: {error}.", file.display()))
}

/// All records, oldest first. A line that is none is an error with its number.
pub fn all(project: &Project) -> Result<Vec<Record>, String> {
    parsed(&shell::read_text(&file(project))?)
}

/// The newest record of a kind.
pub fn newest<'a>(records: &'a [Record], kind: &str) -> Option<&'a Record> {
    records.iter().rev().find(|record| record.kind == kind)
}

fn parsed(text: &str) -> Result<Vec<Record>, String> {
    text.lines()
        .enumerate()
        .map(|(at, line)| {
            record(line).ok_or_else(|| format!("verlauf.jsonl, line {}: this is not the record of a run: {line}", at + 1))
        })
        .collect()
}

fn record(line: &str) -> Option<Record> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = |name: &str| value[name].as_str().map(str::to_string);
    Some(Record {
        kind: text("kind")?,
        date: text("date")?,
        commit: text("commit")?,
        seconds: value["seconds"].as_u64()?,
        figures: value.get("figures")?.clone(),
    })
}

/// Where the records are.
pub fn file(project: &Project) -> PathBuf {
    project.root.join("docs/messungen/verlauf.jsonl")
}

/// The day, `YYYY-MM-DD`.
pub fn today() -> Result<String, String> {
    shell::ask("date", &["+%Y-%m-%d"]).ok_or_else(|| "The date is not known.".to_string())
}

/// The commit that the working files are of; `+` says that they differ from it.
pub fn commit(project: &Project) -> String {
    let root = project.root.display().to_string();
    let head = shell::ask("git", &["-C", &root, "rev-parse", "--short=12", "HEAD"]).unwrap_or_else(|| "unknown".to_string());
    let changed = shell::ask("git", &["-C", &root, "status", "--porcelain", "--", ".", ":!docs/messungen"])
        .is_some_and(|said| !said.is_empty());
    format!("{head}{}", if changed { "+" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"kind":"soak","date":"2026-11-22","commit":"abc","seconds":7,"figures":{"cases":3}}"#;

    #[test]
    fn the_newest_of_a_kind_is_found() {
        let later = LINE.replace("\"cases\":3", "\"cases\":4");
        let records = parsed(&format!("{LINE}\n{}\n{later}\n", LINE.replace("soak", "fuzz"))).unwrap();
        assert_eq!(records.len(), 3);
        assert_eq!(newest(&records, "soak").unwrap().figures["cases"], 4);
        assert_eq!(newest(&records, "bench"), None);
    }

    #[test]
    fn a_line_that_is_no_record_is_named() {
        let trouble = parsed(&format!("{LINE}\n{{}}\n")).unwrap_err();
        assert!(trouble.starts_with("verlauf.jsonl, line 2: "), "{trouble}");
    }
}
