// SPDX-License-Identifier: EUPL-1.2
//! Every distinct word of a catalogue with the measures that hold it, and the words that hold a text, also in their middle.
//!
//! Words are found by pairs of neighbouring letters: of the words that have all pairs of a text, few do not hold it.

use crate::bits::Bits;
use crate::catalog::{Catalog, MeasureAt};
use crate::fold::{Folded, answers, fold, words};
use crate::mistake::Mistyped;
use crate::order::order;
use crate::texts::Texts;

/// The words, in the order of their spellings.
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
    /// swapped letters stand in two neighbouring ones at most.
    fn nearly_holding(&self, text: &str) -> Bits {
        let third = text.len() / 3;
        if third < 2 || !text.is_ascii() {
            return Bits::all(self.base.len());
        }
        let mut bits = Bits::new(self.base.len());
        for part in [text.get(..third), text.get(third..2 * third), text.get(2 * third..)] {
            bits.or(&self.holding(part.unwrap_or("")));
        }
        bits
    }
}

/// The words of a catalogue, being collected some measures at a time.
#[derive(Default)]
pub struct Collecting {
    /// The distinct words as they are written, in the order in which they first appear.
    written: Texts,
    /// Their places in `written` by what [`hash`] says of them, `EMPTY` for none.
    table: Vec<u32>,
    /// The last measure with each word.
    last: Vec<u32>,
    /// The words of one measure after the other, each once, and where those of each measure end.
    words: Vec<u32>,
    ends: Vec<u32>,
}

const EMPTY: u32 = u32::MAX;

fn hash(word: &str) -> usize {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}

impl Collecting {
    /// Collects the words of so many further measures; false when none are left.
    pub fn step(&mut self, catalog: &Catalog, measures: usize) -> bool {
        let first = self.ends.len();
        let last = catalog.measures().len().min(first.saturating_add(measures));
        for at in first..last {
            for text in texts(catalog, at) {
                words(text).for_each(|word| self.add(word, at as u32));
            }
            self.ends.push(self.words.len() as u32);
        }
        last < catalog.measures().len()
    }

    /// How many measures have been looked at.
    pub fn done(&self) -> usize {
        self.ends.len()
    }

    fn add(&mut self, word: &str, measure: u32) {
        if self.written.len() * 2 >= self.table.len() {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut slot = hash(word) & mask;
        loop {
            match self.table.get(slot).copied() {
                Some(EMPTY) | None => break,
                Some(known) if self.written.get(known as usize) == word => {
                    if let Some(last) = self.last.get_mut(known as usize).filter(|last| **last != measure) {
                        *last = measure;
                        self.words.push(known);
                    }
                    return;
                }
                _ => slot = (slot + 1) & mask,
            }
        }
        let new = self.written.len() as u32;
        if let Some(free) = self.table.get_mut(slot) {
            *free = new;
        }
        self.written.push(word);
        self.last.push(measure);
        self.words.push(new);
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(1024);
        self.table = vec![EMPTY; size];
        for word in 0..self.written.len() {
            let mut slot = hash(self.written.get(word)) & (size - 1);
            while self.table.get(slot).is_some_and(|taken| *taken != EMPTY) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = self.table.get_mut(slot) {
                *free = word as u32;
            }
        }
    }

    /// All words, those that only differ in their spelling as one.
    pub fn end(self) -> Words {
        let folded: Vec<Folded> = (0..self.written.len()).map(|word| fold(self.written.get(word))).collect();
        let first = self.first();
        let key = |at: usize| (folded.get(at), first.get(at), self.written.get(at));
        let mut found = Words::default();
        // Where each written word went.
        let mut now = vec![0; folded.len()];
        let mut before: Option<&Folded> = None;
        for word in order(folded.len(), &|a, b| key(a).cmp(&key(b))) {
            let Some(spelling) = folded.get(word) else { continue };
            if before != Some(spelling) {
                found.base.push(&spelling.base);
                found.digraph.push(&spelling.digraph);
                found.written.push(self.written.get(word));
                before = Some(spelling);
            }
            if let Some(now) = now.get_mut(word) {
                *now = found.base.len() - 1;
            }
        }
        found.pairs = pairs(&found.base, &found.digraph);
        self.place(&now, &mut found);
        found
    }

    /// The first measure with each written word.
    fn first(&self) -> Vec<u32> {
        let mut first = vec![0; self.written.len()];
        // Words appear in the order of the measures, so each begins where its number is first met.
        let mut from = 0;
        let mut met = 0;
        for (measure, end) in self.ends.iter().enumerate() {
            for word in self.words.get(from..*end as usize).unwrap_or(&[]) {
                if *word == met {
                    if let Some(first) = first.get_mut(*word as usize) {
                        *first = measure as u32;
                    }
                    met += 1;
                }
            }
            from = *end as usize;
        }
        first
    }

    /// Puts the measures of every word behind each other: counts them, then gives each its room.
    fn place(&self, now: &[usize], found: &mut Words) {
        let now = |word: &u32| now.get(*word as usize).copied().unwrap_or(0);
        let mut next = vec![0_u32; found.base.len() + 1];
        for word in &self.words {
            if let Some(count) = next.get_mut(now(word) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut next {
            sum += *count;
            *count = sum;
        }
        found.places = vec![EMPTY; self.words.len()];
        let mut from = 0;
        for (measure, end) in self.ends.iter().enumerate() {
            for word in self.words.get(from..*end as usize).unwrap_or(&[]) {
                if let Some(next) = next.get_mut(now(word)) {
                    if let Some(place) = found.places.get_mut(*next as usize) {
                        *place = measure as u32;
                    }
                    *next += 1;
                }
            }
            from = *end as usize;
        }
        next.pop();
        found.ends = next;
    }
}

fn pairs(base: &Texts, digraph: &Texts) -> Vec<Bits> {
    let mut pairs = vec![Bits::new(base.len()); GROUPS];
    for word in 0..base.len() {
        let (base, digraph) = (base.get(word), digraph.get(word));
        let other = if base == digraph { "" } else { digraph };
        for group in groups(base).chain(groups(other)) {
            if let Some(bits) = pairs.get_mut(group) {
                bits.set(word);
            }
        }
    }
    pairs
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
