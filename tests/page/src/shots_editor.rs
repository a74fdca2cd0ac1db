// SPDX-License-Identifier: EUPL-1.2
//! Pictures of the editor for the two documents for Kümmerer (docs/bilder): `editor-NAME.png`, 1280 px wide, light.

use std::path::Path;

use serde_json::json;

use crate::page::Page;
use crate::runner::Outcome;

/// Name of a picture, what is clicked from the state before, and what stands at the top of it.
const STATES: [(&str, &str, &str); 7] = [
    ("meine-eintraege", "view('Meine Einträge'); await drawn(); pick('#fe-role', 'aktivierung-mitte');", ""),
    (
        "meine-plaetze",
        "view('Meine Plätze'); await drawn();
         const free = one('#fe-main tbody input[inputmode=numeric]'); tell(free, String(Number(free.value) + 3)); await drawn(); free.focus(); free.blur();",
        "",
    ),
    (
        "bedingung",
        "view('Einträge'); await drawn(); one('[data-fe-kind=measures]').click(); await drawn(); one('[data-entry=fbw-teilqualifizierung]').click();
         await drawn(); one('[data-fe-side=personas]').click(); pick('[data-field=should] select:has(option[value=\"45_54\"])', '45_54');",
        "[data-field=should]",
    ),
    ("aenderungen", "view('Änderungen');", ""),
    ("cockpit", "view('Cockpit');", ""),
    ("cockpit-beispielpersonen", "", "#fe-personas"),
    ("speichern", "scrollTo(0, 0); one('[data-fe-save]').click();", ""),
];

const HELPERS: &str = "const drawn = () => new Promise((done) => setTimeout(done, 300));
    const one = (selector) => { const found = root.querySelector(selector); if (!found) throw new Error(`no ${selector}`); return found; };
    const view = (name) => [...root.querySelectorAll('.fe-views button')].find((button) => button.textContent === name).click();
    const tell = (field, value) => { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true })); };
    const pick = (list, value) => { const select = one(list); select.value = value; select.dispatchEvent(new Event('change', { bubbles: true })); };";

/// Takes all pictures of the editor with the shipped catalogue in it.
pub async fn all(page: &Page, folder: &Path) -> Outcome {
    page.width(1280).await?;
    page.open_editor().await?;
    take(page, folder, "start").await?;
    page.edit(&page.world.dist.join("foerderkompass.html")).await?;
    for (name, act, top) in STATES {
        let scroll = if top.is_empty() { "scrollTo(0, 0);".to_owned() } else { format!("one('{top}').scrollIntoView();") };
        let act = format!("{HELPERS} return (async () => {{ {act} await drawn(); await drawn(); {scroll} }})();");
        page.run(&act, vec![json!(null)]).await.map_err(|trouble| format!("{name}: {trouble}"))?;
        take(page, folder, name).await?;
    }
    Ok(())
}

async fn take(page: &Page, folder: &Path, name: &str) -> Outcome {
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    let picture = page.client.screenshot().await.map_err(|error| error.to_string())?;
    let file = folder.join(format!("editor-{name}.png"));
    std::fs::write(&file, picture).map_err(|error| format!("{}: {error}", file.display()))
}
