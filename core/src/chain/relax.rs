// SPDX-License-Identifier: EUPL-1.2
//! What could be reached if every step kept what was before it as well: more than can be, so what is out of reach here is
//! out of reach. Quick, and most of what is impossible is found impossible by it.

use super::ground::silent_solver;
use super::state::becomes;
use crate::catalog::{AttributeAt, Catalog, Measure, MeasureAt};
use crate::criterion::{Criterion, Shape};
use crate::date::Date;
use crate::profile::{Answer, Facts};

pub struct Relaxed<'c> {
    catalog: &'c Catalog,
    on: Date,
    facts: &'c Facts,
    /// What each attribute may come to be; `None` where it may be unknown.
    values: Vec<Vec<Option<&'c Answer>>>,
    /// Attributes whose numbers may come to be anything, since they grow.
    grows: Vec<AttributeAt>,
    reached: Vec<MeasureAt>,
}

impl<'c> Relaxed<'c> {
    pub fn new(catalog: &'c Catalog, facts: &'c Facts, on: Date, grows: Vec<AttributeAt>, steps: &[MeasureAt]) -> Relaxed<'c> {
        let known = |(at, attribute): (usize, &'c crate::catalog::Attribute)| {
            let mut values = vec![facts.get(at)];
            if facts.fact(at).is_none_or(|fact| fact.implied_by.is_some()) && !attribute.implied.is_empty() {
                values.push(None);
                values.extend(attribute.implied.iter().map(|rule| Some(&rule.is)));
            }
            values
        };
        let values = catalog.attributes().iter().enumerate().map(known).collect();
        let mut relaxed = Relaxed { catalog, on, facts, values, grows, reached: Vec::new() };
        loop {
            let before = relaxed.reached.len();
            for at in steps {
                if !relaxed.reached.contains(at) && relaxed.least_open(*at).is_some() {
                    relaxed.take(*at);
                }
            }
            if relaxed.reached.len() == before {
                return relaxed;
            }
        }
    }

    /// The same with no steps but these.
    pub fn with(&self, steps: &[MeasureAt]) -> Relaxed<'c> {
        Relaxed::new(self.catalog, self.facts, self.on, self.grows.clone(), steps)
    }

    /// Whether a step is within reach.
    pub fn reaches(&self, at: MeasureAt) -> bool {
        self.reached.contains(&at)
    }

    fn take(&mut self, at: MeasureAt) {
        self.reached.push(at);
        let effects = self.catalog.measures().get(at).map(|measure| measure.effects.as_slice());
        for effect in effects.unwrap_or_default() {
            // What rises never comes below where it was given to be.
            let given = self.facts.fact(effect.attribute).is_some_and(|fact| fact.implied_by.is_none());
            if given && becomes(self.catalog, effect.attribute, &effect.to, self.facts).is_none() {
                continue;
            }
            if let Some(values) = self.values.get_mut(effect.attribute)
                && !values.contains(&Some(&effect.to))
            {
                values.push(Some(&effect.to));
            }
        }
    }

    /// The fewest open conditions with which a measure may come to be possible, if it may.
    pub fn least_open(&self, at: MeasureAt) -> Option<u32> {
        let measure: &Measure = self.catalog.measures().get(at)?;
        if measure.valid_until.is_some_and(|until| until < self.on) {
            return None;
        }
        let mut sum = 0;
        for criterion in measure.must.iter().chain(&measure.should) {
            sum += self.least(criterion, true)?;
        }
        for hurdle in &measure.hurdles {
            if !silent_solver(self.catalog, hurdle).is_some_and(|solver| self.reached.contains(&solver)) {
                sum += self.least(&hurdle.criterion, true)?;
            }
        }
        Some(sum)
    }

    /// The fewest open conditions with which a criterion may come to be so, if it may.
    pub fn least(&self, criterion: &Criterion, so: bool) -> Option<u32> {
        let mut parts: Vec<&Criterion> = Vec::new();
        let needs_all = match &criterion.shape {
            Shape::Leaf(leaf) => {
                let values = self.values.get(leaf.attribute).map(Vec::as_slice).unwrap_or_default();
                if self.grows.contains(&leaf.attribute) {
                    return Some(0);
                }
                let open = values.iter().filter_map(|value| match value {
                    None => Some(1),
                    Some(answer) => (leaf.test.holds(answer) == so).then_some(0),
                });
                return open.min();
            }
            Shape::Not(part) => return self.least(part, !so).map(|open| open.min(1)),
            Shape::All(list) => {
                parts.extend(list);
                so
            }
            Shape::Any(list) => {
                parts.extend(list);
                !so
            }
        };
        let mut open = parts.into_iter().map(|part| self.least(part, so));
        if needs_all { open.try_fold(0, |sum, open| Some(sum + open?)) } else { open.flatten().min() }
    }
}

#[cfg(test)]
mod tests;
