// SPDX-License-Identifier: EUPL-1.2
//! The commands of the project, `cargo xtask COMMAND`.
//!
//! Everything that a person or the continuous integration does with this repository starts here.
//! This file only passes on what `command.rs` has read; each command has a file of its own.

mod bench;
mod build;
mod build_editor;
mod bundle;
mod catalog;
mod command;
mod coverage;
#[cfg(test)]
mod documents;
mod each;
mod fuzz;
mod glue;
mod lock;
mod messages;
mod mutants;
mod pack;
mod pins;
mod project;
mod records;
mod release;
mod report;
mod reproduce;
mod serve;
mod setup;
mod shell;
mod soak;
mod sort;
mod supply;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

use command::{Command, Half};
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
  test [--all] --record   run every test and keep what was counted in docs/messungen/verlauf.jsonl; --all keeps it anyway
  bench [quick]           measure engine, pages and start beside other engines and write docs/leistung.md (8 minutes);
                          quick only tries everything with few samples, and writes into target/bench
  bench report RECORD FOLDER
                          write the report of an earlier record again, below a folder such as docs
  supply                  check crates, licences and sources with cargo-deny, and the files' licences with reuse (5 minutes at
                          first, to build the tools)
  reproduce               build the last commit twice in two folders and compare every artefact (a quarter of an hour)
  release                 make dist/foerderkompass-VERSION.zip and the npm package, and try both unpacked (5 minutes)
  release try             only try the release that is there
  soak [CASES]            hold the core against the second evaluator on ten million random cases, or so many (about two hours)
  soak CASES FIRST        the same from that seed on
  mutants [FILE…]         put faults into the sources of core and notation, one by one, and see whether a test notices
                          (about half an hour; with FILEs only those)
  fuzz [--minutes N] [--jobs N] [TARGET...]
                          give each fuzz target new inputs for some minutes of a processor (1), some targets at a time
                          (2), keep what reaches more in fuzz/corpus/ and record what was found
  coverage                count which lines and branches of the core the tests reach (about 2 minutes)
  report                  write docs/qualitaet.md from the records of the long runs
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
  catalog coverage FILE ATTRIBUTE [ATTRIBUTE=VALUE …] [--today DATE] [--json] [--html OUT]
                          for each answer to one attribute, what it can get and what nobody can
  help                    print this
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match Command::read(&words) {
        Ok(command) => run(&Project::here(), command),
        Err(trouble) => {
            eprintln!("{}", trouble.trim_end());
            ExitCode::from(2)
        }
    }
}

fn run(project: &Project, command: Command) -> ExitCode {
    match command {
        Command::Help => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        Command::Setup => ended(setup::run(project, Part::Test)),
        Command::Build { only, catalog } => ended(build(project, only, catalog)),
        Command::Run { catalog } => ended(build(project, None, catalog).and_then(|()| serve::run(project))),
        Command::Test(options) => test::run(project, &options),
        Command::Bench { quick } => ended(bench::run(project, quick)),
        Command::BenchReport { record, folder } => ended(bench::again(&record, &folder)),
        Command::Soak { cases, first } => ended(soak::run(project, cases, first)),
        Command::Supply => ended(supply::run(project)),
        Command::Reproduce => ended(reproduce::run(project)),
        Command::Release => ended(release::run(project)),
        Command::ReleaseTry => ended(release::try_it(project)),
        Command::Mutants(files) => ended(mutants::run(project, &files)),
        Command::Fuzz(options) => ended(fuzz::run(project, &options)),
        Command::Coverage => ended(coverage::run(project)),
        Command::Report => ended(report::run(project)),
        Command::Shots => ended(test::instead(project, "--shots", &[])),
        Command::Catalog(call) => catalog::run(project, &call),
    }
}

/// Builds both, or the one that is named; without a catalogue the project's own is built in.
fn build(project: &Project, only: Option<Half>, catalog: Option<PathBuf>) -> Result<(), String> {
    let catalog = catalog.unwrap_or_else(|| project.root.join("catalog.json"));
    setup::run(project, Part::Build)?;
    if only != Some(Half::Editor) {
        build::run(project, &catalog)?;
    }
    if only == Some(Half::Widget) { Ok(()) } else { build_editor::run(project) }
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
