// SPDX-License-Identifier: EUPL-1.2
//! LLVM's tools in the version of the compiler: rustup's component, or Debian's package of that version.

use std::path::PathBuf;
use std::time::Duration;

use crate::project::Project;
use crate::setup::debian;
use crate::shell;

/// The folder with `llvm-profdata` and `llvm-cov`, installed when neither way has brought them yet.
pub fn folder(project: &Project) -> Result<PathBuf, String> {
    let about = shell::ask("rustc", &["-vV"]).ok_or("rustc does not say its version.")?;
    let line = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let major = line("LLVM version:").and_then(|version| version.split('.').next());
    let major = major.ok_or("rustc does not say which LLVM it holds.")?;
    let host = line("host:").ok_or("rustc does not say its host.")?;
    let sysroot = shell::ask("rustc", &["--print", "sysroot"]).ok_or("rustc does not say where it lies.")?;
    let places =
        [PathBuf::from(sysroot).join(format!("lib/rustlib/{host}/bin")), PathBuf::from(format!("/usr/lib/llvm-{major}/bin"))];
    let there = || places.iter().find(|place| place.join("llvm-cov").is_file() && place.join("llvm-profdata").is_file()).cloned();
    if let Some(place) = there() {
        return Ok(place);
    }
    println!("Set-up: installing LLVM's tools of version {major} (about 1 min) ...");
    let mut command = shell::command("rustup");
    command.args(["component", "add", "llvm-tools"]);
    let log = project.tools.join("log/llvm-tools.txt");
    let component = shell::run(&mut command, &log, Duration::from_secs(300));
    if !component.is_ok_and(|ended| ended.success) {
        debian::install(project, &[&format!("llvm-{major}")])?;
    }
    there().ok_or_else(|| format!("LLVM's tools of version {major} were installed but are not found."))
}
