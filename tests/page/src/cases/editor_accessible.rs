// SPDX-License-Identifier: EUPL-1.2
//! axe-core finds nothing in the editor, in any form, view or dialog: light, dark and in forced colours, wide and narrow.
//! The rules are those of the widget's test; none is off.

use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::accessible::{Look, nothing};
use super::editor_dialogs::differing;
use crate::page::{Page, equal};
use crate::runner::Outcome;
use crate::walking_editor::{entry, pretty, set, shipped};

/// A page in one look, with what was found so far.
struct Looking<'p> {
    page: &'p Page,
    axe: String,
    faults: Vec<String>,
}

impl Looking<'_> {
    /// Opens the editor anew; axe has to come again with it.
    async fn open(&self, file: Option<&std::path::Path>) -> Outcome {
        self.page.open_another_editor().await?;
        self.page.client.execute(&self.axe, vec![]).await.map_err(|error| error.to_string())?;
        match file {
            Some(file) => self.page.edit(file).await,
            None => Ok(()),
        }
    }

    async fn see(&mut self, state: &str) -> Outcome {
        self.faults.extend(nothing(self.page, state, "body").await?);
        Ok(())
    }
}

/// Begins in a look and a width; whatever comes out, the window is as before afterwards.
macro_rules! looking {
    ($page:expr, $look:expr, $width:expr, $walk:ident) => {{
        let page = $page;
        let axe = crate::world::path("FK_AXE")?.join("axe.min.js");
        let axe = std::fs::read_to_string(&axe).map_err(|error| format!("{}: {error}", axe.display()))?;
        page.width($width).await?;
        let (name, value) = match $look {
            Look::Light => ("prefers-color-scheme", "light"),
            Look::Dark => ("prefers-color-scheme", "dark"),
            Look::Forced => ("forced-colors", "active"),
        };
        page.medium(name, value).await?;
        page.open_editor().await?;
        let seen = page.run(&format!("return [innerWidth, matchMedia('({name}: {value})').matches];"), vec![]).await?;
        equal("The page", &seen, &json!([$width, true]))?;
        let mut looking = Looking { page: &page, axe, faults: Vec::new() };
        let outcome = $walk(&mut looking).await;
        let faults = looking.faults.join("\n");
        page.medium(name, "").await?;
        page.width(0).await?;
        outcome?;
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }};
}

/// The start, the list and the form of every kind, with everything unfolded, and what stands beside a form.
pub async fn forms(page: Page, look: Look, width: u32) -> Outcome {
    looking!(page, look, width, every_form)
}

/// The views on the whole.
pub async fn views(page: Page, look: Look, width: u32) -> Outcome {
    looking!(page, look, width, every_view)
}

/// Every dialog, with something in it.
pub async fn dialogs(page: Page, look: Look, width: u32) -> Outcome {
    looking!(page, look, width, every_dialog)
}

const UNFOLD: &str = "for (const folded of root.querySelectorAll('.fe-pane details')) folded.open = true;";

async fn every_form(looking: &mut Looking<'_>) -> Outcome {
    let page = looking.page;
    looking.open(None).await?;
    looking.see("start").await?;
    page.hand_in(&page.scratch("kaputt.json", "{")?).await?;
    let refused = "return root.querySelectorAll('.fe-start [role=alert]').length;";
    page.eventually("Refused", refused, vec![], &json!(1)).await?;
    looking.see("refused file").await?;
    looking.open(Some(&page.world.dist.join("catalog.json"))).await?;
    for kind in ["contacts", "attributes", "categories", "focus", "personas", "head", "measures"] {
        page.click(&format!("[data-fe-kind={kind}]")).await?;
        let current = format!("return root.querySelector('[data-fe-kind={kind}]').getAttribute('aria-current');");
        page.eventually("The kind", &current, vec![], &json!("true")).await?;
        page.run(UNFOLD, vec![]).await?;
        looking.see(kind).await?;
    }
    page.entry("measures", "teilhabe-16i").await?;
    page.run(UNFOLD, vec![]).await?;
    page.click("[data-field=must] .fe-crit-adds button").await?;
    page.type_into("[data-field=should] textarea", "Alter höchstens vielleicht").await?;
    page.type_into("[data-field=title] input", "").await?;
    page.put_into("[data-field=title] input", "").await?;
    let marked = "return root.querySelectorAll('[data-field=title] .fe-marks li').length > 0;";
    page.eventually("A fault at its field", marked, vec![], &json!(true)).await?;
    looking.see("condition half clicked, half written, and a fault").await?;
    page.entry("measures", "arbeitsgelegenheit").await?;
    page.choose("[data-field=must] select[id$=operator] option:not(:checked)").await?;
    for side in ["personas", "preview"] {
        page.click(&format!("[data-fe-side={side}]")).await?;
        let shown = "return root.querySelector('.fe-side-body').textContent.length > 0;";
        page.eventually(side, shown, vec![], &json!(true)).await?;
        looking.see(side).await?;
    }
    Ok(())
}

async fn every_view(looking: &mut Looking<'_>) -> Outcome {
    let page = looking.page;
    let mut catalog = shipped(page)?;
    set(&mut catalog, "measures/fbw-grundkompetenzen", "checked_on", json!("2020-01-01"))?;
    set(&mut catalog, "measures/fbw-teilqualifizierung", "check_every_months", json!("oft"))?;
    set(
        &mut catalog,
        "measures/fbw-umschulung",
        "must",
        json!({"all": [
            {"attribute": "alter", "max": "18_24"}, {"attribute": "alter", "min": "45_54"},
        ]}),
    )?;
    set(&mut catalog, "contacts/qualifizierung-a-k", "absent", json!([{"from": "2199-01-01", "until": "2199-02-01"}]))?;
    let file = page.scratch("pflege.json", pretty(&catalog))?;
    looking.open(Some(&file)).await?;
    page.show("mine").await?;
    looking.see("own entries, nobody chosen").await?;
    page.choose("#fe-role option[value=qualifizierung-a-k]").await?;
    looking.see("own entries").await?;
    page.click(".fe-v-mine .fe-v-tick input").await?;
    page.click(".fe-v-absence form:has(#fe-away-new-from) button").await?;
    looking.see("own entries, one chosen, absence without days").await?;
    page.show("places").await?;
    page.type_into("#fe-places-free-0", "viele").await?;
    page.click("#fe-places-title").await?;
    looking.see("places with one refused").await?;
    page.show("cockpit").await?;
    let there = "return root.querySelectorAll('.fe-v-cockpit section').length;";
    page.eventually("The sections", there, vec![], &json!(7)).await?;
    page.run("for (const folded of root.querySelectorAll('.fe-v-cockpit details')) folded.open = true;", vec![]).await?;
    looking.see("cockpit").await?;
    page.click(".fe-v-cockpit table [aria-pressed]").await?;
    looking.see("cockpit of one role").await?;
    page.show("entries").await?;
    page.entry("measures", "bvb").await?;
    page.type_into("[data-field=title] input", "Anders").await?;
    page.entry("measures", "arbeitsgelegenheit").await?;
    page.choose("[data-field=must] select[id$=operator] option:not(:checked)").await?;
    page.show("changes").await?;
    let entries = "return root.querySelectorAll('.fe-v-changes .fe-v-entry').length > 1;";
    page.eventually("The changes", entries, vec![], &json!(true)).await?;
    looking.see("changes").await
}

async fn every_dialog(looking: &mut Looking<'_>) -> Outcome {
    let page = looking.page;
    looking.open(None).await?;
    page.click("[data-fe-begin]").await?;
    page.dialog(Some("starting")).await?;
    page.type_into("dialog[open] [name=publisher]", "Jobcenter Probe").await?;
    for step in 1..=6 {
        looking.see(&format!("first start, step {step}")).await?;
        if step == 2 {
            page.type_into("dialog[open] [name=sites]", "Nord\nSüd").await?;
        }
        if step < 6 {
            page.reply("next").await?;
        }
    }
    page.close().await?;
    looking.open(Some(&page.world.dist.join("catalog.json"))).await?;
    page.click(".fe-menu > summary").await?;
    looking.see("menu").await?;
    page.click("[data-fe-menu=pasted]").await?;
    page.put_into("dialog[open] [name=mail]", "nichts").await?;
    looking.see("a mail that is none").await?;
    let mail = Language::German.wording().wrong_body("anderes", "BvB", "bvb", "2026.11");
    page.put_into("dialog[open] [name=mail]", &mail).await?;
    looking.see("a mail").await?;
    page.close().await?;
    page.menu("workbook", "workbook").await?;
    looking.see("workbook").await?;
    page.close().await?;
    page.entry("contacts", "sprache-mitte").await?;
    page.click("[data-fe-do=remove]").await?;
    page.dialog(Some("removing")).await?;
    looking.see("removing refused").await?;
    page.close().await?;
    page.run(UNFOLD, vec![]).await?;
    page.click("[data-field=id] button").await?;
    page.dialog(Some("renaming")).await?;
    page.type_into("dialog[open] input", "ganz falsch!").await?;
    page.reply("rename").await?;
    looking.see("renaming").await?;
    page.close().await?;
    page.entry("measures", "bvb").await?;
    page.click("[data-fe-do=duplicate]").await?;
    page.click("[data-fe-do=remove]").await?;
    page.dialog(Some("removing")).await?;
    looking.see("removing").await?;
    page.close().await?;
    with_changes(looking).await?;
    both_sides(looking).await
}

/// The dialogs about changes: saving, handing in, taking over, adopting.
async fn with_changes(looking: &mut Looking<'_>) -> Outcome {
    let page = looking.page;
    page.entry("measures", "arbeitsgelegenheit").await?;
    page.choose("[data-field=must] select[id$=operator] option:not(:checked)").await?;
    page.click("[data-fe-save]").await?;
    page.dialog(Some("saving")).await?;
    page.run("for (const folded of root.querySelectorAll('dialog details')) folded.open = true;", vec![]).await?;
    looking.see("saving").await?;
    page.close().await?;
    page.menu("submit", "submitting").await?;
    looking.see("handing in").await?;
    page.reply("file").await?;
    let package = page.caught(&format!("aenderung-{}.json", page.today().await?)).await?;
    page.close().await?;
    let mut reference = shipped(page)?;
    let must = entry(&mut reference, "measures/bsk-basis-b2")?.get("must").cloned().unwrap_or_default();
    set(&mut reference, "measures/bvb", "must", must)?;
    set(&mut reference, "measures/arbeitsgelegenheit", "must", Value::Null)?;
    page.menu("adopt", "adopting").await?;
    page.hand_to_dialog(&page.scratch("kein-katalog.json", "{}")?).await?;
    page.eventually("A refusal", "return root.querySelectorAll('dialog [role=alert]').length;", vec![], &json!(1)).await?;
    looking.see("adopting refused").await?;
    page.hand_to_dialog(&page.scratch("recht.json", pretty(&reference))?).await?;
    let proposals = "return root.querySelectorAll('dialog [data-fe-standing]').length > 0;";
    page.eventually("Proposals", proposals, vec![], &json!(true)).await?;
    looking.see("adopting").await?;
    page.close().await?;
    // Here the same place has been changed otherwise: a contradiction.
    let changed = page.world.bytes.clone();
    let mut own: Value = serde_json::from_slice(&changed).map_err(|error| error.to_string())?;
    set(&mut own, "measures/arbeitsgelegenheit", "must", json!({"attribute": "schulpflicht", "is": true}))?;
    looking.open(Some(&page.scratch("eigener.json", pretty(&own))?)).await?;
    page.menu("take-over", "taking-over").await?;
    page.put_into("dialog[open] [name=package]", "kein Paket").await?;
    page.reply("open").await?;
    looking.see("taking over refused").await?;
    page.put_into("dialog[open] [name=package]", &package).await?;
    page.reply("open").await?;
    page.eventually("Proposals", proposals, vec![], &json!(true)).await?;
    let contradiction = "return root.querySelectorAll('dialog [data-fe-standing=conflict]').length;";
    page.eventually("A contradiction", contradiction, vec![], &json!(1)).await?;
    looking.see("taking over").await?;
    page.close().await
}

/// The file on disk is another one; and another file comes while something is unsaved.
async fn both_sides(looking: &mut Looking<'_>) -> Outcome {
    let page = looking.page;
    looking.open(None).await?;
    differing(page).await?;
    page.click("[data-fe-save]").await?;
    page.click("dialog[open] [data-fe-target=file]").await?;
    page.dialog(Some("merging")).await?;
    page.run("for (const folded of root.querySelectorAll('dialog details')) folded.open = true;", vec![]).await?;
    looking.see("both sides").await?;
    page.click("dialog[open] input[type=radio][value=mine]").await?;
    looking.see("both sides, decided").await?;
    page.close().await?;
    page.hand_in(&page.world.dist.join("catalog.json")).await?;
    page.dialog(Some("replacing")).await?;
    looking.see("another file").await?;
    page.close().await
}
