// SPDX-License-Identifier: EUPL-1.2
//! Förderketten in an open card: the best ways to a measure that is not possible yet, drawn to scale and in words, or what
//! stands in the way of every one.

use foerderkompass_core::{
    Barrier, Catalog, Chain, Effect, Finding, Measure, MeasureAt, Step, Validity, Verdict, Ways, Weeks, is_possible, ways,
};
use yew::prelude::Html;

use super::Scene;
use super::card::{measure_link, verdict_mark};
use super::contact::contact_line;
use super::detail::part;
use super::tag::{Tag, button, list, tag, tag_of};
use crate::state::Message;
use crate::view::contact_row;

/// The button that shows the ways to a measure, and the ways. Where nothing is in the way, there is nothing to show.
pub fn way_there(scene: Scene<'_>, at: MeasureAt, measure: &Measure) -> Option<Tag> {
    let (state, words, labels) = (scene.state, scene.words, scene.labels());
    if state.is_blank() || is_possible(measure, &state.results.facts, state.dates.on) {
        return None;
    }
    let shown = state.ways.contains(&at);
    let show = button("fk-button", scene.on_click(Message::ToggledWays(at))).aria("aria-expanded", shown);
    // What is not shown keeps its place, and the button the focus.
    let found = if shown { found(scene, at) } else { Html::default() };
    Some(part(words, labels.chain).class("fk-chain").tag(show.text(labels.chain_show)).with(found))
}

fn found(scene: Scene<'_>, at: MeasureAt) -> Html {
    let Some(ways) = ways(scene.catalog(), &scene.state.profile, scene.state.dates, at) else { return Html::default() };
    let labels = scene.labels();
    let mut parts = vec![tag_of("p", "fk-muted").text(labels.chain_hint).end()];
    if !ways.complete {
        parts.push(tag_of("p", "fk-strong").text(labels.chain_cut).end());
    } else if ways.chains.is_empty() {
        parts.push(none(scene, &ways, at).end());
    }
    for (nth, chain) in ways.chains.iter().enumerate() {
        parts.push(scene.words.heading(6).text(&scene.words.0.chain(nth + 1, chain)).end());
        parts.push(timeline(scene.catalog(), chain).end());
        let mut unknown = 0;
        let steps = chain.steps.iter().map(|step| {
            let before = unknown;
            unknown += usize::from(weeks_of(scene.catalog(), step).is_none());
            told(scene, step, before)
        });
        parts.push(tag_of("ol", "fk-steps").each(steps).end());
    }
    list(parts)
}

/// That there is no way, and why.
fn none(scene: Scene<'_>, ways: &Ways<'_>, at: MeasureAt) -> Tag {
    let words = scene.words.0;
    let ended = match ways.validity {
        Validity::Valid => None,
        Validity::NotYet(from) => Some(words.not_yet(from)),
        Validity::Ended(until) => Some(words.ended(until)),
    };
    let ended = ended.map(|(lead, rest)| tag("li").text(&lead).text(" ").text(&rest));
    let titles = |barrier: &Barrier<'_>| -> String {
        let lifts = barrier.lifted_by.iter().filter(|other| **other != at);
        let titles: Vec<&str> = lifts.filter_map(|at| Some(scene.catalog().measures().get(*at)?.title.as_str())).collect();
        words.lifted_by(&titles)
    };
    let barriers = ways.barriers.iter().map(|barrier| {
        let condition = words.criterion(scene.catalog(), barrier.criterion);
        tag("li").tag(tag("b").of_catalog(scene.words).text(&condition)).text(" – ").text(&titles(barrier))
    });
    let lead = tag_of("p", "fk-strong").text(scene.labels().chain_none);
    tag("div").tag(lead).tag(tag_of("ul", "fk-bullets").maybe(ended).each(barriers))
}

/// One step in words: when, how long, who decides, whom to ask, on what it depends, what it changes.
fn told(scene: Scene<'_>, step: &Step, unknown: usize) -> Tag {
    let (catalog, words, labels) = (scene.catalog(), scene.words, scene.labels());
    let Some(measure) = catalog.measures().get(step.measure) else { return tag("li") };
    let names: Vec<String> = measure.carrier(&step.facts).entries.into_iter().map(|carrier| carrier.name).collect();
    let routed = measure.responsible(&step.facts).entries;
    let alone = routed.len() < 2;
    let contacts = routed.iter().filter_map(|at| contact_row(catalog, *at, alone, &scene.state.results, words.0));
    let time = format!("{}: {}", labels.next_start, words.0.begins(step.begins, unknown));
    let long = format!("{}: {}", labels.duration, words.0.weeks(measure.weeks));
    let mut facts = tag_of("small", "fk-given").text(&time).text(" · ").text(&long);
    if !names.is_empty() {
        facts = facts.text(" · ").text(labels.carrier).text(": ").text(&names.join(", "));
    }
    let effects: Vec<String> = measure.effects.iter().filter_map(|effect| changed(scene, effect)).collect();
    let after =
        (!effects.is_empty()).then(|| tag("p").tag(tag("b").text(labels.chain_after)).text(": ").text(&effects.join(", ")));
    tag("li")
        .with(measure_link(step.measure, &measure.title, scene.dispatch))
        .tag(facts)
        .all(contacts.map(|row| contact_line(&row)))
        .tag(conditions(scene, step, measure))
        .maybe(after)
}

/// What decides on a step at its time.
fn conditions(scene: Scene<'_>, step: &Step, measure: &Measure) -> Tag {
    let mut items = Vec::new();
    measure.each_condition(&mut |criterion| {
        let finding: Finding<'_> = criterion.finding(&step.facts);
        for part in finding.decisive().into_iter().filter(|part| part.verdict != Verdict::Unmet) {
            let text = scene.words.0.criterion(scene.catalog(), part.criterion);
            let said = tag("span").of_catalog(scene.words).text(&text);
            items.push(tag("li").with(verdict_mark(part.verdict, scene.words)).tag(said).end());
        }
    });
    tag_of("ul", "fk-findings").all(items.into_iter())
}

/// „Deutschniveau B1 (wenn bestanden)“
fn changed(scene: Scene<'_>, effect: &Effect) -> Option<String> {
    let attribute = scene.catalog().attributes().get(effect.attribute)?;
    let when = effect.text.as_ref().map(|text| format!(" ({text})")).unwrap_or_default();
    Some(format!("{} {}{when}", attribute.label, scene.words.0.answer(attribute, &effect.to)))
}

fn weeks_of(catalog: &Catalog, step: &Step) -> Option<Weeks> {
    catalog.measures().get(step.measure)?.weeks
}

/// Height of a step in the drawing, in pixels.
const ROW: usize = 22;

/// The steps below each other, to the scale of weeks: what is sure is filled, what may be is empty, what nobody knows is
/// dashed. All of it stands in the words below.
fn timeline(catalog: &Catalog, chain: &Chain) -> Tag {
    let end = |step: &Step| step.begins.max + weeks_of(catalog, step).map_or(0, |weeks| weeks.max);
    let total = chain.steps.iter().map(end).max().unwrap_or_default().max(1);
    let across = |weeks: u32| percent(weeks * 1000 / total);
    let height = (chain.steps.len() * ROW + 20).to_string();
    let mut drawing = tag("svg").set("aria-hidden", "true").set("width", "100%").put("height", &height);
    for (nth, step) in chain.steps.iter().enumerate() {
        let begins = step.begins.max;
        let y = (nth * ROW).to_string();
        let bar = |class: &'static str, from: String, wide: String| {
            tag_of("rect", class).put("x", &from).put("y", &y).put("width", &wide).set("height", "16")
        };
        match weeks_of(catalog, step) {
            Some(weeks) => {
                drawing = drawing.tag(bar("fk-maybe", across(begins), across(weeks.max)));
                drawing = drawing.tag(bar("fk-sure", across(begins), across(weeks.min)));
            }
            None => drawing = drawing.tag(bar("fk-dashed", across(begins), percent(80))),
        }
        let label = tag("text").put("x", &across(begins)).put("y", &(nth * ROW + 13).to_string());
        let name = (nth + 1).to_string();
        let name = if weeks_of(catalog, step).is_some() { name } else { name + " ?" };
        // Beside the bar, where it is left, else before its end.
        drawing = drawing.tag(label.set("dx", "-5").set("text-anchor", "end").text(&name));
    }
    for (at, anchor) in [(0, "start"), (total / 2, "middle"), (total, "end")] {
        let mark = tag("text").put("x", &across(at)).put("y", &height).set("dy", "-5").set("text-anchor", anchor);
        drawing = drawing.tag(mark.text(&at.to_string()));
    }
    tag_of("div", "fk-time").tag(drawing)
}

/// A share of a thousand as a length.
fn percent(thousandth: u32) -> String {
    format!("{}.{}%", thousandth / 10, thousandth % 10)
}
