// SPDX-License-Identifier: EUPL-1.2
//! German.

mod faults;
mod labels;
mod sentences;
mod sheet;

pub use sheet::sheet_word;

/// Everything that is said in German.
pub(crate) struct German;
