// SPDX-License-Identifier: EUPL-1.2
//! Runs the program of one target for a time, again after each finding, and reads what it says of itself.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Folders, files};
use crate::shell;

/// With so many findings the rest of the time would show the same again.
const MOST_FOUND: usize = 10;
/// Longest time for one input, in seconds, on a busy machine.
const PATIENCE: u64 = 30;
/// So many times as long as it is to compute a target may take on the clock, on a machine that has other work.
const CLOCK: u32 = 4;
/// Most memory, in MB.
const MEMORY: u64 = 3000;
/// Longest input, in bytes.
const LONGEST: u64 = 40_000;
/// Units of the processor's time in `/proc`, in each second.
const TICKS: u64 = 100;

/// What a run was and found.
#[derive(Default)]
pub struct Ran {
    pub took: Duration,
    /// Time of the processor.
    pub cpu: Duration,
    pub executions: u64,
    /// Inputs for which something does not hold.
    pub found: Vec<PathBuf>,
}

/// Lets it compute for so long.
pub fn run(folders: &Folders, program: &Path, target: &str, time: Duration) -> Result<Ran, String> {
    let begin = Instant::now();
    let (new, found) = (folders.new_inputs(target), folders.found(target));
    shell::create_folder(&new)?;
    shell::create_folder(&found)?;
    forget_what_holds_now(program, &found)?;
    // What an earlier run found and nobody has mended is a finding of this one, too.
    let mut ran = Ran { found: found_in(&found)?, ..Ran::default() };
    let mut rounds = 0;
    loop {
        // Where there is no `/proc`, the clock has to do.
        let spent = if ran.cpu.is_zero() { begin.elapsed() } else { ran.cpu };
        let left = time.saturating_sub(spent).as_secs();
        if left == 0 || ran.found.len() >= MOST_FOUND || begin.elapsed() > time * CLOCK {
            break;
        }
        rounds += 1;
        let round = Instant::now();
        let mut command = shell::command(program);
        command.args([&new, &folders.corpus(target)]).current_dir(&folders.fuzz);
        command.args(Some(folders.regressions(target)).filter(|folder| folder.is_dir()));
        command.arg(format!("-artifact_prefix={}/", found.display())).arg(format!("-max_total_time={left}"));
        command.arg(format!("-dict={}", folders.fuzz.join("dictionaries").join(format!("{target}.txt")).display()));
        command.args([format!("-timeout={PATIENCE}"), format!("-rss_limit_mb={MEMORY}"), format!("-max_len={LONGEST}")]);
        // A busy machine can be slow with anything: what takes less than that is no finding.
        command.args([format!("-report_slow_units={PATIENCE}"), "-print_final_stats=1".to_string()]);
        let log = folders.log(&format!("{target}-{rounds}"));
        ran.cpu += wait(start(&mut command, &log)?);
        let said = String::from_utf8_lossy(&shell::read(&log)?).into_owned();
        ran.executions += executions(&said);
        let count = ran.found.len();
        ran.found = found_in(&found)?;
        // It ends early only when it found something, or could not run at all.
        if ran.found.len() == count && round.elapsed() + Duration::from_secs(2) < Duration::from_secs(left) {
            let last: Vec<&str> = said.lines().rev().take(15).collect();
            let last: Vec<&str> = last.into_iter().rev().collect();
            return Err(format!("The fuzz target {target} ended early:\n\n{}", last.join("\n")));
        }
    }
    ran.took = begin.elapsed();
    Ok(ran)
}

fn found_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(files(folder)?.into_iter().filter(|file| !is_slow(file)).collect())
}

/// Removes the inputs of earlier runs that are no findings any more, since what they showed is mended.
fn forget_what_holds_now(program: &Path, found: &Path) -> Result<(), String> {
    for input in files(found)? {
        let mut command = shell::command(program);
        command.arg(format!("-timeout={PATIENCE}")).arg(&input).stdout(Stdio::null()).stderr(Stdio::null());
        let status = command.status().map_err(|error| format!("{} cannot be started: {error}.", program.display()))?;
        if status.success() {
            std::fs::remove_file(&input).map_err(|error| format!("{} cannot be removed: {error}.", input.display()))?;
        }
    }
    Ok(())
}

/// Whether an input was only noticed for its time. Whoever stops the machine for a while makes any input slow; one that
/// goes on for too long is ended and has another name.
fn is_slow(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("slow-unit-"))
}

fn start(command: &mut Command, log: &Path) -> Result<Child, String> {
    if let Some(folder) = log.parent() {
        shell::create_folder(folder)?;
    }
    let unwritable = |error| format!("{} cannot be written: {error}.", log.display());
    let file = File::create(log).map_err(unwritable)?;
    let second = file.try_clone().map_err(unwritable)?;
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdout(file).stderr(second).spawn().map_err(|error| format!("{program} cannot be started: {error}."))
}

/// Waits for the end; the time of the processor that it took, to a tenth of a second. Nothing where there is no `/proc`.
fn wait(mut child: Child) -> Duration {
    let place = format!("/proc/{}/stat", child.id());
    let mut cpu = Duration::ZERO;
    while let Ok(None) = child.try_wait() {
        if let Some(now) = std::fs::read_to_string(&place).ok().and_then(|text| processor_time(&text)) {
            cpu = now;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    cpu
}

/// The time in programs and in the system, of a process in `/proc`: fields 14 and 15. The name, which may hold blanks,
/// ends with a bracket.
fn processor_time(stat: &str) -> Option<Duration> {
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks(11)? + ticks(12)?) * 1000 / TICKS))
}

/// How many inputs were tried.
fn executions(said: &str) -> u64 {
    let line = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_says_is_read() {
        let said = "#5 DONE\nDone 17 runs\nstat::number_of_executed_units: 17\nstat::average_exec_per_sec:     0\n";
        assert_eq!((executions(said), executions("")), (17, 0));
    }

    #[test]
    fn the_time_of_the_processor_is_read() {
        let stat = "71 (a (b) c) R 1 71 71 0 -1 4194304 100 0 0 0 1234 66 0 0 20 0 1 0 500 0 0";
        assert_eq!(processor_time(stat), Some(Duration::from_secs(13)));
        assert_eq!(processor_time(""), None);
        let own = std::fs::read_to_string("/proc/self/stat").unwrap();
        assert!(processor_time(&own).is_some());
    }
}
