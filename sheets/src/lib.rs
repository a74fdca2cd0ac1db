// SPDX-License-Identifier: EUPL-1.2
//! The catalogue as an Excel workbook: written for people to work in, read back afterwards, and plain lists as a
//! Jobcenter has them.
//!
//! The catalogue is here a [`serde_json::Value`] as in `catalog.json`, with its keys in their order. Whatever no column can
//! hold exactly stands as JSON in the column „Weitere Angaben“ of its own row: nothing is lost, and sorting, copying or
//! deleting rows never parts it from its entry.
//!
//! What this does not do: check the catalogue. That is the business of the core; reading keeps what it does not
//! understand as it stands in the cell, and says so.

mod answer;
mod archive;
mod criterion;
mod csv;
mod day;
mod entry;
mod field;
mod form;
mod grid;
mod header;
mod layout;
mod list;
mod message;
mod names;
mod read;
mod remembered;
mod rest;
mod row;
mod sheet;
mod write;

pub use archive::MAX_UNPACKED;
pub use field::{Field, Kind, suggest_matching};
pub use list::{Table, columns_of, import_list};
pub use message::{Message, SheetFault, Weight};
pub use read::{Imported, read};
pub use write::write;
