// SPDX-License-Identifier: EUPL-1.2
//! What people are told with a catalogue whose names are near one another, hold words of the notation or have one answer.

use foerderkompass_core::Catalog;
use foerderkompass_wording::notation::{complete, parse, print};

use crate::written::sound;

fn catalogue(attributes: &str) -> Catalog {
    sound(&format!(
        r#"{{"format": "1", "title": "P", "publisher": "P", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-10-02",
        "measures": [], "attributes": [{attributes}]}}"#
    ))
}

const ATTRIBUTES: &str = r#"
    {"id": "kurs", "kind": "flag", "label": "Kurs"}, {"id": "kurs_neu", "kind": "flag", "label": "Kurs (neu)"},
    {"id": "ort", "kind": "choice", "label": "Ort", "options": [{"id": "mitte", "label": "Mitte"}]},
    {"id": "wohnung", "kind": "choice", "label": "Wohnung",
     "options": [{"id": "fehlt", "label": "nicht gesichert"}, {"id": "offen", "label": "offen"}]},
    {"id": "eine", "kind": "choice", "label": "Eine", "options": [{"id": "eins", "label": "eins"}, {"id": "zwei", "label": "zwei"}]},
    {"id": "weg", "kind": "choice", "label": "Weg", "options": [{"id": "bus", "label": "Bus"}, {"id": "bahn", "label": "Bahn"}]},
    {"id": "alter", "kind": "integer", "label": "Alter", "min": 0, "max": 120, "unit": "Jahre"},
    {"id": "alter_15", "kind": "flag", "label": "Alter 15"}, {"id": "unter_15", "kind": "flag", "label": "Alter unter 15"},
    {"id": "ohne", "kind": "flag", "label": "Nicht sesshaft"}"#;

/// The place between ⟦ and ⟧, the sentence, and what the first proposal puts in the place that it replaces.
const TOLD: &[(&str, &str, Option<&str>)] = &[
    // What is answered with yes or no is a condition by itself.
    ("Kurs ⟦(⟧Ort ist Mitte)", "Vor „(“ fehlt „und“ oder „oder“.", Some("und ")),
    ("Kurs ⟦„Ort“⟧ ist Mitte", "Vor „\"Ort\"“ fehlt „und“ oder „oder“.", Some("und ")),
    ("Kurs ⟦#ort⟧ ist Mitte", "Vor „#ort“ fehlt „und“ oder „oder“.", Some("und ")),
    (
        "⟦Kurs (neu)⟧",
        "„Kurs (neu)“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        Some("„Kurs (neu)“"),
    ),
    // „nicht“ may be the begin of a name.
    (
        "⟦nicht sesshaft⟧",
        "„Nicht sesshaft“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        Some("„Nicht sesshaft“"),
    ),
    (
        "Wohnung ist ⟦nicht gesichert⟧",
        "„nicht gesichert“ steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        Some("„nicht gesichert“"),
    ),
    // A name of one word that was read well is no hidden name.
    ("⟦Eine⟧", "Nach „Eine“ fehlt, was gelten soll. Richtig ist zum Beispiel „\"Eine\" ist eins“.", None),
    // What follows the name makes sense there, so it is not a slip in a longer name.
    (
        "Alter ⟦18⟧",
        "Zwischen „Alter“ und „18“ fehlt, was gelten soll: „mindestens“, „höchstens“ oder „genau“.",
        Some("mindestens "),
    ),
    (
        "Alter ⟦unter⟧ 18",
        "„unter“ gibt es hier nicht. Schreiben Sie „höchstens“; der Wert selbst gehört dann dazu. Gemeint ist hier vielleicht „höchstens 17“.",
        Some("höchstens 17"),
    ),
    ("⟦Alter x15⟧", "Das Merkmal „Alter x15“ gibt es nicht – meinten Sie „Alter 15“?", Some("Alter 15")),
    // Examples are sentences that would be right.
    ("⟦mindestens⟧ 3", "Vor „mindestens“ fehlt das Merkmal, zum Beispiel „Kurs“.", None),
    ("⟦eine von⟧ Bus, Bahn", "Vor „eine von“ fehlt das Merkmal, zum Beispiel „\"Eine\" eine von eins, zwei“.", None),
    (
        "Ort ist Mitte⟦,⟧ Mitte",
        "Nach „ist“ steht nur eine Antwort. Mehrere schreiben Sie so: „Ort eine von Mitte“.",
        Some("eine von"),
    ),
    ("Ort ist ⟦Rand⟧", "Die Antwort „Rand“ gibt es bei „Ort“ nicht. Möglich ist „Mitte“.", None),
];

/// The text without the marks, and what stands between them.
fn unmarked(marked: &str) -> (String, std::ops::Range<usize>) {
    let (before, rest) = marked.split_once('⟦').unwrap();
    let (wrong, after) = rest.split_once('⟧').unwrap();
    (format!("{before}{wrong}{after}"), before.len()..before.len() + wrong.len())
}

#[test]
fn a_wrong_text_is_told_by_the_names_of_its_catalogue() {
    let catalog = catalogue(ATTRIBUTES);
    for (marked, message, with) in TOLD {
        let (text, place) = unmarked(marked);
        let fault = parse(&catalog, &text).expect_err(&text);
        assert_eq!((fault.message.as_str(), fault.at), (*message, place), "{text}");
        assert_eq!(fault.suggestions.first().map(|one| one.with.as_str()), *with, "{text}");
    }
    let none = parse(&catalogue(""), "mindestens 3").unwrap_err();
    assert_eq!(none.message, "Vor „mindestens“ fehlt das Merkmal.");
}

#[test]
fn a_name_of_two_hundred_bytes_is_not_looked_for_between_the_words() {
    for (length, hidden) in [(199, true), (200, false), (201, false)] {
        let label = format!("{} und y", "x".repeat(length - 6));
        let catalog = catalogue(&format!(
            r#"{{"id": "a", "kind": "choice", "label": "Frage", "options": [{{"id": "b", "label": "{label}"}}]}}"#
        ));
        let fault = parse(&catalog, &format!("Frage ist {label}")).unwrap_err();
        assert_eq!(fault.message.contains("steht in Anführungszeichen"), hidden, "{length}: {fault:?}");
    }
}

/// The begin of a name, the begin of a word of it, its id, slips by their number, a part of a word.
#[test]
fn names_are_proposed_by_how_well_they_fit() {
    let catalog = catalogue(
        r#"{"id": "a", "kind": "flag", "label": "Kurswert"}, {"id": "b", "kind": "flag", "label": "Kursart"},
        {"id": "kursort_b", "kind": "flag", "label": "Veranstaltung"}, {"id": "d", "kind": "flag", "label": "Abendkursort"},
        {"id": "e", "kind": "flag", "label": "Unser Kursort"}, {"id": "f", "kind": "flag", "label": "Kursorte"},
        {"id": "g", "kind": "flag", "label": "\u200b"}"#,
    );
    let with = |text: &str| complete(&catalog, text, text.len()).into_iter().map(|one| one.with).collect::<Vec<_>>();
    assert_eq!(with("kursort"), ["Kursorte", "Unser Kursort", "Veranstaltung", "Kursart", "Kurswert", "Abendkursort"]);
    // Where nothing is typed, all can be meant, also what nobody can see.
    assert_eq!(
        with(""),
        ["Kurswert", "Kursart", "Veranstaltung", "Abendkursort", "Unser Kursort", "Kursorte", "#g", "nicht", "("]
    );
}

#[test]
fn names_that_are_hard_to_tell_are_written_so_that_they_can_be() {
    let catalog = catalogue(
        r#"{"id": "a", "kind": "flag", "label": "Kurs"}, {"id": "b", "kind": "flag", "label": "Kurs"},
        {"id": "c", "kind": "flag", "label": "nicht Kurs besucht"}, {"id": "d", "kind": "flag", "label": "Kurs besucht"},
        {"id": "e", "kind": "flag", "label": "\u200b"}, {"id": "f", "kind": "flag", "label": "Kurs „Plus“"},
        {"id": "g", "kind": "flag", "label": "»\"“«"}, {"id": "h", "kind": "flag", "label": "kurs BESUCHT"},
        {"id": "i", "kind": "integer", "label": "Alter und Jahre", "min": 0, "max": 9, "unit": "und"},
        {"id": "j", "kind": "flag", "label": "Platz frei"}, {"id": "k", "kind": "flag", "label": "Platz  frei"},
        {"id": "l", "kind": "integer", "label": "Gibt es eine", "min": 0, "max": 9},
        {"id": "m", "kind": "flag", "label": " Nicht Platz frei"}"#,
    );
    let rows = [
        ("#a", Ok("#a")),
        ("Kurs", Err("„Kurs“ heißen mehrere Merkmale. Wählen Sie eines davon.")),
        (
            "nicht Kurs besucht",
            Err(
                "Hier ist unklar, ob „nicht Kurs besucht“ gemeint ist oder das Gegenteil von „Kurs besucht“. Setzen Sie den Namen in Anführungszeichen.",
            ),
        ),
        ("nicht „Kurs besucht“", Ok("nicht „Kurs besucht“")),
        ("„nicht Kurs besucht“", Ok("„nicht Kurs besucht“")),
        ("kurs BESUCHT", Ok("kurs BESUCHT")),
        ("KURS besucht", Err("„KURS besucht“ heißen mehrere Merkmale. Wählen Sie eines davon.")),
        ("#e", Ok("#e")),
        ("\"Kurs „Plus“\"", Ok("\"Kurs „Plus“\"")),
        ("#g", Ok("\"»\"\"“«\"")),
        ("„Alter und Jahre“ genau 3", Ok("„Alter und Jahre“ genau 3")),
        ("Platz \n frei", Ok("Platz frei")),
        (
            "nicht Platz frei",
            Err(
                "Hier ist unklar, ob „ Nicht Platz frei“ gemeint ist oder das Gegenteil von „Platz frei“. Setzen Sie den Namen in Anführungszeichen.",
            ),
        ),
        ("nicht „Platz frei“", Ok("nicht „Platz frei“")),
        ("„Platz  frei“", Ok("„Platz  frei“")),
        ("„Gibt es eine“ von 1 bis 2", Ok("„Gibt es eine“ von 1 bis 2")),
    ];
    for (text, expected) in rows {
        let printed = parse(&catalog, text).map(|read| print(&catalog, &read));
        assert_eq!(printed.as_deref().map_err(|fault| fault.message.as_str()), expected, "{text}");
    }
    let fault = parse(&catalog, "Kurs").unwrap_err();
    let with: Vec<&str> = fault.suggestions.iter().map(|one| one.with.as_str()).collect();
    assert_eq!(with, ["#a", "#b"]);
}
