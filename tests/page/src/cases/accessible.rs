// SPDX-License-Identifier: EUPL-1.2
//! axe-core finds nothing, in every state that people see, light and dark, wide and narrow. No rule is off.
//!
//! What this does not say: that a person with a screen reader gets along. axe finds errors, not their absence.

use serde_json::{Value, json};

use crate::page::Page;
use crate::runner::Outcome;

/// WCAG 2.0 to 2.2 at levels A and AA, EN 301 549 and best practices.
const RUN: &str = "const done = arguments[0];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'best-practice'];
    axe.run(document, { runOnly: tags }).then(
        (found) => done(found.violations.map((v) => v.id + ' (' + v.nodes.length + '): ' + v.nodes[0].target.flat().join(' ') + ' ' + v.nodes[0].html.slice(0, 160))),
        (error) => done(['axe: ' + error]),
    );";

const ANSWERS: [(&str, &str); 5] = [
    ("rechtskreis", "sgb2"),
    ("erwerbsstatus", "arbeitslos"),
    ("alter", "30_44"),
    ("sprache", "a2"),
    ("berufsabschluss", "ausland_offen"),
];

pub async fn states(page: Page) -> Outcome {
    let axe = crate::world::path("FK_AXE")?.join("axe.min.js");
    let axe = std::fs::read_to_string(&axe).map_err(|error| format!("{}: {error}", axe.display()))?;
    for width in [320_u32, 1280] {
        page.client.set_window_size(width, 960).await.map_err(|error| error.to_string())?;
        for theme in ["light", "dark"] {
            page.open_single_file().await?;
            page.client.execute(&axe, vec![]).await.map_err(|error| error.to_string())?;
            page.run("host.setAttribute('theme', arguments[0]);", vec![json!(theme)]).await?;
            walk(&page, &format!("{theme}, {width} px")).await?;
        }
    }
    page.client.set_window_size(1280, 960).await.map_err(|error| error.to_string())
}

async fn walk(page: &Page, how: &str) -> Outcome {
    nothing(page, &format!("empty, {how}")).await?;
    for (attribute, value) in ANSWERS {
        let script =
            "root.querySelector(`fieldset[data-attribute=\"${arguments[0]}\"] input[value=\"${arguments[1]}\"]`).click();";
        page.run(script, vec![json!(attribute), json!(value)]).await?;
    }
    nothing(page, &format!("five answers, {how}")).await?;
    let open = "for (const outcome of ['fits', 'fits_after_hurdle', 'open', 'unlikely', 'excluded'])
        root.querySelector(`article[data-outcome=${outcome}] button`)?.click();";
    page.run(open, vec![]).await?;
    nothing(page, &format!("open cards, {how}")).await?;
    let search = "const field = root.querySelector('input[type=search]'); field.value = 'gibtesnicht';
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));";
    page.run(search, vec![]).await?;
    nothing(page, &format!("no hits, {how}")).await?;
    page.run("root.querySelector('[data-new-person]').click();", vec![]).await?;
    nothing(page, &format!("new person, {how}")).await
}

async fn nothing(page: &Page, state: &str) -> Outcome {
    let found = page.client.execute_async(RUN, vec![]).await.map_err(|error| format!("{state}: {error}"))?;
    match found.as_array() {
        Some(found) if found.is_empty() => Ok(()),
        Some(found) => Err(format!("{state}:\n{}", found.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))),
        None => Err(format!("{state}: axe gives {found}")),
    }
}
