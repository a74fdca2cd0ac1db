// SPDX-License-Identifier: EUPL-1.2
//! Lets the published tools check: cargo-deny the crates, reuse the licence of every file, and the library of CycloneDX
//! the bill of materials.

use std::path::Path;
use std::time::Duration;

use super::crates::{EDITOR, WIDGET};
use crate::project::Project;
use crate::{pins, setup, shell};

const PATIENCE: Duration = Duration::from_secs(300);

/// What was found about known weaknesses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Advisories {
    None,
    /// The database could not be had; nothing is known.
    Unknown,
}

impl Advisories {
    pub fn said(self) -> &'static str {
        match self {
            Advisories::None => "none",
            Advisories::Unknown => "not checked: the database could not be had",
        }
    }
}

/// Licences, copies and sources of the crates of what ships, licences and sources of all others.
pub fn deny(project: &Project) -> Result<(), String> {
    for (folder, _) in [("embed", WIDGET), ("editor/embed", EDITOR)] {
        denied(project, &["--manifest-path", &format!("{folder}/Cargo.toml")], &["licenses", "bans", "sources"])?;
    }
    denied(project, &["--workspace"], &["licenses", "sources"])
}

/// Known weaknesses of the crates of the whole project, where the database can be had.
pub fn advisories(project: &Project) -> Result<Advisories, String> {
    let fetched = cargo_deny(project, &[], &["fetch", "db"], "deny-fetch")?;
    if !fetched.success {
        return Ok(Advisories::Unknown);
    }
    denied(project, &["--workspace"], &["--disable-fetch", "advisories"]).map(|()| Advisories::None)
}

fn denied(project: &Project, graph: &[&str], what: &[&str]) -> Result<(), String> {
    let ended = cargo_deny(project, graph, &[&["check", "--hide-inclusion-graph"], what].concat(), "deny")?;
    if ended.success { Ok(()) } else { Err(format!("cargo-deny refuses ({}):\n\n{}", graph.join(" "), ended.tail(60))) }
}

fn cargo_deny(project: &Project, graph: &[&str], command: &[&str], log: &str) -> Result<shell::Ended, String> {
    let programs = setup::tool(project, "cargo-deny", pins::CARGO_DENY, "5 min")?;
    let mut deny = shell::command(programs.join("cargo-deny"));
    deny.args(["--locked"]).args(graph).args(command).current_dir(&project.root);
    shell::run(&mut deny, &project.root.join(format!("target/log/{log}.txt")), PATIENCE)
}

/// Every file says under which licence it stands, in a way that machines read.
pub fn reuse(project: &Project) -> Result<(), String> {
    let mut reuse = shell::command(setup::python(project)?.join("reuse"));
    reuse.args(["lint", "--lines"]).current_dir(&project.root);
    let ended = shell::run(&mut reuse, &project.root.join("target/log/reuse.txt"), PATIENCE)?;
    if ended.success { Ok(()) } else { Err(format!("reuse lint says:\n\n{}", ended.tail(40))) }
}

/// Says what is wrong in the first argument, a file, by the schema of CycloneDX 1.6.
const VALIDATE: &str = "\
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1], encoding='utf-8').read())
if wrong is not None:
    error = wrong.data
    print('/'.join(map(str, error.absolute_path)), error.message[:2000])
    sys.exit(1)
";

/// Prints a YAML file as JSON.
const YAML: &str = "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1], encoding='utf-8'))))";

/// What `publiccode.yml` says, as a value.
pub fn publiccode(project: &Project) -> Result<serde_json::Value, String> {
    let mut python = shell::command(setup::python(project)?.join("python"));
    python.args(["-c", YAML]).arg(project.root.join("publiccode.yml"));
    let ended = shell::run(&mut python, &project.root.join("target/log/publiccode.txt"), PATIENCE)?;
    serde_json::from_str(&ended.output).map_err(|_| format!("publiccode.yml is no YAML:\n\n{}", ended.tail(10)))
}

/// The bill of materials is one by the published schema.
pub fn bill(project: &Project, file: &Path) -> Result<(), String> {
    let mut python = shell::command(setup::python(project)?.join("python"));
    python.args(["-c", VALIDATE]).arg(file);
    let ended = shell::run(&mut python, &project.root.join("target/log/bill.txt"), PATIENCE)?;
    if ended.success { Ok(()) } else { Err(format!("{} is no CycloneDX 1.6: {}", file.display(), ended.tail(20))) }
}
