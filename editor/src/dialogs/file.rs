// SPDX-License-Identifier: EUPL-1.2
//! A field that picks a file and reads it here, in the browser.

use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    pub name: String,
    pub bytes: Rc<Vec<u8>>,
}

#[derive(Properties, PartialEq)]
pub struct PickProps {
    pub label: AttrValue,
    /// Endings, as `.json,.html`.
    pub accept: AttrValue,
    pub on_pick: Callback<Picked>,
    /// With one sentence, when the file could not be read.
    pub on_fail: Callback<String>,
}

/// Picks one file.
#[component]
pub fn Pick(props: &PickProps) -> Html {
    let onchange = {
        let (on_pick, on_fail) = (props.on_pick.clone(), props.on_fail.clone());
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let file = input.as_ref().and_then(HtmlInputElement::files).and_then(|files| files.get(0));
            if let Some(file) = file {
                read(&file, on_pick.clone(), on_fail.clone());
            }
            // The same file picked again counts as a new one: it may have changed.
            if let Some(input) = input {
                input.set_value("");
            }
        })
    };
    html! {
        <label class="fe-d-pick">
            <span>{ props.label.clone() }</span>
            <input type="file" accept={props.accept.clone()} {onchange} />
        </label>
    }
}

const UNREADABLE: &str = "Die Datei lässt sich nicht lesen. Liegt sie noch dort?";

fn read(file: &File, on_pick: Callback<Picked>, on_fail: Callback<String>) {
    let name = file.name();
    let Some(promise) = bytes_of(file) else { return on_fail.emit(UNREADABLE.to_string()) };
    let done = Closure::once_into_js(move |buffer: JsValue| {
        on_pick.emit(Picked { name, bytes: Rc::new(Uint8Array::new(&buffer).to_vec()) });
    });
    let failed = Closure::once_into_js(move |_: JsValue| on_fail.emit(UNREADABLE.to_string()));
    // Called through its name: whichever of the two is not called is dropped by the collector.
    let then = Reflect::get(&promise, &"then".into()).ok().and_then(|then| then.dyn_into::<Function>().ok());
    if let Some(then) = then {
        let _ = then.call2(&promise, &done, &failed);
    }
}

fn bytes_of(file: &File) -> Option<Promise> {
    let method: Function = Reflect::get(file, &"arrayBuffer".into()).ok()?.dyn_into().ok()?;
    method.call0(file).ok()?.dyn_into().ok()
}
