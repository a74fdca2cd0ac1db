// SPDX-License-Identifier: EUPL-1.2
//! The texts of `tests/hostile/` in the page: each ends as the file beside it says, and the next one finds a page that
//! lives.

use std::path::PathBuf;

use foerderkompass_core::{Reading, read};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::embedded::{INCLUDED, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::HTML;

/// State, measures, what is left out, whether one message says that the catalogue cannot be read.
const READ: &str = "const app = root.querySelector('[data-fk=app]');
    const all = (selector, name) => [...root.querySelectorAll(selector)].map((e) => e.dataset[name]).sort();
    const alerts = [...root.querySelectorAll('[role=alert]')].filter((e) => e.textContent.includes(arguments[0]));
    return [app.dataset.state, all('article[data-measure]', 'measure'), all('[data-left-out]', 'leftOut'), alerts.length];";

/// Every text, one after the other, in one element.
pub async fn hostile(page: Page) -> Outcome {
    let folder = page.world.root.join("tests/hostile");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "json"));
    files.sort();
    holds(&format!("There are only {} texts.", files.len()), files.len() >= 60)?;
    let body = "<p id=\"text\">Text</p><foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>";
    let server = site(&page).folder("hostile", &folder).page("/host.html", HTML, host(INCLUDED, body)).start()?;
    page.open(&server.url("/host.html"), "ready").await?;
    let names = "return Object.getOwnPropertyNames(window).length + Object.getOwnPropertyNames(Object.prototype).length;";
    let before = page.run(names, vec![]).await?;
    let unreadable = json!(Language::German.wording().labels().failed_catalog);
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let expected = expected(&page, file).await.map_err(|trouble| format!("{name}: {trouble}"))?;
        page.run("host.setAttribute('src', arguments[0]);", vec![json!(format!("/hostile/{name}.json"))]).await?;
        page.eventually(&name, READ, vec![unreadable.clone()], &expected).await?;
        page.no_trouble().await.map_err(|trouble| format!("{name}: {trouble}"))?;
    }
    equal("Names in the window and in every object", &page.run(names, vec![]).await?, &before)?;
    page.run("host.setAttribute('src', '/dist/catalog.json');", vec![]).await?;
    page.state("ready").await?;
    page.give_five().await.map(|_| ())
}

/// What the page has to show, by the core; the file beside the text has to agree.
async fn expected(page: &Page, file: &std::path::Path) -> Result<Value, String> {
    let says = std::fs::read_to_string(file.with_extension("expect.txt")).map_err(|error| error.to_string())?;
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let (shown, first) = match read(&bytes, page.today().await?) {
        Ok(Reading { catalog, .. }) => {
            let mut measures: Vec<&str> = catalog.measures().iter().map(|measure| measure.id.as_str()).collect();
            let first = format!("measures: {}", measures.join(", "));
            let mut left_out: Vec<&str> = catalog.left_out().iter().map(|one| one.id.as_str()).collect();
            measures.sort_unstable();
            left_out.sort_unstable();
            (json!(["ready", measures, left_out, 0]), first)
        }
        Err(_) => (json!(["failed", [], [], 1]), "no catalogue".to_owned()),
    };
    holds(&format!("The core says “{first}”, the file “{says}”."), says.lines().next() == Some(first.trim_end()))?;
    Ok(shown)
}
