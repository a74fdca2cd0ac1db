// SPDX-License-Identifier: EUPL-1.2
//! British English. Legal terms without an official translation stay German.

mod faults;
mod labels;
mod sentences;

/// Everything that is said in English.
pub(crate) struct English;
