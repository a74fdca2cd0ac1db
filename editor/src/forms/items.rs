// SPDX-License-Identifier: EUPL-1.2
//! Objects inside an entry: a group of fields, and lists such as offers, hurdles and rules.

use foerderkompass_upkeep::Path;
use serde_json::Value;
use yew::prelude::*;

use super::context::{Context, as_text, help_line, mark_list};
use super::fields::{Field, Input, Item};
use super::input::field;

/// An object: its fields under one heading.
pub fn group(context: Context<'_>, of: &Field, path: &Path, fields: &[Field]) -> Html {
    let id = context.id(path);
    let known = context.get(path).is_none_or(Value::is_object);
    let inside = fields.iter().map(|one| field(context, one, path));
    html! {
        <fieldset class="fe-group fe-whole" data-field={path.to_string()}>
            <legend>{ of.label }</legend>
            <div>{ help_line(&id, of.help) }</div>
            <div>{ mark_list(&id, &context.marks(path, false)) }</div>
            { if known { html! { <div class="fe-fields">{ for inside }</div> } } else { unreadable(context, path, of.label) } }
        </fieldset>
    }
}

/// What is of no kind that can be edited here: it is shown, and can go.
fn unreadable(context: Context<'_>, path: &Path, label: &str) -> Html {
    let onclick = context.put(path, label).reform(|_: MouseEvent| None);
    html! {
        <div class="fe-row">
            <code>{ as_text(context.get(path)) }</code>
            <button type="button" class="fe-button" {onclick}>{ "Entfernen" }</button>
        </div>
    }
}

/// A list of objects.
pub fn items(context: Context<'_>, of: &Field, path: &Path, item: &Item) -> Html {
    let inside = |place: &Path| match context.get(place) {
        Some(value) if !value.is_object() => html! { <code>{ as_text(Some(value)) }</code> },
        _ => html! { <div class="fe-fields">{ for item.fields.iter().map(|one| field(context, one, place)) }</div> },
    };
    items_with(context, of, path, item, &inside)
}

/// A list of what `inside` draws.
pub fn items_with(context: Context<'_>, of: &Field, path: &Path, item: &Item, inside: &dyn Fn(&Path) -> Html) -> Html {
    let id = context.id(path);
    let value = context.get(path);
    let empty = Vec::new();
    let list = value.and_then(Value::as_array).unwrap_or(&empty);
    let known = value.is_none_or(Value::is_array);
    let mut longer = list.clone();
    longer.push(new_item(item, list));
    let add = context.put(path, item.name).reform(move |_: MouseEvent| Some(Value::Array(longer.clone())));
    let one = |at: usize| list_item(context, path, item, list, at, inside);
    html! {
        <fieldset class="fe-list fe-whole" data-field={path.to_string()}>
            <legend>{ of.label }</legend>
            <div>{ help_line(&id, of.help) }</div>
            <div>{ mark_list(&id, &context.marks(path, false)) }</div>
            if known {
                <ol class="fe-items">{ for (0..list.len()).map(one) }</ol>
                <button type="button" class="fe-button" onclick={add}>{ item.add }</button>
            } else {
                { unreadable(context, path, of.label) }
            }
        </fieldset>
    }
}

fn list_item(context: Context<'_>, path: &Path, item: &Item, list: &[Value], at: usize, inside: &dyn Fn(&Path) -> Html) -> Html {
    let place = path.at(at);
    let title = format!("{} {}: {}", item.name, at + 1, titled(context, item, list.get(at)));
    let title = title.trim_end_matches([':', ' ']).to_string();
    let moved = |to: usize| {
        let mut other = list.to_vec();
        other.swap(at, to);
        context.put(path, item.name).reform(move |_: MouseEvent| Some(Value::Array(other.clone())))
    };
    let mut shorter = list.to_vec();
    shorter.remove(at);
    let remove =
        context.put(path, item.name).reform(move |_: MouseEvent| (!shorter.is_empty()).then(|| Value::Array(shorter.clone())));
    let wrong = context.marks(&place, true).len();
    let up = (at > 0).then(|| button("↑", &format!("{title} nach oben"), moved(at - 1)));
    let down = (at + 1 < list.len()).then(|| button("↓", &format!("{title} nach unten"), moved(at + 1)));
    // Short items stand open; long ones, of which there may be many, are folded.
    let open = item.fields.len() < 5;
    html! {
        <li key={at} class="fe-item">
            <details {open}>
                <summary>
                    <span>{ &title }</span>
                    if wrong > 0 { <span class="fe-badge fe-error">{ wrong }{ " zu prüfen" }</span> }
                </summary>
                <div>{ mark_list(&context.id(&place), &context.marks(&place, false)) }</div>
                { inside(&place) }
            </details>
            <div class="fe-item-tools">
                { for up }
                { for down }
                { button("Entfernen", &format!("{title} entfernen"), remove) }
            </div>
        </li>
    }
}

fn button(text: &'static str, label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="fe-button fe-small" aria-label={label.to_string()} {onclick}>{ text }</button> }
}

/// What names an item: a text of its own, or the title of what it refers to.
fn titled(context: Context<'_>, item: &Item, value: Option<&Value>) -> String {
    let Some(value) = value else { return String::new() };
    let text = |key: &&str| {
        let id = value.get(*key).and_then(Value::as_str).filter(|text| !text.is_empty())?;
        let field = item.fields.iter().find(|field| field.key == *key)?;
        let title = if let Input::One(kind) = field.input { context.props.choices.title(kind, id) } else { id };
        Some(title.to_string())
    };
    item.title.iter().find_map(text).unwrap_or_default()
}

/// What a new item begins with; an id that none of the others has.
fn new_item(item: &Item, list: &[Value]) -> Value {
    let mut new: Value = serde_json::from_str(item.new).unwrap_or_default();
    let Some(stem) = new.get("id").and_then(Value::as_str).map(str::to_owned) else { return new };
    let taken = |id: &str| list.iter().any(|one| one.get("id").and_then(Value::as_str) == Some(id));
    let free = (1..).map(|number| format!("{stem}-{number}")).find(|id| !taken(id));
    if let (Some(object), Some(free)) = (new.as_object_mut(), free) {
        object.insert("id".to_string(), free.into());
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use foerderkompass_upkeep::Kind;

    use crate::forms::fields::parts;
    use serde_json::json;

    #[test]
    fn a_new_item_has_an_id_of_its_own() {
        let offers = parts(Kind::Measure).iter().flat_map(|part| part.fields).find(|field| field.key == "offers");
        let Some(Input::List(item)) = offers.map(|field| field.input) else { panic!("offers are a list") };
        assert_eq!(new_item(item, &[])["id"], "angebot-1");
        assert_eq!(new_item(item, &[json!({"id": "angebot-1"}), json!(7)])["id"], "angebot-2");
    }
}
