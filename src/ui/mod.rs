// SPDX-License-Identifier: EUPL-1.2
//! What is on the screen: one component, one file.

mod card;
mod chips;
mod contact;
mod desk;
mod detail;
mod faults;
mod findings;
mod header;
mod hooks;
mod icon;
mod integer;
mod lanes;
mod next;
mod offers;
mod options;
mod prose;
mod question;
mod rail;
mod status;

pub use desk::Desk;
pub use faults::FaultList;
pub use icon::{Icon, Symbol};

use foerderkompass_core::Outcome;
use yew::UseReducerDispatcher;

use crate::state::State;

/// How components report what happened.
pub type Dispatch = UseReducerDispatcher<State>;

/// The word of an outcome in class names and attributes.
pub fn outcome_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fits => "fk-fits",
        Outcome::FitsAfterHurdle => "fk-hurdle",
        Outcome::Open => "fk-open",
        Outcome::Unlikely => "fk-unlikely",
        Outcome::Excluded => "fk-excluded",
    }
}
