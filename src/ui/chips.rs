// SPDX-License-Identifier: EUPL-1.2
//! The answers given, above the results, removable one by one.

use yew::Html;

use super::tag::{button, tag, tag_of};
use super::{Scene, Symbol, icon};
use crate::state::{Jump, Message};

pub fn chips(scene: Scene<'_>) -> Html {
    let labels = scene.labels();
    let chips = scene.state.profile.answered().filter_map(|(at, answer)| {
        let attribute = scene.catalog().attributes().get(at)?;
        let said = scene.words.0.answer(attribute, answer);
        let remove = format!("{}: {said} {}", attribute.label, labels.remove);
        let go = tag_of("button", "fk-chip-go")
            .set("type", "button")
            .on_click(scene.on_click(Message::Jumped(Jump::Question(at))))
            .tag(tag("span").text(&attribute.label).text(": "))
            .tag(tag("b").text(&said));
        let cross = tag_of("button", "fk-chip-x")
            .set("type", "button")
            .on_click(scene.on_click(Message::RemovedChip(at)))
            .put("aria-label", &remove)
            .with(icon(Symbol::Cross));
        Some(tag_of("li", "fk-chip").key_at(at).tag(go).tag(cross).end())
    });
    let mut entries: Vec<Html> = chips.collect();
    let count = entries.len();
    if count > 1 {
        let clear = button("fk-link", scene.on_click(Message::ClearedAnswers));
        entries.push(tag("li").key("all").tag(clear.text(labels.clear_all)).end());
    }
    let list = tag_of("ul", "fk-chips").put("aria-label", labels.answers).flag("hidden", count == 0);
    list.all(entries.into_iter()).end()
}
