// SPDX-License-Identifier: EUPL-1.2
//! What is measured with: catalogues of any size that look like real ones, and a talk over them. The same seed gives the
//! same bytes on every machine.

mod attributes;
mod catalog;
mod conditions;
mod digest;
mod numbers;
mod script;
mod session;
mod text;

pub use catalog::{SEED, catalog};
pub use conditions::MUST_TREES;
pub use script::{TODAY, oracle, script};
pub use session::Session;
