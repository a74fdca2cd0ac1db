// SPDX-License-Identifier: EUPL-1.2
//! The answers given, above the results, removable one by one.

use yew::prelude::*;

use super::{Dispatch, Icon, Symbol};
use crate::app::Words;
use crate::shared::Shared;
use crate::state::{Jump, Message};
use foerderkompass_core::{Catalog, Profile};

#[derive(PartialEq, Properties)]
pub struct ChipsProps {
    pub catalog: Shared<Catalog>,
    pub profile: Profile,
    pub dispatch: Dispatch,
}

#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let Some(words) = use_context::<Words>() else { return Html::default() };
    let labels = words.0.labels();
    let chips = props.profile.answered().filter_map(|(at, answer)| {
        let attribute = props.catalog.attributes().get(at)?;
        let said = words.0.answer(attribute, answer);
        let clear = { let dispatch = props.dispatch.clone(); move |_: MouseEvent| dispatch.dispatch(Message::ClearedAnswer(at)) };
        let go = { let dispatch = props.dispatch.clone(); move |_: MouseEvent| dispatch.dispatch(Message::Jumped(Jump::Question(at))) };
        Some(html! {
            <li key={attribute.id.clone()} class="fk-chip">
                <button type="button" class="fk-chip-go" onclick={go}>{ &attribute.label }{ ": " }<b>{ &said }</b></button>
                <button type="button" class="fk-chip-x" onclick={clear} aria-label={format!("{} {}: {}", labels.answers, attribute.label, labels.remove)}>
                    <Icon symbol={Symbol::Cross} />
                </button>
            </li>
        })
    });
    let chips: Vec<Html> = chips.collect();
    if chips.is_empty() {
        return html! { <ul class="fk-chips" hidden=true></ul> };
    }
    let count = chips.len();
    let clear_all = { let dispatch = props.dispatch.clone(); move |_: MouseEvent| dispatch.dispatch(Message::ClearedAnswers) };
    html! {
        <ul class="fk-chips" aria-label={labels.answers}>
            { for chips }
            if count > 1 { <li key="all"><button type="button" class="fk-link" onclick={clear_all}>{ labels.clear_all }</button></li> }
        </ul>
    }
}
