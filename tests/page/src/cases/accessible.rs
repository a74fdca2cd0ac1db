// SPDX-License-Identifier: EUPL-1.2
//! axe-core finds nothing, in every state that people see: light, dark and in forced colours, wide and narrow. No
//! rule is off.
//!
//! What this does not say: that a person with a screen reader gets along. axe finds errors, not their absence.

use serde_json::{Value, json};

use super::states;
use crate::page::{Page, equal};
use crate::runner::Outcome;

/// Every tag of axe but those of rules that axe itself calls experimental or outdated, and those of level AAA.
const RUN: &str = "const done = arguments[1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'EN-301-549v4', 'section508', 'TTv5',
      'RGAAv4', 'best-practice'];
    const said = (v) => v.id + ' (' + v.nodes.length + '): ' + v.nodes[0].target.flat().join(' ') + ' ' + v.nodes[0].html.slice(0, 160)
      + ' ' + (v.nodes[0].any[0]?.message ?? '');
    // What the bar that stays in reach covers can be scrolled free: each state is looked at from its beginning.
    window.scrollTo(0, 0);
    axe.run(document.querySelector(arguments[0]), { runOnly: tags, resultTypes: ['violations'] }).then(
        (found) => done(found.violations.map(said)),
        (error) => done(['axe: ' + error]),
    );";

/// How the page looks.
#[derive(Clone, Copy)]
pub enum Look {
    Light,
    Dark,
    /// The colours of the machine, as people with weak sight choose them.
    Forced,
}

/// All states at one width, in CSS pixels.
pub async fn finds_nothing(page: Page, look: Look, width: u32) -> Outcome {
    let axe = crate::world::path("FK_AXE")?.join("axe.min.js");
    let axe = std::fs::read_to_string(&axe).map_err(|error| format!("{}: {error}", axe.display()))?;
    page.width(width).await?;
    page.medium("forced-colors", if matches!(look, Look::Forced) { "active" } else { "" }).await?;
    let outcome = every_state(&page, look, width, &axe).await;
    page.medium("forced-colors", "").await?;
    page.width(0).await?;
    outcome
}

async fn every_state(page: &Page, look: Look, width: u32, axe: &str) -> Outcome {
    let mut faults = Vec::new();
    for state in states::ALL {
        if let Some(file) = states::file(page, state)? {
            page.open(&file, states::reached(state)).await?;
            page.client.execute(axe, vec![]).await.map_err(|error| error.to_string())?;
            let theme = if matches!(look, Look::Dark) { "dark" } else { "light" };
            page.run("host.setAttribute('theme', arguments[0]);", vec![json!(theme)]).await?;
            let seen = "return [innerWidth, matchMedia('(forced-colors: active)').matches];";
            equal("The page", &page.run(seen, vec![]).await?, &json!([width, matches!(look, Look::Forced)]))?;
        }
        states::reach(page, state).await?;
        faults.extend(nothing(page, state, "foerder-kompass").await?);
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// What the editor shows, each with the button that leads there.
const EDITOR: [(&str, &str); 10] = [
    ("start", ""),
    ("measure", "[data-fe-kind=measures]"),
    ("personas of a measure", "[data-fe-side=personas]"),
    ("preview", "[data-fe-side=preview]"),
    ("contact", "[data-fe-kind=contacts]"),
    ("attribute", "[data-fe-kind=attributes]"),
    ("persona", "[data-fe-kind=personas]"),
    ("own entries", ".fe-views button:nth-child(2)"),
    ("places", ".fe-views button:nth-child(3)"),
    ("saving", "[data-fe-save]"),
];

/// The same for the editor, whose colours are those of the machine.
pub async fn editor(page: Page, look: Look, width: u32) -> Outcome {
    let axe = crate::world::path("FK_AXE")?.join("axe.min.js");
    let axe = std::fs::read_to_string(&axe).map_err(|error| format!("{}: {error}", axe.display()))?;
    page.width(width).await?;
    page.medium("prefers-color-scheme", if matches!(look, Look::Dark) { "dark" } else { "light" }).await?;
    let outcome = every_part(&page, &axe).await;
    page.medium("prefers-color-scheme", "").await?;
    page.width(0).await?;
    outcome
}

async fn every_part(page: &Page, axe: &str) -> Outcome {
    page.open_editor().await?;
    page.client.execute(axe, vec![]).await.map_err(|error| error.to_string())?;
    let mut faults = Vec::new();
    for (state, button) in EDITOR {
        if !button.is_empty() {
            if page.has("[data-fe=start]").await? {
                page.edit(&page.world.dist.join("catalog.json")).await?;
            }
            page.run("root.querySelector(arguments[0]).click();", vec![json!(button)]).await?;
            let reached = "const e = root.querySelector(arguments[0]);
                return e.getAttribute('aria-current') !== null || root.querySelector('dialog[open]') !== null;";
            page.eventually(state, reached, vec![json!(button)], &json!(true)).await?;
        }
        faults.extend(nothing(page, state, "body").await?);
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

async fn nothing(page: &Page, state: &str, within: &str) -> Result<Vec<String>, String> {
    let found = page.client.execute_async(RUN, vec![json!(within)]).await.map_err(|error| format!("{state}: {error}"))?;
    let found = found.as_array().ok_or_else(|| format!("{state}: axe gives {found}"))?;
    Ok(found.iter().filter_map(Value::as_str).map(|fault| format!("{state}: {fault}")).collect())
}
