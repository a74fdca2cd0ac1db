// SPDX-License-Identifier: EUPL-1.2
//! The one list of differences that every dialog shows: a symbol and a word for what came, went or changed.

use yew::prelude::*;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Added,
    Removed,
    Changed,
    /// What follows from a change.
    Note,
}

impl Mark {
    /// A symbol, and the word for it.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Mark::Added => ("+", "neu"),
            Mark::Removed => ("−", "entfällt"),
            Mark::Changed => ("→", "geändert"),
            Mark::Note => ("i", "Folge"),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Mark::Added => "fe-d-mark-added",
            Mark::Removed => "fe-d-mark-removed",
            Mark::Changed => "fe-d-mark-changed",
            Mark::Note => "fe-d-mark-note",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub mark: Mark,
    pub text: String,
}

/// More lines than this are folded away.
const OPEN: usize = 6;

#[derive(Properties, PartialEq)]
pub struct DiffListProps {
    pub lines: Vec<Line>,
    /// Shows all lines at once.
    #[prop_or_default]
    pub unfolded: bool,
}

/// Differences, one a line; many are folded.
#[component]
pub fn DiffList(props: &DiffListProps) -> Html {
    let line = |line: &Line| html! { <li>{ badge(line.mark) }<span class="fe-d-diff-text">{ &line.text }</span></li> };
    let list = html! { <ul class="fe-d-diff">{ for props.lines.iter().map(line) }</ul> };
    match props.lines.len() {
        0 => Html::default(),
        count if count > OPEN && !props.unfolded => html! {
            <details class="fe-d-folded"><summary>{ format!("{count} Angaben zeigen") }</summary>{ list }</details>
        },
        _ => list,
    }
}

/// Symbol and word of a mark.
pub fn badge(mark: Mark) -> Html {
    let (symbol, word) = mark.words();
    html! {
        <span class={classes!("fe-d-mark", mark.class())}><span aria-hidden="true">{ symbol }</span>{ " " }{ word }</span>
    }
}
