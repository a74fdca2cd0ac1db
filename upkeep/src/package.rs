// SPDX-License-Identifier: EUPL-1.2
//! „Änderung einreichen“: a small text with proposals, sent by someone without write access and read by someone who has
//! it. What is read comes from anybody.

use foerderkompass_core::{Date, Id};
use serde_json::{Map, Value, json};

use crate::document::{Document, text_at, value_of};
use crate::entry::EntryId;
use crate::kind::Kind;
use crate::proposal::{Proposal, proposals};
use crate::words;

/// What a package calls itself.
const FORMAT: &str = "foerderkompass-aenderung";
/// Longest text, in bytes.
pub const MAX_PACKAGE: usize = 8 * 1024 * 1024;
/// Most proposals.
const MAX_CHANGES: usize = 10_000;
/// Longest role and longest note, in characters.
const MAX_ROLE: usize = 200;
const MAX_NOTE: usize = 4_000;

/// Proposals with who sends them and for which edition of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// Title and version of the catalogue that was changed.
    pub catalog: String,
    pub version: String,
    /// A role, not a name.
    pub role: String,
    pub day: Date,
    /// May have several lines; may be empty.
    pub note: String,
    pub proposals: Vec<Proposal>,
}

impl Package {
    /// What was changed since the catalogue was opened. Texts are made fit to be read: not too long, nothing hidden, and
    /// all but the note in one line.
    pub fn of(opened: &Document, document: &Document, role: &str, day: Date, note: &str) -> Package {
        let root = opened.root();
        let fit = |text: &str, most: usize, lines: bool| -> String {
            text.trim().chars().map(|c| if is_hidden(c) && !(lines && c == '\n') { ' ' } else { c }).take(most).collect()
        };
        Package {
            catalog: fit(text_at(root, "title"), MAX_ROLE, false),
            version: fit(text_at(root, "version"), MAX_ROLE, false),
            role: fit(role, MAX_ROLE, false),
            day,
            note: fit(note, MAX_NOTE, true),
            proposals: proposals(opened, document),
        }
    }

    /// The package as a text, to be saved or mailed.
    pub fn text(&self) -> String {
        let changes: Vec<Value> = self.proposals.iter().map(written).collect();
        let package = json!({
            "format": FORMAT, "format_version": "1", "catalog": self.catalog, "version": self.version, "role": self.role,
            "day": self.day.to_string(), "note": self.note, "changes": changes,
        });
        serde_json::to_string_pretty(&package).unwrap_or_default() + "\n"
    }

    /// Reads a package, also out of the text of a mail around it.
    ///
    /// # Errors
    /// Everything that is wrong with it, one sentence each.
    pub fn read(text: &str) -> Result<Package, Vec<String>> {
        if text.len() > MAX_PACKAGE {
            return Err(vec![words::PACKAGE_TOO_LONG.to_string()]);
        }
        let json = text.find('{').zip(text.rfind('}')).and_then(|(from, to)| text.get(from..=to)).unwrap_or("");
        let root = value_of(json).map_err(|_| vec![words::NO_PACKAGE.to_string()])?;
        if text_at(&root, "format") != FORMAT {
            return Err(vec![words::NO_PACKAGE.to_string()]);
        }
        if text_at(&root, "format_version") != "1" {
            return Err(vec![words::PACKAGE_NEWER.to_string()]);
        }
        read_package(&root)
    }
}

fn list_word(kind: Kind) -> &'static str {
    if kind == Kind::Head { "head" } else { kind.list() }
}

fn written(proposal: &Proposal) -> Value {
    let mut change = Map::new();
    change.insert("list".into(), list_word(proposal.entry.kind).into());
    if proposal.entry.kind != Kind::Head {
        change.insert("id".into(), proposal.entry.id.as_str().into());
    }
    change.insert("title".into(), proposal.title.as_str().into());
    for (key, side) in [("before", &proposal.before), ("after", &proposal.after)] {
        if let Some(value) = side {
            change.insert(key.into(), value.clone());
        }
    }
    Value::Object(change)
}

fn read_package(root: &Value) -> Result<Package, Vec<String>> {
    let mut faults = Vec::new();
    let mut text = |key: &str, most: usize, lines: bool| match root.get(key) {
        Some(Value::String(text))
            if text.chars().count() <= most && !text.chars().any(|c| is_hidden(c) && !(lines && c == '\n')) =>
        {
            text.clone()
        }
        _ => {
            faults.push(words::package_field(key));
            String::new()
        }
    };
    let (catalog, version) = (text("catalog", MAX_ROLE, false), text("version", MAX_ROLE, false));
    let (role, note) = (text("role", MAX_ROLE, false), text("note", MAX_NOTE, true));
    let day = Date::parse(text_at(root, "day"));
    if day.is_none() {
        faults.push(words::package_field("day"));
    }
    let mut proposals: Vec<Proposal> = Vec::new();
    match root.get("changes").and_then(Value::as_array).filter(|list| list.len() <= MAX_CHANGES) {
        None => faults.push(words::package_field("changes")),
        Some(list) => {
            let mut met = std::collections::HashSet::new();
            for (at, change) in list.iter().enumerate() {
                match read_change(change) {
                    Ok(proposal) if met.insert(proposal.entry.clone()) => proposals.push(proposal),
                    Ok(_) => faults.push(words::package_change(at + 1, words::CHANGE_TWICE)),
                    Err(why) => faults.push(words::package_change(at + 1, why)),
                }
            }
        }
    }
    match day {
        Some(day) if faults.is_empty() => Ok(Package { catalog, version, role, day, note, proposals }),
        _ => Err(faults),
    }
}

/// Control characters and those that turn the direction of what follows.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn read_change(change: &Value) -> Result<Proposal, &'static str> {
    let list = text_at(change, "list");
    let kind = if list == "head" { Some(Kind::Head) } else { Kind::LISTS.into_iter().find(|kind| kind.list() == list) };
    let kind = kind.ok_or(words::CHANGE_LIST)?;
    let id = text_at(change, "id");
    let sides = ["before", "after"].map(|key| change.get(key).cloned());
    let [before, after] = &sides;
    if sides.iter().flatten().any(|side| !side.is_object()) || (before.is_none() && after.is_none()) || before == after {
        return Err(words::CHANGE_SIDES);
    }
    if kind == Kind::Head {
        let known = |key: &String| Kind::of_list(key).is_none() && !["changes", "archive"].contains(&key.as_str());
        let mut keys = sides.iter().flatten().filter_map(Value::as_object).flat_map(|side| side.keys());
        if sides.iter().any(Option::is_none) || !keys.all(known) {
            return Err(words::CHANGE_SIDES);
        }
    } else if !Id::is_valid(id) || sides.iter().flatten().any(|side| text_at(side, "id") != id) {
        return Err(words::CHANGE_ID);
    }
    let shown = if kind == Kind::Head { "" } else { shown_title(kind, &sides) };
    let title = shown.chars().filter(|c| !is_hidden(*c)).take(MAX_ROLE).collect();
    let [before, after] = sides;
    let entry = if kind == Kind::Head { EntryId::head() } else { EntryId::new(kind, id) };
    Ok(Proposal { entry, title, before, after })
}

fn shown_title(kind: Kind, sides: &[Option<Value>; 2]) -> &str {
    sides.iter().rev().flatten().next().map_or("", |side| text_at(side, kind.title_key()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, apply_all};
    use crate::entry::{create, entries, find, value};
    use crate::path::Path;
    use crate::proposal::{Standing, needs, standing, take, take_anyway};
    use crate::remove::{Refusal, remove};

    fn shipped() -> Document {
        Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object")
    }

    fn with(document: &Document, path: &str, value: Value) -> Document {
        let mut changed = document.clone();
        let edit = Edit::set(document, &Path::parse(path).expect("a path"), value);
        apply_all(&mut changed, &[edit]).expect("it fits");
        changed
    }

    fn day() -> Date {
        Date::parse("2026-11-22").expect("a date")
    }

    /// A package from a catalogue with a change of each kind.
    fn package(opened: &Document) -> (Document, Package) {
        let mut changed = with(opened, "measures[0].summary", "Neu".into());
        changed = with(&changed, "version", "2026.12".into());
        let (_, edit) = create(&changed, Kind::Contact, "", "Kümmerin Umzug").expect("a contact");
        let persona = entries(&changed, Kind::Persona).pop().expect("a persona").id;
        let gone = remove(&changed, &persona).expect("nothing refers to it");
        apply_all(&mut changed, &[edit, gone]).expect("they fit");
        let package = Package::of(opened, &changed, "Kümmerin\tSprache", day(), "Bitte\nprüfen");
        (changed, package)
    }

    #[test]
    fn what_is_sent_is_what_arrives_and_leads_to_the_same_catalogue() {
        let opened = shipped();
        let (changed, package) = package(&opened);
        assert_eq!(package.role, "Kümmerin Sprache");
        let read = Package::read(&format!("Hallo,\n{}\nGrüße", package.text())).expect("a package");
        assert!(read == package);
        assert_eq!(read.proposals.len(), 4);
        let mut taken = opened.clone();
        for proposal in &read.proposals {
            assert!(standing(&taken, proposal) == Standing::Ready, "{:?}", proposal.entry);
            let edits = take(&taken, proposal).expect("it fits");
            apply_all(&mut taken, &edits).expect("they fit");
            assert_eq!(standing(&taken, proposal), Standing::Done);
        }
        assert!(taken.text() == changed.text());
    }

    /// The catalogue of somebody can be called anything.
    #[test]
    fn what_is_written_can_be_read() {
        for text in ["a\r\nBcc: x@y.example".to_string(), "\u{202e}".into(), "x\u{2028}".into(), "ä".repeat(201)] {
            let opened = with(&with(&shipped(), "title", text.as_str().into()), "version", text.as_str().into());
            let changed = with(&opened, "measures[0].summary", "Neu".into());
            let package = Package::of(&opened, &changed, &text, day(), &text);
            assert_eq!(Package::read(&package.text()), Ok(package));
        }
    }

    #[test]
    fn what_was_changed_meanwhile_is_not_overwritten() {
        let opened = shipped();
        let (_, package) = package(&opened);
        let proposal = package.proposals.iter().find(|one| one.entry.kind == Kind::Measure).expect("a measure");
        let elsewhere = with(&opened, "measures[0].title", "Anders".into());
        let edits = take(&elsewhere, proposal).expect("another field");
        let mut both = elsewhere.clone();
        apply_all(&mut both, &edits).expect("they fit");
        let entry = value(&both, &proposal.entry).expect("the measure");
        assert_eq!((text_at(entry, "title"), text_at(entry, "summary")), ("Anders", "Neu"));
        let same = with(&opened, "measures[0].summary", "Meins".into());
        let Standing::Conflict(conflicts) = standing(&same, proposal) else { panic!("no conflict") };
        assert_eq!((conflicts.len(), &conflicts[0].mine, &conflicts[0].theirs), (1, &Some("Meins".into()), &Some("Neu".into())));
        let mut anyway = same.clone();
        apply_all(&mut anyway, &take_anyway(&same, proposal).expect("it fits")).expect("they fit");
        assert_eq!(anyway.root()["measures"][0]["summary"], "Neu");
    }

    #[test]
    fn what_is_referred_to_does_not_go_and_what_is_needed_is_named() {
        let opened = shipped();
        let contact = entries(&opened, Kind::Contact).remove(0).id;
        let path = find(&opened, &contact).expect("a contact");
        let proposal = Proposal { entry: contact.clone(), title: String::new(), before: opened.get(&path).cloned(), after: None };
        assert!(matches!(standing(&opened, &proposal), Standing::Refused(Refusal::Referred(_))));
        let after = json!({"id": "neu", "role": "R", "phone": "1", "deputies": ["gibt-es-nicht", contact.id]});
        let new = Proposal { entry: EntryId::new(Kind::Contact, "neu"), title: String::new(), before: None, after: Some(after) };
        assert_eq!(needs(&opened, &new), [EntryId::new(Kind::Contact, "gibt-es-nicht")]);
    }

    #[test]
    fn hostile_packages_say_what_is_wrong() {
        let good = package(&shipped()).1.text();
        let of = |path: &str, value: Value| {
            let document = Document::new(value_of(&good).expect("JSON")).expect("an object");
            with(&document, path, value).text()
        };
        let deep = format!("{{\"format\": {}1", "[".repeat(100_000));
        let rows = [
            (String::new(), words::NO_PACKAGE.to_string()),
            ("{}".into(), words::NO_PACKAGE.into()),
            (deep, words::NO_PACKAGE.into()),
            ("} {".into(), words::NO_PACKAGE.into()),
            (" ".repeat(MAX_PACKAGE + 1), words::PACKAGE_TOO_LONG.into()),
            (of("format_version", "2".into()), words::PACKAGE_NEWER.into()),
            (of("role", 7.into()), words::package_field("role")),
            (of("note", "x\u{202e}".into()), words::package_field("note")),
            (of("day", "morgen".into()), words::package_field("day")),
            (of("changes", json!({})), words::package_field("changes")),
            (of("changes[0]", json!(1)), words::package_change(1, words::CHANGE_LIST)),
            (of("changes[0].list", "options".into()), words::package_change(1, words::CHANGE_LIST)),
            (of("changes[0].after", json!({"measures": []})), words::package_change(1, words::CHANGE_SIDES)),
            (of("changes[1].after", json!([])), words::package_change(2, words::CHANGE_SIDES)),
            (of("changes[1].after", json!({"id": "anders"})), words::package_change(2, words::CHANGE_ID)),
            (of("changes[1].id", "../x".into()), words::package_change(2, words::CHANGE_ID)),
        ];
        for (text, sentence) in rows {
            assert_eq!(Package::read(&text), Err(vec![sentence]));
        }
        let twice = of("changes[0]", value_of(&good).expect("JSON")["changes"][1].clone());
        assert_eq!(Package::read(&twice), Err(vec![words::package_change(2, words::CHANGE_TWICE)]));
    }
}
