// SPDX-License-Identifier: EUPL-1.2
//! The ways between the editor and the machine: files, clipboard, mail, drafts. Whoever mounts it provides them; there are
//! no others.

use std::rc::Rc;

use web_sys::Element;
use yew::{AttrValue, Callback};

/// What a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To be edited.
    Catalog,
    /// To be compared with.
    Compared,
}

impl Wanted {
    /// The word that the shell gets and gives back.
    pub fn key(self) -> &'static str {
        match self {
            Wanted::Catalog => "catalog",
            Wanted::Compared => "compared",
        }
    }

    /// What was dropped without being asked for is a catalogue at first.
    pub fn from_key(key: &str) -> Wanted {
        if key == Wanted::Compared.key() { Wanted::Compared } else { Wanted::Catalog }
    }
}

/// A file that came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub wanted: Wanted,
    pub name: AttrValue,
    pub bytes: Rc<[u8]>,
    /// Whether the browser can write into it.
    pub writable: bool,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    pub name: AttrValue,
    pub bytes: Rc<[u8]>,
    /// Into the opened file where the browser can; else it becomes a download.
    pub into_opened: bool,
}

/// What the machine does when it is asked to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// Lets somebody choose a file; it comes back as a message.
    pub pick: Callback<Wanted>,
    /// The file that came last is the one that is edited from now on.
    pub accept: Callback<()>,
    pub write: Callback<Writing>,
    /// Copies a text, inside the handler of a click. False where the browser does not allow it.
    pub copy: Callback<AttrValue, bool>,
    /// Opens the mail program with a `mailto:` address.
    pub mail: Callback<AttrValue>,
    /// Keeps a draft, "" to forget it. False where that is not possible.
    pub keep: Callback<AttrValue, bool>,
    /// Whether closing has to be warned of.
    pub unsaved: Callback<bool>,
    /// Makes a place for the widget inside an element, shut off from the editor's styles.
    pub frame: Callback<Element, Element>,
    pub print: Callback<Element>,
}
