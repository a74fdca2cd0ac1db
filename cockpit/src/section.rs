// SPDX-License-Identifier: EUPL-1.2
//! What is shown, in order, before it becomes text or HTML: headings, lines, tables. One way to lay out for both.

use crate::html::{Page, TableCell};

/// A piece of a document.
pub(crate) enum Section {
    Heading(String),
    /// A heading below.
    Entry(String),
    Line(String),
    Quiet(String),
    List(Vec<String>),
    Table {
        caption: String,
        head: Vec<String>,
        rows: Vec<Vec<TableCell>>,
    },
}

pub(crate) fn as_html(title: &str, sections: &[Section]) -> String {
    let mut page = Page::new(title);
    for section in sections {
        match section {
            Section::Heading(text) => page.element("h2", text),
            Section::Entry(text) => page.element("h3", text),
            Section::Line(text) => page.element("p", text),
            Section::Quiet(text) => page.quiet(text),
            Section::List(items) => page.list(items),
            Section::Table { caption, head, rows } => page.table(caption, head, rows),
        }
    }
    page.end()
}

pub(crate) fn as_text(title: &str, sections: &[Section]) -> String {
    let mut text = format!("{title}\n{}\n", "=".repeat(title.chars().count()));
    for section in sections {
        match section {
            Section::Heading(heading) => text.push_str(&format!("\n{heading}\n{}\n", "-".repeat(heading.chars().count()))),
            Section::Entry(heading) => text.push_str(&format!("\n{heading}\n")),
            Section::Line(line) | Section::Quiet(line) => text.push_str(&format!("{line}\n")),
            Section::List(items) => items.iter().for_each(|item| text.push_str(&format!("  - {item}\n"))),
            Section::Table { head, rows, .. } => add_table(&mut text, head, rows),
        }
    }
    text
}

fn add_table(text: &mut String, head: &[String], rows: &[Vec<TableCell>]) {
    for row in rows {
        let cells = row.iter().zip(head).skip(1).filter(|(cell, _)| !cell.text.is_empty());
        let cells: Vec<String> = cells.map(|(cell, head)| format!("{head}: {}", cell.text)).collect();
        let name = row.first().map_or("", |cell| cell.text.as_str());
        text.push_str(&format!("  {name} – {}\n", cells.join(", ")));
    }
}
