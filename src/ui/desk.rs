// SPDX-License-Identifier: EUPL-1.2
//! The caseworker's desk: questions left, results right, and what holds them together.

use foerderkompass_core::{Catalog, Fault, Outcome};
use foerderkompass_wording::{Counts, Language};
use web_sys::Element;
use yew::prelude::*;

use super::chips::chips;
use super::contact::contact_line;
use super::contacts::contacts;
use super::export::export;
use super::filters::{filters, focus};
use super::header::header;
use super::hooks::{focus_in, use_clock, use_jumps, use_shortcut, use_undo_limit};
use super::lanes::lanes;
use super::marked::marked;
use super::nav::nav;
use super::next::next;
use super::notices::notices;
use super::rail::rail;
use super::starts::starts;
use super::status::Status;
use super::{Dispatch, Scene, Symbol, Words, icon};
use crate::outlet::Outlet;
use crate::shared::Shared;
use crate::state::{Jump, Message, State, View};
use crate::view::{contact_row, counts};
use crate::{address, clock};

#[derive(PartialEq, Properties)]
pub struct DeskProps {
    pub catalog: Shared<Catalog>,
    pub faults: Shared<Vec<Fault>>,
    pub language: Language,
    pub words: Words,
    pub outlet: Outlet,
}

#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let catalog = props.catalog.clone();
    let state = use_reducer(move || State::new(catalog, clock::today()));
    let root = use_node_ref();
    use_jumps(&state, root.clone());
    use_undo_limit(&state);
    use_clock(&state, root.clone());
    use_link(&state);
    use_shortcut(&state, root.clone());
    let dispatch = Dispatch { reducer: state.dispatcher(), outlet: props.outlet.clone() };
    let scene = Scene { state: &state, dispatch: &dispatch, words: props.words };
    let labels = scene.labels();
    html! {
        <div class="fk-desk-frame" ref={root}>
            <button type="button" class="fk-skip" onclick={skip_to_results()}>{ labels.skip_to_results }</button>
            { header(scene) }
            { notices(scene, &props.faults, props.language) }
            { status(scene) }
            <div class="fk-desk">
                <section class={classes!("fk-rail", state.sheet.then_some("fk-sheet-open"))} aria-label={labels.answers}>
                    { next(scene) }
                    { rail(scene) }
                </section>
                <section class="fk-results" aria-label={labels.result} tabindex="-1" data-results="">
                    { nav(scene) }
                    { view(scene) }
                </section>
            </div>
            <footer class="fk-foot"><p>{ labels.orientation }{ " " }{ labels.privacy }</p><p>{ props.words.0.colophon(scene.catalog().about()) }</p></footer>
        </div>
    }
}

/// A link to a measure opens it, once.
#[hook]
fn use_link(state: &UseReducerHandle<State>) {
    let state = state.clone();
    use_effect_with((), move |()| {
        let hash = address::hash();
        if let Some(at) = address::measure_of(&hash).and_then(|id| state.catalog.measure_at(id)) {
            state.dispatch(Message::Jumped(Jump::Measure(at)));
        }
    });
}

/// For the keyboard: over all questions to what came out.
fn skip_to_results() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        let frame = event.target_dyn_into::<Element>().and_then(|button| button.closest(".fk-desk-frame").ok().flatten());
        focus_in(frame.as_ref(), "[data-results]");
    })
}

/// What stands beside the questions.
fn view(scene: Scene<'_>) -> Html {
    match scene.state.view {
        View::Measures => html! { <>{ chips(scene) }{ summary(scene) }{ lanes(scene) }{ left_out(scene) }</> },
        View::Starts => html! { <>{ chips(scene) }{ starts(scene) }</> },
        View::Contacts => contacts(scene),
        View::Marked => html! { <>{ chips(scene) }{ marked(scene) }</> },
        View::Export => export(scene),
    }
}

/// What came out, for those who do not see it. It is there in every view, so that it is said once.
fn status(scene: Scene<'_>) -> Html {
    let Scene { state, words, .. } = scene;
    let total = total(state);
    let (lead, rest) = (words.0.summary_lead(&total), words.0.summary_rest(&total));
    let (blank, shown) = (state.is_blank(), state.results.shown.len());
    let said = match (blank, shown) {
        (_, 0) => scene.labels().nothing_found.to_owned(),
        (true, _) => words.0.measures(shown),
        (false, _) => format!("{lead}. {rest}."),
    };
    html! { <Status text={said} fitting={fitting(state)} {words} /> }
}

/// Titles of the measures that come into consideration, in the order of the catalogue.
fn fitting(state: &State) -> Vec<AttrValue> {
    if state.is_blank() {
        return Vec::new();
    }
    let measures = state.catalog.measures().iter().zip(&state.results.assessments);
    let fits = measures.filter(|(_, assessment)| matches!(assessment.outcome, Outcome::Fits | Outcome::FitsAfterHurdle));
    fits.map(|(measure, _)| measure.title.clone().into()).collect()
}

/// The outcomes of all measures but those that the client already has.
fn total(state: &State) -> Counts {
    let all: Vec<usize> = (0..state.catalog.measures().len()).filter(|at| state.taken(*at).is_none()).collect();
    counts(&state.results, &all)
}

/// What came out, in one line; beside it what the talk is about.
fn summary(scene: Scene<'_>) -> Html {
    let Scene { state, words, .. } = scene;
    let labels = scene.labels();
    let total = total(state);
    let (lead, rest) = (words.0.summary_lead(&total), words.0.summary_rest(&total));
    let shown = state.results.shown.len();
    let hidden = state.catalog.measures().len().saturating_sub(shown);
    html! {
        <>
            <div class="fk-summary-line">
                <div>
                    if state.is_blank() { <p class="fk-intro">{ labels.intro }</p> } else { <p><strong>{ lead }</strong><span>{ rest }</span></p> }
                    if hidden > 0 {
                        <p class="fk-muted">
                            { words.0.outside_focus(hidden) }{ " · " }
                            <button type="button" class="fk-link" onclick={scene.on_click(Message::ClearedFilters)}>{ labels.clear_filters }</button>
                        </p>
                    }
                    if !state.results.corrected.is_empty() { <p class="fk-corrected">{ words.0.corrected(&state.query.text, &state.results.corrected) }</p> }
                </div>
                <div class="fk-choose">{ focus(scene) }{ filters(scene) }</div>
            </div>
            <p class="fk-nothing" hidden={shown > 0}>{ labels.nothing_found }</p>
        </>
    }
}

/// Measures that a fault keeps from being assessed are named, with whom to ask.
fn left_out(scene: Scene<'_>) -> Html {
    let Scene { state, words, .. } = scene;
    let labels = scene.labels();
    let entries = state.catalog.left_out().iter().map(|measure| {
        let alone = measure.contacts.len() < 2;
        let contacts = measure.contacts.iter().filter_map(|at| contact_row(&state.catalog, *at, alone, &state.results, words.0));
        let title = if measure.title.is_empty() { &measure.id } else { &measure.title };
        html! {
            <li key={measure.path.clone()} class="fk-card fk-left-out" data-left-out={measure.id.clone()}>
                <div class="fk-row">
                    <div class="fk-what"><p class="fk-title">{ title }</p><p class="fk-meta">{ labels.left_out }</p></div>
                    <div class="fk-who">{ for contacts.map(|contact| contact_line(&contact)) }</div>
                </div>
            </li>
        }
    });
    let entries: Vec<Html> = entries.collect();
    html! {
        <section class="fk-lane fk-excluded" hidden={entries.is_empty()}>
            <h3 class="fk-lane-title"><span class="fk-sym">{ icon(Symbol::Warning) }</span><span>{ labels.left_out }</span></h3>
            <p class="fk-lane-note">{ labels.left_out_hint }</p>
            <ul class="fk-cards">{ for entries }</ul>
        </section>
    }
}
