// SPDX-License-Identifier: EUPL-1.2
//! Filters by category, format and carrier, with what each of their values would show.
//!
//! What this does not do: decide. A filter shows or hides; outcomes, order and questions never depend on it.

use crate::bits::Bits;
use crate::catalog::{Catalog, CategoryAt, Focus, Measure, MeasureAt};
use crate::distinct::Distinct;
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
    /// How many there are, and those of each category that is their first, until all are in order.
    measures: usize,
    first: Vec<Vec<MeasureAt>>,
    /// All measures: those of the last categories at the end, by category, as in the catalogue.
    order: Vec<MeasureAt>,
}

/// The distinct values of one filter in the order in which they first appear, with the measures that have them.
#[derive(Clone, Debug, Default, PartialEq)]
struct Values {
    names: Distinct,
    places: Vec<Vec<MeasureAt>>,
}

impl Filters {
    /// Takes in the next measure.
    pub fn add(&mut self, measure: &Measure) {
        let at = self.measures;
        self.measures += 1;
        for category in std::iter::once(&measure.category).chain(&measure.also) {
            put(&mut self.categories, *category, at);
        }
        put(&mut self.first, measure.category, at);
        let formats = measure.formats.iter().chain(measure.offers.iter().flat_map(|offer| &offer.formats));
        formats.for_each(|name| self.formats.add(name, at));
        measure.carriers.iter().for_each(|rule| self.carriers.add(&rule.is.name, at));
    }

    /// After the last measure: brings them in order.
    pub fn end(&mut self, catalog: &Catalog) {
        self.categories.resize(catalog.categories().len(), Vec::new());
        let first = std::mem::take(&mut self.first);
        for last in [false, true] {
            let categories = catalog.categories().iter().zip(&first).filter(|(category, _)| category.last == last);
            categories.for_each(|(_, measures)| self.order.extend(measures));
        }
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
            values.names.iter().map(str::to_owned).zip(counts).collect()
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
    fn add(&mut self, name: &str, at: MeasureAt) {
        let (number, _) = self.names.number(name);
        put(&mut self.places, number, at);
    }

    /// The measures that have a chosen value; none if there is no such value.
    fn places(&self, name: &str) -> &[MeasureAt] {
        self.names.find(name).and_then(|at| self.places.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// Adds a measure to a list; each once, since they come in catalogue order.
fn put(lists: &mut Vec<Vec<MeasureAt>>, list: usize, at: MeasureAt) {
    if lists.len() <= list {
        lists.resize(list + 1, Vec::new());
    }
    if let Some(places) = lists.get_mut(list).filter(|places| places.last() != Some(&at)) {
        places.push(at);
    }
}
