// SPDX-License-Identifier: EUPL-1.2
//! The concrete courses and places behind a measure.

use foerderkompass_core::{Date, Offer, PLACES_DAYS};
use yew::prelude::*;

use super::Words;

/// The offers of a measure; places older than two weeks say so.
pub fn offers(offers: &[Offer], today: Date, words: Words) -> Html {
    let labels = words.0.labels();
    let entry = |offer: &Offer| {
        let places = offer.places.as_ref().map(|places| {
            let outdated = places.as_of.days_until(today) > PLACES_DAYS;
            (words.0.places(places, outdated), outdated)
        });
        html! {
            <li key={offer.id.0.clone()} class="fk-offer">
                <b>{ &offer.provider }</b>
                <dl class="fk-facts">
                    if let Some(site) = &offer.site { <dt>{ labels.site }</dt><dd>{ site }</dd> }
                    if let Some(number) = &offer.number { <dt>{ labels.number }</dt><dd>{ number }</dd> }
                    if !offer.formats.is_empty() { <dt>{ labels.formats }</dt><dd>{ offer.formats.join(", ") }</dd> }
                    if let Some((text, outdated)) = places { <dt>{ labels.places }</dt><dd class={classes!(outdated.then_some("fk-absence"))}>{ text }</dd> }
                    if let Some(start) = offer.next_start { <dt>{ labels.next_start }</dt><dd>{ words.0.date(start) }</dd> }
                    if let Some(note) = &offer.note { <dt>{ labels.note }</dt><dd>{ note }</dd> }
                </dl>
                { client_contact(offer, words) }
            </li>
        }
    };
    html! { <ul class="fk-offers">{ for offers.iter().map(entry) }</ul> }
}

fn client_contact(offer: &Offer, words: Words) -> Html {
    let Some(contact) = &offer.client_contact else { return Html::default() };
    html! {
        <p class="fk-client">
            <span class="fk-muted">{ words.0.labels().client_contact }{ ": " }</span>
            if let Some(phone) = &contact.phone { <a href={phone.link().as_str().to_owned()}>{ phone.as_str() }</a>{ " " } }
            if let Some(mail) = &contact.mail { <a href={mail.link().as_str().to_owned()}>{ mail.as_str() }</a>{ " " } }
            if let Some(address) = &contact.address { <span>{ address }</span> }
        </p>
    }
}

/// One offer in a line: provider, places, start.
pub fn places_line(offer: &Offer, today: Date, words: Words) -> Html {
    let places = offer.places.as_ref().map(|places| words.0.places(places, places.as_of.days_until(today) > PLACES_DAYS));
    let start = offer.next_start.map(|start| format!("{} {}", words.0.labels().next_start, words.0.date(start)));
    let said: Vec<String> = places.into_iter().chain(start).collect();
    html! { <li key={offer.id.0.clone()}>{ &offer.provider }<small>{ said.join(" · ") }</small></li> }
}
