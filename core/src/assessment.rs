// SPDX-License-Identifier: EUPL-1.2
//! Outcome of a measure, with its reasons and what is nearly there.
//!
//! What this does not do: discretion. `checks` and `uncertain` never change an outcome.

use crate::catalog::{Attribute, AttributeAt, Catalog, Changeable, Kind, Measure};
use crate::criterion::{Criterion, Finding, Trace, Verdict};
use crate::data::Outcome;
use crate::date::{Date, Dates};
use crate::profile::{Answer, Facts, Profile};

/// Whether a measure exists on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    Valid,
    /// Begins later, on this day.
    NotYet(Date),
    /// Its last day was this one.
    Ended(Date),
}

/// Outcome of a measure and what it was read off: bare verdicts or findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged<T> {
    pub outcome: Outcome,
    pub validity: Validity,
    /// `None` where the catalogue has no such condition.
    pub must: Option<T>,
    pub should: Option<T>,
    /// One per hurdle; unmet ones are in the way.
    pub hurdles: Vec<T>,
}

impl Measure {
    pub fn validity(&self, on: Date) -> Validity {
        match (self.valid_from, self.valid_until) {
            (Some(from), _) if on < from => Validity::NotYet(from),
            (_, Some(until)) if on > until => Validity::Ended(until),
            _ => Validity::Valid,
        }
    }

    /// Judges the measure on what is known. `T` is [`Verdict`] for the outcome alone, [`Finding`] for the reasons.
    pub fn judge<'c, T: Trace<'c>>(&'c self, facts: &Facts, on: Date) -> Judged<T> {
        let evaluate = |criterion: &'c Criterion| criterion.evaluate::<T>(facts);
        let must = self.must.as_ref().map(evaluate);
        let should = self.should.as_ref().map(evaluate);
        let hurdles: Vec<T> = self.hurdles.iter().map(|hurdle| evaluate(&hurdle.criterion)).collect();
        let validity = self.validity(on);
        let truth = |trace: &Option<T>| trace.as_ref().map_or(Verdict::Met, T::verdict);
        let hindered = || hurdles.iter().any(|hurdle| hurdle.verdict() == Verdict::Unmet);
        let outcome = outcome(validity == Validity::Valid, truth(&must), truth(&should), &hindered);
        Judged { outcome, validity, must, should, hurdles }
    }

    fn comes_into_consideration(&self, facts: &Facts, on: Date) -> bool {
        matches!(self.judge::<Verdict>(facts, on).outcome, Outcome::Fits | Outcome::FitsAfterHurdle)
    }
}

/// The outcome of a measure that exists or not; `hindered` says whether a hurdle is in the way.
pub(crate) fn outcome(exists: bool, must: Verdict, should: Verdict, hindered: &dyn Fn() -> bool) -> Outcome {
    match (must, should) {
        _ if !exists => Outcome::Excluded,
        (Verdict::Unmet, _) => Outcome::Excluded,
        (Verdict::Unknown, _) => Outcome::Open,
        (Verdict::Met, Verdict::Unmet) => Outcome::Unlikely,
        _ if hindered() => Outcome::FitsAfterHurdle,
        _ => Outcome::Fits,
    }
}

/// One small change after which a measure comes into consideration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Almost {
    /// This answer instead of the given one.
    Needs { attribute: AttributeAt, answer: Answer },
    /// Nothing but time: the first day.
    Wait(Date),
}

/// A measure's outcome with what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub outcome: Outcome,
    /// Near misses, only of measures that are excluded or unlikely.
    pub almost: Vec<Almost>,
    /// What still has to be answered, only of open measures.
    pub open: Vec<AttributeAt>,
}

/// Everything that the near misses of all measures need: the facts after each small change and on each later day.
#[derive(Clone, Debug, PartialEq)]
pub struct Horizon {
    changes: Vec<(AttributeAt, Vec<(Answer, Facts)>)>,
    waits: Vec<(Date, Facts)>,
}

/// How far waiting looks ahead, in months after the day to assess for.
const WAIT_MONTHS: u32 = 12;

impl Horizon {
    pub fn new(catalog: &Catalog, profile: &Profile, dates: Dates) -> Horizon {
        let after = |at, answer: Answer| {
            let mut changed = profile.clone();
            changed.put(at, Some(answer.clone()));
            (answer, Facts::new(catalog, &changed, dates))
        };
        let mut changes = Vec::new();
        for (at, given) in profile.answered() {
            let Some(attribute) = catalog.attributes().get(at) else { continue };
            let steps: Vec<_> = next_steps(attribute, given).into_iter().map(|answer| after(at, answer)).collect();
            if !steps.is_empty() {
                changes.push((at, steps));
            }
        }
        let last = dates.on.add_months(WAIT_MONTHS).unwrap_or(Date::MAX);
        let first = dates.today.full_months_until(dates.on) + 1;
        let days = (first..).map_while(|months| dates.today.add_months(months));
        // Where the day to assess for lies before today, the first months are still before or on it.
        let days = days.skip_while(|day| *day <= dates.on).take_while(|day| *day <= last);
        let waits = days.map(|on| (on, Facts::new(catalog, profile, Dates { on, ..dates }))).collect();
        Horizon { changes, waits }
    }

    /// The facts after each change with the day that they are about, `on` if it is not a later one.
    pub(crate) fn each(&self, on: Date) -> impl Iterator<Item = (&Facts, Date)> {
        let changes = self.changes.iter().flat_map(|(_, steps)| steps).map(move |(_, facts)| (facts, on));
        changes.chain(self.waits.iter().map(|(day, facts)| (facts, *day)))
    }

    fn almost(&self, measure: &Measure, dates: Dates) -> Vec<Almost> {
        let mut found = Vec::new();
        for (attribute, steps) in &self.changes {
            let works = steps.iter().find(|(_, facts)| measure.comes_into_consideration(facts, dates.on));
            found.extend(works.map(|(answer, _)| Almost::Needs { attribute: *attribute, answer: answer.clone() }));
        }
        let day = self.waits.iter().find(|(on, facts)| measure.comes_into_consideration(facts, *on));
        found.extend(day.map(|(on, _)| Almost::Wait(*on)));
        found
    }
}

/// What a client who gave this answer can work towards, nearest first.
fn next_steps(attribute: &Attribute, given: &Answer) -> Vec<Answer> {
    match (&attribute.changeable, &attribute.kind, given) {
        (Changeable::Step, Kind::Ordinal(options), Answer::Option(at)) if at + 1 < options.len() => {
            vec![Answer::Option(at + 1)]
        }
        (Changeable::Step, Kind::Flag, Answer::Flag(false)) => vec![Answer::Flag(true)],
        (Changeable::To(options), _, Answer::Option(at)) => {
            options.iter().filter(|option| *option != at).map(|option| Answer::Option(*option)).collect()
        }
        _ => Vec::new(),
    }
}

/// Assesses one measure.
pub fn assess(measure: &Measure, facts: &Facts, horizon: &Horizon, dates: Dates) -> Assessment {
    let judged = measure.judge::<Finding<'_>>(facts, dates.on);
    let nearly = judged.validity == Validity::Valid && matches!(judged.outcome, Outcome::Excluded | Outcome::Unlikely);
    let almost = if nearly { horizon.almost(measure, dates) } else { Vec::new() };
    let mut open = Vec::new();
    if let (Outcome::Open, Some(must)) = (judged.outcome, &judged.must) {
        must.open_attributes(&mut open);
        open.sort_unstable();
        open.dedup();
    }
    Assessment { outcome: judged.outcome, almost, open }
}
