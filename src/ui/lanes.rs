// SPDX-License-Identifier: EUPL-1.2
//! The results in groups: five outcomes in fixed order and the lane of near misses. Before the first answer, all
//! measures by category.

use std::rc::Rc;

use foerderkompass_core::{Category, MeasureAt, Outcome, upper};
use yew::prelude::{Html, html};

use super::card::{Card, measure_link};
use super::cut::{cut, cut_list};
use super::deck::Deck;
use super::tag::{Tag, list, tag, tag_of};
use super::{Scene, Symbol, icon, outcome_class};
use crate::groups::{CHANGED, Group, GroupAt, of_category, of_outcome};
use crate::shared::Shared;
use crate::state::State;
use crate::view::{Row, row};

/// What changed in so many days is pointed out.
const LATELY: u32 = 30;

/// A lane of the results: what tells it and what its heading says.
struct Lane {
    key: &'static str,
    class: &'static str,
    symbol: Symbol,
    heading: &'static str,
    note: Option<String>,
}

pub fn lanes(scene: Scene<'_>, deck: &mut Deck) -> Html {
    let Scene { state, words, .. } = scene;
    let blank = state.is_blank();
    let groups = &state.groups.all;
    let number = |at: usize| if blank { of_category(at) } else { at };
    let members: Vec<_> = groups.iter().enumerate().map(|(at, group)| (number(at), group.members.as_slice())).collect();
    let rows = deck.deal(scene, &members);
    let dealt = groups.iter().zip(&rows).enumerate();
    if blank {
        let categories = state.catalog.categories().iter().zip(dealt);
        let sections = categories.map(|(Category { id, label, .. }, (at, (group, rows)))| {
            let section = tag_of("section", "fk-lane fk-by-category").key(id).flag("hidden", group.count == 0);
            let head = plain_head(scene, label, group.count);
            section.tag(head).tag(cards(scene, rows)).place(below(scene, of_category(at), group)).end()
        });
        return list(vec![lately(scene), taken(scene), list(sections.collect())]);
    }
    let mut parts = vec![taken(scene)];
    parts.extend(named(scene).into_iter().zip(dealt).map(|(lane, (at, (group, rows)))| {
        let split = rows.iter().position(|row| is_extra(state, row.at)).unwrap_or(rows.len());
        let (usual, extra) = rows.split_at(split);
        let head = scene
            .words
            .heading(3)
            .class("fk-lane-title")
            .tag(tag_of("span", "fk-sym").with(icon(lane.symbol)))
            .tag(tag("span").text(&capital(lane.heading)))
            .tag(count(scene, group.count));
        let note = lane.note.as_ref().map(|note| tag_of("p", "fk-lane-note").text(note));
        let apart = (!extra.is_empty() && !usual.is_empty())
            .then(|| scene.words.heading(4).class("fk-extra").text(words.0.labels().extra));
        let section = tag_of("section", "fk-lane").class(lane.class).key(lane.key).set("data-lane", lane.key);
        let section = section.flag("hidden", group.count == 0).tag(head).place(note).tag(cards(scene, usual));
        section.place(apart).tag(cards(scene, extra)).place(below(scene, at, group)).end()
    }));
    list(parts)
}

fn count(scene: Scene<'_>, number: usize) -> Tag {
    tag_of("span", "fk-lane-count").text(&scene.words.0.measures(number))
}

fn cards(scene: Scene<'_>, rows: &[Rc<Row>]) -> Tag {
    tag_of("div", "fk-cards").all(rows.iter().map(|row| card_of(scene, row)))
}

fn below(scene: Scene<'_>, at: GroupAt, group: &Group) -> Option<Tag> {
    cut(scene, at, [group.drawn, group.members.len(), group.count], &scene.words.0.measures(group.count))
}

fn plain_head(scene: Scene<'_>, label: &str, number: usize) -> Tag {
    scene.words.heading(3).class("fk-lane-title").tag(tag("span").text(label)).tag(count(scene, number))
}

/// What changed in the catalogue of late, for a look before the talk begins.
fn lately(scene: Scene<'_>) -> Html {
    let Scene { state, words, dispatch } = scene;
    let Some(lately) = state.catalog.lately(state.dates.today, LATELY) else { return Html::default() };
    let all = &lately.measures;
    let link = |place: usize| {
        let at = all.get(place)?;
        let measure = state.catalog.measures().get(*at)?;
        Some(tag("li").with(measure_link(*at, &measure.title, dispatch)))
    };
    let lead = tag("summary").text(&words.0.changed_since(all.len(), lately.since));
    let [links, more] = cut_list(scene, tag("ul"), CHANGED, all.len(), &words.0.measures(all.len()), &link);
    tag_of("details", "fk-lately").key("lately").tag(lead).maybe(links).place(more).end()
}

/// What the client takes part in or took part in. Without any it is not seen.
fn taken(scene: Scene<'_>) -> Html {
    let taken = &scene.state.taken;
    let section = tag_of("section", "fk-lane fk-taken").key("taken").set("data-lane", "taken").flag("hidden", taken.is_empty());
    let section = section.tag(plain_head(scene, scene.labels().taken_lane, taken.len()));
    section.tag(tag_of("div", "fk-cards").all(taken.iter().map(|(at, _)| card(scene, *at)))).end()
}

/// The lanes in the order of their groups.
fn named(scene: Scene<'_>) -> Vec<Lane> {
    let Scene { state, words, .. } = scene;
    let lane = |key, outcome: Outcome| {
        let elsewhere = state.groups.all.get(of_outcome(outcome)).map_or(0, |group| group.elsewhere);
        Lane {
            key,
            class: outcome_class(outcome),
            symbol: Symbol::of_outcome(outcome),
            heading: words.0.outcome(outcome),
            note: (elsewhere > 0).then(|| words.0.elsewhere(elsewhere)),
        }
    };
    let labels = words.0.labels();
    let note = Some(labels.near_hint.to_owned());
    vec![
        lane("fits", Outcome::Fits),
        lane("fits_after_hurdle", Outcome::FitsAfterHurdle),
        lane("open", Outcome::Open),
        Lane { key: "near", class: "fk-near", symbol: Symbol::Near, heading: labels.near, note },
        lane("unlikely", Outcome::Unlikely),
        lane("excluded", Outcome::Excluded),
    ]
}

fn is_extra(state: &State, at: MeasureAt) -> bool {
    let category = state.catalog.measures().get(at).and_then(|measure| state.catalog.categories().get(measure.category));
    category.is_some_and(|category| category.last)
}

/// A card that is not one of many.
pub fn card(scene: Scene<'_>, at: MeasureAt) -> Html {
    row(scene.state, at, scene.words.0).map_or_else(Html::default, |row| card_of(scene, &Rc::new(row)))
}

fn card_of(scene: Scene<'_>, row: &Rc<Row>) -> Html {
    let Scene { state, dispatch, words } = scene;
    // Closed cards do not depend on the results but through their row, and so are drawn again only if it changes.
    let state = state.opened.contains(&row.at).then(|| Shared::new(state.clone()));
    html! { <Card key={row.at} row={Rc::clone(row)} {state} dispatch={dispatch.clone()} {words} /> }
}

/// Headings begin with a capital letter, whatever the word inside a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| std::iter::once(upper(first)).chain(letters).collect()).unwrap_or_default()
}
