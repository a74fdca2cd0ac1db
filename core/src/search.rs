// SPDX-License-Identifier: EUPL-1.2
//! Text search over measures: every word of the query must stand somewhere in a measure, also inside a compound, and in
//! any spelling of its umlauts.
//!
//! What this does not do: ranking. The order of results never depends on the text.

use std::cell::OnceCell;

use crate::bits::Bits;
use crate::catalog::Catalog;
use crate::engine::Engine;
use crate::filter::Filters;
use crate::fold::{Folded, fold, words};
use crate::mistake::may_be_mistyped;
use crate::order::order;
use crate::words::{Collecting, Words};

/// Every distinct word of a catalogue, and every value of its filters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    /// Nothing as long as they are being collected.
    words: OnceCell<Words>,
    pub(crate) filters: Filters,
    pub(crate) engine: Engine,
    measures: usize,
}

/// What a text finds.
pub(crate) struct Found {
    /// One per measure.
    pub hits: Bits,
    /// The words that were read instead of mistyped ones, at most [`CORRECTED`].
    pub corrected: Vec<String>,
}

/// Most words that are named as read.
const CORRECTED: usize = 3;

impl Index {
    pub fn new(catalog: &Catalog) -> Index {
        let mut words = Collecting::default();
        words.step(catalog, usize::MAX);
        let index = Index::without_words(catalog);
        index.give(words.end());
        index
    }

    /// An index that finds everything, whatever the text, until it is given the words of its catalogue.
    pub fn without_words(catalog: &Catalog) -> Index {
        let mut index = Index::default();
        index.step(catalog, usize::MAX);
        index
    }

    /// Makes an empty index one without words, by so many measures at a time; false when nothing is left to do.
    pub fn step(&mut self, catalog: &Catalog, measures: usize) -> bool {
        let rest = catalog.measures().get(self.measures..).unwrap_or(&[]);
        for measure in rest.iter().take(measures) {
            self.filters.add(measure);
            self.engine.add(measure);
            self.measures += 1;
        }
        let goes_on = rest.len() > measures;
        if !goes_on {
            self.filters.end(catalog);
            self.engine.end(catalog);
        }
        goes_on
    }

    /// Gives an index its words, once.
    pub fn give(&self, words: Words) {
        // Whoever gives them twice gives the same.
        let _ = self.words.set(words);
    }

    /// Whether texts can be searched.
    pub fn has_words(&self) -> bool {
        self.words.get().is_some()
    }

    /// Which measures hold every word of the query, one flag per measure. A query without words finds all.
    pub fn find(&self, query: &str) -> Vec<bool> {
        let hits = self.exactly(query);
        (0..self.measures).map(|at| hits.get(at)).collect()
    }

    fn exactly(&self, query: &str) -> Bits {
        self.every(query, &mut |known, wanted| known.exactly(&fold(wanted)))
    }

    /// Like [`Index::find`]; where that finds nothing, with one mistake in each word that finds nothing by itself.
    pub(crate) fn search(&self, query: &str) -> Found {
        let hits = self.exactly(query);
        let Some(known) = self.words.get().filter(|_| hits.is_empty()) else {
            return Found { hits, corrected: Vec::new() };
        };
        let mut readings = Vec::new();
        let hits = self.every(query, &mut |known, wanted| {
            let folded = fold(wanted);
            let mut found = known.exactly(&folded);
            if found.is_empty() && may_be_mistyped(wanted) {
                found = known.nearly(&folded);
                readings.push((folded, found.clone()));
            }
            found
        });
        Found { corrected: corrected(known, readings, &hits), hits }
    }

    /// The measures that hold, for every word of the query, one of the words that `look` finds for it.
    fn every(&self, query: &str, look: &mut dyn FnMut(&Words, &str) -> Vec<usize>) -> Bits {
        let mut hits = Bits::all(self.measures);
        let Some(known) = self.words.get() else { return hits };
        for wanted in words(query) {
            let mut now = Bits::new(self.measures);
            for word in look(known, wanted) {
                known.places(word).iter().for_each(|at| now.set(*at as usize));
            }
            hits.and(&now);
        }
        hits
    }
}

/// Of the words that were read for mistyped ones, those that stand in what was found and that none named before finds too:
/// the nearest in length first, and of several mistyped words each in turn.
fn corrected(known: &Words, mut readings: Vec<(Folded, Vec<usize>)>, hits: &Bits) -> Vec<String> {
    for (mistyped, words) in &mut readings {
        words.retain(|word| known.places(*word).iter().any(|at| hits.get(*at as usize)));
        *words = nearest_first(known, mistyped, words);
    }
    let longest = readings.iter().map(|(_, words)| words.len()).max().unwrap_or(0);
    let mut named: Vec<usize> = Vec::new();
    for rank in 0..longest {
        for word in readings.iter().filter_map(|(_, words)| words.get(rank)) {
            if named.len() < CORRECTED && !named.iter().any(|name| known.holds(*word, *name)) {
                named.push(*word);
            }
        }
    }
    named.into_iter().map(|word| known.written(word).to_owned()).collect()
}

fn nearest_first(known: &Words, mistyped: &Folded, words: &[usize]) -> Vec<usize> {
    let base = |at: usize| words.get(at).map_or("", |word| known.base(*word));
    let away = |at: usize| base(at).len().abs_diff(mistyped.base.len());
    order(words.len(), &|a, b| away(a).cmp(&away(b)).then_with(|| base(a).cmp(base(b))))
        .into_iter()
        .filter_map(|at| words.get(at).copied())
        .collect()
}
