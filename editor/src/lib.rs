// SPDX-License-Identifier: EUPL-1.2
//! The editor of the catalogue: a second Yew app on the same core and wording, for the people who keep entries true.
//!
//! What this does not do: decide, compare, merge or write. That is the business of the core, `upkeep`, `cockpit` and
//! `sheets`; here it is shown and clicked.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod app;
#[cfg(feature = "counting")]
pub mod counting;
pub mod criterion;
mod desk;
pub mod dialogs;
mod draft;
pub mod forms;
mod outside;
mod rows;
mod screen;
pub mod shared;
pub mod views;

pub use app::{App, AppProps, Message};
pub use outside::{Asked, Outside, Wanted, Writing};
pub use shared::{Make, Shown};
