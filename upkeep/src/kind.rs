// SPDX-License-Identifier: EUPL-1.2
//! The kinds of entries of a catalogue: where they stand, what they are called, in which order their keys come.

/// A kind of entry. Offers stand in measures, options in attributes; the head is the catalogue's own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Head,
    Category,
    Focus,
    Attribute,
    Option,
    Contact,
    Measure,
    Offer,
    Persona,
}

impl Kind {
    /// The kinds that have a list of their own at the top, in the order of the format.
    pub const LISTS: [Kind; 6] = [Kind::Category, Kind::Focus, Kind::Attribute, Kind::Contact, Kind::Measure, Kind::Persona];

    /// Key of the list in which such entries stand; empty for the head.
    pub fn list(self) -> &'static str {
        match self {
            Kind::Head => "",
            Kind::Category => "categories",
            Kind::Focus => "focus",
            Kind::Attribute => "attributes",
            Kind::Option => "options",
            Kind::Contact => "contacts",
            Kind::Measure => "measures",
            Kind::Offer => "offers",
            Kind::Persona => "personas",
        }
    }

    /// The kind of entry whose list of this key it is.
    pub fn of_list(key: &str) -> Option<Kind> {
        Kind::LISTS.into_iter().chain([Kind::Option, Kind::Offer]).find(|kind| kind.list() == key)
    }

    /// The kind of entry in which such entries stand.
    pub fn owner(self) -> Option<Kind> {
        match self {
            Kind::Option => Some(Kind::Attribute),
            Kind::Offer => Some(Kind::Measure),
            _ => None,
        }
    }

    /// The kind of entry that stands in such entries.
    pub fn inner(self) -> Option<Kind> {
        match self {
            Kind::Attribute => Some(Kind::Option),
            Kind::Measure => Some(Kind::Offer),
            _ => None,
        }
    }

    /// The key that names an entry to people.
    pub fn title_key(self) -> &'static str {
        match self {
            Kind::Head | Kind::Measure | Kind::Persona => "title",
            Kind::Offer => "provider",
            Kind::Contact => "role",
            Kind::Category | Kind::Focus | Kind::Attribute | Kind::Option => "label",
        }
    }

    /// Known keys, in the order in which new ones are written.
    pub const fn keys(self) -> &'static [&'static str] {
        match self {
            Kind::Head => &[
                "$schema",
                "format",
                "title",
                "publisher",
                "version",
                "as_of",
                "law_as_of",
                "review_by",
                "sample",
                "changes",
                "categories",
                "focus",
                "attributes",
                "contacts",
                "measures",
                "personas",
                "sheet",
                "archive",
            ],
            Kind::Category => &["id", "label", "last", "changed_on"],
            Kind::Focus => &["id", "label", "categories", "changed_on"],
            Kind::Attribute => &[
                "id",
                "kind",
                "label",
                "question",
                "help",
                "group",
                "options",
                "min",
                "max",
                "unit",
                "start",
                "sensitive",
                "desk",
                "changeable",
                "advances",
                "implied",
                "changed_on",
            ],
            Kind::Option => &["id", "label", "help", "group"],
            Kind::Contact => &[
                "id",
                "role",
                "person",
                "team",
                "site",
                "room",
                "mailbox",
                "phone",
                "hours",
                "note",
                "absent",
                "deputies",
                "client_contact",
                "changed_on",
                "checked_on",
            ],
            Kind::Measure => MEASURE,
            Kind::Offer => &["id", "provider", "site", "number", "formats", "places", "next_start", "client_contact", "note"],
            Kind::Persona => &["id", "title", "answers", "expect", "changed_on"],
        }
    }
}

const MEASURE: &[&str] = &[
    "id",
    "title",
    "summary",
    "category",
    "also",
    "short",
    "synonyms",
    "description",
    "legal",
    "voluntary",
    "apply_before_start",
    "must",
    "should",
    "hurdles",
    "checks",
    "uncertain",
    "carriers",
    "responsible",
    "duration",
    "weeks",
    "hint",
    "formats",
    "steps",
    "documents",
    "offers",
    "effects",
    "relations",
    "examples",
    "translations",
    "valid_from",
    "valid_until",
    "changed_on",
    "checked_on",
    "checked_by",
    "check_every_months",
];

/// Where a new key goes among those that an object has: behind the last one that comes before it.
pub(crate) fn place_of(key: &str, known: &[&str], present: &[&str]) -> usize {
    let rank = |key: &str| known.iter().position(|one| *one == key);
    let Some(own) = rank(key) else { return present.len() };
    present.iter().rposition(|other| rank(other).is_some_and(|rank| rank < own)).map_or(0, |before| before + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_stands_where_the_format_has_it() {
        let known = Kind::Contact.keys();
        assert_eq!(place_of("phone", known, &["id", "role", "mailbox", "note"]), 3);
        assert_eq!(place_of("id", known, &["role"]), 0);
        assert_eq!(place_of("own", known, &["id", "role"]), 2);
        assert_eq!(place_of("hours", known, &["id", "own", "note"]), 1);
    }

    #[test]
    fn every_key_of_the_schema_has_its_place() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../catalog.schema.json")).expect("JSON");
        let all = Kind::LISTS.into_iter().chain([Kind::Head, Kind::Option, Kind::Offer]);
        for kind in all {
            let definition = if kind == Kind::Head { &schema } else { &schema["$defs"][format!("{kind:?}")] };
            let mut published: Vec<&str> =
                definition["properties"].as_object().expect("properties").keys().map(String::as_str).collect();
            let mut known = kind.keys().to_vec();
            published.sort_unstable();
            known.sort_unstable();
            assert_eq!(known, published, "{kind:?}");
        }
    }
}
