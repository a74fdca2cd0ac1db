// SPDX-License-Identifier: EUPL-1.2
//! Which attributes still matter, in how many measures, and how many open measures an answer would settle.

use super::Engine;
use super::conditions::{MET, Truth, Truths, UNKNOWN, UNMET, WORD, words};
use super::intern::small;
use crate::candidates::candidates;
use crate::catalog::{AttributeAt, Catalog};
use crate::data::Outcome;
use crate::date::Dates;
use crate::profile::{Facts, Profile};
use crate::questions::{Question, in_order};

/// An open condition with the number of measures that it alone keeps open.
struct Unsettled {
    must: u32,
    measures: usize,
}

impl Engine {
    /// The questions that still matter, in the order in which they should be asked.
    pub(super) fn questions(
        &self,
        catalog: &Catalog,
        profile: &Profile,
        known: (&Facts, &Truths),
        by_class: &[Outcome],
        dates: Dates,
    ) -> Vec<Question> {
        let open = self.open_musts(known.1, by_class);
        let open_in = self.open_in(catalog.attributes().len(), known.1, by_class);
        let asked = open_in.into_iter().enumerate().filter(|(_, count)| *count > 0);
        let question = |(attribute, open_in)| {
            let decides = self.decides(catalog, profile, attribute, known, &open, dates);
            Question { attribute, decides, open_in }
        };
        in_order(catalog, asked.map(question).collect())
    }

    /// For each attribute the measures in which it could still change what is said about them.
    fn open_in(&self, attributes: usize, truths: &Truths, by_class: &[Outcome]) -> Vec<usize> {
        let words = words(attributes);
        let open = self.conditions.open(words, truths);
        let open = |condition: u32| {
            let start = condition.checked_sub(1).map(|part| part as usize * words);
            start.and_then(|start| open.get(start..start + words)).unwrap_or(&[])
        };
        let mut rules = vec![0_u64; self.rules.len() * words];
        for (list, set) in rules.chunks_mut(words).enumerate() {
            // As rules are read: one that is met ends the list.
            let read = self.rules.get(list).iter().take_while(|condition| truths.of_maybe(**condition) != MET);
            read.for_each(|condition| join(set, open(*condition)));
        }
        let of_rules = |list: u32| rules.get(list as usize * words..(list as usize + 1) * words).unwrap_or(&[]);
        let mut counts = vec![0; attributes];
        for (group, count) in self.group_counts.iter().enumerate() {
            let [class, responsible, carriers] = self.groups.get(group) else { continue };
            if by_class.get(*class as usize) == Some(&Outcome::Excluded) {
                continue;
            }
            let (must, should, hurdles) = self.classes.conditions(*class as usize);
            let mut set = vec![0_u64; words];
            [must, should].iter().chain(hurdles).for_each(|condition| join(&mut set, open(*condition)));
            join(&mut set, of_rules(*responsible));
            join(&mut set, of_rules(*carriers));
            add_to(&mut counts, &set, *count);
        }
        counts
    }

    /// The distinct conditions that keep measures open which are not unlikely anyway.
    fn open_musts(&self, truths: &Truths, by_class: &[Outcome]) -> Vec<Unsettled> {
        let mut measures = Vec::new();
        for (class, count) in self.classes.counts.iter().enumerate() {
            let (must, should, _) = self.classes.conditions(class);
            let open = by_class.get(class) == Some(&Outcome::Open) && truths.of_maybe(should) != UNMET;
            if let (true, Some(must)) = (open, must.checked_sub(1)) {
                if measures.len() <= must as usize {
                    measures.resize(must as usize + 1, 0);
                }
                if let Some(sum) = measures.get_mut(must as usize) {
                    *sum += count;
                }
            }
        }
        let each = measures.into_iter().enumerate().filter(|(_, measures)| *measures > 0);
        each.map(|(must, measures)| Unsettled { must: small(must), measures }).collect()
    }

    /// Counts the open measures that some answer to this attribute alone settles.
    fn decides(
        &self,
        catalog: &Catalog,
        profile: &Profile,
        at: AttributeAt,
        known: (&Facts, &Truths),
        open: &[Unsettled],
        dates: Dates,
    ) -> usize {
        let (Some(attribute), Some(thresholds)) = (catalog.attributes().get(at), self.thresholds.get(at)) else { return 0 };
        let (facts, truths) = known;
        let months = i64::from(dates.today.full_months_until(dates.on));
        let mut unsettled: Vec<&Unsettled> = open.iter().collect();
        let mut settled = 0;
        let mut tried: Vec<Vec<(u32, Truth)>> = Vec::new();
        let mut after = Truths::default();
        for answer in candidates(attribute, thresholds, months) {
            let mut answered = profile.clone();
            answered.put(at, Some(answer));
            let changed = Facts::new(catalog, &answered, dates);
            let parts = self.conditions.resting_on(&changed.differing(facts));
            after.clone_from(truths);
            // Answers that no leaf tells apart bring about the same.
            let leaves = self.conditions.evaluate_leaves(&parts, &changed, &mut after);
            if tried.contains(&leaves) {
                continue;
            }
            tried.push(leaves);
            self.conditions.evaluate_above(&parts, &mut after);
            unsettled.retain(|one| {
                let open = after.get(one.must) == UNKNOWN;
                settled += if open { 0 } else { one.measures };
                open
            });
        }
        settled
    }
}

fn join(set: &mut [u64], more: &[u64]) {
    for (word, more) in set.iter_mut().zip(more) {
        *word |= more;
    }
}

/// Adds the count to each attribute of the set.
fn add_to(counts: &mut [usize], set: &[u64], count: usize) {
    for (word, counts) in set.iter().zip(counts.chunks_mut(WORD)) {
        let mut left = *word;
        while left != 0 {
            if let Some(sum) = counts.get_mut(left.trailing_zeros() as usize) {
                *sum += count;
            }
            left &= left - 1;
        }
    }
}
