// SPDX-License-Identifier: EUPL-1.2
//! The editor by keys alone: finding a measure, changing a condition by its controls, seeing a fault, taking back, saving.
//! At every stop the focus is somewhere, in view, uncovered and marked; a dialog gives it back.

use serde_json::{Value, json};

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE, TAB, UP};
use crate::page::{Page, equal};
use crate::runner::Outcome;
use crate::walking_editor::{entry, set, shipped};

/// From the opened file to the saved one.
pub async fn walk(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    dialogs(&page).await?;
    found(&page).await?;
    condition(&page).await?;
    fault(&page).await?;
    saved(&page).await
}

/// The menu and a dialog: open by Enter, closed by Escape; the focus comes back to the menu.
async fn dialogs(page: &Page) -> Outcome {
    page.press(&[TAB]).await?;
    page.sees_focus("At the first stop").await?;
    page.tab_back_to(".fe-menu > summary").await?;
    page.press(&[ENTER]).await?;
    page.tab_to("[data-fe-menu=pasted]").await?;
    page.press(&[ENTER]).await?;
    page.dialog(Some("pasted")).await?;
    page.sees_focus("In the dialog").await?;
    page.tab_to("dialog[open] [name=mail]").await?;
    page.press(&[ESCAPE]).await?;
    page.dialog(None).await?;
    page.sees_focus("After the dialog").await?;
    page.comes_to("The focus is back at the menu", ".fe-menu > summary").await?;
    page.tab_back_to("[data-fe-save]").await?;
    page.press(&[ENTER]).await?;
    page.dialog(Some("saving")).await?;
    page.press(&[ESCAPE]).await?;
    page.dialog(None).await?;
    page.comes_to("The focus is back at the button", "[data-fe-save]").await
}

/// Searches for a measure and opens it.
async fn found(page: &Page) -> Outcome {
    page.tab_to(".fe-left input[type=search]").await?;
    page.type_keys("arbeitsgelegenheit").await?;
    let count = "return root.querySelectorAll('[data-entry]').length;";
    page.eventually("One is left", count, vec![], &json!(1)).await?;
    page.tab_to("[data-entry=arbeitsgelegenheit]").await?;
    page.press(&[ENTER]).await?;
    let current = "return root.querySelector('[data-entry=arbeitsgelegenheit]').getAttribute('aria-current');";
    page.eventually("It is chosen", current, vec![], &json!("true")).await?;
    page.sees_focus("At the chosen entry").await
}

/// Ticks an answer of the condition, which stands on its attribute, and leaves the panel by Escape.
async fn condition(page: &Page) -> Outcome {
    page.tab_to("[data-field=should] select[id$=operator]").await?;
    let before = page.of_focused("return focused.value;").await?;
    page.press(&[DOWN]).await?;
    let moved = "return root.querySelector('[data-field=should] select[id$=operator]').value;";
    if page.run(moved, vec![]).await? == before {
        page.press(&[UP]).await?;
    }
    page.is_unsaved("The condition is changed", true).await?;
    page.sees_focus("At the changed condition").await?;
    page.comes_to("The focus stays at the control", "[data-field=should] select[id$=operator]").await?;
    page.press(&[CONTROL, 'z']).await?;
    page.is_unsaved("It is taken back", false).await?;
    page.eventually("The control says so", moved, vec![], &before).await?;
    page.sees_focus("Having taken back").await
}

/// Empties the title: the fault is at the field and leads to it from beside.
async fn fault(page: &Page) -> Outcome {
    page.tab_back_to("[data-field=title] input").await?;
    page.press(&[CONTROL, 'a']).await?;
    page.type_keys("\u{E003}").await?;
    let marks = "return root.querySelectorAll('[data-field=title] .fe-marks .fe-error').length;";
    page.eventually("The fault", marks, vec![], &json!(1)).await?;
    let described = "const field = root.querySelector('[data-field=title] input');
        return root.getElementById(field.getAttribute('aria-describedby')?.split(' ').pop() ?? '') !== null;";
    page.eventually("The field says its fault", described, vec![], &json!(true)).await?;
    page.type_keys("Gemeinnützige Arbeit").await?;
    page.eventually("No fault", marks, vec![], &json!(0)).await?;
    page.sees_focus("At the title").await
}

/// Saves by the shortcut out of a field; the focus is back in it.
async fn saved(page: &Page) -> Outcome {
    page.press(&[CONTROL, 's']).await?;
    page.dialog(Some("saving")).await?;
    page.press(&[ESCAPE]).await?;
    page.dialog(None).await?;
    page.sees_focus("After the dialog").await?;
    page.comes_to("The focus is back in the field", "[data-field=title] input").await?;
    page.press(&[CONTROL, 's']).await?;
    page.dialog(Some("saving")).await?;
    page.tab_to("dialog[open] [data-fe-target=json]").await?;
    page.press(&[ENTER]).await?;
    page.dialog(None).await?;
    page.sees_focus("Having saved").await?;
    let text = page.caught("catalog.json").await?;
    let mut saved: Value = serde_json::from_str(&text).map_err(|error| format!("What is saved is no JSON: {error}"))?;
    let mut expected = shipped(page)?;
    let today = page.today().await?.to_string();
    set(&mut expected, "measures/arbeitsgelegenheit", "title", json!("Gemeinnützige Arbeit"))?;
    set(&mut expected, "measures/arbeitsgelegenheit", "changed_on", json!(today))?;
    let pair =
        [entry(&mut saved, "measures/arbeitsgelegenheit")?.clone(), entry(&mut expected, "measures/arbeitsgelegenheit")?.clone()];
    let [saved, expected] = pair.map(Value::Object);
    equal("The measure", &saved, &expected)
}
