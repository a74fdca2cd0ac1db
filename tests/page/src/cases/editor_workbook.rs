// SPDX-License-Identifier: EUPL-1.2
//! The catalogue as a workbook: saved from the editor, changed elsewhere, opened again, and at last in the widget.

use std::io::{Cursor, Read, Write};

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::editing::{catalog_in, entry_in};
use crate::office;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::world::file_url;

/// Whose telephone rings elsewhere after the workbook was changed, and the two numbers.
const CONTACT: &str = "sprache-mitte";
const OLD: &str = "030 23125-112";
const NEW: &str = "030 23125-979";
const DIALOG: Option<&str> = Some("Excel-Datei einlesen");

/// The workbook that the editor saves of the shipped catalogue.
async fn workbook(page: &Page) -> Result<Vec<u8>, String> {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.saved_workbook().await
}

/// The workbook with another text in one cell, as its archive has it.
fn with_cell(bytes: &[u8], old: &str, new: &str) -> Result<Vec<u8>, String> {
    let failed = |error: &dyn std::fmt::Display| format!("The workbook cannot be changed: {error}");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| failed(&error))?;
        let name = part.name().map_err(|error| failed(&error))?.into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).map_err(|error| failed(&error))?;
        if name == "xl/sharedStrings.xml" {
            let text = String::from_utf8(content).map_err(|error| failed(&error))?;
            let (cell, changed) = (format!("<t>{old}</t>"), format!("<t>{new}</t>"));
            found = text.matches(&cell).count();
            content = text.replace(&cell, &changed).into_bytes();
        }
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name, options).map_err(|error| failed(&error))?;
        writer.write_all(&content).map_err(|error| failed(&error))?;
    }
    holds(&format!("There are {found} texts “{old}”."), found == 1)?;
    Ok(writer.finish().map_err(|error| failed(&error))?.into_inner())
}

/// The workbook opened at the start is the catalogue as it was, to the last byte, and nothing is asked.
async fn is_unchanged(page: &Page, workbook: &[u8]) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.scratch("katalog.xlsx", workbook)?).await?;
    let name = format!("{}-katalog.xlsx · gespeichert", page.engine.name());
    page.state_is(&name).await?;
    page.dialog_is(None).await?;
    let text = page.saved("catalog.json herunterladen", "catalog.json").await?;
    let line = text
        .lines()
        .zip(String::from_utf8_lossy(&page.world.bytes).lines())
        .find(|(new, old)| new != old)
        .map(|(new, _)| new.to_owned());
    holds(&format!("The catalogue is another: {line:?}"), page.world.bytes == text.as_bytes())
}

/// The changed workbook over the open catalogue proposes the change and nothing else; taken over, it comes to the widget.
async fn is_taken_over(page: &Page, workbook: &[u8]) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.hand_in(&page.scratch("geändert.xlsx", workbook)?).await?;
    page.dialog_is(DIALOG).await?;
    let proposed =
        "return [...root.querySelectorAll('dialog[open] .fe-d-changed')].map((e) => e.querySelector('.fe-d-diff').textContent);";
    let lines = page.run(proposed, vec![]).await?;
    let lines: Vec<String> = serde_json::from_value(lines).map_err(|error| error.to_string())?;
    let named = |line: &String| line.contains(OLD) && line.contains(NEW);
    holds(&format!("Proposed is {lines:?}"), lines.len() == 1 && lines.iter().all(named))?;
    equal("Messages", &page.run("return root.querySelectorAll('#fe-messages').length;", vec![]).await?, &json!(0))?;
    page.click_button("dialog[open] .fe-d-changed", "Übernehmen").await?;
    let taken = "return root.querySelector('dialog[open] .fe-d-changed button').textContent;";
    page.eventually("It is taken over", taken, vec![], &json!("Übernommen")).await?;
    page.close_dialog().await?;
    page.entry("contacts", CONTACT).await?;
    let phone = "return root.querySelector('[data-field=phone] input').value;";
    page.eventually("The form", phone, vec![], &json!(NEW)).await?;

    let html = page.saved("foerderkompass.html herunterladen", "foerderkompass.html").await?;
    let saved = catalog_in(&html)?;
    let contact = entry_in(&saved, "contacts", CONTACT)?;
    let dated = json!([contact.get("phone"), contact.get("changed_on")]);
    equal("The saved contact", &dated, &json!([NEW, page.today().await?.to_string()]))?;
    page.open(&file_url(&page.scratch("foerderkompass.html", &html)?), "ready").await?;
    page.view("contacts").await?;
    let shown = "return [root.textContent.includes(arguments[0]), root.textContent.includes(arguments[1])];";
    page.eventually("The numbers in the widget", shown, vec![json!(NEW), json!(OLD)], &json!([true, false])).await
}

/// Saved and opened again without a change.
pub async fn unchanged(page: Page) -> Outcome {
    let workbook = workbook(&page).await?;
    is_unchanged(&page, &workbook).await
}

/// Changed in one cell, opened over the catalogue and, by a drop, alone.
pub async fn changed(page: Page) -> Outcome {
    let workbook = with_cell(&workbook(&page).await?, OLD, NEW)?;
    is_taken_over(&page, &workbook).await?;
    page.open_editor().await?;
    page.drop_file("Katalog.xlsx", &workbook).await?;
    page.state_is("Katalog.xlsx · gespeichert").await?;
    page.entry("contacts", CONTACT).await?;
    let phone = "return root.querySelector('[data-field=phone] input').value;";
    page.eventually("The form", phone, vec![], &json!(NEW)).await
}

/// A wrong cell is named by sheet, row and column; another file dropped meanwhile begins anew.
pub async fn told(page: Page) -> Outcome {
    let bytes = workbook(&page).await?;
    let days = page.world.catalog_value()?;
    let day = entry_in(&days, "contacts", CONTACT)?.get("mailbox").and_then(|one| one.as_str().map(str::to_owned));
    let mailbox = day.ok_or("The contact has no mailbox.")?;
    let wrong = with_cell(&bytes, &mailbox, "kein Postfach")?;
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.hand_in(&page.scratch("wrong.xlsx", &wrong)?).await?;
    page.dialog_is(DIALOG).await?;
    page.click_button("dialog[open] .fe-d-changed", "Übernehmen").await?;
    page.close_dialog().await?;
    page.entry("contacts", CONTACT).await?;
    let marked = "return root.querySelectorAll('[data-field=mailbox] .fe-marks .fe-error').length;";
    page.eventually("The fault at the field", marked, vec![], &json!(1)).await?;
    page.hand_in(&page.scratch("wieder.xlsx", &wrong)?).await?;
    let nothing = "return root.querySelector('dialog[open] .fe-modal-body > p')?.textContent;";
    let sentence = json!("Die Datei enthält nichts, was nicht schon so im Katalog steht.");
    page.eventually("Nothing is new", nothing, vec![], &sentence).await?;
    page.drop_file("katalog.xlsx", &bytes).await?;
    let one = "return root.querySelectorAll('dialog[open] .fe-d-changed').length;";
    page.eventually("The file that was dropped", one, vec![], &json!(1)).await?;
    page.stay_silent().await
}

/// LibreOffice opens and saves the workbook in between, with a change and without.
pub async fn through_libreoffice(page: Page) -> Outcome {
    let bytes = workbook(&page).await?;
    let files = [("gleich.xlsx", bytes.clone()), ("anders.xlsx", with_cell(&bytes, OLD, NEW)?)];
    let [same, other] = office::saved_again(&page.world.scratch, &files).await?;
    holds("LibreOffice has written nothing of its own", same != bytes)?;
    is_unchanged(&page, &same).await?;
    is_taken_over(&page, &other).await
}
