// SPDX-License-Identifier: EUPL-1.2
//! A catalogue so large that it is read in slices: the page says how far it is, can be told to stop, and ends as it would
//! have with a small one. How many slices there are is in the hands of the test.

use std::time::Duration;

use foerderkompass_core::{Index, open};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::embedded::{INCLUDED, host, site};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;
use crate::server::{HTML, JSON};

#[allow(clippy::indexing_slicing, dead_code)]
#[path = "../../../../core/examples/support/large.rs"]
mod generated;

const MEASURES: usize = 10_000;

/// Drawing so many cards takes a busy machine some time.
const SLOW: Duration = Duration::from_secs(90);

/// Lets only so many slices through.
const GATE: &str = "(() => {
    const every = window.setInterval;
    window.fkSlices = 4;
    window.setInterval = (call, pause, ...rest) => every((...given) => {
      if (pause > 0) call(...given);
      else if (window.fkSlices > 0) { window.fkSlices -= 1; call(...given); }
    }, pause, ...rest);
  })();";

/// What the page says of the loading: what is announced, the line with numbers, the button, and whether that has the focus.
const SHOWN: &str = "const said = [...root.querySelectorAll('[role=status]')].map((e) => e.textContent);
    const button = root.querySelector('.fk-loading button');
    return [said, root.querySelector('[data-progress]').textContent, button.textContent, root.activeElement === button];";

pub async fn stops_and_begins_again(page: Page) -> Outcome {
    let added = page.with_script(GATE).await?;
    let outcome = gated(&page).await;
    page.without_script(added).await?;
    outcome
}

async fn gated(page: &Page) -> Outcome {
    let text = generated::catalog(MEASURES, 7);
    let catalog = open(text.as_bytes()).map_err(|faults| format!("{faults:?}"))?.catalog;
    let index = Index::new(&catalog);
    let element = "<foerder-kompass src=\"/large.json\"></foerder-kompass>";
    let site = site(page).page("/host.html", HTML, host(INCLUDED, element)).page("/large.json", JSON, text);
    let server = site.start()?;
    page.go(&server.url("/host.html")).await?;
    let words = Language::German.wording();
    let labels = words.labels();

    page.within(SLOW, "All slices were used", "return window.fkSlices;", vec![], &json!(0)).await?;
    page.state("loading").await?;
    let shown = page.run(SHOWN, vec![]).await?;
    let numbers = shown.get(1).and_then(Value::as_str).unwrap_or_default();
    let number = |part: Option<&str>| -> usize {
        part.unwrap_or_default().chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
    };
    let (measures, percent) = (number(numbers.split(" M").next()), number(numbers.rsplit(',').next()));
    holds(&format!("It has read some measures and not all: {numbers}"), (1..MEASURES).contains(&measures))?;
    holds(&format!("It is neither at the start nor at the end: {numbers}"), (1..100).contains(&percent))?;
    let expected = json!([[labels.loading], words.reading(measures, percent), labels.loading_cancel, false]);
    equal("What is shown while it loads", &shown, &expected)?;

    page.click("[data-state=loading] .fk-loading button").await?;
    page.state("cancelled").await?;
    let expected = json!([[labels.loading_cancelled], "", labels.loading_again, true]);
    equal("What is shown when it was stopped", &page.run(SHOWN, vec![]).await?, &expected)?;
    // Nothing goes on behind it.
    page.run("window.fkSlices = 5;", vec![]).await?;
    let wait = "setTimeout(arguments[0], 300);";
    page.client.execute_async(wait, vec![]).await.map_err(|error| error.to_string())?;
    equal("Slices after it was stopped", &page.run("return window.fkSlices;", vec![]).await?, &json!(5))?;

    page.run("window.fkSlices = 1e9;", vec![]).await?;
    page.click("[data-state=cancelled] .fk-loading button").await?;
    let state = "return root.querySelector('[data-fk=app]').dataset.state;";
    page.within(SLOW, "The state in the end", state, vec![], &json!("ready")).await?;
    let edition = "return root.querySelector('.fk-brand p').textContent;";
    equal("The edition", &page.run(edition, vec![]).await?, &json!(words.edition(catalog.about(), MEASURES)))?;
    let pending = "return root.querySelectorAll('.fk-pending').length;";
    page.within(SLOW, "The search is being prepared", pending, vec![], &json!(0)).await?;
    let query = "pflegehelfer";
    page.type_into("input[type=search]", query).await?;
    let found = index.find(query).iter().filter(|hit| **hit).count();
    let said = "return root.querySelector('[role=status]').textContent;";
    page.within(SLOW, "What is found", said, vec![], &json!(words.measures(found))).await
}
