// SPDX-License-Identifier: EUPL-1.2
//! Both languages: complete, different where they must be, right in number and date.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{Almost, Answer, Outcome, Shape, Verdict};
use foerderkompass_wording::{Counts, Language, Wording};
use small::{LANGUAGES, badly_quoted_english, badly_quoted_german, catalog, date, english, german};

#[test]
fn the_first_part_of_a_tag_names_the_language() {
    for tag in ["en", "EN", "en-GB", "EN_us", "en-Latn-GB"] {
        assert_eq!(Language::from_tag(tag), Language::English, "{tag}");
    }
    for tag in ["", "de", "de-AT", "DE_ch", "fr", "e", "eng", "-en", "de-en", "tr"] {
        assert_eq!(Language::from_tag(tag), Language::German, "{tag}");
    }
    assert_eq!(Language::default(), Language::German);
    assert_eq!(LANGUAGES.map(|language| language.wording().tag()), ["de", "en"]);
}

/// Names of the desk stay German.
fn has_german_letters(text: &str) -> bool {
    text.replace("Förderkompass", "").contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß'])
}

#[test]
fn every_label_is_there_and_clean() {
    for language in LANGUAGES {
        let all = language.wording().labels().all();
        assert!(all.len() > 150, "only {} labels", all.len());
        for (name, label) in all {
            assert!(!label.is_empty() && label.trim() == label && !label.contains("  "), "{language:?} {name}: {label:?}");
        }
    }
    let bad: Vec<_> = german().labels().all().into_iter().filter(|(_, label)| badly_quoted_german(label)).collect();
    assert_eq!(bad, []);
    let bad: Vec<_> = english()
        .labels()
        .all()
        .into_iter()
        .filter(|(_, label)| badly_quoted_english(label) || has_german_letters(label))
        .collect();
    assert_eq!(bad, []);
}

#[test]
fn only_few_labels_are_the_same_in_both_languages() {
    let pairs = german().labels().all().into_iter().zip(english().labels().all());
    let same: Vec<&str> = pairs.filter(|(german, english)| german == english).map(|(german, _)| german.0).collect();
    assert_eq!(same, ["formats", "team", "format", "section_3a"]);
}

#[test]
fn outcomes_speak_of_the_measure() {
    let outcomes = [Outcome::Fits, Outcome::FitsAfterHurdle, Outcome::Open, Outcome::Unlikely, Outcome::Excluded];
    assert_eq!(
        outcomes.map(|outcome| german().outcome(outcome)),
        ["kommt in Betracht", "erst ein Schritt nötig", "noch zu klären", "nur im Einzelfall", "derzeit nicht möglich"]
    );
    assert_eq!(
        outcomes.map(|outcome| english().outcome(outcome)),
        ["may be considered", "one step needed first", "to be clarified", "only in individual cases", "not possible at present"]
    );
    let verdicts = [Verdict::Met, Verdict::Unmet, Verdict::Unknown];
    assert_eq!(verdicts.map(|verdict| german().verdict(verdict)), ["erfüllt", "nicht erfüllt", "noch offen"]);
    assert_eq!(verdicts.map(|verdict| english().verdict(verdict)), ["met", "not met", "still open"]);
}

/// Compares what is said of 0, 1 and 2.
fn counts(say: impl Fn(&dyn Wording, usize) -> String, expected_german: [&str; 3], expected_english: [&str; 3]) {
    assert_eq!([0, 1, 2].map(|count| say(german(), count)), expected_german);
    assert_eq!([0, 1, 2].map(|count| say(english(), count)), expected_english);
}

#[test]
fn one_is_no_plural() {
    counts(
        |words, count| words.measures(count),
        ["0 Maßnahmen", "1 Maßnahme", "2 Maßnahmen"],
        ["0 measures", "1 measure", "2 measures"],
    );
    counts(
        |words, count| words.checks(count),
        ["0 Punkte prüfen", "1 Punkt prüfen", "2 Punkte prüfen"],
        ["check 0 points", "check 1 point", "check 2 points"],
    );
    counts(
        |words, count| words.settles(count, 1),
        ["betrifft 1 Maßnahme", "klärt 1 Maßnahme", "klärt 2 Maßnahmen"],
        ["affects 1 measure", "settles 1 measure", "settles 2 measures"],
    );
    counts(
        |words, count| words.settles(0, count),
        ["betrifft 0 Maßnahmen", "betrifft 1 Maßnahme", "betrifft 2 Maßnahmen"],
        ["affects 0 measures", "affects 1 measure", "affects 2 measures"],
    );
    counts(
        |words, count| words.open_points(count),
        ["0 Bedingungen noch offen", "1 Bedingung noch offen", "2 Bedingungen noch offen"],
        ["0 conditions still open", "1 condition still open", "2 conditions still open"],
    );
    counts(|words, count| words.faulty(count), ["0 Fehler", "1 Fehler", "2 Fehler"], ["0 faults", "1 fault", "2 faults"]);
    counts(
        |words, count| words.contacts(count),
        ["0 Ansprechpersonen", "1 Ansprechperson", "2 Ansprechpersonen"],
        ["0 contact people", "1 contact person", "2 contact people"],
    );
}

#[test]
fn lists_say_how_much_they_do_not_show() {
    counts(
        |words, count| words.more(count),
        ["und 0 weitere", "und 1 weitere", "und 2 weitere"],
        ["and 0 more", "and 1 more", "and 2 more"],
    );
    counts(
        |words, count| words.elsewhere(count),
        ["0 weitere unter „Es fehlt nur eins“", "1 weitere unter „Es fehlt nur eins“", "2 weitere unter „Es fehlt nur eins“"],
        [
            "0 more under ‘Only one thing missing’",
            "1 more under ‘Only one thing missing’",
            "2 more under ‘Only one thing missing’",
        ],
    );
    counts(
        |words, count| words.outside_focus(count),
        [
            "0 Maßnahmen ausgeblendet (Suche, Schwerpunkt oder Filter)",
            "1 Maßnahme ausgeblendet (Suche, Schwerpunkt oder Filter)",
            "2 Maßnahmen ausgeblendet (Suche, Schwerpunkt oder Filter)",
        ],
        [
            "0 measures hidden (search, focus or filters)",
            "1 measure hidden (search, focus or filters)",
            "2 measures hidden (search, focus or filters)",
        ],
    );
    counts(|words, count| words.options_shown(count, 9), ["0 von 9", "1 von 9", "2 von 9"], ["0 of 9", "1 of 9", "2 of 9"]);
    counts(|words, count| words.counted("L", count), ["L (0)", "L (1)", "L (2)"], ["L (0)", "L (1)", "L (2)"]);
    let titles = ["A", "B", "C", "D", "E"];
    let clarify = |words: &dyn Wording, count| words.to_clarify(&titles[..count]).1;
    assert_eq!(
        [1, 2, 3, 4].map(|n| clarify(german(), n)),
        ["A", "A, B", "A, B und 1 weitere Angabe", "A, B und 2 weitere Angaben"]
    );
    assert_eq!([1, 2, 3, 4].map(|n| clarify(english(), n)), ["A", "A, B", "A, B and 1 more", "A, B and 2 more"]);
    let newly = |words: &dyn Wording, count| words.newly(&titles[..count]);
    assert_eq!(
        [1, 3, 5].map(|n| newly(german(), n)),
        ["Neu in Betracht: A", "Neu in Betracht: A, B, C", "Neu in Betracht: A, B, C und 2 weitere"]
    );
    assert_eq!(
        [1, 3, 5].map(|n| newly(english(), n)),
        ["New to consider: A", "New to consider: A, B, C", "New to consider: A, B, C and 2 more"]
    );
}

#[test]
fn the_summary_counts_every_outcome_that_occurs() {
    counts(
        |words, fits| words.summary_lead(&Counts { fits, ..Counts::default() }),
        ["Noch keine Maßnahme kommt in Betracht", "1 Maßnahme kommt in Betracht", "2 Maßnahmen kommen in Betracht"],
        ["No measure to consider yet", "1 measure may be considered", "2 measures may be considered"],
    );
    let all = Counts { fits: 1, after_hurdle: 2, open: 3, unlikely: 4, excluded: 5, near: 6, taken: 7 };
    assert_eq!(
        german().summary_rest(&all),
        "2 nach einem Schritt · 3 noch zu klären · 4 nur im Einzelfall · 5 derzeit nicht möglich · bei 6 fehlt nur eins · 7 läuft oder schon gehabt"
    );
    assert_eq!(
        english().summary_rest(&all),
        "2 after one step · 3 to be clarified · 4 only in individual cases · 5 not possible at present · only one thing missing for 6 · 7 running or already had"
    );
    let some = Counts { open: 1, ..Counts::default() };
    assert_eq!([german(), english()].map(|words| words.summary_rest(&some)), ["1 noch zu klären", "1 to be clarified"]);
}

#[test]
fn dates_are_written_as_people_read_them() {
    let rows = [
        ("2026-11-22", ["22.11.2026", "22.11.", "22 November 2026", "22 Nov"]),
        ("2027-03-01", ["01.03.2027", "01.03.", "1 March 2027", "1 Mar"]),
        ("2028-05-31", ["31.05.2028", "31.05.", "31 May 2028", "31 May"]),
    ];
    for (day, expected) in rows {
        let on = date(day);
        let said = [german().date(on), german().short_date(on), english().date(on), english().short_date(on)];
        assert_eq!(said, expected);
    }
}

#[test]
fn months_are_counted_from_one() {
    let names = |words: &dyn Wording| (0..=13).map(|month| words.month_name(month)).collect::<Vec<_>>().join(" ");
    assert_eq!(names(german()), " Januar Februar März April Mai Juni Juli August September Oktober November Dezember ");
    assert_eq!(names(english()), " January February March April May June July August September October November December ");
}

#[test]
fn conditions_are_said_in_full() {
    let catalog = catalog();
    let must = catalog.measures()[0].must.as_ref().expect("a condition");
    let Shape::All(parts) = &must.shape else { panic!("{must:?}") };
    let rows = [
        ("Herkunft: EU oder Drittstaat", "Herkunft: EU or Drittstaat"),
        ("Sprache: mindestens A2", "Sprache: at least A2"),
        ("Sprache: höchstens A2", "Sprache: at most A2"),
        ("Sprache: A1 bis A2", "Sprache: A1 to A2"),
        ("Dauer: 6 Monate bis 12 Monate", "Dauer: 6 Monate to 12 Monate"),
        ("Dauer: mindestens 6 Monate", "Dauer: at least 6 Monate"),
        ("Alter: höchstens 25", "Alter: at most 25"),
        ("Alter: 25", "Alter: 25"),
        ("Arbeit: ja", "Arbeit: yes"),
        ("nicht: Arbeit: nein", "not: Arbeit: no"),
        ("Mindestens eine dieser Bedingungen", "At least one of these conditions"),
        ("Alle diese Bedingungen", "All of these conditions"),
        ("Volljährig", "Volljährig"),
    ];
    assert_eq!(parts.len(), rows.len());
    for (part, (in_german, in_english)) in parts.iter().zip(rows) {
        assert_eq!(german().criterion(&catalog, part), in_german);
        assert_eq!(english().criterion(&catalog, part), in_english);
    }
}

#[test]
fn answers_and_near_misses_are_named() {
    let catalog = catalog();
    let rows = [
        (0, Answer::Option(2), "B1", "B1"),
        (1, Answer::Integer(6), "6 Monate", "6 Monate"),
        (2, Answer::Integer(18), "18", "18"),
        (3, Answer::Flag(true), "ja", "yes"),
        (3, Answer::Flag(false), "nein", "no"),
        (4, Answer::Options(vec![0, 1]), "EU, Drittstaat", "EU, Drittstaat"),
    ];
    for (at, answer, in_german, in_english) in rows {
        let attribute = &catalog.attributes()[at];
        assert_eq!(german().answer(attribute, &answer), in_german);
        assert_eq!(english().answer(attribute, &answer), in_english);
    }
    let needs = Almost::Needs { attribute: 0, answer: Answer::Option(2) };
    let said = |words: &dyn Wording| words.almost(&catalog, &needs, Some(&Answer::Option(1)));
    assert_eq!([said(german()), said(english())], ["Sprache B1 (Angabe: A2)", "Sprache B1 (answer given: A2)"]);
    let wait = Almost::Wait(date("2027-03-15"));
    let said = |words: &dyn Wording| format!("{} {}", words.almost_lead(&wait), words.almost(&catalog, &wait, None));
    assert_eq!(said(german()), "Es fehlt nur Zeit: voraussichtlich ab März 2027");
    assert_eq!(said(english()), "Only a matter of time: expected from March 2027");
}
