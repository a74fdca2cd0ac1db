// SPDX-License-Identifier: EUPL-1.2
//! Files on their way into the editor and out of it: picked and dropped, refused, and written into a file that somebody
//! else has changed meanwhile.

use serde_json::{Value, json};

use super::editor::{INTO, WRITABLE};
use crate::editing::{catalog_in, differing};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// No catalogue, with the place where it is wrong.
const BROKEN: &[u8] = b"{\n  \"title\": \"A\",\n}\n";
const REFUSED: &str = "Diese Datei lässt sich nicht öffnen";

/// The shipped file of this name.
fn shipped(page: &Page, name: &str) -> Result<Vec<u8>, String> {
    std::fs::read(page.world.dist.join(name)).map_err(|error| format!("{name}: {error}"))
}

/// The picker takes a catalogue and then a page, and each comes out as the same catalogue.
pub async fn picked(page: Page) -> Outcome {
    let shipped: Value = serde_json::from_slice(&page.world.bytes).map_err(|error| error.to_string())?;
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.state_is("catalog.json · gespeichert").await?;
    let html = page.saved("foerderkompass.html herunterladen", "foerderkompass.html").await?;
    equal("The catalogue in the page", &catalog_in(&html)?, &shipped)?;
    page.hand_in(&page.world.dist.join("foerderkompass.html")).await?;
    page.state_is("foerderkompass.html · gespeichert").await?;
    let text = page.saved("catalog.json herunterladen", "catalog.json").await?;
    let same = page.world.bytes == text.as_bytes();
    holds("The catalogue that was in the page is another", same)
}

/// A drop opens what is dropped; what is unsaved is not left without being asked.
pub async fn dropped(page: Page) -> Outcome {
    let (catalog, html) = (shipped(&page, "catalog.json")?, shipped(&page, "foerderkompass.html")?);
    page.open_editor().await?;
    page.drop_file("catalog.json", &catalog).await?;
    page.state_is("catalog.json · gespeichert").await?;
    page.drop_file("foerderkompass.html", &html).await?;
    page.state_is("foerderkompass.html · gespeichert").await?;
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", "Abgelegtes").await?;
    page.drop_file("catalog.json", &catalog).await?;
    page.dialog_is(Some("Andere Datei öffnen?")).await?;
    page.close_dialog().await?;
    page.state_is("foerderkompass.html · nicht gespeichert").await?;
    page.drop_file("catalog.json", &catalog).await?;
    page.dialog_is(Some("Andere Datei öffnen?")).await?;
    page.click_button("dialog[open]", "Trotzdem öffnen").await?;
    page.state_is("catalog.json · gespeichert").await?;
    // A field for files takes by itself what is dropped on it.
    page.click(".fe-menu > summary").await?;
    page.click_button(".fe-menu", "Excel-Datei einlesen …").await?;
    let left = "const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
        root.querySelector('dialog[open] input[type=file]').dispatchEvent(event);
        return event.defaultPrevented;";
    page.eventually("The page takes it away from the field", left, vec![], &json!(false)).await
}

/// What cannot be opened says why and where, at the start and beside what is open, and nothing else changes.
pub async fn refused(page: Page) -> Outcome {
    let said = "return [...root.querySelectorAll(arguments[0] + ' :is(p, li)')].map((e) => e.textContent);";
    let reason = json!("Das ist kein Katalog, oder die Datei ist beschädigt.");
    page.open_editor().await?;
    page.drop_file("kaputt.json", BROKEN).await?;
    page.eventually(
        "At the start",
        "return root.querySelector('.fe-start [role=alert] h2')?.textContent;",
        vec![],
        &json!(REFUSED),
    )
    .await?;
    let at_the_start = page.run(said, vec![json!(".fe-start [role=alert]")]).await?;
    let first = |found: &Value| found.get(0).cloned().unwrap_or_default();
    equal("The reason", &first(&at_the_start), &reason)?;
    let place = at_the_start.get(1).and_then(Value::as_str).unwrap_or_default().to_owned();
    holds(&format!("The place is {place}."), place.starts_with("Zeile 3"))?;
    page.drop_file("kein.xlsx", b"PK\x03\x04 and then nothing of it").await?;
    let damaged = "return root.querySelector('.fe-start [role=alert] p')?.textContent.startsWith('Die Datei ist beschädigt.');";
    page.eventually("A damaged workbook", damaged, vec![], &json!(true)).await?;

    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", "Bleibendes").await?;
    page.drop_file("kaputt.json", BROKEN).await?;
    page.dialog_is(Some(REFUSED)).await?;
    let beside = page.run(said, vec![json!("dialog[open] .fe-modal-body")]).await?;
    equal("The reason beside what is open", &first(&beside), &reason)?;
    page.close_dialog().await?;
    page.state_is("catalog.json · nicht gespeichert").await?;
    let title = "return root.querySelector('[data-field=title] input').value;";
    page.eventually("What was typed", title, vec![], &json!("Bleibendes")).await?;
    page.stay_silent().await
}

/// Opens a file that can be written into, types a title into it, and lets somebody else write `others` meanwhile.
async fn both_sides(page: &Page, old: &str, others: &str) -> Outcome {
    holds("The other side is another", others != old)?;
    page.open_editor().await?;
    page.run(WRITABLE, vec![json!(old)]).await?;
    page.click("[data-fe-open]").await?;
    page.desk().await?;
    page.click("[data-fe-kind=head]").await?;
    page.type_into("[data-field=title] input", "Meiner").await?;
    page.run("window.fkFile.text = arguments[0];", vec![json!(others)]).await.map(|_| ())
}

const MERGING: Option<&str> = Some("Die Datei wurde inzwischen geändert");

/// As long as both sides are not merged, nothing is overwritten, however often somebody saves.
pub async fn never_overwritten(page: Page) -> Outcome {
    let old = String::from_utf8_lossy(&page.world.bytes).into_owned();
    let others = old.replacen("\"publisher\": \"", "\"publisher\": \"Anderes ", 1);
    both_sides(&page, &old, &others).await?;
    for _ in 0..2 {
        page.save_by(INTO).await?;
        page.dialog_is(MERGING).await?;
        page.close_dialog().await?;
        let file = "return [window.fkFile.written, window.fkFile.text === arguments[0]];";
        page.eventually("The file", file, vec![json!(others)], &json!([0, true])).await?;
        page.state_is("catalog.json · nicht gespeichert").await?;
    }
    page.stay_silent().await
}

/// What both have changed is decided one by one; then it is written, and the next saving needs no merging.
pub async fn decided(page: Page) -> Outcome {
    let old = String::from_utf8_lossy(&page.world.bytes).into_owned();
    let title = format!("\"title\": {}", page.world.catalog_value()?.get("title").cloned().unwrap_or_default());
    let others = old.replacen(&title, "\"title\": \"Anderer\"", 1);
    both_sides(&page, &old, &others).await?;
    page.type_into("[data-field=publisher] input", "Mein Haus").await?;
    page.save_by(INTO).await?;
    page.dialog_is(MERGING).await?;
    let open =
        "return [root.querySelectorAll('dialog[open] fieldset').length, root.querySelector('dialog[open] .fe-primary').disabled,
        [...root.querySelectorAll('dialog[open] fieldset .fe-d-side-text')].map((e) => e.textContent)];";
    let old_title = page.world.catalog_value()?.get("title").cloned().unwrap_or_default();
    page.eventually("Both sides", open, vec![], &json!([1, true, [old_title, "Meiner", "Anderer"]])).await?;
    page.click("dialog[open] fieldset .fe-d-side:nth-child(3) input").await?;
    page.eventually("It is decided", "return root.querySelector('dialog[open] .fe-primary').disabled;", vec![], &json!(false))
        .await?;
    page.click("dialog[open] .fe-primary").await?;
    page.dialog_is(None).await?;
    page.save_by(INTO).await?;
    page.eventually("It is written", "return window.fkFile.written;", vec![], &json!(1)).await?;
    page.state_is("catalog.json · gespeichert").await?;
    let text = page.run("return window.fkFile.text;", vec![]).await?;
    let lines = differing(&old, text.as_str().unwrap_or_default())?;
    let new: Vec<&str> = lines.iter().map(|(_, new)| new.trim()).collect();
    equal("The lines", &json!(new), &json!(["\"title\": \"Anderer\",", "\"publisher\": \"Mein Haus\","]))?;
    page.type_into("[data-field=title] input", "Der nächste").await?;
    page.save_by(INTO).await?;
    page.eventually("It is written again", "return window.fkFile.written;", vec![], &json!(2)).await
}
