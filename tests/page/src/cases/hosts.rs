// SPDX-License-Identifier: EUPL-1.2
//! The element in the host pages of `tests/pages/`: it works there, or says what is wrong, and the page around it stays
//! as it was.

use foerderkompass_core::{Profile, Query};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::embedded::site;
use crate::engine::Engine;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, SCRIPT, Server};
use crate::witness;

/// The policy of a strict host: own files only, nothing inline.
const STRICT: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; \
    base-uri 'none'; form-action 'none'";

/// Serves the host pages, with the release and the witness.
fn serve(page: &Page, name: &str) -> Result<Server, String> {
    let pages = page.world.root.join("tests/pages");
    let read = |file: &str| std::fs::read_to_string(pages.join(file)).map_err(|error| format!("{file}: {error}"));
    let single = std::fs::read_to_string(page.world.dist.join("foerderkompass.html")).map_err(|error| error.to_string())?;
    let site = site(page)
        .folder(name, &pages.join(name))
        .page("/host.js", SCRIPT, read("host.js")?)
        .page("/witness.js", SCRIPT, witness::SCRIPT)
        .page("/witnessed.html", HTML, witness::with_witness(&single)?)
        .page("/favicon.ico", "image/x-icon", "");
    let (index, html) = (format!("/{name}/index.html"), read(&format!("{name}/index.html"))?);
    let catalog = String::from_utf8_lossy(&page.world.bytes).replace('<', "\\u003c");
    let html = html.replace("@@CATALOG@@", &catalog);
    if name == "strict-policy" { site.strict_page(&index, STRICT, html).start() } else { site.page(&index, HTML, html).start() }
}

/// Serves and opens a host page, up to its element being there and its script having run.
async fn open(page: &Page, name: &str) -> Result<Server, String> {
    let server = serve(page, name)?;
    page.go(&server.url(&format!("/{name}/index.html"))).await?;
    Ok(server)
}

/// The answers of the first persona lead to what the core finds.
async fn works(page: &Page) -> Outcome {
    page.state("ready").await?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.shows_all(&persona).await
}

/// The page looks as at first, has no name and no function more or less, and complains about nothing.
async fn host_is_well(page: &Page) -> Outcome {
    let report = page.run("return window.hostReport();", vec![]).await?;
    let field = |name: &str| report.get(name).cloned().unwrap_or_default();
    equal("New names and changed objects", &json!([field("names"), field("objects")]), &json!([[], []]))?;
    equal("The host page", &field("now"), &field("first"))?;
    holds(&format!("The marker is not seen: {report}"), report.pointer("/now/0") == Some(&json!(true)))?;
    page.no_trouble().await
}

/// A page that is nothing but a page, or harms only by what stands in its files.
pub async fn simply(page: Page, name: &'static str) -> Outcome {
    let _server = open(&page, name).await?;
    works(&page).await?;
    host_is_well(&page).await
}

pub async fn two(page: Page) -> Outcome {
    let _server = open(&page, "two-elements").await?;
    page.at(1).state("ready").await?;
    works(&page).await?;
    page.at(1).shows_all(&Profile::default()).await?;
    page.at(1).give_five().await?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.shows_all(&persona).await?;
    host_is_well(&page).await
}

/// Everything that is shown inside can be seen, and has neither colour nor letters of the page.
pub async fn style(page: Page) -> Outcome {
    const SEEN: &str = "
        const wrong = [];
        for (const selector of ['[data-fk=app]', 'article', 'h2', 'button', 'input', 'label', 'legend', 'svg', 'section']) {
          const all = [...root.querySelectorAll(selector)].filter((e) => e.checkVisibility());
          if (all.length === 0) { wrong.push(selector + ' is nowhere to be seen'); continue; }
          const style = getComputedStyle(all[0]);
          for (const [property, value] of [['color', 'rgb(255, 0, 255)'], ['backgroundColor', 'rgb(0, 255, 0)'], ['fontSize', '40px'],
            ['visibility', 'hidden'], ['opacity', '0.5'], ['textTransform', 'uppercase'], ['pointerEvents', 'none'], ['float', 'right']])
            if (style[property] === value) wrong.push(selector + ' has ' + property + ' ' + value);
        }
        return wrong;";
    let _server = open(&page, "hostile-style").await?;
    page.state("ready").await?;
    equal("Seen", &page.run(SEEN, vec![]).await?, &json!([]))?;
    works(&page).await?;
    host_is_well(&page).await
}

/// Where the page has a `fetch` of its own that fails, this is said; with its catalogue inside, the element works.
pub async fn overrides(page: Page) -> Outcome {
    let _server = open(&page, "overridden-builtins").await?;
    page.state("failed").await?;
    let text = page.run("return root.querySelector('[role=alert]').textContent.replace(/\\s+/g, ' ');", vec![]).await?;
    let sentence = Language::German.wording().failure("network", "");
    let first = sentence.split('.').next().unwrap_or_default().to_owned();
    holds(&format!("“{first}” is missing in {text}"), text.as_str().is_some_and(|text| text.contains(&first)))?;
    if page.engine == Engine::WebKit {
        // Its driver reads the arguments of scripts by the page's own JSON.parse, so nothing can be typed or clicked here.
        page.at(1).state("ready").await?;
        let cards = "return root.querySelectorAll('article').length;";
        equal("Cards", &page.at(1).run(cards, vec![]).await?, &json!(page.world.catalog.measures().len()))?;
    } else {
        works(&page.at(1)).await?;
    }
    host_is_well(&page).await
}

/// While somebody types, the page hears nothing and nothing is taken away; Enter and the space bar work on buttons.
pub async fn keys(page: Page) -> Outcome {
    let _server = open(&page, "global-keys").await?;
    page.state("ready").await?;
    // Backspace is the last key, so that it has something to take away.
    page.type_into("[role=search] input", "Sprachejk?\u{E003}\u{E003}\u{E003}").await?;
    page.shows(&Profile::default(), &Query { text: "Sprache".to_owned(), ..Query::default() }).await?;
    equal("Keys heard while typing", &page.run("return window.heard;", vec![]).await?, &json!([]))?;
    page.type_into("[role=search] input", "").await?;
    works(&page).await?;
    let measure = page.world.catalog.measures().first().ok_or("There is no measure.")?.id.clone();
    let button = format!("article[data-measure=\"{measure}\"] button[aria-expanded]");
    for (key, expanded) in [("\u{E007}", "true"), (" ", "false")] {
        page.find(&button).await?.send_keys(key).await.map_err(|error| error.to_string())?;
        let now = format!("return root.querySelector('{button}').getAttribute('aria-expanded');");
        page.eventually(&format!("The card after the key {key:?}"), &now, vec![], &json!(expanded)).await?;
    }
    // The page's own field keeps its handling.
    page.run("window.heard.length = 0;", vec![]).await?;
    let beside = page.client.find(fantoccini::Locator::Id("beside")).await.map_err(|error| error.to_string())?;
    beside.send_keys("x").await.map_err(|error| error.to_string())?;
    equal("Keys heard beside", &page.run("return window.heard;", vec![]).await?, &json!(["down x", "press x", "up x"]))?;
    host_is_well(&page).await
}

/// Letters have their own size, whatever the root of the page says.
pub async fn root_font(page: Page) -> Outcome {
    let _server = open(&page, "small-root-font").await?;
    page.state("ready").await?;
    let sizes = "const size = (selector) => parseFloat(getComputedStyle(root.querySelector(selector)).fontSize);
        return [size('[data-fk=app]'), [...root.querySelectorAll('p, label, button, input')].filter((e) => e.checkVisibility())
          .map((e) => parseFloat(getComputedStyle(e).fontSize)).filter((size) => size < 12).length];";
    equal("Sizes", &page.run(sizes, vec![]).await?, &json!([16, 0]))?;
    works(&page).await?;
    host_is_well(&page).await
}

/// German stays from left to right, and begins on the left.
pub async fn right_to_left(page: Page) -> Outcome {
    let _server = open(&page, "right-to-left").await?;
    page.state("ready").await?;
    let directions = "return [...new Set([...root.querySelectorAll('*')].map((e) => getComputedStyle(e).direction))];";
    equal("Directions", &page.run(directions, vec![]).await?, &json!(["ltr"]))?;
    works(&page).await?;
    host_is_well(&page).await
}

/// Without an origin the single file works, and an element that has to fetch says that it cannot.
pub async fn sandboxed(page: Page) -> Outcome {
    let _server = open(&page, "sandboxed-iframe").await?;
    in_frame(&page, 0, works(&page)).await?;
    in_frame(&page, 1, async {
        page.state("failed").await?;
        let alerts = "return [...root.querySelectorAll('[role=alert]')].map((e) => e.textContent.length > 40);";
        equal("Messages", &page.run(alerts, vec![]).await?, &json!([true]))?;
        // Storage and history throw here; nobody may have tried.
        equal("Origin", &page.run("return self.origin;", vec![]).await?, &json!("null"))?;
        // The browser itself complains about the request, not the element.
        host_is_well(&page).await
    })
    .await?;
    host_is_well(&page).await
}

/// Frames whose document has no address of its own.
pub async fn srcdoc(page: Page) -> Outcome {
    let _server = open(&page, "srcdoc-iframe").await?;
    for (frame, address) in [(0, "about:srcdoc"), (1, "about:blank")] {
        in_frame(&page, frame, async {
            equal("The address", &page.run("return location.href;", vec![]).await?, &json!(address))?;
            works(&page).await
        })
        .await?;
    }
    host_is_well(&page).await
}

/// Does something inside a frame of the page, ends with a look at what was complained about there, and comes back.
async fn in_frame(page: &Page, frame: u16, inside: impl Future<Output = Outcome>) -> Outcome {
    let driver = |error: fantoccini::error::CmdError| format!("Frame {frame} cannot be reached: {error}");
    page.client.enter_frame(frame).await.map_err(driver)?;
    inside.await.map_err(|trouble| format!("In frame {frame}: {trouble}"))?;
    equal("The witness in the frame", &page.run("return window.fkWitness;", vec![]).await?, &json!([]))?;
    page.client.enter_parent_frame().await.map_err(driver)
}

/// Under a strict policy nothing is violated, and the policy is in force.
pub async fn strict(page: Page) -> Outcome {
    let _server = open(&page, "strict-policy").await?;
    works(&page).await?;
    host_is_well(&page).await?;
    page.run("document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }));", vec![]).await?;
    let noticed = "return window.fkWitness.length === 1 && window.fkWitness[0].startsWith('policy script-src');";
    page.eventually("A forbidden script", noticed, vec![], &json!(true)).await?;
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}

/// Until the script comes, the element is nothing and harms nothing; then it works.
pub async fn late(page: Page) -> Outcome {
    let _server = open(&page, "late-script").await?;
    let before = page.run("return [root === null, customElements.get('foerder-kompass') === undefined];", vec![]).await?;
    equal("Before the script", &before, &json!([true, true]))?;
    page.eventually("The shadow root", "return root !== null;", vec![], &Value::Bool(true)).await?;
    simply_here(&page).await
}

async fn simply_here(page: &Page) -> Outcome {
    works(page).await?;
    // Included twice, it is there once.
    let scripts = "return document.querySelectorAll('script[src=\"/dist/foerderkompass.js\"]').length;";
    equal("Scripts", &page.run(scripts, vec![]).await?, &json!(2))?;
    host_is_well(page).await
}
