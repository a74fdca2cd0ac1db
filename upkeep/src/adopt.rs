// SPDX-License-Identifier: EUPL-1.2
//! „Rechtsstand übernehmen“: what the law says comes from a reference catalogue, what is local stays. Nothing is done
//! here: every entry is a proposal.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::arrange::arranged;
use crate::document::{Document, text_at};
use crate::entry::{Entry, EntryId, entries, value};
use crate::kind::{Kind, place_of};
use crate::path::{Path, Step};
use crate::proposal::Proposal;
use crate::references::{Reference, references, referred};

/// What of a measure is the law's: conditions, norms, what to check. Contacts, offers, places, hints, carriers and
/// everything else stay.
pub const OF_THE_LAW: [&str; 7] = ["must", "should", "hurdles", "checks", "legal", "voluntary", "apply_before_start"];

/// What a measure that is new here does not bring along: it is local to the reference.
const LOCAL: [&str; 8] = ["offers", "responsible", "carriers", "hint", "examples", "changed_on", "checked_on", "checked_by"];

/// What of the reference is other than here: the date of the law, attributes, new categories that are needed, measures.
/// What only this catalogue has stays untouched, and so do attributes that only decide who is responsible.
pub fn adopt(own: &Document, reference: &Document) -> Vec<Proposal> {
    let mut found = Vec::new();
    found.extend(date_of_the_law(own, reference));
    let measures: Vec<Proposal> =
        entries(reference, Kind::Measure).iter().filter_map(|entry| measure(own, reference, entry)).collect();
    let categories = entries(reference, Kind::Category).into_iter().filter(|entry| value(own, &entry.id).is_none());
    let needed = |entry: &Entry| measures.iter().any(|measure| names_category(measure, &entry.id.id));
    found.extend(categories.filter(needed).filter_map(|entry| proposal(own, &entry, dated(reference.get(&entry.path)?))));
    found.extend(entries(reference, Kind::Attribute).iter().filter_map(|entry| attribute(own, reference, entry)));
    found.extend(measures);
    found
}

fn date_of_the_law(own: &Document, reference: &Document) -> Option<Proposal> {
    let side = |document: &Document| {
        Some(Value::Object(Map::from_iter([("law_as_of".to_string(), document.root().get("law_as_of")?.clone())])))
    };
    let (before, after) = (side(own), side(reference)?);
    // Whose law is newer already, keeps it.
    let day = |side: &Value| text_at(side, "law_as_of").to_string();
    let older = before.as_ref().is_none_or(|before| day(before) < day(&after));
    older.then(|| Proposal { entry: EntryId::head(), title: String::new(), before, after: Some(after) })
}

fn names_category(measure: &Proposal, id: &str) -> bool {
    let Some(after) = measure.after.as_ref().filter(|_| measure.before.is_none()) else { return false };
    let also = after.get("also").and_then(Value::as_array).into_iter().flatten();
    text_at(after, "category") == id || also.into_iter().any(|other| *other == *id)
}

/// A proposal, if it changes something.
fn proposal(own: &Document, entry: &Entry, after: Value) -> Option<Proposal> {
    let before = value(own, &entry.id).cloned();
    (before.as_ref() != Some(&after)).then(|| Proposal {
        entry: entry.id.clone(),
        title: entry.title.clone(),
        before,
        after: Some(after),
    })
}

/// An entry of the reference without the day on which it changed there.
fn dated(value: &Value) -> Value {
    let mut value = value.clone();
    value.as_object_mut().map(|map| map.shift_remove("changed_on"));
    value
}

fn measure(own: &Document, reference: &Document, entry: &Entry) -> Option<Proposal> {
    let theirs = reference.get(&entry.path)?.as_object()?;
    let Some(Value::Object(before)) = value(own, &entry.id) else {
        let mut new = theirs.clone();
        LOCAL.iter().for_each(|key| drop(new.shift_remove(*key)));
        return proposal(own, entry, Value::Object(new));
    };
    let mut after = before.clone();
    OF_THE_LAW.iter().for_each(|key| put(&mut after, Kind::Measure, key, theirs.get(*key)));
    proposal(own, entry, Value::Object(after))
}

/// Sets a key where the format has it, or takes it away.
fn put(map: &mut Map<String, Value>, kind: Kind, key: &str, value: Option<&Value>) {
    match value {
        None => drop(map.shift_remove(key)),
        Some(value) if map.contains_key(key) => drop(map.insert(key.to_string(), value.clone())),
        Some(value) => {
            let present: Vec<&str> = map.keys().map(String::as_str).collect();
            let place = place_of(key, kind.keys(), &present);
            drop(map.shift_insert(place, key.to_string(), value.clone()));
        }
    }
}

fn attribute(own: &Document, reference: &Document, entry: &Entry) -> Option<Proposal> {
    let theirs = reference.get(&entry.path)?;
    let Some(mine) = value(own, &entry.id) else {
        return if is_local(reference, entry) { None } else { proposal(own, entry, dated(theirs)) };
    };
    if is_local(own, entry) || is_local(reference, entry) {
        return None;
    }
    let mut after = theirs.as_object()?.clone();
    put(&mut after, Kind::Attribute, "changed_on", mine.get("changed_on"));
    if let (Some(new), Some(old)) =
        (theirs.get("options").and_then(Value::as_array), mine.get("options").and_then(Value::as_array))
    {
        after.insert("options".to_string(), options(own, reference, entry, new, old));
    }
    proposal(own, entry, Value::Object(after))
}

/// The options of the reference, and of the own ones those that something local still names.
fn options(own: &Document, reference: &Document, entry: &Entry, new: &[Value], old: &[Value]) -> Value {
    let ids = |list: &[Value]| list.iter().map(|option| text_at(option, "id").to_string()).collect::<Vec<_>>();
    let (theirs, mine) = (ids(new), ids(old));
    let is_kept = |id: &str| {
        let option = EntryId::inside(Kind::Option, &entry.id.id, id);
        theirs.iter().any(|other| other == id) || references(own, &option).iter().any(|one| stays(own, reference, one))
    };
    let order = arranged(&texts(&theirs), &texts(&mine), &is_kept);
    // An id that stands there twice is a fault, and still none of the two may push out the other.
    let mut before: BTreeMap<&str, usize> = BTreeMap::new();
    let mut next = |id| {
        let before = before.entry(id).or_default();
        let of = |list: &[Value]| list.iter().filter(|option| text_at(option, "id") == id).nth(*before).cloned();
        let option = of(new).or_else(|| of(old));
        *before += 1;
        option
    };
    order.into_iter().filter_map(&mut next).collect()
}

fn texts(ids: &[String]) -> Vec<&str> {
    ids.iter().map(String::as_str).collect()
}

/// Whether a place is still there once everything has been taken over.
fn stays(own: &Document, reference: &Document, place: &Reference) -> bool {
    let replaced = match (place.entry.kind, place.path.0.get(2)) {
        (Kind::Measure, Some(Step::Key(key))) => OF_THE_LAW.contains(&key.as_str()),
        (Kind::Attribute, _) => value(own, &place.entry).is_some_and(|attribute| attribute.get("desk").is_none()),
        _ => false,
    };
    !(replaced && value(reference, &place.entry).is_some())
}

/// Whether an attribute only says who is responsible here: a fact of the workplace, or named in no condition of a measure.
fn is_local(document: &Document, entry: &Entry) -> bool {
    if document.get(&entry.path.key("desk")) == Some(&Value::Bool(true)) {
        return true;
    }
    let all = references(document, &entry.id);
    let routes = |place: &Reference| {
        place.entry.kind == Kind::Measure && matches!(place.path.0.get(2), Some(Step::Key(key)) if key == "responsible")
    };
    let persona = |place: &Reference| place.entry.kind == Kind::Persona;
    all.iter().any(routes) && all.iter().all(|place| routes(place) || persona(place))
}

/// What a reference brings that refers to something neither catalogue has, as ids; for the one who reviews it.
pub fn dangling(document: &Document) -> Vec<EntryId> {
    referred(document, &Path::root()).into_iter().filter(|entry| value(document, entry).is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::value_of;
    use crate::edit::{Edit, apply_all};
    use crate::proposal::{Standing, needs, standing, take};
    use foerderkompass_core::{Date, Severity};
    use serde_json::json;

    fn shipped() -> Document {
        Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object")
    }

    fn with(document: &Document, path: &str, value: Value) -> Document {
        let mut changed = document.clone();
        let edit = Edit::set(document, &Path::parse(path).expect("a path"), value);
        apply_all(&mut changed, &[edit]).expect("it fits");
        changed
    }

    fn taken(own: &Document, reference: &Document) -> Document {
        let mut taken = own.clone();
        for proposal in adopt(own, reference) {
            assert!(standing(&taken, &proposal) == Standing::Ready, "{:?}", proposal.entry);
            let edits = take(&taken, &proposal).expect("it fits");
            apply_all(&mut taken, &edits).expect("they fit");
        }
        taken
    }

    #[test]
    fn the_same_law_proposes_nothing() {
        assert_eq!(adopt(&shipped(), &shipped()), []);
        // Nor where an id stands twice: neither of the two is taken for the other.
        let mut twice = shipped();
        let list = Path::parse("attributes[2].options").expect("a path");
        let edits = [Edit::insert(&twice, &list, 1, json!({"id": "15_17", "label": "Noch einmal"}))];
        let first = twice.root()["attributes"][2]["options"][0]["id"].clone();
        apply_all(&mut twice, &edits).expect("it fits");
        assert_eq!((first, adopt(&twice, &twice)), ("15_17".into(), vec![]));
    }

    #[test]
    fn the_law_comes_and_what_is_local_stays() {
        let mut own = with(&shipped(), "measures[0].hint", "Unser Hinweis".into());
        own = with(&own, "measures[0].offers[0].places.free", 1.into());
        own = with(&own, "attributes[16].options[0].label", "Rathaus".into());
        own = with(&own, "contacts[0].phone", "030 1".into());
        let mut reference = with(&shipped(), "law_as_of", "2027-01-01".into());
        reference = with(&reference, "measures[0].must", json!({"attribute": "sprache", "max": "b1", "norm": "§ 1"}));
        reference = with(&reference, "measures[0].checks", json!(["Neu"]));
        reference = with(&reference, "measures[0].responsible", json!([{"contact": "team-reha"}]));
        reference = with(&reference, "measures[0].title", "Anders".into());
        reference = with(&reference, "attributes[0].help", "Neue Hilfe".into());
        reference = with(&reference, "attributes[16].options[1].label", "Anderswo".into());
        reference = with(&reference, "contacts[0].phone", "040 1".into());
        let mut new = shipped().root()["measures"][3].as_object().expect("a measure").clone();
        new.insert("id".into(), "ganz-neu".into());
        new.insert("category".into(), "neue".into());
        let count = reference.root()["categories"].as_array().map_or(0, Vec::len);
        let mut edits =
            vec![Edit::insert(&reference, &Path::root().key("categories"), count, json!({"id": "neue", "label": "Neue"}))];
        edits.push(Edit::insert(&reference, &Path::root().key("measures"), 99, Value::Object(new)));
        apply_all(&mut reference, &edits).expect("they fit");
        let ids: Vec<String> = adopt(&own, &reference).into_iter().map(|one| one.entry.id).collect();
        assert_eq!(ids, ["", "neue", "rechtskreis", "integrationskurs-allgemein", "ganz-neu"]);
        let result = taken(&own, &reference);
        let (root, first) = (result.root(), &result.root()["measures"][0]);
        assert_eq!(
            (&root["law_as_of"], &first["checks"], &first["must"]["norm"]),
            (&"2027-01-01".into(), &json!(["Neu"]), &"§ 1".into())
        );
        for path in [
            "measures[0].hint",
            "measures[0].offers",
            "measures[0].responsible",
            "measures[0].title",
            "contacts",
            "attributes[16]",
        ] {
            let path = Path::parse(path).expect("a path");
            assert_eq!(result.get(&path), own.get(&path), "{path}");
        }
        let added = value(&result, &EntryId::new(Kind::Measure, "ganz-neu")).expect("the new one");
        assert!(added.get("offers").is_none() && added.get("responsible").is_none() && added.get("must").is_some());
        let day = Date::parse("2026-11-22").expect("a date");
        assert!(result.faults(day).iter().all(|fault| fault.severity != Severity::Error));
        assert_eq!(dangling(&result), []);
    }

    #[test]
    fn an_option_that_something_local_names_is_not_taken_away() {
        let list = Path::parse("attributes[2].options").expect("a path");
        let mut own = shipped();
        let edits = [Edit::insert(&own, &list, 6, json!({"id": "67_plus", "label": "67+"}))];
        apply_all(&mut own, &edits).expect("it fits");
        let ids = |document: &Document| adopt(document, &shipped()).into_iter().map(|one| one.entry.id).collect::<Vec<_>>();
        assert_eq!(ids(&own), ["alter"], "nothing names it: it goes");
        let own = with(&own, "measures[5].responsible[0].when", json!({"attribute": "alter", "in": ["67_plus"]}));
        assert_eq!(ids(&own), Vec::<String>::new());
    }

    #[test]
    fn a_measure_names_what_has_to_come_first() {
        let mut own = shipped();
        let attribute = EntryId::new(Kind::Attribute, "schulpflicht");
        let path = crate::entry::find(&own, &attribute).expect("an attribute");
        let edits = [Edit::remove(&own, &path)];
        apply_all(&mut own, &edits).expect("it fits");
        let measures = adopt(&own, &shipped());
        assert_eq!(measures.first().map(|one| one.entry.clone()), Some(attribute.clone()));
        let using = Proposal {
            after: Some(json!({"id": "x", "must": {"attribute": "schulpflicht", "is": true}})),
            before: None,
            entry: EntryId::new(Kind::Measure, "x"),
            title: String::new(),
        };
        assert_eq!(needs(&own, &using), [attribute]);
    }
}
