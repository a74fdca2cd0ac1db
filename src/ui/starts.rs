// SPDX-License-Identifier: EUPL-1.2
//! Free places of the next weeks, by their start.

use foerderkompass_core::{Date, Offer, Outcome, PLACES_DAYS, Start};
use yew::prelude::Html;

use super::card::measure_link;
use super::cut::cut_list;
use super::desk::hidden;
use super::tag::{Tag, tag, tag_of};
use super::{Scene, outcome_class};
use crate::groups::STARTS;

/// How far ahead, in days.
const SPAN: u32 = 28;

pub fn starts(scene: Scene<'_>) -> Html {
    let (state, labels, words) = (scene.state, scene.labels(), scene.words);
    let from = state.dates.on;
    let until = from.add_days(i32::try_from(SPAN).unwrap_or(0));
    let starts = state.lists.starts(&state.catalog, from, SPAN);
    let mut is_shown = vec![false; state.catalog.measures().len()];
    for at in &state.results.shown {
        is_shown.get_mut(*at).into_iter().for_each(|shown| *shown = true);
    }
    let mut all: Vec<&Start> = Vec::new();
    for last in [false, true] {
        let excluded = |start: &Start| scene.outcome(start.measure) == Some(Outcome::Excluded);
        all.extend(starts.iter().filter(|start| is_shown.get(start.measure) == Some(&true) && excluded(start) == last));
    }
    let said = all.len().to_string();
    let list = tag_of("ul", "fk-cards fk-starts");
    let [list, more] = cut_list(scene, list, STARTS, all.len(), &said, &|place| entry(scene, all.get(place)?));
    tag_of("section", "fk-view")
        .set("data-shown", "starts")
        .tag(scene.words.heading(3).class("fk-lane-title").text(labels.starts_title))
        .tag(tag_of("p", "fk-lane-note").text(&words.0.starts_between(from, until)))
        .place(hidden(scene))
        .maybe(list)
        .place(more)
        .tag(tag_of("p", "fk-nothing").flag("hidden", !starts.is_empty()).text(labels.starts_none))
        .end()
}

fn entry(scene: Scene<'_>, start: &Start) -> Option<Tag> {
    let (state, labels, words) = (scene.state, scene.labels(), scene.words);
    let measure = state.catalog.measures().get(start.measure)?;
    let offer: &Offer = measure.offers.get(start.offer)?;
    let outcome = scene.outcome(start.measure)?;
    let day = start.begins.map_or(labels.any_time.to_owned(), |day| words.0.date(day));
    let place: Vec<&str> = [Some(offer.provider.as_str()), offer.site.as_deref()].into_iter().flatten().collect();
    let formats = offer.formats.join(", ");
    let outdated = |as_of: Date| as_of.days_until(state.dates.today) > PLACES_DAYS;
    let said = || tag_of("span", "fk-outcome").class(outcome_class(outcome)).text(words.0.outcome(outcome));
    let said = (!state.is_blank()).then(said);
    let mut meta = tag_of("p", "fk-meta").tag(tag("span").text(&place.join(" · ")));
    if !formats.is_empty() {
        meta = meta.tag(tag("span").text(&formats));
    }
    let places = tag("p").text(&match &offer.places {
        Some(known) => words.0.places(known, outdated(known.as_of)),
        None => labels.places_unknown.to_owned(),
    });
    let link = measure_link(start.measure, &measure.title, scene.dispatch);
    let entry = tag_of("li", "fk-card fk-start").class(outcome_class(outcome)).key(&format!("{}-{}", measure.id, offer.id.0));
    Some(entry.tag(tag_of("b", "fk-day-of").text(&day)).tag(tag("div").with(link).place(said).tag(meta)).tag(places))
}
