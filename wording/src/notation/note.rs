// SPDX-License-Identifier: EUPL-1.2
//! The note after a condition: `[„Wording“, § 1 Abs. 2 SGB II]`.

use std::ops::Range;

use foerderkompass_core::Criterion;

use super::NotationFault;
use super::faults::{fault, shown};
use super::lex::{Mark, Piece, lex};
use super::names::quoted;
use super::parse::Parser;
use super::words::{NORM, is_word};
use crate::quotation::is_invisible;

/// Whether a paragraph can stand in a note without quotation marks.
pub(super) fn is_plain_norm(norm: &str) -> bool {
    let lexed = lex(norm);
    let plain = |piece: &Piece<'_>| !matches!(piece, Piece::Quoted(_) | Piece::Mark(Mark::NoteOpen | Mark::NoteClose));
    let ends_well = lexed.tokens.last().is_some_and(|token| token.piece != Piece::Mark(Mark::Comma));
    looks_like_norm(norm)
        && ends_well
        && lexed.tokens.iter().all(|token| plain(&token.piece))
        && !norm.chars().any(is_invisible)
        && one_spaced(norm) == norm
}

fn looks_like_norm(text: &str) -> bool {
    ["§", "Art.", "Artikel "].iter().any(|start| text.starts_with(start))
}

fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which of the two a note says.
#[derive(Clone, Copy)]
enum Said {
    Text,
    Norm,
}

impl Parser<'_, '_> {
    /// Reads the notes that stand here and puts them on the condition before.
    pub(super) fn notes(&mut self, criterion: &mut Criterion) -> Result<(), NotationFault> {
        while let Some(open) = self.take(Mark::NoteOpen) {
            let before = (criterion.text.is_some(), criterion.norm.is_some());
            while self.take(Mark::NoteClose).is_none() {
                if self.take(Mark::Comma).is_none() {
                    self.said(criterion, &open)?;
                }
            }
            if before == (criterion.text.is_some(), criterion.norm.is_some()) {
                let message = "Zwischen den eckigen Klammern steht nichts. Dort stehen der Text in Anführungszeichen und der Paragraf, zum Beispiel [„Volljährig“, § 7 Abs. 1 SGB II].";
                return Err(fault(open.start..self.last_end(), message));
            }
        }
        Ok(())
    }

    fn said(&mut self, criterion: &mut Criterion, open: &Range<usize>) -> Result<(), NotationFault> {
        let Some(token) = self.next() else {
            let message = "Die eckige Klammer wird nicht geschlossen. Nach Text und Paragraf steht „]“.";
            return Err(fault(open.clone(), message).with(self.end()..self.end(), "]"));
        };
        match token.piece {
            Piece::Quoted(text) => self.put(criterion, Said::Text, text, token.at),
            Piece::Word(word) if is_word(word, NORM) => {
                self.take(Mark::Colon);
                match self.peek().cloned() {
                    Some(next) if matches!(next.piece, Piece::Quoted(_)) => {
                        self.next();
                        let Piece::Quoted(norm) = next.piece else { return Ok(()) };
                        self.put(criterion, Said::Norm, norm, next.at)
                    }
                    _ => Err(fault(token.at, format!("Nach „{NORM}“ steht der Paragraf in Anführungszeichen."))),
                }
            }
            _ => self.bare_norm(criterion, token.at.start),
        }
    }

    /// A paragraph without quotation marks goes on to the end of the note or to its text.
    fn bare_norm(&mut self, criterion: &mut Criterion, from: usize) -> Result<(), NotationFault> {
        let mut until = self.last_end();
        while let Some(token) = self.peek() {
            match token.piece {
                Piece::Quoted(_) | Piece::Mark(Mark::NoteClose) => break,
                // A comma before the end is none of the paragraph's.
                Piece::Mark(Mark::Comma) => {}
                _ => until = token.at.end,
            }
            self.next();
        }
        let at = from..until;
        let norm = one_spaced(self.slice(&at));
        if looks_like_norm(&norm) {
            return self.put(criterion, Said::Norm, norm, at);
        }
        let message = format!(
            "{} ist kein Paragraf. Ein Text steht in Anführungszeichen; ein Paragraf beginnt mit „§“ oder „Art.“, ein anderer Beleg mit „{NORM}“ und Anführungszeichen.",
            shown(&norm)
        );
        let as_text = quoted(&norm);
        let as_norm = format!("{NORM} {as_text}");
        Err(fault(at.clone(), message).with(at.clone(), as_text).with(at, as_norm))
    }

    fn put(&mut self, criterion: &mut Criterion, said: Said, value: String, at: Range<usize>) -> Result<(), NotationFault> {
        let (place, name) = match said {
            Said::Text => (&mut criterion.text, "Text"),
            Said::Norm => (&mut criterion.norm, "Paragraf"),
        };
        if place.is_some() {
            return Err(fault(
                at,
                format!(
                    "Diese Bedingung hat schon einen {name}{}. Lassen Sie nur einen davon stehen.",
                    if name == "Text" { "" } else { "en" }
                ),
            ));
        }
        if value.trim().is_empty() {
            return Err(fault(at, "Zwischen den Anführungszeichen steht nichts. Tragen Sie etwas ein oder streichen Sie sie."));
        }
        if value.chars().any(is_control) {
            return Err(fault(
                at,
                "In diesem Text steht ein Zeilenumbruch oder ein Steuerzeichen. Schreiben Sie ihn in eine Zeile.",
            ));
        }
        *place = Some(value);
        Ok(())
    }
}

/// What the format allows in no text.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
