// SPDX-License-Identifier: EUPL-1.2
//! Changes of an entry's fields as values with a line for people, and how plain fields are compared.

use serde::Serialize;

use crate::compare::RuleDiff;
use crate::words;

/// One changed field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The key of the file, for offers with the offer's id: `title`, `offers.o1.places`.
    pub field: String,
    /// The field's name for people.
    pub label: String,
    /// In words; `None` where the field was absent.
    pub old: Option<String>,
    pub new: Option<String>,
    /// What changed, one or several readable lines.
    pub lines: Vec<String>,
    /// What the change does, for conditions and rule lists.
    pub rule: Option<RuleDiff>,
}

/// A field of an entry, ready to be compared.
pub(crate) struct Field {
    key: &'static str,
    label: &'static str,
    value: Value,
}

enum Value {
    /// Free text, to be quoted.
    Text(Option<String>),
    /// A date, a number, a fixed word.
    Fact(Option<String>),
    List(Vec<Item>),
}

/// An item of a list: what counts when comparing, and what is shown. A renamed target is no change of what refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub key: String,
    pub shown: String,
}

impl Item {
    pub fn new(key: impl Into<String>, shown: impl Into<String>) -> Item {
        Item { key: key.into(), shown: shown.into() }
    }
}

/// Items that are what they show.
pub(crate) fn bare(items: &[String]) -> Vec<Item> {
    items.iter().map(|item| Item::new(item, item)).collect()
}

pub(crate) fn text(key: &'static str, label: &'static str, value: Option<&String>) -> Field {
    Field { key, label, value: Value::Text(value.cloned()) }
}

pub(crate) fn fact(key: &'static str, label: &'static str, value: Option<String>) -> Field {
    Field { key, label, value: Value::Fact(value) }
}

pub(crate) fn flag(key: &'static str, label: &'static str, value: bool) -> Field {
    fact(key, label, Some(if value { words::YES } else { words::NO }.into()))
}

pub(crate) fn list(key: &'static str, label: &'static str, items: &[String]) -> Field {
    keyed(key, label, bare(items))
}

pub(crate) fn keyed(key: &'static str, label: &'static str, items: Vec<Item>) -> Field {
    Field { key, label, value: Value::List(items) }
}

/// The fields that differ; both lists hold the same keys in the same order.
pub(crate) fn changes(old: Vec<Field>, new: Vec<Field>) -> Vec<Change> {
    old.into_iter().zip(new).filter_map(|(old, new)| change(&old, &new)).collect()
}

fn change(old: &Field, new: &Field) -> Option<Change> {
    let (lines, old_text, new_text) = match (&old.value, &new.value) {
        (Value::Text(a), Value::Text(b)) if a != b => {
            (vec![words::changed(new.label, a.as_deref(), b.as_deref(), true)], a.clone(), b.clone())
        }
        (Value::Fact(a), Value::Fact(b)) if a != b => {
            (vec![words::changed(new.label, a.as_deref(), b.as_deref(), false)], a.clone(), b.clone())
        }
        (Value::List(a), Value::List(b)) if keys(a) != keys(b) => (vec![items_moved(new.label, a, b)], joined(a), joined(b)),
        _ => return None,
    };
    Some(Change { field: new.key.into(), label: new.label.into(), old: old_text, new: new_text, lines, rule: None })
}

fn keys(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.key.as_str()).collect()
}

/// The items in one line; `None` if there are none.
pub(crate) fn joined(items: &[Item]) -> Option<String> {
    let shown: Vec<&str> = items.iter().map(|item| item.shown.as_str()).collect();
    (!shown.is_empty()).then(|| shown.join("; "))
}

/// What a list gained and lost, each bearer of a repeated item counted.
pub(crate) fn items_moved(label: &str, old: &[Item], new: &[Item]) -> String {
    let (added, removed) = (without(new, old), without(old, new));
    if added.is_empty() && removed.is_empty() {
        words::reordered(label)
    } else {
        format!("{label}: {}", words::moved(&added, &removed))
    }
}

/// The items of one list that the other has not, counted, as they are shown.
pub(crate) fn without(items: &[Item], other: &[Item]) -> Vec<String> {
    let mut rest = keys(other);
    let mut left = Vec::new();
    for item in items {
        match rest.iter().position(|key| *key == item.key) {
            Some(at) => drop(rest.swap_remove(at)),
            None => left.push(item.shown.clone()),
        }
    }
    left
}
