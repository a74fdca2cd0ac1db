// SPDX-License-Identifier: EUPL-1.2
#![doc = include_str!("../README.md")]

mod catalog;
mod data;
mod date;
mod decode;
mod fault;
mod json;
mod link;
mod near;
#[cfg(feature = "tools")]
mod schema;

pub use data::*;
pub use date::{Date, Dates};
