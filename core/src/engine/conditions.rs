// SPDX-License-Identifier: EUPL-1.2
//! All conditions of a catalogue, each distinct part once: however many measures share a condition, it is evaluated once,
//! and after a change of one answer only what rests on that answer is evaluated again.
//!
//! The logic is that of [`crate::criterion`]; the tests compare the two and a third one.

use super::intern::{Lists, small};
use crate::bits::Bits;
use crate::catalog::AttributeAt;
use crate::criterion::{Criterion, Leaf, Shape, Test, Verdict};
use crate::profile::Facts;

/// Truth in the order in which `and` takes the smaller and `or` the larger one.
pub(crate) type Truth = u8;

pub(crate) const UNMET: Truth = 0;
pub(crate) const UNKNOWN: Truth = 1;
pub(crate) const MET: Truth = 2;

/// First number of a part: what it is. The others are parts, or what the leaf asks.
const ALL: u32 = 0;
const ANY: u32 = 1;
const NOT: u32 = 2;
const LEAF: u32 = 3;

/// The distinct parts, those inside another before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Conditions {
    parts: Lists,
    /// The parts that are leaves, with what they ask, in the order of the parts.
    leaves: Vec<(u32, Leaf)>,
    /// For each attribute the parts whose truth rests on it, leaves included.
    rests_on: Vec<Bits>,
}

/// The truth of every part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Truths {
    of: Vec<Truth>,
}

impl Truths {
    pub fn get(&self, part: u32) -> Truth {
        self.of.get(part as usize).copied().unwrap_or(UNKNOWN)
    }

    /// Truth of an absent condition is met; parts are kept plus one, so that zero is none.
    pub fn of_maybe(&self, part: u32) -> Truth {
        part.checked_sub(1).map_or(MET, |part| self.get(part))
    }

    fn put(&mut self, part: usize, truth: Truth) {
        if let Some(place) = self.of.get_mut(part) {
            *place = truth;
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

    /// To be called once when all conditions are taken in.
    pub fn finish(&mut self, attributes: usize) {
        let (count, words) = (self.parts.len(), words(attributes));
        let of_parts = self.gathered(words, &|_| true);
        let rests =
            |part: usize, at: usize| of_parts.get(part * words + at / WORD).is_some_and(|word| word >> (at % WORD) & 1 == 1);
        for at in 0..attributes {
            let mut parts = Bits::new(count);
            (0..count).filter(|part| rests(*part, at)).for_each(|part| parts.set(part));
            self.rests_on.push(parts);
        }
    }

    /// The parts directly inside a part.
    fn inside(&self, part: usize) -> &[u32] {
        match self.parts.get(part) {
            [ALL | ANY | NOT, inside @ ..] => inside,
            _ => &[],
        }
    }

    /// The leaves with the numbers of their parts.
    pub fn leaves(&self) -> &[(u32, Leaf)] {
        &self.leaves
    }

    /// The parts whose truth rests on any of these attributes.
    pub fn resting_on(&self, attributes: &[AttributeAt]) -> Bits {
        let mut all = Bits::new(self.parts.len());
        for bits in attributes.iter().filter_map(|at| self.rests_on.get(*at)) {
            all.or(bits);
        }
        all
    }

    /// Evaluates everything on what is known.
    pub fn evaluate(&self, facts: &Facts) -> Truths {
        let mut truths = Truths { of: vec![UNKNOWN; self.parts.len()] };
        self.evaluate_again(&Bits::all(self.parts.len()), facts, &mut truths);
        truths
    }

    /// Evaluates the given parts anew on other facts. What is not among them must rest on nothing that differs.
    pub fn evaluate_again(&self, parts: &Bits, facts: &Facts, truths: &mut Truths) {
        self.evaluate_leaves(parts, facts, truths);
        self.evaluate_above(parts, truths);
    }

    /// Of these parts the leaves, with their truth.
    pub fn evaluate_leaves(&self, parts: &Bits, facts: &Facts, truths: &mut Truths) -> Vec<(u32, Truth)> {
        let mut found = Vec::new();
        for (part, leaf) in self.leaves.iter().filter(|(part, _)| parts.get(*part as usize)) {
            let truth = truth(leaf, facts);
            truths.put(*part as usize, truth);
            found.push((*part, truth));
        }
        found
    }

    /// Of these parts those made of others.
    pub fn evaluate_above(&self, parts: &Bits, truths: &mut Truths) {
        parts.iter().for_each(|part| self.evaluate_part(part, truths));
    }

    fn evaluate_part(&self, part: usize, truths: &mut Truths) {
        let truth = match self.parts.get(part) {
            [ALL, inside @ ..] => inside.iter().fold(MET, |truth, one| truth.min(truths.get(*one))),
            [ANY, inside @ ..] => inside.iter().fold(UNMET, |truth, one| truth.max(truths.get(*one))),
            [NOT, inside] => MET - truths.get(*inside),
            _ => return,
        };
        truths.put(part, truth);
    }

    /// For each part the attributes that are open in it: those of its unknown leaves all of whose ancestors inside the part
    /// are unknown. So many words for each part, an attribute a bit.
    pub fn open(&self, words: usize, truths: &Truths) -> Vec<u64> {
        self.gathered(words, &|part| truths.get(small(part)) == UNKNOWN)
    }

    /// For each part the attributes of the leaves that only wanted parts lead to.
    fn gathered(&self, words: usize, wanted: &dyn Fn(usize) -> bool) -> Vec<u64> {
        let mut gathered = vec![0_u64; self.parts.len() * words];
        for (part, leaf) in self.leaves.iter().filter(|(part, _)| wanted(*part as usize)) {
            if let Some(word) = gathered.get_mut(*part as usize * words + leaf.attribute / WORD) {
                *word |= 1 << (leaf.attribute % WORD);
            }
        }
        for part in (0..self.parts.len()).filter(|part| wanted(*part)) {
            for inside in self.inside(part) {
                for at in 0..words {
                    let more = gathered.get(*inside as usize * words + at).copied().unwrap_or(0);
                    if let Some(word) = gathered.get_mut(part * words + at) {
                        *word |= more;
                    }
                }
            }
        }
        gathered
    }
}

/// Attributes per word.
pub(crate) const WORD: usize = u64::BITS as usize;

/// Words for a set of attributes.
pub(crate) fn words(attributes: usize) -> usize {
    attributes.div_ceil(WORD).max(1)
}

/// As the rest of the core says it.
pub(crate) fn verdict(truth: Truth) -> Verdict {
    match truth {
        UNMET => Verdict::Unmet,
        MET => Verdict::Met,
        _ => Verdict::Unknown,
    }
}

/// Truth of a leaf.
fn truth(leaf: &Leaf, facts: &Facts) -> Truth {
    match facts.get(leaf.attribute) {
        None => UNKNOWN,
        Some(answer) if leaf.test.holds(answer) => MET,
        Some(_) => UNMET,
    }
}

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
        Test::Is(value) => list.push(2 + u32::from(*value)),
        Test::In(options) => {
            list.push(4);
            list.extend(options.iter().map(|at| small(*at)));
        }
    }
    list
}
