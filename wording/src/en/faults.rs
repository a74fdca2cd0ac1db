// SPDX-License-Identifier: EUPL-1.2
//! Faults of a catalogue and of answers, in English, for people who know no JSON.
//!
//! What this does not say: where the fault is and how bad. The caller puts line and column before the sentence.
//! The file is long because it holds one sentence for each kind of fault.

use foerderkompass_core::{FaultKind, JsonError, JsonShape, KindName, Misfit, Personal, Referent, Severity, UrlFault};

use super::English;
use crate::quotation::{code_point, grouped, is_invisible, joined, list_of, plain};
use crate::{FaultWording, Wording};

impl FaultWording for English {
    fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
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
            "The file is saved in the encoding UTF-16 (‘Unicode’). Save it in the encoding UTF-8.".into()
        }
        FaultKind::NotUtf8 { utf16: false } => {
            "A character here is not saved in UTF-8. Save the file in the encoding UTF-8.".into()
        }
        FaultKind::NotJson(error) => not_json(*error),
        FaultKind::TextTooLong { limit } => {
            format!("The file is too large. A catalogue may have at most {} MiB.", limit / (1024 * 1024))
        }
        FaultKind::TooManyMeasures { limit } => {
            format!("The catalogue has too many measures. At most {} are allowed.", grouped(*limit, ','))
        }
        FaultKind::NestedTooDeep { limit } => {
            format!("The conditions are nested too deeply. {limit} levels are allowed.")
        }
        FaultKind::NewerFormat { found } => {
            format!("This version cannot read the catalogue format {}. Use ‘1’; for a newer format you need a newer version.", quoted(found))
        }
        FaultKind::MinorAhead { found } => {
            format!("The catalogue format {} is newer than this version. What it does not know, it ignores.", quoted(found))
        }
        FaultKind::ByteOrderMark => "There is an invisible encoding mark (U+FEFF) before the first character. It does no harm; from now on, save as ‘UTF-8 without BOM’.".into(),
        // Shape.
        FaultKind::Missing { key } => format!("The field ‘{key}’ is missing. Add it to this entry."),
        FaultKind::WrongShape { expected, found } => {
            format!("This is {}; it should be {}.", shape(*found), shape(*expected))
        }
        FaultKind::Null => "This is ‘null’. Leave an empty field out altogether.".into(),
        FaultKind::UnknownKey { key, near: Some(near) } => {
            format!("There is no field {} here{}", quoted(key), meant(near))
        }
        FaultKind::UnknownKey { key, near: None } => {
            format!("There is no field {} here. Remove it.", quoted(key))
        }
        FaultKind::DuplicateKey { key } => {
            format!("The field {} is here twice. Keep only one of them.", quoted(key))
        }
        FaultKind::EmptyText => "This text is empty. Enter something or remove the field.".into(),
        FaultKind::EmptyList => "This list is empty. Enter at least one item.".into(),
        FaultKind::ControlCharacter { code } => {
            format!("The text contains the invisible control character {}. Delete it.", code_point(*code))
        }
        FaultKind::BadId { found } if found.is_empty() => {
            "Something is missing here: an entry of the list, or an id of a–z, 0–9, ‘_’ and ‘-’.".to_owned()
        }
        FaultKind::BadId { found } => format!(
            "The id {} is not allowed. Use 1 to 64 characters from a–z, 0–9, ‘_’ and ‘-’, beginning with a letter or a digit.",
            quoted(found)
        ),
        FaultKind::BadDate { found } => {
            format!("{} is not a date. Write year-month-day, for example ‘2027-03-31’.", quoted(found))
        }
        FaultKind::BadWord { found, near: Some(near), .. } => format!("There is no {} here{}", quoted(found), meant(near)),
        FaultKind::BadWord { found, allowed, near: None } => {
            format!("There is no {} here. Use {}.", quoted(found), one_of(allowed))
        }
        FaultKind::NumberOutside { found, min, max } => {
            format!("The number {found} is not possible here. Use a number from {min} to {max}.")
        }
        FaultKind::EmptyRange { first, last } => format!(
            "The range is empty: its beginning {} comes after its end {}. Swap them.",
            quoted(first),
            quoted(last)
        ),
        FaultKind::BadUrl { found, why } => bad_url(found, *why),
        FaultKind::BadMailbox { found } => {
            format!("{} is not a single email address. Write for example ‘team@jobcenter.example’, without names or additions.", quoted(found))
        }
        FaultKind::BadPhone { found } => {
            format!("{} is not a phone number. It has at least two digits and otherwise only spaces and the characters + ( ) / -.", quoted(found))
        }
        FaultKind::BadTag { found } => {
            format!("{} is not the tag of a language. Two small letters are usual, as in ‘uk’ or ‘ar’, with an addition ‘de-simple’.", quoted(found))
        }
        // Meaning.
        FaultKind::DuplicateId { id, other } => {
            format!("The id {} is also used in {}. Each id may occur only once.", quoted(id), plain(other))
        }
        FaultKind::UnknownReference { what, id, near: Some(near) } => {
            format!("There is no {} {}{}", referent(*what), quoted(id), meant(near))
        }
        FaultKind::UnknownReference { what, id, near: None } => {
            let (name, list) = (referent(*what), list_of(*what));
            format!("There is no {name} {}. Use an id from the list ‘{list}’.", quoted(id))
        }
        FaultKind::LeftOutReference { what, id } => {
            format!("The {} {} has a fault itself and is therefore left out. Correct that first.", referent(*what), quoted(id))
        }
        FaultKind::LaterAttribute { id } => {
            format!("The attribute {} is not further up in the list. A conclusion may name only attributes that come before its own.", quoted(id))
        }
        FaultKind::CriterionShape { found } => criterion_shape(found),
        FaultKind::KindMismatch { attribute, kind, used } => {
            let used = match *used {
                "number" => "A number",
                "option" => "An option",
                "in" => "‘in’",
                "is" => "‘is’",
                _ => "‘min’ or ‘max’",
            };
            format!("{used} does not go with the attribute {}. It is tested {}.", quoted(attribute), test_of(*kind))
        }
        FaultKind::UnknownOption { attribute, option, near } => unknown_option(attribute, option, near.as_deref()),
        FaultKind::OutsideAttribute { attribute, found, min, max } => outside(attribute, *found, *min, *max),
        FaultKind::NotForKind { key, kind } => {
            format!("Like this, the field ‘{key}’ does not go with an attribute of the kind ‘{}’. {}", kind.key(), only_for(key))
        }
        FaultKind::NoChannel => {
            "This contact cannot be reached. It needs a mailbox (‘mailbox’) or a phone number (‘phone’).".into()
        }
        FaultKind::BadAnswer(answer) => misfit(answer),
        // Upkeep.
        FaultKind::ReviewOverdue { due } => {
            format!("This measure was to be checked by {}. Check it and enter the day under ‘checked_on’.", English.date(*due))
        }
        FaultKind::NeverMet => {
            "No answer can meet these conditions, so the measure is never possible. Check which conditions rule each other out.".into()
        }
        FaultKind::NoNorm => "This legal requirement lacks its section of the law. Name it under ‘norm’.".into(),
        FaultKind::UnusedAttribute => "No condition uses this attribute. Remove it or add the condition.".into(),
        FaultKind::OpenEndedRules => {
            "This list can end without a result. As the last rule, add one without ‘when’, which always holds.".into()
        }
        FaultKind::OldPlaces { as_of } => {
            format!("The number of free places is from {}, more than 14 days old. Enter how many there are now.", English.date(*as_of))
        }
        FaultKind::ContactUnchecked { since } => {
            format!("This contact was last checked on {}, more than a year ago. Check it and enter the day under ‘checked_on’.", English.date(*since))
        }
        FaultKind::OneSidedRelation { measure, expected } => {
            format!("The measure {} does not name this relation. Add ‘{expected}’ with this measure there.", quoted(measure))
        }
        FaultKind::MixedScripts { host } => {
            format!("The address {} mixes scripts or is written in code (‘xn--’). Forged addresses look like this, too; check it.", quoted(host))
        }
        FaultKind::MutualDeputies { with } => {
            format!("This contact and {} stand in for each other. That is usual; if both are away, nobody is found.", quoted(with))
        }
        FaultKind::OldTranslation { reviewed, changed } => {
            format!("The translation was reviewed on {}, the measure changed after that, on {}. Check the translation and enter the day under ‘reviewed’.", English.date(*reviewed), English.date(*changed))
        }
        FaultKind::MissingWords { tag, keys } => {
            format!("The sheet for clients lacks words in the language ‘{}’: {}. They are in German until then.", plain(tag), keys.join(", "))
        }
        FaultKind::NoExamples => "This measure has no example of success yet (‘examples’).".into(),
        FaultKind::NotAnonymous { what, found } => {
            let (is, instead) = match what {
                Personal::Name => ("a name", "Write ‘a woman’, ‘a man’ or ‘a family’"),
                Personal::Day => ("a date", "Give the age or the year at most"),
                Personal::Number => ("a telephone or client number", "Leave it out"),
                Personal::Mail => ("a mail address", "Leave it out"),
            };
            format!("{} looks like {is}. Examples of success must be anonymous. {instead}.", quoted(found))
        }
    }
}

fn not_json(error: JsonError) -> String {
    match error {
        JsonError::Empty => "The file is empty. A catalogue begins with ‘{’ and ends with ‘}’.".into(),
        JsonError::UnexpectedEnd => {
            "The file breaks off here. At least one quotation mark or closing bracket is missing; perhaps the file is incomplete.".into()
        }
        JsonError::Unexpected(c) => {
            format!("The character {} is not possible here. Write texts in straight quotation marks (\").", character(c))
        }
        JsonError::ExpectedKey => "The name of a field in straight quotation marks (\") must come here.".into(),
        JsonError::ExpectedColon => "The colon after the name of a field is missing.".into(),
        JsonError::ExpectedCommaOrEnd => "A comma or a closing bracket is missing before this place.".into(),
        JsonError::TrailingComma => "There is one comma too many before the closing bracket. Delete it.".into(),
        JsonError::TrailingText => {
            "There is more text after the end of the catalogue. Delete it, or check whether a bracket further up closes too early.".into()
        }
        JsonError::BadEscape => {
            "The character after the backslash ‘\\’ is not possible there. A backslash in a text is written ‘\\\\’.".into()
        }
        JsonError::LoneSurrogate => "The character given by ‘\\u’ is incomplete. Write the character itself.".into(),
        JsonError::ControlInText => {
            "A text contains a line break or a control character, or its closing quotation mark is missing. A line break is written ‘\\n’.".into()
        }
        JsonError::BadNumber => {
            "This number is written wrongly. Use digits without a leading zero, for example ‘12’.".into()
        }
        JsonError::BadWord => {
            "This word is not possible here. Use ‘true’ (yes) or ‘false’ (no); write texts in straight quotation marks (\").".into()
        }
        JsonError::TooDeep(limit) => {
            format!("More than {limit} brackets are nested here. No catalogue is that deep.")
        }
    }
}

fn misfit(misfit: &Misfit) -> String {
    match misfit {
        Misfit::NotAnObject => "The answers must begin with ‘{’ and end with ‘}’, for example {\"alter\": \"30_44\"}.".into(),
        Misfit::NotJson { line, column } => {
            format!(
                "The answers cannot be read from line {line}, column {column} on. Write for example {{\"alter\": \"30_44\"}}."
            )
        }
        Misfit::Repeated { attribute } => {
            format!("There are two answers to the attribute {}. Keep only one.", quoted(attribute))
        }
        Misfit::UnknownAttribute { attribute, near: Some(near) } => {
            format!("There is no attribute {}{}", quoted(attribute), meant(near))
        }
        Misfit::UnknownAttribute { attribute, near: None } => {
            format!("There is no attribute {} in this catalogue.", quoted(attribute))
        }
        Misfit::WrongKind { attribute, expected } => {
            format!("This answer does not go with the attribute {}. Use {}.", quoted(attribute), answer_of(*expected))
        }
        Misfit::UnknownOption { attribute, option, near } => unknown_option(attribute, option, near.as_deref()),
        Misfit::Outside { attribute, found, min, max } => outside(attribute, *found, *min, *max),
    }
}

fn bad_url(found: &str, why: UrlFault) -> String {
    let what = match why {
        UrlFault::Scheme => {
            "does not begin with ‘https://’, ‘http://’, ‘mailto:’ or ‘tel:’ in small letters. Other addresses are not allowed"
        }
        UrlFault::Character => {
            "contains a space, an invisible character, a backslash or another character that is not allowed. Delete or replace it"
        }
        UrlFault::UserInfo => "contains an ‘@’ before the host name. Credentials do not belong in an address",
        UrlFault::Host => "has no valid host name. Write for example ‘https://www.gesetze-im-internet.de/sgb_2/’",
        UrlFault::Address => {
            "does not name exactly one email address after ‘mailto:’. Write for example ‘mailto:team@jobcenter.example’"
        }
        UrlFault::Number => "names no phone number after ‘tel:’. Allowed are ‘+’, digits and ‘-’",
    };
    format!("The address {} {what}.", quoted(found))
}

fn criterion_shape(found: &[&str]) -> String {
    let keys: Vec<String> = found.iter().map(|key| format!("‘{key}’")).collect();
    let start = match found {
        [] => "The condition is missing here.".to_owned(),
        ["attribute"] => {
            return "This says which attribute is tested, but not for what. Add ‘in’, ‘min’, ‘max’ or ‘is’.".into();
        }
        [_] => format!("{} lacks ‘attribute’, the attribute that is tested.", keys.concat()),
        _ => format!("{} are not possible together.", joined(&keys, "and")),
    };
    format!(
        "{start} Use exactly one of these forms: ‘all’, ‘any’, ‘not’, or ‘attribute’ with ‘in’, with ‘min’ and ‘max’ or with ‘is’."
    )
}

fn unknown_option(attribute: &str, option: &str, near: Option<&str>) -> String {
    let start = format!("There is no option {} of the attribute {}", quoted(option), quoted(attribute));
    match near {
        Some(near) => start + &meant(near),
        None => start + ". Use the id of one of its options (‘options’).",
    }
}

fn outside(attribute: &str, found: i64, min: i64, max: i64) -> String {
    format!("The number {found} is outside the attribute {}. Use a number from {min} to {max}.", quoted(attribute))
}

fn shape(shape: JsonShape) -> &'static str {
    match shape {
        JsonShape::Null => "‘null’",
        JsonShape::Flag => "‘true’ (yes) or ‘false’ (no)",
        JsonShape::Number => "a number with a decimal point or an exponent",
        JsonShape::WholeNumber => "a whole number",
        JsonShape::Text => "a text in quotation marks",
        JsonShape::List => "a list in square brackets",
        JsonShape::Object => "an entry in curly brackets",
        JsonShape::Bound => "a whole number or the id of an option",
        JsonShape::FlagOrList => "‘true’ or a list of ids",
    }
}

fn referent(what: Referent) -> &'static str {
    match what {
        Referent::Attribute => "attribute",
        Referent::Category => "category",
        Referent::Contact => "contact",
        Referent::Measure => "measure",
    }
}

/// How an attribute of this kind is tested.
fn test_of(kind: KindName) -> &'static str {
    match kind {
        KindName::Flag => "by ‘is’, for yes or no",
        KindName::Choice | KindName::Multi => "by ‘in’ and a list of options",
        KindName::Ordinal => "by ‘in’ or by ‘min’ and ‘max’ and the ids of options",
        KindName::Integer => "by ‘min’ and ‘max’ and whole numbers",
    }
}

/// What answers an attribute of this kind.
fn answer_of(kind: KindName) -> &'static str {
    match kind {
        KindName::Flag => "‘true’ (yes) or ‘false’ (no)",
        KindName::Choice | KindName::Ordinal => "the id of an option",
        KindName::Multi => "a list of the ids of options",
        KindName::Integer => "a whole number",
    }
}

/// Where a key of an attribute belongs.
fn only_for(key: &str) -> &'static str {
    match key {
        "options" => "Only the kinds ‘choice’, ‘ordinal’ and ‘multi’ have options.",
        "changeable" => "Use ‘true’ for ‘flag’ and ‘ordinal’, a list of options for ‘choice’.",
        _ => "It belongs to the kind ‘integer’ only.",
    }
}

/// The end of a sentence that proposes a name.
fn meant(near: &str) -> String {
    format!(" – did you mean {}?", quoted(near))
}

/// `‘a’, ‘b’ or ‘c’`.
fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("‘{word}’")).collect();
    joined(&quoted, "or")
}

/// What the catalogue says, in quotation marks.
fn quoted(text: &str) -> String {
    format!("‘{}’", plain(text))
}

fn character(c: char) -> String {
    if is_invisible(c) { code_point(c.into()) } else { format!("‘{c}’") }
}
