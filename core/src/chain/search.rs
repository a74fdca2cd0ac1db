// SPDX-License-Identifier: EUPL-1.2
//! The search itself: breadth first over states, with every way to a state that no other way to it beats.

use super::MOST;
use super::ground::{Ground, Solved};
use super::lack::{Lack, lack};
use super::memo::Memo;
use super::relax::Relaxed;
use super::state::States;
use crate::assessment::Validity;
use crate::catalog::{Catalog, MeasureAt};
use crate::date::Date;
use crate::order::order;
use crate::profile::{Facts, Profile};
use crate::table::small;

/// Work after which the search is cut: some tens of milliseconds. One is a way looked at or eight measures looked up.
const BUDGET: u32 = 150_000;
/// An evaluated measure is so much work.
const EVALUATION: u32 = 4;

/// What is known in a state and on which day that is, once somebody asked.
type Known = Option<(Facts, Date)>;

/// What a way costs: steps, steps of unknown duration, weeks, open conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost([u32; 4]);

impl Cost {
    /// Whether nothing of this is more than of the other.
    fn beats(&self, other: &Cost) -> bool {
        self.0.iter().zip(&other.0).all(|(own, other)| own <= other)
    }

    fn plus(&self, other: &Cost) -> Cost {
        let mut sum = *self;
        sum.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own += other);
        sum
    }
}

/// A way to a state.
#[derive(Clone, Copy)]
struct Way {
    state: usize,
    solved: Solved,
    /// The way before its last step.
    before: usize,
    step: MeasureAt,
    cost: Cost,
    beaten: bool,
    /// Another way to the same state, plus one; 0 if there is none.
    other: usize,
}

/// A step that may be of use.
#[derive(Clone, Copy)]
struct Useful {
    /// Its place among all steps.
    nth: usize,
    step: MeasureAt,
    /// What it costs apart from its open conditions.
    cost: Cost,
    solves: Solved,
}

/// More open conditions than there are.
const NEVER: u32 = 1 << 30;

pub struct Search<'a> {
    catalog: &'a Catalog,
    ground: &'a Ground,
    relaxed: &'a Relaxed<'a>,
    /// The steps of a way that may be better than those found, and its open conditions at least.
    useful: Vec<Useful>,
    least_open: u32,
    states: States<'a>,
    /// One per step, then that of the target.
    memos: Vec<Memo>,
    /// For each state and each step the state after it and whether that is another; `None` if nobody asked yet.
    leads: Vec<Option<(u32, bool)>>,
    /// For each state the last way to it that none beats, plus one; 0 if there is none.
    last: Vec<usize>,
    ways: Vec<Way>,
    /// Ways to a state in which the target is possible, with what they cost then.
    found: Vec<(Cost, usize)>,
    /// The state in which the target lacks least.
    closest: (Lack, usize),
    budget: u32,
}

impl<'a> Search<'a> {
    pub fn new(
        catalog: &'a Catalog,
        profile: &'a Profile,
        states: States<'a>,
        ground: &'a Ground,
        relaxed: &'a Relaxed<'a>,
    ) -> Search<'a> {
        let start = Way { state: 0, solved: 0, before: 0, step: ground.target, cost: Cost::default(), beaten: false, other: 0 };
        let closest = (Lack { unmet: u32::MAX, unknown: 0 }, 0);
        let measures = ground.steps.iter().chain([&ground.target]);
        let memos = measures.map(|at| Memo::new(catalog, profile, ground, *at)).collect();
        let (leads, last, ways, found) = (Vec::new(), vec![1], vec![start], Vec::new());
        let step = |(nth, step): (usize, &MeasureAt)| {
            let weeks = catalog.measures().get(*step).and_then(|measure| measure.weeks);
            let cost = Cost([1, u32::from(weeks.is_none()), weeks.unwrap_or_default().max, 0]);
            Useful { nth, step: *step, cost, solves: ground.solves(*step) }
        };
        let useful = ground.steps.iter().enumerate().map(step).collect();
        let least_open = ground.least_open.unwrap_or_default();
        Search { catalog, ground, relaxed, useful, least_open, states, memos, leads, last, ways, found, closest, budget: BUDGET }
    }

    /// Whether everything was looked at.
    pub fn run(&mut self) -> bool {
        let mut next = 0;
        while let Some(way) = self.ways.get(next).copied() {
            // Ways get longer and longer: these are the best ones of all.
            if self.found.iter().filter(|(cost, _)| cost.0[0] <= way.cost.0[0]).count() >= MOST {
                break;
            }
            if self.ground.least_open.is_none() {
                self.open(self.ground.steps.len(), self.ground.target, &way, &mut None);
                return true;
            }
            if !way.beaten && !self.is_hopeless(&way.cost) && !self.go_on(next, way) {
                return false;
            }
            next += 1;
        }
        self.ground.is_whole()
    }

    /// Whether every way on from here costs at least as much as one that was found.
    fn is_hopeless(&self, cost: &Cost) -> bool {
        let [steps, unknown, weeks, open] = cost.0;
        let all = Cost([steps + 1, unknown, weeks, open + self.least_open]);
        self.least_open == NEVER || self.found.iter().any(|(found, _)| found.beats(&all))
    }

    /// Takes every step after a way. False if that is too much.
    fn go_on(&mut self, at: usize, way: Way) -> bool {
        let (ground, mut facts) = (self.ground, None);
        if let Some(open) = self.open(ground.steps.len(), ground.target, &way, &mut facts) {
            let cost = way.cost.plus(&Cost([1, 0, 0, open]));
            if !self.found.iter().any(|(found, _)| found.beats(&cost)) {
                self.found.retain(|(found, _)| !cost.beats(found));
                self.found.push((cost, at));
                self.narrow();
            }
        }
        let mut left = self.spend(1 + small(ground.steps.len() / 8));
        let mut place = 0;
        while let Some(Useful { nth, step, cost, solves }) = self.useful.get(place).copied() {
            place += 1;
            let mut cost = way.cost.plus(&cost);
            if self.is_hopeless(&cost) {
                continue;
            }
            let Some((state, changed)) = self.lead(nth, step, way.state, &mut facts) else { continue };
            let solved = way.solved | solves;
            if !changed && solved == way.solved {
                continue;
            }
            let Some(open) = self.open(nth, step, &way, &mut facts) else { continue };
            cost = cost.plus(&Cost([0, 0, 0, open]));
            if !self.is_hopeless(&cost) {
                left &= self.spend(1);
                self.add(Way { state, solved, before: at, step, cost, beaten: false, other: 0 });
            }
        }
        left
    }

    /// Leaves out the steps that lead to nothing better than what was found.
    fn narrow(&mut self) {
        let useful = self.useful.iter().filter(|useful| !self.is_hopeless(&useful.cost));
        let relaxed = self.relaxed.with(&useful.map(|useful| useful.step).collect::<Vec<_>>());
        self.least_open = relaxed.least_open(self.ground.target).unwrap_or(NEVER);
        self.useful.retain(|useful| relaxed.reaches(useful.step));
    }

    /// Where a step leads, whether it is possible or not.
    fn lead(&mut self, nth: usize, step: MeasureAt, state: usize, facts: &mut Known) -> Option<(usize, bool)> {
        let place = state * self.ground.steps.len() + nth;
        if let Some(Some((after, changed))) = self.leads.get(place) {
            return Some((*after as usize, *changed));
        }
        let (facts, _) = facts.get_or_insert_with(|| self.states.facts(state));
        let (after, changed) = self.states.after(state, step, facts)?;
        if let Some(lead) = grown(&mut self.leads, place, None) {
            *lead = Some((small(after), changed));
        }
        Some((after, changed))
    }

    /// Adds a way unless another beats it that leads to the same state and has solved at least as much.
    fn add(&mut self, way: Way) {
        let timeless = self.states.is_timeless(way.state);
        // Where time matters, a step that solves what is solved already would not be taken again for its weeks.
        let beats = |one: &Way, other: &Way| {
            let solved = if timeless { one.solved & other.solved } else { one.solved };
            solved == other.solved && one.cost.beats(&other.cost)
        };
        let Some(last) = grown(&mut self.last, way.state, 0) else { return };
        let mut next = *last;
        while let Some(other) = next.checked_sub(1).and_then(|at| self.ways.get_mut(at)) {
            next = other.other;
            if other.beaten {
                continue;
            }
            // Of equally good ones the first stays.
            if beats(other, &way) {
                return;
            }
            other.beaten = way.cost != other.cost && beats(&way, other);
        }
        self.ways.push(Way { other: *last, ..way });
        *last = self.ways.len();
    }

    /// The open conditions of a measure after a way; `None` if it is not possible.
    fn open(&mut self, nth: usize, at: MeasureAt, way: &Way, facts: &mut Known) -> Option<u32> {
        let place = self.memos.get(nth)?.place(self.states.of(way.state), way.solved);
        if let Some(known) = self.memos.get(nth)?.get(place) {
            return known;
        }
        self.spend(EVALUATION);
        let (facts, on) = facts.get_or_insert_with(|| self.states.facts(way.state));
        let measure = self.catalog.measures().get(at)?;
        let mut lack = lack(measure, facts, &|hurdle| self.ground.solver(self.catalog, hurdle) & way.solved > 0);
        let open = (lack.unmet == 0 && measure.validity(*on) == Validity::Valid).then_some(lack.unknown);
        // That it does not exist then is one thing more that is in the way.
        lack.unmet += u32::from(lack.unmet == 0 && open.is_none());
        if at == self.ground.target && lack < self.closest.0 {
            self.closest = (lack, way.state);
        }
        self.memos.get_mut(nth)?.put(place, open);
        open
    }

    fn spend(&mut self, much: u32) -> bool {
        let left = self.budget >= much;
        self.budget = self.budget.saturating_sub(much);
        left
    }

    /// The steps of the best ways, the target last; those of fewest steps first.
    pub fn best(&self) -> Vec<Vec<MeasureAt>> {
        let cost = |at: usize| self.found.get(at).map(|(cost, _)| cost);
        let found = order(self.found.len(), &|a, b| cost(a).cmp(&cost(b)));
        found.into_iter().filter_map(|at| Some(self.steps_of(self.found.get(at)?.1))).collect()
    }

    fn steps_of(&self, mut at: usize) -> Vec<MeasureAt> {
        let mut steps = vec![self.ground.target];
        while let Some(way) = self.ways.get(at).filter(|_| at > 0) {
            steps.push(way.step);
            at = way.before;
        }
        steps.reverse();
        steps
    }

    /// What is known, and when, in the state in which the target lacks least.
    pub fn closest(&self) -> (Facts, Date) {
        self.states.facts(self.closest.1)
    }
}

/// A place of a list, which gets as long as it takes.
fn grown<T: Copy>(list: &mut Vec<T>, at: usize, filler: T) -> Option<&mut T> {
    if list.len() <= at {
        list.resize(at + 1, filler);
    }
    list.get_mut(at)
}

#[cfg(test)]
mod tests;
