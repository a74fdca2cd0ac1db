// SPDX-License-Identifier: EUPL-1.2
//! What is to be known before saving: what has changed, what will be set, what is wrong, whom it concerns.

use foerderkompass_core::{Date, Severity};
use foerderkompass_upkeep::{Document, Edit, Kind, Path, Step, apply_all, before_saving, entry_at, named, words};

use super::comparison::{Changed, Comparison, changes};
use super::naming::date;
use crate::forms::{fault_said, field_said};

/// A fault with the place to which it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultLine {
    pub severity: Severity,
    /// Entry and field, then what is wrong.
    pub place: String,
    pub text: String,
    pub path: Path,
}

/// Everything about one saving.
#[derive(Debug, PartialEq)]
pub struct Summary {
    pub changed: Vec<Changed>,
    /// Personas with another outcome, one sentence each.
    pub personas: Vec<String>,
    /// What saving itself will set, one sentence each.
    pub set: Vec<String>,
    /// Errors first.
    pub faults: Vec<FaultLine>,
    /// What the compass leaves out, one sentence; `None` if it shows everything.
    pub left_out: Option<String>,
}

impl Summary {
    pub fn of(opened: &Document, document: &Document, today: Date) -> Summary {
        let comparison = Comparison::of(opened, document, today);
        let edits = before_saving(document, opened, today);
        let mut saved = document.clone();
        // The edits were made for this document.
        let _ = apply_all(&mut saved, &edits);
        let meaning = comparison.meaning.as_ref();
        let outcomes = meaning.into_iter().flat_map(|diff| &diff.personas).flat_map(|persona| &persona.outcomes);
        Summary {
            changed: changes(&comparison, opened, document),
            personas: outcomes.map(|outcome| quoted(&outcome.sentence)).collect(),
            set: set(document, &edits, today),
            faults: faults(&saved, today),
            left_out: left_out(&saved, today),
        }
    }

    /// How many faults are errors.
    pub fn errors(&self) -> usize {
        self.faults.iter().filter(|fault| fault.severity == Severity::Error).count()
    }
}

/// Stars around outcomes become quotation marks.
fn quoted(sentence: &str) -> String {
    let mut out = String::new();
    for (at, part) in sentence.split('*').enumerate() {
        if at > 0 {
            out.push(if at % 2 == 1 { '„' } else { '“' });
        }
        out.push_str(part);
    }
    out
}

/// What the edits before saving do, for people.
fn set(document: &Document, edits: &[Edit], today: Date) -> Vec<String> {
    let mut said = Vec::new();
    let key = |edit: &Edit| match edit.path().0.last() {
        Some(Step::Key(key)) => key.clone(),
        _ => String::new(),
    };
    let of = |wanted: &str| edits.iter().filter(|edit| key(edit) == wanted).collect::<Vec<_>>();
    let dated = of("changed_on").len();
    if dated > 0 {
        let entries = if dated == 1 { "Bei einem Eintrag".to_string() } else { format!("Bei {dated} Einträgen") };
        said.push(format!("{entries} wird „Geändert am“ auf den {} gesetzt.", date(today)));
    }
    for edit in of("absent") {
        let contact = entry_at(document, edit.path());
        said.push(format!("{}: Abwesenheiten, die vorbei sind, entfallen.", named(&contact)));
    }
    if !of("changes").is_empty() {
        said.push("Der Förderkompass zeigt diese Einträge als geändert an.".to_string());
    }
    for edit in of("format") {
        if let Edit::Put { after: Some(format), .. } = edit {
            said.push(format!("Das Format des Katalogs wird {}.", format.as_str().unwrap_or_default()));
        }
    }
    said
}

/// All faults, errors first; otherwise in the order of the catalogue.
pub fn faults(document: &Document, today: Date) -> Vec<FaultLine> {
    let mut found: Vec<FaultLine> = document
        .faults(today)
        .iter()
        .map(|fault| {
            let path = Path::parse(&fault.path).unwrap_or_default();
            let entry = entry_at(document, &path);
            let field = field_said(&path).filter(|_| path.0.len() > entry.path.0.len());
            let field = field.map(|field| format!(", {field}")).unwrap_or_default();
            let name = if entry.id.kind == Kind::Head { words::titled(Kind::Head, "") } else { named(&entry) };
            FaultLine {
                severity: fault.severity,
                place: format!("{name}{field}"),
                text: fault_said(document, &fault.path, &fault.kind),
                path,
            }
        })
        .collect();
    found.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
    found
}

fn left_out(document: &Document, today: Date) -> Option<String> {
    let Ok(reading) = document.read(today) else {
        return Some("Der Förderkompass kann diesen Katalog nicht zeigen, solange die Fehler darin sind.".to_string());
    };
    let names: Vec<String> = reading
        .catalog
        .left_out()
        .iter()
        .map(|one| format!("„{}“", if one.title.is_empty() { &one.id } else { &one.title }))
        .collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("Der Förderkompass kann {one} nicht auswerten und sagt das dort.")),
        many => Some(format!(
            "Der Förderkompass kann {} Maßnahmen nicht auswerten und sagt das dort: {}.",
            many.len(),
            many.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, today, with};
    use serde_json::json;

    #[test]
    fn the_summary_says_what_changed_what_is_set_and_who_is_concerned() {
        let opened = shipped();
        let past = json!([{"from": "2026-01-01", "until": "2026-01-02"}]);
        let opened = with(&opened, &[("contacts[1].absent", past)]);
        let document = with(&opened, &[("measures[0].must.all[0].max", "a1".into()), ("contacts[0].phone", "040 1".into())]);
        let summary = Summary::of(&opened, &document, today());
        assert_eq!(summary.changed.len(), 2);
        assert!(
            summary.set[0].starts_with("Bei 2 Einträgen wird „Geändert am“ auf den 22.11.2026 gesetzt."),
            "{:?}",
            summary.set
        );
        assert!(summary.set[1].ends_with("Abwesenheiten, die vorbei sind, entfallen."), "{:?}", summary.set);
        assert_eq!(summary.set.len(), 3, "the list of changes too; the format is new enough");
        assert!(
            summary.personas.iter().any(|one| one.starts_with("P1: „Allgemeiner Integrationskurs“ war ")),
            "{:?}",
            summary.personas
        );
        assert_eq!(quoted("P1: war *A*, wird *B*."), "P1: war „A“, wird „B“.");
        assert_eq!((summary.errors(), summary.left_out), (0, None));
    }

    #[test]
    fn errors_come_first_and_what_is_left_out_is_named() {
        let opened = shipped();
        let document =
            with(&opened, &[("measures[3].must", json!({"attribute": "weg", "is": true})), ("contacts[0].x", 1.into())]);
        let summary = Summary::of(&opened, &document, today());
        let first = &summary.faults[0];
        assert_eq!((first.severity, summary.errors()), (Severity::Error, 1));
        assert!(first.place.ends_with(", Gesetzliche Voraussetzungen") && first.path.to_string().starts_with("measures[3].must"));
        let title = opened.root()["measures"][3]["title"].as_str().expect("a title");
        assert_eq!(
            summary.left_out.expect("it is left out"),
            format!("Der Förderkompass kann „{title}“ nicht auswerten und sagt das dort.")
        );
        let unreadable = with(&opened, &[("format", "9".into())]);
        assert!(Summary::of(&opened, &unreadable, today()).left_out.expect("nothing is shown").contains("nicht zeigen"));
    }

    #[test]
    fn nothing_changed_is_nothing() {
        let opened = shipped();
        let summary = Summary::of(&opened, &opened, today());
        assert!(summary.changed.is_empty() && summary.personas.is_empty());
    }
}
