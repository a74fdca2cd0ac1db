// SPDX-License-Identifier: EUPL-1.2
//! Which attributes still matter, in how many measures, and how many open measures an answer would settle.

use std::ops::Range;

use super::Engine;
use super::conditions::{Truths, WORD};
use super::worlds::{Worlds, masks};
use crate::bits::bits;
use crate::candidates::candidates;
use crate::catalog::Catalog;
use crate::criterion::Verdict;
use crate::data::Outcome;
use crate::date::Dates;
use crate::profile::{Facts, Profile};
use crate::questions::{Question, in_order};
use crate::table::small;

impl Engine {
    /// Adds a world for each answer to what is not known. Gives for each attribute its worlds.
    pub(super) fn answers(
        &self,
        catalog: &Catalog,
        profile: &Profile,
        dates: Dates,
        worlds: &mut Worlds<'_>,
    ) -> Vec<Range<usize>> {
        let months = i64::from(dates.today.full_months_until(dates.on));
        let mut of_attributes = Vec::new();
        for (at, (attribute, thresholds)) in catalog.attributes().iter().zip(&self.thresholds).enumerate() {
            let first = worlds.count;
            let unknown = worlds.is_unknown(at);
            for answer in candidates(attribute, thresholds, months).into_iter().filter(|_| unknown) {
                let mut answered = profile.clone();
                answered.put(at, Some(answer));
                worlds.add(&Facts::new(catalog, &answered, dates));
            }
            of_attributes.push(first..worlds.count);
        }
        of_attributes
    }

    /// The questions that still matter, in the order in which they should be asked. `answers` are the worlds in which each
    /// attribute is answered.
    pub(super) fn questions(
        &self,
        catalog: &Catalog,
        truths: &Truths,
        by_class: &[Outcome],
        answers: &[Range<usize>],
    ) -> Vec<Question> {
        let open_in = self.open_in(answers.len(), truths, by_class);
        let decides = self.decides(truths, by_class, answers);
        let counted = open_in.into_iter().zip(decides).enumerate().filter(|(_, (open_in, _))| *open_in > 0);
        in_order(catalog, counted.map(|(attribute, (open_in, decides))| Question { attribute, decides, open_in }).collect())
    }

    /// For each attribute the open measures that some answer to it alone settles.
    fn decides(&self, truths: &Truths, by_class: &[Outcome], answers: &[Range<usize>]) -> Vec<usize> {
        let answers: Vec<Vec<(usize, u64)>> = answers.iter().map(|worlds| masks(worlds).collect()).collect();
        let words = answers.iter().flatten().map(|(word, _)| word + 1).max().unwrap_or(0);
        let (mut counts, mut decided) = (vec![0; answers.len()], Vec::new());
        for (must, measures) in self.open_musts(truths, by_class).into_iter().enumerate().filter(|(_, count)| *count > 0) {
            decided.clear();
            decided.extend((0..words).map(|word| truths.word(small(must), word)).map(|(met, unmet)| met | unmet));
            let settled = |(word, worlds): &(usize, u64)| decided.get(*word).is_some_and(|decided| decided & worlds != 0);
            for (count, worlds) in counts.iter_mut().zip(&answers) {
                *count += if worlds.iter().any(settled) { measures } else { 0 };
            }
        }
        counts
    }

    /// For each attribute the measures in which it could still change what is said about them.
    fn open_in(&self, attributes: usize, truths: &Truths, by_class: &[Outcome]) -> Vec<usize> {
        let words = attributes.div_ceil(WORD).max(1);
        let open = self.conditions.open(words, truths);
        let open = |condition: u32| {
            let start = condition.checked_sub(1).map(|part| part as usize * words);
            start.and_then(|start| open.get(start..start + words)).unwrap_or(&[])
        };
        let mut rules = vec![0_u64; self.rules.len() * words];
        for (list, set) in rules.chunks_mut(words).enumerate() {
            // As rules are read: one that is met ends the list.
            let read = self.rules.get(list).iter().take_while(|condition| truths.now(**condition) != Verdict::Met);
            read.for_each(|condition| join(set, open(*condition)));
        }
        let mut classes = vec![0_u64; self.classes.len() * words];
        for (class, set) in classes.chunks_mut(words).enumerate() {
            let (must, should, hurdles) = self.classes.conditions(class);
            [must, should].iter().chain(hurdles).for_each(|condition| join(set, open(*condition)));
        }
        let of = |at: u32| at as usize * words..(at as usize + 1) * words;
        let mut sums = Sums::new(words);
        let mut set = vec![0_u64; words];
        for (group, count) in self.group_counts.iter().enumerate() {
            let [class, responsible, carriers] = self.groups.get(group) else { continue };
            if by_class.get(*class as usize) == Some(&Outcome::Excluded) {
                continue;
            }
            set.fill(0);
            for (sets, at) in [(&classes, class), (&rules, responsible), (&rules, carriers)] {
                join(&mut set, sets.get(of(*at)).unwrap_or(&[]));
            }
            sums.add(&set, *count);
        }
        sums.counts(attributes)
    }

    /// For each condition the measures that it alone keeps open and that are not unlikely anyway.
    fn open_musts(&self, truths: &Truths, by_class: &[Outcome]) -> Vec<usize> {
        let mut measures = Vec::new();
        for (class, count) in self.classes.counts.iter().enumerate() {
            let (must, should, _) = self.classes.conditions(class);
            let open = by_class.get(class) == Some(&Outcome::Open) && truths.now(should) != Verdict::Unmet;
            if open && measures.len() <= must as usize {
                measures.resize(must as usize + 1, 0);
            }
            if let Some(sum) = measures.get_mut(must as usize).filter(|_| open) {
                *sum += count;
            }
        }
        measures
    }
}

fn join(set: &mut [u64], more: &[u64]) {
    for (word, more) in set.iter_mut().zip(more) {
        *word |= more;
    }
}

/// Sums for each bit of a set, kept as binary digits across the bits: the first digit of all sums in one plane, then the
/// second, and so on. Adding a set costs about two operations, however many bits it has.
struct Sums {
    words: usize,
    /// One word after the other for each digit.
    planes: Vec<u64>,
}

impl Sums {
    fn new(words: usize) -> Sums {
        Sums { words, planes: Vec::new() }
    }

    /// Adds the count to the sum of each bit of the set.
    fn add(&mut self, set: &[u64], count: usize) {
        for digit in bits(count as u64) {
            for (at, word) in set.iter().enumerate() {
                let (mut carry, mut place) = (*word, digit * self.words + at);
                while carry != 0 {
                    if self.planes.len() <= place {
                        self.planes.resize(place + 1, 0);
                    }
                    let Some(plane) = self.planes.get_mut(place) else { break };
                    (*plane, carry) = (*plane ^ carry, *plane & carry);
                    place += self.words;
                }
            }
        }
    }

    fn counts(&self, count: usize) -> Vec<usize> {
        let mut counts = vec![0; count];
        for (place, plane) in self.planes.iter().enumerate() {
            let (digit, word) = (place / self.words, place % self.words);
            for bit in bits(*plane) {
                if let Some(sum) = counts.get_mut(word * WORD + bit) {
                    *sum += 1 << digit;
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_one_by_one() {
        let (mut sums, mut expected) = (Sums::new(2), vec![0; 100]);
        for n in 0..3000_usize {
            let set = [(n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15), (n as u64).wrapping_mul(0x2545_f491_4f6c_dd1d) >> 28];
            sums.add(&set, n % 37);
            for (at, sum) in expected.iter_mut().enumerate() {
                *sum += (set[at / 64] >> (at % 64) & 1) as usize * (n % 37);
            }
        }
        assert_eq!(sums.counts(100), expected);
    }
}
