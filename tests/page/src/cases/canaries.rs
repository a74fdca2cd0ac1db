// SPDX-License-Identifier: EUPL-1.2
//! Answers that can be recognised anywhere, and a search for them everywhere but inside the widget: nothing of them may
//! be found, whatever is done with the page, and nothing is left once the person has gone.

use std::time::{Duration, Instant};

use foerderkompass_core::{Severity, read};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::embedded::{ELEMENT, INCLUDED, host, site};
use super::payloads::open_all;
use crate::engine::Engine;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON};
use crate::world::file_url;

/// Begins every id and label that answers could give away; no word of any language does.
const MARK: &str = "zq";
/// The number that is answered.
const NUMBER: i64 = 73951;

/// Notes every call of whatever sends, stores, navigates or speaks to others.
const CALLS: &str = "(() => {
    window.fkCalls = [];
    const watch = (object, names) => names.forEach((name) => {
      const call = object?.[name];
      if (typeof call !== 'function') return;
      object[name] = function (...given) { window.fkCalls.push([name, ...given].map(String).join(' ').slice(0, 200)); return call.apply(this, given); };
    });
    watch(console, ['log', 'info', 'warn', 'error', 'debug', 'table', 'trace']);
    watch(History.prototype, ['pushState', 'replaceState', 'go', 'back', 'forward']);
    watch(Storage.prototype, ['setItem', 'removeItem', 'clear']);
    watch(Navigator.prototype, ['sendBeacon']);
    watch(XMLHttpRequest.prototype, ['open', 'send']);
    watch(IDBFactory.prototype, ['open']);
    watch(EventSource?.prototype, ['close']);
    watch(window, ['open', 'postMessage', 'WebSocket', 'BroadcastChannel', 'Worker', 'Image', 'fetch']);
  })();";

/// Where something of an answer stands outside of the widget.
const LEAKS: &str = "const done = arguments[arguments.length - 1], traces = {};
    const note = async (name, read) => { try { traces[name] = String(await read()); } catch (error) { traces[name] = error.name; } };
    const host = document.querySelector('foerder-kompass'), root = host?.shadowRoot;
    (async () => {
      await note('address', () => location.href + ' ' + document.URL + ' ' + document.baseURI);
      await note('history', () => JSON.stringify(history.state));
      await note('title', () => document.title);
      await note('name', () => window.name);
      await note('referrer', () => document.referrer);
      await note('local storage', () => JSON.stringify({ ...localStorage }));
      await note('session storage', () => JSON.stringify({ ...sessionStorage }));
      await note('databases', async () => JSON.stringify(await indexedDB.databases()));
      await note('caches', async () => JSON.stringify(await caches.keys()));
      await note('cookies', () => document.cookie);
      await note('requests', () => performance.getEntries().map((entry) => entry.name + ' ' + (entry.detail ?? '')));
      await note('light', () => {
        const copy = document.documentElement.cloneNode(true);
        copy.querySelectorAll('script').forEach((script) => script.remove());
        return copy.outerHTML;
      });
      await note('host', () => host ? [...host.attributes].map((a) => a.value) + ' ' + JSON.stringify(Object.entries(host)) : '');
      const links = [...document.querySelectorAll('[href], [src], [action]'), ...(root ? root.querySelectorAll('[href], [src], [action]') : [])];
      const addresses = links.flatMap((e) => ['href', 'src', 'action', 'ping', 'download'].map((name) => e.getAttribute(name) ?? ''));
      await note('links', () => addresses.map((address) => address + ' ' + decodeURIComponent(address)));
      const plain = (value) => ['string', 'number'].includes(typeof value) || (value && [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
      for (const name of Object.getOwnPropertyNames(window)) {
        let value;
        try { value = window[name]; } catch { continue; }
        if (plain(value)) await note('window.' + name, () => JSON.stringify(value));
      }
      done(Object.entries(traces).filter(([, text]) => /zq|73951/i.test(text)).map(([name, text]) => name + ': ' + text.slice(0, 200)));
    })();";

/// What the widget still holds: chosen answers, typed words, chips, measures kept or opened.
pub const LEFT: &str = "const inputs = [...root.querySelectorAll('input, textarea')];
    return {
      chosen: inputs.filter((e) => e.checked && e.value !== '' && e.closest('fieldset[data-attribute]')).map((e) => e.value),
      typed: inputs.filter((e) => ['search', 'text', 'number', 'textarea'].includes(e.type) && e.value !== '').map((e) => e.value),
      chips: root.querySelectorAll('.fk-chips li').length,
      kept: root.querySelectorAll('.fk-keep[aria-pressed=true], article.fk-is-open, [data-with-answers]:checked').length,
    };";

pub fn nothing() -> Value {
    json!({ "chosen": [], "typed": [], "chips": 0, "kept": 0 })
}

/// The catalogue of the release with four questions more, on whose answers its first measure depends.
async fn catalog(page: &Page) -> Result<String, String> {
    let mut catalog: Value = serde_json::from_slice(&page.world.bytes).map_err(|error| error.to_string())?;
    let options = |names: [&str; 3]| {
        names.map(|name| json!({ "id": format!("{MARK}_{name}"), "label": format!("{MARK}{name} im {MARK}käfig") }))
    };
    let questions = [
        json!({ "id": "frage_eins", "kind": "choice", "label": "Vogel", "sensitive": true, "start": true, "options": options(["albatros", "bussard", "fink"]) }),
        json!({ "id": "frage_zwei", "kind": "multi", "label": "Fische", "sensitive": true, "start": true, "options": options(["aal", "barsch", "hecht"]) }),
        json!({ "id": "frage_drei", "kind": "ordinal", "label": "Steine", "sensitive": true, "options": options(["achat", "basalt", "gneis"]) }),
        json!({ "id": "frage_vier", "kind": "integer", "label": "Zahl", "sensitive": true, "min": 0, "max": 99999 }),
    ];
    let conditions = json!({ "all": [
        { "text": "Zusatz eins", "norm": "§ 1", "attribute": "frage_eins", "in": ["zq_albatros"] },
        { "text": "Zusatz zwei", "norm": "§ 2", "attribute": "frage_zwei", "in": ["zq_barsch"] },
        { "text": "Zusatz drei", "norm": "§ 3", "attribute": "frage_drei", "min": "zq_basalt" },
        { "text": "Zusatz vier", "norm": "§ 4", "attribute": "frage_vier", "min": 70000 },
    ]});
    let list = catalog.pointer_mut("/attributes").and_then(Value::as_array_mut).ok_or("There are no questions.")?;
    list.extend(questions);
    let measure = catalog.pointer_mut("/measures/0").and_then(Value::as_object_mut).ok_or("There is no measure.")?;
    measure.insert("must".to_owned(), conditions);
    let text = catalog.to_string();
    let reading = read(text.as_bytes(), page.today().await?).map_err(|_| "The core cannot read the canaries.")?;
    let error = reading.faults.iter().find(|fault| fault.severity == Severity::Error);
    holds(&format!("The core finds {error:?}."), error.is_none())?;
    Ok(text)
}

/// Gives the four answers.
async fn answer(page: &Page) -> Outcome {
    for (question, option) in [("frage_eins", "zq_albatros"), ("frage_zwei", "zq_barsch"), ("frage_drei", "zq_gneis")] {
        let fieldset = format!("fieldset[data-attribute={question}]");
        page.unfold(&fieldset).await?;
        page.click(&format!("{fieldset} input[value={option}]")).await?;
    }
    page.unfold("fieldset[data-attribute=frage_vier]").await?;
    page.type_into("fieldset[data-attribute=frage_vier] input[type=number]", &format!("{NUMBER}\u{E007}")).await?;
    let given = "return [...root.querySelectorAll('[data-attribute^=frage_] input')].filter((e) => e.type === 'number' || e.checked).map((e) => e.value);";
    let expected = json!(["zq_albatros", "zq_barsch", "zq_gneis", NUMBER.to_string()]);
    page.eventually("The answers", given, vec![], &expected).await
}

/// Says no when something of an answer is found outside.
async fn no_leak(page: &Page, when: &str) -> Outcome {
    let found = page.client.execute_async(LEAKS, vec![]).await.map_err(|error| format!("{when}: {error}"))?;
    equal(&format!("Leaks {when}"), &found, &json!([]))
}

/// Uses everything that the widget has, looking for leaks on the way.
async fn everything(page: &Page) -> Outcome {
    page.state("ready").await?;
    answer(page).await?;
    no_leak(page, "after answering").await?;
    let measure = page.world.catalog.measures().first().ok_or("There is no measure.")?.id.clone();
    for id in page.world.catalog.measures().iter().take(3).map(|measure| &measure.id) {
        page.mark(id).await?;
    }
    open_all(page, "article button[aria-expanded=false]").await?;
    no_leak(page, "with all cards open").await?;
    page.click(&format!("article[data-measure=\"{measure}\"] [data-copy-link]")).await?;
    without(&page.clipboard().await?, "The link")?;
    for view in ["starts", "contacts", "examples", "marked", "export", "measures"] {
        page.view(view).await?;
        no_leak(page, &format!("in the view {view}")).await?;
    }
    page.type_into("[role=search] input", "zqsuche").await?;
    no_leak(page, "after searching").await?;
    page.type_into("[role=search] input", "").await?;
    page.view("export").await?;
    let sheet = "return root.querySelector('.fk-paper').textContent;";
    let text = page.run(sheet, vec![]).await?;
    without(text.as_str().unwrap_or("zq"), "The sheet")?;
    without(&note(page).await?, "The note")?;
    page.click("[data-with-answers]").await?;
    let with = format!("{sheet}.includes('zqalbatros')").replace(";.", ".");
    page.eventually("The answers on the sheet", &with, vec![], &json!(true)).await?;
    holds("With the tick the note has no answers.", note(page).await?.contains("zqalbatros"))?;
    no_leak(page, "after copying with the tick").await?;
    // The search itself is awake.
    page.run("window.planted = { answer: 'zq_aal' };", vec![]).await?;
    let found = page.client.execute_async(LEAKS, vec![]).await.map_err(|error| error.to_string())?;
    equal("What was planted", &found, &json!(["window.planted: {\"answer\":\"zq_aal\"}"]))?;
    page.run("delete window.planted;", vec![]).await.map(|_| ())
}

fn without(text: &str, what: &str) -> Outcome {
    let small = text.to_lowercase();
    let leaks = small.contains(MARK) || small.contains(&NUMBER.to_string());
    holds(&format!("{what} gives answers away: {text}"), !leaks && !text.is_empty())
}

/// The note by its button and the clipboard.
async fn note(page: &Page) -> Result<String, String> {
    page.click("[data-copy-note]").await?;
    let notice = "return root.querySelector('[data-notice] p')?.textContent ?? null;";
    page.eventually("The notice", notice, vec![], &json!(Language::German.wording().labels().copied)).await?;
    page.clipboard().await
}

/// The table, as it is saved.
async fn saved(page: &Page, folder: &str) -> Outcome {
    let folder = page.world.scratch.join(folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let allow = json!({ "behavior": "allow", "downloadPath": folder.to_string_lossy() });
    page.devtools("Browser.setDownloadBehavior", allow).await?;
    page.click("[data-table]").await?;
    let begin = Instant::now();
    let text = loop {
        let text = std::fs::read_to_string(folder.join("massnahmen.csv")).unwrap_or_default();
        if text.ends_with("\r\n") {
            break text;
        }
        holds("Nothing is saved.", begin.elapsed() < Duration::from_secs(10))?;
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    without(&text, "The table")
}

/// "Neue Person", and the time in which it can be taken back: then nothing is left inside either.
async fn goes(page: &Page) -> Outcome {
    page.click("[data-new-person]").await?;
    page.eventually("What is left", LEFT, vec![], &nothing()).await?;
    let undo = Language::German.wording().labels().undo;
    let offered =
        "return [...root.querySelectorAll('.fk-notices button')].some((button) => button.textContent === arguments[0]);";
    page.eventually("The undo", offered, vec![json!(undo)], &json!(false)).await?;
    let anywhere = "const walk = (node) => [node.textContent, ...[...node.querySelectorAll('*')].flatMap((e) => [...e.attributes].map((a) => a.value))];
        return walk(root).join(' ').includes('73951');";
    page.eventually("The number anywhere", anywhere, vec![], &json!(false)).await?;
    no_leak(page, "after “Neue Person”").await
}

/// The single file on a drive, and another file beside it.
pub async fn single_file(page: Page) -> Outcome {
    let added = page.with_script(CALLS).await?;
    let outcome = single(&page).await;
    page.without_script(added).await?;
    outcome
}

async fn single(page: &Page) -> Outcome {
    let original = std::fs::read_to_string(page.world.dist.join("foerderkompass.html")).map_err(|error| error.to_string())?;
    let inside = "<script type=\"application/json\">";
    let (before, rest) = original.split_once(inside).ok_or("The single file has no catalogue.")?;
    let (_, after) = rest.split_once("</script>").ok_or("The catalogue does not end.")?;
    let catalog = catalog(page).await?.replace('<', "\\u003c");
    let file = page.world.scratch.join("canaries.html");
    let other = page.world.scratch.join("other.html");
    let write = |path, text: &str| std::fs::write(path, text).map_err(|error| error.to_string());
    write(&file, &format!("{before}{inside}{catalog}</script>{after}"))?;
    write(&other, "<!DOCTYPE html><title>Andere</title><p>Andere</p>")?;
    page.go(&file_url(&file)).await?;
    let length = page.run("return history.length;", vec![]).await?;
    everything(page).await?;
    saved(page, "canaries").await?;
    equal("The history", &page.run("return history.length;", vec![]).await?, &length)?;
    equal("Calls", &page.run("return window.fkCalls;", vec![]).await?, &json!([]))?;
    // Another file of the same drive finds nothing, and coming back finds nothing.
    page.go(&file_url(&other)).await?;
    no_leak(page, "in another file").await?;
    page.client.back().await.map_err(|error| error.to_string())?;
    page.state("ready").await?;
    equal("What is left after going back", &page.run(LEFT, vec![]).await?, &nothing())?;
    answer(page).await?;
    goes(page).await?;
    equal("Calls", &page.run("return window.fkCalls;", vec![]).await?, &json!([]))
}

/// The element in a page of a web server, which is asked for its three files and for nothing more.
pub async fn embedded(page: Page) -> Outcome {
    let added = page.with_script(CALLS).await?;
    let outcome = embedded_here(&page).await;
    page.without_script(added).await?;
    outcome
}

async fn embedded_here(page: &Page) -> Outcome {
    let body = "<foerder-kompass src=\"/catalog.json\"></foerder-kompass>";
    let site = site(page).page("/host.html", HTML, host(INCLUDED, body)).page("/catalog.json", JSON, catalog(page).await?);
    let server = site.start()?;
    page.go(&server.url("/host.html")).await?;
    everything(page).await?;
    saved(page, "canaries-embedded").await?;
    goes(page).await?;
    let mut asked = server.requests();
    asked.sort();
    equal("Requests", &json!(asked), &json!(["/catalog.json", "/dist/foerderkompass.js", "/host.html"]))?;
    let calls = page.run("return window.fkCalls;", vec![]).await?;
    equal("Calls", &calls, &json!([format!("fetch {} [object Object]", server.url("/catalog.json"))]))
}

/// Whether the browser has shown a page again as it was. Firefox keeps none that a driver looks at.
pub async fn kept(page: &Page) -> Result<bool, String> {
    let kept = page.run("return window.kept;", vec![]).await? == json!(true);
    holds("The page was not kept, so coming back to it is not tried", kept || page.engine == Engine::Firefox)?;
    Ok(kept)
}

/// Whoever comes back to the page, by the button of the browser or by loading it anew, finds no answers: not in a page
/// that the browser has kept as it was, and not in fields that it fills in again.
pub async fn going_back(page: Page) -> Outcome {
    let noting = "<script>addEventListener('pageshow', (event) => { window.kept = event.persisted; });</script>";
    let server = site(&page)
        .page("/host.html", HTML, host(&format!("{noting}{INCLUDED}"), ELEMENT))
        .page("/other.html", HTML, host("", "<p>Andere Seite</p>"))
        .start()?;
    let driver = |error: fantoccini::error::CmdError| format!("The browser does not go there: {error}");
    page.open(&server.url("/host.html"), "ready").await?;
    page.give_five().await?;
    page.mark("anerkennungsberatung").await?;
    page.type_into("[role=search] input", "zqsuche").await?;
    page.go(&server.url("/other.html")).await?;
    page.client.back().await.map_err(driver)?;
    page.state("ready").await?;
    let kept = kept(&page).await?;
    let left = page.eventually("What is left", LEFT, vec![], &nothing()).await;
    left.map_err(|trouble| format!("After going back (the page was kept: {kept}): {trouble}"))?;
    page.give_five().await?;
    page.client.refresh().await.map_err(driver)?;
    page.state("ready").await?;
    let left = page.eventually("What is left", LEFT, vec![], &nothing()).await;
    left.map_err(|trouble| format!("After loading anew: {trouble}"))
}
