// SPDX-License-Identifier: EUPL-1.2
//! What the records `mutants` say together: the newest run of each file counts.

use crate::records::Record;

use super::evidence::{Evidence, count};

/// All examined files together.
#[derive(Default)]
pub struct Sum<'a> {
    pub caught: u64,
    pub missed: u64,
    pub timeouts: u64,
    pub unviable: u64,
    /// The newest record of each examined file, in the order in which files are tried.
    pub files: Vec<(&'a str, &'a Record)>,
    /// Of these, the ones that are not what they were then.
    pub changed: Vec<&'a str>,
    /// Files that no run has examined yet.
    pub waiting: Vec<&'a str>,
}

pub fn sum(evidence: &Evidence) -> Sum<'_> {
    let mut sum = Sum::default();
    for (file, source) in &evidence.tried {
        let newest = evidence.of_kind("mutants").filter(|record| record.figures["file"] == file.as_str()).last();
        let Some(record) = newest else {
            sum.waiting.push(file);
            continue;
        };
        let of = |name: &str| count(&record.figures, name).unwrap_or(0);
        sum.caught += of("/caught");
        sum.missed += of("/missed");
        sum.timeouts += of("/timeouts");
        sum.unviable += of("/unviable");
        sum.files.push((file, record));
        if record.figures["source"] != source.as_str() {
            sum.changed.push(file);
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_newest_run_of_each_file_counts() {
        let record = |file: &str, caught: u64, missed: u64| Record {
            kind: "mutants".to_string(),
            date: String::new(),
            commit: String::new(),
            seconds: 1,
            figures: json!({"file": file, "source": "now", "caught": caught, "missed": missed, "unviable": 0, "timeouts": 1}),
        };
        let tried = [("a.rs", "now"), ("b.rs", "later"), ("c.rs", "now")];
        let tried = tried.map(|(file, source)| (file.to_string(), source.to_string())).into();
        let records = vec![record("a.rs", 3, 2), record("b.rs", 5, 0), record("a.rs", 5, 0), record("gone.rs", 9, 9)];
        let evidence = Evidence { records, host_pages: 0, hostile: 0, tried };
        let sum = sum(&evidence);
        assert_eq!((sum.caught, sum.missed, sum.timeouts, sum.unviable), (10, 0, 2, 0));
        assert_eq!((sum.files.len(), sum.changed, sum.waiting), (2, vec!["b.rs"], vec!["c.rs"]));
    }
}
