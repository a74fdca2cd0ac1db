// SPDX-License-Identifier: EUPL-1.2
//! Which entries differ between two states of a catalogue, and in which fields.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::document::{Document, text_at};
use crate::entry::EntryId;
use crate::kind::Kind;

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Added,
    Removed,
    Changed,
}

/// An entry that is other than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub entry: EntryId,
    /// Its title, as it is now if it is still there.
    pub title: String,
    pub fate: Fate,
    /// The keys that differ, in the order of the format; all for one that came or went.
    pub fields: Vec<String>,
}

impl Difference {
    /// Whether more than dates of upkeep, absences and places differs: what counts as "changed" to readers.
    pub fn is_content(&self) -> bool {
        self.fate != Fate::Changed || !self.fields.is_empty()
    }
}

/// The entries that differ: the head first, then list by list in the new order, what is gone last in its list. Entries
/// without a usable id are not compared.
pub fn differences(old: &Document, new: &Document) -> Vec<Difference> {
    compared(old, new, &|_, value| value.clone())
}

/// As [`differences`], but of content only: without dates of upkeep, absences, places and next starts.
pub fn content_differences(old: &Document, new: &Document) -> Vec<Difference> {
    let mut found = compared(old, new, &|kind, value| content(kind, value));
    found.retain(Difference::is_content);
    found
}

fn compared(old: &Document, new: &Document, seen: &dyn Fn(Kind, &Value) -> Value) -> Vec<Difference> {
    let mut found = Vec::new();
    let head = differing(Kind::Head, &head_of(&seen(Kind::Head, old.root())), &head_of(&seen(Kind::Head, new.root())));
    if !head.is_empty() {
        let title = text_at(new.root(), "title").to_string();
        found.push(Difference { entry: EntryId::head(), title, fate: Fate::Changed, fields: head });
    }
    for kind in Kind::LISTS {
        compare_list(old, new, kind, seen, &mut found);
    }
    found
}

fn compare_list(old: &Document, new: &Document, kind: Kind, seen: &dyn Fn(Kind, &Value) -> Value, found: &mut Vec<Difference>) {
    let (before, after) = (by_id(old, kind), by_id(new, kind));
    let index: HashMap<&str, &Value> = before.iter().copied().collect();
    let present: HashSet<&str> = after.iter().map(|(id, _)| *id).collect();
    let difference = |id: &str, value: &Value, fate, fields| Difference {
        entry: EntryId::new(kind, id),
        title: text_at(value, kind.title_key()).to_string(),
        fate,
        fields,
    };
    let keys = |value: &Value| value.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default();
    for (id, value) in &after {
        match index.get(id) {
            None => found.push(difference(id, value, Fate::Added, keys(value))),
            Some(was) if was == value => {}
            Some(was) => {
                let fields = differing(kind, &seen(kind, was), &seen(kind, value));
                found.push(difference(id, value, Fate::Changed, fields));
            }
        }
    }
    for (id, value) in before.iter().filter(|(id, _)| !present.contains(id)) {
        found.push(difference(id, value, Fate::Removed, keys(value)));
    }
}

/// Entries with their ids, the first of each id.
fn by_id(document: &Document, kind: Kind) -> Vec<(&str, &Value)> {
    let mut met = HashSet::new();
    let list = document.root().get(kind.list()).and_then(Value::as_array).into_iter().flatten();
    let with_id = list.map(|value| (text_at(value, "id"), value));
    with_id.filter(|(id, value)| value.is_object() && !id.is_empty() && met.insert(*id)).collect()
}

/// The keys in which two objects differ.
fn differing(kind: Kind, old: &Value, new: &Value) -> Vec<String> {
    let empty = Map::new();
    let (old, new) = (old.as_object().unwrap_or(&empty), new.as_object().unwrap_or(&empty));
    let mut keys: Vec<&String> = new.keys().chain(old.keys().filter(|key| !new.contains_key(*key))).collect();
    keys.retain(|key| old.get(*key) != new.get(*key));
    let rank = |key: &&String| kind.keys().iter().position(|known| known == key).unwrap_or(usize::MAX);
    keys.sort_by_key(rank);
    keys.into_iter().cloned().collect()
}

/// The catalogue without its lists.
fn head_of(root: &Value) -> Value {
    without(root, &["categories", "focus", "attributes", "contacts", "measures", "personas", "changes", "archive"])
}

/// An entry without what upkeep alone changes.
fn content(kind: Kind, value: &Value) -> Value {
    let mut rest = without(value, &["changed_on", "checked_on", "checked_by"]);
    match kind {
        Kind::Contact => without(&rest, &["absent"]),
        Kind::Measure => {
            let offers = rest.get_mut("offers").and_then(Value::as_array_mut).into_iter().flatten();
            offers.for_each(|offer| *offer = without(offer, &["places", "next_start"]));
            rest
        }
        _ => rest,
    }
}

fn without(value: &Value, keys: &[&str]) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.iter().filter(|(key, _)| !keys.contains(&key.as_str()));
            Value::Object(kept.map(|(key, value)| (key.clone(), value.clone())).collect())
        }
        other => other.clone(),
    }
}
