// SPDX-License-Identifier: EUPL-1.2
//! The program breaks by itself: by panics where they can happen, and by allocations that fail. It is the variant of the
//! module that fails on command, which `cargo xtask test` builds beside the one that ships.

use std::time::Duration;

use serde_json::{Value, json};

use super::embedded::{host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, SCRIPT, Server, Site};
use crate::world::path;

const MODULE: &str = "<script type=\"module\" src=\"/failing/element.js\"></script>";
const ELEMENT: &str = "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>";

/// Keeps the exports of the instances, and notes the classes of failures.
const KEEP: &str = "<script>window.classes = []; window.instances = [];
    document.addEventListener('fk-error', (event) => classes.push(event.detail.class));
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (module, imports) => {
      const instance = await instantiate(module, imports);
      instances.push(instance.exports);
      return instance;
    };</script>";

/// Two hundred failures; a quiet machine needs a fifth of it.
const SWEEP: Duration = Duration::from_secs(400);

fn broken(page: &Page) -> Result<Site, String> {
    Ok(site(page).folder("failing", &path("FK_FAILING")?))
}

async fn told(page: &Page, classes: &[&str]) -> Outcome {
    page.eventually("The classes", "return window.classes;", vec![], &json!(classes)).await
}

/// Lets the running instance panic: by drawing again, or by a click.
async fn panic_at(page: &Page, place: u32) -> Outcome {
    page.run("window.instances.at(-1).fail_at(arguments[0]);", vec![json!(place)]).await?;
    if place == 3 {
        return page.click("[data-fail]").await;
    }
    page.run("host.setAttribute('lang', host.lang === 'en' ? 'de' : 'en');", vec![]).await.map(|_| ())
}

/// A panic in a view, an effect, a callback or a future costs the answers, the second one the program.
pub async fn panics(page: Page) -> Outcome {
    for place in 1..=4 {
        let server = broken(&page)?.page("/host.html", HTML, host(&format!("{KEEP}{MODULE}"), ELEMENT)).start()?;
        page.open(&server.url("/host.html"), "ready").await?;
        let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
        let outcome = async {
            panic_at(&page, place).await?;
            told(&page, &["restarted"]).await?;
            page.state("ready").await?;
            holds("The restart is not said.", page.has("p.fk-notice[role=alert]").await?)?;
            if place == 1 {
                page.run("host.removeAttribute('lang');", vec![]).await?;
                page.give(&persona).await?;
                page.shows_all(&persona).await?;
            }
            panic_at(&page, place).await?;
            told(&page, &["restarted", "crashed"]).await?;
            page.state("failed").await?;
            let listed = "return root.querySelectorAll('[data-failure=crashed] > div > b').length;";
            page.eventually("The plain list", listed, vec![], &json!(page.world.catalog.measures().len())).await?;
            equal("Instances", &page.run("return window.instances.length;", vec![]).await?, &json!(2))
        };
        outcome.await.map_err(|trouble| format!("Place {place}: {trouble}"))?;
        // Two traps were complained about, by the shell and by the browser, and nothing else was.
        let odd = "return window.fkWitness.filter((note) => !/RuntimeError|unreachable/.test(note));";
        equal("Other complaints", &page.run(odd, vec![]).await?, &json!([]))?;
        page.run("window.fkWitness.length = 0;", vec![]).await?;
    }
    Ok(())
}

/// Opens the page that makes frames, and counts the allocations when none fails.
async fn counted(page: &Page) -> Result<(Server, u64), String> {
    let script = include_str!("breaking.js");
    let inside = "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Innen</title>\
        <script>parent.prepare(window);</script>";
    let own = "<button id=\"own\" onclick=\"this.textContent = 'clicked'\">x</button>";
    let inside = format!("{inside}{MODULE}</head><body>{own}{ELEMENT}</body></html>");
    let site = broken(page)?.page("/host.html", HTML, host("<script src=\"/breaking.js\"></script>", ""));
    let server = site.page("/breaking.js", SCRIPT, script).page("/inside.html", HTML, inside).start()?;
    page.go(&server.url("/host.html")).await?;
    page.run("window.count = 0; counted().then((count) => { window.count = count; });", vec![]).await?;
    page.eventually("Allocations are counted", "return window.count > 1000;", vec![], &json!(true)).await?;
    let count = page.run("return window.count;", vec![]).await?;
    Ok((server, count.as_u64().ok_or("The number of allocations is none.")?))
}

/// Lets the allocations of these numbers fail, one after the other.
async fn sweep(page: &Page, numbers: Vec<u64>) -> Outcome {
    let count = page.world.catalog.measures().len();
    page.run("swept(arguments[0], arguments[1]);", vec![json!(numbers), json!(count)]).await?;
    let over = page.within(SWEEP, "The failures", "return window.progress.over;", vec![], &json!(true)).await;
    let outcome = page.run("return window.progress;", vec![]).await?;
    over.map_err(|trouble| format!("{trouble} {outcome}"))?;
    equal("Tried", outcome.get("tried").unwrap_or(&Value::Null), &json!(200))?;
    let troubles: Vec<&str> =
        outcome.get("troubles").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    holds(&format!("{} of 200 went wrong: {}", troubles.len(), troubles.join("\n")), troubles.is_empty())
}

/// The first 200 allocations after an instance was made.
pub async fn first_allocations(page: Page) -> Outcome {
    let (_server, _) = counted(&page).await?;
    sweep(&page, (1..=200).collect()).await
}

/// 200 of all later ones: while the catalogue is read, questions are answered, a card opens, texts are searched.
pub async fn later_allocations(page: Page) -> Outcome {
    let (_server, count) = counted(&page).await?;
    // The last ones may be another time's.
    let (first, last) = (201, count - count / 50);
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let numbers = (0..200).map(|_| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        first + seed % (last - first)
    });
    sweep(&page, numbers.collect()).await
}
