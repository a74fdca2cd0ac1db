// SPDX-License-Identifier: EUPL-1.2
//! The states of the page that people see, each reached from the one before, and proved to be reached. Scripts click
//! here, because it is not the way that is tested but what is seen at its end.

use serde_json::{Value, json};

use crate::page::Page;
use crate::runner::Outcome;
use crate::working::ANSWERS;
use crate::world::file_url;

/// In the order in which they are reached.
pub const ALL: [&str; 21] = [
    "empty",
    "five answers",
    "open cards",
    "chains",
    "no hits",
    "corrected search",
    "filters",
    "all questions",
    "free places",
    "contacts",
    "examples",
    "comparison",
    "note with answers",
    "copied",
    "translated card",
    "client sheet",
    "running",
    "undo",
    "english",
    "faulty measure",
    "failed load",
];

/// The file that a state begins with, if it is another than that of the state before.
pub fn file(page: &Page, state: &str) -> Result<Option<String>, String> {
    match state {
        "empty" => Ok(Some(page.world.single_file())),
        "faulty measure" => with_catalog(page, "faulty", faulty).map(Some),
        "failed load" => with_catalog(page, "failed", |_| Ok(String::new())).map(Some),
        _ => Ok(None),
    }
}

/// What `data-state` says there.
pub fn reached(state: &str) -> &'static str {
    if state == "failed load" { "failed" } else { "ready" }
}

/// A copy of the single file with another catalogue.
pub fn with_catalog(page: &Page, name: &str, change: impl Fn(&str) -> Result<String, String>) -> Result<String, String> {
    const BEGIN: &str = "<script type=\"application/json\">";
    let original = page.world.dist.join("foerderkompass.html");
    let original = std::fs::read_to_string(&original).map_err(|error| format!("The single file is missing: {error}"))?;
    let (head, rest) = original.split_once(BEGIN).ok_or("The single file has no catalogue.")?;
    let (catalog, tail) = rest.split_once("</script>").ok_or("The catalogue does not end.")?;
    let file = page.world.scratch.join(format!("{name}-{}.html", page.engine.name()));
    let text = [head, BEGIN, &change(catalog)?, "</script>", tail].concat();
    std::fs::write(&file, text).map_err(|error| format!("The copy cannot be written: {error}"))?;
    Ok(file_url(&file))
}

/// One measure asks for a question that does not exist.
fn faulty(catalog: &str) -> Result<String, String> {
    let mut catalog: Value = serde_json::from_str(catalog).map_err(|error| error.to_string())?;
    let measure = catalog.pointer_mut("/measures/3").and_then(Value::as_object_mut).ok_or("There is no fourth measure.")?;
    measure.insert("must".to_owned(), json!({ "attribute": "gibt_es_nicht", "is": true }));
    Ok(catalog.to_string().replace("</", "<\\/"))
}

/// Reaches a state and waits for its sign.
pub async fn reach(page: &Page, state: &str) -> Outcome {
    let (act, sign) = script(state);
    let act = format!("{HELPERS}const answers = arguments[0]; return (async () => {{ {act} }})();");
    page.run(&act, vec![json!(ANSWERS)]).await?;
    let there = page.eventually(state, &format!("{HELPERS}return Boolean({sign});"), vec![], &json!(true)).await;
    there.map_err(|trouble| format!("The state is not reached: {trouble}"))
}

/// The page draws what a click means a moment later.
const HELPERS: &str = "
    const drawn = () => new Promise((done) => setTimeout(done, 30));
    const one = (selector) => root.querySelector(selector), all = (selector) => [...root.querySelectorAll(selector)];
    const view = (name) => one(`[data-view=${name}]`).click();
    const tell = (field, name, value) => { field.value = value; field.dispatchEvent(new Event(name, { bubbles: true, composed: true })); };";

/// What is done from the state before, and what is seen then.
fn script(state: &str) -> (&'static str, &'static str) {
    match state {
        "five answers" => (
            "for (const [id, value] of answers) one(`fieldset[data-attribute=\"${id}\"] input[value=\"${value}\"]`).click();",
            "all('.fk-chip').length === 5 && one('section[data-lane]')",
        ),
        "open cards" => (
            "for (const outcome of ['fits', 'fits_after_hurdle', 'open', 'unlikely', 'excluded'])
                 one(`article[data-outcome=${outcome}] button`)?.click();",
            "new Set(all('article.fk-is-open').map((e) => e.dataset.outcome)).size >= 4",
        ),
        "chains" => (
            "for (const id of ['fbw-umschulung', 'jugend-16h']) {
                 const card = one(`article[data-measure=${id}]`);
                 if (!card.classList.contains('fk-is-open')) card.querySelector('h4 button').click();
                 await drawn(); card.querySelector('.fk-chain .fk-button').click();
             }",
            "one('.fk-chain svg') && one('.fk-chain .fk-bullets')",
        ),
        "no hits" => (
            "tell(one('header input[type=search]'), 'input', 'gibtesnicht');",
            "all('article').length === 0 && all('.fk-nothing').some((e) => !e.hidden)",
        ),
        "corrected search" => (
            "tell(one('header input[type=search]'), 'input', 'umschlung');",
            "one('.fk-corrected') && one('article mark')",
        ),
        "filters" => (
            "tell(one('header input[type=search]'), 'input', ''); await drawn(); one('.fk-filters').open = true;
             tell(one('[data-select=category]'), 'change', one('[data-select=category]').options[1].value);
             tell(one('[data-select=focus]'), 'change', '');",
            "one('.fk-filters').open && one('.fk-filters .fk-changed') && all('article').length > 0 && all('article').length < 32",
        ),
        "all questions" => (
            "tell(one('[data-select=category]'), 'change', ''); one('.fk-filters').open = false; one('.fk-sheet').click(); await drawn();
             one('.fk-sensitive fieldset > button[aria-expanded=false]')?.click();",
            "one('.fk-sheet-open') && one('.fk-sensitive fieldset:not(.fk-folded) input').getClientRects().length > 0",
        ),
        "free places" => ("one('.fk-sheet').click(); view('starts');", "all('[data-shown=starts] li').length > 3"),
        "contacts" => (
            "view('contacts'); await drawn(); tell(one('[data-contact-search]'), 'input', 'Sprache');",
            "one('[data-shown=contacts] .fk-person') && all('.fk-person').length < 20",
        ),
        "examples" => ("view('examples');", "all('[data-shown=examples] ol > li').length > 10"),
        "comparison" => (
            "view('measures'); await drawn(); for (const keep of all('.fk-keep').slice(0, 3)) keep.click();
             await drawn(); view('marked');",
            "all('[data-compare] thead th').length === 3",
        ),
        "note with answers" => ("view('export'); await drawn(); one('[data-with-answers]').click();", "one('.fk-paper').textContent.includes('arbeitslos')"),
        "copied" => ("one('[data-copy-note]').click();", "one('[data-notice]')"),
        "translated card" => (
            "view('measures'); await drawn(); const card = one('article[data-measure=arbeitsgelegenheit]');
             if (!card.classList.contains('fk-is-open')) card.querySelector('h4 button').click();
             await drawn(); tell(card.querySelector('[data-select=language]'), 'change', '3');",
            "one('[data-translated][lang=ar][dir=rtl]')",
        ),
        "client sheet" => (
            "one('[data-translated]').closest('article').querySelector('[data-client-sheet]').click();",
            "one('.fk-client-paper [lang=ar][dir=rtl]')",
        ),
        "running" => (
            "view('measures'); await drawn(); one('article[data-measure=teilhabe-16i] h4 button').click(); await drawn();
             one('article[data-measure=teilhabe-16i] .fk-tools .fk-pill').click();",
            "one('section[data-lane=taken] article') && one('article[data-measure=lohnkostenzuschuss-16e] .fk-mark.fk-strong')",
        ),
        "undo" => ("one('[data-new-person]').click();", "one('.fk-said button') && all('.fk-chip').length === 0"),
        "english" => ("host.lang = 'en'; one('[data-view=measures]').click();", "one('[data-fk=app]').lang === 'en'"),
        "faulty measure" => ("one('.fk-notices details').open = true;", "one('[data-left-out]') && one('.fk-faults li')"),
        "failed load" => ("", "one('[role=alert] h2')"),
        _ => ("", "all('article[data-measure]').length === 32"),
    }
}
