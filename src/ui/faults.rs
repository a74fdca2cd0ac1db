// SPDX-License-Identifier: EUPL-1.2
//! Faults of the catalogue, for the people who keep it.

use foerderkompass_core::{Fault, Severity};
use foerderkompass_wording::Language;
use yew::prelude::*;

use crate::shared::Shared;

/// So many faults are shown; the rest is counted. The catalogue check lists them all.
const SHOWN: usize = 20;

#[derive(PartialEq, Properties)]
pub struct FaultListProps {
    pub faults: Shared<Vec<Fault>>,
    pub language: Language,
}

#[component]
pub fn FaultList(props: &FaultListProps) -> Html {
    let (words, faults) = (props.language.wording(), props.language.faults());
    let mut worst: Vec<&Fault> = props.faults.iter().filter(|fault| fault.severity != Severity::Hint).collect();
    worst.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
    let more = worst.len().saturating_sub(SHOWN);
    let items = worst.into_iter().take(SHOWN).map(|fault| {
        let place = words.place(fault.position.line, fault.position.column);
        html! {
            <li>
                <strong>{ faults.severity(fault.severity) }{ ", " }{ place }</strong>
                if !fault.path.is_empty() { <code>{ &fault.path }</code> }
                <span>{ faults.fault(&fault.kind) }</span>
            </li>
        }
    });
    html! {
        <>
            <ul class="fk-faults">{ for items }</ul>
            if more > 0 { <p>{ words.more(more) }</p> }
        </>
    }
}
