// SPDX-License-Identifier: EUPL-1.2
//! Undo and redo of everything, in the steps in which people think.

use crate::document::Document;
use crate::edit::{Edit, Stale, apply_all};
use crate::path::Path;

/// Whether a change may join the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// A step of its own.
    Alone,
    /// Keystrokes in one field: joins the step before if that was typing at the same place.
    Typing,
}

/// What one undo takes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done, for people: „Kümmerer gelöscht“.
    pub label: String,
    pub edits: Vec<Edit>,
    joining: Joining,
}

/// A document with everything that was done to it since it was opened or saved.
#[derive(Clone, Debug)]
pub struct History {
    document: Document,
    opened: Document,
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    pub fn new(document: Document) -> History {
        History { opened: document.clone(), document, done: Vec::new(), undone: Vec::new() }
    }

    /// The document as it is now.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The document as it was opened or last saved.
    pub fn opened(&self) -> &Document {
        &self.opened
    }

    /// Whether anything differs from what was opened or last saved.
    pub fn is_changed(&self) -> bool {
        self.document != self.opened
    }

    /// Carries edits out as one step. What had been undone can then no longer be redone.
    ///
    /// # Errors
    /// If they do not fit the document; then nothing has changed.
    pub fn make(&mut self, label: &str, edits: Vec<Edit>, joining: Joining) -> Result<(), Stale> {
        let edits: Vec<Edit> = edits.into_iter().filter(|edit| !edit.is_empty()).collect();
        if edits.is_empty() {
            return Ok(());
        }
        apply_all(&mut self.document, &edits)?;
        self.undone.clear();
        let joined = match (self.done.last_mut(), edits.as_slice()) {
            (Some(last), [edit]) if joining == Joining::Typing => last.takes(edit),
            _ => false,
        };
        if !joined {
            self.done.push(Change { label: label.to_string(), edits, joining });
        }
        Ok(())
    }

    /// Ends a run of keystrokes: the field was left.
    pub fn pause(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.joining = Joining::Alone;
        }
    }

    /// What undo would take back.
    pub fn undoable(&self) -> Option<&Change> {
        self.done.last()
    }

    /// What redo would do again.
    pub fn redoable(&self) -> Option<&Change> {
        self.undone.last()
    }

    /// Takes the last step back; returns where something changed, nothing if there was no step.
    pub fn undo(&mut self) -> Vec<Path> {
        let Some(mut change) = self.done.pop() else { return Vec::new() };
        let edits: Vec<Edit> = change.edits.iter().rev().map(Edit::inverse).collect();
        // What was done to this document can be taken back.
        let _ = apply_all(&mut self.document, &edits);
        change.joining = Joining::Alone;
        self.pause();
        let paths = change.edits.iter().map(|edit| edit.path().clone()).collect();
        self.undone.push(change);
        paths
    }

    /// Does again what was undone last; returns where something changed.
    pub fn redo(&mut self) -> Vec<Path> {
        let Some(change) = self.undone.pop() else { return Vec::new() };
        let _ = apply_all(&mut self.document, &change.edits);
        let paths = change.edits.iter().map(|edit| edit.path().clone()).collect();
        self.done.push(change);
        paths
    }

    /// The file was changed by others, and both sides are one now: a step like any other, so that undo still reaches what
    /// was done before it. From here on, changes count from what the others wrote.
    ///
    /// After undo of this step the document lacks what the others did, which then counts as changed.
    pub fn merged(&mut self, theirs: Document, merged: &Document, label: &str) {
        let edit = Edit::set(&self.document, &Path::root(), merged.root().clone());
        // Made from what is there now, so it fits.
        let _ = self.make(label, vec![edit], Joining::Alone);
        self.opened = theirs;
        self.pause();
    }

    /// This has been saved: from here on, changes count anew. What was changed while it was being written is not part of it.
    /// Undo still reaches behind it.
    pub fn saved(&mut self, written: Document) {
        self.opened = written;
        self.pause();
    }
}

impl Change {
    /// Takes a keystroke in if it continues this one.
    fn takes(&mut self, next: &Edit) -> bool {
        let Edit::Put { path: next_path, after: next_after, .. } = next else { return false };
        match (self.joining, self.edits.as_mut_slice()) {
            // A key that has gone and come back could stand elsewhere: only what stays joins.
            (Joining::Typing, [Edit::Put { path, after, .. }])
                if path == next_path && after.is_some() && next_after.is_some() =>
            {
                *after = next_after.clone();
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn undo_reaches_behind_a_merge() {
        let document =
            |title: &str, publisher: &str| Document::new(json!({"title": title, "publisher": publisher})).expect("an object");
        let mut history = History::new(document("A", "P"));
        let edit = Edit::set(history.document(), &Path::root().key("title"), "B".into());
        history.make("Titel geändert", vec![edit], Joining::Typing).expect("it fits");
        history.merged(document("A", "Q"), &document("B", "Q"), "Zusammengeführt");
        assert_eq!((history.document(), history.opened()), (&document("B", "Q"), &document("A", "Q")));
        // What comes after it joins nothing before it.
        let edit = Edit::set(history.document(), &Path::root().key("title"), "C".into());
        history.make("Titel geändert", vec![edit], Joining::Typing).expect("it fits");
        let mut seen = Vec::new();
        while let Some(label) = history.undoable().map(|change| change.label.clone()) {
            history.undo();
            seen.push((label, history.document().clone()));
        }
        let expected = [("Titel geändert", "B", "Q"), ("Zusammengeführt", "B", "P"), ("Titel geändert", "A", "P")];
        assert_eq!(seen, expected.map(|(label, title, publisher)| (label.to_string(), document(title, publisher))));
        assert!(history.is_changed(), "what the others wrote is not there");
        while history.redoable().is_some() {
            history.redo();
        }
        assert_eq!(history.document(), &document("C", "Q"));
    }

    #[test]
    fn keystrokes_in_one_field_are_one_step() {
        let start = Document::new(json!({"title": "", "publisher": "P"})).expect("an object");
        let mut history = History::new(start.clone());
        let typed = |history: &mut History, key: &str, text: &str| {
            let edit = Edit::set(history.document(), &Path::root().key(key), text.into());
            history.make("Text geändert", vec![edit], Joining::Typing).expect("it fits");
        };
        for text in ["F", "Fö", "För"] {
            typed(&mut history, "title", text);
        }
        typed(&mut history, "publisher", "Q");
        typed(&mut history, "title", "Förd");
        history.pause();
        typed(&mut history, "title", "Förde");
        let title = |history: &History| history.document().root["title"].as_str().expect("a text").to_string();
        let mut seen = Vec::new();
        while history.undoable().is_some() {
            history.undo();
            seen.push(title(&history));
        }
        assert_eq!(seen, ["Förd", "För", "För", ""]);
        assert!(!history.is_changed() && history.document() == &start);
        while history.redoable().is_some() {
            history.redo();
        }
        assert_eq!(title(&history), "Förde");
        history.saved(history.document().clone());
        assert!(!history.is_changed());
        assert_eq!(history.undo(), [Path::root().key("title")]);
        assert!(history.is_changed());
        typed(&mut history, "title", "X");
        assert_eq!(history.redoable(), None);
        assert!(history.redo().is_empty());
    }
}
