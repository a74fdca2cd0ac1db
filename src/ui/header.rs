// SPDX-License-Identifier: EUPL-1.2
//! The head: what this is and how old, search, day to assess for, new person.

use foerderkompass_core::Date;
use web_sys::HtmlInputElement;
use yew::prelude::{Callback, Event, InputEvent, TargetCast};

use super::tag::{Tag, tag, tag_of};
use super::{Scene, Symbol, icon};
use crate::state::Message;

pub fn header(scene: Scene<'_>) -> Tag {
    let about = scene.catalog().about();
    let line = scene.words.0.edition(about, scene.catalog().measures().len());
    let new_person = tag_of("button", "fk-button")
        .set("type", "button")
        .on_click(scene.on_click(Message::BeganPerson))
        .set("data-new-person", "")
        .text(scene.labels().new_person);
    tag_of("header", "fk-head")
        .tag(tag_of("div", "fk-brand").tag(scene.words.heading(2).text(&about.title)).tag(tag("p").text(&line)))
        .tag(search(scene))
        .tag(day(scene))
        .tag(new_person)
}

fn search(scene: Scene<'_>) -> Tag {
    let labels = scene.labels();
    let type_in = {
        let dispatch = scene.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            dispatch.dispatch(Message::TypedQuery(input.map(|input| input.value()).unwrap_or_default()));
        })
    };
    let input = tag("input")
        .set("type", "search")
        .value(&scene.state.query.text)
        .on_input(type_in)
        .put("aria-label", labels.search)
        .put("placeholder", labels.search_hint)
        .set("autocomplete", "off")
        .set("spellcheck", "false");
    tag_of("div", "fk-field fk-search")
        .set("role", "search")
        .set("aria-label", labels.search)
        .with(icon(Symbol::Search))
        .tag(input)
        .maybe((!scene.state.index.has_words()).then(|| tag_of("span", "fk-pending").text(labels.search_pending)))
}

fn day(scene: Scene<'_>) -> Tag {
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
    let input = tag("input").set("type", "date").value(&dates.on.to_string()).on_change(choose);
    let reset = tag_of("button", "fk-link")
        .set("type", "button")
        .flag("hidden", !other)
        .on_click(scene.on_click(Message::ResetDate))
        .text(labels.on_reset);
    let field = tag_of("div", "fk-field fk-day").class_if(other, "fk-changed");
    field.tag(tag("label").tag(tag("span").text(labels.on)).tag(input)).tag(reset)
}
