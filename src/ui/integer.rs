// SPDX-License-Identifier: EUPL-1.2
//! A whole number: typed, chosen from where the rules change, or, for months that advance, counted since a month.

use foerderkompass_core::{Advances, Answer, Attribute, Date, Integer, thresholds};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::question::{QuestionProps, Typed};
use super::tag::{Tag, button, tag, tag_of};
use crate::state::Message;

pub fn integer(props: &QuestionProps, attribute: &Attribute, range: &Integer, typed: &UseStateHandle<Typed>) -> Html {
    let (asked, words) = (&props.asked, props.words);
    let quick = thresholds(&props.catalog, asked.at);
    let labels = words.0.labels();
    let (at, min, max) = (asked.at, range.min, range.max);
    let given = match asked.given {
        Some(Answer::Integer(number)) => Some(number),
        _ => None,
    };
    let value = given.map(|number| number.to_string()).unwrap_or_default();
    let change = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            match input.value().trim().parse::<i64>() {
                Ok(number) => {
                    let held = number.clamp(min, max);
                    input.set_value(&held.to_string());
                    dispatch.dispatch(Message::AnsweredQuestion(at, Answer::Integer(held)));
                }
                Err(_) => {
                    input.set_value("");
                    dispatch.dispatch(Message::ClearedAnswer(at));
                }
            }
        })
    };
    let choose = |number: i64| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Message::AnsweredQuestion(at, Answer::Integer(number))))
    };
    let clear = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Message::ClearedAnswer(at)))
    };
    let starts = std::iter::once(min).chain(quick.iter().copied()).filter(|number| (min..=max).contains(number));
    let mut starts: Vec<i64> = starts.collect();
    starts.dedup();
    let buttons = starts.iter().enumerate().map(|(i, from)| {
        let until = starts.get(i + 1).map_or(max, |next| next - 1);
        let pressed = given.is_some_and(|number| (*from..=until).contains(&number));
        let label = if *from == until {
            from.to_string()
        } else if until == max {
            words.0.at_least(*from)
        } else {
            words.0.between(*from, until)
        };
        let button = tag_of("button", "fk-pill").key(&from.to_string()).set("type", "button").aria("aria-pressed", pressed);
        button.on_click(choose(*from)).text(&label)
    });
    let number = tag("input")
        .set("type", "number")
        .set("inputmode", "numeric")
        .set("step", "1")
        .put("min", &min.to_string())
        .put("max", &max.to_string())
        .value(&value)
        .on_change(change)
        .set("autocomplete", "off")
        .put("aria-label", &attribute.label)
        .set("placeholder", labels.no_answer);
    let unit = range.unit.as_ref().map(|unit| tag("span").text(unit));
    let none = button("fk-link", clear).flag("hidden", given.is_none());
    let quick = || tag_of("div", "fk-quick").set("role", "group").set("aria-label", labels.quick).each(buttons);
    let monthly = range.advances == Some(Advances::Monthly);
    tag_of("div", "fk-integer")
        .tag(tag_of("label", "fk-number").tag(number).maybe(unit))
        .tag(none.text(labels.no_answer))
        .place((starts.len() > 1).then(quick))
        .place(monthly.then(|| since_month(props, typed, (min, max))))
        .end()
}

/// "seit Monat/Jahr": counts the full months up to today.
fn since_month(props: &QuestionProps, typed: &UseStateHandle<Typed>, (min, max): (i64, i64)) -> Tag {
    let (words, today, at) = (props.words, props.asked.today, props.asked.at);
    let labels = words.0.labels();
    let (month, year) = typed.since;
    let pick = |is_month: bool| {
        let (typed, dispatch) = (typed.clone(), props.dispatch.clone());
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            let number: u16 = select.value().parse().unwrap_or(0);
            let picked = if is_month { (u8::try_from(number).unwrap_or(0), year) } else { (month, number) };
            typed.set(Typed { since: picked, ..(*typed).clone() });
            if let Some(begin) = Date::new(picked.1, picked.0, 1) {
                // Less than a month counts as one: zero would say that it has not begun.
                let months = i64::from(begin.full_months_until(today)).max(1);
                dispatch.dispatch(Message::AnsweredQuestion(at, Answer::Integer(months.clamp(min, max))));
            }
        })
    };
    let entry = |number: u16, chosen: u16, label: &str| {
        tag("option").key_at(number.into()).put("value", &number.to_string()).flag("selected", number == chosen).text(label)
    };
    let select = |label: &'static str, chosen: u16, pick: Callback<Event>| {
        let none = tag("option").set("value", "0").flag("selected", chosen == 0).text(label);
        tag("select").set("aria-label", label).on_change(pick).tag(none)
    };
    let months = (1..=12_u8).map(|m| entry(m.into(), month.into(), words.0.month_name(m)));
    let oldest = today.year().saturating_sub(15).max(1);
    let years = (oldest..=today.year()).rev().map(|y| entry(y, year, &y.to_string()));
    tag_of("div", "fk-since")
        .set("role", "group")
        .set("aria-label", labels.since)
        .tag(tag("span").text(labels.since))
        .tag(select(labels.month, month.into(), pick(true)).each(months))
        .tag(select(labels.year, year, pick(false)).each(years))
}
