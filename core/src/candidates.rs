// SPDX-License-Identifier: EUPL-1.2
//! Finite stand-ins for all answers of an attribute: enough of them that whatever some answer can bring about, one of
//! the candidates brings about.

use crate::catalog::{Attribute, AttributeAt, Catalog, Kind};
use crate::criterion::{Criterion, Leaf, Test};
use crate::profile::Answer;

/// Calls `f` with every criterion of a catalogue.
pub fn each_criterion<'c>(catalog: &'c Catalog, f: &mut impl FnMut(&'c Criterion)) {
    for attribute in catalog.attributes() {
        attribute.implied.iter().for_each(|rule| f(&rule.when));
    }
    for measure in catalog.measures() {
        measure.must.iter().for_each(&mut *f);
        measure.should.iter().for_each(&mut *f);
        measure.hurdles.iter().for_each(|hurdle| f(&hurdle.criterion));
        measure.carriers.iter().filter_map(|rule| rule.when.as_ref()).for_each(&mut *f);
        measure.responsible.iter().filter_map(|rule| rule.when.as_ref()).for_each(&mut *f);
    }
}

/// The bounds that a catalogue's criteria put on an attribute's numbers, as the first number of each interval.
pub fn thresholds(catalog: &Catalog, attribute: AttributeAt) -> Vec<i64> {
    let mut found = Vec::new();
    each_criterion(catalog, &mut |criterion| criterion.each_leaf(&mut |leaf| add_thresholds(leaf, attribute, &mut found)));
    found.sort_unstable();
    found.dedup();
    found
}

pub(crate) fn add_thresholds(leaf: &Leaf, attribute: AttributeAt, into: &mut Vec<i64>) {
    if let (true, Test::Range { min, max }) = (leaf.attribute == attribute, &leaf.test) {
        into.extend(min.iter().copied());
        into.extend(max.map(|max| max.saturating_add(1)));
    }
}

/// Candidate answers. Numbers: around each threshold, as given and as they are `months` or years earlier, so that the
/// number read on the later day lies on either side; around zero, which never advances; and both ends.
/// A multi is answered with one option.
pub(crate) fn candidates(attribute: &Attribute, thresholds: &[i64], months: i64) -> Vec<Answer> {
    match &attribute.kind {
        Kind::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(Answer::Option).collect(),
        Kind::Multi(options) => (0..options.len()).filter_map(|at| Answer::options([at])).collect(),
        Kind::Integer(range) => {
            let mut numbers = vec![range.min, range.max];
            let around = |middle: i64| [middle.saturating_sub(2), middle.saturating_sub(1), middle, middle.saturating_add(1)];
            for threshold in thresholds.iter().copied().chain([0]) {
                for shift in [0, months, months / 12] {
                    numbers.extend(around(threshold.saturating_sub(shift)));
                }
            }
            numbers.retain(|number| (range.min..=range.max).contains(number));
            numbers.sort_unstable();
            numbers.dedup();
            numbers.into_iter().map(Answer::Integer).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Choice, Integer};

    #[test]
    fn numbers_stand_around_each_threshold_now_and_as_they_were_before() {
        let number = |min, max| Attribute::plain("a", Kind::Integer(Integer { min, max, unit: None, advances: None }));
        let found = |attribute: &Attribute, thresholds: &[i64], months| {
            let numbers = candidates(attribute, thresholds, months).into_iter();
            numbers.map(|answer| if let Answer::Integer(number) = answer { number } else { i64::MAX }).collect::<Vec<_>>()
        };
        // 60, 24 months and 2 years before it, 0, and both ends.
        let expected = [0, 1, 34, 35, 36, 37, 56, 57, 58, 59, 60, 61, 99];
        assert_eq!(found(&number(0, 99), &[60], 24), expected);
        let expected = [-30, -26, -25, -24, -23, -4, -3, -2, -1, 0, 1, 30];
        assert_eq!(found(&number(-30, 30), &[], 24), expected);
        assert_eq!(found(&number(5, 7), &[], 24), [5, 7]);
    }

    #[test]
    fn of_options_every_one_stands_for_itself() {
        let options = || ["x", "y"].map(|id| Choice { id: id.into(), label: id.into(), help: None, group: None }).to_vec();
        let each = vec![Answer::Option(0), Answer::Option(1)];
        assert_eq!(candidates(&Attribute::plain("a", Kind::Choice(options())), &[], 0), each);
        assert_eq!(candidates(&Attribute::plain("a", Kind::Ordinal(options())), &[], 0), each);
        assert_eq!(
            candidates(&Attribute::plain("a", Kind::Multi(options())), &[], 0),
            [Answer::Options(vec![0]), Answer::Options(vec![1])]
        );
        assert_eq!(candidates(&Attribute::plain("a", Kind::Flag), &[], 0), [Answer::Flag(false), Answer::Flag(true)]);
    }
}
