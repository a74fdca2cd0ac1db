// SPDX-License-Identifier: EUPL-1.2
//! Reads what one attribute must be: its name and the words that say how it is tested. What it is compared with is the
//! business of [`super::value`].

use std::ops::Range;

use foerderkompass_core::{Attribute, Kind, Leaf, Shape, Test};

use super::NotationFault;
use super::complete::Want;
use super::faults::{self, fault};
use super::lex::{Mark, Piece};
use super::meant;
use super::names::{Found, Spelling, Written, find, negation};
use super::parse::{LastList, Nested, Parser, list_lead, word_of};
use super::words::{IS, Lead, NONE_OF, ONE_OF, Reserved};

/// How an attribute is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing is said; enough for a flag.
    Nothing,
    Is,
    AtLeast,
    AtMost,
    Exactly,
    Between,
    OneOf,
    NoneOf,
    /// „<“ and „>“, which the notation does not have.
    Strict,
}

/// The word for a check, where it stands, and whether „nicht“ belongs to it.
pub(super) struct Asked {
    pub check: Check,
    pub negated: bool,
    pub at: Range<usize>,
}

impl Parser<'_, '_> {
    /// Reads an attribute and what it must be.
    pub(super) fn leaf(&mut self, after_not: bool) -> Result<Nested, NotationFault> {
        let Some(written) = self.written() else { return Err(faults::no_condition(self)) };
        self.want_from(written.at.start, Want::Operand);
        let catalog = self.catalog;
        let at = match find(catalog.attributes(), &written) {
            Found::One(at) => at,
            _ => return Err(meant::unknown_attribute(self, &written, after_not)),
        };
        let Some(attribute) = catalog.attributes().get(at) else { return Err(faults::no_condition(self)) };
        if after_not
            && written.spelling == Spelling::Bare
            && let Some(other) = negation(catalog.attributes(), &written.text)
        {
            return Err(meant::two_negations(self, &written, catalog.attributes(), at, other));
        }
        self.want(Want::Check(at));
        let asked = self.asked(&written)?;
        self.last_list = None;
        let test = self.test(at, attribute, &written, &asked)?;
        if let Test::In(options) = &test {
            let at_text = written.at.start..self.last_end();
            self.last_list = Some(LastList { attribute: at, options: options.clone(), at: at_text });
        }
        let leaf = Nested::new(Shape::Leaf(Leaf { attribute: at, test }), 1);
        let negated = asked.negated || asked.check == Check::NoneOf;
        Ok(if negated { Nested::new(Shape::Not(Box::new(leaf.criterion)), 2) } else { leaf })
    }

    /// The name that stands here: a quotation, an id, or all words up to one that means something.
    pub(super) fn written(&mut self) -> Option<Written> {
        let token = self.peek()?.clone();
        let (text, spelling) = match token.piece {
            Piece::Quoted(text) => (text, Spelling::Quoted),
            Piece::Id(id) => (id.to_owned(), Spelling::Id),
            Piece::Word(_) => return self.words(),
            Piece::Mark(_) => return None,
        };
        self.next();
        Some(Written { text, spelling, at: token.at })
    }

    fn words(&mut self) -> Option<Written> {
        let mut words: Vec<&str> = Vec::new();
        let mut at: Option<Range<usize>> = None;
        while let Some(token) = self.peek() {
            let Piece::Word(word) = token.piece else { break };
            let ends = word_of(token).is_some() || self.rest().get(1).is_some_and(|next| list_lead(token, next).is_some());
            if ends {
                break;
            }
            at = Some(at.map_or(token.at.clone(), |at| at.start..token.at.end));
            words.push(word);
            self.next();
        }
        Some(Written { text: words.join(" "), spelling: Spelling::Bare, at: at? })
    }

    /// What is asked of the attribute.
    fn asked(&mut self, written: &Written) -> Result<Asked, NotationFault> {
        let from = self.peek().map_or(self.last_end(), |token| token.at.start);
        let is = self.take_word(Reserved::Is).or_else(|| self.take(Mark::Equal)).or_else(|| self.take(Mark::Colon));
        let unequal = if is.is_none() { self.take(Mark::NotEqual) } else { None };
        let negated = unequal.is_some() || self.take_word(Reserved::Not).is_some();
        let check = self.check();
        let at = from..self.last_end().max(from);
        match check {
            Some(Check::NoneOf) if negated => {
                let message = "Hier steht zweimal, dass etwas nicht gilt. Lassen Sie „nicht“ weg oder schreiben Sie „eine von“.";
                Err(fault(at.clone(), message).with(at, NONE_OF))
            }
            Some(check) => Ok(Asked { check, negated, at }),
            None if is.is_some() || negated => Ok(Asked { check: Check::Is, negated, at }),
            None => match self.peek().map(|token| &token.piece) {
                Some(Piece::Mark(Mark::Less | Mark::More)) => Ok(Asked { check: Check::Strict, negated, at }),
                Some(Piece::Quoted(_) | Piece::Id(_) | Piece::Mark(Mark::Open)) => Err(meant::no_check(self, written)),
                _ => Ok(Asked { check: Check::Nothing, negated, at }),
            },
        }
    }

    fn check(&mut self) -> Option<Check> {
        if let Some((lead, _)) = self.take_lead() {
            return match lead {
                Lead::One => Some(Check::OneOf),
                Lead::None => Some(Check::NoneOf),
                Lead::All => Some(Check::Nothing),
            };
        }
        let token = self.peek()?;
        let check = match (&token.piece, word_of(token)) {
            (Piece::Mark(Mark::AtLeast), _) | (_, Some(Reserved::AtLeast)) => Check::AtLeast,
            (Piece::Mark(Mark::AtMost), _) | (_, Some(Reserved::AtMost | Reserved::To)) => Check::AtMost,
            (_, Some(Reserved::Exactly)) => Check::Exactly,
            (_, Some(Reserved::From)) => Check::Between,
            _ => return None,
        };
        self.next();
        Some(check)
    }

    fn test(&mut self, at: usize, attribute: &Attribute, written: &Written, asked: &Asked) -> Result<Test, NotationFault> {
        let right = match asked.check {
            Check::Nothing => Some(ONE_OF),
            Check::AtLeast | Check::AtMost | Check::Exactly => Some(IS),
            _ => None,
        };
        let place =
            if asked.check == Check::Strict { self.peek().map_or(0..0, |token| token.at.clone()) } else { asked.at.clone() };
        let misfit = || Err(faults::check_misfit(self.catalog, at, place.clone(), right));
        match (&attribute.kind, asked.check) {
            (Kind::Flag, Check::Nothing) if asked.at.is_empty() => Ok(Test::Is(true)),
            (_, Check::Nothing) if asked.at.is_empty() => Err(meant::no_check(self, written)),
            (_, Check::Nothing) => misfit(),
            (Kind::Flag, Check::Is) => self.flag(attribute, asked).map(Test::Is),
            (Kind::Flag, _) => misfit(),
            (Kind::Integer(_), Check::OneOf | Check::NoneOf) => misfit(),
            (
                Kind::Choice(_) | Kind::Multi(_),
                Check::AtLeast | Check::AtMost | Check::Exactly | Check::Between | Check::Strict,
            ) => misfit(),
            (_, Check::Strict) => {
                self.next();
                let less = self.slice(&place).contains('<');
                let value = self.written();
                Err(faults::strict(self, attribute, place, less, value.as_ref()))
            }
            (Kind::Choice(_) | Kind::Ordinal(_) | Kind::Multi(_), Check::Is) => {
                self.want(Want::Option { attribute: at, taken: Vec::new(), not: !asked.negated });
                let option = self.option(at, attribute, asked.negated, &[])?.0;
                self.no_list(at, asked)?;
                Ok(Test::In(vec![option]))
            }
            (Kind::Choice(_) | Kind::Ordinal(_) | Kind::Multi(_), Check::OneOf | Check::NoneOf) => {
                self.list(at, attribute).map(Test::In)
            }
            (_, Check::Is | Check::Exactly) => {
                let (bound, _) = self.bound(at, attribute, 0)?;
                Ok(Test::Range { min: Some(bound), max: Some(bound) })
            }
            (_, Check::AtLeast) => Ok(Test::Range { min: Some(self.bound(at, attribute, 0)?.0), max: None }),
            (_, Check::AtMost) => Ok(Test::Range { min: None, max: Some(self.bound(at, attribute, 0)?.0) }),
            (_, Check::Between) => self.between(at, attribute),
        }
    }
}
