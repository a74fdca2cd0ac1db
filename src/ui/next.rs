// SPDX-License-Identifier: EUPL-1.2
//! The bar that names the next question, says its worth and takes the focus there.

use foerderkompass_core::Outcome;

use super::tag::{Tag, button, tag, tag_of};
use super::{Scene, Symbol, icon};
use crate::state::{Jump, Message};

/// So many questions are named when none is proposed.
const OTHERS: usize = 4;

/// The bar stays in reach while the page scrolls, so in a narrow column it also says how much there is to see.
pub fn next(scene: Scene<'_>) -> Tag {
    let labels = scene.labels();
    let question = scene.state.next_question();
    let proposed = question.and_then(|q| Some((q, scene.catalog().attributes().get(q.attribute)?)));
    let bar = tag_of("div", "fk-next");
    let Some((question, attribute)) = proposed else { return bar.tag(others(scene)) };
    let worth = scene.words.0.settles(question.decides, question.open_in);
    let named =
        tag("p").text(labels.next_question).text(": ").tag(tag("b").text(&attribute.label)).tag(tag("small").text(&worth));
    let go = tag_of("button", "fk-button fk-primary")
        .set("type", "button")
        .on_click(scene.on_click(Message::Jumped(Jump::NextQuestion)))
        .set("aria-keyshortcuts", "Alt+N")
        .set("title", "Alt+N");
    // In a narrow column the results are far away.
    let sum = tag_of("small", "fk-narrow")
        .text(&scene.words.0.counted(scene.words.0.outcome(Outcome::Fits), scene.state.groups.total.fits));
    let named = if scene.state.is_blank() { named } else { named.tag(sum) };
    bar.tag(named).tag(go.tag(tag("span").text(labels.go_there)).with(icon(Symbol::Arrow)))
}

/// No question is proposed: either nothing changes anything any more, or what is left was put aside or is sensitive.
fn others(scene: Scene<'_>) -> Tag {
    let (labels, questions) = (scene.labels(), &scene.state.results.questions);
    if questions.is_empty() {
        return tag("p").text(scene.labels().no_more_questions);
    }
    let links = questions.iter().filter_map(|question| {
        let attribute = scene.catalog().attributes().get(question.attribute)?;
        let go = scene.on_click(Message::Jumped(Jump::Question(question.attribute)));
        Some(button("fk-link", go).key_at(question.attribute).text(&attribute.label))
    });
    tag("div").tag(tag("p").text(labels.other_questions)).tag(tag_of("div", "fk-quick").each(links.take(OTHERS)))
}
