// SPDX-License-Identifier: EUPL-1.2
//! Which sheet holds what: headings, forms, notes and widths. The tables below are the whole layout; writing and reading
//! only follow them.

use foerderkompass_upkeep::Kind;

/// What a cell of a column means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    Id,
    Text,
    /// One text a line.
    Texts,
    Flag,
    Number,
    Date,
    /// A fixed word: key of the format, word in the sheet.
    Word(&'static [(&'static str, &'static str)]),
    /// The id of an entry of that list.
    One(&'static str),
    /// Ids of that list, one a line.
    Many(&'static str),
    Criterion,
    /// `norm | address`, one a line.
    Legal,
    /// `text`, or `text | Weg: id, id`, one a line.
    Stories,
    /// `attribute = answer`, one a line.
    Answers,
    /// An answer to the attribute that the row is about.
    Answer,
    /// `ja`, or options of the attribute of the row, one a line.
    Changeable,
}

pub struct Column {
    pub heading: &'static str,
    /// Key, or key in key (`places.free`).
    pub path: &'static str,
    pub form: Form,
    /// Width in characters.
    pub width: u8,
    pub required: bool,
    /// What belongs there, shown at the heading.
    pub note: &'static str,
}

impl Column {
    /// The key of the entry that this column is a part of.
    pub fn key(&self) -> &'static str {
        self.path.split('.').next().unwrap_or(self.path)
    }
}

/// Where the entries of a sheet stand in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// The catalogue itself: one row.
    Head,
    List(&'static str),
    /// A list within each entry of a list; the heading of the column that names this entry.
    Within {
        list: &'static str,
        key: &'static str,
        heading: &'static str,
    },
}

pub struct Layout {
    pub sheet: &'static str,
    pub place: Place,
    pub columns: &'static [Column],
    /// Keys in the order in which they are written, those of the sheets of their own included.
    pub keys: &'static [&'static str],
}

/// Headings that every sheet has.
pub const NUMBER: &str = "Nr.";
pub const REST: &str = "Weitere Angaben";
pub const ORDER: &str = "Reihenfolge der Angaben";

/// The sheet with the explanations.
pub const README: &str = "Lesen Sie mich";

const fn column(heading: &'static str, path: &'static str, form: Form, width: u8, note: &'static str) -> Column {
    Column { heading, path, form, width, required: false, note }
}

const fn must(heading: &'static str, path: &'static str, form: Form, width: u8, note: &'static str) -> Column {
    Column { heading, path, form, width, required: true, note }
}

const KINDS: &[(&str, &str)] = &[
    ("flag", "ja oder nein"),
    ("choice", "eine Antwort"),
    ("ordinal", "eine Stufe"),
    ("multi", "mehrere Antworten"),
    ("integer", "Zahl"),
];
const ADVANCES: &[(&str, &str)] = &[("monthly", "monatlich"), ("yearly", "jährlich")];
const RELATIONS: &[(&str, &str)] = &[("builds_on", "baut auf"), ("leads_to", "führt zu"), ("excludes", "nicht zusammen mit")];

const ID_NOTE: &str = "Kurzer Name für Verweise: kleine Buchstaben a–z, Ziffern, - und _. Nicht ändern, sonst gehen Verweise verloren. Bei einer neuen Zeile leer lassen: Dann wird die Kennung aus dem Namen gebildet.";
const CRITERION_NOTE: &str = "Bedingung in Worten, zum Beispiel: Deutschniveau mindestens A2 und nicht Standort ist Nord. Namen wie in den Blättern „Merkmale“ und „Antworten“.";
const WHEN_NOTE: &str =
    "Bedingung, unter der die Zeile gilt, in Worten, zum Beispiel: Standort eine von Nord, Süd. Leer: gilt immer.";
const LINES: &str = "Mehrere: jede in einer eigenen Zeile (Alt+Eingabe).";
const DATE_NOTE: &str = "Tag.Monat.Jahr, zum Beispiel 31.03.2027.";
const MEASURE_NOTE: &str = "Kennung der Maßnahme, aus der Auswahl.";

/// All sheets, in their order. Lists come before what stands within their entries.
pub const LAYOUTS: &[Layout] = &[
    Layout { sheet: "Katalog", place: Place::Head, columns: HEAD, keys: Kind::Head.keys() },
    Layout { sheet: "Maßnahmen", place: Place::List("measures"), columns: MEASURES, keys: Kind::Measure.keys() },
    Layout {
        sheet: "Angebote",
        place: Place::Within { list: "measures", key: "offers", heading: "Maßnahme" },
        columns: OFFERS,
        keys: Kind::Offer.keys(),
    },
    Layout {
        sheet: "Zuständigkeit",
        place: Place::Within { list: "measures", key: "responsible", heading: "Maßnahme" },
        columns: &[
            must("Kümmerer", "contact", Form::One("contacts"), 26, "Kennung aus dem Blatt „Kümmerer“, aus der Auswahl."),
            column("Wenn", "when", Form::Criterion, 60, WHEN_NOTE),
        ],
        keys: &["when", "contact"],
    },
    Layout {
        sheet: "Wer entscheidet",
        place: Place::Within { list: "measures", key: "carriers", heading: "Maßnahme" },
        columns: &[
            must("Wer entscheidet", "name", Form::Text, 36, "Zum Beispiel Jobcenter oder Agentur für Arbeit."),
            column("Wenn", "when", Form::Criterion, 60, WHEN_NOTE),
            column("Bemerkung", "note", Form::Text, 40, "Kurzer Zusatz."),
        ],
        keys: &["when", "name", "note"],
    },
    Layout {
        sheet: "Hürden",
        place: Place::Within { list: "measures", key: "hurdles", heading: "Maßnahme" },
        columns: &[
            must(
                "Bedingung",
                "criterion",
                Form::Criterion,
                60,
                "Ist sie erfüllt, besteht die Hürde nicht. In Worten, zum Beispiel: Deutschniveau mindestens B1.",
            ),
            column("Gelöst durch", "solved_by", Form::One("measures"), 28, MEASURE_NOTE),
            column("Text", "text", Form::Text, 40, "Die Hürde in Worten."),
        ],
        keys: &["criterion", "solved_by", "text"],
    },
    Layout {
        sheet: "Wirkungen",
        place: Place::Within { list: "measures", key: "effects", heading: "Maßnahme" },
        columns: &[
            must("Merkmal", "attribute", Form::One("attributes"), 26, "Kennung aus dem Blatt „Merkmale“, aus der Auswahl."),
            must(
                "Danach gilt",
                "to",
                Form::Answer,
                26,
                "Die Antwort nach dem Abschluss: ja, nein, eine Zahl oder die Kennung einer Antwort.",
            ),
            column("Text", "text", Form::Text, 30, "Wovon sie abhängt, zum Beispiel „wenn bestanden“."),
        ],
        keys: &["attribute", "to", "text"],
    },
    Layout {
        sheet: "Zusammenhänge",
        place: Place::Within { list: "measures", key: "relations", heading: "Maßnahme" },
        columns: &[
            must("Art", "kind", Form::Word(RELATIONS), 18, "baut auf, führt zu oder nicht zusammen mit."),
            must("Andere Maßnahme", "measure", Form::One("measures"), 28, MEASURE_NOTE),
            column("Bemerkung", "text", Form::Text, 40, "Der Zusammenhang in Worten."),
        ],
        keys: &["kind", "measure", "text"],
    },
    Layout { sheet: "Kümmerer", place: Place::List("contacts"), columns: CONTACTS, keys: Kind::Contact.keys() },
    Layout {
        sheet: "Abwesenheiten",
        place: Place::Within { list: "contacts", key: "absent", heading: "Kümmerer" },
        columns: &[
            must("Von", "from", Form::Date, 13, "Erster Tag. Nie ein Grund."),
            must("Bis", "until", Form::Date, 13, "Letzter Tag."),
        ],
        keys: &["from", "until"],
    },
    Layout { sheet: "Merkmale", place: Place::List("attributes"), columns: ATTRIBUTES, keys: Kind::Attribute.keys() },
    Layout {
        sheet: "Antworten",
        place: Place::Within { list: "attributes", key: "options", heading: "Merkmal" },
        columns: &[
            must("Kennung", "id", Form::Id, 22, ID_NOTE),
            must(
                "Name",
                "label",
                Form::Text,
                36,
                "So steht die Antwort auf dem Bildschirm. Bei einer Stufe von niedrig nach hoch geordnet.",
            ),
            column("Erläuterung", "help", Form::Text, 50, "Was die Antwort bedeutet."),
            column("Gruppe", "group", Form::Text, 22, "Überschrift über mehreren Antworten."),
        ],
        keys: Kind::Option.keys(),
    },
    Layout {
        sheet: "Folgerungen",
        place: Place::Within { list: "attributes", key: "implied", heading: "Merkmal" },
        columns: &[
            must(
                "Wenn",
                "when",
                Form::Criterion,
                60,
                "Ist diese Bedingung erfüllt und das Merkmal nicht beantwortet, dann gilt, was daneben steht.",
            ),
            must("Dann gilt", "is", Form::Answer, 26, "ja, nein, eine Zahl oder die Kennung einer Antwort."),
        ],
        keys: &["when", "is"],
    },
    Layout {
        sheet: "Bereiche",
        place: Place::List("categories"),
        columns: &[
            must("Kennung", "id", Form::Id, 22, ID_NOTE),
            must("Name", "label", Form::Text, 40, "So steht der Bereich auf dem Bildschirm."),
            column("Steht am Ende", "last", Form::Flag, 11, "ja: steht unter „Zusätzlich möglich“."),
        ],
        keys: Kind::Category.keys(),
    },
    Layout {
        sheet: "Schwerpunkte",
        place: Place::List("focus"),
        columns: &[
            must("Kennung", "id", Form::Id, 22, ID_NOTE),
            must("Name", "label", Form::Text, 40, "Worum es im Gespräch geht."),
            must(
                "Bereiche",
                "categories",
                Form::Many("categories"),
                30,
                "Kennungen aus dem Blatt „Bereiche“, jede in einer eigenen Zeile.",
            ),
        ],
        keys: Kind::Focus.keys(),
    },
    Layout { sheet: "Beispielpersonen", place: Place::List("personas"), columns: PERSONAS, keys: Kind::Persona.keys() },
];

const HEAD: &[Column] = &[
    must("Name", "title", Form::Text, 26, "Name des Katalogs."),
    must("Herausgeber", "publisher", Form::Text, 30, "Wer den Katalog herausgibt."),
    must("Fassung", "version", Form::Text, 14, "Eigene Zählung, zum Beispiel 2026.11."),
    must("Stand", "as_of", Form::Date, 13, DATE_NOTE),
    must("Rechtsstand", "law_as_of", Form::Date, 13, DATE_NOTE),
    column(
        "Zu ersetzen nach",
        "review_by",
        Form::Date,
        13,
        "Danach erscheint der Hinweis, dass diese Fassung ersetzt werden soll.",
    ),
    column("Beispieldaten", "sample", Form::Flag, 14, "ja: Ein Hinweis bleibt ständig sichtbar."),
    must("Format", "format", Form::Text, 10, "Fassung des Katalogformats. Nicht ändern."),
    column("Schema", "$schema", Form::Text, 24, "Ort des Schemas. Nicht ändern."),
];

const MEASURES: &[Column] = &[
    must("Kennung", "id", Form::Id, 26, ID_NOTE),
    must("Titel", "title", Form::Text, 36, "Name der Maßnahme."),
    column("Kurzname", "short", Form::Text, 16, "Kurzer Name, zum Beispiel IK."),
    must("Kurzbeschreibung", "summary", Form::Text, 60, "Ein bis zwei Sätze: was die Maßnahme ist."),
    must("Bereich", "category", Form::One("categories"), 18, "Kennung aus dem Blatt „Bereiche“, aus der Auswahl."),
    column(
        "Weitere Bereiche",
        "also",
        Form::Many("categories"),
        20,
        "Kennungen aus dem Blatt „Bereiche“, jede in einer eigenen Zeile.",
    ),
    column("Andere Namen", "synonyms", Form::Texts, 28, LINES),
    column("Beschreibung", "description", Form::Text, 60, "Ausführlicher Text, Absätze mit Leerzeile."),
    column(
        "Rechtsgrundlagen",
        "legal",
        Form::Legal,
        50,
        "Paragraf | Adresse im Internet. Jede Grundlage in einer eigenen Zeile.",
    ),
    column("Freiwillig", "voluntary", Form::Flag, 11, "ja oder nein."),
    column("Antrag vor Beginn", "apply_before_start", Form::Flag, 11, "ja oder nein."),
    column("Gesetzliche Voraussetzungen", "must", Form::Criterion, 60, CRITERION_NOTE),
    column("Übliche Zielgruppe", "should", Form::Criterion, 60, CRITERION_NOTE),
    column("Von Hand prüfen", "checks", Form::Texts, 40, LINES),
    column("Vor Ort prüfen", "uncertain", Form::Texts, 40, LINES),
    column("Dauer", "duration", Form::Text, 28, "Zum Beispiel 6 Monate."),
    column("Hinweis", "hint", Form::Text, 60, "Text, Absätze mit Leerzeile."),
    column("Form", "formats", Form::Texts, 18, LINES),
    column("Schritte", "steps", Form::Texts, 50, LINES),
    column("Unterlagen", "documents", Form::Texts, 40, LINES),
    column(
        "Gelungene Beispiele",
        "examples",
        Form::Stories,
        50,
        "Kurz und anonym: ohne Namen, Geburtsdatum und Telefonnummer. Jedes in einer eigenen Zeile (Alt+Eingabe). Dahinter, wenn gewünscht, „ | Weg: “ und die Kennungen der besuchten Maßnahmen mit Komma.",
    ),
    column("Gültig ab", "valid_from", Form::Date, 13, DATE_NOTE),
    column("Gültig bis", "valid_until", Form::Date, 13, DATE_NOTE),
    column("Geändert am", "changed_on", Form::Date, 13, DATE_NOTE),
    column("Geprüft am", "checked_on", Form::Date, 13, DATE_NOTE),
    column("Geprüft von", "checked_by", Form::Text, 24, "Eine Rolle, keine Person."),
    column("Prüfen alle … Monate", "check_every_months", Form::Number, 12, "Ganze Zahl."),
    column("Wochen mindestens", "weeks.min", Form::Number, 12, "Ganze Zahl. Dann auch „Wochen höchstens“ ausfüllen."),
    column("Wochen höchstens", "weeks.max", Form::Number, 12, "Ganze Zahl."),
];

const OFFERS: &[Column] = &[
    must("Kennung", "id", Form::Id, 24, ID_NOTE),
    must("Anbieter", "provider", Form::Text, 30, "Wer den Kurs anbietet."),
    column("Standort", "site", Form::Text, 16, "Standort oder Ort."),
    column("Maßnahmenummer", "number", Form::Text, 18, "Nummer der Maßnahme oder des Kurses."),
    column("Form", "formats", Form::Texts, 18, LINES),
    column("Freie Plätze", "places.free", Form::Number, 10, "Ganze Zahl. Dann auch „Stand der Plätze“ ausfüllen."),
    column("Plätze insgesamt", "places.total", Form::Number, 10, "Ganze Zahl."),
    column("Stand der Plätze", "places.as_of", Form::Date, 13, "Von wann die Zahl der freien Plätze ist."),
    column("Nächster Beginn", "next_start", Form::Date, 13, DATE_NOTE),
    column("Telefon für Kundinnen und Kunden", "client_contact.phone", Form::Text, 20, "Darf weitergegeben werden."),
    column("Anschrift für Kundinnen und Kunden", "client_contact.address", Form::Text, 30, "Darf weitergegeben werden."),
    column("E-Mail für Kundinnen und Kunden", "client_contact.mail", Form::Text, 28, "Darf weitergegeben werden."),
    column("Bemerkung", "note", Form::Text, 44, "Kurzer Zusatz."),
];

const CLIENT_NOTE: &str = "Wie das Team für Kundinnen und Kunden erreichbar ist. Steht auf dem Kundenblatt.";
const CONTACTS: &[Column] = &[
    must("Kennung", "id", Form::Id, 24, ID_NOTE),
    must("Rolle", "role", Form::Text, 34, "Sie steht vor der Person."),
    column("Person", "person", Form::Text, 24, "Name, wenn er genannt werden soll."),
    column("Team", "team", Form::Text, 16, "Team oder Stelle."),
    column("Standort", "site", Form::Text, 14, "Haus oder Standort."),
    column("Raum", "room", Form::Text, 10, "Zimmer."),
    column("Postfach", "mailbox", Form::Text, 36, "Genau eine E-Mail-Adresse. Postfach oder Telefon muss da sein."),
    column("Telefon", "phone", Form::Text, 20, "Ziffern, Leerzeichen und + ( ) / -"),
    column("Sprechzeiten", "hours", Form::Text, 20, "Wann erreichbar."),
    column("Bemerkung", "note", Form::Text, 44, "Kurzer Zusatz."),
    column(
        "Vertretung",
        "deputies",
        Form::Many("contacts"),
        24,
        "Kennungen aus diesem Blatt, in dieser Reihenfolge, jede in einer eigenen Zeile.",
    ),
    column("Telefon für Kundinnen und Kunden", "client_contact.phone", Form::Text, 20, CLIENT_NOTE),
    column("E-Mail für Kundinnen und Kunden", "client_contact.mail", Form::Text, 28, CLIENT_NOTE),
    column("Anschrift für Kundinnen und Kunden", "client_contact.address", Form::Text, 30, CLIENT_NOTE),
    column("Geprüft am", "checked_on", Form::Date, 13, DATE_NOTE),
];

const ATTRIBUTES: &[Column] = &[
    must("Kennung", "id", Form::Id, 24, ID_NOTE),
    must("Art", "kind", Form::Word(KINDS), 18, "ja oder nein, eine Antwort, eine Stufe, mehrere Antworten oder Zahl."),
    must("Name", "label", Form::Text, 26, "Kurzer Name des Merkmals."),
    column("Frage", "question", Form::Text, 44, "Die Frage, wie sie gestellt wird."),
    column("Erläuterung", "help", Form::Text, 44, "Erläuterung zur Frage."),
    column("Gruppe", "group", Form::Text, 18, "Überschrift, unter der die Frage steht."),
    column("Kleinste Zahl", "min", Form::Number, 10, "Nur bei einer Zahl."),
    column("Größte Zahl", "max", Form::Number, 10, "Nur bei einer Zahl."),
    column("Einheit", "unit", Form::Text, 12, "Zum Beispiel Monate."),
    column("Gehört zu den ersten Fragen", "start", Form::Flag, 11, "ja: gehört zu den ersten Fragen."),
    column("Heikel", "sensitive", Form::Flag, 11, "ja: steht zuletzt und wird nie vorgeschlagen."),
    column("Gehört zum Arbeitsplatz", "desk", Form::Flag, 12, "ja: bleibt, wenn eine neue Person kommt."),
    column(
        "Darauf kann man hinarbeiten",
        "changeable",
        Form::Changeable,
        18,
        "ja, oder die Kennungen der Antworten, auf die jemand hinarbeiten kann, jede in einer eigenen Zeile.",
    ),
    column("Wächst mit der Zeit", "advances", Form::Word(ADVANCES), 12, "monatlich oder jährlich; nur bei einer Zahl."),
];

const EXPECT_NOTE: &str = "Kennungen der Maßnahmen, bei denen das herauskommen muss, jede in einer eigenen Zeile. „keine“: ausdrücklich nichts erwartet.";
const PERSONAS: &[Column] = &[
    must("Kennung", "id", Form::Id, 14, ID_NOTE),
    must("Titel", "title", Form::Text, 40, "Wer die Beispielperson ist."),
    must(
        "Angaben",
        "answers",
        Form::Answers,
        40,
        "Merkmal = Antwort, jede Angabe in einer eigenen Zeile. Mehrere Antworten mit Komma.",
    ),
    column("kommt in Betracht", "expect.fits", Form::Many("measures"), 30, EXPECT_NOTE),
    column("erst ein Schritt nötig", "expect.fits_after_hurdle", Form::Many("measures"), 30, EXPECT_NOTE),
    column("nur im Einzelfall", "expect.unlikely", Form::Many("measures"), 30, EXPECT_NOTE),
    column("noch zu klären", "expect.open", Form::Many("measures"), 30, EXPECT_NOTE),
    column("derzeit nicht möglich", "expect.excluded", Form::Many("measures"), 30, EXPECT_NOTE),
];

/// The sheet of a list of the catalogue.
pub fn layout_of(list: &str) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|layout| matches!(layout.place, Place::List(name) if name == list))
}

/// Sheets of what stands within the entries of a list.
pub fn within(list: &str) -> impl Iterator<Item = (&'static Layout, &'static str)> {
    LAYOUTS.iter().filter_map(move |layout| match layout.place {
        Place::Within { list: parent, key, .. } if parent == list => Some((layout, key)),
        _ => None,
    })
}

impl Layout {
    /// The list of the catalogue that the entries of the sheet belong to.
    pub fn place_list(&self) -> Option<&'static str> {
        match self.place {
            Place::Head => None,
            Place::List(list) | Place::Within { list, .. } => Some(list),
        }
    }
}
