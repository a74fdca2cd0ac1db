// SPDX-License-Identifier: EUPL-1.2
//! Pages in which no script runs, or no WebAssembly: all measures with their conditions and Kümmerer can be read.

use foerderkompass_core::{Catalog, Measure};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::embedded::{host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::HTML;
use crate::world::file_url;

/// What a document shows: its visible headings and the visible lines below each, as text.
const SHOWN: &str = "const inside = arguments[0] ? frames[0].document : document;
    const list = inside.querySelector('foerder-kompass > section');
    const visible = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    const shown = [];
    for (const element of list ? list.querySelectorAll('h3, p, li') : []) {
      if (!visible(element) || element.getClientRects().length === 0) continue;
      if (element.localName === 'h3') shown.push([]);
      shown.at(-1)?.push(element.textContent);
    }
    return shown;";

/// Every measure is shown with what it needs and whom to ask.
async fn readable(page: &Page, framed: bool) -> Outcome {
    let count = page.world.catalog.measures().len();
    let script = format!("return (() => {{ {SHOWN} }})().length;");
    page.eventually("Measures that can be read", &script, vec![json!(framed)], &json!(count)).await?;
    let shown = page.run(SHOWN, vec![json!(framed)]).await?;
    for (at, measure) in page.world.catalog.measures().iter().enumerate() {
        let lines = shown.get(at).and_then(Value::as_array).cloned().unwrap_or_default();
        let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
        equal("The title", &json!(lines.first()), &json!(measure.title))?;
        for part in expected(&page.world.catalog, measure) {
            holds(&format!("“{part}” is missing in {lines:?}"), lines.iter().any(|line| line.contains(&part)))?;
        }
    }
    Ok(())
}

/// What has to stand below a measure: summary, each hurdle's condition, roles and phones of its Kümmerer.
fn expected(catalog: &Catalog, measure: &Measure) -> Vec<String> {
    let words = Language::German.wording();
    let mut parts = vec![measure.summary.clone()];
    parts.extend(measure.hurdles.iter().map(|hurdle| words.criterion(catalog, &hurdle.criterion)));
    let single = measure.must.iter().filter(|criterion| criterion.text.is_some());
    parts.extend(single.map(|criterion| words.criterion(catalog, criterion)));
    for contact in measure.responsible.iter().filter_map(|rule| catalog.contacts().get(rule.is)) {
        parts.extend(contact.role.clone());
        parts.extend(contact.phone.as_ref().map(|phone| phone.as_str().to_owned()));
    }
    parts
}

/// A frame without `allow-scripts` has scripts switched off, in every engine; a page beside it can look in.
pub async fn scripts(page: Page) -> Outcome {
    for file in ["foerderkompass.html", "index.html"] {
        let frame = format!("<iframe src=\"/dist/{file}\" sandbox=\"allow-same-origin\" width=\"900\" height=\"700\"></iframe>");
        let server = site(&page).page("/host.html", HTML, host("", &frame)).start()?;
        page.go(&server.url("/host.html")).await?;
        readable(&page, true).await.map_err(|trouble| format!("{file}: {trouble}"))?;
        let alive = "return frames[0].document.querySelector('foerder-kompass').shadowRoot === null;";
        equal("No script has run", &page.run(alive, vec![]).await?, &json!(true))?;
    }
    Ok(())
}

/// A browser with JavaScript switched off, pages from the drive.
pub async fn scripts_on_a_drive(page: Page) -> Outcome {
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    let outcome = unscripted(&page).await;
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
    page.client.goto("about:blank").await.map_err(|error| error.to_string())?;
    outcome
}

async fn unscripted(page: &Page) -> Outcome {
    for file in ["foerderkompass.html", "index.html"] {
        let url = file_url(&page.world.dist.join(file));
        page.client.goto(&url).await.map_err(|error| format!("{url} cannot be opened: {error}"))?;
        readable(page, false).await.map_err(|trouble| format!("{file}: {trouble}"))?;
        equal("No script has run", &page.run("return root === null;", vec![]).await?, &json!(true))?;
    }
    let said = page.run("return document.body.innerText;", vec![]).await?;
    holds(&format!("It says {said}"), said.as_str().is_some_and(|said| said.contains("Fördermöglichkeiten")))
}

/// The single file in a browser whose window has no WebAssembly.
pub async fn engine(page: Page) -> Outcome {
    let text = std::fs::read_to_string(page.world.dist.join("foerderkompass.html")).map_err(|error| error.to_string())?;
    let allowed = text.replacen("script-src ", "script-src 'nonce-first' ", 1);
    let without =
        allowed.replacen("<meta charset", "<script nonce=\"first\">delete window.WebAssembly;</script><meta charset", 1);
    holds("The page does not begin as expected.", without.len() > allowed.len() && allowed.len() > text.len())?;
    let server = site(&page).page("/single.html", HTML, without).start()?;
    page.open(&server.url("/single.html"), "failed").await?;
    let failure = "return root.querySelector('[data-fk=app]').dataset.failure;";
    equal("The class", &page.run(failure, vec![]).await?, &json!("engine"))?;
    readable(&page, false).await?;
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}
