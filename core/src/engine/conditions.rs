// SPDX-License-Identifier: EUPL-1.2
//! All conditions of a catalogue, each distinct part once, and their truth in many worlds at a time: what is known, and
//! what would be known after one change. A world is a bit, so that sixty-four of them cost what one would.
//!
//! The logic is that of [`crate::criterion`]; the tests compare the two and a third one.

use super::worlds::Worlds;
use crate::criterion::{Criterion, Leaf, Shape, Test, Verdict};
use crate::lists::Lists;
use crate::table::small;

/// First number of a part: what it is. The others are the parts inside, or what the leaf asks.
const ALL: u32 = 0;
const ANY: u32 = 1;
const NOT: u32 = 2;
const LEAF: u32 = 3;

/// The distinct parts, those inside another before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Conditions {
    parts: Lists,
    /// The parts that are leaves, with what they ask.
    leaves: Vec<(u32, Leaf)>,
}

/// The truth of every part in every world: met, unmet, or neither, which is unknown.
pub(crate) struct Truths {
    /// Words for each part.
    words: usize,
    met: Vec<u64>,
    unmet: Vec<u64>,
}

impl Truths {
    /// A word of worlds in which a condition is met, and in which it is unmet. Conditions are given as their part plus one;
    /// zero is an absent condition, which is met.
    pub fn word(&self, condition: u32, word: usize) -> (u64, u64) {
        let Some(part) = condition.checked_sub(1) else { return (u64::MAX, 0) };
        self.at(part as usize * self.words + word)
    }

    fn at(&self, at: usize) -> (u64, u64) {
        (self.met.get(at).copied().unwrap_or(0), self.unmet.get(at).copied().unwrap_or(0))
    }

    /// Truth in the world of what is known, which is the first.
    pub fn now(&self, condition: u32) -> Verdict {
        match self.word(condition, 0) {
            (met, _) if met & 1 == 1 => Verdict::Met,
            (_, unmet) if unmet & 1 == 1 => Verdict::Unmet,
            _ => Verdict::Unknown,
        }
    }

    fn put(&mut self, at: usize, (met, unmet): (u64, u64)) {
        if let (Some(place), Some(other)) = (self.met.get_mut(at), self.unmet.get_mut(at)) {
            (*place, *other) = (met, unmet);
        }
    }
}

impl Conditions {
    /// Takes in a condition; gives its number.
    pub fn add(&mut self, criterion: &Criterion) -> u32 {
        match &criterion.shape {
            Shape::All(parts) => self.add_joined(ALL, parts),
            Shape::Any(parts) => self.add_joined(ANY, parts),
            Shape::Not(part) => {
                let part = self.add(part);
                self.parts.number(&[NOT, part]).0
            }
            Shape::Leaf(leaf) => {
                let (number, new) = self.parts.number(&written(leaf));
                if new {
                    self.leaves.push((number, leaf.clone()));
                }
                number
            }
        }
    }

    /// Neither the order of the parts nor their repetition changes the truth.
    fn add_joined(&mut self, kind: u32, parts: &[Criterion]) -> u32 {
        let mut list: Vec<u32> = parts.iter().map(|part| self.add(part)).collect();
        list.sort_unstable();
        list.dedup();
        list.insert(0, kind);
        self.parts.number(&list).0
    }

    /// What a part is, and the parts directly inside it.
    fn inside(&self, part: usize) -> (u32, &[u32]) {
        match self.parts.get(part) {
            [LEAF, ..] | [] => (LEAF, &[]),
            [kind, inside @ ..] => (*kind, inside),
        }
    }

    /// The leaves with the numbers of their parts.
    pub fn leaves(&self) -> &[(u32, Leaf)] {
        &self.leaves
    }

    /// Evaluates everything in all worlds.
    pub fn evaluate(&self, worlds: &Worlds<'_>) -> Truths {
        let words = worlds.words();
        let none = vec![0; self.parts.len() * words];
        let mut truths = Truths { words, met: none.clone(), unmet: none };
        for (part, leaf) in &self.leaves {
            worlds.evaluate(leaf, &mut |word, truth| truths.put(*part as usize * words + word, truth));
        }
        for part in 0..self.parts.len() {
            let (kind, inside) = self.inside(part);
            for word in 0..words * usize::from(kind != LEAF) {
                let of_inside = inside.iter().map(|one| truths.at(*one as usize * words + word));
                let truth = match kind {
                    ALL => of_inside.fold((u64::MAX, 0), |(met, unmet), one| (met & one.0, unmet | one.1)),
                    ANY => of_inside.fold((0, u64::MAX), |(met, unmet), one| (met | one.0, unmet & one.1)),
                    _ => of_inside.fold((0, 0), |_, (met, unmet)| (unmet, met)),
                };
                truths.put(part * words + word, truth);
            }
        }
        truths
    }

    /// For each part the attributes that are open in it now: those of its unknown leaves all of whose ancestors inside the
    /// part are unknown. So many words for each part, an attribute a bit.
    pub fn open(&self, words: usize, truths: &Truths) -> Vec<u64> {
        let mut open = vec![0_u64; self.parts.len() * words];
        let unknown = |part: u32| truths.now(part + 1) == Verdict::Unknown;
        for (part, leaf) in self.leaves.iter().filter(|(part, _)| unknown(*part)) {
            if let Some(word) = open.get_mut(*part as usize * words + leaf.attribute / WORD) {
                *word |= 1 << (leaf.attribute % WORD);
            }
        }
        for part in (0..self.parts.len()).filter(|part| unknown(small(*part))) {
            let (_, inside) = self.inside(part);
            for (one, at) in inside.iter().flat_map(|one| (0..words).map(move |at| (*one as usize, at))) {
                let more = open.get(one * words + at).copied().unwrap_or(0);
                if let Some(word) = open.get_mut(part * words + at) {
                    *word |= more;
                }
            }
        }
        open
    }
}

/// Worlds or attributes per word.
pub(crate) const WORD: usize = u64::BITS as usize;

/// What a leaf asks, as numbers: equal for equal leaves, and for no others.
fn written(leaf: &Leaf) -> Vec<u32> {
    let mut list = vec![LEAF, small(leaf.attribute)];
    // Ends are split into two halves; an end that is missing has a number that no half has.
    let mut end = |end: &Option<i64>| match end {
        Some(number) => {
            let [a, b, c, d, e, f, g, h] = number.to_le_bytes();
            list.extend([1, u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])]);
        }
        None => list.push(0),
    };
    match &leaf.test {
        Test::Range { min, max } => {
            end(min);
            end(max);
        }
        Test::Is(value) => list.push(if *value { 3 } else { 2 }),
        Test::In(options) => {
            list.push(4);
            list.extend(options.iter().map(|at| small(*at)));
        }
    }
    list
}
