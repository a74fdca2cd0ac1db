// SPDX-License-Identifier: EUPL-1.2
//! What the page around the widget has set: how it begins, never what is known of a client.

use foerderkompass_core::{Catalog, Profile};

/// The options, as the page writes them. Empty means that the page says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Level of the widget's first heading, 1 to 4; 0 for the default.
    pub level: usize,
    /// Id of the measure that is open at first.
    pub measure: String,
    /// Id of the focus that is chosen at first.
    pub focus: String,
    /// The questions are not shown.
    pub no_questions: bool,
    /// Facts of the workplace: a JSON object of answers, as in a persona of a catalogue.
    pub desk: String,
    /// How often the page has asked to begin anew.
    pub resets: u32,
}

impl Options {
    /// Level of the widget's first heading.
    pub fn heading_level(&self) -> usize {
        if (1..=4).contains(&self.level) { self.level } else { 2 }
    }

    /// Names of the options that do not fit the catalogue, `desk` with the attributes that are meant.
    pub fn misfits(&self, catalog: &Catalog) -> Vec<String> {
        let mut misfits = Vec::new();
        if !self.measure.is_empty() && catalog.measure_at(&self.measure).is_none() {
            misfits.push("measure".to_owned());
        }
        if !self.focus.is_empty() && self.focus_at(catalog).is_none() {
            misfits.push("focus".to_owned());
        }
        let desk = self.give_desk(catalog, &mut Profile::default());
        if !desk.is_empty() {
            misfits.push("desk".to_owned() + &desk);
        }
        misfits
    }

    pub fn focus_at(&self, catalog: &Catalog) -> Option<usize> {
        catalog.focus().iter().position(|focus| focus.id == self.focus)
    }

    /// Puts the facts of the workplace into a profile; returns the attributes of those that do not fit, each after a blank.
    pub fn give_desk(&self, catalog: &Catalog, profile: &mut Profile) -> String {
        if self.desk.is_empty() { String::new() } else { profile.give_desk(catalog, &self.desk) }
    }
}
