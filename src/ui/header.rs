// SPDX-License-Identifier: EUPL-1.2
//! The head: what this is and how old, search, day to assess for, new person.

use foerderkompass_core::{About, Date};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Dispatch, Icon, Symbol};
use crate::app::Words;
use crate::state::{Message, State};

#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    pub state: UseReducerHandle<State>,
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let (state, labels) = (&props.state, words.0.labels());
    let about: &About = state.catalog.about();
    let line = words.0.edition(about, state.catalog.measures().len());
    let new_person = send(&state.dispatcher(), Message::BeganPerson);
    html! {
        <header class="fk-head">
            <div class="fk-brand"><h2>{ &about.title }</h2><p>{ line }</p></div>
            { search(state, words) }
            { day(state, words) }
            <button type="button" class="fk-button" onclick={new_person} data-new-person="">{ labels.new_person }</button>
        </header>
    }
}

fn send(dispatch: &Dispatch, message: Message) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| dispatch.dispatch(message.clone()))
}

fn search(state: &UseReducerHandle<State>, words: Words) -> Html {
    let labels = words.0.labels();
    let type_in = {
        let dispatch = state.dispatcher();
        Callback::from(move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            dispatch.dispatch(Message::TypedQuery(input.map(|input| input.value()).unwrap_or_default()));
        })
    };
    html! {
        <div class="fk-field fk-search" role="search">
            <Icon symbol={Symbol::Search} />
            <input
                type="search"
                value={state.query.text.clone()}
                oninput={type_in}
                aria-label={labels.search}
                placeholder={labels.search_hint}
                autocomplete="off"
                spellcheck="false"
            />
        </div>
    }
}

fn day(state: &UseReducerHandle<State>, words: Words) -> Html {
    let (labels, dates) = (words.0.labels(), state.dates);
    let choose = {
        let dispatch = state.dispatcher();
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
            <button type="button" class="fk-link" hidden={!other} onclick={send(&state.dispatcher(), Message::ChoseDate(dates.today))}>{ labels.on_reset }</button>
        </div>
    }
}
