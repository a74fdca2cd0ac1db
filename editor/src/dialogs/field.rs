// SPDX-License-Identifier: EUPL-1.2
//! Labelled fields for text, as the dialogs need them.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TextProps {
    pub label: AttrValue,
    pub value: AttrValue,
    pub on_text: Callback<String>,
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    pub name: &'static str,
}

/// One line.
#[component]
pub fn Text(props: &TextProps) -> Html {
    let on_text = props.on_text.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            on_text.emit(input.value());
        }
    });
    html! {
        <label class="fe-d-labelled">
            <span>{ props.label.clone() }</span>
            <input class="fe-d-input" type={props.kind.clone()} name={props.name} autocomplete="off" value={props.value.clone()} {oninput} />
        </label>
    }
}

#[derive(Properties, PartialEq)]
pub struct AreaProps {
    pub label: AttrValue,
    pub value: AttrValue,
    pub on_text: Callback<String>,
    #[prop_or(4)]
    pub rows: u32,
    pub name: &'static str,
}

/// Several lines.
#[component]
pub fn Area(props: &AreaProps) -> Html {
    let on_text = props.on_text.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
            on_text.emit(area.value());
        }
    });
    html! {
        <label class="fe-d-labelled">
            <span>{ props.label.clone() }</span>
            <textarea class="fe-d-input" name={props.name} rows={props.rows.to_string()} value={props.value.clone()} {oninput} />
        </label>
    }
}
