// SPDX-License-Identifier: EUPL-1.2
//! What cargo-mutants found in one file, read from its `outcomes.json`.

use std::path::Path;

use serde_json::{Value, json};

use super::trial::End;
use crate::shell;

/// Faults by what became of them.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// A test failed.
    pub caught: u64,
    /// No test failed; each is named by place and change.
    pub missed: Vec<String>,
    /// It did not compile.
    pub unviable: u64,
    /// The tests did not end, each named. That is noticed, too.
    pub timeouts: Vec<String>,
}

pub fn read(folder: &Path) -> Result<Found, String> {
    let text = shell::read_text(&folder.join("outcomes.json"))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("outcomes.json is no JSON: {error}."))?;
    found_in(&value).ok_or_else(|| "outcomes.json of cargo-mutants has another form than expected.".to_string())
}

fn found_in(value: &Value) -> Option<Found> {
    let mut found = Found::default();
    for outcome in value["outcomes"].as_array()? {
        // The run without any fault.
        let Some(name) = outcome["scenario"]["Mutant"]["name"].as_str() else { continue };
        let end = match outcome["summary"].as_str()? {
            "CaughtMutant" => Some(End::Caught),
            "MissedMutant" => Some(End::Missed),
            "Unviable" => None,
            "Timeout" => Some(End::Endless),
            _ => return None,
        };
        found.count(end, name);
    }
    Some(found)
}

impl Found {
    /// One more fault: what became of it, nothing if it did not compile.
    pub fn count(&mut self, end: Option<End>, name: &str) {
        match end {
            Some(End::Caught) => self.caught += 1,
            Some(End::Missed) => self.missed.push(name.to_string()),
            Some(End::Endless) => self.timeouts.push(name.to_string()),
            None => self.unviable += 1,
        }
    }

    pub fn add(&mut self, more: Found) {
        self.caught += more.caught;
        self.missed.extend(more.missed);
        self.unviable += more.unviable;
        self.timeouts.extend(more.timeouts);
    }

    pub fn figures(&self, file: &str) -> Value {
        json!({
            "file": file, "caught": self.caught, "missed": self.missed.len(), "unviable": self.unviable,
            "timeouts": self.timeouts.len(), "missed_names": self.missed, "timeout_names": self.timeouts,
        })
    }

    pub fn said(&self) -> String {
        let (missed, timeouts) = (self.missed.len(), self.timeouts.len());
        format!("{} caught, {missed} missed, {} do not compile, {timeouts} without end", self.caught, self.unviable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_counted() {
        let one = |summary: &str, name: &str| json!({"scenario": {"Mutant": {"name": name}}, "summary": summary});
        let value = json!({"outcomes": [
            {"scenario": "Baseline", "summary": "Success"}, one("CaughtMutant", "a"), one("CaughtMutant", "b"),
            one("MissedMutant", "c"), one("Unviable", "d"), one("Timeout", "e"),
        ]});
        let found = found_in(&value).unwrap();
        assert_eq!((found.caught, found.unviable), (2, 1));
        assert_eq!((found.missed.as_slice(), found.timeouts.as_slice()), (&["c".to_string()][..], &["e".to_string()][..]));
        assert_eq!(found.figures("f")["missed_names"], json!(["c"]));
        assert_eq!(found_in(&json!({"outcomes": [one("Failure", "a")]})), None);
    }
}
