// SPDX-License-Identifier: EUPL-1.2
//! The results in groups: five outcomes in fixed order and the lane of near misses. Before the first answer, all
//! measures by category.

use foerderkompass_core::{Category, MeasureAt, Outcome, upper};
use yew::prelude::{Html, html};

use super::card::{Card, measure_link};
use super::tag::{Tag, list, tag, tag_of};
use super::{Scene, Symbol, icon, outcome_class};
use crate::shared::Shared;
use crate::state::State;
use crate::view::row;

/// What changed in so many days is pointed out.
const LATELY: u32 = 30;

/// One group on the screen.
struct Lane {
    key: &'static str,
    class: &'static str,
    symbol: Symbol,
    heading: String,
    note: Option<String>,
    members: Vec<MeasureAt>,
}

pub fn lanes(scene: Scene<'_>) -> Html {
    let Scene { state, words, .. } = scene;
    if state.is_blank() {
        return list(vec![lately(scene), taken(scene), by_category(scene)]);
    }
    let mut parts = vec![taken(scene)];
    parts.extend(groups(scene).into_iter().map(|lane| {
        let split = lane.members.iter().position(|at| is_extra(state, *at)).unwrap_or(lane.members.len());
        let (usual, extra) = lane.members.split_at(split);
        let head = scene
            .words
            .heading(3)
            .class("fk-lane-title")
            .tag(tag_of("span", "fk-sym").with(icon(lane.symbol)))
            .tag(tag("span").text(&capital(&lane.heading)))
            .tag(count(scene, lane.members.len()));
        let note = lane.note.as_ref().map(|note| tag_of("p", "fk-lane-note").text(note));
        let apart = (!extra.is_empty() && !usual.is_empty())
            .then(|| scene.words.heading(4).class("fk-extra").text(words.0.labels().extra));
        let section = tag_of("section", "fk-lane").class(lane.class).key(lane.key).set("data-lane", lane.key);
        let section = section.flag("hidden", lane.members.is_empty()).tag(head).place(note).tag(cards(scene, usual));
        section.place(apart).tag(cards(scene, extra)).end()
    }));
    list(parts)
}

fn count(scene: Scene<'_>, number: usize) -> Tag {
    tag_of("span", "fk-lane-count").text(&scene.words.0.measures(number))
}

fn cards(scene: Scene<'_>, members: &[MeasureAt]) -> Tag {
    tag_of("div", "fk-cards").all(members.iter().map(|at| card(scene, *at)))
}

/// A heading with a count, and the cards. Without cards it is not seen.
fn plain(scene: Scene<'_>, section: Tag, label: &str, members: &[MeasureAt]) -> Html {
    let head = scene.words.heading(3).class("fk-lane-title").tag(tag("span").text(label)).tag(count(scene, members.len()));
    section.flag("hidden", members.is_empty()).tag(head).tag(cards(scene, members)).end()
}

/// What changed in the catalogue of late, for a look before the talk begins.
fn lately(scene: Scene<'_>) -> Html {
    let Scene { state, words, dispatch } = scene;
    let Some(lately) = state.catalog.lately(state.dates.today, LATELY) else { return Html::default() };
    let measures = state.catalog.measures();
    let links =
        lately.measures.iter().filter_map(|at| Some(tag("li").with(measure_link(*at, &measures.get(*at)?.title, dispatch))));
    let lead = tag("summary").text(&words.0.changed_since(lately.measures.len(), lately.since));
    tag_of("details", "fk-lately").key("lately").tag(lead).tag(tag("ul").each(links)).end()
}

/// What the client takes part in or took part in.
fn taken(scene: Scene<'_>) -> Html {
    let members: Vec<MeasureAt> = scene.state.taken.iter().map(|(at, _)| *at).collect();
    let section = tag_of("section", "fk-lane fk-taken").key("taken").set("data-lane", "taken");
    plain(scene, section, scene.labels().taken_lane, &members)
}

fn groups(scene: Scene<'_>) -> Vec<Lane> {
    let Scene { state, words, .. } = scene;
    let results = &state.results;
    let near = |at: &MeasureAt| results.is_nearly(*at);
    let lane = |key, outcome: Outcome| {
        let all: Vec<MeasureAt> = results.group(outcome).filter(|at| state.taken(*at).is_none()).collect();
        let elsewhere = all.iter().filter(|at| near(at)).count();
        Lane {
            key,
            class: outcome_class(outcome),
            symbol: Symbol::of_outcome(outcome),
            heading: words.0.outcome(outcome).to_owned(),
            note: (elsewhere > 0).then(|| words.0.elsewhere(elsewhere)),
            members: all.into_iter().filter(|at| !near(at)).collect(),
        }
    };
    let labels = words.0.labels();
    let near_lane = Lane {
        key: "near",
        class: "fk-near",
        symbol: Symbol::Near,
        heading: labels.near.to_owned(),
        note: Some(labels.near_hint.to_owned()),
        members: results.shown.iter().copied().filter(|at| near(at) && state.taken(*at).is_none()).collect(),
    };
    vec![
        lane("fits", Outcome::Fits),
        lane("fits_after_hurdle", Outcome::FitsAfterHurdle),
        lane("open", Outcome::Open),
        near_lane,
        lane("unlikely", Outcome::Unlikely),
        lane("excluded", Outcome::Excluded),
    ]
}

/// All measures by category, for a first look at the offer.
fn by_category(scene: Scene<'_>) -> Html {
    let state = scene.state;
    let category = |at: MeasureAt| state.catalog.measures().get(at).map(|m| m.category);
    let sections = state.catalog.categories().iter().enumerate().map(|(i, Category { id, label, .. })| {
        let members: Vec<MeasureAt> =
            state.results.shown.iter().copied().filter(|at| category(*at) == Some(i) && state.taken(*at).is_none()).collect();
        plain(scene, tag_of("section", "fk-lane fk-by-category").key(id), label, &members)
    });
    list(sections.collect())
}

fn is_extra(state: &State, at: MeasureAt) -> bool {
    let category = state.catalog.measures().get(at).and_then(|measure| state.catalog.categories().get(measure.category));
    category.is_some_and(|category| category.last)
}

pub fn card(scene: Scene<'_>, at: MeasureAt) -> Html {
    let Scene { state, dispatch, words } = scene;
    let Some(row) = row(state, at, words.0) else { return Html::default() };
    // Closed cards do not depend on the results but through their row, and so are drawn again only if it changes.
    let state = state.opened.contains(&at).then(|| Shared::new(state.clone()));
    html! { <Card key={at} {row} {state} dispatch={dispatch.clone()} {words} /> }
}

/// Headings begin with a capital letter, whatever the word inside a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| std::iter::once(upper(first)).chain(letters).collect()).unwrap_or_default()
}
