// SPDX-License-Identifier: EUPL-1.2
//! Words that go on after a name: what is missing between.

use std::ops::Range;

use foerderkompass_core::{AttributeAt, Kind};

use super::NotationFault;
use super::faults::{example_of, fault, shown, strict};
use super::lex::{Mark, Piece, Token};
use super::names::{Found, Named, Spelling, Written, find};
use super::parse::{Parser, word_of};
use super::words::{AND, AT_LEAST, AT_MOST, IS, NOT, ONE_OF, OR, Reserved, is_word};

/// Words that leave open whether the end belongs to the range, and whether they go down.
const STRICT: [(&str, bool); 8] = [
    ("unter", true),
    ("weniger", true),
    ("kleiner", true),
    ("jünger", true),
    ("über", false),
    ("mehr", false),
    ("größer", false),
    ("älter", false),
];

/// The longest start of the words that is a name, and the words after it.
pub(super) fn known_start<'p, 't, T: Named>(list: &[T], words: &'p [Token<'t>]) -> Option<(usize, &'p [Token<'t>])> {
    (1..words.len().min(12)).rev().find_map(|count| {
        let (start, rest) = words.split_at_checked(count)?;
        let at = start.first()?.at.start..start.last()?.at.end;
        let text = start.iter().filter_map(|token| if let Piece::Word(word) = token.piece { Some(word) } else { None });
        let written = Written { text: text.collect::<Vec<_>>().join(" "), spelling: Spelling::Bare, at };
        match find(list, &written) {
            Found::One(at) => Some((at, rest)),
            _ => None,
        }
    })
}

/// Whether the words after a name make sense there, so that only the word between is missing.
pub(super) fn follows(parser: &Parser<'_, '_>, at: AttributeAt, rest: &[Token<'_>]) -> bool {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return false };
    let text = parser.slice(&(first.at.start..last.at.end));
    let value = Written { text: text.to_owned(), spelling: Spelling::Bare, at: 0..0 };
    let attributes = parser.catalog.attributes();
    let word = if let Piece::Word(word) = first.piece { word } else { "" };
    matches!(find(attributes, &value), Found::One(_))
        || strict_word(word).is_some()
        || attributes.get(at).is_some_and(|one| match one.kind {
            Kind::Integer(_) => word.starts_with(|c: char| c.is_ascii_digit()),
            _ => matches!(find(one.options(), &value), Found::One(_)),
        })
}

/// Whether a word like „unter“ goes down.
fn strict_word(word: &str) -> Option<bool> {
    STRICT.iter().find(|(strict, _)| is_word(word, strict)).map(|(_, less)| *less)
}

/// After an option stand words that do not belong to it.
pub(super) fn after_option<T: Named>(
    parser: &Parser<'_, '_>,
    written: &Written,
    list: &[T],
    rest: &[Token<'_>],
) -> NotationFault {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
        return fault(written.at.clone(), "Hier fehlt eine Antwort.");
    };
    let at = first.at.start..last.at.end;
    let value = Written { text: parser.slice(&at).to_owned(), spelling: Spelling::Bare, at: at.clone() };
    let before =
        parser.read().iter().rposition(|token| token.at.end <= written.at.start).and_then(|last| parser.read().get(last));
    let in_list = before.is_some_and(|token| token.piece == Piece::Mark(Mark::Comma) || word_of(token) == Some(Reserved::From));
    if !matches!(find(list, &value), Found::One(_)) {
        return no_joint(parser, at);
    }
    let comma = parser.slice(&(written.at.start..at.start)).trim_end().len() + written.at.start;
    let message = format!("Vor {} fehlt ein Komma.", shown(&value.text));
    if in_list {
        fault(at, message).with(comma..comma, ",")
    } else {
        fault(at, format!("{message} Mehrere Antworten stehen nach „{ONE_OF}“."))
    }
}

/// After the name of an attribute stand words that are no check.
pub(super) fn after_attribute(parser: &Parser<'_, '_>, at: AttributeAt, rest: &[Token<'_>]) -> NotationFault {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return fault(0..0, "Hier fehlt eine Bedingung.") };
    let place = first.at.start..last.at.end;
    let Some(attribute) = parser.catalog.attributes().get(at) else { return fault(place, "Dieses Merkmal gibt es nicht.") };
    if matches!(attribute.kind, Kind::Flag) {
        return no_joint(parser, place);
    }
    if let Piece::Word(word) = first.piece
        && let Some(less) = strict_word(word)
    {
        let skip = rest.iter().skip(1).find(|token| !matches!(token.piece, Piece::Word(word) if is_word(word, "als")));
        let at = skip.map(|token| token.at.start..last.at.end);
        let value = at.map(|at| Written { text: parser.slice(&at).to_owned(), spelling: Spelling::Bare, at });
        return strict(parser, attribute, first.at.clone(), less, value.as_ref());
    }
    if matches!(first.piece, Piece::Word(word) if is_word(word, "zwischen")) {
        return fault(first.at.clone(), "„zwischen“ gibt es hier nicht. Schreiben Sie „von … bis …“; beide Enden gehören dazu.");
    }
    let value = Written { text: parser.slice(&place).to_owned(), spelling: Spelling::Bare, at: place.clone() };
    let fits = matches!(find(attribute.options(), &value), Found::One(_));
    let start = place.start..place.start;
    let message = format!("Zwischen {} und {} fehlt, was gelten soll", shown(&attribute.label), shown(&value.text));
    match &attribute.kind {
        Kind::Ordinal(_) if fits => fault(place, format!("{message}: „{AT_LEAST}“, „{AT_MOST}“ oder „{IS}“."))
            .with(start.clone(), format!("{AT_LEAST} "))
            .with(start.clone(), format!("{AT_MOST} "))
            .with(start, format!("{IS} ")),
        Kind::Integer(_) => fault(place, format!("{message}: „{AT_LEAST}“, „{AT_MOST}“ oder „genau“."))
            .with(start.clone(), format!("{AT_LEAST} "))
            .with(start.clone(), format!("{AT_MOST} "))
            .with(start, "genau "),
        _ if fits => fault(place, format!("{message}: „{IS}“ oder „{IS} {NOT}“.")).with(start, format!("{IS} ")),
        _ => {
            let label = shown(&attribute.label);
            let example = example_of(parser.catalog, at, "");
            fault(place, format!("Nach {label} passt {} nicht. Richtig ist zum Beispiel „{example}“.", shown(&value.text)))
        }
    }
}

fn no_joint(parser: &Parser<'_, '_>, at: Range<usize>) -> NotationFault {
    let start = at.start..at.start;
    let message = format!("Vor {} fehlt „{AND}“ oder „{OR}“.", shown(parser.slice(&at)));
    fault(at, message).with(start.clone(), format!("{AND} ")).with(start, format!("{OR} "))
}
