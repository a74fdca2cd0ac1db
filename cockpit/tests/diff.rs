// SPDX-License-Identifier: EUPL-1.2
//! Comparisons of small catalogues, change by change.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_cockpit::{Diff, EntryList, Meaning, What, diff};
use serde_json::{Value, json};
use small::{catalog, small, with};

fn between(old: &Value, new: &Value) -> Diff {
    diff(&catalog(old), &catalog(new))
}

/// The lines of the only changed entry.
fn lines(diff: &Diff) -> Vec<String> {
    assert_eq!(diff.entries.len(), 1, "{:#?}", diff.entries);
    diff.entries[0].changes.iter().flat_map(|change| change.said()).collect()
}

#[test]
fn the_same_catalogue_twice_is_empty() {
    let diff = between(&small(), &small());
    assert!(diff.is_empty());
    assert_eq!(diff.summary, "Nichts hat sich geändert.");
}

/// One change, exactly these lines.
#[test]
fn each_change_alone() {
    let must = |parts: Value| json!({"norm": "§ 1", "all": parts});
    let rows: Vec<(&str, Value, &[&str])> = vec![
        ("/measures/0/title", json!("Kurs A+"), &["Titel: „Kurs A“ → „Kurs A+“"]),
        ("/measures/0/hint", json!("Neu."), &["Hinweis: neu „Neu.“"]),
        ("/measures/0/voluntary", json!(true), &["Freiwillig: nein → ja"]),
        ("/measures/0/checks", json!(["Vertrag"]), &["Von Hand prüfen: neu: „Vertrag“"]),
        ("/measures/0/check_every_months", json!(12), &["Prüfen alle … Monate: 6 → 12"]),
        ("/measures/0/offers/0/places/free", json!(1), &["Angebot „Träger“: Freie Plätze: 3 → 1"]),
        ("/measures/0/offers/0/next_start", json!("2027-01-04"), &["Angebot „Träger“: Nächster Beginn: 01.12.2026 → 04.01.2027"]),
        ("/measures/0/offers", json!([]), &["Angebot: entfällt „Träger“"]),
        ("/contacts/1/phone", json!("030 1"), &["Telefon: 030 23125-112 → 030 1"]),
        ("/categories/0/label", json!("Deutsch"), &["Name: „Kurse“ → „Deutsch“"]),
        ("/attributes/0/options/1/label", json!("A1.1"), &["Antwort „A1“ heißt jetzt „A1.1“"]),
        (
            "/measures/0/must",
            must(json!([{"attribute": "sprache", "max": "a1"}, {"attribute": "alter", "min": 18}])),
            &[
                "Gesetzliche Voraussetzungen: Sprache: bis A2 → bis A1",
                "Gesetzliche Voraussetzungen: wirkt anders. Beispiel „Sprache: A2, Alter: 18 Jahre“: war erfüllt, ist jetzt nicht erfüllt.",
            ],
        ),
        (
            "/measures/0/must",
            must(json!([{"attribute": "sprache", "max": "a2"}, {"attribute": "alter", "min": 18, "max": 24}])),
            &[
                "Gesetzliche Voraussetzungen: Alter: ab 18 Jahre → 18 bis 24 Jahre",
                "Gesetzliche Voraussetzungen: wirkt anders. Beispiel „Sprache: keine, Alter: 25 Jahre“: war erfüllt, ist jetzt nicht erfüllt.",
            ],
        ),
        (
            "/measures/0/must",
            must(json!([{"attribute": "alter", "min": 18}, {"attribute": "sprache", "in": ["keine", "a1", "a2"]}])),
            &[
                "Gesetzliche Voraussetzungen: Sprache höchstens A2 und Alter mindestens 18 Jahre → Alter mindestens 18 Jahre und Sprache eine von keine, A1, A2",
                "Gesetzliche Voraussetzungen: bedeutet dasselbe",
            ],
        ),
        (
            "/measures/0/must",
            json!({"norm": "§ 9", "all": [{"attribute": "sprache", "max": "a2"}, {"attribute": "alter", "min": 18}]}),
            &["Gesetzliche Voraussetzungen: Paragraf: „§ 1“ → „§ 9“", "Gesetzliche Voraussetzungen: bedeutet dasselbe"],
        ),
        (
            "/measures/0/must",
            must(
                json!([{"attribute": "sprache", "max": "a2"}, {"any": [{"attribute": "alter", "min": 18}, {"attribute": "arbeit", "is": true}]}]),
            ),
            &[
                "Gesetzliche Voraussetzungen: Alter: ab 18 Jahre → nicht gefragt",
                "Gesetzliche Voraussetzungen: (nichts) → Alter mindestens 18 Jahre oder Arbeit",
                "Gesetzliche Voraussetzungen: wirkt anders. Beispiel „Sprache: keine, Alter: 0 Jahre, Arbeit: ja“: war nicht erfüllt, ist jetzt erfüllt.",
            ],
        ),
        (
            "/measures/0/hurdles/0/criterion/is",
            json!(false),
            &[
                "Vorher zu lösen „Arbeit suchen“: Arbeit: ja → nein",
                "Vorher zu lösen „Arbeit suchen“: wirkt anders. Beispiel „Arbeit: nein“: war nicht erfüllt, ist jetzt erfüllt.",
            ],
        ),
        (
            "/measures/0/responsible/0/when/in",
            json!(["dritt"]),
            &[
                "Kümmerer: neu: „Team, wenn Herkunft ist Drittstaat“; entfällt: „Team, wenn Herkunft ist EU“",
                "Kümmerer: wirkt anders. Beispiel „Herkunft: EU“: war „Team“, ist jetzt „Team U25“.",
            ],
        ),
        (
            "/measures/0/responsible",
            json!([{"when": {"attribute": "herkunft", "in": ["eu"]}, "contact": "team"}, {"when": {"attribute": "arbeit", "is": true}, "contact": "u25"}, {"contact": "u25"}]),
            &["Kümmerer: neu: „Team U25, wenn Arbeit“", "Kümmerer: bedeutet dasselbe"],
        ),
        (
            "/measures/2/responsible",
            json!([]),
            &[
                "Kümmerer: entfällt: „Team in allen anderen Fällen“",
                "Kümmerer: wirkt anders. Ohne jede Angabe: war „Team“, ist jetzt niemand.",
            ],
        ),
        (
            "/attributes/4/implied",
            json!([{"when": {"attribute": "arbeit", "is": true}, "is": "fest"}]),
            &[
                "Folgerungen: neu: „fest, wenn Arbeit“",
                "Folgerungen: wirkt anders. Beispiel „Arbeit: ja“: war offen, ist jetzt „fest“.",
            ],
        ),
    ];
    for (pointer, value, expected) in rows {
        let mut changes = vec![(pointer, value)];
        // The persona is looked at in a test of its own.
        changes.push(("/personas", json!([])));
        let diff = between(&with(&[("/personas", json!([]))]), &with(&changes));
        assert_eq!(lines(&diff), expected, "{pointer}");
        let text = diff.to_text();
        assert!(expected.iter().all(|line| text.contains(line)), "{text}");
    }
}

/// Decided earlier on paper is not decided earlier where the missing answer follows from the one that is given.
#[test]
fn an_example_holds_with_what_follows_from_it() {
    let status = |option: &str| json!({"attribute": "status", "in": [option]});
    let long =
        json!({"norm": "§", "all": [{"attribute": "arbeit", "is": true}, {"any": [status("ledig"), {"not": status("ledig")}]}]});
    let short = json!({"norm": "§", "attribute": "arbeit", "is": true});
    for (implied, example) in [
        (json!([]), Some("Beispiel „Arbeit: ja“: war noch offen, ist jetzt erfüllt.")),
        (json!([{"when": {"attribute": "arbeit", "is": true}, "is": "fest"}]), None),
    ] {
        let of = |must: &Value| with(&[("/measures/0/must", must.clone()), ("/attributes/4/implied", implied.clone())]);
        let diff = between(&of(&long), &of(&short));
        let rule = diff.entries[0].changes[0].rule.clone().expect("a rule");
        assert_eq!(rule.meaning, Meaning::SameOnceAnswered);
        assert_eq!(rule.example.as_ref().map(|one| one.sentence.as_str()), example);
        assert!(rule.sentence.starts_with("bedeutet dasselbe, sobald alles beantwortet ist."));
    }
}

#[test]
fn entries_come_go_and_break() {
    let mut without = small();
    without["measures"].as_array_mut().unwrap().pop();
    without["personas"] = json!([]);
    let sorts = |diff: &Diff| -> Vec<(EntryList, String, What)> {
        diff.entries.iter().map(|entry| (entry.list, entry.id.clone(), entry.what)).collect()
    };
    let gone = between(&small(), &without);
    assert_eq!(
        sorts(&gone),
        [(EntryList::Measures, "c".into(), What::Removed), (EntryList::Personas, "p".into(), What::Removed)]
    );
    assert_eq!(gone.summary, "1 Maßnahme entfernt, 1 Beispielperson entfernt.");
    assert_eq!(
        sorts(&between(&without, &small())),
        [(EntryList::Measures, "c".into(), What::Added), (EntryList::Personas, "p".into(), What::Added)]
    );
    let broken = with(&[("/measures/2/must/in", json!(["zz"]))]);
    let broken = foerderkompass_core::read(broken.to_string().as_bytes(), small::date(small::TODAY)).unwrap().catalog;
    assert_eq!(sorts(&diff(&catalog(&small()), &broken)), [(EntryList::Measures, "c".into(), What::Broken)]);
    assert_eq!(sorts(&diff(&broken, &catalog(&small()))), [(EntryList::Measures, "c".into(), What::Repaired)]);
}

#[test]
fn a_renamed_role_is_no_change_of_what_names_it() {
    let diff = between(&small(), &with(&[("/contacts/0/role", json!("Team Neu")), ("/categories/0/label", json!("Neu"))]));
    let ids: Vec<&str> = diff.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["team", "k"]);
}

#[test]
fn a_persona_that_flips_says_why() {
    let rows = [
        (
            "/measures/0/must/all/1/min",
            json!(31),
            "P: „Kurs A“ war *kommt in Betracht*, wird *derzeit nicht möglich*, weil „Alter mindestens 31 Jahre“ nicht erfüllt ist.",
        ),
        (
            "/measures/0/must/all/1",
            json!({"attribute": "herkunft", "in": ["eu"]}),
            "P: „Kurs A“ war *kommt in Betracht*, wird *noch zu klären*, weil „Herkunft“ noch offen ist.",
        ),
        (
            "/measures/0/should/in",
            json!(["fest"]),
            "P: „Kurs A“ war *kommt in Betracht*, wird *nur im Einzelfall*, weil die übliche Zielgruppe „Status ist fest“ verlangt.",
        ),
        (
            "/measures/0/hurdles/0/criterion/is",
            json!(false),
            "P: „Kurs A“ war *kommt in Betracht*, wird *erst ein Schritt nötig*, weil vorher „Arbeit suchen“ nötig ist.",
        ),
        (
            "/measures/0/valid_until",
            json!("2026-10-31"),
            "P: „Kurs A“ war *kommt in Betracht*, wird *derzeit nicht möglich*, weil es die Maßnahme nur bis 31.10.2026 gab.",
        ),
    ];
    for (pointer, value, sentence) in rows {
        let (old, new) = (small(), with(&[(pointer, value)]));
        let diff = between(&old, &new);
        let found: Vec<&str> =
            diff.personas.iter().flat_map(|persona| &persona.outcomes).map(|one| one.sentence.as_str()).collect();
        assert_eq!(found, [sentence]);
        assert!(!diff.personas[0].answers_changed);
    }
    let back = between(&with(&[("/measures/0/must/all/1/min", json!(31))]), &small());
    assert_eq!(
        back.personas[0].outcomes[0].sentence,
        "P: „Kurs A“ war *derzeit nicht möglich*, wird *kommt in Betracht*, weil nicht mehr zutrifft, dass „Alter mindestens 31 Jahre“ nicht erfüllt ist."
    );
    let answered = between(&small(), &with(&[("/personas/0/answers/alter", json!(17))]));
    assert!(answered.personas[0].answers_changed);
}

#[test]
fn other_answers_of_an_attribute_are_said_not_guessed() {
    let meaning = |old: &Value, new: &Value| {
        let diff = between(old, new);
        let entry = diff.entries.iter().find(|entry| entry.id == "a").expect("the measure").clone();
        entry.changes[0].rule.clone().expect("a rule").meaning
    };
    let only = |more: &[(&str, Value)]| {
        let mut changes = vec![
            ("/measures/0/hurdles", json!([])),
            ("/measures/2/must", json!({"attribute": "arbeit", "is": true, "norm": "§"})),
            ("/measures/1/should", json!({"attribute": "arbeit", "is": true})),
            ("/personas", json!([])),
        ];
        changes.extend(more.iter().cloned());
        with(&changes)
    };
    let must = |max: &str| json!({"norm": "§ 1", "attribute": "sprache", "max": max});
    let options = |ids: &[&str]| -> Value { ids.iter().map(|id| json!({"id": id, "label": id})).collect::<Vec<_>>().into() };
    // A new step above: nobody could give it before.
    let old = only(&[("/measures/0/must", must("b1")), ("/attributes/0/options", options(&["a1", "b1"]))]);
    let new = only(&[("/measures/0/must", must("b2")), ("/attributes/0/options", options(&["a1", "b1", "b2"]))]);
    assert_eq!(meaning(&old, &new), Meaning::SameOnCommonAnswers);
    // The same words, another order: what the condition lets pass has changed.
    let turned = only(&[("/measures/0/must", must("b1")), ("/attributes/0/options", options(&["b1", "a1"]))]);
    assert_eq!(meaning(&old, &turned), Meaning::Different);
    // A number now: there is nothing to compare.
    let number = only(&[
        ("/measures/0/must", json!({"norm": "§ 1", "attribute": "sprache", "max": 3})),
        ("/attributes/0", json!({"id": "sprache", "kind": "integer", "label": "Sprache", "min": 0, "max": 6})),
    ]);
    assert_eq!(meaning(&old, &number), Meaning::NotComparable);
}
