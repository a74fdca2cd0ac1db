// SPDX-License-Identifier: EUPL-1.2
//! All engines in one page of Chromium: drives `bench/page/engines.html` at every size.

use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::bench::Plan;
use crate::bench_server::BenchServer;
use crate::engine::{Driver, Engine};
use crate::world::World;

/// ItemsJS is left out above this: it takes minutes to build its index.
const ITEMSJS_MOST: usize = 10_000;

/// A page that takes longer has hung.
const PATIENCE: Duration = Duration::from_secs(420);

/// What the page reports, one per size.
pub async fn measure(world: &Rc<World>, server: &BenchServer, plan: &Plan) -> Result<Value, String> {
    let mut found = Vec::new();
    for size in &plan.sizes {
        println!("Bench: all engines among {size} measures ...");
        let mut driver = Driver::start(Engine::Chromium, world)?;
        let client = driver.browser(world).await?;
        let (samples, budget) = (plan.samples, plan.budget);
        let url = server.url(&format!("/page/engines.html?n={size}&samples={samples}&budget={budget}&itemsjs={ITEMSJS_MOST}"));
        client.goto(&url).await.map_err(|error| error.to_string())?;
        found.push(all_of(server, *size)?);
        // A page that was given up does not answer; its browser goes with the driver.
        drop(client);
    }
    Ok(Value::from(found))
}

/// The last of what the page reports, which it does after each part.
fn all_of(server: &BenchServer, size: usize) -> Result<Value, String> {
    let end = Instant::now() + PATIENCE;
    let mut last = json!({ "size": size });
    loop {
        match server.report("engines", end.saturating_duration_since(Instant::now()))? {
            // What a page of another size says late is not meant.
            Some(report) if report.get("size") != Some(&json!(size)) => {}
            Some(report) if report.get("done").is_some() => return Ok(report),
            Some(report) => last = report,
            None => {
                println!("Bench: {size} measures took more than {} s; what is missing is a dash.", PATIENCE.as_secs());
                return Ok(last);
            }
        }
    }
}
