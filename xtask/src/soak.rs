// SPDX-License-Identifier: EUPL-1.2
//! The long run of the core against the second evaluator, on as many random cases as somebody has time for.

use std::process::Stdio;
use std::time::Instant;

use serde_json::Value;

use crate::project::Project;
use crate::{records, shell};

/// Cases where no number is given.
const CASES: u64 = 10_000_000;
/// So many cases make a record: a run that is broken off has lost no more than these.
const STRETCH: u64 = 500_000;

/// Runs the cases and appends a record `soak` for every stretch of them.
///
/// # Errors
/// Where the two differ, or the cases were too plain to say anything; the record is written all the same.
pub fn run(project: &Project, cases: u64, first: u64) -> Result<(), String> {
    let commit = records::commit(project);
    println!("Soak: building ...");
    let mut command = shell::command("cargo");
    command.args(["build", "--quiet", "--locked", "--profile", "soak", "-p", "foerderkompass-core", "--example", "soak"]);
    let built = command.current_dir(&project.root).status().map_err(|error| format!("cargo cannot be started: {error}."))?;
    if !built.success() {
        return Err("The long run cannot be built; the reason stands above.".to_string());
    }
    println!("Soak: {cases} random cases from seed {first} on ...");
    let begin = Instant::now();
    let mut done = 0;
    while done < cases {
        let stretch = STRETCH.min(cases - done);
        stretched(project, &commit, stretch, first + done)?;
        done += stretch;
        println!("Soak: {done} of {cases} cases in {} s.", begin.elapsed().as_secs());
    }
    Ok(())
}

/// One stretch, with its record.
fn stretched(project: &Project, commit: &str, cases: u64, first: u64) -> Result<(), String> {
    let begin = Instant::now();
    let mut command = shell::command(project.root.join("target/soak/examples/soak"));
    command.args([cases.to_string(), first.to_string()]).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("The long run cannot be started: {error}."))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let figures: Option<Value> = said.lines().last().and_then(|line| serde_json::from_str(line).ok());
    let figures = figures.filter(|_| output.status.success()).ok_or("The long run broke off; the reason stands above.")?;
    records::append(project, commit, "soak", begin.elapsed(), figures.clone())?;
    judged(&figures)
}

/// Reads how many cases, and from which seed on.
pub fn numbers(words: &[&str]) -> Result<(u64, u64), String> {
    let number = |word: &str| word.replace('_', "").parse::<u64>().map_err(|_| format!("{word} is no number of cases."));
    match words {
        [] => Ok((CASES, 0)),
        [cases] => Ok((number(cases)?, 0)),
        [cases, first] => Ok((number(cases)?, number(first)?)),
        _ => Err("cargo xtask soak takes the number of cases and the first seed.".to_string()),
    }
}

/// A run without a difference that saw everything often enough.
fn judged(figures: &Value) -> Result<(), String> {
    let different = |name: &str| figures[name].as_u64().unwrap_or(u64::MAX);
    if different("mismatches") > 0 || different("plain_mismatches") > 0 {
        return Err(format!(
            "The core and the second evaluator differ in {} cases, engine and plain evaluation in {}; the first ones stand \
             above.",
            figures["mismatches"], figures["plain_mismatches"]
        ));
    }
    match figures["too_rare"].as_array() {
        Some(rare) if rare.is_empty() => Ok(()),
        _ => Err(format!("The random cases were too plain: {}", figures["too_rare"])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_read() {
        assert_eq!(numbers(&[]), Ok((10_000_000, 0)));
        assert_eq!(numbers(&["1_000", "7"]), Ok((1000, 7)));
        assert!(numbers(&["many"]).is_err() && numbers(&["1", "2", "3"]).is_err());
    }

    #[test]
    fn a_difference_is_a_failure() {
        let good = json!({"mismatches": 0, "plain_mismatches": 0, "too_rare": []});
        assert_eq!(judged(&good), Ok(()));
        for (name, bad) in [("mismatches", json!(1)), ("plain_mismatches", json!(2)), ("too_rare", json!(["x"]))] {
            let mut figures = good.clone();
            figures[name] = bad;
            assert!(judged(&figures).is_err(), "{name}");
            figures.as_object_mut().unwrap().remove(name);
            assert!(judged(&figures).is_err(), "{name}");
        }
    }
}
