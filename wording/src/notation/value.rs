// SPDX-License-Identifier: EUPL-1.2
//! Reads the values that an attribute is compared with: options, numbers, yes and no.

use std::ops::Range;

use foerderkompass_core::{Attribute, Integer, Kind, OptionAt, Test};

use super::NotationFault;
use super::complete::Want;
use super::faults::{self, fault, shown};
use super::leaf::Asked;
use super::lex::{Mark, Piece};
use super::meant;
use super::names::{Found, Spelling, Written, find, negation};
use super::parse::Parser;
use super::words::{IS, NO, NONE_OF, ONE_OF, Reserved, TO, YES, is_word, key, number};

impl Parser<'_, '_> {
    pub(super) fn flag(&mut self, attribute: &Attribute, asked: &Asked) -> Result<bool, NotationFault> {
        self.want(Want::Flag { not: !asked.negated });
        let Some(written) = self.written() else {
            let at = self.peek().map_or(self.end()..self.end(), |token| token.at.clone());
            let message = format!("Hier fehlt „{YES}“ oder „{NO}“.");
            return Err(fault(at, message));
        };
        match (is_word(&written.text, YES), is_word(&written.text, NO)) {
            (true, _) => Ok(true),
            (_, true) => Ok(false),
            _ => {
                let message = format!(
                    "Zu {} passt {} nicht. Möglich sind „{YES}“ und „{NO}“.",
                    shown(&attribute.label),
                    shown(&written.text)
                );
                Err(fault(written.at.clone(), message).with(written.at.clone(), YES).with(written.at, NO))
            }
        }
    }

    /// An option and where it stands.
    pub(super) fn option(
        &mut self,
        at: usize,
        attribute: &Attribute,
        after_not: bool,
        taken: &[OptionAt],
    ) -> Result<(OptionAt, Range<usize>), NotationFault> {
        let Some(written) = self.written() else { return Err(faults::no_value(self, attribute)) };
        self.want_from(written.at.start, Want::Option { attribute: at, taken: taken.to_vec(), not: false });
        let options = attribute.options();
        let Found::One(found) = find(options, &written) else {
            return Err(meant::unknown_option(self, at, attribute, &written, after_not));
        };
        if after_not
            && written.spelling == Spelling::Bare
            && let Some(other) = negation(options, &written.text)
        {
            return Err(meant::two_negations(self, &written, options, found, other));
        }
        Ok((found, written.at))
    }

    pub(super) fn list(&mut self, at: usize, attribute: &Attribute) -> Result<Vec<OptionAt>, NotationFault> {
        let mut taken: Vec<OptionAt> = Vec::new();
        let brackets = self.take(Mark::Open);
        loop {
            let comma =
                self.back(1).first().filter(|token| token.piece == Piece::Mark(Mark::Comma)).map(|token| token.at.clone());
            self.want(Want::Option { attribute: at, taken: taken.clone(), not: false });
            let (option, written) = self.option(at, attribute, false, &taken)?;
            if taken.contains(&option) {
                let message = format!(
                    "{} steht zweimal in der Liste. Lassen Sie es nur einmal stehen.",
                    shown(&faults::option_label(attribute, option))
                );
                let from = comma.map_or(written.start, |comma| comma.start);
                return Err(fault(written.clone(), message).with(from..written.end, ""));
            }
            taken.push(option);
            self.want(Want::Comma);
            if self.take(Mark::Comma).is_none() {
                break;
            }
        }
        if let Some(open) = brackets
            && self.take(Mark::Close).is_none()
        {
            let end = self.last_end();
            return Err(fault(open, "Die Klammer um die Antworten wird nicht geschlossen.").with(end..end, ")"));
        }
        taken.sort_unstable();
        Ok(taken)
    }

    /// After „ist“ stands one option.
    pub(super) fn no_list(&mut self, at: usize, asked: &Asked) -> Result<(), NotationFault> {
        let Some(comma) = self.peek().filter(|token| token.piece == Piece::Mark(Mark::Comma)) else { return Ok(()) };
        let comma = comma.at.clone();
        let here = self.at();
        self.next();
        let option = self.written();
        self.go_to(here);
        let options = self.catalog.attributes().get(at).map_or(&[][..], |attribute| attribute.options());
        if !option.is_some_and(|option| matches!(find(options, &option), Found::One(_))) {
            return Err(faults::missing_joint(self));
        }
        let suits = if asked.negated { NONE_OF } else { ONE_OF };
        let example = faults::example_of(self.catalog, at, suits);
        let message = format!("Nach „{IS}“ steht nur eine Antwort. Mehrere schreiben Sie so: „{example}“.");
        Err(fault(comma, message).with(asked.at.clone(), suits))
    }

    /// An end of a range: a number, or an option by its place.
    /// Of the options, those before `from` are not proposed.
    pub(super) fn bound(&mut self, at: usize, attribute: &Attribute, from: i64) -> Result<(i64, Range<usize>), NotationFault> {
        if let Kind::Integer(range) = &attribute.kind {
            return self.number(at, attribute, range);
        }
        let below: Vec<OptionAt> = (0..usize::try_from(from).unwrap_or(0)).collect();
        self.want(Want::Option { attribute: at, taken: below.clone(), not: false });
        let (option, at) = self.option(at, attribute, false, &below)?;
        Ok((i64::try_from(option).unwrap_or(i64::MAX), at))
    }

    fn number(&mut self, at: usize, attribute: &Attribute, range: &Integer) -> Result<(i64, Range<usize>), NotationFault> {
        let Some(written) = self.written() else { return Err(faults::no_value(self, attribute)) };
        let digits = |c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '–' | '−'));
        let end = written.text.find(digits).unwrap_or(written.text.len());
        let (value, unit) = written.text.split_at_checked(end).unwrap_or_default();
        let Some(value) = number(value) else { return Err(faults::no_number(attribute, range, &written)) };
        if let Some(unit_at) = range.unit.as_ref().filter(|_| unit.is_empty()).map(|_| written.at.end) {
            self.want_from(unit_at, Want::Unit(at));
        }
        let unit = unit.trim();
        if !unit.is_empty() && !is_unit_of(range, unit) {
            return Err(faults::wrong_unit(self, attribute, range, &written, unit));
        }
        if !(range.min..=range.max).contains(&value) {
            let message = format!(
                "Die Zahl {value} liegt außerhalb von {}. Richtig ist eine Zahl von {} bis {}.",
                shown(&attribute.label),
                range.min,
                range.max
            );
            let nearest = value.clamp(range.min, range.max);
            let digits = match written.spelling {
                Spelling::Bare => written.at.start..written.at.start + end,
                Spelling::Quoted | Spelling::Id => written.at.clone(),
            };
            return Err(fault(digits.clone(), message).with(digits, nearest.to_string()));
        }
        self.whole(&written)?;
        Ok((value, written.at))
    }

    /// A comma in the number.
    fn whole(&self, written: &Written) -> Result<(), NotationFault> {
        let [comma, after, ..] = self.rest() else { return Ok(()) };
        let joined = comma.at.start == written.at.end && after.at.start == comma.at.end;
        let digit = matches!(after.piece, Piece::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()));
        if comma.piece != Piece::Mark(Mark::Comma) || !joined || !digit {
            return Ok(());
        }
        let at = written.at.start..after.at.end;
        Err(fault(at.clone(), format!("{} ist keine ganze Zahl. Zahlen mit Komma gibt es hier nicht.", shown(self.slice(&at)))))
    }

    pub(super) fn between(&mut self, at: usize, attribute: &Attribute) -> Result<Test, NotationFault> {
        let (first, from) = self.bound(at, attribute, 0)?;
        self.want(Want::To);
        if self.take_word(Reserved::To).is_none() {
            let message = format!("Nach „von {}“ fehlt „{TO}“ und das Ende. Ohne Ende heißt es „mindestens“.", self.slice(&from));
            return Err(fault(from, message));
        }
        let (last, until) = self.bound(at, attribute, first)?;
        if first > last {
            let (high, low) = (self.slice(&from), self.slice(&until));
            let all = from.start..until.end;
            let message = format!("Der Bereich ist leer: {} kommt nach {}. Tauschen Sie beide.", shown(high), shown(low));
            return Err(fault(all.clone(), message).with(all, format!("{low} {TO} {high}")));
        }
        Ok(Test::Range { min: Some(first), max: Some(last) })
    }
}

/// The unit, also in another number or case.
fn is_unit_of(range: &Integer, word: &str) -> bool {
    let Some(unit) = &range.unit else { return false };
    key(unit) == key(word) || foerderkompass_core::nearest(word, [unit.as_str()]).is_some()
}
