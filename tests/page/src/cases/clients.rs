// SPDX-License-Identifier: EUPL-1.2
//! The sheet for a client as it is printed: languages and directions, and everything inside one page of A4.

use foerderkompass_core::{Measure, SheetWord};
use serde_json::{Value, json};

use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// Nothing is really printed, so that the frame can be looked at.
const STAND_IN: &str = "const original = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
      const inner = original.call(this); if (inner) inner.print = () => {}; return inner; } });";

/// The frame as wide as what the margins leave of A4, its paper as the style for printing has it. Not every engine lays it
/// out at once.
const SIZE: &str = "const frame = root.querySelector('iframe'), paper = frame.contentDocument.querySelector('.fk-paper');
    Object.assign(frame.style, { display: 'block', position: 'fixed', width: '174mm', height: '265mm', maxWidth: 'none' });
    Object.assign(paper.style, { padding: 0, maxWidth: 'none' });
    return Math.round(paper.getBoundingClientRect().width / 96 * 25.4);";

/// What is too wide, the height in millimetres, the languages with their directions, and the direction of every number and
/// address.
const LOOK: &str = "const inner = root.querySelector('iframe').contentDocument, paper = inner.querySelector('.fk-paper');
    const all = [paper, ...paper.querySelectorAll('*')], box = paper.getBoundingClientRect();
    const inside = (e) => { const b = e.getBoundingClientRect(); return b.left >= box.left - 1 && b.right <= box.right + 1; };
    const wide = all.filter((e) => (e.clientWidth && e.scrollWidth > e.clientWidth + 1) || !inside(e));
    const sides = [...paper.querySelector('.fk-sides').children].map((e) => [e.lang, e.dir, getComputedStyle(e).direction]);
    const values = [...paper.querySelectorAll('bdi[lang=de]')].filter((e) => /[0-9@]/.test(e.textContent));
    return { wide: wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 90)), height: box.height / 96 * 25.4, sides,
      values: values.map((e) => getComputedStyle(e).direction), text: paper.textContent };";

/// The measures with the longest texts, and one with an offer, in each language.
pub async fn sheets(page: Page) -> Outcome {
    page.open_single_file().await?;
    page.run(STAND_IN, vec![]).await?;
    let measures = page.world.catalog.measures();
    for (tag, rtl) in [("de-simple", false), ("en", false), ("uk", false), ("ar", true)] {
        let longest = measures.iter().max_by_key(|measure| length(measure, tag)).ok_or("There are no measures.")?;
        sheet(&page, longest, tag, rtl, "").await?;
        let other = measures.iter().find(|measure| measure.id == "integrationskurs-allgemein").ok_or("A measure is missing.")?;
        sheet(&page, other, tag, rtl, "0").await?;
    }
    page.no_trouble().await
}

/// How much is said in a language and in German.
fn length(measure: &Measure, tag: &str) -> usize {
    let texts = measure.translations.iter().filter(|(known, _)| known == tag || known == "de-simple");
    let length = |text: &String| text.chars().count();
    texts.map(|(_, text)| length(&text.title) + length(&text.summary) + text.steps.iter().map(length).sum::<usize>()).sum()
}

fn at_key<'v>(value: &'v Value, key: &str) -> &'v Value {
    value.get(key).unwrap_or(&Value::Null)
}

async fn sheet(page: &Page, measure: &Measure, tag: &str, rtl: bool, offer: &str) -> Outcome {
    let what = format!("{} in {tag}", measure.id);
    if !page.has(&format!("article[data-measure=\"{}\"].fk-is-open", measure.id)).await? {
        page.open_card(&measure.id).await?;
    }
    let card = format!("article[data-measure=\"{}\"]", measure.id);
    let at = measure.translations.iter().position(|(known, _)| known == tag).ok_or("There is no such translation.")?;
    choose(page, &format!("{card} [data-select=language]"), &at.to_string()).await?;
    let (_, translation) = measure.translations.get(at).ok_or("There is no such translation.")?;
    let shown = "const e = root.querySelector(arguments[0] + ' [data-translated]');
        return e && [e.lang, e.dir, e.querySelector('b').textContent, e.querySelector('p').textContent];";
    let dir = if rtl { "rtl" } else { "ltr" };
    let expected = json!([tag, dir, translation.title, translation.summary]);
    page.eventually(&format!("The card of {what}"), shown, vec![json!(card)], &expected).await?;
    page.click(&format!("{card} [data-client-sheet]")).await?;
    page.eventually("The sheet", "return root.querySelector('[data-shown=client] .fk-paper') !== null;", vec![], &json!(true))
        .await?;
    if !offer.is_empty() {
        choose(page, "[data-select=offer]", offer).await?;
        let phone = measure.offers.first().and_then(|offer| offer.client_contact.as_ref()?.phone.as_ref());
        let phone = phone.ok_or("The offer has no phone number.")?.as_str();
        let there = "return root.querySelector('.fk-paper').textContent.includes(arguments[0]);";
        page.eventually("The number of the offer", there, vec![json!(phone)], &json!(true)).await?;
    }
    page.click("[data-print]").await?;
    let ready = "return root.querySelector('iframe')?.contentDocument.querySelector('.fk-paper') != null;";
    page.eventually("The paper", ready, vec![], &json!(true)).await?;
    page.eventually("The width of the paper", SIZE, vec![], &json!(174)).await?;
    let look = page.run(LOOK, vec![]).await?;
    equal(&format!("Too wide in {what}"), at_key(&look, "wide"), &json!([]))?;
    let height = at_key(&look, "height").as_f64().unwrap_or(f64::INFINITY);
    holds(&format!("{what} is {height} mm high."), (150.0..=265.0).contains(&height))?;
    let german = json!(["de-simple", "ltr", "ltr"]);
    let sides = if tag == "de-simple" { json!([german]) } else { json!([german, [tag, dir, dir]]) };
    equal(&format!("The sides of {what}"), at_key(&look, "sides"), &sides)?;
    let values = at_key(&look, "values").as_array().map_or(&[][..], Vec::as_slice);
    holds(&format!("{what} has {} numbers and addresses.", values.len()), values.len() >= 2)?;
    holds("A number reads from right to left.", values.iter().all(|direction| direction == "ltr"))?;
    let text = at_key(&look, "text").as_str().unwrap_or_default();
    for (tag, word) in [("de-simple", SheetWord::Notice), ("de-simple", SheetWord::Unreviewed), (tag, SheetWord::Unreviewed)] {
        let word = page.world.catalog.sheet_word(tag, word).ok_or("A word is missing.")?;
        holds(&format!("“{word}” is missing in {what}"), text.contains(word))?;
    }
    page.click("[data-back]").await?;
    let back = "return root.querySelector(arguments[0] + '.fk-is-open') !== null && root.activeElement?.closest('article')?.dataset.measure;";
    page.eventually("The way back", back, vec![json!(card)], &json!(measure.id)).await
}

/// Chooses an entry of a native list, as the browser reports it.
async fn choose(page: &Page, list: &str, value: &str) -> Outcome {
    let choose = "const list = root.querySelector(arguments[0]); list.value = arguments[1];
        list.dispatchEvent(new Event('change', { bubbles: true, composed: true })); return list.value;";
    let chosen = page.run(choose, vec![json!(list), json!(value)]).await?;
    equal(list, &chosen, &Value::from(value))
}
