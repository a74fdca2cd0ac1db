// SPDX-License-Identifier: EUPL-1.2
//! Deleting, archiving and renaming entries: what would break references is refused with the list of them.

use foerderkompass_core::{Date, Id};
use serde_json::Value;

use crate::document::{Document, text_at};
use crate::edit::Edit;
use crate::entry::{Entry, EntryId, entries, find, list_of};
use crate::kind::Kind;
use crate::path::{Path, Step};
use crate::references::{Reference, references, renamed};
use crate::words;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There is no such entry.
    Missing,
    /// It is referred to; with what.
    Referred(Vec<Reference>),
    /// No id has this form.
    BadId,
    /// The id is taken.
    Taken,
    /// Only entries of the catalogue's own lists can be archived.
    NotForKind,
}

impl Refusal {
    /// One sentence for people; what refers to the entry is listed beside it.
    pub fn sentence(&self) -> String {
        match self {
            Refusal::Missing => words::ENTRY_MISSING.to_string(),
            Refusal::Referred(all) => words::referred(all.len()),
            Refusal::BadId => words::BAD_ID.to_string(),
            Refusal::Taken => words::ID_TAKEN.to_string(),
            Refusal::NotForKind => words::NO_ARCHIVE.to_string(),
        }
    }
}

/// The edit that deletes an entry.
///
/// # Errors
/// If something refers to it.
pub fn remove(document: &Document, id: &EntryId) -> Result<Edit, Refusal> {
    let path = unreferred(document, id)?;
    Ok(Edit::remove(document, &path))
}

/// Where an entry stands to which nothing refers. Another one with the same id takes the references over.
fn unreferred(document: &Document, id: &EntryId) -> Result<Path, Refusal> {
    let path = find(document, id).filter(|path| !path.0.is_empty()).ok_or(Refusal::Missing)?;
    let alone = entries(document, id.kind).iter().filter(|entry| entry.id == *id).count() == 1;
    let all = if alone { references(document, id) } else { Vec::new() };
    if all.is_empty() { Ok(path) } else { Err(Refusal::Referred(all)) }
}

/// The edits that put an entry into the archive, with the day.
///
/// # Errors
/// If something refers to it, or if it stands inside another entry.
pub fn archive(document: &Document, id: &EntryId, today: Date) -> Result<Vec<Edit>, Refusal> {
    if !Kind::LISTS.contains(&id.kind) {
        return Err(Refusal::NotForKind);
    }
    let path = unreferred(document, id)?;
    let mut entry = document.get(&path).and_then(Value::as_object).cloned().ok_or(Refusal::Missing)?;
    entry.insert("archived_on".to_string(), today.to_string().into());
    let archive = Path::root().key("archive");
    let list = archive.key(id.kind.list());
    let put = if document.get(&archive).is_some_and(Value::is_object) {
        Edit::insert(document, &list, usize::MAX, Value::Object(entry))
    } else {
        Edit::set(document, &archive, serde_json::json!({ id.kind.list(): [entry] }))
    };
    Ok(vec![Edit::remove(document, &path), put])
}

/// The archived entries of a kind.
pub fn archived(document: &Document, kind: Kind) -> Vec<Entry> {
    let list = Path::root().key("archive").key(kind.list());
    let values = document.get(&list).and_then(Value::as_array).into_iter().flatten().enumerate();
    let entry = |(at, value): (usize, &Value)| Entry {
        id: EntryId::new(kind, text_at(value, "id")),
        title: text_at(value, kind.title_key()).to_string(),
        path: list.at(at),
    };
    values.filter(|(_, value)| value.is_object()).map(entry).collect()
}

/// The edits that bring an entry back from the archive, to the end of its list.
///
/// # Errors
/// If it is not there, or its id has been given away.
pub fn restore(document: &Document, id: &EntryId) -> Result<Vec<Edit>, Refusal> {
    let entry = archived(document, id.kind).into_iter().find(|entry| entry.id == *id).ok_or(Refusal::Missing)?;
    if find(document, id).is_some() {
        return Err(Refusal::Taken);
    }
    let mut value = document.get(&entry.path).and_then(Value::as_object).cloned().ok_or(Refusal::Missing)?;
    value.shift_remove("archived_on");
    let list = Path::root().key(id.kind.list());
    Ok(vec![Edit::remove(document, &entry.path), Edit::insert(document, &list, usize::MAX, Value::Object(value))])
}

/// The edits that give an entry another id, in all places that refer to it too.
///
/// # Errors
/// If the id has not the form of one or is taken.
pub fn rename(document: &Document, id: &EntryId, new: &str) -> Result<Vec<Edit>, Refusal> {
    if !Id::is_valid(new) {
        return Err(Refusal::BadId);
    }
    let list = list_of(document, id.kind, &id.owner).ok_or(Refusal::Missing)?;
    let own = find(document, id).filter(|path| !path.0.is_empty()).ok_or(Refusal::Missing)?;
    let others = document.get(&list).and_then(Value::as_array).into_iter().flatten().enumerate();
    let taken = others.filter(|(at, _)| own.0.last() != Some(&Step::At(*at))).any(|(_, other)| text_at(other, "id") == new);
    if taken { Err(Refusal::Taken) } else { Ok(renamed(document, id, new)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::value_of;
    use crate::edit::apply_all;
    use foerderkompass_core::Severity;

    fn shipped() -> Document {
        Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object")
    }

    fn today() -> Date {
        Date::parse("2026-11-22").expect("a date")
    }

    fn errors(document: &Document) -> usize {
        document.faults(today()).iter().filter(|fault| fault.severity == Severity::Error).count()
    }

    /// The core is the judge: whatever has no reference can go without an error, whatever has one leaves errors behind.
    #[test]
    fn exactly_what_is_referred_to_cannot_be_deleted() {
        let document = shipped();
        assert_eq!(errors(&document), 0);
        let (mut free, mut held) = (0, 0);
        for kind in Kind::LISTS.into_iter().chain([Kind::Offer, Kind::Option]) {
            for entry in entries(&document, kind) {
                let mut without = document.clone();
                match remove(&document, &entry.id) {
                    Ok(edit) => {
                        free += 1;
                        apply_all(&mut without, &[edit]).expect("it fits");
                        assert_eq!(errors(&without), 0, "{:?}", entry.id);
                    }
                    Err(Refusal::Referred(all)) => {
                        held += 1;
                        assert!(all.iter().all(|one| !one.label.is_empty() && document.get(&one.path).is_some()));
                        apply_all(&mut without, &[Edit::remove(&document, &entry.path)]).expect("it fits");
                        assert!(errors(&without) > 0, "{:?}: {:?}", entry.id, all.first());
                    }
                    Err(other) => panic!("{other:?}"),
                }
            }
        }
        assert!(free > 50 && held > 100, "{free} free, {held} held");
    }

    /// Every id can be another, and the catalogue means the same.
    #[test]
    fn a_new_id_is_known_everywhere() {
        let mut document = shipped();
        for kind in Kind::LISTS.into_iter().chain([Kind::Offer, Kind::Option]) {
            for entry in entries(&document, kind) {
                let edits = rename(&document, &entry.id, &format!("x-{}", entry.id.id)).expect("a free id");
                apply_all(&mut document, &edits).expect("they fit");
            }
        }
        let reading = document.read(today()).expect("a catalogue");
        assert_eq!(errors(&document), 0);
        assert_eq!(reading.catalog.measures().len(), 32);
        assert!(reading.catalog.measures().iter().all(|measure| measure.id.starts_with("x-")));
        let before = shipped().read(today()).expect("a catalogue");
        for (old, new) in before.catalog.personas().iter().zip(reading.catalog.personas()) {
            assert_eq!((&old.answers, &old.expect), (&new.answers, &new.expect));
        }
        assert_eq!(rename(&document, &EntryId::new(Kind::Contact, "nobody"), "y"), Err(Refusal::Missing));
        let first = entries(&document, Kind::Contact);
        assert_eq!(rename(&document, &first[0].id, &first[1].id.id), Err(Refusal::Taken));
        assert_eq!(rename(&document, &first[0].id, "Ä b"), Err(Refusal::BadId));
    }

    #[test]
    fn the_archive_keeps_and_gives_back() {
        let mut document = shipped();
        let start = document.clone();
        let persona = entries(&document, Kind::Persona).pop().expect("a persona").id;
        let edits = archive(&document, &persona, today()).expect("nothing refers to it");
        apply_all(&mut document, &edits).expect("they fit");
        assert_eq!(errors(&document), 0);
        assert!(document.faults(today()).iter().all(|fault| !fault.path.starts_with("archive")));
        assert_eq!(archived(&document, Kind::Persona).len(), 1);
        assert_eq!(find(&document, &persona), None);
        let edits = restore(&document, &persona).expect("it is there");
        apply_all(&mut document, &edits).expect("they fit");
        assert_eq!(document.get(&Path::root().key("personas")), start.get(&Path::root().key("personas")));
        let contact = &entries(&document, Kind::Contact)[0].id;
        let Err(refusal) = archive(&document, contact, today()) else { panic!("it is referred to") };
        assert!(refusal.sentence().contains("verweis"), "{}", refusal.sentence());
    }
}
