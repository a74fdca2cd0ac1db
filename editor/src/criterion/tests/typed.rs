// SPDX-License-Identifier: EUPL-1.2
//! The text of a condition while it is typed.

use std::rc::Rc;

use foerderkompass_wording::notation::{NotationFault, Suggestion, complete, parse, print};
use serde_json::json;
use yew::Callback;

use super::{catalog, read};
use crate::criterion::text::{NotationProps, shown, written};
use crate::criterion::typing::{Typed, bytes, marked, taken, units};

#[test]
fn places_are_counted_as_the_browser_counts() {
    let text = "für 🙂 x";
    let expected = [(0, 0), (1, 1), (2, 3), (3, 4), (4, 5), (5, 5), (6, 9), (7, 10), (8, 11), (99, 11)];
    for (unit, byte) in expected {
        assert_eq!(bytes(text, unit), byte, "{unit}");
    }
    assert_eq!([0, 1, 2, 3, 5, 9, 11, 99].map(|byte| units(text, byte)), [0, 1, 1, 2, 4, 6, 8, 8]);
}

#[test]
fn a_suggestion_takes_its_place_and_the_cursor_stands_behind_it() {
    let with = |replace: std::ops::Range<usize>, with: &str| Suggestion { replace, with: with.into() };
    let rows = [
        ("Deu", with(0..3, "Deutschniveau"), ("Deutschniveau ", 14)),
        ("Alter höchstens (", with(18..18, "A2"), ("Alter höchstens (A2 ", 21)),
        ("Standort ist No und x", with(13..15, "Nord"), ("Standort ist Nord und x", 17)),
        ("Standort ist Nord", with(17..17, "und"), ("Standort ist Nord und ", 22)),
        ("Standort eine von Nord ", with(23..23, ","), ("Standort eine von Nord, ", 24)),
        ("(Standort ist Nord ", with(19..19, ")"), ("(Standort ist Nord) ", 20)),
        ("", with(0..0, "nicht"), ("nicht ", 6)),
        ("x", with(1..1, "("), ("x (", 3)),
    ];
    for (text, suggestion, (new, cursor)) in rows {
        assert_eq!(taken(text, &suggestion), (new.to_owned(), cursor), "{text}");
    }
    let fault = |at: std::ops::Range<usize>| NotationFault { at, message: String::new(), suggestions: Vec::new() };
    assert_eq!(marked("a bö c", &fault(2..5)), ("a ", "bö", " c"));
    assert_eq!(marked("a", &fault(1..1)), ("a", "…", ""));
    assert_eq!(marked("a", &fault(7..9)), ("a", "…", ""));
}

/// Somebody who only takes what is offered writes a condition.
#[test]
fn suggestions_lead_to_a_condition() {
    let catalog = catalog();
    let mut text = String::new();
    for typed in ["Deut", "mindes", "B1", "und", "Stand", "eine", "Nord", "Süd"] {
        if typed == "Süd" {
            text.push_str(", ");
        }
        text.push_str(typed);
        let offered = complete(&catalog, &text, text.len());
        text = taken(&text, offered.first().unwrap_or_else(|| panic!("{text}"))).0;
    }
    let read = parse(&catalog, &text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    assert_eq!(print(&catalog, &read), "Deutschniveau mindestens B1 und Standort eine von Nord, Süd");
}

#[test]
fn what_is_typed_stays_as_long_as_nobody_changed_the_condition() {
    let value = json!({"all": [{"attribute": "standort", "in": ["sued", "nord"]}, {"attribute": "kind_bg", "is": true}]});
    let props = NotationProps {
        id: "t".into(),
        label: "T".into(),
        catalog: Rc::new(catalog()),
        criterion: read(&value).criterion,
        value: Some(value.clone()),
        on_value: Callback::noop(),
    };
    let kind = "Minderjähriges Kind in der Bedarfsgemeinschaft";
    let text = format!("Standort eine von Nord, Süd und {kind}");
    assert_eq!(shown(&props, None), (text.clone(), None));
    // The same in other words changes nothing, not even the odd order of the options.
    assert_eq!(written(&props, &format!("standort eine von sued,nord und {kind}: ja")), Some(value.clone()));
    let other = json!({"all": [{"attribute": "standort", "in": ["sued", "nord"]}, {"attribute": "kind_bg", "is": false}]});
    assert_eq!(written(&props, &format!("{text}: nein")), Some(other.clone()));
    assert_eq!(written(&props, "Standort eine"), None);

    let typed = |text: &str, made| Typed { text: text.to_owned(), seen: Some(value.clone()), made };
    let half = typed("Standort eine", Some(value.clone()));
    let (kept, fault) = shown(&props, Some(&half));
    assert_eq!(kept, "Standort eine");
    assert!(!fault.unwrap().message.is_empty());
    let later = NotationProps { value: Some(other.clone()), criterion: read(&other).criterion, ..props.clone() };
    assert_eq!(shown(&later, Some(&half)), (format!("{text}: nein"), None), "the condition was changed elsewhere");
    let made = typed("Standort eine von Nord,Süd und x", Some(other));
    assert_eq!(shown(&later, Some(&made)).0, "Standort eine von Nord,Süd und x");
    assert_eq!(shown(&props, Some(&made)).0, "Standort eine von Nord,Süd und x", "the document is not there yet");
}
