// SPDX-License-Identifier: EUPL-1.2
//! The catalogue as it is being edited: a JSON value that keeps the order of its keys and everything unknown.

use foerderkompass_core::json::{self, Node};
use foerderkompass_core::{Date, Fault, Reading, read};
use serde_json::{Map, Number, Value};

use crate::path::Path;

impl Default for Document {
    /// Without anything in it.
    fn default() -> Document {
        Document { root: Value::Object(Map::new()) }
    }
}

/// A catalogue in the making. It is an object; everything in it may be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub(crate) root: Value,
}

impl Document {
    /// `None` for what is no object.
    pub fn new(root: Value) -> Option<Document> {
        root.is_object().then_some(Document { root })
    }

    /// The whole catalogue.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// What stands at a place.
    pub fn get(&self, path: &Path) -> Option<&Value> {
        path.get(&self.root)
    }

    /// `catalog.json`: two spaces for each level, one value a line, a line break at the end. Only what was changed reads
    /// otherwise than before.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(&self.root).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The catalogue as the widget reads it, with all faults, as of a day.
    ///
    /// # Errors
    /// If it cannot be a catalogue at all: its faults. It can be edited all the same.
    pub fn read(&self, today: Date) -> Result<Reading, Vec<Fault>> {
        read(self.text().as_bytes(), today)
    }

    /// All faults, as of a day. Their paths are places in this document.
    pub fn faults(&self, today: Date) -> Vec<Fault> {
        self.read(today).map_or_else(|faults| faults, |reading| reading.faults)
    }
}

/// A JSON text as a value that loses nothing: a repeated key gets a number behind it, a number that no computer holds
/// becomes its text. Both are then faults that can be seen and corrected.
///
/// # Errors
/// Why and where the text is not JSON.
pub fn value_of(text: &str) -> Result<Value, json::SyntaxError> {
    json::parse(text).map(|tree| converted(tree.root()))
}

fn converted(node: Node<'_>) -> Value {
    match node.value() {
        json::Value::Null => Value::Null,
        json::Value::Flag(flag) => Value::Bool(flag),
        json::Value::Number(text) => number(text),
        json::Value::Text(text) => Value::String(text.to_string()),
        json::Value::List(nodes) => nodes.map(converted).collect(),
        json::Value::Object(members) => {
            let mut map = Map::new();
            // How often a name was met: looking for a free number from the start would take long for many repeats.
            let mut met = std::collections::HashMap::<String, usize>::new();
            for member in members {
                let count = met.entry(member.key.to_string()).or_insert(0);
                *count += 1;
                let mut name = if *count == 1 { member.key.to_string() } else { format!("{}~{count}", member.key) };
                while map.contains_key(&name) {
                    name.push('~');
                }
                map.insert(name, converted(member.node));
            }
            Value::Object(map)
        }
    }
}

fn number(text: &str) -> Value {
    // As a floating-point number, a whole one beyond these would lose digits.
    let is_whole = !text.contains(['.', 'e', 'E']);
    let number = match text.parse::<i64>() {
        Ok(whole) => Some(whole.into()),
        Err(_) if is_whole => None,
        Err(_) => text.parse::<f64>().ok().and_then(Number::from_f64),
    };
    number.map_or_else(|| Value::String(text.to_string()), Value::Number)
}

/// The text at a key of an object; empty where there is none.
pub(crate) fn text_at<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../catalog.json");

    #[test]
    fn the_shipped_catalogue_is_written_as_it_was_read() {
        let document = Document::new(value_of(SHIPPED).expect("JSON")).expect("an object");
        assert!(document.text() == SHIPPED);
    }

    #[test]
    fn nothing_is_lost_that_json_allows() {
        let value = value_of(r#"{"b": 1e3, "a": 1, "b": "x", "b": null, "b~2": -0, "n": 1e999, "big": 12345678901234567890}"#)
            .expect("JSON");
        let keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["b", "a", "b~2", "b~3", "b~2~", "n", "big"]);
        assert_eq!((&value["b~2"], &value["n"]), (&"x".into(), &"1e999".into()));
        // All its digits.
        assert_eq!(value["big"], "12345678901234567890");
        assert_eq!(Document::new(value_of("[1]").expect("JSON")), None);
    }
}
