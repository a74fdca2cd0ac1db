// SPDX-License-Identifier: EUPL-1.2
//! Writes `docs/qualitaet.md`: each promise, the tests behind it, its figure, and what is not tested.
//!
//! Every figure comes from a record in `docs/messungen/verlauf.jsonl` or is counted in the sources. The wording is here; no
//! number is. A test compares the page in the repository with what would be written.

mod evidence;
mod mutants;
mod page;
mod promises;

use std::path::PathBuf;

use crate::project::Project;
use crate::shell;
use evidence::Evidence;

/// Writes the page.
pub fn run(project: &Project) -> Result<(), String> {
    let text = written(project)?;
    shell::write(&file(project), text)?;
    println!("Report: {} is written.", file(project).display());
    Ok(())
}

fn file(project: &Project) -> PathBuf {
    project.root.join("docs/qualitaet.md")
}

fn written(project: &Project) -> Result<String, String> {
    Ok(page::page(&Evidence::of(project)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;

    #[test]
    fn the_page_on_quality_is_what_would_be_written() {
        let project = Project::here();
        let there = shell::read_text(&file(&project)).unwrap_or_default();
        assert!(there == written(&project).unwrap(), "Run cargo xtask report and commit docs/qualitaet.md.");
    }

    #[test]
    fn every_test_behind_a_promise_exists() {
        let project = Project::here();
        let missing: Vec<String> = promises::ALL
            .iter()
            .flat_map(|promise| promise.tests)
            .filter(|(file, name)| match *file {
                promises::COMMAND => Command::read(&[name]).is_err(),
                file => !shell::read_text(&project.root.join(file)).is_ok_and(|text| holds_test(&text, name)),
            })
            .map(|(file, name)| format!("{file} has no test {name}"))
            .collect();
        assert!(missing.is_empty(), "{}", missing.join("\n"));
        assert!(promises::ALL.iter().all(|promise| !promise.tests.is_empty()));
    }

    /// A test is a function that is marked as one, or a name that is handed to what runs it; several may begin alike.
    fn holds_test(text: &str, name: &str) -> bool {
        let marked = text.find(&format!("fn {name}(")).and_then(|at| {
            let before: Vec<&str> = text.get(..at)?.rsplit_once('\n')?.0.lines().rev().map(str::trim).collect();
            Some(
                before
                    .iter()
                    .take_while(|line| line.starts_with("#["))
                    .any(|line| line.ends_with("test]") || line.ends_with("test)]")),
            )
        });
        marked == Some(true) || text.contains(&format!("\"{name}"))
    }
}
