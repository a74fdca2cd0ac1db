// SPDX-License-Identifier: EUPL-1.2
//! What can be done with a measure: keep it, say what the client already has, hand on a link, report a wrong entry.

use foerderkompass_core::{Measure, MeasureAt};
use yew::prelude::*;

use super::{Dispatch, Scene, Symbol, Words, icon, send};
use crate::mail;
use crate::state::{Message, Taken};
use crate::{address, view::Row};

/// The button on a row that puts the measure on the Merkliste.
pub fn keep(row: &Row, dispatch: &Dispatch, words: Words) -> Html {
    let labels = words.0.labels();
    let (label, tip) = (format!("{}: {}", labels.mark, row.title), if row.marked { labels.unmark } else { labels.mark });
    html! {
        <button type="button" class="fk-keep" aria-pressed={row.marked.to_string()} aria-label={label} title={tip} onclick={send(dispatch, Message::ToggledMark(row.at))}>
            { icon(Symbol::Mark) }
        </button>
    }
}

/// At the end of an open card.
pub fn tools(scene: Scene<'_>, at: MeasureAt, measure: &Measure) -> Html {
    let labels = scene.labels();
    let taken = scene.state.taken(at);
    let pill = |value: Taken, label: &'static str| {
        html! { <button type="button" class="fk-pill" aria-pressed={(taken == Some(value)).to_string()} onclick={scene.on_click(Message::ChoseTaken(at, value))}>{ label }</button> }
    };
    let link = address::link(&address::href(), &measure.id);
    html! {
        <div class="fk-tools">
            <div class="fk-quick" role="group" aria-label={labels.taken_question}>
                <span class="fk-muted">{ labels.taken_question }</span>
                { pill(Taken::Running, labels.running) }
                { pill(Taken::Had, labels.had) }
            </div>
            <button type="button" class="fk-link" onclick={scene.dispatch.copy(link)} data-copy-link="">{ labels.copy_link }</button>
            { wrong_entry(scene, measure) }
        </div>
    }
}

/// Mails that report a wrong entry to its Kümmerer, one for each reason. They hold no answers.
fn wrong_entry(scene: Scene<'_>, measure: &Measure) -> Html {
    let (labels, words, catalog) = (scene.labels(), scene.words, scene.catalog());
    let routed = measure.responsible(&scene.state.results.facts);
    let mut contacts = routed.entries.iter().filter_map(|at| catalog.contacts().get(*at));
    let Some(mailbox) = contacts.find_map(|contact| contact.mailbox.as_ref()) else { return Html::default() };
    let reasons = [labels.wrong_outdated, labels.wrong_places, labels.wrong_contact, labels.wrong_condition, labels.wrong_other];
    let links = reasons.into_iter().map(|reason| {
        let version = &catalog.about().version;
        let href = mail::wrong_entry_mail(mailbox, reason, &measure.title, &measure.id, version, words.0);
        html! { <li><a {href}>{ reason }</a></li> }
    });
    html! { <div class="fk-wrong"><span class="fk-muted">{ labels.wrong_entry }</span><ul>{ for links }</ul></div> }
}
