// SPDX-License-Identifier: EUPL-1.2
//! Below a condition: how it reads on the card, and what a change of it does. Drawn again only if the condition changed,
//! since comparing takes long.

use std::rc::Rc;

use foerderkompass_core::{Catalog, Criterion};
use yew::prelude::*;

use super::effect::{effect, on_the_card};

/// A condition as far as it can be compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    Absent,
    Unreadable,
    As(Criterion),
}

impl Read {
    /// `None` if it cannot be read; an absent condition always holds.
    fn known(&self) -> Option<Option<&Criterion>> {
        match self {
            Read::Absent => Some(None),
            Read::Unreadable => None,
            Read::As(criterion) => Some(Some(criterion)),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub struct ComesToProps {
    pub catalog: Rc<Catalog>,
    /// When the catalogue was opened.
    pub was: Read,
    pub now: Read,
}

/// What the condition comes to.
#[component]
pub fn ComesTo(props: &ComesToProps) -> Html {
    let ComesToProps { catalog, was, now } = props;
    let said = match now {
        Read::As(criterion) => on_the_card(catalog, criterion),
        _ => Vec::new(),
    };
    let effect = match (was.known(), now.known()) {
        (Some(was), Some(now)) => effect(catalog, was, now),
        _ => String::new(),
    };
    if said.is_empty() && effect.is_empty() {
        return Html::default();
    }
    html! {
        <div class="fe-crit-comes-to">
            if let [line] = said.as_slice() {
                <p>{ "So liest es sich in der Karte: " }<q>{ line.clone() }</q></p>
            } else if !said.is_empty() {
                <p>{ "So liest es sich in der Karte:" }</p>
                <ul>{ for said.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul>
            }
            if !effect.is_empty() { <p><b>{ "Was bewirkt das? " }</b>{ effect }</p> }
        </div>
    }
}
