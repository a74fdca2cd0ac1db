// SPDX-License-Identifier: EUPL-1.2
//! The report: small catalogues that contain exactly one of each finding, and the shipped one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use std::path::Path;

use foerderkompass_cockpit::{FindingKind, PointKind, Report, UnusedKind, report};
use serde_json::{Value, json};
use small::{TODAY, date, small, with};

fn of(json: &Value) -> Report {
    report(json.to_string().as_bytes(), date(TODAY)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn the_small_catalogue_gives_nothing_to_say() {
    let report = of(&small());
    assert_eq!(report.faults, []);
    assert_eq!(report.entries, []);
    assert_eq!(report.findings, []);
    assert_eq!(report.unused, []);
    assert_eq!(report.calendar.overdue, []);
    assert_eq!(report.personas.surprises, []);
    assert_eq!((report.figures.measures, report.figures.hints, report.figures.warnings), (3, 0, 0));
}

/// Pointer and value of a change; kind, path, paths of the parts and sentence of the finding.
type Row = (&'static str, Value, FindingKind, &'static str, &'static [&'static str], &'static str);

/// One change, exactly one finding.
#[test]
fn each_finding_alone() {
    let sprache = |bound: &str, option: &str| json!({"attribute": "sprache", bound: option});
    let rows: Vec<Row> = vec![
        (
            "/measures/0/must",
            json!({"norm": "§ 1", "all": [{"attribute": "alter", "min": 18}, sprache("max", "a1"), {"any": [
                {"all": [sprache("min", "a2"), {"attribute": "arbeit", "is": true}]}, {"attribute": "sprache", "in": ["b1"]}]}]}),
            FindingKind::NeverMet,
            "must",
            &["must.all[1]", "must.all[2]"],
            "Gesetzliche Voraussetzungen: Das erfüllt niemand. Es widersprechen sich „Sprache höchstens A1“ und „Sprache mindestens A2 oder Sprache ist B1“.",
        ),
        (
            "/measures/0/must",
            json!({"norm": "§ 1", "not": {"any": [{"attribute": "alter", "min": 18}, {"attribute": "arbeit", "is": true}, {"attribute": "alter", "max": 17}]}}),
            FindingKind::NeverMet,
            "must",
            &["must"],
            "Gesetzliche Voraussetzungen: Das erfüllt niemand. Es liegt an „nicht (Alter mindestens 18 Jahre oder Alter höchstens 17 Jahre)“.",
        ),
        (
            "/measures/0/should",
            json!({"all": [{"attribute": "status", "in": ["ledig"]}, sprache("min", "b1")]}),
            FindingKind::NeverUsual,
            "should",
            &["must.all[0]", "should.all[1]"],
            "Niemand erfüllt Voraussetzungen und übliche Zielgruppe zugleich. Es widersprechen sich „Sprache höchstens A2“ und „Sprache mindestens B1“.",
        ),
        (
            "/measures/0/hurdles/0/criterion",
            json!({"attribute": "status", "in": ["fest"]}),
            FindingKind::NeverWithoutStep,
            "hurdles[0].criterion",
            &["should", "hurdles[0].criterion"],
            "Wer Voraussetzungen und Zielgruppe erfüllt, braucht immer erst einen Schritt. Es widersprechen sich „Status ist ledig“ und „Status ist fest“.",
        ),
        (
            "/measures/0/must",
            json!({"norm": "§ 1", "any": [{"attribute": "alter", "min": 18}, {"attribute": "alter", "max": 20}]}),
            FindingKind::AlwaysMet,
            "must",
            &["must"],
            "Gesetzliche Voraussetzungen: „Alter mindestens 18 Jahre oder Alter höchstens 20 Jahre“ erfüllt jede und jeder; die Bedingung kann entfallen.",
        ),
        (
            "/measures/0/must",
            json!({"norm": "§ 1", "all": [{"attribute": "alter", "min": 18}, sprache("max", "a2"), {"attribute": "alter", "min": 16}]}),
            FindingKind::Superfluous,
            "must.all[2]",
            &["must.all[2]", "must.all[0]"],
            "Gesetzliche Voraussetzungen: „Alter mindestens 16 Jahre“ ist überflüssig: Das verlangt schon „Alter mindestens 18 Jahre“.",
        ),
        (
            "/measures/0/must",
            json!({"norm": "§ 1", "any": [{"attribute": "alter", "min": 18}, {"all": [{"attribute": "alter", "min": 20}, sprache("max", "a2")]}]}),
            FindingKind::Superfluous,
            "must.any[1]",
            &["must.any[1]", "must.any[0]"],
            "Gesetzliche Voraussetzungen: „Alter mindestens 20 Jahre und Sprache höchstens A2“ ist überflüssig: Wer das erfüllt, erfüllt auch „Alter mindestens 18 Jahre“.",
        ),
        (
            "/measures/0/must",
            json!({"norm": "§ 1", "all": [{"attribute": "alter", "min": 18}, {"any": [sprache("max", "a2"), {"attribute": "alter", "max": 12}]}]}),
            FindingKind::Superfluous,
            "must.all[1].any[1]",
            &["must.all[1].any[1]"],
            "Gesetzliche Voraussetzungen: „Alter höchstens 12 Jahre“ ist überflüssig: Die Bedingung als Ganze sagt das schon.",
        ),
        (
            "/measures/0/responsible",
            json!([{"when": {"attribute": "herkunft", "in": ["eu"]}, "contact": "team"}, {"when": {"attribute": "alter", "min": 25}, "contact": "u25"}]),
            FindingKind::Gap,
            "responsible",
            &[],
            "Kümmerer: Für manche Angaben gilt keine Regel, zum Beispiel „Sprache: keine, Alter: 18 Jahre, Herkunft: Drittstaat“.",
        ),
        (
            "/measures/0/carriers",
            json!([{"when": {"attribute": "alter", "min": 18}, "name": "Jobcenter"}]),
            FindingKind::Gap,
            "carriers",
            &[],
            "Wer entscheidet: Für manche Angaben gilt keine Regel, zum Beispiel „Alter: 0 Jahre“. Das betrifft nur Menschen, für die die Maßnahme nicht möglich ist.",
        ),
        ("/measures/1/responsible", json!([]), FindingKind::Gap, "responsible", &[], "Kümmerer: Es gibt keine Regel."),
        (
            "/measures/0/responsible",
            json!([
                {"when": {"attribute": "arbeit", "is": true}, "contact": "team"}, {"when": {"attribute": "alter", "min": 40}, "contact": "u25"},
                {"when": {"attribute": "alter", "max": 60}, "contact": "team"}, {"when": {"attribute": "status", "in": ["fest"]}, "contact": "team"}, {"contact": "u25"}]),
            FindingKind::NeverItsTurn,
            "responsible[3]",
            &["responsible[1]", "responsible[2]"],
            "Kümmerer: Regel 4 kommt nie an die Reihe; vorher gelten schon Regeln 2 und 3.",
        ),
        (
            "/measures/1/responsible",
            json!([{"contact": "u25"}, {"when": {"attribute": "arbeit", "is": true}, "contact": "team"}]),
            FindingKind::NeverItsTurn,
            "responsible[1]",
            &["responsible[0]"],
            "Kümmerer: Regel 2 kommt nie an die Reihe; vorher gilt schon Regel 1.",
        ),
        (
            "/attributes/4/implied",
            json!([{"when": {"attribute": "alter", "max": 20}, "is": "ledig"}, {"when": {"attribute": "alter", "max": 16}, "is": "fest"}]),
            FindingKind::NeverItsTurn,
            "implied[1]",
            &["implied[0]"],
            "Folgerungen: Regel 2 kommt nie an die Reihe; vorher gilt schon Regel 1.",
        ),
    ];
    for (pointer, value, kind, path, parts, sentence) in rows {
        let changes = [(pointer, value)];
        let report = of(&with(&changes));
        let found = &report.findings;
        assert_eq!(found.len(), 1, "{sentence}: {found:#?}");
        assert_eq!((found[0].kind, found[0].path.as_str(), found[0].minimal), (kind, path, true), "{sentence}");
        let paths: Vec<&str> = found[0].parts.iter().map(|part| part.path.as_str()).collect();
        assert_eq!(paths, parts, "{sentence}");
        assert_eq!(found[0].sentence, sentence);
        assert!(report.to_text().contains(sentence), "the text lacks: {sentence}");
    }
}

/// (adult or not B1) and (adult or B1) is "adult": in each half the second can go. Once it is gone from the later half, the
/// first half as a whole could go too, but not by itself; so that is not claimed.
#[test]
fn what_is_superfluous_is_so_by_itself() {
    let adult = json!({"attribute": "alter", "min": 18});
    let b1 = json!({"attribute": "sprache", "in": ["b1"]});
    let must = json!({"norm": "§ 1", "all": [{"any": [adult, {"not": b1}]}, {"any": [adult, b1]}]});
    let report = of(&with(&[("/measures/0/must", must)]));
    let paths: Vec<&str> = report.findings.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["must.all[0].any[1]", "must.all[1].any[1]"], "{:#?}", report.findings);
}

/// A gap comes with answers that a persona could give.
#[test]
fn a_gap_has_an_example_with_ids() {
    let rules = json!([{"when": {"attribute": "herkunft", "in": ["eu"]}, "contact": "team"}]);
    let report = of(&with(&[("/measures/2/responsible", rules)]));
    let example = serde_json::to_value(&report.findings[0].example).expect("JSON");
    assert_eq!(
        example,
        json!([
            {"attribute": "sprache", "label": "Sprache", "answer": "a2", "text": "A2"},
            {"attribute": "herkunft", "label": "Herkunft", "answer": ["dritt"], "text": "Drittstaat"},
        ])
    );
}

#[test]
fn what_nobody_uses_is_named() {
    let status = json!({"attribute": "status", "in": ["fest"]});
    let report = of(&with(&[("/measures/0/should", status.clone())]));
    let found: Vec<(UnusedKind, &str)> = report.unused.iter().map(|one| (one.kind, one.sentence.as_str())).collect();
    assert_eq!(found, [(UnusedKind::Options, "„Status“: Keine Regel nennt „ledig“.")]);
    let report = of(&with(&[("/measures/1/should", status)]));
    let found: Vec<(UnusedKind, &str)> = report.unused.iter().map(|one| (one.kind, one.sentence.as_str())).collect();
    assert_eq!(found, [(UnusedKind::Steps, "„Sprache“: Keine Regel unterscheidet „keine“ und „A1“.")]);
    let report = of(&with(&[("/measures/0/hurdles", json!([]))]));
    let found: Vec<(UnusedKind, &str)> = report.unused.iter().map(|one| (one.kind, one.sentence.as_str())).collect();
    assert_eq!(found, [(UnusedKind::Attribute, "„Arbeit“: Keine Regel fragt danach.")]);
}

#[test]
fn faults_and_points_stand_at_their_entry_and_role() {
    let report = of(&with(&[
        ("/measures/0/checked_on", json!("2026-01-01")),
        ("/measures/0/uncertain", json!(["ob es noch Geld gibt"])),
        ("/measures/0/offers/0/next_start", json!("2026-11-01")),
        ("/measures/1/check_every_months", json!(12)),
        ("/measures/2/must/in", json!(["zz"])),
        ("/contacts/0/checked_on", json!("2025-01-01")),
    ]));
    let titles: Vec<(&str, usize, usize)> =
        report.entries.iter().map(|entry| (entry.title.as_str(), entry.faults.len(), entry.points.len())).collect();
    assert_eq!(titles, [("Kurs A", 1, 2), ("Kurs C", 1, 0), ("Team", 1, 0)]);
    let kinds: Vec<PointKind> = report.entries[0].points.iter().map(|point| point.kind).collect();
    assert_eq!(kinds, [PointKind::Uncertain, PointKind::StartIsPast]);
    assert_eq!(report.entries[0].points[1].sentence, "Der nächste Beginn bei „Träger“ war am 01.11.2026.");
    let overdue: Vec<(&str, String)> =
        report.calendar.overdue.iter().map(|one| (one.title.as_str(), one.due.to_string())).collect();
    assert_eq!(overdue, [("Team", "2026-01-01".into()), ("Kurs A", "2026-07-01".into())]);
    let months: Vec<(&str, usize)> = report.calendar.months.iter().map(|one| (one.label.as_str(), one.reviews.len())).collect();
    assert_eq!(months, [("November 2027", 1)]);
    let roles: Vec<Value> = report.roles.iter().map(|role| serde_json::to_value(role).unwrap()).collect();
    assert_eq!(
        roles,
        [
            json!({"role": "Team", "measures": 1, "errors": 1, "warnings": 2, "hints": 0, "points": 2, "overdue": 2}),
            json!({"role": "Team U25", "measures": 2, "errors": 0, "warnings": 1, "hints": 0, "points": 2, "overdue": 1}),
        ]
    );
    assert_eq!((report.figures.left_out, report.figures.overdue), (1, 2));
}

#[test]
fn the_matrix_marks_what_is_not_expected() {
    let report = of(&with(&[("/personas/0/expect", json!({"open": ["a"], "excluded": ["b", "c"]}))]));
    let cells: Vec<Value> = report.personas.rows.iter().map(|row| serde_json::to_value(&row.cells).unwrap()).collect();
    let excluded = json!([{"outcome": "excluded", "expected": null}]);
    assert_eq!(cells, [json!([{"outcome": "fits", "expected": "open"}]), excluded.clone(), excluded]);
    let sentences: Vec<&str> = report.personas.surprises.iter().map(|one| one.sentence.as_str()).collect();
    assert_eq!(sentences, ["P: „Kurs A“ ist *kommt in Betracht*, erwartet war *noch zu klären*."]);
    assert!(report.to_html().contains("<td class=\"wrong\">kommt in Betracht (erwartet: noch zu klären)</td>"));
}

/// More possibilities than the budget: said, and nothing else claimed.
#[test]
fn a_budget_that_runs_out_is_said() {
    let attributes: Vec<Value> =
        (0..60).map(|i| json!({"id": format!("x{i}"), "kind": "flag", "label": format!("X{i}")})).collect();
    // Whether an odd number is true: no part of it decides before all are answered.
    let mut parity = json!({"attribute": "x0", "is": true});
    for i in 1..5 {
        let leaf = json!({"attribute": format!("x{i}"), "is": true});
        parity = json!({"any": [{"all": [parity.clone(), {"not": leaf}]}, {"all": [{"not": parity}, leaf]}]});
    }
    let pigeons = |from: usize| -> Vec<Value> {
        (0..from)
            .flat_map(|hole| (0..from + 1).flat_map(move |a| (0..a).map(move |b| (hole, a, b))))
            .map(|(hole, a, b)| {
                let at = |pigeon: usize| json!({"attribute": format!("x{}", pigeon * from + hole), "is": false});
                json!({"any": [at(a), at(b)]})
            })
            .chain((0..from + 1).map(|pigeon| {
                let holes: Vec<Value> =
                    (0..from).map(|hole| json!({"attribute": format!("x{}", pigeon * from + hole), "is": true})).collect();
                json!({"any": holes})
            }))
            .collect()
    };
    let mut json = with(&[("/attributes", json!(attributes)), ("/personas", json!([]))]);
    for measure in json["measures"].as_array_mut().unwrap() {
        *measure =
            json!({"id": measure["id"], "title": "T", "summary": "S", "category": "k", "responsible": [{"contact": "team"}]});
    }
    json["measures"][0]["must"] = json!({"all": pigeons(7)});
    json["measures"][1]["must"] = parity;
    let report = of(&json);
    let found: Vec<(FindingKind, &str)> = report.findings.iter().map(|one| (one.kind, one.id.as_str())).collect();
    assert_eq!(found, [(FindingKind::Unsettled, "a")], "{:#?}", report.findings);
}

#[test]
fn the_shipped_catalogue_in_its_main_figures() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog.json");
    let report = report(&std::fs::read(file).expect("catalog.json"), date(TODAY)).expect("a catalogue");
    assert_eq!((report.figures.measures, report.figures.left_out, report.figures.errors), (32, 0, 0));
    assert_eq!(report.findings, []);
    assert_eq!((report.figures.overdue, report.figures.surprises), (0, 0));
    assert_eq!((report.personas.personas.len(), report.personas.rows.len()), (11, 32));
    let unused = |kind| report.unused.iter().filter(|one| one.kind == kind).count();
    assert_eq!((unused(UnusedKind::Attribute), unused(UnusedKind::Steps)), (0, 4));
    assert!(report.roles.iter().all(|role| role.role != "ohne Kümmerer"));
    let html = report.to_html();
    assert!(html.contains("<caption>") && html.contains("<th scope=\"row\">Allgemeiner Integrationskurs</th>"));
    assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("src="));
}
