// SPDX-License-Identifier: EUPL-1.2
//! What people do to the workbook, and exactly what is said and comes out then.

mod common;

use calamine::Data;
use common::Sheets;
use foerderkompass_sheets::{read, write};
use serde_json::{Value, json};

/// Column of a heading, from 0.
fn column(rows: &[Vec<Data>], heading: &str) -> usize {
    rows[0].iter().position(|cell| *cell == heading).unwrap_or_else(|| panic!("no heading {heading}"))
}

fn rows<'a>(sheets: &'a mut Sheets, sheet: &str) -> &'a mut Vec<Vec<Data>> {
    &mut sheets.iter_mut().find(|(name, _)| name == sheet).unwrap().1
}

/// Puts a value into a cell; the row as Excel counts.
fn set(sheets: &mut Sheets, sheet: &str, row: usize, heading: &str, value: impl Into<Data>) {
    let rows = rows(sheets, sheet);
    let column = column(rows, heading);
    rows[row - 1][column] = value.into();
}

fn insert_row(sheets: &mut Sheets, sheet: &str, row: usize, cells: &[(&str, &str)]) {
    let rows = rows(sheets, sheet);
    let mut new = vec![Data::Empty; rows[0].len()];
    for (heading, text) in cells {
        new[column(rows, heading)] = Data::String((*text).to_string());
    }
    rows.insert(row - 1, new);
}

fn remove_column(sheets: &mut Sheets, sheet: &str, heading: &str) {
    let rows = rows(sheets, sheet);
    let column = column(rows, heading);
    rows.iter_mut().for_each(|row| drop(row.remove(column)));
}

fn nothing(_: &mut Value) {}

struct Case {
    name: &'static str,
    edit: fn(&mut Sheets),
    /// The messages, all of them.
    said: &'static [&'static str],
    /// What the catalogue becomes.
    becomes: fn(&mut Value),
}

const fn case(name: &'static str, edit: fn(&mut Sheets), said: &'static [&'static str], becomes: fn(&mut Value)) -> Case {
    Case { name, edit, said, becomes }
}

const CASES: &[Case] = &[
    case("nothing", |_| {}, &[], nothing),
    case("columns in another order", |s| rows(s, "Maßnahmen").iter_mut().for_each(|row| row.reverse()), &[], nothing),
    case(
        "rows sorted otherwise",
        |s| rows(s, "Kümmerer")[1..].reverse(),
        &[
            "Kümmerer, Zeile 3, Spalte A „Nr.“: Ab hier stehen die Zeilen anders als ihre Nummern. Es gelten die Nummern; für eine andere Reihenfolge bitte die Spalte „Nr.“ ändern.",
        ],
        nothing,
    ),
    case(
        "a new row without id and number",
        |s| insert_row(s, "Kümmerer", 3, &[("Rolle", " Team Übergang\u{a0}"), ("Postfach", "team.uebergang@jobcenter.example")]),
        &["Kümmerer, Zeile 3, Spalte B „Kennung“: Ohne Kennung; gebildet ist „team-uebergang“."],
        |c| {
            let new = json!({"id": "team-uebergang", "role": "Team Übergang", "mailbox": "team.uebergang@jobcenter.example"});
            c["contacts"].as_array_mut().unwrap().insert(1, new);
        },
    ),
    case(
        "an optional column deleted",
        |s| remove_column(s, "Maßnahmen", "Kurzname"),
        &["Maßnahmen, Zeile 1: Die Spalte „Kurzname“ fehlt. Was darin stand, fehlt jetzt im Katalog."],
        |c| c["measures"].as_array_mut().unwrap().iter_mut().for_each(|m| drop(m.as_object_mut().unwrap().shift_remove("short"))),
    ),
    case(
        "a column of their own",
        |s| {
            rows(s, "Bereiche").iter_mut().for_each(|row| row.insert(0, Data::Empty));
            rows(s, "Bereiche")[0][0] = Data::String("Notizen".into());
            rows(s, "Bereiche")[3][0] = Data::String("bitte prüfen".into());
        },
        &["Bereiche, Zeile 1, Spalte A „Notizen“: Diese Spalte gehört nicht zum Katalog; 1 Zelle wurde nicht übernommen."],
        nothing,
    ),
    case(
        "a column without heading",
        |s| rows(s, "Bereiche")[0][2] = Data::Empty,
        &[
            "Bereiche, Zeile 1, Spalte C: Diese Spalte hat keine Überschrift; 9 Zellen wurden nicht übernommen.",
            "Bereiche, Zeile 1: Die Spalte „Name“ fehlt. Was darin stand, fehlt jetzt im Katalog.",
        ],
        |c| {
            c["categories"]
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .for_each(|m| drop(m.as_object_mut().unwrap().shift_remove("label")))
        },
    ),
    case(
        "numbers as text",
        |s| {
            set(s, "Angebote", 2, "Freie Plätze", " 7 ");
            set(s, "Angebote", 2, "Plätze insgesamt", "1.020");
        },
        &[],
        |c| c["measures"][0]["offers"][0]["places"] = json!({"free": 7, "total": 1020, "as_of": "2026-11-18"}),
    ),
    case(
        "a number that is none",
        |s| set(s, "Angebote", 2, "Freie Plätze", "zwölf"),
        &["Angebote, Zeile 2, Spalte H „Freie Plätze“: „zwölf“ ist keine ganze Zahl. Richtig wäre zum Beispiel 12."],
        |c| c["measures"][0]["offers"][0]["places"]["free"] = json!("zwölf"),
    ),
    case(
        "texts that are numbers and dates",
        |s| {
            set(s, "Kümmerer", 2, "Raum", 2.1);
            set(s, "Kümmerer", 3, "Raum", 117.0);
        },
        &[
            "Kümmerer, Zeile 2, Spalte G „Raum“: Hier steht eine Zahl; übernommen ist der Text „2,1“. Fehlen Nullen am Anfang oder Ende, bitte die Spalte als Text formatieren und noch einmal eingeben.",
        ],
        |c| {
            c["contacts"][0]["room"] = json!("2,1");
            c["contacts"][1]["room"] = json!("117");
        },
    ),
    case(
        "days in several forms",
        |s| {
            set(s, "Angebote", 2, "Nächster Beginn", "8.1.2027");
            set(s, "Angebote", 3, "Nächster Beginn", "2027-01-09");
            set(s, "Angebote", 4, "Nächster Beginn", 46_397.0);
            set(s, "Angebote", 5, "Nächster Beginn", "11. Januar 2027");
        },
        &[],
        |c| {
            let days = ["2027-01-08", "2027-01-09", "2027-01-10", "2027-01-11"];
            let offers =
                c["measures"].as_array_mut().unwrap().iter_mut().filter_map(|m| m.get_mut("offers")?.as_array_mut()).flatten();
            offers.zip(days).for_each(|(offer, day)| offer["next_start"] = json!(day));
        },
    ),
    case(
        "a day that is none",
        |s| {
            set(s, "Maßnahmen", 2, "Geprüft am", "31.02.2027");
            set(s, "Maßnahmen", 3, "Geprüft am", "neulich");
        },
        &[
            "Maßnahmen, Zeile 2, Spalte Z „Geprüft am“: „31.02.2027“ ist kein Datum. Diesen Tag gibt es nicht im Kalender.",
            "Maßnahmen, Zeile 3, Spalte Z „Geprüft am“: „neulich“ ist kein Datum. Richtig wäre Tag.Monat.Jahr, zum Beispiel 31.03.2027.",
        ],
        |c| {
            c["measures"][0]["checked_on"] = json!("31.02.2027");
            c["measures"][1]["checked_on"] = json!("neulich");
        },
    ),
    case(
        "yes and no in several forms",
        |s| {
            set(s, "Bereiche", 2, "Steht am Ende", "x");
            set(s, "Bereiche", 3, "Steht am Ende", " Ja");
            set(s, "Bereiche", 4, "Steht am Ende", true);
            set(s, "Bereiche", 5, "Steht am Ende", "NEIN ");
            set(s, "Bereiche", 6, "Steht am Ende", "vielleicht");
        },
        &["Bereiche, Zeile 6, Spalte D „Steht am Ende“: „vielleicht“ ist weder „ja“ noch „nein“. Leer heißt auch nein."],
        |c| {
            for (index, value) in
                [json!(true), json!(true), json!(true), json!(false), json!("vielleicht")].into_iter().enumerate()
            {
                c["categories"][index]["last"] = value;
            }
        },
    ),
    case(
        "a title above the headings, empty rows",
        |s| {
            let rows = rows(s, "Bereiche");
            let empty = vec![Data::Empty; rows[0].len()];
            rows.insert(4, empty.clone());
            rows.insert(0, empty.clone());
            rows.insert(0, empty);
            rows[0][0] = Data::String("Unsere Bereiche".into());
        },
        &["Bereiche, Zeile 1: Diese Zeile steht über den Überschriften und wurde nicht übernommen."],
        nothing,
    ),
    case(
        "sheets renamed a little",
        |s| s.iter_mut().for_each(|(name, _)| *name = name.to_uppercase().replace('Ü', "UE").replace("SS", "ß")),
        &[],
        nothing,
    ),
    case("a blank and capitals in headings", |s| set(s, "Bereiche", 1, "Name", " NAME: "), &[], nothing),
    case(
        "a slip in a heading",
        |s| set(s, "Bereiche", 1, "Name", "Nahme"),
        &["Bereiche, Zeile 1, Spalte C „Nahme“: Diese Überschrift ist als „Name“ gelesen."],
        nothing,
    ),
    case(
        "the same heading twice",
        |s| set(s, "Bereiche", 1, "Steht am Ende", "Kennung"),
        &[
            "Bereiche, Zeile 1, Spalte D „Kennung“: Diese Überschrift gibt es zweimal. Es gilt die erste Spalte, diese wurde nicht übernommen.",
            "Bereiche, Zeile 1: Die Spalte „Steht am Ende“ fehlt. Was darin stand, fehlt jetzt im Katalog.",
        ],
        |c| drop(c["categories"].as_array_mut().unwrap().last_mut().unwrap().as_object_mut().unwrap().shift_remove("last")),
    ),
    case(
        "long dashes, capitals and typographic quotation marks",
        |s| {
            set(s, "Zuständigkeit", 2, "Maßnahme", "Integrationskurs–allgemein");
            let rows = rows(s, "Zuständigkeit");
            let column = column(rows, "Wenn");
            let text = rows[1][column].to_string().replace('"', "“");
            rows[1][column] = Data::String(text);
        },
        &[],
        nothing,
    ),
    case(
        "names instead of ids",
        |s| {
            set(s, "Maßnahmen", 2, "Bereich", "Sprache");
            set(s, "Antworten", 2, "Merkmal", "Rechtskreis");
            set(s, "Kümmerer", 2, "Vertretung", "Team Sprache; Sprachkurse Nord");
        },
        &["Kümmerer, Zeile 2, Spalte L „Vertretung“: „Sprachkurse Nord“ gibt es nicht im Blatt „Kümmerer“."],
        |c| c["contacts"][0]["deputies"] = json!(["team-sprache", "Sprachkurse Nord"]),
    ),
    case(
        "a reference with a slip",
        |s| set(s, "Zuständigkeit", 2, "Kümmerer", "sprache-mite"),
        &[
            "Zuständigkeit, Zeile 2, Spalte C „Kümmerer“: „sprache-mite“ gibt es nicht im Blatt „Kümmerer“. Meinten Sie „sprache-mitte“?",
        ],
        |c| c["measures"][0]["responsible"][0]["contact"] = json!("sprache-mite"),
    ),
    case(
        "a row of nobody",
        |s| set(s, "Angebote", 2, "Maßnahme", "gibt-es-nicht"),
        &[
            "Angebote, Zeile 2, Spalte A „Maßnahme“: „gibt-es-nicht“ gibt es nicht im Blatt „Maßnahmen“.",
            "Angebote, Zeile 2: Die Zeile nennt keinen Eintrag, den es gibt. Sie wurde nicht übernommen.",
        ],
        |c| drop(c["measures"][0]["offers"].as_array_mut().unwrap().remove(0)),
    ),
    case(
        "a sheet deleted, another added",
        |s| {
            s.retain(|(name, _)| name != "Beispielpersonen" && name != "Lesen Sie mich");
            s.push(("Tabelle1".into(), vec![vec![Data::String("Notiz".into())]]));
        },
        &[
            "Tabelle1: Dieses Blatt gehört nicht zum Katalog und wurde nicht übernommen.",
            "Beispielpersonen: Das Blatt fehlt in der Mappe. Seine Einträge fehlen jetzt im Katalog.",
        ],
        |c| drop(c.as_object_mut().unwrap().shift_remove("personas")),
    ),
    case(
        "a row copied",
        |s| {
            let copy = rows(s, "Bereiche")[1].clone();
            rows(s, "Bereiche").insert(2, copy);
        },
        &[
            "Bereiche, Zeile 3, Spalte B „Kennung“: Die Kennung „sprache“ steht schon in Zeile 2. Jede Kennung darf nur einmal vorkommen.",
        ],
        |c| {
            let copy = c["categories"][0].clone();
            c["categories"].as_array_mut().unwrap().insert(1, copy);
        },
    ),
    case(
        "an id with blanks",
        |s| insert_row(s, "Bereiche", 11, &[("Kennung", "Neuer Bereich"), ("Name", "Neu")]),
        &[
            "Bereiche, Zeile 11, Spalte B „Kennung“: „Neuer Bereich“ ist keine Kennung. Möglich sind kleine Buchstaben a–z, Ziffern, - und _, zum Beispiel „neuer-bereich“.",
        ],
        |c| c["categories"].as_array_mut().unwrap().push(json!({"id": "Neuer Bereich", "label": "Neu"})),
    ),
    case(
        "a required cell emptied",
        |s| set(s, "Bereiche", 2, "Name", Data::Empty),
        &["Bereiche, Zeile 2, Spalte C „Name“: Hier fehlt „Name“. So steht der Bereich auf dem Bildschirm."],
        |c| drop(c["categories"][0].as_object_mut().unwrap().shift_remove("label")),
    ),
    case(
        "a condition broken",
        |s| set(s, "Zuständigkeit", 2, "Wenn", "nur Standort Mitte"),
        &[
            "Zuständigkeit, Zeile 2, Spalte D „Wenn“: Ab Zeichen 1: Das Merkmal „nur Standort Mitte“ gibt es nicht. Merkmale heißen hier wie auf dem Bildschirm.",
        ],
        |c| c["measures"][0]["responsible"][0]["when"] = json!("nur Standort Mitte"),
    ),
    case(
        "a condition written anew",
        |s| {
            set(
                s,
                "Zuständigkeit",
                2,
                "Wenn",
                "deutschniveau mindestens a2 und (Standort eine von Nord, Süd oder nicht Altersgruppe ist 55+)",
            )
        },
        &[],
        |c| {
            c["measures"][0]["responsible"][0]["when"] = json!({"all": [
                {"attribute": "sprache", "min": "a2"},
                {"any": [
                    {"attribute": "standort", "in": ["nord", "sued"]},
                    {"not": {"attribute": "alter", "in": ["55_plus"]}},
                ]},
            ]})
        },
    ),
    case(
        "a slip in a condition",
        |s| set(s, "Zuständigkeit", 2, "Wenn", "Deutschniveau mindestens A2 und Standort ist Nort"),
        &[
            "Zuständigkeit, Zeile 2, Spalte D „Wenn“: Ab Zeichen 46: Die Antwort „Nort“ gibt es bei „Standort“ nicht – meinten Sie „Nord“? Vorschlag für die Zelle: Deutschniveau mindestens A2 und Standort ist Nord",
        ],
        |c| c["measures"][0]["responsible"][0]["when"] = json!("Deutschniveau mindestens A2 und Standort ist Nort"),
    ),
    case(
        "an attribute and an option called otherwise",
        |s| {
            set(s, "Merkmale", 2, "Name", "Gesetz");
            set(s, "Antworten", 2, "Name", "Grundsicherung");
            set(s, "Zuständigkeit", 2, "Wenn", "Gesetz ist Grundsicherung");
        },
        &[],
        |c| {
            let attribute = c["attributes"][0].clone();
            c["attributes"][0]["label"] = json!("Gesetz");
            c["attributes"][0]["options"][0]["label"] = json!("Grundsicherung");
            c["measures"][0]["responsible"][0]["when"] =
                json!({"attribute": attribute["id"], "in": [attribute["options"][0]["id"]]});
        },
    ),
    case(
        "the column with the rest deleted",
        |s| remove_column(s, "Bereiche", "Weitere Angaben"),
        &["Bereiche, Zeile 1: Die Spalte „Weitere Angaben“ fehlt. Was darin stand, fehlt jetzt im Katalog."],
        nothing,
    ),
    case(
        "something said twice",
        |s| set(s, "Bereiche", 2, "Weitere Angaben", "{\"label\": \"Anders\", \"farbe\": 3}"),
        &[
            "Bereiche, Zeile 2, Spalte E „Weitere Angaben“: „Name“ steht in der eigenen Spalte und noch einmal hier; es gilt die eigene Spalte.",
        ],
        |c| c["categories"][0]["farbe"] = json!(3),
    ),
    case(
        "the rest broken",
        |s| set(s, "Bereiche", 2, "Weitere Angaben", "siehe oben"),
        &[
            "Bereiche, Zeile 2, Spalte E „Weitere Angaben“: „siehe oben“ ist nicht lesbar und wurde nicht übernommen. Bitte die Zelle „Weitere Angaben“ aus der alten Datei wiederherstellen.",
        ],
        nothing,
    ),
    case(
        "a fixed word with a slip",
        |s| set(s, "Merkmale", 2, "Art", "ein Antwort"),
        &["Merkmale, Zeile 2, Spalte C „Art“: „ein Antwort“ gibt es hier nicht. Meinten Sie „eine Antwort“?"],
        |c| c["attributes"][0]["kind"] = json!("ein Antwort"),
    ),
    case(
        "answers of a persona by name, with slips",
        |s| {
            set(
                s,
                "Beispielpersonen",
                2,
                "Angaben",
                "Deutschniveau: B1\nstandort = mite\nkind_bg = x\narbeitslos_dauer = 12\nohne Zeichen",
            )
        },
        &[
            "Beispielpersonen, Zeile 2, Spalte D „Angaben“: „mite“ ist keine Antwort auf „standort“. Meinten Sie „mitte“?",
            "Beispielpersonen, Zeile 2, Spalte D „Angaben“: „ohne Zeichen“ ist keine Angabe und wurde nicht übernommen. Richtig wäre: Merkmal = Antwort.",
        ],
        |c| c["personas"][0]["answers"] = json!({"sprache": "b1", "standort": "mite", "kind_bg": true, "arbeitslos_dauer": 12}),
    ),
    case(
        "a list with signs in front",
        |s| set(s, "Maßnahmen", 2, "Unterlagen", "• Ausweis\r\n- Zeugnis\n\n  – Nachweis "),
        &[],
        |c| c["measures"][0]["documents"] = json!(["Ausweis", "Zeugnis", "Nachweis"]),
    ),
    case(
        "another order by number",
        |s| set(s, "Bereiche", 3, "Nr.", "0,5"),
        &[
            "Bereiche, Zeile 3, Spalte A „Nr.“: Ab hier stehen die Zeilen anders als ihre Nummern. Es gelten die Nummern; für eine andere Reihenfolge bitte die Spalte „Nr.“ ändern.",
        ],
        |c| c["categories"].as_array_mut().unwrap().swap(0, 1),
    ),
    case(
        "a rule moved to another measure keeps its place",
        |s| {
            let rows = rows(s, "Zuständigkeit");
            let row = rows.remove(1);
            rows.push(row);
        },
        &[
            "Zuständigkeit, Zeile LAST, Spalte B „Nr.“: Ab hier stehen die Zeilen anders als ihre Nummern. Es gelten die Nummern; für eine andere Reihenfolge bitte die Spalte „Nr.“ ändern.",
        ],
        nothing,
    ),
];

#[test]
fn every_edit_is_understood_or_named() {
    let catalog = common::shipped();
    let cells = common::cells(&write(&catalog).unwrap());
    let last = rows(&mut cells.clone(), "Zuständigkeit").len();
    let mut wrong = Vec::new();
    for case in CASES {
        let mut sheets = cells.clone();
        (case.edit)(&mut sheets);
        let imported = read(&common::workbook(&sheets)).unwrap();
        let said: Vec<String> = imported.messages.iter().map(ToString::to_string).collect();
        let expected: Vec<String> = case.said.iter().map(|line| line.replace("LAST", &last.to_string())).collect();
        if said != expected {
            wrong.push(format!("{}:\n  said {said:#?}\n  instead of {expected:#?}", case.name));
        }
        let mut wanted = catalog.clone();
        (case.becomes)(&mut wanted);
        if imported.catalog != wanted {
            wrong.push(format!("{}: another catalogue: {}", case.name, difference(&wanted, &imported.catalog, "")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The first place at which two values differ.
fn difference(wanted: &Value, found: &Value, path: &str) -> String {
    match (wanted, found) {
        (Value::Object(left), Value::Object(right)) => {
            let keys = left.keys().chain(right.keys());
            let differing = keys.into_iter().find(|key| left.get(*key) != right.get(*key));
            differing.map_or_else(String::new, |key| {
                difference(
                    wanted.get(key).unwrap_or(&Value::Null),
                    found.get(key).unwrap_or(&Value::Null),
                    &format!("{path}.{key}"),
                )
            })
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let index = left.iter().zip(right).position(|(left, right)| left != right).unwrap_or_default();
            difference(&wanted[index], &found[index], &format!("{path}[{index}]"))
        }
        _ => format!("{path}: {wanted} became {found}"),
    }
}
