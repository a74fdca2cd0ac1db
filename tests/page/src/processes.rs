// SPDX-License-Identifier: EUPL-1.2
//! Ends what a driver started, also when the driver could not do so itself.
//!
//! Every program started here carries a mark in its environment that its children inherit. Only
//! processes with the mark of this run are ended, one by one.

use std::process::{Child, Command, Stdio};

const MARK: &str = "FK_PAGE_TESTS_RUN";

/// A program that is ended together with this value.
pub struct Program {
    child: Child,
    mark: String,
}

impl Program {
    /// Starts a program; `name` tells its processes from those of others of this run.
    pub fn start(command: &mut Command, name: &str) -> Result<Program, String> {
        let mark = format!("{}-{name}", std::process::id());
        let child = command.env(MARK, &mark).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().map_err(
            |error| {
                let program = command.get_program().to_string_lossy().into_owned();
                format!("{program} cannot be started: {error}.")
            },
        )?;
        Ok(Program { child, mark })
    }

    /// Whether it still runs.
    pub fn alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // A process may start another while we look, so once more until there is none.
        for _ in 0..5 {
            let ids = marked(&self.mark);
            if ids.is_empty() {
                break;
            }
            // One that has ended by itself meanwhile is no trouble.
            let _ = Command::new("kill").arg("-KILL").args(&ids).stderr(Stdio::null()).status();
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The ids of the living processes with this mark.
fn marked(mark: &str) -> Vec<String> {
    let wanted = format!("{MARK}={mark}");
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let ids = entries.flatten().filter_map(|entry| {
        let id = entry.file_name().into_string().ok()?;
        id.parse::<u32>().ok()?;
        let environment = std::fs::read(entry.path().join("environ")).ok()?;
        let carries = environment.split(|byte| *byte == 0).any(|variable| variable == wanted.as_bytes());
        carries.then_some(id)
    });
    ids.collect()
}
