// SPDX-License-Identifier: EUPL-1.2
//! Measures that no answer can tell apart form a class: same conditions, same hurdles, same first and last day. Outcomes
//! are found per class and handed out to the measures.

use super::conditions::{Conditions, Truths, WORD};
use super::worlds::masks;
use crate::assessment::outcome;
use crate::bits::bits;
use crate::catalog::Measure;
use crate::criterion::{Criterion, Verdict};
use crate::data::Outcome;
use crate::date::Date;
use crate::lists::Lists;

/// The classes in the order of their first measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Classes {
    /// Each class as numbers: must, should, first day, last day, hurdles. Conditions are kept plus one; zero is none.
    keys: Lists,
    /// How many measures each class has.
    pub counts: Vec<usize>,
    /// The class of each measure.
    pub of: Vec<u32>,
}

impl Classes {
    /// Takes in the next measure; gives its class.
    pub fn add(&mut self, measure: &Measure, conditions: &mut Conditions) -> u32 {
        let mut maybe = |criterion: Option<&Criterion>| criterion.map_or(0, |criterion| conditions.add(criterion) + 1);
        let mut key = vec![maybe(measure.must.as_ref()), maybe(measure.should.as_ref())];
        key.extend([measure.valid_from, measure.valid_until].map(written));
        key.extend(measure.hurdles.iter().map(|hurdle| maybe(Some(&hurdle.criterion))));
        let (class, new) = self.keys.number(&key);
        if new {
            self.counts.push(0);
        }
        if let Some(count) = self.counts.get_mut(class as usize) {
            *count += 1;
        }
        self.of.push(class);
        class
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The conditions of a class: must, should, hurdles, each plus one or zero.
    pub fn conditions(&self, class: usize) -> (u32, u32, &[u32]) {
        match self.keys.get(class) {
            [must, should, _, _, hurdles @ ..] => (*must, *should, hurdles),
            _ => (0, 0, &[]),
        }
    }

    /// Whether the measures of a class exist on a day, as [`written`].
    fn exist(&self, class: usize, on: u32) -> bool {
        match self.keys.get(class) {
            [_, _, from, until, ..] => *from <= on && (*until == 0 || on <= *until),
            _ => true,
        }
    }

    /// Outcome of each class now.
    pub fn outcomes(&self, truths: &Truths, on: Date) -> Vec<Outcome> {
        let on = written(Some(on));
        let of = |class: usize| {
            let (must, should, hurdles) = self.conditions(class);
            let hindered = || hurdles.iter().any(|hurdle| truths.now(*hurdle) == Verdict::Unmet);
            outcome(self.exist(class, on), truths.now(must), truths.now(should), &hindered)
        };
        (0..self.len()).map(of).collect()
    }

    /// Whether each class comes into consideration in one of the later worlds, of those that now do not although their
    /// measures exist. Each of these worlds, from `first` on, has its day.
    pub fn nearly(&self, truths: &Truths, outcomes: &[Outcome], on: Date, first: usize, days: &[Date]) -> Vec<bool> {
        let (on, days) = (written(Some(on)), days.iter().map(|day| written(Some(*day))).collect::<Vec<u32>>());
        let later: Vec<(usize, u64)> = masks(&(first..first + days.len())).collect();
        let comes = |class: usize| {
            let (must, should, _) = self.conditions(class);
            later.iter().any(|(word, worlds)| {
                let worlds = worlds & truths.word(must, *word).0 & !truths.word(should, *word).1;
                let exist = |day: Option<&u32>| day.is_some_and(|day| self.exist(class, *day));
                bits(worlds).any(|bit| exist((word * WORD + bit).checked_sub(first).and_then(|at| days.get(at))))
            })
        };
        let kept_away = |outcome: &Outcome| matches!(outcome, Outcome::Excluded | Outcome::Unlikely);
        let nearly = |(class, outcome)| kept_away(outcome) && self.exist(class, on) && comes(class);
        outcomes.iter().enumerate().map(nearly).collect()
    }
}

/// A day as a number, in the order of days; zero for none. Days are at most 31 and months at most 12.
fn written(day: Option<Date>) -> u32 {
    day.map_or(0, |day| (u32::from(day.year()) * 16 + u32::from(day.month())) * 32 + u32::from(day.day()))
}
