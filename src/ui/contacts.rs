// SPDX-License-Identifier: EUPL-1.2
//! The Kümmerer: who looks after what, who is there today, found by role, team, room and phone.

use foerderkompass_core::{ContactAt, MeasureAt};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::card::measure_link;
use super::contact::contact_box;
use super::detail::ask_here;
use super::{Scene, Symbol, icon};
use crate::state::Message;

pub fn contacts(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let found = state.catalog.find_contacts(&state.contact_text);
    let dispatch = scene.dispatch.clone();
    let type_in = Callback::from(move |event: InputEvent| {
        let input: Option<HtmlInputElement> = event.target_dyn_into();
        dispatch.dispatch(Message::TypedContact(input.map(|input| input.value()).unwrap_or_default()));
    });
    html! {
        <section class="fk-view" data-shown="contacts">
            <h3 class="fk-lane-title"><span>{ labels.view_contacts }</span><span class="fk-lane-count" role="status">{ scene.words.0.contacts(found.len()) }</span></h3>
            <div class="fk-field fk-search" role="search">
                { icon(Symbol::Search) }
                <input type="search" value={state.contact_text.clone()} oninput={type_in} aria-label={labels.contacts_search} placeholder={labels.contacts_search_hint} autocomplete="off" spellcheck="false" data-contact-search="" />
            </div>
            { deciding(scene) }
            <ul class="fk-cards fk-people">{ for found.iter().map(|at| person(scene, *at)) }</ul>
            <p class="fk-nothing" hidden={!found.is_empty()}>{ labels.contacts_none }</p>
        </section>
    }
}

/// The unanswered questions on which it depends who is responsible, to be answered right here.
fn deciding(scene: Scene<'_>) -> Html {
    let state = scene.state;
    let mut open: Vec<usize> = state.catalog.measures().iter().flat_map(|m| m.responsible(&state.results.facts).deciding).collect();
    open.sort_unstable();
    open.dedup();
    let usual = |at: &usize| state.catalog.attributes().get(*at).is_some_and(|attribute| !attribute.sensitive);
    let questions: Vec<Html> = open.into_iter().filter(usual).filter_map(|at| ask_here(scene, at)).collect();
    if questions.is_empty() {
        return Html::default();
    }
    html! { <div class="fk-depends"><span>{ scene.labels().ask_to_route }</span>{ for questions }</div> }
}

fn person(scene: Scene<'_>, at: ContactAt) -> Html {
    let (catalog, labels) = (scene.catalog(), scene.labels());
    let measures = catalog.measures_of(at);
    let entries = measures.iter().filter_map(|(measure, when)| {
        let title = &catalog.measures().get(*measure)?.title;
        let ruled_out = !responsible(scene, *measure, at);
        Some(html! {
            <li key={*measure} class={classes!(ruled_out.then_some("fk-muted"))}>
                { measure_link(*measure, title, scene.dispatch) }
                if let Some(when) = when { <small>{ scene.words.0.criterion(catalog, when) }</small> }
            </li>
        })
    });
    html! {
        <li key={at} class="fk-card fk-person">
            { contact_box(scene, at, false, None) }
            if !measures.is_empty() { <div><h5>{ labels.looks_after }</h5><ul class="fk-relations">{ for entries }</ul></div> }
        </li>
    }
}

/// Whether the contact is one of those who may be responsible, as far as answers go.
fn responsible(scene: Scene<'_>, measure: MeasureAt, contact: ContactAt) -> bool {
    let measure = scene.catalog().measures().get(measure);
    measure.is_some_and(|measure| measure.responsible(&scene.state.results.facts).entries.contains(&contact))
}
