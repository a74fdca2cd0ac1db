// SPDX-License-Identifier: EUPL-1.2
//! Tests of the tests: cargo-mutants says which faults can be put into core and notation, and a test has to notice each.
//!
//! All faults of a package are woven into one copy of its sources, and the tests are built once: the start of a program
//! decides which fault is there. What cannot be woven in, cargo-mutants tries itself. Each file that is done is a record.
//! What need not be noticed stands in `.cargo/mutants.toml`, with the reason.

mod alone;
mod build;
mod copy;
mod found;
mod list;
mod trial;
mod weave;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use sha2::{Digest, Sha256};

use crate::project::{Project, without_tests};
use crate::{pins, records, setup, shell};

use found::Found;
use list::Mutant;
use trial::End;

/// One of so many random cases is run for each fault.
const SHARE: &str = "50";

/// A package whose sources are tried, and the tests that decide.
struct Tried {
    package: &'static str,
    /// Of the package, below the root; its tests run there.
    folder: &'static str,
    /// Below the folder; everything in it is tried.
    sources: &'static str,
    tests: &'static [&'static str],
}

const TRIED: [Tried; 2] = [
    Tried { package: "foerderkompass-core", folder: "core", sources: "src", tests: &["--lib", "--test", "every"] },
    Tried {
        package: "foerderkompass-wording",
        folder: "wording",
        sources: "src/notation",
        tests: &["--lib", "--test", "notation"],
    },
];

/// Tries the given files, or all.
///
/// # Errors
/// A fault was not noticed, or the tests fail without any.
pub fn run(project: &Project, files: &[String]) -> Result<(), String> {
    let begin = Instant::now();
    let sources = sources(project)?;
    if let Some(other) = files.iter().find(|file| !sources.contains(file)) {
        return Err(format!("{other} is none of the sources that are tried."));
    }
    let files = if files.is_empty() { sources } else { files.to_vec() };
    let programs = setup::tool(project, "cargo-mutants", pins::CARGO_MUTANTS, "4 min")?;
    let folder = project.root.join("target/mutants");
    let commit = records::commit(project);
    let before = prints(project, &files)?;
    copy::bring(&project.root, &folder.join("tree"))?;
    copy::bring(&project.root, &folder.join("woven"))?;
    let mutants = list::all(&folder.join("tree"), &programs)?;
    let mut found: BTreeMap<&str, Found> = files.iter().map(|file| (file.as_str(), Found::default())).collect();
    for tried in &TRIED {
        let wanted = |(at, mutant): (usize, &Mutant)| {
            (mutant.package == tried.package && found.contains_key(mutant.file.as_str())).then_some(at + 1)
        };
        let numbers: Vec<usize> = mutants.iter().enumerate().filter_map(wanted).collect();
        if !numbers.is_empty() {
            package(&folder, &programs, tried, &mutants, &numbers, &mut found)?;
        }
    }
    // The time is that of the whole run: the files are tried together.
    for (file, found) in &found {
        let mut figures = found.figures(file);
        figures["source"] = before[*file].clone().into();
        records::append(project, &commit, "mutants", begin.elapsed(), figures)?;
    }
    let mut sum = Found::default();
    found.into_values().for_each(|found| sum.add(found));
    println!("Mutants: {} ({} s)", sum.said(), begin.elapsed().as_secs());
    if sum.missed.is_empty() { Ok(()) } else { Err(format!("No test noticed:\n{}", sum.missed.join("\n"))) }
}

/// Tries the faults of a package that have these numbers.
fn package(
    folder: &Path,
    programs: &Path,
    tried: &Tried,
    mutants: &[Mutant],
    numbers: &[usize],
    found: &mut BTreeMap<&str, Found>,
) -> Result<(), String> {
    println!("Mutants: building {} with {} faults ...", tried.package, numbers.len());
    let built = build::build(folder, tried, mutants, numbers)?;
    let mut one = |number: usize, end: Option<End>| {
        let mutant = &mutants[number - 1];
        if let Some(found) = found.get_mut(mutant.file.as_str()) {
            found.count(end, &mutant.name);
        }
    };
    built.unviable.iter().for_each(|number| one(*number, None));
    for (number, end) in trial::run(&built, &folder.join("woven").join(tried.folder), folder)? {
        if end == End::Missed {
            println!("  not noticed: {}", mutants[number - 1].name);
        }
        one(number, Some(end));
    }
    println!("Mutants: {} more by themselves ...", built.alone.len());
    let alone: Vec<&Mutant> = built.alone.iter().map(|number| &mutants[number - 1]).collect();
    for (file, more) in alone::run(folder, programs, tried, &alone)? {
        if let Some(found) = found.get_mut(file.as_str()) {
            found.add(more);
        }
    }
    Ok(())
}

/// All sources that are tried.
pub fn sources(project: &Project) -> Result<Vec<String>, String> {
    let mut files: Vec<PathBuf> = Vec::new();
    for tried in &TRIED {
        files.extend(shell::files_below(&project.root.join(tried.folder).join(tried.sources))?);
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs"));
    Ok(files.iter().map(|path| path.strip_prefix(&project.root).unwrap_or(path).display().to_string()).collect())
}

/// What these sources are, without tests at their end, in twelve digits each: others say that a file has changed.
pub fn prints(project: &Project, files: &[String]) -> Result<BTreeMap<String, String>, String> {
    let print = |file: &String| {
        let text = shell::read_text(&project.root.join(file))?;
        let digits = format!("{:x}", Sha256::digest(without_tests(&text).as_bytes()));
        Ok((file.clone(), digits[..12].to_string()))
    };
    files.iter().map(print).collect()
}

/// A command in one of the copies.
fn prepared(folder: &Path, copy: &str, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = shell::command(program);
    command
        .current_dir(folder.join(copy))
        .env("CARGO_TARGET_DIR", folder.join("build"))
        .env("CARGO_INCREMENTAL", "1")
        // A fault may leave something unused, and that is no error.
        .env("RUSTFLAGS", "--cap-lints=warn")
        .env("FK_RANDOM_SHARE", SHARE);
    command
}
