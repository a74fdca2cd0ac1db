// SPDX-License-Identifier: EUPL-1.2
//! Pictures of the single file in the states that people see, for looking at: `NAME-WIDTH-THEME.png`; and those of the editor.

use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use serde_json::json;

use crate::cases::states;
use crate::engine::{Driver, Engine};
use crate::page::Page;
use crate::runner::Outcome;
use crate::working::ANSWERS;
use crate::world::World;

/// Name of a picture, what is done from the state before, and what stands at the top of it.
const STATES: [(&str, &str, &str); 11] = [
    ("leer", "", ""),
    (
        "antworten",
        "for (const [id, value] of answers) one(`fieldset[data-attribute=\"${id}\"] input[value=\"${value}\"]`).click();",
        ".fk-results",
    ),
    ("kein-treffer", "tell(one('header input[type=search]'), 'gibtesnicht');", ""),
    (
        "offen",
        "tell(one('header input[type=search]'), ''); await drawn(); await drawn(); one('article h4 button').click();",
        "article.fk-is-open",
    ),
    (
        "merkliste",
        "one('article.fk-is-open button').click(); for (const keep of all('.fk-keep').slice(0, 3)) keep.click(); view('marked');",
        ".fk-results",
    ),
    ("vergleich", "", "[data-compare]"),
    ("plaetze", "view('starts');", ".fk-results"),
    ("kontakte", "view('contacts');", ".fk-results"),
    ("beispiele", "view('examples');", ".fk-results"),
    ("vermerk", "view('export');", ".fk-results"),
    ("druck", "", ".fk-paper"),
];

const HELPERS: &str = "const answers = arguments[0];
    const drawn = () => new Promise((done) => setTimeout(done, 50));
    const one = (selector) => root.querySelector(selector), all = (selector) => [...root.querySelectorAll(selector)];
    const view = (name) => one(`[data-view=${name}]`).click();
    const tell = (field, value) => { field.value = value; field.dispatchEvent(new Event('input', { bubbles: true, composed: true })); };";

pub fn run(world: &Rc<World>, which: &str) -> Result<(), String> {
    let folder = crate::world::path("FK_ROOT")?.join("shots");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| format!("No runtime: {error}."))?.block_on(async {
        let mut driver = Driver::start(Engine::Chromium, world)?;
        let client = driver.browser(world).await?;
        let page = Page::new(client.clone(), Engine::Chromium, Rc::clone(world));
        crate::shots_editor::all(&page, &folder).await?;
        let widths: &[u32] = if which == "editor" { &[] } else { &[360, 768, 1280, 1920] };
        for width in widths.iter().copied() {
            page.width(width).await?;
            for theme in ["light", "dark"] {
                one_look(&page, &folder, width, theme).await?;
            }
        }
        client.close().await.map_err(|error| error.to_string())?;
        println!("Pictures are in {}.", folder.display());
        Ok(())
    })
}

async fn one_look(page: &Page, folder: &Path, width: u32, theme: &str) -> Outcome {
    page.open_single_file().await?;
    page.run("host.setAttribute('theme', arguments[0]);", vec![json!(theme)]).await?;
    for (name, act, top) in STATES {
        let scroll = if top.is_empty() { "scrollTo(0, 0);".to_owned() } else { format!("one('{top}').scrollIntoView();") };
        let act = format!("{HELPERS} return (async () => {{ {act} await drawn(); {scroll} }})();");
        page.run(&act, vec![json!(ANSWERS)]).await.map_err(|trouble| format!("{name}: {trouble}"))?;
        take(page, &folder.join(format!("{name}-{width}-{theme}.png"))).await?;
    }
    page.open(&states::with_catalog(page, "failed", |_| Ok(String::new()))?, "failed").await?;
    page.run("host.setAttribute('theme', arguments[0]);", vec![json!(theme)]).await?;
    take(page, &folder.join(format!("fehler-{width}-{theme}.png"))).await
}

/// Takes a picture of what stands after the last announcement.
async fn take(page: &Page, file: &Path) -> Outcome {
    tokio::time::sleep(Duration::from_millis(400)).await;
    let picture = page.client.screenshot().await.map_err(|error| error.to_string())?;
    std::fs::write(file, picture).map_err(|error| format!("{}: {error}", file.display()))
}
