// SPDX-License-Identifier: EUPL-1.2
//! What every part of the editor is given and gives back.

use std::rc::Rc;

use foerderkompass_core::{Catalog, Date, Fault};
use foerderkompass_upkeep::{Document, Edit, Joining};
use yew::Callback;

/// The catalogue as it stands now. Cheap to clone; equal only if it is the same one.
#[derive(Clone)]
pub struct Shown {
    /// What is edited.
    pub document: Rc<Document>,
    /// What was opened, to compare with.
    pub opened: Rc<Document>,
    /// The document as the core reads it; the last readable one while it cannot be read. A little behind while somebody types.
    pub catalog: Option<Rc<Catalog>>,
    /// Everything wrong or doubtful in the document.
    pub faults: Rc<Vec<Fault>>,
    pub today: Date,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && Rc::ptr_eq(&self.opened, &other.opened)
            && Rc::ptr_eq(&self.faults, &other.faults)
            && self.today == other.today
    }
}

/// One change: what it is called in "Rückgängig: …", the edits, and whether it joins the change before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Make {
    pub label: String,
    pub edits: Vec<Edit>,
    pub joining: Joining,
}

/// Takes a change.
pub type OnMake = Callback<Make>;
