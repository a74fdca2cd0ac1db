// SPDX-License-Identifier: EUPL-1.2
//! What is being edited, and what the screen needs of it: the catalogue with its history, the chosen entry, lists, faults.
//!
//! A keystroke changes the document and the value of the chosen entry, nothing else. Everything that has to look at the
//! whole catalogue is behind until it is brought up to date.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use foerderkompass_core::Date;
use foerderkompass_upkeep::{
    Document, Edit, EntryId, History, Joining, Kind, Opened, Path, Source, Stale, Step, entries, entry_at, find,
};
use serde_json::Value;

use crate::forms::Choices;
use crate::rows::{Rows, Tally};
use crate::shared::{Make, Shown};

/// A catalogue on the desk.
pub struct Desk {
    pub history: History,
    pub source: Source,
    /// Name of the opened file.
    pub name: String,
    /// Whether the browser can write into the opened file.
    pub writable: bool,
    pub shown: Shown,
    pub rows: Rc<Rows>,
    pub tally: Rc<Tally>,
    pub choices: Rc<Choices>,
    /// The place of the chosen entry.
    pub chosen: Option<Path>,
    /// Its value as it is now.
    pub value: Rc<Value>,
    /// What a form needs of the document, as it is now: the chosen entry at its place, and all attributes.
    pub form: Rc<Document>,
    /// Whether something was done since everything was brought up to date.
    pub behind: bool,
    pub unsaved: bool,
    /// No file holds it as it was opened.
    nowhere: bool,
}

impl Desk {
    /// What was opened, with its first entry to look at.
    pub fn new(opened: Opened, name: &str, writable: bool, today: Date) -> Desk {
        Desk::resumed(opened.document.clone(), opened.document, opened.source, name, writable, today)
    }

    /// What was edited before, with the document that it was opened as.
    pub fn resumed(opened: Document, now: Document, source: Source, name: &str, writable: bool, today: Date) -> Desk {
        let mut history = History::new(opened.clone());
        let edit = Edit::set(&opened, &Path::root(), now.root().clone());
        // A draft that does not differ leaves no step.
        let _ = (now != opened).then(|| history.make("Entwurf", vec![edit], Joining::Alone));
        let shown = Shown { document: Rc::new(now), opened: Rc::new(opened), catalog: None, faults: Rc::new(Vec::new()), today };
        let mut desk = Desk {
            history,
            source,
            name: name.to_string(),
            writable,
            shown,
            rows: Rc::default(),
            tally: Rc::default(),
            choices: Rc::default(),
            chosen: None,
            value: Rc::new(Value::Null),
            form: Rc::new(Document::default()),
            behind: true,
            unsaved: false,
            nowhere: false,
        };
        desk.catch_up();
        desk
    }

    /// Whether it is unsaved from the beginning, because no file holds it.
    pub fn is_nowhere(&mut self, nowhere: bool) {
        self.nowhere = nowhere;
        self.unsaved |= nowhere;
    }

    /// Carries a change out.
    ///
    /// # Errors
    /// If it does not fit what is there now; then nothing has changed.
    pub fn make(&mut self, make: Make) -> Result<(), Stale> {
        self.history.make(&make.label, make.edits, make.joining)?;
        self.changed();
        Ok(())
    }

    /// Sets a value inside the chosen entry, or takes it away.
    pub fn put(&mut self, rest: &Path, value: Option<Value>, label: &str, joining: Joining) {
        let Some(chosen) = &self.chosen else { return };
        let (path, value) = whole(self.history.document(), chosen, chosen.join(&rest.0), value);
        if joining == Joining::Typing && value.is_some() && self.has_just_gone(&path, label) {
            // Emptied and written anew is one step: the emptying did not happen.
            self.history.undo();
        }
        let document = self.history.document();
        let edit = match value {
            Some(value) => Edit::set(document, &path, value),
            None if document.get(&path).is_none() => return,
            None => Edit::remove(document, &path),
        };
        // It was made from what is there now, so it fits.
        let _ = self.history.make(label, vec![edit], joining);
        self.changed();
    }

    /// Whether the last step took this value away.
    fn has_just_gone(&self, gone: &Path, label: &str) -> bool {
        self.history.undoable().is_some_and(|last| {
            matches!(last.edits.as_slice(), [Edit::Put { path, after: None, .. }] if path == gone) && last.label == label
        })
    }

    /// Takes the last step back, or does it again; goes to where something changed.
    pub fn step(&mut self, back: bool) -> Option<String> {
        let step = if back { self.history.undoable() } else { self.history.redoable() };
        let label = step?.label.clone();
        let paths = if back { self.history.undo() } else { self.history.redo() };
        if let Some(place) = paths.iter().find(|path| is_in_list(path)) {
            let entry = top_of(place);
            self.chosen = entry.filter(|entry| self.history.document().get(entry).is_some()).or(self.chosen.take());
        }
        self.changed();
        self.catch_up();
        Some(label)
    }

    /// Goes on with what others wrote into the file and the own changes in one.
    pub fn merged(&mut self, theirs: Document, merged: &Document) {
        self.history.merged(theirs, merged, "Zusammengeführt");
        self.changed();
        self.catch_up();
    }

    fn changed(&mut self) {
        self.behind = true;
        self.unsaved = true;
        self.refresh_value();
    }

    fn refresh_value(&mut self) {
        let document = self.history.document();
        if self.chosen.as_ref().is_some_and(|path| document.get(path).is_none()) {
            self.chosen = None;
        }
        let value = self.chosen.as_ref().and_then(|path| document.get(path));
        if value != Some(&*self.value) {
            self.value = Rc::new(value.cloned().unwrap_or_default());
        }
        if let Some(form) = self.chosen.as_ref().and_then(|path| form_of(document, path)) {
            keep(&mut self.form, form);
        }
    }

    /// Chooses the entry at a place, whatever lies in it.
    pub fn choose(&mut self, path: Option<Path>) {
        self.history.pause();
        self.chosen = path;
        self.refresh_value();
    }

    /// The day on which everything is done from now on; whether it is another one.
    pub fn turn_to(&mut self, today: Date) -> bool {
        let turned = self.shown.today != today;
        self.shown.today = today;
        self.behind |= turned;
        turned
    }

    /// Brings everything up to date that looks at the whole catalogue.
    pub fn catch_up(&mut self) {
        if !self.behind {
            return;
        }
        self.behind = false;
        let document = self.history.document().clone();
        let today = self.shown.today;
        let (catalog, faults) = match document.read(today) {
            Ok(reading) => (Some(Rc::new(reading.catalog)), reading.faults),
            Err(faults) => (self.shown.catalog.clone(), faults),
        };
        keep(&mut self.rows, Rows::of(&document, &faults));
        keep(&mut self.tally, Tally::of(&faults));
        keep(&mut self.choices, Choices::of(&document));
        if *self.shown.opened != *self.history.opened() {
            self.shown.opened = Rc::new(self.history.opened().clone());
        }
        self.unsaved = self.nowhere || document != *self.shown.opened;
        self.shown.document = Rc::new(document);
        self.shown.catalog = catalog;
        self.shown.faults = Rc::new(faults);
        self.refresh_value();
    }

    /// The chosen entry, the head included.
    pub fn entry(&self) -> Option<EntryId> {
        let path = self.chosen.as_ref()?;
        Some(entry_at(self.history.document(), path).id)
    }

    /// Where an entry stands.
    pub fn place(&self, id: &EntryId) -> Option<Path> {
        if id.kind == Kind::Head { Some(Path::root()) } else { find(self.history.document(), id) }
    }

    /// The first entry of a kind.
    pub fn first(&self, kind: Kind) -> Option<Path> {
        if kind == Kind::Head {
            return Some(Path::root());
        }
        entries(self.history.document(), kind).into_iter().next().map(|entry| entry.path)
    }

    /// This has been written: what was there when writing began.
    pub fn saved(&mut self, written: Document) {
        self.history.saved(written);
        self.nowhere = false;
        self.behind = true;
        self.catch_up();
    }
}

/// What really changes: objects on the way to a place inside an entry that are not there yet come with the value, and those
/// that would be left empty go with it.
fn whole(document: &Document, entry: &Path, mut path: Path, mut value: Option<Value>) -> (Path, Option<Value>) {
    while let Some((holder, Step::Key(key))) = path.split() {
        if holder == *entry || !matches!(holder.0.last(), Some(Step::Key(_))) {
            break;
        }
        let held = document.get(&holder);
        value = match value {
            Some(value) if held.is_none() => Some(serde_json::json!({ key.as_str(): value })),
            None if held.and_then(Value::as_object).is_some_and(|held| held.len() == 1 && held.contains_key(key)) => None,
            other => return (path, other),
        };
        path = holder;
    }
    (path, value)
}

/// The document without the entries that a form does not need, so that it is quickly made at every keystroke. Every place
/// in it is the same place in the whole.
fn form_of(document: &Document, chosen: &Path) -> Option<Document> {
    let key = "attributes";
    let mut root = serde_json::Map::new();
    if let Some(attributes) = document.root().get(key) {
        root.insert(key.to_string(), attributes.clone());
    }
    if let [Step::Key(list), Step::At(index)] = chosen.0.as_slice()
        && list != key
    {
        let mut entries = vec![Value::Null; *index];
        entries.extend(document.get(chosen).cloned());
        root.insert(list.clone(), entries.into());
    }
    Document::new(Value::Object(root))
}

/// Puts another value there only if it is another, so that what depends on it stays.
fn keep<T: PartialEq>(slot: &mut Rc<T>, new: T) {
    if **slot != new {
        *slot = Rc::new(new);
    }
}

fn is_in_list(path: &Path) -> bool {
    matches!(path.0.first(), Some(Step::Key(key)) if Kind::of_list(key).is_some()) && path.0.len() > 1
}

/// The entry of one of the catalogue's own lists in which a place lies.
pub fn top_of(path: &Path) -> Option<Path> {
    match path.0.as_slice() {
        [Step::Key(list), at @ Step::At(_), ..] if Kind::of_list(list).is_some() => {
            Some(Path(vec![Step::Key(list.clone()), at.clone()]))
        }
        _ => None,
    }
}
