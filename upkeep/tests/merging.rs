// SPDX-License-Identifier: EUPL-1.2
//! Two sides change the same catalogue at random: whatever either did is in the merged catalogue or in a conflict.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use foerderkompass_upkeep::*;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Small, so that both sides often meet in the same place.
fn small() -> Document {
    let measure = |id: &str| {
        json!({"id": id, "title": id, "summary": "S", "category": "k", "also": ["l", "n"], "checks": ["1", "2"], "changed_on": "2026-01-01",
               "must": {"attribute": "a", "in": ["x"]},
               "offers": [{"id": "o", "provider": "P", "client_contact": {"phone": "1"}}, {"id": "p", "provider": "Q"}]})
    };
    let root = json!({
        "format": "1", "title": "T", "publisher": "P", "version": "1", "as_of": "2026-01-01", "law_as_of": "2026-01-01",
        "categories": [{"id": "k", "label": "K"}, {"id": "l", "label": "L"}, {"id": "n", "label": "N"}],
        "focus": [{"id": "f", "label": "F", "categories": ["k", "l"]}],
        "attributes": [{"id": "a", "kind": "choice", "label": "A", "options": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}, {"id": "z", "label": "Z"}]}],
        "contacts": [{"id": "c", "role": "C", "phone": "1", "deputies": ["d"]}, {"id": "d", "role": "D", "phone": "2"}],
        "measures": [measure("m"), measure("n"), measure("o")],
        "personas": [{"id": "p", "title": "P", "answers": {"a": "x"}, "expect": {"fits": ["m", "n"]}}]
    });
    Document::new(root).expect("an object")
}

/// Every place of a catalogue.
fn places(value: &Value, at: Path, all: &mut Vec<Path>) {
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(i, value)| places(value, at.at(i), all)),
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, at.key(key), all)),
        _ => {}
    }
    if !at.0.is_empty() {
        all.push(at);
    }
}

/// What a person could do at a place, by a number.
fn edited(document: &Document, choice: (usize, u8)) -> Document {
    let mut all = Vec::new();
    places(document.root(), Path::root(), &mut all);
    let path = &all[choice.0 % all.len()];
    let value = document.get(path).expect("a place");
    let new = format!("new{}", choice.1);
    let edit = match (value, choice.1 % 5) {
        (Value::Array(list), 0 | 1) if list.len() > 1 => {
            Edit::shift(path, usize::from(choice.1) % list.len(), usize::from(choice.1 / 5) % list.len())
        }
        (Value::Array(list), _) => match list.first() {
            Some(Value::Object(first)) => {
                let mut entry = first.clone();
                entry.insert("id".into(), new.as_str().into());
                Edit::insert(document, path, usize::from(choice.1) % 3, Value::Object(entry))
            }
            _ => Edit::insert(document, path, usize::from(choice.1) % 3, new.into()),
        },
        (Value::Object(_), 0 | 1) => Edit::set(document, &path.key("note"), new.into()),
        (Value::Object(_), _) => Edit::remove(document, path),
        // Ids stay as they are: renaming is deleting and adding.
        (_, 0) if path.0.last() != Some(&Step::Key("id".into())) => Edit::remove(document, path),
        _ if path.0.last() == Some(&Step::Key("id".into())) => Edit::set(document, path, value.clone()),
        _ if path.0.last() == Some(&Step::Key("changed_on".into())) => {
            Edit::set(document, path, format!("2026-0{}-01", choice.1 % 9 + 1).into())
        }
        _ => Edit::set(document, path, new.into()),
    };
    let mut changed = document.clone();
    apply(&mut changed, &edit).expect("it fits");
    changed
}

/// The value of a list by id: entries, or texts as themselves.
fn by_id(value: &Value) -> Option<Vec<(String, &Value)>> {
    let list = value.as_array()?;
    let id = |value: &Value| value.as_str().or_else(|| value.get("id")?.as_str()).map(str::to_owned);
    let found: Vec<(String, &Value)> = list.iter().map(|value| Some((id(value)?, value))).collect::<Option<_>>()?;
    let unique: BTreeSet<&String> = found.iter().map(|(id, _)| id).collect();
    (unique.len() == found.len()).then_some(found)
}

/// A place by ids instead of indices, as `measures/m/offers/o/provider`.
type Way = Vec<String>;

/// What is in conflict, as ways.
fn in_conflict(merge: &Merge) -> Vec<Way> {
    let way = |conflict: &Conflict| {
        let entry = &conflict.entry;
        let owner = entry.kind.owner().map(|kind| vec![kind.list().to_string(), entry.owner.clone()]).unwrap_or_default();
        let own = if entry.kind == Kind::Head { Vec::new() } else { vec![entry.kind.list().to_string(), entry.id.clone()] };
        let field = conflict.field.iter().map(|step| match step {
            Step::Key(key) => key.clone(),
            Step::At(at) => at.to_string(),
        });
        owner.into_iter().chain(own).chain(field).collect()
    };
    merge.conflicts.iter().map(way).collect()
}

/// Checks that what a side changed is there: an oracle that knows nothing of how merging works.
fn assert_kept(way: &Way, base: Option<&Value>, side: Option<&Value>, merged: Option<&Value>, conflicts: &[Way]) {
    if base == side || side == merged || conflicts.iter().any(|conflict| way.starts_with(conflict)) {
        return;
    }
    let further = |step: &str| way.iter().cloned().chain([step.to_string()]).collect::<Way>();
    match (side, merged) {
        (Some(Value::Object(_)), Some(Value::Object(_))) => {
            let keys: BTreeSet<&String> =
                [base, side].into_iter().flatten().filter_map(Value::as_object).flat_map(|map| map.keys()).collect();
            for key in keys {
                let of = |value: Option<&'_ Value>| value.and_then(|value| value.get(key).cloned());
                assert_kept(&further(key), of(base).as_ref(), of(side).as_ref(), of(merged).as_ref(), conflicts);
            }
        }
        (Some(mine), Some(all)) if way.last().is_some_and(|key| key == "changed_on") => assert!(all.as_str() >= mine.as_str()),
        (Some(mine @ Value::Array(_)), Some(all @ Value::Array(_))) => {
            let (Some(mine), Some(all)) = (by_id(mine), by_id(all)) else { panic!("{way:?} is lost") };
            let base = base.and_then(by_id).unwrap_or_default();
            let ids: BTreeSet<&String> = base.iter().chain(&mine).map(|(id, _)| id).collect();
            for id in ids {
                let of =
                    |list: &[(String, &Value)]| list.iter().find(|(other, _)| other == id).map(|(_, value)| (*value).clone());
                assert_kept(&further(id), of(&base).as_ref(), of(&mine).as_ref(), of(&all).as_ref(), conflicts);
            }
            let common = |list: &[(String, &Value)], of: &[(String, &Value)]| -> Vec<String> {
                list.iter().map(|(id, _)| id.clone()).filter(|id| of.iter().any(|(other, _)| other == id)).collect()
            };
            let (was, own) = (common(&base, &mine), common(&mine, &base));
            if was != own {
                let still = |list: Vec<String>| {
                    list.into_iter().filter(|id| all.iter().any(|(other, _)| other == id)).collect::<Vec<_>>()
                };
                let merged_order: Vec<String> = all.iter().map(|(id, _)| id.clone()).filter(|id| own.contains(id)).collect();
                assert_eq!(still(own.clone()), merged_order, "the order of {way:?} is lost");
            }
        }
        _ => panic!("{way:?} is lost: {base:?} became {side:?}, merged is {merged:?}"),
    }
}

fn check(base: &Document, mine: &Document, theirs: &Document) {
    let merged = merge(base, mine, theirs);
    let conflicts = in_conflict(&merged);
    for side in [mine, theirs] {
        assert_kept(&Vec::new(), Some(base.root()), Some(side.root()), Some(merged.document.root()), &conflicts);
    }
    for conflict in &merged.conflicts {
        assert!(conflict.mine != conflict.theirs && conflict.mine != conflict.base && conflict.theirs != conflict.base);
        for side in [Side::Mine, Side::Theirs, Side::Base] {
            let edits = resolve(&merged.document, conflict, side).expect("its entry is there");
            let mut resolved = merged.document.clone();
            apply_all(&mut resolved, &edits).expect("they fit");
            if conflict.about == About::Value && !(conflict.field.is_empty() && conflict.entry.kind != Kind::Head) {
                let path = find(&resolved, &conflict.entry).expect("the entry").join(&conflict.field);
                assert_eq!(resolved.get(&path), conflict.side(side));
            } else if conflict.about == About::Value {
                assert_eq!(value(&resolved, &conflict.entry), conflict.side(side));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn random_edits_on_two_sides_lose_nothing(
        ours in prop::collection::vec((0usize..10_000, 0u8..40), 0..6),
        others in prop::collection::vec((0usize..10_000, 0u8..40), 0..6),
    ) {
        let base = small();
        let side = |choices: &[(usize, u8)]| choices.iter().fold(base.clone(), |document, choice| edited(&document, *choice));
        let (mine, theirs) = (side(&ours), side(&others));
        check(&base, &mine, &theirs);
        let same = |one: &Document, other: &Document, result: &Document| {
            let merged = merge(&base, one, other);
            merged.conflicts.is_empty() && merged.document.text() == result.text()
        };
        prop_assert!(same(&mine, &mine, &mine) && same(&mine, &base, &mine) && same(&base, &mine, &mine));
    }
}

#[test]
fn what_both_changed_is_asked_and_what_one_changed_is_taken() {
    let base = small();
    let with = |text: &str, value: Value| {
        let mut changed = base.clone();
        let edit = Edit::set(&base, &Path::parse(text).expect("a path"), value);
        apply(&mut changed, &edit).expect("it fits");
        changed
    };
    let rows = [
        ("measures[0].summary", json!("A"), "measures[0].summary", json!("B"), 1),
        ("measures[0].summary", json!("A"), "measures[0].title", json!("B"), 0),
        (
            "measures[0].must",
            json!({"attribute": "a", "in": ["y"]}),
            "measures[0].must",
            json!({"attribute": "a", "in": ["z"]}),
            1,
        ),
        ("measures[0].also", json!(["l"]), "measures[0].also", json!(["l", "n", "k"]), 0),
        ("measures[0].checks", json!(["1"]), "measures[0].checks", json!(["1", "2", "3"]), 1),
        ("measures[0].changed_on", json!("2026-02-01"), "measures[0].changed_on", json!("2026-03-01"), 0),
        ("measures[0].offers[0].note", json!("A"), "measures[0].offers[1].note", json!("B"), 0),
        ("title", json!("A"), "title", json!("B"), 1),
        (
            "changes",
            json!([{"on": "2026-02-01", "measures": ["m"]}]),
            "changes",
            json!([{"on": "2026-02-01", "measures": ["n"]}, {"on": "2026-01-09"}]),
            0,
        ),
        ("focus[0].categories", json!(["l", "k"]), "focus[0].categories", json!(["k", "l", "n"]), 0),
        ("personas[0].answers.a", json!("y"), "personas[0].answers.b", json!(true), 0),
    ];
    for (one, mine, other, theirs, conflicts) in rows {
        let merged = merge(&base, &with(one, mine), &with(other, theirs));
        assert_eq!(merged.conflicts.len(), conflicts, "{one} {other}");
    }
    let order = |ids: [&str; 3]| ids.map(|id| json!({"id": id, "label": id.to_uppercase()})).into_iter().collect::<Value>();
    let sides = [["y", "x", "z"], ["x", "z", "y"]].map(|ids| with("attributes[0].options", order(ids)));
    let merged = merge(&base, &sides[0], &sides[1]);
    assert_eq!(merged.conflicts.iter().map(|conflict| conflict.about).collect::<Vec<_>>(), [About::Order]);
    let edits = resolve(&merged.document, &merged.conflicts[0], Side::Theirs).expect("the list");
    let mut resolved = merged.document.clone();
    apply_all(&mut resolved, &edits).expect("they fit");
    assert_eq!(resolved, sides[1]);
    let merged = merge(&base, &with("measures[0].also", json!(["l"])), &with("measures[0].also", json!(["l", "n", "k"])));
    assert_eq!(merged.document.root()["measures"][0]["also"], json!(["l", "k"]));
    let (one, two) = (
        json!([{"on": "2026-02-01", "measures": ["m"]}]),
        json!([{"on": "2026-03-01"}, {"on": "2026-02-01", "measures": ["n"]}]),
    );
    let merged = merge(&base, &with("changes", one), &with("changes", two));
    assert_eq!(merged.document.root()["changes"], json!([{"on": "2026-03-01"}, {"on": "2026-02-01", "measures": ["m", "n"]}]));
}
