// SPDX-License-Identifier: EUPL-1.2
//! The frame of every dialog: a native `<dialog>` that takes the focus, closes by Esc and by its button, and gives the
//! focus back to where it was.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ModalProps {
    pub title: AttrValue,
    /// Asks to be taken away.
    pub on_close: Callback<()>,
    /// For what needs the whole width, such as three columns.
    #[prop_or_default]
    pub wide: bool,
    pub children: Children,
}

/// A dialog that is open as long as it is there. Only one at a time.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            let before = focused();
            let open = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = open.as_ref().filter(|dialog| !dialog.open()) {
                // Fails only for a dialog that is in no page.
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(dialog) = open {
                    dialog.close();
                }
                if let Some(before) = before {
                    let _ = before.focus();
                }
            }
        }
    });
    let close = props.on_close.reform(|_: MouseEvent| ());
    // The app takes the dialog away; the browser must not close it by itself and leave an empty one behind.
    let cancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let class = classes!("fe-modal", props.wide.then_some("fe-modal-wide"));
    html! {
        <dialog ref={dialog} {class} aria-labelledby="fe-modal-title" oncancel={cancel}>
            <div class="fe-modal-head">
                <h2 id="fe-modal-title" tabindex="-1" autofocus=true>{ props.title.clone() }</h2>
                <button type="button" class="fe-button" onclick={close}>{ "Schließen" }</button>
            </div>
            <div class="fe-modal-body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// What has the focus, also inside a shadow root.
fn focused() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.active_element()?.dyn_into().ok()
}
