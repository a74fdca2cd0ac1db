// SPDX-License-Identifier: EUPL-1.2
//! What can be done with a measure: keep it, say what the client already has, hand on a link, report a wrong entry.

use foerderkompass_core::{Measure, MeasureAt};
use yew::prelude::Html;

use super::tag::{button, tag, tag_of};
use super::{Dispatch, Scene, Symbol, Words, icon, send};
use crate::mail;
use crate::state::{Message, Taken};
use crate::{address, view::Row};

/// The button on a row that puts the measure on the Merkliste.
pub fn keep(row: &Row, dispatch: &Dispatch, words: Words) -> Html {
    let labels = words.0.labels();
    let (label, tip) = (format!("{}: {}", labels.mark, row.title), if row.marked { labels.unmark } else { labels.mark });
    let button = tag_of("button", "fk-keep").set("type", "button").aria("aria-pressed", row.marked);
    let button = button.put("aria-label", &label).set("title", tip).on_click(send(dispatch, Message::ToggledMark(row.at)));
    button.with(icon(Symbol::Mark)).end()
}

/// At the end of an open card.
pub fn tools(scene: Scene<'_>, at: MeasureAt, measure: &Measure) -> Html {
    let labels = scene.labels();
    let taken = scene.state.taken(at);
    let pill = |value: Taken, label: &'static str| {
        let button = tag_of("button", "fk-pill").set("type", "button").aria("aria-pressed", taken == Some(value));
        button.on_click(scene.on_click(Message::ChoseTaken(at, value))).text(label)
    };
    let group = tag_of("div", "fk-quick").set("role", "group").set("aria-label", labels.taken_question);
    let group = group.tag(tag_of("span", "fk-muted").text(labels.taken_question));
    let group = group.tag(pill(Taken::Running, labels.running)).tag(pill(Taken::Had, labels.had));
    let copy = scene.dispatch.copy(address::link(&address::href(), &measure.id));
    let link = button("fk-link", copy).set("data-copy-link", "");
    tag_of("div", "fk-tools").tag(group).tag(link.text(labels.copy_link)).with(wrong_entry(scene, measure)).end()
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
        tag("li").tag(tag("a").put("href", &href).text(reason))
    });
    let lead = tag_of("span", "fk-muted").text(labels.wrong_entry);
    tag_of("div", "fk-wrong").tag(lead).tag(tag("ul").each(links)).end()
}
