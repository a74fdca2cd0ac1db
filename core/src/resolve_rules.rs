// SPDX-License-Identifier: EUPL-1.2
//! Criteria: attributes, options and bounds that must exist and fit.

use crate::catalog::{Attribute, Kind};
use crate::criterion::{Criterion, Leaf, Shape, Test};
use crate::data::{Bound, CriterionData, ShapeData};
use crate::decode::Cx;
use crate::fault::{FaultKind, Referent};
use crate::resolve::Ids;
use crate::resolve_attribute::option;

/// Resolves a criterion against the attributes so far; those that stand later in their list must not be used.
///
/// `None` if anything in it is wrong; all of it has then been reported.
pub(crate) fn criterion(data: CriterionData, attributes: &[Attribute], ids: &Ids, cx: &mut Cx<'_>) -> Option<Criterion> {
    let leaf = |id: &str, used: &'static str, cx: &mut Cx<'_>, test: &dyn Fn(&Attribute, &mut Cx<'_>) -> Option<Test>| {
        if ids.stands_later(id) {
            cx.at("attribute", |cx| cx.error(FaultKind::LaterAttribute { id: id.to_owned() }));
            return None;
        }
        let attribute = cx.at("attribute", |cx| ids.find(Referent::Attribute, id, cx))?;
        let found = attributes.get(attribute)?;
        if !fits(&found.kind, used) {
            cx.error(FaultKind::KindMismatch { attribute: found.id.clone(), kind: found.kind_name(), used });
            return None;
        }
        Some(Shape::Leaf(Leaf { attribute, test: test(found, cx)? }))
    };
    let shape = match data.shape {
        ShapeData::All(data) => cx.at("all", |cx| parts(data, attributes, ids, cx)).map(Shape::All),
        ShapeData::Any(data) => cx.at("any", |cx| parts(data, attributes, ids, cx)).map(Shape::Any),
        ShapeData::Not(data) => cx.at("not", |cx| criterion(*data, attributes, ids, cx)).map(|c| Shape::Not(Box::new(c))),
        ShapeData::In { attribute, options } => leaf(&attribute.0, "in", cx, &|found, cx| in_test(found, &options, cx)),
        ShapeData::Range { attribute, min, max } => {
            leaf(&attribute.0, "min/max", cx, &|found, cx| range_test(found, min.as_ref(), max.as_ref(), cx))
        }
        ShapeData::Is { attribute, is } => leaf(&attribute.0, "is", cx, &|_, _| Some(Test::Is(is))),
        ShapeData::Unread => None,
    };
    Some(Criterion { text: data.text, norm: data.norm, shape: shape? })
}

fn fits(kind: &Kind, used: &str) -> bool {
    match kind {
        Kind::Flag => used == "is",
        Kind::Choice(_) | Kind::Multi(_) => used == "in",
        Kind::Ordinal(_) => used == "in" || used == "min/max",
        Kind::Integer(_) => used == "min/max",
    }
}

fn parts(data: Vec<CriterionData>, attributes: &[Attribute], ids: &Ids, cx: &mut Cx<'_>) -> Option<Vec<Criterion>> {
    let count = data.len();
    let resolve = |(i, data)| cx.at(i, |cx| criterion(data, attributes, ids, cx));
    // All parts, so that every fault is reported.
    let parts: Vec<Criterion> = data.into_iter().enumerate().filter_map(resolve).collect();
    (count > 0 && parts.len() == count).then_some(parts)
}

fn in_test(attribute: &Attribute, options: &[String], cx: &mut Cx<'_>) -> Option<Test> {
    let find = |(i, id): (usize, &String)| cx.at("in", |cx| cx.at(i, |cx| option(attribute, id, cx)));
    let mut places: Vec<usize> = options.iter().enumerate().filter_map(find).collect();
    if places.is_empty() || places.len() < options.len() {
        return None;
    }
    places.sort_unstable();
    places.dedup();
    Some(Test::In(places))
}

fn range_test(attribute: &Attribute, min: Option<&Bound>, max: Option<&Bound>, cx: &mut Cx<'_>) -> Option<Test> {
    let mut end = |key: &'static str, bound: Option<&Bound>| match bound {
        None => Some(None),
        Some(bound) => cx.at(key, |cx| range_end(attribute, bound, cx)).map(Some),
    };
    let (first, last) = (end("min", min), end("max", max));
    let (first, last) = (first?, last?);
    if let (Some(from), Some(to)) = (first, last)
        && from > to
    {
        let word = |bound: Option<&Bound>| match bound {
            Some(Bound::Option(id)) => id.clone(),
            Some(Bound::Number(number)) => number.to_string(),
            None => String::new(),
        };
        cx.error(FaultKind::EmptyRange { first: word(min), last: word(max) });
        return None;
    }
    // Neither end: both keys were unreadable, which has been reported.
    (first.is_some() || last.is_some()).then_some(Test::Range { min: first, max: last })
}

fn range_end(attribute: &Attribute, bound: &Bound, cx: &mut Cx<'_>) -> Option<i64> {
    match (&attribute.kind, bound) {
        (Kind::Ordinal(_), Bound::Option(id)) => option(attribute, id, cx).and_then(|at| i64::try_from(at).ok()),
        (Kind::Integer(range), Bound::Number(number)) if (range.min..=range.max).contains(number) => Some(*number),
        (Kind::Integer(range), Bound::Number(found)) => {
            let (found, min, max) = (*found, range.min, range.max);
            cx.error(FaultKind::OutsideAttribute { attribute: attribute.id.clone(), found, min, max });
            None
        }
        _ => {
            let used = if matches!(bound, Bound::Number(_)) { "number" } else { "option" };
            cx.error(FaultKind::KindMismatch { attribute: attribute.id.clone(), kind: attribute.kind_name(), used });
            None
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::catalog::{Choice, Integer};
    use crate::data::Id;
    use crate::decode::Found;
    use crate::json::parse;
    use crate::resolve::Place;

    fn leaf(shape: ShapeData) -> CriterionData {
        CriterionData { text: None, norm: None, shape }
    }

    /// What becomes of a condition on a choice `c` of `x` and `y` and a number `n`, and how many faults that makes.
    fn resolved(data: CriterionData) -> (Option<Shape>, usize) {
        let options = ["x", "y"].map(|id| Choice { id: id.into(), label: id.into(), help: None, group: None }).to_vec();
        let number = Integer { min: 0, max: 9, unit: None, advances: None };
        let attributes = [Attribute::plain("c", Kind::Choice(options)), Attribute::plain("n", Kind::Integer(number))];
        let (tree, mut found) = (parse("{}").unwrap(), Found::default());
        let mut cx = Cx::new(tree.root(), &mut found);
        let names = ["c", "n"].map(|id| Id(id.into()));
        let mut ids = Ids::new("attributes", names.iter(), &mut cx);
        names.iter().enumerate().for_each(|(at, id)| ids.set(id, Place::At(at)));
        let shape = criterion(data, &attributes, &ids, &mut cx).map(|criterion| criterion.shape);
        (shape, found.faults.len())
    }

    #[test]
    fn a_condition_is_there_only_if_all_of_it_is() {
        let id = |id: &str| Id(id.into());
        let one_of = |options: &[&str]| {
            let options = options.iter().map(|option| (*option).to_owned()).collect();
            leaf(ShapeData::In { attribute: id("c"), options })
        };
        let known = |options: &[usize]| Shape::Leaf(Leaf { attribute: 0, test: Test::In(options.to_vec()) });
        assert_eq!(resolved(one_of(&["y", "x", "y"])), (Some(known(&[0, 1])), 0));
        // What is unknown is told; that nothing stands there was told when it was read.
        assert_eq!(resolved(one_of(&["x", "z"])), (None, 1));
        assert_eq!(resolved(one_of(&["z"])), (None, 1));
        assert_eq!(resolved(one_of(&[])), (None, 0));
        let range = |min: Option<i64>, max: Option<i64>| {
            leaf(ShapeData::Range { attribute: id("n"), min: min.map(Bound::Number), max: max.map(Bound::Number) })
        };
        let within = |min, max| Shape::Leaf(Leaf { attribute: 1, test: Test::Range { min, max } });
        assert_eq!(resolved(range(Some(3), Some(3))), (Some(within(Some(3), Some(3))), 0));
        assert_eq!(resolved(range(None, None)), (None, 0));
        assert_eq!(resolved(range(Some(10), None)), (None, 1));
        for of in [ShapeData::All, ShapeData::Any] {
            let parts = |parts: &[CriterionData]| resolved(leaf(of(parts.to_vec())));
            let (both, faults) = parts(&[one_of(&["x"]), range(Some(1), None)]);
            assert!(matches!(both, Some(Shape::All(two) | Shape::Any(two)) if two.len() == 2) && faults == 0);
            assert_eq!(parts(&[one_of(&["x"]), one_of(&["z"]), one_of(&["z"])]), (None, 2));
            assert_eq!(parts(&[one_of(&["z"])]), (None, 1));
            assert_eq!(parts(&[]), (None, 0));
        }
    }
}
