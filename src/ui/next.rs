// SPDX-License-Identifier: EUPL-1.2
//! The bar that names the next question, says its worth and takes the focus there.

use yew::prelude::*;

use super::{Scene, Symbol, icon};
use crate::state::{Jump, Message};

/// The bar stays in reach while the page scrolls, so in a narrow column it also says how much there is to see.
pub fn next(scene: Scene<'_>) -> Html {
    let labels = scene.labels();
    let question = scene.state.next_question();
    let proposed = question.and_then(|q| Some((q, scene.catalog().attributes().get(q.attribute)?)));
    html! {
        <div class="fk-next">
            if let Some((question, attribute)) = proposed {
                <p>{ labels.next_question }{ ": " }<b>{ &attribute.label }</b><small>{ scene.words.0.settles(question.decides, question.open_in) }</small></p>
                <button type="button" class="fk-button fk-primary" onclick={scene.on_click(Message::Jumped(Jump::NextQuestion))} aria-keyshortcuts="Alt+N" title="Alt+N">
                    <span>{ labels.go_there }</span>{ icon(Symbol::Arrow) }
                </button>
            } else {
                <p>{ labels.no_more_questions }</p>
            }
        </div>
    }
}
