// SPDX-License-Identifier: EUPL-1.2
//! Changed entries one below the other, each with its differences and a place for something more.

use yew::prelude::*;

use super::comparison::Changed;
use super::diff_list::{DiffList, badge};

/// Entries shown at once; a long list stays quick.
pub const PAGE: usize = 40;

#[derive(Properties, PartialEq)]
pub struct EntryListProps {
    pub entries: Vec<Changed>,
}

/// The entries of a comparison, the first ones at once.
#[component]
pub fn EntryList(props: &EntryListProps) -> Html {
    let count = use_state(|| PAGE);
    let entry = |changed: &Changed| html! { <li class="fe-d-changed" data-fe-entry={super::key_of(&changed.entry)}>{ entry_head(changed) }<DiffList lines={changed.lines.clone()} /></li> };
    html! {
        <>
            <ul class="fe-d-entries">{ for props.entries.iter().take(*count).map(entry) }</ul>
            { more(&count, props.entries.len()) }
        </>
    }
}

/// The name of an entry with what became of it.
pub fn entry_head(changed: &Changed) -> Html {
    html! { <h4 class="fe-d-changed-name">{ &changed.name }{ " " }{ badge(changed.mark) }</h4> }
}

/// The button that shows the next ones.
pub fn more(count: &UseStateHandle<usize>, all: usize) -> Html {
    let left = all.saturating_sub(**count);
    if left == 0 {
        return Html::default();
    }
    let onclick = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + PAGE))
    };
    html! { <button type="button" class="fe-button" {onclick}>{ format!("Weitere {} zeigen", left.min(PAGE)) }</button> }
}
