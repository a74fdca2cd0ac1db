// SPDX-License-Identifier: EUPL-1.2
//! The command line as it is read: what is to be done, apart from doing it.
//!
//! So that a test can read every command line that a document shows without running it.

use std::path::PathBuf;

use crate::USAGE;
use crate::catalog::Call;
use crate::test::Options;
use crate::{fuzz, soak};

/// One command with its arguments, read and not yet run.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Setup,
    Build {
        only: Option<Half>,
        catalog: Option<PathBuf>,
    },
    Run {
        catalog: Option<PathBuf>,
    },
    Test(Options),
    Bench {
        quick: bool,
    },
    /// The report of an earlier benchmark again.
    BenchReport {
        record: PathBuf,
        folder: PathBuf,
    },
    /// So many random cases from this seed on.
    Soak {
        cases: u64,
        first: u64,
    },
    /// Only these files, or all.
    Mutants(Vec<String>),
    Fuzz(fuzz::Options),
    Supply,
    Reproduce,
    Release,
    /// Only tries the release that is there.
    ReleaseTry,
    Coverage,
    /// What was measured and tested, from the records.
    Report,
    Shots,
    Catalog(Call),
}

/// One of the two single files.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Half {
    Widget,
    Editor,
}

impl Command {
    /// Reads the words after `cargo xtask`.
    ///
    /// # Errors
    ///
    /// What to say to the person who typed them.
    pub fn read(words: &[&str]) -> Result<Command, String> {
        Ok(match words {
            [] | ["help" | "--help" | "-h"] => Command::Help,
            ["setup"] => Command::Setup,
            ["build", "--widget", rest @ ..] => Command::Build { only: Some(Half::Widget), catalog: catalog_option(rest)? },
            ["build", "--editor", rest @ ..] => Command::Build { only: Some(Half::Editor), catalog: catalog_option(rest)? },
            ["build", rest @ ..] => Command::Build { only: None, catalog: catalog_option(rest)? },
            ["run", rest @ ..] => Command::Run { catalog: catalog_option(rest)? },
            ["test", rest @ ..] => Command::Test(Options::read(rest)?),
            ["bench"] => Command::Bench { quick: false },
            ["bench", "quick"] => Command::Bench { quick: true },
            ["bench", "report", record, folder] => Command::BenchReport { record: record.into(), folder: folder.into() },
            ["soak", numbers @ ..] => {
                let (cases, first) = soak::numbers(numbers)?;
                Command::Soak { cases, first }
            }
            ["mutants", files @ ..] => Command::Mutants(files.iter().map(|file| (*file).to_owned()).collect()),
            ["fuzz", rest @ ..] => Command::Fuzz(fuzz::Options::read(rest)?),
            ["supply"] => Command::Supply,
            ["reproduce"] => Command::Reproduce,
            ["release"] => Command::Release,
            ["release", "try"] => Command::ReleaseTry,
            ["coverage"] => Command::Coverage,
            ["report"] => Command::Report,
            ["shots"] => Command::Shots,
            ["catalog", rest @ ..] => Command::Catalog(Call::read(rest)?),
            _ => return Err(format!("There is no command {:?}.\n\n{USAGE}", words.join(" "))),
        })
    }
}

/// Reads `[--catalog FILE]`; without it the project's own catalogue is built in.
fn catalog_option(words: &[&str]) -> Result<Option<PathBuf>, String> {
    match words {
        [] => Ok(None),
        ["--catalog", file] => Ok(Some(PathBuf::from(file))),
        _ => Err(format!("Unknown arguments: {}\n\n{USAGE}", words.join(" "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_commands() {
        let read = |line: &str| Command::read(&line.split_whitespace().collect::<Vec<_>>());
        let catalog = Some(PathBuf::from("k.json"));
        assert_eq!(read(""), Ok(Command::Help));
        assert_eq!(read("build"), Ok(Command::Build { only: None, catalog: None }));
        assert_eq!(read("build --editor"), Ok(Command::Build { only: Some(Half::Editor), catalog: None }));
        assert_eq!(read("build --widget --catalog k.json"), Ok(Command::Build { only: Some(Half::Widget), catalog }));
        assert_eq!(read("test --all x"), Ok(Command::Test(Options { all: true, filter: Some("x".to_string()), record: false })));
        for wrong in ["setup now", "build --both", "run --catalog", "test --fast", "bench slow", "bench report a", "catalog", "x"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
