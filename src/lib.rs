// SPDX-License-Identifier: EUPL-1.2
//! The widget as a Yew component. It knows nothing of files, requests or the custom element: it is handed the bytes of a
//! catalogue, or word that there are none.

mod app;
mod clock;
mod shared;
mod state;
mod ui;
pub mod view;

pub use app::{App, AppProps, Source};
pub use shared::Shared;
pub use state::{Jump, Message, State};
