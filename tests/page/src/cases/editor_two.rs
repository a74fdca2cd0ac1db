// SPDX-License-Identifier: EUPL-1.2
//! Two editors on one file, with a real file of the browser's own folder; and an editor that is left open over night.

use serde_json::{Value, json};

use super::editor::INTO;
use super::embedded::site;
use super::waiting::clock;
use crate::editing::{editor_with, entry_in};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// The file of the browser's own folder, which both windows share, is what the picker gives; it begins with this text.
const SHARED: &str = "const [text] = arguments;
    return (async () => {
      const folder = await navigator.storage.getDirectory();
      window.fkHandle = await folder.getFileHandle('catalog.json', { create: true });
      if (text !== null) {
        const stream = await window.fkHandle.createWritable();
        await stream.write(text);
        await stream.close();
      }
      window.showOpenFilePicker = async () => [window.fkHandle];
    })();";

/// Its text as it is now.
const TEXT: &str = "return (async () => (await window.fkHandle.getFile()).text())();";

/// While we write, somebody else writes this and is faster.
const FASTER: &str = "const [text] = arguments, handle = window.fkHandle, make = handle.createWritable.bind(handle);
    handle.createWritable = async (...given) => {
      delete handle.createWritable;
      const stream = await make(...given), write = stream.write.bind(stream);
      stream.write = async (bytes) => {
        await write(bytes);
        const other = await make();
        await other.write(text);
        await other.close();
      };
      return stream;
    };";

const MERGING: Option<&str> = Some("Die Datei wurde inzwischen geändert");
const EDITOR: &str = "/dist/foerderkompass-editor.html";

async fn open_shared(page: &Page, url: &str, text: Option<&str>) -> Outcome {
    page.open_editor_url(url).await?;
    page.run(SHARED, vec![json!(text)]).await?;
    page.click("[data-fe-open]").await?;
    page.desk().await?;
    page.click("[data-fe-kind=head]").await
}

async fn file(page: &Page) -> Result<Value, String> {
    let text = page.run(TEXT, vec![]).await?;
    serde_json::from_str(text.as_str().unwrap_or_default()).map_err(|error| format!("The file is no JSON: {error}"))
}

/// Title and publisher in the file.
async fn holds_now(page: &Page, when: &str, title: &Value, publisher: &Value) -> Outcome {
    let file = file(page).await?;
    equal(&format!("Title and publisher {when}"), &json!([file.get("title"), file.get("publisher")]), &json!([title, publisher]))
}

/// Both open the same file and save one after the other: whoever comes later is asked, and both changes are there in the
/// end.
pub async fn both_save(page: Page) -> Outcome {
    let old = page.world.catalog_value()?;
    let (title, publisher) = (old.get("title").cloned().unwrap_or_default(), old.get("publisher").cloned().unwrap_or_default());
    let url = site(&page).start()?;
    let (server, url) = (&url, url.url(EDITOR));
    let text = String::from_utf8_lossy(&page.world.bytes).into_owned();
    open_shared(&page, &url, Some(&text)).await?;
    let failed = |error: fantoccini::error::CmdError| format!("The other window: {error}");
    let first = page.client.window().await.map_err(failed)?;
    let second = page.client.new_window(false).await.map_err(failed)?.handle;

    page.client.switch_to_window(second.clone()).await.map_err(failed)?;
    let outcome = async {
        open_shared(&page, &url, None).await?;
        page.type_into("[data-field=publisher] input", "Zweite Hand").await?;
        page.client.switch_to_window(first.clone()).await.map_err(failed)?;
        page.type_into("[data-field=title] input", "Erste Hand").await?;
        page.save_by(INTO).await?;
        page.state_is("catalog.json · gespeichert").await?;
        holds_now(&page, "after the first", &json!("Erste Hand"), &publisher).await?;

        page.client.switch_to_window(second.clone()).await.map_err(failed)?;
        page.save_by(INTO).await?;
        page.dialog_is(MERGING).await?;
        holds_now(&page, "while the second is asked", &json!("Erste Hand"), &publisher).await?;
        page.click("dialog[open] .fe-primary").await?;
        page.dialog_is(None).await?;
        page.save_by(INTO).await?;
        page.state_is("catalog.json · gespeichert").await?;
        holds_now(&page, "after the second", &json!("Erste Hand"), &json!("Zweite Hand")).await?;
        page.no_trouble().await?;

        page.client.switch_to_window(first.clone()).await.map_err(failed)?;
        page.type_into("[data-field=title] input", "Erste Hand noch einmal").await?;
        page.save_by(INTO).await?;
        page.dialog_is(MERGING).await?;
        holds_now(&page, "while the first is asked", &json!("Erste Hand"), &json!("Zweite Hand")).await?;
        page.close_dialog().await?;
        page.stay_silent().await
    }
    .await;
    // Whatever came of it, the other tests have one window.
    page.client.switch_to_window(second).await.map_err(failed)?;
    page.client.close_window().await.map_err(failed)?;
    page.client.switch_to_window(first).await.map_err(failed)?;
    holds("It was not served", !server.requests().is_empty())?;
    outcome.and(holds(&format!("{title} is the title already"), title != json!("Erste Hand")))
}

/// Somebody else saves while our own saving is under way: theirs stays, and we are asked.
pub async fn saved_meanwhile(page: Page) -> Outcome {
    let old = page.world.catalog_value()?;
    let server = site(&page).start()?;
    let text = String::from_utf8_lossy(&page.world.bytes).into_owned();
    open_shared(&page, &server.url(EDITOR), Some(&text)).await?;
    page.type_into("[data-field=title] input", "Meiner").await?;
    let others = text.replacen("\"publisher\": \"", "\"publisher\": \"Anderes ", 1);
    page.run(FASTER, vec![json!(others)]).await?;
    page.save_by(INTO).await?;
    page.dialog_is(MERGING).await?;
    let publisher = format!("Anderes {}", old.get("publisher").and_then(Value::as_str).unwrap_or_default());
    holds_now(&page, "as others wrote it", old.get("title").unwrap_or(&Value::Null), &json!(publisher)).await?;
    page.click("dialog[open] .fe-primary").await?;
    page.dialog_is(None).await?;
    page.save_by(INTO).await?;
    page.state_is("catalog.json · gespeichert").await?;
    holds_now(&page, "in the end", &json!("Meiner"), &json!(publisher)).await
}

/// Left open over the turn of the year, it writes the new day into the file.
pub async fn over_night(page: Page) -> Outcome {
    let editor = editor_with(&page, "editor-clock.html", &clock(Some("2027-12-31T23:50:00")))?;
    page.open_editor_at(&editor).await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.entry("measures", "bvb").await?;
    page.run("window.fkPass(20);", vec![]).await?;
    page.click("[data-fe-do=confirm]").await?;
    page.entry("contacts", "team-reha").await?;
    page.type_into("[data-field=room] input", "9.99").await?;
    let saved = page.saved("catalog.json herunterladen", "catalog.json").await?;
    let saved: Value = serde_json::from_str(&saved).map_err(|error| error.to_string())?;
    let days = json!([
        entry_in(&saved, "measures", "bvb")?.get("checked_on"),
        entry_in(&saved, "contacts", "team-reha")?.get("changed_on"),
    ]);
    equal("Checked and changed on", &days, &json!(["2028-01-01", "2028-01-01"]))
}
