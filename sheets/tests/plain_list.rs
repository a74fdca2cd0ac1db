// SPDX-License-Identifier: EUPL-1.2
//! Plain lists as a Jobcenter has them: headings are found and matched, rows become entries, and what is not clear is said.

mod common;

use calamine::Data;
use foerderkompass_sheets::{Field, SheetFault, columns_of, import_list, suggest_matching};
use serde_json::json;

fn list() -> Vec<u8> {
    let rows: &[&[&str]] = &[
        &["Maßnahmeübersicht Stand Herbst"],
        &[],
        &[
            "Maßnahme",
            "Bereich",
            "Träger",
            "Freie Plätze",
            "Plätze vom",
            "Ansprechpartner/in",
            "Tel. (dienstlich)",
            "E-Mail-Adresse",
            "Haushaltsstelle",
        ],
        &[
            "Coaching Plus",
            "Beratung",
            "Träger A",
            "4",
            "18.11.2026",
            "Frau Beispiel",
            "030 1-2",
            "Team <team.a@jobcenter.example>",
            "471",
        ],
        &["Coaching plus", "Beratung", "Träger B", "2", "18.11.2026", "Frau Beispiel", "030 1-2", "team.a@jobcenter.example"],
        &["Deutsch am Abend", "Sprache", "", "", "", "Herr Muster", "030 1-3", "a@b.example; c@d.example"],
        &["", "", "Träger C"],
    ];
    let rows = rows.iter().map(|row| {
        row.iter().map(|text| if text.is_empty() { Data::Empty } else { Data::String((*text).to_string()) }).collect()
    });
    common::workbook(&vec![("Liste".to_string(), rows.collect())])
}

#[test]
fn columns_are_shown_with_headings_and_first_rows() {
    let tables = columns_of(&list()).unwrap();
    let table = &tables[0];
    assert_eq!((table.sheet.as_str(), table.heading_row, table.rows), ("Liste", 3, 4));
    assert_eq!(table.headings[1], (1, "Bereich".to_string()));
    assert_eq!(table.first_rows[0][7], "Team <team.a@jobcenter.example>");
    assert_eq!(table.first_rows[3][0], "");
}

#[test]
fn headings_suggest_what_they_mean() {
    let rows = [
        ("Maßnahme", Some(Field::MeasureTitle)),
        ("Massnahme", Some(Field::MeasureTitle)),
        ("Bezeichnung der Maßnahme", Some(Field::MeasureTitle)),
        ("Rechtsgrundlage (SGB II)", Some(Field::MeasureLegal)),
        ("§", Some(Field::MeasureLegal)),
        ("Laufzeit", Some(Field::MeasureDuration)),
        ("Bildungsträger", Some(Field::OfferProvider)),
        ("Plätze (gesamt)", Some(Field::OfferTotal)),
        ("freie Plätze aktuell", Some(Field::OfferFree)),
        ("Beginn", Some(Field::OfferNextStart)),
        ("Ansprechpartner/-in", Some(Field::ContactPerson)),
        ("Telefonnr.", Some(Field::ContactPhone)),
        ("Tel.", Some(Field::ContactPhone)),
        ("E-Mail", Some(Field::ContactMailbox)),
        ("Zimer", Some(Field::ContactRoom)),
        ("Teampostfach Kümmerer", Some(Field::ContactMailbox)),
        ("Haushaltsstelle", None),
        ("", None),
        ("2026", None),
    ];
    for (heading, expected) in rows {
        assert_eq!(suggest_matching(&[heading.to_string()]), [(0, expected)], "{heading}");
    }
    let both = suggest_matching(&["Ansprechpartner".to_string(), "Kümmerer".to_string()]);
    assert_eq!(both, [(0, Some(Field::ContactPerson)), (1, None)]);
}

#[test]
fn every_field_has_a_label_that_suggests_itself() {
    for field in Field::all() {
        assert_eq!(suggest_matching(&[field.label().to_string()]), [(0, Some(field))]);
    }
}

#[test]
fn rows_become_measures_offers_and_contacts() {
    let table = columns_of(&list()).unwrap().remove(0);
    let headings: Vec<String> = table.headings.iter().map(|(_, text)| text.clone()).collect();
    let matching: Vec<_> =
        suggest_matching(&headings).into_iter().filter_map(|(index, field)| Some((table.headings[index].0, field?))).collect();
    assert_eq!(matching.len(), 8);
    let imported = import_list(&list(), "Liste", &matching).unwrap();
    assert_eq!(
        imported.catalog,
        json!({
            "categories": [{"id": "beratung", "label": "Beratung"}, {"id": "sprache", "label": "Sprache"}],
            "contacts": [
                {"id": "frau-beispiel", "role": "Frau Beispiel", "person": "Frau Beispiel", "phone": "030 1-2", "mailbox": "team.a@jobcenter.example"},
                {"id": "herr-muster", "role": "Herr Muster", "person": "Herr Muster", "phone": "030 1-3", "mailbox": "a@b.example; c@d.example"},
            ],
            "measures": [
                {
                    "id": "coaching-plus", "title": "Coaching Plus", "category": "beratung",
                    "offers": [
                        {"id": "traeger-a", "provider": "Träger A", "places": {"free": 4, "as_of": "2026-11-18"}},
                        {"id": "traeger-b", "provider": "Träger B", "places": {"free": 2, "as_of": "2026-11-18"}},
                    ],
                    "responsible": [{"contact": "frau-beispiel"}],
                },
                {"id": "deutsch-am-abend", "title": "Deutsch am Abend", "category": "sprache", "responsible": [{"contact": "herr-muster"}]},
            ],
        })
    );
    let said: Vec<String> = imported.messages.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "Liste, Zeile 4: Für diese Maßnahme fehlt noch die Kurzbeschreibung. Bitte im Editor ergänzen.",
            "Liste, Zeile 6, Spalte H „E-Mail-Adresse“: „a@b.example; c@d.example“ ist nicht genau eine E-Mail-Adresse.",
            "Liste, Zeile 6: Für diese Maßnahme fehlt noch die Kurzbeschreibung. Bitte im Editor ergänzen.",
            "Liste, Zeile 7: Hier fehlt der Titel der Maßnahme. Ihre Angaben wurden nicht übernommen.",
            "Liste, Zeile 3, Spalte I „Haushaltsstelle“: Diese Spalte ist nicht zugeordnet und wurde nicht übernommen.",
        ]
    );
}

#[test]
fn a_text_with_separated_values_is_a_list_too() {
    let text = "Stand Herbst;;\r\nMaßnahme;Freie Plätze;Plätze vom\r\n\"Coaching \"\"Plus\"\"\";4;18.11.2026\r\nDeutsch;viele;18.11.2026\r\n";
    let tables = columns_of(text.as_bytes()).unwrap();
    let headings: Vec<&str> = tables[0].headings.iter().map(|(_, heading)| heading.as_str()).collect();
    assert_eq!((tables.len(), tables[0].heading_row, headings), (1, 2, vec!["Maßnahme", "Freie Plätze", "Plätze vom"]));
    let matching = [(0, Field::MeasureTitle), (1, Field::OfferFree), (2, Field::OfferAsOf)];
    let imported = import_list(text.as_bytes(), "Liste", &matching).unwrap();
    assert_eq!(imported.catalog["measures"][0]["title"], "Coaching \"Plus\"");
    assert_eq!(imported.catalog["measures"][0]["offers"][0]["places"], json!({"free": 4, "as_of": "2026-11-18"}));
    let faults: Vec<(u32, &str)> =
        imported.messages.iter().filter(|one| !one.column.is_empty()).map(|one| (one.row, one.column.as_str())).collect();
    assert_eq!(faults, [(4, "B „Freie Plätze“")]);
    assert_eq!(columns_of(b"Hallo"), Err(SheetFault::NotExcel));
}

#[test]
fn a_list_of_kuemmerer_alone() {
    let rows =
        [["Aufgabe", "Telefon"], ["Team Reha", "030 1-4"], ["Team Reha", "030 1-5"], ["Team Reha", "030 1-4"], ["Team Post", ""]];
    let rows = rows.iter().map(|row| {
        row.iter().map(|text| if text.is_empty() { Data::Empty } else { Data::String((*text).to_string()) }).collect()
    });
    let bytes = common::workbook(&vec![("A".to_string(), rows.collect())]);
    let imported = import_list(&bytes, "A", &[(0, Field::ContactRole), (1, Field::ContactPhone)]).unwrap();
    assert_eq!(
        imported.catalog,
        json!({"contacts": [
            {"id": "team-reha", "role": "Team Reha", "phone": "030 1-4"},
            {"id": "team-reha-2", "role": "Team Reha", "phone": "030 1-5"},
            {"id": "team-post", "role": "Team Post"},
        ]})
    );
    let said: Vec<String> = imported.messages.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["A, Zeile 5: Dieser Kümmerer hat weder Postfach noch Telefon. Eines von beiden muss da sein."]);
    assert_eq!(import_list(&bytes, "B", &[]), Err(SheetFault::NoSheet("B".to_string())));
}
