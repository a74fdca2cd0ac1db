// SPDX-License-Identifier: EUPL-1.2
//! Changes of the tree, one by one and back again.

use serde_json::{Value, json};

use super::{conditions, document, nodes, read, steps};
use crate::criterion::tree::{Act, Done, Group, done, group_of, may_unwrap, node};

fn leaf(id: &str) -> Value {
    json!({"attribute": id, "is": true})
}

/// A condition, what is done to it, and what it is then and where the focus goes; nothing if it cannot be done.
type Row<'r> = (&'r Value, Act, Option<(Value, &'r str)>);

#[test]
fn every_change_does_what_it_says() {
    let (a, b, c) = (leaf("a"), leaf("b"), leaf("c"));
    let flat = json!({"all": [a, b, c]});
    let deep = json!({"all": [a, {"text": "T", "norm": "N", "any": [b, c]}]});
    let rows: Vec<Row> = vec![
        (&a, Act::Add(vec![], Group::All, b.clone()), Some((json!({"all": [a, b]}), "all[1]"))),
        (&flat, Act::Add(vec![], Group::All, a.clone()), Some((json!({"all": [a, b, c, a]}), "all[3]"))),
        (&flat, Act::Add(vec![], Group::Any, a.clone()), Some((json!({"any": [flat, a]}), "any[1]"))),
        (
            &flat,
            Act::Add(steps("all[1]"), Group::Any, a.clone()),
            Some((json!({"all": [a, {"any": [b, a]}, c]}), "all[1].any[1]")),
        ),
        (&flat, Act::Remove(steps("all[1]")), Some((json!({"all": [a, c]}), "all[1]"))),
        (&flat, Act::Remove(steps("all[2]")), Some((json!({"all": [a, b]}), "all[1]"))),
        (&flat, Act::Remove(steps("all[3]")), None),
        (&flat, Act::Up(steps("all[1]")), Some((json!({"all": [b, a, c]}), "all[0]"))),
        (&flat, Act::Up(steps("all[0]")), None),
        (&flat, Act::Down(steps("all[1]")), Some((json!({"all": [a, c, b]}), "all[2]"))),
        (&flat, Act::Down(steps("all[2]")), None),
        (&flat, Act::Wrap(steps("all[0]"), Group::Not), Some((json!({"all": [{"not": a}, b, c]}), "all[0]"))),
        (&flat, Act::Wrap(vec![], Group::Any), Some((json!({"any": [flat]}), ""))),
        (&flat, Act::Turn(vec![], Group::Any), Some((json!({"any": [a, b, c]}), ""))),
        (&a, Act::Turn(vec![], Group::Any), None),
        (&flat, Act::Unwrap(vec![]), None),
        (&deep, Act::Unwrap(steps("all[1]")), None),
        (
            &deep,
            Act::Turn(steps("all[1]"), Group::All),
            Some((json!({"all": [a, {"text": "T", "norm": "N", "all": [b, c]}]}), "all[1]")),
        ),
        (
            &deep,
            Act::Out(steps("all[1].any[0]")),
            Some((json!({"all": [a, {"text": "T", "norm": "N", "any": [c]}, b]}), "all[2]")),
        ),
        (&deep, Act::Out(steps("all[1]")), None),
        (&deep, Act::In(steps("all[1]")), None),
        (&a, Act::Remove(vec![]), None),
    ];
    for (root, act, expected) in rows {
        let found = done(root, &act);
        if matches!(act, Act::Remove(ref at) if at.is_empty()) {
            assert_eq!(found, Some(Done { root: None, at: vec![] }));
            continue;
        }
        let expected = expected.map(|(root, at)| Done { root: Some(root), at: steps(at) });
        assert_eq!(found, expected, "{act:?} of {root}");
    }
}

#[test]
fn a_group_that_is_dissolved_leaves_its_paragraph_behind() {
    let (a, b) = (leaf("a"), leaf("b"));
    let own = json!({"norm": "§ 1", "attribute": "b", "is": true});
    let same = json!({"all": [a, {"text": "T", "norm": "§ 2", "all": [a, own]}]});
    let noted = json!({"norm": "§ 2", "attribute": "a", "is": true});
    let found = done(&same, &Act::Unwrap(steps("all[1]"))).unwrap();
    assert_eq!(found.root, Some(json!({"all": [a, noted, own]})));
    let single = json!({"text": "T", "norm": "§ 2", "any": [b]});
    let found = done(&single, &Act::Unwrap(vec![])).unwrap().root.unwrap();
    assert_eq!(found.to_string(), r#"{"text":"T","norm":"§ 2","attribute":"b","is":true}"#);
    let not = json!({"text": "T", "not": {"text": "U", "attribute": "b", "is": true}});
    assert_eq!(done(&not, &Act::Unwrap(vec![])).unwrap().root, Some(json!({"text": "U", "attribute": "b", "is": true})));
}

#[test]
fn moving_in_and_out_is_inverse() {
    let (a, b, c) = (leaf("a"), leaf("b"), leaf("c"));
    let root = json!({"all": [{"any": [a, b]}, c]});
    let into = done(&root, &Act::In(steps("all[1]"))).unwrap();
    assert_eq!(into, Done { root: Some(json!({"all": [{"any": [a, b, c]}]})), at: steps("all[0].any[2]") });
    assert_eq!(done(&into.root.unwrap(), &Act::Out(into.at)).unwrap(), Done { root: Some(root), at: steps("all[1]") });
    let last = json!({"all": [{"any": [a]}, c]});
    let out = done(&last, &Act::Out(steps("all[0].any[0]"))).unwrap();
    assert_eq!(out, Done { root: Some(json!({"all": [a, c]})), at: steps("all[0]") });
}

/// On every node of every shipped condition: back and forth is nothing, and what is left reads without a fault.
#[test]
fn shipped_conditions_come_through_every_change() {
    let (mut changes, mut emptied) = (0, 0);
    for (path, root) in conditions(&document()) {
        if path.to_string().starts_with("attributes") {
            continue;
        }
        for at in nodes(&root) {
            let there = |act: &Act| done(&root, act).unwrap_or_else(|| panic!("{path} {act:?}"));
            for group in [Group::All, Group::Any, Group::Not] {
                let wrapped = there(&Act::Wrap(at.clone(), group)).root.unwrap();
                assert_eq!(read(&wrapped).troubles, []);
                assert!(may_unwrap(&wrapped, &at));
                assert_eq!(done(&wrapped, &Act::Unwrap(at.clone())).unwrap().root.as_ref(), Some(&root), "{path}");
            }
            let this = group_of(node(&root, &at).unwrap()).filter(|group| *group != Group::Not);
            if let Some(group) = this {
                let turned = there(&Act::Turn(at.clone(), group.other())).root.unwrap();
                assert_eq!(read(&turned).troubles, []);
                let back = done(&turned, &Act::Turn(at.clone(), group)).unwrap().root.unwrap();
                assert_eq!(back.to_string(), root.to_string());
            }
            if let Some(Done { root: Some(up), at: to }) = done(&root, &Act::Up(at.clone())) {
                assert_eq!(done(&up, &Act::Down(to)).unwrap().root.as_ref(), Some(&root));
            }
            match there(&Act::Remove(at.clone())).root {
                None => emptied += 1,
                Some(left) => {
                    assert_eq!(read(&left).troubles, [], "{path} without {at:?}");
                    assert!(node(&left, &there(&Act::Remove(at)).at).is_some());
                }
            }
            changes += 1;
        }
    }
    assert!(changes > 200 && emptied > 100, "{changes} {emptied}");
}
