// SPDX-License-Identifier: EUPL-1.2
//! The list of measures as CSV, as the German Excel and LibreOffice open it with a double click.
//!
//! Nothing of a client is in it: no outcome, no answer. No cell can become a formula.

use foerderkompass_core::{Catalog, Contact, Measure};
use foerderkompass_wording::Wording;

/// All measures that can be assessed, one row each, below a row of headings: with a byte order mark, which tells
/// Excel that this is UTF-8, semicolons, quotation marks around every cell, and CRLF.
pub fn table(catalog: &Catalog, words: &dyn Wording) -> String {
    let mut text = String::from('\u{feff}');
    add_row(&mut text, &words.table_heading().map(String::from));
    for measure in catalog.measures() {
        add_row(&mut text, &cells(catalog, measure, words));
    }
    text
}

fn cells(catalog: &Catalog, measure: &Measure, words: &dyn Wording) -> [String; 12] {
    let category = catalog.categories().get(measure.category);
    let mut places: Vec<usize> = Vec::new();
    for rule in &measure.responsible {
        if !places.contains(&rule.is) {
            places.push(rule.is);
        }
    }
    let contacts: Vec<&Contact> = places.into_iter().filter_map(|at| catalog.contacts().get(at)).collect();
    // Each contact has its place in each of these cells, so that phones and mailboxes can be told apart.
    let of_contacts = |part: &dyn Fn(&Contact) -> Option<String>| {
        let parts: Vec<String> = contacts.iter().map(|contact| part(contact).unwrap_or_else(|| "–".to_owned())).collect();
        parts.join(" / ")
    };
    let named = |contact: &Contact| match &contact.site {
        Some(site) => format!("{} ({site})", crate::view::role(contact, words)),
        None => crate::view::role(contact, words).to_owned(),
    };
    [
        measure.id.clone(),
        measure.title.clone(),
        category.map(|category| category.label.clone()).unwrap_or_default(),
        each_once(measure.legal.iter().map(|legal| legal.norm.as_str())),
        measure.summary.clone(),
        measure.duration.clone().unwrap_or_default(),
        each_once(measure.formats.iter().map(String::as_str)),
        each_once(measure.carriers.iter().map(|rule| rule.is.name.as_str())),
        of_contacts(&|contact| Some(named(contact))),
        of_contacts(&|contact| contact.phone.as_ref().map(|phone| phone.as_str().to_owned())),
        of_contacts(&|contact| contact.mailbox.as_ref().map(|mailbox| mailbox.as_str().to_owned())),
        measure.checked_on.map(|date| words.date(date)).unwrap_or_default(),
    ]
}

fn each_once<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once.join(" / ")
}

fn add_row(text: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        text.push_str(if at == 0 { "\"" } else { ";\"" });
        add_cell(text, cell);
        text.push('"');
    }
    text.push_str("\r\n");
}

/// A spreadsheet takes a cell that begins with one of these signs for a formula, quoted or not; an apostrophe before
/// it makes it text.
fn add_cell(text: &mut String, cell: &str) {
    let first = cell.chars().find(|sign| !sign.is_whitespace() || matches!(sign, '\t' | '\r'));
    if first.is_some_and(|sign| "=+-@\t\r＝＋－＠".contains(sign)) {
        text.push('\'');
    }
    let mut returned = false;
    for sign in cell.chars() {
        match sign {
            '"' => text.push_str("\"\""),
            '\n' if returned => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push(' '),
            _ => text.push(sign),
        }
        returned = sign == '\r';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_a_formula_or_ends_early() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            (" \u{a0}\u{3000}=1", "' \u{a0}\u{3000}=1"),
            ("\n@SUM(A1)", "' @SUM(A1)"),
            ("\u{2028}=1", "' =1"),
            ("+49 30", "'+49 30"),
            ("-1", "'-1"),
            ("\tx", "'\tx"),
            ("\rx", "' x"),
            ("  \tx", "'  \tx"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("a=1", "a=1"),
            ("", ""),
            ("   ", "   "),
            ("„a\";\"=b\"", "„a\"\";\"\"=b\"\""),
            ("a\r\nb\nc\rd", "a b c d"),
        ] {
            let mut text = String::new();
            add_cell(&mut text, cell);
            assert_eq!(text, written, "{cell:?}");
        }
    }
}
