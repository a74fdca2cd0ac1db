// SPDX-License-Identifier: EUPL-1.2
//! What a page can set at the element and hears from it, and what is left of an element that is gone.

use serde_json::{Value, json};

use super::embedded::{INCLUDED, embed, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::HTML;

/// Notes every event of the element, and every memory of WebAssembly.
const LISTENING: &str = r#"<script>
window.told = []; window.memories = [];
for (const name of ["ready", "results", "measure", "error"]) {
  document.addEventListener("fk-" + name, (event) => told.push([name, event.detail, event.composed]));
}
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...values) => {
  const made = await instantiate(...values);
  const { exports } = made.instance ?? made;
  memories.push(Object.values(exports).find((one) => one instanceof WebAssembly.Memory));
  return made;
};
</script>"#;

/// An expression: what the page's author is told.
pub const NOTES: &str = "[...root.querySelectorAll('details.fk-notice p')].map((p) => p.textContent)";

const LEVELS: &str = "return [...new Set([...root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => h.localName))].sort();";

/// Attribute before configuration before default, for what can be seen.
pub async fn options(page: Page) -> Outcome {
    let config = "<script>window.Foerderkompass = { config: { src: '/dist/catalog.json', theme: 'dark', headingLevel: 3,
        questions: 'hide', desk: { standort: 'nord' } } };</script>";
    let body = "<foerder-kompass></foerder-kompass><foerder-kompass theme=light heading-level=1 questions=show focus=sprache
        measure=anerkennungsberatung desk='[]'></foerder-kompass>";
    let _server = embed(&page, &format!("{config}{INCLUDED}"), body).await?;
    let other = page.at(1);
    other.state("ready").await?;
    let seen = "return [root.querySelector('[part=root]').dataset.theme, root.querySelector('.fk-rail').hidden,
        root.querySelector('input[value=nord]')?.checked ?? null];";
    equal("From the configuration", &page.run(seen, vec![]).await?, &json!(["dark", true, true]))?;
    equal("From the attributes", &other.run(seen, vec![]).await?, &json!(["light", false, true]))?;
    equal("Levels", &page.run(LEVELS, vec![]).await?, &json!(["h3", "h4", "h5"]))?;
    let levels = other.run(LEVELS, vec![]).await?;
    holds(&format!("Levels: {levels}"), levels.get(0) == Some(&json!("h1")))?;
    let global = "return [Object.keys(window.Foerderkompass).sort(), typeof window.Foerderkompass.version];";
    equal("The global", &page.run(global, vec![]).await?, &json!([["config", "version"], "string"]))?;
    let reflected = "host.headingLevel = 4; host.theme = null; host.measure = 'x1'; host.focusId = 'arbeit';
        return [host.getAttribute('heading-level'), host.theme, host.getAttribute('measure'), host.getAttribute('focus'),
            typeof host.focus];";
    equal("Properties", &page.run(reflected, vec![]).await?, &json!(["4", null, "x1", "arbeit", "function"]))?;
    page.eventually("The new level", LEVELS, vec![], &json!(["h4", "h5", "h6"])).await
}

/// What is not valid is said once on the console and to the page's author, and the default is used.
pub async fn misfits(page: Page) -> Outcome {
    let head = "<script>window.Foerderkompass = { config: { colour: 'red' } }; window.warned = [];
        console.warn = (...words) => warned.push(words.join(' '));</script>";
    let body = "<foerder-kompass src=\"/dist/catalog.json\" theme=blue heading-level=7 measure=gibt-es-nicht
        desk='{\"alter\": \"u18\"}'></foerder-kompass>";
    let _server = embed(&page, &format!("{head}{INCLUDED}"), body).await?;
    let notes = format!("return {NOTES}.map((note) => note.split(' = ')[0]).sort();");
    let expected = json!(["config.colour", "desk alter", "heading-level", "measure", "theme"]);
    page.eventually("Notes for the author", &notes, vec![], &expected).await?;
    let warned = page.run("return window.warned.length;", vec![]).await?;
    equal("Warnings", &warned, &json!(5))?;
    let used = "return [root.querySelector('[part=root]').dataset.theme, root.querySelector('h2') !== null];";
    equal("Defaults", &page.run(used, vec![]).await?, &json!(["auto", true]))
}

/// The events carry counts and ids, and cross the shadow root.
pub async fn events(page: Page) -> Outcome {
    let body = "<div id=around><foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass></div>";
    let _server = embed(&page, &format!("{LISTENING}{INCLUDED}"), body).await?;
    let first = "return window.told.map(([name, , composed]) => [name, composed]);";
    page.eventually("The first events", first, vec![], &json!([["ready", true], ["results", true]])).await?;
    let counts = "const counts = window.told.find(([name]) => name === 'results')[1].counts;
        return [Object.keys(counts), Object.values(counts).reduce((sum, one) => sum + one, 0)];";
    let names = ["fits", "fitsAfterHurdle", "open", "unlikely", "excluded"];
    equal("Counts", &page.run(counts, vec![]).await?, &json!([names, page.world.catalog.measures().len()]))?;
    page.run("window.told.length = 0;", vec![]).await?;
    let id = page.world.catalog.measures().first().map(|measure| measure.id.clone()).unwrap_or_default();
    page.click(&format!("article[data-measure=\"{id}\"] button")).await?;
    page.eventually("A card is opened", "return window.told;", vec![], &json!([["measure", { "id": id }, true]])).await?;
    page.run("window.told.length = 0; host.load('{');", vec![]).await?;
    page.state("failed").await?;
    page.eventually("A broken catalogue", "return window.told;", vec![], &json!([["error", { "class": "catalog" }, true]])).await
}

/// The page around it stays free, also where the button for skipping the questions waits for the focus.
pub async fn stays_inside(page: Page) -> Outcome {
    let body =
        "<p id=before style=\"height: 90px; margin: 0\">Davor</p><foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>";
    let _server = embed(&page, INCLUDED, body).await?;
    let covered = "const { top, left } = host.getBoundingClientRect();
        const before = document.getElementById('before');
        return [...Array(80).keys()].filter((up) => document.elementFromPoint(left + 30, top - 2 - up) !== before).length;";
    equal("Points above that are covered", &page.run(covered, vec![]).await?, &json!(0))?;
    let skip = "const skip = root.querySelector('.fk-skip'); skip.focus(); const { top, left } = skip.getBoundingClientRect();
        return [root.elementFromPoint(left + 9, top + 9) === skip, top >= host.getBoundingClientRect().top];";
    equal("With the focus it can be seen", &page.run(skip, vec![]).await?, &json!([true, true]))
}

/// `reset` takes the answers away for good; `load` shows what it is given.
pub async fn methods(page: Page) -> Outcome {
    let _server = embed(&page, INCLUDED, "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>").await?;
    let answered = "return root.querySelectorAll('input:checked:not([value=\"\"])').length;";
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    holds("Nothing is answered.", page.run(answered, vec![]).await? != json!(0))?;
    page.run("host.reset();", vec![]).await?;
    page.shows_all(&persona.desk_only(&page.world.catalog)).await?;
    holds("It can be undone.", !page.has(".fk-said button").await?)?;
    let mut catalog: Value = serde_json::from_slice(&page.world.bytes).map_err(|error| error.to_string())?;
    *catalog.get_mut("title").ok_or("The catalogue has no title.")? = json!("Anderer Katalog");
    page.run("host.load(arguments[0]);", vec![catalog]).await?;
    page.eventually("The title", "return root.querySelector('h2')?.textContent;", vec![], &json!("Anderer Katalog")).await
}

/// Two hundred elements come and go; after the first ten the memory does not grow. (It grows twice at first, by about one
/// text of the catalogue each: the next one arrives before the last one is let go. The third to sixth is the last to do so.)
pub async fn memory(page: Page) -> Outcome {
    let site = site(&page).page("/host.html", HTML, host(&format!("{LISTENING}{INCLUDED}"), "<main></main>"));
    let server = site.start()?;
    page.go(&server.url("/host.html")).await?;
    let comes_and_goes = "const [times, done] = arguments; window.gone = 0;
        (async () => {
          const text = await (await fetch('/dist/catalog.json')).text();
          for (let i = 0; i < times; i++) {
            const one = document.createElement('foerder-kompass');
            one.load(text);
            const ready = new Promise((resolve) => one.addEventListener('fk-results', resolve, { once: true }));
            document.querySelector('main').append(one);
            await ready;
            one.remove();
            await new Promise((resolve) => setTimeout(resolve));
            window.gone += 1;
          }
        })();";
    let size = "return window.memories.map((memory) => memory.buffer.byteLength);";
    page.run(comes_and_goes, vec![json!(10)]).await?;
    page.eventually("Ten are gone", "return window.gone;", vec![], &json!(10)).await?;
    let first = page.run(size, vec![]).await?;
    for _ in 0..10 {
        page.run(comes_and_goes, vec![json!(19)]).await?;
        page.eventually("They are gone", "return window.gone;", vec![], &json!(19)).await?;
    }
    equal("Bytes of memory", &page.run(size, vec![]).await?, &first)
}
