// SPDX-License-Identifier: EUPL-1.2
//! `cargo xtask fuzz`: gives every fuzz target new inputs for some minutes, keeps those that reach more of the program and
//! records what was run and found.
//!
//! cargo-fuzz builds the programs, without a sanitizer: what ships has no unsafe code that one could watch, and without it
//! any stable toolchain does and each input takes half the time. Numbers that run over are noticed all the same: the
//! programs are built with the checks of a debug build.

mod corpus;
mod run;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::each::each;
use crate::project::Project;
use crate::{pins, records, setup, shell};

/// So many targets run at a time if nothing else is said: more would take a machine from the person who works on it.
const AT_A_TIME: usize = 2;

/// What is asked for.
#[derive(Debug, PartialEq)]
pub struct Options {
    /// How long each target computes.
    minutes: u64,
    /// How many run at a time.
    jobs: usize,
    /// Only these; all if there are none.
    targets: Vec<String>,
}

impl Options {
    pub fn read(words: &[&str]) -> Result<Options, String> {
        let mut options = Options { minutes: 1, jobs: AT_A_TIME, targets: Vec::new() };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut number = |most: u64| {
                let number = words.next().and_then(|number| number.parse().ok()).filter(|number| (1..=most).contains(number));
                number.ok_or_else(|| format!("{word} takes a number from 1 to {most}."))
            };
            match *word {
                "--minutes" => options.minutes = number(1440)?,
                "--jobs" => options.jobs = number(64)? as usize,
                flag if flag.starts_with('-') => return Err(format!("cargo xtask fuzz knows no option {flag}.")),
                target => options.targets.push(target.to_string()),
            }
        }
        Ok(options)
    }
}

/// The folders of the fuzz targets. What is committed lies in `fuzz/`, everything else in `target/fuzz/`.
struct Folders {
    fuzz: PathBuf,
    work: PathBuf,
}

impl Folders {
    fn new(project: &Project) -> Folders {
        Folders { fuzz: project.root.join("fuzz"), work: project.root.join("target/fuzz") }
    }

    /// The inputs that are kept.
    fn corpus(&self, target: &str) -> PathBuf {
        self.fuzz.join("corpus").join(target)
    }

    /// Inputs that once showed a mistake; they stay whatever they reach.
    fn regressions(&self, target: &str) -> PathBuf {
        self.fuzz.join("regressions").join(target)
    }

    /// New inputs of this and earlier runs on this machine.
    fn new_inputs(&self, target: &str) -> PathBuf {
        self.work.join("corpus").join(target)
    }

    /// Inputs for which something does not hold.
    fn found(&self, target: &str) -> PathBuf {
        self.work.join("found").join(target)
    }

    fn log(&self, name: &str) -> PathBuf {
        self.work.join("log").join(format!("{name}.txt"))
    }
}

/// Builds, runs, keeps and records.
///
/// # Errors
/// If something cannot be built or started, or if something was found: then the inputs are named.
pub fn run(project: &Project, options: &Options) -> Result<(), String> {
    let begin = Instant::now();
    let commit = records::commit(project);
    let folders = Folders::new(project);
    let targets = chosen(&folders, options)?;
    let programs = build(project, &folders)?;
    let time = Duration::from_secs(options.minutes * 60);
    // A target that cannot be run is no reason not to run the others.
    let outcomes = each(options.jobs, &targets, |target| Ok(one(&folders, &programs.join(target), target, time)))?;
    let (mut ran, mut troubles) = (Vec::new(), Vec::new());
    for outcome in outcomes {
        match outcome {
            Ok(outcome) => ran.push(outcome),
            Err(trouble) => troubles.push(trouble),
        }
    }
    let figures: Vec<Value> = ran.iter().map(Outcome::figures).collect();
    if !figures.is_empty() {
        records::append(project, &commit, "fuzz", begin.elapsed(), json!({ "targets": figures }))?;
    }
    let found: Vec<String> = ran.iter().flat_map(|outcome| outcome.reproduced(&programs)).collect();
    if !found.is_empty() {
        troubles.push(format!("Something does not hold. Each of these shows it:\n\n{}", found.join("\n")));
    }
    if troubles.is_empty() { Ok(()) } else { Err(troubles.join("\n\n")) }
}

/// The names of the targets that are asked for, in the order of the folder.
fn chosen(folders: &Folders, options: &Options) -> Result<Vec<String>, String> {
    let folder = folders.fuzz.join("fuzz_targets");
    let all: Vec<String> = files(&folder)?.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_string())).collect();
    match options.targets.iter().find(|target| !all.contains(target)) {
        Some(unknown) => Err(format!("There is no fuzz target {unknown:?}. There are: {}.", all.join(", "))),
        None if options.targets.is_empty() => Ok(all),
        None => Ok(all.into_iter().filter(|target| options.targets.contains(target)).collect()),
    }
}

/// The files of a folder by name; none if it is not there.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |error| format!("{} cannot be read: {error}.", folder.display());
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    files.retain(|file| file.is_file());
    files.sort();
    Ok(files)
}

/// Builds all programs; their folder.
fn build(project: &Project, folders: &Folders) -> Result<PathBuf, String> {
    setup::cpp(project)?;
    let tool = setup::tool(project, "cargo-fuzz", pins::CARGO_FUZZ, "1 min")?;
    println!("Fuzz: building (about 3 min at first) ...");
    let place = folders.work.join("build");
    let mut command = shell::command(tool.join("cargo-fuzz"));
    command.args(["build", "--sanitizer", "none", "--target-dir"]).arg(&place).current_dir(&project.root);
    let ended = shell::run(&mut command, &folders.log("build"), Duration::from_secs(3600))?;
    if !ended.success {
        return Err(format!("The fuzz targets cannot be built.\n\n{}", ended.tail(30)));
    }
    let about = shell::ask("rustc", &["--version", "--verbose"]).unwrap_or_default();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc does not say which machine it is on.")?;
    Ok(place.join(host).join("release"))
}

/// What came out of one target.
struct Outcome {
    target: String,
    ran: run::Ran,
    /// Inputs that are kept now.
    corpus: usize,
}

impl Outcome {
    fn figures(&self) -> Value {
        json!({
            "name": self.target,
            "seconds": self.ran.took.as_secs(),
            "cpu_seconds": self.ran.cpu.as_secs(),
            "executions": self.ran.executions,
            "corpus": self.corpus,
            "findings": self.ran.found.len(),
        })
    }

    /// The commands that show what was found.
    fn reproduced(&self, programs: &Path) -> Vec<String> {
        let program = programs.join(&self.target);
        self.ran.found.iter().map(|input| format!("  {} {}", program.display(), input.display())).collect()
    }
}

fn one(folders: &Folders, program: &Path, target: &str, time: Duration) -> Result<Outcome, String> {
    println!("Fuzz: {target} computes for {} min ...", time.as_secs() / 60);
    let ran = run::run(folders, program, target, time)?;
    let corpus = corpus::keep(folders, program, target)?;
    println!(
        "Fuzz: {target}: {} inputs in {} s ({} s of computing), {corpus} kept, {} findings",
        ran.executions,
        ran.took.as_secs(),
        ran.cpu.as_secs(),
        ran.found.len()
    );
    Ok(Outcome { target: target.to_string(), ran, corpus })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let none = Options { minutes: 1, jobs: 2, targets: Vec::new() };
        assert_eq!(Options::read(&[]), Ok(none));
        let some = Options { minutes: 30, jobs: 4, targets: vec!["read".to_string(), "link".to_string()] };
        assert_eq!(Options::read(&["read", "--minutes", "30", "link", "--jobs", "4"]), Ok(some));
        for wrong in [&["--minutes"][..], &["--minutes", "0"], &["--minutes", "x"], &["--jobs", "65"], &["--fast"]] {
            assert!(Options::read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn targets_are_chosen_by_name() {
        let folders = Folders::new(&Project::here());
        let named =
            |names: &[&str]| Options { minutes: 1, jobs: 1, targets: names.iter().map(|name| (*name).to_string()).collect() };
        assert_eq!(chosen(&folders, &named(&[])).unwrap().len(), 7);
        assert_eq!(chosen(&folders, &named(&["read", "link"])).unwrap(), ["link", "read"]);
        let trouble = chosen(&folders, &named(&["reed"])).unwrap_err();
        assert!(trouble.starts_with("There is no fuzz target \"reed\". There are: address, link, "), "{trouble}");
    }
}
