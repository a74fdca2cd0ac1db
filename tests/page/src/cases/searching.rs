// SPDX-License-Identifier: EUPL-1.2
//! Search and focus show what the core finds, in its order, and change no outcome.

use foerderkompass_core::{Index, Profile, Query};

use crate::page::{Page, holds};
use crate::runner::Outcome;

const FIELD: &str = "header [role=search] input";

/// Spellings of umlauts, paragraphs, parts of words, and a word that is nowhere.
pub async fn text(page: Page) -> Outcome {
    page.open_single_file().await?;
    let index = Index::new(&page.world.catalog);
    let found = |text: &str| index.find(text).into_iter().filter(|hit| *hit).count();
    let foerderung = found("Förderung");
    holds("“Förderung” has to find something.", foerderung > 0 && found("16i") > 0)?;
    holds("Every spelling finds the same.", found("Foerderung") == foerderung && found("Forderung") == foerderung)?;
    for text in ["Foerderung", "Förderung", "Forderung", "16i", "§ 45", "schulung", "qwertz", "Bildungsgutschein"] {
        page.type_into(FIELD, text).await?;
        let query = Query { text: text.to_owned(), ..Query::default() };
        let shown = page.shows(&Profile::default(), &query).await;
        shown.map_err(|trouble| format!("Searching “{text}”: {trouble}"))?;
    }
    // With answers, the search filters the groups.
    page.type_into(FIELD, "").await?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.type_into(FIELD, "Sprache").await?;
    page.shows(&persona, &Query { text: "Sprache".to_owned(), ..Query::default() }).await?;
    page.type_into(FIELD, "").await?;
    page.shows_all(&persona).await
}

/// Each focus of the talk filters and orders; "alle" shows everything again.
pub async fn focus(page: Page) -> Outcome {
    page.open_single_file().await?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    for (at, focus) in page.world.catalog.focus().iter().enumerate() {
        choose(&page, &focus.label).await?;
        let query = Query { focus: Some(at), ..Query::default() };
        page.shows(&persona, &query).await.map_err(|trouble| format!("Focus {}: {trouble}", focus.id))?;
    }
    choose(&page, foerderkompass_wording::Language::German.wording().labels().focus_all).await?;
    page.shows_all(&persona).await
}

/// Chooses from the list by its label.
async fn choose(page: &Page, label: &str) -> Outcome {
    let list = page.find("select[data-select=focus]").await?;
    list.select_by_label(label).await.map_err(|error| format!("{label} cannot be chosen: {error:?}"))
}
