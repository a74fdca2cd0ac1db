// SPDX-License-Identifier: EUPL-1.2
//! Runs other programs: with their output kept, within a time, and in an environment that does not
//! show them the cargo that started us.

use std::ffi::OsString;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A program to run. What `cargo run` put into the environment is taken out again: with its
/// library path and its `CARGO_…` variables another cargo or compiler behaves differently.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let from_cargo = text == "CARGO"
            || text == "LD_LIBRARY_PATH"
            || text == "RUST_RECURSION_COUNT"
            || ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|start| text.starts_with(start));
        if from_cargo {
            command.env_remove(&name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// `PATH` with these folders in front.
pub fn path_with(first: &[PathBuf]) -> OsString {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(std::env::split_paths(&rest));
    std::env::join_paths(all).unwrap_or(rest)
}

/// How a program ended.
pub struct Ended {
    pub success: bool,
    /// What the program said at its end; nothing if it was ended.
    pub code: Option<i32>,
    /// Both output streams, in the order of writing.
    pub output: String,
    pub took: Duration,
    pub timed_out: bool,
}

impl Ended {
    /// The last lines of the output, for a message.
    pub fn tail(&self, lines: usize) -> String {
        let all: Vec<&str> = self.output.lines().collect();
        all[all.len().saturating_sub(lines)..].join("\n")
    }
}

/// Runs a program to its end or, with its children, to the end of `limit`. The output goes to the
/// file `log` and is handed back.
pub fn run(command: &mut Command, log: &Path, limit: Duration) -> Result<Ended, String> {
    let begin = Instant::now();
    if let Some(folder) = log.parent() {
        create_folder(folder)?;
    }
    let file = File::create(log).map_err(|error| format!("{} cannot be written: {error}.", log.display()))?;
    let second = file.try_clone().map_err(|error| format!("{} cannot be shared: {error}.", log.display()))?;
    let mut child = command
        .stdout(file)
        .stderr(second)
        // A group of its own, so that a time-out also ends what the program started.
        .process_group(0)
        .spawn()
        .map_err(|error| format!("{} cannot be started: {error}.", command.get_program().to_string_lossy()))?;
    let mut pause = Duration::from_millis(2);
    let mut timed_out = false;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break Some(status),
            Err(_) => break None,
            Ok(None) if begin.elapsed() > limit => {
                timed_out = true;
                let group = format!("-{}", child.id());
                let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
                let _ = child.wait();
                break None;
            }
            Ok(None) => {}
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(100));
    };
    let output = std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let (success, code) = (status.is_some_and(|status| status.success()), status.and_then(|status| status.code()));
    Ok(Ended { success, code, output, took: begin.elapsed(), timed_out })
}

/// What a short question answers on its standard output, `None` when it fails.
pub fn ask(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Option<String> {
    let output = command(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

pub fn create_folder(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("The folder {} cannot be made: {error}.", folder.display()))
}

pub fn read(file: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))
}

pub fn read_text(file: &Path) -> Result<String, String> {
    String::from_utf8(read(file)?).map_err(|_| format!("{} is not UTF-8 text.", file.display()))
}

pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = file.parent() {
        create_folder(folder)?;
    }
    std::fs::write(file, content).map_err(|error| format!("{} cannot be written: {error}.", file.display()))
}

/// All files in a folder and the folders in it, in the order of their paths.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries.flatten().map(|entry| entry.path()) {
        if entry.is_dir() {
            files.extend(files_below(&entry)?);
        } else {
            files.push(entry);
        }
    }
    files.sort();
    Ok(files)
}
