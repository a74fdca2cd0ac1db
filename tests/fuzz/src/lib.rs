// SPDX-License-Identifier: EUPL-1.2
//! What must hold for any bytes: one function for each fuzz target, which stops at the first thing that does not hold.
//!
//! `fuzz/` gives them what the fuzzer thinks of, `tests/corpus.rs` gives them the kept corpus on every day.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod address;
mod link;
mod mail;
mod notation;
mod package;
mod read;
#[path = "../../../core/tests/small/mod.rs"]
mod sample;
mod workbook;

use std::cell::OnceCell;

use foerderkompass_core::{Catalog, Date, open};
use foerderkompass_upkeep::Document;

pub use address::address;
pub use link::link;
pub use mail::mail;
pub use notation::notation;
pub use package::package;
pub use read::read;
pub use workbook::workbook;

/// A target: takes any bytes, and panics if something does not hold.
pub type Target = fn(&[u8]);

/// All targets by the name of their file in `fuzz/fuzz_targets` and their folder in `fuzz/corpus`.
pub const TARGETS: [(&str, Target); 7] = [
    ("address", address),
    ("link", link),
    ("mail", mail),
    ("notation", notation),
    ("package", package),
    ("read", read),
    ("workbook", workbook),
];

/// Between the fields of an input that has several: no keyboard has it.
const FIELD: char = '\u{1f}';

/// The day on which everything is looked at.
fn today() -> Date {
    sample::date(sample::TODAY)
}

thread_local! {
    static SMALL: OnceCell<Document> = const { OnceCell::new() };
}

/// A small catalogue with something of everything and without a fault.
fn small() -> Document {
    SMALL.with(|small| small.get_or_init(|| Document::new(sample::small()).expect("an object")).clone())
}

fn small_catalog() -> Catalog {
    open(small().text().as_bytes()).expect("a catalogue").catalog
}
