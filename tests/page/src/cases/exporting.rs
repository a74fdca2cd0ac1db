// SPDX-License-Identifier: EUPL-1.2
//! What leaves the page when the person at the desk asks for it: the note, the sheet, the table. Answers go along only
//! with the tick.

use std::time::{Duration, Instant};

use foerderkompass_core::Profile;
use foerderkompass_wording::Language;
use serde_json::json;

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// The lines of the sheet on the screen.
const SHEET: &str =
    "return [...root.querySelector('.fk-paper').querySelectorAll('h4, h5, h6, p, li')].map((e) => e.textContent);";

/// Two measures marked with answers given: without the tick the note holds no answer, with it all of them; the sheet on
/// the screen says the same.
pub async fn note(page: Page) -> Outcome {
    page.open_single_file().await?;
    let profile = page.give_five().await?;
    for measure in ["bsk-spezial-a2-b1", "anerkennungsberatung"] {
        page.mark(measure).await?;
    }
    page.view("export").await?;
    let given = given(&page, &profile)?;
    let without = copied(&page).await?;
    for line in &given {
        holds(&format!("Without the tick the note says “{line}”."), !without.contains(line.as_str()))?;
    }
    same_as_sheet(&page, &without).await?;
    let heading = Language::German.wording().note_heading(page.today().await?);
    holds(&format!("The note begins otherwise: {without}"), without.starts_with(&heading))?;
    page.click("[data-with-answers]").await?;
    let there = "return root.querySelector('.fk-paper').textContent.includes(arguments[0]);";
    page.eventually("The answers", there, vec![json!(given.first())], &json!(true)).await?;
    let with = copied(&page).await?;
    for line in &given {
        holds(&format!("With the tick “{line}” is missing in: {with}"), with.contains(line.as_str()))?;
    }
    same_as_sheet(&page, &with).await?;
    // The tick is for one person only.
    page.click("[data-new-person]").await?;
    page.view("export").await?;
    let ticked = "return root.querySelector('[data-with-answers]').checked;";
    page.eventually("The tick", ticked, vec![], &json!(false)).await
}

/// The answers as the note would say them.
fn given(page: &Page, profile: &Profile) -> Result<Vec<String>, String> {
    let words = Language::German.wording();
    let said = profile.answered().map(|(at, answer)| {
        let attribute = page.world.catalog.attributes().get(at).ok_or("A question is missing.")?;
        Ok(format!("{}: {}", attribute.label, words.answer(attribute, answer)))
    });
    said.collect()
}

/// The note, by its button and the clipboard.
async fn copied(page: &Page) -> Result<String, String> {
    page.click("[data-copy-note]").await?;
    let notice = "return root.querySelector('[data-notice] p')?.textContent ?? null;";
    page.eventually("The notice", notice, vec![], &json!(Language::German.wording().labels().copied)).await?;
    let text = page.clipboard().await?;
    page.click_button("[data-notice]", Language::German.wording().labels().dismiss).await?;
    page.eventually("The notice goes", notice, vec![], &json!(null)).await?;
    Ok(text)
}

/// Every line of the note stands on the sheet and every line of the sheet in the note.
async fn same_as_sheet(page: &Page, note: &str) -> Outcome {
    let plain = |line: &str| {
        let line = line.trim();
        let line = ["- ", "[ ] ", "[x] ", "☐ ", "☑ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
        line.strip_suffix(':').unwrap_or(line).to_owned()
    };
    let sheet = page.run(SHEET, vec![]).await?;
    let lines = sheet.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).map(plain);
    let mut sheet: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let mut note: Vec<String> = note.lines().map(plain).filter(|line| !line.is_empty()).collect();
    holds("The note is hardly one.", note.len() > 20)?;
    sheet.sort_unstable();
    note.sort_unstable();
    let missing: Vec<&String> = note.iter().filter(|line| !sheet.contains(line)).collect();
    let more: Vec<&String> = sheet.iter().filter(|line| !note.contains(line)).collect();
    equal("Lines on one side only", &json!([missing, more, note.len()]), &json!([[], [], sheet.len()]))
}

/// The table as Excel opens it: a byte order mark, the head, and a line for each measure in the order of the catalogue.
pub async fn saved(page: Page) -> Outcome {
    let folder = page.world.scratch.join("saved");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let allow = json!({ "behavior": "allow", "downloadPath": folder.to_string_lossy() });
    page.devtools("Browser.setDownloadBehavior", allow).await?;
    page.open_single_file().await?;
    page.give_five().await?;
    page.view("export").await?;
    page.click("[data-table]").await?;
    let file = folder.join("massnahmen.csv");
    let begin = Instant::now();
    let text = loop {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        if text.ends_with("\r\n") {
            break text;
        }
        holds("Nothing is saved.", begin.elapsed() < Duration::from_secs(10))?;
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let text = text.strip_prefix('\u{feff}').ok_or("The table does not begin with a byte order mark.")?;
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    equal("Lines", &json!(lines.len()), &json!(33))?;
    let first = |line: &&str| line.split(';').next().unwrap_or_default().trim_matches('"').to_owned();
    let ids: Vec<String> = lines.iter().map(first).collect();
    let heading = Language::German.wording().table_heading();
    let measures = page.world.catalog.measures().iter().map(|measure| measure.id.clone());
    let expected: Vec<String> = heading.first().map(|name| (*name).to_owned()).into_iter().chain(measures).collect();
    equal("The first column", &json!(ids), &json!(expected))?;
    let head: Vec<String> = heading.iter().map(|name| format!("\"{name}\"")).collect();
    equal("The head", &json!(lines.first()), &json!(head.join(";")))
}
