// SPDX-License-Identifier: EUPL-1.2
//! How long the single file takes from navigation to its first results, in Chromium, from the drive; then the editor.
//!
//! Reported, never asserted: a time on a busy machine says little. The moment is taken at the first frame at which a
//! script from outside finds an article, so the figure is an upper bound.

use std::rc::Rc;

use serde_json::json;

use crate::bench_editor;
use crate::engine::{Driver, Engine};
use crate::page::Page;
use crate::world::World;

const SAMPLES: usize = 30;

/// Milliseconds since navigation began, at the first frame with an article.
const FIRST_RESULTS: &str = "const done = arguments[0];
    const look = () => {
        const host = document.querySelector('foerder-kompass');
        if (host && host.shadowRoot && host.shadowRoot.querySelector('article')) done(performance.now());
        else requestAnimationFrame(look);
    };
    look();";

pub fn run(world: &Rc<World>, _: &str) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("No runtime: {error}."))?;
    runtime.block_on(measure(world))?;
    runtime.block_on(bench_editor::measure(world))
}

async fn measure(world: &Rc<World>) -> Result<(), String> {
    let mut driver = Driver::start(Engine::Chromium, world)?;
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let client = driver.browser(world).await?;
        let page = Page::new(client.clone(), Engine::Chromium, Rc::clone(world));
        for sample in 0..=SAMPLES / 5 {
            page.client.goto("about:blank").await.map_err(|error| error.to_string())?;
            page.client.goto(&world.single_file()).await.map_err(|error| error.to_string())?;
            let found = page.client.execute_async(FIRST_RESULTS, vec![]).await.map_err(|error| error.to_string())?;
            let taken = found.as_f64().ok_or("The page gives no time.")?;
            if sample == 0 { cold.push(taken) } else { warm.push(taken) }
        }
        let version = client.execute("return navigator.userAgent;", vec![]).await.unwrap_or(json!(""));
        client.close().await.map_err(|error| error.to_string())?;
        if cold.len() == 5 {
            println!("Browser: {}", version.as_str().unwrap_or(""));
        }
    }
    println!("Single file from file:// to first results, milliseconds after navigation (upper bounds):");
    report("first time in a new browser", &mut cold);
    report("again in the same browser", &mut warm);
    println!("Not measured: Firefox, WebKit, network drives, slower machines.");
    Ok(())
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
