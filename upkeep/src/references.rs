// SPDX-License-Identifier: EUPL-1.2
//! What refers to an entry: found for the one who wants to delete it, followed when its id changes.

use serde_json::{Map, Value};

use crate::document::Document;
use crate::edit::Edit;
use crate::entry::{Entry, EntryId, entries, entry_at, find, named};
use crate::kind::Kind;
use crate::path::{Path, Step};
use crate::words;

/// A place that names an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The entry that holds the place.
    pub entry: EntryId,
    /// The value that is the id; for answers of a persona, the value whose key is the id.
    pub path: Path,
    /// For people: Maßnahme „Coaching“, Zuständigkeit.
    pub label: String,
}

/// What refers to an entry, in the order of the catalogue. What it says of itself does not count.
pub fn references(document: &Document, to: &EntryId) -> Vec<Reference> {
    let own = find(document, to);
    let mut all: Vec<Path> = found(document).into_iter().filter(|(id, _)| id == to).map(|(_, path)| path).collect();
    all.retain(|path| own.as_ref().is_none_or(|own| !own.holds(path)));
    all.into_iter().map(|path| reference(document, path)).collect()
}

/// The entries that a part of the catalogue refers to, each once, in order.
pub fn referred(document: &Document, within: &Path) -> Vec<EntryId> {
    let mut ids: Vec<EntryId> = Vec::new();
    for (id, path) in found(document) {
        if within.holds(&path) && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn reference(document: &Document, path: Path) -> Reference {
    let entry: Entry = entry_at(document, &path);
    let field =
        path.0.get(entry.path.0.len()).and_then(|step| if let Step::Key(key) = step { Some(words::field(key)) } else { None });
    let label = [Some(named(&entry)), field.map(str::to_owned)].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Reference { entry: entry.id, path, label }
}

/// The edits that give an entry another id, here and wherever it is referred to. Where two entries bear the id, only the
/// entry itself changes: whom the others mean, nobody knows. Whether the new id is free, the caller has seen.
pub(crate) fn renamed(document: &Document, entry: &EntryId, new: &str) -> Vec<Edit> {
    let Some(own) = find(document, entry) else { return Vec::new() };
    let mut edits = vec![Edit::set(document, &own.key("id"), new.into())];
    if entries(document, entry.kind).iter().filter(|one| one.id == *entry).count() > 1 {
        return edits;
    }
    let mut answers = Vec::new();
    for (_, path) in found(document).into_iter().filter(|(id, _)| id == entry) {
        match path.split() {
            Some((holder, Step::Key(key))) if *key == entry.id && holder.0.last() == Some(&Step::Key("answers".into())) => {
                answers.push(holder)
            }
            _ => edits.push(Edit::set(document, &path, new.into())),
        }
    }
    for holder in answers {
        let Some(map) = document.get(&holder).and_then(Value::as_object) else { continue };
        let with =
            |(key, value): (&String, &Value)| (if *key == entry.id { new.to_string() } else { key.clone() }, value.clone());
        edits.push(Edit::set(document, &holder, Value::Object(map.iter().map(with).collect::<Map<_, _>>())));
    }
    let changes = Path::root().key("changes");
    for at in 0..document.get(&changes).and_then(Value::as_array).map_or(0, Vec::len) {
        let list = changes.at(at).key(entry.kind.list());
        let ids = document.get(&list).and_then(Value::as_array).into_iter().flatten().enumerate();
        ids.filter(|(_, id)| **id == *entry.id).for_each(|(i, _)| edits.push(Edit::set(document, &list.at(i), new.into())));
    }
    edits
}

/// Every reference of the catalogue with its place.
fn found(document: &Document) -> Vec<(EntryId, Path)> {
    let mut walk = Walk { document, found: Vec::new() };
    for entry in entries(document, Kind::Focus) {
        walk.ids(&entry.path.key("categories"), Kind::Category);
    }
    for entry in entries(document, Kind::Attribute) {
        walk.attribute(&entry);
    }
    for entry in entries(document, Kind::Contact) {
        walk.ids(&entry.path.key("deputies"), Kind::Contact);
    }
    for entry in entries(document, Kind::Measure) {
        walk.measure(&entry.path);
    }
    for entry in entries(document, Kind::Persona) {
        walk.persona(&entry.path);
    }
    walk.found
}

struct Walk<'d> {
    document: &'d Document,
    found: Vec<(EntryId, Path)>,
}

impl Walk<'_> {
    fn text(&self, path: &Path) -> Option<String> {
        self.document.get(path)?.as_str().map(str::to_owned)
    }

    fn each(&self, list: &Path) -> Vec<Path> {
        let count = self.document.get(list).and_then(Value::as_array).map_or(0, Vec::len);
        (0..count).map(|at| list.at(at)).collect()
    }

    fn id(&mut self, path: Path, kind: Kind) {
        if let Some(id) = self.text(&path) {
            self.found.push((EntryId::new(kind, &id), path));
        }
    }

    fn ids(&mut self, list: &Path, kind: Kind) {
        self.each(list).into_iter().for_each(|path| self.id(path, kind));
    }

    /// An option, or a list of them.
    fn options(&mut self, path: &Path, attribute: &str) {
        for path in std::iter::once(path.clone()).chain(self.each(path)) {
            if let Some(id) = self.text(&path) {
                self.found.push((EntryId::inside(Kind::Option, attribute, &id), path));
            }
        }
    }

    fn attribute(&mut self, entry: &Entry) {
        self.options(&entry.path.key("changeable"), &entry.id.id);
        for rule in self.each(&entry.path.key("implied")) {
            self.criterion(&rule.key("when"));
            self.options(&rule.key("is"), &entry.id.id);
        }
    }

    fn measure(&mut self, path: &Path) {
        self.id(path.key("category"), Kind::Category);
        self.ids(&path.key("also"), Kind::Category);
        self.criterion(&path.key("must"));
        self.criterion(&path.key("should"));
        for hurdle in self.each(&path.key("hurdles")) {
            self.criterion(&hurdle.key("criterion"));
            self.id(hurdle.key("solved_by"), Kind::Measure);
        }
        for rule in self.each(&path.key("carriers")) {
            self.criterion(&rule.key("when"));
        }
        for rule in self.each(&path.key("responsible")) {
            self.criterion(&rule.key("when"));
            self.id(rule.key("contact"), Kind::Contact);
        }
        for effect in self.each(&path.key("effects")) {
            self.id(effect.key("attribute"), Kind::Attribute);
            let attribute = self.text(&effect.key("attribute")).unwrap_or_default();
            self.options(&effect.key("to"), &attribute);
        }
        for relation in self.each(&path.key("relations")) {
            self.id(relation.key("measure"), Kind::Measure);
        }
        for example in self.each(&path.key("examples")) {
            self.ids(&example.key("chain"), Kind::Measure);
        }
    }

    fn persona(&mut self, path: &Path) {
        for (holder, of_answers) in [(path.key("answers"), true), (path.key("expect"), false)] {
            let keys = self.document.get(&holder).and_then(Value::as_object).into_iter().flatten();
            for key in keys.map(|(key, _)| key.clone()).collect::<Vec<_>>() {
                let place = holder.key(&key);
                if of_answers {
                    self.found.push((EntryId::new(Kind::Attribute, &key), place.clone()));
                    self.options(&place, &key);
                } else {
                    self.ids(&place, Kind::Measure);
                }
            }
        }
    }

    fn criterion(&mut self, path: &Path) {
        if self.document.get(path).is_none_or(|criterion| !criterion.is_object()) {
            return;
        }
        if let Some(attribute) = self.text(&path.key("attribute")) {
            self.found.push((EntryId::new(Kind::Attribute, &attribute), path.key("attribute")));
            ["in", "min", "max"].iter().for_each(|key| self.options(&path.key(key), &attribute));
        }
        let parts = ["all", "any"].iter().flat_map(|key| self.each(&path.key(key))).collect::<Vec<_>>();
        parts.into_iter().chain([path.key("not")]).for_each(|part| self.criterion(&part));
    }
}
