// SPDX-License-Identifier: EUPL-1.2
//! What the project takes from others: how many crates, which, under which licences and from where.
//!
//! What needs no tool is part of every `cargo xtask test` ([`crates_of_what_ships`]); `cargo xtask supply` runs the tools.

pub mod bill;
pub mod code;
pub mod crates;
mod publiccode;
mod tools;

use std::collections::BTreeSet;
use std::time::Instant;

use crates::{Crates, EDITOR, WIDGET};
use serde_json::{Value, json};

use crate::project::Project;
use crate::setup::{self, Part};
use crate::{build, build_editor, records, shell};

/// How many crates may be compiled for the widget, the project's own and those that only run in the compiler counted too.
const MOST_CRATES: usize = 90;

/// Where the direct dependencies are justified.
const TABLE: &str = "ARCHITECTURE.md";
const HEADING: &str = "## Direct dependencies of what ships";

/// Counts the crates of the widget, looks for second copies in what ships, and for a reason for each dependency.
///
/// # Errors
/// Each that is too many, there twice, or without a reason. Needs the release.
pub fn crates_of_what_ships(project: &Project) -> Result<String, String> {
    let (widget, editor) = (Crates::of(project, WIDGET)?, Crates::of(project, EDITOR)?);
    let mut wrong = Vec::new();
    if widget.all.len() > MOST_CRATES {
        wrong.push(format!("{} crates are compiled for the widget; {MOST_CRATES} are allowed.", widget.all.len()));
    }
    wrong.extend(second_copies(project)?);
    let direct: BTreeSet<String> = widget.direct.union(&editor.direct).cloned().collect();
    wrong.extend(unjustified(&shell::read_text(&project.root.join(TABLE))?, &direct)?);
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    let with_code = code::count(&compiled(project, WIDGET)?);
    Ok(format!(
        "{} of {MOST_CRATES} for the widget, {} of them become WebAssembly, {with_code} leave code in it; {} for the editor",
        widget.all.len(),
        widget.linked.len(),
        editor.all.len()
    ))
}

/// Builds the release, lets every tool check it, and keeps a record.
pub fn run(project: &Project) -> Result<(), String> {
    setup::run(project, Part::Build)?;
    build::run(project, &project.root.join("catalog.json"))?;
    build_editor::run(project)?;
    let begin = Instant::now();
    let commit = records::commit(project);
    let counted = crates_of_what_ships(project)?;
    println!("Supply: crates: {counted}.");
    for (what, check) in CHECKS {
        check(project)?;
        println!("Supply: {what}: in order.");
    }
    let advisories = tools::advisories(project)?;
    println!("Supply: known weaknesses: {}.", advisories.said());
    let (widget, editor) = (Crates::of(project, WIDGET)?, Crates::of(project, EDITOR)?);
    let figures = json!({
        "crates": { "allowed": MOST_CRATES, "widget": figures(project, WIDGET, &widget)?, "editor": figures(project, EDITOR, &editor)? },
        "advisories": advisories.said(),
        "in_order": CHECKS.map(|(what, _)| what),
    });
    records::append(project, &commit, "supply", begin.elapsed(), figures)
}

/// What a published tool checks.
type Check = fn(&Project) -> Result<(), String>;

/// What `test --all` runs, too.
pub const CHECKS: [(&str, Check); 4] = [
    ("licences, copies and sources by cargo-deny", tools::deny),
    ("licences of the files by reuse", tools::reuse),
    ("publiccode.yml", |project| publiccode::check(&tools::publiccode(project)?)),
    ("form of the bill of materials", |project| tools::bill(project, &bill::file(project))),
];

fn figures(project: &Project, package: &str, crates: &Crates) -> Result<Value, String> {
    let wasm = compiled(project, package)?;
    Ok(json!({ "compiled": crates.all.len(), "to_wasm": crates.linked.len(), "with_code": code::count(&wasm) }))
}

/// The WebAssembly of a package as the compiler left it, with the names of functions.
fn compiled(project: &Project, package: &str) -> Result<Vec<u8>, String> {
    let name = package.replace('-', "_");
    shell::read(&project.web_target.join(format!("wasm32-unknown-unknown/release/{name}.wasm")))
}

/// A sentence for each crate of which two copies have code in what ships.
fn second_copies(project: &Project) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    for package in [WIDGET, EDITOR] {
        let wasm = compiled(project, package)?;
        if code::count(&wasm) == 0 {
            wrong.push(format!("The names of the functions in {package} tell no crates."));
        }
        wrong.extend(code::second_copies(&wasm).iter().map(|name| format!("{package} holds two copies of {name}.")));
    }
    Ok(wrong)
}

/// A sentence for each dependency without a line in the table, and each line without a dependency.
fn unjustified(document: &str, direct: &BTreeSet<String>) -> Result<Vec<String>, String> {
    let table = document.split(HEADING).nth(1).ok_or_else(|| format!("{TABLE} has no heading “{HEADING}”."))?;
    let table = table.split("\n## ").next().unwrap_or_default();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    let mut named = BTreeSet::new();
    let mut wrong = Vec::new();
    for (crates, reason) in rows.filter(|(first, _)| *first != "crate") {
        if reason.trim_end_matches(['|', ' ']).is_empty() {
            wrong.push(format!("{TABLE} gives no reason for {crates}."));
        }
        named.extend(crates.split(',').map(|name| name.trim().to_owned()));
    }
    wrong.extend(direct.difference(&named).map(|name| format!("{TABLE} has no line for the dependency {name}.")));
    wrong.extend(named.difference(direct).map(|name| format!("{TABLE} has a line for {name}, which nothing that ships names.")));
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_licence_is_the_same_in_both_places() {
        let text = |name: &str| shell::read_text(&Project::here().root.join(name)).unwrap();
        assert_eq!(text("LICENSE"), text("LICENSES/EUPL-1.2.txt"));
    }

    #[test]
    fn a_dependency_needs_a_line_and_a_line_a_dependency() {
        let direct = BTreeSet::from(["yew".to_owned(), "gloo".to_owned()]);
        let document = |rows: &str| format!("# A\n\n{HEADING}\n\n| crate | why |\n|---|---|\n{rows}\n## B\n\n| x | y |\n");
        let said = |rows: &str| unjustified(&document(rows), &direct).unwrap();
        assert!(said("| yew | the component |\n| gloo | timers |\n").is_empty());
        assert!(said("| yew, gloo | the component |\n").is_empty());
        assert_eq!(said("| yew | the component |\n"), ["ARCHITECTURE.md has no line for the dependency gloo."]);
        assert_eq!(said("| yew, gloo | |\n"), ["ARCHITECTURE.md gives no reason for yew, gloo."]);
        assert_eq!(said("| yew, gloo, rand | x |\n").len(), 1);
        assert!(unjustified("# nothing", &direct).is_err());
    }
}
