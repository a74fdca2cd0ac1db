// SPDX-License-Identifier: EUPL-1.2
//! The file on disk is no longer the one that was opened: both sides come together, conflict by conflict.

use std::rc::Rc;

use foerderkompass_core::Date;
use foerderkompass_upkeep::{Document, Merge, Side, merge};
use yew::prelude::*;

use super::combined::{Choices, Said, about, combined, decided, side};
use super::comparison::{Changed, Comparison, changes};
use super::diff_list::DiffList;
use super::entry_list::{EntryList, more};
use super::naming::Naming;
use super::{Modal, Same};

#[derive(Properties, Clone)]
pub struct MergingProps {
    /// What was opened.
    pub base: Rc<Document>,
    /// What is edited here.
    pub mine: Rc<Document>,
    /// What stands in the file now.
    pub theirs: Rc<Document>,
    pub today: Date,
    /// Takes the result, once every conflict is decided. Nothing is written before.
    pub on_merged: Callback<Document>,
    pub on_close: Callback<()>,
}

impl PartialEq for MergingProps {
    fn eq(&self, other: &MergingProps) -> bool {
        let same = |a: &Rc<Document>, b: &Rc<Document>| Rc::ptr_eq(a, b);
        same(&self.base, &other.base)
            && same(&self.mine, &other.mine)
            && same(&self.theirs, &other.theirs)
            && self.on_merged == other.on_merged
            && self.on_close == other.on_close
    }
}

/// Both sides and their merge, in words.
struct Both {
    merge: Merge,
    naming: Naming,
    mine: Vec<Changed>,
    theirs: Vec<Changed>,
    names: Vec<String>,
}

impl Both {
    fn of(props: &MergingProps) -> Both {
        let MergingProps { base, mine, theirs, today, .. } = props;
        let merge = merge(base, mine, theirs);
        let made = |side: &Document| changes(&Comparison::of(base, side, *today), base, side);
        Both {
            names: merge.conflicts.iter().map(|one| about(&merge, [mine, theirs, base], one)).collect(),
            naming: Naming::of(&[mine, theirs, base]),
            mine: made(mine),
            theirs: made(theirs),
            merge,
        }
    }
}

#[component]
pub fn Merging(props: &MergingProps) -> Html {
    // The documents alone: callbacks change nothing about the merge.
    let documents = || [&props.base, &props.mine, &props.theirs].map(|document| Same(document.clone()));
    let both = use_memo(documents(), |_| Both::of(props));
    let conflicts = &both.merge.conflicts;
    let choices: UseStateHandle<Choices> = use_state(|| vec![None; conflicts.len()]);
    let failed = use_state(|| None::<String>);
    // Other documents, other conflicts: no choice goes over to them.
    use_effect_with(documents(), {
        let (choices, count) = (choices.clone(), conflicts.len());
        move |_| choices.set(vec![None; count])
    });
    let count = use_state(|| super::entry_list::PAGE);
    let all = |side: Side| {
        let (choices, count) = (choices.clone(), conflicts.len());
        Callback::from(move |_: MouseEvent| choices.set(vec![Some(side); count]))
    };
    let done = decided(&choices);
    let finish = {
        let (both, choices, failed, on_merged) = (both.clone(), choices.clone(), failed.clone(), props.on_merged.clone());
        Callback::from(move |_: MouseEvent| match combined(&both.merge, &choices) {
            Ok(document) => on_merged.emit(document),
            Err(place) => failed.set(Some(failure(&both, place))),
        })
    };
    let is_open = done < conflicts.len();
    html! {
        <Modal name="merging" title="Die Datei wurde inzwischen geändert" on_close={props.on_close.clone()} wide=true>
            <p>{ "Jemand hat die Datei gespeichert, während Sie hier gearbeitet haben. Nichts ist verloren: Beides wird zusammengeführt, und geschrieben wird erst danach." }</p>
            { made("Das haben Sie geändert", &both.mine) }
            { made("Das hat die andere Seite geändert", &both.theirs) }
            <section>
                <h3>{ open_title(conflicts.len()) }</h3>
                if !conflicts.is_empty() {
                    <div class="fe-d-actions">
                        <span class="fe-d-progress" aria-live="polite">{ format!("{done} von {} entschieden", conflicts.len()) }</span>
                        <button type="button" class="fe-button" data-fe-answer="mine" onclick={all(Side::Mine)}>{ "Alle meine" }</button>
                        <button type="button" class="fe-button" data-fe-answer="theirs" onclick={all(Side::Theirs)}>{ "Alle anderen" }</button>
                    </div>
                }
                { for (0..conflicts.len().min(*count)).map(|at| choice(&both, at, &choices)) }
                { more(&count, conflicts.len()) }
            </section>
            if let Some(sentence) = &*failed { <p class="fe-d-strong" role="alert">{ sentence }</p> }
            <div class="fe-d-actions">
                <button type="button" class="fe-button fe-primary" data-fe-answer="merge" disabled={is_open} onclick={finish}>{ "Zusammenführen" }</button>
                if is_open { <span>{ "Entscheiden Sie zuerst jede Stelle." }</span> }
            </div>
        </Modal>
    }
}

fn open_title(count: usize) -> String {
    match count {
        0 => "Beides passt zusammen".to_string(),
        1 => "Eine Stelle haben beide geändert".to_string(),
        count => format!("{count} Stellen haben beide geändert"),
    }
}

fn failure(both: &Both, place: Option<usize>) -> String {
    match place.and_then(|at| both.names.get(at)) {
        Some(name) => format!("{name} passt nicht zu den anderen Entscheidungen. Wählen Sie dort anders."),
        None => "Entscheiden Sie zuerst jede Stelle.".to_string(),
    }
}

fn made(title: &str, entries: &[Changed]) -> Html {
    html! {
        <details class="fe-d-folded">
            <summary><h3>{ format!("{title}: {}", super::counted(entries.len(), "Eintrag", "Einträge")) }</h3></summary>
            <EntryList entries={entries.to_vec()} />
        </details>
    }
}

/// One conflict: what was, what each side made of it, and which counts.
fn choice(both: &Both, at: usize, choices: &UseStateHandle<Choices>) -> Html {
    let (Some(conflict), Some(name)) = (both.merge.conflicts.get(at), both.names.get(at)) else { return Html::default() };
    let group = format!("fe-conflict-{at}");
    let chosen = choices.get(at).copied().flatten();
    let column = |which: Side, value: &'static str, label: &'static str| {
        let onchange = {
            let choices = choices.clone();
            Callback::from(move |_: Event| {
                let mut next = (*choices).clone();
                if let Some(choice) = next.get_mut(at) {
                    *choice = Some(which);
                }
                choices.set(next);
            })
        };
        let content = match side(&both.naming, conflict, which) {
            Said::Text(text) => html! { <p class="fe-d-side-text">{ text }</p> },
            Said::Lines(lines) => html! { <DiffList {lines} /> },
        };
        html! {
            <div class="fe-d-side">
                <label class="fe-d-tick">
                    <input type="radio" name={group.clone()} {value} checked={chosen == Some(which)} {onchange} />{ label }
                </label>
                { content }
            </div>
        }
    };
    html! {
        <fieldset class="fe-d-conflict" key={at}>
            <legend>{ name }{ if chosen.is_some() { " (entschieden)" } else { " (offen)" } }</legend>
            <div class="fe-d-sides">
                { column(Side::Base, "base", "wie es war") }
                { column(Side::Mine, "mine", "meine") }
                { column(Side::Theirs, "theirs", "die andere") }
            </div>
        </fieldset>
    }
}
