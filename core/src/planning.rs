// SPDX-License-Identifier: EUPL-1.2
//! What planning with a client asks of a catalogue beside the assessment: what begins soon, and what rules each other out.
//!
//! What this does not do: say what fits.

use crate::catalog::{Catalog, MeasureAt, Target};
use crate::data::{OfferData, RelationKind};
use crate::date::Date;
use crate::order::order;

/// An offer that can be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    pub measure: MeasureAt,
    /// Place in the offers of the measure.
    pub offer: usize,
    /// `None` if it can be joined at any time.
    pub begins: Option<Date>,
}

/// What changed lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lately {
    /// The first of the days that something changed on.
    pub since: Date,
    /// Each once, in catalogue order.
    pub measures: Vec<MeasureAt>,
}

impl Catalog {
    /// The measures that were changed or added in the last `days` days, `today` included; `None` if there is none.
    pub fn lately(&self, today: Date, days: u32) -> Option<Lately> {
        let from = today.add_days(-i32::try_from(days).unwrap_or(i32::MAX));
        let lately = || self.changes.iter().filter(|change| from < change.on && change.on <= today);
        let since = lately().map(|change| change.on).min()?;
        let mut measures: Vec<MeasureAt> = lately().flat_map(|change| change.measures.iter().copied()).collect();
        measures.sort_unstable();
        measures.dedup();
        Some(Lately { since, measures })
    }

    /// The offers that begin from `from` to `days` days later, both included, and are not known to be full, by their day;
    /// then those with free places and no day. Equals are in catalogue order.
    pub fn starts(&self, from: Date, days: u32) -> Vec<Start> {
        let until = from.add_days(i32::try_from(days).unwrap_or(i32::MAX));
        let mut starts = Vec::new();
        for (at, measure) in self.measures().iter().enumerate() {
            let soon = measure.offers.iter().enumerate().filter(|(_, offer)| can_be_joined(offer, from, until));
            starts.extend(soon.map(|(offer, data)| Start { measure: at, offer, begins: data.next_start }));
        }
        let key = |at: usize| starts.get(at).map(|start| (start.begins.is_none(), start.begins));
        order(starts.len(), &|a, b| key(a).cmp(&key(b))).into_iter().filter_map(|at| starts.get(at).copied()).collect()
    }

    /// Whether a relation between the two says that they exclude each other, whichever of them says it, with its text; the
    /// text of `one` comes first.
    pub fn excludes(&self, one: MeasureAt, other: MeasureAt) -> Option<Option<&str>> {
        let (own, back) = (self.excluded_by(one, other), self.excluded_by(other, one));
        own.map(|text| text.or(back.flatten())).or(back)
    }

    fn excluded_by(&self, one: MeasureAt, other: MeasureAt) -> Option<Option<&str>> {
        let relations = &self.measures().get(one)?.relations;
        let relation = relations.iter().find(|r| r.kind == RelationKind::Excludes && r.measure == Target::Measure(other))?;
        Some(relation.text.as_deref())
    }
}

fn can_be_joined(offer: &OfferData, from: Date, until: Date) -> bool {
    let free = offer.places.as_ref().map(|places| places.free);
    match offer.next_start {
        Some(day) => from <= day && day <= until && free != Some(0),
        None => free.is_some_and(|free| free > 0),
    }
}
