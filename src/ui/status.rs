// SPDX-License-Identifier: EUPL-1.2
//! The one live region: says politely what came out, once, when things have settled.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Milliseconds without a change after which the text is said.
const SETTLED: u32 = 400;

#[derive(PartialEq, Properties)]
pub struct StatusProps {
    pub text: AttrValue,
}

#[component]
pub fn Status(props: &StatusProps) -> Html {
    let said = use_state(|| props.text.clone());
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            let timer = Timeout::new(SETTLED, move || said.set(text));
            move || drop(timer)
        });
    }
    html! { <p role="status" class="fk-hidden">{ &*said }</p> }
}
