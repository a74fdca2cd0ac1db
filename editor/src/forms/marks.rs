// SPDX-License-Identifier: EUPL-1.2
//! What is wrong in one entry, each at the place in the form that it is about.

use foerderkompass_core::{Fault, FaultKind, Severity};
use foerderkompass_upkeep::{Document, Path, Step};

use super::fault_words::fault_said;

/// One fault of an entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// From the entry on.
    pub path: Path,
    pub severity: Severity,
    pub sentence: String,
}

/// The faults below a place; for the head only those of the catalogue itself.
pub fn marks_of(document: &Document, faults: &[Fault], entry: &Path) -> Vec<Mark> {
    let mark = |fault: &Fault| {
        let mut path = Path::parse(&fault.path).unwrap_or_default();
        // What is missing is asked for where it would stand.
        if let FaultKind::Missing { key } = &fault.kind {
            path = path.key(key);
        }
        if let FaultKind::UnknownKey { key, .. } | FaultKind::DuplicateKey { key } = &fault.kind
            && path.0.last() != Some(&Step::Key(key.clone()))
        {
            path = path.key(key);
        }
        if !entry.holds(&path) || (entry.0.is_empty() && crate::desk::top_of(&path).is_some()) {
            return None;
        }
        let rest = path.0.get(entry.0.len()..).unwrap_or_default().to_vec();
        Some(Mark { path: Path(rest), severity: fault.severity, sentence: fault_said(document, &fault.path, &fault.kind) })
    };
    let mut marks: Vec<Mark> = faults.iter().filter_map(mark).collect();
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.severity));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use foerderkompass_core::Date;
    use foerderkompass_upkeep::value_of;

    #[test]
    fn what_is_missing_is_marked_at_its_field() {
        let mut root = value_of(include_str!("../../../catalog.json")).unwrap();
        root["contacts"][0].as_object_mut().unwrap().remove("role");
        root["contacts"][0]["mailbox"] = "x".into();
        let document = Document::new(root).unwrap();
        let faults = document.faults(Date::parse("2026-11-22").unwrap());
        let marks = marks_of(&document, &faults, &Path::parse("contacts[0]").unwrap());
        let places: Vec<String> = marks.iter().map(|mark| mark.path.to_string()).collect();
        assert!(places.contains(&"role".to_string()) && places.contains(&"mailbox".to_string()), "{places:?}");
        assert!(marks_of(&document, &faults, &Path::root()).iter().all(|mark| !mark.path.to_string().starts_with("contacts[")));
    }
}
