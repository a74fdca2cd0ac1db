// SPDX-License-Identifier: EUPL-1.2
//! Catalogues that are missing or faulty: a sentence that helps, and a page that lives.

use foerderkompass_core::{Date, read};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::embedded::{INCLUDED, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON, Server};

/// The text of the message, its spaces made plain.
const TEXT: &str = "return root.querySelector('[data-fk=app]').innerText.replace(/\\s+/g, ' ').trim();";

/// Serves a host page whose element takes its catalogue from `/catalog.json`, with these bytes.
async fn serve(page: &Page, catalog: Option<Vec<u8>>, state: &str) -> Result<Server, String> {
    let body = "<foerder-kompass src=\"/catalog.json\"></foerder-kompass>";
    let mut site = site(page).page("/host.html", HTML, host(INCLUDED, body));
    if let Some(catalog) = catalog {
        site = site.page("/catalog.json", JSON, catalog);
    }
    let server = site.start()?;
    page.open(&server.url("/host.html"), state).await?;
    Ok(server)
}

async fn says(page: &Page, parts: &[&str]) -> Outcome {
    let text = page.run(TEXT, vec![]).await?;
    let text = text.as_str().unwrap_or_default();
    for part in parts {
        holds(&format!("“{part}” is missing in: {text}"), text.contains(part))?;
    }
    equal("Alerts", &page.run("return root.querySelectorAll('[role=alert]').length;", vec![]).await?, &json!(1))
}

/// An address without a catalogue: what happened, in German, with the answer of the server.
pub async fn missing(page: Page) -> Outcome {
    let _server = serve(&page, None, "failed").await?;
    let words = Language::German.wording();
    says(&page, &[words.labels().failed, "404", &words.failure("http", "404")]).await?;
    // The page lives: with another address it works.
    page.run("host.setAttribute('src', '/dist/catalog.json');", vec![]).await?;
    page.state("ready").await
}

/// An unreadable catalogue: the first fault of the core with line and column, and what to do.
async fn unreadable(page: &Page, bytes: Vec<u8>) -> Result<Server, String> {
    let today = page.today().await?;
    let faults = match read(&bytes, today) {
        Ok(_) => return Err("The core reads this catalogue.".to_owned()),
        Err(faults) => faults,
    };
    let server = serve(page, Some(bytes), "failed").await?;
    let words = Language::German.wording();
    let fault = faults.first().ok_or("The core names no fault.")?;
    let place = words.place(fault.position.line, fault.position.column);
    let sentence = Language::German.faults().fault(&fault.kind);
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    says(page, &[words.labels().failed_catalog, words.labels().failed_help, &place, &sentence]).await?;
    Ok(server)
}

/// A comma too many in the middle of the real catalogue.
pub async fn broken(page: Page) -> Outcome {
    let text = String::from_utf8_lossy(&page.world.bytes).into_owned();
    let broken = text.replacen("\"categories\": [", "\"categories\": [,", 1);
    holds("The catalogue has no categories to break.", broken != text)?;
    let (before, _) = broken.split_once("[,").ok_or("The comma is gone.")?;
    let (line, column) = (before.lines().count(), before.lines().last().unwrap_or_default().chars().count() + 2);
    page.go("about:blank").await?;
    let server = unreadable(&page, broken.into_bytes()).await?;
    says(&page, &[&format!("Zeile {line}, Spalte {column}")]).await?;
    drop(server);
    // Cut off in the middle, as by a copy that broke off.
    let cut = page.world.bytes.get(..page.world.bytes.len() / 2).unwrap_or_default().to_vec();
    unreadable(&page, cut).await.map(|_| ())
}

/// A catalogue saved as UTF-16 is told apart from a broken one.
pub async fn utf16(page: Page) -> Outcome {
    let text = String::from_utf8_lossy(&page.world.bytes).into_owned();
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    page.go("about:blank").await?;
    let _server = unreadable(&page, bytes).await?;
    says(&page, &["UTF-8"]).await
}

pub async fn empty(page: Page) -> Outcome {
    page.go("about:blank").await?;
    for bytes in [Vec::new(), b"{}".to_vec(), b"[]".to_vec(), vec![0; 100]] {
        unreadable(&page, bytes).await?;
    }
    Ok(())
}

/// A hundred thousand brackets neither crash nor hang the page.
pub async fn nested(page: Page) -> Outcome {
    page.go("about:blank").await?;
    unreadable(&page, b"[".repeat(100_000)).await.map(|_| ())
}

/// One faulty measure: it is named, with whom to ask, and all others work.
pub async fn one_faulty(page: Page) -> Outcome {
    let mut catalog: Value = serde_json::from_slice(&page.world.bytes).map_err(|error| error.to_string())?;
    let measure = catalog.pointer_mut("/measures/3").ok_or("There is no fourth measure.")?;
    let id = measure.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    measure
        .as_object_mut()
        .ok_or("A measure is an object.")?
        .insert("must".to_owned(), json!({ "attribute": "gibt_es_nicht", "is": true }));
    let today = Date::parse("2026-11-01").ok_or("The day is none.")?;
    let bytes = serde_json::to_vec(&catalog).map_err(|error| error.to_string())?;
    let reading = read(&bytes, today).map_err(|_| "The core cannot read it at all.")?;
    let left_out: Vec<&str> = reading.catalog.left_out().iter().map(|measure| measure.id.as_str()).collect();
    equal("Left out by the core", &json!(left_out), &json!([id]))?;
    let _server = serve(&page, Some(bytes), "ready").await?;
    let script = "return [root.querySelectorAll('article[data-measure]').length,
        [...root.querySelectorAll('[data-left-out]')].map((e) => e.dataset.leftOut),
        root.querySelectorAll('[data-left-out] [data-contact]').length > 0];";
    equal("The page", &page.run(script, vec![]).await?, &json!([31, [id], true]))?;
    let text = page.run(TEXT, vec![]).await?;
    let note = Language::German.wording().faulty(1);
    holds(&format!("“{note}” is not said."), text.as_str().is_some_and(|text| text.contains(&note)))
}
