// SPDX-License-Identifier: EUPL-1.2
//! Everything that this package says to people, in German.

use crate::kind::Kind;

pub const NOT_TEXT: &str = "Die Datei ist kein Text in der Kodierung UTF-8 und kann nicht geöffnet werden.";
pub const NOT_JSON: &str = "Die Datei ist kein gültiges JSON. Die Stelle ist unten genannt.";
pub const NO_OBJECT: &str = "Die Datei ist JSON, aber kein Katalog: Ein Katalog beginnt mit einer geschweiften Klammer.";
pub const NO_CATALOG_IN_PAGE: &str =
    "In dieser Seite steckt kein Katalog. Öffnen Sie eine catalog.json oder eine foerderkompass.html.";

/// What an entry of this kind is called.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Head => "Kopf des Katalogs",
        Kind::Category => "Kategorie",
        Kind::Focus => "Schwerpunkt",
        Kind::Attribute => "Merkmal",
        Kind::Option => "Antwort",
        Kind::Contact => "Kontakt",
        Kind::Measure => "Maßnahme",
        Kind::Offer => "Angebot",
        Kind::Persona => "Persona",
    }
}

/// An entry with its title: Maßnahme „Integrationskurs“.
pub fn titled(of: Kind, title: &str) -> String {
    if title.is_empty() { kind(of).to_string() } else { format!("{} „{title}“", kind(of)) }
}

/// What a field of an entry is called; the key itself where the format does not know it.
pub fn field(key: &str) -> &str {
    FIELDS.iter().find(|(known, _)| *known == key).map_or(key, |(_, name)| name)
}

const FIELDS: &[(&str, &str)] = &[
    ("absent", "Abwesenheit"),
    ("advances", "wächst mit der Zeit"),
    ("also", "weitere Kategorien"),
    ("answers", "Angaben"),
    ("apply_before_start", "Antrag vor Beginn"),
    ("as_of", "Stand"),
    ("attributes", "Merkmale"),
    ("carriers", "Träger"),
    ("categories", "Kategorien"),
    ("category", "Kategorie"),
    ("changeable", "worauf man hinarbeiten kann"),
    ("changed_on", "geändert am"),
    ("check_every_months", "Prüfung alle … Monate"),
    ("checked_by", "geprüft von"),
    ("checked_on", "geprüft am"),
    ("checks", "zu prüfen"),
    ("client_contact", "Kontakt für Kundinnen und Kunden"),
    ("contacts", "Kontakte"),
    ("deputies", "Vertretung"),
    ("description", "Beschreibung"),
    ("desk", "gehört zum Arbeitsplatz"),
    ("documents", "Unterlagen"),
    ("duration", "Dauer"),
    ("effects", "Wirkung"),
    ("examples", "gelungene Beispiele"),
    ("expect", "erwartetes Ergebnis"),
    ("focus", "Schwerpunkte"),
    ("formats", "Formen"),
    ("group", "Gruppe"),
    ("help", "Erläuterung"),
    ("hint", "Hinweis"),
    ("hours", "Sprechzeiten"),
    ("hurdles", "Hürden"),
    ("id", "Kennung"),
    ("implied", "Folgerungen"),
    ("kind", "Art"),
    ("label", "Name"),
    ("last", "steht am Ende"),
    ("law_as_of", "Rechtsstand"),
    ("legal", "Rechtsgrundlagen"),
    ("mailbox", "Postfach"),
    ("max", "höchstens"),
    ("measures", "Maßnahmen"),
    ("min", "mindestens"),
    ("must", "gesetzliche Voraussetzungen"),
    ("next_start", "nächster Beginn"),
    ("note", "Bemerkung"),
    ("number", "Nummer"),
    ("offers", "Angebote"),
    ("options", "Antworten"),
    ("person", "Person"),
    ("personas", "Personas"),
    ("phone", "Telefon"),
    ("places", "Plätze"),
    ("provider", "Anbieter"),
    ("publisher", "Herausgeber"),
    ("question", "Frage"),
    ("relations", "Beziehungen"),
    ("responsible", "Zuständigkeit"),
    ("review_by", "ersetzen nach"),
    ("role", "Aufgabe"),
    ("room", "Raum"),
    ("sample", "Beispieldaten"),
    ("sensitive", "heikel"),
    ("short", "Kurzname"),
    ("should", "übliche Zielgruppe"),
    ("site", "Standort"),
    ("start", "gehört zu den ersten Fragen"),
    ("steps", "Schritte"),
    ("summary", "Zusammenfassung"),
    ("synonyms", "andere Namen"),
    ("team", "Team"),
    ("title", "Titel"),
    ("uncertain", "vor Ort zu prüfen"),
    ("unit", "Einheit"),
    ("valid_from", "gilt ab"),
    ("valid_until", "gilt bis"),
    ("version", "Fassung"),
    ("voluntary", "freiwillig"),
];

pub const ENTRY_MISSING: &str = "Diesen Eintrag gibt es nicht mehr.";
pub const BAD_ID: &str =
    "Eine Kennung besteht aus kleinen Buchstaben a–z, Ziffern, „_“ und „-“ und beginnt mit einem Buchstaben oder einer Ziffer.";
pub const ID_TAKEN: &str = "Diese Kennung ist schon vergeben.";
pub const NO_ARCHIVE: &str = "Angebote und Antworten lassen sich nicht archivieren. Löschen Sie sie.";

/// Why an entry cannot go; the places are listed below.
pub fn referred(count: usize) -> String {
    match count {
        1 => "Eine Stelle verweist noch auf diesen Eintrag. Ändern Sie zuerst diese:".to_string(),
        _ => format!("{count} Stellen verweisen noch auf diesen Eintrag. Ändern Sie zuerst diese:"),
    }
}

pub const NO_PACKAGE: &str = "Das ist keine eingereichte Änderung. Öffnen Sie die Datei, die beim Einreichen gespeichert wurde.";
pub const PACKAGE_TOO_LONG: &str = "Die eingereichte Änderung ist größer als 8 MiB.";
pub const PACKAGE_NEWER: &str = "Die Änderung kommt aus einer neueren Fassung des Editors. Öffnen Sie sie dort.";
pub const CHANGE_LIST: &str = "Die Art des Eintrags ist unbekannt.";
pub const CHANGE_SIDES: &str = "Vorher und nachher passen nicht zueinander.";
pub const CHANGE_ID: &str = "Die Kennung stimmt nicht.";
pub const CHANGE_TWICE: &str = "Derselbe Eintrag steht schon weiter oben.";

/// A key of a package that is missing or wrong.
pub fn package_field(key: &str) -> String {
    format!("In der eingereichten Änderung fehlt „{key}“ oder ist falsch.")
}

/// What is wrong with one change of a package, counted from 1.
pub fn package_change(number: usize, why: &str) -> String {
    format!("Änderung {number}: {why}")
}
