// SPDX-License-Identifier: EUPL-1.2
//! The commands of the project, `cargo xtask COMMAND`.
//!
//! Everything that a person or the continuous integration does with this repository starts here.
//! This file only reads the command line and passes on; each command has a file of its own.

mod bench;
mod build;
mod build_editor;
mod bundle;
mod catalog;
mod glue;
mod lock;
mod pack;
mod pins;
mod project;
mod records;
mod serve;
mod setup;
mod shell;
mod sort;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use project::Project;
use setup::Part;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  setup                   install whatever is missing to build and test (about 15 minutes at first)
  build [--widget|--editor] [--catalog FILE]
                          build the release: dist/ and pkg/, or only the widget, or only the editor
                          around the widget that is there
  run [--catalog FILE]    build, serve dist/ on this machine and print the address
  test [--all] [FILTER]   run every test; --all adds the long ones, FILTER picks by name
  bench [quick]           measure engine, pages and start beside other engines and write docs/leistung.md (8 minutes);
                          quick only tries everything with few samples, and writes into target/bench
  bench report RECORD FOLDER
                          write the report of an earlier record again, below a folder such as docs
  shots                   take pictures of the single file into shots/
  catalog check [FILE]    report the faults of a catalogue and try its personas
  catalog assess --catalog FILE --answers FILE [--today DATE] [--on DATE]
                          print the assessment of one person as JSON
  catalog schema [--check]
                          write catalog.schema.json; --check only compares
  catalog report [FILE] [--today DATE] [--html OUT] [--json OUT]
                          report faults, open points, rules, reviews and personas
  catalog diff OLD NEW [--json] [--html OUT]
                          say what changed between two catalogues and what it does
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let project = Project::here();
    match words.as_slice() {
        ["setup"] => ended(setup::run(&project, Part::Test)),
        ["build", rest @ ..] => ended(build(&project, rest)),
        ["run", rest @ ..] => ended(catalog_option(&project, rest).and_then(|catalog| {
            setup::run(&project, Part::Build)?;
            build::run(&project, &catalog)?;
            build_editor::run(&project)?;
            serve::run(&project)
        })),
        ["test", rest @ ..] => match test::Options::read(rest) {
            Ok(options) => test::run(&project, &options),
            Err(trouble) => ended(Err(trouble)),
        },
        ["bench"] => ended(bench::run(&project, false)),
        ["bench", "quick"] => ended(bench::run(&project, true)),
        ["bench", "report", record, folder] => ended(bench::again(record.as_ref(), folder.as_ref())),
        ["shots"] => ended(test::instead(&project, "--shots", &[])),
        ["catalog", rest @ ..] => catalog::run(&project, rest),
        ["help" | "--help" | "-h"] | [] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        [other, ..] => {
            eprintln!("There is no command {other:?}.\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Builds both, or the one that is named.
fn build(project: &Project, words: &[&str]) -> Result<(), String> {
    let only = words.first().copied().filter(|word| ["--widget", "--editor"].contains(word));
    let catalog = catalog_option(project, if only.is_some() { &words[1..] } else { words })?;
    setup::run(project, Part::Build)?;
    if only != Some("--editor") {
        build::run(project, &catalog)?;
    }
    if only == Some("--widget") { Ok(()) } else { build_editor::run(project) }
}

/// A command either ends well or with one sentence for the person who typed it.
fn ended(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\n{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// Reads `[--catalog FILE]`; without it the project's own catalogue is built in.
fn catalog_option(project: &Project, words: &[&str]) -> Result<PathBuf, String> {
    match words {
        [] => Ok(project.root.join("catalog.json")),
        ["--catalog", file] => Ok(PathBuf::from(file)),
        _ => Err(format!("Unknown arguments: {}\n\n{USAGE}", words.join(" "))),
    }
}
