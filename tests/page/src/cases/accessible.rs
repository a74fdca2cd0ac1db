// SPDX-License-Identifier: EUPL-1.2
//! axe-core finds nothing, in every state that people see: light, dark and in forced colours, wide and narrow. No
//! rule is off.
//!
//! What this does not say: that a person with a screen reader gets along. axe finds errors, not their absence.

use std::sync::atomic::{AtomicUsize, Ordering};

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

/// What axe finds in what the selector finds, each fault with the state in which it is.
pub async fn nothing(page: &Page, state: &str, within: &str) -> Result<Vec<String>, String> {
    let found = page.client.execute_async(RUN, vec![json!(within)]).await.map_err(|error| format!("{state}: {error}"))?;
    let found = found.as_array().ok_or_else(|| format!("{state}: axe gives {found}"))?;
    STATES.fetch_add(1, Ordering::Relaxed);
    VIOLATIONS.fetch_add(found.len(), Ordering::Relaxed);
    Ok(found.iter().filter_map(Value::as_str).map(|fault| format!("{state}: {fault}")).collect())
}

/// How often axe looked, each time at one state in one look and width, and what it found.
static STATES: AtomicUsize = AtomicUsize::new(0);
static VIOLATIONS: AtomicUsize = AtomicUsize::new(0);

/// What axe has looked at so far, for the record of the run.
pub fn counted() -> String {
    let of = |number: &AtomicUsize| number.load(Ordering::Relaxed);
    format!("{} states under axe, {} violations", of(&STATES), of(&VIOLATIONS))
}
