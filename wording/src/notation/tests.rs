// SPDX-License-Identifier: EUPL-1.2
//! What counts as the same spelling, as a number and as near, and up to which lengths names are looked at.

use foerderkompass_core::Choice;

use super::names::{Found, Spelling, Written, find, is_bare, negation};
use super::suggest::{closeness, near};
use super::words::{Reserved, key, number, reserved};

fn list(labels: &[&str]) -> Vec<Choice> {
    let one = |(at, label): (usize, &&str)| Choice { id: format!("id{at}"), label: (*label).to_owned(), help: None, group: None };
    labels.iter().enumerate().map(one).collect()
}

fn found(list: &[Choice], text: &str) -> Option<usize> {
    match find(list, &Written { text: text.to_owned(), spelling: Spelling::Quoted, at: 0..0 }) {
        Found::One(at) => Some(at),
        Found::Several(_) | Found::Nothing => None,
    }
}

#[test]
fn a_number_is_whole_and_its_groups_have_three_digits() {
    let rows = [
        ("0", Some(0)),
        ("12", Some(12)),
        ("007", Some(7)),
        ("-3", Some(-3)),
        ("–3", Some(-3)),
        ("−3", Some(-3)),
        ("1.000", Some(1000)),
        ("-1.000", Some(-1000)),
        ("12.345.678", Some(12_345_678)),
        ("123.456", Some(123_456)),
        ("999999999999", Some(999_999_999_999)),
        ("1234567890123", None),
        ("1.234.567.890.123", None),
        ("1.00", None),
        ("1.0000", None),
        ("1.000.00", None),
        ("1000.000", None),
        ("12.", None),
        (".500", None),
        ("0.500", None),
        (".", None),
        ("", None),
        ("-", None),
        ("--3", None),
        ("+3", None),
        ("3a", None),
        ("zwölf", None),
    ];
    for (word, expected) in rows {
        assert_eq!(number(word), expected, "{word}");
    }
}

#[test]
fn spellings_are_the_same_up_to_case_umlauts_dashes_and_the_width_of_gaps() {
    for (one, other) in [
        ("Höchstens", "hoechstens"),
        ("höchstens", "HOCHSTENS"),
        ("a b", "  a \n  b "),
        ("18–24", "18 - 24"),
        ("18—24", "18-24"),
        ("u\u{ad}nd", "und"),
    ] {
        assert_eq!(key(one), key(other), "{one} {other}");
    }
    for (one, other) in [("a b", "ab"), ("Standort Nord", "StandortNord"), ("hoechstens", "hochstens"), ("18–24", "1824")] {
        assert_ne!(key(one), key(other), "{one} {other}");
    }
}

#[test]
fn an_umlaut_is_typed_in_either_way_from_the_first_letter_on() {
    let label = key("Süd öffnen");
    for typed in ["sü", "su", "sue", "süd o", "sued oe", ""] {
        assert!(label.starts_with(&key(typed)), "{typed}");
    }
    for typed in ["öff", "off", "oeff", "s"] {
        assert!(label.has_word(&key(typed)), "{typed}");
    }
    for typed in ["d", "sued o\u{308}x", "ffnen", "ued"] {
        assert!(!label.starts_with(&key(typed)) && !label.has_word(&key(typed)), "{typed}");
    }
}

/// Soft hyphens from a word processor are no letters, but there is an end to them.
#[test]
fn a_word_of_the_notation_has_at_most_sixteen_bytes() {
    let with = |hyphens: usize| format!("mindestens{}", "\u{ad}".repeat(hyphens));
    for (hyphens, expected) in [(0, Some(Reserved::AtLeast)), (3, Some(Reserved::AtLeast)), (4, None), (5, None)] {
        assert_eq!(reserved(&with(hyphens)), expected, "{hyphens}");
    }
}

/// The first number is what makes it near: a slip, its begin, a word of it, a part of it. The second is how near.
#[test]
fn longer_names_may_have_more_slips() {
    let rows = [
        ("ab", "ac", None),
        ("abc", "abd", Some((0, 1))),
        ("abcde", "abdce", Some((0, 1))),
        ("abcde", "abcxy", None),
        ("abcdef", "abcdxy", Some((0, 2))),
        ("abcdef", "abcxyz", None),
        ("abcdefgh", "abcdefxy", Some((0, 2))),
        ("abcdefgh", "abcdexyz", None),
        ("abcdefghi", "abcdefxyz", Some((0, 3))),
        ("abcdefghi", "abcdewxyz", None),
        ("De", "Deutsch", None),
        ("Deu", "Deutsch", Some((1, 7))),
        ("24", "18–24", Some((2, 5))),
        ("de", "das deutsch", None),
        ("deu", "das deutsch", Some((2, 11))),
        ("utsc", "das deutsch", None),
        ("eutsc", "das deutsch", Some((3, 11))),
        ("", "Deutsch", None),
        ("\u{ad}", "Deutsch", None),
    ];
    for (typed, label, expected) in rows {
        assert_eq!(closeness(&key(typed), &key(label)), expected, "{typed} {label}");
    }
}

#[test]
fn what_is_proposed_for_a_name_has_its_limits() {
    for (typed, expected) in [(79, 1), (80, 1), (81, 0), (82, 0)] {
        assert_eq!(near(&list(&[&"a".repeat(80)]), &"a".repeat(typed)).len(), expected, "{typed}");
    }
    for (length, expected) in [(85, 1), (320, 1), (321, 0)] {
        let label = format!("kurs {}", "x".repeat(length - 5));
        assert_eq!(near(&list(&[&label]), "kurs").len(), expected, "{length}");
    }
    assert!(near(&list(&["Deutsch", "\u{200b}"]), "\u{ad}").is_empty());
}

/// Longer names are known letter by letter only.
#[test]
fn a_name_of_a_thousand_bytes_has_one_spelling() {
    for (length, spelled) in [(998, true), (999, true), (1000, false), (1001, false)] {
        let label = format!("Nicht {}", "x".repeat(length - 6));
        let both = list(&[&"x".repeat(length - 6), &label]);
        assert_eq!(found(&both, &label), Some(1), "{length}");
        assert_eq!(found(&both, &label.to_uppercase()), spelled.then_some(1), "{length}");
        assert_eq!(negation(&both, &both[0].label), spelled.then_some(1), "{length}");
    }
    // Letters that nobody can see are no name.
    assert_eq!(found(&list(&["\u{200b}", "a"]), "\u{ad}"), None);
}

#[test]
fn a_label_stands_alone_if_it_reads_as_itself() {
    let rows = [
        ("Kurs neu", true, true),
        ("Gibt es keine", false, true),
        ("Lesen und Schreiben", false, false),
        ("a (b)", false, false),
        ("Kurs  neu", false, false),
        (" Kurs", false, false),
        ("", false, false),
        ("  ", false, false),
    ];
    for (label, attribute, option) in rows {
        assert_eq!((is_bare(label, true), is_bare(label, false)), (attribute, option), "{label:?}");
    }
}
