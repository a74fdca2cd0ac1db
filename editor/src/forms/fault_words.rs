// SPDX-License-Identifier: EUPL-1.2
//! Faults for people who know the form and not the file: in the labels of the fields and the titles of the entries.
//!
//! The command line, which shows lines of the file, says the same in its keys (`wording`). What has no key in it is taken
//! over from there.

use foerderkompass_core::{FaultKind, JsonShape, KindName, Misfit, Referent};
use foerderkompass_upkeep::{Document, EntryId, Kind, Path, Step, entry_at, named, value};
use foerderkompass_wording::Language;

use super::labels::{Labelled, label_of, labelled};

/// What is wrong at a place of a catalogue and what to do, in one or two sentences.
pub fn fault_said(document: &Document, path: &str, kind: &FaultKind) -> String {
    let path = Path::parse(path).unwrap_or_default();
    Said { document, place: labelled(&path), path }.fault(kind)
}

/// What the form calls a place: „Angebote, Nächster Beginn“. `None` outside of every field.
pub fn field_said(path: &Path) -> Option<String> {
    labelled(path).whole()
}

struct Said<'d> {
    document: &'d Document,
    path: Path,
    place: Labelled,
}

impl Said<'_> {
    /// One arm per kind, without a last one for all others: a new kind needs its sentence.
    fn fault(&self, kind: &FaultKind) -> String {
        match kind {
            // Sentences in which there is no key.
            FaultKind::NotUtf8 { .. }
            | FaultKind::TextTooLong { .. }
            | FaultKind::TooManyMeasures { .. }
            | FaultKind::NestedTooDeep { .. }
            | FaultKind::ByteOrderMark
            | FaultKind::ControlCharacter { .. }
            | FaultKind::BadId { .. }
            | FaultKind::NumberOutside { .. }
            | FaultKind::BadUrl { .. }
            | FaultKind::BadMailbox { .. }
            | FaultKind::BadPhone { .. }
            | FaultKind::BadTag { .. }
            | FaultKind::NotAnonymous { .. }
            | FaultKind::NeverMet
            | FaultKind::OldPlaces { .. }
            | FaultKind::MixedScripts { .. } => Language::German.faults().fault(kind),
            // The file.
            FaultKind::NotJson(_) => {
                "Ab dieser Stelle ist die Datei nicht lesbar. Öffnen Sie eine frühere Fassung, oder geben Sie diese Meldung an die IT-Stelle weiter.".into()
            }
            FaultKind::NewerFormat { found } => {
                format!("Dieser Katalog braucht einen neueren Editor: Sein Format {} kennt dieser hier nicht.", quoted(found))
            }
            FaultKind::MinorAhead { found } => {
                format!("Dieser Katalog hat ein neueres Format ({}). Was der Editor daran nicht kennt, lässt er stehen.", quoted(found))
            }
            // Fields.
            FaultKind::Missing { key } => self.missing(key),
            FaultKind::WrongShape { expected, .. } => self.shape(*expected),
            FaultKind::Null => self.with_field("ist nicht lesbar. Füllen oder leeren Sie das Feld neu."),
            FaultKind::UnknownKey { key, near } => self.unknown_key(key, near.as_deref()),
            FaultKind::DuplicateKey { key } => {
                let field = labelled(&self.path.key(key)).label.or(self.place.label).unwrap_or(key);
                format!("„{field}“ steht in der Datei zweimal. Prüfen Sie, ob hier das Richtige steht.")
            }
            FaultKind::EmptyText => self.with_field("ist leer. Tragen Sie etwas ein."),
            FaultKind::EmptyList if self.place.in_condition => "Hier ist nichts gewählt, die Bedingung ist also leer. Ergänzen oder löschen Sie sie.".into(),
            FaultKind::EmptyList => self.with_field("ist leer. Ergänzen Sie mindestens einen Eintrag."),
            FaultKind::BadDate { found } => {
                let field = self.place.label.map(|label| format!(" bei „{label}“")).unwrap_or_default();
                format!("{} ist kein Datum. Wählen Sie den Tag{field} neu.", quoted(found))
            }
            FaultKind::BadWord { found, near, .. } => self.bad_word(found, near.as_deref()),
            FaultKind::EmptyRange { first, last } => {
                let named = |text: &str| quoted(&self.bound(text));
                format!("Der Anfang {} liegt hinter dem Ende {}. Tauschen Sie beide.", named(first), named(last))
            }
            FaultKind::DuplicateId { id, other } => {
                let other = Path::parse(other).map(|path| named(&entry_at(self.document, &path))).unwrap_or_default();
                format!("Die Kennung {} hat auch {other}. Jede Kennung darf nur einmal vorkommen: Ändern Sie eine davon.", quoted(id))
            }
            // What refers to something else.
            FaultKind::UnknownReference { what, id, near } => self.unknown(*what, id, near.as_deref()),
            FaultKind::LeftOutReference { what, id } => {
                let (article, kind) = referent(*what);
                format!("{article} {} hat selbst einen Fehler und fällt deshalb weg. Beheben Sie zuerst diesen.", self.title(kind, id))
            }
            FaultKind::LaterAttribute { id } => {
                format!(
                    "Das Merkmal {} steht nicht weiter oben. Eine Folgerung darf nur Merkmale nennen, die vor ihrem eigenen stehen.",
                    self.attribute(id)
                )
            }
            FaultKind::CriterionShape { found } => match found.as_slice() {
                [] => "Hier fehlt die Bedingung. Wählen Sie ein Merkmal und was gelten soll.".into(),
                ["attribute"] => "Bei dieser Bedingung fehlt die Antwort. Wählen Sie, was gelten soll.".into(),
                _ => UNREADABLE.into(),
            },
            FaultKind::KindMismatch { attribute, kind, .. } => {
                format!("Diese Prüfung passt nicht zum Merkmal {}. Dort wählen Sie {}.", self.attribute(attribute), tested(*kind))
            }
            FaultKind::UnknownOption { attribute, option, near } => self.unknown_option(attribute, option, near.as_deref()),
            FaultKind::OutsideAttribute { attribute, found, min, max } => self.outside(attribute, *found, *min, *max),
            FaultKind::NotForKind { key, kind } => {
                let field = label_of(Kind::Attribute, key).unwrap_or(key);
                format!("„{field}“ passt nicht zur Art „{}“. Leeren Sie das Feld, oder ändern Sie die Art.", word("attributes[0].kind", kind.key()).unwrap_or(""))
            }
            FaultKind::NoChannel => "Dieser Kümmerer ist nicht erreichbar. Tragen Sie „Postfach“ oder „Telefon“ ein.".into(),
            FaultKind::BadAnswer(misfit) => self.misfit(misfit),
            // Upkeep.
            FaultKind::ReviewOverdue { due } => {
                format!("Diese Maßnahme war bis {} zu prüfen. Lesen Sie sie durch, und klicken Sie auf „Geprüft“.", day(*due))
            }
            FaultKind::NoNorm => {
                "Zu dieser gesetzlichen Voraussetzung fehlt der Paragraf. Tragen Sie ihn bei „Weiteres“ unter „Paragraf“ ein.".into()
            }
            FaultKind::UnusedAttribute => {
                "Keine Bedingung verwendet dieses Merkmal. Löschen Sie es, oder nehmen Sie es in eine Bedingung auf.".into()
            }
            FaultKind::OpenEndedRules => {
                "Trifft keine Regel zu, bleibt das Ergebnis leer. Fügen Sie als Letztes eine Regel hinzu, bei der „Wenn“ leer ist.".into()
            }
            FaultKind::ContactUnchecked { since } => {
                format!("Dieser Kümmerer wurde zuletzt am {} geprüft, vor mehr als einem Jahr. Stimmt alles, klicken Sie auf „Geprüft“.", day(*since))
            }
            FaultKind::OneSidedRelation { measure, expected } => {
                let expected = word("measures[0].relations[0].kind", expected).unwrap_or(expected);
                let title = self.title(Kind::Measure, measure);
                format!("Die Maßnahme {title} nennt diesen Zusammenhang nicht. Ergänzen Sie dort „{expected}“ mit dieser Maßnahme.")
            }
            FaultKind::MutualDeputies { with } => {
                let title = self.title(Kind::Contact, with);
                format!("Dieser Kümmerer und {title} vertreten einander. Das ist üblich; fehlen beide, wird niemand gefunden.")
            }
            FaultKind::NoExamples => "Zu dieser Maßnahme gibt es noch kein gelungenes Beispiel.".into(),
            FaultKind::OldTranslation { reviewed, changed } => format!(
                "Die Übersetzung wurde am {} geprüft, die Maßnahme danach am {} geändert. Lassen Sie die Übersetzung prüfen, und tragen Sie den Tag bei „Geprüft am“ ein.",
                day(*reviewed),
                day(*changed)
            ),
            FaultKind::MissingWords { tag, keys } => format!(
                "Dem Kundenblatt fehlen {} Wörter für die Sprache {}. Dort steht solange Deutsch. Tragen Sie sie im Kopf des Katalogs beim Kundenblatt ein.",
                keys.len(),
                quoted(tag)
            ),
        }
    }

    /// A sentence about the field; about „Diese Angabe“ where there is none.
    fn with_field(&self, rest: &str) -> String {
        let label = match self.path.0.last() {
            Some(Step::Key(key)) if self.place.in_condition && key == "text" => Some("Eigener Wortlaut in der Karte"),
            Some(Step::Key(key)) if self.place.in_condition && key == "norm" => Some("Paragraf"),
            _ if self.place.in_condition => return UNREADABLE.into(),
            _ => self.place.label,
        };
        label.map_or_else(|| format!("Diese Angabe {rest}"), |label| format!("„{label}“ {rest}"))
    }

    fn missing(&self, key: &str) -> String {
        if self.place.in_condition {
            return UNREADABLE.into();
        }
        match labelled(&self.path.key(key)).label {
            Some(label) => format!("„{label}“ fehlt. Bitte füllen Sie das Feld aus."),
            None => "Hier fehlt eine Angabe. Bitte füllen Sie das Feld aus.".into(),
        }
    }

    fn shape(&self, expected: JsonShape) -> String {
        if self.place.in_condition {
            return UNREADABLE.into();
        }
        let wanted = match expected {
            JsonShape::Flag => "„ja“ oder „nein“",
            JsonShape::Number => "eine Zahl",
            JsonShape::WholeNumber => "eine ganze Zahl",
            JsonShape::Text => "ein Text",
            JsonShape::List => "eine Liste",
            JsonShape::Object | JsonShape::Null => "ein vollständiger Eintrag",
            JsonShape::Bound => "eine ganze Zahl oder eine Antwort",
            JsonShape::FlagOrList => "„ja“ oder eine Auswahl von Antworten",
        };
        match self.place.label {
            Some(label) => format!("In „{label}“ gehört {wanted}. Bitte füllen Sie das Feld neu aus."),
            None => {
                format!("Dieser Eintrag ist nicht lesbar: Hierher gehört {wanted}. Löschen Sie ihn, und legen Sie ihn neu an.")
            }
        }
    }

    fn unknown_key(&self, key: &str, near: Option<&str>) -> String {
        let known = near.and_then(|near| {
            let holder = self.path.split().filter(|_| self.path.to_string().ends_with(key)).map(|(holder, _)| holder);
            labelled(&holder.unwrap_or_else(|| self.path.clone()).key(near)).label
        });
        let key = quoted(key);
        match known {
            Some(label) if !self.place.in_condition => {
                format!(
                    "Die Angabe {key} kennt der Förderkompass nicht. Vielleicht ist „{label}“ gemeint: Tragen Sie sie dort ein."
                )
            }
            _ => format!("Die Angabe {key} kennt der Förderkompass hier nicht. Er beachtet sie nicht."),
        }
    }

    fn bad_word(&self, found: &str, near: Option<&str>) -> String {
        let known = |key: &str| self.place.words.iter().find(|(known, _)| *known == key).map(|(_, word)| *word);
        let field = self.place.label.map(|label| format!(" bei „{label}“")).unwrap_or_default();
        let meant = near.and_then(known).map(|word| format!(", vielleicht „{word}“")).unwrap_or_default();
        format!("{} gibt es{field} nicht. Wählen Sie neu{meant}.", quoted(found))
    }

    fn unknown(&self, what: Referent, id: &str, near: Option<&str>) -> String {
        let (_, kind) = referent(what);
        let article = match what {
            Referent::Attribute => "Das Merkmal",
            Referent::Category => "Den Bereich",
            Referent::Contact => "Den Kümmerer",
            Referent::Measure => "Die Maßnahme",
        };
        match near {
            _ if id.is_empty() => "Hier ist noch nichts gewählt.".into(),
            Some(near) => format!("{article} {} gibt es nicht. Meinten Sie {}?", quoted(id), self.title(kind, near)),
            None => format!("{article} {} gibt es nicht. Wählen Sie neu.", quoted(id)),
        }
    }

    fn unknown_option(&self, attribute: &str, option: &str, near: Option<&str>) -> String {
        let start = format!("Die Antwort {} gibt es beim Merkmal {} nicht.", quoted(option), self.attribute(attribute));
        match near {
            Some(near) => format!("{start} Meinten Sie {}?", quoted(&self.option(attribute, near))),
            None => format!("{start} Wählen Sie eine andere."),
        }
    }

    fn outside(&self, attribute: &str, found: i64, min: i64, max: i64) -> String {
        format!("{found} geht beim Merkmal {} nicht. Richtig ist eine Zahl von {min} bis {max}.", self.attribute(attribute))
    }

    fn misfit(&self, misfit: &Misfit) -> String {
        match misfit {
            Misfit::NotAnObject | Misfit::NotJson { .. } => "Die Angaben sind nicht lesbar. Tragen Sie sie neu ein.".into(),
            Misfit::Repeated { attribute } => {
                format!("Zum Merkmal {} stehen zwei Antworten da. Lassen Sie nur eine stehen.", self.attribute(attribute))
            }
            Misfit::UnknownAttribute { attribute, near } => self.unknown(Referent::Attribute, attribute, near.as_deref()),
            Misfit::WrongKind { attribute, expected } => {
                format!(
                    "Diese Antwort passt nicht zum Merkmal {}. Dort wählen Sie {}.",
                    self.attribute(attribute),
                    answered(*expected)
                )
            }
            Misfit::UnknownOption { attribute, option, near } => self.unknown_option(attribute, option, near.as_deref()),
            Misfit::Outside { attribute, found, min, max } => self.outside(attribute, *found, *min, *max),
        }
    }

    /// The title of an entry in quotation marks; its id where it has none.
    fn title(&self, kind: Kind, id: &str) -> String {
        let title = value(self.document, &EntryId::new(kind, id)).and_then(|entry| entry.get(kind.title_key())?.as_str());
        quoted(title.filter(|title| !title.is_empty()).unwrap_or(id))
    }

    fn attribute(&self, id: &str) -> String {
        self.title(Kind::Attribute, id)
    }

    fn option(&self, attribute: &str, id: &str) -> String {
        let option = value(self.document, &EntryId::inside(Kind::Option, attribute, id));
        option.and_then(|option| option.get("label")?.as_str()).unwrap_or(id).to_string()
    }

    /// The end of a range: a day, an answer, or a number.
    fn bound(&self, text: &str) -> String {
        if let Some(date) = foerderkompass_core::Date::parse(text) {
            return day(date);
        }
        let tested = self.document.get(&self.path).and_then(|leaf| leaf.get("attribute")?.as_str());
        tested.map_or_else(|| text.to_string(), |attribute| self.option(attribute, text))
    }
}

const UNREADABLE: &str = "Diese Bedingung ist nicht lesbar. Ersetzen Sie sie durch eine neue.";

/// What people read for one of the words of a field.
fn word(path: &str, key: &str) -> Option<&'static str> {
    let place = Path::parse(path).map(|path| labelled(&path))?;
    place.words.iter().find(|(known, _)| *known == key).map(|(_, word)| *word)
}

fn referent(what: Referent) -> (&'static str, Kind) {
    match what {
        Referent::Attribute => ("Das Merkmal", Kind::Attribute),
        Referent::Category => ("Der Bereich", Kind::Category),
        Referent::Contact => ("Der Kümmerer", Kind::Contact),
        Referent::Measure => ("Die Maßnahme", Kind::Measure),
    }
}

/// How an attribute of this kind is tested.
fn tested(kind: KindName) -> &'static str {
    match kind {
        KindName::Flag => "„ja“ oder „nein“",
        KindName::Choice | KindName::Multi => "eine oder mehrere Antworten",
        KindName::Ordinal => "eine Stufe als Untergrenze oder Obergrenze, oder mehrere Antworten",
        KindName::Integer => "eine Zahl als Untergrenze oder Obergrenze",
    }
}

/// What answers an attribute of this kind.
fn answered(kind: KindName) -> &'static str {
    match kind {
        KindName::Flag => "„ja“ oder „nein“",
        KindName::Choice | KindName::Ordinal => "eine Antwort",
        KindName::Multi => "eine oder mehrere Antworten",
        KindName::Integer => "eine ganze Zahl",
    }
}

fn day(date: foerderkompass_core::Date) -> String {
    Language::German.wording().date(date)
}

/// What the catalogue says, in quotation marks.
fn quoted(text: &str) -> String {
    format!("„{}“", foerderkompass_wording::plain(text))
}

#[cfg(test)]
#[path = "../../../wording/tests/kinds/mod.rs"]
mod kinds;

#[cfg(test)]
mod tests {
    use super::*;
    use foerderkompass_core::JsonError;
    use foerderkompass_upkeep::value_of;

    fn shipped() -> Document {
        Document::new(value_of(include_str!("../../../catalog.json")).unwrap()).unwrap()
    }

    /// Every key of the format and every word of JSON: no one who fills in a form knows them.
    fn keys() -> Vec<String> {
        let schema: serde_json::Value = serde_json::from_str(include_str!("../../../catalog.schema.json")).unwrap();
        let mut found: Vec<String> = ["true", "false", "null", "JSON", "all", "any", "not"].map(String::from).to_vec();
        let mut open = vec![&schema];
        while let Some(value) = open.pop() {
            let members = value.as_object().into_iter().flatten();
            for (key, inner) in members {
                if key == "properties" {
                    found.extend(inner.as_object().into_iter().flatten().map(|(key, _)| key.clone()));
                }
                open.push(inner);
            }
            open.extend(value.as_array().into_iter().flatten());
        }
        assert!(found.len() > 80, "{}", found.len());
        found
    }

    #[test]
    fn no_sentence_of_any_kind_of_fault_names_a_key_of_the_file() {
        let (document, keys) = (shipped(), keys());
        let ways = ["", "title", "measures[3]", "measures[3].must.all[0]", "measures[3].offers[0].places", "personas[0].answers"];
        let mut seen = 0;
        for kind in kinds::all() {
            // What the catalogue itself says may be anything.
            let own = format!("{kind:?}");
            for way in ways {
                let said = fault_said(&document, way, &kind);
                assert!(said.chars().count() > 20 && said.ends_with(['.', '?']), "{kind:?}: {said}");
                assert_eq!(said.matches('„').count(), said.matches('“').count(), "{kind:?}: {said}");
                let quotations = said.split('„').skip(1).filter_map(|rest| rest.split('“').next());
                for word in quotations {
                    let is_found = own.contains("found:") || own.contains("id:") || matches!(kind, FaultKind::UnknownKey { .. });
                    assert!(is_found || !keys.iter().any(|key| key == word), "{kind:?} at {way}: {said}");
                }
                for word in ["Klammer", "Anführungszeichen", "measures", "_on", "[0]"] {
                    assert!(!said.contains(word), "{kind:?} at {way}: {said}");
                }
                seen += 1;
            }
        }
        assert!(seen > 700, "{seen}");
    }

    #[test]
    fn faults_are_said_in_labels_and_titles() {
        let document = shipped();
        let text = |text: &str| text.to_owned();
        let rows = [
            ("measures[0]", FaultKind::Missing { key: "title" }, "„Titel“ fehlt. Bitte füllen Sie das Feld aus."),
            ("measures[0].offers[0]", FaultKind::Missing { key: "provider" }, "„Anbieter“ fehlt. Bitte füllen Sie das Feld aus."),
            (
                "measures[0].offers[0].next_start",
                FaultKind::BadDate { found: text("bald") },
                "„bald“ ist kein Datum. Wählen Sie den Tag bei „Nächster Beginn“ neu.",
            ),
            (
                "measures[0].offers[0].places.free",
                FaultKind::WrongShape { expected: JsonShape::WholeNumber, found: JsonShape::Text },
                "In „Freie Plätze“ gehört eine ganze Zahl. Bitte füllen Sie das Feld neu aus.",
            ),
            (
                "measures[0].must",
                FaultKind::UnknownOption { attribute: text("sprache"), option: text("b9"), near: Some(text("b1")) },
                "Die Antwort „b9“ gibt es beim Merkmal „Deutschniveau“ nicht. Meinten Sie „B1“?",
            ),
            (
                "measures[0].responsible[0].contact",
                FaultKind::UnknownReference {
                    what: Referent::Contact,
                    id: text("sprache-mite"),
                    near: Some(text("sprache-mitte")),
                },
                "Den Kümmerer „sprache-mite“ gibt es nicht. Meinten Sie „Kümmerin Sprache“?",
            ),
            (
                "measures[0]",
                FaultKind::UnknownKey { key: text("titel"), near: Some(text("title")) },
                "Die Angabe „titel“ kennt der Förderkompass nicht. Vielleicht ist „Titel“ gemeint: Tragen Sie sie dort ein.",
            ),
            (
                "attributes[0].kind",
                FaultKind::BadWord { found: text("flog"), allowed: &["flag"], near: Some(text("flag")) },
                "„flog“ gibt es bei „Art“ nicht. Wählen Sie neu, vielleicht „ja oder nein“.",
            ),
            (
                "attributes[0].min",
                FaultKind::NotForKind { key: "min", kind: KindName::Choice },
                "„Kleinste Zahl“ passt nicht zur Art „eine von mehreren Antworten“. Leeren Sie das Feld, oder ändern Sie die Art.",
            ),
            (
                "",
                FaultKind::NotJson(JsonError::TrailingComma),
                "Ab dieser Stelle ist die Datei nicht lesbar. Öffnen Sie eine frühere Fassung, oder geben Sie diese Meldung an die IT-Stelle weiter.",
            ),
        ];
        for (way, kind, expected) in rows {
            assert_eq!(fault_said(&document, way, &kind), expected, "{kind:?}");
        }
        let other = FaultKind::DuplicateId { id: text("x"), other: text("contacts[0]") };
        assert!(fault_said(&document, "contacts[1].id", &other).contains("hat auch Kümmerer „Kümmerin Sprache“."));
    }
}
