// SPDX-License-Identifier: EUPL-1.2
//! The standard library for wasm32 and its source, by one of two routes. What ships is compiled together
//! with the source; the tests use the library as it is.
//!
//! Normally rustup brings both. Where rustup's server cannot be reached, Debian's newest compiler is
//! installed with the source of its library, which is then compiled into a private sysroot inside
//! the cache; small wrappers make it look like a toolchain. Only WebAssembly is built with that
//! compiler: formatting, lints and native tests stay with rustup's.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::debian;
use crate::project::{self, Project};
use crate::{pins, setup, shell};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// Set to `debian` to take the second route even where the first is open, for trying it out.
const FORCE: &str = "FK_WASM_ROUTE";

/// Which compiler builds WebAssembly here.
#[derive(Debug, Clone, PartialEq)]
pub enum Route {
    Rustup,
    Debian { bin: PathBuf, linker: PathBuf },
}

impl Route {
    /// Makes `command` and what it starts use this compiler. `path` are folders that go first on
    /// `PATH`, such as those of the tools.
    pub fn apply(&self, command: &mut Command, path: &[PathBuf]) {
        let mut first = path.to_vec();
        if let Route::Debian { bin, linker } = self {
            first.insert(0, bin.clone());
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            command.env_remove("RUSTUP_TOOLCHAIN");
        }
        command.env("PATH", shell::path_with(&first));
    }
}

/// The route that is ready to use, if any.
pub fn route(project: &Project) -> Option<Route> {
    if !forced_to_debian() {
        let rustlib = Path::new(&shell::ask("rustc", &["--print", "sysroot"])?).join("lib/rustlib");
        if rustlib.join(TARGET).join("lib").is_dir() && rustlib.join("src/rust/library/std").is_dir() {
            return Some(Route::Rustup);
        }
    }
    let compiler = compiler()?;
    // The stamp is written last and names the compiler: an upgraded one needs a new library.
    let stamp = std::fs::read_to_string(stamp(project)).ok()?;
    let linker = linker(&compiler)?;
    (stamp == compiler && linker.is_file()).then(|| Route::Debian { bin: project.wasm_rust().join("bin"), linker })
}

/// Where the library's source lies, as the compiler names it.
pub fn library_source(project: &Project) -> Result<PathBuf, String> {
    let sysroot = match route(project) {
        Some(Route::Rustup) => shell::ask("rustc", &["--print", "sysroot"]).map(PathBuf::from),
        Some(Route::Debian { .. }) => Some(project.wasm_rust().join("sysroot")),
        None => None,
    };
    sysroot
        .map(|sysroot| sysroot.join("lib/rustlib/src/rust"))
        .ok_or_else(|| "The source of the standard library is missing. Run this first:\n\n  cargo xtask setup".to_string())
}

/// Version of the compiler that builds WebAssembly, and so of its library.
pub fn version(project: &Project) -> Result<String, String> {
    let said = match route(project) {
        Some(Route::Rustup) => shell::ask("rustc", &["-vV"]),
        Some(Route::Debian { .. }) => compiler(),
        None => None,
    };
    said.and_then(|said| said.lines().find_map(|line| line.strip_prefix("release: ").map(str::to_owned)))
        .ok_or_else(|| "The compiler for WebAssembly tells no version.".to_string())
}

pub fn install(project: &Project) -> Result<(), String> {
    if !forced_to_debian() && by_rustup(project)? {
        return Ok(());
    }
    println!("    rustup cannot bring it; taking Debian's compiler and the source of its library instead");
    if !has_library_source() {
        debian::install(project, pins::APT_WASM_RUST)?;
    }
    let compiler = compiler().ok_or_else(|| format!("{DEBIAN_RUSTC} does not answer."))?;
    let linker = linker(&compiler).ok_or_else(|| format!("{DEBIAN_RUSTC} does not tell its LLVM version."))?;
    if !linker.is_file() {
        let major = llvm_major(&compiler).unwrap_or_default();
        debian::install(project, &[&format!("lld-{major}")])?;
    }
    build(project, &compiler)?;
    shell::write(&stamp(project), compiler)
}

/// `Ok(false)` when rustup is missing, or cannot do it within the time.
fn by_rustup(project: &Project) -> Result<bool, String> {
    if project::on_path("rustup").is_none() {
        return Ok(false);
    }
    for (what, log) in [(["target", "add", TARGET], "rustup.txt"), (["component", "add", "rust-src"], "rust-src.txt")] {
        let mut command = shell::command("rustup");
        command.args(what).env("RUSTUP_MAX_RETRIES", "0");
        if !shell::run(&mut command, &project.tools.join("log").join(log), Duration::from_secs(60))?.success {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Compiles the library into the private sysroot. `test` is part of it for the browser tests, and
/// bitcode, because without it the release cannot be optimised across crates.
fn build(project: &Project, compiler: &str) -> Result<(), String> {
    let home = project.wasm_rust();
    let empty = home.join("std");
    // What an earlier compiler or other flags left there must not be taken along.
    let _ = std::fs::remove_dir_all(empty.join("target"));
    shell::write(
        &empty.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n\n[workspace]\n",
    )?;
    shell::write(&empty.join("lib.rs"), "#![no_std]\n")?;

    // The paths that rustup's library names.
    let system = shell::ask(DEBIAN_RUSTC, &["--print", "sysroot"]).ok_or("Debian's compiler names no sysroot.")?;
    let commit = compiler.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let source = Path::new(&system).join("lib/rustlib/src/rust");
    let mut flags = vec!["-Cembed-bitcode=yes".to_string(), project::remap(&source, &format!("/rustc/{commit}"))];
    flags.extend(project::remapped_crates());

    let log = project.tools.join("log/wasm-std.txt");
    let mut command = shell::command("/usr/bin/cargo");
    command
        .args(["build", "-Zbuild-std=std,panic_abort,test", "--target", TARGET, "--release"])
        .current_dir(&empty)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .env("CARGO_TARGET_DIR", empty.join("target"))
        .env_remove("RUSTUP_TOOLCHAIN");
    let ended = shell::run(&mut command, &log, Duration::from_secs(1200))?;
    if !ended.success {
        return Err(setup::failed("Compiling the standard library for WebAssembly", &ended, &log));
    }

    let rustlib = home.join("sysroot/lib/rustlib");
    let library = rustlib.join(TARGET).join("lib");
    let _ = std::fs::remove_dir_all(&rustlib);
    shell::create_folder(&library)?;
    for file in entries(&empty.join("target").join(TARGET).join("release/deps"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            std::fs::copy(&file, library.join(&name)).map_err(|error| format!("{name} cannot be copied: {error}."))?;
        }
    }
    // Build scripts and macros run here: for them the system's own library is right.
    for file in entries(&Path::new(&system).join("lib/rustlib"))? {
        if let Some(name) = file.file_name().filter(|name| *name != TARGET) {
            let _ = symlink(&file, rustlib.join(name));
        }
    }
    wrappers(&home.join("bin"))
}

/// `rustc` and `rustdoc` with the private sysroot, and the `cargo` that belongs to them.
fn wrappers(bin: &Path) -> Result<(), String> {
    for name in ["rustc", "rustdoc"] {
        let file = bin.join(name);
        shell::write(&file, format!("#!/bin/sh\nexec /usr/bin/{name} --sysroot \"${{0%/*}}/../sysroot\" \"$@\"\n"))?;
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755))
            .map_err(|error| format!("{} cannot be made executable: {error}.", file.display()))?;
    }
    let cargo = bin.join("cargo");
    let _ = std::fs::remove_file(&cargo);
    symlink("/usr/bin/cargo", &cargo).map_err(|error| format!("{} cannot be linked: {error}.", cargo.display()))
}

fn stamp(project: &Project) -> PathBuf {
    project.wasm_rust().join("compiler.txt")
}

fn forced_to_debian() -> bool {
    std::env::var(FORCE).is_ok_and(|route| route == "debian")
}

fn has_library_source() -> bool {
    shell::ask(DEBIAN_RUSTC, &["--print", "sysroot"])
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/std").is_dir())
        && Path::new("/usr/bin/cargo").is_file()
}

/// Debian's compiler in its own words: version, commit, LLVM version.
fn compiler() -> Option<String> {
    shell::ask(DEBIAN_RUSTC, &["-vV"])
}

fn linker(compiler: &str) -> Option<PathBuf> {
    Some(PathBuf::from(format!("/usr/bin/wasm-ld-{}", llvm_major(compiler)?)))
}

fn llvm_major(compiler: &str) -> Option<&str> {
    let version = compiler.lines().find_map(|line| line.strip_prefix("LLVM version: "))?;
    version.split('.').next()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let list = std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    Ok(list.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_belongs_to_the_compilers_llvm() {
        let words = "rustc 1.96.0\nhost: x86_64-unknown-linux-gnu\nLLVM version: 22.1.2";
        assert_eq!(linker(words), Some(PathBuf::from("/usr/bin/wasm-ld-22")));
        assert_eq!(linker("rustc 1.96.0"), None);
    }
}
