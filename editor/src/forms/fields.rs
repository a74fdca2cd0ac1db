// SPDX-License-Identifier: EUPL-1.2
//! The fields of every kind of entry as a table: in which order they are asked for, how, and with what help.

use foerderkompass_upkeep::Kind;

/// How a value is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// One line of text.
    Line,
    /// Several lines of text.
    Long,
    /// A list of texts, one a line.
    Lines,
    Day,
    Number,
    Flag,
    /// One of these words; the second is what people read.
    Word(&'static [(&'static str, &'static str)]),
    /// The id of an entry.
    One(Kind),
    /// Ids of entries.
    Many(Kind),
    /// A condition.
    Condition,
    /// An object.
    Group(&'static [Field]),
    /// A list of objects.
    List(&'static Item),
    /// A list of success stories: texts, or texts with the measures that were taken.
    Stories(&'static Item),
    /// An answer to the attribute that this key beside it names, or that the entry itself is.
    Answer(&'static str),
    /// Answers by attribute.
    Answers,
    /// Measures by outcome.
    Outcomes,
    /// Translations by language.
    Translations,
    /// The words of the sheet for clients by language.
    SheetWords,
    /// `true` or some of the entry's own options.
    Towards,
    /// The id: changed everywhere at once, by a button of its own.
    Id,
    /// Shown, never asked for.
    Fixed,
}

/// One field.
#[derive(Debug, PartialEq)]
pub struct Field {
    pub key: &'static str,
    pub label: &'static str,
    /// One sentence, or nothing.
    pub help: &'static str,
    pub input: Input,
    /// An emptied text stays as an empty text, since the format wants the key.
    pub required: bool,
}

/// What stands in a list of objects.
#[derive(Debug, PartialEq)]
pub struct Item {
    /// „Hürde“
    pub name: &'static str,
    /// „Hürde hinzufügen“
    pub add: &'static str,
    /// The keys whose texts name an item, the first that is there.
    pub title: &'static [&'static str],
    pub fields: &'static [Field],
    /// What a new one begins with, as JSON.
    pub new: &'static str,
}

/// A group of fields under a heading.
#[derive(Debug, PartialEq)]
pub struct Part {
    pub title: &'static str,
    pub fields: &'static [Field],
    /// Folded at first.
    pub folded: bool,
}

const fn field(key: &'static str, label: &'static str, input: Input, help: &'static str) -> Field {
    Field { key, label, help, input, required: false }
}

const fn required(key: &'static str, label: &'static str, input: Input, help: &'static str) -> Field {
    Field { key, label, help, input, required: true }
}

const fn part(title: &'static str, fields: &'static [Field]) -> Part {
    Part { title, fields, folded: false }
}

const fn folded(title: &'static str, fields: &'static [Field]) -> Part {
    Part { title, fields, folded: true }
}

use Input::{
    Answer, Answers, Condition, Day, Fixed, Flag, Group, Line, Lines, List, Long, Many, Number, One, Outcomes, SheetWords,
    Stories, Towards, Translations, Word,
};

/// A measure in another language.
pub const TRANSLATION: &[Field] = &[
    required("title", "Titel", Line, ""),
    required("summary", "Zusammenfassung", Long, "Ein bis zwei kurze Sätze: was das ist."),
    field("steps", "Wie es weitergeht", Lines, "Ein kurzer Satz je Zeile, zuletzt was mitzubringen ist."),
    field("reviewed", "Geprüft am", Day, "Wann eine Fachperson die Übersetzung zuletzt geprüft hat."),
];

/// The form of a kind of entry.
pub fn parts(kind: Kind) -> &'static [Part] {
    match kind {
        Kind::Head => HEAD,
        Kind::Category => CATEGORY,
        Kind::Focus => FOCUS,
        Kind::Attribute => ATTRIBUTE,
        Kind::Contact => CONTACT,
        Kind::Measure => MEASURE,
        Kind::Persona => PERSONA,
        Kind::Option | Kind::Offer => &[],
    }
}

const HEAD: &[Part] = &[
    part(
        "Kopf des Katalogs",
        &[
            required("title", "Titel", Line, "Steht oben im Förderkompass und auf jedem Ausdruck."),
            required("publisher", "Herausgeber", Line, ""),
            required("version", "Fassung", Line, "Zum Beispiel 2026.11."),
            required("as_of", "Stand", Day, ""),
            required("law_as_of", "Rechtsstand", Day, ""),
            field(
                "review_by",
                "Zu ersetzen nach",
                Day,
                "Danach weist der Förderkompass darauf hin, dass es eine neuere Fassung geben sollte.",
            ),
            field("sample", "Beispieldaten", Flag, "Zeigt dauerhaft den Hinweis „Beispieldaten“."),
        ],
    ),
    folded(
        "Für Kundinnen und Kunden",
        &[field(
            "sheet",
            "Kundenblatt",
            Group(&[
                field(
                    "interpreter",
                    "Dolmetschdienst",
                    Group(&[
                        field("text", "Hinweis", Line, "Zum Beispiel, wann er da ist."),
                        field("phone", "Telefon", Line, ""),
                        field("mail", "E-Mail", Line, ""),
                    ]),
                    "",
                ),
                field("words", "Wörter je Sprache", SheetWords, "Was fehlt, steht auf dem Blatt auf Deutsch."),
            ]),
            "",
        )],
    ),
    folded("Technisches", &[field("format", "Format", Fixed, ""), field("$schema", "Schema", Fixed, "")]),
];

const CATEGORY: &[Part] = &[part(
    "Bereich",
    &[
        required("label", "Name", Line, ""),
        field("last", "Steht am Ende", Flag, "Kommt unter „Zusätzlich möglich“."),
        field("id", "Kennung", Input::Id, ""),
        field("changed_on", "Geändert am", Fixed, ""),
    ],
)];

const FOCUS: &[Part] = &[part(
    "Schwerpunkt",
    &[
        required("label", "Name", Line, ""),
        required("categories", "Bereiche", Many(Kind::Category), "Ein Schwerpunkt ordnet und filtert. Er entscheidet nichts."),
        field("id", "Kennung", Input::Id, ""),
        field("changed_on", "Geändert am", Fixed, ""),
    ],
)];

const OPTION: Item = Item {
    name: "Antwort",
    add: "Antwort hinzufügen",
    title: &["label", "id"],
    fields: &[
        required("label", "Name", Line, ""),
        field("help", "Erläuterung", Line, ""),
        field("group", "Gruppe", Line, ""),
        field("id", "Kennung", Fixed, ""),
    ],
    new: r#"{"id": "antwort", "label": ""}"#,
};

const IMPLIED: Item = Item {
    name: "Folgerung",
    add: "Folgerung hinzufügen",
    title: &[],
    fields: &[
        required("when", "Wenn", Condition, "Nur Merkmale, die weiter oben stehen."),
        required("is", "Dann gilt", Answer(""), ""),
    ],
    new: r#"{"when": {"all": []}, "is": true}"#,
};

const ATTRIBUTE: &[Part] = &[
    part(
        "Merkmal",
        &[
            required("label", "Name", Line, ""),
            required(
                "kind",
                "Art",
                Word(&[
                    ("flag", "ja oder nein"),
                    ("choice", "eine von mehreren Antworten"),
                    ("ordinal", "Stufe von niedrig bis hoch"),
                    ("multi", "mehrere Antworten möglich"),
                    ("integer", "ganze Zahl"),
                ]),
                "",
            ),
            field("question", "Frage", Line, "So wird im Gespräch gefragt."),
            field("help", "Erläuterung", Long, ""),
            field("group", "Gruppe", Line, "Überschrift, unter der die Frage steht."),
        ],
    ),
    part(
        "Antworten",
        &[
            field("options", "Antworten", List(&OPTION), "Bei Stufen von niedrig nach hoch."),
            field("min", "Kleinste Zahl", Number, "Nur bei einer ganzen Zahl."),
            field("max", "Größte Zahl", Number, "Nur bei einer ganzen Zahl."),
            field("unit", "Einheit", Line, "Zum Beispiel Monate."),
        ],
    ),
    part(
        "Im Gespräch",
        &[
            field("start", "Gehört zu den ersten Fragen", Flag, ""),
            field("sensitive", "Heikel", Flag, "Wird zuletzt und nie von selbst gefragt und nur auf Wunsch gedruckt."),
            field("desk", "Gehört zum Arbeitsplatz", Flag, "Bleibt bei „Neue Person“ stehen."),
            field("changeable", "Darauf kann man hinarbeiten", Towards, ""),
            field("advances", "Wächst mit der Zeit", Word(&[("monthly", "jeden Monat"), ("yearly", "jedes Jahr")]), ""),
            field(
                "implied",
                "Folgerungen",
                List(&IMPLIED),
                "Was aus anderen Angaben folgt. Die erste Folgerung, die zutrifft, gilt.",
            ),
        ],
    ),
    folded("Pflege", &[field("id", "Kennung", Input::Id, ""), field("changed_on", "Geändert am", Fixed, "")]),
];

const ABSENCE: Item = Item {
    name: "Abwesenheit",
    add: "Abwesenheit hinzufügen",
    title: &[],
    fields: &[required("from", "Von", Day, ""), required("until", "Bis einschließlich", Day, "")],
    new: r#"{"from": "", "until": ""}"#,
};

const CLIENT: &[Field] =
    &[field("phone", "Telefon", Line, ""), field("mail", "E-Mail", Line, ""), field("address", "Anschrift", Line, "")];

const CONTACT: &[Part] = &[
    part(
        "Kümmerer",
        &[
            required("role", "Rolle", Line, "Steht an erster Stelle, zum Beispiel „Kümmerin Sprache“."),
            field("person", "Person", Line, "Kann leer bleiben."),
            field("team", "Team", Line, ""),
            field("site", "Standort", Line, ""),
            field("room", "Raum", Line, ""),
        ],
    ),
    part(
        "Erreichbar",
        &[
            field("mailbox", "Postfach", Line, "Postfach oder Telefon muss da sein."),
            field("phone", "Telefon", Line, ""),
            field("hours", "Sprechzeiten", Line, ""),
            field("note", "Bemerkung", Line, ""),
            field(
                "client_contact",
                "Für Kundinnen und Kunden",
                Group(CLIENT),
                "Wie das Team erreichbar ist. Steht auf dem Kundenblatt, alles andere nie.",
            ),
        ],
    ),
    part(
        "Abwesenheit und Vertretung",
        &[
            field("absent", "Abwesenheiten", List(&ABSENCE), "Nur die Tage, nie der Grund."),
            field("deputies", "Vertretung", Many(Kind::Contact), "In dieser Reihenfolge."),
        ],
    ),
    folded(
        "Pflege",
        &[
            field("id", "Kennung", Input::Id, ""),
            field("checked_on", "Geprüft am", Fixed, ""),
            field("changed_on", "Geändert am", Fixed, ""),
        ],
    ),
];

const LEGAL: Item = Item {
    name: "Rechtsgrundlage",
    add: "Rechtsgrundlage hinzufügen",
    title: &["norm"],
    fields: &[
        required("norm", "Paragraf", Line, "Zum Beispiel § 16 Abs. 1 SGB II."),
        field("url", "Internetadresse", Line, "Beginnt mit https://"),
    ],
    new: r#"{"norm": ""}"#,
};

const HURDLE: Item = Item {
    name: "Hürde",
    add: "Hürde hinzufügen",
    title: &["text"],
    fields: &[
        required("criterion", "Keine Hürde, wenn", Condition, ""),
        field("solved_by", "Gelöst durch", One(Kind::Measure), ""),
        field("text", "Was zuerst zu tun ist", Line, ""),
    ],
    new: r#"{"criterion": {"all": []}}"#,
};

const CARRIER: Item = Item {
    name: "Regel",
    add: "Regel hinzufügen",
    title: &["name"],
    fields: &[
        required("name", "Wer entscheidet", Line, ""),
        field("when", "Wenn", Condition, "Leer heißt: in allen übrigen Fällen."),
        field("note", "Bemerkung", Line, ""),
    ],
    new: r#"{"name": ""}"#,
};

const RESPONSIBLE: Item = Item {
    name: "Regel",
    add: "Regel hinzufügen",
    title: &["contact"],
    fields: &[
        required("contact", "Kümmerer", One(Kind::Contact), ""),
        field("when", "Wenn", Condition, "Leer heißt: in allen übrigen Fällen."),
    ],
    new: r#"{"contact": ""}"#,
};

const OFFER: Item = Item {
    name: "Angebot",
    add: "Angebot hinzufügen",
    title: &["provider", "id"],
    fields: &[
        required("provider", "Anbieter", Line, ""),
        field("site", "Standort", Line, ""),
        field("number", "Maßnahmenummer", Line, ""),
        field("formats", "Form", Lines, "Eine je Zeile, zum Beispiel Vollzeit."),
        field(
            "places",
            "Plätze",
            Group(&[
                required("free", "Freie Plätze", Number, ""),
                field("total", "Plätze insgesamt", Number, ""),
                required("as_of", "Stand der Plätze", Day, "Nach 14 Tagen gilt die Zahl als veraltet."),
            ]),
            "",
        ),
        field("next_start", "Nächster Beginn", Day, ""),
        field("client_contact", "Für Kundinnen und Kunden", Group(CLIENT), ""),
        field("note", "Bemerkung", Line, ""),
        field("id", "Kennung", Fixed, ""),
    ],
    new: r#"{"id": "angebot", "provider": ""}"#,
};

const EFFECT: Item = Item {
    name: "Wirkung",
    add: "Wirkung hinzufügen",
    title: &["attribute"],
    fields: &[
        required("attribute", "Merkmal", One(Kind::Attribute), ""),
        required("to", "Danach gilt", Answer("attribute"), ""),
        field("text", "Wovon es abhängt", Line, "Zum Beispiel „wenn bestanden“."),
    ],
    new: r#"{"attribute": "", "to": true}"#,
};

const WEEKS: &[Field] = &[required("min", "Mindestens", Number, ""), required("max", "Höchstens", Number, "")];

const RELATION: Item = Item {
    name: "Zusammenhang",
    add: "Zusammenhang hinzufügen",
    title: &["measure"],
    fields: &[
        required(
            "kind",
            "Art",
            Word(&[("builds_on", "baut auf"), ("leads_to", "führt zu"), ("excludes", "nicht zusammen mit")]),
            "",
        ),
        required("measure", "Maßnahme", One(Kind::Measure), ""),
        field("text", "Bemerkung", Line, ""),
    ],
    new: r#"{"kind": "builds_on", "measure": ""}"#,
};

const STORY: Item = Item { name: "Beispiel", add: "Gelungenes Beispiel hinzufügen", title: &[], fields: &[], new: "\"\"" };

const MEASURE: &[Part] = &[
    part(
        "Maßnahme",
        &[
            required("title", "Titel", Line, ""),
            field("short", "Kurzname", Line, ""),
            required("summary", "Kurzbeschreibung", Long, "Ein bis zwei Sätze."),
            required("category", "Bereich", One(Kind::Category), ""),
            field("also", "Weitere Bereiche", Many(Kind::Category), ""),
            field("synonyms", "Andere Namen", Lines, "Einer je Zeile. Die Suche findet die Maßnahme auch darunter."),
            field("description", "Beschreibung", Long, "Absätze durch eine leere Zeile, Aufzählungen mit „- “."),
        ],
    ),
    part(
        "Voraussetzungen",
        &[
            field("must", "Gesetzliche Voraussetzungen", Condition, "Wer sie nicht erfüllt, kann die Maßnahme nicht bekommen."),
            field("should", "Übliche Zielgruppe", Condition, "Wer nicht dazugehört, bekommt sie nur im Einzelfall."),
            field("hurdles", "Hürden", List(&HURDLE), "Was zuerst gelöst werden kann."),
            field("checks", "Von Hand prüfen", Lines, "Was nur ein Mensch prüfen kann, eines je Zeile."),
            field("uncertain", "Vor Ort prüfen", Lines, ""),
            field("legal", "Rechtsgrundlagen", List(&LEGAL), ""),
            field("voluntary", "Freiwillig", Flag, "Wer ablehnt, bekommt keine Leistungsminderung."),
        ],
    ),
    part(
        "Zuständigkeit",
        &[
            field("responsible", "Kümmerer", List(&RESPONSIBLE), "Von oben nach unten: Die erste Regel, die zutrifft, gilt."),
            field("carriers", "Wer entscheidet", List(&CARRIER), "Von oben nach unten: Die erste Regel, die zutrifft, gilt."),
        ],
    ),
    part("Angebote und Plätze", &[field("offers", "Angebote", List(&OFFER), "Die Kurse und Plätze, die es gibt.")]),
    part(
        "Ablauf",
        &[
            field("apply_before_start", "Antrag vor Beginn", Flag, ""),
            field("duration", "Dauer", Line, ""),
            field("weeks", "Dauer in Wochen", Group(WEEKS), "Für Förderketten. Ist sie nicht bekannt, bleibt beides leer."),
            field("formats", "Form", Lines, "Eine je Zeile, zum Beispiel Teilzeit."),
            field("steps", "Schritte", Lines, "Einer je Zeile."),
            field("documents", "Unterlagen", Lines, "Eine je Zeile."),
            field("hint", "Hinweis", Long, ""),
        ],
    ),
    part(
        "Wirkung und Zusammenhänge",
        &[
            field("effects", "Wirkung", List(&EFFECT), "Was nach der Maßnahme anders ist."),
            field("relations", "Zusammenhänge", List(&RELATION), ""),
            field(
                "examples",
                "Gelungene Beispiele",
                Stories(&STORY),
                "Kurz und anonym: Niemand darf die Person erkennen. Bitte keinen Namen, kein Geburtsdatum und keine Telefonnummer nennen.",
            ),
        ],
    ),
    folded(
        "Für Kundinnen und Kunden",
        &[field("translations", "Übersetzungen", Translations, "Für das Kundenblatt. „de-simple“ ist einfache Sprache.")],
    ),
    folded(
        "Gültigkeit und Pflege",
        &[
            field("valid_from", "Gültig ab", Day, ""),
            field("valid_until", "Gültig bis", Day, "Dieser Tag zählt noch mit."),
            field("check_every_months", "Prüfen alle … Monate", Number, ""),
            field("checked_by", "Geprüft von", Line, "Eine Rolle, kein Name."),
            field("checked_on", "Geprüft am", Fixed, ""),
            field("changed_on", "Geändert am", Fixed, ""),
            field("id", "Kennung", Input::Id, ""),
        ],
    ),
];

const PERSONA: &[Part] = &[part(
    "Beispielperson",
    &[
        required("title", "Titel", Long, "Kurz und ohne Namen."),
        required("answers", "Angaben", Answers, ""),
        required("expect", "Erwartetes Ergebnis", Outcomes, "Was hier steht, prüft der Editor nach jeder Änderung."),
        field("id", "Kennung", Input::Id, ""),
        field("changed_on", "Geändert am", Fixed, ""),
    ],
)];

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that others look after: lists have their own place, the rest is written when saving.
    const ELSEWHERE: &[&str] = &["categories", "focus", "attributes", "contacts", "measures", "personas", "changes", "archive"];

    #[test]
    fn every_key_of_the_format_has_one_field() {
        for kind in Kind::LISTS.into_iter().chain([Kind::Head]) {
            let mut keys: Vec<&str> = parts(kind).iter().flat_map(|part| part.fields).map(|field| field.key).collect();
            if kind == Kind::Head {
                keys.extend(ELSEWHERE);
            }
            let mut known = kind.keys().to_vec();
            keys.sort_unstable();
            known.sort_unstable();
            assert_eq!(keys, known, "{kind:?}");
        }
    }

    #[test]
    fn every_key_of_a_translation_has_one_field() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../../catalog.schema.json")).unwrap();
        let mut keys: Vec<&str> = TRANSLATION.iter().map(|field| field.key).collect();
        keys.sort_unstable();
        let published = &schema["$defs"]["Translation"]["properties"];
        assert_eq!(keys, published.as_object().expect("properties").keys().collect::<Vec<_>>());
    }

    #[test]
    fn every_key_inside_has_one_field() {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../../catalog.schema.json")).unwrap();
        let items = [
            ("Offer", OFFER),
            ("Option", OPTION),
            ("Implied", IMPLIED),
            ("Absence", ABSENCE),
            ("Legal", LEGAL),
            ("Hurdle", HURDLE),
            ("CarrierRule", CARRIER),
            ("ContactRule", RESPONSIBLE),
            ("Effect", EFFECT),
            ("Relation", RELATION),
        ];
        for (name, item) in items {
            let definition = &schema["$defs"][name];
            let mut published: Vec<&str> = definition["properties"].as_object().expect(name).keys().map(String::as_str).collect();
            let mut keys: Vec<&str> = item.fields.iter().map(|field| field.key).collect();
            keys.sort_unstable();
            published.sort_unstable();
            assert_eq!(keys, published, "{name}");
            let required: Vec<&str> = item.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
            for key in definition["required"].as_array().into_iter().flatten().filter_map(|key| key.as_str()) {
                assert!(required.contains(&key) || key == "id", "{name}.{key}");
            }
            assert!(serde_json::from_str::<serde_json::Value>(item.new).unwrap().is_object());
        }
    }
}
