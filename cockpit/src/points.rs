// SPDX-License-Identifier: EUPL-1.2
//! Open points of measures that are no faults, and everything counted by role.

use foerderkompass_core::{Catalog, Date, Measure, Severity};
use serde::Serialize;

use crate::calendar::Calendar;
use crate::report::{EntryReport, role_names};
use crate::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PointKind {
    /// The catalogue itself says that something is to be checked locally.
    Uncertain,
    /// No day from which a review could be due.
    NoReviewDate,
    /// The next start of an offer is over.
    StartIsPast,
    /// The measure is no longer valid.
    Ended,
}

/// Something to be done that is no fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    pub kind: PointKind,
    /// Inside the entry.
    pub path: String,
    pub sentence: String,
}

pub(crate) fn points(measure: &Measure, today: Date) -> Vec<Point> {
    let mut points = Vec::new();
    let mut add = |kind, path: String, sentence| points.push(Point { kind, path, sentence });
    if measure.check_due().is_none() {
        add(PointKind::NoReviewDate, "checked_on".into(), words::no_review_date());
    }
    if let Some(until) = measure.valid_until.filter(|until| *until < today) {
        add(PointKind::Ended, "valid_until".into(), words::measure_ended(until));
    }
    for (at, text) in measure.uncertain.iter().enumerate() {
        add(PointKind::Uncertain, format!("uncertain[{at}]"), words::uncertain(text));
    }
    for (at, offer) in measure.offers.iter().enumerate() {
        if let Some(start) = offer.next_start.filter(|start| *start < today) {
            add(PointKind::StartIsPast, format!("offers[{at}].next_start"), words::start_is_past(&offer.provider, start));
        }
    }
    points
}

/// What is to be done in one role. No person is counted or compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RoleReport {
    pub role: String,
    /// Measures that name the role as responsible.
    pub measures: usize,
    pub errors: usize,
    pub warnings: usize,
    pub hints: usize,
    pub points: usize,
    /// Reviews that are overdue.
    pub overdue: usize,
}

/// Entries without a role are counted under a line of their own, if there are any.
pub(crate) fn roles(catalog: &Catalog, entries: &[EntryReport], calendar: &Calendar) -> Vec<RoleReport> {
    let mut names = role_names(catalog, 0..catalog.contacts().len());
    let nobodys = |roles: &[String]| roles.is_empty();
    let responsible: Vec<Vec<String>> =
        (catalog.measures().iter()).map(|measure| role_names(catalog, measure.responsible.iter().map(|rule| rule.is))).collect();
    if entries.iter().any(|entry| nobodys(&entry.roles)) || responsible.iter().any(|roles| nobodys(roles)) {
        names.push(String::new());
    }
    let bears = |roles: &[String], name: &String| if name.is_empty() { roles.is_empty() } else { roles.contains(name) };
    let count = |name: &String| {
        let own: Vec<&EntryReport> = entries.iter().filter(|entry| bears(&entry.roles, name)).collect();
        let faults = |severity| own.iter().flat_map(|entry| &entry.faults).filter(|fault| fault.severity == severity).count();
        RoleReport {
            role: if name.is_empty() { words::NO_ROLE.into() } else { name.clone() },
            measures: responsible.iter().filter(|roles| bears(roles, name)).count(),
            errors: faults(Severity::Error),
            warnings: faults(Severity::Warning),
            hints: faults(Severity::Hint),
            points: own.iter().map(|entry| entry.points.len()).sum(),
            overdue: calendar.overdue.iter().filter(|review| bears(&review.roles, name)).count(),
        }
    };
    names.iter().map(count).collect()
}
