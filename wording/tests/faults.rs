// SPDX-License-Identifier: EUPL-1.2
//! Faults in both languages: a whole sentence for every kind, and what the English ones say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{FaultKind, JsonError, JsonShape, KindName, Misfit, Referent, Severity, UrlFault};
use foerderkompass_wording::Language;
use small::date;

const KINDS: [KindName; 5] = [KindName::Flag, KindName::Choice, KindName::Ordinal, KindName::Multi, KindName::Integer];

fn text(text: &str) -> String {
    text.to_owned()
}

fn about_the_whole() -> Vec<FaultKind> {
    let errors = [
        JsonError::Empty,
        JsonError::UnexpectedEnd,
        JsonError::Unexpected('x'),
        JsonError::Unexpected('\u{1b}'),
        JsonError::ExpectedKey,
        JsonError::ExpectedColon,
        JsonError::ExpectedCommaOrEnd,
        JsonError::TrailingComma,
        JsonError::TrailingText,
        JsonError::BadEscape,
        JsonError::LoneSurrogate,
        JsonError::ControlInText,
        JsonError::BadNumber,
        JsonError::BadWord,
        JsonError::TooDeep(64),
    ];
    let mut kinds: Vec<FaultKind> = errors.map(FaultKind::NotJson).into();
    kinds.extend([
        FaultKind::NotUtf8 { utf16: true },
        FaultKind::NotUtf8 { utf16: false },
        FaultKind::TextTooLong { limit: 128 * 1024 * 1024 },
        FaultKind::TooManyMeasures { limit: 200_000 },
        FaultKind::NestedTooDeep { limit: 32 },
        FaultKind::NewerFormat { found: text("2") },
        FaultKind::MinorAhead { found: text("1.9") },
        FaultKind::ByteOrderMark,
    ]);
    kinds
}

fn about_the_shape() -> Vec<FaultKind> {
    let urls = [UrlFault::Scheme, UrlFault::Character, UrlFault::UserInfo, UrlFault::Host, UrlFault::Address, UrlFault::Number];
    let mut kinds: Vec<FaultKind> = urls.map(|why| FaultKind::BadUrl { found: text("x:y"), why }).into();
    let shapes = [
        JsonShape::Null,
        JsonShape::Flag,
        JsonShape::Number,
        JsonShape::WholeNumber,
        JsonShape::Text,
        JsonShape::List,
        JsonShape::Object,
        JsonShape::Bound,
        JsonShape::FlagOrList,
    ];
    kinds.extend(shapes.map(|expected| FaultKind::WrongShape { expected, found: JsonShape::Null }));
    kinds.extend([
        FaultKind::Missing { key: "title" },
        FaultKind::Null,
        FaultKind::UnknownKey { key: text("titel"), near: Some(text("title")) },
        FaultKind::UnknownKey { key: text("farbe"), near: None },
        FaultKind::DuplicateKey { key: text("title") },
        FaultKind::EmptyText,
        FaultKind::EmptyList,
        FaultKind::ControlCharacter { code: 0 },
        FaultKind::BadId { found: text("M!") },
        FaultKind::BadDate { found: text("heute") },
        FaultKind::BadWord { found: text("flog"), allowed: &["flag"], near: Some(text("flag")) },
        FaultKind::BadWord { found: text("wort"), allowed: &["flag", "choice", "multi"], near: None },
        FaultKind::NumberOutside { found: 7, min: 1, max: 5 },
        FaultKind::EmptyRange { first: text("2"), last: text("1") },
        FaultKind::BadMailbox { found: text("x") },
        FaultKind::BadPhone { found: text("x") },
    ]);
    kinds
}

fn about_the_meaning() -> Vec<FaultKind> {
    let mut kinds = Vec::new();
    for what in [Referent::Attribute, Referent::Category, Referent::Contact, Referent::Measure] {
        kinds.push(FaultKind::UnknownReference { what, id: text("x"), near: None });
        kinds.push(FaultKind::UnknownReference { what, id: text("tem"), near: Some(text("team")) });
        kinds.push(FaultKind::LeftOutReference { what, id: text("x") });
    }
    for kind in KINDS {
        for used in ["number", "option", "in", "is", "min"] {
            kinds.push(FaultKind::KindMismatch { attribute: text("alter"), kind, used });
        }
        for key in ["options", "changeable", "unit"] {
            kinds.push(FaultKind::NotForKind { key, kind });
        }
    }
    for found in [vec![], vec!["attribute"], vec!["in"], vec!["all", "any"], vec!["all", "any", "not"]] {
        kinds.push(FaultKind::CriterionShape { found });
    }
    kinds.extend([
        FaultKind::DuplicateId { id: text("x"), other: text("measures[2]") },
        FaultKind::LaterAttribute { id: text("x") },
        FaultKind::UnknownOption { attribute: text("alter"), option: text("x"), near: None },
        FaultKind::UnknownOption { attribute: text("alter"), option: text("x"), near: Some(text("y")) },
        FaultKind::OutsideAttribute { attribute: text("alter"), found: 130, min: 0, max: 120 },
        FaultKind::NoChannel,
    ]);
    kinds.extend(misfits().into_iter().map(FaultKind::BadAnswer));
    kinds
}

fn about_upkeep() -> Vec<FaultKind> {
    let day = date("2026-11-02");
    vec![
        FaultKind::ReviewOverdue { due: day },
        FaultKind::NeverMet,
        FaultKind::NoNorm,
        FaultKind::UnusedAttribute,
        FaultKind::OpenEndedRules,
        FaultKind::OldPlaces { as_of: day },
        FaultKind::ContactUnchecked { since: day },
        FaultKind::OneSidedRelation { measure: text("x"), expected: "builds_on" },
        FaultKind::MixedScripts { host: text("x") },
        FaultKind::MutualDeputies { with: text("x") },
        FaultKind::NoExamples,
    ]
}

fn misfits() -> Vec<Misfit> {
    let attribute = text("alter");
    let mut misfits = vec![
        Misfit::NotAnObject,
        Misfit::NotJson { line: 2, column: 7 },
        Misfit::Repeated { attribute: attribute.clone() },
        Misfit::UnknownAttribute { attribute: attribute.clone(), near: None },
        Misfit::UnknownAttribute { attribute: attribute.clone(), near: Some(text("alter_2")) },
        Misfit::UnknownOption { attribute: attribute.clone(), option: text("x"), near: None },
        Misfit::Outside { attribute: attribute.clone(), found: 130, min: 0, max: 120 },
    ];
    misfits.extend(KINDS.map(|expected| Misfit::WrongKind { attribute: attribute.clone(), expected }));
    misfits
}

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
    let kinds: Vec<FaultKind> =
        [about_the_whole(), about_the_shape(), about_the_meaning(), about_upkeep()].into_iter().flatten().collect();
    let mut seen: Vec<(String, FaultKind)> = Vec::new();
    for kind in kinds {
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
