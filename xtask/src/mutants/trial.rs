// SPDX-License-Identifier: EUPL-1.2
//! Tries one fault after the other: starts the tests that come to its function, quickest first, until one fails.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::SHARE;
use super::build::Built;
use crate::each::each;
use crate::shell;

/// What became of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A test failed.
    Caught,
    /// No test failed.
    Missed,
    /// A test did not end in the time that is many times its own.
    Endless,
}

/// A test, how long it takes without a fault, and the functions it comes to.
struct Test {
    program: PathBuf,
    name: String,
    took: Duration,
    functions: BTreeSet<usize>,
}

/// As many bytes as a test may ask for; a fault can make it ask for all there are.
const MEMORY: u64 = 6 << 30;

/// Tries all faults that were built in; tests run in `home`.
pub fn run(built: &Built, home: &Path, folder: &Path) -> Result<BTreeMap<usize, End>, String> {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let names = names(built, home)?;
    let tests = each(workers, &names, |(program, name)| reach(program, name, home, folder))?;
    let faults: Vec<(usize, usize)> = built.functions.iter().map(|(number, function)| (*number, *function)).collect();
    // The test that failed last for a function is the first to be asked for its next fault.
    let last: Mutex<BTreeMap<usize, usize>> = Mutex::new(BTreeMap::new());
    let done = AtomicUsize::new(0);
    let ends = each(workers, &faults, |&(number, function)| {
        let first = last.lock().ok().and_then(|last| last.get(&function).copied());
        let (end, by) = fault(number, function, first, &tests, home, folder)?;
        if let (Some(by), Ok(mut last)) = (by, last.lock()) {
            last.insert(function, by);
        }
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(200) {
            println!("Mutants: {done} of {} faults tried", faults.len());
        }
        Ok((number, end))
    })?;
    Ok(ends.into_iter().collect())
}

/// The names of all tests, each with its program.
fn names(built: &Built, home: &Path) -> Result<Vec<(PathBuf, String)>, String> {
    let mut names = Vec::new();
    for program in &built.programs {
        let output = shell::command(program).current_dir(home).args(["--list", "--format", "terse"]).output();
        let output = output.map_err(|error| format!("{} cannot be started: {error}.", program.display()))?;
        let list = String::from_utf8_lossy(&output.stdout).into_owned();
        let tests = list.lines().filter_map(|line| line.strip_suffix(": test"));
        names.extend(tests.map(|name| (program.clone(), name.to_string())));
    }
    Ok(names)
}

/// Runs a test without a fault, and keeps the functions it comes to.
fn reach(program: &Path, name: &str, home: &Path, folder: &Path) -> Result<Test, String> {
    let program_name = program.file_name().unwrap_or_default().to_string_lossy();
    let mark = format!("{program_name}-{}", name.replace("::", "-"));
    let reached = folder.join("reached").join(format!("{mark}.txt"));
    shell::write(&reached, "")?;
    let log = folder.join("log").join(format!("{mark}.txt"));
    let ended = shell::run(started(program, name, home).env("FK_FAULT_REACHED", &reached), &log, Duration::from_secs(600))?;
    if !ended.success {
        return Err(format!("{name} fails without any fault:\n{}", ended.tail(30)));
    }
    let again = shell::run(&mut started(program, name, home), &log, Duration::from_secs(600))?;
    let functions = shell::read_text(&reached)?.lines().filter_map(|line| line.parse().ok()).collect();
    Ok(Test { program: program.to_path_buf(), name: name.to_string(), took: again.took, functions })
}

fn fault(
    number: usize,
    function: usize,
    first: Option<usize>,
    tests: &[Test],
    home: &Path,
    folder: &Path,
) -> Result<(End, Option<usize>), String> {
    let mut order: Vec<usize> = (0..tests.len()).filter(|at| tests[*at].functions.contains(&function)).collect();
    order.sort_by_key(|at| (Some(*at) != first, tests[*at].took));
    for at in order {
        let test = &tests[at];
        let log = folder.join("log").join(format!("fault-{number}.txt"));
        let limit = test.took * 10 + Duration::from_secs(20);
        let ended = shell::run(started(&test.program, &test.name, home).env("FK_FAULT", number.to_string()), &log, limit)?;
        let _ = std::fs::remove_file(&log);
        if ended.timed_out {
            return Ok((End::Endless, Some(at)));
        }
        if !ended.success {
            return Ok((End::Caught, Some(at)));
        }
    }
    Ok((End::Missed, None))
}

fn started(program: &Path, name: &str, home: &Path) -> Command {
    let mut command = shell::command("prlimit");
    command.arg(format!("--as={MEMORY}")).arg("--core=0").arg("--").arg(program).args(["--exact", name, "--test-threads=1"]);
    command.current_dir(home).env("FK_RANDOM_SHARE", SHARE);
    command
}
