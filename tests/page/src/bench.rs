// SPDX-License-Identifier: EUPL-1.2
//! What `cargo xtask bench` measures in Chromium: all engines in one page, the widget at every size, how soon the single
//! file shows something, the editor. Written as one JSON file, of which the report is made.
//!
//! Reported, never asserted: a time on a busy machine says little.

use std::path::PathBuf;
use std::rc::Rc;

use serde_json::json;

use crate::bench_server::BenchServer;
use crate::world::{World, path};
use crate::{bench_editor, bench_engines, bench_start, bench_widget};

/// How much is measured.
pub struct Plan {
    /// Measures of the catalogues.
    pub sizes: Vec<usize>,
    /// Samples that are wanted of each figure.
    pub samples: usize,
    /// Milliseconds that one figure of all engines may take, after which fewer samples have to do.
    pub budget: usize,
    /// Where the inputs lie and the result goes.
    pub folder: PathBuf,
}

impl Plan {
    /// Reads what `cargo xtask bench` says in the environment.
    fn read() -> Result<Plan, String> {
        let number = |name: &str| {
            let value = std::env::var(name).ok().and_then(|value| value.parse().ok());
            value.ok_or_else(|| format!("The variable {name} is not set. `cargo xtask bench` runs this with all it needs."))
        };
        let sizes = std::env::var("FK_BENCH_SIZES").unwrap_or_default();
        let sizes = sizes.split(',').filter_map(|size| size.parse().ok()).collect();
        Ok(Plan { sizes, samples: number("FK_BENCH_SAMPLES")?, budget: number("FK_BENCH_BUDGET")?, folder: path("FK_BENCH")? })
    }
}

pub fn run(world: &Rc<World>, _: &str) -> Result<(), String> {
    let plan = Plan::read()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("No runtime: {error}."))?;
    runtime.block_on(measure(world, &plan))
}

async fn measure(world: &Rc<World>, plan: &Plan) -> Result<(), String> {
    let folders = vec![
        ("page", world.root.join("bench/page")),
        ("data", plan.folder.clone()),
        ("wasm", plan.folder.join("wasm")),
        ("peers", plan.folder.join("peers")),
        ("dist", world.dist.clone()),
    ];
    let server = BenchServer::start(folders)?;
    let found = json!({
        "engines": bench_engines::measure(world, &server, plan).await?,
        "widget": bench_widget::measure(world, &server, plan).await?,
        "start": bench_start::measure(world, plan).await?,
        "editor": bench_editor::measure(world, plan).await?,
    });
    let file = plan.folder.join("found.json");
    std::fs::write(&file, found.to_string()).map_err(|error| format!("{} cannot be written: {error}.", file.display()))
}

/// Sorts the samples and prints what matters of them.
pub fn report(what: &str, samples: &mut [f64]) {
    samples.sort_by(f64::total_cmp);
    let [middle, most, worst] = [0.5, 0.9, 1.0].map(|share| at(samples, share));
    // What is short needs a digit more.
    let digits = usize::from(middle < 20.0);
    println!("  {what}: median {middle:.digits$}, 90 % {most:.digits$}, worst {worst:.digits$} ({} samples)", samples.len());
}

/// The sample below which a share of the sorted samples lies.
pub fn at(samples: &[f64], share: f64) -> f64 {
    let index = (samples.len().saturating_sub(1) as f64 * share).round() as usize;
    samples.get(index).copied().unwrap_or(f64::NAN)
}
