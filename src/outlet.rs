// SPDX-License-Identifier: EUPL-1.2
//! The ways out of the widget: clipboard, file, paper and word to the page around it. Whoever mounts the widget provides
//! them; there are no others.

use web_sys::Element;
use yew::{AttrValue, Callback};

/// What the surroundings do when the person at the desk asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlet {
    copy: Callback<AttrValue, bool>,
    save: Callback<(AttrValue, AttrValue)>,
    print: Callback<Element>,
    tell: Callback<(AttrValue, AttrValue)>,
}

impl Outlet {
    /// `copy` puts a text into the clipboard and says whether that worked, `save` gets the name of a file and its
    /// text, `print` an element to be printed alone on paper, `tell` the name of what happened and what belongs to it.
    pub fn new(
        copy: Callback<AttrValue, bool>,
        save: Callback<(AttrValue, AttrValue)>,
        print: Callback<Element>,
        tell: Callback<(AttrValue, AttrValue)>,
    ) -> Outlet {
        Outlet { copy, save, print, tell }
    }

    /// Copies a text, inside the handler of a click. False where the browser does not allow it.
    pub fn copy(&self, text: &str) -> bool {
        self.copy.emit(text.to_owned().into())
    }

    /// Offers a text as a file to be saved.
    pub fn save(&self, name: &str, text: &str) {
        self.save.emit((name.to_owned().into(), text.to_owned().into()));
    }

    /// Prints an element without what is around it.
    pub fn print(&self, sheet: &Element) {
        self.print.emit(sheet.clone());
    }

    /// Tells the page around the widget that something happened: `ready`; `results` with the five counts; `measure` with
    /// its id; `error` with its class; `option` with the name of one that does not fit, and the
    /// attribute after a blank if it is `desk`. Never an answer.
    pub fn tell(&self, what: &'static str, detail: &str) {
        self.tell.emit((what.into(), detail.to_owned().into()));
    }
}

/// Refuses to copy and does nothing else.
impl Default for Outlet {
    fn default() -> Outlet {
        Outlet::new(Callback::from(|_| false), Callback::noop(), Callback::noop(), Callback::noop())
    }
}
