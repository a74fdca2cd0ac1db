// SPDX-License-Identifier: EUPL-1.2
//! Which part of the widget stands beside the questions.

use yew::prelude::*;

use super::Scene;
use crate::state::{Message, View};

pub fn nav(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let entry = |view: View, label: &'static str, count: usize| {
        let current = state.view == view;
        let label = if count > 0 { scene.words.0.counted(label, count) } else { label.to_owned() };
        html! {
            <button type="button" class="fk-tab" data-view={key(view)} aria-current={current.then_some("true")} onclick={scene.on_click(Message::ChoseView(view))}>{ label }</button>
        }
    };
    html! {
        <nav class="fk-nav" aria-label={labels.views}>
            { entry(View::Measures, labels.view_measures, 0) }
            { entry(View::Starts, labels.view_starts, 0) }
            { entry(View::Contacts, labels.view_contacts, 0) }
            { entry(View::Marked, labels.view_marked, state.marked.len()) }
            { entry(View::Export, labels.view_export, 0) }
        </nav>
    }
}

/// The word for a view in attributes.
pub fn key(view: View) -> &'static str {
    match view {
        View::Measures => "measures",
        View::Starts => "starts",
        View::Contacts => "contacts",
        View::Marked => "marked",
        View::Export => "export",
    }
}
