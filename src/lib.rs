// SPDX-License-Identifier: EUPL-1.2
//! The widget as a Yew component. It knows nothing of files, requests or the custom element: it is handed the bytes of a
//! catalogue, or word that there are none.

pub mod address;
mod app;
pub mod clock;
#[cfg(feature = "counting")]
pub mod counting;
mod extract;
mod groups;
mod lists;
mod loading;
pub mod mail;
mod options;
mod outlet;
mod shared;
mod state;
mod table;
mod ui;
pub mod view;

pub use app::{App, AppProps, Source};
pub use extract::{Block, ClientSheet, Entry, Extract, Line, client_sheet, extract, is_right_to_left};
pub use options::Options;
pub use outlet::Outlet;
pub use shared::Shared;
pub use state::{Jump, Message, State, Taken};
pub use table::table;
