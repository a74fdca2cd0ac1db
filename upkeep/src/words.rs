// SPDX-License-Identifier: EUPL-1.2
//! Everything that this package says to people, in German.

use crate::kind::Kind;

pub const NOT_TEXT: &str = "Das ist kein Katalog: In der Datei steht kein lesbarer Text.";
pub const NOT_JSON: &str = "Das ist kein Katalog, oder die Datei ist beschädigt.";
pub const NO_OBJECT: &str = "Das ist kein Katalog. Öffnen Sie eine catalog.json oder eine foerderkompass.html.";
pub const NO_CATALOG_IN_PAGE: &str =
    "In dieser Seite steckt kein Katalog. Öffnen Sie eine catalog.json oder eine foerderkompass.html.";

/// What an entry of this kind is called.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Head => "Kopf des Katalogs",
        Kind::Category => "Bereich",
        Kind::Focus => "Schwerpunkt",
        Kind::Attribute => "Merkmal",
        Kind::Option => "Antwort",
        Kind::Contact => "Kümmerer",
        Kind::Measure => "Maßnahme",
        Kind::Offer => "Angebot",
        Kind::Persona => "Beispielperson",
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
    ("absent", "Abwesenheiten"),
    ("advances", "wächst mit der Zeit"),
    ("also", "weitere Bereiche"),
    ("answers", "Angaben"),
    ("apply_before_start", "Antrag vor Beginn"),
    ("as_of", "Stand"),
    ("attributes", "Merkmale"),
    ("carriers", "wer entscheidet"),
    ("categories", "Bereiche"),
    ("category", "Bereich"),
    ("changeable", "darauf kann man hinarbeiten"),
    ("changed_on", "geändert am"),
    ("check_every_months", "prüfen alle … Monate"),
    ("checked_by", "geprüft von"),
    ("checked_on", "geprüft am"),
    ("checks", "von Hand prüfen"),
    ("client_contact", "für Kundinnen und Kunden"),
    ("contacts", "Kümmerer"),
    ("deputies", "Vertretung"),
    ("description", "Beschreibung"),
    ("desk", "gehört zum Arbeitsplatz"),
    ("documents", "Unterlagen"),
    ("duration", "Dauer"),
    ("effects", "Wirkung"),
    ("examples", "gelungene Beispiele"),
    ("expect", "erwartetes Ergebnis"),
    ("focus", "Schwerpunkte"),
    ("formats", "Form"),
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
    ("max", "größte Zahl"),
    ("measures", "Maßnahmen"),
    ("min", "kleinste Zahl"),
    ("must", "gesetzliche Voraussetzungen"),
    ("next_start", "nächster Beginn"),
    ("note", "Bemerkung"),
    ("number", "Maßnahmenummer"),
    ("offers", "Angebote"),
    ("options", "Antworten"),
    ("person", "Person"),
    ("personas", "Beispielpersonen"),
    ("phone", "Telefon"),
    ("places", "Plätze"),
    ("provider", "Anbieter"),
    ("publisher", "Herausgeber"),
    ("question", "Frage"),
    ("relations", "Zusammenhänge"),
    ("responsible", "Kümmerer"),
    ("review_by", "zu ersetzen nach"),
    ("role", "Rolle"),
    ("room", "Raum"),
    ("sample", "Beispieldaten"),
    ("sheet", "Kundenblatt"),
    ("sensitive", "heikel"),
    ("short", "Kurzname"),
    ("should", "übliche Zielgruppe"),
    ("site", "Standort"),
    ("start", "gehört zu den ersten Fragen"),
    ("steps", "Schritte"),
    ("summary", "Kurzbeschreibung"),
    ("synonyms", "andere Namen"),
    ("team", "Team"),
    ("title", "Titel"),
    ("translations", "Übersetzungen"),
    ("uncertain", "vor Ort prüfen"),
    ("unit", "Einheit"),
    ("valid_from", "gültig ab"),
    ("valid_until", "gültig bis"),
    ("version", "Fassung"),
    ("voluntary", "freiwillig"),
    ("weeks", "Dauer in Wochen"),
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
    format!(
        "Die eingereichte Änderung ist unvollständig oder beschädigt (Stelle „{key}“). Bitten Sie darum, sie noch einmal einzureichen."
    )
}

/// What is wrong with one change of a package, counted from 1.
pub fn package_change(number: usize, why: &str) -> String {
    format!("Änderung {number}: {why}")
}
