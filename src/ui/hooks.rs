// SPDX-License-Identifier: EUPL-1.2
//! What happens beside drawing: moving the focus, watching clock and keys, letting the undo expire, the live region.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use foerderkompass_core::MeasureAt;
use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::prelude::{NodeRef, UseReducerHandle, hook, use_effect_with, use_mut_ref, use_node_ref};

use super::Words;
use crate::groups::Groups;
use crate::shared::Shared;
use crate::state::{Jump, Message, Notice, State};
use crate::{address, clock};

/// How long "Neue Person" can be undone and "kopiert" stands, in milliseconds.
const UNDO: u32 = 5_000;
/// How often the clock is looked at, in milliseconds.
const TICK: u32 = 10_000;
/// After so many milliseconds without anything done the widget warns.
const IDLE: f64 = 600_000.0;
/// So long the warning stands before the answers are cleared, in milliseconds.
const WARNING: f64 = 120_000.0;
/// Milliseconds without a change after which the result is said.
const SETTLED: u32 = 400;
/// What counts as doing something.
const ACTIVITY: [&str; 6] = ["pointerdown", "pointermove", "keydown", "wheel", "click", "focusin"];

thread_local! {
    /// The link that was followed. Another catalogue in the same page does not take the focus for it again.
    static FOLLOWED: RefCell<String> = const { RefCell::new(String::new()) };
}

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
        Jump::Entry(list, place) => {
            vec![format!("[data-list=\"{list}\"] > :nth-child({}) button", place + 1), "[data-results]".to_owned()]
        }
        Jump::Results => vec!["[data-results]".to_owned()],
        Jump::Day => vec![".fk-day input".to_owned()],
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

/// Takes the word that something was copied away after a while; what was refused stays until it is dismissed.
#[hook]
pub fn use_notice_limit(state: &UseReducerHandle<State>) {
    let dispatch = state.dispatcher();
    let copied = matches!(state.notice, Some(Notice::Copied | Notice::Saved));
    use_effect_with((copied, state.copies), move |(copied, _)| {
        let timer = copied.then(|| Timeout::new(UNDO, move || dispatch.dispatch(Message::NoticeExpired)));
        move || drop(timer)
    });
}

/// Follows a link to a measure, once; then notices when the date changes in an open tab, when nobody has done anything for
/// a long time, and Alt+N from anywhere inside the widget.
#[hook]
pub fn use_watch(state: &UseReducerHandle<State>, root: NodeRef) {
    let state = state.clone();
    use_effect_with((), move |()| {
        let dispatch = state.dispatcher();
        let hash = address::hash();
        if let Some(at) = address::measure_of(&hash).and_then(|id| state.catalog.measure_at(id))
            && FOLLOWED.replace(hash.clone()) != hash
        {
            dispatch.dispatch(Message::Jumped(Jump::Measure(at)));
        }
        let idle = Rc::new(Idle { last: Cell::new(clock::now()), warned: Cell::new(false) });
        let (seen, reply) = (Rc::clone(&idle), dispatch.clone());
        let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if seen.somebody_is_there() {
                reply.dispatch(Message::CameBack);
            }
            let key = event.dyn_ref::<KeyboardEvent>();
            if key.is_some_and(|key| key.type_() == "keydown" && key.alt_key() && !key.ctrl_key() && key.code() == "KeyN") {
                event.prevent_default();
                reply.dispatch(Message::Jumped(Jump::NextQuestion));
            }
        });
        let element = root.cast::<Element>();
        let listener: &js_sys::Function = heard.as_ref().unchecked_ref();
        for (element, event) in element.iter().flat_map(|element| ACTIVITY.map(|event| (element, event))) {
            // Without it the warning comes although somebody is there, and any click takes it away.
            let _ = element.add_event_listener_with_callback(event, listener);
        }
        let timer = Interval::new(TICK, move || {
            dispatch.dispatch(Message::DayChanged(clock::today()));
            if let Some(message) = idle.look() {
                dispatch.dispatch(message);
            }
        });
        move || {
            let listener: &js_sys::Function = heard.as_ref().unchecked_ref();
            for (element, event) in element.iter().flat_map(|element| ACTIVITY.map(|event| (element, event))) {
                let _ = element.remove_event_listener_with_callback(event, listener);
            }
            drop(timer);
        }
    });
}

/// How long nobody has done anything.
struct Idle {
    /// When somebody last did something, as [`clock::now`] says it.
    last: Cell<f64>,
    warned: Cell<bool>,
}

impl Idle {
    /// Somebody does something; whether they were being warned.
    fn somebody_is_there(&self) -> bool {
        self.last.set(clock::now());
        self.warned.replace(false)
    }

    /// What has to be said or done by now.
    fn look(&self) -> Option<Message> {
        let (now, warned) = (clock::now(), self.warned.get());
        let idle = now - self.last.get();
        if idle < if warned { IDLE + WARNING } else { IDLE } {
            return None;
        }
        self.warned.set(!warned);
        // A machine that slept wakes up late: the warning stands its time all the same.
        self.last.set(if warned { now } else { now - IDLE });
        Some(if warned { Message::IdleExpired } else { Message::WentIdle })
    }
}

/// The live region: once things have settled it says politely what came out, and names the measures that newly come into
/// consideration. The text is written past the virtual elements, so that saying it draws nothing again.
#[hook]
pub fn use_announcement(text: String, state: &UseReducerHandle<State>, words: Words) -> NodeRef {
    let region = use_node_ref();
    let before = use_mut_ref(Vec::<MeasureAt>::new);
    let place = region.clone();
    let (catalog, groups) = (state.catalog.clone(), state.groups.clone());
    use_effect_with(Heard { text, groups }, move |heard| {
        let (text, groups) = (heard.text.clone(), heard.groups.clone());
        let silent = place.cast::<Element>().and_then(|region| region.text_content()).unwrap_or_default().is_empty();
        let settled = if silent { 0 } else { SETTLED };
        let timer = Timeout::new(settled, move || {
            let known = before.replace(groups.fitting.clone());
            let new = groups.fitting.iter().filter(|at| known.binary_search(at).is_err());
            let new = new.filter_map(|at| catalog.measures().get(*at)).map(|measure| measure.title.as_str());
            let new: Vec<&str> = new.collect();
            let said = if new.is_empty() { text } else { format!("{}. {text}", words.0.newly(&new)) };
            if let Some(region) = place.cast::<Element>() {
                region.set_text_content(Some(&said));
            }
        });
        move || drop(timer)
    });
    region
}

/// What is said, and about which measures.
struct Heard {
    text: String,
    groups: Shared<Groups>,
}

impl PartialEq for Heard {
    fn eq(&self, other: &Heard) -> bool {
        self.text == other.text && (self.groups == other.groups || self.groups.fitting == other.groups.fitting)
    }
}
