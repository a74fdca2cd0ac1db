// SPDX-License-Identifier: EUPL-1.2
//! The language of the screen changes with the attribute, while somebody works, and leaves no German word of ours.

use foerderkompass_core::Profile;
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// Every text, name, tip and placeholder that is on the page.
const TEXTS: &str = "const found = new Set(), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.add(walker.currentNode.textContent.trim());
    for (const element of root.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder']) if (element.hasAttribute(name)) found.add(element.getAttribute(name).trim());
    return [...found];";

const VIEWS: [&str; 5] = ["starts", "contacts", "marked", "export", "measures"];

/// In every view and in an open card, no text is one of the German labels; the answers stay.
pub async fn english(page: Page) -> Outcome {
    page.open_single_file().await?;
    let profile = page.give_five().await?;
    for measure in ["anerkennungsberatung", "bsk-spezial-a2-b1"] {
        page.mark(measure).await?;
    }
    page.open_card("anerkennungsberatung").await?;
    holds("No German is found in German.", german(&page).await?.len() > 20)?;
    page.run("host.setAttribute('lang', 'en');", vec![]).await?;
    let language = "return [root.querySelector('[data-fk=app]').lang, root.querySelector('[part=root]').lang];";
    page.eventually("The language", language, vec![], &json!(["en", "en"])).await?;
    page.eventually(
        "The button",
        "return root.querySelector('[data-new-person]').textContent;",
        vec![],
        &json!(labels().new_person),
    )
    .await?;
    for view in VIEWS {
        page.view(view).await?;
        equal(&format!("German in {view}"), &json!(german(&page).await?), &json!([]))?;
    }
    page.shows_all(&profile).await?;
    page.click("[data-new-person]").await?;
    page.shows_all(&Profile::default()).await?;
    equal("German without answers", &json!(german(&page).await?), &json!([]))?;
    // And back again.
    page.run("host.removeAttribute('lang');", vec![]).await?;
    let german = Language::German.wording().labels().new_person;
    page.eventually("The button", "return root.querySelector('[data-new-person]').textContent;", vec![], &json!(german)).await
}

fn labels() -> &'static foerderkompass_wording::Labels {
    Language::English.wording().labels()
}

/// The German labels on the page, but for words that are English too or stand in the catalogue.
async fn german(page: &Page) -> Result<Vec<String>, String> {
    let english = labels().all();
    let catalog = String::from_utf8_lossy(&page.world.bytes).into_owned();
    let ours = Language::German.wording().labels().all().into_iter();
    let ours =
        ours.filter(|(_, text)| !english.iter().any(|(_, other)| other == text) && !catalog.contains(&format!("\"{text}\"")));
    let ours: Vec<&str> = ours.map(|(_, text)| text).collect();
    let texts = page.run(TEXTS, vec![]).await?;
    let texts = texts.as_array().into_iter().flatten().filter_map(Value::as_str);
    // Some labels are joined with others: "Nächste Frage: Rechtskreis".
    let words = texts.map(|text| text.trim_end_matches([':', ' ']));
    Ok(words.filter(|text| ours.contains(text)).map(str::to_owned).collect())
}
