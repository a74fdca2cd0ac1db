// SPDX-License-Identifier: EUPL-1.2
//! Förderketten: the best sequences of measures that lead to one that is not possible yet, or that there is none.
//!
//! A step is possible if its measure is valid, its `must` and `should` are not unmet and no hurdle is in the way at its
//! time. Every step then changes the profile by its `effects`, and takes its longest duration: so much later the next one
//! begins, and so far advancing numbers have grown. Durations that the catalogue does not know take no time and are
//! counted. A hurdle whose solving measure says nothing of how it solves it is solved once that measure has been a step.
//!
//! The search is exact: breadth first over the profiles that can be reached, keeping of each only the ways that no other
//! way to it beats. What this does not do: wait, look at `excludes`, or know whether anybody passes an examination.

mod ground;
mod lack;
mod memo;
mod relax;
mod search;
mod state;
#[cfg(test)]
mod tests;

use crate::assessment::Validity;
use crate::catalog::{Catalog, Measure, MeasureAt, Weeks};
use crate::criterion::{Criterion, Finding, Verdict};
use crate::date::{Date, Dates};
use crate::profile::{Facts, Profile};
use ground::Ground;
use lack::lack;
use relax::Relaxed;
use search::Search;
use state::{States, becomes};

/// Most chains that are given.
const MOST: usize = 3;

/// What a search for ways to a measure came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways<'c> {
    /// The best chains, shortest first, at most three. None is beaten by another in steps, weeks, steps of unknown
    /// duration and open conditions; of equally good ones the first in the order of the catalogue.
    pub chains: Vec<Chain>,
    /// Whether everything was looked at. If not, there may be better chains, or any at all.
    pub complete: bool,
    /// If there is no chain: what is in the way however one goes. Nothing of it is a claim unless `complete`.
    pub barriers: Vec<Barrier<'c>>,
    /// Whether the measure exists on the day that the search came closest to it.
    pub validity: Validity,
}

/// A condition that stays unmet.
#[derive(Clone, Debug, PartialEq)]
pub struct Barrier<'c> {
    pub criterion: &'c Criterion,
    /// The measures with an effect that would do, though none of them leads to a way.
    pub lifted_by: Vec<MeasureAt>,
}

/// Measures one after the other; the last is the one that was looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    pub steps: Vec<Step>,
    /// From the day to assess for until the last step begins, as far as durations are known.
    pub weeks: Weeks,
    /// Steps before the last whose duration is not known.
    pub unknown: u32,
    /// Conditions of all steps on which something is still to be answered.
    pub open: u32,
}

/// One step of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub measure: MeasureAt,
    /// When it begins, in weeks after the day to assess for, as far as durations are known.
    pub begins: Weeks,
    /// The latest day of that, for which it was judged.
    pub on: Date,
    /// What is known then.
    pub facts: Facts,
    /// Conditions on which something is still to be answered.
    pub open: u32,
}

/// Whether nothing is in the way of a measure on a day; what is not known is not in the way.
pub fn is_possible(measure: &Measure, facts: &Facts, on: Date) -> bool {
    lack(measure, facts, &|_| false).unmet == 0 && measure.validity(on) == Validity::Valid
}

/// Looks for the best ways to a measure, from what is known on the day to assess for.
pub fn ways<'c>(catalog: &'c Catalog, profile: &Profile, dates: Dates, target: MeasureAt) -> Option<Ways<'c>> {
    let measure = catalog.measures().get(target)?;
    let start = Facts::new(catalog, profile, dates);
    let (ground, relaxed) = Ground::new(catalog, profile, &start, dates, target);
    let mut search = Search::new(catalog, profile, States::new(catalog, profile, dates, &ground), &ground, &relaxed);
    let complete = search.run();
    let mut best = search.best();
    best.truncate(MOST);
    let chains: Vec<Chain> = best.iter().map(|steps| told(catalog, profile, dates, &ground, steps)).collect();
    let (facts, on) = search.closest();
    let barriers = if chains.is_empty() { barriers(catalog, measure, target, &facts, &relaxed) } else { Vec::new() };
    Some(Ways { chains, complete, barriers, validity: measure.validity(on) })
}

/// A chain with everything that is to be said about it: all effects count, also those that no condition asks about.
fn told(catalog: &Catalog, profile: &Profile, dates: Dates, ground: &Ground, steps: &[MeasureAt]) -> Chain {
    let all: Vec<usize> = (0..catalog.attributes().len()).collect();
    let ground = Ground { attributes: all, timed: u32::MAX, ..ground.clone() };
    let mut states = States::new(catalog, profile, dates, &ground);
    let (mut state, mut solved, mut begins) = (0, 0, Weeks::default());
    let mut chain = Chain { steps: Vec::new(), weeks: begins, unknown: 0, open: 0 };
    for (nth, at) in steps.iter().enumerate() {
        let Some(measure) = catalog.measures().get(*at) else { continue };
        let (facts, on) = states.facts(state);
        let open = lack(measure, &facts, &|hurdle| ground.solver(catalog, hurdle) & solved > 0).unknown;
        chain.open += open;
        chain.weeks = begins;
        if nth + 1 < steps.len() {
            state = states.after(state, *at, &facts).map_or(state, |(state, _)| state);
            solved |= ground.solves(*at);
            chain.unknown += u32::from(measure.weeks.is_none());
        }
        chain.steps.push(Step { measure: *at, begins, on, facts, open });
        let weeks = measure.weeks.unwrap_or_default();
        begins = Weeks { min: begins.min + weeks.min, max: begins.max + weeks.max };
    }
    chain
}

/// What of a measure is unmet, each with the measures that would change it. Where something of it is out of reach
/// whatever is done, only that.
fn barriers<'c>(
    catalog: &'c Catalog,
    measure: &'c Measure,
    target: MeasureAt,
    facts: &Facts,
    relaxed: &Relaxed<'_>,
) -> Vec<Barrier<'c>> {
    let mut found: Vec<&'c Criterion> = Vec::new();
    measure.each_condition(&mut |criterion| {
        let finding: Finding<'c> = criterion.evaluate(facts);
        if finding.verdict == Verdict::Unmet {
            found.extend(finding.decisive().into_iter().map(|part| part.criterion));
        }
    });
    if found.iter().any(|criterion| relaxed.least(criterion, true).is_none()) {
        found.retain(|criterion| relaxed.least(criterion, true).is_none());
    }
    let lifts = |criterion: &Criterion, other: &Measure| {
        other.effects.iter().any(|effect| {
            if becomes(catalog, effect.attribute, &effect.to, facts).is_none() {
                return false;
            }
            let mut after = facts.clone();
            after.put(effect.attribute, Some(effect.to.clone()));
            criterion.verdict(&after) != Verdict::Unmet
        })
    };
    let barrier = |criterion| {
        let others = catalog.measures().iter().enumerate().filter(|(at, other)| *at != target && lifts(criterion, other));
        Barrier { criterion, lifted_by: others.map(|(at, _)| at).collect() }
    };
    found.into_iter().map(barrier).collect()
}
