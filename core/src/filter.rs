// SPDX-License-Identifier: EUPL-1.2
//! Filters by category, format and carrier, with what each of their values would show.
//!
//! What this does not do: decide. A filter shows or hides; outcomes, order and questions never depend on it.

use crate::catalog::{Catalog, CategoryAt, Measure, MeasureAt};
use crate::order::order;
use crate::results::Query;
use crate::search::flags;

/// Every value of each filter, in catalogue order, with the number of measures that would be shown if exactly this value
/// were chosen there and everything else of the query stayed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub categories: Vec<(CategoryAt, usize)>,
    pub formats: Vec<(String, usize)>,
    pub carriers: Vec<(String, usize)>,
}

/// The measures of every value of every filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filters {
    categories: Vec<Vec<MeasureAt>>,
    formats: Values,
    carriers: Values,
    measures: usize,
}

/// The distinct values of one filter in the order in which they first appear, with the measures that have them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Values {
    names: Vec<String>,
    places: Vec<Vec<MeasureAt>>,
}

impl Filters {
    pub fn new(catalog: &Catalog) -> Filters {
        let measures = catalog.measures();
        let mut categories = vec![Vec::new(); catalog.categories().len()];
        for (at, measure) in measures.iter().enumerate() {
            for category in std::iter::once(&measure.category).chain(&measure.also) {
                if let Some(places) = categories.get_mut(*category) {
                    push(places, at);
                }
            }
        }
        Filters { categories, formats: values(measures, formats), carriers: values(measures, carriers), measures: measures.len() }
    }

    /// Which of the found measures pass the filters of the query, in the same order, and what other values would show.
    pub fn apply(&self, query: &Query, found: &[MeasureAt]) -> (Vec<MeasureAt>, Facets) {
        let passing = [
            self.passing(&self.categories, query.category),
            self.passing(&self.formats.places, self.formats.chosen(query.format.as_ref())),
            self.passing(&self.carriers.places, self.carriers.chosen(query.carrier.as_ref())),
        ];
        let found_at = flags(found.iter(), self.measures);
        let shows = |at: MeasureAt, but: usize| {
            let passes = passing.iter().enumerate().all(|(filter, flags)| filter == but || flags.get(at) == Some(&true));
            passes && found_at.get(at) == Some(&true)
        };
        let count = |filter: usize, places: &[MeasureAt]| places.iter().filter(|at| shows(**at, filter)).count();
        let counts = |filter: usize, values: &Values| {
            let named = values.names.iter().zip(&values.places);
            named.map(|(name, places)| (name.clone(), count(filter, places))).collect()
        };
        let facets = Facets {
            categories: self.categories.iter().enumerate().map(|(at, places)| (at, count(0, places))).collect(),
            formats: counts(1, &self.formats),
            carriers: counts(2, &self.carriers),
        };
        (found.iter().copied().filter(|at| shows(*at, passing.len())).collect(), facets)
    }

    /// One flag per measure. A value that nobody has lets nothing pass.
    fn passing(&self, values: &[Vec<MeasureAt>], chosen: Option<usize>) -> Vec<bool> {
        match chosen {
            None => vec![true; self.measures],
            Some(value) => flags(values.get(value).into_iter().flatten(), self.measures),
        }
    }
}

impl Values {
    /// Place of a chosen value; behind the last if there is no such value.
    fn chosen(&self, name: Option<&String>) -> Option<usize> {
        name.map(|name| self.names.iter().position(|one| one == name).unwrap_or(self.names.len()))
    }
}

fn formats(measure: &Measure) -> Vec<&str> {
    let formats = measure.formats.iter().chain(measure.offers.iter().flat_map(|offer| &offer.formats));
    formats.map(String::as_str).collect()
}

fn carriers(measure: &Measure) -> Vec<&str> {
    measure.carriers.iter().map(|rule| rule.is.name.as_str()).collect()
}

/// Sorts the values to find equal ones, since a catalogue may have as many of them as measures.
fn values(measures: &[Measure], of: fn(&Measure) -> Vec<&str>) -> Values {
    let all: Vec<(&str, MeasureAt)> =
        measures.iter().enumerate().flat_map(|(at, measure)| of(measure).into_iter().map(move |name| (name, at))).collect();
    let name = |at: usize| all.get(at).map_or("", |(name, _)| *name);
    // Each with the place of its first appearance.
    let mut distinct: Vec<(usize, Vec<MeasureAt>)> = Vec::new();
    for at in order(all.len(), &|a, b| name(a).cmp(name(b))) {
        if distinct.last().is_none_or(|(first, _)| name(*first) != name(at)) {
            distinct.push((at, Vec::new()));
        }
        if let (Some((_, places)), Some((_, measure))) = (distinct.last_mut(), all.get(at)) {
            push(places, *measure);
        }
    }
    let first = |at: usize| distinct.get(at).map(|(first, _)| *first);
    let mut values = Values::default();
    for (first, places) in order(distinct.len(), &|a, b| first(a).cmp(&first(b))).iter().filter_map(|at| distinct.get(*at)) {
        values.names.push(name(*first).to_owned());
        values.places.push(places.clone());
    }
    values
}

/// Each measure once; they come in catalogue order.
fn push(places: &mut Vec<MeasureAt>, at: MeasureAt) {
    if places.last() != Some(&at) {
        places.push(at);
    }
}
