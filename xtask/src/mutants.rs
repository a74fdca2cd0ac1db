// SPDX-License-Identifier: EUPL-1.2
//! Tests of the tests: cargo-mutants puts one fault after the other into core and notation, and a test has to notice each.
//!
//! It works in a copy below `target/mutants`, which is kept, so that a further file costs only its own faults. Each file that
//! is done is a record. What need not be noticed stands in `.cargo/mutants.toml`, with the reason.

mod copy;
mod found;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::project::Project;
use crate::{pins, records, setup, shell};

/// One of so many random cases is run for each fault.
const SHARE: &str = "50";

/// A package whose sources are tried, and the tests that decide.
struct Tried {
    package: &'static str,
    /// Below the root; everything in it is tried.
    sources: &'static str,
    tests: &'static [&'static str],
}

const TRIED: [Tried; 2] = [
    Tried { package: "foerderkompass-core", sources: "core/src", tests: &["--lib", "--test", "every"] },
    Tried { package: "foerderkompass-wording", sources: "wording/src/notation", tests: &["--lib", "--test", "notation"] },
];

/// These first, in this order: they decide a person's chance.
const FIRST: [&str; 10] = [
    "core/src/criterion.rs",
    "core/src/engine",
    "core/src/profile.rs",
    "core/src/assessment.rs",
    "core/src/near.rs",
    "core/src/date.rs",
    "core/src/bits.rs",
    "core/src/questions.rs",
    "core/src/rules.rs",
    "core/src/candidates.rs",
];

/// Tries the given files, or all.
///
/// # Errors
/// A fault was not noticed, or the tests fail without any.
pub fn run(project: &Project, files: &[String]) -> Result<(), String> {
    let files = if files.is_empty() { sources(project)? } else { files.to_vec() };
    let programs = setup::tool(project, "cargo-mutants", pins::CARGO_MUTANTS, "4 min")?;
    let folder = project.root.join("target/mutants");
    let commit = records::commit(project);
    copy::bring(&project.root, &folder.join("tree"))?;
    let mut patience: Vec<(&str, Duration)> = Vec::new();
    let mut unnoticed = Vec::new();
    for file in &files {
        let tried = TRIED.iter().find(|tried| file.starts_with(tried.sources));
        let tried = tried.ok_or_else(|| format!("{file} is none of the sources that are tried."))?;
        if !patience.iter().any(|(package, _)| *package == tried.package) {
            patience.push((tried.package, without_fault(&folder, tried)?));
        }
        let limit = patience.iter().find(|(package, _)| *package == tried.package).map_or(Duration::ZERO, |(_, limit)| *limit);
        let begin = Instant::now();
        let out = folder.join("out").join(file.replace('/', "-"));
        if !tested(&folder, &programs, tried, file, limit, &out)? {
            println!("Mutants: {file}: nothing in it can be made wrong.");
            records::append(project, &commit, "mutants", begin.elapsed(), found::Found::default().figures(file))?;
            continue;
        }
        let found = found::read(&out.join("mutants.out"))?;
        records::append(project, &commit, "mutants", begin.elapsed(), found.figures(file))?;
        println!("Mutants: {file}: {} ({} s)", found.said(), begin.elapsed().as_secs());
        unnoticed.extend(found.missed);
    }
    if unnoticed.is_empty() { Ok(()) } else { Err(format!("No test noticed:\n{}", unnoticed.join("\n"))) }
}

/// All sources that are tried, those that decide first.
pub fn sources(project: &Project) -> Result<Vec<String>, String> {
    let mut files = Vec::new();
    for tried in &TRIED {
        copy::each_file(&project.root.join(tried.sources), &mut |path| {
            if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let below = path.strip_prefix(&project.root).unwrap_or(path);
                files.push(below.display().to_string());
            }
        })?;
    }
    let rank = |file: &str| FIRST.iter().position(|first| file.starts_with(first)).unwrap_or(FIRST.len());
    files.sort_by_key(|file| (rank(file), !file.starts_with("core"), file.clone()));
    Ok(files)
}

/// The tests must pass when nothing is wrong. Gives how long to wait for them with a fault in.
fn without_fault(folder: &Path, tried: &Tried) -> Result<Duration, String> {
    println!("Mutants: testing {} without any fault ...", tried.package);
    let mut command = prepared(folder, "cargo");
    command.args(["test", "--quiet", "--locked", "--profile", "mutants", "--package", tried.package]).args(tried.tests);
    let log = folder.join(format!("{}.txt", tried.package));
    let mut took = Duration::ZERO;
    // The second time nothing is compiled.
    for _ in 0..2 {
        let ended = shell::run(&mut command, &log, Duration::from_secs(3600))?;
        if !ended.success {
            return Err(format!("The tests fail without any fault:\n{}", ended.tail(40)));
        }
        took = ended.took;
    }
    Ok(took * 5 + Duration::from_secs(45))
}

fn prepared(folder: &Path, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = shell::command(program);
    command
        .current_dir(folder.join("tree"))
        .env("CARGO_TARGET_DIR", folder.join("build"))
        .env("CARGO_INCREMENTAL", "1")
        .env("FK_RANDOM_SHARE", SHARE);
    command
}

/// Lets cargo-mutants try one file; false when there is nothing to try. It ends well also when faults were missed: those are
/// read from what it wrote.
fn tested(folder: &Path, programs: &Path, tried: &Tried, file: &str, limit: Duration, out: &Path) -> Result<bool, String> {
    let _ = std::fs::remove_dir_all(out);
    shell::create_folder(out)?;
    let mut command = prepared(folder, programs.join("cargo-mutants"));
    command
        .args(["mutants", "--in-place", "--baseline", "skip", "--no-shuffle", "--colors", "never", "--profile", "mutants"])
        .args(["--package", tried.package, "--file", file, "--timeout", &limit.as_secs().to_string(), "--output"])
        .arg(out)
        // For building as for testing; what stands after `--` would only be tested, and everything built.
        .args(tried.tests.iter().map(|argument| format!("--cargo-arg={argument}")));
    let log = folder.join("log").join(format!("{}.txt", file.replace('/', "-")));
    let ended = shell::run(&mut command, &log, Duration::from_secs(24 * 3600))?;
    // It ends with 0 when all were noticed, with 2 when some were missed, with 3 when some ran too long; with anything else
    // it broke off, and what it wrote up to then is not all.
    let written = out.join("mutants.out/outcomes.json").is_file();
    match ended.code {
        Some(0 | 2 | 3) => Ok(written),
        _ => Err(format!("cargo-mutants broke off at {file}:\n{}", ended.tail(20))),
    }
}
