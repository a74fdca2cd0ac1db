// SPDX-License-Identifier: EUPL-1.2
//! Whether an unpacked release works at all: each way to use it is opened once, and shows the results of a persona.

use foerderkompass_core::Profile;

use super::embedded::{persona, site};
use crate::page::Page;
use crate::runner::{Case, Outcome};
use crate::server::HTML;

use crate::engine::ALL;

/// One test for each way, in every engine.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("single_file_from_a_drive", &ALL, single_file),
        Case::new("editor_from_a_drive", &ALL, editor),
        Case::new("script_in_a_page", &ALL, script),
        Case::new("module_in_a_page", &ALL, module),
    ]
}

/// Results without answers, and those of a persona.
async fn shows_results(page: &Page) -> Outcome {
    page.shows_all(&Profile::default()).await?;
    let persona = persona(page)?;
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    page.no_trouble().await
}

async fn single_file(page: Page) -> Outcome {
    page.open_single_file().await?;
    shows_results(&page).await
}

/// The editor opens the catalogue that lies beside it, and shows a measure.
async fn editor(page: Page) -> Outcome {
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    let catalog = &page.world.catalog;
    let measure = catalog.measures().first().ok_or("There is no measure.")?;
    page.entry("measures", &measure.id).await
}

/// The page that comes with the release.
async fn script(page: Page) -> Outcome {
    let server = site(&page).start()?;
    page.open(&server.url("/dist/index.html"), "ready").await?;
    page.shows_all(&Profile::default()).await?;
    let persona = persona(&page)?;
    page.give(&persona).await?;
    page.shows_all(&persona).await
}

async fn module(page: Page) -> Outcome {
    let body = super::embedded::host(
        "<script type=\"module\" src=\"/pkg/element.js\"></script>",
        "<foerder-kompass src=\"/dist/catalog.json\"></foerder-kompass>",
    );
    let server = site(&page).page("/module.html", HTML, body).start()?;
    page.open(&server.url("/module.html"), "ready").await?;
    shows_results(&page).await
}
