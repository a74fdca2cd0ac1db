// SPDX-License-Identifier: EUPL-1.2
//! Every sentence of both languages: there, clean, and not the other language's.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{Almost, Answer, Catalog, Chain, Weeks};
use foerderkompass_wording::Wording;
use small::{badly_quoted_english, badly_quoted_german, catalog, date, english, german};

/// What a language says with arguments that both languages share. `neutral` is what may be the same in both.
struct Said {
    own: Vec<(&'static str, String)>,
    neutral: Vec<(&'static str, String)>,
}

fn everything(words: &dyn Wording, catalog: &Catalog) -> Said {
    let day = date("2026-11-22");
    let later = date("2026-12-20");
    let about = catalog.about();
    let measure = &catalog.measures()[0];
    let places = |at: usize| measure.offers[at].places.as_ref().expect("places");
    let flag = catalog.attributes().iter().position(|one| one.id == "arbeit").expect("a flag");
    let needs = Almost::Needs { attribute: flag, answer: Answer::Flag(true) };
    let lead = |(lead, rest): (String, String)| {
        assert!(!lead.is_empty() && !rest.is_empty(), "{lead:?} {rest:?}");
        format!("{lead} {rest}")
    };
    let mut own = vec![
        ("date", words.date(day)),
        ("short_date", words.short_date(day)),
        ("answer", words.answer(&catalog.attributes()[flag], &Answer::Flag(true))),
        ("criterion", words.criterion(catalog, measure.must.as_ref().expect("a condition"))),
        ("almost", words.almost(catalog, &needs, Some(&Answer::Flag(false)))),
        ("almost_lead", words.almost_lead(&needs).into()),
        ("given", words.given("A2")),
        ("moved", words.moved("A2")),
        ("at_least", words.at_least(25)),
        ("follows_from", words.follows_from(&["A", "B"], "x")),
        ("first_do", lead(words.first_do("x"))),
        ("to_clarify", lead(words.to_clarify(&["A", "B", "C"]))),
        ("not_usual", lead(words.not_usual("x"))),
        ("unmet", lead(words.unmet("x"))),
        ("not_yet", lead(words.not_yet(day))),
        ("ended", lead(words.ended(day))),
        ("no_conditions_known", words.no_conditions_known()),
        ("places of a total", words.places(places(0), false)),
        ("places", words.places(places(1), false)),
        ("old places", words.places(places(1), true)),
        ("absent_until", words.absent_until(day)),
        ("place", words.place(3, 14)),
        ("implied", words.implied("x")),
        ("shown_of", words.shown_of(30, "812")),
        ("show_all", words.show_all(812)),
        ("show_more", words.show_more(300)),
        ("go_to", words.go_to("Alter")),
        ("checked", words.checked(day, None, false)),
        ("checked by, overdue", words.checked(day, Some("Team"), true)),
        ("edition", words.edition(about, 2)),
        ("colophon", words.colophon(about)),
        ("depends_on", words.depends_on(&["A", "B"])),
        ("newly", words.newly(&["A"])),
        ("new_day", words.new_day(day)),
        ("reading", words.reading(12_000, 12)),
        ("corrected", words.corrected("x", &["y".into(), "z".into()])),
        ("starts_between", words.starts_between(day, later)),
        ("changed_since", words.changed_since(3, day)),
        ("note_heading", words.note_heading(day)),
        ("assessed_for", words.assessed_for(day)),
        ("wrong_subject", words.wrong_subject("x", "T", "t")),
        ("weeks", words.weeks(Some(Weeks { min: 16, max: 23 }))),
        ("weeks without a least", words.weeks(Some(Weeks { min: 0, max: 12 }))),
        ("one week", words.weeks(Some(Weeks { min: 1, max: 1 }))),
        ("unknown weeks", words.weeks(None)),
        ("begins", words.begins(Weeks::default(), 0)),
        ("begins after weeks", words.begins(Weeks { min: 16, max: 23 }, 0)),
        ("begins after something", words.begins(Weeks::default(), 2)),
        ("begins after both", words.begins(Weeks { min: 16, max: 23 }, 1)),
        ("chain", words.chain(1, &Chain { steps: Vec::new(), weeks: Weeks { min: 1, max: 2 }, unknown: 1, open: 2 })),
        ("lifted_by", words.lifted_by(&["A", "B"])),
        ("lifted by nothing", words.lifted_by(&[])),
        ("wrong_body", words.wrong_body("x", "T", "t", "7").trim_end().into()),
    ];
    for kind in ["http", "network", "slow", "missing", "other"] {
        own.push((kind, words.failure(kind, "404")));
    }
    own.push(("other, without detail", words.failure("other", "")));
    let neutral = vec![
        ("between", words.between(18, 25)),
        ("excluded_by", words.excluded_by("T", "x")),
        ("mail_subject", words.mail_subject("T", "t")),
    ];
    Said { own, neutral }
}

#[test]
fn no_sentence_is_empty_or_left_in_the_other_language() {
    let catalog = catalog();
    let (german, english) = (everything(german(), &catalog), everything(english(), &catalog));
    for (name, text) in german.own.iter().chain(&german.neutral).chain(&english.own).chain(&english.neutral) {
        assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{name}: {text:?}");
    }
    for ((name, german), (_, english)) in german.own.iter().zip(&english.own) {
        assert_ne!(german, english, "{name}");
        assert!(!badly_quoted_german(german), "{name}: {german}");
        assert!(!badly_quoted_english(english), "{name}: {english}");
    }
    assert_eq!(german.neutral, english.neutral);
}

#[test]
fn sentences_with_several_parts_are_put_together_well() {
    let catalog = catalog();
    let said = everything(english(), &catalog);
    let rows = [
        ("places of a total", "3 of 12 free (as of 20 November 2026)"),
        ("old places", "3 free (out of date, as of 20 November 2026)"),
        ("checked by, overdue", "22 November 2026, Team – check overdue"),
        ("edition", "Prüfstand · as of 1 November 2026 · 2 measures"),
        ("colophon", "Catalogue 7, as of 1 November 2026, law as of 2 October 2026."),
        ("absent_until", "away until 22 Nov"),
        ("not_yet", "Available only from 22 November 2026"),
        ("depends_on", "depends on: A, B"),
        ("weeks without a least", "up to 12 weeks"),
        ("begins after both", "after 16 to 23 weeks and 1 step of unknown duration"),
        ("chain", "Way 1: 0 steps before, start after 1 to 2 weeks and 1 step of unknown duration, 2 conditions still open"),
        ("corrected", "Nothing found for ‘x’. Similar spellings are shown instead: y, z."),
        ("starts_between", "Starting from 22 November 2026 to 20 December 2026"),
        ("other", "The catalogue cannot be loaded (other: 404)."),
        ("other, without detail", "The catalogue cannot be loaded (other)."),
    ];
    for (name, expected) in rows {
        let found = said.own.iter().find(|(one, _)| *one == name).map(|(_, text)| text.as_str());
        assert_eq!(found, Some(expected), "{name}");
    }
}

#[test]
fn the_columns_of_the_table_are_named_in_both_languages() {
    let (german, english) = (german().table_heading(), english().table_heading());
    for heading in german.iter().chain(&english) {
        assert!(!heading.is_empty() && heading.trim() == *heading, "{heading:?}");
    }
    let same: Vec<_> = german.iter().filter(|heading| english.contains(heading)).collect();
    assert_eq!(same, [&"Form"]);
    assert_eq!((german[9], english[9]), ("Telefon", "Phone"));
}
