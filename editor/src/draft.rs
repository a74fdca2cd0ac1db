// SPDX-License-Identifier: EUPL-1.2
//! A draft: what was edited and not yet saved, so that it can go on another day. It holds a catalogue, nothing of a client.

use foerderkompass_upkeep::{Document, Source, value_of};
use serde_json::{Value, json};

/// The mark by which a file is known as a draft.
const MARK: &str = "foerderkompass-entwurf";

#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Name of the file that was opened.
    pub name: String,
    /// Whether that was a page.
    pub page: bool,
    pub opened: Document,
    pub document: Document,
}

impl Draft {
    pub fn of(name: &str, source: &Source, opened: &Document, document: &Document) -> Draft {
        let page = matches!(source, Source::Page(_));
        Draft { name: name.to_string(), page, opened: opened.clone(), document: document.clone() }
    }

    /// As it is kept, or saved as a file.
    pub fn text(&self) -> String {
        let draft = json!({
            "kind": MARK, "name": self.name, "page": self.page,
            "opened": self.opened.root(), "document": self.document.root(),
        });
        draft.to_string()
    }

    /// `None` for what is no draft.
    pub fn parse(text: &str) -> Option<Draft> {
        // Most files are no drafts: those need not be read twice.
        if !text.get(..100).unwrap_or(text).contains(MARK) {
            return None;
        }
        let draft = value_of(text).ok()?;
        let part = |key: &str| Document::new(draft.get(key)?.clone());
        (draft.get("kind")? == MARK).then_some(())?;
        Some(Draft {
            name: draft.get("name")?.as_str()?.to_string(),
            page: draft.get("page") == Some(&Value::Bool(true)),
            opened: part("opened")?,
            document: part("document")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was() {
        let document = |title: &str| Document::new(json!({"b": 1, "title": title, "a": [null, {"x": -0.5}]})).unwrap();
        let draft = Draft::of("a.json", &Source::Json, &document("alt"), &document("neu"));
        assert_eq!(Draft::parse(&draft.text()), Some(draft));
        for other in ["", "{}", include_str!("../../catalog.json"), "{\"kind\": \"foerderkompass-entwurf\"}"] {
            assert_eq!(Draft::parse(other), None);
        }
    }
}
