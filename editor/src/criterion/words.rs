// SPDX-License-Identifier: EUPL-1.2
//! What the form of a condition says.

use foerderkompass_core::{Attribute, Kind};
use serde_json::Value;

use super::check::{Check, Row};
use super::tree::{Act, Group, group_of};

pub const NONE: &str = "Keine Bedingung: Das gilt immer.";
pub const MISSING: &str = "Hier fehlt noch eine Bedingung.";
pub const CHOOSE: &str = "Bitte wählen";
pub const NO_CATALOG: &str = "Die Merkmale dieses Katalogs lassen sich gerade nicht lesen. Die Bedingung bleibt, wie sie ist.";
pub const IN_DOUBT: &str = "Die Bedingung ist geändert. Passt dieser Wortlaut noch?";
pub const ADDED: &str = "Neue Bedingung. Sie zählt, sobald Merkmal und Antwort gewählt sind.";
pub const UNREADABLE: &str = "Das lässt sich nicht als Bedingung lesen:";
pub const NO_TEXT: &str = "Als Text lässt sich diese Bedingung erst schreiben, wenn die markierten Stellen behoben sind.";
pub const HINT: &str =
    "Zum Beispiel: Deutschniveau mindestens A2 und (Altersgruppe höchstens 18–24 oder nicht Vollzeitschulpflicht erfüllt)";
pub const SUGGESTED_HOW: &str = "Mit der Tabulatortaste zu den Vorschlägen, mit Esc schließen.";

/// What a group is called.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::All => "alle von (und)",
        Group::Any => "eine von (oder)",
        Group::Not => "nicht",
    }
}

/// What was done, for „Rückgängig: …“.
pub fn done(act: &Act, label: &str) -> String {
    let what = match act {
        Act::Set(..) => "Bedingung geändert",
        Act::Add(..) => "Bedingung hinzugefügt",
        Act::Remove(_) => "Bedingung gelöscht",
        Act::Wrap(..) => "In Gruppe gefasst",
        Act::Unwrap(_) => "Gruppe aufgelöst",
        Act::Turn(..) => "Verknüpfung geändert",
        Act::Up(_) | Act::Down(_) | Act::Out(_) | Act::In(_) => "Bedingung verschoben",
    };
    format!("{label}: {what}")
}

/// A row as one line, to name its buttons by.
pub fn row(row: &Row, attribute: Option<&Attribute>) -> String {
    if row.attribute.is_empty() {
        return "Neue Bedingung".into();
    }
    let label = attribute.map_or(row.attribute.as_str(), |one| one.label.as_str());
    let name =
        |id: &str| attribute.and_then(|one| one.options().get(one.option_at(id)?)).map_or(id.to_owned(), |o| o.label.clone());
    let unit = match attribute.map(|one| &one.kind) {
        Some(Kind::Integer(range)) => range.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default(),
        _ => String::new(),
    };
    let end = |end: &Value| end.as_str().map_or_else(|| end.to_string(), name);
    let several = matches!(&row.check, Check::In { options, .. } if options.len() > 1);
    let word = row.check.operator().word(several);
    match &row.check {
        Check::Is(_) => format!("{label} {word}"),
        Check::In { options, .. } => {
            let names: Vec<String> = options.iter().map(|id| name(id)).collect();
            format!("{label} {word} {}", names.join(", ")).trim_end().to_owned()
        }
        Check::Range { min: Some(min), max: Some(max) } => format!("{label} von {} bis {}{unit}", end(min), end(max)),
        Check::Range { min: Some(bound), .. } | Check::Range { max: Some(bound), .. } => {
            format!("{label} {word} {}{unit}", end(bound))
        }
        Check::Range { .. } => format!("{label} {word}"),
    }
}

/// A node as one line, to name its buttons by.
pub fn named<'a>(node: &Value, attribute: &dyn Fn(&str) -> Option<&'a Attribute>) -> String {
    match (Row::of(node), group_of(node)) {
        (Some(one), _) => row(&one, attribute(&one.attribute)),
        (None, Some(one)) => format!("Gruppe „{}“", group(one)),
        (None, None) => "Unlesbare Bedingung".into(),
    }
}

/// What stands at an unreadable node, in words as far as there are some.
pub fn in_words(value: &Value) -> String {
    let plain = |value: &Value| match value {
        Value::String(text) => format!("„{text}“"),
        Value::Bool(true) => "ja".into(),
        Value::Bool(false) => "nein".into(),
        Value::Null => "nichts".into(),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            list.iter().filter_map(Value::as_str).map(|one| format!("„{one}“")).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    match value {
        Value::Object(map) if map.is_empty() => "nichts".into(),
        Value::Object(map) => {
            map.iter().map(|(key, value)| format!("{} {}", key_name(key), plain(value))).collect::<Vec<_>>().join("; ")
        }
        other => plain(other),
    }
}

fn key_name(key: &str) -> String {
    match key {
        "text" => "Wortlaut".into(),
        "norm" => "Paragraf".into(),
        "attribute" => "Merkmal".into(),
        "all" => "alle von".into(),
        "any" | "in" => "eine von".into(),
        "not" => "nicht".into(),
        "min" => "mindestens".into(),
        "max" => "höchstens".into(),
        "is" => "ist".into(),
        other => format!("„{other}“:"),
    }
}

/// How many conditions a group has.
pub fn count(count: usize) -> String {
    if count == 1 { "1 Bedingung".into() } else { format!("{count} Bedingungen") }
}
