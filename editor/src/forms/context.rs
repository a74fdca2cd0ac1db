// SPDX-License-Identifier: EUPL-1.2
//! What every field of a form is given.

use foerderkompass_core::Severity;
use foerderkompass_upkeep::{Joining, Path};
use serde_json::Value;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::entry_form::EntryFormProps;
use super::marks::Mark;

/// A value inside the entry is set, or taken away.
#[derive(Clone, Debug, PartialEq)]
pub struct Put {
    /// From the entry on.
    pub path: Path,
    pub value: Option<Value>,
    /// „Titel geändert“
    pub label: String,
    pub joining: Joining,
}

/// A form while it is drawn.
#[derive(Clone, Copy)]
pub struct Context<'p> {
    pub props: &'p EntryFormProps,
}

impl Context<'_> {
    /// The value of the whole entry.
    pub fn root(&self) -> &Value {
        &self.props.value
    }

    /// What stands at a place of the entry.
    pub fn get(&self, path: &Path) -> Option<&Value> {
        path.get(&self.props.value)
    }

    /// Does a change in one step of its own.
    pub fn put(&self, path: &Path, label: &str) -> Callback<Option<Value>> {
        self.putting(path, label, Joining::Alone)
    }

    /// Does a change that joins the keystrokes before it.
    pub fn typed(&self, path: &Path, label: &str) -> Callback<Option<Value>> {
        self.putting(path, label, Joining::Typing)
    }

    fn putting(&self, path: &Path, label: &str, joining: Joining) -> Callback<Option<Value>> {
        let (path, label) = (path.clone(), format!("{label} geändert"));
        self.props.on_put.reform(move |value| Put { path: path.clone(), value, label: label.clone(), joining })
    }

    /// The faults at a place, for a `leaf` those below it too.
    pub fn marks(&self, path: &Path, leaf: bool) -> Vec<&Mark> {
        let here = |mark: &&Mark| if leaf { path.holds(&mark.path) } else { mark.path == *path };
        self.props.marks.iter().filter(here).collect()
    }

    /// The id of the element for a place.
    pub fn id(&self, path: &Path) -> String {
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        format!("f-{}", path.to_string().chars().map(plain).collect::<String>())
    }
}

/// A field with its label, help and faults around the control. `control` is given the id that the label names and the ids
/// of what describes it.
pub fn framed(
    context: Context<'_>,
    path: &Path,
    label: &str,
    help: &str,
    leaf: bool,
    control: impl FnOnce(String, Option<String>) -> Html,
) -> Html {
    let id = context.id(path);
    let marks = context.marks(path, leaf);
    let described = [(!help.is_empty()).then(|| format!("{id}-h")), (!marks.is_empty()).then(|| format!("{id}-w"))];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let wrong = marks.iter().any(|mark| mark.severity == Severity::Error);
    html! {
        <div class={classes!("fe-field", wrong.then_some("fe-wrong"))} data-field={path.to_string()}>
            <label for={id.clone()}>{ label }</label>
            { control(id.clone(), described) }
            <div>{ help_line(&id, help) }</div>
            <div>{ mark_list(&id, &marks) }</div>
        </div>
    }
}

pub fn help_line(id: &str, help: &str) -> Html {
    if help.is_empty() {
        Html::default()
    } else {
        html! { <p class="fe-help" id={format!("{id}-h")}>{ help }</p> }
    }
}

/// What is wrong at a place.
pub fn mark_list(id: &str, marks: &[&Mark]) -> Html {
    if marks.is_empty() {
        return Html::default();
    }
    let line = |mark: &&Mark| {
        let (class, word) = severity(mark.severity);
        html! { <li class={class}><b>{ word }</b>{ " " }{ mark.sentence.clone() }</li> }
    };
    html! { <ul class="fe-marks" id={format!("{id}-w")}>{ for marks.iter().map(line) }</ul> }
}

/// Class and word for how bad a fault is.
pub fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("fe-error", "Fehler:"),
        Severity::Warning => ("fe-warning", "Warnung:"),
        Severity::Hint => ("fe-hint", "Hinweis:"),
    }
}

/// A value that is not of the kind that its field asks for, as text.
pub fn as_text(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The text of the control from which an event came.
pub fn text_of<E: AsRef<web_sys::Event>>(event: &E) -> String {
    use wasm_bindgen::JsCast;
    let Some(target) = event.as_ref().target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else {
        String::new()
    }
}

/// Whether the box from which an event came is ticked.
pub fn ticked(event: &Event) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
}
