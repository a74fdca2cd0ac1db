// SPDX-License-Identifier: EUPL-1.2
//! The concrete courses and places behind a measure.

use foerderkompass_core::{Date, Offer, PLACES_DAYS};
use yew::prelude::Html;

use super::Words;
use super::tag::{Tag, tag, tag_of};

/// The offers of a measure; places older than two weeks say so.
pub fn offers(offers: &[Offer], today: Date, words: Words) -> Html {
    tag_of("ul", "fk-offers").each(offers.iter().map(|one| offer(one, today, words))).end()
}

fn offer(offer: &Offer, today: Date, words: Words) -> Tag {
    let labels = words.0.labels();
    let mut facts = tag_of("dl", "fk-facts");
    if let Some(site) = &offer.site {
        facts = facts.pair(labels.site, site);
    }
    if let Some(number) = &offer.number {
        facts = facts.pair(labels.number, number);
    }
    if !offer.formats.is_empty() {
        facts = facts.pair(labels.formats, &offer.formats.join(", "));
    }
    if let Some(places) = &offer.places {
        let outdated = places.as_of.days_until(today) > PLACES_DAYS;
        let said = tag("dd").class_if(outdated, "fk-absence").text(&words.0.places(places, outdated));
        facts = facts.tag(tag("dt").text(labels.places)).tag(said);
    }
    if let Some(start) = offer.next_start {
        facts = facts.pair(labels.next_start, &words.0.date(start));
    }
    if let Some(note) = &offer.note {
        facts = facts.pair(labels.note, note);
    }
    let entry = tag_of("li", "fk-offer").key(&offer.id.0).tag(tag("b").text(&offer.provider)).tag(facts);
    entry.maybe(client_contact(offer, words))
}

fn client_contact(offer: &Offer, words: Words) -> Option<Tag> {
    let contact = offer.client_contact.as_ref()?;
    let lead = tag_of("span", "fk-muted").text(words.0.labels().client_contact).text(": ");
    let mut shown = tag_of("p", "fk-client").tag(lead);
    if let Some(phone) = &contact.phone {
        shown = shown.tag(tag("a").put("href", phone.link().as_str()).text(phone.as_str())).text(" ");
    }
    if let Some(mail) = &contact.mail {
        shown = shown.tag(tag("a").put("href", mail.link().as_str()).text(mail.as_str())).text(" ");
    }
    Some(shown.maybe(contact.address.as_ref().map(|address| tag("span").text(address))))
}

/// One offer in a line: provider, places, start.
pub fn places_line(offer: &Offer, today: Date, words: Words) -> Tag {
    let places = offer.places.as_ref().map(|places| words.0.places(places, places.as_of.days_until(today) > PLACES_DAYS));
    let start = offer.next_start.map(|start| format!("{} {}", words.0.labels().next_start, words.0.date(start)));
    let said: Vec<String> = places.into_iter().chain(start).collect();
    tag("li").key(&offer.id.0).text(&offer.provider).text(" · ").tag(tag("small").text(&said.join(" · ")))
}
