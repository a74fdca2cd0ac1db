// SPDX-License-Identifier: EUPL-1.2
//! Gaps of the offer: for each answer to a chosen attribute what can come into consideration, as a table and as small
//! pictures, and what nobody with that answer can get.

use std::rc::Rc;

use foerderkompass_cockpit::coverage_words::*;
use foerderkompass_cockpit::{Closed, Coverable, Coverage, coverage};
use foerderkompass_core::{Answer, Attribute, Catalog, Date, Kind, Profile};
use foerderkompass_upkeep::{Document, Kind as Entry};
use yew::prelude::*;

use super::super::OnOpen;
use super::super::bits::{Capped, opener};
use super::super::locate::{german, inside};
use super::multiples::multiples;
use crate::forms::text_of;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct GapsProps {
    pub document: Rc<Document>,
    pub today: Date,
    pub on_open: OnOpen,
}

/// What is asked: the id of the attribute (empty for the first), and the answers that are fixed, by id.
#[derive(Clone, Default, PartialEq)]
struct Asked {
    attribute: String,
    fixed: Vec<(String, Answer)>,
    /// The attribute to which an answer is about to be fixed.
    adding: String,
}

#[component]
pub(super) fn Gaps(props: &GapsProps) -> Html {
    let asked = use_state(Asked::default);
    let (document, today) = (props.document.clone(), props.today);
    let key = Rc::as_ptr(&document);
    let catalog = use_memo((key, today), move |_| document.read(today).ok().map(|reading| reading.catalog));
    let found = {
        let catalog = catalog.clone();
        let question = (asked.attribute.clone(), asked.fixed.clone());
        use_memo((key, today, question), move |(_, _, (attribute, fixed))| {
            let catalog = catalog.as_ref().as_ref()?;
            coverage(catalog, chosen(catalog, attribute), &profile(catalog, fixed), today)
        })
    };
    let (Some(catalog), Some(found)) = (catalog.as_ref(), found.as_ref()) else {
        return html! { <p>{ NO_ATTRIBUTES }</p> };
    };
    let set = {
        let state = asked.clone();
        Callback::from(move |asked| state.set(asked))
    };
    let [lead, fixed] = found.lead();
    html! {
        <>
            <p>{ lead }</p>
            { questions(catalog, found, &asked, &set) }
            <p class="fe-v-said" id="fe-gaps-fixed">{ fixed }</p>
            if !found.unsettled().is_empty() { <p class="fe-v-warn">{ found.unsettled() }</p> }
            { multiples(found) }
            { table(found) }
            <h4>{ GAPS }</h4>
            if found.closed.is_empty() {
                <p>{ NO_GAPS }</p>
            } else {
                <Capped items={found.closed.iter().map(|closed| gap(props, closed)).collect::<Vec<_>>()} class="fe-v-entries" />
            }
        </>
    }
}

/// The attribute that is asked for, else the first.
fn chosen(catalog: &Catalog, id: &str) -> usize {
    catalog.attribute_at(id).unwrap_or_default()
}

/// The fixed answers, as far as the catalogue still knows them.
fn profile(catalog: &Catalog, fixed: &[(String, Answer)]) -> Profile {
    let mut profile = Profile::default();
    for (id, answer) in fixed {
        if let Some(at) = catalog.attribute_at(id) {
            profile.set(catalog, at, Some(answer.clone()));
        }
    }
    profile
}

/// The attribute to choose, and answers to others.
fn questions(catalog: &Catalog, found: &Coverage, asked: &Asked, set: &Callback<Asked>) -> Html {
    let choose = {
        let asked = asked.clone();
        set.reform(move |event: Event| {
            let attribute = text_of(&event);
            let fixed = asked.fixed.iter().filter(|(id, _)| *id != attribute).cloned().collect();
            Asked { attribute, fixed, adding: String::new() }
        })
    };
    let others = catalog.attributes().iter().filter(|one| one.id != found.attribute);
    let others = others.filter(|one| !asked.fixed.iter().any(|(id, _)| *id == one.id));
    let add = {
        let asked = asked.clone();
        set.reform(move |event: Event| Asked { adding: text_of(&event), ..asked.clone() })
    };
    let adding = catalog.attribute_at(&asked.adding).and_then(|at| catalog.attributes().get(at));
    let chip = |(at, (id, answer)): (usize, &(String, Answer))| {
        let attribute = catalog.attributes().get(catalog.attribute_at(id)?)?;
        let text = format!("{}: {}", attribute.label, german().answer(attribute, answer));
        let mut less = asked.clone();
        less.fixed.remove(at);
        let onclick = set.reform(move |_: MouseEvent| less.clone());
        Some(html! {
            <li key={id.clone()} class="fe-chip">
                <span>{ &text }</span>
                <button type="button" aria-label={format!("{text} entfernen")} {onclick}>{ "×" }</button>
            </li>
        })
    };
    html! {
        <>
            <div class="fe-v-row-of">
                <label class="fe-v-field-of">
                    <span>{ CHOSEN }</span>
                    <select id="fe-gaps-attribute" onchange={choose}>
                        { for catalog.attributes().iter().map(|one| option(&one.id, &one.label, one.id == found.attribute)) }
                    </select>
                </label>
            </div>
            <fieldset class="fe-v-row-of fe-v-fix">
                <legend>{ FIX }</legend>
                <ul class="fe-chips">{ for asked.fixed.iter().enumerate().filter_map(chip) }</ul>
                <label class="fe-v-field-of">
                    <span>{ FIX_WHAT }</span>
                    <select id="fe-gaps-fix" onchange={add} key={asked.fixed.len()}>
                        { option("", FREE, asked.adding.is_empty()) }
                        { for others.map(|one| option(&one.id, &one.label, one.id == asked.adding)) }
                    </select>
                </label>
                { for adding.map(|attribute| answer(attribute, asked, set)) }
            </fieldset>
        </>
    }
}

fn option(value: &str, label: &str, selected: bool) -> Html {
    html! { <option key={value.to_owned()} value={value.to_owned()} {selected}>{ label.to_owned() }</option> }
}

/// The answer that is to be fixed: to choose, or to type.
fn answer(attribute: &Attribute, asked: &Asked, set: &Callback<Asked>) -> Html {
    let answers: Vec<Answer> = match &attribute.kind {
        Kind::Flag => vec![Answer::Flag(true), Answer::Flag(false)],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(Answer::Option).collect(),
        Kind::Multi(options) => (0..options.len()).filter_map(|at| Answer::options([at])).collect(),
        Kind::Integer(_) => Vec::new(),
    };
    let read = {
        let (attribute, answers) = (attribute.clone(), answers.clone());
        move |text: &str| -> Option<Answer> {
            let number = text.trim().parse::<i64>().ok()?;
            let place = || answers.get(usize::try_from(number).ok()?).cloned();
            let answer = if let Kind::Integer(_) = attribute.kind { Some(Answer::Integer(number)) } else { place() };
            answer.filter(|answer| attribute.accepts(answer))
        }
    };
    let onchange = {
        let (asked, id) = (asked.clone(), attribute.id.clone());
        set.reform(move |event: Event| {
            let mut asked = asked.clone();
            if let Some(answer) = read(&text_of(&event)) {
                asked.fixed.push((id.clone(), answer));
                asked.adding.clear();
            }
            asked
        })
    };
    let control = match &attribute.kind {
        Kind::Integer(range) => html! {
            <input id="fe-gaps-answer" type="number" min={range.min.to_string()} max={range.max.to_string()} {onchange} />
        },
        _ => html! {
            <select id="fe-gaps-answer" {onchange}>
                { option("", FREE, true) }
                { for answers.iter().enumerate().map(|(at, answer)| option(&at.to_string(), &german().answer(attribute, answer), false)) }
            </select>
        },
    };
    html! { <label class="fe-v-field-of" key={attribute.id.clone()}><span>{ format!("{FIX_TO}: {}", attribute.label) }</span>{ control }</label> }
}

/// A row for each answer, a column for each category.
fn table(found: &Coverage) -> Html {
    let head = found.categories.iter().map(|category| html! { <th scope="col">{ category.label.clone() }</th> });
    let row = |(at, answer): (usize, &foerderkompass_cockpit::CoverageAnswer)| {
        let of_all = found.categories.iter().map(|category| &category.cells).chain([&found.all]);
        html! {
            <tr key={at}>
                <th scope="row">{ answer.text.clone() }</th>
                { for of_all.filter_map(|cells| cells.get(at)).map(cell) }
            </tr>
        }
    };
    html! {
        <div class="fe-v-scroll fe-v-coverage" tabindex="0" role="region" aria-labelledby="fe-gaps-caption">
            <table class="fe-v-table">
                <caption id="fe-gaps-caption">{ found.caption() }</caption>
                <thead><tr><th scope="col">{ found.label.clone() }</th>{ for head }<th scope="col">{ ALL_MEASURES }</th></tr></thead>
                <tbody>{ for found.answers.iter().enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

/// The count and the places below it. Nothing at all stands out by a frame, not by colour alone.
fn cell(cell: &Coverable) -> Html {
    let nothing = cell.measures == 0 && cell.unsettled == 0;
    html! {
        <td class={nothing.then_some("fe-v-none")}>
            <b>{ cell.count() }</b>
            if !cell.places.sentence().is_empty() { <small>{ cell.places.sentence() }</small> }
        </td>
    }
}

/// A category that is closed, with the reasons; each measure opens at the condition.
fn gap(props: &GapsProps, closed: &Closed) -> Html {
    let reason = |reason: &foerderkompass_cockpit::Reason| {
        let measures = reason.measures.iter().map(|measure| {
            let way = measure.paths.first().map_or("", String::as_str);
            let place = inside(&props.document, Entry::Measure, &measure.id, way);
            html! { <>{ opener(&measure.title, place, &props.on_open) }{ " " }</> }
        });
        html! { <li>{ reason.sentence.clone() }<span class="fe-v-quiet">{ " Öffnen: " }</span>{ for measures }</li> }
    };
    html! {
        <li class="fe-v-entry" key={format!("{}-{}", closed.answer, closed.category)}>
            <p><b>{ closed.sentence.clone() }</b></p>
            <ul class="fe-v-lines">{ for closed.reasons.iter().map(reason) }</ul>
        </li>
    }
}
