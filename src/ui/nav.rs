// SPDX-License-Identifier: EUPL-1.2
//! Which part of the widget stands beside the questions.

use super::Scene;
use super::tag::{Tag, tag_of};
use crate::state::{Message, View};

pub fn nav(scene: Scene<'_>) -> Tag {
    let labels = scene.labels();
    let entries = [
        (View::Measures, labels.view_measures, 0),
        (View::Starts, labels.view_starts, 0),
        (View::Contacts, labels.view_contacts, 0),
        (View::Examples, labels.view_examples, 0),
        (View::Marked, labels.view_marked, scene.state.marked.len()),
        (View::Export, labels.view_export, 0),
    ];
    let tabs = entries.into_iter().map(|(view, label, count)| tab(scene, view, label, count));
    tag_of("nav", "fk-nav").put("aria-label", labels.views).each(tabs)
}

fn tab(scene: Scene<'_>, view: View, label: &str, count: usize) -> Tag {
    let label = if count > 0 { scene.words.0.counted(label, count) } else { label.to_owned() };
    let open = scene.on_click(Message::ChoseView(view));
    let tab = tag_of("button", "fk-tab").set("type", "button").set("data-view", key(view)).on_click(open).text(&label);
    if scene.state.view == view { tab.set("aria-current", "true") } else { tab }
}

/// The word for a view in attributes.
pub fn key(view: View) -> &'static str {
    match view {
        View::Measures => "measures",
        View::Starts => "starts",
        View::Contacts => "contacts",
        View::Examples => "examples",
        View::Marked => "marked",
        View::Export => "export",
        View::Sheet(_) => "client",
    }
}
