// SPDX-License-Identifier: EUPL-1.2
//! What can matter on the way to a measure: the attributes that its conditions ask about, the measures that change those,
//! the attributes that theirs ask about, and so on.

use super::relax::Relaxed;
use crate::catalog::{AttributeAt, Catalog, Hurdle, Integer, Kind, Measure, MeasureAt, Target};
use crate::criterion::{Criterion, Leaf, Test};
use crate::data::Advances;
use crate::date::{Date, Dates};
use crate::profile::{Answer, Facts, Profile};

/// Solvers that have been a step: a bit each.
pub type Solved = u64;

#[derive(Clone)]
pub struct Ground {
    pub target: MeasureAt,
    /// Those of the attributes that a step can change, ascending.
    pub attributes: Vec<AttributeAt>,
    /// The measures that can be a step, ascending; never the target.
    pub steps: Vec<MeasureAt>,
    /// Those of them that solve a hurdle and do not say how: that they have been is all that is known.
    pub solvers: Vec<MeasureAt>,
    /// After so many weeks it no longer matters when something happens; 0 if it never does.
    pub timed: u32,
    /// The fewest open conditions with which the target may come to be possible; `None` if it may not.
    pub least_open: Option<u32>,
}

impl Ground {
    pub fn new<'c>(
        catalog: &'c Catalog,
        profile: &Profile,
        facts: &'c Facts,
        dates: Dates,
        target: MeasureAt,
    ) -> (Ground, Relaxed<'c>) {
        let mut marks = Marks::new(catalog, profile, target, None);
        let grows = marks.asked.iter().copied().filter(|at| may_grow(catalog, *at)).collect();
        let relaxed = Relaxed::new(catalog, facts, dates.on, grows, &marks.taking);
        let mut ground = Ground::of(catalog, profile, dates, &relaxed, target, &marks);
        if ground.timed == 0 {
            // What makes no difference takes no time that could.
            marks = Marks::new(catalog, profile, target, Some(&relaxed));
            ground = Ground::of(catalog, profile, dates, &relaxed, target, &marks);
        }
        (ground, relaxed)
    }

    fn of(catalog: &Catalog, profile: &Profile, dates: Dates, relaxed: &Relaxed<'_>, target: MeasureAt, marks: &Marks) -> Ground {
        let reached = |list: &[MeasureAt]| list.iter().copied().filter(|at| relaxed.reaches(*at)).collect();
        let (steps, solvers): (Vec<MeasureAt>, Vec<MeasureAt>) = (reached(&marks.taking), reached(&marks.solving));
        let (asked, measures) = (&marks.asked, catalog.measures());
        let involved: Vec<&Measure> = steps.iter().chain([&target]).filter_map(|at| measures.get(*at)).collect();
        let ends = involved.iter().filter_map(|measure| weeks_of_validity(measure, dates.on)).max().unwrap_or_default();
        let growth = asked.iter().map(|at| weeks_of_growth(catalog, profile, &involved, *at)).max().unwrap_or_default();
        let changed = |at: &AttributeAt| changes(&involved, *at);
        let attributes = asked.iter().copied().filter(changed).collect();
        let least_open = relaxed.least_open(target);
        Ground { target, attributes, solvers, timed: ends.max(growth), steps, least_open }
    }

    /// Whether a `Solved` has room for all solvers. Those that it has none for solve nothing: what is found holds, and
    /// more may be there to find.
    pub fn is_whole(&self) -> bool {
        self.solvers.len() <= 64
    }

    /// What a measure solves by having been a step.
    pub fn solves(&self, at: MeasureAt) -> Solved {
        self.solvers.iter().take(64).position(|solver| *solver == at).map_or(0, |place| 1 << place)
    }

    /// What solves a hurdle by having been a step.
    pub fn solver(&self, catalog: &Catalog, hurdle: &Hurdle) -> Solved {
        silent_solver(catalog, hurdle).map_or(0, |at| self.solves(at))
    }
}

/// Places that matter, ascending.
struct Marks {
    asked: Vec<AttributeAt>,
    taking: Vec<MeasureAt>,
    solving: Vec<MeasureAt>,
}

impl Marks {
    /// What may matter on the way to a measure; with `relaxed` without what cannot be reached, and without conditions
    /// that nothing can take away.
    fn new(catalog: &Catalog, profile: &Profile, target: MeasureAt, relaxed: Option<&Relaxed<'_>>) -> Marks {
        let measures = catalog.measures();
        let can_fail = |criterion: &Criterion| relaxed.is_none_or(|relaxed| relaxed.least(criterion, false).is_some());
        let within = |at: MeasureAt| at != target && relaxed.is_none_or(|relaxed| relaxed.reaches(at));
        let mut asked = vec![false; catalog.attributes().len()];
        let (mut taking, mut solving) = (vec![false; measures.len()], vec![false; measures.len()]);
        let mut waiting = vec![target];
        loop {
            while let Some(measure) = waiting.pop().and_then(|at| measures.get(at)) {
                measure.each_condition(&mut |criterion| {
                    if can_fail(criterion) {
                        ask(catalog, profile, criterion, &mut asked);
                    }
                });
                for hurdle in measure.hurdles.iter().filter(|hurdle| can_fail(&hurdle.criterion)) {
                    if let Some(at) = silent_solver(catalog, hurdle).filter(|at| within(*at)) {
                        mark(&mut solving, at);
                        if mark(&mut taking, at) {
                            waiting.push(at);
                        }
                    }
                }
            }
            for (at, measure) in measures.iter().enumerate() {
                let changes = measure.effects.iter().any(|effect| is_marked(&asked, effect.attribute));
                if within(at) && changes && mark(&mut taking, at) {
                    waiting.push(at);
                }
            }
            if waiting.is_empty() {
                return Marks { asked: marked(&asked), taking: marked(&taking), solving: marked(&solving) };
            }
        }
    }
}

/// Whether a measure among these has an effect on an attribute.
fn changes(measures: &[&Measure], attribute: AttributeAt) -> bool {
    measures.iter().any(|measure| measure.effects.iter().any(|effect| effect.attribute == attribute))
}

/// Weeks until nothing more begins or ends with a measure.
fn weeks_of_validity(measure: &Measure, on: Date) -> Option<u32> {
    let last = measure.valid_until.max(measure.valid_from)?;
    Some(u32::try_from(on.days_until(last)).ok()? / 7 + 1)
}

fn may_grow(catalog: &Catalog, at: AttributeAt) -> bool {
    let kind = catalog.attributes().get(at).map(|attribute| &attribute.kind);
    matches!(kind, Some(Kind::Integer(Integer { advances: Some(_), .. })))
}

/// Weeks until a number that grows has passed everything that is asked of it; 0 if it does not grow.
fn weeks_of_growth(catalog: &Catalog, profile: &Profile, measures: &[&Measure], at: AttributeAt) -> u32 {
    let Some(attribute) = catalog.attributes().get(at) else { return 0 };
    let Kind::Integer(Integer { min, advances: Some(advances), .. }) = &attribute.kind else { return 0 };
    if changes(measures, at) {
        // Each effect begins the growth anew.
        return u32::MAX;
    }
    let grows = match profile.answer(at) {
        Some(answer) => *answer != Answer::Integer(0),
        None => !attribute.implied.is_empty(),
    };
    let mut last = *min;
    let mut look = |criterion: &Criterion| {
        each_leaf(criterion, &mut |leaf| {
            if let (true, Test::Range { min, max }) = (leaf.attribute == at, &leaf.test) {
                last = last.max(min.unwrap_or(last)).max(max.unwrap_or(last));
            }
        });
    };
    measures.iter().for_each(|measure| measure.each_condition(&mut look));
    catalog.attributes().iter().flat_map(|attribute| &attribute.implied).for_each(|rule| look(&rule.when));
    let steps = u32::try_from(last - min).unwrap_or(u32::MAX).saturating_add(1);
    let months = if *advances == Advances::Yearly { steps.saturating_mul(12) } else { steps };
    // A month has less than five weeks.
    if grows { months.saturating_mul(5) } else { 0 }
}

/// Calls `f` with every leaf.
pub fn each_leaf(criterion: &Criterion, f: &mut dyn FnMut(&Leaf)) {
    criterion.each_leaf(&mut |leaf| f(leaf));
}

/// Marks the attributes of a criterion, and those from which their values follow.
pub fn ask(catalog: &Catalog, profile: &Profile, criterion: &Criterion, asked: &mut [bool]) {
    each_leaf(criterion, &mut |leaf| {
        if mark(asked, leaf.attribute) && profile.answer(leaf.attribute).is_none() {
            let rules = catalog.attributes().get(leaf.attribute).map(|attribute| attribute.implied.as_slice());
            rules.unwrap_or_default().iter().for_each(|rule| ask(catalog, profile, &rule.when, asked));
        }
    });
}

/// The measure that solves a hurdle, if none of its effects is on what the hurdle asks about.
pub fn silent_solver(catalog: &Catalog, hurdle: &Hurdle) -> Option<MeasureAt> {
    let Some(Target::Measure(at)) = hurdle.solved_by else { return None };
    let effects = &catalog.measures().get(at)?.effects;
    let mut says = false;
    each_leaf(&hurdle.criterion, &mut |leaf| says |= effects.iter().any(|effect| effect.attribute == leaf.attribute));
    (!says).then_some(at)
}

/// Marks a place; whether it was not marked before.
fn mark(marks: &mut [bool], at: usize) -> bool {
    marks.get_mut(at).is_some_and(|place| !std::mem::replace(place, true))
}

fn is_marked(marks: &[bool], at: usize) -> bool {
    marks.get(at).copied().unwrap_or(false)
}

fn marked(marks: &[bool]) -> Vec<usize> {
    marks.iter().enumerate().filter_map(|(at, marked)| marked.then_some(at)).collect()
}

#[cfg(test)]
mod tests;
