// SPDX-License-Identifier: EUPL-1.2
//! A second opinion on the format page, for tests only.
//!
//! `evaluate` reads a catalogue as bare JSON and decides by brute force, `generate` makes random valid catalogues,
//! `calendar` counts months one by one. Nothing here is fast, and nothing here may be shared with the core: an agreement
//! of the two is only worth something while they have no line in common.

pub mod calendar;
pub mod evaluate;
pub mod generate;
pub mod generate_rules;
pub mod rng;

mod by_hand;
mod by_hand_dates;
