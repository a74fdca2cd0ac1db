// SPDX-License-Identifier: EUPL-1.2
//! The condition as a text: while it can be read, it is made; while not, what is wrong is marked and nothing changes.

use std::rc::Rc;

use foerderkompass_core::{Catalog, Criterion};
use foerderkompass_wording::notation::{NotationFault, Suggestion, complete, parse, print};
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::typing::{SHOWN, Typed, bytes, marked, taken, units};
use super::value::{rewritten, to_value};
use super::words;

#[derive(Clone, PartialEq, Properties)]
pub struct NotationProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub catalog: Rc<Catalog>,
    /// What stands in the document.
    pub value: Option<Value>,
    /// The same as it is read; `None` if it cannot be read.
    pub criterion: Option<Criterion>,
    pub on_value: Callback<Value>,
}

/// What the text remembers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Held {
    typed: Option<Typed>,
    /// Where the cursor stands, in bytes, while suggestions are shown for it.
    cursor: Option<usize>,
}

/// The text as it stands in the field, and what is wrong with it. What somebody typed stays as long as it belongs to what
/// stands in the document.
pub(super) fn shown(props: &NotationProps, typed: Option<&Typed>) -> (String, Option<NotationFault>) {
    match typed.filter(|typed| typed.holds(props.value.as_ref())) {
        Some(typed) => (typed.text.clone(), parse(&props.catalog, &typed.text).err()),
        None => (props.criterion.as_ref().map(|one| print(&props.catalog, one)).unwrap_or_default(), None),
    }
}

/// What a text makes of the document; `None` while it is no condition, and where it means what stands there already.
pub(super) fn written(props: &NotationProps, text: &str) -> Option<Value> {
    let criterion = parse(&props.catalog, text).ok()?;
    match (&props.criterion, &props.value) {
        (Some(before), Some(old)) if *before == criterion => Some(old.clone()),
        (Some(before), Some(old)) => Some(rewritten(&props.catalog, &criterion, before, old)),
        _ => Some(to_value(&props.catalog, &criterion)),
    }
}

/// The text of a condition with what is wrong and what could follow.
#[component]
pub fn Notation(props: &NotationProps) -> Html {
    let held = use_state(Held::default);
    let area = use_node_ref();
    let readable = props.value.is_none() || props.criterion.is_some();
    let (text, fault) = shown(props, held.typed.as_ref());
    let type_in = type_in(props, &held);
    let pick = {
        let (area, type_in, text) = (area.clone(), type_in.clone(), text.clone());
        Callback::from(move |suggestion: Suggestion| {
            let (new, cursor) = taken(&text, &suggestion);
            if let Some(field) = area.cast::<HtmlTextAreaElement>() {
                field.set_value(&new);
                let _ = field.focus();
                let _ = field.set_selection_range(units(&new, cursor), units(&new, cursor));
            }
            type_in.emit((new, cursor));
        })
    };
    let offered: Vec<Suggestion> = match held.cursor {
        Some(cursor) => complete(&props.catalog, &text, cursor).into_iter().take(SHOWN).collect(),
        None => Vec::new(),
    };
    let close = close(&held, &area);
    let (list, wrong) = (format!("{}-offers", props.id), format!("{}-fault", props.id));
    let keys = field_keys(&held, &list, &close);
    let input = {
        let type_in = type_in.clone();
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            let text = field.value();
            let at = field.selection_start().ok().flatten().map_or(text.len(), |units| bytes(&text, units as usize));
            type_in.emit((text, at));
        })
    };
    html! {
        <details class="fe-crit-text">
            <summary>{ "Als Text" }</summary>
            if readable {
                <label for={props.id.clone()}>{ props.label.clone() }</label>
                <textarea id={props.id.clone()} ref={area} rows="3" spellcheck="false" autocomplete="off" value={text.clone()}
                    oninput={input} onkeydown={keys} onblur={settle(&held, fault.is_none())}
                    aria-invalid={fault.is_some().then_some("true")}
                    aria-describedby={if fault.is_some() { wrong.clone() } else { format!("{}-hint", props.id) }} />
                <p class="fe-crit-note" id={format!("{}-hint", props.id)}>{ words::HINT }</p>
                { fault.as_ref().map(|fault| what_is_wrong(&text, fault, &wrong, &pick)).unwrap_or_default() }
                if !offered.is_empty() {
                    <div class="fe-crit-offers" id={list} role="group" aria-label="Vorschläge" onkeydown={list_keys(&close)}>
                        { for offered.iter().map(|one| offer(one, &pick)) }
                    </div>
                    <p class="fe-crit-note">{ words::SUGGESTED_HOW }</p>
                }
            } else {
                <p class="fe-crit-note">{ words::NO_TEXT }</p>
            }
        </details>
    }
}

/// Takes a text with the cursor in it.
fn type_in(props: &NotationProps, held: &UseStateHandle<Held>) -> Callback<(String, usize)> {
    let (props, held) = (props.clone(), held.clone());
    Callback::from(move |(text, cursor): (String, usize)| {
        let new = written(&props, &text);
        let made = new.clone().or_else(|| props.value.clone());
        let typed = Typed { text, seen: props.value.clone(), made };
        held.set(Held { typed: Some(typed), cursor: Some(cursor) });
        if let Some(new) = new.filter(|new| Some(new) != props.value.as_ref()) {
            props.on_value.emit(new);
        }
    })
}

/// A text that is right is put in its usual form when the field is left, but not for its own suggestions.
fn settle(held: &UseStateHandle<Held>, right: bool) -> Callback<FocusEvent> {
    let held = held.clone();
    Callback::from(move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
        let inside = to.is_some_and(|to| to.closest(".fe-crit-text").ok().flatten().is_some());
        if right && !inside && held.typed.is_some() {
            held.set(Held::default());
        }
    })
}

/// Folds the suggestions up and gives the keyboard back to the text.
fn close(held: &UseStateHandle<Held>, area: &NodeRef) -> Callback<()> {
    let (held, area) = (held.clone(), area.clone());
    Callback::from(move |()| {
        if let Some(field) = area.cast::<HtmlTextAreaElement>() {
            let _ = field.focus();
        }
        held.set(Held { typed: held.typed.clone(), cursor: None });
    })
}

/// Esc closes the suggestions; Alt and arrow down leads to them.
fn field_keys(held: &UseStateHandle<Held>, list: &str, close: &Callback<()>) -> Callback<KeyboardEvent> {
    let (held, list, close) = (held.clone(), list.to_owned(), close.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && held.cursor.is_some() {
            event.prevent_default();
            event.stop_propagation();
            close.emit(());
        } else if event.key() == "ArrowDown" && event.alt_key() {
            let page = event.target_dyn_into::<Element>().and_then(|field| field.owner_document());
            let first = page.and_then(|page| page.get_element_by_id(&list)).and_then(|list| list.first_element_child());
            if let Some(first) = first {
                event.prevent_default();
                super::field::focus(&first);
            }
        }
    })
}

/// Arrows lead through the suggestions, Esc back to the text.
fn list_keys(close: &Callback<()>) -> Callback<KeyboardEvent> {
    let close = close.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(this) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
        let to = match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                return close.emit(());
            }
            "ArrowDown" | "ArrowRight" => this.next_element_sibling(),
            "ArrowUp" | "ArrowLeft" => this.previous_element_sibling(),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            super::field::focus(&to);
        }
    })
}

fn offer(suggestion: &Suggestion, pick: &Callback<Suggestion>) -> Html {
    let (taken, pick) = (suggestion.clone(), pick.clone());
    let click = Callback::from(move |_: MouseEvent| pick.emit(taken.clone()));
    html! { <button type="button" onclick={click}>{ suggestion.with.trim().to_owned() }</button> }
}

/// The message, the text with the wrong part marked, and what would make it right.
fn what_is_wrong(text: &str, fault: &NotationFault, id: &str, pick: &Callback<Suggestion>) -> Html {
    let (before, wrong, after) = marked(text, fault);
    html! {
        <div class="fe-crit-fault" id={id.to_owned()}>
            <p>{ fault.message.clone() }</p>
            if !text.is_empty() {
                <p class="fe-crit-place">{ before.to_owned() }<mark>{ wrong.to_owned() }</mark>{ after.to_owned() }</p>
            }
            if !fault.suggestions.is_empty() {
                <p>{ "Vorschlag: " }{ for fault.suggestions.iter().map(|one| offer(one, pick)) }</p>
            }
        </div>
    }
}
