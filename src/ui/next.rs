// SPDX-License-Identifier: EUPL-1.2
//! The bar that names the next question, says its worth and takes the focus there.

use yew::prelude::*;

use super::{Scene, Symbol, icon};
use crate::state::{Jump, Message};

pub fn next(scene: Scene<'_>) -> Html {
    let labels = scene.labels();
    let question = scene.state.next_question();
    let Some((question, attribute)) = question.and_then(|q| Some((q, scene.catalog().attributes().get(q.attribute)?))) else {
        return html! { <div class="fk-next fk-next-none"><p>{ labels.no_more_questions }</p></div> };
    };
    let worth = scene.words.0.settles(question.decides, question.open_in);
    html! {
        <div class="fk-next">
            <p>{ labels.next_question }{ ": " }<b>{ &attribute.label }</b><small>{ worth }</small></p>
            <button type="button" class="fk-button fk-primary" onclick={scene.on_click(Message::Jumped(Jump::NextQuestion))} aria-keyshortcuts="Alt+N" title="Alt+N">
                { labels.go_there }{ icon(Symbol::Arrow) }
            </button>
        </div>
    }
}
