// SPDX-License-Identifier: EUPL-1.2
//! Words without an end: a text that no line can hold costs no time that anybody notices.

use serde_json::{Value, json};

use super::embedded::{INCLUDED, host, site};
use super::payloads::TEXTS;
use crate::page::{Page, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON};
use crate::working::ANSWERS;

/// Every pair of these letters is kerned in common fonts, so that an engine that kerns can break a line nowhere.
const LETTERS: &str = "ÄÖ";
const LENGTH: usize = 50_000;

/// Such a word in every text of one measure: the page becomes ready, and what is clicked is drawn, also in its open card.
pub async fn words(page: Page) -> Outcome {
    let mut catalog: Value = serde_json::from_slice(&page.world.bytes).map_err(|error| error.to_string())?;
    let measure = catalog.pointer_mut("/measures/0").ok_or("There is no measure.")?;
    let id = measure.get("id").and_then(Value::as_str).ok_or("The measure has no id.")?.to_owned();
    let mut count = 0;
    lengthen(measure, "", &mut count);
    holds(&format!("Only {count} texts are long."), count >= 10)?;
    let bytes = serde_json::to_vec(&catalog).map_err(|error| error.to_string())?;
    let body = "<foerder-kompass src=\"/catalog.json\"></foerder-kompass>";
    let site = site(&page).page("/host.html", HTML, host(INCLUDED, body));
    let server = site.page("/catalog.json", JSON, bytes).start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    let shown = "const card = root.querySelector(`[data-measure=\"${arguments[0]}\"]`);
        return card !== null && card.textContent.includes(arguments[1]) && card.getBoundingClientRect().height > 10000;";
    let word = json!(LETTERS.repeat(LENGTH / 2));
    page.eventually("The word", shown, vec![json!(id), word], &json!(true)).await?;
    let (question, option) = ANSWERS[0];
    let input = format!("fieldset[data-attribute=\"{question}\"] input[value=\"{option}\"]");
    page.run("root.querySelector(arguments[0]).click();", vec![json!(input)]).await?;
    // A frame later the answer is drawn, not only known.
    let drawn = "const input = root.querySelector(arguments[0]);
        if (input.checked && !window.fkAsked) { window.fkAsked = true; requestAnimationFrame(() => setTimeout(() => { window.fkDrawn = true; })); }
        return window.fkDrawn === true && input.checked;";
    page.eventually("The answer", drawn, vec![json!(input)], &json!(true)).await?;
    page.run("root.querySelector(arguments[0]).click();", vec![json!(format!("[data-measure=\"{id}\"] h4 button"))]).await?;
    let open = "return root.querySelector(arguments[0]).getBoundingClientRect().height > 10000;";
    page.eventually("The open card", open, vec![json!(format!("#fk-detail-{id}"))], &json!(true)).await?;
    page.no_trouble().await
}

/// Puts the word in place of every text that people read.
fn lengthen(value: &mut Value, key: &str, count: &mut usize) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| lengthen(value, key, count)),
        Value::Array(list) => list.iter_mut().for_each(|value| lengthen(value, key, count)),
        Value::String(text) if TEXTS.contains(&key) => {
            *text = LETTERS.repeat(LENGTH / 2);
            *count += 1;
        }
        _ => {}
    }
}
