// SPDX-License-Identifier: EUPL-1.2
//! What happens beside drawing: moving the focus, watching the clock, letting the undo expire, the shortcut.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::clock;
use crate::state::{Jump, Message, State};

/// How long "Neue Person" can be undone, in milliseconds.
const UNDO: u32 = 5_000;
/// How often the clock is looked at, in milliseconds.
const TICK: u32 = 10_000;
/// After so many milliseconds without anything done the widget warns.
const IDLE: f64 = 600_000.0;
/// So long the warning stands before the answers are cleared, in milliseconds.
const WARNING: f64 = 120_000.0;
/// What counts as doing something.
const ACTIVITY: [&str; 6] = ["pointerdown", "pointermove", "keydown", "wheel", "click", "focusin"];

/// Focuses the first element that the selector finds below `frame`; whether there is one.
pub fn focus_in(frame: Option<&Element>, selector: &str) -> bool {
    let found = frame.and_then(|frame| frame.query_selector(selector).ok().flatten());
    // An element that cannot be focused any more is no reason to stop.
    found.is_some_and(|element| element.dyn_ref::<HtmlElement>().is_some_and(|element| element.focus().is_ok()))
}

/// Where a jump leads: the first of these places that is there.
fn selectors(state: &State, jump: Jump) -> Vec<String> {
    let catalog = &state.catalog;
    let question = |at: usize| {
        let id = catalog.attributes().get(at).map_or("", |attribute| attribute.id.as_str());
        let inside = |input: &str| format!("fieldset[data-attribute=\"{id}\"] {input}");
        vec![inside("[data-filter]"), inside("input:checked"), inside("input")]
    };
    match jump {
        Jump::NextQuestion => state.next_question().map(|next| question(next.attribute)).unwrap_or_default(),
        Jump::Question(at) => question(at),
        Jump::Measure(at) => {
            let id = catalog.measures().get(at).map_or("", |measure| measure.id.as_str());
            vec![format!("article[data-measure=\"{id}\"] button")]
        }
        Jump::Results => vec!["[data-results]".to_owned()],
    }
}

/// After a jump, moves the focus to its place.
#[hook]
pub fn use_jumps(state: &UseReducerHandle<State>, root: NodeRef) {
    let wanted = state.jump.map(|(_, jump)| selectors(state, jump)).unwrap_or_default();
    use_effect_with(state.jump, move |_| {
        let frame = root.cast::<Element>();
        wanted.iter().any(|selector| focus_in(frame.as_ref(), selector));
    });
}

/// Takes the offer to undo away after five seconds.
#[hook]
pub fn use_undo_limit(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    use_effect_with(state.before.is_some(), move |open| {
        let timer = open.then(|| Timeout::new(UNDO, move || dispatch.dispatch(Message::UndoExpired)));
        move || drop(timer)
    });
}

/// Notices when the date changes in an open tab, and when nobody has done anything for a long time.
#[hook]
pub fn use_clock(state: &UseReducerHandle<State>, root: NodeRef) {
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        let last = Rc::new(Cell::new(clock::now()));
        let warned = Rc::new(Cell::new(false));
        let (seen, again, answer) = (Rc::clone(&last), Rc::clone(&warned), dispatch.clone());
        let active = Closure::<dyn Fn()>::new(move || {
            seen.set(clock::now());
            if again.replace(false) {
                answer.dispatch(Message::CameBack);
            }
        });
        let element = root.cast::<Element>();
        for (element, event) in element.iter().flat_map(|element| ACTIVITY.map(|event| (element, event))) {
            // Without it the warning comes although somebody is there, and any click takes it away.
            let _ = element.add_event_listener_with_callback(event, active.as_ref().unchecked_ref());
        }
        let timer = Interval::new(TICK, move || {
            dispatch.dispatch(Message::DayChanged(clock::today()));
            let idle = clock::now() - last.get();
            if warned.get() && idle >= IDLE + WARNING {
                warned.set(false);
                last.set(clock::now());
                dispatch.dispatch(Message::IdleExpired);
            } else if !warned.get() && idle >= IDLE {
                warned.set(true);
                // A machine that slept wakes up late: the warning stands its time all the same.
                last.set(clock::now() - IDLE);
                dispatch.dispatch(Message::WentIdle);
            }
        });
        move || {
            for (element, event) in element.iter().flat_map(|element| ACTIVITY.map(|event| (element, event))) {
                let _ = element.remove_event_listener_with_callback(event, active.as_ref().unchecked_ref());
            }
            drop((timer, active));
        }
    });
}

/// Alt+N goes to the next question from anywhere inside the widget.
#[hook]
pub fn use_shortcut(state: &UseReducerHandle<State>, root: NodeRef) {
    let dispatch = state.dispatcher();
    use_effect_with((), move |()| {
        let pressed = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if event.alt_key() && !event.ctrl_key() && event.code() == "KeyN" {
                event.prevent_default();
                dispatch.dispatch(Message::Jumped(Jump::NextQuestion));
            }
        });
        let element = root.cast::<Element>();
        if let Some(element) = &element {
            // Where a listener cannot be added, the button does the same.
            let _ = element.add_event_listener_with_callback("keydown", pressed.as_ref().unchecked_ref());
        }
        move || {
            if let Some(element) = element {
                let _ = element.remove_event_listener_with_callback("keydown", pressed.as_ref().unchecked_ref());
            }
            drop(pressed);
        }
    });
}
