// SPDX-License-Identifier: EUPL-1.2
//! How long the single file takes from navigation to its first results, in Chromium, from the drive.
//!
//! Reported, never asserted: a time on a busy machine says little. The moment is taken at the first frame at which a
//! script from outside finds an article, so the figure is an upper bound.

use std::rc::Rc;

use serde_json::{Value, json};

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

pub fn run(world: &Rc<World>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| format!("No runtime: {error}."))?.block_on(measure(world))
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

fn report(what: &str, samples: &mut [f64]) {
    samples.sort_by(f64::total_cmp);
    let at = |share: f64| samples.get(((samples.len() - 1) as f64 * share).round() as usize).copied().unwrap_or(f64::NAN);
    println!("  {what}: median {:.0}, 90 % {:.0}, worst {:.0} ({} samples)", at(0.5), at(0.9), at(1.0), samples.len());
}

/// Pictures of the single file in the states that people see, for looking at: `NAME-WIDTH-THEME.png`.
pub fn shots(world: &Rc<World>) -> Result<(), String> {
    let folder = crate::world::path("FK_ROOT")?.join("shots");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| format!("No runtime: {error}."))?.block_on(async {
        let mut driver = Driver::start(Engine::Chromium, world)?;
        let client = driver.browser(world).await?;
        let page = Page::new(client.clone(), Engine::Chromium, Rc::clone(world));
        for width in [360_u32, 768, 1280, 1920] {
            let sized = client.set_window_size(width, if width < 700 { 800 } else { 1080 }).await;
            sized.map_err(|error| error.to_string())?;
            for theme in ["light", "dark"] {
                states(&page, &folder, width, theme).await?;
            }
        }
        client.close().await.map_err(|error| error.to_string())?;
        println!("Pictures are in {}.", folder.display());
        Ok(())
    })
}

async fn states(page: &Page, folder: &std::path::Path, width: u32, theme: &str) -> Result<(), String> {
    page.open_single_file().await?;
    page.run("host.setAttribute('theme', arguments[0]);", vec![json!(theme)]).await?;
    let take = async |name: &str| -> Result<(), String> {
        // Pictures show what stands after the last announcement.
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        let picture = page.client.screenshot().await.map_err(|error| error.to_string())?;
        let file = folder.join(format!("{name}-{width}-{theme}.png"));
        std::fs::write(&file, picture).map_err(|error| format!("{}: {error}", file.display()))
    };
    take("leer").await?;
    let chosen: [(&str, Value); 5] = [
        ("rechtskreis", json!("sgb2")),
        ("erwerbsstatus", json!("arbeitslos")),
        ("alter", json!("30_44")),
        ("sprache", json!("a2")),
        ("berufsabschluss", json!("ausland_offen")),
    ];
    for (attribute, value) in chosen {
        let script =
            "root.querySelector(`fieldset[data-attribute=\"${arguments[0]}\"] input[value=\"${arguments[1]}\"]`).click();";
        page.run(script, vec![json!(attribute), value]).await?;
    }
    page.run("root.querySelector('.fk-results').scrollIntoView();", vec![]).await?;
    take("antworten").await?;
    let open = "const card = root.querySelector('article[data-outcome=fits_after_hurdle]');
        card.querySelector('button').click(); card.scrollIntoView();";
    page.run(open, vec![]).await?;
    take("offen").await?;
    let search = "const field = root.querySelector('input[type=search]'); field.value = 'gibtesnicht';
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true })); window.scrollTo(0, 0);";
    page.run(search, vec![]).await?;
    take("kein-treffer").await
}
