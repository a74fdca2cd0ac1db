// SPDX-License-Identifier: EUPL-1.2
//! The real widget with catalogues of every size: how it loads, how soon a click is painted, what a thousand clicks leave
//! behind. Drives `bench/page/widget.html`.

use std::rc::Rc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::bench::Plan;
use crate::bench_server::BenchServer;
use crate::engine::{Driver, Engine};
use crate::page::Page;
use crate::world::World;

/// How long the widget may take to show a catalogue, and for all its clicks.
const LOADING: Duration = Duration::from_secs(45);
const CLICKS: Duration = Duration::from_secs(60);

/// Memory is looked at with this many measures.
const REMEMBERED: usize = 1000;

/// What the page reports, one per size; what took too long is said instead.
pub async fn measure(world: &Rc<World>, server: &BenchServer, plan: &Plan) -> Result<Value, String> {
    let mut found = Vec::new();
    for size in &plan.sizes {
        println!("Bench: the widget with {size} measures ...");
        let mut driver = Driver::start(Engine::Chromium, world)?;
        let client = driver.browser(world).await?;
        let url = server.url(&format!("/page/widget.html?n={size}&samples={}", plan.samples));
        client.goto(&url).await.map_err(|error| error.to_string())?;
        let mut loaded = reported(server, "loaded", LOADING, *size)?;
        if loaded.get("shown").is_none() {
            found.push(loaded);
            continue;
        }
        let clicks = reported(server, "clicks", CLICKS, *size)?;
        if let Some(fields) = loaded.as_object_mut() {
            fields.insert("clicks".to_owned(), clicks);
        }
        if *size == REMEMBERED && loaded.pointer("/clicks/times").is_some() {
            let page = Page::new(client.clone(), Engine::Chromium, Rc::clone(world));
            let memory = memory(&page, server, if plan.samples < 30 { 100 } else { 1000 }).await?;
            if let Some(fields) = loaded.as_object_mut() {
                fields.insert("memory".to_owned(), memory);
            }
        }
        found.push(loaded);
        client.close().await.map_err(|error| error.to_string())?;
    }
    Ok(Value::from(found))
}

/// What the page reports; or that it took too long or failed, which large catalogues may bring about and which is told.
fn reported(server: &BenchServer, what: &str, limit: Duration, size: usize) -> Result<Value, String> {
    match server.report(what, limit) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Ok(json!({ "size": size, "late": limit.as_secs() })),
        Err(trouble) if size > REMEMBERED => {
            println!("Bench: {trouble}");
            Ok(json!({ "size": size, "trouble": trouble }))
        }
        Err(trouble) => Err(trouble),
    }
}

/// Bytes in use before and after so many clicks, of JavaScript after a collection and of WebAssembly.
async fn memory(page: &Page, server: &BenchServer, clicks: usize) -> Result<Value, String> {
    let mut taken = Vec::new();
    // The first clicks fill what is filled once: lists, caches, the pool of the allocator.
    for count in [clicks / 5, clicks, clicks] {
        page.client.execute("window.benchClicks(arguments[0]);", vec![json!(count)]).await.map_err(|error| error.to_string())?;
        let report = server.report("clicked", CLICKS * 3)?.ok_or("A thousand clicks take too long.")?;
        for _ in 0..2 {
            page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = page.devtools("Runtime.getHeapUsage", json!({})).await?;
        taken.push(
            json!({ "clicks": count, "heap": heap.get("usedSize"), "wasm": report.get("wasm"), "nodes": report.get("nodes") }),
        );
    }
    Ok(Value::from(taken))
}
