// SPDX-License-Identifier: EUPL-1.2
//! What a measure lacks: how many conditions are unmet and how many open, by the one evaluation of criteria.

use crate::catalog::{Hurdle, Measure};
use crate::criterion::{Criterion, Shape, Trace, Verdict};
use crate::profile::Facts;

/// Conditions on the shortest way to met: those that would have to change, then those that would have to be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    pub unmet: u32,
    pub unknown: u32,
}

/// A verdict with what it lacks.
pub struct Counted(Verdict, Lack);

/// The sum and the least of the parts; no part yet is `None`.
#[derive(Default)]
pub struct Sums(Lack, Option<Lack>);

impl Trace<'_> for Counted {
    type Parts = Sums;

    fn leaf(_: &Criterion, verdict: Verdict) -> Self {
        Counted(verdict, own(verdict))
    }

    fn push(parts: &mut Sums, Counted(_, lack): Self) {
        parts.0 = Lack { unmet: parts.0.unmet + lack.unmet, unknown: parts.0.unknown + lack.unknown };
        parts.1 = Some(parts.1.map_or(lack, |least| least.min(lack)));
    }

    fn node(criterion: &Criterion, verdict: Verdict, parts: Sums) -> Self {
        let lack = match &criterion.shape {
            Shape::All(_) => parts.0,
            Shape::Any(_) => parts.1.unwrap_or_default(),
            Shape::Not(_) | Shape::Leaf(_) => own(verdict),
        };
        Counted(verdict, lack)
    }

    fn verdict(&self) -> Verdict {
        self.0
    }
}

/// What one condition lacks that is not looked into.
fn own(verdict: Verdict) -> Lack {
    Lack { unmet: u32::from(verdict == Verdict::Unmet), unknown: u32::from(verdict == Verdict::Unknown) }
}

/// What all conditions of a measure lack together, without the hurdles that are `solved`.
pub fn lack(measure: &Measure, facts: &Facts, solved: &dyn Fn(&Hurdle) -> bool) -> Lack {
    let mut parts = Sums::default();
    let mut add = |criterion: &Criterion| Counted::push(&mut parts, criterion.evaluate(facts));
    measure.must.iter().chain(&measure.should).for_each(&mut add);
    measure.hurdles.iter().filter(|hurdle| !solved(hurdle)).for_each(|hurdle| add(&hurdle.criterion));
    parts.0
}
