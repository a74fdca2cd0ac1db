// SPDX-License-Identifier: EUPL-1.2
//! Conditions: edited by clicking and as text, what a change of them does, and which personas come out otherwise.
//!
//! What the app gives: [`CriterionField`] the place of one condition, [`Flips`] the catalogue as it was opened and as it is.
//! The document in `Shown` must be the changed one as soon as `on_make` has been called: what is typed is put on top of it.
//! Only `Shown::catalog` and the faults may come later; the field reads its condition itself.

mod check;
mod comes_to;
mod controls;
mod draft;
mod effect;
mod field;
mod flips;
mod parts;
mod reading;
mod row;
mod step;
mod text;
mod tree;
mod typing;
mod value;
mod view;
mod words;

#[cfg(test)]
mod tests;

pub use effect::{effect, on_the_card, opened_place};
pub use field::{CriterionField, CriterionFieldProps};
pub use flips::{Flip, Flipped, Flips, FlipsProps, flips};
pub use value::{rewritten, to_value};
