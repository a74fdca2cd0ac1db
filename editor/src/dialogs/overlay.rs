// SPDX-License-Identifier: EUPL-1.2
//! What a workbook or a plain list brings, as proposals for the open catalogue. A plain list adds to entries of the same
//! name and never takes anything away; a sheet that is missing takes nothing away either.

use std::collections::HashMap;

use foerderkompass_core::fold;
use foerderkompass_upkeep::{
    Document, Edit, Entry, EntryId, Kind, Path, Proposal, apply_all, entries, find, list_of, proposals, proposed_id,
};
use serde_json::{Map, Value};

use super::choices::fate;
use super::said::label;
use foerderkompass_upkeep::Fate;

/// Proposals with what has to be said about all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    pub proposals: Vec<Proposal>,
    pub notes: Vec<String>,
}

/// What a workbook that came back would change.
pub fn of_workbook(document: &Document, catalog: &Value) -> Brought {
    let Some(imported) = Document::new(catalog.clone()) else { return Brought::default() };
    let mut brought = Brought { proposals: proposals(document, &imported), notes: Vec::new() };
    let has_head = ["format", "title"].iter().any(|key| catalog.get(*key).is_some());
    brought.proposals.retain(|one| one.entry.kind != Kind::Head || has_head);
    for kind in Kind::LISTS {
        let count = entries(document, kind).len();
        if catalog.get(kind.list()).is_none() && count > 0 {
            brought.proposals.retain(|one| one.entry.kind != kind || fate(one) != Fate::Removed);
            let name = label(kind.list());
            brought
                .notes
                .push(format!("In der Mappe gibt es nichts zu „{name}“. Die {count} Einträge hier bleiben, wie sie sind."));
        }
    }
    for kind in [Kind::Offer, Kind::Option] {
        let count = entries(document, kind).len();
        if count > 0 && entries(&imported, kind).is_empty() {
            let name = label(kind.list());
            brought.notes.push(format!("In der Mappe gibt es keine {name}. Wer alles übernimmt, entfernt hier {count}."));
        }
    }
    brought
}

/// What a plain list would change.
pub fn of_list(document: &Document, catalog: &Value) -> Brought {
    let mut into = Into { document: document.clone(), renamed: HashMap::new() };
    for kind in [Kind::Category, Kind::Contact, Kind::Measure] {
        for entry in catalog.get(kind.list()).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
            into.entry(kind, entry);
        }
    }
    Brought { proposals: proposals(document, &into.document), notes: Vec::new() }
}

/// The catalogue into which a list goes, with the own ids of what the list names.
struct Into {
    document: Document,
    renamed: HashMap<(Kind, String), String>,
}

/// Fields of a list that say who somebody is, the surest first.
const SURE: [&str; 3] = ["mailbox", "phone", "person"];

impl Into {
    fn make(&mut self, edit: Edit) {
        if !edit.is_empty() {
            // Made for the document as it is.
            let _ = apply_all(&mut self.document, &[edit]);
        }
    }

    fn entry(&mut self, kind: Kind, entry: &Map<String, Value>) {
        let title = text(entry, kind.title_key()).to_string();
        let found = self.same(kind, entry);
        let path = found.as_ref().map_or_else(|| self.added(kind, &title), |found| Some(found.path.clone()));
        let Some(path) = path else { return };
        let own = self.document.get(&path.key("id")).and_then(Value::as_str).unwrap_or("").to_string();
        self.renamed.insert((kind, text(entry, "id").to_string()), own);
        for (key, value) in entry {
            match key.as_str() {
                "id" => {}
                // What is already called so keeps its own spelling.
                key if key == kind.title_key() && found.is_some() => {}
                "category" => self.set(&path.key(key), self.own(Kind::Category, value)),
                "responsible" if self.document.get(&path.key(key)).is_none() => {
                    let rules = self.rules(value);
                    self.set(&path.key(key), rules);
                }
                "responsible" => {}
                "offers" => self.offers(&path, value),
                _ => self.set(&path.key(key), value.clone()),
            }
        }
    }

    fn set(&mut self, path: &Path, value: Value) {
        self.make(Edit::set(&self.document, path, value));
    }

    /// A new entry with nothing but its id.
    fn added(&mut self, kind: Kind, title: &str) -> Option<Path> {
        let id = proposed_id(&self.document, kind, "", title);
        let list = list_of(&self.document, kind, "")?;
        let entry = Value::Object(Map::from_iter([("id".to_string(), id.as_str().into())]));
        self.make(Edit::insert(&self.document, &list, usize::MAX, entry));
        find(&self.document, &EntryId::new(kind, &id))
    }

    /// The entry here that is meant: of the same name, for contacts one that nothing tells apart.
    fn same(&self, kind: Kind, entry: &Map<String, Value>) -> Option<Entry> {
        let wanted = name(text(entry, kind.title_key()));
        let mut alike: Vec<Entry> = entries(&self.document, kind).into_iter().filter(|one| name(&one.title) == wanted).collect();
        alike.retain(|_| !wanted.is_empty());
        if kind != Kind::Contact {
            return alike.into_iter().next();
        }
        let here = |one: &Entry, key: &str| self.document.get(&one.path.key(key)).and_then(Value::as_str).map(name);
        for key in SURE {
            let given = name(text(entry, key));
            if !given.is_empty()
                && let Some(same) = alike.iter().find(|one| here(one, key).as_ref() == Some(&given))
            {
                return Some(same.clone());
            }
        }
        // Another place or team is another contact.
        alike.retain(|one| {
            ["site", "team"]
                .iter()
                .all(|key| text(entry, key).is_empty() || here(one, key).is_none_or(|own| own == name(text(entry, key))))
        });
        if alike.len() == 1 { alike.pop() } else { None }
    }

    /// The own id of what a list names.
    fn own(&self, kind: Kind, value: &Value) -> Value {
        let id = value.as_str().unwrap_or("").to_string();
        self.renamed.get(&(kind, id)).map_or_else(|| value.clone(), |own| own.as_str().into())
    }

    fn rules(&self, rules: &Value) -> Value {
        let rule = |rule: &Value| {
            let mut rule = rule.clone();
            if let Some(contact) = rule.get_mut("contact") {
                *contact = self.own(Kind::Contact, contact);
            }
            rule
        };
        rules.as_array().into_iter().flatten().map(rule).collect()
    }

    /// Offers of the same number, or else of the same provider and place, are brought up to date; others are added.
    fn offers(&mut self, measure: &Path, offers: &Value) {
        let list = measure.key("offers");
        for offer in offers.as_array().into_iter().flatten().filter_map(Value::as_object) {
            let here = self.document.get(&list).and_then(Value::as_array).cloned().unwrap_or_default();
            let at = here.iter().filter_map(Value::as_object).position(|own| is_same_offer(own, offer));
            let Some(at) = at else {
                let owner = self.document.get(&measure.key("id")).and_then(Value::as_str).unwrap_or("").to_string();
                let id = proposed_id(&self.document, Kind::Offer, &owner, text(offer, "id"));
                let mut new = offer.clone();
                new.insert("id".to_string(), id.into());
                self.make(Edit::insert(&self.document, &list, usize::MAX, Value::Object(new)));
                continue;
            };
            for (key, value) in offer.iter().filter(|(key, _)| *key != "id") {
                let place = list.at(at).key(key);
                match (value, self.document.get(&place)) {
                    (Value::Object(members), Some(Value::Object(_))) => {
                        members.iter().for_each(|(inner, value)| self.set(&place.key(inner), value.clone()));
                    }
                    _ => self.set(&place, value.clone()),
                }
            }
        }
    }
}

fn is_same_offer(own: &Map<String, Value>, offer: &Map<String, Value>) -> bool {
    let (mine, theirs) = (name(text(own, "number")), name(text(offer, "number")));
    if !mine.is_empty() && !theirs.is_empty() {
        return mine == theirs;
    }
    ["provider", "site"].iter().all(|key| name(text(own, key)) == name(text(offer, key)))
}

fn text<'v>(map: &'v Map<String, Value>, key: &str) -> &'v str {
    map.get(key).and_then(Value::as_str).unwrap_or("")
}

/// What counts as the same name: letters and digits without case and marks.
fn name(text: &str) -> String {
    fold(text).digraph.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, with};
    use serde_json::json;

    #[test]
    fn a_workbook_without_a_sheet_takes_nothing_away() {
        let document = shipped();
        let mut catalog = document.root().clone();
        let map = catalog.as_object_mut().expect("an object");
        map.shift_remove("personas");
        map.get_mut("contacts").and_then(Value::as_array_mut).expect("contacts").remove(0);
        let brought = of_workbook(&document, &catalog);
        assert_eq!(brought.proposals.len(), 1, "only the contact goes");
        assert_eq!(
            brought.notes,
            ["In der Mappe gibt es nichts zu „Beispielpersonen“. Die 11 Einträge hier bleiben, wie sie sind."]
        );
        assert_eq!(of_workbook(&document, document.root()), Brought::default());
        let mut bare = document.root().clone();
        let measures = bare["measures"].as_array_mut().expect("measures");
        measures.iter_mut().for_each(|one| drop(one.as_object_mut().expect("an object").shift_remove("offers")));
        let count = entries(&document, Kind::Offer).len();
        let notes = of_workbook(&document, &bare).notes;
        assert_eq!(notes, [format!("In der Mappe gibt es keine Angebote. Wer alles übernimmt, entfernt hier {count}.")]);
    }

    #[test]
    fn a_plain_list_adds_to_what_has_the_same_name_and_takes_nothing_away() {
        let document = shipped();
        let label = document.root()["categories"][0]["label"].clone();
        let list = json!({
        "categories": [{"id": "c1", "label": label}, {"id": "c2", "label": "Ganz neu"}],
        "contacts": [{"id": "k1", "role": "kümmerin sprache", "mailbox": "sprache.mitte@jobcenter-musterstadt.example", "room": "9"},
            {"id": "k2", "role": "Kümmerin Sprache", "site": "Anderswo", "phone": "1"}],
        "measures": [
            {"id": "m1", "title": "Allgemeiner INTEGRATIONSKURS", "hint": "Neu", "responsible": [{"contact": "k2"}],
                "offers": [{"id": "o1", "provider": "Neuer Träger"}]},
            {"id": "m2", "title": "Gartenprojekt", "summary": "S", "category": "c2", "responsible": [{"contact": "k1"}]},
        ]});
        let brought = of_list(&document, &list);
        let shown: Vec<(Kind, &str, Fate)> =
            brought.proposals.iter().map(|one| (one.entry.kind, one.entry.id.as_str(), fate(one))).collect();
        assert_eq!(
            shown,
            [
                (Kind::Category, "ganz-neu", Fate::Added),
                (Kind::Contact, "sprache-mitte", Fate::Changed),
                (Kind::Contact, "kuemmerin-sprache", Fate::Added),
                (Kind::Measure, "integrationskurs-allgemein", Fate::Changed),
                (Kind::Measure, "gartenprojekt", Fate::Added),
            ]
        );
        let after = |at: usize| brought.proposals[at].after.clone().expect("an entry");
        assert_eq!(after(1)["room"], "9");
        assert_eq!(after(1)["role"], "Kümmerin Sprache", "its own spelling stays");
        let old = &document.root()["measures"][0];
        let kurs = after(3);
        assert_eq!((&kurs["hint"], &kurs["must"], &kurs["responsible"]), (&"Neu".into(), &old["must"], &old["responsible"]));
        let count = old["offers"].as_array().map_or(0, Vec::len);
        assert_eq!(kurs["offers"].as_array().expect("offers").len(), count + 1);
        assert_eq!(after(4)["category"], "ganz-neu");
        assert_eq!(after(4)["responsible"], json!([{"contact": "sprache-mitte"}]));
    }

    #[test]
    fn offers_of_the_same_number_are_brought_up_to_date() {
        let offer =
            json!({"id": "o", "provider": "T", "number": "12/3", "places": {"free": 1, "total": 9, "as_of": "2026-01-01"}});
        let document = with(&shipped(), &[("measures[0].offers", json!([offer]))]);
        let list = json!({"measures": [{"id": "x", "title": "Allgemeiner Integrationskurs",
            "offers": [{"id": "y", "provider": "T neu", "number": "12/3", "places": {"free": 4, "as_of": "2026-11-01"}}]}]});
        let after = of_list(&document, &list).proposals.remove(0).after.expect("an entry");
        let expected =
            json!([{"id": "o", "provider": "T neu", "number": "12/3", "places": {"free": 4, "total": 9, "as_of": "2026-11-01"}}]);
        assert_eq!(after["offers"], expected);
    }
}
