// SPDX-License-Identifier: EUPL-1.2
//! The module traps, is not allowed or does not arrive: the element begins anew once, then says so, and the measures can be
//! read all the same.

use serde_json::json;

use super::embedded::{INCLUDED, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON, Server};
use crate::witness;

const ELEMENT: &str = "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>";

/// Notes the classes of failures.
const CLASSES: &str = "window.classes = [];
    document.addEventListener('fk-error', (event) => classes.push(event.detail.class));";

/// Lets the module trap at its next call to the page while `window.trap` is set.
pub const TRAP: &str = "const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = (module, imports) => {
      for (const group of Object.values(imports)) {
        for (const [name, call] of Object.entries(group)) {
          if (call instanceof Function) group[name] = (...values) => {
            if (window.trap) { window.trap = false; throw new WebAssembly.RuntimeError('unreachable'); }
            return call(...values);
          };
        }
      }
      return instantiate(module, imports);
    };";

/// One script: a timer of the widget may run into the trap before a click of the driver arrives.
const PULL: &str = "window.trap = true; root.querySelector('[data-new-person]').click();";

async fn forget(page: &Page) -> Outcome {
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}

/// The list below a failure names all measures.
async fn lists(page: &Page) -> Outcome {
    let count = page.world.catalog.measures().len();
    let listed = "return root.querySelectorAll('[data-failure] > div > b').length;";
    page.eventually("The plain list", listed, vec![], &json!(count)).await
}

async fn fails_as(page: &Page, class: &str) -> Outcome {
    page.state("failed").await?;
    let failure = "return root.querySelector('[data-fk=app]').dataset.failure;";
    equal("The class", &page.run(failure, vec![]).await?, &json!(class))?;
    holds("Nothing is said.", page.has("[role=alert] p").await?)
}

/// The first trap costs the answers, the second the program.
pub async fn twice(page: Page) -> Outcome {
    let server =
        site(&page).page("/host.html", HTML, host(&format!("<script>{CLASSES}{TRAP}</script>{INCLUDED}"), ELEMENT)).start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    page.run(PULL, vec![]).await?;
    page.eventually("The class", "return window.classes;", vec![], &json!(["restarted"])).await?;
    page.state("ready").await?;
    let above = "return root.querySelector('p.fk-notice[role=alert]').getBoundingClientRect().bottom
        <= root.querySelector('[data-fk=app]').getBoundingClientRect().top;";
    equal("The restart is said above all", &page.run(above, vec![]).await?, &json!(true))?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    page.run(PULL, vec![]).await?;
    fails_as(&page, "crashed").await?;
    page.eventually("The classes", "return window.classes;", vec![], &json!(["restarted", "crashed"])).await?;
    lists(&page).await?;
    forget(&page).await
}

/// Opens a page whose element does not come to life.
async fn broken(page: &Page, head: &str) -> Result<Server, String> {
    let server = site(page).page("/host.html", HTML, host(&format!("{head}{INCLUDED}"), ELEMENT)).start()?;
    page.go(&server.url("/host.html")).await?;
    Ok(server)
}

/// A browser without WebAssembly.
pub async fn absent(page: Page) -> Outcome {
    let _server = broken(&page, "<script>delete window.WebAssembly;</script>").await?;
    fails_as(&page, "engine").await?;
    lists(&page).await?;
    forget(&page).await
}

/// No room for an instance.
pub async fn no_memory(page: Page) -> Outcome {
    let head = "<script>WebAssembly.instantiate = async () => { throw new RangeError('Out of memory'); };</script>";
    let _server = broken(&page, head).await?;
    fails_as(&page, "memory").await?;
    lists(&page).await?;
    forget(&page).await
}

/// A policy that allows scripts and no WebAssembly.
pub async fn forbidden(page: Page) -> Outcome {
    let body = format!(
        "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Streng</title><script src=\"/witness.js\"></script>\
         {INCLUDED}</head><body>{ELEMENT}</body></html>"
    );
    let site = site(&page).page("/witness.js", crate::server::SCRIPT, witness::SCRIPT);
    let server = site.strict_page("/strict.html", "script-src 'self'", body).start()?;
    page.go(&server.url("/strict.html")).await?;
    fails_as(&page, "blocked").await?;
    lists(&page).await?;
    forget(&page).await
}

/// A page where somebody has to log in comes instead of the catalogue.
pub async fn login(page: Page) -> Outcome {
    let body = "<foerder-kompass src=\"/catalog.json\"></foerder-kompass>";
    let site = site(&page).page("/host.html", HTML, host(INCLUDED, body));
    let server = site.page("/catalog.json", JSON, "\u{feff}\n <!DOCTYPE html><title>Anmeldung</title>").start()?;
    page.open(&server.url("/host.html"), "failed").await?;
    let text = page.run("return root.textContent;", vec![]).await?;
    holds(&format!("It says {text}"), text.as_str().is_some_and(|text| text.contains("Anmeldung")))
}

/// The single file shows its list where the program cannot run, and hides it where it does.
pub async fn single_file(page: Page) -> Outcome {
    page.open_single_file().await?;
    let list = "const list = host.querySelector(':scope > section'); return [list.querySelectorAll('h3').length,
        list.checkVisibility()];";
    let count = page.world.catalog.measures().len();
    equal("While it runs", &page.run(list, vec![]).await?, &json!([count, false]))?;
    let text = std::fs::read_to_string(page.world.dist.join("foerderkompass.html")).map_err(|error| error.to_string())?;
    let blocked = text.replacen("'wasm-unsafe-eval'", "", 1);
    let server = site(&page).page("/single.html", HTML, blocked).start()?;
    page.go(&server.url("/single.html")).await?;
    fails_as(&page, "blocked").await?;
    equal("While it does not", &page.run(list, vec![]).await?, &json!([count, true]))?;
    holds("There are two lists.", !page.has("[data-failure] b").await?)?;
    let seen = "const slot = getComputedStyle(root.querySelector('slot'));
        return [slot.backgroundColor, getComputedStyle(host.querySelector(':scope > section')).color];";
    equal("Dark on white in any theme", &page.run(seen, vec![]).await?, &json!(["rgb(255, 255, 255)", "rgb(22, 32, 46)"]))?;
    forget(&page).await
}
