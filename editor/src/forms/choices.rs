// SPDX-License-Identifier: EUPL-1.2
//! What can be chosen in a form: the entries of the catalogue by title, and the answers of each attribute.

use std::collections::BTreeMap;

use foerderkompass_upkeep::{Document, Kind, entries};
use serde_json::Value;

/// An id and what people read.
pub type Named = (String, String);

/// Everything that a form lets one choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    entries: BTreeMap<Kind, Vec<Named>>,
    attributes: BTreeMap<String, Answerable>,
}

/// How an attribute is answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answerable {
    /// As in the file: `flag`, `choice`, …
    pub kind: String,
    pub options: Vec<Named>,
}

impl Choices {
    pub fn of(document: &Document) -> Choices {
        let named = |kind: Kind| {
            let titled = |title: &str, id: &str| if title.is_empty() { id.to_string() } else { title.to_string() };
            let of = |value: Option<&Value>| {
                let text = |key: &str| value.and_then(|value| value.get(key)).and_then(Value::as_str).unwrap_or("").to_string();
                // Several Kümmerer may have one task.
                if kind == Kind::Contact { [text("team"), text("site")].join(" ").trim().to_string() } else { String::new() }
            };
            let entries = entries(document, kind).into_iter().filter(|entry| !entry.id.id.is_empty()).map(|entry| {
                let (title, more) = (titled(&entry.title, &entry.id.id), of(document.get(&entry.path)));
                let title = if more.is_empty() || title.contains(&more) { title } else { format!("{title}, {more}") };
                (entry.id.id, title)
            });
            entries.collect()
        };
        let kinds = [Kind::Category, Kind::Attribute, Kind::Contact, Kind::Measure];
        let attributes = entries(document, Kind::Attribute).into_iter().filter_map(|entry| {
            let value = document.get(&entry.path)?;
            Some((entry.id.id, Answerable::of(value)))
        });
        Choices { entries: kinds.into_iter().map(|kind| (kind, named(kind))).collect(), attributes: attributes.collect() }
    }

    /// The entries of a kind.
    pub fn entries(&self, kind: Kind) -> &[Named] {
        self.entries.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// How an attribute is answered.
    pub fn attribute(&self, id: &str) -> Option<&Answerable> {
        self.attributes.get(id)
    }

    /// What people read for an id; the id itself where there is no such entry.
    pub fn title<'c>(&'c self, kind: Kind, id: &'c str) -> &'c str {
        self.entries(kind).iter().find(|(known, _)| known == id).map_or(id, |(_, title)| title)
    }
}

impl Answerable {
    /// Of an attribute as it stands in the file.
    pub fn of(attribute: &Value) -> Answerable {
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or("").to_string();
        let options = attribute.get("options").and_then(Value::as_array).into_iter().flatten();
        let named = |option: &Value| {
            let (id, label) = (text(option, "id"), text(option, "label"));
            (id.clone(), if label.is_empty() { id } else { label })
        };
        Answerable { kind: text(attribute, "kind"), options: options.map(named).filter(|(id, _)| !id.is_empty()).collect() }
    }

    /// The answer that a field begins with.
    pub fn first(&self) -> Value {
        match self.kind.as_str() {
            "integer" => 0.into(),
            "choice" | "ordinal" => self.options.first().map(|(id, _)| id.as_str()).unwrap_or_default().into(),
            "multi" => Value::Array(self.options.first().map(|(id, _)| id.as_str().into()).into_iter().collect()),
            _ => true.into(),
        }
    }
}
