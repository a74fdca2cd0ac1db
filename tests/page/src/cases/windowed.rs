// SPDX-License-Identifier: EUPL-1.2
//! A catalogue of hundreds of measures: large groups are cut, say so, and are shown whole on request, by pointer and by
//! keys; what is hidden can be reached, and what leaves the page says how much of it is there.

use foerderkompass_core::{Catalog, Date, Dates, Index, Outcome as Result_, Profile, Query, read, results};
use foerderkompass_wording::Language;
use serde_json::{Value, json};

use super::accessible::nothing;
use super::states::{self, with_catalog};
use crate::keys::{ENTER, TAB};
use crate::page::{Page, equal, holds};
use crate::runner::Outcome;

/// So often every measure is there.
const TIMES: usize = 26;

/// The catalogue with copies of every measure, the originals last: what others refer to is then never among the first.
fn many(catalog: &str) -> Result<String, String> {
    let mut catalog: Value = serde_json::from_str(catalog).map_err(|error| error.to_string())?;
    let measures = catalog.get("measures").and_then(Value::as_array).cloned().ok_or("There are no measures.")?;
    let copies = (1..TIMES).flat_map(|round| measures.iter().map(move |measure| copy(measure, round)));
    let all: Vec<Value> = copies.chain(measures.iter().cloned()).collect();
    catalog.as_object_mut().ok_or("The catalogue is no object.")?.insert("measures".to_owned(), json!(all));
    Ok(catalog.to_string().replace("</", "<\\/"))
}

fn copy(measure: &Value, round: usize) -> Value {
    let mut copy = measure.clone();
    if let Some(fields) = copy.as_object_mut() {
        for key in ["translations", "examples"] {
            fields.remove(key);
        }
        for key in ["id", "title"] {
            let text = fields.get(key).and_then(Value::as_str).unwrap_or_default();
            let text = json!(format!("{text}-{round}"));
            fields.insert(key.to_owned(), text);
        }
    }
    copy
}

/// The same catalogue as the core reads it.
fn catalog(page: &Page) -> Result<Catalog, String> {
    let text = many(&String::from_utf8_lossy(&page.world.bytes))?;
    let today = Date::parse("2026-11-01").ok_or("The day is none.")?;
    read(text.as_bytes(), today).map(|reading| reading.catalog).map_err(|faults| format!("{} faults", faults.len()))
}

/// Every lane with its measures in order.
fn lanes(catalog: &Catalog, profile: &Profile, dates: Dates) -> Vec<(&'static str, Vec<String>)> {
    let results = results(catalog, &Index::new(catalog), &Query::default(), profile, dates);
    let ids = |belongs: &dyn Fn(usize) -> bool| -> Vec<String> {
        let members = results.shown.iter().filter(|at| belongs(**at));
        members.filter_map(|at| catalog.measures().get(*at)).map(|measure| measure.id.clone()).collect()
    };
    let lane = |outcome: Result_| ids(&|at| !results.is_nearly(at) && results.outcomes.get(at) == Some(&outcome));
    vec![
        ("fits", lane(Result_::Fits)),
        ("fits_after_hurdle", lane(Result_::FitsAfterHurdle)),
        ("open", lane(Result_::Open)),
        ("near", ids(&|at| results.is_nearly(at))),
        ("unlikely", lane(Result_::Unlikely)),
        ("excluded", lane(Result_::Excluded)),
    ]
}

/// What the screen shows of a lane: all that it says there are, the cards, and what is below them.
fn seen(key: &str, members: &[String], whole: bool) -> Value {
    let words = Language::German.wording();
    let cut = members.len() > 50 && !whole;
    let drawn = if cut { members.get(..12).unwrap_or_default() } else { members };
    let said = words.measures(members.len());
    let below = cut.then(|| [words.shown_of(12, &said), words.show_all(members.len())]);
    json!([key, said, drawn, below.unwrap_or_default()])
}

const READ: &str = "return [...root.querySelectorAll('section[data-lane]:not([data-lane=taken])')].map((lane) => [
    lane.dataset.lane, lane.querySelector('.fk-lane-count').textContent,
    [...lane.querySelectorAll('article')].map((card) => card.dataset.measure),
    [lane.querySelector('.fk-cut span')?.textContent ?? '', lane.querySelector('.fk-cut button')?.textContent ?? '']]);";

fn all_seen(lanes: &[(&'static str, Vec<String>)], whole: &str) -> Value {
    lanes.iter().map(|(key, members)| seen(key, members, *key == whole)).collect()
}

/// The page with many measures and five answers given, and its lanes as the core has them.
async fn begun(page: &Page) -> Result<(Catalog, Profile, Vec<(&'static str, Vec<String>)>), String> {
    page.open(&with_catalog(page, "many", many)?, "ready").await?;
    let (catalog, profile) = (catalog(page)?, page.five()?);
    page.give(&profile).await?;
    let lanes = lanes(&catalog, &profile, Dates::on_day(page.today().await?));
    holds("Hardly a lane is large.", lanes.iter().filter(|(_, members)| members.len() > 50).count() > 2)?;
    page.eventually("The lanes", READ, vec![], &all_seen(&lanes, "")).await?;
    Ok((catalog, profile, lanes))
}

/// The first measure that a click on the button of the lane brings.
fn first_added(lanes: &[(&'static str, Vec<String>)], key: &str) -> Result<String, String> {
    let lane = lanes.iter().find(|(name, _)| *name == key).and_then(|(_, members)| members.get(12));
    lane.cloned().ok_or_else(|| format!("The lane {key} is not large."))
}

/// Large groups are cut; one is shown whole, stays so with another answer, and is cut again for a new person. Status and
/// summary count all.
pub async fn cut(page: Page) -> Outcome {
    let (catalog, mut profile, lanes) = begun(&page).await?;
    let count = json!(Language::German.wording().summary_lead(&counted(&lanes)));
    let summary = "return root.querySelector('.fk-summary-line strong').textContent;";
    page.eventually("The summary", summary, vec![], &count).await?;
    page.click("section[data-lane=excluded] [data-more]").await?;
    page.eventually("The whole lane", READ, vec![], &all_seen(&lanes, "excluded")).await?;
    let added = first_added(&lanes, "excluded")?;
    page.comes_to("The focus is not at the first card that was added.", &format!("article[data-measure=\"{added}\"] h4 button"))
        .await?;
    // Another answer changes the lanes; what was asked for stays.
    let at = catalog.attribute_at("sprache").ok_or("There is no question about German.")?;
    let attribute = catalog.attributes().get(at).ok_or("The question is missing.")?;
    let answer = crate::working::answer_of(attribute, "b1")?;
    page.answer(attribute, &answer).await?;
    profile.set(&catalog, at, Some(answer));
    let dates = Dates::on_day(page.today().await?);
    let other = self::lanes(&catalog, &profile, dates);
    holds("The answer changes nothing.", other != lanes)?;
    page.eventually("The lanes after another answer", READ, vec![], &all_seen(&other, "excluded")).await?;
    page.click("[data-new-person]").await?;
    page.give(&profile).await?;
    page.eventually("The lanes of a new person", READ, vec![], &all_seen(&other, "")).await
}

fn counted(lanes: &[(&'static str, Vec<String>)]) -> foerderkompass_wording::Counts {
    let of = |key: &str| lanes.iter().find(|(name, _)| *name == key).map_or(0, |(_, members)| members.len());
    foerderkompass_wording::Counts { fits: of("fits"), after_hurdle: of("fits_after_hurdle"), ..Default::default() }
}

/// By keys alone: to the results, over the first cards to the button, and on from the first card that it brings.
pub async fn by_keys(page: Page) -> Outcome {
    let (_, _, lanes) = begun(&page).await?;
    let (key, _) = lanes.iter().find(|(_, members)| members.len() > 50).ok_or("No lane is large.")?;
    page.tab_back_to(".fk-skip").await?;
    page.press(&[ENTER]).await?;
    page.comes_to("The way to the results leads elsewhere.", "[data-results]").await?;
    page.tab_to("[data-more]").await?;
    let lane = page.of_focused("return focused.closest('section').dataset.lane;").await?;
    equal("The lane of the first button", &lane, &json!(key))?;
    page.press(&[ENTER]).await?;
    let added = format!("article[data-measure=\"{}\"]", first_added(&lanes, key)?);
    page.comes_to("The focus is not at the first card that was added.", &format!("{added} h4 button")).await?;
    page.sees_focus("At the first card that was added").await?;
    page.eventually("The whole lane", READ, vec![], &all_seen(&lanes, key)).await?;
    page.press(&[TAB]).await?;
    page.comes_to("The next stop is not in the same card.", &format!("{added} *")).await
}

/// A link to a measure that is hidden in its group shows its card, opens it and goes there; closed again it stays.
pub async fn jumped(page: Page) -> Outcome {
    begun(&page).await?;
    page.open_card("integrationskurs-allgemein-1").await?;
    let link = "const shown = new Set([...root.querySelectorAll('article h4')].map((e) => e.textContent));
        const link = [...root.querySelectorAll('.fk-detail .fk-link')].find((e) => arguments[0].includes(e.textContent)
          && !shown.has(e.textContent));
        link.dataset.test = 'hidden'; return link.textContent;";
    let titles: Vec<&str> = page.world.catalog.measures().iter().map(|measure| measure.title.as_str()).collect();
    let title = page.run(link, vec![json!(titles)]).await?;
    let measures = page.world.catalog.measures();
    let hidden = measures.iter().find(|measure| json!(measure.title) == title).ok_or("No link leads to a hidden measure.")?;
    let card = format!("article[data-measure=\"{}\"]", hidden.id);
    holds("The card is there already.", !page.has(&card).await?)?;
    page.click("[data-test=hidden]").await?;
    page.comes_to("The focus is not at the card.", &format!("{card}.fk-is-open h4 button")).await?;
    let seen = "const box = root.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight;";
    page.eventually("The card is in view", seen, vec![], &json!(true)).await?;
    let line =
        "return root.querySelector(arguments[0]).closest('section').querySelector('.fk-cut span').textContent.split(' ')[0];";
    page.eventually("The line below", line, vec![json!(card)], &json!("13")).await?;
    page.click(&format!("{card} h4 button")).await?;
    let closed = format!("{card}:not(.fk-is-open) h4 button");
    page.comes_to("Closing moves the focus.", &closed).await
}

/// The sheet holds what the screen shows and says how much that is; the note holds all. Printed, the page says it too and
/// shows no button.
pub async fn printed(page: Page) -> Outcome {
    let (_, _, lanes) = begun(&page).await?;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let seen = "return ['.fk-cut span', '.fk-cut button'].map((s) => root.querySelector(s).getClientRects().length > 0);";
    let printed = page.reads("On paper", seen, vec![], &json!([true, false])).await;
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    printed?;
    page.view("export").await?;
    let results = |key: &str| lanes.iter().find(|(name, _)| *name == key).map_or(0, |(_, members)| members.len());
    holds("Nothing is cut that is worth following up.", results("open") > 50)?;
    let cut = "return [...root.querySelectorAll('.fk-paper > .fk-muted')].map((e) => e.textContent).filter((t) => t.includes(' gezeigt'));";
    let lines = page.run(cut, vec![]).await?;
    let lines: Vec<&str> = lines.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    holds(&format!("The sheet does not say what is cut: {lines:?}"), lines.iter().any(|line| line.contains(": 12 von ")))?;
    let entries = page.run("return root.querySelectorAll('.fk-paper > section').length;", vec![]).await?;
    holds(&format!("The sheet has {entries} entries."), entries.as_u64().is_some_and(|count| (12..=150).contains(&count)))?;
    page.click("[data-copy-note]").await?;
    page.eventually("The notice", "return root.querySelector('[data-notice]') !== null;", vec![], &json!(true)).await?;
    let note = page.clipboard().await?;
    for (_, members) in lanes.iter().take(3) {
        let titles = |id: &String| page.world.catalog.measures().iter().any(|one| one.id == *id && !note.contains(&one.title));
        holds("A title is missing in the note.", !members.iter().any(titles))?;
    }
    let responsible = Language::German.wording().labels().responsible;
    let entries_of_note = note.lines().filter(|line| line.starts_with(responsible)).count();
    let all: usize = lanes.iter().take(3).map(|(_, members)| members.len()).sum();
    holds(&format!("The note has {entries_of_note} entries, not {all} or more."), entries_of_note >= all)
}

/// Groups are cut, and all that is to be seen of each is drawn: axe must not look at a page that still grows.
const DRAWN: &str = "const lanes = [...root.querySelectorAll('.fk-lane:not([data-lane=taken])')];
    const number = (e) => parseInt(e.textContent, 10), count = (lane) => lane.querySelectorAll('article').length;
    const all = (lane) => number(lane.querySelector('.fk-cut span') ?? lane.querySelector('.fk-lane-count') ?? { textContent: '0' });
    return root.querySelector('[data-more]') !== null && lanes.every((lane) => lane.hidden || count(lane) === all(lane));";

/// axe finds nothing in what is cut, before and after the first answer.
pub async fn accessible(page: Page, theme: &'static str, width: u32) -> Outcome {
    let axe = crate::world::path("FK_AXE")?.join("axe.min.js");
    let axe = std::fs::read_to_string(&axe).map_err(|error| format!("{}: {error}", axe.display()))?;
    page.width(width).await?;
    page.open(&with_catalog(&page, "many", many)?, "ready").await?;
    page.run("host.setAttribute('theme', arguments[0]);", vec![json!(theme)]).await?;
    page.client.execute(&axe, vec![]).await.map_err(|error| error.to_string())?;
    page.eventually("Something is cut", DRAWN, vec![], &json!(true)).await?;
    let mut faults = nothing(&page, "before the first answer", "foerder-kompass").await?;
    states::reach(&page, "five answers").await?;
    page.eventually("Lanes are cut", DRAWN, vec![], &json!(true)).await?;
    faults.extend(nothing(&page, "five answers", "foerder-kompass").await?);
    page.width(0).await?;
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}
