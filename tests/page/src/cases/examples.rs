// SPDX-License-Identifier: EUPL-1.2
//! Gelungene Beispiele: told by category with the measures that were taken, whatever is answered; in the editor only what is
//! anonymous is taken. And the gaps of the offer, with the figures of the core.

use foerderkompass_cockpit::{Coverage, coverage};
use foerderkompass_core::{Catalog, Profile, Target};
use serde_json::{Value, json};

use super::states::with_catalog;
use crate::editing::entry_in;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// Headings and stories, each with its text and the titles of its way.
const TOLD: &str = "const told = [];
    for (const list of root.querySelectorAll('[data-shown=examples] > ul'))
      told.push([list.previousElementSibling.textContent, [...list.children].map((story) =>
        [story.querySelector('p').textContent, [...story.querySelectorAll('ol > li')].map((step) => step.textContent)])]);
    return told;";

fn told(catalog: &Catalog) -> Value {
    let title = |target: &Target| catalog.target(*target).map(|(_, title)| title.to_owned());
    let of_category = |(at, category): (usize, &foerderkompass_core::Category)| {
        let own = catalog.measures().iter().filter(|measure| measure.category == at);
        let stories = own.flat_map(|measure| measure.examples.iter().map(move |example| (measure, example)));
        let stories: Vec<Value> = stories
            .map(|(measure, example)| {
                let way: Vec<String> = example.chain.iter().filter_map(title).collect();
                json!([example.text, if way.is_empty() { vec![measure.title.clone()] } else { way }])
            })
            .collect();
        (!stories.is_empty()).then(|| json!([category.label, stories]))
    };
    catalog.categories().iter().enumerate().filter_map(of_category).collect()
}

/// All stories by category, the same after five answers; a step leads to its measure.
pub async fn are_told(page: Page) -> Outcome {
    let catalog = &page.world.catalog;
    let longest = catalog.measures().iter().flat_map(|measure| &measure.examples).map(|one| one.chain.len()).max();
    holds("The sample tells of ways of several measures", longest.is_some_and(|most| most >= 3))?;
    page.open_single_file().await?;
    page.view("examples").await?;
    page.eventually("The stories", TOLD, vec![], &told(catalog)).await?;
    page.view("measures").await?;
    page.give_five().await?;
    page.view("examples").await?;
    page.eventually("The stories after answers", TOLD, vec![], &told(catalog)).await?;
    page.click("[data-shown=examples] ol > li:nth-child(2) button").await?;
    let second = catalog.measures().iter().flat_map(|measure| &measure.examples).find_map(|one| one.chain.get(1).copied());
    let (id, _) = second.and_then(|target| catalog.target(target)).ok_or("There is no second step.")?;
    let open = "const e = root.querySelector(`article[data-measure=\"${arguments[0]}\"]`);
        return [e?.classList.contains('fk-is-open'), e?.contains(e.getRootNode().activeElement)];";
    page.eventually("The second step's card is open and has the focus", open, vec![json!(id)], &json!([true, true])).await
}

/// A catalogue without stories says so.
pub async fn none_are_told(page: Page) -> Outcome {
    let without = |text: &str| {
        let mut catalog: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let measures = catalog.get_mut("measures").and_then(Value::as_array_mut).ok_or("There are no measures.")?;
        measures.iter_mut().filter_map(Value::as_object_mut).for_each(|measure| drop(measure.remove("examples")));
        Ok(catalog.to_string().replace("</", "<\\/"))
    };
    let file = with_catalog(&page, "untold", without)?;
    page.open(&file, "ready").await?;
    page.view("examples").await?;
    let said = "const e = root.querySelector('[data-shown=examples] .fk-nothing');
        return [root.querySelectorAll('[data-shown=examples] li').length, e.hidden, e.textContent.includes('noch kein')];";
    page.eventually("That there are none", said, vec![], &json!([0, false, true])).await
}

/// A story with a name stays in its field with the reason and does not come into the file; the same without the name does,
/// with the measures that were taken.
pub async fn anonymous(page: Page) -> Outcome {
    const MEASURE: &str = "job-bsk";
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.entry("measures", MEASURE).await?;
    page.click_button("[data-field=examples]", "Gelungenes Beispiel hinzufügen").await?;
    let field = "[data-field=\"examples[0].text\"]";
    page.type_into(&format!("{field} textarea"), "Frau Probe bestand die Prüfung.").await?;
    let why = "const e = root.querySelector(arguments[0]);
        return [e.querySelector('textarea').getAttribute('aria-invalid'), e.querySelector('textarea').value, e.querySelector('.fe-error')?.textContent];";
    let sentence = "Nicht übernommen: „Frau Probe“ sieht aus wie ein Name. Gelungene Beispiele müssen anonym sein. \
        Schreiben Sie „eine Frau“, „ein Mann“ oder „eine Familie“. Im Katalog steht weiter der Text von vorher.";
    let refused = json!(["true", "Frau Probe bestand die Prüfung.", sentence]);
    page.eventually("The reason", why, vec![json!(field)], &refused).await?;
    page.type_into(&format!("{field} textarea"), "Eine Frau mit zwei Kindern bestand die Prüfung.").await?;
    let taken = json!([null, "Eine Frau mit zwei Kindern bestand die Prüfung.", null]);
    page.eventually("No reason", why, vec![json!(field)], &taken).await?;
    for id in ["mag-betriebliche-erprobung", MEASURE] {
        page.choose(&format!("[data-field=\"examples[0].chain\"] select option[value=\"{id}\"]")).await?;
    }
    let text = page.saved("catalog.json herunterladen", "catalog.json").await?;
    holds("The name is nowhere", !text.contains("Frau Probe"))?;
    let saved: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let expected =
        json!([{"text": "Eine Frau mit zwei Kindern bestand die Prüfung.", "chain": ["mag-betriebliche-erprobung", MEASURE]}]);
    equal("The story", entry_in(&saved, "measures", MEASURE)?.get("examples").unwrap_or(&Value::Null), &expected)
}

/// What the table has to say: counts by answer and category, the total last.
fn counts(found: &Coverage) -> Value {
    let of_all = || found.categories.iter().map(|category| &category.cells).chain([&found.all]);
    let row = |at: usize| of_all().filter_map(|cells| cells.get(at)).map(|cell| cell.count()).collect::<Vec<_>>();
    found.answers.iter().enumerate().map(|(at, answer)| json!([answer.text, row(at)])).collect()
}

/// The gaps of the offer for one attribute, free and with another answer fixed, are those of the core.
pub async fn gaps(page: Page) -> Outcome {
    let catalog = &page.world.catalog;
    let today = page.today().await?;
    let at = catalog.attribute_at("rechtskreis").ok_or("There is no Rechtskreis.")?;
    let free = coverage(catalog, at, &Profile::default(), today).ok_or("There is no coverage.")?;
    let closed = |found: &Coverage| json!(found.closed.iter().map(|one| one.sentence.as_str()).collect::<Vec<_>>());
    page.open_editor().await?;
    page.edit(&page.world.dist.join("catalog.json")).await?;
    page.click_button(".fe-views", "Cockpit").await?;
    let there = "return root.querySelector('#fe-gaps-attribute') !== null;";
    page.eventually("The section", there, vec![], &json!(true)).await?;
    page.choose("#fe-gaps-attribute option[value=rechtskreis]").await?;
    let table = "return [...root.querySelectorAll('.fe-v-coverage tbody tr')].map((row) =>
        [row.cells[0].textContent, [...row.cells].slice(1).map((cell) => cell.querySelector('b').textContent)]);";
    page.eventually("The table", table, vec![], &counts(&free)).await?;
    let said = "return [...root.querySelectorAll('#fe-gaps ~ .fe-v-entries > li > p')].map((e) => e.textContent);";
    page.eventually("What is closed", said, vec![], &closed(&free)).await?;
    let drawn = "return [root.querySelectorAll('.fe-v-multiple').length, root.querySelector('.fe-v-multiples').ariaHidden,
        root.querySelectorAll('.fe-v-multiple')[0].querySelectorAll('.fe-v-frame').length];";
    page.eventually("The pictures", drawn, vec![], &json!([free.categories.len(), "true", free.answers.len()])).await?;

    let mut fixed = Profile::default();
    let age = catalog.attribute_at("alter").ok_or("There is no age.")?;
    let last = catalog.attributes().get(age).map_or(0, |one| one.options().len().saturating_sub(1));
    holds("The age is accepted", fixed.set(catalog, age, Some(foerderkompass_core::Answer::Option(last))))?;
    let narrowed = coverage(catalog, at, &fixed, today).ok_or("There is no coverage.")?;
    holds("The fixed answer takes something away", counts(&narrowed) != counts(&free))?;
    page.choose("#fe-gaps-fix option[value=alter]").await?;
    page.eventually("The answer", "return root.querySelector('#fe-gaps-answer') !== null;", vec![], &json!(true)).await?;
    page.choose(&format!("#fe-gaps-answer option[value=\"{last}\"]")).await?;
    page.eventually("The narrowed table", table, vec![], &counts(&narrowed)).await?;
    let lead = narrowed.lead();
    let text = "return root.querySelector('#fe-gaps-fixed').textContent;";
    page.eventually("What is fixed", text, vec![], &json!(lead[1])).await
}
