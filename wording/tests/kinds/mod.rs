// SPDX-License-Identifier: EUPL-1.2
//! A fault of every kind with everything that its sentence depends on, for the tests of all who say faults.

#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)]

use foerderkompass_core::{Date, FaultKind, JsonError, JsonShape, KindName, Misfit, Personal, Referent, UrlFault};

const KINDS: [KindName; 5] = [KindName::Flag, KindName::Choice, KindName::Ordinal, KindName::Multi, KindName::Integer];

pub fn text(text: &str) -> String {
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
        FaultKind::BadTag { found: text("Ukrainisch") },
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
        FaultKind::OldTranslation { reviewed: date("2026-11-01"), changed: day },
        FaultKind::MissingWords { tag: text("uk"), keys: vec!["name", "heading"] },
        FaultKind::NotAnonymous { what: Personal::Name, found: text("x") },
        FaultKind::NotAnonymous { what: Personal::Day, found: text("x") },
        FaultKind::NotAnonymous { what: Personal::Number, found: text("x") },
        FaultKind::NotAnonymous { what: Personal::Mail, found: text("x") },
    ]
}

pub fn misfits() -> Vec<Misfit> {
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

/// Faults of every kind.
pub fn all() -> Vec<FaultKind> {
    [about_the_whole(), about_the_shape(), about_the_meaning(), about_upkeep()].into_iter().flatten().collect()
}

pub fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}
