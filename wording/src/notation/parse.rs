// SPDX-License-Identifier: EUPL-1.2
//! Reads a condition: groups, brackets and „nicht“. What one attribute must be is the business of [`super::leaf`].

use std::ops::Range;

use foerderkompass_core::{Catalog, Criterion, MAX_NESTING, OptionAt, Shape};

use super::complete::{Want, Wanted};
use super::faults::{fault, missing_joint, unclosed};
use super::lex::{Lexed, Mark, Piece, Token, lex};
use super::words::{ALL_OF, AND, Lead, ONE_OF, OR, Reserved, lead, reserved};
use super::{NotationFault, Suggestion};

/// Most brackets and „nicht“ around one another: twice what a condition can need.
const MAX_OPEN: usize = 2 * MAX_NESTING;

/// Reads a condition.
///
/// # Errors
///
/// The first thing that is wrong, with its place in bytes and what would be right.
pub fn parse(catalog: &Catalog, text: &str) -> Result<Criterion, NotationFault> {
    let lexed = lex(text);
    if let Some(from) = lexed.unclosed {
        return Err(unclosed(text, from));
    }
    let mut parser = Parser::new(catalog, text, lexed);
    if parser.tokens.is_empty() {
        return Err(fault(
            0..text.len(),
            "Hier steht noch keine Bedingung. Sie beginnt mit einem Merkmal, mit „nicht“ oder mit „(“.",
        ));
    }
    parser.group(0).map(|nested| nested.criterion)
}

/// A condition and how many levels it has.
pub(super) struct Nested {
    pub criterion: Criterion,
    pub levels: usize,
}

impl Nested {
    pub fn new(shape: Shape, levels: usize) -> Nested {
        Nested { criterion: Criterion { text: None, norm: None, shape }, levels }
    }
}

/// The options of the condition read last, for what people write after it.
pub(super) struct LastList {
    pub attribute: usize,
    pub options: Vec<OptionAt>,
    pub at: Range<usize>,
}

pub(super) struct Parser<'c, 't> {
    pub catalog: &'c Catalog,
    text: &'t str,
    tokens: Vec<Token<'t>>,
    at: usize,
    pub last_list: Option<LastList>,
    /// What could have followed where the text ends.
    pub wanted: Vec<Wanted>,
    /// Brackets that are open.
    open: usize,
}

impl<'c, 't> Parser<'c, 't> {
    pub fn new(catalog: &'c Catalog, text: &'t str, lexed: Lexed<'t>) -> Self {
        Parser { catalog, text, tokens: lexed.tokens, at: 0, last_list: None, wanted: Vec::new(), open: 0 }
    }

    pub fn peek(&self) -> Option<&Token<'t>> {
        self.tokens.get(self.at)
    }

    /// The tokens from here.
    pub fn rest(&self) -> &[Token<'t>] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    /// The tokens before here.
    pub fn read(&self) -> &[Token<'t>] {
        self.tokens.get(..self.at).unwrap_or_default()
    }

    /// The tokens from so many before here.
    pub fn back(&self, count: usize) -> &[Token<'t>] {
        self.tokens.get(self.at.saturating_sub(count)..).unwrap_or_default()
    }

    /// The place of the next token among all.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes back to a place.
    pub fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    pub fn next(&mut self) -> Option<Token<'t>> {
        let token = self.tokens.get(self.at).cloned();
        self.at += usize::from(token.is_some());
        token
    }

    /// Takes this mark, if it stands here.
    pub fn take(&mut self, mark: Mark) -> Option<Range<usize>> {
        let at = self.peek().filter(|token| token.piece == Piece::Mark(mark))?.at.clone();
        self.at += 1;
        Some(at)
    }

    /// Takes this word, if it stands here.
    pub fn take_word(&mut self, word: Reserved) -> Option<Range<usize>> {
        let at = self.peek().filter(|token| word_of(token) == Some(word))?.at.clone();
        self.at += 1;
        Some(at)
    }

    /// Takes „eine von“ and its like, if that stands here.
    pub fn take_lead(&mut self) -> Option<(Lead, Range<usize>)> {
        let [first, second, ..] = self.rest() else { return None };
        let found = list_lead(first, second)?;
        let at = first.at.start..second.at.end;
        self.at += 2;
        Some((found, at))
    }

    pub fn slice(&self, at: &Range<usize>) -> &'t str {
        self.text.get(at.clone()).unwrap_or_default()
    }

    /// Where the last token before here ends, in bytes.
    pub fn last_end(&self) -> usize {
        self.at.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |token| token.at.end)
    }

    /// Where the last token of all ends, in bytes.
    pub fn end(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.at.end)
    }

    /// Notes what could follow, if the text ends here.
    pub fn want(&mut self, want: Want) {
        if self.peek().is_none() {
            self.wanted.push(Wanted { from: None, want });
        }
    }

    /// Reads parts with „und“ or „oder“ between them, up to a closing bracket or the end.
    pub fn group(&mut self, level: usize) -> Result<Nested, NotationFault> {
        let from = self.peek().map_or(self.end(), |token| token.at.start);
        let mut last = from;
        let mut parts = vec![self.operand(level, false)?];
        let mut joint: Option<(Reserved, Range<usize>)> = None;
        loop {
            let used = joint.as_ref().map(|(word, _)| *word);
            self.want(Want::Joint { used, open: self.open > 0 });
            let Some((word, at)) = self.joint() else { break };
            match &joint {
                Some((first, _)) if *first != word => return Err(self.mixed(level, (from, last), at, word)),
                _ => joint = Some((word, at)),
            }
            last = self.peek().map_or(self.end(), |token| token.at.start);
            parts.push(self.operand(level, false)?);
        }
        match self.peek().map(|token| (&token.piece, token.at.clone())) {
            None => {}
            Some((Piece::Mark(Mark::Close), at)) if self.open == 0 => {
                let message = "Zu dieser schließenden Klammer fehlt die öffnende.";
                return Err(fault(at.clone(), message).with(at, ""));
            }
            Some((Piece::Mark(Mark::Close), _)) => {}
            Some(_) => return Err(missing_joint(self)),
        }
        let levels = 1 + parts.iter().map(|part| part.levels).max().unwrap_or(0);
        match joint {
            None => parts.pop().ok_or_else(|| fault(from..self.last_end(), "Hier fehlt eine Bedingung.")),
            Some(_) if levels > MAX_NESTING => Err(too_deep(from..self.last_end())),
            Some((word, _)) => {
                let parts = parts.into_iter().map(|part| part.criterion).collect();
                Ok(Nested::new(if word == Reserved::And { Shape::All(parts) } else { Shape::Any(parts) }, levels))
            }
        }
    }

    fn joint(&mut self) -> Option<(Reserved, Range<usize>)> {
        let word = word_of(self.peek()?).filter(|word| matches!(word, Reserved::And | Reserved::Or))?;
        Some((word, self.take_word(word)?))
    }

    /// „A und B oder C“ says two things. `starts` are the begin of the group and of its last part.
    fn mixed(&mut self, level: usize, starts: (usize, usize), at: Range<usize>, word: Reserved) -> NotationFault {
        let (from, last) = starts;
        let (first, second) = if word == Reserved::Or { (AND, OR) } else { (OR, AND) };
        let message = format!(
            "„{first}“ und „{second}“ stehen hier ohne Klammern nebeneinander. Setzen Sie Klammern um das, was zusammengehört."
        );
        let before = self.slice(&(from..at.start)).trim_end();
        let all = from..from + before.len();
        let wrong = fault(at, message).with(all, format!("({before})"));
        if self.operand(level, false).is_err() {
            return wrong;
        }
        let other = last..self.last_end();
        let inside = self.slice(&other);
        wrong.with(other, format!("({inside})"))
    }

    /// Reads a part: „nicht“, brackets or the condition of an attribute, and its note.
    pub fn operand(&mut self, level: usize, after_not: bool) -> Result<Nested, NotationFault> {
        self.want(Want::Operand);
        let from = self.peek().map_or(self.end(), |token| token.at.start);
        if level >= MAX_OPEN {
            return Err(too_deep(from..self.peek().map_or(from, |token| token.at.end)));
        }
        if self.take_word(Reserved::Not).is_some() {
            let negated = self.operand(level + 1, true)?;
            let shape = Shape::Not(Box::new(negated.criterion));
            return self.shallow(Nested::new(shape, negated.levels + 1), from);
        }
        let mut whole = self.bracketed(level)?.map_or_else(|| self.leaf(after_not), Ok)?;
        self.notes(&mut whole.criterion)?;
        self.shallow(whole, from)
    }

    /// Brackets, with „alle von“ or „eine von“ before them or without.
    fn bracketed(&mut self, level: usize) -> Result<Option<Nested>, NotationFault> {
        let found = self.take_lead();
        let Some(at) = self.take(Mark::Open) else {
            return match found {
                Some((word, at)) => Err(self.lead_alone(word, at)),
                None => Ok(None),
            };
        };
        if let Some(close) = self.take(Mark::Close) {
            return Err(fault(at.start..close.end, "Zwischen den Klammern steht keine Bedingung."));
        }
        self.open += 1;
        let inner = self.group(level + 1)?;
        if self.take(Mark::Close).is_none() {
            let end = self.end();
            return Err(
                fault(at, "Die Klammer wird nicht geschlossen. Nach der letzten Bedingung darin steht „)“.").with(end..end, ")")
            );
        }
        self.open -= 1;
        let levels = inner.levels + 1;
        Ok(Some(match found {
            None => inner,
            Some((Lead::All, _)) => Nested::new(Shape::All(vec![inner.criterion]), levels),
            Some((Lead::One, _)) => Nested::new(Shape::Any(vec![inner.criterion]), levels),
            Some((Lead::None, at)) => {
                let message = format!("Vor einer Klammer steht nicht „keine von“, sondern „nicht“, „{ALL_OF}“ oder „{ONE_OF}“.");
                return Err(fault(at.clone(), message).with(at, "nicht"));
            }
        }))
    }

    fn lead_alone(&self, word: Lead, at: Range<usize>) -> NotationFault {
        let written = self.slice(&at);
        match word {
            Lead::All => {
                fault(at.clone(), format!("Nach „{written}“ fehlt die Klammer mit der Bedingung, zum Beispiel „{ALL_OF} (…)“."))
            }
            Lead::One | Lead::None => {
                let example = super::faults::example_list(self.catalog);
                fault(at.clone(), format!("Vor „{written}“ fehlt das Merkmal, zum Beispiel „{example}“."))
            }
        }
    }

    fn shallow(&self, nested: Nested, from: usize) -> Result<Nested, NotationFault> {
        if nested.levels > MAX_NESTING { Err(too_deep(from..self.last_end())) } else { Ok(nested) }
    }
}

/// The word that a token is, if it means something wherever it stands.
pub(super) fn word_of(token: &Token<'_>) -> Option<Reserved> {
    match token.piece {
        Piece::Word(word) => reserved(word),
        _ => None,
    }
}

/// „eine von“ and its like.
pub(super) fn list_lead(first: &Token<'_>, second: &Token<'_>) -> Option<Lead> {
    match first.piece {
        Piece::Word(word) if word_of(second) == Some(Reserved::From) => lead(word),
        _ => None,
    }
}

fn too_deep(at: Range<usize>) -> NotationFault {
    let message = format!("Die Bedingungen sind zu tief ineinander geschachtelt. Erlaubt sind {MAX_NESTING} Ebenen.");
    NotationFault { at, message, suggestions: Vec::<Suggestion>::new() }
}
