// SPDX-License-Identifier: EUPL-1.2
//! What happens to a catalogue when it is saved, and „Geprüft“: dates of change and of check, the list of changes, past
//! absences.

use foerderkompass_core::{Date, Id};
use serde_json::{Map, Value};

use crate::compare::{Fate, content_differences};
use crate::document::{Document, text_at};
use crate::edit::{Edit, apply};
use crate::entry::{EntryId, entries, find};
use crate::kind::Kind;
use crate::path::Path;

/// The list of changes keeps so many days.
pub const CHANGES_KEPT: usize = 50;

/// A document with the edits that led to it.
pub(crate) struct Draft {
    pub document: Document,
    pub edits: Vec<Edit>,
}

impl Draft {
    pub fn of(document: &Document) -> Draft {
        Draft { document: document.clone(), edits: Vec::new() }
    }

    pub fn make(&mut self, edit: Edit) {
        if !edit.is_empty() && apply(&mut self.document, &edit).is_ok() {
            self.edits.push(edit);
        }
    }

    pub fn set(&mut self, path: &Path, value: Value) {
        self.make(Edit::set(&self.document, path, value));
    }

    pub fn remove(&mut self, path: &Path) {
        if self.document.get(path).is_some() {
            self.make(Edit::remove(&self.document, path));
        }
    }
}

/// The edits that go before saving on a day: `changed_on` of every entry whose content is other than when it was opened,
/// the day in the list of changes, absences that are over, and the number of the format.
pub fn before_saving(document: &Document, opened: &Document, today: Date) -> Vec<Edit> {
    let mut draft = Draft::of(document);
    drop_past_absences(&mut draft, today);
    let changed = content_differences(opened, document);
    let kept: Vec<EntryId> = changed
        .into_iter()
        .filter(|one| one.fate != Fate::Removed && one.entry.kind != Kind::Head)
        .map(|one| one.entry)
        .collect();
    for entry in &kept {
        if let Some(path) = find(&draft.document, entry) {
            draft.set(&path.key("changed_on"), today.to_string().into());
        }
    }
    note_changes(&mut draft, &kept, today);
    let root = draft.document.root();
    let needed = if uses_planning(root) {
        "1.2"
    } else if root.get("changes").is_some() || root.get("archive").is_some() {
        "1.1"
    } else {
        "1"
    };
    let own = text_at(root, "format");
    if matches!(own, "1" | "1.0" | "1.1") && own < needed {
        draft.set(&Path::root().key("format"), needed.into());
    }
    draft.edits
}

/// Whether anything is there that format 1.2 added.
fn uses_planning(root: &Value) -> bool {
    let lists = |holder: &Value, key: &str| holder.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let measure = |measure: &Value| {
        ["weeks", "translations"].iter().any(|key| measure.get(key).is_some())
            || lists(measure, "effects").iter().any(|effect| effect.get("text").is_some())
            || lists(measure, "examples").iter().any(Value::is_object)
    };
    root.get("sheet").is_some()
        || lists(root, "measures").iter().any(measure)
        || lists(root, "contacts").iter().any(|contact| contact.get("client_contact").is_some())
}

fn drop_past_absences(draft: &mut Draft, today: Date) {
    for contact in entries(&draft.document, Kind::Contact) {
        let path = contact.path.key("absent");
        let Some(absences) = draft.document.get(&path).and_then(Value::as_array) else { continue };
        let is_over = |absence: &Value| Date::parse(text_at(absence, "until")).is_some_and(|until| until < today);
        let left: Vec<Value> = absences.iter().filter(|absence| !is_over(absence)).cloned().collect();
        if left.len() == absences.len() {
            continue;
        }
        if left.is_empty() { draft.remove(&path) } else { draft.set(&path, Value::Array(left)) }
    }
}

/// Adds the entries to the day's item in `changes`, which stands first.
fn note_changes(draft: &mut Draft, changed: &[EntryId], today: Date) {
    let changed: Vec<&EntryId> = changed.iter().filter(|entry| Id::is_valid(&entry.id)).collect();
    let path = Path::root().key("changes");
    let mut list = match draft.document.get(&path) {
        None => Vec::new(),
        Some(Value::Array(list)) => list.clone(),
        // Not a list: somebody has to look at it first.
        Some(_) => return,
    };
    if changed.is_empty() {
        return;
    }
    let day = today.to_string();
    let mut item = match list.first() {
        Some(Value::Object(first)) if first.get("on").is_some_and(|on| *on == *day) => {
            let first = first.clone();
            list.remove(0);
            first
        }
        _ => Map::from_iter([("on".to_string(), day.into())]),
    };
    for entry in changed {
        let ids = item.entry(entry.kind.list()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(ids) = ids
            && !ids.iter().any(|id| *id == *entry.id)
        {
            ids.push(entry.id.as_str().into());
        }
    }
    list.insert(0, Value::Object(item));
    list.truncate(CHANGES_KEPT);
    draft.set(&path, Value::Array(list));
}

/// „Geprüft“: the edits that confirm an entry on a day without changing anything else; for an offer with places, that the
/// number is still right. `role` is who checked a measure. Empty for what has no such date.
pub fn confirm(document: &Document, entry: &EntryId, today: Date, role: Option<&str>) -> Vec<Edit> {
    let Some(path) = find(document, entry) else { return Vec::new() };
    let mut draft = Draft::of(document);
    let day = || Value::from(today.to_string());
    match entry.kind {
        Kind::Contact => draft.set(&path.key("checked_on"), day()),
        Kind::Measure => {
            draft.set(&path.key("checked_on"), day());
            if let Some(role) = role.filter(|role| !role.trim().is_empty()) {
                draft.set(&path.key("checked_by"), role.into());
            }
        }
        Kind::Offer if document.get(&path.key("places")).is_some_and(Value::is_object) => {
            draft.set(&path.key("places").key("as_of"), day());
        }
        _ => {}
    }
    draft.edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::value_of;
    use crate::edit::apply_all;
    use serde_json::json;

    fn shipped() -> Document {
        Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object")
    }

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn path(text: &str) -> Path {
        Path::parse(text).expect("a path")
    }

    fn changed(document: &Document, edits: &[Edit]) -> Document {
        let mut changed = document.clone();
        apply_all(&mut changed, edits).expect("they fit");
        changed
    }

    /// Lines that only one of two texts has.
    fn differing(old: &str, new: &str) -> Vec<String> {
        let lines = |text: &str| text.lines().map(|line| line.trim_end_matches(',').to_string()).collect::<Vec<_>>();
        let (old, mut rest) = (lines(old), lines(new));
        for line in &old {
            if let Some(at) = rest.iter().position(|other| other == line) {
                rest.remove(at);
            }
        }
        rest
    }

    #[test]
    fn saving_dates_what_changed_and_nothing_else() {
        let opened = shipped();
        let today = date("2026-11-23");
        let edit = Edit::set(&opened, &path("measures[0].summary"), "Neu".into());
        let other = Edit::set(&opened, &path("contacts[0].room"), "1.01".into());
        let document = changed(&opened, &[edit, other]);
        let saved = changed(&document, &before_saving(&document, &opened, today));
        let (measure, contact) = (&opened.root()["measures"][0]["id"], &opened.root()["contacts"][0]["id"]);
        assert_eq!(saved.root()["changes"], json!([{"on": "2026-11-23", "contacts": [contact], "measures": [measure]}]));
        assert_eq!(saved.root()["format"], opened.root()["format"], "it is new enough");
        let lines = differing(&opened.text(), &saved.text());
        assert_eq!(lines.iter().filter(|line| line.contains("changed_on")).count(), 2, "{lines:#?}");
        assert!(lines.len() < 20, "{lines:#?}");
        let kinds =
            |document: &Document| document.faults(today).into_iter().map(|fault| (fault.path, fault.kind)).collect::<Vec<_>>();
        assert_eq!(kinds(&saved), kinds(&opened), "what saving adds is no fault");
        let again = changed(&saved, &[Edit::set(&saved, &path("measures[1].summary"), "Neu".into())]);
        let again = changed(&again, &before_saving(&again, &saved, today));
        assert_eq!(again.root()["changes"][0]["measures"].as_array().map(Vec::len), Some(2));
        assert_eq!(again.root()["changes"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn what_a_later_format_brought_raises_the_format() {
        let mut root = shipped().root().clone();
        root["format"] = "1.1".into();
        root.as_object_mut().expect("an object").remove("sheet");
        for list in ["measures", "contacts"] {
            for entry in root[list].as_array_mut().expect("a list") {
                let entry = entry.as_object_mut().expect("an entry");
                for key in ["weeks", "translations", "effects", "examples", "client_contact"] {
                    entry.remove(key);
                }
            }
        }
        let old = Document::new(root).expect("an object");
        let format = |edit: Edit| {
            let document = changed(&old, &[edit]);
            changed(&document, &before_saving(&document, &old, date("2026-11-23"))).root()["format"].clone()
        };
        let id = old.root()["measures"][1]["id"].clone();
        for (place, value, expected) in [
            ("title", json!("Neu"), "1.1"),
            ("measures[0].examples", json!(["Nur erzählt."]), "1.1"),
            ("measures[0].effects", json!([{"attribute": "sprache", "to": "b1"}]), "1.1"),
            ("measures[0].examples", json!([{"text": "Mit Weg.", "chain": [id]}]), "1.2"),
            ("measures[0].weeks", json!({"min": 1, "max": 2}), "1.2"),
            ("measures[0].effects", json!([{"attribute": "sprache", "to": "b1", "text": "wenn bestanden"}]), "1.2"),
            ("measures[0].translations", json!({"en": {"title": "A", "summary": "B"}}), "1.2"),
            ("contacts[0].client_contact", json!({"phone": "030 23125-1"}), "1.2"),
            ("sheet", json!({}), "1.2"),
        ] {
            assert_eq!(format(Edit::set(&old, &path(place), value)), expected, "{place}");
        }
    }

    #[test]
    fn nothing_changed_and_nothing_confirmed_leaves_every_byte() {
        let opened = shipped();
        assert_eq!(before_saving(&opened, &opened, date("2026-11-01")), []);
    }

    #[test]
    fn upkeep_is_no_change() {
        let opened = shipped();
        let today = date("2026-11-23");
        let measure = entries(&opened, Kind::Measure).remove(0).id;
        let mut document = changed(&opened, &confirm(&opened, &measure, today, Some("Kümmerin Sprache")));
        assert_eq!(document.root()["measures"][0]["checked_on"], "2026-11-23");
        assert_eq!(document.root()["measures"][0]["checked_by"], "Kümmerin Sprache");
        let offer = entries(&opened, Kind::Offer)
            .into_iter()
            .find(|offer| opened.get(&offer.path.key("places")).is_some())
            .expect("places");
        document = changed(&document, &confirm(&document, &offer.id, today, None));
        assert_eq!(document.get(&offer.path.key("places").key("as_of")), Some(&"2026-11-23".into()));
        let contact = entries(&opened, Kind::Contact).remove(3);
        document = changed(&document, &confirm(&document, &contact.id, today, None));
        let absences = json!([{"from": "2026-11-01", "until": "2026-11-22"}, {"from": "2026-11-20", "until": "2026-11-23"}]);
        document = changed(&document, &[Edit::set(&document, &contact.path.key("absent"), absences)]);
        let saved = changed(&document, &before_saving(&document, &opened, today));
        assert_eq!(saved.root().get("changes"), None);
        assert_eq!(saved.get(&contact.path.key("absent")), Some(&json!([{"from": "2026-11-20", "until": "2026-11-23"}])));
        let later = changed(&saved, &before_saving(&saved, &opened, date("2026-12-01")));
        assert_eq!(later.get(&contact.path.key("absent")), None);
        assert_eq!(confirm(&opened, &EntryId::new(Kind::Focus, "sprache"), today, None), []);
    }

    #[test]
    fn the_list_of_changes_ends_somewhere() {
        let mut document = shipped();
        for number in 0..60 {
            let opened = document.clone();
            document = changed(&opened, &[Edit::set(&opened, &path("measures[0].summary"), format!("{number}").into())]);
            let today = date("2026-01-01").add_days(number);
            document = changed(&document, &before_saving(&document, &opened, today));
        }
        let changes = document.root()["changes"].as_array().expect("a list");
        assert_eq!((changes.len(), &changes[0]["on"]), (CHANGES_KEPT, &"2026-03-01".into()));
    }
}
