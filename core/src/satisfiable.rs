// SPDX-License-Identifier: EUPL-1.2
//! Whether any answers at all bring something about, and which: exact, by trying every distinguishable answer, cutting
//! off as soon as the aim is lost. Where the budget runs out, nothing is claimed.
//!
//! Implied values are left aside: an explicit answer always wins, so every set of answers can be given.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Attribute, AttributeAt, Kind};
use crate::criterion::{Criterion, Leaf, Test, Verdict};
use crate::profile::{Answer, Facts};

/// Evaluations after which no claim is made about one question.
const BUDGET: usize = 200_000;
/// Evaluations for all questions about a catalogue, so that reading the largest one still ends soon.
pub(crate) const BUDGET_OF_ALL: usize = 2_000_000;

/// How far some answers are from what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    Reached,
    /// No further answer leads there.
    Lost,
    Open,
}

/// Answers by attribute, in the order of the attributes.
pub type Answers = Vec<(AttributeAt, Answer)>;

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// There are no such answers.
    Nothing,
    Found(Answers),
    /// The budget ran out before.
    Unsettled,
}

/// What is looked for: the verdicts of some criteria, in their order, judged by `sight`.
#[derive(Clone, Copy)]
pub struct Aim<'s> {
    pub attributes: &'s [Attribute],
    pub criteria: &'s [&'s Criterion],
    pub sight: &'s dyn Fn(&[Verdict]) -> Sight,
}

impl Aim<'_> {
    /// Looks for answers that reach the aim. Every one that is not [`Sight::Lost`] is tried until all attributes are
    /// answered. `left` is what remains of the evaluations for all questions; one takes 200 000 at most.
    pub fn seek(&self, left: &mut usize) -> Sought {
        let Some(mut search) = Search::new(self, *left) else { return Sought::Unsettled };
        // The attribute with the fewest answers first.
        search.choices.sort_by_key(|(_, answers)| answers.len());
        let before = search.budget;
        let found = search.complete(0);
        *left -= before - search.budget;
        search.sought(found)
    }

    /// Looks for the fewest answers that reach the aim, at most `most` of them; of equally few the first in the order of
    /// attributes and answers. [`Sought::Nothing`] says that no `most` answers reach it.
    pub fn seek_fewest(&self, most: usize, left: &mut usize) -> Sought {
        let Some(mut search) = Search::new(self, *left) else { return Sought::Unsettled };
        let before = search.budget;
        let mut found = Some(false);
        for count in 0..=most.min(search.choices.len()) {
            found = search.few(0, count);
            if found != Some(false) {
                break;
            }
        }
        *left -= before - search.budget;
        search.sought(found)
    }
}

/// A criterion and the verdict that it is to have.
pub type Goal<'c> = (&'c Criterion, Verdict);

/// Looks for answers that give every criterion the verdict beside it. `left` as in [`Aim::seek`].
pub fn satisfying(attributes: &[Attribute], goals: &[Goal<'_>], left: &mut usize) -> Sought {
    with_aim(attributes, goals, |aim| aim.seek(left))
}

/// Looks for the fewest such answers, at most `most`. `left` as in [`Aim::seek`].
pub fn satisfying_fewest(attributes: &[Attribute], goals: &[Goal<'_>], most: usize, left: &mut usize) -> Sought {
    with_aim(attributes, goals, |aim| aim.seek_fewest(most, left))
}

fn with_aim(attributes: &[Attribute], goals: &[Goal<'_>], seek: impl FnOnce(Aim<'_>) -> Sought) -> Sought {
    let criteria: Vec<&Criterion> = goals.iter().map(|(criterion, _)| *criterion).collect();
    let sight = |verdicts: &[Verdict]| {
        let mut sight = Sight::Reached;
        for (verdict, (_, wanted)) in verdicts.iter().zip(goals) {
            if *verdict == !*wanted {
                return Sight::Lost;
            }
            if verdict != wanted {
                sight = Sight::Open;
            }
        }
        sight
    };
    seek(Aim { attributes, criteria: &criteria, sight: &sight })
}

/// Whether some complete set of answers gives every criterion the verdict beside it. `None` if that was not found out
/// within the budget, of which `left` is what remains for all.
pub(crate) fn satisfiable(attributes: &[Attribute], goals: &[Goal<'_>], left: &mut usize) -> Option<bool> {
    match satisfying(attributes, goals, left) {
        Sought::Nothing => Some(false),
        Sought::Found(_) => Some(true),
        Sought::Unsettled => None,
    }
}

struct Search<'s> {
    aim: Aim<'s>,
    /// The attributes that matter, in order, with their distinguishable answers.
    choices: Vec<(AttributeAt, Vec<Answer>)>,
    facts: Facts,
    verdicts: Vec<Verdict>,
    /// What one evaluation costs: one for everything of usual size.
    cost: usize,
    budget: usize,
}

impl<'s> Search<'s> {
    fn new(aim: &Aim<'s>, left: usize) -> Option<Search<'s>> {
        let mut tests: BTreeMap<AttributeAt, Vec<&Test>> = BTreeMap::new();
        let mut leaves = 0;
        for criterion in aim.criteria {
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
            choices.push((at, distinguishable(aim.attributes.get(at)?, &tests)?));
        }
        let facts = Facts::from_answers(vec![None; aim.attributes.len()]);
        let cost = 1 + leaves / 64;
        Some(Search { aim: *aim, choices, facts, verdicts: Vec::new(), cost, budget: BUDGET.min(left) })
    }

    fn sought(&self, found: Option<bool>) -> Sought {
        let answered = |(at, _): &(AttributeAt, Vec<Answer>)| Some((*at, self.facts.get(*at)?.clone()));
        match found {
            None => Sought::Unsettled,
            Some(false) => Sought::Nothing,
            Some(true) => {
                let mut answers: Answers = self.choices.iter().filter_map(answered).collect();
                answers.sort_by_key(|(at, _)| *at);
                Sought::Found(answers)
            }
        }
    }

    fn look(&mut self) -> Option<Sight> {
        self.budget = self.budget.checked_sub(self.cost)?;
        self.verdicts.clear();
        self.verdicts.extend(self.aim.criteria.iter().map(|criterion| criterion.verdict(&self.facts)));
        Some((self.aim.sight)(&self.verdicts))
    }

    /// Answers one attribute after the other.
    fn complete(&mut self, depth: usize) -> Option<bool> {
        match self.look()? {
            Sight::Reached => return Some(true),
            Sight::Lost => return Some(false),
            Sight::Open => {}
        }
        self.try_answers(depth, &mut |search| search.complete(depth + 1))
    }

    /// Answers at most `count` of the attributes from `depth` on.
    fn few(&mut self, depth: usize, count: usize) -> Option<bool> {
        match self.look()? {
            Sight::Reached => return Some(true),
            Sight::Lost => return Some(false),
            Sight::Open => {}
        }
        for next in depth..if count == 0 { depth } else { self.choices.len() } {
            if self.try_answers(next, &mut |search| search.few(next + 1, count - 1))? {
                return Some(true);
            }
        }
        Some(false)
    }

    fn try_answers(&mut self, depth: usize, then: &mut dyn FnMut(&mut Self) -> Option<bool>) -> Option<bool> {
        let mut tried = 0;
        while let Some((at, answer)) = self.choices.get(depth).and_then(|(at, all)| Some((*at, all.get(tried)?.clone()))) {
            self.facts.put(at, Some(answer));
            if then(self)? {
                return Some(true);
            }
            self.facts.put(at, None);
            tried += 1;
        }
        Some(false)
    }
}

/// One answer per pattern of passed tests, the first of each in the order of answers. `None` if there are too many
/// patterns.
fn distinguishable(attribute: &Attribute, tests: &[&Test]) -> Option<Vec<Answer>> {
    let pattern = |answer: &Answer| -> Vec<bool> { tests.iter().map(|test| test.holds(answer)).collect() };
    let mut patterns: BTreeSet<Vec<bool>> = BTreeSet::new();
    let mut found: Vec<Answer> = Vec::new();
    let mut add = |answer: Answer, found: &mut Vec<Answer>| {
        if patterns.insert(pattern(&answer)) {
            found.push(answer);
        }
    };
    match &attribute.kind {
        Kind::Multi(options) => {
            for at in 0..options.len() {
                let known = found.len();
                add(Answer::options([at])?, &mut found);
                for i in 0..known {
                    if let Some(Answer::Options(chosen)) = found.get(i) {
                        add(Answer::options(chosen.iter().copied().chain([at]))?, &mut found);
                    }
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
            let mut starts: Vec<i64> = [range.min].into_iter().chain(ends.flatten()).collect();
            starts.sort_unstable();
            for number in starts.into_iter().filter(|number| (range.min..=range.max).contains(number)) {
                add(Answer::Integer(number), &mut found);
            }
        }
        _ => {
            for answer in crate::candidates::candidates(attribute, &[], 0) {
                add(answer, &mut found);
            }
        }
    }
    Some(found)
}
