// SPDX-License-Identifier: EUPL-1.2
//! The benchmark: builds what it needs, lets everything be measured, and writes the report.
//!
//! Times are taken in Chromium by the page tests' program, with what lies in `bench/`; instructions are counted outside the
//! browser. Nothing in the report is typed by hand.

mod bars;
mod bytes;
mod document;
mod figures;
mod growth;
mod plot;
mod tables;
mod tried;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};

use crate::build::{self, Shipped};
use crate::project::Project;
use crate::setup::{self, Part};
use crate::{records, shell, test};

const ENGINE: Shipped = Shipped { folder: "bench", name: "foerderkompass-bench" };

/// How much is measured: sizes of catalogues, samples, milliseconds for each figure.
struct Extent {
    sizes: &'static [usize],
    samples: usize,
    budget: usize,
}

const FULL: Extent = Extent { sizes: &[32, 1_000, 10_000, 100_000], samples: 30, budget: 12_000 };
const QUICK: Extent = Extent { sizes: &[32, 1_000], samples: 5, budget: 1_000 };

/// Measures everything and writes the report; `quick` only tries whether all of it works.
pub fn run(project: &Project, quick: bool) -> Result<(), String> {
    let begin = Instant::now();
    let commit = records::commit(project);
    let extent = if quick { QUICK } else { FULL };
    setup::run(project, Part::Bench)?;
    let folder = project.root.join("target/bench");
    println!("Bench: building what is measured ...");
    engine(project, &folder)?;
    bytes::peers(project, &folder)?;
    data(project, &folder, extent.sizes)?;
    let chains = chains(project)?;

    let sizes: Vec<String> = extent.sizes.iter().map(usize::to_string).collect();
    let environment = [
        ("FK_BENCH", folder.display().to_string()),
        ("FK_BENCH_SIZES", sizes.join(",")),
        ("FK_BENCH_SAMPLES", extent.samples.to_string()),
        ("FK_BENCH_BUDGET", extent.budget.to_string()),
    ];
    test::instead(project, "--bench", &environment)?;
    let growth = growth::count(project, &program(project), extent.sizes);
    let found: Value = serde_json::from_slice(&shell::read(&folder.join("found.json"))?).map_err(|error| error.to_string())?;
    let record = json!({
        "date": records::today()?,
        "machine": { "cores": std::thread::available_parallelism().map_or(0, std::num::NonZero::get), "system": std::env::consts::OS },
        "samples": extent.samples,
        "bytes": bytes::measured(project, &folder)?,
        "chains": chains,
        "growth": growth.as_ref().ok(),
        "found": found,
    });
    let place = if quick { folder.join("quick") } else { project.root.join("docs") };
    document::write(&place, &record)?;
    if !quick {
        records::append(project, &commit, "bench", begin.elapsed(), bars::summary(&record))?;
    }
    println!("Bench: done in {} s; the report is {}.", begin.elapsed().as_secs(), place.join("leistung.md").display());
    growth.map(|_| ())
}

/// Writes the report of an earlier record again.
pub fn again(record: &Path, folder: &Path) -> Result<(), String> {
    let record = serde_json::from_slice(&shell::read(record)?).map_err(|error| format!("The record is no JSON: {error}."))?;
    document::write(folder, &record)
}

/// The core as the page calls it, with the flags and the passes of what ships.
fn engine(project: &Project, folder: &Path) -> Result<(), String> {
    let out = folder.join("wasm");
    let module = build::wasm_pack_build(project, ENGINE, "web", &out, &[])?;
    build::optimized(project, &module, &out.join("small.wasm"), &[]).map(|_| ())
}

/// The program that makes catalogues and whose instructions are counted.
fn program(project: &Project) -> PathBuf {
    project.root.join("target/release/examples/instructions")
}

/// Catalogues, the talk, and what is right.
fn data(project: &Project, folder: &Path, sizes: &[usize]) -> Result<(), String> {
    let mut command = shell::command("cargo");
    command.args(["build", "--quiet", "--release", "--locked", "-p", "foerderkompass-bench-data", "--example", "instructions"]);
    succeed(command.current_dir(&project.root), "The catalogues cannot be made")?;
    println!("Bench: making the catalogues and what is right ...");
    let mut command = shell::command(program(project));
    command.arg("oracle").arg(folder).args(sizes.iter().map(usize::to_string));
    succeed(&mut command, "The catalogues cannot be made")
}

fn succeed(command: &mut Command, what: &str) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{what}: {error}."))?;
    if status.success() { Ok(()) } else { Err(format!("{what}; the reason stands above.")) }
}

/// How long it takes to find the chains to a measure, or to exclude them, as a line.
fn chains(project: &Project) -> Result<String, String> {
    let mut command = shell::command("cargo");
    command.args(["run", "--quiet", "--release", "--locked", "-p", "foerderkompass-core", "--example", "chains"]);
    let output = command.current_dir(&project.root).output().map_err(|error| format!("cargo cannot be started: {error}."))?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_string();
    println!("{said}");
    if output.status.success() { Ok(said) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
