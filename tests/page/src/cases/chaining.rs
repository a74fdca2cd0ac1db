// SPDX-License-Identifier: EUPL-1.2
//! Förderketten: after answering by clicks, an open card shows the ways to its measure, or what is in the way of all.

use foerderkompass_core::{Answer, Dates, Profile, ways};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use crate::keys::ENTER;
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::working::answer_of;

/// A single parent of 29 in SGB II, A1, not literate in Latin script, child care open.
const PARENT: [(&str, &str); 9] = [
    ("rechtskreis", "sgb2"),
    ("erwerbsstatus", "arbeitslos"),
    ("alter", "25_29"),
    ("sprache", "a1"),
    ("berufsabschluss", "keiner"),
    ("betreuung", "offen"),
    ("schrift", "zweitschrift"),
    ("integrationskurs", "nicht_besucht"),
    ("aufenthalt", "ae_25_1_2"),
];

const BUTTON: &str = "article.fk-is-open .fk-chain .fk-button";

/// Answers by clicks, opens a card and shows its ways.
async fn show(page: &Page, answers: &[(&str, &str)], measure: &str) -> Result<Profile, String> {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let mut profile = Profile::default();
    for (id, option) in answers {
        let at = catalog.attribute_at(id).ok_or_else(|| format!("There is no question {id}."))?;
        let attribute = catalog.attributes().get(at).ok_or("A question is missing.")?;
        profile.set(catalog, at, Some(answer_of(attribute, option)?));
    }
    page.give(&profile).await?;
    page.shows_all(&profile).await?;
    page.open_card(measure).await?;
    Ok(profile)
}

/// The chain of the law, step by step, drawn and in words.
pub async fn shown(page: Page) -> Outcome {
    let profile = show(&page, &PARENT, "fbw-umschulung").await?;
    page.click(BUTTON).await?;
    let catalog = &page.world.catalog;
    let at = catalog.measure_at("fbw-umschulung").ok_or("There is no retraining.")?;
    let found = ways(catalog, &profile, Dates::on_day(page.today().await?), at).ok_or("No search.")?;
    let [chain] = found.chains.as_slice() else { return Err(format!("{} chains", found.chains.len())) };
    let title = |measure: usize| catalog.measures().get(measure).map(|measure| measure.title.clone());
    let titles: Vec<_> = chain.steps.iter().map(|step| title(step.measure)).collect();
    equal("The steps of the law", &json!(titles.len()), &json!(5))?;
    let steps = "return [...root.querySelectorAll('.fk-chain ol > li > button')].map((e) => e.textContent);";
    page.eventually("The steps", steps, vec![], &json!(titles)).await?;
    let words = Language::German.wording();
    let text = page.run("return root.querySelector('.fk-chain').innerText.replace(/\\s+/g, ' ');", vec![]).await?;
    let text = text.as_str().unwrap_or_default();
    for said in [
        words.labels().chain_hint,
        &words.chain(1, chain),
        "Dauer: nicht bekannt",
        "Dauer: 16 bis 23 Wochen",
        "Deutschniveau B2 (wenn bestanden)",
        "Entscheidet: Agentur für Arbeit",
        "Mindestens drei Jahre beruflich tätig gewesen",
    ] {
        holds(&format!("“{said}” is missing in: {text}"), text.contains(said))?;
    }
    let kuemmerer =
        "return [...root.querySelectorAll('.fk-chain ol > li')].every((e) => e.querySelector('[data-contact]') !== null);";
    equal("A Kümmerer at every step", &page.run(kuemmerer, vec![]).await?, &json!(true))?;
    drawn(&page).await
}

/// The drawing is SVG, hidden from screen readers, as wide as its place, and nothing sticks out.
async fn drawn(page: &Page) -> Outcome {
    let script = "const svg = root.querySelector('.fk-chain svg'), all = [...svg.querySelectorAll('rect')];
        const outer = root.querySelector('.fk-chain').getBoundingClientRect();
        const boxes = [...svg.children].map((e) => e.getBoundingClientRect());
        return [svg instanceof SVGSVGElement, svg.getAttribute('aria-hidden'), all.length,
          all.filter((e) => e.getBoundingClientRect().width > 0).length,
          boxes.every((b) => b.left >= outer.left - 1 && b.right <= outer.right + 1)];";
    // Two bars for each of the four known durations, one for the unknown one.
    equal("The drawing", &page.run(script, vec![]).await?, &json!([true, "true", 9, 9, true]))
}

/// What nothing raises is named; with another answer the way is another.
pub async fn excluded(page: Page) -> Outcome {
    let profile = show(&page, &PARENT, "jugend-16h").await?;
    page.click(BUTTON).await?;
    let words = Language::German.wording();
    let text = "return root.querySelector('.fk-chain').innerText.replace(/\\s+/g, ' ').includes(arguments[0]);";
    for said in [words.labels().chain_none, "Unter 25 Jahren", &words.lifted_by(&[])] {
        page.eventually(&format!("“{said}”"), text, vec![json!(said)], &json!(true)).await?;
    }
    let catalog = &page.world.catalog;
    let at = catalog.attribute_at("alter").ok_or("There is no age.")?;
    let attribute = catalog.attributes().get(at).ok_or("There is no age.")?;
    page.answer(attribute, &Answer::Option(1)).await?;
    let gone = "return root.querySelector('.fk-chain') === null;";
    page.eventually("The way to what is possible", gone, vec![], &json!(true)).await?;
    holds("Nothing was answered.", !profile.is_empty())
}

/// The button by keys alone; the focus stays.
pub async fn by_keys(page: Page) -> Outcome {
    show(&page, &PARENT, "fbw-umschulung").await?;
    page.tab_to(BUTTON).await?;
    let expanded = format!(
        "return [root.querySelector('{BUTTON}').getAttribute('aria-expanded'), root.querySelector('.fk-chain ol') !== null];"
    );
    for state in [true, false, true] {
        page.press(&[ENTER]).await?;
        let wanted: Value = json!([state.to_string(), state]);
        page.eventually("The ways", &expanded, vec![], &wanted).await?;
        page.sees_focus("At the button").await?;
        page.comes_to("Showing the ways moves the focus.", BUTTON).await?;
    }
    page.tab_to(".fk-chain ol > li > button").await
}
