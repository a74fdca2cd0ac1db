// SPDX-License-Identifier: EUPL-1.2
//! What cannot be woven in beside other faults: cargo-mutants builds and tests each by itself, in the plain copy.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::found::{self, Found};
use super::list::Mutant;
use super::{Tried, prepared};
use crate::shell;

/// Tries these faults of a package; what was found, by file.
pub fn run(folder: &Path, programs: &Path, tried: &Tried, mutants: &[&Mutant]) -> Result<BTreeMap<String, Found>, String> {
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for mutant in mutants {
        names.entry(&mutant.file).or_default().push(format!("^{}$", as_pattern(&mutant.name)));
    }
    let mut all = BTreeMap::new();
    if names.is_empty() {
        return Ok(all);
    }
    let limit = without_fault(folder, tried)?;
    for (file, names) in names {
        let out = folder.join("out").join(file.replace('/', "-"));
        let _ = std::fs::remove_dir_all(&out);
        shell::create_folder(&out)?;
        let mut command = prepared(folder, "tree", programs.join("cargo-mutants"));
        command
            .args(["mutants", "--in-place", "--baseline", "skip", "--no-shuffle", "--colors", "never", "--profile", "mutants"])
            .args(["--package", tried.package, "--file", file, "--timeout", &limit.as_secs().to_string(), "--output"])
            .arg(&out)
            .args(names.iter().map(|name| format!("--re={name}")))
            // For building as for testing; what stands after `--` would only be tested, and everything built.
            .args(tried.tests.iter().map(|argument| format!("--cargo-arg={argument}")));
        let log = folder.join("log").join(format!("{}.txt", file.replace('/', "-")));
        let ended = shell::run(&mut command, &log, Duration::from_secs(24 * 3600))?;
        // It ends with 0 when all were noticed, with 2 when some were missed, with 3 when some ran too long; with anything
        // else it broke off, and what it wrote up to then is not all.
        if !matches!(ended.code, Some(0 | 2 | 3)) {
            return Err(format!("cargo-mutants broke off at {file}:\n{}", ended.tail(20)));
        }
        all.insert(file.to_string(), found::read(&out.join("mutants.out"))?);
    }
    Ok(all)
}

/// The tests must pass when nothing is wrong. Gives how long to wait for them with a fault in.
fn without_fault(folder: &Path, tried: &Tried) -> Result<Duration, String> {
    let mut command = prepared(folder, "tree", "cargo");
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

/// A pattern that only this text fits.
fn as_pattern(text: &str) -> String {
    let mut pattern = String::new();
    for character in text.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_word_for_word() {
        assert_eq!(as_pattern("a.rs:1:2: replace -> Vec<[u8; 2]>"), r"a\.rs:1:2: replace \-> Vec<\[u8; 2\]>");
    }
}
