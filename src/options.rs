// SPDX-License-Identifier: EUPL-1.2
//! What the page around the widget has set: how it begins, never what is known of a client.

use foerderkompass_core::{Answer, Attribute, Catalog, Kind, Profile};

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
    /// Facts of the workplace: lines of an attribute's id, a tab and the answer as in a catalogue. Workplaces are
    /// described by flags and choices; other kinds are not taken.
    pub desk: String,
    /// How often the page has asked to begin anew.
    pub resets: u32,
}

impl Options {
    /// Level of the widget's first heading.
    pub fn heading_level(&self) -> usize {
        if (1..=4).contains(&self.level) { self.level } else { 2 }
    }

    /// Names of the options that do not fit the catalogue.
    pub fn misfits(&self, catalog: &Catalog) -> Vec<&'static str> {
        let mut misfits = Vec::new();
        if !self.measure.is_empty() && catalog.measure_at(&self.measure).is_none() {
            misfits.push("measure");
        }
        if !self.focus.is_empty() && self.focus_at(catalog).is_none() {
            misfits.push("focus");
        }
        if !self.give_desk(catalog, &mut Profile::default()) {
            misfits.push("desk");
        }
        misfits
    }

    pub fn focus_at(&self, catalog: &Catalog) -> Option<usize> {
        catalog.focus().iter().position(|focus| focus.id == self.focus)
    }

    /// Puts the facts of the workplace into a profile; false if one of them is none, or is about the client. Those that
    /// fit are given all the same.
    pub fn give_desk(&self, catalog: &Catalog, profile: &mut Profile) -> bool {
        let mut all = true;
        for line in self.desk.split('\n').filter(|line| !line.is_empty()) {
            let (id, written) = line.split_once('\t').unwrap_or_default();
            let at = catalog.attribute_at(id);
            let attribute = at.and_then(|at| catalog.attributes().get(at)).filter(|attribute| attribute.desk);
            let answer = attribute.and_then(|attribute| read(attribute, written));
            all &= answer.is_some() && at.is_some_and(|at| profile.set(catalog, at, answer));
        }
        all
    }
}

/// An answer to an attribute of the workplace, a flag or a choice.
fn read(attribute: &Attribute, written: &str) -> Option<Answer> {
    match &attribute.kind {
        Kind::Flag => Some(Answer::Flag(written == "true")),
        Kind::Choice(_) | Kind::Ordinal(_) => attribute.option_at(written).map(Answer::Option),
        Kind::Multi(_) | Kind::Integer(_) => None,
    }
}
