// SPDX-License-Identifier: EUPL-1.2
//! The first start: the sample becomes the catalogue of another Jobcenter, with its sites, teams and letter ranges.
//! Measures and their conditions stay; contacts and responsibilities are made anew; what is still example data is named.

use serde_json::{Map, Value, json};

use crate::document::{Document, text_at};
use crate::edit::Edit;
use crate::entry::{Entry, EntryId, entries, find, proposed_id, value};
use crate::kind::Kind;
use crate::path::Path;
use crate::save::Draft;

/// Who runs the Jobcenter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum House {
    /// Gemeinsame Einrichtung of the Agentur für Arbeit and the municipality.
    Joint,
    /// Zugelassener kommunaler Träger: the municipality alone.
    Municipal,
}

/// How the work of a team is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// One contact for all.
    None,
    /// One for each site.
    Sites,
    /// One for each range of letters.
    Letters,
}

/// A team that takes the place of one of the sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// The contact of the sample, one of [`teams_of`].
    pub replaces: String,
    pub name: String,
    pub split: Split,
}

/// What the assistant asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub publisher: String,
    pub house: House,
    /// Names of the sites; none if there is only one.
    pub sites: Vec<String>,
    /// Ranges of first letters of surnames, as „A–F“; none if work is not divided so.
    pub letters: Vec<String>,
    /// The team that looks after everyone under 25, if there is one; it is asked first.
    pub under_25: Option<String>,
    pub teams: Vec<Team>,
}

/// The contacts of the sample that a team of one's own can replace: those that a list of responsibilities ends with.
pub fn teams_of(sample: &Document) -> Vec<Entry> {
    let last: Vec<String> = entries(sample, Kind::Measure).iter().filter_map(|entry| fallback(sample, entry)).collect();
    entries(sample, Kind::Contact).into_iter().filter(|contact| last.contains(&contact.id.id)).collect()
}

fn fallback(sample: &Document, measure: &Entry) -> Option<String> {
    let rules = sample.get(&measure.path.key("responsible"))?.as_array()?;
    Some(text_at(rules.last().filter(|rule| rule.get("when").is_none())?, "contact").to_string())
}

/// The own catalogue from the sample. Teams that are not replaced keep the sample's contact. Offers go: they are courses of
/// others. Each new contact has a mailbox that ends with `.example` until the real one is written there.
pub fn start(sample: &Document, start: &Start) -> Document {
    let mut draft = Draft::of(sample);
    let root = Path::root();
    draft.set(&root.key("publisher"), start.publisher.as_str().into());
    draft.set(&root.key("sample"), true.into());
    draft.remove(&root.key("changes"));
    // What clients are told to call must not be anybody's else.
    draft.remove(&root.key("sheet").key("interpreter"));
    options(&mut draft, "standort", &start.sites);
    options(&mut draft, "buchstabe", &start.letters);
    let mut contacts: Vec<Value> = Vec::new();
    let young = start.under_25.as_ref().map(|name| contact(&mut contacts, name, "", &[]));
    let teams: Vec<(String, Vec<Value>)> =
        start.teams.iter().map(|team| (team.replaces.clone(), rules_of(&mut contacts, team, start))).collect();
    for measure in entries(sample, Kind::Measure) {
        let Some(own) = find(&draft.document, &measure.id) else { continue };
        draft.remove(&own.key("offers"));
        if let Some(last) = fallback(sample, &measure) {
            let rules = responsible(sample, &measure, &last, young.as_deref(), &teams);
            draft.set(&own.key("responsible"), Value::Array(rules));
        }
        if start.house == House::Municipal {
            municipal(&mut draft, &own.key("carriers"));
        }
    }
    put_contacts(&mut draft, contacts);
    for contact in entries(&draft.document, Kind::Contact) {
        draft.remove(&contact.path.key("client_contact"));
    }
    forget_answers(&mut draft);
    draft.document
}

/// The rules of a measure: under 25 first, if the sample asks for that there, then the team's own.
fn responsible(
    sample: &Document,
    measure: &Entry,
    last: &str,
    young: Option<&str>,
    teams: &[(String, Vec<Value>)],
) -> Vec<Value> {
    let old = sample.get(&measure.path.key("responsible")).and_then(Value::as_array).cloned().unwrap_or_default();
    let by_age = old.iter().find(|rule| rule.get("when").is_some_and(|when| text_at(when, "attribute") == "alter"));
    let first = by_age.zip(young).map(|(rule, contact)| json!({"when": rule.get("when"), "contact": contact}));
    let own = teams.iter().find(|(replaces, _)| replaces == last).map(|(_, rules)| rules.clone());
    first.into_iter().chain(own.unwrap_or_else(|| vec![json!({"contact": last})])).collect()
}

/// The contacts of a team and the rules that lead to them; the team itself is the last.
fn rules_of(contacts: &mut Vec<Value>, team: &Team, start: &Start) -> Vec<Value> {
    let (attribute, word, parts) = match team.split {
        Split::None => ("", "", &[][..]),
        Split::Sites => ("standort", "Standort", start.sites.as_slice()),
        Split::Letters => ("buchstabe", "Nachname", start.letters.as_slice()),
    };
    let whole = contact(contacts, &team.name, "", &[]);
    // Nothing to divide: the attribute that would say it has gone.
    let parts = if parts.len() < 2 { &[] } else { parts };
    let ids = option_ids(parts);
    let mut rules = Vec::new();
    for (part, option) in parts.iter().zip(ids) {
        let site = if team.split == Split::Sites { part.as_str() } else { "" };
        let own = contact(contacts, &format!("{} {part}", team.name), site, &[&whole]);
        rules.push(json!({"when": {"text": format!("{word} {part}"), "attribute": attribute, "in": [option]}, "contact": own}));
    }
    rules.push(json!({"contact": whole}));
    rules
}

/// Adds a contact and returns its id.
fn contact(contacts: &mut Vec<Value>, role: &str, site: &str, deputies: &[&str]) -> String {
    let list = Document { root: json!({ "contacts": contacts }) };
    let id = proposed_id(&list, Kind::Contact, "", role);
    let mut entry = Map::new();
    entry.insert("id".into(), id.as_str().into());
    entry.insert("role".into(), role.into());
    if !site.is_empty() {
        entry.insert("site".into(), site.into());
    }
    entry.insert("mailbox".into(), format!("{id}@jobcenter.example").into());
    if !deputies.is_empty() {
        entry.insert("deputies".into(), deputies.into());
    }
    contacts.push(Value::Object(entry));
    id
}

fn option_ids(labels: &[String]) -> Vec<String> {
    let mut list = json!({"contacts": []});
    for label in labels {
        let id = proposed_id(&Document { root: list.clone() }, Kind::Contact, "", label);
        list.get_mut("contacts").and_then(Value::as_array_mut).into_iter().for_each(|all| all.push(json!({ "id": id })));
    }
    list.get("contacts").and_then(Value::as_array).into_iter().flatten().map(|one| text_at(one, "id").to_string()).collect()
}

/// Gives an attribute other options, or takes it away where there is nothing to choose between.
fn options(draft: &mut Draft, attribute: &str, labels: &[String]) {
    let Some(path) = find(&draft.document, &EntryId::new(Kind::Attribute, attribute)) else { return };
    if labels.len() < 2 {
        return draft.remove(&path);
    }
    let options = labels.iter().zip(option_ids(labels)).map(|(label, id)| json!({"id": id, "label": label}));
    draft.set(&path.key("options"), options.collect());
}

/// Where the municipality is the Jobcenter, nobody is sent to it.
fn municipal(draft: &mut Draft, carriers: &Path) {
    for at in 0..draft.document.get(carriers).and_then(Value::as_array).map_or(0, Vec::len) {
        let name = carriers.at(at).key("name");
        if draft.document.get(&name).is_some_and(|name| name == "Kommunaler Träger") {
            draft.set(&name, "Jobcenter".into());
        }
    }
}

/// The new contacts, and those of the sample that are still named, with what they name.
fn put_contacts(draft: &mut Draft, mut contacts: Vec<Value>) {
    let old = entries(&draft.document, Kind::Contact);
    let mut wanted: Vec<String> = Vec::new();
    for measure in entries(&draft.document, Kind::Measure) {
        let rules = draft.document.get(&measure.path.key("responsible")).and_then(Value::as_array);
        wanted.extend(rules.into_iter().flatten().map(|rule| text_at(rule, "contact").to_string()));
    }
    let made: Vec<String> = contacts.iter().map(|contact| text_at(contact, "id").to_string()).collect();
    for entry in old.iter().filter(|entry| wanted.contains(&entry.id.id) && !made.contains(&entry.id.id)) {
        let mut kept = draft.document.get(&entry.path).cloned().unwrap_or_default();
        kept.as_object_mut().map(|contact| contact.shift_remove("deputies"));
        contacts.push(kept);
    }
    draft.set(&Path::root().key("contacts"), Value::Array(contacts));
}

/// Personas of the sample do not answer what has changed.
fn forget_answers(draft: &mut Draft) {
    for persona in entries(&draft.document, Kind::Persona) {
        for attribute in ["standort", "buchstabe"] {
            draft.remove(&persona.path.key("answers").key(attribute));
        }
    }
}

/// What is still example data: contacts and offers with an address that ends with `.example`, and measures with the
/// stories of the sample. As long as there is any, the banner „Beispieldaten“ stays.
pub fn sample_left(document: &Document, sample: &Document) -> Vec<EntryId> {
    let contacts = entries(document, Kind::Contact).into_iter().filter(|entry| ends(document, &entry.path.key("mailbox")));
    let offers = entries(document, Kind::Offer).into_iter();
    let offers = offers.filter(|entry| ends(document, &entry.path.key("client_contact").key("mail")));
    let told = |entry: &Entry| {
        let stories = |document: &Document| value(document, &entry.id).and_then(|measure| measure.get("examples").cloned());
        stories(document).is_some_and(|own| stories(sample) == Some(own))
    };
    let measures = entries(document, Kind::Measure).into_iter().filter(told);
    contacts.chain(offers).chain(measures).map(|entry| entry.id).collect()
}

fn ends(document: &Document, path: &Path) -> bool {
    document.get(path).and_then(Value::as_str).is_some_and(|mail| mail.trim_end().ends_with(".example"))
}

/// The edit that takes the banner „Beispieldaten“ away, once nothing of the sample is left.
pub fn without_banner(document: &Document, sample: &Document) -> Option<Edit> {
    let banner = Path::root().key("sample");
    let done = document.get(&banner).is_some() && sample_left(document, sample).is_empty();
    done.then(|| Edit::remove(document, &banner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::value_of;
    use crate::edit::apply_all;
    use foerderkompass_core::{Date, Severity};

    fn shipped() -> Document {
        Document::new(value_of(include_str!("../../catalog.json")).expect("JSON")).expect("an object")
    }

    fn answers(sites: &[&str], letters: &[&str], split: Split, under_25: Option<&str>) -> Start {
        let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_string()).collect();
        let team = |entry: Entry| Team { replaces: entry.id.id, name: format!("Eigenes {}", entry.title), split };
        Start {
            publisher: "Jobcenter Anderswo".into(),
            house: House::Municipal,
            sites: list(sites),
            letters: list(letters),
            under_25: under_25.map(str::to_owned),
            teams: teams_of(&shipped()).into_iter().map(team).collect(),
        }
    }

    fn errors(document: &Document) -> Vec<String> {
        let faults = document.faults(Date::parse("2026-11-22").expect("a date"));
        faults
            .into_iter()
            .filter(|fault| fault.severity == Severity::Error)
            .map(|fault| format!("{} {:?}", fault.path, fault.kind))
            .collect()
    }

    #[test]
    fn every_answer_gives_a_catalogue_without_errors() {
        let none: Vec<String> = Vec::new();
        for (sites, letters) in
            [(&[][..], &[][..]), (&["Ost", "West"], &["A–M", "N–Z"]), (&["Nur eins"], &["A–Z"]), (&["Ä", "A", "§"], &["?", "!"])]
        {
            for split in [Split::None, Split::Sites, Split::Letters] {
                for under_25 in [None, Some("Team U25")] {
                    let answers = answers(sites, letters, split, under_25);
                    let own = start(&shipped(), &answers);
                    assert_eq!(errors(&own), none, "{sites:?} {letters:?} {split:?} {under_25:?}");
                    let measures = own.read(Date::MAX).expect("a catalogue").catalog.measures().len();
                    assert_eq!(measures, 32);
                }
            }
        }
    }

    #[test]
    fn the_own_teams_are_responsible_and_the_law_is_the_sample_s() {
        let own = start(&shipped(), &answers(&["Ost", "West"], &[], Split::Sites, Some("Team U25")));
        let rules = &own.root()["measures"][0]["responsible"];
        assert_eq!(rules.as_array().map(Vec::len), Some(3), "{rules}");
        assert_eq!(
            (&rules[0]["when"]["text"], &rules[0]["contact"]),
            (&"Standort Ost".into(), &"eigenes-team-sprache-ost".into())
        );
        assert_eq!(rules[2], json!({"contact": "eigenes-team-sprache"}));
        assert_eq!(own.root()["measures"][0]["must"], shipped().root()["measures"][0]["must"]);
        assert!(!own.text().contains("musterstadt") && !own.text().contains("Musterstadt"));
        assert!(!own.text().contains("\"Kommunaler Träger\""));
        assert_eq!(own.root()["contacts"][0]["id"], "team-u25");
    }

    #[test]
    fn the_banner_stays_until_nothing_of_the_sample_is_left() {
        let sample = shipped();
        let mut own = start(&sample, &answers(&[], &[], Split::None, None));
        assert_eq!(without_banner(&own, &sample), None);
        for entry in sample_left(&own, &sample) {
            let path = find(&own, &entry).expect("an entry");
            let edit = match entry.kind {
                Kind::Contact => Edit::set(&own, &path.key("mailbox"), "team@jobcenter-anderswo.de".into()),
                _ => Edit::set(&own, &path.key("examples"), json!(["Unsere Geschichte"])),
            };
            apply_all(&mut own, &[edit]).expect("it fits");
        }
        let edit = without_banner(&own, &sample).expect("nothing is left");
        apply_all(&mut own, &[edit]).expect("it fits");
        assert_eq!(own.root().get("sample"), None);
    }
}
