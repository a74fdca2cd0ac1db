// SPDX-License-Identifier: EUPL-1.2
//! The frame of every dialog: a native `<dialog>` that takes the focus, closes by Esc and by its button, and gives the
//! focus back to where it was.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ModalProps {
    /// What keys, styles and tests know it by.
    pub name: &'static str,
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
                    give_back(&before);
                }
            }
        }
    });
    let close = props.on_close.reform(|_: MouseEvent| ());
    // The app takes the dialog away; the browser must not close it by itself and leave an empty one behind. A field for
    // files that is left without choosing says the same of itself: that is none of the dialog's.
    let leave = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            if event.target_dyn_into::<HtmlDialogElement>().is_some() {
                event.prevent_default();
                on_close.emit(());
            }
        })
    };
    let class = classes!("fe-modal", props.wide.then_some("fe-modal-wide"));
    html! {
        <dialog ref={dialog} {class} data-fe-dialog={props.name} aria-labelledby="fe-modal-title" oncancel={leave}>
            <div class="fe-modal-head">
                <h2 id="fe-modal-title" tabindex="-1" autofocus=true>{ props.title.clone() }</h2>
                <button type="button" class="fe-button" data-fe-close="" onclick={close}>{ "Schließen" }</button>
            </div>
            <div class="fe-modal-body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// Gives the focus back; where that has gone, to the menu in which it stood, else to the entry that is shown.
fn give_back(before: &HtmlElement) {
    let _ = before.focus();
    let has_it = |element: &HtmlElement| focused().as_ref() == Some(element);
    if has_it(before) {
        return;
    }
    let menu = before.closest("details").ok().flatten().and_then(|menu| menu.query_selector("summary").ok().flatten());
    let page = web_sys::window().and_then(|window| window.document());
    let find = |selector: &str| page.as_ref().and_then(|page| page.query_selector(selector).ok().flatten());
    for other in [menu, find("#fe-entry"), find("#fe-main")].into_iter().flatten() {
        let Ok(other) = other.dyn_into::<HtmlElement>() else { continue };
        let _ = other.focus();
        if has_it(&other) {
            return;
        }
    }
}

/// What has the focus.
fn focused() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.active_element()?.dyn_into().ok()
}
