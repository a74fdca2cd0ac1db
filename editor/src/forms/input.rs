// SPDX-License-Identifier: EUPL-1.2
//! One field of a form: which control stands for which kind of value.

use foerderkompass_core::Date;
use foerderkompass_upkeep::Path;
use serde_json::Value;
use yew::prelude::*;

use super::answer::{answer, answers, towards};
use super::choices::Named;
use super::context::{Context, as_text, framed, text_of, ticked};
use super::fields::{Field, Input};
use super::items::{group, items};
use super::languages::by_language;
use super::lines::Lines;
use super::refs::{many, one, outcomes};
use super::stories::stories;
use crate::criterion::CriterionField;

/// Draws a field of what stands at `holder`.
pub fn field(context: Context<'_>, field: &Field, holder: &Path) -> Html {
    let path = holder.key(field.key);
    let value = context.get(&path);
    let framed = |leaf: bool, control: &dyn Fn(String, Option<String>) -> Html| {
        framed(context, &path, field.label, field.help, leaf, control)
    };
    match field.input {
        Input::Line => framed(true, &|id, described| text_line(context, field, &path, value, id, described)),
        Input::Long => framed(true, &|id, described| {
            let value = as_text(value);
            let rows = (value.lines().map(|line| 1 + line.len() / 90).sum::<usize>()).clamp(2, 12).to_string();
            let oninput = text_input(context, field, &path);
            html! { <textarea {id} {rows} dir="auto" aria-describedby={described} {value} {oninput} /> }
        }),
        Input::Lines => framed(true, &|id, described| {
            let on_put = context.typed(&path, field.label);
            html! { <Lines {id} {described} value={value.cloned()} {on_put} /> }
        }),
        Input::Day => framed(true, &|id, described| day(context, field, &path, value, id, described)),
        Input::Number => framed(true, &|id, described| number(context, field, &path, value, id, described)),
        Input::Flag => flag(context, field, &path, value),
        Input::Word(words) => framed(true, &|id, described| word(context, field, &path, value, words, id, described)),
        Input::One(kind) => framed(true, &|id, described| one(context, field, &path, kind, id, described)),
        Input::Many(kind) => many(context, field.label, field.help, &path, kind, field.required),
        Input::Condition => condition(context, field, &path),
        Input::Group(fields) => group(context, field, &path, fields),
        Input::List(item) => items(context, field, &path, item),
        Input::Stories(item) => stories(context, field, &path, item),
        Input::Answer(of) => framed(true, &|id, described| answer(context, field, &path, holder, of, id, described)),
        Input::Answers => answers(context, field, &path),
        Input::Outcomes => outcomes(context, field, &path),
        Input::Translations => by_language(context, field, &path, false),
        Input::SheetWords => by_language(context, field, &path, true),
        Input::Towards => towards(context, field, &path),
        Input::Id => framed(true, &|id, described| {
            let onclick = context.props.on_rename.reform(|_: MouseEvent| ());
            html! {
                <div class="fe-row">
                    <output {id} aria-describedby={described}>{ as_text(value) }</output>
                    <button type="button" class="fe-button" {onclick}>{ "Kennung ändern …" }</button>
                </div>
            }
        }),
        Input::Fixed if value.is_none() => Html::default(),
        Input::Fixed => framed(true, &|id, described| {
            html! { <output {id} aria-describedby={described}>{ shown_day(value) }</output> }
        }),
    }
}

/// Days as people write them.
fn shown_day(value: Option<&Value>) -> String {
    let text = as_text(value);
    match Date::parse(&text) {
        Some(date) => foerderkompass_wording::Language::German.wording().date(date),
        None => text,
    }
}

/// What an emptied text leaves behind.
fn emptied(text: String, required: bool) -> Option<Value> {
    if text.is_empty() && !required { None } else { Some(text.into()) }
}

fn text_input(context: Context<'_>, field: &Field, path: &Path) -> Callback<InputEvent> {
    let required = field.required;
    context.typed(path, field.label).reform(move |event: InputEvent| emptied(text_of(&event), required))
}

fn text_line(
    context: Context<'_>,
    field: &Field,
    path: &Path,
    value: Option<&Value>,
    id: String,
    described: Option<String>,
) -> Html {
    let oninput = text_input(context, field, path);
    html! { <input {id} type="text" dir="auto" autocomplete="off" aria-describedby={described} value={as_text(value)} {oninput} /> }
}

fn day(context: Context<'_>, field: &Field, path: &Path, value: Option<&Value>, id: String, described: Option<String>) -> Html {
    let text = as_text(value);
    // The browser's own field would hide what is no day.
    let kind = if text.is_empty() || Date::parse(&text).is_some() { "date" } else { "text" };
    let onchange = context.put(path, field.label).reform(|event: Event| emptied(text_of(&event), false));
    html! { <input {id} type={kind} key={kind} aria-describedby={described} value={text} {onchange} /> }
}

fn number(
    context: Context<'_>,
    field: &Field,
    path: &Path,
    value: Option<&Value>,
    id: String,
    described: Option<String>,
) -> Html {
    // What is no number stays as it was typed, with the fault below it.
    let read = |event: InputEvent| {
        let text = text_of(&event);
        match text.trim().parse::<i64>() {
            Ok(number) => Some(number.into()),
            Err(_) => emptied(text, false),
        }
    };
    let oninput = context.typed(path, field.label).reform(read);
    html! {
        <input {id} type="text" inputmode="numeric" autocomplete="off" class="fe-number" aria-describedby={described}
            value={as_text(value)} {oninput} />
    }
}

fn flag(context: Context<'_>, field: &Field, path: &Path, value: Option<&Value>) -> Html {
    let id = context.id(path);
    let onchange = context.put(path, field.label).reform(|event: Event| ticked(&event).then_some(Value::Bool(true)));
    let checked = value == Some(&Value::Bool(true));
    let marks = context.marks(path, true);
    html! {
        <div class="fe-field fe-flag" data-field={path.to_string()}>
            <label for={id.clone()}>
                <input id={id.clone()} type="checkbox" {checked} {onchange} aria-describedby={format!("{id}-h")} />
                { field.label }
            </label>
            <div>{ super::context::help_line(&id, field.help) }</div>
            <div>{ super::context::mark_list(&id, &marks) }</div>
        </div>
    }
}

fn word(
    context: Context<'_>,
    field: &Field,
    path: &Path,
    value: Option<&Value>,
    words: &[(&'static str, &'static str)],
    id: String,
    described: Option<String>,
) -> Html {
    let required = field.required;
    let onchange = context.put(path, field.label).reform(move |event: Event| emptied(text_of(&event), required));
    let options: Vec<Named> = words.iter().map(|(word, said)| (word.to_string(), said.to_string())).collect();
    select(options.iter(), &as_text(value), id, described, onchange)
}

/// A list to choose from, with nothing at first, and with what stands there although it is not in the list.
pub fn select<'o>(
    options: impl Iterator<Item = &'o Named> + Clone,
    chosen: &str,
    id: String,
    described: Option<String>,
    onchange: Callback<Event>,
) -> Html {
    let option = |(value, text): &Named| {
        html! { <option key={value.clone()} value={value.clone()} selected={value == chosen}>{ text }</option> }
    };
    let unknown = !chosen.is_empty() && !options.clone().any(|(value, _)| value == chosen);
    html! {
        <select {id} aria-describedby={described} {onchange}>
            <option key="" value="" selected={chosen.is_empty()}>{ "–" }</option>
            { for options.map(option) }
            if unknown {
                <option key="unknown" value={chosen.to_string()} selected=true>{ format!("„{chosen}“ (gibt es nicht)") }</option>
            }
        </select>
    }
}

fn condition(context: Context<'_>, field: &Field, path: &Path) -> Html {
    let whole = context.props.path.join(&path.0);
    let id = context.id(path);
    html! {
        <div class="fe-field fe-whole" data-field={path.to_string()} key={whole.to_string()}>
            <CriterionField shown={context.props.shown.clone()} path={whole} on_make={context.props.on_make.clone()}
                label={field.label} may_be_empty={!field.required} id={id.clone()} />
            <div>{ super::context::help_line(&id, field.help) }</div>
            <div>{ super::context::mark_list(&id, &context.marks(path, true)) }</div>
        </div>
    }
}
