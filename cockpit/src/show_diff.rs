// SPDX-License-Identifier: EUPL-1.2
//! A comparison of two catalogues laid out for people, as text and as one HTML file that needs nothing else.

use crate::change::Change;
use crate::diff::{Diff, EntryDiff, What};
use crate::section::{Section, as_html, as_text};
use crate::words;

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.about.is_empty() && self.entries.is_empty() && self.personas.is_empty()
    }

    /// One self-contained HTML file without script, for screen and paper.
    pub fn to_html(&self) -> String {
        as_html(&self.title(), &self.sections())
    }

    /// The same for a terminal.
    pub fn to_text(&self) -> String {
        as_text(&self.title(), &self.sections())
    }

    fn title(&self) -> String {
        words::diff_title(&self.old, &self.new)
    }

    fn sections(&self) -> Vec<Section> {
        let mut all = vec![Section::Line(self.summary.clone())];
        if !self.about.is_empty() {
            all.push(Section::Heading(words::HEAD.into()));
            all.push(Section::List(lines(&self.about)));
        }
        for list in words::LISTS {
            let entries: Vec<&EntryDiff> = self.entries.iter().filter(|entry| entry.list == list).collect();
            if !entries.is_empty() {
                all.push(Section::Heading(words::list(list).0.into()));
                entries.into_iter().for_each(|entry| add_entry(entry, &mut all));
            }
        }
        if !self.personas.is_empty() {
            all.push(Section::Heading(words::OTHER_OUTCOMES.into()));
        }
        for persona in &self.personas {
            all.push(Section::Entry(words::persona(&persona.id, &persona.title)));
            if persona.answers_changed {
                all.push(Section::Line(words::ANSWERS_CHANGED.into()));
            }
            all.push(Section::List(persona.outcomes.iter().map(|outcome| outcome.sentence.clone()).collect()));
        }
        all
    }
}

fn add_entry(entry: &EntryDiff, all: &mut Vec<Section>) {
    let title = format!("{} ({})", entry.title, entry.id);
    if entry.what == What::Changed {
        all.push(Section::Entry(title));
        all.push(Section::List(lines(&entry.changes)));
    } else {
        all.push(Section::Entry(format!("{title}: {}", words::what(entry.what))));
    }
}

fn lines(changes: &[Change]) -> Vec<String> {
    changes.iter().flat_map(Change::said).collect()
}

impl Change {
    /// The change in full lines: what changed, and for rules what that does.
    pub fn said(&self) -> Vec<String> {
        match &self.rule {
            None => self.lines.clone(),
            Some(rule) => {
                let labelled = |line: &String| {
                    if line.starts_with(&self.label) { line.clone() } else { format!("{}: {line}", self.label) }
                };
                let mut lines: Vec<String> = self.lines.iter().map(labelled).collect();
                lines.push(format!("{}: {}", self.label, rule.sentence));
                lines
            }
        }
    }
}
