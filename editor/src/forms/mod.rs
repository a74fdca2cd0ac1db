// SPDX-License-Identifier: EUPL-1.2
//! The forms of all kinds of entries, made from one table of fields. What no field knows stays as it is and is shown.

mod answer;
mod choices;
mod context;
mod entry_form;
mod fault_words;
mod fields;
mod input;
mod items;
mod labels;
mod languages;
mod lines;
mod marks;
mod refs;
mod stories;

pub use choices::{Answerable, Choices, Named};
pub use context::{Put, severity, text_of};
pub use entry_form::{EntryForm, EntryFormProps};
pub use fault_words::{fault_said, field_said};
pub use marks::{Mark, marks_of};
