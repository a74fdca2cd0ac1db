// SPDX-License-Identifier: EUPL-1.2
//! The names in a catalogue: what a reference in a cell can mean, and what counts as the same name.

use std::collections::HashMap;

use foerderkompass_core::{fold, nearest};
use serde_json::Value;

use crate::criterion::Conditions;
use crate::remembered::Remembered;

/// Ids and labels of one list.
#[derive(Default)]
pub struct Known {
    ids: Vec<String>,
    /// Folded id and label to index; `None` where several share it.
    by_name: HashMap<String, Option<usize>>,
    exact: HashMap<String, usize>,
}

impl Known {
    fn of(list: Option<&Value>) -> Known {
        let mut known = Known::default();
        for entry in list.and_then(Value::as_array).into_iter().flatten() {
            let Some(id) = entry.get("id").and_then(Value::as_str) else { continue };
            let index = known.ids.len();
            known.ids.push(id.to_string());
            known.exact.entry(id.to_string()).or_insert(index);
            known.name(id, index);
            for key in ["title", "label", "role", "short", "person"] {
                if let Some(label) = entry.get(key).and_then(Value::as_str) {
                    known.name(label, index);
                }
            }
        }
        known
    }

    fn name(&mut self, name: &str, index: usize) {
        let name = key(name);
        if !name.is_empty() {
            self.by_name.entry(name).and_modify(|one| *one = one.filter(|one| *one == index)).or_insert(Some(index));
        }
    }

    /// The id that a text means: an id, or the label of exactly one entry.
    pub fn resolve(&self, text: &str) -> Option<&str> {
        let index = match self.exact.get(text) {
            Some(index) => Some(*index),
            None => self.by_name.get(&key(text)).copied().flatten(),
        };
        index.and_then(|index| self.ids.get(index)).map(String::as_str)
    }

    /// What was probably meant.
    pub fn near(&self, text: &str) -> Option<&str> {
        nearest(text, self.ids.iter().map(String::as_str))
    }
}

/// One attribute.
#[derive(Default)]
pub struct Asked {
    pub kind: String,
    pub options: Known,
}

/// All names of a catalogue.
#[derive(Default)]
pub struct Names {
    lists: HashMap<&'static str, Known>,
    asked: HashMap<String, Asked>,
    /// What conditions can name.
    pub conditions: Conditions,
    nothing: Known,
}

impl Names {
    /// `remembered` is what attributes and options were called when the workbook was written.
    pub fn of(catalog: &Value, remembered: &Remembered) -> Names {
        let mut names = Names::default();
        for list in ["measures", "contacts", "attributes", "categories"] {
            names.lists.insert(list, Known::of(catalog.get(list)));
        }
        for attribute in catalog.get("attributes").and_then(Value::as_array).into_iter().flatten() {
            let text = |key: &str| attribute.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
            let asked = Asked { kind: text("kind"), options: Known::of(attribute.get("options")) };
            names.asked.entry(text("id")).or_insert(asked);
        }
        names.conditions = Conditions::of(catalog.get("attributes"), remembered);
        names
    }

    pub fn list(&self, list: &str) -> &Known {
        self.lists.get(list).unwrap_or(&self.nothing)
    }

    pub fn asked(&self, attribute: &str) -> Option<&Asked> {
        self.asked.get(attribute)
    }
}

/// What counts as the same name: letters and digits without marks, case and everything between them.
pub fn key(text: &str) -> String {
    fold(text).digraph.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// An id made of a name.
pub fn id_of(name: &str) -> String {
    let folded = fold(name).digraph;
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut id: String = words.join("-").chars().take(60).collect();
    while id.ends_with('-') {
        id.pop();
    }
    id
}

/// The id, or the id with the first number behind it that is not taken.
pub fn free_id(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let id = if id.is_empty() { "eintrag" } else { id };
    if !is_taken(id) {
        return id.to_string();
    }
    (2_u32..).map(|number| format!("{id}-{number}")).find(|id| !is_taken(id)).unwrap_or_default()
}
