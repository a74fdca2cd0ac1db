// SPDX-License-Identifier: EUPL-1.2
//! The gaps of the offer laid out for people, as text and as one HTML file that needs nothing else.

use crate::coverage::{Coverable, Coverage};
use crate::html::{TableCell, cell};
use crate::section::{Section, as_html, as_text};
use crate::words;

impl Coverage {
    /// One self-contained HTML file without script, for screen and paper.
    pub fn to_html(&self) -> String {
        as_html(&self.title(), &self.sections())
    }

    /// The same for a terminal.
    pub fn to_text(&self) -> String {
        as_text(&self.title(), &self.sections())
    }

    pub fn title(&self) -> String {
        words::coverage_title(&self.label)
    }

    /// What the figures mean, and what is taken as given.
    pub fn lead(&self) -> [String; 2] {
        [words::coverage_lead(self), words::coverage_fixed(self)]
    }

    /// The table's caption.
    pub fn caption(&self) -> String {
        words::coverage_caption(&self.label)
    }

    /// How many questions were too much to find out; empty if none.
    pub fn unsettled(&self) -> String {
        let count: usize = self.all.iter().map(|cell| cell.unsettled).sum();
        if count == 0 { String::new() } else { words::coverage_unsettled(count) }
    }

    fn sections(&self) -> Vec<Section> {
        let [lead, fixed] = self.lead();
        let mut all = vec![Section::Quiet(words::report_title(&self.edition.title, &self.edition.version))];
        all.extend([Section::Line(lead), Section::Line(fixed)]);
        all.extend(Some(self.unsettled()).filter(|text| !text.is_empty()).map(Section::Line));
        all.push(self.table());
        all.push(Section::Heading(words::GAPS.into()));
        if self.closed.is_empty() {
            all.push(Section::Line(words::NO_GAPS.into()));
        }
        for closed in &self.closed {
            all.push(Section::Entry(closed.sentence.clone()));
            all.push(Section::List(closed.reasons.iter().map(|reason| reason.sentence.clone()).collect()));
        }
        all
    }

    fn table(&self) -> Section {
        let head = [self.label.as_str()].into_iter().chain(self.categories.iter().map(|category| category.label.as_str()));
        let head = head.chain([words::ALL_MEASURES]).map(str::to_owned).collect();
        let row = |(at, answer): (usize, &crate::coverage::CoverageAnswer)| -> Vec<TableCell> {
            let of_all = self.categories.iter().map(|category| &category.cells).chain([&self.all]);
            let cells = of_all.filter_map(|cells| cells.get(at)).map(said);
            [cell(answer.text.as_str())].into_iter().chain(cells).collect()
        };
        let rows = self.answers.iter().enumerate().map(row).collect();
        Section::Table { caption: self.caption(), head, rows }
    }
}

/// The count, and below it the places. Nothing at all stands out.
fn said(cell: &Coverable) -> TableCell {
    let places = cell.places.sentence();
    let count = cell.count();
    let text = if places.is_empty() { count } else { format!("{count} ({places})") };
    TableCell { text, wrong: cell.measures == 0 && cell.unsettled == 0 }
}
