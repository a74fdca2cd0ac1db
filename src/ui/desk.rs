// SPDX-License-Identifier: EUPL-1.2
//! The caseworker's desk: questions left, results right, and what holds them together.

use foerderkompass_core::{Catalog, Fault, Severity};
use foerderkompass_wording::Language;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::chips::Chips;
use super::contact::ContactLine;
use super::faults::FaultList;
use super::header::Header;
use super::hooks::{focus_in, use_jumps, use_shortcut, use_today, use_undo_limit};
use super::lanes::Lanes;
use super::next::Next;
use super::rail::Rail;
use super::status::Status;
use super::{Icon, Symbol};
use crate::app::Words;
use crate::clock;
use crate::shared::Shared;
use crate::state::{Message, State};
use crate::view::{contact_row, counts};

#[derive(PartialEq, Properties)]
pub struct DeskProps {
    pub catalog: Shared<Catalog>,
    pub faults: Shared<Vec<Fault>>,
    pub language: Language,
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
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let labels = words.0.labels();
    let all: Vec<usize> = (0..state.catalog.measures().len()).collect();
    let total = counts(&state.results, &all);
    let (lead, rest) = (words.0.summary_lead(&total), words.0.summary_rest(&total));
    let hidden = all.len() - state.results.shown.len();
    let blank = state.is_blank();
    let said = match (blank, state.results.shown.is_empty()) {
        (_, true) => labels.nothing_found.to_owned(),
        (true, false) => words.0.measures(state.results.shown.len()),
        (false, false) => format!("{lead}. {rest}."),
    };
    let next = state.next_question().and_then(|question| {
        let label = state.catalog.attributes().get(question.attribute)?.label.clone();
        Some((label.into(), words.0.settles(question.decides, question.open_in).into()))
    });
    html! {
        <div class="fk-desk-frame" ref={root}>
            <a class="fk-skip" href="#fk-results" onclick={skip_to_results()}>{ labels.skip_to_results }</a>
            <Header state={state.clone()} />
            <Notices state={state.clone()} faults={props.faults.clone()} language={props.language} />
            <div class="fk-desk">
                <section class="fk-rail" aria-label={labels.answers}>
                    <Next question={next} dispatch={state.dispatcher()} />
                    <Rail state={state.clone()} />
                </section>
                <section class="fk-results" aria-label={labels.result} tabindex="-1" data-results="">
                    <Chips catalog={state.catalog.clone()} profile={state.profile.clone()} dispatch={state.dispatcher()} />
                    <div class="fk-summary-line">
                        <div>
                            if blank { <p class="fk-intro">{ labels.intro }</p> } else { <p><strong>{ lead }</strong><span>{ rest }</span></p> }
                            if hidden > 0 { <p class="fk-muted">{ words.0.outside_focus(hidden) }</p> }
                        </div>
                        <Focus state={state.clone()} />
                    </div>
                    <Status text={said} />
                    <p class="fk-nothing" hidden={!state.results.shown.is_empty()}>{ labels.nothing_found }</p>
                    <Lanes state={state.clone()} />
                    <LeftOuts state={state.clone()} />
                </section>
            </div>
            <footer class="fk-foot"><p>{ labels.orientation }{ " " }{ labels.privacy }</p><p>{ words.0.colophon(state.catalog.about()) }</p></footer>
        </div>
    }
}

/// The link is for the keyboard; the address of the page stays as it is.
fn skip_to_results() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let frame = event.target_dyn_into::<Element>().and_then(|link| link.closest(".fk-desk-frame").ok().flatten());
        focus_in(frame.as_ref(), "[data-results]");
    })
}

#[derive(PartialEq, Properties)]
struct StateProps {
    state: UseReducerHandle<State>,
}

/// What the talk is about.
#[component]
fn Focus(props: &StateProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let (state, labels) = (&props.state, words.0.labels());
    if state.catalog.focus().is_empty() {
        return Html::default();
    }
    let choose = {
        let dispatch = state.dispatcher();
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            dispatch.dispatch(Message::ChoseFocus(select.value().parse().ok()));
        })
    };
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

#[derive(PartialEq, Properties)]
struct NoticesProps {
    state: UseReducerHandle<State>,
    faults: Shared<Vec<Fault>>,
    language: Language,
}

/// What everybody should know about this copy of the catalogue.
#[component]
fn Notices(props: &NoticesProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let (state, labels) = (&props.state, words.0.labels());
    let about = state.catalog.about();
    let overdue = about.review_by.filter(|by| *by < state.dates.today);
    let faulty = props.faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    let undo = {
        let dispatch = state.dispatcher();
        move |_: MouseEvent| dispatch.dispatch(Message::UndidPerson)
    };
    html! {
        <div class="fk-notices">
            if about.sample { <p class="fk-notice"><Icon symbol={Symbol::Warning} />{ labels.sample }</p> }
            if let Some(by) = overdue { <p class="fk-notice fk-alert"><Icon symbol={Symbol::Warning} />{ labels.overdue_copy }{ " " }{ words.0.date(by) }{ "." }</p> }
            if faulty > 0 {
                <details class="fk-notice fk-alert">
                    <summary>{ labels.catalog_notes }{ ": " }{ words.0.faulty(faulty) }</summary>
                    <FaultList faults={props.faults.clone()} language={props.language} />
                </details>
            }
            if state.before.is_some() {
                <p class="fk-notice fk-undo"><span>{ labels.person_cleared }</span><button type="button" class="fk-button" onclick={undo}>{ labels.undo }</button></p>
            }
        </div>
    }
}

/// Measures that a fault keeps from being assessed are named, with whom to ask.
#[component]
fn LeftOuts(props: &StateProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let (state, labels) = (&props.state, words.0.labels());
    let entries = state.catalog.left_out().iter().map(|measure| {
        let contacts = measure.contacts.iter().filter_map(|at| contact_row(&state.catalog, *at, measure.contacts.len() < 2, &state.results, words.0));
        let title = if measure.title.is_empty() { &measure.id } else { &measure.title };
        html! {
            <li key={measure.path.clone()} class="fk-card fk-left-out" data-left-out={measure.id.clone()}>
                <div class="fk-row">
                    <div class="fk-what"><p class="fk-title">{ title }</p><p class="fk-meta">{ labels.left_out }</p></div>
                    <div class="fk-who">{ for contacts.map(|contact| html! { <ContactLine {contact} /> }) }</div>
                </div>
            </li>
        }
    });
    let entries: Vec<Html> = entries.collect();
    html! {
        <section class="fk-lane fk-excluded" hidden={entries.is_empty()}>
            <h3 class="fk-lane-title"><span class="fk-sym"><Icon symbol={Symbol::Warning} /></span><span>{ labels.left_out }</span></h3>
            <p class="fk-lane-note">{ labels.left_out_hint }</p>
            <ul class="fk-cards">{ for entries }</ul>
        </section>
    }
}
