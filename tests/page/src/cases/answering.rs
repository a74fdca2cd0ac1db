// SPDX-License-Identifier: EUPL-1.2
//! Answers by clicking, and everything that follows from them.

use foerderkompass_core::{Answer, Attribute, Dates, Kind, Profile};
use serde_json::{Value, json};

use crate::announcing::{Announced, READ};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// All answers of a persona, one by one; after each the desk shows what the core says.
pub async fn persona(page: Page, at: usize) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let persona = catalog.personas().get(at).ok_or("There is no such persona.")?;
    let mut profile = Profile::default();
    for (at, answer) in persona.answers.answered() {
        let attribute = attribute(&page, at)?;
        page.answer(attribute, answer).await?;
        profile.set(catalog, at, Some(answer.clone()));
        let shown = page.shows_all(&profile).await;
        shown.map_err(|trouble| format!("After {} = {answer:?}: {trouble}", attribute.id))?;
    }
    page.shows_all(&persona.answers).await
}

fn attribute(page: &Page, at: usize) -> Result<&Attribute, String> {
    page.world.catalog.attributes().get(at).ok_or_else(|| format!("There is no attribute {at}."))
}

/// The first answer that a question offers.
fn first_answer(attribute: &Attribute) -> Answer {
    match &attribute.kind {
        Kind::Flag => Answer::Flag(true),
        Kind::Choice(_) | Kind::Ordinal(_) => Answer::Option(0),
        Kind::Multi(_) => Answer::Options(vec![0]),
        Kind::Integer(range) => Answer::Integer(range.min),
    }
}

/// The tree of the results, one line per node; attributes in the order of their names, since the
/// order in which they were set means nothing.
const RESULTS: &str = "
    const lines = [];
    const walk = (node, depth) => {
      if (node.nodeType === Node.TEXT_NODE) lines.push(depth + JSON.stringify(node.data));
      if (node.nodeType !== Node.ELEMENT_NODE) return;
      const attributes = [...node.attributes].map((a) => `${a.name}=${JSON.stringify(a.value)}`).sort();
      lines.push(depth + [node.localName, ...attributes].join(' '));
      for (const child of node.childNodes) walk(child, depth + ' ');
    };
    walk(root.querySelector('[data-results]'), '');
    return Object.fromEntries(lines.map((line, i) => [String(i).padStart(5, '0'), line]));";

/// "Keine Angabe" brings back exactly what stood there before, for every question.
pub async fn can_be_taken_back(page: Page) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let persona = catalog.personas().first().ok_or("There is no persona.")?;
    let mut base = Profile::default();
    page.shows_all(&base).await?;
    // First from the page without any answer, then from one with two answers.
    for round in 0..2 {
        let before = settled(&page, RESULTS).await?;
        for (at, attribute) in catalog.attributes().iter().enumerate() {
            if base.answer(at).is_some() {
                continue;
            }
            let mut profile = base.clone();
            profile.set(catalog, at, Some(first_answer(attribute)));
            page.answer(attribute, &first_answer(attribute)).await?;
            page.shows_all(&profile).await.map_err(|trouble| format!("With {}: {trouble}", attribute.id))?;
            page.unanswer(attribute).await?;
            page.shows_all(&base).await.map_err(|trouble| format!("Without {}: {trouble}", attribute.id))?;
            let same = page.eventually("The results", RESULTS, vec![], &before).await;
            same.map_err(|trouble| format!("Without {}: {trouble}", attribute.id))?;
        }
        for (at, answer) in persona.answers.answered().take(2).filter(|_| round == 0) {
            page.answer(attribute(&page, at)?, answer).await?;
            base.set(catalog, at, Some(answer.clone()));
        }
        page.shows_all(&base).await?;
    }
    Ok(())
}

/// What a script reads once it has not changed for a second: the live region speaks late.
async fn settled(page: &Page, script: &str) -> Result<Value, String> {
    let mut last = page.run(script, vec![]).await?;
    loop {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        let now = page.run(script, vec![]).await?;
        if now == last {
            return Ok(now);
        }
        last = now;
    }
}

/// The live region says the counts once things have settled, and which measures newly come into consideration.
pub async fn are_announced(page: Page) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let (mut announced, dates) = (Announced::at_first(catalog), Dates::on_day(page.today().await?));
    page.eventually("The status at first", READ, vec![], &json!(announced.said())).await?;
    let (mut profile, mut new) = (Profile::default(), 0);
    for (at, answer) in page.five()?.answered() {
        let attribute = attribute(&page, at)?;
        page.answer(attribute, answer).await?;
        profile.set(catalog, at, Some(answer.clone()));
        let text = json!(announced.after(catalog, &profile, dates));
        page.eventually(&format!("The status after {}", attribute.id), READ, vec![], &text).await?;
        new += usize::from(announced.names_new());
    }
    holds("No answer brought a measure into consideration.", new > 0)
}

/// So it does for somebody who answers before anything was said.
pub async fn at_once_is_announced(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.run("root.querySelector('fieldset[data-attribute=rechtskreis] input[value=sgb2]').click();", vec![]).await?;
    let catalog = &page.world.catalog;
    let at = catalog.attribute_at("rechtskreis").ok_or("There is no such question.")?;
    let mut profile = Profile::default();
    profile.set(catalog, at, Some(Answer::Option(0)));
    let mut announced = Announced::at_first(catalog);
    let text = json!(announced.after(catalog, &profile, Dates::on_day(page.today().await?)));
    holds("The answer brings nothing into consideration.", announced.names_new())?;
    page.eventually("The status", READ, vec![], &text).await
}

/// While answering, nothing changes in title, address, history or any storage.
pub async fn leave_no_trace(page: Page) -> Outcome {
    const TRACES: &str = "
        const attempt = (read) => { try { return read(); } catch (error) { return error.name; } };
        return {
          title: document.title, address: location.href, history: history.length, state: history.state,
          local: attempt(() => JSON.stringify(localStorage)), session: attempt(() => JSON.stringify(sessionStorage)),
          cookies: attempt(() => document.cookie), name: window.name,
          light: document.querySelector('foerder-kompass').outerHTML.replace(/<script[^]*?<\\/script>/g, ''),
        };";
    page.open_single_file().await?;
    let before = page.run(TRACES, vec![]).await?;
    holds("The traces cannot be read.", before.get("title").is_some_and(Value::is_string))?;
    let persona = page.world.catalog.personas().first().ok_or("There is no persona.")?.answers.clone();
    page.give(&persona).await?;
    page.shows_all(&persona).await?;
    equal("Traces", &page.run(TRACES, vec![]).await?, &before)?;
    // Loaded anew, the page knows nothing.
    page.open_single_file().await?;
    page.shows_all(&Profile::default()).await
}

/// The button of the bar takes the focus into the marked question, as often as there is one.
pub async fn next_question(page: Page) -> Outcome {
    const FOCUSED: &str = "
        const marked = root.querySelector('fieldset[data-next-question]');
        return root.activeElement !== null && marked !== null && marked.contains(root.activeElement);";
    page.open_single_file().await?;
    let label = foerderkompass_wording::Language::German.wording().labels().go_there;
    let catalog = &page.world.catalog;
    let mut profile = Profile::default();
    for _ in 0..4 {
        page.click_button(".fk-next", label).await?;
        page.eventually("The focus", FOCUSED, vec![], &json!(true)).await?;
        let marked = page.run("return root.querySelector('[data-next-question]').dataset.nextQuestion;", vec![]).await?;
        let at = marked.as_str().and_then(|id| catalog.attribute_at(id)).ok_or("The marked question is unknown.")?;
        let answer = first_answer(attribute(&page, at)?);
        page.answer(attribute(&page, at)?, &answer).await?;
        profile.set(catalog, at, Some(answer));
        page.shows_all(&profile).await?;
    }
    Ok(())
}

/// Typing into the filter of a long list hides the options that do not fit, in any spelling.
pub async fn type_ahead(page: Page) -> Outcome {
    page.open_single_file().await?;
    let catalog = &page.world.catalog;
    let longest = catalog.attributes().iter().enumerate().max_by_key(|(_, attribute)| attribute.options().len());
    let (at, long) = longest.ok_or("There is no question.")?;
    let fieldset = format!("fieldset[data-attribute=\"{}\"]", long.id);
    page.unfold(&fieldset).await?;
    let visible = "return [...root.querySelectorAll(arguments[0] + ' input[type=radio]')]
        .filter((input) => input.value !== '' && input.getClientRects().length > 0).map((input) => input.value);";
    for typed in ["gestattung", "niederlassung", "eu-", "xyzxyz", ""] {
        page.type_into(&format!("{fieldset} [data-filter]"), typed).await?;
        let fits = long.options().iter().filter(|option| {
            let texts = [option.group.as_deref(), Some(option.label.as_str()), option.help.as_deref()];
            let text = texts.into_iter().flatten().collect::<Vec<_>>().join(" ");
            text.to_lowercase().contains(typed)
        });
        let fits: Vec<&str> = fits.map(|option| option.id.as_str()).collect();
        let found = page.eventually("Options", visible, vec![json!(fieldset)], &json!(fits)).await;
        found.map_err(|trouble| format!("Having typed “{typed}”: {trouble}"))?;
    }
    let last = long.options().len().saturating_sub(1);
    page.answer(long, &Answer::Option(last)).await?;
    let mut profile = Profile::default();
    profile.set(catalog, at, Some(Answer::Option(last)));
    page.shows_all(&profile).await
}
