// SPDX-License-Identifier: EUPL-1.2
//! The bar that names the next question and takes the focus there.

use yew::prelude::*;

use super::{Dispatch, Icon, Symbol};
use crate::app::Words;
use crate::state::{Jump, Message};

#[derive(PartialEq, Properties)]
pub struct NextProps {
    /// Label and worth of the next question; `None` if none is left.
    pub question: Option<(AttrValue, AttrValue)>,
    pub dispatch: Dispatch,
}

#[component]
pub fn Next(props: &NextProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let labels = words.0.labels();
    let Some((label, worth)) = &props.question else {
        return html! { <div class="fk-next fk-next-none"><p>{ labels.no_more_questions }</p></div> };
    };
    let go = { let dispatch = props.dispatch.clone(); move |_: MouseEvent| dispatch.dispatch(Message::Jumped(Jump::NextQuestion)) };
    html! {
        <div class="fk-next">
            <p>{ labels.next_question }{ ": " }<b>{ label }</b><small>{ worth }</small></p>
            <button type="button" class="fk-button fk-primary" onclick={go} aria-keyshortcuts="Alt+N" title="Alt+N">
                <span>{ labels.go_there }</span><Icon symbol={Symbol::Arrow} />
            </button>
        </div>
    }
}
