// SPDX-License-Identifier: EUPL-1.2
//! Measures that no answer can tell apart form a class: same conditions, same hurdles, same first and last day. Outcomes
//! are found per class and handed out to the measures.

use super::conditions::{Conditions, MET, Truths, UNMET, verdict};
use super::intern::{Lists, small};
use crate::assessment::{Horizon, Validity, outcome};
use crate::catalog::{Catalog, Measure, MeasureAt};
use crate::criterion::Criterion;
use crate::data::Outcome;
use crate::date::Date;
use crate::profile::Facts;

/// The classes in the order of their first measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Classes {
    /// Each class as numbers: must, should, first day, last day, hurdles. Conditions are kept plus one; zero is none.
    keys: Lists,
    /// A measure of each class.
    examples: Vec<MeasureAt>,
    /// How many measures each class has.
    pub counts: Vec<usize>,
    /// The class of each measure.
    pub of: Vec<u32>,
}

impl Classes {
    /// Takes in the next measure; gives its class.
    pub fn add(&mut self, at: MeasureAt, measure: &Measure, conditions: &mut Conditions) -> u32 {
        let mut maybe = |criterion: Option<&Criterion>| criterion.map_or(0, |criterion| conditions.add(criterion) + 1);
        let mut key = vec![maybe(measure.must.as_ref()), maybe(measure.should.as_ref())];
        key.extend([measure.valid_from, measure.valid_until].map(written));
        key.extend(measure.hurdles.iter().map(|hurdle| maybe(Some(&hurdle.criterion))));
        let (class, new) = self.keys.number(&key);
        if new {
            self.examples.push(at);
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

    fn validity(&self, catalog: &Catalog, class: usize, on: Date) -> Validity {
        let example = self.examples.get(class).and_then(|at| catalog.measures().get(*at));
        example.map_or(Validity::Valid, |measure| measure.validity(on))
    }

    /// Outcome of each class.
    pub fn outcomes(&self, catalog: &Catalog, truths: &Truths, on: Date) -> Vec<Outcome> {
        let of = |class: usize| {
            let (must, should, hurdles) = self.conditions(class);
            let hindered = hurdles.iter().any(|hurdle| truths.of_maybe(*hurdle) == UNMET);
            let validity = self.validity(catalog, class, on);
            outcome(validity, verdict(truths.of_maybe(must)), verdict(truths.of_maybe(should)), hindered)
        };
        (0..self.len()).map(of).collect()
    }

    /// Whether each class comes into consideration after one small change, of those that now do not although their measures
    /// exist.
    pub fn nearly(
        &self,
        catalog: &Catalog,
        conditions: &Conditions,
        known: (&Facts, &Truths, Date),
        outcomes: &[Outcome],
        horizon: &Horizon,
    ) -> Vec<bool> {
        let (facts, truths, on) = known;
        let mut nearly = vec![false; self.len()];
        let kept_away = |(_, outcome): &(usize, &Outcome)| matches!(outcome, Outcome::Excluded | Outcome::Unlikely);
        let classes = outcomes.iter().enumerate().filter(kept_away).map(|(class, _)| class);
        let classes: Vec<usize> = classes.filter(|class| self.validity(catalog, *class, on) == Validity::Valid).collect();
        let mut after = Truths::default();
        for (changed, day) in horizon.each(on) {
            let differing = changed.differing(facts);
            // Where no answer differs nothing comes into consideration that did not before.
            if classes.is_empty() || differing.is_empty() {
                continue;
            }
            after.clone_from(truths);
            conditions.evaluate_again(&conditions.resting_on(&differing), changed, &mut after);
            for class in &classes {
                let (must, should, _) = self.conditions(*class);
                let comes = after.of_maybe(must) == MET && after.of_maybe(should) != UNMET;
                if comes
                    && self.validity(catalog, *class, day) == Validity::Valid
                    && let Some(near) = nearly.get_mut(*class)
                {
                    *near = true;
                }
            }
        }
        nearly
    }
}

/// A day as a number, zero for none. Days are at most 31 and months at most 12.
fn written(day: Option<Date>) -> u32 {
    day.map_or(0, |day| small((usize::from(day.year()) * 16 + usize::from(day.month())) * 32 + usize::from(day.day())))
}
