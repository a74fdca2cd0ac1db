// SPDX-License-Identifier: EUPL-1.2
//! The editor from a drive: what a Kümmerer does in it, until the change stands in the widget.

use foerderkompass_wording::notation;
use serde_json::{Value, json};

use crate::editing::{catalog_in, differing, entry_in};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::world::file_url;

/// A title is changed and saved: one line of the file is another, nothing else.
pub async fn title(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", "Wegweiser für „alle“ <b>").await?;
    let text = page.saved("catalog.json herunterladen", "catalog.json").await?;
    let old = String::from_utf8_lossy(&page.world.bytes).into_owned();
    let lines = differing(&old, &text)?;
    equal(
        "Lines that differ",
        &json!(lines.iter().map(|(_, new)| new.trim()).collect::<Vec<_>>()),
        &json!(["\"title\": \"Wegweiser für „alle“ <b>\","]),
    )?;
    let said = "return root.querySelector('.fe-brand h1').textContent;";
    page.eventually("The title", said, vec![], &json!("Wegweiser für „alle“ <b>")).await?;
    let unsaved = "return root.querySelector('.fe-brand p').textContent;";
    page.eventually("The state", unsaved, vec![], &json!("catalog.json · gespeichert")).await
}

/// The round of a Kümmerer: a colleague, one condition by clicking, one as text; a persona comes out otherwise; the saved
/// page is the widget with all of it.
pub async fn round(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("foerderkompass.html")).await?;

    page.click("[data-fe-kind=contacts]").await?;
    page.click("[data-fe-new]").await?;
    page.type_into("[data-field=role] input", "Kümmerin Probe").await?;
    page.type_into("[data-field=phone] input", "030 23125-999").await?;

    page.entry("measures", "fbw-teilqualifizierung").await?;
    page.choose("[data-field=should] select option[value=\"45_54\"]").await?;

    page.entry("measures", "arbeitsgelegenheit").await?;
    let catalog = &page.world.catalog;
    let other = catalog.measure_at("bsk-basis-b2").and_then(|at| catalog.measures().get(at)).and_then(|one| one.must.as_ref());
    let other = other.ok_or("There is no condition to take.")?;
    page.click("[data-field=must] details.fe-crit-text > summary").await?;
    page.type_into("[data-field=must] textarea", &notation::print(catalog, other)).await?;

    page.click("[data-fe-side=personas]").await?;
    let flips = "return [...root.querySelectorAll('.fe-flip')].map((e) => e.textContent).filter((text) =>
        text.includes('war kommt in Betracht, wird ' + arguments[0])).length > 0;";
    for outcome in ["nur im Einzelfall", "derzeit nicht möglich"] {
        page.eventually(&format!("A persona flips to {outcome}"), flips, vec![json!(outcome)], &json!(true)).await?;
    }

    let html = page.saved("foerderkompass.html herunterladen", "foerderkompass.html").await?;
    let saved = catalog_in(&html)?;
    let at = |list: &str, id: &str, places: &[&str]| -> Result<Value, String> {
        let entry = entry_in(&saved, list, id)?;
        Ok(places.iter().map(|place| entry.pointer(place).cloned().unwrap_or_default()).collect())
    };
    let clicked = at("measures", "fbw-teilqualifizierung", &["/should/min"])?;
    equal("The clicked condition", &clicked, &json!(["45_54"]))?;
    let written = at("measures", "arbeitsgelegenheit", &["/must/attribute", "/must/in"])?;
    equal("The written condition", &written, &json!(["sprache", ["b1"]]))?;
    let colleague = at("contacts", "neue-rolle", &["/role", "/changed_on"])?;
    equal("The colleague", &colleague, &json!(["Kümmerin Probe", page.today().await?.to_string()]))?;

    let file = page.scratch("foerderkompass.html", &html)?;
    page.open(&file_url(&file), "ready").await?;
    let lately = "return [...root.querySelectorAll('.fk-lately > summary')].map((e) => e.textContent);";
    let today = page.today().await?;
    let (day, month, year) = (today.day(), today.month(), today.year());
    let said = format!("2 Maßnahmen geändert seit {day:02}.{month:02}.{year}");
    page.eventually("What changed", lately, vec![], &json!([said])).await?;
    page.view("contacts").await?;
    page.type_into("[data-contact-search]", "Kümmerin Probe").await?;
    let shown =
        "return [...root.querySelectorAll('[data-shown=contacts] .fk-person > .fk-contact')].map((e) => e.dataset.contact);";
    page.eventually("The colleague in the widget", shown, vec![], &json!(["neue-rolle"])).await
}

/// Undo and redo by buttons; a fault stands at its field while typing and goes with it.
pub async fn undone(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.click("[data-fe-kind=contacts]").await?;
    let mailbox = "[data-field=mailbox]";
    let value = "return root.querySelector('[data-field=mailbox] input').value;";
    let before = page.run(value, vec![]).await?;
    page.type_into(&format!("{mailbox} input"), "kein Postfach").await?;
    let wrong = "return root.querySelectorAll('[data-field=mailbox] .fe-marks .fe-error').length;";
    page.eventually("The fault", wrong, vec![], &json!(1)).await?;
    page.click("[data-fe-step=back]").await?;
    page.eventually("The mailbox", value, vec![], &before).await?;
    page.eventually("No fault", wrong, vec![], &json!(0)).await?;
    page.click("[data-fe-step=again]").await?;
    page.eventually("The mailbox again", value, vec![], &json!("kein Postfach")).await?;
    page.click("[data-fe-step=back]").await?;
    page.eventually("Nothing is left to undo", "return root.querySelector('[data-fe-step=back]').disabled;", vec![], &json!(true))
        .await
}

/// A draft is offered when the editor opens again, and goes on where it was.
pub async fn draft(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", "Angefangenes").await?;
    let kept = "return (localStorage.getItem('foerderkompass-editor') ?? '').includes('Angefangenes');";
    page.eventually("The draft is kept", kept, vec![], &json!(true)).await?;
    page.stay_silent().await?;
    page.open_editor().await?;
    page.click_button(".fe-start", "Weiterarbeiten").await?;
    let title = "return root.querySelector('.fe-brand h1')?.textContent;";
    page.eventually("The title of the draft", title, vec![], &json!("Angefangenes")).await?;
    page.saved("catalog.json herunterladen", "catalog.json").await?;
    let gone = "return localStorage.getItem('foerderkompass-editor');";
    page.eventually("No draft is left", gone, vec![], &json!(null)).await
}

/// A file that the browser can write into, kept in the page: what Chromium's picker gives, without its window.
pub const WRITABLE: &str = "const encoder = new TextEncoder();
    window.fkFile = { text: arguments[0], written: 0 };
    const handle = {
      kind: 'file', name: 'catalog.json',
      getFile: async () => new File([encoder.encode(window.fkFile.text)], 'catalog.json'),
      requestPermission: async () => 'granted',
      createWritable: async () => {
        let text = '';
        return {
          write: async (bytes) => { text = new TextDecoder().decode(bytes); },
          close: async () => { window.fkFile.text = text; window.fkFile.written += 1; },
          abort: async () => {},
        };
      },
    };
    window.showOpenFilePicker = async () => [handle];";

/// The button that writes into it.
pub const INTO: &str = "In die geöffnete Datei speichern (catalog.json)";

/// Saves into the opened file; what somebody else has written meanwhile is not overwritten but merged.
pub async fn merged(page: Page) -> Outcome {
    let old = String::from_utf8_lossy(&page.world.bytes).into_owned();
    page.open_editor().await?;
    page.run(WRITABLE, vec![json!(old)]).await?;
    page.click("[data-fe-open]").await?;
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", "Meiner").await?;
    let others = old.replacen("\"publisher\": \"", "\"publisher\": \"Anderes ", 1);
    holds("The other side is another", others != old)?;
    page.run("window.fkFile.text = arguments[0];", vec![json!(others)]).await?;
    page.save_by(INTO).await?;
    let merging = "return root.querySelector('dialog[open] h2')?.textContent;";
    page.eventually("Both sides", merging, vec![], &json!("Die Datei wurde inzwischen geändert")).await?;
    let file = "return [window.fkFile.written, window.fkFile.text === arguments[0]];";
    page.reads("Nothing is written", file, vec![json!(others)], &json!([0, true])).await?;
    page.click("dialog[open] .fe-primary").await?;
    page.eventually("The dialog goes", "return root.querySelector('dialog[open]');", vec![], &json!(null)).await?;
    page.save_by(INTO).await?;
    page.eventually("It is written", "return window.fkFile.written;", vec![], &json!(1)).await?;
    let text = page.run("return window.fkFile.text;", vec![]).await?;
    let text = text.as_str().unwrap_or_default();
    let lines = differing(&old, text)?;
    let new: Vec<&str> = lines.iter().map(|(_, new)| new.trim()).collect();
    holds(&format!("Both sides are there: {new:?}"), new.len() == 2 && new.iter().any(|line| line.contains("Meiner")))?;
    holds(&format!("The other side is there: {new:?}"), new.iter().any(|line| line.contains("Anderes ")))
}
