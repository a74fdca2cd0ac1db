// SPDX-License-Identifier: EUPL-1.2
//! Answers to choose from: radios for one, check boxes for several. Ordered answers stand in a row that fills up, long
//! lists have a field that filters them.

use foerderkompass_core::{Answer, Attribute, Choice, Kind, fold};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Dispatch;
use super::question::QuestionProps;
use crate::state::Message;

/// From so many options on, a list can be filtered.
const LONG: usize = 10;
/// Labels up to this many letters stand side by side.
const SHORT: usize = 16;

/// One possible answer as it is drawn.
struct Drawn<'a> {
    value: &'a str,
    label: &'a str,
    help: Option<&'a str>,
    group: Option<&'a str>,
    answer: Answer,
}

fn drawn<'a>(attribute: &'a Attribute, yes: &'a str, no: &'a str) -> Vec<Drawn<'a>> {
    let flag = |value, label, flag| Drawn { value, label, help: None, group: None, answer: Answer::Flag(flag) };
    let option = |(at, option): (usize, &'a Choice)| Drawn {
        value: &option.id,
        label: &option.label,
        help: option.help.as_deref(),
        group: option.group.as_deref(),
        answer: Answer::Option(at),
    };
    match &attribute.kind {
        Kind::Flag => vec![flag("true", yes, true), flag("false", no, false)],
        _ => attribute.options().iter().enumerate().map(option).collect(),
    }
}

/// One of several answers.
#[component]
pub fn Choices(props: &QuestionProps) -> Html {
    let typed = use_state(String::new);
    let (asked, words) = (&props.asked, props.words);
    let Some(attribute) = props.catalog.attributes().get(asked.at) else { return Html::default() };
    let labels = words.0.labels();
    let all = drawn(attribute, labels.yes, labels.no);
    let (long, ordered) = (all.len() >= LONG, matches!(attribute.kind, Kind::Ordinal(_)));
    // A scale is read at a glance; what its steps mean in detail is a tip there.
    let in_row = !long && all.iter().all(|one| one.label.chars().count() <= SHORT && (ordered || one.help.is_none()));
    let name = format!("fk-{}", attribute.id);
    let chosen = all.iter().position(|one| asked.given.as_ref() == Some(&one.answer));
    let wanted = fold(typed.trim());
    let hits = |one: &Drawn<'_>| {
        let text = fold(&[one.group.unwrap_or(""), one.label, one.help.unwrap_or("")].join(" "));
        text.base.contains(&wanted.base) || text.digraph.contains(&wanted.digraph)
    };
    let shown = all.iter().filter(|one| hits(one)).count();
    let mut rows: Vec<Html> = Vec::new();
    rows.push(none_row(&name, chosen.is_none(), labels.no_answer, props.dispatch.clone(), asked.at));
    let mut group = None;
    let tip = |one: &Drawn<'_>| one.help.filter(|_| in_row).map(str::to_owned);
    for (i, one) in all.iter().enumerate() {
        let hidden = long && !hits(one);
        if one.group != group {
            group = one.group;
            let empty = all.iter().filter(|other| other.group == group).all(|other| long && !hits(other));
            rows.push(html! { <p key={format!("group-{i}")} class="fk-option-group" hidden={empty}>{ one.group }</p> });
        }
        let below = ordered && chosen.is_some_and(|chosen| i < chosen);
        let choose = choose(&props.dispatch, asked.at, one.answer.clone());
        rows.push(html! {
            <label key={one.value.to_owned()} class={classes!("fk-option", below.then_some("fk-below"))} {hidden} title={tip(one)}>
                <input type="radio" name={name.clone()} value={one.value.to_owned()} checked={chosen == Some(i)} onchange={choose} />
                <span>{ one.label }if let Some(help) = one.help.filter(|_| !in_row) { <small>{ help }</small> }</span>
            </label>
        });
    }
    let type_in = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            typed.set(input.map(|input| input.value()).unwrap_or_default());
        })
    };
    let class =
        classes!("fk-options", in_row.then_some("fk-row-options"), ordered.then_some("fk-ordered"), long.then_some("fk-long"));
    html! {
        <>
            if long {
                <label class="fk-filter">
                    <span class="fk-muted">{ labels.filter_options }</span>
                    <input type="search" data-filter={attribute.id.clone()} value={(*typed).clone()} oninput={type_in} autocomplete="off" />
                    <span class="fk-muted fk-count" aria-live="polite">{ words.0.options_shown(shown, all.len()) }</span>
                </label>
            }
            <div {class}>{ for rows }</div>
            if long && shown == 0 { <p class="fk-muted">{ labels.no_option }</p> }
        </>
    }
}

fn choose(dispatch: &Dispatch, at: usize, answer: Answer) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: Event| dispatch.dispatch(Message::AnsweredQuestion(at, answer.clone())))
}

fn none_row(name: &str, checked: bool, label: &'static str, dispatch: Dispatch, at: usize) -> Html {
    let clear = Callback::from(move |_: Event| dispatch.dispatch(Message::ClearedAnswer(at)));
    html! {
        <label key="fk-none" class="fk-option fk-none">
            <input type="radio" name={name.to_owned()} value="" {checked} onchange={clear} />
            <span>{ label }</span>
        </label>
    }
}

/// Several answers at once.
pub fn many(props: &QuestionProps, attribute: &Attribute) -> Html {
    let (asked, labels) = (&props.asked, props.words.0.labels());
    let chosen: Vec<usize> = match &asked.given {
        Some(Answer::Options(chosen)) => chosen.clone(),
        _ => Vec::new(),
    };
    let (at, none) = (asked.at, chosen.is_empty());
    let clear = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            // Without any answer the box stays ticked: there is nothing to clear.
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                input.set_checked(true);
            }
            dispatch.dispatch(Message::ClearedAnswer(at));
        })
    };
    let rows = attribute.options().iter().enumerate().map(|(i, option)| {
        let checked = chosen.contains(&i);
        let next = Answer::options(chosen.iter().copied().filter(|other| *other != i).chain((!checked).then_some(i)));
        let message = next.map_or(Message::ClearedAnswer(at), |answer| Message::AnsweredQuestion(at, answer));
        let dispatch = props.dispatch.clone();
        let change = Callback::from(move |_: Event| dispatch.dispatch(message.clone()));
        html! {
            <label key={option.id.clone()} class="fk-option">
                <input type="checkbox" name={format!("fk-{}", attribute.id)} value={option.id.clone()} {checked} onchange={change} />
                <span>{ &option.label }if let Some(help) = &option.help { <small>{ help }</small> }</span>
            </label>
        }
    });
    html! {
        <div class="fk-options">
            <label key="fk-none" class="fk-option fk-none">
                <input type="checkbox" name={format!("fk-{}", attribute.id)} value="" checked={none} onchange={clear} />
                <span>{ labels.no_answer }</span>
            </label>
            { for rows }
        </div>
    }
}
