// SPDX-License-Identifier: EUPL-1.2
//! What the live region has to say after each change, told by the core: what came out, and which measures newly come
//! into consideration.

use foerderkompass_core::{Catalog, Dates, Outcome, Profile, report};
use foerderkompass_wording::Language;

use crate::expected::status;

/// What was said last and of which measures.
pub struct Announced {
    said: String,
    text: String,
    fitting: Vec<String>,
}

impl Announced {
    /// What the region holds before anybody answers anything.
    pub fn at_first(catalog: &Catalog) -> Announced {
        let text = Language::German.wording().measures(catalog.measures().len());
        Announced { said: text.clone(), text, fitting: Vec::new() }
    }

    /// What the region says now.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// The text once this profile has settled. `profile` says something about a person.
    pub fn after(&mut self, catalog: &Catalog, profile: &Profile, dates: Dates) -> &str {
        let text = status(catalog, profile, dates);
        let fits = report(catalog, profile, dates).measures.into_iter();
        let fits = fits.filter(|measure| matches!(measure.outcome, Outcome::Fits | Outcome::FitsAfterHurdle));
        let title = |id: &str| catalog.measure_at(id).and_then(|at| catalog.measures().get(at)).map(|m| m.title.clone());
        let fitting: Vec<String> = fits.filter_map(|measure| title(&measure.id)).collect();
        if text != self.text || fitting != self.fitting {
            let new: Vec<&str> = fitting.iter().filter(|one| !self.fitting.contains(one)).map(String::as_str).collect();
            let newly = Language::German.wording().newly(&new);
            self.said = if new.is_empty() { text.clone() } else { format!("{newly}. {text}") };
            (self.text, self.fitting) = (text, fitting);
        }
        &self.said
    }

    /// Whether measures were named as newly fitting.
    pub fn names_new(&self) -> bool {
        self.said != self.text
    }
}

/// Reads the live region.
pub const READ: &str = "return root.querySelector('p[role=status].fk-hidden').textContent;";
