// SPDX-License-Identifier: EUPL-1.2
//! One change to a catalogue that knows what was there before, so that it can be taken back.

use serde_json::Value;

use crate::document::Document;
use crate::kind::{Kind, place_of};
use crate::path::{Path, Step};

/// A change. Made by the functions below from the document that it is for; it fits no other state of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A value comes (nothing before), goes (nothing after) or is replaced. In a list the values behind it move.
    Put {
        path: Path,
        /// Where the key stands among the others of its object; for a list, the index.
        place: usize,
        before: Option<Value>,
        after: Option<Value>,
    },
    /// An entry of a list moves to another index.
    Move { list: Path, from: usize, to: usize },
}

/// An edit does not fit the document: what it would change is no longer as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    pub path: Path,
}

impl Edit {
    /// Sets a value. A new key stands where the format has it; a list is replaced as a whole.
    pub fn set(document: &Document, path: &Path, after: Value) -> Edit {
        let before = document.get(path).cloned();
        Edit::Put { place: place(document, path), path: path.clone(), before, after: Some(after) }
    }

    /// Takes a key or an entry of a list away. An optional list that would then be empty goes with it.
    pub fn remove(document: &Document, path: &Path) -> Edit {
        let (list, last) = path.split().unwrap_or_else(|| (Path::root(), &Step::At(0)));
        let only =
            matches!(last, Step::At(_)) && document.get(&list).and_then(Value::as_array).is_some_and(|list| list.len() == 1);
        let optional = matches!(list.0.last(), Some(Step::Key(key)) if key != "measures");
        let path = if only && optional { &list } else { path };
        Edit::Put { place: place(document, path), path: path.clone(), before: document.get(path).cloned(), after: None }
    }

    /// Puts an entry into a list, at the end if the index is larger. A list that is missing is made.
    pub fn insert(document: &Document, list: &Path, index: usize, entry: Value) -> Edit {
        match document.get(list).and_then(Value::as_array) {
            Some(entries) => {
                let place = index.min(entries.len());
                Edit::Put { path: list.at(place), place, before: None, after: Some(entry) }
            }
            None => Edit::set(document, list, Value::Array(vec![entry])),
        }
    }

    /// Moves an entry of a list.
    pub fn shift(list: &Path, from: usize, to: usize) -> Edit {
        Edit::Move { list: list.clone(), from, to }
    }

    /// The edit that takes this one back.
    pub fn inverse(&self) -> Edit {
        match self.clone() {
            Edit::Put { path, place, before, after } => Edit::Put { path, place, before: after, after: before },
            Edit::Move { list, from, to } => Edit::Move { list, from: to, to: from },
        }
    }

    /// Where it changes something.
    pub fn path(&self) -> &Path {
        match self {
            Edit::Put { path, .. } => path,
            Edit::Move { list, .. } => list,
        }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        match self {
            Edit::Put { before, after, .. } => before == after,
            Edit::Move { from, to, .. } => from == to,
        }
    }
}

fn place(document: &Document, path: &Path) -> usize {
    let Some((holder, last)) = path.split() else { return 0 };
    match last {
        Step::At(index) => *index,
        Step::Key(key) => {
            let map = document.get(&holder).and_then(Value::as_object);
            let present: Vec<&str> = map.into_iter().flatten().map(|(key, _)| key.as_str()).collect();
            let found = present.iter().position(|one| one == key);
            found.unwrap_or_else(|| place_of(key, known_keys(&holder), &present))
        }
    }
}

/// The known keys of an object, by where it stands.
fn known_keys(holder: &Path) -> &'static [&'static str] {
    match holder.0.as_slice() {
        [] => Kind::Head.keys(),
        [.., Step::Key(list), Step::At(_)] => Kind::of_list(list).map_or(CRITERION, Kind::keys),
        [.., Step::Key(key)] if key == "places" => &["free", "total", "as_of"],
        [.., Step::Key(key)] if key == "weeks" => &["min", "max"],
        [.., Step::Key(key)] if key == "client_contact" => &["phone", "mail", "address"],
        _ => CRITERION,
    }
}

/// Keys of criteria and of what holds them.
const CRITERION: &[&str] = &[
    "text",
    "norm",
    "when",
    "criterion",
    "attribute",
    "all",
    "any",
    "not",
    "in",
    "min",
    "max",
    "is",
    "solved_by",
    "contact",
    "name",
    "note",
];

/// Carries an edit out.
///
/// # Errors
/// If the place is not as the edit expects it; then nothing has changed.
pub fn apply(document: &mut Document, edit: &Edit) -> Result<(), Stale> {
    let stale = || Stale { path: edit.path().clone() };
    match edit {
        Edit::Move { list, from, to } => {
            let entries = list.get_mut(&mut document.root).and_then(Value::as_array_mut).ok_or_else(stale)?;
            if *from >= entries.len() || *to >= entries.len() {
                return Err(stale());
            }
            let entry = entries.remove(*from);
            entries.insert(*to, entry);
            Ok(())
        }
        Edit::Put { path, place, before, after } => {
            let Some((holder, last)) = path.split() else {
                return replace_root(document, before.as_ref(), after.as_ref()).ok_or_else(stale);
            };
            let holder = holder.get_mut(&mut document.root).ok_or_else(stale)?;
            put(holder, last, *place, before.as_ref(), after.as_ref()).ok_or_else(stale)
        }
    }
}

fn replace_root(document: &mut Document, before: Option<&Value>, after: Option<&Value>) -> Option<()> {
    (before == Some(&document.root)).then_some(())?;
    document.root = after.filter(|after| after.is_object())?.clone();
    Some(())
}

fn put(holder: &mut Value, step: &Step, place: usize, before: Option<&Value>, after: Option<&Value>) -> Option<()> {
    match (holder, step) {
        (Value::Object(map), Step::Key(key)) => {
            (map.get(key) == before).then_some(())?;
            match (before, after) {
                (None, Some(after)) => drop(map.shift_insert(place.min(map.len()), key.clone(), after.clone())),
                (Some(_), Some(after)) => drop(map.insert(key.clone(), after.clone())),
                (_, None) => drop(map.shift_remove(key)),
            }
        }
        (Value::Array(list), Step::At(index)) => match (before, after) {
            (None, Some(after)) => {
                (*index <= list.len()).then(|| list.insert(*index, after.clone()))?;
            }
            (Some(before), after) => {
                (list.get(*index) == Some(before)).then_some(())?;
                match after {
                    Some(after) => *list.get_mut(*index)? = after.clone(),
                    None => drop(list.remove(*index)),
                }
            }
            (None, None) => {}
        },
        _ => return None,
    }
    Some(())
}

/// Carries edits out in their order, all or none.
///
/// # Errors
/// As [`apply`].
pub fn apply_all(document: &mut Document, edits: &[Edit]) -> Result<(), Stale> {
    for (done, edit) in edits.iter().enumerate() {
        if let Err(stale) = apply(document, edit) {
            for undo in edits.iter().take(done).rev() {
                // What has just been done can be taken back.
                let _ = apply(document, &undo.inverse());
            }
            return Err(stale);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document() -> Document {
        let root =
            json!({"format": "1", "contacts": [{"id": "a", "role": "R", "note": "n"}, {"id": "b"}], "measures": [{"id": "m"}]});
        Document::new(root).expect("an object")
    }

    fn path(text: &str) -> Path {
        Path::parse(text).expect("a path")
    }

    /// An edit does what it should, and its inverse leads back to the same bytes.
    #[test]
    fn every_edit_can_be_taken_back() {
        let start = document();
        let rows: Vec<(Edit, &str, Option<Value>)> = vec![
            (Edit::set(&start, &path("contacts[0].role"), "X".into()), "contacts[0].role", Some("X".into())),
            (Edit::set(&start, &path("contacts[0].phone"), "1".into()), "contacts[0].phone", Some("1".into())),
            (Edit::remove(&start, &path("contacts[0].note")), "contacts[0].note", None),
            (Edit::remove(&start, &path("contacts[0]")), "contacts[0].id", Some("b".into())),
            (Edit::remove(&start, &path("measures[0]")), "measures", Some(json!([]))),
            (Edit::insert(&start, &path("contacts"), 9, json!({"id": "c"})), "contacts[2].id", Some("c".into())),
            (Edit::insert(&start, &path("personas"), 0, json!({"id": "p"})), "personas[0].id", Some("p".into())),
            (Edit::shift(&path("contacts"), 0, 1), "contacts[1].id", Some("a".into())),
        ];
        for (edit, place, expected) in rows {
            let mut changed = start.clone();
            apply(&mut changed, &edit).expect("it fits");
            assert_eq!(changed.get(&path(place)).cloned(), expected, "{edit:?}");
            assert_eq!(apply(&mut changed, &edit.inverse()), Ok(()));
            assert_eq!(changed.text(), start.text(), "{edit:?}");
        }
    }

    #[test]
    fn a_new_key_comes_where_the_format_has_it_and_an_empty_list_goes() {
        let mut changed = document();
        let phone = Edit::set(&changed, &path("contacts[0].phone"), "1".into());
        apply(&mut changed, &phone).expect("it fits");
        let keys: Vec<&String> = changed.root["contacts"][0].as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["id", "role", "phone", "note"]);
        for _ in 0..2 {
            let edit = Edit::remove(&changed, &path("contacts[0]"));
            apply(&mut changed, &edit).expect("it fits");
        }
        assert_eq!(changed.root.get("contacts"), None);
    }

    #[test]
    fn an_edit_of_another_state_changes_nothing() {
        let start = document();
        let edits =
            [Edit::set(&start, &path("contacts[0].role"), "X".into()), Edit::set(&start, &path("contacts[0].role"), "Y".into())];
        let mut changed = start.clone();
        assert_eq!(apply_all(&mut changed, &edits), Err(Stale { path: path("contacts[0].role") }));
        assert_eq!(changed, start);
        for wrong in [Edit::shift(&path("contacts"), 0, 2), Edit::shift(&path("title"), 0, 0)] {
            assert!(apply(&mut changed, &wrong).is_err());
        }
    }
}
