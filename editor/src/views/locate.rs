// SPDX-License-Identifier: EUPL-1.2
//! From what reports name – a list, an id, a way inside the entry – to the entry and its place in the document.

use foerderkompass_cockpit::EntryList;
use foerderkompass_core::Date;
use foerderkompass_upkeep::{Document, EntryId, Kind, Path, entry_at, find};
use foerderkompass_wording::{Language, Wording};
use serde_json::Value;

/// Sentences for staff are German.
pub(crate) fn german() -> &'static dyn Wording {
    Language::German.wording()
}

/// A date as people write it.
pub(crate) fn day(date: Date) -> String {
    german().date(date)
}

/// The kind of the entries of a list.
pub(crate) fn kind_of(list: EntryList) -> Kind {
    match list {
        EntryList::Measures => Kind::Measure,
        EntryList::Contacts => Kind::Contact,
        EntryList::Attributes => Kind::Attribute,
        EntryList::Categories => Kind::Category,
        EntryList::Focus => Kind::Focus,
        EntryList::Personas => Kind::Persona,
    }
}

/// The list of a kind of entry; `None` for the head and for what stands inside entries.
pub(crate) fn list_of_kind(kind: Kind) -> Option<EntryList> {
    match kind {
        Kind::Measure => Some(EntryList::Measures),
        Kind::Contact => Some(EntryList::Contacts),
        Kind::Attribute => Some(EntryList::Attributes),
        Kind::Category => Some(EntryList::Categories),
        Kind::Focus => Some(EntryList::Focus),
        Kind::Persona => Some(EntryList::Personas),
        Kind::Head | Kind::Option | Kind::Offer => None,
    }
}

/// A place inside an entry; the entry itself if the way is no way. `None` if there is no such entry.
pub(crate) fn inside(document: &Document, kind: Kind, id: &str, way: &str) -> Option<(EntryId, Path)> {
    let entry = EntryId::new(kind, id);
    let own = find(document, &entry)?;
    let way = Path::parse(way).unwrap_or_default();
    let way = own.join(&way.0);
    Some((entry, if document.get(&way).is_some() { way } else { own }))
}

/// A place of the document and the entry in which it lies; the catalogue's own keys for what is no place.
pub(crate) fn at(document: &Document, way: &str) -> (EntryId, Path) {
    let way = Path::parse(way).unwrap_or_default();
    (entry_at(document, &way).id, way)
}

/// Where a changed field stands: offers are named by their ids there, and a field may have gone.
pub(crate) fn field(document: &Document, kind: Kind, id: &str, field: &str) -> Option<(EntryId, Path)> {
    let Some(rest) = field.strip_prefix("offers.").filter(|_| kind == Kind::Measure) else {
        return inside(document, kind, id, field);
    };
    let (offer, key) = rest.split_once('.').unwrap_or((rest, ""));
    let entry = EntryId::inside(Kind::Offer, id, offer);
    match find(document, &entry) {
        Some(own) => Some((entry, if key.is_empty() { own } else { own.key(key) })),
        None => inside(document, kind, id, "offers"),
    }
}

/// The text at a key; empty where there is none.
pub(crate) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

/// What tells one contact from another: „Kümmerin Sprache, Mitte“.
pub(crate) fn contact_name(contact: &Value) -> String {
    let role = Some(text(contact, "role")).filter(|role| !role.is_empty()).unwrap_or(text(contact, "id"));
    let parts = [role, text(contact, "person"), text(contact, "site")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use foerderkompass_upkeep::value_of;

    pub(crate) fn shipped() -> Document {
        Document::new(value_of(include_str!("../../../catalog.json")).expect("JSON")).expect("an object")
    }

    #[test]
    fn every_place_that_a_report_names_is_found() {
        let document = shipped();
        let today = Date::parse("2028-11-22").expect("a date");
        let report = foerderkompass_cockpit::report(document.text().as_bytes(), today).expect("a report");
        assert!(!report.entries.is_empty() && !report.calendar.overdue.is_empty());
        for entry in &report.entries {
            let own = inside(&document, kind_of(entry.list), &entry.id, "").expect("an entry").1;
            for fault in &entry.faults {
                let (found, way) = at(&document, &fault.path);
                assert!(own.holds(&way) && !found.id.is_empty(), "{}", fault.path);
            }
            for point in &entry.points {
                let (_, way) = inside(&document, kind_of(entry.list), &entry.id, &point.path).expect("a place");
                assert!(own.holds(&way) && own != way, "{}", point.path);
            }
        }
        for finding in &report.findings {
            for part in &finding.parts {
                let (_, way) = inside(&document, kind_of(finding.list), &finding.id, &part.path).expect("a place");
                assert!(way.to_string().ends_with(&part.path), "{}", part.path);
            }
        }
    }

    #[test]
    fn what_is_not_there_opens_the_entry_or_nothing() {
        let document = shipped();
        let way = |found: Option<(EntryId, Path)>| found.map(|(entry, way)| (entry.id, way.to_string()));
        let first = "integrationskurs-allgemein";
        let own = (first.to_string(), "measures[0]".to_string());
        assert_eq!(way(inside(&document, Kind::Measure, first, "must.all[77]")), Some(own.clone()));
        assert_eq!(way(inside(&document, Kind::Measure, first, "..")), Some(own));
        assert_eq!(way(inside(&document, Kind::Measure, "gibt-es-nicht", "must")), None);
        let offer = ("ik-mitte".to_string(), "measures[0].offers[0].places".to_string());
        assert_eq!(way(field(&document, Kind::Measure, first, "offers.ik-mitte.places")), Some(offer));
        let gone = (first.to_string(), "measures[0].offers".to_string());
        assert_eq!(way(field(&document, Kind::Measure, first, "offers.weg")), Some(gone));
        assert_eq!(at(&document, ""), (EntryId::head(), Path::root()));
    }

    #[test]
    fn contacts_are_told_apart() {
        let contact = |text: &str| contact_name(&value_of(text).expect("JSON"));
        assert_eq!(contact(r#"{"id": "a", "role": "Kümmerin Sprache", "site": "Mitte"}"#), "Kümmerin Sprache, Mitte");
        assert_eq!(contact(r#"{"id": "a", "role": 7}"#), "a");
    }
}
