// SPDX-License-Identifier: EUPL-1.2
//! What is wrong with a written condition, in words for people who write few of them.

use std::ops::Range;

use foerderkompass_core::{Attribute, AttributeAt, Catalog, Integer, Kind, OptionAt};

use super::lex::{Mark, Piece};
use super::names::{Found, Written, find, is_bare, name};
use super::parse::{Parser, word_of};
use super::words::{AND, AT_LEAST, AT_MOST, IS, NO, NONE_OF, NOT, ONE_OF, OR, Reserved, YES, number};
use super::{NotationFault, Suggestion};
use crate::quotation::{joined, plain};

pub(super) fn fault(at: Range<usize>, message: impl Into<String>) -> NotationFault {
    NotationFault { at, message: message.into(), suggestions: Vec::new() }
}

impl NotationFault {
    /// The same with one more proposal.
    pub(super) fn with(mut self, replace: Range<usize>, with: impl Into<String>) -> NotationFault {
        self.suggestions.push(Suggestion { replace, with: with.into() });
        self
    }
}

/// A piece of the text or the catalogue inside a sentence.
pub(super) fn shown(text: &str) -> String {
    format!("„{}“", plain(text))
}

/// A piece of the text between quotation marks, which keeps its own out of them.
fn shown_code(text: &str) -> String {
    let bare: String = text.chars().map(|c| if matches!(c, '„' | '“' | '”') { '"' } else { c }).collect();
    shown(&bare)
}

pub(super) fn unclosed(text: &str, from: usize) -> NotationFault {
    let open = text.get(from..).and_then(|rest| rest.chars().next()).unwrap_or('"');
    let close = match open {
        '„' => "“",
        '»' => "«",
        '«' => "»",
        '"' => "\"",
        _ => "”",
    };
    let end = text.trim_end().len().max(from + open.len_utf8());
    let message = "Dieses Anführungszeichen hat kein Gegenstück. Setzen Sie das schließende an das Ende des Namens oder Textes.";
    fault(from..from + open.len_utf8(), message).with(end..end, close)
}

/// Something stands after a condition that does not continue it.
pub(super) fn missing_joint(parser: &Parser<'_, '_>) -> NotationFault {
    let Some(token) = parser.peek() else { return fault(parser.end()..parser.end(), "Hier fehlt etwas.") };
    let at = token.at.clone();
    let found = shown_code(parser.slice(&at));
    match (&token.piece, word_of(token)) {
        (Piece::Mark(Mark::Comma | Mark::Semicolon), _) => {
            let message = format!("Zwischen zwei Bedingungen steht „{AND}“ oder „{OR}“, nicht {found}.");
            let tight = parser.rest().get(1).is_some_and(|next| next.at.start == at.end);
            let space = if tight { " " } else { "" };
            fault(at.clone(), message).with(at.clone(), format!(" {AND}{space}")).with(at, format!(" {OR}{space}"))
        }
        (Piece::Mark(Mark::NoteClose), _) => fault(at.clone(), "Zu dieser eckigen Klammer fehlt die öffnende.").with(at, ""),
        (Piece::Word(_), Some(Reserved::Not))
        | (Piece::Word(_) | Piece::Quoted(_) | Piece::Id(_) | Piece::Mark(Mark::Open), None) => {
            let start = at.start..at.start;
            let message = format!("Vor {found} fehlt „{AND}“ oder „{OR}“.");
            fault(at, message).with(start.clone(), format!("{AND} ")).with(start, format!("{OR} "))
        }
        (Piece::Word(_), Some(_)) => fault(
            at,
            format!("Vor {found} fehlen „{AND}“ oder „{OR}“ und ein Merkmal. Die Bedingung davor ist schon vollständig."),
        ),
        _ => fault(
            at,
            format!("Das Zeichen {found} ist hier nicht möglich. Nach einer Bedingung steht „{AND}“, „{OR}“ oder nichts."),
        ),
    }
}

/// No condition begins here.
pub(super) fn no_condition(parser: &Parser<'_, '_>) -> NotationFault {
    let Some(token) = parser.peek() else {
        let end = parser.end();
        let message = match parser.back(1).first() {
            Some(before) => format!("Nach {} fehlt eine Bedingung.", shown_code(parser.slice(&before.at))),
            None => "Hier fehlt eine Bedingung.".into(),
        };
        return fault(end..end, message);
    };
    let at = token.at.clone();
    let found = shown_code(parser.slice(&at));
    match (&token.piece, word_of(token)) {
        (_, Some(Reserved::And | Reserved::Or)) => fault(at, format!("Vor {found} fehlt eine Bedingung.")),
        (Piece::Mark(Mark::Close), _) => fault(at, "Vor der schließenden Klammer fehlt eine Bedingung."),
        (Piece::Mark(Mark::NoteOpen), _) => fault(at, "Vor der eckigen Klammer fehlt die Bedingung, zu der sie gehört."),
        (Piece::Mark(Mark::NoteClose), _) => fault(at.clone(), "Zu dieser eckigen Klammer fehlt die öffnende.").with(at, ""),
        (Piece::Mark(Mark::Comma | Mark::Semicolon), _) => fault(
            at,
            format!("Das Zeichen {found} ist hier nicht möglich. Hier beginnt eine Bedingung: ein Merkmal, „{NOT}“ oder „(“."),
        ),
        _ => fault(at, format!("Vor {found} fehlt das Merkmal{}.", example(parser.catalog))),
    }
}

/// The value is missing.
pub(super) fn no_value(parser: &Parser<'_, '_>, attribute: &Attribute) -> NotationFault {
    let what = match &attribute.kind {
        Kind::Integer(range) => format!("eine Zahl von {} bis {}", range.min, range.max),
        _ => format!("eine Antwort von {}", shown(&attribute.label)),
    };
    let options = option_list(attribute);
    let Some(token) = parser.peek() else {
        let end = parser.end();
        return fault(end..end, format!("Hier fehlt {what}.{options}"));
    };
    let at = token.at.clone();
    fault(at.clone(), format!("Vor {} fehlt {what}.{options}", shown_code(parser.slice(&at))))
}

/// The check does not suit the attribute.
pub(super) fn check_misfit(catalog: &Catalog, at: AttributeAt, place: Range<usize>, right: Option<&str>) -> NotationFault {
    let Some(attribute) = catalog.attributes().get(at) else { return fault(place, "Dieses Merkmal gibt es nicht.") };
    let label = shown(&attribute.label);
    let message = match &attribute.kind {
        Kind::Flag => format!("{label} ist ja oder nein. Das Merkmal steht allein, mit „{NOT}“ davor oder mit „: {NO}“ danach."),
        Kind::Choice(_) | Kind::Multi(_) => format!(
            "Die Antworten von {label} haben keine Reihenfolge. Möglich sind „{IS}“, „{IS} {NOT}“, „{ONE_OF}“ und „{NONE_OF}“."
        ),
        Kind::Ordinal(_) => format!(
            "Das passt nicht zu {label}. Möglich sind „{AT_LEAST}“, „{AT_MOST}“, „von … bis …“, „genau“, „{IS}“, „{ONE_OF}“ und „{NONE_OF}“."
        ),
        Kind::Integer(_) => format!("{label} ist eine Zahl. Möglich sind „{AT_LEAST}“, „{AT_MOST}“, „von … bis …“ und „genau“."),
    };
    let with = match &attribute.kind {
        Kind::Choice(_) | Kind::Multi(_) => right,
        Kind::Flag | Kind::Ordinal(_) | Kind::Integer(_) => None,
    };
    let wrong = fault(place.clone(), message);
    match with {
        Some(with) => wrong.with(place, with),
        None => wrong,
    }
}

/// „<“, „unter“ and their like leave open what becomes of the value itself.
pub(super) fn strict(
    parser: &Parser<'_, '_>,
    attribute: &Attribute,
    at: Range<usize>,
    less: bool,
    value: Option<&Written>,
) -> NotationFault {
    let found = shown(parser.slice(&at));
    let word = if less { AT_MOST } else { AT_LEAST };
    let message = format!("{found} gibt es hier nicht. Schreiben Sie „{word}“; der Wert selbst gehört dann dazu.");
    match value.and_then(|value| Some((value, beside(attribute, value, less)?))) {
        Some((value, right)) => {
            let message = format!("{message} Gemeint ist hier vielleicht {}.", shown_code(&format!("{word} {right}")));
            fault(at.clone(), message).with(at.start..value.at.end, format!("{word} {right}"))
        }
        None => fault(at, message),
    }
}

/// The value before or after this one.
fn beside(attribute: &Attribute, value: &Written, less: bool) -> Option<String> {
    if let Kind::Integer(range) = &attribute.kind {
        let (digits, unit) = value.text.split_once(' ').unwrap_or((&value.text, ""));
        let number = number(digits)?;
        let right = if less { number - 1 } else { number + 1 };
        let written = format!("{right} {unit}");
        return (range.min..=range.max).contains(&right).then(|| written.trim_end().to_owned());
    }
    let Found::One(option) = find(attribute.options(), value) else { return None };
    let right = if less { option.checked_sub(1)? } else { option + 1 };
    (right < attribute.options().len()).then(|| name(attribute.options(), right, false))
}

pub(super) fn no_number(attribute: &Attribute, range: &Integer, written: &Written) -> NotationFault {
    let (label, text) = (shown(&attribute.label), shown(&written.text));
    let ends: Vec<&str> = written.text.split(['-', '–', '—', '−']).map(str::trim).collect();
    let message = format!("{text} ist keine ganze Zahl. {label} ist eine Zahl von {} bis {}.", range.min, range.max);
    match ends.as_slice() {
        [first, last] if !first.is_empty() && !last.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) => {
            let message = format!(
                "{text} ist keine einzelne Zahl. Einen Bereich schreiben Sie „von {} bis {}“.",
                plain(first),
                plain(last)
            );
            fault(written.at.clone(), message)
        }
        _ => fault(written.at.clone(), message),
    }
}

pub(super) fn wrong_unit(
    parser: &Parser<'_, '_>,
    attribute: &Attribute,
    range: &Integer,
    written: &Written,
    found: &str,
) -> NotationFault {
    // The unit begins after the number, in the text as in the words.
    let digits = parser.slice(&written.at).find(|c: char| c.is_alphabetic()).unwrap_or(0);
    let at = written.at.start + digits..written.at.end;
    let found = shown(found);
    match &range.unit {
        Some(unit) => {
            let message = format!("{} zählt in {}, nicht in {found}.", shown(&attribute.label), shown(unit));
            fault(at.clone(), message).with(at, unit.clone())
        }
        None => fault(at.clone(), format!("Nach der Zahl passt {found} nicht. {} hat keine Einheit.", shown(&attribute.label)))
            .with(at, ""),
    }
}

pub(super) fn option_label(attribute: &Attribute, option: OptionAt) -> String {
    attribute.options().get(option).map_or_else(String::new, |one| one.label.clone())
}

/// The options, if they are few.
pub(super) fn option_list(attribute: &Attribute) -> String {
    let options = attribute.options();
    let labels: Vec<String> = options.iter().take(8).map(|one| shown_code(&one.label)).collect();
    match options.len() {
        0 => String::new(),
        1 => format!(" Möglich ist {}.", labels.concat()),
        2..=8 => format!(" Möglich sind {}.", joined(&labels, AND)),
        _ => format!(" Möglich ist zum Beispiel {}.", joined(labels.get(..2).unwrap_or_default(), OR)),
    }
}

/// A sentence with this attribute, as it would be right. Quotation marks in it are straight: it is quoted itself.
pub(super) fn example_of(catalog: &Catalog, at: AttributeAt, check: &str) -> String {
    let Some(attribute) = catalog.attributes().get(at) else { return String::new() };
    let label = name(catalog.attributes(), at, false);
    let option = |place: usize| name(attribute.options(), place, false);
    let options = attribute.options().len();
    let written = match (&attribute.kind, check) {
        (Kind::Flag, _) => label,
        (Kind::Integer(range), _) => format!("{label} {AT_LEAST} {}", range.min.max(0).min(range.max)),
        (_, ONE_OF | NONE_OF) if options > 1 => format!("{label} {check} {}, {}", option(0), option(1)),
        (Kind::Ordinal(_), "") => format!("{label} {AT_LEAST} {}", option(options / 2)),
        (_, "") => format!("{label} {IS} {}", option(0)),
        _ => format!("{label} {check} {}", option(0)),
    };
    let straight: String = written.chars().map(|c| if matches!(c, '„' | '“' | '”') { '"' } else { c }).collect();
    plain(&straight)
}

/// `, zum Beispiel „…“` with an attribute of the catalogue.
fn example(catalog: &Catalog) -> String {
    let ordinal = catalog.attributes().iter().position(|one| matches!(one.kind, Kind::Ordinal(_)));
    match ordinal.or((!catalog.attributes().is_empty()).then_some(0)) {
        Some(at) => format!(", zum Beispiel „{}“", example_of(catalog, at, "")),
        None => String::new(),
    }
}

pub(super) fn example_list(catalog: &Catalog) -> String {
    let plain =
        |one: &Attribute| one.options().len() > 1 && one.options().iter().take(2).all(|option| is_bare(&option.label, false));
    let at = catalog.attributes().iter().position(plain);
    at.map_or_else(|| format!("Merkmal {ONE_OF} …"), |at| example_of(catalog, at, ONE_OF))
}

/// What a flag can be.
pub(super) const FLAG_VALUES: [&str; 2] = [YES, NO];
