// SPDX-License-Identifier: EUPL-1.2
//! Rule lists and stand-ins: who is responsible, who decides, and who is there today.

use crate::catalog::{AttributeAt, Carrier, Catalog, Contact, ContactAt, Measure, Rule};
use crate::criterion::{Finding, Verdict};
use crate::date::Date;
use crate::profile::Facts;

/// What a rule list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routed<T> {
    /// The candidates and the hit, in list order, each once. One entry is the answer.
    pub entries: Vec<T>,
    /// The unanswered attributes that decide between several entries, in catalogue order.
    pub deciding: Vec<AttributeAt>,
}

impl Measure {
    pub fn responsible(&self, facts: &Facts) -> Routed<ContactAt> {
        route(&self.responsible, facts, |a, b| a == b)
    }

    /// One carrier per name.
    pub fn carrier(&self, facts: &Facts) -> Routed<Carrier> {
        route(&self.carriers, facts, |a, b| a.name == b.name)
    }
}

/// Reads a rule list in order: a rule that is met ends it, an unknown one is a candidate, an unmet one is skipped.
fn route<T: Clone>(rules: &[Rule<T>], facts: &Facts, same: impl Fn(&T, &T) -> bool) -> Routed<T> {
    let mut entries: Vec<T> = Vec::new();
    for (rule, _) in read(rules, facts) {
        if !entries.iter().any(|entry| same(entry, &rule.is)) {
            entries.push(rule.is.clone());
        }
    }
    let mut deciding = Vec::new();
    if entries.len() > 1 {
        deciding = open_attributes(rules, facts);
    }
    Routed { entries, deciding }
}

/// The candidates and the hit, with the finding of each.
fn read<'r, T>(rules: &'r [Rule<T>], facts: &Facts) -> Vec<(&'r Rule<T>, Option<Finding<'r>>)> {
    let mut found = Vec::new();
    for rule in rules {
        let finding = rule.when.as_ref().map(|when| when.finding(facts));
        match finding.as_ref().map_or(Verdict::Met, |f| f.verdict) {
            Verdict::Met => {
                found.push((rule, finding));
                break;
            }
            Verdict::Unknown => found.push((rule, finding)),
            Verdict::Unmet => {}
        }
    }
    found
}

/// The attributes of the unknown leaves, with only unknown ancestors, of the conditions read before the list ends.
fn open_attributes<T>(rules: &[Rule<T>], facts: &Facts) -> Vec<AttributeAt> {
    let mut open = Vec::new();
    for (_, finding) in read(rules, facts) {
        if let Some(finding) = finding {
            finding.open_attributes(&mut open);
        }
    }
    open.sort_unstable();
    open.dedup();
    open
}

/// Whether a contact is there, and who stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Present,
    /// Absent until this day; stood in for by the first present deputy.
    Represented {
        until: Date,
        by: ContactAt,
    },
    /// Absent until this day, and everyone who could stand in is absent too.
    AllAbsent {
        until: Date,
    },
}

impl Contact {
    /// The last day of the absence that contains `today`; the latest if several do.
    pub fn absent_until(&self, today: Date) -> Option<Date> {
        let now = self.absent.iter().filter(|absence| absence.from <= today && today <= absence.until);
        now.map(|absence| absence.until).max()
    }
}

/// Looks for the first present contact, depth first through the deputies, each contact once.
pub fn presence(catalog: &Catalog, contact: ContactAt, today: Date) -> Presence {
    let contacts = catalog.contacts();
    let Some(until) = contacts.get(contact).and_then(|c| c.absent_until(today)) else { return Presence::Present };
    let mut looked_at = vec![false; contacts.len()];
    let mut waiting = vec![contact];
    while let Some(next) = waiting.pop() {
        let Some(seen) = looked_at.get_mut(next) else { continue };
        if std::mem::replace(seen, true) {
            continue;
        }
        let Some(candidate) = contacts.get(next) else { continue };
        if candidate.absent_until(today).is_none() {
            return Presence::Represented { until, by: next };
        }
        // The last one put on is looked at first.
        waiting.extend(candidate.deputies.iter().rev());
    }
    Presence::AllAbsent { until }
}
