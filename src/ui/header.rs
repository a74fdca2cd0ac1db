// SPDX-License-Identifier: EUPL-1.2
//! The head: what this is and how old, search, day to assess for, new person.

use foerderkompass_core::Date;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Scene, Symbol, icon};
use crate::state::Message;

pub fn header(scene: Scene<'_>) -> Html {
    let labels = scene.labels();
    let about = scene.catalog().about();
    let line = scene.words.0.edition(about, scene.catalog().measures().len());
    let new_person = scene.on_click(Message::BeganPerson);
    html! {
        <header class="fk-head">
            <div class="fk-brand"><h2>{ &about.title }</h2><p>{ line }</p></div>
            { search(scene) }
            { day(scene) }
            <button type="button" class="fk-button" onclick={new_person} data-new-person="">{ labels.new_person }</button>
        </header>
    }
}

fn search(scene: Scene<'_>) -> Html {
    let labels = scene.labels();
    let type_in = {
        let dispatch = scene.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            dispatch.dispatch(Message::TypedQuery(input.map(|input| input.value()).unwrap_or_default()));
        })
    };
    html! {
        <div class="fk-field fk-search" role="search">
            { icon(Symbol::Search) }
            <input
                type="search"
                value={scene.state.query.text.clone()}
                oninput={type_in}
                aria-label={labels.search}
                placeholder={labels.search_hint}
                autocomplete="off"
                spellcheck="false"
            />
        </div>
    }
}

fn day(scene: Scene<'_>) -> Html {
    let (labels, dates) = (scene.labels(), scene.state.dates);
    let choose = {
        let dispatch = scene.dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            match Date::parse(&input.value()) {
                Some(on) => dispatch.dispatch(Message::ChoseDate(on)),
                // An emptied field means today again.
                None => {
                    input.set_value(&dates.today.to_string());
                    dispatch.dispatch(Message::ChoseDate(dates.today));
                }
            }
        })
    };
    let other = dates.on != dates.today;
    html! {
        <div class={classes!("fk-field", "fk-day", other.then_some("fk-changed"))}>
            <label><span>{ labels.on }</span><input type="date" value={dates.on.to_string()} onchange={choose} /></label>
            <button type="button" class="fk-link" hidden={!other} onclick={scene.on_click(Message::ChoseDate(dates.today))}>{ labels.on_reset }</button>
        </div>
    }
}
