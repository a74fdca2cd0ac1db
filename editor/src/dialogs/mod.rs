// SPDX-License-Identifier: EUPL-1.2
//! The dialogs of the editor: saving, merging, submitting and taking over, the first start, workbooks, deleting.
//!
//! Every dialog is a component that is there while it is open: the app shows it, and `on_close` asks the app to take it
//! away. None of them writes a file: they say what should be written, the app does it. All changes go through `on_make`.

mod asked;
mod choices;
mod combined;
mod comparison;
mod diff_list;
mod entry_list;
mod field;
mod file;
mod lines;
mod modal;
mod naming;
mod overlay;
mod proposal_list;
mod said;
mod summary;

mod adopting;
mod matching;
mod merging;
mod pasted;
mod removing;
mod saving;
mod starting;
mod submitting;
mod taking_over;
mod workbook;

use std::rc::Rc;

use foerderkompass_upkeep::{EntryId, Kind};

pub use adopting::Adopting;
pub use diff_list::{DiffList, Line, Mark};
pub use file::{Pick, Picked};
pub use merging::Merging;
pub use modal::Modal;
pub use pasted::Pasted;
pub use removing::Removing;
pub use saving::{Saving, Target, before};
pub use starting::{SampleLeft, Starting};
pub use submitting::{Download, Submitting};
pub use taking_over::TakingOver;
pub use workbook::Workbook;

/// The same value, not an equal one: what a memory of something reckoned depends on.
struct Same<T>(Rc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Same<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What styles and tests know an entry by: `measures/bvb`, the head `head`.
fn key_of(entry: &EntryId) -> String {
    if entry.kind == Kind::Head { "head".to_string() } else { format!("{}/{}", entry.kind.list(), entry.id) }
}

/// „1 Eintrag“, „3 Einträge“.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use foerderkompass_core::Date;
    use foerderkompass_upkeep::{Document, Edit, Path, apply_all, value_of};
    use serde_json::Value;

    /// The catalogue that is shipped.
    pub fn shipped() -> Document {
        Document::new(value_of(include_str!("../../../catalog.json")).expect("JSON")).expect("an object")
    }

    /// A document with another value at each place.
    pub fn with(document: &Document, changes: &[(&str, Value)]) -> Document {
        let mut changed = document.clone();
        for (path, value) in changes {
            let edit = Edit::set(&changed, &Path::parse(path).expect("a path"), value.clone());
            apply_all(&mut changed, &[edit]).expect("it fits");
        }
        changed
    }

    pub fn today() -> Date {
        Date::parse("2026-11-22").expect("a date")
    }
}
