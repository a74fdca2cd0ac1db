// SPDX-License-Identifier: EUPL-1.2
//! „Meine Plätze“: one table of offers with free places and next start, to be gone through with the keyboard.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use foerderkompass_upkeep::{Document, Path};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::offers::{Row, rows};
use super::place_row::PlaceRow;
use super::{OnOpen, words};
use crate::shared::{OnMake, Shown};

#[derive(Properties, PartialEq)]
pub struct PlacesProps {
    pub shown: Shown,
    /// Id of the contact whose offers „nur meine“ shows.
    pub role: Option<String>,
    pub on_make: OnMake,
    pub on_open: OnOpen,
    /// A sentence for the app's status.
    #[prop_or_default]
    pub on_say: Callback<String>,
}

/// What rows need when something is done in them. It is the same for a row whatever has happened elsewhere, so that only
/// a row that says something else is drawn again.
pub(super) struct Held {
    pub document: Rc<Document>,
    pub on_make: OnMake,
    pub on_open: OnOpen,
    pub on_say: Callback<String>,
}

#[derive(Clone)]
pub(super) struct Hands(Rc<RefCell<Held>>);

impl Hands {
    /// Does something with what is held now.
    pub fn with<T>(&self, act: impl FnOnce(&Held) -> T) -> T {
        act(&self.0.borrow())
    }
}

impl PartialEq for Hands {
    fn eq(&self, other: &Hands) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// So many rows are shown at first.
const AT_FIRST: usize = 200;

/// The table of all offers.
#[component]
pub fn Places(props: &PlacesProps) -> Html {
    let shown = &props.shown;
    let has_role = props.role.as_ref().is_some_and(|role| !role.is_empty());
    let held_now = || Held {
        document: shown.document.clone(),
        on_make: props.on_make.clone(),
        on_open: props.on_open.clone(),
        on_say: props.on_say.clone(),
    };
    let hands = use_mut_ref(held_now);
    *hands.borrow_mut() = held_now();
    let mine = use_state(|| has_role);
    let all_rows = use_state(|| false);
    let outdated = use_state(|| false);
    // What was there when „nur veraltete“ was switched on stays until it is switched again: nothing vanishes below the hands.
    let held = use_state(BTreeSet::<Path>::new);
    let all = rows(&shown.document, &shown.opened, props.role.as_deref().unwrap_or(""), shown.today);
    let is_shown = |row: &&Row| (!*mine || !has_role || row.mine) && (!*outdated || row.outdated || held.contains(&row.path));
    let count = all.len();
    let visible: Vec<Row> = all.iter().filter(is_shown).cloned().collect();
    let on_mine = {
        let mine = mine.clone();
        Callback::from(move |on: bool| mine.set(on))
    };
    let on_outdated = {
        let (outdated, held) = (outdated.clone(), held.clone());
        let now: BTreeSet<Path> = all.iter().filter(|row| row.outdated).map(|row| row.path.clone()).collect();
        Callback::from(move |on: bool| {
            held.set(now.clone());
            outdated.set(on);
        })
    };
    let told = format!("{} von {}", visible.len(), words::counted(count, "Angebot", "Angeboten"));
    html! {
        <section class="fe-v-places" aria-labelledby="fe-places-title">
            <h2 id="fe-places-title">{ "Meine Plätze" }</h2>
            <p class="fe-v-quiet">
                { "Tab geht durch die Zeile, Eingabe in dieselbe Spalte der nächsten Zeile. „unverändert“ setzt nur den Stand auf heute." }
            </p>
            <div class="fe-v-row-of">
                { tick("fe-only-mine", "nur meine", *mine && has_role, !has_role, on_mine) }
                { tick("fe-only-outdated", "nur veraltete", *outdated, false, on_outdated) }
                <span class="fe-v-quiet">{ told }</span>
            </div>
            if !has_role { <p class="fe-v-quiet">{ "„nur meine“ geht, sobald Sie unter „Meine Einträge“ Ihre Rolle gewählt haben." }</p> }
            if visible.is_empty() { <p>{ words::NOTHING }</p> } else {
                { table(props, &Hands(hands), visible.get(..AT_FIRST).filter(|_| !*all_rows).unwrap_or(&visible)) }
                if visible.len() > AT_FIRST && !*all_rows {
                    <button type="button" class="fe-button" onclick={move |_: MouseEvent| all_rows.set(true)}>
                        { format!("Alle {} zeigen", visible.len()) }
                    </button>
                }
            }
        </section>
    }
}

fn table(props: &PlacesProps, hands: &Hands, visible: &[Row]) -> Html {
    let head = ["Maßnahme", "Anbieter", "Standort", "Freie Plätze", "von insgesamt", "Stand", "Nächster Beginn", "Bestätigen"];
    let row = |(at, row): (usize, &Row)| {
        html! {
            <PlaceRow key={row.path.to_string()} row={row.clone()} {at} hands={hands.clone()} today={props.shown.today} />
        }
    };
    html! {
        <div class="fe-v-scroll">
            <table class="fe-v-table fe-v-places-table">
                <thead><tr>{ for head.map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for visible.iter().enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

fn tick(id: &'static str, label: &'static str, on: bool, disabled: bool, set: Callback<bool>) -> Html {
    let onchange = set.reform(|event: Event| event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()));
    html! {
        <label class="fe-v-tick" for={id}><input type="checkbox" {id} checked={on} {disabled} {onchange} />{ label }</label>
    }
}
