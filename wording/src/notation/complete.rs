// SPDX-License-Identifier: EUPL-1.2
//! What can come next at the cursor: the parser reads what stands before it and tells where it ran out of text.

use std::ops::Range;

use foerderkompass_core::{AttributeAt, Catalog, Kind, OptionAt};

use super::Suggestion;
use super::faults::FLAG_VALUES;
use super::lex::{Lexed, Mark, Piece, Token, closers, lex};
use super::names::{Named, name};
use super::parse::{Parser, word_of};
use super::print::is_unit;
use super::suggest::closeness;
use super::words::{AND, AT_LEAST, AT_MOST, EXACTLY, FROM, IS, Key, NONE_OF, NOT, ONE_OF, OR, Reserved, TO, key, reserved};

/// Most suggestions.
const MOST: usize = 20;
/// Most names that are looked at.
const LOOKED_AT: usize = 5000;

/// What could follow where the text ends.
#[derive(Debug)]
pub(super) enum Want {
    Operand,
    /// What this attribute must be.
    Check(AttributeAt),
    /// An option that is not taken yet; also „nicht“, if `not`.
    Option {
        attribute: AttributeAt,
        taken: Vec<OptionAt>,
        not: bool,
    },
    Flag {
        not: bool,
    },
    Unit(AttributeAt),
    To,
    Comma,
    Joint {
        /// The word that joins this group so far.
        used: Option<Reserved>,
        /// Whether a bracket is open.
        open: bool,
    },
}

#[derive(Debug)]
pub(super) struct Wanted {
    /// Where the words begin that may be the start of it, in bytes; `None` if none were read.
    pub from: Option<usize>,
    pub want: Want,
}

impl Parser<'_, '_> {
    /// Notes what the words from `from` on could become, if the text ends after them.
    pub(super) fn want_from(&mut self, from: usize, want: Want) {
        if self.peek().is_none() {
            self.wanted.push(Wanted { from: Some(from), want });
        }
    }
}

/// Proposals for the place `cursor`, in bytes of the text, best first and at most 20.
///
/// Each replaces what has been typed of it. A cursor outside the text or inside a character means the place before.
pub fn complete(catalog: &Catalog, text: &str, cursor: usize) -> Vec<Suggestion> {
    let cursor = text.floor_char_boundary(cursor);
    let head = text.get(..cursor).unwrap_or_default();
    let mut lexed = lex(head);
    let in_note = |token: &&Token<'_>| matches!(token.piece, Piece::Mark(Mark::NoteOpen | Mark::NoteClose));
    if lexed.tokens.iter().rev().find(in_note).is_some_and(|token| token.piece == Piece::Mark(Mark::NoteOpen)) {
        return Vec::new();
    }
    let mut end = cursor;
    let mut begun = cursor;
    if let Some(from) = lexed.unclosed {
        let after = text.get(cursor..).and_then(|rest| rest.chars().next());
        let open = head.get(from..).and_then(|rest| rest.chars().next()).unwrap_or('"');
        end += after.filter(|c| closers(open).contains(c)).map_or(0, char::len_utf8);
        begun = from;
        lexed.tokens.pop();
    } else if lexed
        .tokens
        .last()
        .is_some_and(|token| token.at.end == cursor && !matches!(token.piece, Piece::Mark(_) | Piece::Quoted(_)))
    {
        begun = lexed.tokens.pop().map_or(cursor, |token| token.at.start);
    }
    let mut offered = Offers { head, begun, replace_to: end, list: Vec::new() };
    for wanted in wanted(catalog, head, lexed.tokens) {
        offered.add(catalog, &wanted);
    }
    offered.best()
}

/// What the parser missed at the end; if it did not get so far, what it misses after the last „und“, „oder“ or bracket.
fn wanted(catalog: &Catalog, head: &str, tokens: Vec<Token<'_>>) -> Vec<Wanted> {
    let starts = |token: &Token<'_>| {
        matches!(word_of(token), Some(Reserved::And | Reserved::Or)) || token.piece == Piece::Mark(Mark::Open)
    };
    let last = tokens.iter().rposition(starts).map_or(0, |at| at + 1);
    let tail: Vec<Token<'_>> = tokens.get(last..).unwrap_or_default().to_vec();
    let whole = run(catalog, head, tokens);
    if whole.is_empty() { run(catalog, head, tail) } else { whole }
}

fn run(catalog: &Catalog, head: &str, tokens: Vec<Token<'_>>) -> Vec<Wanted> {
    let mut parser = Parser::new(catalog, head, Lexed { tokens, unclosed: None });
    // Whether the text is a condition already does not matter here.
    let _ = parser.group(0);
    parser.wanted
}

struct Offers<'t> {
    head: &'t str,
    /// Where the word begins that the cursor stands in.
    begun: usize,
    replace_to: usize,
    list: Vec<(usize, Suggestion)>,
}

impl Offers<'_> {
    fn add(&mut self, catalog: &Catalog, wanted: &Wanted) {
        let from = wanted.from.unwrap_or(self.begun);
        let words: &[&str] = match &wanted.want {
            Want::Operand => {
                self.names(catalog.attributes(), from, &[]);
                &[NOT, "("]
            }
            Want::Check(at) => {
                let Some(attribute) = catalog.attributes().get(*at) else { return };
                match &attribute.kind {
                    // Alone it is complete; that is offered first.
                    Kind::Flag => return self.word("ist nein", from, 1),
                    Kind::Choice(_) | Kind::Multi(_) => &[IS, "ist nicht", ONE_OF, NONE_OF],
                    Kind::Ordinal(_) => &[AT_LEAST, AT_MOST, IS, "ist nicht", ONE_OF, NONE_OF, FROM, EXACTLY],
                    Kind::Integer(_) => &[AT_LEAST, AT_MOST, FROM, EXACTLY],
                }
            }
            Want::Option { attribute, taken, not } => {
                let Some(attribute) = catalog.attributes().get(*attribute) else { return };
                self.names(attribute.options(), from, taken);
                if *not { &[NOT] } else { &[] }
            }
            Want::Flag { not: true } => &[FLAG_VALUES[0], FLAG_VALUES[1], NOT],
            Want::Flag { not: false } => &FLAG_VALUES,
            Want::Unit(at) => {
                let Some(Kind::Integer(range)) = catalog.attributes().get(*at).map(|one| &one.kind) else { return };
                if let Some(unit) = range.unit.as_deref().filter(|unit| is_unit(unit)) {
                    self.word(unit, self.begun, 0);
                }
                &[]
            }
            Want::To => &[TO],
            Want::Comma => &[","],
            Want::Joint { used, open } => {
                match used {
                    Some(Reserved::And) => self.word(AND, self.begun, 0),
                    Some(_) => self.word(OR, self.begun, 0),
                    None => [AND, OR].into_iter().for_each(|joint| self.word(joint, self.begun, 0)),
                }
                if *open { &[")"] } else { &[] }
            }
        };
        // A word of the notation never continues the words of a name.
        if from == self.begun {
            for word in words {
                self.word(word, from, 0);
            }
        }
    }

    fn typed(&self, from: usize) -> &str {
        let quotes = ['„', '“', '”', '"', '»', '«', '#'];
        self.head.get(from..).unwrap_or_default().trim_start_matches(quotes)
    }

    fn replace(&self, from: usize) -> Range<usize> {
        from.min(self.replace_to)..self.replace_to
    }

    fn word(&mut self, word: &str, from: usize, rank: usize) {
        if key(word).starts_with(&key(self.typed(from))) {
            self.list.push((rank, Suggestion { replace: self.replace(from), with: word.into() }));
        }
    }

    fn names<T: Named>(&mut self, list: &[T], from: usize, taken: &[usize]) {
        let typed = key(self.typed(from));
        let finished = self.begun == self.head.len() && from < self.begun;
        let before = self.head.get(..from).unwrap_or_default().trim_end();
        let after_not = before.rsplit(|c: char| !c.is_alphabetic()).next().and_then(reserved) == Some(Reserved::Not);
        let mut ranked: Vec<(usize, usize)> = Vec::new();
        for (at, one) in list.iter().enumerate().take(LOOKED_AT) {
            let label = key(one.label().get(..one.label().floor_char_boundary(400)).unwrap_or_default());
            let rank = if finished {
                (label.starts_with(&typed) && label != typed).then_some(0)
            } else {
                fit(&typed, &label, one.id(), from == self.begun)
            };
            if let Some(rank) = rank.filter(|_| !taken.contains(&at)) {
                ranked.push((rank, at));
            }
        }
        ranked.sort_unstable();
        // Two places are left for „nicht“ and a bracket.
        for (rank, at) in ranked.into_iter().take(MOST - 2) {
            self.list.push((rank, Suggestion { replace: self.replace(from), with: name(list, at, after_not) }));
        }
    }

    fn best(mut self) -> Vec<Suggestion> {
        self.list.sort_by_key(|(rank, _)| *rank);
        let mut best: Vec<Suggestion> = Vec::new();
        for (_, one) in self.list {
            if !best.contains(&one) {
                best.push(one);
            }
        }
        best.truncate(MOST);
        best
    }
}

/// How well a name fits what is typed of it; smaller is better. Only of one word a slip is forgiven: of several, the
/// last may be the begin of what follows the name.
fn fit(typed: &Key, label: &Key, id: &str, one_word: bool) -> Option<usize> {
    if typed.is_empty() || label.starts_with(typed) {
        Some(0)
    } else if label.has_word(typed) {
        Some(1)
    } else if key(id).starts_with(typed) {
        Some(2)
    } else {
        // A label that only holds what is typed is longer than any slip, so that it comes after.
        closeness(typed, label).filter(|_| one_word).map(|(_, distance)| 3 + distance.min(10))
    }
}
