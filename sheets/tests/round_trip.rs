// SPDX-License-Identifier: EUPL-1.2
//! A catalogue written as a workbook and read back is the same, to the order of its keys.

mod common;

use foerderkompass_sheets::{Weight, read, write};
use serde_json::{Value, json};

fn back(catalog: &Value) -> Value {
    read(&write(catalog).unwrap()).unwrap().catalog
}

#[test]
fn the_shipped_catalogue_comes_back_exactly_and_without_a_word() {
    let catalog = common::shipped();
    let imported = read(&write(&catalog).unwrap()).unwrap();
    assert_eq!(imported.messages, []);
    assert_eq!(imported.catalog, catalog);
    assert_eq!(imported.catalog.to_string(), catalog.to_string());
}

#[test]
fn the_shipped_catalogue_keeps_nothing_outside_its_columns_but_translations_and_the_order_of_options() {
    let bytes = write(&common::shipped()).unwrap();
    let sheets = common::cells(&bytes);
    let (mut kept, mut translated) = (0, 0);
    for (name, rows) in &sheets {
        let heading = rows.first().cloned().unwrap_or_default();
        let at = |wanted: &str| heading.iter().position(|cell| *cell == wanted);
        let Some(column) = at("Weitere Angaben") else { continue };
        for row in rows.iter().skip(1).filter(|row| row[column] != calamine::Data::Empty) {
            let rest: Value = serde_json::from_str(&row[column].to_string()).unwrap();
            for (key, condition) in rest.as_object().unwrap() {
                let words = match key.as_str() {
                    "translations" | "sheet" => {
                        translated += 1;
                        continue;
                    }
                    "must" => at("Gesetzliche Voraussetzungen"),
                    "should" => at("Übliche Zielgruppe"),
                    other => panic!("{name}: {other}"),
                };
                // The condition is in its column all the same.
                assert!(row[words.unwrap()].to_string().contains(" eine von "), "{condition}");
                kept += 1;
            }
        }
    }
    assert!(kept < 20, "{kept}");
    // Texts in other languages are edited as a whole, in the editor; here they travel with their row.
    assert_eq!(translated, 33);
}

#[test]
fn every_hostile_catalogue_comes_back_exactly() {
    let mut count = 0;
    for (name, catalog) in common::hostile() {
        let again = back(&catalog);
        assert_eq!(again, catalog, "{name}");
        assert_eq!(again.to_string(), catalog.to_string(), "{name}: order of keys");
        count += 1;
    }
    assert!(count > 60, "{count}");
}

#[test]
fn what_no_column_holds_survives() {
    let texts = [
        "", " ", " a", "a ", "a\nb", "=1+1", "'x", "-", "keine", "ja", "12", "1.2.2027", "a;b", "a,b", "- a", "_x0041_", "\t",
        "\u{feff}", "„x“", "@a", "+49",
    ];
    for text in texts {
        for catalog in [
            json!({"title": text, "measures": [{"id": text, "title": text, "checks": [text], "also": [text], "legal": [{"norm": text}], "category": text}]}),
            json!({"measures": [{"id": "a", "offers": [{"id": "b", "provider": text, "formats": [text, text]}], "checked_on": text, "voluntary": text}]}),
            json!({"attributes": [{"id": "a", "kind": text, "implied": [{"when": text, "is": text}], "options": [{"id": text}]}]}),
            json!({"personas": [{"id": "p", "answers": {"a": text, text: "x"}, "expect": {"fits": [text], text: []}}]}),
            json!({"measures": [text, {}, null, [], 5, true], text: {text: [text]}}),
        ] {
            assert_eq!(back(&catalog).to_string(), catalog.to_string(), "{text:?}");
        }
    }
}

#[test]
fn conditions_stand_in_words_however_the_file_writes_them() {
    let mut catalog = common::shipped();
    let (at_most, options) = (json!({"max": "a2", "attribute": "sprache", "text": "Bis A2"}), json!(["sued", "nord"]));
    catalog["measures"][0]["must"] = json!({"any": [at_most, {"in": options, "attribute": "standort"}]});
    catalog["measures"][1].as_object_mut().unwrap().remove("translations");
    catalog["measures"][1]["must"] = json!({"attribute": "gibt_es_nicht", "is": true});
    let bytes = write(&catalog).unwrap();
    let sheets = common::cells(&bytes);
    let (_, rows) = sheets.iter().find(|(name, _)| name == "Maßnahmen").unwrap();
    let column = |heading: &str| rows[0].iter().position(|cell| *cell == heading).unwrap();
    assert_eq!(
        rows[1][column("Gesetzliche Voraussetzungen")],
        *"Deutschniveau höchstens A2 [„Bis A2“] oder Standort eine von Nord, Süd"
    );
    // What is no condition keeps its JSON.
    assert_eq!(rows[2][column("Weitere Angaben")], *r#"{"must":{"attribute":"gibt_es_nicht","is":true}}"#);
    let imported = read(&bytes).unwrap();
    assert_eq!(imported.messages, []);
    assert_eq!(imported.catalog.to_string(), catalog.to_string());
}

/// Random catalogues whose attributes have names that try to be misread.
#[test]
fn random_catalogues_come_back_exactly_with_their_conditions_in_words() {
    const NAMES: [&str; 12] =
        ["und", "nicht", "A oder B", "eine von", "„Kurs“", "(", "#alter", "x\"y", "12", " Alter ", "ist ja", "a, b"];
    let (mut in_words, mut others) = (0, 0);
    for seed in 0..60 {
        let mut catalog = common::generate::case(seed).catalog;
        let mut names = NAMES.iter().cycle().skip(seed as usize % NAMES.len());
        for attribute in catalog["attributes"].as_array_mut().unwrap() {
            attribute["label"] = json!(names.next());
            for option in attribute.get_mut("options").and_then(Value::as_array_mut).into_iter().flatten() {
                option["label"] = json!(names.next());
            }
        }
        let bytes = write(&catalog).unwrap();
        assert_eq!(read(&bytes).unwrap().catalog.to_string(), catalog.to_string(), "seed {seed}");
        for (_, rows) in common::cells(&bytes).iter().filter(|(name, _)| name == "Maßnahmen") {
            let column = rows[0].iter().position(|cell| *cell == "Gesetzliche Voraussetzungen").unwrap();
            in_words += rows.iter().skip(1).filter(|row| row[column] != calamine::Data::Empty).count();
        }
        let measures = catalog["measures"].as_array().unwrap().iter();
        others += measures.filter(|measure| measure.get("must").is_some()).count();
    }
    assert!(in_words > 50, "{in_words}");
    assert_eq!(in_words, others);
}

#[test]
fn stories_come_back_with_and_without_their_chain() {
    let of = |examples: Value| json!({"measures": [{"id": "a", "title": "A", "examples": examples}, {"id": "b", "title": "B"}]});
    let cell = |catalog: &Value| {
        let sheets = common::cells(&write(catalog).unwrap());
        let rows = &sheets.iter().find(|(name, _)| name == "Maßnahmen").unwrap().1;
        let column = rows[0].iter().position(|cell| *cell == "Gelungene Beispiele").unwrap();
        rows[1][column].to_string()
    };
    let told = of(json!(["Nur erzählt.", {"text": "Mit Weg.", "chain": ["b", "a"]}]));
    assert_eq!(cell(&told), "Nur erzählt.\nMit Weg. | Weg: b, a");
    assert_eq!(back(&told).to_string(), told.to_string());
    for unusual in [
        json!([{"text": "Ohne Weg."}]),
        json!([{"text": "x", "chain": []}]),
        json!([{"chain": ["a"], "text": "andere Folge"}]),
        json!([{"text": "x", "chain": ["a"], "neu": 1}]),
        json!([{"text": "x | Weg: b", "chain": ["a"]}]),
        json!(["x | Weg: b"]),
        json!([{"text": " x", "chain": ["a, b", 3]}]),
        json!([{"text": "weg", "chain": ["gibt-es-nicht"]}, 7, null]),
    ] {
        let catalog = of(unusual);
        assert_eq!(back(&catalog).to_string(), catalog.to_string());
    }
}

#[test]
fn long_texts_and_large_numbers_survive() {
    let long = "Wörter und 🧭 ".repeat(9_000);
    let catalog = json!({
        "measures": [{"id": "a", "description": long, "check_every_months": 9_007_199_254_740_993_i64, "z": 0.1, "big": 1e300}],
        "contacts": [{"note": long, "id": "b"}],
    });
    assert_eq!(back(&catalog).to_string(), catalog.to_string());
}

#[test]
fn nothing_becomes_a_formula() {
    let catalog = json!({"measures": [{"id": "a", "title": "=HYPERLINK(\"https://a.example\")", "summary": "+1", "hint": "@SUM(A1)", "x": "=1"}]});
    let bytes = write(&catalog).unwrap();
    let formulas = common::parts(&bytes)
        .into_iter()
        .filter(|(name, text)| name.contains("worksheets/sheet") && (text.contains("<f>") || text.contains("<f ")));
    assert_eq!(formulas.map(|(name, _)| name).collect::<Vec<_>>(), Vec::<String>::new());
    assert_eq!(back(&catalog), catalog);
}

#[test]
fn the_same_catalogue_gives_the_same_file() {
    let catalog = common::shipped();
    assert!(write(&catalog).unwrap() == write(&catalog).unwrap());
}

#[test]
fn a_dangling_reference_stays_in_its_column_and_is_named() {
    let catalog = json!({"measures": [{"id": "a", "title": "A", "summary": "S", "category": "spache"}], "categories": [{"id": "sprache", "label": "Sprache"}]});
    let imported = read(&write(&catalog).unwrap()).unwrap();
    assert_eq!(imported.catalog, catalog);
    let said: Vec<String> =
        imported.messages.iter().filter(|message| message.sheet == "Maßnahmen").map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["Maßnahmen, Zeile 2, Spalte F „Bereich“: „spache“ gibt es nicht im Blatt „Bereiche“. Meinten Sie „sprache“?"]
    );
    assert_eq!(imported.messages[0].weight, Weight::Fault);
}
