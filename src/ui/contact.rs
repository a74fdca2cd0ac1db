// SPDX-License-Identifier: EUPL-1.2
//! Kümmerer: one line in a row, and everything one needs to call now in the details.

use foerderkompass_core::{Contact, ContactAt, Mailbox, Measure, Presence, presence};
use yew::prelude::Html;

use super::tag::{Tag, tag, tag_of};
use super::{Scene, Symbol, Words, icon};
use crate::mail;
use crate::view::{ContactRow, absence, role};

/// The Kümmerer of a row.
pub fn contact_line(contact: &ContactRow) -> Html {
    let line = tag_of("div", "fk-contact-line").put("data-contact", &contact.id);
    let absence = contact.absence.as_ref().map(|absence| tag_of("small", "fk-absence").text(absence));
    line.tag(tag("b").text(&contact.role)).tag(tag("span").text(&contact.line)).maybe(absence).end()
}

/// Everything about a Kümmerer, with the one who stands in today. `brief`, for one of several: only how to reach them.
/// A mail to them begins with the measure that it is about.
pub fn contact_box(scene: Scene<'_>, at: ContactAt, brief: bool, about: Option<&Measure>) -> Html {
    let (catalog, words) = (scene.catalog(), scene.words);
    let Some(contact) = catalog.contacts().get(at) else { return Html::default() };
    let absence = absence(catalog, at, &scene.state.results, words.0);
    let deputy = match presence(catalog, at, scene.state.dates.today) {
        // Where all contacts stand below each other, the deputy has a place there.
        Presence::Represented { by, .. } if about.is_some() => catalog.contacts().get(by),
        _ => None,
    };
    let today = scene.state.dates.today;
    let coming = contact.absent.iter().filter(|absence| absence.from > today).min_by_key(|absence| absence.from);
    let planned = coming.map(|absence| tag_of("p", "fk-absence").text(&words.0.absent_between(absence.from, absence.until)));
    let site = contact.site.as_ref().filter(|_| brief || about.is_none());
    let site = site.map(|site| tag_of("span", "fk-muted").text(" · ").text(site));
    tag_of("div", "fk-contact")
        .key_at(at)
        .put("data-contact", &contact.id)
        .tag(words.heading(if about.is_some() { 5 } else { 4 }).text(role(contact, words.0)).maybe(site))
        .maybe(contact.person.as_ref().map(|person| tag("p").text(person)))
        .tag(facts(scene, contact, brief, about))
        .place(absence.map(|absence| tag_of("p", "fk-absence").text(&absence)))
        .maybe(planned.filter(|_| about.is_none()))
        .place(deputy.map(|deputy| {
            let shown = tag_of("div", "fk-deputy").put("data-contact", &deputy.id);
            shown.tag(words.heading(6).text(role(deputy, words.0))).tag(facts(scene, deputy, brief, about))
        }))
        .end()
}

fn facts(scene: Scene<'_>, contact: &Contact, brief: bool, about: Option<&Measure>) -> Tag {
    let labels = scene.labels();
    let mut facts = tag_of("dl", "fk-facts");
    if let Some(phone) = &contact.phone {
        let link = tag("a").put("href", phone.link().as_str()).with(icon(Symbol::Phone)).text(phone.as_str());
        facts = facts.tag(tag("dt").text(labels.phone)).tag(copied(scene, labels.phone, phone.as_str(), link));
    }
    if let Some(mailbox) = &contact.mailbox {
        let link = tag_of("a", "fk-mailbox").put("href", &mail_to(scene, mailbox, about)).text(mailbox.as_str());
        facts = facts.tag(tag("dt").text(labels.mailbox)).tag(copied(scene, labels.mailbox, mailbox.as_str(), link));
    }
    if brief { facts } else { more_facts(facts, contact, scene.words) }
}

/// A mail about a measure says so in its subject, with the measure's id.
fn mail_to(scene: Scene<'_>, mailbox: &Mailbox, about: Option<&Measure>) -> String {
    match about {
        Some(measure) => mail::contact_mail(mailbox, &measure.title, &measure.id, scene.words.0),
        None => mailbox.link().as_str().to_owned(),
    }
}

/// A link, with a button that copies what it shows.
fn copied(scene: Scene<'_>, what: &str, text: &str, link: Tag) -> Tag {
    let label = format!("{what} {}", scene.labels().copy);
    let copy = tag_of("button", "fk-copy").set("type", "button").put("aria-label", &label).put("title", &label);
    let copy = copy.on_click(scene.dispatch.copy(text.to_owned())).with(icon(Symbol::Copy));
    tag_of("dd", "fk-copied").tag(link).tag(copy)
}

fn more_facts(mut facts: Tag, contact: &Contact, words: Words) -> Tag {
    let labels = words.0.labels();
    let place: Vec<&str> = [contact.room.as_deref(), contact.site.as_deref()].into_iter().flatten().collect();
    let place = (!place.is_empty()).then(|| place.join(", "));
    let checked = contact.checked_on.map(|date| words.0.date(date));
    let more = [
        (labels.team, &contact.team),
        (labels.room, &place),
        (labels.hours, &contact.hours),
        (labels.note, &contact.note),
        (labels.checked, &checked),
    ];
    for (term, said) in more {
        if let Some(said) = said {
            facts = facts.pair(term, said);
        }
    }
    facts
}
