// SPDX-License-Identifier: EUPL-1.2
//! The results in groups: five outcomes in fixed order and the lane of near misses. Before the first answer, all
//! measures by category.

use foerderkompass_core::{Category, MeasureAt, Outcome, upper};
use yew::prelude::*;

use super::card::Card;
use super::{Scene, Symbol, icon, outcome_class};
use crate::shared::Shared;
use crate::state::State;
use crate::view::row;

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
        return html! { <>{ taken(scene) }{ by_category(scene) }</> };
    }
    let lanes = groups(scene).into_iter().map(|lane| {
        let split = lane.members.iter().position(|at| is_extra(state, *at)).unwrap_or(lane.members.len());
        let (usual, extra) = lane.members.split_at(split);
        let empty = lane.members.is_empty();
        html! {
            <section key={lane.key} class={classes!("fk-lane", lane.class)} data-lane={lane.key} hidden={empty}>
                <h3 class="fk-lane-title">
                    <span class="fk-sym">{ icon(lane.symbol) }</span>
                    <span>{ capital(&lane.heading) }</span>
                    <span class="fk-lane-count">{ words.0.measures(lane.members.len()) }</span>
                </h3>
                if let Some(note) = lane.note { <p class="fk-lane-note">{ note }</p> }
                <div class="fk-cards">{ for usual.iter().map(|at| card(scene, *at)) }</div>
                if !extra.is_empty() && !usual.is_empty() { <h4 class="fk-extra">{ words.0.labels().extra }</h4> }
                <div class="fk-cards">{ for extra.iter().map(|at| card(scene, *at)) }</div>
            </section>
        }
    });
    html! { <>{ taken(scene) }{ for lanes }</> }
}

/// What the client takes part in or took part in.
fn taken(scene: Scene<'_>) -> Html {
    let members: Vec<MeasureAt> = scene.state.taken.iter().map(|(at, _)| *at).collect();
    html! {
        <section key="taken" class="fk-lane fk-taken" data-lane="taken" hidden={members.is_empty()}>
            <h3 class="fk-lane-title"><span>{ scene.labels().taken_lane }</span><span class="fk-lane-count">{ scene.words.0.measures(members.len()) }</span></h3>
            <div class="fk-cards">{ for members.iter().map(|at| card(scene, *at)) }</div>
        </section>
    }
}

fn groups(scene: Scene<'_>) -> Vec<Lane> {
    let Scene { state, words, .. } = scene;
    let results = &state.results;
    let near = |at: &MeasureAt| results.assessments.get(*at).is_some_and(|a| !a.almost.is_empty());
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
    let Scene { state, words, .. } = scene;
    let category = |at: MeasureAt| state.catalog.measures().get(at).map(|m| m.category);
    let sections = state.catalog.categories().iter().enumerate().map(|(i, Category { id, label, .. })| {
        let members: Vec<MeasureAt> = state.results.shown.iter().copied().filter(|at| category(*at) == Some(i) && state.taken(*at).is_none()).collect();
        html! {
            <section key={id.clone()} class="fk-lane fk-by-category" hidden={members.is_empty()}>
                <h3 class="fk-lane-title"><span>{ label }</span><span class="fk-lane-count">{ words.0.measures(members.len()) }</span></h3>
                <div class="fk-cards">{ for members.iter().map(|at| card(scene, *at)) }</div>
            </section>
        }
    });
    html! { <>{ for sections }</> }
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
