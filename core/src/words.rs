// SPDX-License-Identifier: EUPL-1.2
//! Every distinct word of a catalogue with the measures that hold it, and the words that hold a text, also in their middle.
//!
//! Words are found by pairs of neighbouring letters: of the words that have all pairs of a text, few do not hold it.

use crate::bits::Bits;
use crate::catalog::{Catalog, MeasureAt};
use crate::distinct::Distinct;
use crate::fold::{Folded, answers, fold, words};
use crate::mistake::Mistyped;
use crate::texts::Texts;

/// The words, in the order in which they first appear.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    base: Texts,
    digraph: Texts,
    /// As each stands in the first of its measures.
    written: Texts,
    /// The measures of all words, one word after the other, and where those of each end.
    places: Vec<u32>,
    ends: Vec<u32>,
    /// For each pair of letters the words that have it, in either spelling.
    pairs: Vec<Bits>,
}

/// Pairs of letters fall into so many groups.
const GROUPS: usize = 1024;

fn group(a: u8, b: u8) -> usize {
    usize::from(a % 32) * 32 + usize::from(b % 32)
}

fn groups(text: &str) -> impl Iterator<Item = usize> {
    text.bytes().zip(text.bytes().skip(1)).map(|(a, b)| group(a, b))
}

impl Words {
    pub(crate) fn base(&self, word: usize) -> &str {
        self.base.get(word)
    }

    pub(crate) fn written(&self, word: usize) -> &str {
        self.written.get(word)
    }

    /// Whether a word answers another one.
    pub(crate) fn holds(&self, word: usize, wanted: usize) -> bool {
        answers(self.base.get(word), self.base.get(wanted)) || answers(self.digraph.get(word), self.digraph.get(wanted))
    }

    /// The measures that hold a word, in order.
    pub(crate) fn places(&self, word: usize) -> &[u32] {
        let from = word.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.ends.get(word).and_then(|end| self.places.get(from..*end as usize)).unwrap_or(&[])
    }

    /// The words that answer one of a query, in either spelling.
    pub(crate) fn exactly(&self, wanted: &Folded) -> Vec<usize> {
        let mut candidates = self.holding(&wanted.base);
        if wanted.digraph != wanted.base {
            candidates.or(&self.holding(&wanted.digraph));
        }
        let found =
            |word: &usize| answers(self.base.get(*word), &wanted.base) || answers(self.digraph.get(*word), &wanted.digraph);
        candidates.iter().filter(found).collect()
    }

    /// The words that answer a mistyped one of a query.
    pub(crate) fn nearly(&self, wanted: &Folded) -> Vec<usize> {
        let mut candidates = self.nearly_holding(&wanted.base);
        candidates.or(&self.nearly_holding(&wanted.digraph));
        let mistyped = Mistyped::new(wanted);
        candidates.iter().filter(|word| mistyped.found_in(self.base.get(*word), self.digraph.get(*word))).collect()
    }

    /// Words with all pairs of a text, so all that hold it.
    fn holding(&self, text: &str) -> Bits {
        let mut bits = Bits::all(self.base.len());
        for pairs in groups(text).filter_map(|group| self.pairs.get(group)) {
            bits.and(pairs);
        }
        bits
    }

    /// Among them are all words that hold a text but for a mistake: of three parts of it one is right at least, since two
    /// swapped letters stand in two neighbouring ones at most. A part without a pair, and one that would cut a letter, stands
    /// for all words.
    fn nearly_holding(&self, text: &str) -> Bits {
        let third = text.len() / 3;
        let mut bits = Bits::new(self.base.len());
        let rest = text.get(third..).unwrap_or("");
        for part in [text.get(..third), rest.get(..third), rest.get(third..)] {
            bits.or(&self.holding(part.unwrap_or("")));
        }
        bits
    }
}

/// The words of a catalogue, being collected some measures at a time.
#[derive(Default)]
pub struct Collecting {
    /// The distinct words as they are written, each with the number of its spelling.
    written: Distinct,
    spelled: Vec<u32>,
    /// The distinct spellings, each with the last measure that has it and how many have it.
    spellings: Distinct,
    last: Vec<u32>,
    counts: Vec<u32>,
    /// The words of one measure after the other, each once, and where those of each measure end.
    words: Vec<u32>,
    ends: Vec<u32>,
    /// How many words have their pairs, and how many measures their place.
    paired: usize,
    placed: usize,
    found: Words,
}

/// No measure.
const NONE: u32 = u32::MAX;
/// So many words are done in the time of a measure once those of all measures are known.
const WORDS: usize = 16;

impl Collecting {
    /// Goes on by so many measures, or by what takes as long; false when nothing is left to do.
    pub fn step(&mut self, catalog: &Catalog, measures: usize) -> bool {
        let first = self.ends.len();
        let last = catalog.measures().len().min(first.saturating_add(measures));
        if first < last {
            for at in first..last {
                for text in texts(catalog, at) {
                    words(text).for_each(|word| self.add(word, at as u32));
                }
                self.ends.push(self.words.len() as u32);
            }
            return true;
        }
        self.arrange(measures.saturating_mul(WORDS))
    }

    /// After the words of all measures: makes so many of them ready to be found; false when all are.
    fn arrange(&mut self, words: usize) -> bool {
        if self.paired < self.spellings.len() {
            self.pair(words);
        } else {
            self.place(words);
        }
        // Places come last, and each word has some.
        self.placed < self.ends.len()
    }

    fn add(&mut self, word: &str, measure: u32) {
        let (number, new) = self.written.number(word);
        if new {
            let spelling = self.spelling(word);
            self.spelled.push(spelling);
        }
        let Some(spelling) = self.spelled.get(number).copied() else { return };
        let Some(last) = self.last.get_mut(spelling as usize).filter(|last| **last != measure) else { return };
        *last = measure;
        self.words.push(spelling);
        if let Some(count) = self.counts.get_mut(spelling as usize) {
            *count += 1;
        }
    }

    /// The number of a word's spelling: words that only differ in how they are written are one.
    fn spelling(&mut self, word: &str) -> u32 {
        let Folded { base, digraph } = fold(word);
        // Neither holds a letter that cannot be seen.
        let key = if base == digraph { base.clone() } else { [base.as_str(), &digraph].join("\0") };
        let (number, new) = self.spellings.number(&key);
        if new {
            self.found.base.push(&base);
            self.found.digraph.push(&digraph);
            self.found.written.push(word);
            self.last.push(NONE);
            self.counts.push(0);
        }
        number as u32
    }

    /// Notes the pairs of letters of so many further words.
    fn pair(&mut self, words: usize) {
        let Words { base, digraph, pairs, .. } = &mut self.found;
        if pairs.is_empty() {
            *pairs = vec![Bits::new(base.len()); GROUPS];
        }
        let last = base.len().min(self.paired.saturating_add(words));
        for word in self.paired..last {
            let (base, digraph) = (base.get(word), digraph.get(word));
            let other = if base == digraph { "" } else { digraph };
            for group in groups(base).chain(groups(other)) {
                if let Some(bits) = pairs.get_mut(group) {
                    bits.set(word);
                }
            }
        }
        self.paired = last;
    }

    /// Puts so many further measures behind each other at their words. Every word has its room.
    fn place(&mut self, measures: usize) {
        let Words { places, ends, .. } = &mut self.found;
        if places.len() < self.words.len() {
            places.resize(self.words.len(), NONE);
            let mut sum = 0;
            for count in &self.counts {
                // Where the next measure goes; behind the last one it is the end.
                ends.push(sum);
                sum += count;
            }
        }
        let end = |measure: usize| measure.checked_sub(1).and_then(|at| self.ends.get(at)).map_or(0, |end| *end as usize);
        let last = self.ends.len().min(self.placed.saturating_add(measures));
        for measure in self.placed..last {
            for word in self.words.get(end(measure)..end(measure + 1)).unwrap_or(&[]) {
                if let Some(next) = ends.get_mut(*word as usize) {
                    if let Some(place) = places.get_mut(*next as usize) {
                        *place = measure as u32;
                    }
                    *next += 1;
                }
            }
        }
        self.placed = last;
    }

    /// The words of all measures so far.
    pub fn end(mut self) -> Words {
        while self.arrange(usize::MAX) {}
        self.found
    }
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

#[cfg(test)]
mod tests;
