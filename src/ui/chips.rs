// SPDX-License-Identifier: EUPL-1.2
//! The answers given, above the results, removable one by one.

use yew::prelude::*;

use super::{Scene, Symbol, icon};
use crate::state::{Jump, Message};

pub fn chips(scene: Scene<'_>) -> Html {
    let labels = scene.labels();
    let chips = scene.state.profile.answered().filter_map(|(at, answer)| {
        let attribute = scene.catalog().attributes().get(at)?;
        let said = scene.words.0.answer(attribute, answer);
        let remove = format!("{}: {said} {}", attribute.label, labels.remove);
        Some(html! {
            <li key={at} class="fk-chip">
                <button type="button" class="fk-chip-go" onclick={scene.on_click(Message::Jumped(Jump::Question(at)))}><span>{ &attribute.label }{ ": " }</span><b>{ said }</b></button>
                <button type="button" class="fk-chip-x" onclick={scene.on_click(Message::ClearedAnswer(at))} aria-label={remove}>{ icon(Symbol::Cross) }</button>
            </li>
        })
    });
    let mut entries: Vec<Html> = chips.collect();
    let count = entries.len();
    if count > 1 {
        entries.push(html! { <li key="all"><button type="button" class="fk-link" onclick={scene.on_click(Message::ClearedAnswers)}>{ labels.clear_all }</button></li> });
    }
    html! { <ul class="fk-chips" aria-label={labels.answers} hidden={count == 0}>{ for entries }</ul> }
}
