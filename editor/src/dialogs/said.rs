// SPDX-License-Identifier: EUPL-1.2
//! A value of a catalogue in words.

use foerderkompass_upkeep::{Kind, words};
use serde_json::{Map, Value};

use super::naming::{Naming, day, outcome};

/// Where a value stands: its key, and the attribute whose answers it may name; empty if there is none.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    pub key: &'p str,
    pub attribute: &'p str,
}

impl<'p> Place<'p> {
    pub fn new(key: &'p str) -> Place<'p> {
        Place { key, attribute: "" }
    }

    /// A field of an entry; of an attribute, its own answers may be named.
    pub fn of(kind: Kind, id: &'p str, key: &'p str) -> Place<'p> {
        Place { key, attribute: if kind == Kind::Attribute { id } else { "" } }
    }
}

/// What a key is called, with a capital letter.
pub fn label(key: &str) -> String {
    let name = NAMES.iter().find(|(known, _)| *known == key).map(|(_, name)| *name);
    capital(name.or_else(|| outcome(key)).unwrap_or_else(|| words::field(key)))
}

/// Keys inside of values.
const NAMES: &[(&str, &str)] = &[
    ("address", "Anschrift"),
    ("archived_on", "archiviert am"),
    ("attribute", "Merkmal"),
    ("contact", "Kümmerer"),
    ("criterion", "Bedingung"),
    ("free", "freie Plätze"),
    ("from", "von"),
    ("is", "dann gilt"),
    ("mail", "E-Mail"),
    ("measure", "Maßnahme"),
    ("name", "Name"),
    ("norm", "Paragraf"),
    ("solved_by", "gelöst durch"),
    ("text", "Text"),
    ("to", "danach gilt"),
    ("total", "Plätze insgesamt"),
    ("until", "bis"),
    ("url", "Internetadresse"),
    ("when", "wenn"),
];

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A value in one line, but for line breaks of its own texts.
pub fn said(naming: &Naming, place: Place<'_>, value: &Value) -> String {
    match value {
        Value::Null => "leer".to_string(),
        Value::Bool(flag) => if *flag { "ja" } else { "nein" }.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text_said(naming, place, text),
        Value::Array(items) if items.is_empty() => "leer".to_string(),
        Value::Array(items) => items.iter().map(|item| said(naming, place, item)).collect::<Vec<_>>().join("; "),
        Value::Object(map) => object_said(naming, place, map, value),
    }
}

fn text_said(naming: &Naming, place: Place<'_>, text: &str) -> String {
    let kind = match place.key {
        "category" | "also" | "categories" => Kind::Category,
        "contact" | "deputies" => Kind::Contact,
        "measure" | "solved_by" | "expect" => Kind::Measure,
        "attribute" => Kind::Attribute,
        "kind" => return kind_said(text).to_string(),
        "is" | "to" | "changeable" | "answers" => return naming.option(place.attribute, text),
        _ if text.is_empty() => return "leer".to_string(),
        _ => return day(text).unwrap_or_else(|| text.to_string()),
    };
    naming.title(kind, text)
}

fn kind_said(word: &str) -> &str {
    match word {
        "flag" => "ja oder nein",
        "choice" => "eine Antwort",
        "ordinal" => "eine Stufe",
        "multi" => "mehrere Antworten",
        "integer" => "eine Zahl",
        "builds_on" => "baut auf",
        "leads_to" => "führt zu",
        "excludes" => "nicht zusammen mit",
        other => other,
    }
}

fn object_said(naming: &Naming, place: Place<'_>, map: &Map<String, Value>, value: &Value) -> String {
    if matches!(place.key, "must" | "should" | "when" | "criterion") {
        return naming.condition(value).unwrap_or_else(|| value.to_string());
    }
    let text = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or("");
    if let (Some(norm), "legal") = (map.get("norm"), place.key) {
        let norm = said(naming, Place::new("norm"), norm);
        return if text("url").is_empty() { norm } else { format!("{norm} ({})", text("url")) };
    }
    // Effects name the answers of their attribute.
    let attribute = if map.contains_key("to") { text("attribute") } else { place.attribute };
    if let Some(to) = map.get("to").filter(|_| !attribute.is_empty()) {
        let name = naming.title(Kind::Attribute, attribute);
        return format!("{name}: {}", said(naming, Place { key: "to", attribute }, to));
    }
    if matches!(place.key, "responsible" | "carriers" | "implied") {
        return rule_said(naming, place, map);
    }
    let part = |(key, value): (&String, &Value)| member_said(naming, place, key, value);
    map.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// A key with its value: „von 01.11.2026“.
fn member_said(naming: &Naming, place: Place<'_>, key: &str, value: &Value) -> String {
    match place.key {
        "answers" => {
            let attribute = key;
            let name = naming.title(Kind::Attribute, attribute);
            format!("{name}: {}", said(naming, Place { key: "answers", attribute }, value))
        }
        "expect" => format!("{}: {}", label(key), said(naming, place, value)),
        _ => format!("{}: {}", label(key), said(naming, Place { key, attribute: place.attribute }, value)),
    }
}

/// A rule of a list: who or what, and when.
fn rule_said(naming: &Naming, place: Place<'_>, map: &Map<String, Value>) -> String {
    let rest = map.iter().filter(|(key, _)| *key != "when");
    let what = rest.map(|(key, value)| said(naming, Place { key, attribute: place.attribute }, value)).collect::<Vec<_>>();
    let what = what.join(", ");
    match map.get("when") {
        Some(when) => format!("{what}, wenn {}", said(naming, Place::new("when"), when)),
        None => format!("{what} in allen anderen Fällen"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::shipped;
    use serde_json::json;

    #[test]
    fn values_are_said_as_people_say_them() {
        let sample = shipped();
        let naming = Naming::of(&[&sample]);
        let rows = [
            ("phone", json!("030 23125-112"), "030 23125-112"),
            ("checked_on", json!("2026-10-05"), "05.10.2026"),
            ("voluntary", json!(true), "ja"),
            ("deputies", json!(["sprache-mitte", "weg"]), "Kümmerin Sprache; weg"),
            ("absent", json!([{"from": "2026-11-16", "until": "2026-12-04"}]), "Von: 16.11.2026, Bis: 04.12.2026"),
            ("legal", json!([{"norm": "§ 43 AufenthG", "url": "https://x.example/"}]), "§ 43 AufenthG (https://x.example/)"),
            ("legal", json!([{"norm": "§ 43 AufenthG"}]), "§ 43 AufenthG"),
            ("effects", json!([{"attribute": "sprache", "to": "b1"}]), "Deutschniveau: B1"),
            (
                "answers",
                json!({"alter": "18_24", "kind_bg": true}),
                "Altersgruppe: 18–24, Minderjähriges Kind in der Bedarfsgemeinschaft: ja",
            ),
            ("must", json!({"attribute": "sprache", "max": "a2"}), "Deutschniveau höchstens A2"),
            ("kind", json!("ordinal"), "eine Stufe"),
            ("title", json!(""), "leer"),
            ("steps", json!([]), "leer"),
            (
                "responsible",
                json!([{"when": {"attribute": "alter", "max": "18_24"}, "contact": "team-sprache"}, {"contact": "sprache-mitte"}]),
                "Team Sprache, wenn Altersgruppe höchstens 18–24; Kümmerin Sprache in allen anderen Fällen",
            ),
        ];
        for (key, value, expected) in rows {
            assert_eq!(said(&naming, Place::new(key), &value), expected, "{key}");
        }
        assert_eq!(said(&naming, Place::new("expect"), &json!({"fits": ["weg"]})), "Kommt in Betracht: weg");
        assert_eq!(
            (label("phone"), label("fits"), label("unbekannt")),
            ("Telefon".into(), "Kommt in Betracht".into(), "Unbekannt".into())
        );
    }
}
