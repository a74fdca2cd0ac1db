// SPDX-License-Identifier: EUPL-1.2
//! What a page sets before, while and after the script runs: properties, configuration, facts of the workplace, and the
//! order in which script and element stand in the page.

use foerderkompass_core::Profile;
use serde_json::{Value, json};

use super::element::NOTES;
use super::embedded::{ELEMENT, INCLUDED, embed, host, site};
use crate::page::{Page, equal};
use crate::runner::Outcome;
use crate::server::HTML;

/// What can be seen of theme, questions and the site.
const SEEN: &str = "return [root.querySelector('[part=root]').dataset.theme, root.querySelector('.fk-rail').hidden,
    root.querySelector('input[value=nord]')?.checked ?? null];";

/// Facts of the workplace of every kind arrive; what does not fit is named and left out.
pub async fn desk(page: Page) -> Outcome {
    let desk = json!({ "standort": "nord", "alter": "u25", "werk-stufe": "drei", "werk-ja": "vielleicht", "werk-liste": "eins",
        "werk-zahl": 10, "gibt-es-nicht": true });
    let body = "<foerder-kompass></foerder-kompass>";
    let head = "<script>window.warned = []; console.warn = (...words) => warned.push(words.join(' '));</script>";
    let server = site(&page).page("/host.html", HTML, host(&format!("{head}{INCLUDED}"), body)).start()?;
    page.go(&server.url("/host.html")).await?;
    let mut catalog: Value = serde_json::from_slice(&page.world.bytes).map_err(|error| error.to_string())?;
    let attributes = catalog.get_mut("attributes").and_then(Value::as_array_mut).ok_or("There are no attributes.")?;
    for (id, kind) in [("werk-zahl", "integer"), ("werk-liste", "multi"), ("werk-stufe", "ordinal"), ("werk-wahl", "choice")] {
        let mut one = json!({ "id": id, "kind": kind, "label": id, "desk": true });
        let parts = one.as_object_mut().ok_or("An object.")?;
        if kind == "integer" {
            parts.extend([("min".to_owned(), json!(0)), ("max".to_owned(), json!(9))]);
        } else {
            parts.insert("options".to_owned(), json!([{ "id": "eins", "label": "Eins" }, { "id": "zwei", "label": "Zwei" }]));
        }
        attributes.push(one);
    }
    attributes.push(json!({ "id": "werk-ja", "kind": "flag", "label": "Ja", "desk": true }));
    page.run("host.desk = arguments[1]; host.load(arguments[0]);", vec![catalog, desk]).await?;
    page.state("ready").await?;
    let note = format!("return {NOTES}.map((note) => note.split(' = ')[0]);");
    let names = json!(["desk alter gibt-es-nicht werk-ja werk-liste werk-stufe werk-zahl"]);
    page.eventually("Notes for the author", &note, vec![], &names).await?;
    let warned = "return warned.map((words) => words.replace('foerder-kompass ', '').split(' = ')[0]);";
    equal("On the console", &page.run(warned, vec![]).await?, &names)?;
    let site = "return root.querySelector('input[value=nord]').checked;";
    page.eventually("What fits is taken", site, vec![], &json!(true)).await?;
    // Every kind, as a property.
    let all = json!({ "standort": "mitte", "werk-ja": false, "werk-zahl": 7, "werk-liste": ["zwei", "eins"], "werk-stufe": "zwei",
        "werk-wahl": "eins" });
    page.run("host.desk = arguments[0];", vec![all]).await?;
    let given = "const of = (id) => root.querySelector(`fieldset[data-attribute='${id}']`);
        const chosen = (id) => [...of(id).querySelectorAll('input:checked')].map((input) => input.value);
        return [chosen('standort'), chosen('werk-ja'), of('werk-zahl').querySelector('input[type=number]').value,
            chosen('werk-liste'), chosen('werk-stufe'), chosen('werk-wahl')];";
    let expected = json!([["mitte"], ["false"], "7", ["eins", "zwei"], ["zwei"], ["eins"]]);
    page.eventually("Answers of every kind", given, vec![], &expected).await?;
    // They are facts of the desk: a new person does not take them away.
    page.click("[data-new-person]").await?;
    page.eventually("Answers after a new person", given, vec![], &expected).await
}

/// Properties that are set before the script comes count as if they were set afterwards.
pub async fn upgraded(page: Page) -> Outcome {
    let early = "<script>const early = document.querySelector('foerder-kompass');
        Object.assign(early, { src: '/dist/catalog.json', theme: 'dark', questions: 'hide', headingLevel: 4, lang: 'en',
            focusId: 'sprache', measure: 'integrationskurs-allgemein', desk: { standort: 'nord' } });</script>";
    let body = format!("<foerder-kompass theme=light></foerder-kompass>{early}<script src=\"/dist/foerderkompass.js\"></script>");
    let _server = embed(&page, "", &body).await?;
    equal("What was set", &page.run(SEEN, vec![]).await?, &json!(["dark", true, true]))?;
    let reflected = "return [Object.keys(host), host.getAttributeNames().sort(), host.getAttribute('heading-level'), host.theme,
        host.getAttribute('desk'), root.querySelector('[data-fk=app]').lang,
        root.querySelector('article.fk-is-open')?.dataset.measure];";
    let names = json!(["desk", "focus", "heading-level", "lang", "measure", "questions", "src", "theme"]);
    let expected = json!([[], names, "4", "dark", "{\"standort\":\"nord\"}", "en", "integrationskurs-allgemein"]);
    equal("Attributes and properties", &page.run(reflected, vec![]).await?, &expected)?;
    page.run("host.theme = 'light'; host.questions = null;", vec![]).await?;
    page.eventually("What is set now", SEEN, vec![], &json!(["light", false, true])).await
}

/// The configuration may come before the script or after it, as a new object or inside the old one. An element reads it
/// when it begins and whenever one of its own attributes changes.
pub async fn late_config(page: Page) -> Outcome {
    let before = "<script>window.Foerderkompass = { config: { src: '/gibt-es-nicht.json', theme: 'light' } };
        window.Foerderkompass.config.src = '/dist/catalog.json'; window.Foerderkompass.config.questions = 'hide';</script>";
    let body = "<foerder-kompass></foerder-kompass>";
    let _server = embed(&page, &format!("{before}{INCLUDED}"), body).await?;
    equal("Changed before the script", &page.run(SEEN, vec![]).await?, &json!(["light", true, false]))?;
    // A late script of the page changes it in place: nothing happens until the element looks again.
    page.run("window.Foerderkompass.config.theme = 'dark'; delete window.Foerderkompass.config.questions;", vec![]).await?;
    equal("Changed afterwards", &page.run(SEEN, vec![]).await?, &json!(["light", true, false]))?;
    page.run("host.headingLevel = 3;", vec![]).await?;
    page.eventually("After a change of an attribute", SEEN, vec![], &json!(["dark", false, false])).await?;
    // Or puts another in its place, which elements that come now read.
    let another =
        "window.Foerderkompass = { config: { src: '/dist/catalog.json', theme: 'light', questions: 'hide', farbe: 1 } };
        document.body.append(document.createElement('foerder-kompass'));";
    page.run(another, vec![]).await?;
    let second = page.at(1);
    second.state("ready").await?;
    equal("A later element", &second.run(SEEN, vec![]).await?, &json!(["light", true, false]))?;
    let notes = format!("return {NOTES};");
    second.eventually("Its notes", &notes, vec![], &json!(["config.farbe"])).await?;
    // The first one keeps what it has, and its attribute still wins.
    equal("The earlier element", &page.run(SEEN, vec![]).await?, &json!(["dark", false, false]))?;
    page.run("host.theme = 'dark'; host.questions = 'show';", vec![]).await?;
    page.eventually("The attributes", SEEN, vec![], &json!(["dark", false, false])).await
}

/// Wherever the script stands, once or twice, the same comes out, and one element is defined.
pub async fn placed(page: Page) -> Outcome {
    const CLASSIC: &str = "<script src=\"/dist/foerderkompass.js\"></script>";
    const DEFER: &str = "<script src=\"/dist/foerderkompass.js\" defer></script>";
    const ASYNC: &str = "<script src=\"/dist/foerderkompass.js\" async></script>";
    const MODULE: &str = "<script type=\"module\" src=\"/pkg/element.js\"></script>";
    let places = [
        ("before", CLASSIC.to_owned(), ELEMENT.to_owned()),
        ("after", String::new(), format!("{ELEMENT}{CLASSIC}<p>Ende</p>")),
        ("end", String::new(), format!("{ELEMENT}<p>Ende</p>{CLASSIC}")),
        ("defer", DEFER.to_owned(), ELEMENT.to_owned()),
        ("async", ASYNC.to_owned(), ELEMENT.to_owned()),
        ("twice", format!("{CLASSIC}{CLASSIC}"), ELEMENT.to_owned()),
        ("around", CLASSIC.to_owned(), format!("{ELEMENT}{CLASSIC}")),
        ("defer_and_end", DEFER.to_owned(), format!("{ELEMENT}{CLASSIC}")),
        ("with_the_module", format!("{DEFER}{MODULE}"), ELEMENT.to_owned()),
    ];
    let mut site = site(&page);
    for (name, head, body) in &places {
        site = site.page(&format!("/{name}.html"), HTML, host(head, body));
    }
    let server = site.start()?;
    for (name, _, _) in &places {
        let named = |trouble: String| format!("Script {name}: {trouble}");
        page.open(&server.url(&format!("/{name}.html")), "ready").await.map_err(named)?;
        page.shows_all(&Profile::default()).await.map_err(named)?;
        let one = "return [document.querySelectorAll('foerder-kompass').length, root.querySelectorAll('[part=root]').length,
            root.querySelectorAll('.fk-desk-frame').length, Object.keys(window.Foerderkompass).sort().join()];";
        equal("Parts", &page.run(one, vec![]).await?, &json!([1, 1, 1, "config,version"])).map_err(named)?;
        page.no_trouble().await.map_err(named)?;
    }
    Ok(())
}
