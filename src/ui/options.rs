// SPDX-License-Identifier: EUPL-1.2
//! Answers to choose from: radios for one, check boxes for several. Ordered answers stand in a row that fills up, long
//! lists have a field that filters them.

use foerderkompass_core::{Answer, Attribute, Choice, Kind, fold};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Dispatch;
use super::prose::unbroken;
use super::question::{QuestionProps, Typed};
use super::tag::{Tag, list, tag, tag_of};
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
pub fn choices(props: &QuestionProps, attribute: &Attribute, typed: &UseStateHandle<Typed>) -> Html {
    let (asked, words) = (&props.asked, props.words);
    let at = asked.at;
    let labels = words.0.labels();
    let all = drawn(attribute, labels.yes, labels.no);
    let (long, ordered) = (all.len() >= LONG, matches!(attribute.kind, Kind::Ordinal(_)));
    // A scale is read at a glance; what its steps mean in detail is a tip there.
    let in_row = !long && all.iter().all(|one| one.label.chars().count() <= SHORT && (ordered || one.help.is_none()));
    let name = format!("fk-{}", attribute.id);
    let chosen = all.iter().position(|one| asked.given.as_ref() == Some(&one.answer));
    let wanted = fold(typed.filter.trim());
    let hits = |one: &Drawn<'_>| {
        let text = fold(&[one.group.unwrap_or(""), one.label, one.help.unwrap_or("")].join(" "));
        text.base.contains(&wanted.base) || text.digraph.contains(&wanted.digraph)
    };
    let shown = all.iter().filter(|one| hits(one)).count();
    let mut rows: Vec<Html> = Vec::new();
    let dispatch = props.dispatch.clone();
    let clear = Callback::from(move |_: Event| dispatch.dispatch(Message::ClearedAnswer(at)));
    rows.push(none_row(&name, "radio", chosen.is_none(), labels.no_answer, clear).end());
    let mut group = None;
    for (i, one) in all.iter().enumerate() {
        let hidden = long && !hits(one);
        if one.group != group {
            group = one.group;
            let empty = all.iter().filter(|other| other.group == group).all(|other| long && !hits(other));
            let head = tag_of("p", "fk-option-group").key(&format!("group-{i}")).flag("hidden", empty);
            rows.push(head.text(one.group.unwrap_or_default()).end());
        }
        let below = ordered && chosen.is_some_and(|chosen| i < chosen);
        let choose = choose(&props.dispatch, at, one.answer.clone());
        let input = field("radio", &name).value(one.value).checked(chosen == Some(i)).on_change(choose);
        let mut row = tag_of("label", "fk-option").class_if(below, "fk-below").key(one.value).flag("hidden", hidden);
        if let Some(tip) = one.help.filter(|_| in_row) {
            row = row.put("title", tip);
        }
        rows.push(row.tag(input).tag(named(one.label, one.help.filter(|_| !in_row))).end());
    }
    let type_in = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            typed.set(Typed { filter: input.map(|input| input.value()).unwrap_or_default(), ..(*typed).clone() });
        })
    };
    let filter = || {
        let input = tag("input").set("type", "search").put("data-filter", &attribute.id).value(&typed.filter);
        let count = tag_of("span", "fk-muted fk-count").set("aria-live", "polite");
        tag_of("label", "fk-filter")
            .tag(tag_of("span", "fk-muted").text(labels.filter_options))
            .tag(input.on_input(type_in).set("autocomplete", "off"))
            .tag(count.text(&words.0.options_shown(shown, all.len())))
    };
    let all = tag_of("div", "fk-options")
        .class_if(in_row, "fk-row-options")
        .class_if(ordered, "fk-ordered")
        .class_if(long, "fk-long")
        .all(rows.into_iter());
    let nothing = || tag_of("p", "fk-muted").text(labels.no_option);
    // What is missing keeps its place, so that the field that is typed in stays the same.
    list(vec![kept(long.then(filter)), all.end(), kept((long && shown == 0).then(nothing))])
}

fn kept(part: Option<Tag>) -> Html {
    part.map_or_else(Html::default, Tag::end)
}

/// A radio or a box.
fn field(kind: &'static str, name: &str) -> Tag {
    tag("input").set("type", kind).put("name", name)
}

/// What an answer is called, and what it means.
fn named(label: &str, help: Option<&str>) -> Tag {
    tag("span").text(label).maybe(help.map(|help| tag("small").text(&unbroken(help))))
}

fn choose(dispatch: &Dispatch, at: usize, answer: Answer) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: Event| dispatch.dispatch(Message::AnsweredQuestion(at, answer.clone())))
}

fn none_row(name: &str, kind: &'static str, checked: bool, label: &str, clear: Callback<Event>) -> Tag {
    let input = field(kind, name).value("").checked(checked).on_change(clear);
    tag_of("label", "fk-option fk-none").key("fk-none").tag(input).tag(tag("span").text(label))
}

/// Several answers at once.
pub fn many(props: &QuestionProps, attribute: &Attribute) -> Html {
    let (asked, labels) = (&props.asked, props.words.0.labels());
    let chosen: Vec<usize> = match &asked.given {
        Some(Answer::Options(chosen)) => chosen.clone(),
        _ => Vec::new(),
    };
    let (at, none) = (asked.at, chosen.is_empty());
    let name = format!("fk-{}", attribute.id);
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
        let input = field("checkbox", &name).value(&option.id).checked(checked).on_change(change);
        tag_of("label", "fk-option").key(&option.id).tag(input).tag(named(&option.label, option.help.as_deref()))
    });
    tag_of("div", "fk-options").tag(none_row(&name, "checkbox", none, labels.no_answer, clear)).each(rows).end()
}
