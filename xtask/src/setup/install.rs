// SPDX-License-Identifier: EUPL-1.2
//! Tools from the registries of Rust and npm, into the project's own cache; components of rustup.

use std::path::Path;
use std::time::Duration;

use super::debian;
use crate::project::Project;
use crate::{pins, setup, shell};

/// Builds a tool into its own folder. What was compiled is kept, so that an interrupted set-up
/// does not begin again.
pub fn cargo(project: &Project, name: &str, version: &str) -> Result<(), String> {
    let log = project.tools.join(format!("log/{name}.txt"));
    let attempt = |locked: bool| {
        let mut command = shell::command("cargo");
        command.args(["install", name, "--version", version, "--root"]);
        command.arg(project.cargo_tool(name, version));
        if locked {
            command.arg("--locked");
        }
        command.env("CARGO_TARGET_DIR", project.tools.join("build"));
        // Outside the project, so that the project's own settings do not apply.
        command.current_dir(std::env::temp_dir());
        shell::run(&mut command, &log, Duration::from_secs(1800))
    };
    let locked = attempt(true)?;
    if locked.success {
        return Ok(());
    }
    // A registry can lag behind the versions that a fresh release is locked to.
    let free = attempt(false)?;
    if free.success { Ok(()) } else { Err(setup::failed(&format!("cargo install {name}"), &free, &log)) }
}

/// All npm packages at once: npm removes what a later call does not name.
pub fn npm(project: &Project) -> Result<(), String> {
    npm_into(project, &project.npm(), &[pins::NPM_BUILD, pins::NPM_TEST].concat())
}

/// Installs exactly these packages into a folder.
pub fn npm_into(project: &Project, folder: &Path, packages: &[(&str, &str)]) -> Result<(), String> {
    let wanted: serde_json::Map<String, serde_json::Value> =
        packages.iter().map(|(name, version)| ((*name).to_string(), (*version).into())).collect();
    let manifest = serde_json::json!({ "private": true, "dependencies": wanted });
    shell::write(&folder.join("package.json"), format!("{manifest:#}\n"))?;

    let log = project.tools.join("log/npm.txt");
    let mut command = shell::command("npm");
    command
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
            // Without these npm tries for minutes where there is no network.
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000",
            "--fetch-retry-maxtimeout=3000",
            "--fetch-timeout=60000",
        ])
        .current_dir(folder);
    let ended = shell::run(&mut command, &log, Duration::from_secs(600))?;
    if ended.success { Ok(()) } else { Err(setup::failed("npm install", &ended, &log)) }
}

pub fn npm_present(folder: &Path, packages: &[(&str, &str)]) -> bool {
    packages.iter().all(|(name, version)| {
        let manifest = folder.join("node_modules").join(name).join("package.json");
        installed_version(&manifest).is_some_and(|found| found == *version)
    })
}

fn installed_version(manifest: &Path) -> Option<String> {
    let manifest: serde_json::Value = serde_json::from_slice(&std::fs::read(manifest).ok()?).ok()?;
    Some(manifest.get("version")?.as_str()?.to_string())
}

/// Which packages the folder of Python's programs was made from; written last.
fn python_stamp(project: &Project) -> std::path::PathBuf {
    project.tools.join("python/packages.txt")
}

pub fn python_present(project: &Project, packages: &[&str]) -> bool {
    std::fs::read_to_string(python_stamp(project)).is_ok_and(|made_from| made_from == packages.join("\n"))
}

/// Installs exactly these packages into an environment of their own.
pub fn python(project: &Project, packages: &[&str]) -> Result<(), String> {
    let folder = project.tools.join("python");
    let log = project.tools.join("log/python.txt");
    let make = || {
        let mut command = shell::command("python3");
        command.args(["-m", "venv", "--clear"]).arg(&folder);
        shell::run(&mut command, &log, Duration::from_secs(120)).is_ok_and(|ended| ended.success)
    };
    if !make() {
        debian::install(project, &["python3", "python3-venv"])?;
        if !make() {
            return Err(format!("Python makes no environment. The log is {}.", log.display()));
        }
    }
    let mut command = shell::command(folder.join("bin/pip"));
    command.args(["install", "--quiet", "--disable-pip-version-check"]).args(packages);
    let ended = shell::run(&mut command, &log, Duration::from_secs(600))?;
    if !ended.success {
        return Err(setup::failed("pip install", &ended, &log));
    }
    shell::write(&python_stamp(project), packages.join("\n"))
}

/// rustup puts a stand-in for every component on `PATH`; the real one lies beside the compiler.
pub fn component_present(name: &str) -> bool {
    shell::ask("rustc", &["--print", "sysroot"]).is_some_and(|sysroot| Path::new(&sysroot).join("bin").join(name).is_file())
}

pub fn components(project: &Project) -> Result<(), String> {
    let log = project.tools.join("log/components.txt");
    let mut command = shell::command("rustup");
    command.args(["component", "add", "rustfmt", "clippy"]);
    let ended = shell::run(&mut command, &log, Duration::from_secs(300))?;
    if ended.success { Ok(()) } else { Err(setup::failed("rustup component add rustfmt clippy", &ended, &log)) }
}
