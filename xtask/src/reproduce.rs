// SPDX-License-Identifier: EUPL-1.2
//! Builds the release twice from the last commit, in two folders and for two different users, and compares every
//! artefact byte by byte.

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::project::{self, Project};
use crate::setup::{self, Part};
use crate::{records, shell};

/// Folders of artefacts.
const FOLDERS: &[&str] = &["dist", "pkg"];

/// One build takes up to half an hour where everything is compiled on a busy machine.
const PATIENCE: Duration = Duration::from_secs(3600);

/// Builds twice, compares, and keeps a record with the SHA-256 of each artefact.
///
/// # Errors
/// The artefacts that differ; then both builds stay for a look.
pub fn run(project: &Project) -> Result<(), String> {
    setup::run(project, Part::Build)?;
    let begin = Instant::now();
    // Somebody may commit while the first one is built.
    let head = shell::ask("git", &["-C", &project.root.display().to_string(), "rev-parse", "HEAD"])
        .ok_or("git names no commit to build.")?;
    let place = std::env::temp_dir().join(format!("foerderkompass-reproduce-{}", std::process::id()));
    let first = built(project, &head, &place.join("a"), None)?;
    let home = place.join("home/of/somebody/else");
    let second = built(project, &head, &place.join("another/folder/with/a/much/longer/path"), Some(&home))?;

    let different: Vec<&String> =
        first.keys().chain(second.keys()).filter(|name| first.get(*name) != second.get(*name)).collect();
    for (name, hash) in &first {
        println!("  {hash}  {name}");
    }
    let figures = json!({ "artefacts": first.len(), "different": different.len(), "sha256": first });
    // Always of the commit as it is: both were checked out anew.
    records::append(project, head.get(..12).unwrap_or(&head), "reproduce", begin.elapsed(), figures)?;
    if different.is_empty() {
        std::fs::remove_dir_all(&place).map_err(|error| format!("{} cannot be removed: {error}.", place.display()))?;
        println!("Reproduce: all {} artefacts are the same, byte by byte.", first.len());
        Ok(())
    } else {
        Err(format!("These artefacts differ between two builds: {different:?}.\nBoth lie in {}.", place.display()))
    }
}

/// Checks `commit` out into `folder`, builds it, and says the SHA-256 of each artefact. With `home` as somebody
/// else, whose home that is.
fn built(project: &Project, commit: &str, folder: &Path, home: Option<&Path>) -> Result<BTreeMap<String, String>, String> {
    println!("Reproduce: building in {} ...", folder.display());
    check_out(project, commit, folder)?;
    symlink(&project.tools, folder.join(".tools")).map_err(|error| format!("The tools cannot be linked: {error}."))?;
    let mut build = shell::command("cargo");
    build.args(["xtask", "build"]).current_dir(folder).env_remove("CARGO_TARGET_DIR").env("CARGO_INCREMENTAL", "0");
    if let Some(home) = home {
        somebody_else(&mut build, home)?;
    }
    let log = project.root.join("target/log/reproduce.txt");
    let ended = shell::run(&mut build, &log, PATIENCE)?;
    if !ended.success {
        return Err(format!("Building in {} failed:\n\n{}", folder.display(), ended.tail(40)));
    }
    hashes(folder)
}

fn check_out(project: &Project, commit: &str, folder: &Path) -> Result<(), String> {
    let (from, to) = (project.root.display().to_string(), folder.display().to_string());
    shell::create_folder(folder)?;
    shell::ask("git", &["clone", "--quiet", "--shared", "--no-checkout", &from, &to])
        .and_then(|_| shell::ask("git", &["-C", &to, "checkout", "--quiet", "--detach", commit]))
        .map(|_| ())
        .ok_or_else(|| format!("git cannot check {commit} out into {to}."))
}

/// Another name, home, language and time zone, and crates unpacked in that home. What was downloaded is shared.
fn somebody_else(command: &mut Command, home: &Path) -> Result<(), String> {
    let cargo_home = home.join("cargo");
    let registry = cargo_home.join("registry");
    shell::create_folder(&registry)?;
    for part in ["index", "cache"] {
        let from = project::cargo_home().join("registry").join(part);
        symlink(&from, registry.join(part)).map_err(|error| format!("{} cannot be linked: {error}.", from.display()))?;
    }
    let settings = project::cargo_home().join("config.toml");
    if settings.is_file() {
        shell::write(&cargo_home.join("config.toml"), shell::read(&settings)?)?;
    }
    let rustup = std::env::var_os("RUSTUP_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".rustup")))
        .unwrap_or_default();
    command.env("HOME", home).env("CARGO_HOME", cargo_home).env("RUSTUP_HOME", rustup);
    command.env("USER", "somebody").env("LOGNAME", "somebody").env("LC_ALL", "C").env("TZ", "Pacific/Chatham");
    Ok(())
}

/// SHA-256 of every file in the folders of artefacts, by its path.
fn hashes(checkout: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeMap::new();
    for folder in FOLDERS {
        for file in shell::files_below(&checkout.join(folder))? {
            let name = file.strip_prefix(checkout).unwrap_or(&file).display().to_string();
            found.insert(name, format!("{:x}", Sha256::digest(shell::read(&file)?)));
        }
    }
    Ok(found)
}
