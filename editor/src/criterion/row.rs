// SPDX-License-Identifier: EUPL-1.2
//! One condition on one attribute as a row: attribute, question, answers.

use foerderkompass_core::{Attribute, Kind};
use foerderkompass_upkeep::{Joining, Step};
use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::check::{Check, Operator, Row, toggled};
use super::controls::{Choice, Item, Number};
use super::parts::{faults, notes, tools};
use super::tree::{Act, node};
use super::view::{Deed, Open, View};
use super::words;

/// Up to so many options stand in the row at once.
const INLINE: usize = 4;

/// Draws a row.
pub fn row(view: &View<'_>, steps: &[Step], row: &Row) -> Html {
    let id = view.id_of(steps);
    let attribute = view.attribute(&row.attribute);
    let troubles = view.troubles(steps);
    let fault: AttrValue = if troubles.is_empty() { "".into() } else { format!("{id}-fault").into() };
    let suits = attribute.is_none_or(|one| row.check.suits(&one.kind) || row.draft.is_some());
    html! {
        <div class={classes!("fe-crit-row", row.draft.is_some().then_some("fe-crit-draft"))} id={id.clone()} role="group"
            aria-label={words::row(row, attribute)}>
            <div class="fe-crit-say">
                <Choice id={format!("{id}-attribute")} label="Merkmal" value={row.attribute.clone()} items={attributes(view, row)}
                    on_pick={pick_attribute(view, steps, row)} fault={fault.clone()} />
                if let Some(one) = attribute {
                    <Choice id={format!("{id}-operator")} label={format!("{}: Prüfung", one.label)} value={operator_key(row, suits)}
                        items={operators(one, row, suits)} on_pick={pick_operator(view, steps, row, one)} />
                    { if suits { answers(view, steps, row, one) } else { answers_in_words(row) } }
                } else if !row.attribute.is_empty() {
                    { answers_in_words(row) }
                }
            </div>
            { draft_note(view, row) }
            { faults(&troubles, &fault) }
            { notes(view, steps) }
            { tools(view, steps) }
        </div>
    }
}

/// What holds until the row is complete.
fn draft_note(view: &View<'_>, row: &Row) -> Html {
    let Some(before) = &row.draft else { return Html::default() };
    let own = before.get("text").and_then(Value::as_str).map(|text| format!("„{text}“"));
    let until = match before.is_object().then(|| own.unwrap_or_else(|| words::named(before, &|id| view.attribute(id)))) {
        Some(before) => format!("Noch unvollständig. Bis dahin gilt wie bisher: {before}."),
        None => "Noch unvollständig: Sie zählt, sobald eine Antwort gewählt ist.".to_owned(),
    };
    html! { <p class="fe-crit-note">{ until }</p> }
}

fn answers_in_words(row: &Row) -> Html {
    let said = words::row(row, None);
    html! { <span class="fe-crit-raw">{ said.strip_prefix(&row.attribute).unwrap_or(&said).trim().to_owned() }</span> }
}

/// All attributes under their headings; one that does not exist is there as well while it is chosen.
fn attributes(view: &View<'_>, row: &Row) -> Vec<Item> {
    let known = view.catalog.attributes().iter().map(|one| Item {
        group: one.group.clone().unwrap_or_default(),
        value: one.id.clone(),
        label: one.label.clone(),
    });
    let unknown = !row.attribute.is_empty() && view.attribute(&row.attribute).is_none();
    let unknown = unknown.then(|| Item::new(&row.attribute, &format!("„{}“ (nicht lesbar)", row.attribute)));
    unknown.into_iter().chain(known).collect()
}

fn emit(on_deed: &Callback<Deed>, steps: &[Step], row: &Row, joining: Joining) {
    on_deed.emit(Deed { act: Act::Set(steps.to_vec(), row.value()), joining });
}

fn pick_attribute(view: &View<'_>, steps: &[Step], row: &Row) -> Callback<String> {
    let (on_deed, on_open, row, steps) = (view.on_deed.clone(), view.on_open.clone(), row.clone(), steps.to_vec());
    let this = node(view.root, &steps).cloned().unwrap_or_default();
    let catalog = view.catalog.clone();
    Callback::from(move |id: String| {
        let Some(attribute) = catalog.attribute_at(&id).and_then(|at| catalog.attributes().get(at)) else { return };
        let check = if row.attribute.is_empty() { fresh(attribute) } else { row.check.moved_to(attribute) };
        let new = row.changed(&id, check, &this);
        let choose = !new.is_complete() && matches!(new.check, Check::In { .. });
        emit(&on_deed, &steps, &new, Joining::Alone);
        if choose {
            on_open.emit(Some(Open::Options(steps.clone())));
        }
    })
}

/// The first question to an attribute, with no answer yet.
fn fresh(attribute: &Attribute) -> Check {
    match attribute.kind {
        Kind::Flag => Check::Is(true),
        Kind::Choice(_) | Kind::Multi(_) => Check::In { not: false, options: Vec::new() },
        Kind::Ordinal(_) | Kind::Integer(_) => Check::Range { min: None, max: None },
    }
}

fn operator_key(row: &Row, suits: bool) -> &'static str {
    if suits { row.check.operator().key() } else { "as_it_is" }
}

fn operators(attribute: &Attribute, row: &Row, suits: bool) -> Vec<Item> {
    let several = matches!(&row.check, Check::In { options, .. } if options.len() > 1);
    let as_it_is = (!suits).then(|| Item::new("as_it_is", row.check.operator().word(several)));
    let fitting = Operator::of(&attribute.kind).iter().map(|one| Item::new(one.key(), one.word(several)));
    as_it_is.into_iter().chain(fitting).collect()
}

fn pick_operator(view: &View<'_>, steps: &[Step], row: &Row, attribute: &Attribute) -> Callback<String> {
    let (on_deed, row, steps, attribute) = (view.on_deed.clone(), row.clone(), steps.to_vec(), attribute.clone());
    let this = node(view.root, &steps).cloned().unwrap_or_default();
    Callback::from(move |key: String| {
        if let Some(operator) = Operator::of(&attribute.kind).iter().find(|one| one.key() == key) {
            let check = row.check.with(*operator, &attribute);
            emit(&on_deed, &steps, &row.changed(&row.attribute, check, &this), Joining::Alone);
        }
    })
}

fn answers(view: &View<'_>, steps: &[Step], row: &Row, attribute: &Attribute) -> Html {
    match &row.check {
        Check::Is(_) => Html::default(),
        Check::In { options, .. } => choose_options(view, steps, row, attribute, options),
        Check::Range { min, max } => {
            let operator = row.check.operator();
            let low = matches!(operator, Operator::AtLeast | Operator::Between);
            let high = matches!(operator, Operator::AtMost | Operator::Between);
            html! {
                <>
                    if low { { end(view, steps, row, attribute, true, min.as_ref(), max.as_ref()) } }
                    if low && high { <span>{ "bis" }</span> }
                    if high { { end(view, steps, row, attribute, false, max.as_ref(), min.as_ref()) } }
                </>
            }
        }
    }
}

/// One end of a range: an option or a number. The other end limits it, so that a range never becomes empty.
fn end(
    view: &View<'_>,
    steps: &[Step],
    row: &Row,
    attribute: &Attribute,
    low: bool,
    value: Option<&Value>,
    other: Option<&Value>,
) -> Html {
    let id = format!("{}-{}", view.id_of(steps), if low { "min" } else { "max" });
    let label = format!("{} {}", attribute.label, if low { "mindestens" } else { "höchstens" });
    let (on_deed, row, steps) = (view.on_deed.clone(), row.clone(), steps.to_vec());
    let this = node(view.root, &steps).cloned().unwrap_or_default();
    let put = move |value: Value, joining: Joining| {
        let Check::Range { min, max } = row.check.clone() else { return };
        let check = if low { Check::Range { min: Some(value), max } } else { Check::Range { min, max: Some(value) } };
        emit(&on_deed, &steps, &row.changed(&row.attribute, check, &this), joining);
    };
    if let Kind::Integer(range) = &attribute.kind {
        let other = other.and_then(Value::as_i64).filter(|number| (range.min..=range.max).contains(number));
        let (min, max) = if low { (range.min, other.unwrap_or(range.max)) } else { (other.unwrap_or(range.min), range.max) };
        let on_number = Callback::from(move |number: i64| put(number.into(), Joining::Typing));
        let unit = range.unit.clone().map(AttrValue::from);
        return html! { <Number {id} {label} value={value.and_then(Value::as_i64)} {min} {max} {unit} {on_number} /> };
    }
    let limit = other.and_then(Value::as_str).and_then(|id| attribute.option_at(id));
    let fits = |at: usize| limit.is_none_or(|limit| if low { at <= limit } else { at >= limit });
    let options = attribute.options().iter().enumerate().filter(|(at, _)| fits(*at));
    let mut items: Vec<Item> = options.map(|(_, option)| Item::new(&option.id, &option.label)).collect();
    let chosen = value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default();
    if !chosen.is_empty() && !items.iter().any(|item| item.value == chosen) {
        items.push(Item::new(
            &chosen,
            &attribute
                .option_at(&chosen)
                .and_then(|at| attribute.options().get(at))
                .map_or_else(|| format!("„{chosen}“ (unbekannt)"), |option| option.label.clone()),
        ));
    }
    let on_pick = Callback::from(move |id: String| put(id.into(), Joining::Alone));
    html! { <Choice {id} {label} value={chosen} {items} {on_pick} /> }
}

/// Check boxes; many of them behind a button that says which are chosen.
fn choose_options(view: &View<'_>, steps: &[Step], row: &Row, attribute: &Attribute, chosen: &[String]) -> Html {
    let id = format!("{}-options", view.id_of(steps));
    let unknown = chosen.iter().filter(|id| attribute.option_at(id).is_none());
    let mut items: Vec<Item> = attribute
        .options()
        .iter()
        .map(|one| Item { group: one.group.clone().unwrap_or_default(), value: one.id.clone(), label: one.label.clone() })
        .collect();
    items.extend(unknown.map(|id| Item::new(id, &format!("„{id}“ (unbekannt)"))));
    let boxes = boxes(view, steps, row, attribute, &items, chosen);
    if items.len() <= INLINE {
        return boxes;
    }
    let open = Open::Options(steps.to_vec());
    let names: Vec<&str> = items.iter().filter(|item| chosen.contains(&item.value)).map(|item| item.label.as_str()).collect();
    let said = if names.is_empty() { words::CHOOSE.to_owned() } else { names.join(", ") };
    html! {
        <>
            <button type="button" class="fe-crit-chosen" id={id.clone()} onclick={view.toggle(open.clone())}
                aria-expanded={view.is_open(&open).to_string()} aria-label={format!("{}: {said}, Antworten wählen", attribute.label)}>
                { said.clone() }
            </button>
            if view.is_open(&open) { { boxes } }
        </>
    }
}

fn boxes(view: &View<'_>, steps: &[Step], row: &Row, attribute: &Attribute, items: &[Item], chosen: &[String]) -> Html {
    let this = node(view.root, steps).cloned().unwrap_or_default();
    let id = view.id_of(steps);
    let one = |item: &Item| {
        let (on_deed, row, steps, attribute) = (view.on_deed.clone(), row.clone(), steps.to_vec(), attribute.clone());
        let (this, value) = (this.clone(), item.value.clone());
        let tick = Callback::from(move |_: Event| {
            let Check::In { not, options } = &row.check else { return };
            let check = Check::In { not: *not, options: toggled(&attribute, options, &value) };
            emit(&on_deed, &steps, &row.changed(&row.attribute, check, &this), Joining::Alone);
        });
        let element = format!("{id}-option-{}", item.value);
        html! {
            <label class="fe-crit-option" key={item.value.clone()}>
                <input type="checkbox" id={element} checked={chosen.contains(&item.value)} onchange={tick} />
                <span>{ item.label.clone() }</span>
            </label>
        }
    };
    let fold_up = {
        let (on_open, id, open) = (view.on_open.clone(), format!("{id}-options"), view.is_open(&Open::Options(steps.to_vec())));
        Callback::from(move |event: KeyboardEvent| {
            if open && event.key() == "Escape" {
                event.stop_propagation();
                focus_on(event.target_dyn_into::<HtmlInputElement>(), &id);
                on_open.emit(None);
            }
        })
    };
    html! {
        <div class="fe-crit-options" role="group" aria-label={format!("{}: Antworten", attribute.label)} onkeydown={fold_up}>
            { for super::controls::runs(items).into_iter().map(|(group, items)| html! {
                <div class="fe-crit-options-group">
                    if !group.is_empty() { <p>{ group.to_owned() }</p> }
                    { for items.into_iter().map(one) }
                </div>
            }) }
        </div>
    }
}

/// Moves the keyboard to another element of the page that this one stands in.
fn focus_on(from: Option<HtmlInputElement>, id: &str) {
    let page = from.and_then(|element| element.owner_document());
    if let Some(target) = page.and_then(|page| page.get_element_by_id(id)) {
        super::field::focus(&target);
    }
}
