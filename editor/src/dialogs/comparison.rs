// SPDX-License-Identifier: EUPL-1.2
//! Two states of a catalogue side by side: the lines of every entry, rules by what they mean where they can be read.

use std::collections::HashMap;

use foerderkompass_cockpit::{Change, Diff, diff};
use foerderkompass_core::Date;
use foerderkompass_upkeep::{Document, EntryId, Fate, Kind, differences, value, words};
use serde_json::Value;

use super::diff_list::{Line, Mark};
use super::lines::{Names, lines_of};
use super::naming::Naming;

/// An entry with what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    pub entry: EntryId,
    /// Maßnahme „Integrationskurs“.
    pub name: String,
    /// What became of it as a whole.
    pub mark: Mark,
    pub lines: Vec<Line>,
}

/// Both states with their names, and what the core makes of the changes.
pub struct Comparison {
    old: Naming,
    new: Naming,
    rules: HashMap<EntryId, Vec<(String, Vec<Line>)>>,
    /// By meaning; `None` if one of the two cannot be read.
    pub meaning: Option<Diff>,
}

impl Comparison {
    /// Compares. Takes as long as a look through both catalogues.
    pub fn of(old: &Document, new: &Document, today: Date) -> Comparison {
        let read = |document: &Document| document.read(today).ok().map(|reading| reading.catalog);
        let meaning = read(old).zip(read(new)).map(|(old, new)| diff(&old, &new));
        let mut rules: HashMap<EntryId, Vec<(String, Vec<Line>)>> = HashMap::new();
        for entry in meaning.iter().flat_map(|diff| &diff.entries) {
            let Some(kind) = Kind::of_list(entry.list.key()) else { continue };
            let said = entry.changes.iter().filter(|change| change.rule.is_some());
            let said: Vec<_> = said.map(|change| (change.field.clone(), rule_lines(change))).collect();
            rules.insert(EntryId::new(kind, &entry.id), said);
        }
        Comparison { old: Naming::of(&[old, new]), new: Naming::of(&[new, old]), rules, meaning }
    }

    pub fn names(&self) -> Names<'_> {
        Names { old: &self.old, new: &self.new }
    }

    /// What differs between two states of an entry.
    pub fn lines(&self, entry: &EntryId, old: Option<&Value>, new: Option<&Value>) -> Vec<Line> {
        let sides = old.zip(new);
        let differs = |key: &str| sides.is_some_and(|(old, new)| old.get(key) != new.get(key));
        let rules: Vec<_> = self.rules.get(entry).into_iter().flatten().filter(|(key, _)| differs(key)).collect();
        let leave: Vec<&str> = rules.iter().map(|(key, _)| key.as_str()).collect();
        let mut lines = lines_of(&self.names(), entry, [old, new], &leave);
        lines.extend(rules.into_iter().flat_map(|(_, lines)| lines.clone()));
        lines
    }
}

/// What changed in a condition or a rule list, and what that does.
fn rule_lines(change: &Change) -> Vec<Line> {
    let mark = match (&change.old, &change.new) {
        (None, _) => Mark::Added,
        (_, None) => Mark::Removed,
        _ => Mark::Changed,
    };
    let said = change.said();
    let last = said.len().saturating_sub(1);
    let mark_at = |at: usize| if at == last { Mark::Note } else { mark };
    said.into_iter().enumerate().map(|(at, text)| Line { mark: mark_at(at), text }).collect()
}

/// Everything that differs between two states, entry by entry; the order of lists and the archive last.
pub fn changes(comparison: &Comparison, old: &Document, new: &Document) -> Vec<Changed> {
    let mut found: Vec<Changed> = differences(old, new)
        .into_iter()
        .map(|difference| {
            let mark = match difference.fate {
                Fate::Added => Mark::Added,
                Fate::Removed => Mark::Removed,
                Fate::Changed => Mark::Changed,
            };
            let entry = difference.entry;
            let lines = if entry.kind == Kind::Head {
                let keys = difference.fields.iter().map(String::as_str).collect::<Vec<_>>();
                head_lines(comparison, old, new, &keys)
            } else {
                comparison.lines(&entry, value(old, &entry), value(new, &entry))
            };
            let title = if difference.title.is_empty() { &entry.id } else { &difference.title };
            let name = if entry.kind == Kind::Head { words::titled(Kind::Head, "") } else { words::titled(entry.kind, title) };
            Changed { entry, name, mark, lines }
        })
        .collect();
    let lines = orders(old, new).chain(archives(old, new)).collect::<Vec<_>>();
    if !lines.is_empty() {
        found.push(Changed { entry: EntryId::head(), name: "Reihenfolge und Archiv".into(), mark: Mark::Changed, lines });
    }
    found
}

fn head_lines(comparison: &Comparison, old: &Document, new: &Document, keys: &[&str]) -> Vec<Line> {
    let mut lines = Vec::new();
    for key in keys {
        let place = super::said::Place::new(key);
        let sides = [old.root().get(key), new.root().get(key)];
        super::lines::field(&comparison.names(), place, &super::said::label(key), sides, &mut lines);
    }
    lines
}

fn ids(document: &Document, kind: Kind) -> Vec<String> {
    let list = document.root().get(kind.list()).and_then(Value::as_array);
    let id = |entry: &Value| entry.get("id").and_then(Value::as_str).unwrap_or("").to_string();
    list.into_iter().flatten().map(id).collect()
}

fn orders<'d>(old: &'d Document, new: &'d Document) -> impl Iterator<Item = Line> + 'd {
    Kind::LISTS.into_iter().filter_map(move |kind| {
        let (was, is) = (ids(old, kind), ids(new, kind));
        let (known, kept): (std::collections::HashSet<&String>, std::collections::HashSet<&String>) =
            (was.iter().collect(), is.iter().collect());
        let alike = was.iter().filter(|id| kept.contains(id)).eq(is.iter().filter(|id| known.contains(id)));
        let text = format!("{}: andere Reihenfolge", super::said::label(kind.list()));
        (!alike).then_some(Line { mark: Mark::Changed, text })
    })
}

fn archives<'d>(old: &'d Document, new: &'d Document) -> impl Iterator<Item = Line> + 'd {
    Kind::LISTS.into_iter().flat_map(move |kind| {
        let all = |document| foerderkompass_upkeep::archived(document, kind);
        let (was, is) = (all(old), all(new));
        let of = |from: &[foerderkompass_upkeep::Entry], others: &[foerderkompass_upkeep::Entry], mark, word: &str| {
            let moved = from.iter().filter(|entry| !others.iter().any(|other| other.id == entry.id));
            moved.map(|entry| Line { mark, text: format!("{word}: {}", foerderkompass_upkeep::named(entry)) }).collect::<Vec<_>>()
        };
        let (came, went) = (of(&is, &was, Mark::Added, "Im Archiv"), of(&was, &is, Mark::Removed, "Im Archiv"));
        came.into_iter().chain(went)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, today, with};
    use foerderkompass_upkeep::{apply_all, archive};
    use serde_json::json;

    fn texts(changed: &Changed) -> Vec<&str> {
        changed.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn conditions_are_compared_by_meaning() {
        let old = shipped();
        let new = with(
            &old,
            &[("measures[0].must.all[0].max", "b1".into()), ("measures[0].hint", "Neu".into()), ("version", "2".into())],
        );
        let found = changes(&Comparison::of(&old, &new, today()), &old, &new);
        assert_eq!(
            found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
            ["Kopf des Katalogs", "Maßnahme „Allgemeiner Integrationskurs“"]
        );
        assert_eq!(texts(&found[0]), ["Fassung: 2026.11 → 2"]);
        let lines = texts(&found[1]);
        assert!(lines.contains(&"Gesetzliche Voraussetzungen: Deutschniveau: bis A2 → bis B1"), "{lines:?}");
        assert_eq!(found[1].lines.last().expect("a note").mark, Mark::Note);
    }

    #[test]
    fn what_the_core_cannot_read_is_shown_all_the_same() {
        let old = shipped();
        let broken = with(&old, &[("measures", json!([{"id": "x", "title": 7, "must": {"attribute": "weg", "is": true}}]))]);
        let found = changes(&Comparison::of(&old, &broken, today()), &old, &broken);
        assert_eq!(found.iter().filter(|one| one.mark == Mark::Removed).count(), 32);
        let added = found.iter().find(|one| one.mark == Mark::Added).expect("the new one");
        assert_eq!(added.name, "Maßnahme „x“");
        assert_eq!(texts(added), ["Titel: 7", "Gesetzliche Voraussetzungen: {\"attribute\":\"weg\",\"is\":true}"]);
    }

    #[test]
    fn order_and_archive_are_named() {
        let old = shipped();
        let mut new = old.clone();
        let moved = foerderkompass_upkeep::Edit::shift(&foerderkompass_upkeep::Path::root().key("measures"), 0, 3);
        let persona = foerderkompass_upkeep::entries(&new, Kind::Persona).remove(0);
        let mut edits = archive(&new, &persona.id, today()).expect("nothing refers to it");
        edits.push(moved);
        apply_all(&mut new, &edits).expect("they fit");
        let found = changes(&Comparison::of(&old, &new, today()), &old, &new);
        let last = found.last().expect("the order");
        assert_eq!(
            texts(last),
            ["Maßnahmen: andere Reihenfolge", &format!("Im Archiv: {}", foerderkompass_upkeep::named(&persona))]
        );
        assert!(changes(&Comparison::of(&old, &old, today()), &old, &old).is_empty());
    }
}
