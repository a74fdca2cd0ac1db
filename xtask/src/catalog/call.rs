// SPDX-License-Identifier: EUPL-1.2
//! The words after `cargo xtask catalog`: read, and nothing done yet.

use std::path::PathBuf;

use foerderkompass_core::Date;

use super::USAGE;

/// Which of the commands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum What {
    #[default]
    Check,
    Assess,
    Schema,
    Report,
    Diff,
    Coverage,
}

/// A command of this folder with everything it was told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Call {
    pub what: What,
    /// What stands there without an option: files, for `coverage` also attributes and answers.
    pub files: Vec<String>,
    pub today: Option<Date>,
    pub on: Option<Date>,
    pub catalog: Option<PathBuf>,
    pub answers: Option<PathBuf>,
    pub html: Option<PathBuf>,
    /// Where the values go.
    pub json: Option<PathBuf>,
    /// The values are to be printed instead of sentences.
    pub as_json: bool,
    /// Only compare, write nothing.
    pub check: bool,
}

/// A command's name, how many files it takes, its options with a value, and those without.
pub type Shape = (&'static str, What, std::ops::RangeInclusive<usize>, &'static [&'static str], &'static [&'static str]);

pub const SHAPES: [Shape; 6] = [
    ("check", What::Check, 0..=1, &["--today"], &[]),
    ("assess", What::Assess, 0..=0, &["--catalog", "--answers", "--today", "--on"], &[]),
    ("schema", What::Schema, 0..=0, &[], &["--check"]),
    ("report", What::Report, 0..=1, &["--today", "--html", "--json"], &[]),
    ("diff", What::Diff, 2..=2, &["--html"], &["--json"]),
    ("coverage", What::Coverage, 2..=usize::MAX, &["--today", "--html"], &["--json"]),
];

impl Call {
    /// Reads a command, `--option VALUE`, `--option=VALUE`, `--option` and files.
    ///
    /// # Errors
    ///
    /// What to say to the person who typed it, in German.
    pub fn read(words: &[&str]) -> Result<Call, String> {
        let [name, rest @ ..] = words else {
            return Err(USAGE.to_string());
        };
        let (_, what, files, valued, bare) = SHAPES.iter().find(|shape| shape.0 == *name).ok_or_else(|| USAGE.to_string())?;
        let mut call = Call { what: *what, ..Call::default() };
        let mut given: Vec<&str> = Vec::new();
        let mut rest = rest.iter();
        while let Some(word) = rest.next() {
            if !word.starts_with('-') {
                call.files.push((*word).to_string());
                continue;
            }
            let (option, value) = word.split_once('=').map_or((*word, None), |(option, value)| (option, Some(value)));
            if given.contains(&option) {
                return Err(format!("{option} steht zweimal da."));
            }
            given.push(option);
            if bare.contains(&option) && value.is_none() {
                call.set(option, "")?;
            } else if valued.contains(&option) {
                let value = value.or_else(|| rest.next().copied());
                call.set(option, value.ok_or_else(|| format!("Nach {option} fehlt der Wert.\n\n{USAGE}"))?)?;
            } else {
                return Err(format!("Die Option {option} gibt es hier nicht.\n\n{USAGE}"));
            }
        }
        call.complete(files)
    }

    /// Keeps the value of an option; one without a value has the empty text.
    fn set(&mut self, option: &str, value: &str) -> Result<(), String> {
        match option {
            "--today" => self.today = Some(date(option, value)?),
            "--on" => self.on = Some(date(option, value)?),
            "--catalog" => self.catalog = Some(PathBuf::from(value)),
            "--answers" => self.answers = Some(PathBuf::from(value)),
            "--html" => self.html = Some(PathBuf::from(value)),
            "--json" if value.is_empty() => self.as_json = true,
            "--json" => self.json = Some(PathBuf::from(value)),
            _ => self.check = true,
        }
        Ok(())
    }

    /// Whether nothing is missing and nothing too much.
    fn complete(self, files: &std::ops::RangeInclusive<usize>) -> Result<Call, String> {
        let sentence = match self.what {
            What::Check => "check prüft eine Datei.",
            What::Assess => "assess braucht --catalog DATEI und --answers DATEI.",
            What::Schema => "schema nimmt keine Datei.",
            What::Report => "report liest eine Datei.",
            What::Diff => "diff braucht zwei Dateien: die alte und die neue.",
            What::Coverage => "coverage braucht einen Katalog und ein Merkmal.",
        };
        let lacking = self.what == What::Assess && (self.catalog.is_none() || self.answers.is_none());
        if lacking || !files.contains(&self.files.len()) {
            return Err(format!("{sentence}\n\n{USAGE}"));
        }
        Ok(self)
    }
}

fn date(option: &str, text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("{option}: „{text}“ ist kein Datum. Richtig ist zum Beispiel 2026-11-22."))
}
