// SPDX-License-Identifier: EUPL-1.2
//! The lists of entries with what is wrong in each, as plain values.

use std::collections::BTreeMap;
use std::rc::Rc;

use foerderkompass_core::{Fault, FaultKind, Severity, fold};
use foerderkompass_upkeep::{Document, Entry, Kind, Path, archived, entries};
use serde_json::Value;

use crate::desk::top_of;

/// Errors, and what else deserves a look.
pub type Count = (usize, usize);

/// One entry in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub path: Path,
    pub id: String,
    pub title: String,
    /// What tells entries of the same title apart: the team, the category.
    pub extra: String,
    pub count: Count,
    pub archived: bool,
    /// What a search looks through, in small letters.
    folded: String,
}

impl Row {
    /// Whether it holds every word of a search.
    pub fn fits(&self, search: &str) -> bool {
        let search = fold(search).base;
        search.split_whitespace().all(|word| self.folded.contains(word))
    }
}

/// The entries of all lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows(BTreeMap<Kind, Vec<Rc<Row>>>);

impl Rows {
    pub fn of(document: &Document, faults: &[Fault]) -> Rows {
        let mut counts: BTreeMap<Path, Count> = BTreeMap::new();
        for fault in faults {
            if let Some(path) = Path::parse(&fault.path).as_ref().and_then(top_of) {
                add(counts.entry(path).or_default(), fault);
            }
        }
        let rows = |kind: Kind| {
            let count = |path: &Path| counts.get(path).copied().unwrap_or_default();
            let own = entries(document, kind).into_iter().map(|entry| Rc::new(row(document, &entry, count(&entry.path), false)));
            let strays = strays(document, kind).map(|path| Rc::new(stray(count(&path), path)));
            let put_away = archived(document, kind).into_iter().map(|entry| Rc::new(row(document, &entry, (0, 0), true)));
            own.chain(strays).chain(put_away).collect::<Vec<_>>()
        };
        Rows(Kind::LISTS.into_iter().map(|kind| (kind, rows(kind))).collect())
    }

    /// The entries of a kind, the archived ones last.
    pub fn of_kind(&self, kind: Kind) -> &[Rc<Row>] {
        self.0.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// The places in a list of what is no entry, such as a number: it can be seen and taken away, nothing else.
fn strays(document: &Document, kind: Kind) -> impl Iterator<Item = Path> {
    let list = Path::root().key(kind.list());
    let values = document.get(&list).and_then(Value::as_array).cloned().unwrap_or_default().into_iter().enumerate();
    values.filter(|(_, value)| !value.is_object()).map(move |(at, _)| list.at(at))
}

fn stray(count: Count, path: Path) -> Row {
    let none = String::new;
    Row { path, id: none(), title: none(), extra: none(), count, archived: false, folded: none() }
}

fn row(document: &Document, entry: &Entry, count: Count, archived: bool) -> Row {
    let value = document.get(&entry.path);
    let text = |key: &str| value.and_then(|value| value.get(key)).and_then(Value::as_str).unwrap_or("");
    let extra = match entry.id.kind {
        Kind::Contact => [text("team"), text("site"), text("person")].join(" "),
        Kind::Measure => text("short").to_string(),
        Kind::Attribute => text("group").to_string(),
        _ => String::new(),
    };
    let extra = extra.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = fold(&[entry.title.as_str(), &entry.id.id, &extra].join(" ")).base;
    let (id, title) = (entry.id.id.clone(), entry.title.clone());
    Row { path: entry.path.clone(), id, title, extra, count, archived, folded }
}

/// How much is wrong in each kind of entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally(BTreeMap<Kind, Count>);

impl Tally {
    pub fn of(faults: &[Fault]) -> Tally {
        let mut tally: BTreeMap<Kind, Count> = BTreeMap::new();
        for fault in faults {
            add(tally.entry(kind_of(fault)).or_default(), fault);
        }
        Tally(tally)
    }

    pub fn of_kind(&self, kind: Kind) -> Count {
        self.0.get(&kind).copied().unwrap_or_default()
    }
}

fn add(count: &mut Count, fault: &Fault) {
    match fault.severity {
        Severity::Error => count.0 += 1,
        _ => count.1 += 1,
    }
}

fn kind_of(fault: &Fault) -> Kind {
    let list = fault.path.split(['[', '.']).next().unwrap_or("");
    match Kind::of_list(list) {
        Some(kind) if !matches!(fault.kind, FaultKind::TooManyMeasures { .. }) => kind,
        _ => Kind::Head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foerderkompass_core::Date;
    use foerderkompass_upkeep::open;

    #[test]
    fn what_is_no_entry_has_a_row_with_its_fault() {
        let today = Date::parse("2026-11-22").unwrap();
        let opened = open(include_bytes!("../../tests/hostile/measure-is-a-number.json"), today).unwrap();
        let rows = Rows::of(&opened.document, &opened.faults);
        let shown: Vec<(&str, Count)> = rows.of_kind(Kind::Measure).iter().map(|row| (row.id.as_str(), row.count)).collect();
        assert_eq!(shown, [("gut", (0, 0)), ("probe", (0, 0)), ("", (1, 0))]);
    }

    #[test]
    fn a_search_finds_words_in_any_order_and_writing() {
        let today = Date::parse("2026-11-22").unwrap();
        let opened = open(include_bytes!("../../catalog.json"), today).unwrap();
        let rows = Rows::of(&opened.document, &opened.faults);
        assert_eq!(rows.of_kind(Kind::Measure).len(), 32);
        let found = |search: &str| rows.of_kind(Kind::Measure).iter().filter(|row| row.fits(search)).count();
        assert_eq!(found(""), 32);
        assert!(found("KURS integrations") >= 1 && found("zebra") == 0);
        let all: usize = Kind::LISTS.iter().flat_map(|kind| rows.of_kind(*kind)).map(|row| row.count.0 + row.count.1).sum();
        let tally: usize = Tally::of(&opened.faults).0.values().map(|count| count.0 + count.1).sum();
        assert_eq!(all, tally, "every fault of the shipped catalogue lies in an entry");
    }
}
