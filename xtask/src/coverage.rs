// SPDX-License-Identifier: EUPL-1.2
//! Which lines and branches of the core its tests reach, and which they do not.
//!
//! The compiler counts (`-C instrument-coverage`); LLVM's own tools read the counts, in the version of the compiler. rustup
//! has them as a component, Debian as a package.

mod lcov;
mod left;
mod tools;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::messages::Messages;
use crate::project::Project;
use crate::{records, shell};
use lcov::Covered;

/// One of so many random cases is enough to come everywhere.
const SHARE: &str = "10";

/// A run that takes longer has hung.
const PATIENCE: Duration = Duration::from_secs(3600);

/// Runs the tests of the core counted, prints what is left, and appends the record `coverage`.
///
/// # Errors
/// A test fails, or a place is left without a reason.
pub fn run(project: &Project) -> Result<(), String> {
    let tools = tools::folder(project)?;
    let commit = records::commit(project);
    let begin = Instant::now();
    let folder = project.root.join("target/coverage");
    let raw = folder.join("raw");
    let _ = std::fs::remove_dir_all(&raw);
    shell::create_folder(&raw)?;
    println!("Coverage: building ...");
    let programs = programs(project, &folder)?;
    println!("Coverage: running {} programs of tests ...", programs.len());
    for (at, program) in programs.iter().enumerate() {
        let mut command = shell::command(program);
        command.env("LLVM_PROFILE_FILE", raw.join(format!("{at}.profraw"))).env("FK_RANDOM_SHARE", SHARE);
        // The same random texts each time, so that the same sources give the same figures.
        command.env("PROPTEST_RNG_SEED", "1");
        command.current_dir(project.root.join("core"));
        let ended = shell::run(&mut command, &folder.join(format!("tests-{at}.txt")), PATIENCE)?;
        if !ended.success {
            return Err(format!("The tests fail:\n{}", ended.tail(30)));
        }
    }
    let text = read_counts(&tools, &folder, &programs)?;
    let covered = Covered::of(&text, &project.root.join("core/src"), &project.root)?;
    println!("{}", covered.said());
    records::append(project, &commit, "coverage", begin.elapsed(), covered.figures())?;
    match covered.left().unexplained.as_slice() {
        [] => Ok(()),
        places => {
            Err(format!("No test comes to these places, and no reason is given in coverage/left.rs:\n{}", places.join("\n")))
        }
    }
}

/// The tests of the core, built so that they count.
fn programs(project: &Project, folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut command = shell::command("cargo");
    command
        .args(["test", "--locked", "--no-run", "-p", "foerderkompass-core", "--lib", "--test", "every"])
        .current_dir(&project.root)
        .env("CARGO_TARGET_DIR", folder.join("build"))
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTFLAGS", "-C instrument-coverage -Z coverage-options=branch")
        // Branches are still counted only on request; the flag is the compiler's own.
        .env("RUSTC_BOOTSTRAP", "1")
        // Scripts of builds and macros count, too; nobody reads that.
        .env("LLVM_PROFILE_FILE", folder.join("unread/%p.profraw"))
        .stderr(std::process::Stdio::inherit());
    let messages = Messages::of(&mut command)?;
    let _ = std::fs::remove_dir_all(folder.join("unread"));
    if !messages.success {
        return Err("The tests cannot be built so that they count; the reason stands above.".to_string());
    }
    let programs = messages.programs();
    if programs.len() == 2 { Ok(programs) } else { Err(format!("cargo built {} programs of tests, not 2.", programs.len())) }
}

/// The counts of all programs, as LLVM writes them for lcov.
fn read_counts(tools: &Path, folder: &Path, programs: &[PathBuf]) -> Result<String, String> {
    let data = folder.join("all.profdata");
    let mut command = Command::new(tools.join("llvm-profdata"));
    command.args(["merge", "--sparse", "--output"]).arg(&data);
    command.args((0..programs.len()).map(|at| folder.join(format!("raw/{at}.profraw"))));
    let ended = shell::run(&mut command, &folder.join("profdata.txt"), PATIENCE)?;
    if !ended.success {
        return Err(format!("llvm-profdata cannot read what was counted:\n{}", ended.tail(10)));
    }
    let mut command = Command::new(tools.join("llvm-cov"));
    command.args(["export", "--format=lcov", "--instr-profile"]).arg(&data);
    for program in programs {
        command.arg("--object").arg(program);
    }
    let output = command.output().map_err(|error| format!("llvm-cov cannot be started: {error}."))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("llvm-cov cannot read what was counted:\n{}", String::from_utf8_lossy(&output.stderr)))
}
