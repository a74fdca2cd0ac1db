// SPDX-License-Identifier: EUPL-1.2
//! Fields that hold answers: of a persona, of a rule, and what can be worked towards.

use foerderkompass_upkeep::{Kind, Path};
use serde_json::{Map, Value};
use yew::prelude::*;

use super::choices::Answerable;
use super::context::{Context, as_text, help_line, mark_list, text_of, ticked};
use super::fields::Field;
use super::input::select;

/// The answer to the attribute that stands under `of` beside it; to the entry itself if `of` is empty.
pub fn answer(
    context: Context<'_>,
    field: &Field,
    path: &Path,
    holder: &Path,
    of: &str,
    id: String,
    described: Option<String>,
) -> Html {
    let answerable = if of.is_empty() {
        Answerable::of(context.root())
    } else {
        let id = as_text(context.get(&holder.key(of)));
        context.props.choices.attribute(&id).cloned().unwrap_or_default()
    };
    control(&answerable, context.get(path), id, described, context.put(path, field.label))
}

/// The control for an answer.
fn control(
    of: &Answerable,
    value: Option<&Value>,
    id: String,
    described: Option<String>,
    on_put: Callback<Option<Value>>,
) -> Html {
    match of.kind.as_str() {
        "flag" => {
            let options = [("true".to_string(), "ja".to_string()), ("false".to_string(), "nein".to_string())];
            let onchange = on_put.reform(|event: Event| match text_of(&event).as_str() {
                "true" => Some(true.into()),
                "false" => Some(false.into()),
                _ => None,
            });
            select(options.iter(), &as_text(value), id, described, onchange)
        }
        "choice" | "ordinal" => {
            let onchange = on_put.reform(|event: Event| Some(text_of(&event)).filter(|text| !text.is_empty()).map(Value::from));
            select(of.options.iter(), &as_text(value), id, described, onchange)
        }
        "multi" => boxes(of, value, on_put),
        "integer" => {
            let onchange = on_put.reform(|event: Event| {
                let text = text_of(&event);
                text.trim().parse::<i64>().map(Value::from).ok().or_else(|| (!text.is_empty()).then(|| text.into()))
            });
            html! {
                <input {id} type="text" inputmode="numeric" class="fe-number" aria-describedby={described} value={as_text(value)} {onchange} />
            }
        }
        _ => html! { <output {id} aria-describedby={described}>{ as_text(value) }</output> },
    }
}

/// Options to tick; what is ticked keeps the order of the options.
fn boxes(of: &Answerable, value: Option<&Value>, on_put: Callback<Option<Value>>) -> Html {
    let chosen: Vec<String> = value.and_then(Value::as_array).into_iter().flatten().map(|one| as_text(Some(one))).collect();
    let option = |(id, label): &(String, String)| {
        let (all, before, own) = (of.options.clone(), chosen.clone(), id.clone());
        let onchange = on_put.reform(move |event: Event| {
            let on = ticked(&event);
            let kept = all.iter().map(|(id, _)| id).filter(|id| if **id == own { on } else { before.contains(id) });
            let list: Vec<Value> = kept.map(|id| id.as_str().into()).collect();
            (!list.is_empty()).then_some(Value::Array(list))
        });
        html! {
            <label key={id.clone()} class="fe-tick"><input type="checkbox" checked={chosen.contains(id)} {onchange} />{ label }</label>
        }
    };
    html! { <div class="fe-ticks">{ for of.options.iter().map(option) }</div> }
}

/// The answers of a persona, attribute by attribute.
pub fn answers(context: Context<'_>, field: &Field, path: &Path) -> Html {
    let choices = &context.props.choices;
    let map = context.get(path).and_then(Value::as_object).cloned().unwrap_or_default();
    let put_map = context.put(path, field.label).reform(|map: Map<String, Value>| Some(Value::Object(map)));
    let one = |(key, value): (&String, &Value)| {
        let (place, before, own) = (path.key(key), map.clone(), key.clone());
        let on_put = put_map.reform(move |value: Option<Value>| {
            let mut map = before.clone();
            match value {
                Some(value) => drop(map.insert(own.clone(), value)),
                None => drop(map.shift_remove(&own)),
            }
            map
        });
        let title = choices.title(Kind::Attribute, key).to_string();
        let remove = on_put.reform(|_: MouseEvent| None);
        let id = context.id(&place);
        let answerable = choices.attribute(key).cloned().unwrap_or_default();
        html! {
            <li key={key.clone()} class="fe-answer">
                <label for={id.clone()}>{ &title }</label>
                { control(&answerable, Some(value), id.clone(), None, on_put) }
                <button type="button" class="fe-button fe-small" aria-label={format!("{title} entfernen")} onclick={remove}>{ "Entfernen" }</button>
                <div>{ mark_list(&id, &context.marks(&place, true)) }</div>
            </li>
        }
    };
    let left: Vec<(String, String)> =
        choices.entries(Kind::Attribute).iter().filter(|(id, _)| !map.contains_key(id)).cloned().collect();
    let (before, known) = (map.clone(), choices.clone());
    let add = put_map.reform(move |event: Event| {
        let (id, mut map) = (text_of(&event), before.clone());
        if let Some(of) = known.attribute(&id) {
            map.insert(id, of.first());
        }
        map
    });
    html! {
        <fieldset class="fe-group fe-whole" data-field={path.to_string()}>
            <legend>{ field.label }</legend>
            <div>{ help_line(&context.id(path), field.help) }</div>
            <div>{ mark_list(&context.id(path), &context.marks(path, false)) }</div>
            <ul class="fe-answers">{ for map.iter().map(one) }</ul>
            <label class="fe-add">
                <span>{ "Angabe hinzufügen" }</span>
                <span key={map.len()}>{ select(left.iter(), "", context.id(path), None, add) }</span>
            </label>
        </fieldset>
    }
}

/// What a client can work towards: nothing, the next step, or some of the options of a choice.
pub fn towards(context: Context<'_>, field: &Field, path: &Path) -> Html {
    let of = Answerable::of(context.root());
    let value = context.get(path);
    let on_put = context.put(path, field.label);
    let id = context.id(path);
    let control = if of.kind == "choice" {
        boxes(&of, value, on_put)
    } else {
        let onchange = on_put.reform(|event: Event| ticked(&event).then_some(Value::Bool(true)));
        let checked = value == Some(&Value::Bool(true));
        html! { <label class="fe-tick"><input id={id.clone()} type="checkbox" {checked} {onchange} />{ "ja" }</label> }
    };
    html! {
        <fieldset class="fe-many" data-field={path.to_string()}>
            <legend>{ field.label }</legend>
            { control }
            <div>{ mark_list(&id, &context.marks(path, true)) }</div>
        </fieldset>
    }
}
