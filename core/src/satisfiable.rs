// SPDX-License-Identifier: EUPL-1.2
//! Whether any answers at all bring about a verdict: exact, by trying every distinguishable answer, cutting off as
//! soon as the verdict is lost.

use std::collections::BTreeMap;

use crate::catalog::{Attribute, AttributeAt, Kind};
use crate::criterion::{Criterion, Leaf, Test, Verdict};
use crate::profile::{Answer, Facts};

/// Evaluations after which no claim is made about one question.
const BUDGET: usize = 200_000;
/// Evaluations for all questions about a catalogue, so that reading the largest one still ends soon.
pub(crate) const BUDGET_OF_ALL: usize = 2_000_000;

/// Whether some complete set of answers gives every criterion the verdict beside it. `None` if that was not found out
/// within the budget, of which `left` is what remains for all.
pub(crate) fn satisfiable(attributes: &[Attribute], goals: &[(&Criterion, Verdict)], left: &mut usize) -> Option<bool> {
    let mut tests: BTreeMap<AttributeAt, Vec<&Test>> = BTreeMap::new();
    let mut leaves = 0;
    for (criterion, _) in goals {
        criterion.each_leaf(&mut |leaf: &Leaf| {
            leaves += 1;
            let known = tests.entry(leaf.attribute).or_default();
            if !known.contains(&&leaf.test) {
                known.push(&leaf.test);
            }
        });
    }
    let mut choices = Vec::new();
    for (at, tests) in tests {
        choices.push((at, distinguishable(attributes.get(at)?, &tests)?));
    }
    // The attribute with the fewest answers first.
    choices.sort_by_key(|(_, answers)| answers.len());
    let budget = BUDGET.min(*left);
    let cost = 1 + (attributes.len() + leaves) / 64;
    let mut search = Search { goals, choices: &choices, answers: vec![None; attributes.len()], cost, budget };
    let found = search.from(0);
    *left -= budget - search.budget;
    found
}

struct Search<'s> {
    goals: &'s [(&'s Criterion, Verdict)],
    choices: &'s [(AttributeAt, Vec<Answer>)],
    answers: Vec<Option<Answer>>,
    /// What one evaluation costs: one for everything of usual size.
    cost: usize,
    budget: usize,
}

impl Search<'_> {
    fn from(&mut self, depth: usize) -> Option<bool> {
        self.budget = self.budget.checked_sub(self.cost)?;
        let facts = Facts::from_answers(self.answers.clone());
        let mut reached = true;
        for (criterion, wanted) in self.goals {
            let verdict = criterion.verdict(&facts);
            if verdict == !*wanted {
                return Some(false);
            }
            reached &= verdict == *wanted;
        }
        if reached {
            return Some(true);
        }
        let Some((at, answers)) = self.choices.get(depth) else { return Some(false) };
        for answer in answers {
            self.put(*at, Some(answer.clone()));
            if self.from(depth + 1)? {
                return Some(true);
            }
        }
        self.put(*at, None);
        Some(false)
    }

    fn put(&mut self, at: AttributeAt, answer: Option<Answer>) {
        if let Some(place) = self.answers.get_mut(at) {
            *place = answer;
        }
    }
}

/// One answer per pattern of passed tests. `None` if there are too many patterns.
fn distinguishable(attribute: &Attribute, tests: &[&Test]) -> Option<Vec<Answer>> {
    let pattern = |answer: &Answer| -> Vec<bool> { tests.iter().map(|test| test.holds(answer)).collect() };
    let mut found: BTreeMap<Vec<bool>, Answer> = BTreeMap::new();
    match &attribute.kind {
        Kind::Multi(options) => {
            for at in 0..options.len() {
                let known: Vec<Answer> = found.values().cloned().collect();
                let alone = Answer::options([at])?;
                for answer in known.into_iter().chain([Answer::Options(Vec::new())]) {
                    let Answer::Options(chosen) = answer else { continue };
                    let more = if chosen.is_empty() { alone.clone() } else { Answer::options(chosen.into_iter().chain([at]))? };
                    found.entry(pattern(&more)).or_insert(more);
                }
                if found.len() > 4096 {
                    return None;
                }
            }
        }
        Kind::Integer(range) => {
            let ends = tests.iter().flat_map(|test| match test {
                Test::Range { min, max } => [*min, max.map(|max| max + 1)],
                _ => [None, None],
            });
            let starts = [range.min].into_iter().chain(ends.flatten());
            for number in starts.filter(|number| (range.min..=range.max).contains(number)) {
                found.entry(pattern(&Answer::Integer(number))).or_insert(Answer::Integer(number));
            }
        }
        _ => {
            for answer in crate::candidates::candidates(attribute, &[], 0) {
                found.entry(pattern(&answer)).or_insert(answer);
            }
        }
    }
    Some(found.into_values().collect())
}
