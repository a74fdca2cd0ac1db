// SPDX-License-Identifier: EUPL-1.2
//! Filters, mistyped words, other names, free places: what the desk shows and what it says about it.

use foerderkompass_core::{Dates, Profile, Query, Results, results};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use crate::page::{Page, holds};
use crate::runner::Outcome;

const SEARCH: &str = "header input[type=search]";

/// The lists of the filters as they read.
const LISTS: &str = "const read = (name) => [...root.querySelector(`[data-select=${name}]`).options].map((o) => o.textContent);
    return { category: read('category'), format: read('format'), carrier: read('carrier') };";

/// What the core gives for a query.
async fn by_core(page: &Page, profile: &Profile, query: &Query) -> Result<Results, String> {
    let (catalog, dates) = (&page.world.catalog, Dates::on_day(page.today().await?));
    Ok(results(catalog, &foerderkompass_core::Index::new(catalog), query, profile, dates))
}

/// Every value of a filter with the number of measures that it would leave.
fn lists(page: &Page, results: &Results) -> Value {
    let words = Language::German.wording();
    let any = std::iter::once(words.labels().any.to_owned());
    let label = |at: usize| page.world.catalog.categories().get(at).map_or("", |category| category.label.as_str());
    let categories = results.facets.categories.iter().map(|(at, count)| words.counted(label(*at), *count));
    let named = |list: &[(String, usize)]| -> Vec<String> {
        any.clone().chain(list.iter().map(|(name, count)| words.counted(name, *count))).collect()
    };
    let categories: Vec<String> = any.clone().chain(categories).collect();
    json!({ "category": categories, "format": named(&results.facets.formats), "carrier": named(&results.facets.carriers) })
}

async fn holds_for(page: &Page, profile: &Profile, query: &Query) -> Outcome {
    page.shows(profile, query).await?;
    let results = by_core(page, profile, query).await?;
    page.eventually("The filters", LISTS, vec![], &lists(page, &results)).await
}

/// Chooses the entry at this place, counted behind "alle"; `None` is "alle".
async fn choose(page: &Page, name: &str, at: Option<usize>) -> Outcome {
    let list = page.find(&format!("[data-select={name}]")).await?;
    let chosen = list.select_by_index(at.map_or(0, |at| at + 1)).await;
    chosen.map_err(|error| format!("The entry {at:?} of {name} cannot be chosen: {error:?}"))
}

/// Each filter alone and together with search and answers, with the counts of the core; one click takes all away.
pub async fn filters(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.click(".fk-filters summary").await?;
    let (mut profile, mut query) = (Profile::default(), Query::default());
    holds_for(&page, &profile, &query).await?;
    let facets = by_core(&page, &profile, &query).await?.facets;
    for (at, _) in facets.categories.iter().take(3) {
        choose(&page, "category", Some(*at)).await?;
        query.category = Some(*at);
        holds_for(&page, &profile, &query).await.map_err(|trouble| format!("Category {at}: {trouble}"))?;
    }
    choose(&page, "category", None).await?;
    query.category = None;
    let most = |list: &[(String, usize)]| -> Result<(usize, String), String> {
        let most = list.iter().enumerate().max_by_key(|(_, (_, count))| *count).ok_or("A filter has no value.")?;
        Ok((most.0, most.1.0.clone()))
    };
    let (at, format) = most(&facets.formats)?;
    choose(&page, "format", Some(at)).await?;
    query.format = Some(format);
    holds_for(&page, &profile, &query).await.map_err(|trouble| format!("Format: {trouble}"))?;
    let (at, carrier) = most(&by_core(&page, &profile, &query).await?.facets.carriers)?;
    choose(&page, "carrier", Some(at)).await?;
    query.carrier = Some(carrier);
    holds_for(&page, &profile, &query).await.map_err(|trouble| format!("Format and carrier: {trouble}"))?;
    // Neither answers nor a search change what is chosen.
    profile = page.five()?;
    page.give(&profile).await?;
    holds_for(&page, &profile, &query).await.map_err(|trouble| format!("With answers: {trouble}"))?;
    page.type_into(SEARCH, "Kurs").await?;
    query.text = "Kurs".to_owned();
    holds_for(&page, &profile, &query).await.map_err(|trouble| format!("With a search: {trouble}"))?;
    let count = Language::German.wording().counted(Language::German.wording().labels().filters, 2);
    page.eventually("The summary", "return root.querySelector('.fk-filters summary').textContent;", vec![], &json!(count))
        .await?;
    page.click_button(".fk-summary-line", Language::German.wording().labels().clear_filters).await?;
    holds_for(&page, &profile, &Query::default()).await
}

/// A mistyped word finds what was meant, says so, and marks it; a right one says nothing.
pub async fn corrected(page: Page) -> Outcome {
    page.open_single_file().await?;
    let said = "return root.querySelector('.fk-corrected')?.textContent ?? null;";
    let marks = "return [...root.querySelectorAll('article')].every((e) => e.querySelector('mark'));";
    for typed in ["umschlung", "intgrationskurs"] {
        page.type_into(SEARCH, typed).await?;
        let query = Query { text: typed.to_owned(), ..Query::default() };
        page.shows(&Profile::default(), &query).await?;
        let results = by_core(&page, &Profile::default(), &query).await?;
        holds(&format!("“{typed}” is not corrected."), !results.corrected.is_empty() && !results.shown.is_empty())?;
        let text = Language::German.wording().corrected(typed, &results.corrected);
        page.eventually("What is said", said, vec![], &json!(text)).await?;
        let titles = "return [...root.querySelectorAll('h4 mark')].map((e) => e.textContent.toLowerCase());";
        let marked = page.run(titles, vec![]).await?;
        let hits = marked.as_array().map_or(0, Vec::len);
        holds(&format!("“{typed}”: nothing is marked in {marked}"), hits > 0)?;
    }
    page.type_into(SEARCH, "Umschulung").await?;
    page.shows(&Profile::default(), &Query { text: "Umschulung".to_owned(), ..Query::default() }).await?;
    page.eventually("What is said", said, vec![], &Value::Null).await?;
    let first = "return root.querySelector('article[data-measure=fbw-umschulung] h4 mark')?.textContent ?? null;";
    page.eventually("What is marked", first, vec![], &json!("Umschulung")).await?;
    page.type_into(SEARCH, "").await?;
    page.shows_all(&Profile::default()).await?;
    page.eventually("Nothing is marked", marks, vec![], &json!(false)).await
}

/// Found by another name, a measure shows that name.
pub async fn aliases(page: Page) -> Outcome {
    page.open_single_file().await?;
    for (typed, measure, name) in [
        ("1-Euro-Job", "arbeitsgelegenheit", "1-Euro-Job"),
        ("Bildungsgutschein", "fbw-umschulung", "Bildungsgutschein"),
        ("lohnzuschuss", "eingliederungszuschuss", "Lohnzuschuss"),
    ] {
        page.type_into(SEARCH, typed).await?;
        page.shows(&Profile::default(), &Query { text: typed.to_owned(), ..Query::default() }).await?;
        let alias = "return root.querySelector(`article[data-measure=\"${arguments[0]}\"] .fk-meta mark`)?.textContent ?? null;";
        let shown = page.eventually("The other name", alias, vec![json!(measure)], &json!(name)).await;
        shown.map_err(|trouble| format!("Searching “{typed}”: {trouble}"))?;
    }
    Ok(())
}

/// Free places of four weeks, by their start, as the core lists them; the search narrows them down.
pub async fn starts(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.view("starts").await?;
    let catalog = &page.world.catalog;
    let from = page.today().await?;
    let list = "return [...root.querySelectorAll('[data-shown=starts] li')].map((e) =>
        [e.querySelector('.fk-day-of').textContent, e.querySelector('button').textContent]);";
    let words = Language::German.wording();
    for text in ["", "Sprachkurs"] {
        page.type_into(SEARCH, text).await?;
        let shown = by_core(&page, &Profile::default(), &Query { text: text.to_owned(), ..Query::default() }).await?.shown;
        let starts = catalog.starts(from, 28);
        let starts = starts.iter().filter(|start| shown.contains(&start.measure));
        let rows = starts.map(|start| {
            let day = start.begins.map_or(words.labels().any_time.to_owned(), |day| words.date(day));
            json!([day, catalog.measures().get(start.measure).map(|measure| measure.title.clone())])
        });
        let rows: Vec<Value> = rows.collect();
        holds("There is hardly a free place.", rows.len() > 2)?;
        page.eventually("The free places", list, vec![], &json!(rows)).await?;
    }
    // From a place one goes to its measure.
    let first = catalog.starts(from, 28).first().copied().ok_or("There is no free place.")?;
    let measure = catalog.measures().get(first.measure).ok_or("The measure is missing.")?;
    page.type_into(SEARCH, "").await?;
    page.click_button("[data-shown=starts]", &measure.title).await?;
    let focused = "const article = root.activeElement?.closest('article'); return article?.dataset.measure ?? null;";
    page.eventually("The focus", focused, vec![], &json!(measure.id)).await
}
