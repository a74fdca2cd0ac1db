// SPDX-License-Identifier: EUPL-1.2
//! The caseworker's desk: questions left, results right, and what holds them together.

use foerderkompass_core::{Catalog, Fault, Severity};
use foerderkompass_wording::Language;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::chips::chips;
use super::contact::contact_line;
use super::faults::fault_list;
use super::header::header;
use super::hooks::{focus_in, use_jumps, use_shortcut, use_today, use_undo_limit};
use super::lanes::lanes;
use super::next::next;
use super::rail::rail;
use super::status::Status;
use super::{Scene, Symbol, Words, icon};
use crate::clock;
use crate::shared::Shared;
use crate::state::{Message, State};
use crate::view::{contact_row, counts};

#[derive(PartialEq, Properties)]
pub struct DeskProps {
    pub catalog: Shared<Catalog>,
    pub faults: Shared<Vec<Fault>>,
    pub language: Language,
    pub words: Words,
}

#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let catalog = props.catalog.clone();
    let state = use_reducer(move || State::new(catalog, clock::today()));
    let root = use_node_ref();
    use_jumps(&state, root.clone());
    use_undo_limit(&state);
    use_today(&state);
    use_shortcut(&state, root.clone());
    let dispatch = state.dispatcher();
    let scene = Scene { state: &state, dispatch: &dispatch, words: props.words };
    let labels = scene.labels();
    html! {
        <div class="fk-desk-frame" ref={root}>
            <button type="button" class="fk-skip" onclick={skip_to_results()}>{ labels.skip_to_results }</button>
            { header(scene) }
            { notices(scene, &props.faults, props.language) }
            <div class="fk-desk">
                <section class={classes!("fk-rail", state.sheet.then_some("fk-sheet-open"))} aria-label={labels.answers}>
                    { next(scene) }
                    { rail(scene) }
                </section>
                <section class="fk-results" aria-label={labels.result} tabindex="-1" data-results="">
                    { chips(scene) }
                    { summary(scene) }
                    { lanes(scene) }
                    { left_out(scene) }
                </section>
            </div>
            <footer class="fk-foot"><p>{ labels.orientation }{ " " }{ labels.privacy }</p><p>{ props.words.0.colophon(scene.catalog().about()) }</p></footer>
        </div>
    }
}

/// For the keyboard: over all questions to what came out.
fn skip_to_results() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        let frame = event.target_dyn_into::<Element>().and_then(|button| button.closest(".fk-desk-frame").ok().flatten());
        focus_in(frame.as_ref(), "[data-results]");
    })
}

/// What came out, in one line; beside it what the talk is about.
fn summary(scene: Scene<'_>) -> Html {
    let Scene { state, words, .. } = scene;
    let labels = scene.labels();
    let all: Vec<usize> = (0..state.catalog.measures().len()).collect();
    let total = counts(&state.results, &all);
    let (lead, rest) = (words.0.summary_lead(&total), words.0.summary_rest(&total));
    let (blank, shown) = (state.is_blank(), state.results.shown.len());
    let hidden = all.len().saturating_sub(shown);
    let said = match (blank, shown) {
        (_, 0) => labels.nothing_found.to_owned(),
        (true, _) => words.0.measures(shown),
        (false, _) => format!("{lead}. {rest}."),
    };
    html! {
        <>
            <div class="fk-summary-line">
                <div>
                    if blank { <p class="fk-intro">{ labels.intro }</p> } else { <p><strong>{ lead }</strong><span>{ rest }</span></p> }
                    if hidden > 0 { <p class="fk-muted">{ words.0.outside_focus(hidden) }</p> }
                </div>
                { focus(scene) }
            </div>
            <Status text={said} />
            <p class="fk-nothing" hidden={shown > 0}>{ labels.nothing_found }</p>
        </>
    }
}

/// What the talk is about.
fn focus(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    if state.catalog.focus().is_empty() {
        return Html::default();
    }
    let dispatch = scene.dispatch.clone();
    let choose = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            dispatch.dispatch(Message::ChoseFocus(select.value().parse().ok()));
        }
    });
    let entries = state.catalog.focus().iter().enumerate().map(|(at, focus)| {
        html! { <option key={at} value={at.to_string()} selected={state.query.focus == Some(at)}>{ &focus.label }</option> }
    });
    let chosen = state.query.focus.is_some();
    html! {
        <label class={classes!("fk-field", "fk-focus", chosen.then_some("fk-changed"))}>
            <span>{ labels.focus }</span>
            <select onchange={choose} data-focus="">
                <option value="" selected={!chosen}>{ labels.focus_all }</option>
                { for entries }
            </select>
        </label>
    }
}

/// What everybody should know about this copy of the catalogue.
fn notices(scene: Scene<'_>, faults: &[Fault], language: Language) -> Html {
    let Scene { state, words, .. } = scene;
    let labels = scene.labels();
    let about = state.catalog.about();
    let overdue = about.review_by.filter(|by| *by < state.dates.today);
    let faulty = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    html! {
        <div class="fk-notices">
            if about.sample { <p class="fk-notice">{ icon(Symbol::Warning) }{ labels.sample }</p> }
            if let Some(by) = overdue { <p class="fk-notice fk-alert">{ icon(Symbol::Warning) }{ labels.overdue_copy }{ " " }{ words.0.date(by) }{ "." }</p> }
            if faulty > 0 {
                <details class="fk-notice fk-alert">
                    <summary>{ labels.catalog_notes }{ ": " }{ words.0.faulty(faulty) }</summary>
                    { fault_list(faults, language) }
                </details>
            }
            if state.before.is_some() {
                <p class="fk-notice fk-undo">
                    <span>{ labels.person_cleared }</span>
                    <button type="button" class="fk-button" onclick={scene.on_click(Message::UndidPerson)}>{ labels.undo }</button>
                </p>
            }
        </div>
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
