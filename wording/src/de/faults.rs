// SPDX-License-Identifier: EUPL-1.2
//! Faults of a catalogue and of answers, in German, for people who know no JSON.
//!
//! What this does not say: where the fault is and how bad. The caller puts line and column before the sentence.
//! The file is long because it holds one sentence for each kind of fault.

use foerderkompass_core::{Date, FaultKind, JsonError, JsonShape, KindName, Misfit, Personal, Referent, Severity, UrlFault};

use super::German;
use crate::FaultWording;
use crate::quotation::{code_point, grouped, is_invisible, joined, list_of, plain};

impl FaultWording for German {
    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Fehler",
            Severity::Warning => "Warnung",
            Severity::Hint => "Hinweis",
        }
    }

    fn fault(&self, kind: &FaultKind) -> String {
        fault(kind)
    }

    fn misfit(&self, misfit: &Misfit) -> String {
        self::misfit(misfit)
    }
}

/// One arm per kind, without a last one for all others: a new kind needs its sentence.
fn fault(kind: &FaultKind) -> String {
    match kind {
        // The text as a whole.
        FaultKind::NotUtf8 { utf16: true } => {
            "Die Datei ist in der Kodierung UTF-16 („Unicode“) gespeichert. Speichern Sie sie in der Kodierung UTF-8.".into()
        }
        FaultKind::NotUtf8 { utf16: false } => {
            "Hier steht ein Zeichen, das nicht in UTF-8 gespeichert ist. Speichern Sie die Datei in der Kodierung UTF-8.".into()
        }
        FaultKind::NotJson(error) => not_json(*error),
        FaultKind::TextTooLong { limit } => {
            format!("Die Datei ist zu groß. Ein Katalog darf höchstens {} MiB haben.", limit / (1024 * 1024))
        }
        FaultKind::TooManyMeasures { limit } => {
            format!("Der Katalog hat zu viele Maßnahmen. Erlaubt sind höchstens {}.", grouped(*limit, '.'))
        }
        FaultKind::NestedTooDeep { limit } => {
            format!("Die Bedingungen sind zu tief ineinander geschachtelt. Erlaubt sind {limit} Ebenen.")
        }
        FaultKind::NewerFormat { found } => {
            format!("Das Katalogformat {} kann diese Fassung nicht lesen. Richtig ist „1“; für ein neueres Format brauchen Sie eine neuere Fassung.", quoted(found))
        }
        FaultKind::MinorAhead { found } => {
            format!("Das Katalogformat {} ist neuer als diese Fassung. Was sie nicht kennt, beachtet sie nicht.", quoted(found))
        }
        FaultKind::ByteOrderMark => "Vor dem ersten Zeichen steht eine unsichtbare Kodierungsmarke (U+FEFF). Sie stört nicht; speichern Sie künftig als „UTF-8 ohne BOM“.".into(),
        // Shape.
        FaultKind::Missing { key } => format!("Die Angabe „{key}“ fehlt. Ergänzen Sie sie in diesem Eintrag."),
        FaultKind::WrongShape { expected, found } => {
            format!("Hier steht {}, richtig wäre {}.", shape(*found), shape(*expected))
        }
        FaultKind::Null => "Hier steht „null“. Lassen Sie eine leere Angabe ganz weg.".into(),
        FaultKind::UnknownKey { key, near: Some(near) } => {
            format!("Die Angabe {} gibt es hier nicht{}", quoted(key), meant(near))
        }
        FaultKind::UnknownKey { key, near: None } => {
            format!("Die Angabe {} gibt es hier nicht. Streichen Sie sie.", quoted(key))
        }
        FaultKind::DuplicateKey { key } => {
            format!("Die Angabe {} steht hier zweimal. Lassen Sie nur eine davon stehen.", quoted(key))
        }
        FaultKind::EmptyText => "Dieser Text ist leer. Tragen Sie etwas ein oder streichen Sie die Angabe.".into(),
        FaultKind::EmptyList => "Diese Liste ist leer. Tragen Sie mindestens einen Eintrag ein.".into(),
        FaultKind::ControlCharacter { code } => {
            format!("Der Text enthält das unsichtbare Steuerzeichen {}. Löschen Sie es.", code_point(*code))
        }
        FaultKind::BadId { found } if found.is_empty() => {
            "Hier fehlt noch etwas: ein Eintrag aus der Liste oder eine Kennung aus a–z, 0–9, „_“ und „-“.".to_owned()
        }
        FaultKind::BadId { found } => format!(
            "Die Kennung {} ist so nicht erlaubt. Richtig sind 1 bis 64 Zeichen aus a–z, 0–9, „_“ und „-“, am Anfang ein Buchstabe oder eine Ziffer.",
            quoted(found)
        ),
        FaultKind::BadDate { found } => {
            format!("{} ist kein Datum. Richtig ist Jahr-Monat-Tag, zum Beispiel „2027-03-31“.", quoted(found))
        }
        FaultKind::BadWord { found, near: Some(near), .. } => format!("{} gibt es hier nicht{}", quoted(found), meant(near)),
        FaultKind::BadWord { found, allowed, near: None } => {
            format!("{} gibt es hier nicht. Richtig ist {}.", quoted(found), one_of(allowed))
        }
        FaultKind::NumberOutside { found, min, max } => {
            format!("Die Zahl {found} ist hier nicht möglich. Richtig ist eine Zahl von {min} bis {max}.")
        }
        FaultKind::EmptyRange { first, last } => format!(
            "Die Spanne ist leer: Ihr Anfang {} liegt hinter ihrem Ende {}. Tauschen Sie beide.",
            quoted(first),
            quoted(last)
        ),
        FaultKind::BadUrl { found, why } => bad_url(found, *why),
        FaultKind::BadMailbox { found } => {
            format!("{} ist keine einzelne E-Mail-Adresse. Richtig ist zum Beispiel „team@jobcenter.example“, ohne Namen und Zusätze.", quoted(found))
        }
        FaultKind::BadPhone { found } => {
            format!("{} ist keine Telefonnummer. Sie hat mindestens zwei Ziffern und sonst nur Leerzeichen und die Zeichen + ( ) / -.", quoted(found))
        }
        FaultKind::BadTag { found } => {
            format!("{} ist kein Kürzel einer Sprache. Üblich sind zwei kleine Buchstaben wie „uk“ oder „ar“, mit Zusatz „de-simple“.", quoted(found))
        }
        // Meaning.
        FaultKind::DuplicateId { id, other } => {
            format!("Die Kennung {} steht auch in {}. Jede Kennung darf nur einmal vorkommen.", quoted(id), plain(other))
        }
        FaultKind::UnknownReference { what, id, near: Some(near) } => {
            format!("{} {} gibt es nicht{}", referent(*what), quoted(id), meant(near))
        }
        FaultKind::UnknownReference { what, id, near: None } => {
            let (name, list) = (referent(*what), list_of(*what));
            format!("{name} {} gibt es nicht. Richtig ist eine Kennung aus der Liste „{list}“.", quoted(id))
        }
        FaultKind::LeftOutReference { what, id } => {
            let name = match what {
                Referent::Category => "Der Bereich",
                Referent::Contact => "Der Kümmerer",
                other => referent(*other),
            };
            format!("{name} {} hat selbst einen Fehler und fällt deshalb weg. Beheben Sie zuerst diesen.", quoted(id))
        }
        FaultKind::LaterAttribute { id } => {
            format!("Das Merkmal {} steht nicht weiter oben. Eine Folgerung darf nur Merkmale nennen, die vor ihrem eigenen stehen.", quoted(id))
        }
        FaultKind::CriterionShape { found } => criterion_shape(found),
        FaultKind::KindMismatch { attribute, kind, used } => {
            let used = match *used {
                "number" => "Eine Zahl",
                "option" => "Eine Antwort",
                "in" => "„in“",
                "is" => "„is“",
                _ => "„min“ oder „max“",
            };
            format!("{used} passt nicht zum Merkmal {}. Dort {}.", quoted(attribute), test_of(*kind))
        }
        FaultKind::UnknownOption { attribute, option, near } => unknown_option(attribute, option, near.as_deref()),
        FaultKind::OutsideAttribute { attribute, found, min, max } => outside(attribute, *found, *min, *max),
        FaultKind::NotForKind { key, kind } => {
            format!("Die Angabe „{key}“ passt so nicht zu einem Merkmal der Art „{}“. {}", kind.key(), only_for(key))
        }
        FaultKind::NoChannel => {
            "Dieser Kümmerer ist nicht erreichbar. Er braucht ein Postfach („mailbox“) oder eine Telefonnummer („phone“).".into()
        }
        FaultKind::BadAnswer(answer) => misfit(answer),
        // Upkeep.
        FaultKind::ReviewOverdue { due } => {
            format!("Diese Maßnahme war bis zum {} zu prüfen. Prüfen Sie sie und tragen Sie den Tag unter „checked_on“ ein.", day(*due))
        }
        FaultKind::NeverMet => {
            "Keine Antwort kann diese Bedingungen erfüllen, die Maßnahme ist also nie möglich. Prüfen Sie, welche Bedingungen einander ausschließen.".into()
        }
        FaultKind::NoNorm => "Zu dieser gesetzlichen Voraussetzung fehlt der Paragraf. Nennen Sie ihn unter „norm“.".into(),
        FaultKind::UnusedAttribute => "Keine Bedingung verwendet dieses Merkmal. Streichen Sie es oder ergänzen Sie die Bedingung.".into(),
        FaultKind::OpenEndedRules => {
            "Diese Liste kann ohne Ergebnis enden. Setzen Sie als Letztes eine Regel ohne „when“, die immer gilt.".into()
        }
        FaultKind::OldPlaces { as_of } => {
            format!("Die freien Plätze sind vom {} und damit älter als 14 Tage. Tragen Sie den neuen Stand ein.", day(*as_of))
        }
        FaultKind::ContactUnchecked { since } => {
            format!("Dieser Kümmerer wurde zuletzt am {} geprüft, vor mehr als einem Jahr. Prüfen Sie ihn und tragen Sie den Tag unter „checked_on“ ein.", day(*since))
        }
        FaultKind::OneSidedRelation { measure, expected } => {
            format!("Die Maßnahme {} nennt diesen Zusammenhang nicht. Ergänzen Sie dort „{expected}“ mit dieser Maßnahme.", quoted(measure))
        }
        FaultKind::MixedScripts { host } => {
            format!("Die Adresse {} mischt Schriften oder ist verschlüsselt geschrieben („xn--“). So sehen auch gefälschte Adressen aus; prüfen Sie sie.", quoted(host))
        }
        FaultKind::MutualDeputies { with } => {
            format!("Dieser Kümmerer und {} vertreten einander. Das ist üblich; fehlen beide, wird niemand gefunden.", quoted(with))
        }
        FaultKind::NoExamples => "Zu dieser Maßnahme gibt es noch kein gelungenes Beispiel („examples“).".into(),
        FaultKind::NotAnonymous { what, found } => {
            let (is, instead) = match what {
                Personal::Name => ("ein Name", "Schreiben Sie „eine Frau“, „ein Mann“ oder „eine Familie“"),
                Personal::Day => ("ein Datum", "Nennen Sie höchstens Alter oder Jahr"),
                Personal::Number => ("eine Telefon- oder Kundennummer", "Lassen Sie sie weg"),
                Personal::Mail => ("eine E-Mail-Adresse", "Lassen Sie sie weg"),
            };
            format!("{} sieht aus wie {is}. Gelungene Beispiele müssen anonym sein. {instead}.", quoted(found))
        }
        FaultKind::OldTranslation { reviewed, changed } => {
            format!("Die Übersetzung wurde am {} geprüft, die Maßnahme danach am {} geändert. Prüfen Sie die Übersetzung und tragen Sie den Tag unter „reviewed“ ein.", day(*reviewed), day(*changed))
        }
        FaultKind::MissingWords { tag, keys } => {
            format!("Dem Kundenblatt fehlen Wörter für die Sprache „{}“: {}. Dort steht solange Deutsch.", plain(tag), keys.join(", "))
        }
    }
}

fn day(date: Date) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

fn not_json(error: JsonError) -> String {
    match error {
        JsonError::Empty => "Die Datei ist leer. Ein Katalog beginnt mit „{“ und endet mit „}“.".into(),
        JsonError::UnexpectedEnd => {
            "Die Datei bricht hier ab. Es fehlt mindestens ein Anführungszeichen oder eine schließende Klammer; vielleicht ist die Datei unvollständig.".into()
        }
        JsonError::Unexpected(c) => {
            format!("Das Zeichen {} ist hier nicht möglich. Texte stehen in geraden Anführungszeichen (\").", character(c))
        }
        JsonError::ExpectedKey => "Hier muss der Name einer Angabe in geraden Anführungszeichen (\") stehen.".into(),
        JsonError::ExpectedColon => "Nach dem Namen einer Angabe fehlt der Doppelpunkt.".into(),
        JsonError::ExpectedCommaOrEnd => {
            "Vor dieser Stelle fehlt ein Komma oder eine schließende Klammer.".into()
        }
        JsonError::TrailingComma => "Vor der schließenden Klammer steht ein Komma zu viel. Löschen Sie es.".into(),
        JsonError::TrailingText => {
            "Nach dem Ende des Katalogs steht noch Text. Löschen Sie ihn oder prüfen Sie, ob oben eine Klammer zu früh schließt.".into()
        }
        JsonError::BadEscape => {
            "Nach dem Rückstrich „\\“ steht ein Zeichen, das dort nicht möglich ist. Einen Rückstrich im Text schreiben Sie „\\\\“.".into()
        }
        JsonError::LoneSurrogate => {
            "Die Zeichenangabe mit „\\u“ ist unvollständig. Schreiben Sie das Zeichen selbst.".into()
        }
        JsonError::ControlInText => {
            "In einem Text steht ein Zeilenumbruch oder ein Steuerzeichen, oder es fehlt das schließende Anführungszeichen. Einen Zeilenumbruch schreiben Sie „\\n“.".into()
        }
        JsonError::BadNumber => {
            "Diese Zahl ist falsch geschrieben. Richtig sind Ziffern ohne führende Null, zum Beispiel „12“.".into()
        }
        JsonError::BadWord => {
            "Dieses Wort ist hier nicht möglich. Richtig sind „true“ (ja) und „false“ (nein); Texte stehen in geraden Anführungszeichen (\").".into()
        }
        JsonError::TooDeep(limit) => {
            format!("Hier sind mehr als {limit} Klammern ineinander geschachtelt. So tief ist kein Katalog.")
        }
    }
}

fn misfit(misfit: &Misfit) -> String {
    match misfit {
        Misfit::NotAnObject => {
            "Die Angaben müssen mit „{“ beginnen und mit „}“ enden, zum Beispiel {\"alter\": \"30_44\"}.".into()
        }
        Misfit::NotJson { line, column } => {
            format!(
                "Die Angaben sind ab Zeile {line}, Spalte {column} nicht lesbar. Richtig ist zum Beispiel {{\"alter\": \"30_44\"}}."
            )
        }
        Misfit::Repeated { attribute } => {
            format!("Zum Merkmal {} stehen zwei Antworten da. Lassen Sie nur eine stehen.", quoted(attribute))
        }
        Misfit::UnknownAttribute { attribute, near: Some(near) } => {
            format!("Das Merkmal {} gibt es nicht{}", quoted(attribute), meant(near))
        }
        Misfit::UnknownAttribute { attribute, near: None } => {
            format!("Das Merkmal {} gibt es in diesem Katalog nicht.", quoted(attribute))
        }
        Misfit::WrongKind { attribute, expected } => {
            format!("Diese Antwort passt nicht zum Merkmal {}. Richtig ist {}.", quoted(attribute), answer_of(*expected))
        }
        Misfit::UnknownOption { attribute, option, near } => unknown_option(attribute, option, near.as_deref()),
        Misfit::Outside { attribute, found, min, max } => outside(attribute, *found, *min, *max),
    }
}

fn bad_url(found: &str, why: UrlFault) -> String {
    let what = match why {
        UrlFault::Scheme => {
            "beginnt nicht mit „https://“, „http://“, „mailto:“ oder „tel:“ in Kleinbuchstaben. Andere Adressen sind nicht erlaubt"
        }
        UrlFault::Character => {
            "enthält ein Leerzeichen, ein unsichtbares Zeichen, einen Rückstrich oder ein anderes unerlaubtes Zeichen. Löschen oder ersetzen Sie es"
        }
        UrlFault::UserInfo => "enthält vor dem Rechnernamen ein „@“. Zugangsdaten gehören nicht in eine Adresse",
        UrlFault::Host => {
            "hat keinen gültigen Rechnernamen. Richtig ist zum Beispiel „https://www.gesetze-im-internet.de/sgb_2/“"
        }
        UrlFault::Address => {
            "nennt nach „mailto:“ nicht genau eine E-Mail-Adresse. Richtig ist zum Beispiel „mailto:team@jobcenter.example“"
        }
        UrlFault::Number => "nennt nach „tel:“ keine Telefonnummer. Erlaubt sind „+“, Ziffern und „-“",
    };
    format!("Die Adresse {} {what}.", quoted(found))
}

fn criterion_shape(found: &[&str]) -> String {
    let keys: Vec<String> = found.iter().map(|key| format!("„{key}“")).collect();
    let start = match found {
        [] => "Hier fehlt die Bedingung.".to_owned(),
        ["attribute"] => {
            return "Hier steht, welches Merkmal geprüft wird, aber nicht, worauf. Ergänzen Sie „in“, „min“, „max“ oder „is“."
                .into();
        }
        [_] => format!("Zu {} fehlt „attribute“, das geprüfte Merkmal.", keys.concat()),
        _ => format!("Zusammen sind {} nicht möglich.", joined(&keys, "und")),
    };
    format!(
        "{start} Richtig ist genau eine dieser Formen: „all“, „any“, „not“ oder „attribute“ mit „in“, mit „min“ und „max“ oder mit „is“."
    )
}

fn unknown_option(attribute: &str, option: &str, near: Option<&str>) -> String {
    let start = format!("Die Antwort {} gibt es beim Merkmal {} nicht", quoted(option), quoted(attribute));
    match near {
        Some(near) => start + &meant(near),
        None => start + ". Richtig ist die Kennung einer seiner Antworten („options“).",
    }
}

fn outside(attribute: &str, found: i64, min: i64, max: i64) -> String {
    format!("Die Zahl {found} liegt außerhalb des Merkmals {}. Richtig ist eine Zahl von {min} bis {max}.", quoted(attribute))
}

fn shape(shape: JsonShape) -> &'static str {
    match shape {
        JsonShape::Null => "„null“",
        JsonShape::Flag => "„true“ (ja) oder „false“ (nein)",
        JsonShape::Number => "eine Zahl mit Komma oder Exponent",
        JsonShape::WholeNumber => "eine ganze Zahl",
        JsonShape::Text => "ein Text in Anführungszeichen",
        JsonShape::List => "eine Liste in eckigen Klammern",
        JsonShape::Object => "ein Eintrag in geschweiften Klammern",
        JsonShape::Bound => "eine ganze Zahl oder die Kennung einer Antwort",
        JsonShape::FlagOrList => "„true“ oder eine Liste von Kennungen",
    }
}

fn referent(what: Referent) -> &'static str {
    match what {
        Referent::Attribute => "Das Merkmal",
        Referent::Category => "Den Bereich",
        Referent::Contact => "Den Kümmerer",
        Referent::Measure => "Die Maßnahme",
    }
}

/// How an attribute of this kind is tested.
fn test_of(kind: KindName) -> &'static str {
    match kind {
        KindName::Flag => "prüft man mit „is“, ob ja oder nein gilt",
        KindName::Choice | KindName::Multi => "prüft man mit „in“ und einer Liste von Antworten",
        KindName::Ordinal => "prüft man mit „in“ oder mit „min“ und „max“ und den Kennungen von Antworten",
        KindName::Integer => "prüft man mit „min“ und „max“ und ganzen Zahlen",
    }
}

/// What answers an attribute of this kind.
fn answer_of(kind: KindName) -> &'static str {
    match kind {
        KindName::Flag => "„true“ (ja) oder „false“ (nein)",
        KindName::Choice | KindName::Ordinal => "die Kennung einer Antwort",
        KindName::Multi => "eine Liste mit den Kennungen von Antworten",
        KindName::Integer => "eine ganze Zahl",
    }
}

/// Where a key of an attribute belongs.
fn only_for(key: &str) -> &'static str {
    match key {
        "options" => "Antworten haben nur die Arten „choice“, „ordinal“ und „multi“.",
        "changeable" => "Richtig ist „true“ bei „flag“ und „ordinal“, eine Liste von Antworten bei „choice“.",
        _ => "Sie gehört nur zur Art „integer“.",
    }
}

/// The end of a sentence that proposes a name.
fn meant(near: &str) -> String {
    format!(" – meinten Sie {}?", quoted(near))
}

/// `„a“, „b“ oder „c“`.
fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("„{word}“")).collect();
    joined(&quoted, "oder")
}

/// What the catalogue says, in quotation marks.
fn quoted(text: &str) -> String {
    format!("„{}“", plain(text))
}

fn character(c: char) -> String {
    if is_invisible(c) { code_point(c.into()) } else { format!("„{c}“") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::QUOTED;
    use foerderkompass_core::read;

    fn say(kind: FaultKind) -> String {
        German.fault(&kind)
    }

    #[test]
    fn sentences_say_what_is_wrong_and_what_would_be_right() {
        let text = |text: &str| text.to_owned();
        let rows = [
            (FaultKind::Missing { key: "title" }, "Die Angabe „title“ fehlt. Ergänzen Sie sie in diesem Eintrag."),
            (
                FaultKind::UnknownKey { key: text("titel"), near: Some(text("title")) },
                "Die Angabe „titel“ gibt es hier nicht – meinten Sie „title“?",
            ),
            (
                FaultKind::UnknownKey { key: text("farbe"), near: None },
                "Die Angabe „farbe“ gibt es hier nicht. Streichen Sie sie.",
            ),
            (
                FaultKind::WrongShape { expected: JsonShape::Text, found: JsonShape::WholeNumber },
                "Hier steht eine ganze Zahl, richtig wäre ein Text in Anführungszeichen.",
            ),
            (
                FaultKind::UnknownReference { what: Referent::Contact, id: text("tem"), near: Some(text("team")) },
                "Den Kümmerer „tem“ gibt es nicht – meinten Sie „team“?",
            ),
            (
                FaultKind::UnknownReference { what: Referent::Measure, id: text("x"), near: None },
                "Die Maßnahme „x“ gibt es nicht. Richtig ist eine Kennung aus der Liste „measures“.",
            ),
            (
                FaultKind::BadWord { found: text("wort"), allowed: &["flag", "choice", "multi"], near: None },
                "„wort“ gibt es hier nicht. Richtig ist „flag“, „choice“ oder „multi“.",
            ),
            (
                FaultKind::KindMismatch { attribute: text("alter"), kind: KindName::Integer, used: "in" },
                "„in“ passt nicht zum Merkmal „alter“. Dort prüft man mit „min“ und „max“ und ganzen Zahlen.",
            ),
            (
                FaultKind::CriterionShape { found: vec!["all", "any"] },
                "Zusammen sind „all“ und „any“ nicht möglich. Richtig ist genau eine dieser Formen: „all“, „any“, „not“ oder „attribute“ mit „in“, mit „min“ und „max“ oder mit „is“.",
            ),
            (
                FaultKind::CriterionShape { found: vec!["in"] },
                "Zu „in“ fehlt „attribute“, das geprüfte Merkmal. Richtig ist genau eine dieser Formen: „all“, „any“, „not“ oder „attribute“ mit „in“, mit „min“ und „max“ oder mit „is“.",
            ),
            (
                FaultKind::BadUrl { found: text("javascript:alert(1)"), why: UrlFault::Scheme },
                "Die Adresse „javascript:alert(1)“ beginnt nicht mit „https://“, „http://“, „mailto:“ oder „tel:“ in Kleinbuchstaben. Andere Adressen sind nicht erlaubt.",
            ),
            (
                FaultKind::TooManyMeasures { limit: 200_000 },
                "Der Katalog hat zu viele Maßnahmen. Erlaubt sind höchstens 200.000.",
            ),
            (
                FaultKind::TextTooLong { limit: 128 * 1024 * 1024 },
                "Die Datei ist zu groß. Ein Katalog darf höchstens 128 MiB haben.",
            ),
            (
                FaultKind::BadAnswer(Misfit::Outside { attribute: text("alter"), found: 130, min: 0, max: 120 }),
                "Die Zahl 130 liegt außerhalb des Merkmals „alter“. Richtig ist eine Zahl von 0 bis 120.",
            ),
        ];
        for (kind, expected) in rows {
            assert_eq!(say(kind.clone()), expected, "{kind:?}");
        }
    }

    #[test]
    fn dates_are_written_the_german_way() {
        let as_of = Date::parse("2026-11-02");
        let sentence = as_of.map(|as_of| say(FaultKind::OldPlaces { as_of }));
        assert_eq!(
            sentence.as_deref(),
            Some("Die freien Plätze sind vom 2.11.2026 und damit älter als 14 Tage. Tragen Sie den neuen Stand ein.")
        );
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        let rows = [
            ("a\u{0}b", "„a[U+0000]b“"),
            ("\u{202e}cod.exe", "„[U+202E]cod.exe“"),
            ("\u{feff}id", "„[U+FEFF]id“"),
            ("a\u{a0}b", "„a[U+00A0]b“"),
            ("Straße", "„Straße“"),
        ];
        for (text, expected) in rows {
            assert_eq!(quoted(text), expected);
        }
        let long = "ä".repeat(1000);
        assert_eq!(quoted(&long).chars().count(), QUOTED + 3);
        assert!(say(FaultKind::NotJson(JsonError::Unexpected('\u{1b}'))).contains("U+001B"));
    }

    /// Faults as they really come out of broken catalogues: each has a sentence, none is empty or shows code.
    #[test]
    fn every_fault_that_reading_finds_has_a_sentence() {
        let head =
            r#""format": "1", "title": "T", "publisher": "P", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01""#;
        let texts = [
            String::new(),
            "{".into(),
            "[1,]".into(),
            "{\"a\" 1}".into(),
            "{a: 1}".into(),
            "nul".into(),
            "01".into(),
            "\"\\x\"".into(),
            "\"\\ud800\"".into(),
            "[1 2]".into(),
            "{} {}".into(),
            "[".repeat(1000),
            "[]".into(),
            "{}".into(),
            format!("{{{head}, \"measures\": [], \"title\": \"zwei\"}}"),
            format!(
                r#"{{{head}, "attributes": [{{"id": "a", "kind": "flag", "label": "A", "min": 1}}, {{"id": "b", "kind": "integer", "label": "B", "min": 3}}],
                "contacts": [{{"id": "k", "role": "", "mailbox": "x", "phone": "*31#"}}],
                "measures": [{{"id": "M!", "title": "T", "summary": 7, "category": "x", "must": {{"all": []}}, "should": {{"attribute": "b", "in": ["x"]}},
                "legal": [{{"norm": "§", "url": "data:x"}}], "valid_from": "heute", "voluntary": null}}]}}"#
            ),
        ];
        let today = Date::parse("2026-11-22").unwrap_or(Date::MAX);
        let mut seen = 0;
        for text in texts {
            let faults = match read(text.as_bytes(), today) {
                Ok(reading) => reading.faults,
                Err(faults) => faults,
            };
            assert!(!faults.is_empty(), "{text}");
            for fault in faults {
                let sentence = say(fault.kind.clone());
                seen += 1;
                assert!(sentence.len() > 20 && sentence.ends_with(['.', '?']), "{fault:?}: {sentence}");
                assert!(!sentence.contains("{ ") && !sentence.contains("Some("), "{fault:?}: {sentence}");
            }
        }
        assert!(seen > 25, "only {seen}");
    }
}
