// SPDX-License-Identifier: EUPL-1.2
//! The Kümmerer: who looks after what, who is there today, found by role, team, room and phone.

use foerderkompass_core::{Catalog, ContactAt, Criterion, MeasureAt};
use web_sys::HtmlInputElement;
use yew::prelude::{Callback, Html, InputEvent, TargetCast};

use super::card::measure_link;
use super::contact::contact_box;
use super::cut::cut_list;
use super::detail::ask_here;
use super::tag::{Tag, list, tag, tag_of};
use super::{Scene, Symbol, icon};
use crate::groups::{CONTACTS, of_contact};
use crate::state::Message;

pub fn contacts(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let found = state.lists.find_contacts(&state.catalog, &state.contact_text);
    let list = tag_of("ul", "fk-cards fk-people");
    let said = scene.words.0.contacts(found.len());
    let [list, more] = cut_list(scene, list, CONTACTS, found.len(), &said, &|place| Some(person(scene, *found.get(place)?)));
    let dispatch = scene.dispatch.clone();
    let type_in = Callback::from(move |event: InputEvent| {
        let input: Option<HtmlInputElement> = event.target_dyn_into();
        dispatch.dispatch(Message::TypedContact(input.map(|input| input.value()).unwrap_or_default()));
    });
    let count = tag_of("span", "fk-lane-count").set("aria-live", "polite").text(&said);
    let input = tag("input")
        .set("type", "search")
        .value(&state.contact_text)
        .on_input(type_in)
        .set("aria-label", labels.contacts_search)
        .set("placeholder", labels.contacts_search_hint)
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("data-contact-search", "");
    tag_of("section", "fk-view")
        .set("data-shown", "contacts")
        .tag(scene.words.heading(3).class("fk-lane-title").tag(tag("span").text(labels.view_contacts)).tag(count))
        .tag(
            tag_of("div", "fk-field fk-search")
                .set("role", "search")
                .set("aria-label", labels.contacts_search)
                .with(icon(Symbol::Search))
                .tag(input),
        )
        .with(deciding(scene))
        .maybe(list)
        .place(more)
        .tag(tag_of("p", "fk-nothing").flag("hidden", !found.is_empty()).text(labels.contacts_none))
        .end()
}

/// The unanswered questions on which it depends who is responsible, to be answered right here.
fn deciding(scene: Scene<'_>) -> Html {
    let state = scene.state;
    let routings = state.lists.routings(&state.catalog).iter().filter_map(|at| state.catalog.measures().get(*at));
    let mut open: Vec<usize> = routings.flat_map(|measure| measure.responsible(&state.results.facts).deciding).collect();
    open.sort_unstable();
    open.dedup();
    let usual = |at: &usize| state.catalog.attributes().get(*at).is_some_and(|attribute| !attribute.sensitive);
    let questions: Vec<Html> = open.into_iter().filter(usual).filter_map(|at| ask_here(scene, at)).collect();
    if questions.is_empty() {
        return Html::default();
    }
    tag_of("div", "fk-depends").tag(tag("span").text(scene.labels().ask_to_route)).with(list(questions)).end()
}

fn person(scene: Scene<'_>, at: ContactAt) -> Tag {
    let (catalog, labels) = (scene.catalog(), scene.labels());
    let measures = scene.state.lists.looks_after(catalog, at);
    let entry = |place: usize| {
        let measure = measures.get(place)?;
        let title = &catalog.measures().get(*measure)?.title;
        let ruled_out = !responsible(scene, *measure, at);
        let when = first_rule(catalog, *measure, at).map(|when| tag("small").text(&scene.words.0.criterion(catalog, when)));
        let entry = tag("li").key_at(*measure).class_if(ruled_out, "fk-muted");
        let note = ruled_out.then(|| tag("small").text("(").text(labels.not_responsible).text(")"));
        Some(entry.with(measure_link(*measure, title, scene.dispatch)).maybe(when).maybe(note))
    };
    let person = tag_of("li", "fk-card fk-person").key_at(at).with(contact_box(scene, at, false, None));
    if measures.is_empty() {
        return person;
    }
    let said = scene.words.0.measures(measures.len());
    let [list, more] = cut_list(scene, tag_of("ul", "fk-relations"), of_contact(at), measures.len(), &said, &entry);
    person.tag(tag("div").tag(scene.words.heading(5).text(labels.looks_after)).maybe(list).place(more))
}

/// The condition of the first rule that names this contact.
fn first_rule(catalog: &Catalog, measure: MeasureAt, contact: ContactAt) -> Option<&Criterion> {
    let rules = &catalog.measures().get(measure)?.responsible;
    rules.iter().find(|rule| rule.is == contact)?.when.as_ref()
}

/// Whether the contact is one of those who may be responsible, as far as answers go.
fn responsible(scene: Scene<'_>, measure: MeasureAt, contact: ContactAt) -> bool {
    let measure = scene.catalog().measures().get(measure);
    measure.is_some_and(|measure| measure.responsible(&scene.state.results.facts).entries.contains(&contact))
}
