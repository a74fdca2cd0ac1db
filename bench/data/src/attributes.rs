// SPDX-License-Identifier: EUPL-1.2
//! What can be answered in a generated catalogue: sixteen attributes of every kind, the same at every size.

/// What an attribute takes, with what conditions are made of.
pub enum Takes {
    Flag,
    Choice(&'static [&'static str]),
    Ordinal(&'static [&'static str]),
    Multi(&'static [&'static str]),
    /// Both ends, and the bounds that conditions use.
    Integer(i64, i64, &'static [i64]),
}

pub struct Attribute {
    pub id: &'static str,
    pub label: &'static str,
    pub takes: Takes,
    /// Further members of the JSON object, each with a comma before it.
    pub more: &'static str,
}

use Takes::{Choice, Flag, Integer, Multi, Ordinal};

const fn attribute(id: &'static str, label: &'static str, takes: Takes, more: &'static str) -> Attribute {
    Attribute { id, label, takes, more }
}

pub const SITES: &[&str] = &["mitte", "nord", "sued", "ost"];

pub const ATTRIBUTES: &[Attribute] = &[
    attribute("standort", "Standort", Choice(SITES), r#","desk":true"#),
    attribute("alter", "Alter", Integer(15, 67, &[18, 21, 25, 27, 35, 45, 50, 55, 60]), r#","start":true,"advances":"yearly""#),
    attribute("leistung", "Leistungsbezug", Choice(&["sgb2", "sgb3", "beides", "keine"]), r#","start":true"#),
    attribute(
        "sprache",
        "Deutschniveau",
        Ordinal(&["keins", "a1", "a2", "b1", "b2", "c1"]),
        r#","start":true,"changeable":true"#,
    ),
    attribute("schule", "Schulabschluss", Ordinal(&["ohne", "haupt", "mittlerer", "abitur"]), r#","changeable":true"#),
    attribute(
        "abschluss",
        "Berufsabschluss",
        Choice(&["keiner", "veraltet", "anerkannt", "ausland", "studium"]),
        r#","changeable":["anerkannt"]"#,
    ),
    attribute("erwerb", "Erwerbsstatus", Multi(&["arbeitslos", "arbeitsuchend", "beschaeftigt", "ausbildung", "elternzeit"]), ""),
    attribute("dauer", "Arbeitslos seit Monaten", Integer(0, 600, &[1, 6, 12, 18, 24, 36, 60]), r#","advances":"monthly""#),
    attribute("kinder", "Kinder im Haushalt", Flag, ""),
    attribute(
        "betreuung",
        "Kinderbetreuung",
        Choice(&["gesichert", "gesucht", "keine", "entfaellt"]),
        r#","changeable":["gesichert"],"implied":[{"when":{"attribute":"kinder","is":false},"is":"entfaellt"}]"#,
    ),
    attribute("fuehrerschein", "Führerschein", Flag, r#","changeable":true"#),
    attribute(
        "wunsch",
        "Berufswunsch",
        Multi(&["pflege", "handwerk", "lager", "buero", "technik", "verkauf", "kueche", "bau"]),
        "",
    ),
    attribute("stunden", "Mögliche Wochenstunden", Integer(0, 40, &[5, 10, 15, 20, 30, 35]), ""),
    attribute(
        "jung",
        "Unter 25",
        Flag,
        r#","implied":[{"when":{"attribute":"alter","max":24},"is":true},{"when":{"attribute":"alter","min":25},"is":false}]"#,
    ),
    attribute("gesundheit", "Gesundheit", Ordinal(&["schwer", "mittel", "leicht", "gut"]), r#","sensitive":true"#),
    attribute("schulden", "Schulden", Flag, r#","sensitive":true"#),
];

/// The list of attributes as JSON.
pub fn written() -> String {
    let mut json = String::from("[");
    for (at, Attribute { id, label, takes, more }) in ATTRIBUTES.iter().enumerate() {
        let options = |list: &[&str]| {
            let all: Vec<String> = list.iter().map(|id| format!(r#"{{"id":"{id}","label":"{id}"}}"#)).collect();
            format!(r#","options":[{}]"#, all.join(","))
        };
        let (kind, of_kind) = match takes {
            Flag => ("flag", String::new()),
            Choice(list) => ("choice", options(list)),
            Ordinal(list) => ("ordinal", options(list)),
            Multi(list) => ("multi", options(list)),
            Integer(min, max, _) => ("integer", format!(r#","min":{min},"max":{max}"#)),
        };
        let comma = if at > 0 { "," } else { "" };
        json.push_str(&format!(r#"{comma}{{"id":"{id}","kind":"{kind}","label":"{label}"{of_kind}{more}}}"#));
    }
    json + "]"
}
