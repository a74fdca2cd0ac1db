// SPDX-License-Identifier: EUPL-1.2
//! Faults in both languages: a whole sentence for every kind, and what the English ones say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod kinds;

use foerderkompass_core::{FaultKind, JsonShape, KindName, Referent, Severity};
use foerderkompass_wording::Language;
use kinds::{all, date, misfits, text};

/// Long enough, ended, and put together without gaps.
fn is_a_sentence(text: &str) -> bool {
    text.chars().count() > 20
        && text.ends_with(['.', '?'])
        && !text.contains("  ")
        && !text.contains("..")
        && !text.contains("Some(")
        && text.trim() == text
}

#[test]
fn every_kind_has_a_sentence_of_its_own_in_each_language() {
    let mut seen: Vec<(String, FaultKind)> = Vec::new();
    for kind in all() {
        let german = Language::German.faults().fault(&kind);
        let english = Language::English.faults().fault(&kind);
        assert!(is_a_sentence(&german) && !german.contains(['‘', '’', '”']), "{kind:?}: {german}");
        assert!(is_a_sentence(&english) && !english.contains(['„', '“', '”']), "{kind:?}: {english}");
        assert_eq!(german.matches('„').count(), german.matches('“').count(), "{kind:?}: {german}");
        assert_eq!(english.matches('‘').count(), english.matches('’').count(), "{kind:?}: {english}");
        assert_ne!(german, english, "{kind:?}");
        let twin = seen.iter().find(|(sentence, _)| *sentence == english);
        // The kinds of attribute that are tested or answered alike share their sentences, and so do answers within
        // a catalogue and outside of one.
        let alike = matches!(kind, FaultKind::KindMismatch { .. } | FaultKind::BadAnswer(_));
        assert!(alike || twin.is_none(), "{kind:?} and {twin:?}: {english}");
        seen.push((english, kind));
    }
    assert!(seen.len() > 120, "only {}", seen.len());
}

#[test]
fn misfits_are_said_alike_alone_and_within_a_catalogue() {
    for language in [Language::German, Language::English] {
        for misfit in misfits() {
            let alone = language.faults().misfit(&misfit);
            assert_eq!(language.faults().fault(&FaultKind::BadAnswer(misfit)), alone);
        }
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    assert_eq!(severities.map(|one| Language::German.faults().severity(one)), ["Fehler", "Warnung", "Hinweis"]);
    assert_eq!(severities.map(|one| Language::English.faults().severity(one)), ["Error", "Warning", "Hint"]);
}

#[test]
fn english_sentences_say_what_is_wrong_and_what_would_be_right() {
    let rows = [
        (FaultKind::Missing { key: "title" }, "The field ‘title’ is missing. Add it to this entry."),
        (
            FaultKind::UnknownKey { key: text("titel"), near: Some(text("title")) },
            "There is no field ‘titel’ here – did you mean ‘title’?",
        ),
        (
            FaultKind::WrongShape { expected: JsonShape::Text, found: JsonShape::WholeNumber },
            "This is a whole number; it should be a text in quotation marks.",
        ),
        (
            FaultKind::UnknownReference { what: Referent::Measure, id: text("x"), near: None },
            "There is no measure ‘x’. Use an id from the list ‘measures’.",
        ),
        (
            FaultKind::BadWord { found: text("wort"), allowed: &["flag", "choice", "multi"], near: None },
            "There is no ‘wort’ here. Use ‘flag’, ‘choice’ or ‘multi’.",
        ),
        (
            FaultKind::KindMismatch { attribute: text("alter"), kind: KindName::Integer, used: "in" },
            "‘in’ does not go with the attribute ‘alter’. It is tested by ‘min’ and ‘max’ and whole numbers.",
        ),
        (
            FaultKind::CriterionShape { found: vec!["all", "any"] },
            "‘all’ and ‘any’ are not possible together. Use exactly one of these forms: ‘all’, ‘any’, ‘not’, or ‘attribute’ with ‘in’, with ‘min’ and ‘max’ or with ‘is’.",
        ),
        (FaultKind::TooManyMeasures { limit: 200_000 }, "The catalogue has too many measures. At most 200,000 are allowed."),
        (
            FaultKind::OldPlaces { as_of: date("2026-11-02") },
            "The number of free places is from 2 November 2026, more than 14 days old. Enter how many there are now.",
        ),
        (
            FaultKind::BadDate { found: text("\u{202e}x") },
            "‘[U+202E]x’ is not a date. Write year-month-day, for example ‘2027-03-31’.",
        ),
    ];
    for (kind, expected) in rows {
        assert_eq!(Language::English.faults().fault(&kind), expected, "{kind:?}");
    }
}
