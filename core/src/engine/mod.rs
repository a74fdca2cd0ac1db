// SPDX-License-Identifier: EUPL-1.2
//! The conditions of all measures, made ready once for a catalogue, so that an answer costs work for each distinct
//! condition and not for each measure.
//!
//! Two tables carry it: every distinct part of a condition once ([`conditions`]), and every distinct combination of
//! conditions once ([`classes`]). The parts are evaluated once for what is known and for everything that one more or one
//! other answer would bring about ([`worlds`]). What follows is found per class and handed out to the measures. Reasons are
//! not made here but by [`crate::assessment`], for what is on the screen.

mod classes;
mod conditions;
mod settling;
mod worlds;

use crate::assessment::Horizon;
use crate::candidates::add_thresholds;
use crate::catalog::{Catalog, Measure, Rule};
use crate::data::Outcome;
use crate::date::Dates;
use crate::lists::Lists;
use crate::profile::{Facts, Profile};
use crate::questions::Question;
use classes::Classes;
use conditions::Conditions;
use worlds::Worlds;

/// A catalogue made ready for being assessed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Engine {
    conditions: Conditions,
    classes: Classes,
    /// The conditions of distinct rule lists, each plus one; zero is a rule that always holds.
    rules: Lists,
    /// Distinct combinations of a class with the rule lists for who is responsible and who decides.
    groups: Lists,
    /// How many measures each of these combinations has.
    group_counts: Vec<usize>,
    /// For each attribute where conditions on its numbers begin to differ, ascending.
    thresholds: Vec<Vec<i64>>,
}

/// What follows from the answers, one per measure, and what is worth asking.
pub(crate) struct Judgement {
    pub outcomes: Vec<Outcome>,
    pub nearly: Vec<bool>,
    pub questions: Vec<Question>,
}

impl Engine {
    /// Takes in the next measure.
    pub fn add(&mut self, measure: &Measure) {
        let class = self.classes.add(measure, &mut self.conditions);
        let group = [class, self.add_rules(&measure.responsible), self.add_rules(&measure.carriers)];
        let (group, new) = self.groups.number(&group);
        if new {
            self.group_counts.push(0);
        }
        if let Some(count) = self.group_counts.get_mut(group as usize) {
            *count += 1;
        }
    }

    /// After the last measure: where conditions begin to differ.
    pub fn end(&mut self, catalog: &Catalog) {
        // Conditions of implied values settle nothing by themselves, but their numbers are borders as well.
        for rule in catalog.attributes().iter().flat_map(|attribute| &attribute.implied) {
            self.conditions.add(&rule.when);
        }
        for at in 0..catalog.attributes().len() {
            let mut found = Vec::new();
            self.conditions.leaves().iter().for_each(|(_, leaf)| add_thresholds(leaf, at, &mut found));
            found.sort_unstable();
            found.dedup();
            self.thresholds.push(found);
        }
    }

    fn add_rules<T>(&mut self, rules: &[Rule<T>]) -> u32 {
        let list: Vec<u32> =
            rules.iter().map(|rule| rule.when.as_ref().map_or(0, |when| self.conditions.add(when) + 1)).collect();
        self.rules.number(&list).0
    }

    /// Assesses every measure.
    pub fn judge(&self, catalog: &Catalog, profile: &Profile, facts: &Facts, horizon: &Horizon, dates: Dates) -> Judgement {
        let mut worlds = Worlds::new(facts, catalog.attributes().len());
        let asked = self.answers(catalog, profile, dates, &mut worlds);
        let (first, mut days) = (worlds.count, Vec::new());
        for (changed, day) in horizon.each(dates.on) {
            worlds.add(changed);
            days.push(day);
        }
        let truths = self.conditions.evaluate(&worlds);
        let by_class = self.classes.outcomes(&truths, dates.on);
        let nearly = self.classes.nearly(&truths, &by_class, dates.on, first, &days);
        let questions = self.questions(catalog, &truths, &by_class, &asked);
        let classes = || self.classes.of.iter().map(|class| *class as usize);
        let outcome = |class: usize| by_class.get(class).copied().unwrap_or(Outcome::Open);
        Judgement {
            outcomes: classes().map(outcome).collect(),
            nearly: classes().map(|class| nearly.get(class) == Some(&true)).collect(),
            questions,
        }
    }
}
