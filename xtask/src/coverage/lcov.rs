// SPDX-License-Identifier: EUPL-1.2
//! Reads lcov's lines: how often each line ran and each branch was taken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use super::left::Left;
use crate::project::without_tests;
use crate::shell;

/// What the tests reach of one file, its own tests left out.
#[derive(Debug, Default, PartialEq)]
struct File {
    lines: BTreeMap<usize, bool>,
    /// Both ways of every branch; `(line, block, way)`.
    branches: BTreeMap<(usize, String), bool>,
    source: String,
}

impl File {
    fn lines_left(&self) -> Vec<usize> {
        self.lines.iter().filter(|(_, ran)| !**ran).map(|(line, _)| *line).collect()
    }

    fn branches_left(&self) -> Vec<usize> {
        let mut left: Vec<usize> = self.branches.iter().filter(|(_, taken)| !**taken).map(|((line, _), _)| *line).collect();
        left.dedup();
        left
    }
}

/// What the tests reach of all files.
pub struct Covered {
    files: BTreeMap<String, File>,
}

impl Covered {
    /// The files below a folder.
    pub fn of(text: &str, below: &Path, root: &Path) -> Result<Covered, String> {
        let mut files = BTreeMap::new();
        for record in text.split("end_of_record") {
            let Some(path) = record.lines().find_map(|line| line.strip_prefix("SF:")) else { continue };
            let path = Path::new(path);
            // A file of tests alone is nothing that tests could reach.
            if !path.starts_with(below) || path.ends_with("tests.rs") {
                continue;
            }
            let source = shell::read_text(path)?;
            let name = path.strip_prefix(root).unwrap_or(path).display().to_string();
            let end = without_tests(&source).lines().count() + 1;
            files.insert(name, File { source: source.clone(), ..read(record, end) });
        }
        if files.is_empty() { Err("Nothing was counted.".to_string()) } else { Ok(Covered { files }) }
    }

    fn lines(&self) -> (usize, usize) {
        sum(self.files.values().flat_map(|file| file.lines.values()))
    }

    fn branches(&self) -> (usize, usize) {
        sum(self.files.values().flat_map(|file| file.branches.values()))
    }

    pub fn figures(&self) -> Value {
        let ((lines, all_lines), (branches, all_branches)) = (self.lines(), self.branches());
        let left = |(name, file): (&String, &File)| {
            let (lines, ways) = (file.lines_left(), file.branches_left());
            let nothing = lines.is_empty() && ways.is_empty();
            (!nothing).then(|| json!({ "file": name, "lines": stretches(&lines), "branches": stretches(&ways) }))
        };
        json!({
            "lines": { "covered": lines, "count": all_lines },
            "branches": { "covered": branches, "count": all_branches },
            "left": self.files.iter().filter_map(left).collect::<Vec<_>>(),
            "reasons": self.left().reasons,
            "unexplained": self.left().unexplained,
        })
    }

    /// What is left, by reason: a line once, also where a way of a branch in it is left, too.
    pub fn left(&self) -> Left {
        let mut left = Left::default();
        for (name, file) in &self.files {
            let source: Vec<&str> = file.source.lines().collect();
            let never = file.lines_left();
            let places: BTreeSet<usize> = never.iter().copied().chain(file.branches_left()).collect();
            places.into_iter().for_each(|line| left.add(name, line, !never.contains(&line), &source));
        }
        left
    }

    pub fn said(&self) -> String {
        let ((lines, all_lines), (branches, all_branches)) = (self.lines(), self.branches());
        let mut said = format!("Coverage: {lines} of {all_lines} lines, {branches} of {all_branches} ways of branches. Left:");
        for file in self.figures()["left"].as_array().into_iter().flatten() {
            said += &format!("\n  {}: lines {}; branches in {}", file["file"], file["lines"], file["branches"]);
        }
        said
    }
}

fn sum<'a>(reached: impl Iterator<Item = &'a bool>) -> (usize, usize) {
    reached.fold((0, 0), |(reached, all), one| (reached + usize::from(*one), all + 1))
}

/// The lines and branches before `end`.
fn read(record: &str, end: usize) -> File {
    let mut file = File::default();
    for line in record.lines() {
        if let Some((line, count)) = line.strip_prefix("DA:").and_then(|rest| rest.split_once(',')) {
            let ran = !count.starts_with('0');
            let line = line.parse().unwrap_or(usize::MAX);
            if line < end {
                *file.lines.entry(line).or_default() |= ran;
            }
        } else if let Some((way, count)) = line.strip_prefix("BRDA:").and_then(|rest| rest.rsplit_once(',')) {
            let (line, way) = way.split_once(',').unwrap_or((way, ""));
            let line = line.parse().unwrap_or(usize::MAX);
            if line < end {
                *file.branches.entry((line, way.to_string())).or_default() |= count != "-" && count != "0";
            }
        }
    }
    file
}

/// Ascending numbers as stretches: `3`, `7-9`.
fn stretches(numbers: &[usize]) -> Vec<String> {
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match stretches.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            _ => stretches.push((*number, *number)),
        }
    }
    stretches.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}-{to}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_branches_before_the_tests_are_read() {
        let record =
            "SF:/a.rs\nDA:3,0\nDA:4,12\nDA:5,0\nDA:5,2\nBRDA:4,0,0,7\nBRDA:4,0,1,-\nBRDA:6,0,0,0\nDA:20,0\nBRDA:20,0,0,0\n";
        let file = read(record, 20);
        assert_eq!(file.lines, [(3, false), (4, true), (5, true)].into());
        let covered = Covered { files: [("a.rs".to_string(), file)].into() };
        assert_eq!(covered.left().unexplained, ["a.rs:3: ", "a.rs:4: ", "a.rs:6: "]);
        assert_eq!((covered.lines(), covered.branches()), ((2, 3), (1, 3)));
        assert_eq!(covered.figures()["left"], json!([{"file": "a.rs", "lines": ["3"], "branches": ["4", "6"]}]));
        assert_eq!(stretches(&[1, 2, 3, 7, 9, 10]), ["1-3", "7", "9-10"]);
    }
}
