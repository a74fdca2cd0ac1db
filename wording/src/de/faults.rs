// SPDX-License-Identifier: EUPL-1.2
//! Faults in German.

use foerderkompass_core::{FaultKind, Misfit, Severity};

use super::German;
use crate::FaultWording;

impl FaultWording for German {
    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Fehler",
            Severity::Warning => "Warnung",
            Severity::Hint => "Hinweis",
        }
    }
    fn fault(&self, kind: &FaultKind) -> String {
        format!("{kind:?}")
    }
    fn misfit(&self, misfit: &Misfit) -> String {
        format!("{misfit:?}")
    }
}
