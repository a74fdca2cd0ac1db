// SPDX-License-Identifier: EUPL-1.2
//! The first own measure, by nothing but the two files: each step as `docs/uebernehmen.md` tells it, until the measure stands
//! on the screen of the widget.

use serde_json::json;

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::world::file_url;

const TITLE: &str = "Bewerbungswerkstatt";
const CONDITION: &str = "Deutschniveau mindestens A2";

/// The part of the document that is walked here; every word that is clicked has to stand in it as it stands on the screen.
fn told(page: &Page) -> Result<String, String> {
    let file = page.world.root.join("docs/uebernehmen.md");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let (_, rest) = text.split_once("## In zehn Minuten: die erste eigene Maßnahme").ok_or("The document does not tell it.")?;
    Ok(rest.split("\n## ").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
}

pub async fn measure(page: Page) -> Outcome {
    let told = told(&page)?;
    let says = |word: &str| holds(&format!("The document does not say „{word}“."), told.contains(&format!("„{word}“")));
    for word in [
        "Titel",
        "Kurzbeschreibung",
        "Gesetzliche Voraussetzungen",
        "Als Text",
        "Kümmerer",
        "Vorschau",
        "Speichern …",
        TITLE,
        CONDITION,
    ] {
        says(word)?;
    }
    let pressed = |word: &'static str| says(word).map(|()| word);

    page.open_editor().await?;
    page.click_button(".fe-start", pressed("Beispiel ansehen")?).await?;
    page.desk().await?;
    page.click_button(".fe-app", pressed("Maßnahme anlegen")?).await?;
    // What stands there is chosen, so that typing writes over it.
    let chosen = "const field = root.querySelector('[data-field=title] input');
        return [field?.value, field?.selectionStart, field?.selectionEnd, root.activeElement === field];";
    page.eventually("The name to write over", chosen, vec![], &json!(["Neue Maßnahme", 0, 13, true])).await?;
    let left = "const left = root.querySelector('.fe-left'); return left.scrollWidth - left.clientWidth;";
    page.eventually("What does not fit on the left", left, vec![], &json!(0)).await?;
    page.type_into("[data-field=title] input", TITLE).await?;
    page.type_into("[data-field=summary] textarea", "Unterlagen schreiben, mit Hilfe.").await?;
    page.click("[data-field=must] details.fe-crit-text > summary").await?;
    page.type_into("[data-field=must] textarea", CONDITION).await?;
    page.click_button("[data-field=responsible]", pressed("Regel hinzufügen")?).await?;
    let team = "[data-field=responsible] option[value=team-aktivierung]";
    page.find(team).await?;
    page.choose(team).await?;
    page.click("[data-fe-side=preview]").await?;
    let preview = "return [...root.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)
        .some((inside) => inside.textContent.includes(arguments[0]));";
    page.eventually("The preview", preview, vec![json!(TITLE)], &json!(true)).await?;
    let html = page.saved(pressed("foerderkompass.html herunterladen")?, "foerderkompass.html").await?;

    let file = page.scratch("first.html", html)?;
    page.open(&file_url(&file), "ready").await?;
    page.type_into("input[type=search]", TITLE).await?;
    let shown =
        "return [...root.querySelectorAll('article[data-measure]')].map((e) => [e.querySelector('button').textContent.trim(),
        e.dataset.outcome, [...e.querySelectorAll('.fk-row [data-contact]')].map((c) => c.dataset.contact)]);";
    page.eventually("Before an answer", shown, vec![], &json!([[TITLE, "open", ["team-aktivierung"]]])).await?;
    for (answer, outcome) in [("a2", "fits"), ("a1", "excluded")] {
        page.click(&format!("fieldset[data-attribute=sprache] input[value={answer}]")).await?;
        page.eventually(answer, shown, vec![], &json!([[TITLE, outcome, ["team-aktivierung"]]])).await?;
    }
    let faults = "return root.querySelectorAll('.fk-wrong').length;";
    equal("Faults", &page.run(faults, vec![]).await?, &json!(0))
}
