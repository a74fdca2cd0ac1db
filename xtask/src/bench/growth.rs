// SPDX-License-Identifier: EUPL-1.2
//! How the work grows with the number of measures: instructions of one assessment outside the browser, counted by
//! callgrind, so that every machine counts the same.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::project::{self, Project};
use crate::shell;

/// Only what the program does in this function is counted.
const COUNTED: &str = "*Session*run*";

/// Answers of the talk that are counted.
const CALLS: usize = 4;

/// Counting may take so long at each size; what takes longer is left out.
const PATIENCE: Duration = Duration::from_secs(60);

/// Instructions per assessment, one entry per size; `null` where counting took too long.
pub fn count(project: &Project, program: &Path, sizes: &[usize]) -> Result<Value, String> {
    if project::on_path("valgrind").is_none() {
        return Err(
            "The growth was not counted: valgrind is missing. Install it, on Debian by\n\n  apt install valgrind".to_string()
        );
    }
    println!("Bench: counting instructions ...");
    let counts = sizes.iter().map(|size| Ok(json!({ "size": size, "instructions": counted(project, program, *size)? })));
    counts.collect::<Result<Vec<Value>, String>>().map(Value::from)
}

fn counted(project: &Project, program: &Path, size: usize) -> Result<Option<u64>, String> {
    let mut command = shell::command("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", &format!("--toggle-collect={COUNTED}")]);
    command.arg(program).args(["calls", &size.to_string(), &CALLS.to_string()]);
    let ended = shell::run(&mut command, &project.root.join("target/log/bench-callgrind.txt"), PATIENCE)?;
    if ended.timed_out {
        return Ok(None);
    }
    let collected = collected(&ended.output).filter(|count| ended.success && *count > 0);
    let trouble = || format!("callgrind counted nothing among {size} measures:\n\n{}", ended.tail(20));
    collected.map(|count| Some(count / CALLS as u64)).ok_or_else(trouble)
}

/// The number in the line `==123== Collected : 4567`.
fn collected(output: &str) -> Option<u64> {
    let line = output.lines().find(|line| line.contains("Collected :"))?;
    line.rsplit(':').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read() {
        assert_eq!(collected("==7== Events    : Ir\n==7== Collected : 81920\n==7==\n"), Some(81920));
        assert_eq!(collected("==7== Collected : \n"), None);
        assert_eq!(collected("nothing"), None);
    }
}
