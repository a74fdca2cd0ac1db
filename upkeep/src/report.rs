// SPDX-License-Identifier: EUPL-1.2
//! The prefilled mail of „Eintrag stimmt nicht“, pasted into the editor: which entry and which field it is about.

use foerderkompass_wording::{Language, Wording};

use crate::document::Document;
use crate::entry::{EntryId, find};
use crate::kind::Kind;
use crate::path::Path;

/// What a mail reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongEntry {
    pub measure: EntryId,
    /// The key that the reason is about, if it is about one.
    pub field: Option<&'static str>,
    /// As it stands in the mail; empty if it does not.
    pub reason: String,
    /// Version of the catalogue that was looked at; empty if the mail does not say it.
    pub version: String,
}

impl WrongEntry {
    /// Where to look: the field, or the entry if it has no such field. `None` if the measure is not there.
    pub fn place(&self, document: &Document) -> Option<Path> {
        let own = find(document, &self.measure)?;
        let field = self.field.map(|key| own.key(key)).filter(|path| document.get(path).is_some());
        Some(field.unwrap_or(own))
    }
}

/// Finds the report in a pasted text: the body of the mail, its subject, both, or the address of the link. Quoted lines
/// are read too. `None` if no measure is named.
pub fn wrong_entry(pasted: &str) -> Option<WrongEntry> {
    let text = if pasted.trim_start().starts_with("mailto:") { decoded(pasted.trim()) } else { pasted.to_string() };
    let unquoted = |line: &str| line.trim_start_matches(['>', ' ', '\t', '|']).trim_end().to_string();
    let lines: Vec<String> = text.lines().map(unquoted).collect();
    [Language::German, Language::English].into_iter().find_map(|language| read(&lines, language.wording()))
}

fn read(lines: &[String], words: &dyn Wording) -> Option<WrongEntry> {
    // What the widget would write, with marks in the places of the values.
    let [reason, title, id, version] = ["\u{1}", "\u{2}", "\u{3}", "\u{4}"];
    let body = words.wrong_body(reason, title, id, version);
    let subject = words.wrong_subject(reason, title, id);
    let behind = |mark: &str| {
        let label = body.lines().find_map(|line| line.strip_suffix(mark))?.trim_end();
        lines.iter().find_map(|line| line.strip_prefix(label)).map(|value| value.trim().to_string())
    };
    let from_subject = || {
        let (before, rest) = subject.split_once(reason)?;
        let (between, end) = (rest.split_once(title)?.0, rest.split_once(id)?.1);
        let line = lines.iter().find_map(|line| line.find(before).and_then(|at| line.get(at + before.len()..)))?;
        let (reason, rest) = line.split_once(between)?;
        let id = rest.trim_end().strip_suffix(end)?.rsplit('[').next()?;
        Some((reason.to_string(), id.to_string()))
    };
    let subject = from_subject();
    let id = behind(id).or_else(|| subject.as_ref().map(|(_, id)| id.clone()))?;
    let reason = behind(reason).or_else(|| subject.map(|(reason, _)| reason)).unwrap_or_default();
    let id = id.trim_matches(['<', '>', '"', '„', '“']);
    foerderkompass_core::Id::is_valid(id).then(|| WrongEntry {
        measure: EntryId::new(Kind::Measure, id),
        field: field_of(&reason, words),
        reason: cut(&reason),
        version: cut(&behind(version).unwrap_or_default()),
    })
}

/// A value of a mail is shown: one line, not too long.
fn cut(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

fn field_of(reason: &str, words: &dyn Wording) -> Option<&'static str> {
    let labels = words.labels();
    let fields = [(labels.wrong_places, "offers"), (labels.wrong_contact, "responsible"), (labels.wrong_condition, "must")];
    fields.into_iter().find(|(label, _)| *label == reason).map(|(_, field)| field)
}

/// Subject and body of a `mailto:` address, as lines.
fn decoded(address: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let values = query.split('&').filter_map(|part| part.split_once('=').map(|(_, value)| value));
    values.map(percent_decoded).collect::<Vec<_>>().join("\n")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let code = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(b'%'));
        rest = if code.is_some() { after.get(2..).unwrap_or("") } else { after };
    }
    bytes.extend(rest.bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::value_of;

    fn encoded(text: &str) -> String {
        text.bytes().map(|byte| format!("%{byte:02X}")).collect()
    }

    #[test]
    fn a_pasted_mail_opens_its_entry_at_the_field() {
        let document = Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object");
        for language in [Language::German, Language::English] {
            let words = language.wording();
            let labels = words.labels();
            let reasons = [
                (labels.wrong_outdated, None),
                (labels.wrong_places, Some("offers")),
                (labels.wrong_contact, Some("responsible")),
                (labels.wrong_condition, Some("must")),
                (labels.wrong_other, None),
            ];
            for (reason, field) in reasons {
                let (title, id) = ("Kurs (B1) – [neu]", "integrationskurs-allgemein");
                let body = words.wrong_body(reason, title, id, "2026.11").replace('\n', "\r\n");
                let subject = words.wrong_subject(reason, title, id);
                let address = format!("mailto:a@b.example?subject={}&body={}", encoded(&subject), encoded(&body));
                let forms = [
                    (body.clone(), "2026.11"),
                    (format!("Betreff: WG: {subject}"), ""),
                    (format!("Hallo\n\n> {}", body.replace("\r\n", "\r\n> ")), "2026.11"),
                    (address, "2026.11"),
                ];
                for (text, version) in forms {
                    let found = wrong_entry(&text).expect(&text);
                    let expected = WrongEntry {
                        measure: EntryId::new(Kind::Measure, id),
                        field,
                        reason: reason.to_string(),
                        version: version.to_string(),
                    };
                    assert_eq!(found, expected, "{text}");
                    let place = found.place(&document).expect("the measure").to_string();
                    let key = field.filter(|_| place.contains('.'));
                    assert!(key.is_none_or(|key| place.ends_with(key)), "{place}");
                }
            }
        }
    }

    #[test]
    fn other_texts_name_nothing() {
        for text in ["", "Kennung:", "Kennung: ../x", "mailto:a@b.example?body=%zz%", "Kennung: Ä", "mailto:", "%"] {
            assert_eq!(wrong_entry(text), None, "{text}");
        }
    }
}
