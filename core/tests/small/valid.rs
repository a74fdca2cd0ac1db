// SPDX-License-Identifier: EUPL-1.2
//! What every catalogue that reading hands out must be: no reference into nothing, no empty range, no id twice.

use std::collections::BTreeSet;

use foerderkompass_core::{Answer, Attribute, Catalog, Changeable, Criterion, Kind, Leaf, Shape, Target, Test};

/// Stops the test at the first thing that is not valid.
pub fn assert_valid(catalog: &Catalog) {
    unique("categories", catalog.categories().iter().map(|one| &one.id));
    unique("focus", catalog.focus().iter().map(|one| &one.id));
    unique("attributes", catalog.attributes().iter().map(|one| &one.id));
    unique("contacts", catalog.contacts().iter().map(|one| &one.id));
    unique("measures", catalog.measures().iter().map(|one| &one.id));
    unique("personas", catalog.personas().iter().map(|one| &one.id));
    for focus in catalog.focus() {
        assert!(focus.categories.iter().all(|at| *at < catalog.categories().len()), "focus {}", focus.id);
    }
    for (at, attribute) in catalog.attributes().iter().enumerate() {
        attribute_is_valid(attribute);
        for rule in &attribute.implied {
            criterion(catalog, at, &rule.when);
            assert!(attribute.accepts(&rule.is), "implied value of {}", attribute.id);
        }
    }
    for contact in catalog.contacts() {
        assert!(contact.mailbox.is_some() || contact.phone.is_some(), "{} has no channel", contact.id);
        assert!(contact.deputies.iter().all(|at| *at < catalog.contacts().len()), "deputies of {}", contact.id);
        assert!(
            contact.absent.iter().all(|absence| absence.from <= absence.until && absence.from.year() > 0),
            "absence of {}",
            contact.id
        );
    }
    for left_out in catalog.left_out() {
        assert!(left_out.contacts.iter().all(|at| *at < catalog.contacts().len()), "contacts of {}", left_out.path);
    }
    for measure in catalog.measures() {
        let id = &measure.id;
        assert!(!id.is_empty() && !measure.title.trim().is_empty() && !measure.summary.trim().is_empty(), "texts of {id}");
        assert!(measure.also.iter().chain([&measure.category]).all(|at| *at < catalog.categories().len()), "categories of {id}");
        let rules = measure
            .carriers
            .iter()
            .filter_map(|rule| rule.when.as_ref())
            .chain(measure.responsible.iter().filter_map(|rule| rule.when.as_ref()));
        let hurdles = measure.hurdles.iter().map(|hurdle| &hurdle.criterion);
        measure
            .must
            .iter()
            .chain(&measure.should)
            .chain(hurdles)
            .chain(rules)
            .for_each(|one| criterion(catalog, usize::MAX, one));
        assert!(measure.responsible.iter().all(|rule| rule.is < catalog.contacts().len()), "contacts of {id}");
        let targets = measure
            .hurdles
            .iter()
            .filter_map(|hurdle| hurdle.solved_by)
            .chain(measure.relations.iter().map(|relation| relation.measure))
            .chain(measure.examples.iter().flat_map(|example| example.chain.iter().copied()));
        for target in targets {
            assert!(catalog.target(target).is_some(), "{target:?} of {id}");
        }
        for effect in &measure.effects {
            assert!(catalog.attributes()[effect.attribute].accepts(&effect.to), "effect of {id}");
        }
        assert!(measure.valid_from.zip(measure.valid_until).is_none_or(|(from, until)| from <= until), "validity of {id}");
        unique("offers", measure.offers.iter().map(|offer| &offer.id.0));
    }
    for persona in catalog.personas() {
        assert!(
            persona.answers.answered().all(|(at, answer)| catalog.attributes()[at].accepts(answer)),
            "answers of {}",
            persona.id
        );
        for (target, _) in &persona.expect {
            let known = matches!(target, Target::Measure(at) if *at < catalog.measures().len())
                || matches!(target, Target::LeftOut(at) if *at < catalog.left_out().len());
            assert!(known, "{target:?} of {}", persona.id);
        }
    }
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a String>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(!id.is_empty() && id.len() <= 64, "id {id:?} in {list}");
        assert!(seen.insert(id), "{id} twice in {list}");
    }
}

fn attribute_is_valid(attribute: &Attribute) {
    let options = attribute.options();
    match &attribute.kind {
        Kind::Flag => {}
        Kind::Integer(range) => assert!(-999_999 <= range.min && range.min <= range.max && range.max <= 999_999, "{range:?}"),
        Kind::Choice(_) | Kind::Ordinal(_) | Kind::Multi(_) => assert!(!options.is_empty(), "{} has no options", attribute.id),
    }
    unique("options", options.iter().map(|option| &option.id));
    match (&attribute.changeable, &attribute.kind) {
        (Changeable::No, _) | (Changeable::Step, Kind::Flag | Kind::Ordinal(_)) => {}
        (Changeable::To(to), Kind::Choice(_)) => assert!(to.iter().all(|at| *at < options.len()), "{}", attribute.id),
        other => panic!("{} cannot change like this: {other:?}", attribute.id),
    }
}

/// Fits the attributes before `end`, holds nothing empty and is at most 32 deep.
fn criterion(catalog: &Catalog, end: usize, one: &Criterion) {
    fn depth(catalog: &Catalog, end: usize, one: &Criterion) -> usize {
        match &one.shape {
            Shape::Leaf(found) => {
                leaf(catalog, end, found);
                1
            }
            Shape::Not(part) => 1 + depth(catalog, end, part),
            Shape::All(parts) | Shape::Any(parts) => {
                1 + parts.iter().map(|part| depth(catalog, end, part)).max().expect("no empty list")
            }
        }
    }
    assert!(depth(catalog, end, one) <= 32);
}

fn leaf(catalog: &Catalog, end: usize, leaf: &Leaf) {
    let attribute = &catalog.attributes()[leaf.attribute];
    assert!(leaf.attribute < end, "{} is used too early", attribute.id);
    let last = attribute.options().len() as i64 - 1;
    match (&leaf.test, &attribute.kind) {
        (Test::Is(_), Kind::Flag) => {}
        (Test::In(options), Kind::Choice(_) | Kind::Ordinal(_) | Kind::Multi(_)) => {
            assert!(!options.is_empty() && options.iter().all(|at| *at < attribute.options().len()), "{}", attribute.id);
        }
        (Test::Range { min, max }, Kind::Integer(_) | Kind::Ordinal(_)) => {
            let (low, high) = if let Kind::Integer(range) = &attribute.kind { (range.min, range.max) } else { (0, last) };
            assert!(min.is_some() || max.is_some(), "{}", attribute.id);
            assert!(min.iter().chain(max).all(|end| (low..=high).contains(end)), "{}", attribute.id);
            assert!(min.zip(*max).is_none_or(|(min, max)| min <= max), "{}", attribute.id);
        }
        other => panic!("{other:?} of {}", attribute.id),
    }
}

/// Every answer that an attribute takes; for a multi those of one option, for numbers all of its range.
pub fn all_answers(attribute: &Attribute) -> Vec<Answer> {
    match &attribute.kind {
        Kind::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
        Kind::Choice(options) | Kind::Ordinal(options) => (0..options.len()).map(Answer::Option).collect(),
        Kind::Multi(options) => (0..options.len()).filter_map(|at| Answer::options([at])).collect(),
        Kind::Integer(range) => (range.min..=range.max).map(Answer::Integer).collect(),
    }
}
