// SPDX-License-Identifier: EUPL-1.2
//! German words and compounds for generated measures. Rare compounds keep appearing as the catalogue grows.

use crate::numbers::Numbers;

const FIRST: &[&str] = &[
    "Sprach",
    "Berufs",
    "Ausbildungs",
    "Bewerbungs",
    "Betreuungs",
    "Pflege",
    "Lager",
    "Handwerks",
    "Umzugs",
    "Kinder",
    "Jugend",
    "Fahrt",
    "Gesundheits",
    "Schulden",
    "Alltags",
    "Computer",
    "Büro",
    "Küchen",
    "Garten",
    "Bau",
    "Verkaufs",
    "Schweiß",
    "Metall",
    "Holz",
    "Elektro",
    "Technik",
    "Medien",
    "Prüfungs",
    "Grundbildungs",
    "Integrations",
    "Orientierungs",
    "Eignungs",
    "Arbeits",
    "Gründungs",
    "Führerschein",
    "Übergangs",
    "Rückkehr",
    "Teilhabe",
    "Betriebs",
    "Wohnungs",
];

const LAST: &[&str] = &[
    "kurs",
    "schulung",
    "förderung",
    "beratung",
    "hilfe",
    "vorbereitung",
    "begleitung",
    "training",
    "lehrgang",
    "werkstatt",
    "projekt",
    "praktikum",
    "zuschuss",
    "gutschein",
    "prüfung",
    "weiterbildung",
    "umschulung",
    "coaching",
    "maßnahme",
    "angebot",
    "betreuung",
    "übung",
    "gruppe",
    "sprechstunde",
    "qualifizierung",
    "vermittlung",
    "kostenübernahme",
    "nachhilfe",
    "probezeit",
    "woche",
];

const BEFORE: &[&str] = &[
    "Abend",
    "Online",
    "Teilzeit",
    "Grund",
    "Aufbau",
    "Intensiv",
    "Gruppen",
    "Einzel",
    "Kompakt",
    "Wochenend",
    "Ferien",
    "Modell",
    "Sonder",
    "Frauen",
    "Eltern",
    "Senioren",
];

const AFTER: &[&str] = &["stelle", "plan", "bedarf", "antrag", "leitung", "zeit", "ziel", "nachweis", "gespräch", "modul"];

/// What stands between the nouns.
const SMALL: &[&str] = &[
    "und", "für", "mit", "in", "der", "die", "das", "ein", "eine", "zum", "zur", "bei", "nach", "vor", "auf", "aus", "oder",
    "auch", "wer", "im", "am", "an", "ab", "bis", "sich", "von", "ist", "wird", "kann", "es",
];

/// Adjectives and places, never part of a compound: what engines without compounds can find, too.
const WHOLE: &[&str] = &[
    "wohnortnah",
    "kostenfrei",
    "überbetrieblich",
    "freiwillig",
    "ganztägig",
    "begleitend",
    "anerkannt",
    "mehrsprachig",
    "digital",
    "befristet",
    "neu",
    "kurz",
];

pub const PLACES: &[&str] =
    &["Lindenau", "Ebersfelde", "Mühlbrück", "Kranichheim", "Osterwiek", "Sandtal", "Weißensee", "Altmoor"];

const SCHOOLS: &[&str] = &["Bildungswerk", "Akademie", "Werkhof", "Volkshochschule", "Lernhaus", "Institut"];

/// A compound of two parts, now and then of three.
pub fn noun(numbers: &mut Numbers) -> String {
    let (first, last) = (numbers.pick(FIRST), numbers.pick(LAST));
    match numbers.below(12) {
        0 => format!("{}{}{last}", numbers.pick(BEFORE), first.to_lowercase()),
        1 => format!("{first}{last}s{}", numbers.pick(AFTER)),
        _ => format!("{first}{last}"),
    }
}

/// So many words, as in a short description. Commas and full stops would say nothing.
pub fn sentence(numbers: &mut Numbers, words: usize) -> String {
    let mut text = String::new();
    for at in 0..words {
        if at > 0 {
            text.push(' ');
        }
        match numbers.below(20) {
            0..5 => text.push_str(&noun(numbers)),
            5..7 => text.push_str(numbers.pick(WHOLE)),
            _ => text.push_str(numbers.pick(SMALL)),
        }
    }
    text
}

/// Who offers a course.
pub fn provider(numbers: &mut Numbers) -> String {
    format!("{} {}", numbers.pick(SCHOOLS), numbers.pick(PLACES))
}
