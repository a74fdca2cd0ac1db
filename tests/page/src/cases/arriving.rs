// SPDX-License-Identifier: EUPL-1.2
//! What should arrive does not, late or as something else: each has its class, its text, and a page that lives.

use std::net::TcpListener;
use std::time::Duration;

use foerderkompass_wording::Language;
use serde_json::json;

use super::embedded::{INCLUDED, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON, Server};

/// Notes the classes of failures.
pub(super) const LISTEN: &str = "<script>window.classes = [];
    document.addEventListener('fk-error', (event) => classes.push(event.detail.class));</script>";

/// Ten seconds are promised; the rest is for a busy machine.
const HANGING: Duration = Duration::from_secs(40);

/// A host page whose element takes its catalogue from `src`.
pub(super) fn embedding(src: &str) -> String {
    let element = format!("<foerder-kompass src=\"{src}\"><p>Ersatz</p></foerder-kompass>");
    host(&format!("{LISTEN}{INCLUDED}"), &element)
}

/// The page told this class and nothing else, and the element says this.
pub(super) async fn failed_as(page: &Page, class: &str, text: &str) -> Outcome {
    page.eventually("The classes", "return window.classes;", vec![], &json!([class])).await?;
    page.state("failed").await?;
    let shown = page.run("return root.querySelector('[role=alert]').textContent.replace(/\\s+/g, ' ');", vec![]).await?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    holds(&format!("It says {shown}, not {text}"), shown.as_str().is_some_and(|shown| shown.contains(&text)))?;
    let instead = "return host.querySelector('p').checkVisibility();";
    equal("What the page has put into the element is shown", &page.run(instead, vec![]).await?, &json!(true))?;
    // The page lives: with another address it works.
    page.run("host.setAttribute('src', '/dist/catalog.json');", vec![]).await?;
    page.state("ready").await
}

async fn serve(page: &Page, src: &str) -> Result<Server, String> {
    let server = site(page).page("/host.html", HTML, embedding(src)).start()?;
    page.go(&server.url("/host.html")).await?;
    Ok(server)
}

/// A catalogue that never arrives, and a module whose WebAssembly never arrives.
pub async fn hanging(page: Page) -> Outcome {
    let module = "<script type=\"module\" src=\"/hanging/element.js\"></script>";
    let element = std::fs::read(page.world.pkg.join("element.js")).map_err(|error| error.to_string())?;
    let inside = host(&format!("{LISTEN}{module}"), "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>");
    let frame = "<iframe src=\"/inside.html\"></iframe>";
    let outside = embedding("/hanging.json").replace("</body>", &format!("{frame}</body>"));
    let site = site(&page).page("/host.html", HTML, outside).page("/inside.html", HTML, inside);
    let site = site.page("/hanging/element.js", crate::server::SCRIPT, element);
    let server = site.hanging("/hanging.json").hanging("/hanging/foerderkompass_bg.wasm").start()?;
    page.go(&server.url("/host.html")).await?;
    let classes = "return [window.classes, frames[0].classes];";
    page.within(HANGING, "The classes outside and inside", classes, vec![], &json!([["slow"], ["module"]])).await?;
    let listed = "const inside = frames[0].document.querySelector('foerder-kompass').shadowRoot;
        return [inside.querySelector('[data-fk=app]').dataset.failure, inside.querySelectorAll('[data-failure] > div > b').length];";
    let count = page.world.catalog.measures().len();
    page.eventually("The plain list inside", listed, vec![], &json!(["module", count])).await?;
    failed_as(&page, "slow", &Language::German.wording().failure("slow", "")).await?;
    // Inside, the console was told why.
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}

/// Nobody listens at the address.
pub async fn refused(page: Page) -> Outcome {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_err(|error| error.to_string())?;
    let _server = serve(&page, &format!("http://{free}/catalog.json")).await?;
    failed_as(&page, "network", &Language::German.wording().failure("network", "")).await
}

/// The server has no such file.
pub async fn not_there(page: Page) -> Outcome {
    let _server = serve(&page, "/not/there.json").await?;
    failed_as(&page, "http", &Language::German.wording().failure("http", "404")).await
}

/// JSON of something else, no text at all, and nothing.
pub async fn something_else(page: Page) -> Outcome {
    let rubbish: Vec<u8> = (0..=255).cycle().take(5000).collect();
    let other = json!({ "name": "foerderkompass", "version": "1.0.0", "dependencies": { "yew": "0.23" } }).to_string();
    for wrong in [other.into_bytes(), b"[1, 2, 3]".to_vec(), b"null".to_vec(), rubbish, Vec::new()] {
        let site = site(&page).page("/host.html", HTML, embedding("/catalog.json")).page("/catalog.json", JSON, wrong);
        let server = site.start()?;
        page.go(&server.url("/host.html")).await?;
        failed_as(&page, "catalog", Language::German.wording().labels().failed_catalog).await?;
    }
    Ok(())
}
