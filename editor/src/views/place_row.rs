// SPDX-License-Identifier: EUPL-1.2
//! One row of „Meine Plätze“. What was typed is taken when the field is left; what cannot be taken stays with a message.

use foerderkompass_core::Date;
use foerderkompass_upkeep::Joining;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::bits::opener;
use super::offers::{Column, Refused, Row, typed, unchanged};
use super::places::Hands;
use super::words;
use crate::shared::Make;

#[derive(Properties, PartialEq)]
pub(super) struct PlaceRowProps {
    pub row: Row,
    /// Number of the row in the table, from 0.
    pub at: usize,
    pub hands: Hands,
    pub today: Date,
}

#[component]
pub(super) fn PlaceRow(props: &PlaceRowProps) -> Html {
    let row = &props.row;
    let on_open = {
        let hands = props.hands.clone();
        Callback::from(move |place| hands.with(|held| held.on_open.clone()).emit(place))
    };
    let name = if row.site.is_empty() { row.provider.clone() } else { format!("{}, {}", row.provider, row.site) };
    let confirm = {
        let (hands, row, today, name) = (props.hands.clone(), row.clone(), props.today, name.clone());
        Callback::from(move |_: MouseEvent| {
            let (edits, on_make, on_say) =
                hands.with(|held| (unchanged(&held.document, &row, today), held.on_make.clone(), held.on_say.clone()));
            if !edits.is_empty() {
                on_make.emit(Make { label: format!("Plätze unverändert: {name}"), edits, joining: Joining::Alone });
                on_say.emit(format!("{name}: Zahl der Plätze von heute."));
            }
        })
    };
    let is_of_today = row.as_of == props.today.to_string();
    let cell = |column: Column, label: &'static str| {
        html! {
            <td data-label={label}>
                <Field {column} label={format!("{label}: {name}")} row={row.clone()} at={props.at} hands={props.hands.clone()}
                    today={props.today} />
            </td>
        }
    };
    html! {
        <tr class={row.changed.then_some("fe-v-changed")} data-fe-entry={format!("{}/{}", row.entry.owner, row.entry.id)}>
            <th scope="row" data-label="Maßnahme">
                { opener(&row.measure, Some((row.entry.clone(), row.path.clone())), &on_open) }
                if row.changed { { " " }<span class="fe-v-word fe-v-came">{ "geändert" }</span> }
            </th>
            <td data-label="Anbieter">
                { row.provider.clone() }
                if !row.number.is_empty() { <span class="fe-v-quiet">{ format!(" {}", row.number) }</span> }
            </td>
            <td data-label="Standort">{ row.site.clone() }</td>
            { cell(Column::Free, "Freie Plätze") }
            { cell(Column::Total, "von insgesamt") }
            <td data-label="Stand">
                <Field column={Column::AsOf} label={format!("Stand: {name}")} row={row.clone()} at={props.at}
                    hands={props.hands.clone()} today={props.today} />
                if row.outdated { <span class="fe-v-word fe-v-warning">{ "veraltet" }</span> }
            </td>
            { cell(Column::NextStart, "Nächster Beginn") }
            <td data-label="Bestätigen">
                <button type="button" class="fe-button" id={format!("fe-places-unchanged-{}", props.at)}
                    aria-label={format!("unverändert: {name}")} onclick={confirm}
                    aria-disabled={(!row.has_places() || is_of_today).to_string()}>
                    { "unverändert" }
                </button>
            </td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    column: Column,
    label: String,
    row: Row,
    at: usize,
    hands: Hands,
    today: Date,
}

/// One field. It holds what is typed until that can be taken.
#[component]
fn Field(props: &FieldProps) -> Html {
    let held = props.column.of(&props.row).to_string();
    let text = use_state(|| held.clone());
    let refused = use_state(|| None::<Refused>);
    {
        // Undo, „unverändert“ and other fields change what is written.
        let (text, refused) = (text.clone(), refused.clone());
        use_effect_with(held.clone(), move |held| {
            text.set(held.clone());
            refused.set(None);
        });
    }
    let is_day = matches!(props.column, Column::AsOf | Column::NextStart);
    // What is typed now, as edits; else the reason, which is then shown.
    let read = {
        let (text, refused, column, row) = (text.clone(), refused.clone(), props.column, props.row.clone());
        let (hands, today) = (props.hands.clone(), props.today);
        move |input: &HtmlInputElement| {
            let written = if is_half(input) { "?".to_string() } else { input.value() };
            let edits = hands.with(|held| typed(&held.document, &row, column, &written, today));
            refused.set(edits.as_ref().err().copied());
            if edits.as_ref().is_ok_and(Vec::is_empty) {
                text.set(column.of(&row).to_string());
            }
            edits.ok()
        }
    };
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| text.set(input_of(&event).map(|input| input.value()).unwrap_or_default()))
    };
    let hand_over = {
        let (read, hands, label) = (read.clone(), props.hands.clone(), label_of(props.column, &props.row));
        move |input: &HtmlInputElement| {
            if let Some(edits) = read(input).filter(|edits| !edits.is_empty()) {
                let on_make = hands.with(|held| held.on_make.clone());
                on_make.emit(Make { label: label.clone(), edits, joining: Joining::Alone });
            }
        }
    };
    let onblur = {
        let hand_over = hand_over.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(input) = input_of(&event) {
                hand_over(&input);
            }
        })
    };
    let onkeydown = {
        let (column, at) = (props.column, props.at);
        Callback::from(move |event: KeyboardEvent| {
            if event.key() != "Enter" {
                return;
            }
            event.prevent_default();
            let Some(input) = input_of(&event) else { return };
            // Leaving the field hands it over. What cannot be taken keeps the focus; the last row has no next one.
            let next = if event.shift_key() { at.wrapping_sub(1) } else { at.wrapping_add(1) };
            if read(&input).is_some() && !focus(column, next) {
                hand_over(&input);
            }
        })
    };
    let id = id_of(props.column, props.at);
    let told = format!("{id}-wrong");
    html! {
        <>
            <input {id} type={if is_day { "date" } else { "text" }} inputmode={(!is_day).then_some("numeric")}
                maxlength={(!is_day).then_some("9")} max={is_day.then_some("9999-12-31")} class={if is_day { "fe-v-day" } else { "fe-v-count" }}
                value={(*text).clone()} aria-label={props.label.clone()} autocomplete="off" {oninput} {onblur} {onkeydown}
                aria-invalid={refused.is_some().then_some("true")} aria-describedby={refused.is_some().then(|| told.clone())} />
            if let Some(why) = *refused { <p class="fe-v-message" id={told}>{ words::refused(why) }</p> }
        </>
    }
}

/// What undo calls it.
fn label_of(column: Column, row: &Row) -> String {
    let what = match column {
        Column::Free => "Freie Plätze",
        Column::Total => "Plätze insgesamt",
        Column::AsOf => "Stand der Plätze",
        Column::NextStart => "Nächster Beginn",
    };
    format!("{what}: {}", row.provider)
}

fn id_of(column: Column, at: usize) -> String {
    format!("fe-places-{}-{at}", column.key())
}

/// Goes to a field of another row; false if there is none.
fn focus(column: Column, at: usize) -> bool {
    let found = gloo::utils::document().get_element_by_id(&id_of(column, at));
    let field = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    field.is_some_and(|field| field.focus().is_ok())
}

fn input_of(event: &impl TargetCast) -> Option<HtmlInputElement> {
    event.target_dyn_into::<HtmlInputElement>()
}

/// Whether a date is typed only in part: the browser then shows it, but gives no text.
fn is_half(input: &HtmlInputElement) -> bool {
    let get = |of: &JsValue, key: &str| Reflect::get(of, &JsValue::from_str(key)).ok();
    get(input, "validity").and_then(|validity| get(&validity, "badInput")).is_some_and(|bad| bad.is_truthy())
}
