// SPDX-License-Identifier: EUPL-1.2
//! Links: mails that begin with a measure, and addresses that open one. Nothing of a client is in them.

use foerderkompass_core::Profile;
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

const MEASURE: &str = "anerkennungsberatung";

/// With answers given, every mail of an open card says exactly what measure it is about and no word more.
pub async fn mails(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.give_five().await?;
    page.open_card(MEASURE).await?;
    let catalog = &page.world.catalog;
    let measure = catalog.measure_at(MEASURE).and_then(|at| catalog.measures().get(at)).ok_or("There is no such measure.")?;
    let words = Language::German.wording();
    let labels = words.labels();
    let read = "const found = [...root.querySelectorAll(`article[data-measure=\"${arguments[0]}\"] ${arguments[1]} a[href^=\"mailto:\"]`)];
        return found.map((a) => { const url = new URL(a.href); const at = (name) => url.searchParams.get(name);
          return [a.href.includes('+'), at('subject'), at('body'), [...url.searchParams.keys()].length]; });";
    let subject = words.mail_subject(&measure.title, MEASURE);
    let mails = page.run(read, vec![json!(MEASURE), json!(".fk-contact")]).await?;
    let found = mails.as_array().ok_or("The mails are no list.")?;
    holds("No mail leads to a Kümmerer.", !found.is_empty())?;
    for mail in found {
        equal("A mail to a Kümmerer", mail, &json!([false, subject, null, 1]))?;
    }
    let reasons = [labels.wrong_outdated, labels.wrong_places, labels.wrong_contact, labels.wrong_condition, labels.wrong_other];
    let version = &catalog.about().version;
    let expected = reasons.iter().map(|reason| {
        let body = words.wrong_body(reason, &measure.title, MEASURE, version).replace('\n', "\r\n");
        json!([false, words.wrong_subject(reason, &measure.title, MEASURE), body, 2])
    });
    let expected: Vec<Value> = expected.collect();
    page.reads("Mails about a wrong entry", read, vec![json!(MEASURE), json!(".fk-wrong")], &json!(expected)).await
}

/// A link opens its card, goes there, and changes nothing else, not even the address.
pub async fn opened(page: Page) -> Outcome {
    let address = format!("{}#fk1/measure/{MEASURE}", page.world.single_file());
    page.go("about:blank").await?;
    page.open(&address, "ready").await?;
    let opened = "return [...root.querySelectorAll('article.fk-is-open')].map((e) => e.dataset.measure);";
    page.eventually("Open cards", opened, vec![], &json!([MEASURE])).await?;
    page.shows_all(&Profile::default()).await?;
    let there = "const article = root.activeElement?.closest('article'), box = article?.getBoundingClientRect();
        return [article?.dataset.measure ?? null, box !== undefined && box.top >= 0 && box.top < innerHeight, location.href, history.length];";
    let now = page.run(there, vec![]).await?;
    let length = now.get(3).cloned().unwrap_or_default();
    page.eventually("The card", there, vec![], &json!([MEASURE, true, address, length])).await?;
    // Answers do not reach the address either.
    page.give_five().await?;
    equal("The address", &page.run("return location.href;", vec![]).await?, &json!(address))?;
    // What is no link to a measure opens nothing and breaks nothing.
    for wrong in ["#fk1/measure/gibt-es-nicht", "#fk1/measure/%00", "#fk2/measure/anerkennungsberatung", "#fk1/measure/"] {
        page.go("about:blank").await?;
        page.open(&format!("{}{wrong}", page.world.single_file()), "ready").await?;
        page.shows_all(&Profile::default()).await?;
        page.reads(wrong, opened, vec![], &json!([])).await?;
    }
    Ok(())
}

/// "Link kopieren" gives that address, without whatever fragment the page was opened with.
pub async fn copied(page: Page) -> Outcome {
    page.go("about:blank").await?;
    page.open(&format!("{}#anderes", page.world.single_file()), "ready").await?;
    page.give_five().await?;
    page.open_card(MEASURE).await?;
    page.click(&format!("article[data-measure=\"{MEASURE}\"] [data-copy-link]")).await?;
    let notice = "return root.querySelector('[data-notice] p')?.textContent ?? null;";
    page.eventually("The notice", notice, vec![], &json!(Language::German.wording().labels().copied)).await?;
    let address = format!("{}#fk1/measure/{MEASURE}", page.world.single_file());
    equal("The link", &json!(page.clipboard().await?), &json!(address))
}

/// A link to another site shows that site's host beside it, tells it nothing, and gives it no hold on this page.
pub async fn hosts(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.open_card(MEASURE).await?;
    let catalog = &page.world.catalog;
    let measure = catalog.measure_at(MEASURE).and_then(|at| catalog.measures().get(at)).ok_or("There is no such measure.")?;
    let links = measure.legal.iter().filter_map(|legal| {
        let url = legal.url.as_ref()?;
        Some(json!([legal.norm, url.as_str(), "_blank", "noopener noreferrer", url.host()?, true]))
    });
    let links: Vec<Value> = links.collect();
    holds("The measure has no link.", !links.is_empty())?;
    let shown = "return [...root.querySelectorAll('.fk-legal a')].map((a) => { const host = a.nextElementSibling;
        return [a.textContent, a.getAttribute('href'), a.target, a.rel, host?.textContent, host?.checkVisibility()]; });";
    equal("Links", &page.run(shown, vec![]).await?, &json!(links))?;
    // No other link leaves the browser.
    let others =
        "return [...root.querySelectorAll('a')].filter((a) => !a.closest('.fk-legal') && !/^(mailto|tel):/.test(a.href)).length;";
    equal("Other links", &page.run(others, vec![]).await?, &json!(0))
}
