// SPDX-License-Identifier: EUPL-1.2
//! What changed between two catalogues, by meaning: entries, fields, conditions, personas.

use foerderkompass_core::{Answer, Attribute, Catalog, Date, Measure};
use serde::Serialize;

use crate::change::{Change, Item, changes, items_moved, joined};
use crate::condition::{answer_mark, german};
use crate::diff_personas::{PersonaDiff, personas};
use crate::diff_rule::{Both, List, condition, hurdles, rules};
use crate::fields;
use crate::joint::{Joint, Side};
use crate::words;

/// Evaluations for one comparison of two catalogues.
const BUDGET: usize = 4_000_000;

/// Everything that differs. The same catalogue twice gives empty lists.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diff {
    pub old: Edition,
    pub new: Edition,
    /// What the catalogue says of itself, and the order of its lists.
    pub about: Vec<Change>,
    /// By list, in the order of the new catalogue, removed ones last.
    pub entries: Vec<EntryDiff>,
    pub personas: Vec<PersonaDiff>,
    /// `2 Maßnahmen geändert, 1 neu.`
    pub summary: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    pub title: String,
    pub version: String,
    pub as_of: Date,
}

/// A list of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryList {
    Measures,
    Contacts,
    Attributes,
    Categories,
    Focus,
    Personas,
}

impl EntryList {
    /// The key of the file.
    pub fn key(self) -> &'static str {
        match self {
            EntryList::Measures => "measures",
            EntryList::Contacts => "contacts",
            EntryList::Attributes => "attributes",
            EntryList::Categories => "categories",
            EntryList::Focus => "focus",
            EntryList::Personas => "personas",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Added,
    Removed,
    Changed,
    /// It could be read before and holds an error now.
    Broken,
    /// It held an error before.
    Repaired,
}

/// An entry that came, went or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryDiff {
    pub list: EntryList,
    pub id: String,
    /// As it is called now, else as it was.
    pub title: String,
    pub what: What,
    /// Only of changed ones.
    pub changes: Vec<Change>,
}

/// Compares two catalogues as they were read. What a fault left out is compared by name only.
pub fn diff(old: &Catalog, new: &Catalog) -> Diff {
    let mut both = Both { old, new, joint: Joint::new(old, new), left: BUDGET };
    let mut about = changes(fields::about(old.about()), fields::about(new.about()));
    about.extend(changes(fields::sheet(old), fields::sheet(new)));
    let mut entries = measures(&mut both);
    entries.extend(listed(EntryList::Contacts, old.contacts(), new.contacts(), |c| &c.id, fields::role, &mut |a, b| {
        changes(fields::contact(old, a), fields::contact(new, b))
    }));
    entries.extend(listed(
        EntryList::Attributes,
        old.attributes(),
        new.attributes(),
        |a| &a.id,
        |a| a.label.clone(),
        &mut |a, b| attribute(&mut both, a, b),
    ));
    entries.extend(listed(
        EntryList::Categories,
        old.categories(),
        new.categories(),
        |c| &c.id,
        |c| c.label.clone(),
        &mut |a, b| changes(fields::category(old, a), fields::category(new, b)),
    ));
    entries.extend(listed(EntryList::Focus, old.focus(), new.focus(), |f| &f.id, |f| f.label.clone(), &mut |a, b| {
        changes(fields::focus(old, a), fields::focus(new, b))
    }));
    entries.extend(listed(EntryList::Personas, old.personas(), new.personas(), |p| &p.id, |p| p.title.clone(), &mut |a, b| {
        changes(fields::persona(old, a), fields::persona(new, b))
    }));
    about.extend(orders(old, new));
    let edition = |catalog: &Catalog| {
        let about = catalog.about();
        Edition { title: about.title.clone(), version: about.version.clone(), as_of: about.as_of }
    };
    let personas = personas(old, new);
    let summary = words::diff_summary(&entries, &about, &personas);
    Diff { old: edition(old), new: edition(new), about, entries, personas, summary }
}

/// The entries of one list, matched by id.
fn listed<T>(
    list: EntryList,
    old: &[T],
    new: &[T],
    id: impl Fn(&T) -> &str,
    title: impl Fn(&T) -> String,
    compare: &mut dyn FnMut(&T, &T) -> Vec<Change>,
) -> Vec<EntryDiff> {
    let entry = |one: &T, what, changes| EntryDiff { list, id: id(one).to_owned(), title: title(one), what, changes };
    let at = |list: &[T]| -> std::collections::BTreeMap<String, usize> {
        list.iter().enumerate().map(|(at, one)| (id(one).to_owned(), at)).collect()
    };
    let (before, after) = (at(old), at(new));
    let mut found = Vec::new();
    for one in new {
        match before.get(id(one)).and_then(|at| old.get(*at)) {
            None => found.push(entry(one, What::Added, Vec::new())),
            Some(other) => {
                let changes = compare(other, one);
                if !changes.is_empty() {
                    found.push(entry(one, What::Changed, changes));
                }
            }
        }
    }
    found.extend(old.iter().filter(|one| !after.contains_key(id(one))).map(|one| entry(one, What::Removed, Vec::new())));
    found
}

fn measures(both: &mut Both<'_>) -> Vec<EntryDiff> {
    let (old, new) = (both.old, both.new);
    let mut entries = listed(EntryList::Measures, old.measures(), new.measures(), |m| &m.id, |m| m.title.clone(), &mut |a, b| {
        measure(both, a, b)
    });
    // A measure that cannot be read is neither gone nor new.
    for entry in &mut entries {
        let broken = |catalog: &Catalog| catalog.left_out().iter().any(|left_out| left_out.id == entry.id);
        entry.what = match entry.what {
            What::Added if broken(old) => What::Repaired,
            What::Removed if broken(new) => What::Broken,
            other => other,
        };
    }
    entries
}

fn measure(both: &mut Both<'_>, old: &Measure, new: &Measure) -> Vec<Change> {
    let mut found = changes(fields::measure(both.old, old), fields::measure(both.new, new));
    found.extend(condition(both, ("must", german().labels().must), old.must.as_ref(), new.must.as_ref()));
    found.extend(condition(both, ("should", german().labels().should), old.should.as_ref(), new.should.as_ref()));
    found.extend(hurdles(both, german().labels().hurdles, &old.hurdles, &new.hurdles));
    let (before, after) = (both.old, both.new);
    let contact = |side: Side, at: &usize| if side == Side::Old { before } else { after }.contacts().get(*at);
    let list = List {
        old: &old.responsible,
        new: &new.responsible,
        id: &|side, at| contact(side, at).map(|contact| contact.id.clone()).unwrap_or_default(),
        say: &|side, at| contact(side, at).map(fields::role).unwrap_or_default(),
        none: words::NOBODY,
    };
    found.extend(rules(both, ("responsible", words::CONTACTS), &list));
    let carrier = |_: Side, carrier: &foerderkompass_core::Carrier| match &carrier.note {
        Some(note) => format!("{} ({note})", carrier.name),
        None => carrier.name.clone(),
    };
    let list = List { old: &old.carriers, new: &new.carriers, id: &carrier, say: &carrier, none: words::NOBODY };
    found.extend(rules(both, ("carriers", words::CARRIERS), &list));
    offers(both, old, new, &mut found);
    found
}

fn offers(both: &Both<'_>, old: &Measure, new: &Measure, found: &mut Vec<Change>) {
    let (before, after) = (both.old, both.new);
    let title = |offer: &foerderkompass_core::Offer| match &offer.site {
        Some(site) => format!("{}, {site}", offer.provider),
        None => offer.provider.clone(),
    };
    let entries = listed(EntryList::Measures, &old.offers, &new.offers, |o| &o.id.0, title, &mut |a, b| {
        changes(fields::offer(before, a), fields::offer(after, b))
    });
    for entry in entries {
        let name = words::offer(&entry.title);
        match entry.what {
            What::Changed => found.extend(entry.changes.into_iter().map(|change| Change {
                field: format!("offers.{}.{}", entry.id, change.field),
                label: format!("{name}: {}", change.label),
                lines: change.lines.iter().map(|line| format!("{name}: {line}")).collect(),
                ..change
            })),
            what => {
                let (old, new) = if what == What::Added { (None, Some(entry.title)) } else { (Some(entry.title), None) };
                let lines = vec![words::changed(words::OFFER, old.as_deref(), new.as_deref(), true)];
                found.push(Change {
                    field: format!("offers.{}", entry.id),
                    label: words::OFFER.into(),
                    old,
                    new,
                    lines,
                    rule: None,
                });
            }
        }
    }
}

fn attribute(both: &mut Both<'_>, old: &Attribute, new: &Attribute) -> Vec<Change> {
    let mut found = changes(fields::attribute(both.old, old), fields::attribute(both.new, new));
    found.extend(options(old, new));
    let rule = |implied: &foerderkompass_core::Implied| foerderkompass_core::Rule {
        when: Some(implied.when.clone()),
        is: implied.is.clone(),
    };
    let (before, after): (Vec<_>, Vec<_>) = (old.implied.iter().map(rule).collect(), new.implied.iter().map(rule).collect());
    let of = |side: Side| if side == Side::Old { old } else { new };
    let list = List {
        old: &before,
        new: &after,
        id: &|side, answer: &Answer| answer_mark(of(side), answer),
        say: &|side, answer: &Answer| german().answer(of(side), answer),
        none: words::NO_FACT,
    };
    found.extend(rules(both, ("implied", words::IMPLIED), &list));
    found
}

/// Answers that came, went, or are called otherwise; ids count, not labels.
fn options(old: &Attribute, new: &Attribute) -> Option<Change> {
    let named = |attribute: &Attribute| -> Vec<(String, String)> {
        attribute.options().iter().map(|option| (option.id.clone(), option.label.clone())).collect()
    };
    let (was, is) = (named(old), named(new));
    if was == is {
        return None;
    }
    let items = |list: &[(String, String)]| -> Vec<Item> { list.iter().map(|(id, label)| Item::new(id, label)).collect() };
    let ids = |list: &[(String, String)]| -> Vec<String> { list.iter().map(|(id, _)| id.clone()).collect() };
    let (before, after) = (items(&was), items(&is));
    let mut lines = Vec::new();
    if ids(&was) != ids(&is) {
        lines.push(items_moved(words::OPTIONS, &before, &after));
    }
    for (id, label) in &was {
        if let Some((_, now)) = is.iter().find(|(other, now)| other == id && now != label) {
            lines.push(words::renamed(label, now));
        }
    }
    let (old, new) = (joined(&before), joined(&after));
    Some(Change { field: "options".into(), label: words::OPTIONS.into(), old, new, lines, rule: None })
}

/// Lists whose common entries stand in another order.
fn orders(old: &Catalog, new: &Catalog) -> Vec<Change> {
    fn ids<T>(list: &[T], id: impl Fn(&T) -> &str) -> Vec<String> {
        list.iter().map(|one| id(one).to_owned()).collect()
    }
    let lists = [
        ("measures", "Maßnahmen", ids(old.measures(), |m| &m.id), ids(new.measures(), |m| &m.id)),
        ("contacts", "Kümmerer", ids(old.contacts(), |c| &c.id), ids(new.contacts(), |c| &c.id)),
        ("attributes", "Merkmale", ids(old.attributes(), |a| &a.id), ids(new.attributes(), |a| &a.id)),
        ("categories", "Bereiche", ids(old.categories(), |c| &c.id), ids(new.categories(), |c| &c.id)),
        ("focus", "Schwerpunkte", ids(old.focus(), |f| &f.id), ids(new.focus(), |f| &f.id)),
        ("personas", "Beispielpersonen", ids(old.personas(), |p| &p.id), ids(new.personas(), |p| &p.id)),
    ];
    let moved = lists.into_iter().filter(|(_, _, was, is)| {
        let (known, kept): (std::collections::BTreeSet<&String>, std::collections::BTreeSet<&String>) =
            (was.iter().collect(), is.iter().collect());
        !was.iter().filter(|id| kept.contains(id)).eq(is.iter().filter(|id| known.contains(id)))
    });
    let change = |(key, label, _, _): (&str, &str, Vec<String>, Vec<String>)| Change {
        field: key.into(),
        label: label.into(),
        old: None,
        new: None,
        lines: vec![words::reordered(label)],
        rule: None,
    };
    moved.map(change).collect()
}
