// SPDX-License-Identifier: EUPL-1.2
//! Names that nobody bears, or several: what was meant, and how to write that.

use foerderkompass_core::{Attribute, AttributeAt, Kind};

use super::NotationFault;
use super::after::{after_attribute, after_option, follows, known_start};
use super::faults::{example_of, fault, missing_joint, option_list, shown};
use super::lex::{Piece, Token, lex};
use super::names::{Found, Named, Spelling, Written, find, is_bare, name, quoted};
use super::parse::{Parser, word_of};
use super::suggest::{MOST, near};
use super::words::{AND, AT_LEAST, AT_MOST, IS, NOT, ONE_OF, OR, Reserved, is_word, key};

/// Most words that are looked at.
const LOOKED_AT: usize = 40;

/// Words of everyday language, and what they are called here.
const FOREIGN: [(&str, &str); 12] = [
    ("&", AND),
    ("&&", AND),
    ("+", AND),
    ("and", AND),
    ("sowie", AND),
    ("|", OR),
    ("||", OR),
    ("or", OR),
    ("bzw.", OR),
    ("minimal", AT_LEAST),
    ("wenigstens", AT_LEAST),
    ("maximal", AT_MOST),
];

pub(super) fn unknown_attribute(parser: &Parser<'_, '_>, written: &Written, after_not: bool) -> NotationFault {
    let list = parser.catalog.attributes();
    if let Found::Several(places) = find(list, written) {
        return several(list, written, &places, "Merkmale");
    }
    let words = words_of(parser, written);
    if let Some(hidden) = hidden_name(parser, list, words.len().max(1), after_not) {
        return hidden;
    }
    if let Some(foreign) = foreign_word(words) {
        return foreign;
    }
    let start = known_start(list, words);
    if let Some((at, rest)) = start
        && (follows(parser, at, rest) || near(list, &written.text).is_empty())
    {
        return after_attribute(parser, at, rest);
    }
    if let Some(lost) = lost_option(parser, written) {
        return lost;
    }
    let what = format!("Das Merkmal {} gibt es nicht", shown_name(written));
    proposed(list, written, after_not, &what, " Merkmale heißen hier wie auf dem Bildschirm.".into())
}

pub(super) fn unknown_option(
    parser: &Parser<'_, '_>,
    at: AttributeAt,
    attribute: &Attribute,
    written: &Written,
    after_not: bool,
) -> NotationFault {
    let list = attribute.options();
    if let Found::Several(places) = find(list, written) {
        return several(list, written, &places, "Antworten");
    }
    let words = words_of(parser, written);
    if let Some(hidden) = hidden_name(parser, list, words.len().max(1), after_not) {
        return hidden;
    }
    if let Some(foreign) = foreign_word(words) {
        return foreign;
    }
    if let Some((_, rest)) = known_start(list, words) {
        return after_option(parser, written, list, rest);
    }
    let own = shown(&attribute.label);
    let others = owners(parser, written);
    if let Some((owner, option)) = others.iter().find(|(owner, _)| *owner != at) {
        let catalog = parser.catalog;
        let text =
            catalog.attributes().get(*owner).and_then(|one| one.options().get(*option)).map_or("", |one| one.label.as_str());
        let label = catalog.attributes().get(*owner).map_or("", |one| one.label.as_str());
        let message = format!("{} gehört zu {}, nicht zu {own}.{}", shown(text), shown(label), option_list(attribute));
        return fault(written.at.clone(), message);
    }
    let what = format!("Die Antwort {} gibt es bei {own} nicht", shown_name(written));
    proposed(list, written, after_not, &what, option_list(attribute))
}

/// „nicht“ and the name may be the name of another.
pub(super) fn two_negations<T: Named>(
    parser: &Parser<'_, '_>,
    written: &Written,
    list: &[T],
    at: usize,
    other: usize,
) -> NotationFault {
    let label = |at: usize| list.get(at).map_or("", |one| one.label());
    let not = parser.back(words_of(parser, written).len() + 1).first().map_or(written.at.start, |token| token.at.start);
    let all = not..written.at.end;
    let message = format!(
        "Hier ist unklar, ob {} gemeint ist oder das Gegenteil von {}. Setzen Sie den Namen in Anführungszeichen.",
        shown(label(other)),
        shown(label(at))
    );
    fault(all.clone(), message).with(all.clone(), quoted(label(other))).with(all, format!("{NOT} {}", quoted(label(at))))
}

/// An attribute stands there, and nothing that says what it must be.
pub(super) fn no_check(parser: &Parser<'_, '_>, written: &Written) -> NotationFault {
    let list = parser.catalog.attributes();
    let words = words_of(parser, written);
    if let Some(hidden) = hidden_name(parser, list, words.len().max(1), false) {
        return hidden;
    }
    let Found::One(at) = find(list, written) else { return fault(written.at.clone(), "Dieses Merkmal gibt es nicht.") };
    if list.get(at).is_some_and(|one| matches!(one.kind, Kind::Flag)) {
        // That is a condition already, and another begins.
        return missing_joint(parser);
    }
    let label = list.get(at).map_or("", |one| one.label.as_str());
    let example = example_of(parser.catalog, at, "");
    fault(written.at.clone(), format!("Nach {} fehlt, was gelten soll. Richtig ist zum Beispiel „{example}“.", shown(label)))
}

fn shown_name(written: &Written) -> String {
    if written.spelling == Spelling::Id { shown(&format!("#{}", written.text)) } else { shown(&written.text) }
}

/// The words of a name that was just read; none for a quotation and an id.
fn words_of<'p, 't>(parser: &'p Parser<'_, 't>, written: &Written) -> &'p [Token<'t>] {
    if written.spelling != Spelling::Bare {
        return &[];
    }
    let read = parser.read();
    let begin = read.iter().rposition(|token| token.at.start == written.at.start).unwrap_or(read.len());
    let end = read.iter().rposition(|token| token.at.end == written.at.end).map_or(read.len(), |last| last + 1);
    read.get(begin..end).unwrap_or_default()
}

fn several<T: Named>(list: &[T], written: &Written, places: &[usize], what: &str) -> NotationFault {
    let message = format!("{} heißen mehrere {what}. Wählen Sie eines davon.", shown(&written.text));
    let message = if what == "Antworten" { message.replace("eines", "eine") } else { message };
    let start = fault(written.at.clone(), message);
    places.iter().take(MOST).fold(start, |fault, at| fault.with(written.at.clone(), name(list, *at, false)))
}

/// A name with marks or words in it that mean something, written without quotation marks.
fn hidden_name<T: Named>(parser: &Parser<'_, '_>, list: &[T], words: usize, after_not: bool) -> Option<NotationFault> {
    let find = |back: usize| {
        let tokens = parser.back(back);
        let fits = |one: &&T| one.label().len() < 200 && !is_bare(one.label(), one.is_attribute());
        let counted = |one: &T| same_pieces(one.label(), tokens).map(|count| (count, one.label().to_owned()));
        let (count, label) = list.iter().take(2000).filter(fits).filter_map(counted).max_by_key(|(count, _)| *count)?;
        let (first, last) = (tokens.first()?, tokens.get(count.checked_sub(1)?)?);
        (count > 1).then_some((first.at.start..last.at.end, label))
    };
    let before_not = if after_not { find(words + 1) } else { None };
    let (at, label) = before_not.or_else(|| find(words))?;
    let message = format!(
        "{} steht in Anführungszeichen, weil im Namen ein Wort oder Zeichen steht, das hier etwas bedeutet.",
        shown(&label)
    );
    Some(fault(at.clone(), message).with(at, quoted(&label)))
}

/// How many pieces of the text are this label, if it is what stands there.
fn same_pieces(label: &str, tokens: &[Token<'_>]) -> Option<usize> {
    let pieces = lex(label).tokens;
    let same = |own: &Token<'_>, other: &Token<'_>| match (&own.piece, &other.piece) {
        (Piece::Word(a), Piece::Word(b)) => key(a) == key(b),
        (a, b) => a == b,
    };
    let all = pieces.len() <= tokens.len() && pieces.iter().zip(tokens).all(|(own, other)| same(own, other));
    (all && !pieces.is_empty()).then_some(pieces.len())
}

fn foreign_word(words: &[Token<'_>]) -> Option<NotationFault> {
    for token in words.iter().take(LOOKED_AT).skip(1) {
        let Piece::Word(word) = token.piece else { continue };
        if let Some((_, right)) = FOREIGN.iter().find(|(foreign, _)| is_word(word, foreign)) {
            let message = format!("{} gibt es hier nicht. Schreiben Sie „{right}“.", shown(word));
            return Some(fault(token.at.clone(), message).with(token.at.clone(), *right));
        }
    }
    None
}

/// Attributes that have such an option.
fn owners(parser: &Parser<'_, '_>, written: &Written) -> Vec<(AttributeAt, usize)> {
    let attributes = parser.catalog.attributes().iter().enumerate().take(2000);
    let owner = |(at, one): (usize, &Attribute)| match find(one.options(), written) {
        Found::One(option) => Some((at, option)),
        _ => None,
    };
    attributes.filter_map(owner).take(MOST).collect()
}

/// An answer stands where an attribute should.
fn lost_option(parser: &Parser<'_, '_>, written: &Written) -> Option<NotationFault> {
    let owners = owners(parser, written);
    let joint = parser.back(words_of(parser, written).len().max(1) + 1).first().and_then(word_of);
    if let (Some(last), Some(Reserved::And | Reserved::Or)) = (&parser.last_list, joint)
        && let Some((_, option)) = owners.iter().find(|(owner, _)| *owner == last.attribute)
        && !last.options.contains(option)
    {
        let attribute = parser.catalog.attributes().get(last.attribute)?;
        let mut options = last.options.clone();
        options.push(*option);
        let names: Vec<String> = options.iter().map(|at| name(attribute.options(), *at, false)).collect();
        let label = name(parser.catalog.attributes(), last.attribute, false);
        let right = format!("{label} {ONE_OF} {}", names.join(", "));
        let message = format!(
            "{} ist noch eine Antwort von {}. Mehrere Antworten schreiben Sie mit „{ONE_OF}“ und Komma.",
            shown(&written.text),
            shown(&attribute.label)
        );
        return Some(fault(written.at.clone(), message).with(last.at.start..written.at.end, right));
    }
    let (owner, option) = *owners.first()?;
    let attribute = parser.catalog.attributes().get(owner)?;
    let label = name(parser.catalog.attributes(), owner, false);
    let message =
        format!("{} ist eine Antwort von {}. Schreiben Sie das Merkmal davor.", shown(&written.text), shown(&attribute.label));
    let right = format!("{label} {IS} {}", name(attribute.options(), option, false));
    Some(fault(written.at.clone(), message).with(written.at.clone(), right))
}

/// The near names, or what else to say.
fn proposed<T: Named>(list: &[T], written: &Written, after_not: bool, what: &str, otherwise: String) -> NotationFault {
    let places = near(list, &written.text);
    let Some(best) = places.first().and_then(|at| list.get(*at)) else {
        return fault(written.at.clone(), format!("{what}.{otherwise}"));
    };
    let start = fault(written.at.clone(), format!("{what} – meinten Sie {}?", shown(best.label())));
    places.iter().fold(start, |fault, at| fault.with(written.at.clone(), name(list, *at, after_not)))
}
