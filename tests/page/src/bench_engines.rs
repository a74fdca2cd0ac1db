// SPDX-License-Identifier: EUPL-1.2
//! All engines in one page of Chromium: drives `bench/page/engines.html` at every size.

use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::bench::Plan;
use crate::bench_server::BenchServer;
use crate::engine::{Driver, Engine};
use crate::world::World;

/// ItemsJS is left out above this: it takes minutes to build its index.
const ITEMSJS_MOST: usize = 10_000;

/// A page that takes longer has hung.
const PATIENCE: Duration = Duration::from_secs(400);

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
        let report = server.report("engines", PATIENCE)?;
        found.push(report.unwrap_or_else(|| json!({ "size": size, "late": PATIENCE.as_secs() })));
        client.close().await.map_err(|error| error.to_string())?;
    }
    Ok(Value::from(found))
}
