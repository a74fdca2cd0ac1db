// SPDX-License-Identifier: EUPL-1.2
//! Plain lists as people make them: their columns get a meaning, wrong cells are named, and the rest becomes entries.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::editing::entry_in;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

const ROWS: [[&str; 6]; 4] = [
    ["Maßnahme", "Bereich", "Träger", "Freie Plätze", "Plätze vom", "Worum es geht"],
    ["Gartenprojekt", "Sprache", "Träger Grün", "4", "18.11.2026", "Arbeiten im Garten"],
    ["Holzwerkstatt", "Sprache", "Träger Span", "viele", "18.11.2026", "Bauen mit <b>Holz</b>"],
    ["", "", "Träger ohne Maßnahme", "", "", ""],
];

/// The table of what reading has to say.
const MESSAGES: &str = "return [...root.querySelectorAll('dialog[open] [aria-labelledby=fe-messages] tbody tr')]
    .map((row) => [...row.cells].slice(0, 4).map((cell) => cell.textContent));";

fn workbook() -> Result<Vec<u8>, String> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let failed = |error| format!("The list cannot be made: {error}");
    sheet.set_name("Übersicht").map_err(failed)?;
    for (row, cells) in (0..).zip(ROWS) {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).map_err(failed)?;
        }
    }
    workbook.save_to_buffer().map_err(failed)
}

/// The same as a text, as an older program on Windows writes it.
fn text() -> Vec<u8> {
    let line = |cells: &[&str; 6]| format!("{}\r\n", cells.map(|cell| format!("\"{cell}\"")).join(";"));
    let text: String = ROWS.iter().map(line).collect();
    // All of its letters have the same number in both.
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
}

/// The meaning of each column as it is chosen.
async fn meanings(page: &Page) -> Result<Value, String> {
    let chosen = "return [...root.querySelectorAll('dialog[open] thead select')].map((e) => e.selectedOptions[0].textContent);";
    page.run(chosen, vec![]).await
}

/// Hands a list in, gives the column that nobody can guess its meaning, and reads it.
async fn matched(page: &Page, name: &str, bytes: &[u8], sheet: &str) -> Outcome {
    page.hand_in(&page.scratch(name, bytes)?).await?;
    page.dialog_is(Some("Excel-Datei einlesen")).await?;
    let headings = "return [...root.querySelectorAll('dialog[open] thead th')].map((e) => e.textContent);";
    page.eventually("The headings", headings, vec![], &json!(ROWS[0])).await?;
    let mut expected = json!([
        "Maßnahme: Titel",
        "Maßnahme: Bereich",
        "Angebot: Anbieter",
        "Angebot: freie Plätze",
        "Angebot: Stand der Plätze",
        "nicht übernehmen"
    ]);
    equal("What is suggested", &meanings(page).await?, &expected)?;
    page.choose("dialog[open] [aria-label=\"Bedeutung der Spalte Worum es geht\"] option[value=\"Maßnahme: Kurzbeschreibung\"]")
        .await?;
    if let Some(last) = expected.get_mut(5) {
        *last = json!("Maßnahme: Kurzbeschreibung");
    }
    let chosen = "return root.querySelector('dialog[open] [aria-label$=\"Worum es geht\"]').selectedOptions[0].textContent;";
    page.eventually("The meaning", chosen, vec![], &json!("Maßnahme: Kurzbeschreibung")).await?;
    equal("What is chosen", &meanings(page).await?, &expected)?;
    page.click_button("dialog[open]", "Liste lesen").await?;
    page.eventually(
        "The messages",
        MESSAGES,
        vec![],
        &json!([["Fehler", sheet, "3", "D „Freie Plätze“"], ["Fehler", sheet, "4", ""],]),
    )
    .await
}

/// Takes everything over and looks at what came of it.
async fn taken(page: &Page) -> Outcome {
    let names = "return [...root.querySelectorAll('dialog[open] .fe-d-changed-name')].map((e) => e.textContent);";
    let names = page.run(names, vec![]).await?;
    let named = |title: &str| names.as_array().into_iter().flatten().filter_map(Value::as_str).any(|name| name.contains(title));
    holds(&format!("Proposed is {names}"), named("Gartenprojekt") && named("Holzwerkstatt"))?;
    page.click_button("dialog[open]", "Alles übernehmen, was bereit ist").await?;
    let done = "return root.querySelector('dialog[open] .fe-d-progress').textContent;";
    page.eventually("All is taken over", done, vec![], &json!("0 bereit, 2 schon so, 0 mit Widerspruch oder nicht möglich"))
        .await?;
    page.close_dialog().await?;
    page.entry("measures", "gartenprojekt").await?;
    page.entry("measures", "holzwerkstatt").await?;
    let text = page.saved("catalog.json herunterladen", "catalog.json").await?;
    let saved: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let at = |id: &str, places: &[&str]| -> Result<Value, String> {
        let entry = entry_in(&saved, "measures", id)?;
        Ok(places.iter().map(|place| entry.pointer(place).cloned().unwrap_or_default()).collect())
    };
    let places = ["/title", "/summary", "/category", "/offers/0/provider", "/offers/0/places"];
    let garden = json!(["Gartenprojekt", "Arbeiten im Garten", "sprache", "Träger Grün", {"free": 4, "as_of": "2026-11-18"}]);
    equal("What the list says", &at("gartenprojekt", &places)?, &garden)?;
    equal("Markup stays text", &at("holzwerkstatt", &["/summary"])?, &json!(["Bauen mit <b>Holz</b>"]))
}

/// A workbook that a person made.
pub async fn as_workbook(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    matched(&page, "liste.xlsx", &workbook()?, "Übersicht").await?;
    taken(&page).await
}

/// The same as a text with separated values.
pub async fn as_text(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    matched(&page, "liste.csv", &text(), "Liste").await?;
    taken(&page).await
}
