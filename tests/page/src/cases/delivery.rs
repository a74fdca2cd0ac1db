// SPDX-License-Identifier: EUPL-1.2
//! What is on its way arrives slowly, in part, with a wrong length, or is replaced meanwhile. Never does a part of a
//! catalogue pass for the whole.

// Parts of what the test itself has made.
#![allow(clippy::indexing_slicing)]

use foerderkompass_core::{Catalog, Profile, read};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::arriving::{LISTEN, embedding, failed_as};
use super::embedded::{INCLUDED, host, site};
use crate::engine::Engine;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON, SCRIPT};
use crate::world::file_url;

/// A catalogue in drips: the page says that it is loading, and works as soon as the last one is there.
pub async fn drips(page: Page) -> Outcome {
    const PARTS: usize = 24;
    let site = site(&page).page("/host.html", HTML, embedding("/slow.json")).dripping("/slow.json", &page.world.bytes, PARTS);
    let server = site.start()?;
    page.go(&server.url("/host.html")).await?;
    let said = "return [root.querySelector('[data-fk=app]')?.dataset.state, window.classes,
        [...root.querySelectorAll('[role=status]')].map((e) => e.textContent), root.querySelectorAll('article').length];";
    let loading = json!(["loading", [], [Language::German.wording().labels().loading], 0]);
    for parts in [0, 1, 8, PARTS - 1] {
        server.drip(parts);
        page.pause(250).await?;
        page.eventually(&format!("After {parts} parts"), said, vec![], &loading).await?;
    }
    server.drip(PARTS);
    page.state("ready").await?;
    page.give_five().await?;
    equal("Failures", &page.run("return window.classes;", vec![]).await?, &json!([]))
}

/// How an answer deceives about its length, and what then counts as the class of the failure.
const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close";

/// The connection ends before the catalogue does, or the head names another length: each time the page says so, shows no
/// measure, and takes the next address.
pub async fn cut_off(page: Page) -> Outcome {
    let all = page.world.bytes.as_slice();
    let (most, some) = (all.len() - 200, all.len() / 3);
    let chunked = [format!("{some:x}\r\n").as_bytes(), all.get(..some).unwrap_or_default(), b"\r\n"].concat();
    let length = |length: usize| format!("{HEAD}\r\nContent-Length: {length}");
    let answers: [(&str, String, &[u8]); 6] = [
        ("cut off, length named", length(all.len()), all.get(..some).unwrap_or_default()),
        ("cut off near the end, length named", length(all.len()), &all[..most]),
        ("cut off, length not named", HEAD.to_owned(), all.get(..some).unwrap_or_default()),
        ("cut off between chunks", format!("{HEAD}\r\nTransfer-Encoding: chunked"), &chunked),
        ("length too small", length(some), all),
        ("nothing of what is named", length(all.len()), b""),
    ];
    let mut serving = None;
    for (what, head, body) in answers {
        let site = site(&page).page("/host.html", HTML, embedding("/cut.json")).raw("/cut.json", &head, body);
        let server = site.start()?;
        page.go(&server.url("/host.html")).await?;
        serving = Some(server);
        page.state("failed").await.map_err(|trouble| format!("{what}: {trouble}"))?;
        let class = page.run("return window.classes[0];", vec![]).await?;
        let labels = Language::German.wording().labels();
        // Engines tell a broken connection from a short text, or they do not.
        let text = match class.as_str() {
            Some("network") => Language::German.wording().failure("network", ""),
            Some("catalog") => labels.failed_catalog.to_owned(),
            _ => return Err(format!("{what}: the class is {class}")),
        };
        let drawn = page.run("return root.querySelectorAll('article, [data-measure]').length;", vec![]).await?;
        equal(&format!("{what}: measures"), &drawn, &json!(0))?;
        let said = page.run("return root.querySelector('[role=alert]').textContent.replace(/\\s+/g, ' ');", vec![]).await?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        holds(&format!("{what}: it says {said}"), said.as_str().is_some_and(|said| said.contains(&text)))?;
    }
    // With another address it works.
    page.run("host.setAttribute('src', '/dist/catalog.json');", vec![]).await?;
    page.shows_all(&Profile::default()).await?;
    drop(serving);
    Ok(())
}

/// A length that is longer than the whole catalogue: all of it is there, so it is shown, or the connection counts as
/// broken. Nothing between.
pub async fn too_long(page: Page) -> Outcome {
    let head = format!("{HEAD}\r\nContent-Length: {}", page.world.bytes.len() + 1000);
    let site = site(&page).page("/host.html", HTML, embedding("/long.json")).raw("/long.json", &head, &page.world.bytes);
    let server = site.start()?;
    page.go(&server.url("/host.html")).await?;
    let settled = "return ['ready', 'failed'].includes(root?.querySelector('[data-fk=app]')?.dataset.state);";
    page.eventually("It is settled", settled, vec![], &json!(true)).await?;
    match page.run("return window.classes;", vec![]).await? {
        none if none == json!([]) => page.shows_all(&Profile::default()).await,
        _ => failed_as(&page, "network", &Language::German.wording().failure("network", "")).await,
    }
}

/// The program itself arrives in part: the script that is cut off leaves what the page has put into the element; the
/// WebAssembly that is cut off leaves the list of measures.
pub async fn cut_off_program(page: Page) -> Outcome {
    let read_file = |path: std::path::PathBuf| std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()));
    let script = read_file(page.world.dist.join("foerderkompass.js"))?;
    let element = read_file(page.world.pkg.join("element.js"))?;
    let wasm = read_file(page.world.pkg.join("foerderkompass_bg.wasm"))?;
    let head = |kind: &str, length: usize| {
        format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close")
    };
    let classic = embedding("/dist/catalog.json").replace("/dist/foerderkompass.js", "/cut/foerderkompass.js");
    let module = format!("{LISTEN}<script type=\"module\" src=\"/cut/element.js\"></script>");
    let module = host(&module, "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>");
    let site = site(&page)
        .page("/classic.html", HTML, classic)
        .raw("/cut/foerderkompass.js", &head(SCRIPT, script.len()), &script[..script.len() / 2])
        .page("/module.html", HTML, module)
        .page("/cut/element.js", SCRIPT, element)
        .raw("/cut/foerderkompass_bg.wasm", &head("application/wasm", wasm.len()), &wasm[..wasm.len() / 2]);
    let server = site.start()?;
    page.go(&server.url("/classic.html")).await?;
    let instead = "return [document.readyState, document.querySelector('foerder-kompass p').checkVisibility()];";
    page.eventually("What the page has put into the element", instead, vec![], &json!(["complete", true])).await?;
    // Whether half a script is a wrong one or none differs.
    page.run("window.fkWitness.length = 0;", vec![]).await?;

    page.go(&server.url("/module.html")).await?;
    page.eventually("The classes", "return window.classes;", vec![], &json!(["module"])).await?;
    let listed =
        "return [root.querySelector('[data-fk=app]').dataset.failure, root.querySelectorAll('[data-failure] > div > b').length];";
    let count = page.world.catalog.measures().len();
    page.eventually("The plain list", listed, vec![], &json!(["module", count])).await?;
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}

/// What stands in a page whose program never begins.
const UNFINISHED: &str =
    "Bleibt dieser Satz stehen, ist die Datei unvollständig, der Browser zu alt oder JavaScript abgeschaltet.";

/// The single file, copied in part: cut inside the program it says so, cut inside the catalogue it names the place, and where
/// all of both is there, it works. Never is there a desk with some of the measures, and never an empty page.
pub async fn cut_off_file(page: Page) -> Outcome {
    let read_file = |name: &str| std::fs::read(page.world.dist.join(name)).map_err(|error| format!("{name}: {error}"));
    let text = read_file("foerderkompass.html")?;
    let mark = b"<script type=\"application/json\">";
    let begin = text.windows(mark.len()).position(|part| part == mark).ok_or("The file has no catalogue.")? + mark.len();
    let end = begin + page.world.bytes.len();
    for at in [2_000, begin / 2, begin + 40, (begin + end) / 2, end - 40, text.len() - 9_000] {
        let cut = page.scratch("cut.html", text.get(..at).unwrap_or_default())?;
        page.go(&file_url(&cut)).await?;
        let cut_at = format!("Cut at {at} of {}", text.len());
        if at < begin {
            page.eventually(&cut_at, SAYS, vec![json!(UNFINISHED)], &json!([true, 0])).await?;
        } else if at < end {
            page.state("failed").await.map_err(|trouble| format!("{cut_at}: {trouble}"))?;
            let said = Language::German.wording().labels().failed_catalog;
            page.eventually(&cut_at, SAYS, vec![json!(said)], &json!([true, 0])).await?;
        } else {
            page.state("ready").await.map_err(|trouble| format!("{cut_at}: {trouble}"))?;
            page.shows_all(&Profile::default()).await?;
            page.eventually(&cut_at, SAYS, vec![json!(UNFINISHED)], &json!([false, page.world.catalog.measures().len()])).await?;
        }
        // Engines complain of half a script, or they do not.
        page.run("window.fkWitness.length = 0;", vec![]).await?;
    }
    let editor = read_file("foerderkompass-editor.html")?;
    let cut = page.scratch("cut.html", editor.get(..editor.len() / 2).unwrap_or_default())?;
    page.go(&file_url(&cut)).await?;
    page.eventually("The editor", SAYS, vec![json!(UNFINISHED)], &json!([true, 0])).await?;
    page.run("window.fkWitness.length = 0;", vec![]).await.map(|_| ())
}

/// Whether that can be read, and how many measures are drawn.
const SAYS: &str = "const text = [document.body?.innerText, root?.querySelector('[role=alert]')?.innerText].join(' ');
    return [text.includes(arguments[0]), root?.querySelectorAll('article').length ?? 0];";

/// An answer that the other catalogue does not have.
const ANSWER: &str = "fieldset[data-attribute=alter] input[value=\"30_44\"]";

/// Another catalogue: two measures are gone and one is new, a question is gone, and an answer of another is gone.
fn other(page: &Page) -> Result<(Vec<u8>, Catalog), String> {
    let mut value = page.world.catalog_value()?;
    let list = |value: &mut Value, name: &str| -> Result<Vec<Value>, String> {
        value.get_mut(name).and_then(Value::as_array_mut).map(std::mem::take).ok_or(format!("There are no {name}."))
    };
    let measures = list(&mut value, "measures")?;
    let mut first = measures.first().cloned().ok_or("There is no measure.")?;
    // Rules that name what is gone would be faults, so the others have none.
    let bare = |mut measure: Value| {
        let keep = ["id", "title", "summary", "category", "responsible"];
        if let Some(fields) = measure.as_object_mut() {
            fields.retain(|name, _| keep.contains(&name.as_str()));
            if let Some(contacts) = fields.get_mut("responsible").and_then(Value::as_array_mut) {
                contacts.truncate(1);
                contacts.iter_mut().filter_map(Value::as_object_mut).for_each(|one| one.retain(|name, _| name == "contact"));
            }
        }
        measure
    };
    first["id"] = json!("ganz-neu");
    first["title"] = json!("Ganz neue Maßnahme");
    let measures: Vec<Value> = measures.into_iter().skip(2).chain([first]).map(bare).collect();
    let mut attributes = list(&mut value, "attributes")?;
    attributes.retain(|attribute| {
        ["rechtskreis", "erwerbsstatus", "alter", "berufsabschluss"].map(Value::from).contains(&attribute["id"])
    });
    for attribute in &mut attributes {
        if let Some(fields) = attribute.as_object_mut() {
            fields.retain(|name, _| ["id", "kind", "label", "options"].contains(&name.as_str()));
            if let Some(options) = fields.get_mut("options").and_then(Value::as_array_mut) {
                options.retain(|option| option["id"] != "30_44");
                options
                    .iter_mut()
                    .filter_map(Value::as_object_mut)
                    .for_each(|one| one.retain(|name, _| ["id", "label"].contains(&name.as_str())));
            }
        }
    }
    let must = json!({ "attribute": "alter", "min": "45_54" });
    let mut measures = measures;
    measures[0]["must"] = must;
    value["measures"] = json!(measures);
    value["attributes"] = json!(attributes);
    for field in ["personas", "focus", "changes", "archive", "sheet"] {
        value.as_object_mut().ok_or("The catalogue is no object.")?.remove(field);
    }
    value["contacts"].as_array_mut().ok_or("There are no contacts.")?.iter_mut().filter_map(Value::as_object_mut).for_each(
        |one| {
            one.retain(|name, _| ["id", "role", "name", "phone", "mail", "mailbox", "room"].contains(&name.as_str()));
        },
    );
    value["title"] = json!("Der nächste Katalog");
    let bytes = serde_json::to_vec(&value).map_err(|error| error.to_string())?;
    let day = foerderkompass_core::Date::parse("2026-11-22").ok_or("The day is none.")?;
    let reading = read(&bytes, day).map_err(|faults| format!("{:?}", faults.first()))?;
    let wrong: Vec<_> = reading.faults.iter().filter(|fault| fault.severity == foerderkompass_core::Severity::Error).collect();
    holds(&format!("The other catalogue is faulty: {wrong:?}"), wrong.is_empty())?;
    Ok((bytes, reading.catalog))
}

/// The catalogue is another one at the next load, although caches might keep the old one: what is shown is the new one
/// alone, nothing of the person is left, and a link to a measure that is gone opens nothing and harms nothing.
pub async fn replaced(page: Page) -> Outcome {
    let (bytes, other) = other(&page)?;
    let element = "<foerder-kompass src=\"/catalog.json\"></foerder-kompass>";
    let site = site(&page)
        .page("/host.html", HTML, host(INCLUDED, element))
        .kept_page("/catalog.json", JSON, page.world.bytes.clone())
        .page("/elsewhere.html", HTML, host("", ""));
    let server = site.start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    page.click(ANSWER).await?;
    page.mark("anerkennungsberatung").await?;
    server.replace("/catalog.json", bytes.clone());
    let title = "return root.querySelector('h2')?.textContent;";
    let ids: Vec<&str> = other.measures().iter().map(|measure| measure.id.as_str()).collect();
    let shown = "const all = [...root.querySelectorAll('article[data-measure]')].map((e) => e.dataset.measure).sort();
        const asked = [...root.querySelectorAll('fieldset[data-attribute]')].map((e) => e.dataset.attribute).sort();
        return [all, asked, root.querySelectorAll('input:checked:not([value=\"\"])').length, root.querySelectorAll('.fk-keep[aria-pressed=true]').length];";
    let sorted = |mut list: Vec<&str>| {
        list.sort_unstable();
        json!(list)
    };
    let asked: Vec<&str> = other.attributes().iter().map(|attribute| attribute.id.as_str()).collect();
    let expected = json!([sorted(ids), sorted(asked), 0, 0]);
    let driver = |error: fantoccini::error::CmdError| format!("The browser does not go there: {error}");
    let (all, first) = ("return root.querySelectorAll('article').length;", json!(page.world.catalog.measures().len()));
    let gone = page.world.catalog.measures().iter().find(|measure| other.measure_at(&measure.id).is_none());
    let gone = gone.map(|measure| measure.id.clone()).ok_or("Every measure is still there.")?;
    for way in ["anew", "by its address", "by a method"] {
        match way {
            "anew" => page.client.refresh().await.map_err(driver)?,
            "by its address" => {
                server.replace("/catalog.json", page.world.bytes.clone());
                page.go(&server.url("/elsewhere.html")).await?;
                page.open(&server.url("/host.html"), "ready").await?;
                page.eventually("The first again", all, vec![], &first).await?;
                server.replace("/catalog.json", bytes.clone());
                page.go(&server.url("/elsewhere.html")).await?;
                page.go(&format!("{}#fk1/measure/{gone}", server.url("/host.html"))).await?;
            }
            _ => {
                page.run("host.load(arguments[0]);", vec![page.world.catalog_value()?]).await?;
                page.eventually("The first again", all, vec![], &first).await?;
                page.click(ANSWER).await?;
                page.run("host.load(arguments[0]);", vec![json!(String::from_utf8_lossy(&bytes))]).await?;
            }
        }
        page.eventually(&format!("The title {way}"), title, vec![], &json!("Der nächste Katalog")).await?;
        page.eventually(&format!("What is shown {way}"), shown, vec![], &expected).await?;
        page.reads("Open cards", "return root.querySelectorAll('article.fk-is-open').length;", vec![], &json!(0)).await?;
        // It answers by its own rules.
        page.click("fieldset[data-attribute=alter] input[value=\"15_17\"]").await?;
        let first = other.measures().first().map(|measure| measure.id.clone()).unwrap_or_default();
        let outcome = "return root.querySelector(`article[data-measure=\"${arguments[0]}\"]`)?.dataset.outcome;";
        page.eventually(&format!("The outcome {way}"), outcome, vec![json!(first)], &json!("excluded")).await?;
    }
    let chromium = page.engine == Engine::Chromium;
    holds("The cache was asked", !chromium || server.requests().iter().filter(|path| *path == "/catalog.json").count() >= 4)
}
