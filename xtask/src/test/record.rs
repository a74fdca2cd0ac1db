// SPDX-License-Identifier: EUPL-1.2
//! What a run of the tests tells for the record `test`: how many passed and failed in each part, and what the parts say of
//! themselves, such as a size or how many states axe looked at.

use serde_json::{Value, json};

use super::counts::Counts;

/// A part that has run.
pub struct Told {
    pub name: String,
    pub counts: Counts,
    /// What it says of itself, empty for nothing.
    pub note: String,
}

pub fn figures(all: bool, counts: Counts, parts: &[Told]) -> Value {
    let told = |part: &Told| {
        let mut value = json!({ "name": part.name, "passed": part.counts.passed, "failed": part.counts.failed });
        if !part.note.is_empty() {
            value["note"] = part.note.clone().into();
        }
        value
    };
    json!({
        "all": all, "passed": counts.passed, "failed": counts.failed, "parts": parts.iter().map(told).collect::<Vec<_>>(),
    })
}

/// The lines `counted: …` of a program, joined.
pub fn notes_in(output: &str) -> String {
    let notes: Vec<&str> = output.lines().filter_map(|line| line.strip_prefix("counted: ")).collect();
    notes.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_say_what_they_counted() {
        let note = notes_in("test a ... ok\ncounted: 12 states under axe, 0 violations\ntest result: ok. 1 passed; 0 failed;\n");
        assert_eq!(note, "12 states under axe, 0 violations");
        let counts = Counts { passed: 3, failed: 1 };
        let parts =
            [Told { name: "page tests".into(), counts, note }, Told { name: "format".into(), counts, note: String::new() }];
        let expected = json!({ "all": true, "passed": 4, "failed": 2, "parts": [
            { "name": "page tests", "passed": 3, "failed": 1, "note": "12 states under axe, 0 violations" },
            { "name": "format", "passed": 3, "failed": 1 },
        ] });
        assert_eq!(figures(true, Counts { passed: 4, failed: 2 }, &parts), expected);
    }
}
