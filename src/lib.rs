// SPDX-License-Identifier: EUPL-1.2
//! The widget as a Yew component. It knows nothing of files, requests or the custom element: it is
//! handed the bytes of a catalogue, or word that there are none.

use std::rc::Rc;

use yew::prelude::*;

/// Where the catalogue stands.
#[derive(Clone, PartialEq)]
pub enum Source {
    /// It is still on its way.
    Loading,
    /// The bytes as they were delivered, in whatever encoding.
    Bytes(Rc<[u8]>),
    /// It could not be had. `kind` is a class such as `http`, `detail` belongs to it, such as `404`.
    Failed { kind: AttrValue, detail: AttrValue },
}

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    pub source: Source,
    /// Language of the screen, as in the `lang` attribute of HTML.
    pub lang: AttrValue,
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let (state, text) = match &props.source {
        Source::Loading => ("loading", "Der Katalog wird geladen.".to_string()),
        Source::Bytes(bytes) => ("ready", format!("{} Bytes", bytes.len())),
        Source::Failed { kind, detail } => ("failed", format!("{kind} {detail}")),
    };
    html! { <div data-fk="app" data-state={state} lang={props.lang.clone()}><p>{ text }</p></div> }
}
