// SPDX-License-Identifier: EUPL-1.2
//! The search itself: breadth first over states, with every way to a state that no other way to it beats.

use super::MOST;
use super::ground::Ground;
use super::lack::{Lack, lack};
use super::memo::Memo;
use super::state::States;
use crate::assessment::Validity;
use crate::catalog::{Catalog, MeasureAt};
use crate::date::Date;
use crate::order::order;
use crate::profile::{Facts, Profile};

/// Work after which the search is cut: some tens of milliseconds. One is a way looked at or eight measures looked up.
const BUDGET: u32 = 150_000;
/// An evaluated measure is so much work.
const EVALUATION: u32 = 4;

/// What a way costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    steps: u32,
    unknown: u32,
    weeks: u32,
    open: u32,
}

impl Cost {
    /// Whether nothing of this is more than of the other.
    fn beats(&self, other: &Cost) -> bool {
        self.steps <= other.steps && self.unknown <= other.unknown && self.weeks <= other.weeks && self.open <= other.open
    }
}

/// A way to a state.
#[derive(Clone, Copy)]
struct Way {
    state: usize,
    /// The way before its last step.
    before: usize,
    step: MeasureAt,
    cost: Cost,
    beaten: bool,
}

/// What can be done in a state.
struct Scene {
    /// Open conditions of the target, if it is possible.
    target: Option<u32>,
    /// Measure, open conditions, the state after it.
    steps: Vec<(MeasureAt, u32, usize)>,
}

pub struct Search<'a> {
    catalog: &'a Catalog,
    ground: &'a Ground,
    states: States<'a>,
    scenes: Vec<Option<Scene>>,
    /// One per step.
    memos: Vec<Memo>,
    /// For each state the ways to it.
    ways_to: Vec<Vec<usize>>,
    ways: Vec<Way>,
    /// Ways to a state in which the target is possible, with what they cost then.
    found: Vec<(Cost, usize)>,
    /// The state in which the target lacks least.
    closest: (Lack, usize),
    budget: u32,
}

impl<'a> Search<'a> {
    pub fn new(catalog: &'a Catalog, profile: &Profile, states: States<'a>, ground: &'a Ground) -> Search<'a> {
        let start = Way { state: 0, before: 0, step: ground.target, cost: Cost::default(), beaten: false };
        let closest = (Lack { unmet: u32::MAX, unknown: 0 }, 0);
        let (scenes, ways_to, ways, found) = (Vec::new(), vec![vec![0]], vec![start], Vec::new());
        let memos = ground.steps.iter().map(|at| Memo::new(catalog, profile, ground, *at)).collect();
        Search { catalog, ground, states, scenes, memos, ways_to, ways, found, closest, budget: BUDGET }
    }

    /// Whether everything was looked at.
    pub fn run(&mut self) -> bool {
        if self.ground.least_open.is_none() {
            return self.look(0);
        }
        let mut next = 0;
        while let Some(way) = self.ways.get(next).copied() {
            // Ways get longer and longer: these are the best ones of all.
            if self.found.iter().filter(|(cost, _)| cost.steps <= way.cost.steps).count() >= MOST {
                return true;
            }
            if !way.beaten && !self.is_hopeless(&way.cost) && !self.go_on(next, way) {
                return false;
            }
            next += 1;
        }
        true
    }

    /// Whether every way on from here costs at least as much as one that was found.
    fn is_hopeless(&self, cost: &Cost) -> bool {
        let open = cost.open + self.ground.least_open.unwrap_or_default();
        let least = Cost { steps: cost.steps + 1, open, ..*cost };
        self.found.iter().any(|(found, _)| found.beats(&least))
    }

    fn go_on(&mut self, at: usize, way: Way) -> bool {
        if !self.look(way.state) {
            return false;
        }
        let Some(scene) = self.scenes.get_mut(way.state).and_then(Option::take) else { return true };
        if let Some(open) = scene.target {
            let cost = Cost { steps: way.cost.steps + 1, open: way.cost.open + open, ..way.cost };
            if !self.found.iter().any(|(found, _)| found.beats(&cost)) {
                self.found.retain(|(found, _)| !cost.beats(found));
                self.found.push((cost, at));
            }
        }
        let mut left = true;
        for (step, open, state) in &scene.steps {
            left &= self.spend(1);
            let weeks = self.catalog.measures().get(*step).and_then(|measure| measure.weeks);
            let cost = Cost {
                steps: way.cost.steps + 1,
                unknown: way.cost.unknown + u32::from(weeks.is_none()),
                weeks: way.cost.weeks + weeks.unwrap_or_default().max,
                open: way.cost.open + open,
            };
            if !self.is_hopeless(&cost) {
                self.add(Way { state: *state, before: at, step: *step, cost, beaten: false });
            }
        }
        if let Some(place) = self.scenes.get_mut(way.state) {
            *place = Some(scene);
        }
        left
    }

    /// Adds a way unless one to the same state beats it.
    fn add(&mut self, way: Way) {
        if self.ways_to.len() <= way.state {
            self.ways_to.resize(way.state + 1, Vec::new());
        }
        let Some(others) = self.ways_to.get_mut(way.state) else { return };
        let ways = &mut self.ways;
        if others.iter().any(|other| ways.get(*other).is_some_and(|other| other.cost.beats(&way.cost))) {
            return;
        }
        others.retain(|other| match ways.get_mut(*other) {
            Some(other) if way.cost.beats(&other.cost) => {
                other.beaten = true;
                false
            }
            _ => true,
        });
        others.push(ways.len());
        ways.push(way);
    }

    /// Sees to it that a state has been looked at. False if that is too much.
    fn look(&mut self, state: usize) -> bool {
        if self.scenes.len() <= state {
            self.scenes.resize_with(state + 1, || None);
        }
        if self.scenes.get(state).is_some_and(Option::is_some) {
            return true;
        }
        let (facts, on) = self.states.facts(state);
        let lacking = |states: &States<'_>, at: MeasureAt| {
            let measure = self.catalog.measures().get(at)?;
            let lack = lack(measure, &facts, &|hurdle| states.has_solved(state, hurdle));
            Some((lack, lack.unmet == 0 && measure.validity(on) == Validity::Valid))
        };
        let target = lacking(&self.states, self.ground.target);
        if let Some((lack, possible)) = target {
            // That it does not exist then is one thing more that is in the way.
            let unmet = lack.unmet + u32::from(lack.unmet == 0 && !possible);
            let all = Lack { unmet, ..lack };
            if all < self.closest.0 {
                self.closest = (all, state);
            }
        }
        let mut scene = Scene { target: None, steps: Vec::new() };
        if let Some((lack, true)) = target {
            // Whatever else is done first, the target is possible already.
            scene.target = Some(lack.unknown);
        }
        let mut evaluated = 1;
        for (at, memo) in self.ground.steps.iter().zip(&mut self.memos) {
            let place = memo.place(self.states.of(state));
            let open = memo.get(place).unwrap_or_else(|| {
                evaluated += 1;
                let (lack, possible) = lacking(&self.states, *at).unwrap_or_default();
                let open = possible.then_some(lack.unknown);
                memo.put(place, open);
                open
            });
            if let Some(open) = open
                && let Some(after) = self.states.after(state, *at, &facts)
            {
                scene.steps.push((*at, open, after));
            }
        }
        let much = EVALUATION * evaluated + u32::try_from(self.ground.steps.len() / 8).unwrap_or(u32::MAX);
        if let Some(place) = self.scenes.get_mut(state) {
            *place = Some(scene);
        }
        self.spend(much)
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
