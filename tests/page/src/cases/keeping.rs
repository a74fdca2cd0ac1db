// SPDX-License-Identifier: EUPL-1.2
//! What a client already has, the Merkliste, and measures side by side.

use foerderkompass_core::{Dates, report};
use foerderkompass_wording::Language;
use serde_json::{Map, Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// Where each measure stands: the key of its group.
const LANES: &str = "const found = {};
    for (const article of root.querySelectorAll('article[data-measure]')) found[article.dataset.measure] = article.closest('section').dataset.lane;
    return found;";

/// What a row says about measures that it does not go together with.
const CLASHES: &str = "const found = {};
    for (const article of root.querySelectorAll('article[data-measure]')) {
      const said = [...article.querySelectorAll('.fk-mark')].map((e) => e.textContent).filter((text) => text.startsWith(arguments[0]));
      if (said.length > 0) found[article.dataset.measure] = said.join();
    }
    return found;";

/// "läuft" moves a measure to a group of its own; those that it excludes say so, stay where they are, and nothing is
/// hidden. "schon gehabt" replaces it, and the same button takes it back.
pub async fn running(page: Page) -> Outcome {
    page.open_single_file().await?;
    let profile = page.give_five().await?;
    let catalog = &page.world.catalog;
    let labels = Language::German.wording().labels();
    let measure = "teilhabe-16i";
    let at = catalog.measure_at(measure).ok_or("There is no such measure.")?;
    let title = catalog.measures().get(at).map(|measure| measure.title.clone()).unwrap_or_default();
    let before = page.run(LANES, vec![]).await?;
    equal("Notes at first", &page.run(CLASHES, vec![json!(labels.excludes)]).await?, &json!({}))?;
    page.open_card(measure).await?;
    let article = format!("article[data-measure=\"{measure}\"] .fk-tools");
    for label in [labels.running, labels.had] {
        page.click_button(&article, label).await?;
        let mut lanes = before.clone();
        lanes.as_object_mut().ok_or("The groups cannot be read.")?.insert(measure.to_owned(), json!("taken"));
        page.eventually(&format!("The groups with “{label}”"), LANES, vec![], &lanes).await?;
        let mut notes = Map::new();
        for (other, one) in catalog.measures().iter().enumerate().filter(|(other, _)| catalog.excludes(*other, at).is_some()) {
            holds("A measure excludes itself.", other != at)?;
            notes.insert(one.id.clone(), json!(format!("{}: {title} ({label})", labels.excludes)));
        }
        holds("Nothing excludes this measure.", notes.len() > 1)?;
        page.eventually(&format!("The notes with “{label}”"), CLASHES, vec![json!(labels.excludes)], &Value::Object(notes))
            .await?;
        let focused = "return root.activeElement?.closest('article')?.dataset.measure ?? null;";
        page.eventually("The focus", focused, vec![], &json!(measure)).await?;
    }
    // It does not count as proposed any more.
    let count = "return root.querySelector('section[data-lane=taken] .fk-lane-count').textContent;";
    page.eventually("The group", count, vec![], &json!(Language::German.wording().measures(1))).await?;
    page.click_button(&article, labels.had).await?;
    page.eventually("The groups at last", LANES, vec![], &before).await?;
    page.shows_all(&profile).await
}

/// Five measures on the Merkliste; four of them stand side by side and the fifth cannot be chosen until one goes.
pub async fn compared(page: Page) -> Outcome {
    page.open_single_file().await?;
    let profile = page.give_five().await?;
    let catalog = &page.world.catalog;
    let marked: Vec<usize> = (0..catalog.measures().len()).step_by(6).take(5).collect();
    let &[first, second, .., last] = marked.as_slice() else { return Err("The catalogue is too small.".to_owned()) };
    let (four, later) = (marked.iter().copied().take(4).collect::<Vec<_>>(), marked.iter().copied().skip(1).collect::<Vec<_>>());
    let without = |gone: &[usize], all: &[usize]| -> Vec<usize> { all.iter().copied().filter(|at| !gone.contains(at)).collect() };
    let measure = |at: usize| catalog.measures().get(at).ok_or("A measure is missing.");
    for at in &marked {
        page.mark(&measure(*at)?.id).await?;
    }
    let words = Language::German.wording();
    let tab = "return root.querySelector('[data-view=marked]').textContent;";
    page.eventually("The tab", tab, vec![], &json!(words.counted(words.labels().view_marked, 5))).await?;
    page.view("marked").await?;
    let list = "return [...root.querySelectorAll('[data-shown=marked] article')].map((e) => e.dataset.measure);";
    let ids: Vec<&str> = marked.iter().filter_map(|at| catalog.measures().get(*at)).map(|one| one.id.as_str()).collect();
    page.eventually("The Merkliste", list, vec![], &json!(ids)).await?;
    columns(&page, &profile, &four).await?;
    let choices = "return [...root.querySelectorAll('[data-shown=marked] > .fk-quick button')].map((b) => [b.getAttribute('aria-pressed'), b.disabled]);";
    let on = json!(["true", false]);
    page.eventually("The choices", choices, vec![], &json!([on, on, on, on, ["false", true]])).await?;
    // The first goes, so the fifth may come.
    let name = |at: usize| measure(at).map(|one| one.short.clone().unwrap_or_else(|| one.title.clone()));
    page.click_button("[data-shown=marked] > .fk-quick", &name(first)?).await?;
    columns(&page, &profile, &without(&[first], &four)).await?;
    page.click_button("[data-shown=marked] > .fk-quick", &name(last)?).await?;
    columns(&page, &profile, &later).await?;
    page.eventually("The choices", choices, vec![], &json!([["false", true], on, on, on, on])).await?;
    // Taken from the Merkliste, a measure leaves the comparison too.
    page.click(&format!("[data-shown=marked] article[data-measure=\"{}\"] .fk-keep", measure(second)?.id)).await?;
    columns(&page, &profile, &without(&[second], &later)).await
}

/// The comparison has these columns, each with the outcome and the Kümmerer of the core.
async fn columns(page: &Page, profile: &foerderkompass_core::Profile, measures: &[usize]) -> Outcome {
    let catalog = &page.world.catalog;
    let report = report(catalog, profile, Dates::on_day(page.today().await?));
    let words = Language::German.wording();
    let column = |at: &usize| {
        let measure = catalog.measures().get(*at)?;
        let reported = report.measures.get(*at)?;
        Some(json!([measure.title, words.outcome(reported.outcome), reported.responsible]))
    };
    let expected: Vec<Value> = measures.iter().filter_map(column).collect();
    holds("A column is missing.", expected.len() == measures.len())?;
    let shown = "const table = root.querySelector('[data-compare]'); if (!table) return null;
        const rows = [...table.querySelectorAll('tbody tr')];
        return [...table.querySelectorAll('thead th')].map((head, at) => [head.textContent,
          rows[0].querySelectorAll('td')[at].textContent,
          [...rows[5].querySelectorAll('td')[at].querySelectorAll('[data-contact]')].map((e) => e.dataset.contact)]);";
    page.eventually("The comparison", shown, vec![], &json!(expected)).await
}
