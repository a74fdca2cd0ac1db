// SPDX-License-Identifier: EUPL-1.2
//! The report laid out for people, as text and as one HTML file that needs nothing else.

use crate::calendar::Review;
use crate::condition::german;
use crate::html::{TableCell, cell};
use crate::matrix::Cell;
use crate::report::{EntryReport, FaultLine, Report};
use crate::section::{Section, as_html, as_text};
use crate::words;

impl Report {
    /// One self-contained HTML file without script, for screen and paper.
    pub fn to_html(&self) -> String {
        as_html(&self.title(), &self.sections(true))
    }

    /// The same for a terminal; the table of personas only with what is not as expected.
    pub fn to_text(&self) -> String {
        as_text(&self.title(), &self.sections(false))
    }

    fn title(&self) -> String {
        words::report_title(&self.edition.title, &self.edition.version)
    }

    fn sections(&self, matrix: bool) -> Vec<Section> {
        let mut all =
            vec![Section::Quiet(words::report_day(self.today, self.edition.as_of)), Section::Line(format!("{}.", self.summary))];
        let heading = |all: &mut Vec<Section>, text: &str| all.push(Section::Heading(text.into()));
        heading(&mut all, words::BY_ROLE);
        all.push(self.roles_table());
        heading(&mut all, words::RULES);
        self.add_findings(&mut all);
        heading(&mut all, words::NOBODY_USES);
        all.push(or_none(self.unused.iter().map(|unused| unused.sentence.clone()).collect()));
        heading(&mut all, words::REVIEWS);
        self.add_calendar(&mut all);
        heading(&mut all, words::FAULTS_AND_POINTS);
        all.push(Section::List(self.faults.iter().map(fault_line).collect()));
        self.entries.iter().for_each(|entry| add_entry(entry, &mut all));
        if self.faults.is_empty() && self.entries.is_empty() {
            all.push(or_none(Vec::new()));
        }
        heading(&mut all, words::PERSONAS);
        all.push(or_none(self.personas.surprises.iter().map(|surprise| surprise.sentence.clone()).collect()));
        if matrix && !self.personas.personas.is_empty() {
            all.push(Section::List(self.personas.personas.iter().map(|p| words::persona(&p.id, &p.title)).collect()));
            all.push(self.matrix_table());
        }
        all
    }

    fn roles_table(&self) -> Section {
        let row = |role: &crate::points::RoleReport| -> Vec<TableCell> {
            let counts = [role.measures, role.errors, role.warnings, role.hints, role.points, role.overdue];
            [cell(role.role.as_str())].into_iter().chain(counts.map(|count| cell(count.to_string()))).collect()
        };
        let head = words::ROLE_HEAD.iter().map(|text| (*text).to_owned()).collect();
        Section::Table { caption: words::ROLE_CAPTION.into(), head, rows: self.roles.iter().map(row).collect() }
    }

    fn add_findings(&self, all: &mut Vec<Section>) {
        if self.findings.is_empty() {
            return all.push(or_none(Vec::new()));
        }
        let mut last = None;
        for finding in &self.findings {
            let entry = (finding.list, finding.id.as_str());
            if last != Some(entry) {
                all.push(Section::Entry(finding.title.clone()));
                last = Some(entry);
            }
            all.push(Section::List(vec![finding.sentence.clone()]));
        }
    }

    fn add_calendar(&self, all: &mut Vec<Section>) {
        let lines = |reviews: &[Review]| reviews.iter().map(words::review).collect();
        if !self.calendar.overdue.is_empty() {
            all.push(Section::Entry(words::OVERDUE.into()));
            all.push(Section::List(lines(&self.calendar.overdue)));
        }
        for month in &self.calendar.months {
            all.push(Section::Entry(month.label.clone()));
            all.push(Section::List(lines(&month.reviews)));
        }
        all.extend(self.calendar.replace_by.map(|day| Section::Line(words::replace_by(day))));
    }

    fn matrix_table(&self) -> Section {
        let head = [words::MEASURE.to_owned()].into_iter().chain(self.personas.personas.iter().map(|p| p.id.to_uppercase()));
        let result = |cell: &Cell| TableCell {
            text: words::outcome_cell(german().outcome(cell.outcome), cell.expected.map(|outcome| german().outcome(outcome))),
            wrong: cell.expected.is_some(),
        };
        let row =
            |row: &crate::matrix::MatrixRow| [cell(row.title.as_str())].into_iter().chain(row.cells.iter().map(result)).collect();
        Section::Table {
            caption: words::MATRIX_CAPTION.into(),
            head: head.collect(),
            rows: self.personas.rows.iter().map(row).collect(),
        }
    }
}

fn or_none(items: Vec<String>) -> Section {
    if items.is_empty() { Section::Line(words::NONE.into()) } else { Section::List(items) }
}

fn fault_line(fault: &FaultLine) -> String {
    words::fault_line(fault.severity, fault.line, fault.column, &fault.sentence)
}

fn add_entry(entry: &EntryReport, all: &mut Vec<Section>) {
    all.push(Section::Entry(words::entry_heading(entry)));
    let faults = entry.faults.iter().map(fault_line);
    all.push(Section::List(faults.chain(entry.points.iter().map(|point| point.sentence.clone())).collect()));
}
