// SPDX-License-Identifier: EUPL-1.2
//! Small things that several views draw, and how they wait for what is reckoned.

use std::cell::RefCell;
use std::rc::Rc;

use foerderkompass_core::{Date, Fault, Outcome};
use foerderkompass_upkeep::{Document, EntryId, Path};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::computed::{self, Comparison, Reported};
use super::locate::{at, german};
use super::{OnOpen, words};
use crate::forms::fault_said;

/// So long, in milliseconds, the page may draw before something long is reckoned.
const DRAW_FIRST: u32 = 30;
/// So many items are shown at first.
pub(crate) const AT_FIRST: usize = 60;

/// A text that opens a place of the catalogue; plain text where there is none.
pub(crate) fn opener(label: &str, place: Option<(EntryId, Path)>, on_open: &OnOpen) -> Html {
    opener_of(html! { label.to_string() }, place, on_open)
}

/// As [`opener`], for a sentence in which words between asterisks are outcomes.
pub(crate) fn opener_told(sentence: &str, place: Option<(EntryId, Path)>, on_open: &OnOpen) -> Html {
    let parts: Vec<&str> = sentence.split('*').collect();
    // An odd asterisk is one of a title.
    if parts.len().is_multiple_of(2) {
        return opener(sentence, place, on_open);
    }
    let part = |(at, part): (usize, &&str)| {
        let part = part.to_string();
        if at % 2 == 1 {
            html! { <em>{ part }</em> }
        } else {
            html! { part }
        }
    };
    opener_of(parts.iter().enumerate().map(part).collect(), place, on_open)
}

fn opener_of(label: Html, place: Option<(EntryId, Path)>, on_open: &OnOpen) -> Html {
    match place {
        None => html! { <span>{ label }</span> },
        Some(place) => {
            let onclick = on_open.reform(move |_: MouseEvent| place.clone());
            html! { <button type="button" class="fe-v-open" {onclick}>{ label }</button> }
        }
    }
}

/// An outcome as symbol and word.
pub(crate) fn outcome(outcome: Outcome) -> Html {
    let (class, strokes) = match outcome {
        Outcome::Fits => ("fe-v-fits", "M4 10.5l4 4 8-9"),
        Outcome::FitsAfterHurdle => ("fe-v-hurdle", "M3 15.5h4.5v-4H12v-4h5"),
        Outcome::Open => ("fe-v-open-end", "M7 7.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M10 15.2v.3"),
        Outcome::Unlikely => ("fe-v-unlikely", "M10 3v9M10 15.5v.3"),
        Outcome::Excluded => ("fe-v-excluded", "M5 5l10 10M15 5L5 15"),
    };
    html! {
        <span class={classes!("fe-v-outcome", class)}>
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d={strokes} fill="none" stroke="currentColor" stroke-width="2" />
            </svg>
            { german().outcome(outcome) }
        </span>
    }
}

/// Why a catalogue cannot be evaluated at all, each fault leading to its place.
pub(crate) fn unreadable(document: &Document, faults: &[Fault], on_open: &OnOpen) -> Html {
    let sentence = |fault: &Fault| fault_said(document, &fault.path, &fault.kind);
    let line = |fault: &Fault| opener(&sentence(fault), Some(at(document, &fault.path)), on_open);
    html! {
        <>
            <p>{ words::UNREADABLE }</p>
            <ul class="fe-v-lines">{ for faults.iter().take(AT_FIRST).map(|fault| html! { <li>{ line(fault) }</li> }) }</ul>
        </>
    }
}

/// A heading of level 3 with what belongs to it.
pub(crate) fn section(id: &'static str, heading: &str, content: Html) -> Html {
    let heading = heading.to_string();
    html! {
        <section class="fe-v-section" aria-labelledby={id}>
            <h3 {id} tabindex="-1">{ heading }</h3>
            { content }
        </section>
    }
}

/// Buttons that lead to the sections of a long page: id of the heading and label.
pub(crate) fn contents(sections: &[(&'static str, String)]) -> Html {
    let item = |(id, label): &(&'static str, String)| {
        let id = *id;
        let onclick = Callback::from(move |_: MouseEvent| focus(id));
        html! { <li><button type="button" class="fe-v-open" {onclick}>{ label.clone() }</button></li> }
    };
    html! { <nav aria-label="Auf dieser Seite"><ul class="fe-v-contents">{ for sections.iter().map(item) }</ul></nav> }
}

/// Puts the focus on an element, if it is there.
fn focus(id: &str) {
    let found = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Without it the page still works; the focus begins anew.
        let _ = element.focus();
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct CappedProps {
    /// What is shown, one by one.
    pub items: Vec<Html>,
    #[prop_or("fe-v-lines")]
    pub class: &'static str,
}

/// A list that shows its beginning, and all of it on demand.
#[component]
pub(crate) fn Capped(props: &CappedProps) -> Html {
    let all = use_state(|| false);
    let count = props.items.len();
    let shown = if *all { count } else { AT_FIRST };
    let onclick = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <>
            <ul class={props.class}>{ for props.items.iter().take(shown).cloned() }</ul>
            if shown < count {
                <button type="button" class="fe-button" {onclick}>{ format!("Alle {count} zeigen") }</button>
            }
        </>
    }
}

/// The report on a document, once it is there. The page is drawn first.
#[hook]
pub(crate) fn use_report(document: &Rc<Document>, today: Date) -> Option<Reported> {
    let kept = computed::report_kept(document, today);
    let asked = kept.is_none().then(|| document.clone());
    let reckon = asked.map(|asked| move || drop(computed::report_of(&asked, today)));
    use_later((Rc::as_ptr(document), today), reckon);
    kept
}

/// The comparison of two documents, once it is there. The page is drawn first.
#[hook]
pub(crate) fn use_comparison(old: &Rc<Document>, new: &Rc<Document>, today: Date) -> Option<Comparison> {
    let kept = computed::comparison_kept(old, new, today);
    let asked = kept.is_none().then(|| (old.clone(), new.clone()));
    let reckon = asked.map(|(old, new)| move || drop(computed::comparison_of(&old, &new, today)));
    use_later((Rc::as_ptr(old), Rc::as_ptr(new), today), reckon);
    kept
}

/// Does what takes long once the page is drawn, and has it drawn again with what came of it.
#[hook]
fn use_later<A: PartialEq + 'static, W: FnOnce() + 'static>(about: A, work: Option<W>) {
    let again = use_force_update();
    use_effect_with(about, move |_| {
        let timer = work.map(|work| {
            Timeout::new(DRAW_FIRST, move || {
                work();
                again.force_update();
            })
        });
        move || drop(timer)
    });
}

/// Where the focus goes after the next change: the ids of elements, the first that is there.
pub(crate) type Aim = Rc<RefCell<Vec<String>>>;

/// Puts the focus where it was aimed, once a change is drawn: what was pressed may have gone or moved.
#[hook]
pub(crate) fn use_aim(document: &Rc<Document>) -> Aim {
    let aim = use_mut_ref(Vec::<String>::new);
    let aimed = aim.clone();
    use_effect_with(Rc::as_ptr(document), move |_| {
        let ids = aimed.take();
        if let Some(id) = ids.iter().find(|id| gloo::utils::document().get_element_by_id(id).is_some()) {
            focus(id);
        }
    });
    aim
}
