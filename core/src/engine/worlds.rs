// SPDX-License-Identifier: EUPL-1.2
//! What is known, and what would be known after one change: each a world, told apart by the few answers that differ.

use super::conditions::WORD;
use crate::catalog::AttributeAt;
use crate::criterion::Leaf;
use crate::profile::{Answer, Facts};

/// The first world is what is known.
pub(crate) struct Worlds<'f> {
    known: &'f Facts,
    /// How many worlds there are.
    pub count: usize,
    /// For each attribute the worlds in which it has another value, with that value.
    others: Vec<Vec<(usize, Option<Answer>)>>,
}

impl Worlds<'_> {
    pub fn new(known: &Facts, attributes: usize) -> Worlds<'_> {
        Worlds { known, count: 1, others: vec![Vec::new(); attributes] }
    }

    /// Adds a world. Gives its number.
    pub fn add(&mut self, facts: &Facts) -> usize {
        let world = self.count;
        for (at, others) in self.others.iter_mut().enumerate() {
            let value = facts.get(at);
            if value != self.known.get(at) {
                others.push((world, value.cloned()));
            }
        }
        self.count += 1;
        world
    }

    pub fn is_unknown(&self, at: AttributeAt) -> bool {
        self.known.get(at).is_none()
    }

    /// Words for a bit per world.
    pub fn words(&self) -> usize {
        self.count.div_ceil(WORD)
    }

    /// Tells for each word of worlds in which of them the leaf is met and in which unmet.
    pub fn evaluate(&self, leaf: &Leaf, tell: &mut dyn FnMut(usize, (u64, u64))) {
        let truth = |value: Option<&Answer>| value.map(|answer| leaf.test.holds(answer));
        let usual = truth(self.known.get(leaf.attribute));
        let mut others = self.others.get(leaf.attribute).map_or(&[][..], Vec::as_slice).iter().peekable();
        for word in 0..self.words() {
            let all = |is: bool| if usual == Some(is) { u64::MAX } else { 0 };
            let (mut met, mut unmet) = (all(true), all(false));
            while let Some((world, value)) = others.next_if(|(world, _)| world / WORD == word) {
                let (bit, found) = (1 << (world % WORD), truth(value.as_ref()));
                met = if found == Some(true) { met | bit } else { met & !bit };
                unmet = if found == Some(false) { unmet | bit } else { unmet & !bit };
            }
            tell(word, (met, unmet));
        }
    }
}

/// For each word that holds some of these worlds its number and their bits.
pub(crate) fn masks(worlds: &std::ops::Range<usize>) -> impl Iterator<Item = (usize, u64)> {
    let (start, end) = (worlds.start, worlds.end);
    let words = if start < end { start / WORD..end.div_ceil(WORD) } else { 0..0 };
    words.map(move |word| {
        let below = |world: usize| match world.saturating_sub(word * WORD) {
            bits if bits < WORD => (1_u64 << bits) - 1,
            _ => u64::MAX,
        };
        (word, below(end) & !below(start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_hold_each_world_once() {
        for (start, end) in [(0, 0), (5, 5), (1, 3), (0, 64), (0, 65), (63, 64), (64, 128), (60, 200), (130, 131)] {
            let worlds: Vec<usize> = masks(&(start..end))
                .flat_map(|(word, bits)| (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| word * 64 + bit))
                .collect();
            assert_eq!(worlds, (start..end).collect::<Vec<_>>(), "{start} to {end}");
            assert!(masks(&(start..end)).all(|(_, bits)| bits > 0), "no word without any");
        }
    }
}
