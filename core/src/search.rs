// SPDX-License-Identifier: EUPL-1.2
//! Text search over measures: every word of the query must stand somewhere in a measure, also inside a compound, and in
//! any spelling of its umlauts.
//!
//! What this does not do: ranking. The order of results never depends on the text.

use crate::catalog::{Catalog, MeasureAt};
use crate::engine::Engine;
use crate::filter::Filters;
use crate::fold::{Folded, fold, words};
use crate::mistake::{Mistyped, may_be_mistyped};
use crate::order::order;

/// One distinct word with the measures that hold it. Of equal words the one with the earlier places comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    folded: Folded,
    places: Vec<MeasureAt>,
    /// As it stands in the first of these measures.
    written: String,
}

/// Every distinct word of a catalogue, and every value of its filters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    words: Vec<Word>,
    pub(crate) filters: Filters,
    pub(crate) engine: Engine,
    measures: usize,
}

/// What a text finds.
pub(crate) struct Found {
    /// One per measure.
    pub hits: Vec<bool>,
    /// The words that were read instead of mistyped ones, at most [`CORRECTED`].
    pub corrected: Vec<String>,
}

/// Most words that are named as read.
const CORRECTED: usize = 3;

impl Index {
    /// For what needs no search.
    pub(crate) fn without_words(catalog: &Catalog) -> Index {
        let (filters, engine) = (Filters::new(catalog), Engine::new(catalog));
        Index { words: Vec::new(), filters, engine, measures: catalog.measures().len() }
    }

    pub fn new(catalog: &Catalog) -> Index {
        let mut index = Index::without_words(catalog);
        let mut distinct = 0;
        for (at, _) in catalog.measures().iter().enumerate() {
            for text in texts(catalog, at) {
                index.words.extend(words(text).map(|word| Word {
                    folded: fold(word),
                    places: vec![at],
                    written: word.to_owned(),
                }));
            }
            // Only when there are many new words, so that each is moved a few times at most.
            if index.words.len() > 2 * distinct + 1000 {
                index.unite();
                distinct = index.words.len();
            }
        }
        index.unite();
        index
    }

    /// Makes one entry of those with equal words.
    fn unite(&mut self) {
        self.words.sort_unstable();
        self.words.dedup_by(|word, before| {
            let same = word.folded == before.folded;
            if same {
                before.places.append(&mut word.places);
                before.places.dedup();
            }
            same
        });
    }

    /// Which measures hold every word of the query, one flag per measure. A query without words finds all.
    pub fn find(&self, query: &str) -> Vec<bool> {
        self.every(query, &mut |wanted| self.exactly(&fold(wanted)))
    }

    /// Like [`Index::find`]; where that finds nothing, with one mistake in each word that finds nothing by itself.
    pub(crate) fn search(&self, query: &str) -> Found {
        let hits = self.find(query);
        if hits.contains(&true) {
            return Found { hits, corrected: Vec::new() };
        }
        let mut readings = Vec::new();
        let hits = self.every(query, &mut |wanted| {
            let folded = fold(wanted);
            let mut found = self.exactly(&folded);
            if found.is_empty() && may_be_mistyped(wanted) {
                let mistyped = Mistyped::new(&folded);
                found = self.words.iter().filter(|word| mistyped.found_in(&word.folded)).collect();
                readings.push((folded, found.clone()));
            }
            found
        });
        Found { corrected: corrected(readings, &hits), hits }
    }

    /// The measures that hold, for every word of the query, one of the words that `look` finds for it.
    fn every<'i>(&'i self, query: &str, look: &mut dyn FnMut(&str) -> Vec<&'i Word>) -> Vec<bool> {
        let mut hits = vec![true; self.measures];
        for wanted in words(query) {
            let found = look(wanted);
            let now = flags(found.iter().flat_map(|word| &word.places), self.measures);
            for (hit, now) in hits.iter_mut().zip(now) {
                *hit &= now;
            }
        }
        hits
    }

    fn exactly(&self, wanted: &Folded) -> Vec<&Word> {
        self.words.iter().filter(|word| wanted.found_in(&word.folded)).collect()
    }
}

/// One flag per measure: whether it is among the places.
fn flags<'p>(places: impl Iterator<Item = &'p MeasureAt>, measures: usize) -> Vec<bool> {
    let mut flags = vec![false; measures];
    for at in places {
        if let Some(flag) = flags.get_mut(*at) {
            *flag = true;
        }
    }
    flags
}

/// Of the words that were read for mistyped ones, those that stand in what was found and that none named before finds too:
/// the nearest in length first, and of several mistyped words each in turn.
fn corrected(mut readings: Vec<(Folded, Vec<&Word>)>, hits: &[bool]) -> Vec<String> {
    for (mistyped, words) in &mut readings {
        words.retain(|word| word.places.iter().any(|at| hits.get(*at) == Some(&true)));
        *words = nearest_first(mistyped, words);
    }
    let longest = readings.iter().map(|(_, words)| words.len()).max().unwrap_or(0);
    let mut named: Vec<&Word> = Vec::new();
    for rank in 0..longest {
        for word in readings.iter().filter_map(|(_, words)| words.get(rank)) {
            if named.len() < CORRECTED && !named.iter().any(|name| name.folded.found_in(&word.folded)) {
                named.push(word);
            }
        }
    }
    named.into_iter().map(|word| word.written.clone()).collect()
}

fn nearest_first<'i>(mistyped: &Folded, words: &[&'i Word]) -> Vec<&'i Word> {
    let away = |at: usize| words.get(at).map(|word| word.folded.base.len().abs_diff(mistyped.base.len()));
    order(words.len(), &|a, b| away(a).cmp(&away(b))).into_iter().filter_map(|at| words.get(at).copied()).collect()
}

/// The texts that are searched: title, short name, synonyms, summary, legal basis, category, and each offer's provider,
/// number and site.
fn texts(catalog: &Catalog, at: MeasureAt) -> Vec<&str> {
    let Some(measure) = catalog.measures().get(at) else { return Vec::new() };
    let mut texts = vec![measure.title.as_str(), &measure.summary];
    texts.extend(measure.short.as_deref());
    texts.extend(measure.synonyms.iter().map(String::as_str));
    texts.extend(measure.legal.iter().map(|legal| legal.norm.as_str()));
    let categories = std::iter::once(&measure.category).chain(&measure.also);
    texts.extend(categories.filter_map(|at| catalog.categories().get(*at)).map(|category| category.label.as_str()));
    for offer in &measure.offers {
        texts.push(&offer.provider);
        texts.extend(offer.number.as_deref().into_iter().chain(offer.site.as_deref()));
    }
    texts
}
