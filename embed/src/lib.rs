// SPDX-License-Identifier: EUPL-1.2
//! What JavaScript can call: mounting a widget, handing it a catalogue, taking it away.
//!
//! Fetching, the custom element and everything that must work when this module does not are in
//! `shell.js`. One instance of this module serves every widget of a page. It ships without anything that
//! runs at a panic: the instance traps at once, and the shell notices.

use std::rc::Rc;

use foerderkompass::{App, AppProps, Outlet, Source};
use wasm_bindgen::prelude::*;
use yew::{AppHandle, AttrValue, Callback};

#[wasm_bindgen]
extern "C" {
    /// The ways out of a widget, as the shell offers them. None of them throws.
    pub type Ways;

    #[wasm_bindgen(method)]
    fn copy(this: &Ways, text: &str) -> bool;

    #[wasm_bindgen(method)]
    fn save(this: &Ways, name: &str, text: &str);

    #[wasm_bindgen(method)]
    fn print(this: &Ways, sheet: &web_sys::Element);
}

/// One mounted widget.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<App>,
    props: AppProps,
}

/// Puts a widget into `root`, whose content it replaces. It shows that the catalogue is on its way
/// until `load` or `fail` is called. `lang` is a language tag; without it the widget speaks German.
/// `ways` is an object with the methods `copy(text)`, which says whether that worked, `save(name, text)`
/// and `print(element)`.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, lang: Option<String>, ways: Ways) -> Widget {
    let props = AppProps { source: Source::Loading, lang: language(lang), outlet: outlet(ways) };
    let handle = yew::Renderer::<App>::with_root_and_props(root, props.clone()).render();
    Widget { handle, props }
}

#[wasm_bindgen]
impl Widget {
    /// Shows the catalogue in `bytes`: a JSON file as it was delivered, whatever its encoding.
    pub fn load(&mut self, bytes: &[u8]) {
        self.show(Source::Bytes(Rc::from(bytes)));
    }

    /// Says that the catalogue could not be had. `kind` is `http` (then `detail` is the status),
    /// `network`, `slow` or `missing`.
    pub fn fail(&mut self, kind: &str, detail: &str) {
        self.show(Source::Failed { kind: kind.to_string().into(), detail: detail.to_string().into() });
    }

    /// Changes the language of the screen.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&mut self, lang: Option<String>) {
        self.props.lang = language(lang);
        self.handle.update(self.props.clone());
    }

    /// Takes the widget out of its root.
    pub fn destroy(self) {
        self.handle.destroy();
    }

    fn show(&mut self, source: Source) {
        self.props.source = source;
        self.handle.update(self.props.clone());
    }
}

fn outlet(ways: Ways) -> Outlet {
    let to_copy = Rc::new(ways);
    let (to_save, to_print) = (Rc::clone(&to_copy), Rc::clone(&to_copy));
    Outlet::new(
        Callback::from(move |text: AttrValue| to_copy.copy(&text)),
        Callback::from(move |(name, text): (AttrValue, AttrValue)| to_save.save(&name, &text)),
        Callback::from(move |sheet: web_sys::Element| to_print.print(&sheet)),
    )
}

fn language(lang: Option<String>) -> yew::AttrValue {
    lang.filter(|lang| !lang.is_empty()).unwrap_or_else(|| "de".to_string()).into()
}
