// SPDX-License-Identifier: EUPL-1.2
//! Truth tables, whole: every condition of up to six leaves under every way to answer them, every leaf under every answer,
//! and every row of the table of outcomes. What is right is looked up in tables that are written out here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "truth/trees.rs"]
mod trees;

use Verdict::{Met, Unknown, Unmet};
use foerderkompass_core::{
    Answer, Catalog, Date, Dates, Facts, Finding, Index, Outcome, Profile, Query, Test, Verdict, open, results,
};
use serde_json::{Value, json};
use trees::{Tree, VALUES, all_trees, assignments, facts};

const AND: [[Verdict; 3]; 3] = [[Met, Unmet, Unknown], [Unmet, Unmet, Unmet], [Unknown, Unmet, Unknown]];
const OR: [[Verdict; 3]; 3] = [[Met, Met, Met], [Met, Unmet, Unknown], [Met, Unknown, Unknown]];
const NOT: [Verdict; 3] = [Unmet, Met, Unknown];

fn place(value: Verdict) -> usize {
    VALUES.iter().position(|one| *one == value).unwrap()
}

/// What the tables say of a tree.
fn looked_up(tree: &Tree, leaves: &[Verdict]) -> Verdict {
    let joined = |table: [[Verdict; 3]; 3], parts: &[Tree]| {
        let mut values = parts.iter().map(|part| looked_up(part, leaves));
        let first = values.next().unwrap();
        values.fold(first, |one, other| table[place(one)][place(other)])
    };
    match tree {
        Tree::Leaf(at) => leaves[*at],
        Tree::Not(part) => NOT[place(looked_up(part, leaves))],
        Tree::All(parts) => joined(AND, parts),
        Tree::Any(parts) => joined(OR, parts),
    }
}

fn written(tree: &Tree) -> Value {
    let list = |parts: &[Tree]| parts.iter().map(written).collect::<Vec<Value>>();
    match tree {
        Tree::Leaf(at) => json!({"attribute": format!("f{at}"), "is": true}),
        Tree::Not(part) => json!({"not": written(part)}),
        Tree::All(parts) => json!({"all": list(parts)}),
        Tree::Any(parts) => json!({"any": list(parts)}),
    }
}

fn answer(value: Verdict) -> Option<Answer> {
    match value {
        Met => Some(Answer::Flag(true)),
        Unmet => Some(Answer::Flag(false)),
        Unknown => None,
    }
}

/// Each finding holds what the tables say of its part.
fn explains(finding: &Finding<'_>, tree: &Tree, leaves: &[Verdict]) {
    assert_eq!(finding.verdict, looked_up(tree, leaves), "{tree:?} {leaves:?}");
    let inside = tree.inside();
    assert_eq!(finding.parts.len(), inside.len(), "{tree:?}");
    finding.parts.iter().zip(inside).for_each(|(part, tree)| explains(part, tree, leaves));
}

#[test]
fn every_condition_of_up_to_six_leaves_is_as_its_table_says() {
    let mut looked = 0_u64;
    // In a short run up to five.
    let most = if std::env::var_os("FK_RANDOM_SHARE").is_some() { 5 } else { 6 };
    for leaves in 1..=most {
        // With a `not` at any set of places up to three leaves, at each single place up to five, and at one place of each tree
        // of six: more cannot be borne in every run.
        let mut trees = all_trees(leaves, leaves <= 3);
        let negated = |(n, tree): (usize, &Tree)| {
            let negated = tree.with_a_not();
            if leaves < 6 { negated } else { vec![negated[n % negated.len()].clone()] }
        };
        if leaves > 3 {
            trees.extend(trees.iter().enumerate().flat_map(negated).collect::<Vec<Tree>>());
        }
        let facts: Vec<(Vec<Verdict>, Facts)> =
            assignments(leaves).into_iter().map(|values| (values.clone(), facts(&values))).collect();
        for tree in &trees {
            let condition = tree.condition();
            for (values, facts) in &facts {
                assert_eq!(condition.verdict(facts), looked_up(tree, values), "{tree:?} {values:?}");
                looked += 1;
            }
            // The tree of reasons under each assignment of the small ones, and some of the large ones.
            for (values, facts) in facts.iter().step_by(if leaves > 4 { 31 } else { 1 }) {
                explains(&condition.finding(facts), tree, values);
            }
        }
    }
    assert!(looked > if most == 6 { 5_000_000 } else { 500_000 }, "only {looked} rows");
}

/// A catalogue of measures with these conditions on flags.
fn catalog(flags: usize, measures: Vec<Value>) -> Catalog {
    let attributes: Vec<Value> =
        (0..flags).map(|at| json!({"id": format!("f{at}"), "kind": "flag", "label": format!("Merkmal {at}")})).collect();
    let text = json!({
        "format": "1", "title": "Probe", "publisher": "Prüfstand", "version": "1", "as_of": "2026-11-22", "law_as_of": "2026-11-22",
        "categories": [{"id": "alles", "label": "Alles"}], "attributes": attributes, "contacts": [], "measures": measures,
    });
    open(text.to_string().as_bytes()).unwrap().catalog
}

fn measure(at: usize, more: Value) -> Value {
    let mut measure =
        json!({"id": format!("m{at}"), "title": format!("Maßnahme {at}"), "summary": "Probe.", "category": "alles"});
    measure.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    measure
}

fn profile(catalog: &Catalog, values: &[Verdict]) -> Profile {
    let mut profile = Profile::default();
    for (at, value) in values.iter().enumerate() {
        assert!(profile.set(catalog, at, answer(*value)));
    }
    profile
}

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// The columns that the page computes with agree with the tables, too.
#[test]
fn the_engine_is_as_the_tables_say() {
    let trees: Vec<Tree> = (1..=3).flat_map(|leaves| all_trees(leaves, true)).chain(all_trees(4, false)).collect();
    let measures = trees.iter().enumerate().map(|(at, tree)| measure(at, json!({"must": written(tree)}))).collect();
    let catalog = catalog(4, measures);
    assert_eq!(catalog.measures().len(), trees.len());
    assert!(trees.len() > 300, "{}", trees.len());
    let index = Index::new(&catalog);
    for values in assignments(4) {
        let found = results(&catalog, &index, &Query::default(), &profile(&catalog, &values), Dates::on_day(today()));
        for (tree, outcome) in trees.iter().zip(&found.outcomes) {
            let expected = match looked_up(tree, &values) {
                Met => Outcome::Fits,
                Unmet => Outcome::Excluded,
                Unknown => Outcome::Open,
            };
            assert_eq!(*outcome, expected, "{tree:?} {values:?}");
        }
    }
}

/// The table of outcomes, row by row: must, should and one hurdle in every combination, in a time and outside of it.
#[test]
fn the_table_of_outcomes_is_the_pages() {
    let more = json!({
        "must": {"attribute": "f0", "is": true}, "should": {"attribute": "f1", "is": true},
        "hurdles": [{"criterion": {"attribute": "f2", "is": true}}],
        "valid_from": "2026-11-01", "valid_until": "2026-12-31",
    });
    let catalog = catalog(3, vec![measure(0, more)]);
    let index = Index::new(&catalog);
    let days = [("2026-10-31", false), ("2026-11-01", true), ("2026-12-31", true), ("2027-01-01", false)];
    for (day, exists) in days {
        for values in assignments(3) {
            let expected = match (exists, values[0], values[1], values[2]) {
                (false, _, _, _) | (_, Unmet, _, _) => Outcome::Excluded,
                (_, Unknown, _, _) => Outcome::Open,
                (_, Met, Unmet, _) => Outcome::Unlikely,
                (_, Met, Met | Unknown, Unmet) => Outcome::FitsAfterHurdle,
                (_, Met, Met | Unknown, Met | Unknown) => Outcome::Fits,
            };
            let dates = Dates { today: today(), on: Date::parse(day).unwrap() };
            let profile = profile(&catalog, &values);
            let found = results(&catalog, &index, &Query::default(), &profile, dates);
            assert_eq!(found.outcomes, [expected], "{day} {values:?}");
            assert_eq!(found.assessment(&catalog, 0).unwrap().outcome, expected, "{day} {values:?}");
        }
    }
}

/// Every subset of so many options but the empty one.
fn subsets(options: usize) -> Vec<Vec<usize>> {
    (1..1_usize << options).map(|bits| (0..options).filter(|at| bits >> at & 1 == 1).collect()).collect()
}

#[test]
fn every_leaf_is_as_its_table_says() {
    let holds = |test: &Test, answer: &Answer, expected: bool| {
        assert_eq!(test.holds(answer), expected, "{test:?} {answer:?}");
    };
    for (asked, given, expected) in [(true, true, true), (true, false, false), (false, true, false), (false, false, true)] {
        holds(&Test::Is(asked), &Answer::Flag(given), expected);
    }
    for wanted in subsets(4) {
        for option in 0..4 {
            holds(&Test::In(wanted.clone()), &Answer::Option(option), wanted.contains(&option));
        }
        for chosen in subsets(4) {
            let common = (0..4).any(|option| wanted.contains(&option) && chosen.contains(&option));
            holds(&Test::In(wanted.clone()), &Answer::options(chosen).unwrap(), common);
        }
    }
    let ends: Vec<Option<i64>> = (-3..=4).map(Some).chain([None]).collect();
    for (min, max) in ends.iter().flat_map(|min| ends.iter().map(move |max| (*min, *max))) {
        for number in -3..=4 {
            let within = (-3..=4).filter(|one| Some(*one) >= min).filter(|one| max.is_none() || Some(*one) <= max);
            let expected = within.into_iter().any(|one| one == number);
            holds(&Test::Range { min, max }, &Answer::Integer(number), expected);
            if let Ok(option) = usize::try_from(number) {
                holds(&Test::Range { min, max }, &Answer::Option(option), expected);
            }
        }
    }
}

/// A test of another kind than the answer holds nothing; a catalogue has no such leaf.
#[test]
fn a_test_of_another_kind_holds_nothing() {
    let answers = [Answer::Flag(true), Answer::Option(0), Answer::options([0]).unwrap(), Answer::Integer(0)];
    let tests = [
        (Test::Is(true), [true, false, false, false]),
        (Test::In(vec![0]), [false, true, true, false]),
        (Test::Range { min: None, max: None }, [false, true, false, true]),
    ];
    for (test, expected) in tests {
        assert_eq!(answers.each_ref().map(|answer| test.holds(answer)), expected, "{test:?}");
    }
}
