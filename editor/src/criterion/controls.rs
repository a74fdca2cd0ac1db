// SPDX-License-Identifier: EUPL-1.2
//! The two controls of a row that need a memory of their own: a choice that always shows what holds, and a number that may
//! be half typed.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// One line of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Heading that it stands under; empty for none. Lines of one heading stand together.
    pub group: String,
    pub value: String,
    pub label: String,
}

impl Item {
    pub fn new(value: &str, label: &str) -> Item {
        Item { group: String::new(), value: value.to_owned(), label: label.to_owned() }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub struct ChoiceProps {
    pub id: AttrValue,
    /// For people who do not see it.
    pub label: AttrValue,
    /// The chosen one; one that is not among the items asks to choose.
    pub value: AttrValue,
    /// What stands there while nothing is chosen.
    pub items: Vec<Item>,
    pub on_pick: Callback<String>,
    /// Id of the element that says what is wrong; empty for none.
    #[prop_or_default]
    pub fault: AttrValue,
}

/// A list to choose one from.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let element = use_node_ref();
    let chosen = props.value.clone();
    let shown = element.clone();
    // What somebody picks changes the element at once: it is put right after each drawing, whatever came of it.
    use_effect(move || {
        if let Some(select) = shown.cast::<HtmlSelectElement>()
            && select.value() != chosen.as_str()
        {
            select.set_value(&chosen);
        }
    });
    let on_pick = props.on_pick.clone();
    let pick = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            on_pick.emit(select.value());
        }
    });
    let known = props.items.iter().any(|item| item.value == props.value.as_str());
    html! {
        <select ref={element} id={props.id.clone()} aria-label={props.label.clone()} onchange={pick}
            aria-invalid={(!props.fault.is_empty()).then_some("true")} aria-describedby={described(&props.fault)}>
            if !known {
                <option value={props.value.clone()} disabled=true selected=true>{ super::words::CHOOSE }</option>
            }
            { for runs(&props.items).into_iter().map(|(group, items)| {
                let options = items.iter().map(|item| html! {
                    <option value={item.value.clone()} selected={item.value == props.value.as_str()}>{ item.label.clone() }</option>
                }).collect::<Html>();
                if group.is_empty() { options } else { html! { <optgroup label={group.to_owned()}>{ options }</optgroup> } }
            }) }
        </select>
    }
}

/// The id of a description, if there is one.
pub fn described(id: &AttrValue) -> Option<AttrValue> {
    (!id.is_empty()).then(|| id.clone())
}

/// The items under their headings, in the order in which the headings first come.
pub fn runs(items: &[Item]) -> Vec<(&str, Vec<&Item>)> {
    let mut runs: Vec<(&str, Vec<&Item>)> = Vec::new();
    for item in items {
        match runs.iter_mut().find(|(group, _)| *group == item.group) {
            Some((_, run)) => run.push(item),
            None => runs.push((&item.group, vec![item])),
        }
    }
    runs
}

#[derive(Clone, PartialEq, Properties)]
pub struct NumberProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// What stands in the catalogue.
    pub value: Option<i64>,
    /// Smallest and largest number.
    pub min: i64,
    pub max: i64,
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    pub on_number: Callback<i64>,
}

/// What has been typed into a number, and what stood in the catalogue then.
#[derive(Clone, Debug, PartialEq)]
struct Half {
    text: String,
    at: Option<i64>,
}

/// A number in the words of the keyboard. `None` while it is none or lies outside.
pub fn number_of(text: &str, min: i64, max: i64) -> Option<i64> {
    text.trim().parse().ok().filter(|number| (min..=max).contains(number))
}

/// A whole number; what is no number yet stays in the field and changes nothing.
#[component]
pub fn Number(props: &NumberProps) -> Html {
    let half = use_state(|| None::<Half>);
    let (min, max) = (props.min, props.max);
    let typed = half.as_ref().filter(|half| match number_of(&half.text, min, max) {
        Some(number) => props.value == Some(number) || props.value == half.at,
        None => props.value == half.at,
    });
    let wrong = typed.is_some_and(|half| number_of(&half.text, min, max).is_none());
    let shown = typed.map_or_else(|| props.value.map(|number| number.to_string()).unwrap_or_default(), |half| half.text.clone());
    let input = {
        let (half, on_number, at) = (half.clone(), props.on_number.clone(), props.value);
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text = field.value();
            if let Some(number) = number_of(&text, min, max) {
                on_number.emit(number);
            }
            half.set(Some(Half { text, at }));
        })
    };
    let fault = format!("{}-fault", props.id);
    html! {
        <span class="fe-crit-number">
            <input type="text" inputmode="numeric" id={props.id.clone()} aria-label={props.label.clone()} value={shown} oninput={input}
                autocomplete="off" size="6" aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| fault.clone())} />
            if let Some(unit) = &props.unit { <span>{ unit.clone() }</span> }
            if wrong {
                <span class="fe-crit-fault" id={fault.clone()}>{ format!("Bitte eine ganze Zahl von {min} bis {max}.") }</span>
            }
        </span>
    }
}
