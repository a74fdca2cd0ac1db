// SPDX-License-Identifier: EUPL-1.2
//! Entries: what there is, where it stands, how a new one begins and which id is proposed for it.

use serde_json::{Value, json};

use crate::document::{Document, text_at};
use crate::edit::Edit;
use crate::kind::Kind;
use crate::path::{Path, Step};
use crate::words;

/// Which entry. `owner` is the id of the measure of an offer or the attribute of an option, else empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    pub kind: Kind,
    pub owner: String,
    pub id: String,
}

impl EntryId {
    /// An entry of a list at the top of the catalogue.
    pub fn new(kind: Kind, id: &str) -> EntryId {
        EntryId { kind, owner: String::new(), id: id.to_string() }
    }

    /// An offer of a measure or an option of an attribute.
    pub fn inside(kind: Kind, owner: &str, id: &str) -> EntryId {
        EntryId { kind, owner: owner.to_string(), id: id.to_string() }
    }

    /// The catalogue's own keys.
    pub fn head() -> EntryId {
        EntryId::new(Kind::Head, "")
    }
}

/// An entry in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Empty id where the entry has none that is a text.
    pub id: EntryId,
    /// Its title; may be empty.
    pub title: String,
    pub path: Path,
}

/// The entries of a kind in the order of the catalogue, those of all owners for offers and options. What is no object
/// is no entry.
pub fn entries(document: &Document, kind: Kind) -> Vec<Entry> {
    match kind.owner() {
        None if kind == Kind::Head => vec![entry_of(document.root(), kind, "", Path::root())],
        None => listed(document, kind, "", &Path::root()),
        Some(owner) => {
            entries(document, owner).iter().flat_map(|entry| listed(document, kind, &entry.id.id, &entry.path)).collect()
        }
    }
}

fn listed(document: &Document, kind: Kind, owner: &str, holder: &Path) -> Vec<Entry> {
    let list = holder.key(kind.list());
    let values = document.get(&list).and_then(Value::as_array).into_iter().flatten().enumerate();
    values.filter(|(_, value)| value.is_object()).map(|(at, value)| entry_of(value, kind, owner, list.at(at))).collect()
}

fn entry_of(value: &Value, kind: Kind, owner: &str, path: Path) -> Entry {
    let id = if kind == Kind::Head { "" } else { text_at(value, "id") };
    Entry { id: EntryId::inside(kind, owner, id), title: text_at(value, kind.title_key()).to_string(), path }
}

/// Where an entry stands: the first of that id.
pub fn find(document: &Document, id: &EntryId) -> Option<Path> {
    if id.kind == Kind::Head {
        return Some(Path::root());
    }
    let list = list_of(document, id.kind, &id.owner)?;
    let at = document.get(&list)?.as_array()?.iter().position(|entry| text_at(entry, "id") == id.id && entry.is_object())?;
    Some(list.at(at))
}

/// The value of an entry.
pub fn value<'d>(document: &'d Document, id: &EntryId) -> Option<&'d Value> {
    document.get(&find(document, id)?)
}

/// The list in which entries of a kind stand, there or not. `None` if their owner is missing.
pub fn list_of(document: &Document, kind: Kind, owner: &str) -> Option<Path> {
    match kind.owner() {
        None => Some(Path::root().key(kind.list())),
        Some(of) => Some(find(document, &EntryId::new(of, owner))?.key(kind.list())),
    }
}

/// The entry in which a place lies: the innermost one. The head for what lies in none.
pub fn entry_at(document: &Document, path: &Path) -> Entry {
    let mut found = entry_of(document.root(), Kind::Head, "", Path::root());
    let mut steps = path.0.as_slice();
    while let [Step::Key(key), Step::At(at), rest @ ..] = steps {
        let kind = Kind::of_list(key).filter(|kind| match kind.owner() {
            None => found.id.kind == Kind::Head,
            owner => owner == Some(found.id.kind),
        });
        let place = found.path.key(key).at(*at);
        let (Some(kind), Some(value)) = (kind, document.get(&place)) else { break };
        let owner = if kind.owner().is_some() { found.id.id.clone() } else { String::new() };
        found = entry_of(value, kind, &owner, place);
        steps = rest;
    }
    found
}

/// „Maßnahme „Integrationskurs““ for people.
pub fn named(entry: &Entry) -> String {
    words::titled(entry.id.kind, if entry.title.is_empty() { &entry.id.id } else { &entry.title })
}

/// An id from a title: small letters, umlauts written out, everything else a hyphen; with a number behind it if it is
/// taken, also in the archive.
pub fn proposed_id(document: &Document, kind: Kind, owner: &str, title: &str) -> String {
    let written = written_out(title);
    let stem = if written.is_empty() { kind_stem(kind).to_string() } else { written };
    let list = list_of(document, kind, owner);
    let archive = Path::root().key("archive").key(kind.list());
    let lists = [list, Some(archive)];
    let taken = |id: &str| {
        let held = lists.iter().flatten().filter_map(|list| document.get(list)?.as_array());
        held.flatten().any(|entry| text_at(entry, "id") == id)
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(stem)
}

fn kind_stem(kind: Kind) -> &'static str {
    match kind {
        Kind::Head => "kopf",
        Kind::Category => "kategorie",
        Kind::Focus => "schwerpunkt",
        Kind::Attribute => "merkmal",
        Kind::Option => "antwort",
        Kind::Contact => "kontakt",
        Kind::Measure => "massnahme",
        Kind::Offer => "angebot",
        Kind::Persona => "persona",
    }
}

/// At most 48 letters, so that a number still fits behind them.
fn written_out(title: &str) -> String {
    let mut id = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => id.push_str("ae"),
            'ö' => id.push_str("oe"),
            'ü' => id.push_str("ue"),
            'ß' => id.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' => id.push('a'),
            'è' | 'é' | 'ê' | 'ë' => id.push('e'),
            'ç' => id.push('c'),
            'a'..='z' | '0'..='9' => id.push(letter),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
        if id.len() >= 48 {
            break;
        }
    }
    id.trim_end_matches('-').to_string()
}

/// A new entry with what the format requires, at the end of its list. `None` if its owner is missing.
pub fn create(document: &Document, kind: Kind, owner: &str, title: &str) -> Option<(EntryId, Edit)> {
    let list = list_of(document, kind, owner)?;
    let id = proposed_id(document, kind, owner, title);
    let entry = match kind {
        Kind::Head => return None,
        Kind::Category | Kind::Option => json!({"id": id, "label": title}),
        Kind::Focus => json!({"id": id, "label": title, "categories": []}),
        Kind::Attribute => json!({"id": id, "kind": "flag", "label": title}),
        Kind::Contact => json!({"id": id, "role": title}),
        Kind::Measure => {
            let category = entries(document, Kind::Category).into_iter().next().map(|entry| entry.id.id).unwrap_or_default();
            json!({"id": id, "title": title, "summary": "", "category": category})
        }
        Kind::Offer => json!({"id": id, "provider": title}),
        Kind::Persona => json!({"id": id, "title": title, "answers": {}, "expect": {}}),
    };
    Some((EntryId::inside(kind, owner, &id), Edit::insert(document, &list, usize::MAX, entry)))
}

/// A copy of an entry right behind it, with an id and a title of its own. Nobody has checked it yet. `None` if there is no
/// such entry.
pub fn duplicate(document: &Document, id: &EntryId) -> Option<(EntryId, Edit)> {
    let path = find(document, id)?;
    let (list, Step::At(at)) = path.split()? else { return None };
    let mut copy = document.get(&path)?.as_object()?.clone();
    let title_key = id.kind.title_key();
    let title = format!("{} (Kopie)", copy.get(title_key).and_then(Value::as_str).unwrap_or(&id.id));
    let new = proposed_id(document, id.kind, &id.owner, &title);
    for key in ["changed_on", "checked_on", "checked_by"] {
        copy.shift_remove(key);
    }
    copy.insert(title_key.to_string(), title.into());
    copy.insert("id".to_string(), new.as_str().into());
    let edit = Edit::insert(document, &list, at + 1, Value::Object(copy));
    Some((EntryId::inside(id.kind, &id.owner, &new), edit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::value_of;
    use crate::edit::apply;

    fn shipped() -> Document {
        Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object")
    }

    #[test]
    fn every_entry_of_the_shipped_catalogue_is_found_again() {
        let document = shipped();
        let counts = [
            (Kind::Category, 9),
            (Kind::Focus, 10),
            (Kind::Attribute, 22),
            (Kind::Contact, 24),
            (Kind::Measure, 32),
            (Kind::Offer, 27),
            (Kind::Persona, 11),
        ];
        for (kind, count) in counts {
            let all = entries(&document, kind);
            assert_eq!(all.len(), count, "{kind:?}");
            for entry in all {
                assert_eq!(find(&document, &entry.id), Some(entry.path.clone()));
                assert_eq!(entry_at(&document, &entry.path.key("x").at(1)), entry);
                assert!(!entry.title.is_empty());
            }
        }
        assert_eq!(entry_at(&document, &Path::root().key("title")).id, EntryId::head());
        assert_eq!(
            find(&document, &EntryId::inside(Kind::Option, "sprache", "b1")).map(|path| path.to_string()),
            Some("attributes[3].options[3]".into())
        );
    }

    #[test]
    fn ids_are_proposed_from_titles() {
        let mut document = shipped();
        for (title, id) in [
            ("Übergang Schule – Beruf (groß)", "uebergang-schule-beruf-gross"),
            ("Café à la carte!", "cafe-a-la-carte"),
            ("„…“", "massnahme"),
            ("2. Chance", "2-chance"),
            ("Integrationskurs, allgemein", "integrationskurs-allgemein-2"),
        ] {
            let (entry, edit) = create(&document, Kind::Measure, "", title).expect("a measure");
            assert_eq!(entry.id, id);
            assert!(foerderkompass_core::Id::is_valid(&entry.id));
            apply(&mut document, &edit).expect("it fits");
            assert_eq!(text_at(value(&document, &entry).expect("the new one"), "title"), title);
        }
        let (again, _) = create(&document, Kind::Measure, "", "Café à la Carte").expect("a measure");
        assert_eq!(again.id, "cafe-a-la-carte-2");
        let long = proposed_id(&document, Kind::Contact, "", &"ß".repeat(100));
        assert_eq!(long.len(), 48);
    }

    #[test]
    fn a_copy_stands_behind_its_original_and_is_unchecked() {
        let mut document = shipped();
        let first = entries(&document, Kind::Measure).remove(0);
        let (copy, edit) = duplicate(&document, &first.id).expect("a copy");
        apply(&mut document, &edit).expect("it fits");
        let (of, original) = (value(&document, &copy).expect("a copy"), value(&document, &first.id).expect("the original"));
        assert_eq!(find(&document, &copy).map(|path| path.to_string()), Some("measures[1]".into()));
        assert_eq!((of.get("checked_on"), of.get("must")), (None, original.get("must")));
        assert_eq!(text_at(of, "title"), format!("{} (Kopie)", first.title));
        assert!(create(&document, Kind::Offer, "gibt-es-nicht", "X").is_none());
    }
}
