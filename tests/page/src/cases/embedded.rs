// SPDX-License-Identifier: EUPL-1.2
//! The element in pages of a web server.

use foerderkompass_core::{Answer, Profile};
use serde_json::json;

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, SCRIPT, Server, Site};
use crate::witness;

/// The policy of a strict host: own files only, nothing inline.
const STRICT: &str = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

/// A site with the release below `/dist/` and `/pkg/`.
pub fn site(page: &Page) -> Site {
    Site::default().folder("dist", &page.world.dist).folder("pkg", &page.world.pkg)
}

/// A host page around this content, with the witness at its head.
pub fn host(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Wirtsseite</title><link rel=\"icon\" href=\"data:,\">\
         <script>{}</script>{head}</head><body>{body}</body></html>",
        witness::SCRIPT
    )
}

pub const ELEMENT: &str = "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>";
pub const INCLUDED: &str = "<script src=\"/dist/foerderkompass.js\" defer></script>";

/// Serves one host page and opens it.
pub async fn embed(page: &Page, head: &str, body: &str) -> Result<Server, String> {
    let server = site(page).page("/host.html", HTML, host(head, body)).start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    Ok(server)
}

pub fn persona(page: &Page) -> Result<Profile, String> {
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?;
    Ok(persona.answers.clone())
}

/// The demo page works as delivered and asks for its own three files only.
pub async fn demo(page: Page) -> Outcome {
    let server = site(&page).start()?;
    page.open(&server.url("/dist/index.html"), "ready").await?;
    page.shows_all(&Profile::default()).await?;
    let persona = persona(&page)?;
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    let mut asked = server.requests();
    asked.sort();
    let expected = ["/dist/catalog.json", "/dist/foerderkompass.js", "/dist/index.html"];
    equal("Requests", &json!(asked), &json!(expected))
}

/// An element that the page moves keeps its answers.
pub async fn moved(page: Page) -> Outcome {
    let _server = embed(&page, INCLUDED, &format!("<main></main>{ELEMENT}")).await?;
    let persona = persona(&page)?;
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    page.run("document.querySelector('main').append(host);", vec![]).await?;
    page.shows_all(&persona).await?;
    // And it still answers.
    page.click("[data-new-person]").await?;
    page.shows_all(&Profile::default()).await
}

/// An element that is taken out and put in again later begins anew and works.
pub async fn removed(page: Page) -> Outcome {
    let _server = embed(&page, INCLUDED, ELEMENT).await?;
    let persona = persona(&page)?;
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    page.run("window.kept = host; host.remove();", vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    page.run("document.body.append(window.kept);", vec![]).await?;
    page.state("ready").await?;
    page.shows_all(&Profile::default()).await?;
    page.give(&persona).await?;
    page.shows_all(&persona).await
}

/// Of two elements on a page, each has its own answers.
pub async fn two(page: Page) -> Outcome {
    let _server = embed(&page, INCLUDED, &format!("{ELEMENT}<hr>{ELEMENT}")).await?;
    let (first, second) = (page.at(0), page.at(1));
    second.state("ready").await?;
    let persona = persona(&page)?;
    first.give(&persona).await?;
    first.shows_all(&persona).await?;
    second.shows_all(&Profile::default()).await?;
    let catalog = &page.world.catalog;
    let flag = catalog.attributes().iter().position(|a| matches!(a.kind, foerderkompass_core::Kind::Flag));
    let flag = flag.ok_or("There is no flag.")?;
    let mut other = Profile::default();
    other.set(catalog, flag, Some(Answer::Flag(false)));
    second.give(&other).await?;
    second.shows_all(&other).await?;
    first.shows_all(&persona).await?;
    first.click("[data-new-person]").await?;
    first.shows_all(&Profile::default()).await?;
    second.shows_all(&other).await
}

/// The module build runs where a page allows own files only, without a violation.
pub async fn strict(page: Page) -> Outcome {
    let body = "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Streng</title>\
        <script src=\"/witness.js\"></script><script type=\"module\" src=\"/pkg/element.js\"></script></head>\
        <body><foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass></body></html>";
    let site = site(&page).page("/witness.js", SCRIPT, witness::SCRIPT).strict_page("/strict.html", STRICT, body);
    let server = site.start()?;
    page.open(&server.url("/strict.html"), "ready").await?;
    let persona = persona(&page)?;
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    page.no_trouble().await?;
    let asked = server.requests();
    holds(&format!("It asked for {asked:?}."), asked.iter().any(|path| path.ends_with(".wasm")))?;
    // The policy is in force: what it forbids is noticed.
    page.run("const s = document.createElement('style'); s.textContent = 'p{}'; document.head.append(s);", vec![]).await?;
    let noticed = "return window.fkWitness.length === 1 && window.fkWitness[0].startsWith('policy style-src');";
    page.eventually("A forbidden style", noticed, vec![], &json!(true)).await?;
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}
