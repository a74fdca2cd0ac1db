// SPDX-License-Identifier: EUPL-1.2
//! What everybody should know about this copy of the catalogue, and what was just done.

use foerderkompass_core::{Fault, Severity};

use super::faults::fault_list;
use super::tag::{Tag, button, tag, tag_of};
use super::{Scene, Symbol, icon};
use crate::state::{Message, Notice};

/// What may be missing keeps its place, so that what stands beside it stays what it is: the live regions, and a list
/// that is unfolded.
pub fn notices(scene: Scene<'_>, faults: &[Fault]) -> Tag {
    let (state, words, labels) = (scene.state, scene.words, scene.labels());
    let about = state.catalog.about();
    let overdue = about.review_by.filter(|by| *by < state.dates.today);
    let faulty = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
    let sample = about.sample.then(|| warning("fk-notice").text(labels.sample));
    let overdue =
        overdue.map(|by| warning("fk-notice fk-alert").text(labels.overdue_copy).text(" ").text(&words.0.date(by)).text("."));
    let faulty = (faulty > 0).then(|| {
        let lead = tag("summary").text(labels.catalog_notes).text(": ").text(&words.0.faulty(faulty));
        tag_of("details", "fk-notice fk-alert").tag(lead).with(fault_list(faults, words))
    });
    let cleared = state.before.is_some().then(|| {
        let undo = answer(scene, Message::UndidPerson).text(labels.undo);
        tag_of("p", "fk-notice fk-said").key("cleared").tag(tag("span").text(labels.person_cleared)).tag(undo)
    });
    let idle = state.idle.then(|| {
        let stay = answer(scene, Message::CameBack).set("data-continue", "").text(labels.idle_continue);
        tag_of("p", "fk-notice fk-alert").tag(tag("span").text(labels.idle_warning)).tag(stay)
    });
    tag_of("div", "fk-notices")
        .place(sample)
        .place(overdue)
        .place(faulty)
        .tag(tag("div").set("role", "alert").maybe(idle))
        .tag(tag("div").set("aria-live", "polite").maybe(cleared).maybe(state.notice.as_ref().map(|notice| said(scene, notice))))
}

fn warning(class: &'static str) -> Tag {
    tag_of("p", class).with(icon(Symbol::Warning))
}

fn answer(scene: Scene<'_>, message: Message) -> Tag {
    button("fk-button", scene.on_click(message))
}

fn said(scene: Scene<'_>, notice: &Notice) -> Tag {
    let labels = scene.labels();
    let text = match notice {
        Notice::NewDay(today) => scene.words.0.new_day(*today),
        Notice::Copied => labels.copied.to_owned(),
        Notice::Saved => labels.saved.to_owned(),
        Notice::CopyRefused(_) => labels.copy_refused.to_owned(),
        Notice::ClearedIdle => labels.idle_cleared.to_owned(),
    };
    let refused = match notice {
        Notice::CopyRefused(text) => Some(text),
        _ => None,
    };
    let field = |text: &String| {
        let field = tag_of("textarea", "fk-text").put("aria-label", labels.copy_refused).flag("readonly", true);
        field.value(text)
    };
    tag_of("div", "fk-notice fk-said")
        .key_at(scene.state.copies)
        .set("data-notice", "")
        .tag(tag("p").text(&text))
        .tag(answer(scene, Message::DismissedNotice).text(labels.dismiss))
        .place(refused.map(field))
}
