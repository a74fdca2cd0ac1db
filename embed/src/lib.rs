// SPDX-License-Identifier: EUPL-1.2
//! What JavaScript can call: mounting a widget, handing it a catalogue, taking it away.
//!
//! Fetching, the custom element and everything that must work when this module does not are in
//! `shell.js`. One instance of this module serves every widget of a page. It ships without anything that
//! runs at a panic: the instance traps at once, and the shell notices.

#[cfg(feature = "failing")]
mod failing;

use std::rc::Rc;

#[cfg(feature = "failing")]
use failing::Failing as App;
#[cfg(not(feature = "failing"))]
use foerderkompass::App;
use foerderkompass::{AppProps, Options, Outlet, Source};
use wasm_bindgen::prelude::*;
use yew::{AppHandle, AttrValue, Callback};

#[wasm_bindgen]
extern "C" {
    /// The ways between a widget and the page around it, as the shell offers them. None of them throws.
    pub type Ways;

    #[wasm_bindgen(method)]
    fn copy(this: &Ways, text: &str) -> bool;

    #[wasm_bindgen(method)]
    fn save(this: &Ways, name: &str, text: &str);

    #[wasm_bindgen(method)]
    fn print(this: &Ways, sheet: &web_sys::Element);

    #[wasm_bindgen(method)]
    fn tell(this: &Ways, what: &str, detail: &str);

    #[wasm_bindgen(method)]
    fn option(this: &Ways, name: &str) -> String;
}

/// One mounted widget.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<App>,
    props: AppProps,
    ways: Rc<Ways>,
    resets: u32,
}

/// Puts a widget into `root`, whose content it replaces. It shows that the catalogue is on its way
/// until `load` or `fail` is called. `ways` is an object with the methods `copy(text)`, which says whether that
/// worked, `save(name, text)`, `print(element)`, `tell(what, detail)`, and `option(name)`, which gives what the page
/// has set, "" for nothing.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, ways: Ways) -> Widget {
    let ways = Rc::new(ways);
    let (lang, options) = (lang(&ways), options(&ways, 0));
    let props = AppProps { source: Source::Loading, lang, outlet: outlet(&ways), options };
    let handle = yew::Renderer::<App>::with_root_and_props(root, props.clone()).render();
    Widget { handle, props, ways, resets: 0 }
}

#[wasm_bindgen]
impl Widget {
    /// Shows the catalogue in `bytes`: a JSON file as it was delivered, whatever its encoding.
    pub fn load(&mut self, bytes: &[u8]) {
        self.show(Source::Bytes(Rc::from(bytes)));
    }

    /// Says that the catalogue could not be had: the class `http` (then the status follows after a space), `network`,
    /// `slow`, `html` or `missing`.
    pub fn fail(&mut self, why: &str) {
        let (kind, detail) = why.split_once(' ').unwrap_or((why, ""));
        self.show(Source::Failed { kind: kind.to_string().into(), detail: detail.to_string().into() });
    }

    /// Asks for the options again and takes them over.
    pub fn refresh(&mut self) {
        self.props.lang = lang(&self.ways);
        self.props.options = options(&self.ways, self.resets);
        self.handle.update(self.props.clone());
    }

    /// Lets a new person begin; what is cleared cannot be brought back.
    pub fn reset(&mut self) {
        self.resets = self.resets.wrapping_add(1);
        self.refresh();
    }

    /// Lets go of the catalogue and everything done with it. The widget can be used again, whose listeners stay.
    pub fn rest(&mut self) {
        self.show(Source::Loading);
    }

    fn show(&mut self, source: Source) {
        self.props.source = source;
        self.handle.update(self.props.clone());
    }
}

fn outlet(ways: &Rc<Ways>) -> Outlet {
    let (to_copy, to_save, to_print, to_tell) = (Rc::clone(ways), Rc::clone(ways), Rc::clone(ways), Rc::clone(ways));
    Outlet::new(
        Callback::from(move |text: AttrValue| to_copy.copy(&text)),
        Callback::from(move |(name, text): (AttrValue, AttrValue)| to_save.save(&name, &text)),
        Callback::from(move |sheet: web_sys::Element| to_print.print(&sheet)),
        Callback::from(move |(what, detail): (AttrValue, AttrValue)| to_tell.tell(&what, &detail)),
    )
}

fn lang(ways: &Ways) -> AttrValue {
    ways.option("lang").into()
}

fn options(ways: &Ways, resets: u32) -> Rc<Options> {
    Rc::new(Options {
        level: ways.option("heading-level").bytes().next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0'))),
        measure: ways.option("measure"),
        focus: ways.option("focus"),
        no_questions: ways.option("questions") == "hide",
        desk: ways.option("desk"),
        resets,
    })
}
