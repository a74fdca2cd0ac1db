// SPDX-License-Identifier: EUPL-1.2
//! What a column of a plain list can mean, and which meaning its heading suggests.

use foerderkompass_core::nearest;

use crate::layout::Form;
use crate::names::key;

/// What a column of a plain list means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    MeasureTitle,
    MeasureShort,
    MeasureSummary,
    MeasureCategory,
    MeasureDescription,
    MeasureLegal,
    MeasureDuration,
    MeasureHint,
    MeasureDocuments,
    OfferProvider,
    OfferSite,
    OfferNumber,
    OfferFree,
    OfferTotal,
    OfferAsOf,
    OfferNextStart,
    OfferNote,
    ContactRole,
    ContactPerson,
    ContactTeam,
    ContactSite,
    ContactRoom,
    ContactMailbox,
    ContactPhone,
    ContactHours,
    ContactNote,
}

/// To which entry a field belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Measure,
    Offer,
    Contact,
}

pub(crate) struct About {
    pub field: Field,
    pub kind: Kind,
    /// Key in the entry.
    pub path: &'static str,
    pub form: Form,
    pub label: &'static str,
    /// Headings under which lists have it.
    also: &'static [&'static str],
}

const fn about(
    field: Field,
    kind: Kind,
    path: &'static str,
    form: Form,
    label: &'static str,
    also: &'static [&'static str],
) -> About {
    About { field, kind, path, form, label, also }
}

pub(crate) const FIELDS: &[About] = &[
    about(
        Field::MeasureTitle,
        Kind::Measure,
        "title",
        Form::Text,
        "Maßnahme: Titel",
        &[
            "Maßnahme",
            "Titel",
            "Bezeichnung",
            "Name der Maßnahme",
            "Maßnahmebezeichnung",
            "Maßnahmenbezeichnung",
            "Förderung",
            "Instrument",
            "Angebot",
            "Kurs",
            "Projekt",
        ],
    ),
    about(
        Field::MeasureShort,
        Kind::Measure,
        "short",
        Form::Text,
        "Maßnahme: Kurzname",
        &["Kurzname", "Abkürzung", "Kürzel", "Kurzbezeichnung"],
    ),
    about(
        Field::MeasureSummary,
        Kind::Measure,
        "summary",
        Form::Text,
        "Maßnahme: Kurzbeschreibung",
        &["Kurz gesagt", "Kurzbeschreibung", "Zusammenfassung", "Inhalt", "Ziel"],
    ),
    about(
        Field::MeasureCategory,
        Kind::Measure,
        "category",
        Form::Text,
        "Maßnahme: Bereich",
        &["Kategorie", "Bereich", "Art", "Rubrik", "Themenfeld", "Handlungsfeld"],
    ),
    about(
        Field::MeasureDescription,
        Kind::Measure,
        "description",
        Form::Text,
        "Maßnahme: Beschreibung",
        &["Beschreibung", "Erläuterung", "Details", "Inhalte"],
    ),
    about(
        Field::MeasureLegal,
        Kind::Measure,
        "legal",
        Form::Legal,
        "Maßnahme: Rechtsgrundlage",
        &["Rechtsgrundlage", "Rechtsgrundlagen", "Paragraf", "Paragraph", "Gesetz", "§"],
    ),
    about(
        Field::MeasureDuration,
        Kind::Measure,
        "duration",
        Form::Text,
        "Maßnahme: Dauer",
        &["Dauer", "Laufzeit", "Zeitraum", "Zuweisungsdauer"],
    ),
    about(Field::MeasureHint, Kind::Measure, "hint", Form::Text, "Maßnahme: Hinweis", &["Hinweis", "Hinweise", "Besonderheiten"]),
    about(
        Field::MeasureDocuments,
        Kind::Measure,
        "documents",
        Form::Texts,
        "Maßnahme: Unterlagen",
        &["Unterlagen", "Nachweise", "Dokumente"],
    ),
    about(
        Field::OfferProvider,
        Kind::Offer,
        "provider",
        Form::Text,
        "Angebot: Anbieter",
        &["Anbieter", "Träger", "Bildungsträger", "Maßnahmeträger", "Kursträger", "Institution"],
    ),
    about(
        Field::OfferSite,
        Kind::Offer,
        "site",
        Form::Text,
        "Angebot: Standort",
        &["Ort", "Durchführungsort", "Maßnahmeort", "Kursort"],
    ),
    about(
        Field::OfferNumber,
        Kind::Offer,
        "number",
        Form::Text,
        "Angebot: Maßnahmenummer",
        &["Maßnahmenummer", "Maßnahmennummer", "Kursnummer", "Nummer"],
    ),
    about(
        Field::OfferFree,
        Kind::Offer,
        "places.free",
        Form::Number,
        "Angebot: freie Plätze",
        &["Freie Plätze", "Plätze frei", "frei"],
    ),
    about(
        Field::OfferTotal,
        Kind::Offer,
        "places.total",
        Form::Number,
        "Angebot: Plätze insgesamt",
        &["Plätze gesamt", "Plätze insgesamt", "Plätze", "Platzzahl", "Anzahl Plätze", "Teilnehmerplätze"],
    ),
    about(
        Field::OfferAsOf,
        Kind::Offer,
        "places.as_of",
        Form::Date,
        "Angebot: Stand der Plätze",
        &["Plätze vom", "Stand", "Stand vom", "Stand der Plätze"],
    ),
    about(
        Field::OfferNextStart,
        Kind::Offer,
        "next_start",
        Form::Date,
        "Angebot: nächster Beginn",
        &["Nächster Beginn", "Beginn", "Start", "Starttermin", "Kursbeginn", "Einstieg"],
    ),
    about(
        Field::OfferNote,
        Kind::Offer,
        "note",
        Form::Text,
        "Angebot: Bemerkung",
        &["Anmerkung zum Angebot", "Bemerkung zum Angebot"],
    ),
    about(
        Field::ContactRole,
        Kind::Contact,
        "role",
        Form::Text,
        "Kümmerer: Rolle",
        &["Aufgabe", "Rolle", "Zuständigkeit", "Zuständig für", "Funktion", "Aufgabengebiet"],
    ),
    about(
        Field::ContactPerson,
        Kind::Contact,
        "person",
        Form::Text,
        "Kümmerer: Person",
        &[
            "Kümmerer",
            "Person",
            "Name",
            "Ansprechpartner",
            "Ansprechpartnerin",
            "Ansprechperson",
            "Ansprechpartner/in",
            "Kontakt",
            "Mitarbeiter",
            "Zuständig",
            "Sachbearbeitung",
        ],
    ),
    about(
        Field::ContactTeam,
        Kind::Contact,
        "team",
        Form::Text,
        "Kümmerer: Team",
        &["Team", "Abteilung", "Bereichsteam", "Stelle", "Organisationseinheit"],
    ),
    about(
        Field::ContactSite,
        Kind::Contact,
        "site",
        Form::Text,
        "Kümmerer: Standort",
        &["Standort", "Dienststelle", "Haus", "Geschäftsstelle"],
    ),
    about(
        Field::ContactRoom,
        Kind::Contact,
        "room",
        Form::Text,
        "Kümmerer: Raum",
        &["Raum", "Zimmer", "Büro", "Raumnummer", "Zimmernummer"],
    ),
    about(
        Field::ContactMailbox,
        Kind::Contact,
        "mailbox",
        Form::Text,
        "Kümmerer: Postfach",
        &["Postfach", "E-Mail", "Mail", "Mailadresse", "E-Mail-Adresse", "Teampostfach"],
    ),
    about(
        Field::ContactPhone,
        Kind::Contact,
        "phone",
        Form::Text,
        "Kümmerer: Telefon",
        &["Telefon", "Tel.", "Telefonnummer", "Durchwahl", "Rufnummer", "Apparat", "Telefon-Nr."],
    ),
    about(
        Field::ContactHours,
        Kind::Contact,
        "hours",
        Form::Text,
        "Kümmerer: Sprechzeiten",
        &["Sprechzeiten", "Sprechzeit", "Erreichbarkeit", "Öffnungszeiten", "erreichbar"],
    ),
    about(
        Field::ContactNote,
        Kind::Contact,
        "note",
        Form::Text,
        "Kümmerer: Bemerkung",
        &["Bemerkung", "Bemerkungen", "Notiz", "Anmerkung"],
    ),
];

impl Field {
    /// All fields, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Field> {
        FIELDS.iter().map(|about| about.field)
    }

    /// What people read, in German.
    pub fn label(self) -> &'static str {
        self.about().map_or("", |about| about.label)
    }

    /// To which entry the field belongs.
    pub fn kind(self) -> Kind {
        self.about().map_or(Kind::Measure, |about| about.kind)
    }

    pub(crate) fn about(self) -> Option<&'static About> {
        FIELDS.iter().find(|about| about.field == self)
    }
}

/// Which field each heading suggests, each field at most once, the better match first. The numbers are the places of the
/// headings, from 0.
pub fn suggest_matching(headings: &[String]) -> Vec<(usize, Option<Field>)> {
    let mut matching: Vec<(usize, Option<Field>)> = (0..headings.len()).map(|index| (index, None)).collect();
    for measure in [exact, contained, almost] {
        for (place, heading) in matching.iter_mut().zip(headings) {
            // The list is short, and a match taken by a better one stays with that.
            if place.1.is_none() {
                place.1 = measure(heading);
            }
        }
        let mut taken = Vec::new();
        for (_, field) in &mut matching {
            if field.is_some_and(|field| taken.contains(&field)) {
                *field = None;
            }
            taken.extend(*field);
        }
    }
    matching
}

fn names(about: &About) -> impl Iterator<Item = &'static str> {
    about.also.iter().copied().chain([about.label])
}

fn exact(heading: &str) -> Option<Field> {
    let wanted = key(heading);
    if wanted.is_empty() {
        return (heading.trim() == "§").then_some(Field::MeasureLegal);
    }
    FIELDS.iter().find(|about| names(about).any(|name| key(name) == wanted)).map(|about| about.field)
}

/// The longest known heading that stands within this one: "Telefon (dienstlich)", "Name des Trägers".
fn contained(heading: &str) -> Option<Field> {
    let words: Vec<String> = heading.split(|c: char| !c.is_alphanumeric()).map(key).filter(|word| !word.is_empty()).collect();
    let mut best: Option<(usize, Field)> = None;
    for about in FIELDS {
        let length = names(about).map(key).filter(|name| begins_at_a_word(&words, name)).map(|name| name.len()).max();
        if let Some(length) = length.filter(|length| best.is_none_or(|(most, _)| *length > most)) {
            best = Some((length, about.field));
        }
    }
    best.map(|(_, field)| field)
}

/// Whether a name begins with one of the words and ends with one, but for an ending such as that of a plural.
fn begins_at_a_word(words: &[String], name: &str) -> bool {
    let ending = if name.len() >= 5 { 3 } else { 0 };
    (0..words.len()).any(|first| {
        let mut joined = String::new();
        words.iter().skip(first).any(|word| {
            joined.push_str(word);
            name.len() >= 3 && joined.starts_with(name) && joined.len() <= name.len() + ending
        })
    })
}

fn almost(heading: &str) -> Option<Field> {
    let near = nearest(heading.trim(), FIELDS.iter().flat_map(|about| about.also.iter().copied()))?;
    FIELDS.iter().find(|about| about.also.contains(&near)).map(|about| about.field)
}
