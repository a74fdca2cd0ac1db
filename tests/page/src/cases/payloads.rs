// SPDX-License-Identifier: EUPL-1.2
//! A catalogue whose every text would be markup or code if anything took it for that: it stays text. The page has the
//! same elements as with harmless texts of the same shape, in every view, on a host that would let everything run.

use std::collections::BTreeMap;

use foerderkompass_core::{Severity, read};
use serde_json::{Value, json};

use super::embedded::{INCLUDED, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON};
use crate::working::ANSWERS;

const PAYLOADS: [&str; 25] = [
    "<script>fkHit(1)</script>",
    "<img src=x onerror=fkHit(1)>",
    "\"><svg onload=fkHit(1)>",
    "'><iframe src=\"javascript:fkHit(1)\"></iframe>",
    "</style><script>fkHit(1)</script>",
    "</textarea></title><img src=x onerror=fkHit(1)>",
    "javascript:fkHit(1)",
    "<a href=\"javascript:fkHit(1)\" target=_self>Link</a>",
    "<details open ontoggle=fkHit(1)><summary>x",
    "<math><mtext><table><mglyph><style><img src=x onerror=fkHit(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=fkHit(1)>\">",
    "{{constructor.constructor('fkHit(1)')()}}",
    "${fkHit(1)} #{fkHit(1)} <%= fkHit(1) %>",
    "<!--<img src=\"--><img src=x onerror=fkHit(1)//\">",
    "<input autofocus onfocus=fkHit(1)>",
    "&lt;script&gt;fkHit(1)&lt;/script&gt; &#60;script&#62;",
    "\\u003cscript\\u003efkHit(1)\\u003c/script\\u003e",
    "<svg><animate onbegin=fkHit(1) attributeName=x dur=1s>",
    "]]><script>fkHit(1)</script><![CDATA[",
    "<base href=\"https://elsewhere.example/\">",
    "<meta http-equiv=refresh content=\"0;url=javascript:fkHit(1)\">",
    "<form action=javascript:fkHit(1)><button autofocus>x</button></form>",
    "<foerder-kompass src=//elsewhere.example></foerder-kompass>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "\" onmouseover=\"fkHit(1)\" style=\"background:url(javascript:fkHit(1))",
];

/// Keys whose values are texts for people.
pub const TEXTS: [&str; 35] = [
    "address",
    "absent_note",
    "checked_by",
    "checks",
    "description",
    "documents",
    "duration",
    "examples",
    "formats",
    "group",
    "help",
    "hint",
    "hours",
    "label",
    "name",
    "norm",
    "note",
    "number",
    "person",
    "provider",
    "publisher",
    "question",
    "role",
    "room",
    "short",
    "site",
    "steps",
    "summary",
    "synonyms",
    "team",
    "text",
    "title",
    "uncertain",
    "unit",
    "version",
];

/// How often each element occurs inside, with the names of its attributes.
const ELEMENTS: &str = "const found = {};
    for (const element of root.querySelectorAll('*')) {
      const key = [element.namespaceURI.slice(-4), element.localName, ...[...element.attributes].map((a) => a.name).sort()].join(' ');
      found[key] = (found[key] ?? 0) + 1;
    }
    return found;";

/// The host lets everything run, and notices if something does.
const TRAPS: &str = "<script>
    window.hits = 0;
    window.fkHit = () => { window.hits += 1; };
    for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = window.fkHit;
    </script>";

pub async fn stay_text(page: Page) -> Outcome {
    let harmless = |text: &str| text.chars().map(|c| if c.is_alphanumeric() || c == ' ' { c } else { 'x' }).collect();
    let hostile = walk(&page, &|text| text.to_owned()).await?;
    let plain = walk(&page, &harmless).await?;
    holds("The views are not all there.", hostile.len() == 7 && plain.len() == 7)?;
    for (view, elements) in &plain {
        let found = hostile.get(view).unwrap_or(&Value::Null);
        equal(&format!("Elements of {view}"), found, elements)?;
        let count = elements.as_object().map_or(0, serde_json::Map::len);
        holds(&format!("{view} has hardly any elements."), count > 20)?;
    }
    Ok(())
}

/// Opens everything that can be opened, view by view, and counts.
async fn walk(page: &Page, shape: &dyn Fn(&str) -> String) -> Result<BTreeMap<&'static str, Value>, String> {
    let (catalog, texts) = catalog(page, shape).await?;
    let body = "<foerder-kompass src=\"/catalog.json\"></foerder-kompass>";
    let site = site(page).page("/host.html", HTML, host(&format!("{TRAPS}{INCLUDED}"), body));
    let server = site.page("/catalog.json", JSON, catalog).start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    let mut found = BTreeMap::new();
    for (question, option) in ANSWERS {
        let input = format!("fieldset[data-attribute=\"{question}\"] input[value=\"{option}\"]");
        page.run("root.querySelector(arguments[0]).click();", vec![json!(input)]).await?;
        let checked = "return root.querySelector(arguments[0]).checked;";
        page.eventually(&input, checked, vec![json!(input)], &json!(true)).await?;
    }
    open_all(page, "fieldset > button[aria-expanded=false]").await?;
    open_all(page, "article button[aria-expanded=false]").await?;
    let marks = "article:nth-of-type(-n+2) .fk-keep[aria-pressed=false]";
    open_all(page, marks).await?;
    found.insert("measures", count(page).await?);
    let seen = "const text = root.textContent; return arguments[0].filter((one) => !text.includes(one));";
    equal("Texts that are not shown as they are", &page.run(seen, vec![json!(texts)]).await?, &json!([]))?;
    for view in ["starts", "contacts", "marked", "export"] {
        page.view(view).await?;
        found.insert(view, count(page).await?);
    }
    page.click("[data-with-answers]").await?;
    page.eventually("The tick", "return root.querySelector('[data-with-answers]').checked;", vec![], &json!(true)).await?;
    found.insert("export with answers", count(page).await?);
    page.view("measures").await?;
    page.type_into("[role=search] input", "fkHit").await?;
    let highlighted = "return root.querySelectorAll('mark').length > 0;";
    page.eventually("The highlighted words", highlighted, vec![], &json!(true)).await?;
    found.insert("search", count(page).await?);
    let safe = "const links = [...root.querySelectorAll('[href], [src], [action], [formaction]')];
        return [window.hits, links.map((e) => e.href ?? '').filter((href) => !/^(https?:|mailto:|tel:)/.test(href)), links.length > 0,
          document.querySelectorAll('foerder-kompass').length, document.body.children.length, root.querySelectorAll('foerder-kompass').length];";
    equal("What came of it", &page.run(safe, vec![]).await?, &json!([0, [], true, 1, 1, 0]))?;
    page.no_trouble().await?;
    Ok(found)
}

/// The elements once everything that was put off has been drawn.
async fn count(page: &Page) -> Result<Value, String> {
    let mut last = Value::Null;
    loop {
        let now = page.run(ELEMENTS, vec![]).await?;
        if now == last {
            return Ok(now);
        }
        last = now;
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    }
}

/// Clicks everything that the selector finds, until it finds nothing more.
pub async fn open_all(page: &Page, selector: &str) -> Outcome {
    let open = "const closed = [...root.querySelectorAll(arguments[0])]; closed.forEach((e) => e.click()); return closed.length;";
    page.eventually(selector, open, vec![json!(selector)], &json!(0)).await
}

/// The catalogue of the release with a payload in place of every text, and some of these texts.
async fn catalog(page: &Page, shape: &dyn Fn(&str) -> String) -> Result<(Vec<u8>, Vec<String>), String> {
    let mut catalog: Value = serde_json::from_slice(&page.world.bytes).map_err(|error| error.to_string())?;
    let mut count = 0;
    replace(&mut catalog, "", shape, &mut count);
    let bytes = serde_json::to_vec(&catalog).map_err(|error| error.to_string())?;
    let reading = read(&bytes, page.today().await?).map_err(|_| "The core cannot read it at all.")?;
    let error = reading.faults.iter().find(|fault| fault.severity == Severity::Error);
    holds(&format!("The core finds {error:?}."), error.is_none() && reading.catalog.measures().len() == 32)?;
    let measures = reading.catalog.measures();
    let texts = measures.iter().flat_map(|measure| [measure.title.clone(), measure.summary.clone()]).collect();
    holds("Hardly a text is replaced.", count > 1000)?;
    Ok((bytes, texts))
}

fn replace(value: &mut Value, key: &str, shape: &dyn Fn(&str) -> String, count: &mut usize) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| replace(value, key, shape, count)),
        Value::Array(list) => list.iter_mut().for_each(|value| replace(value, key, shape, count)),
        Value::String(text) if TEXTS.contains(&key) => {
            // Answers of personas and expectations are ids under keys of their own.
            let payload = PAYLOADS.get(*count % PAYLOADS.len()).copied().unwrap_or_default();
            let payload = format!("{} {count}", shape(payload));
            *text = if key == "description" { format!("{payload}\n\n- {payload}\n- {payload}") } else { payload };
            *count += 1;
        }
        _ => {}
    }
}
