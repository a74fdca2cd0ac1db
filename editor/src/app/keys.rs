// SPDX-License-Identifier: EUPL-1.2
//! What happens beside drawing: keys of the whole page, fields that are left, moving the focus.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::html::Scope;

use super::{App, Dialog, Message};
use crate::screen::{KINDS, new_title};

/// Where the content begins.
pub const MAIN: &str = "#fe-main";

/// Kept as long as the app lives.
pub struct Listening {
    _heard: Closure<dyn Fn(Event)>,
}

/// Ctrl+S, Ctrl+Z and Ctrl+Y anywhere; in a field of text the browser's own undo stays. Leaving a field brings everything
/// up to date.
pub fn listen(link: &Scope<App>) -> Option<Listening> {
    let link = link.clone();
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| key.type_() == "keydown") else {
            return link.send_message(Message::Settled);
        };
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
            return;
        }
        let message = match (key.key().to_lowercase().as_str(), key.shift_key()) {
            ("s", false) => {
                leave_field();
                Message::Show(Some(Dialog::Saving))
            }
            ("z", false) if !in_text(&event) => Message::Step { back: true },
            ("y", false) | ("z", true) if !in_text(&event) => Message::Step { back: false },
            _ => return,
        };
        event.prevent_default();
        link.send_message(message);
    });
    let page = document()?;
    let listener: &js_sys::Function = heard.as_ref().unchecked_ref();
    for event in ["keydown", "focusout"] {
        // Without it there are still the buttons.
        let _ = page.add_event_listener_with_callback(event, listener);
    }
    Some(Listening { _heard: heard })
}

/// Focuses what the selector finds, or the first control in it.
pub fn focus(selector: &str) {
    let found = document().and_then(|page| page.query_selector(selector).ok().flatten());
    let Some(found) = found else { return };
    // What is folded has to be open before something in it can have the focus.
    let mut outer = found.closest("details").ok().flatten();
    while let Some(details) = outer {
        let _ = details.set_attribute("open", "");
        outer = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
    let inside = "input, select, textarea, button, summary";
    let control = if found.matches(&format!("{inside}, [tabindex]")).unwrap_or(false) {
        Some(found.clone())
    } else {
        found.query_selector(inside).ok().flatten()
    };
    if let Some(control) = control.as_ref().and_then(|control| control.dyn_ref::<HtmlElement>()) {
        // What is taller than the window begins at its head, which is there already.
        let options = FocusOptions::new();
        options.set_prevent_scroll(selector == MAIN);
        let _ = control.focus_with_options(&options);
        // What a new entry is called until somebody names it is there to be written over.
        if let Some(field) = control.dyn_ref::<HtmlInputElement>()
            && KINDS.iter().any(|kind| new_title(*kind) == field.value())
        {
            field.select();
        }
    }
}

/// Another view begins at its head, however far the last one was scrolled.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Lets go of the focused field, so that it hands over what was typed, and takes it again.
fn leave_field() {
    let focused = document().and_then(|page| page.active_element());
    if let Some(focused) = focused.as_ref().and_then(|element| element.dyn_ref::<HtmlElement>()) {
        let _ = focused.blur();
        let _ = focused.focus();
    }
}

/// Whether a key was pressed in a field of text, where undo means the keystrokes.
fn in_text(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let text = "textarea, input:not([type=checkbox]):not([type=radio]):not([type=date])";
    target.is_some_and(|target| target.matches(text).unwrap_or(false))
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
