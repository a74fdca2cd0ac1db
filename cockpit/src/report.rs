// SPDX-License-Identifier: EUPL-1.2
//! The report on one catalogue as data: faults and open points, findings about rules, what nobody uses, reviews, personas.

use foerderkompass_core::{Catalog, Date, Fault, FaultKind, Origins, Reading, Severity, read_with_origins};
use foerderkompass_wording::Language;
use serde::{Serialize, Serializer};

use crate::calendar::{Calendar, calendar};
use crate::diff::{Edition, EntryList};
use crate::findings::{RuleFinding, findings};
use crate::matrix::{Matrix, matrix};
use crate::points::{Point, RoleReport, points, roles};
use crate::usage::{Unused, unused};
use crate::words;

/// Everything there is to say about a catalogue on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub edition: Edition,
    pub today: Date,
    pub figures: Figures,
    /// One line that sums up.
    pub summary: String,
    /// Faults that belong to no measure, contact or attribute.
    pub faults: Vec<FaultLine>,
    /// Measures, contacts and attributes with a fault or an open point, in the order of the catalogue, measures that a
    /// fault keeps out after the others.
    pub entries: Vec<EntryReport>,
    /// By role, in the order of the contacts. Counts of entries, not of people.
    pub roles: Vec<RoleReport>,
    pub findings: Vec<RuleFinding>,
    pub unused: Vec<Unused>,
    pub calendar: Calendar,
    pub personas: Matrix,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Measures that can be assessed.
    pub measures: usize,
    /// Measures that a fault keeps out.
    pub left_out: usize,
    pub errors: usize,
    pub warnings: usize,
    pub hints: usize,
    pub points: usize,
    pub findings: usize,
    pub unused: usize,
    pub overdue: usize,
    /// Expectations of personas that are not met.
    pub surprises: usize,
}

/// A fault with its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaultLine {
    #[serde(serialize_with = "severity_key")]
    pub severity: Severity,
    /// Way to the place in the file.
    pub path: String,
    pub line: u32,
    pub column: u32,
    pub sentence: String,
    /// What is wrong, for who says it in other words.
    #[serde(skip)]
    pub kind: FaultKind,
}

/// What is to be done about one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryReport {
    pub list: EntryList,
    /// Empty if it could not be read.
    pub id: String,
    pub title: String,
    /// The roles that look after it.
    pub roles: Vec<String>,
    pub faults: Vec<FaultLine>,
    pub points: Vec<Point>,
}

/// The key of a severity: `error`, `warning`, `hint`.
fn severity_key<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    })
}

/// Reads a catalogue and reports on it as of `today`.
///
/// # Errors
/// The faults, if the text cannot be a catalogue at all.
pub fn report(bytes: &[u8], today: Date) -> Result<Report, Vec<Fault>> {
    let (reading, origins) = read_with_origins(bytes, today)?;
    Ok(report_on(&reading, &origins, today))
}

/// Reports on a catalogue that has been read on the same day.
pub fn report_on(reading: &Reading, origins: &Origins, today: Date) -> Report {
    let catalog = &reading.catalog;
    let mut places = Places::new(catalog, origins, today);
    let mut faults = Vec::new();
    for fault in &reading.faults {
        match places.entry(&fault.path) {
            Some(entry) => entry.faults.push(line(fault)),
            None => faults.push(line(fault)),
        }
    }
    let entries: Vec<EntryReport> =
        places.entries.into_iter().filter(|entry| !(entry.faults.is_empty() && entry.points.is_empty())).collect();
    let calendar = calendar(catalog, today);
    let findings = findings(catalog);
    let unused = unused(catalog);
    let personas = matrix(catalog);
    let count = |severity| reading.faults.iter().filter(|fault| fault.severity == severity).count();
    let figures = Figures {
        measures: catalog.measures().len(),
        left_out: catalog.left_out().len(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        hints: count(Severity::Hint),
        points: entries.iter().map(|entry| entry.points.len()).sum(),
        findings: findings.len(),
        unused: unused.len(),
        overdue: calendar.overdue.len(),
        surprises: personas.surprises.len(),
    };
    let about = catalog.about();
    Report {
        edition: Edition { title: about.title.clone(), version: about.version.clone(), as_of: about.as_of },
        today,
        summary: words::report_summary(&figures),
        figures,
        roles: roles(catalog, &entries, &calendar),
        faults,
        entries,
        findings,
        unused,
        calendar,
        personas,
    }
}

fn line(fault: &Fault) -> FaultLine {
    FaultLine {
        severity: fault.severity,
        path: fault.path.clone(),
        line: fault.position.line,
        column: fault.position.column,
        sentence: Language::German.faults().fault(&fault.kind),
        kind: fault.kind.clone(),
    }
}

/// The entries with the ways to them.
struct Places {
    entries: Vec<EntryReport>,
    /// `measures[3]` to the place in `entries`.
    at: std::collections::BTreeMap<String, usize>,
}

impl Places {
    fn new(catalog: &Catalog, origins: &Origins, today: Date) -> Places {
        let mut places = Places { entries: Vec::new(), at: std::collections::BTreeMap::new() };
        let way = |list: EntryList, origin: Option<&usize>| origin.map(|at| format!("{}[{at}]", list.key()));
        for (i, measure) in catalog.measures().iter().enumerate() {
            let roles = role_names(catalog, measure.responsible.iter().map(|rule| rule.is));
            let way = way(EntryList::Measures, origins.measures.get(i));
            places.add(way, EntryList::Measures, &measure.id, &measure.title, roles, points(measure, today));
        }
        for left_out in catalog.left_out() {
            let roles = role_names(catalog, left_out.contacts.iter().copied());
            places.add(Some(left_out.path.clone()), EntryList::Measures, &left_out.id, &left_out.title, roles, Vec::new());
        }
        for (i, contact) in catalog.contacts().iter().enumerate() {
            let role = crate::fields::role(contact);
            let way = way(EntryList::Contacts, origins.contacts.get(i));
            places.add(way, EntryList::Contacts, &contact.id, &role, vec![role.clone()], Vec::new());
        }
        for (i, attribute) in catalog.attributes().iter().enumerate() {
            let way = way(EntryList::Attributes, origins.attributes.get(i));
            places.add(way, EntryList::Attributes, &attribute.id, &attribute.label, Vec::new(), Vec::new());
        }
        places
    }

    fn add(&mut self, way: Option<String>, list: EntryList, id: &str, title: &str, roles: Vec<String>, points: Vec<Point>) {
        self.at.extend(way.map(|way| (way, self.entries.len())));
        self.entries.push(EntryReport { list, id: id.into(), title: title.into(), roles, faults: Vec::new(), points });
    }

    /// The entry that a path leads into.
    fn entry(&mut self, path: &str) -> Option<&mut EntryReport> {
        let end = path.find(']')?;
        let at = self.at.get(path.get(..=end)?)?;
        self.entries.get_mut(*at)
    }
}

/// Roles of contacts, each once.
pub(crate) fn role_names(catalog: &Catalog, contacts: impl Iterator<Item = usize>) -> Vec<String> {
    let mut roles = Vec::new();
    for contact in contacts.filter_map(|at| catalog.contacts().get(at)) {
        let role = crate::fields::role(contact);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}
