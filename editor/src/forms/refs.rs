// SPDX-License-Identifier: EUPL-1.2
//! Fields that name other entries: one, several, and the measures that a persona expects.

use std::rc::Rc;

use foerderkompass_core::Outcome;
use foerderkompass_upkeep::{Kind, Path};
use foerderkompass_wording::Language;
use serde_json::{Map, Value};
use yew::prelude::*;

use super::choices::Choices;
use super::context::{Context, as_text, help_line, mark_list, text_of};
use super::fields::Field;
use super::input::select;

/// One entry.
pub fn one(context: Context<'_>, field: &Field, path: &Path, kind: Kind, id: String, described: Option<String>) -> Html {
    let required = field.required;
    let onchange = context.put(path, field.label).reform(move |event: Event| {
        let text = text_of(&event);
        (required || !text.is_empty()).then(|| text.into())
    });
    let (choices, chosen) = (Rc::clone(&context.props.choices), as_text(context.get(path)));
    html! { <Pick {choices} {kind} {chosen} without={Vec::new()} {id} {described} basis={Value::Null} {onchange} /> }
}

#[derive(Clone, Properties)]
struct PickProps {
    choices: Rc<Choices>,
    kind: Kind,
    /// The id that is chosen, or nothing.
    chosen: String,
    /// What cannot be chosen.
    without: Vec<Value>,
    id: String,
    #[prop_or_default]
    described: Option<String>,
    /// The value that `onchange` changes.
    basis: Value,
    onchange: Callback<Event>,
}

impl PartialEq for PickProps {
    fn eq(&self, other: &PickProps) -> bool {
        let same = || self.choices.entries(self.kind) == other.choices.entries(self.kind);
        self.kind == other.kind
            && (Rc::ptr_eq(&self.choices, &other.choices) || same())
            && self.chosen == other.chosen
            && self.without == other.without
            && self.id == other.id
            && self.described == other.described
            && self.basis == other.basis
    }
}

/// A list of entries to choose from. There may be a thousand, so it is drawn again only when it changes.
#[component]
fn Pick(props: &PickProps) -> Html {
    #[cfg(feature = "counting")]
    crate::counting::count("pick");
    let entries = props.choices.entries(props.kind);
    let left = entries.iter().filter(|(id, _)| !props.without.iter().any(|one| one == id));
    select(left, &props.chosen, props.id.clone(), props.described.clone(), props.onchange.clone())
}

/// Several entries, in their order. `required`: an empty list stays.
pub fn many(context: Context<'_>, label: &str, help: &str, path: &Path, kind: Kind, required: bool) -> Html {
    let on_put =
        context.put(path, label).reform(move |list: Vec<Value>| (required || !list.is_empty()).then_some(Value::Array(list)));
    let value = context.get(path);
    let list = value.and_then(Value::as_array).cloned().unwrap_or_default();
    html! {
        <fieldset class="fe-many fe-whole" data-field={path.to_string()}>
            <legend>{ label }</legend>
            <div>{ help_line(&context.id(path), help) }</div>
            if value.is_some_and(|value| !value.is_array()) { <code>{ as_text(value) }</code> }
            { chips(context, label, path, kind, list, value, on_put) }
            <div>{ mark_list(&context.id(path), &context.marks(path, true)) }</div>
        </fieldset>
    }
}

/// The chosen ones, each with a button that takes it away, and a list to add from. `basis` is what `on_put` changes.
pub fn chips(
    context: Context<'_>,
    label: &str,
    path: &Path,
    kind: Kind,
    list: Vec<Value>,
    basis: Option<&Value>,
    on_put: Callback<Vec<Value>>,
) -> Html {
    let choices = Rc::clone(&context.props.choices);
    let chip = |(at, one): (usize, &Value)| {
        let title = choices.title(kind, one.as_str().unwrap_or("")).to_string();
        let title = if one.is_string() { title } else { one.to_string() };
        let mut shorter = list.clone();
        shorter.remove(at);
        let onclick = on_put.reform(move |_: MouseEvent| shorter.clone());
        html! {
            <li key={at} class="fe-chip">
                <span>{ &title }</span>
                <button type="button" aria-label={format!("{title} entfernen")} {onclick}>{ "×" }</button>
            </li>
        }
    };
    let longer = list.clone();
    let add = on_put.reform(move |event: Event| {
        let id = text_of(&event);
        let mut list = longer.clone();
        if !id.is_empty() {
            list.push(id.into());
        }
        list
    });
    let lines: Vec<Html> = list.iter().enumerate().map(chip).collect();
    // Another number of chosen ones is another list: it begins with nothing chosen.
    let (key, id, basis) = (list.len(), context.id(path), basis.cloned().unwrap_or_default());
    html! {
        <>
            <ul class="fe-chips">{ lines }</ul>
            <label class="fe-add">
                <span>{ format!("{label} hinzufügen") }</span>
                <span {key}><Pick {choices} {kind} chosen="" without={list} {id} {basis} onchange={add} /></span>
            </label>
        </>
    }
}

/// The measures that are expected for each outcome.
pub fn outcomes(context: Context<'_>, field: &Field, path: &Path) -> Html {
    let value = context.get(path);
    let map = value.and_then(Value::as_object).cloned().unwrap_or_default();
    let words = Language::German.wording();
    let one = |outcome: &Outcome| {
        let key = outcome.key();
        let list = map.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let before = map.clone();
        let on_put = context.put(path, field.label).reform(move |list: Vec<Value>| Some(Value::Object(with(&before, key, list))));
        let label = words.outcome(*outcome);
        html! {
            <fieldset key={key} class="fe-many">
                <legend>{ label }</legend>
                { chips(context, label, &path.key(key), Kind::Measure, list, value, on_put) }
            </fieldset>
        }
    };
    let order = [Outcome::Fits, Outcome::FitsAfterHurdle, Outcome::Open, Outcome::Unlikely, Outcome::Excluded];
    html! {
        <fieldset class="fe-group fe-whole" data-field={path.to_string()}>
            <legend>{ field.label }</legend>
            <div>{ help_line(&context.id(path), field.help) }</div>
            <div>{ mark_list(&context.id(path), &context.marks(path, true)) }</div>
            { for order.iter().map(one) }
        </fieldset>
    }
}

/// A list under a key; an empty one goes, which expects nothing.
fn with(map: &Map<String, Value>, key: &str, list: Vec<Value>) -> Map<String, Value> {
    let mut map = map.clone();
    if list.is_empty() {
        map.shift_remove(key);
    } else {
        map.insert(key.to_string(), Value::Array(list));
    }
    map
}
