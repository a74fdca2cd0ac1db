// SPDX-License-Identifier: EUPL-1.2
//! Kümmerer: one line in a row, and everything one needs to call now in the details.

use foerderkompass_core::{Contact, ContactAt, Mailbox, Measure, Presence, presence};
use yew::prelude::*;

use super::{Scene, Symbol, Words, icon};
use crate::mail;
use crate::view::{ContactRow, absence, role};

/// The Kümmerer of a row.
pub fn contact_line(contact: &ContactRow) -> Html {
    html! {
        <div class="fk-contact-line" data-contact={contact.id.clone()}>
            <b>{ &contact.role }</b>
            <span>{ &contact.line }</span>
            if let Some(absence) = &contact.absence { <small class="fk-absence">{ absence }</small> }
        </div>
    }
}

/// Everything about a Kümmerer, with the one who stands in today. `brief`, for one of several: only how to reach them.
/// A mail to them begins with the measure that it is about.
pub fn contact_box(scene: Scene<'_>, at: ContactAt, brief: bool, about: Option<&Measure>) -> Html {
    let (catalog, words) = (scene.catalog(), scene.words);
    let Some(contact) = catalog.contacts().get(at) else { return Html::default() };
    let absence = absence(catalog, at, &scene.state.results, words.0);
    let deputy = match presence(catalog, at, scene.state.dates.today) {
        Presence::Represented { by, .. } => catalog.contacts().get(by),
        _ => None,
    };
    html! {
        <div key={at} class="fk-contact" data-contact={contact.id.clone()}>
            <h5>{ role(contact, words.0) }if let Some(site) = contact.site.as_ref().filter(|_| brief) { <span class="fk-muted">{ " · " }{ site }</span> }</h5>
            if let Some(person) = &contact.person { <p>{ person }</p> }
            { facts(scene, contact, brief, about) }
            if let Some(absence) = absence { <p class="fk-absence">{ absence }</p> }
            if let Some(deputy) = deputy {
                <div class="fk-deputy" data-contact={deputy.id.clone()}>
                    <h6>{ role(deputy, words.0) }</h6>
                    { facts(scene, deputy, brief, about) }
                </div>
            }
        </div>
    }
}

fn facts(scene: Scene<'_>, contact: &Contact, brief: bool, about: Option<&Measure>) -> Html {
    let (labels, words) = (scene.labels(), scene.words);
    let place: Vec<&str> = [contact.room.as_deref(), contact.site.as_deref()].into_iter().flatten().collect();
    html! {
        <dl class="fk-facts">
            if let Some(phone) = &contact.phone {
                <dt>{ labels.phone }</dt>
                <dd class="fk-copied"><a href={phone.link().as_str().to_owned()}>{ icon(Symbol::Phone) }{ phone.as_str() }</a>{ copy(scene, labels.phone, phone.as_str()) }</dd>
            }
            if let Some(mailbox) = &contact.mailbox {
                <dt>{ labels.mailbox }</dt>
                <dd class="fk-copied"><a class="fk-mailbox" href={mail_to(scene, mailbox, about)}>{ mailbox.as_str() }</a>{ copy(scene, labels.mailbox, mailbox.as_str()) }</dd>
            }
            if brief { { Html::default() } } else { { more_facts(contact, &place, words) } }
        </dl>
    }
}

/// A mail about a measure says so in its subject, with the measure's id.
fn mail_to(scene: Scene<'_>, mailbox: &Mailbox, about: Option<&Measure>) -> String {
    match about {
        Some(measure) => mail::contact_mail(mailbox, &measure.title, &measure.id, scene.words.0),
        None => mailbox.link().as_str().to_owned(),
    }
}

fn copy(scene: Scene<'_>, what: &str, text: &str) -> Html {
    let label = format!("{what} {}", scene.labels().copy);
    html! { <button type="button" class="fk-copy" aria-label={label.clone()} title={label} onclick={scene.dispatch.copy(text.to_owned())}>{ icon(Symbol::Copy) }</button> }
}

fn more_facts(contact: &Contact, place: &[&str], words: Words) -> Html {
    let labels = words.0.labels();
    html! {
        <>
            if let Some(team) = &contact.team { <dt>{ labels.team }</dt><dd>{ team }</dd> }
            if !place.is_empty() { <dt>{ labels.room }</dt><dd>{ place.join(", ") }</dd> }
            if let Some(hours) = &contact.hours { <dt>{ labels.hours }</dt><dd>{ hours }</dd> }
            if let Some(note) = &contact.note { <dt>{ labels.note }</dt><dd>{ note }</dd> }
        </>
    }
}
