// SPDX-License-Identifier: EUPL-1.2
//! The bar that names the next question, says its worth and takes the focus there.

use super::tag::{Tag, tag, tag_of};
use super::{Scene, Symbol, icon};
use crate::state::{Jump, Message};

/// The bar stays in reach while the page scrolls, so in a narrow column it also says how much there is to see.
pub fn next(scene: Scene<'_>) -> Tag {
    let labels = scene.labels();
    let question = scene.state.next_question();
    let proposed = question.and_then(|q| Some((q, scene.catalog().attributes().get(q.attribute)?)));
    let bar = tag_of("div", "fk-next");
    let Some((question, attribute)) = proposed else { return bar.tag(tag("p").text(labels.no_more_questions)) };
    let worth = scene.words.0.settles(question.decides, question.open_in);
    let named =
        tag("p").text(labels.next_question).text(": ").tag(tag("b").text(&attribute.label)).tag(tag("small").text(&worth));
    let go = tag_of("button", "fk-button fk-primary")
        .set("type", "button")
        .on_click(scene.on_click(Message::Jumped(Jump::NextQuestion)))
        .set("aria-keyshortcuts", "Alt+N")
        .set("title", "Alt+N");
    bar.tag(named).tag(go.tag(tag("span").text(labels.go_there)).with(icon(Symbol::Arrow)))
}
