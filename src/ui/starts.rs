// SPDX-License-Identifier: EUPL-1.2
//! Free places of the next weeks, by their start.

use foerderkompass_core::{Offer, PLACES_DAYS, Start};
use yew::prelude::*;

use super::card::measure_link;
use super::{Scene, outcome_class};

/// How far ahead, in days.
const SPAN: u32 = 28;

pub fn starts(scene: Scene<'_>) -> Html {
    let (state, labels, words) = (scene.state, scene.labels(), scene.words);
    let from = state.dates.on;
    let until = from.add_days(i32::try_from(SPAN).unwrap_or(0));
    let starts = state.catalog.starts(from, SPAN);
    let shown: Vec<&Start> = starts.iter().filter(|start| state.results.shown.contains(&start.measure)).collect();
    let entries = shown.iter().filter_map(|start| entry(scene, start));
    html! {
        <section class="fk-view" data-shown="starts">
            <h3 class="fk-lane-title">{ labels.starts_title }</h3>
            <p class="fk-lane-note">{ words.0.starts_between(from, until) }</p>
            <ul class="fk-cards fk-starts">{ for entries }</ul>
            <p class="fk-nothing" hidden={!shown.is_empty()}>{ labels.starts_none }</p>
        </section>
    }
}

fn entry(scene: Scene<'_>, start: &Start) -> Option<Html> {
    let (state, labels, words) = (scene.state, scene.labels(), scene.words);
    let measure = state.catalog.measures().get(start.measure)?;
    let offer: &Offer = measure.offers.get(start.offer)?;
    let outcome = scene.outcome(start.measure)?;
    let day = start.begins.map_or(labels.any_time.to_owned(), |day| words.0.date(day));
    let place: Vec<&str> = [Some(offer.provider.as_str()), offer.site.as_deref()].into_iter().flatten().collect();
    let formats = offer.formats.join(", ");
    let outdated = |as_of: foerderkompass_core::Date| as_of.days_until(state.dates.today) > PLACES_DAYS;
    Some(html! {
        <li key={format!("{}-{}", measure.id, offer.id.0)} class={classes!("fk-card", "fk-start", outcome_class(outcome))}>
            <b class="fk-day-of">{ day }</b>
            <div>
                { measure_link(start.measure, &measure.title, scene.dispatch) }
                if !state.is_blank() { <span class={classes!("fk-outcome", outcome_class(outcome))}>{ words.0.outcome(outcome) }</span> }
                <p class="fk-meta"><span>{ place.join(" · ") }</span>if !formats.is_empty() { <span>{ formats }</span> }</p>
            </div>
            <p>
                if let Some(places) = &offer.places { { words.0.places(places, outdated(places.as_of)) } }
            </p>
        </li>
    })
}
