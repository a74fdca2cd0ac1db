// SPDX-License-Identifier: EUPL-1.2
//! Filters by category, format and carrier, with what each of their values would show.
//!
//! What this does not do: decide. A filter shows or hides; outcomes, order and questions never depend on it.

use crate::bits::Bits;
use crate::catalog::{Catalog, CategoryAt, Focus, Measure, MeasureAt};
use crate::order::order;
use crate::results::Query;

/// Every value of each filter, in catalogue order, with the number of measures that would be shown if exactly this value
/// were chosen there and everything else of the query stayed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub categories: Vec<(CategoryAt, usize)>,
    pub formats: Vec<(String, usize)>,
    pub carriers: Vec<(String, usize)>,
}

/// The measures of every value of every filter, and their order on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Filters {
    categories: Vec<Vec<MeasureAt>>,
    formats: Values,
    carriers: Values,
    /// All measures: those of the last categories at the end, by category, as in the catalogue.
    order: Vec<MeasureAt>,
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
        let key = |at: usize| measures.get(at).map(|measure| (is_last(catalog, measure), measure.category));
        let order = order(measures.len(), &|a, b| key(a).cmp(&key(b)));
        Filters { categories, formats: values(measures, formats), carriers: values(measures, carriers), order }
    }

    /// What the query shows of the measures that hold its text, in the order of the screen, and what other values of the
    /// filters would show.
    pub fn apply(&self, catalog: &Catalog, query: &Query, hits: &Bits) -> (Vec<MeasureAt>, Facets) {
        let focus = query.focus.and_then(|at| catalog.focus().get(at));
        let mut within = hits.clone();
        if let Some(focus) = focus {
            let lists = focus.categories.iter().filter_map(|at| self.categories.get(*at));
            within.and(&self.bits(lists.flatten()));
        }
        let chosen = [
            query.category.map(|at| self.bits(self.categories.get(at).into_iter().flatten())),
            query.format.as_ref().map(|name| self.bits(self.formats.places(name).iter())),
            query.carrier.as_ref().map(|name| self.bits(self.carriers.places(name).iter())),
        ];
        // What all filters but one let through; but none for the place behind the last.
        let passing = |but: usize| {
            let mut passing = within.clone();
            let others = chosen.iter().enumerate().filter(|(filter, _)| *filter != but);
            others.filter_map(|(_, bits)| bits.as_ref()).for_each(|bits| passing.and(bits));
            passing
        };
        let named = |filter: usize, values: &Values| {
            let counts = counts(&values.places, &passing(filter));
            values.names.iter().cloned().zip(counts).collect()
        };
        let facets = Facets {
            categories: counts(&self.categories, &passing(0)).into_iter().enumerate().collect(),
            formats: named(1, &self.formats),
            carriers: named(2, &self.carriers),
        };
        let passing = passing(chosen.len());
        let shown = self.order.iter().copied().filter(|at| passing.get(*at));
        let shown = match focus {
            Some(focus) => nearest_first(catalog, focus, shown),
            None if passing.count() == passing.len() => self.order.clone(),
            None => shown.collect(),
        };
        (shown, facets)
    }

    fn bits<'p>(&self, places: impl Iterator<Item = &'p MeasureAt>) -> Bits {
        let mut bits = Bits::new(self.order.len());
        places.for_each(|at| bits.set(*at));
        bits
    }
}

/// Measures of the last categories come after all others.
fn is_last(catalog: &Catalog, measure: &Measure) -> bool {
    catalog.categories().get(measure.category).is_some_and(|category| category.last)
}

/// In the order of the focus by the nearest of their categories; equally near ones stay in order.
fn nearest_first(catalog: &Catalog, focus: &Focus, measures: impl Iterator<Item = MeasureAt>) -> Vec<MeasureAt> {
    let mut by_place = vec![Vec::new(); focus.categories.len()];
    for at in measures {
        let Some(measure) = catalog.measures().get(at) else { continue };
        let place = |category: &usize| focus.categories.iter().position(|one| one == category);
        let nearest = std::iter::once(&measure.category).chain(&measure.also).filter_map(place).min();
        if let Some(members) = nearest.and_then(|nearest| by_place.get_mut(nearest)) {
            members.push(at);
        }
    }
    by_place.concat()
}

/// How many of each list are among these.
fn counts(lists: &[Vec<MeasureAt>], among: &Bits) -> Vec<usize> {
    let all = among.count() == among.len();
    let count = |list: &Vec<MeasureAt>| if all { list.len() } else { list.iter().filter(|at| among.get(**at)).count() };
    lists.iter().map(count).collect()
}

impl Values {
    /// The measures that have a chosen value; none if there is no such value.
    fn places(&self, name: &str) -> &[MeasureAt] {
        let at = self.names.iter().position(|one| one == name);
        at.and_then(|at| self.places.get(at)).map_or(&[], Vec::as_slice)
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
