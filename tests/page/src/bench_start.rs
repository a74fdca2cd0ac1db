// SPDX-License-Identifier: EUPL-1.2
//! How long the single file takes from navigation to its first results, in Chromium, from the drive, beside a plain page
//! with ItemsJS that does less.
//!
//! The moment is taken at the first frame at which a script from outside finds an article, so the figure is an upper
//! bound, of both pages alike.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::bench::{Plan, report};
use crate::engine::{Driver, Engine};
use crate::page::Page;
use crate::world::{World, file_url};

/// New browsers, of each of which the first start is cold.
const BROWSERS: usize = 5;

/// Milliseconds since navigation began, at the first frame with an article.
const FIRST_RESULTS: &str = "const done = arguments[0];
    const look = () => {
        const host = document.querySelector('foerder-kompass');
        const root = host ? host.shadowRoot : document;
        if (root && root.querySelector('article')) done(performance.now());
        else requestAnimationFrame(look);
    };
    look();";

/// Times of the first start in a new browser and of later ones, of both pages.
pub async fn measure(world: &Rc<World>, plan: &Plan) -> Result<Value, String> {
    println!("Bench: cold start from the drive ...");
    let mut pages = [Times::new("ours", world.single_file()), Times::new("itemsjs", file_url(&plan.folder.join("itemsjs.html")))];
    let mut version = String::new();
    let browsers = if plan.samples < 30 { 2 } else { BROWSERS * 2 };
    for browser in 0..browsers {
        let mut driver = Driver::start(Engine::Chromium, world)?;
        let client = driver.browser(world).await?;
        let page = Page::new(client.clone(), Engine::Chromium, Rc::clone(world));
        let product = page.devtools("Browser.getVersion", json!({})).await?;
        version = product.get("product").and_then(Value::as_str).unwrap_or_default().to_owned();
        for sample in 0..=plan.samples * 2 / browsers {
            // Each of the two is the first one in half of the browsers, and after that they take turns.
            let Some(page) = pages.get_mut((browser + sample) % 2) else { continue };
            client.goto("about:blank").await.map_err(|error| error.to_string())?;
            client.goto(&page.url).await.map_err(|error| error.to_string())?;
            let found = client.execute_async(FIRST_RESULTS, vec![]).await.map_err(|error| error.to_string())?;
            let taken = found.as_f64().ok_or("The page gives no time.")?;
            if sample == 0 { page.cold.push(taken) } else { page.warm.push(taken) }
        }
        client.close().await.map_err(|error| error.to_string())?;
    }
    println!("Browser: {version}\nFrom file:// to first results, milliseconds after navigation (upper bounds):");
    for page in &mut pages {
        report(&format!("{}, first page of a new browser", page.name), &mut page.cold);
        report(&format!("{}, later in the same browser", page.name), &mut page.warm);
    }
    let [ours, itemsjs] = pages.map(|page| json!({ "cold": page.cold, "warm": page.warm }));
    Ok(json!({ "browser": version, "ours": ours, "itemsjs": itemsjs }))
}

/// A page with the times until it shows something.
struct Times {
    name: &'static str,
    url: String,
    cold: Vec<f64>,
    warm: Vec<f64>,
}

impl Times {
    fn new(name: &'static str, url: String) -> Times {
        Times { name, url, cold: Vec::new(), warm: Vec::new() }
    }
}
