// SPDX-License-Identifier: EUPL-1.2
//! The one live region: says politely what came out, once, when things have settled, and names the measures that newly
//! come into consideration.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::Words;
use super::tag::tag_of;

/// Milliseconds without a change after which the text is said.
const SETTLED: u32 = 400;

#[derive(PartialEq, Properties)]
pub struct StatusProps {
    pub text: AttrValue,
    /// Titles of all measures that come into consideration.
    pub fitting: Vec<AttrValue>,
    pub words: Words,
}

/// What was said last.
#[derive(Clone, PartialEq)]
struct Said {
    text: AttrValue,
    fitting: Vec<AttrValue>,
}

#[component]
pub fn Status(props: &StatusProps) -> Html {
    let said = use_state(|| Said { text: props.text.clone(), fitting: props.fitting.clone() });
    {
        let (said, words) = (said.clone(), props.words);
        use_effect_with((props.text.clone(), props.fitting.clone()), move |(text, fitting)| {
            let (text, fitting) = (text.clone(), fitting.clone());
            let timer = Timeout::new(SETTLED, move || {
                let new: Vec<&str> = fitting.iter().filter(|one| !said.fitting.contains(one)).map(AttrValue::as_str).collect();
                let text = if new.is_empty() { text } else { format!("{}. {text}", words.0.newly(&new)).into() };
                said.set(Said { text, fitting });
            });
            move || drop(timer)
        });
    }
    tag_of("p", "fk-hidden").set("role", "status").text(&said.text).end()
}
