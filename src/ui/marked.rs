// SPDX-License-Identifier: EUPL-1.2
//! The Merkliste: the measures that were kept, and up to four of them side by side.

use foerderkompass_core::MeasureAt;
use yew::prelude::Html;

use super::Scene;
use super::compare::compare;
use super::lanes::card;
use super::tag::{Tag, button, list, tag, tag_of};
use crate::state::{COMPARED, Message, View};

pub fn marked(scene: Scene<'_>) -> Html {
    let (state, labels) = (scene.state, scene.labels());
    let marked = &state.marked;
    let count = tag_of("span", "fk-lane-count").text(&scene.words.0.measures(marked.len()));
    let kept = if marked.is_empty() {
        tag_of("p", "fk-nothing").text(labels.marked_none).end()
    } else {
        let go = scene.on_click(Message::ChoseView(View::Export));
        let button = button("fk-button", go).text(labels.view_export);
        list(vec![tag_of("div", "fk-cards").all(marked.iter().map(|at| card(scene, *at))).end(), tag("p").tag(button).end()])
    };
    tag_of("section", "fk-view")
        .set("data-shown", "marked")
        .tag(scene.words.heading(3).class("fk-lane-title").tag(tag("span").text(labels.view_marked)).tag(count))
        .with(kept)
        .with(beside(scene))
        .end()
}

/// The choice of what stands side by side, and those measures.
fn beside(scene: Scene<'_>) -> Html {
    let (labels, marked) = (scene.labels(), &scene.state.marked);
    if marked.len() < 2 {
        return Html::default();
    }
    let mut parts = vec![scene.words.heading(3).class("fk-lane-title").text(labels.compare).end()];
    parts.push(tag_of("p", "fk-lane-note").text(labels.compare_which).end());
    let choices = marked.iter().filter_map(|at| choice(scene, *at));
    let group = tag_of("div", "fk-quick").set("role", "group").set("aria-label", labels.compare);
    parts.push(group.each(choices).end());
    parts.push(compare(scene));
    list(parts)
}

fn choice(scene: Scene<'_>, at: MeasureAt) -> Option<Tag> {
    let measure = scene.catalog().measures().get(at)?;
    let compared = &scene.state.compared;
    let chosen = compared.contains(&at);
    let button = tag_of("button", "fk-pill").key_at(at).set("type", "button").aria("aria-pressed", chosen);
    let button = button.flag("disabled", compared.len() >= COMPARED && !chosen);
    Some(button.on_click(scene.on_click(Message::ToggledCompared(at))).text(measure.short.as_ref().unwrap_or(&measure.title)))
}
