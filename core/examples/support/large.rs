// SPDX-License-Identifier: EUPL-1.2
//! A catalogue of any size for measuring, written as JSON: German words and compounds, at most [`CONDITIONS`] distinct
//! conditions, about 770 bytes per measure. The same size and seed give the same bytes on every machine.
//!
//! Included by path by whatever measures (`#[path = "…/core/examples/support/large.rs"]`), so it needs nothing but the
//! standard library.

/// Most distinct `must` trees of a catalogue.
pub const CONDITIONS: usize = 2000;

/// The categories, in order; each has the id `kN`.
pub const CATEGORIES: [&str; 12] = [
    "Sprache",
    "Anerkennung",
    "Aktivierung",
    "Qualifizierung",
    "Ausbildung",
    "Beschäftigung",
    "Selbständigkeit",
    "Stabilisierung",
    "Gesundheit",
    "Familie",
    "Mobilität",
    "Wohnen",
];
pub const FORMATS: [&str; 6] = ["Vollzeit", "Teilzeit", "Online", "Abendkurs", "Wochenende", "Einzeltermin"];
pub const CARRIERS: [&str; 8] = [
    "Jobcenter",
    "Agentur für Arbeit",
    "Bundesamt",
    "Ausländerbehörde",
    "Rentenversicherung",
    "Kommune",
    "Integrationsamt",
    "Krankenkasse",
];
pub const SITES: [&str; 24] = [
    "Aachen",
    "Bärenstein",
    "Chemnitz",
    "Düren",
    "Eßlingen",
    "Fürth",
    "Göttingen",
    "Hürth",
    "Ingolstadt",
    "Jülich",
    "Köln",
    "Lübeck",
    "München",
    "Nürnberg",
    "Oldenburg",
    "Plön",
    "Quakenbrück",
    "Rößrath",
    "Südlohn",
    "Tübingen",
    "Überlingen",
    "Völklingen",
    "Würzburg",
    "Zülpich",
];
/// Attributes with their kinds and numbers of options; options have the ids `o0`, `o1` and so on.
pub const ATTRIBUTES: [(&str, &str, usize); 12] = [
    ("leistung", "choice", 5),
    ("status", "multi", 8),
    ("alter", "ordinal", 6),
    ("sprache", "ordinal", 8),
    ("aufenthalt", "choice", 20),
    ("abschluss", "ordinal", 5),
    ("betreuung", "choice", 3),
    ("gesundheit", "choice", 4),
    ("monate", "integer", 0),
    ("zusage", "flag", 0),
    ("fahrerlaubnis", "flag", 0),
    ("standort", "choice", 6),
];
/// Texts that a person may type: a word, a part of a compound, with and without umlaut, two and three words, a number, a
/// word with a mistake.
pub const QUERIES: [&str; 12] = [
    "kurs",
    "schulung",
    "förderung",
    "foerderung",
    "pflegehelfer",
    "ueberlingen",
    "beruf teilzeit",
    "sprach köln",
    "lager",
    "technik abend würzburg",
    "0421",
    "grundbidlung",
];

const FIRST: [&str; 96] = [
    "Berufs",
    "Sprach",
    "Grund",
    "Pflege",
    "Lager",
    "Metall",
    "Holz",
    "Bau",
    "Büro",
    "Handels",
    "Küchen",
    "Garten",
    "Fahrzeug",
    "Elektro",
    "Sozial",
    "Gesundheits",
    "Familien",
    "Jugend",
    "Frauen",
    "Alltags",
    "Deutsch",
    "Fach",
    "Schul",
    "Ausbildungs",
    "Arbeits",
    "Bewerbungs",
    "Gründungs",
    "Existenz",
    "Wirtschafts",
    "Verwaltungs",
    "Rechts",
    "Finanz",
    "Steuer",
    "Computer",
    "Daten",
    "Netz",
    "Medien",
    "Sicherheits",
    "Brandschutz",
    "Umwelt",
    "Energie",
    "Wärme",
    "Kälte",
    "Wasser",
    "Straßen",
    "Gleis",
    "Schiffs",
    "Luft",
    "Raum",
    "Möbel",
    "Textil",
    "Leder",
    "Glas",
    "Papier",
    "Druck",
    "Werbe",
    "Verkaufs",
    "Kassen",
    "Hotel",
    "Gäste",
    "Lebensmittel",
    "Back",
    "Fleisch",
    "Milch",
    "Obst",
    "Gemüse",
    "Tier",
    "Pferde",
    "Forst",
    "Wald",
    "Boden",
    "Maschinen",
    "Anlagen",
    "Werkzeug",
    "Schweiß",
    "Präzisions",
    "Qualitäts",
    "Prüf",
    "Labor",
    "Chemie",
    "Arznei",
    "Zahn",
    "Augen",
    "Hör",
    "Bewegungs",
    "Ernährungs",
    "Sucht",
    "Schulden",
    "Wohnungs",
    "Migrations",
    "Anerkennungs",
    "Orientierungs",
    "Motivations",
    "Kompetenz",
    "Führungs",
    "Übergangs",
];
const MIDDLE: [&str; 24] = [
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "helfer",
    "fach",
    "grund",
    "aufbau",
    "vor",
    "nach",
    "zusatz",
    "teil",
    "gruppen",
    "einzel",
    "intensiv",
    "kurz",
    "praxis",
    "theorie",
    "prüfungs",
];
const LAST: [&str; 72] = [
    "kurs",
    "schulung",
    "förderung",
    "beratung",
    "begleitung",
    "vorbereitung",
    "bildung",
    "qualifizierung",
    "training",
    "coaching",
    "werkstatt",
    "projekt",
    "maßnahme",
    "lehrgang",
    "seminar",
    "praktikum",
    "einstieg",
    "wechsel",
    "prüfung",
    "technik",
    "kunde",
    "pflege",
    "hilfe",
    "dienst",
    "betreuung",
    "vermittlung",
    "erprobung",
    "feststellung",
    "analyse",
    "planung",
    "sicherung",
    "stelle",
    "zentrum",
    "schule",
    "akademie",
    "börse",
    "gutschein",
    "zuschuss",
    "darlehen",
    "prämie",
    "geld",
    "platz",
    "plan",
    "ziel",
    "weg",
    "brücke",
    "start",
    "chance",
    "angebot",
    "programm",
    "modul",
    "abschluss",
    "nachweis",
    "ausweis",
    "führung",
    "leitung",
    "verwaltung",
    "wirtschaft",
    "recht",
    "handel",
    "verkehr",
    "arbeit",
    "kraft",
    "leistung",
    "übung",
    "stärkung",
    "lösung",
    "öffnung",
    "räume",
    "schlüssel",
    "gespräch",
    "größe",
];
const SMALL: [&str; 40] = [
    "für",
    "mit",
    "und",
    "ohne",
    "in",
    "bis",
    "nach",
    "vor",
    "zur",
    "zum",
    "am",
    "bei",
    "oder",
    "auch",
    "nur",
    "alle",
    "Menschen",
    "Frauen",
    "Männer",
    "Eltern",
    "Jugendliche",
    "Ältere",
    "Anfänger",
    "Fortgeschrittene",
    "Beschäftigte",
    "Arbeitslose",
    "Zugewanderte",
    "Rückkehrer",
    "täglich",
    "wöchentlich",
    "kostenlos",
    "begleitet",
    "gefördert",
    "kompakt",
    "praxisnah",
    "anerkannt",
    "zertifiziert",
    "möglich",
    "persönlich",
    "schrittweise",
];
const PROVIDERS: [&str; 12] = [
    "Volkshochschule",
    "Bildungswerk",
    "Kolping",
    "Handwerkskammer",
    "Kreisverband",
    "Lernwerkstatt",
    "Sprachschule",
    "Akademie",
    "Genossenschaft",
    "Stiftung",
    "Berufsförderungswerk",
    "Verein",
];

/// Splitmix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % count as u64) as usize
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    /// Small places are likelier than large ones, as with words.
    fn skewed<'t>(&mut self, from: &[&'t str]) -> &'t str {
        let at = self.below(from.len()).min(self.below(from.len()));
        from[at]
    }

    fn compound(&mut self) -> String {
        [self.skewed(&FIRST), self.skewed(&MIDDLE), self.skewed(&LAST)].concat()
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut text = self.compound();
        for at in 1..words {
            text.push(' ');
            match at % 3 {
                0 => text.push_str(&self.compound()),
                _ => text.push_str(self.skewed(&SMALL)),
            }
        }
        text
    }
}

/// A catalogue of so many measures.
pub fn catalog(measures: usize, seed: u64) -> String {
    let mut dice = Dice(seed);
    let conditions: Vec<String> = (0..CONDITIONS.min(measures / 2 + 8)).map(|_| condition(&mut dice)).collect();
    let mut json = head();
    json.reserve(measures * 800);
    json.push_str(",\n\"measures\":[");
    for at in 0..measures {
        json.push_str(if at == 0 { "\n" } else { ",\n" });
        let must = dice.below(conditions.len());
        measure(&mut json, at, &conditions[must], &mut dice);
    }
    json.push_str("\n]}\n");
    json
}

fn list<T>(items: impl IntoIterator<Item = T>, text: impl Fn(usize, T) -> String) -> String {
    let texts: Vec<String> = items.into_iter().enumerate().map(|(at, item)| text(at, item)).collect();
    format!("[{}]", texts.join(","))
}

fn head() -> String {
    let categories = list(CATEGORIES, |at, label| format!(r#"{{"id":"k{at}","label":"{label}"}}"#));
    let focus = list(0..4, |at, _| {
        let own = list(0..3, |_, k| format!(r#""k{}""#, at * 3 + k));
        format!(r#"{{"id":"f{at}","label":"Anliegen {}","categories":{own}}}"#, at + 1)
    });
    let attributes = list(ATTRIBUTES, |at, (id, kind, options)| {
        let label = format!("{}{}", id[..1].to_uppercase(), &id[1..]);
        let start = if at < 4 { r#","start":true"# } else { "" };
        let more = match kind {
            "flag" => String::new(),
            "integer" => r#","min":0,"max":600"#.to_owned(),
            _ => format!(r#","options":{}"#, list(0..options, |_, o| format!(r#"{{"id":"o{o}","label":"{label} {o}"}}"#))),
        };
        format!(r#"{{"id":"{id}","kind":"{kind}","label":"{label}","question":"Welche Angabe zu {label}?"{more}{start}}}"#)
    });
    let contacts = list(0..40, |at, _| {
        format!(r#"{{"id":"c{at}","role":"Fachstelle {at}","team":"Team {}","mailbox":"stelle{at}@jobcenter.example"}}"#, at % 9)
    });
    format!(
        r#"{{"format":"1","title":"Großer Katalog","publisher":"Jobcenter Beispielland","version":"1","as_of":"2026-11-01","law_as_of":"2026-11-01","sample":true,
"categories":{categories},
"focus":{focus},
"attributes":{attributes},
"contacts":{contacts}"#
    )
}

fn leaf(dice: &mut Dice) -> String {
    let (id, kind, options) = ATTRIBUTES[dice.below(ATTRIBUTES.len() - 1)];
    match kind {
        "flag" => format!(r#"{{"attribute":"{id}","is":{}}}"#, dice.below(3) > 0),
        "integer" => format!(r#"{{"attribute":"{id}","min":{}}}"#, dice.below(20) * 6),
        "ordinal" if dice.below(2) == 0 => format!(r#"{{"attribute":"{id}","max":"o{}"}}"#, 1 + dice.below(options - 1)),
        "ordinal" => format!(r#"{{"attribute":"{id}","min":"o{}"}}"#, dice.below(options - 1)),
        _ => {
            let first = dice.below(options);
            let count = 1 + dice.below(options.div_ceil(2));
            let chosen = list(0..count, |_, at| format!(r#""o{}""#, (first + at) % options));
            format!(r#"{{"attribute":"{id}","in":{chosen}}}"#)
        }
    }
}

fn condition(dice: &mut Dice) -> String {
    let mut parts: Vec<String> = (0..1 + dice.below(3)).map(|_| leaf(dice)).collect();
    if dice.below(4) == 0 {
        parts.push(format!(r#"{{"any":[{},{}]}}"#, leaf(dice), leaf(dice)));
    }
    if dice.below(6) == 0 {
        parts.push(format!(r#"{{"not":{}}}"#, leaf(dice)));
    }
    format!(r#"{{"all":[{}]}}"#, parts.join(","))
}

fn measure(json: &mut String, at: usize, must: &str, dice: &mut Dice) {
    let (title, summary) = (dice.sentence(4), dice.sentence(16));
    let synonyms = [dice.compound(), dice.compound()];
    let category = dice.below(CATEGORIES.len());
    let format = dice.skewed(&FORMATS);
    let carrier = dice.skewed(&CARRIERS);
    let (provider, name, site) = (dice.pick(&PROVIDERS), dice.compound(), dice.skewed(&SITES));
    let (site_option, here, else_) = (dice.below(6), dice.below(40), dice.below(40));
    json.push_str(&format!(r#"{{"id":"m{at}","title":"{title}","summary":"{summary}.","category":"k{category}""#));
    json.push_str(&format!(
        r#","synonyms":["{}","{}"],"legal":[{{"norm":"§ {} SGB II"}}]"#,
        synonyms[0],
        synonyms[1],
        14 + dice.below(40)
    ));
    json.push_str(&format!(r#","must":{must}"#));
    if dice.below(8) == 0 {
        json.push_str(&format!(r#","should":{}"#, leaf(dice)));
    }
    json.push_str(&format!(r#","carriers":[{{"name":"{carrier}"}}]"#));
    json.push_str(&format!(
        r#","responsible":[{{"when":{{"attribute":"standort","in":["o{site_option}"]}},"contact":"c{here}"}},{{"contact":"c{else_}"}}]"#
    ));
    json.push_str(&format!(r#","formats":["{format}"],"duration":"{} Wochen""#, 2 + dice.below(50)));
    json.push_str(&format!(
        r#","offers":[{{"id":"a","provider":"{provider} {name}","site":"{site}","number":"{:05}/26","next_start":"2027-{:02}-{:02}"}}]}}"#,
        dice.below(100_000),
        1 + dice.below(12),
        1 + dice.below(28)
    ));
}
