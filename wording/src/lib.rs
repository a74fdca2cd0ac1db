// SPDX-License-Identifier: EUPL-1.2
//! Says what the core decided: sentences for people, all of one language in one place.
//!
//! What this does not do: deciding, markup, the page.

mod de;

use foerderkompass_core::{FaultKind, Misfit, Severity};

/// The languages that are complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    German,
}

/// Everything that is said about faults in a catalogue or in answers.
pub trait FaultWording: Sync {
    fn severity(&self, severity: Severity) -> &'static str;
    /// What is wrong and what would be right, one or two sentences without the place.
    fn fault(&self, kind: &FaultKind) -> String;
    /// Why an answer does not fit.
    fn misfit(&self, misfit: &Misfit) -> String;
}

impl Language {
    pub fn faults(self) -> &'static dyn FaultWording {
        match self {
            Language::German => &de::German,
        }
    }
}
