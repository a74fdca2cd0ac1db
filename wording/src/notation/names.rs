// SPDX-License-Identifier: EUPL-1.2
//! How attributes and options are called in a condition, and who is meant by what is written: both ways side by side,
//! because they must be inverse.

use std::ops::Range;

use foerderkompass_core::{Attribute, Choice};

use super::lex::{Piece, closers, lex};
use super::words::{NOT, key, lead, reserved};
use crate::quotation::is_invisible;

/// What has an id and a label.
pub(super) trait Named {
    fn id(&self) -> &str;
    fn label(&self) -> &str;
    /// Whether something else than the end of a condition may follow the name.
    fn is_attribute(&self) -> bool;
}

impl Named for Attribute {
    fn id(&self) -> &str {
        &self.id
    }
    fn label(&self) -> &str {
        &self.label
    }
    fn is_attribute(&self) -> bool {
        true
    }
}

impl Named for Choice {
    fn id(&self) -> &str {
        &self.id
    }
    fn label(&self) -> &str {
        &self.label
    }
    fn is_attribute(&self) -> bool {
        false
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    Bare,
    Quoted,
    Id,
}

/// A name as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The words with one space between them, what stands in the quotation, or the id.
    pub text: String,
    pub spelling: Spelling,
    pub at: Range<usize>,
}

#[derive(Debug)]
pub(super) enum Found {
    One(usize),
    /// The text does not tell which.
    Several(Vec<usize>),
    Nothing,
}

/// Who is meant: the label letter by letter, else the label in another spelling, else the id.
pub(super) fn find<T: Named>(list: &[T], written: &Written) -> Found {
    let places = |fits: &dyn Fn(&T) -> bool| -> Vec<usize> {
        list.iter().enumerate().filter(|(_, one)| fits(one)).map(|(at, _)| at).collect()
    };
    let found = match written.spelling {
        Spelling::Id => Vec::new(),
        _ => places(&|one| one.label() == written.text),
    };
    let found = if found.is_empty() && written.spelling != Spelling::Id {
        let wanted = key(&written.text);
        // Letters that nobody can see are no name.
        places(&|one| !wanted.is_empty() && one.label().len() < 1000 && key(one.label()) == wanted)
    } else {
        found
    };
    let found = if found.is_empty() { places(&|one| one.id().eq_ignore_ascii_case(&written.text)) } else { found };
    match found.as_slice() {
        [] => Found::Nothing,
        [one] => Found::One(*one),
        _ => Found::Several(found),
    }
}

/// The name by which [`find`] finds this one. `after_not` says that „nicht“ stands before it.
pub(super) fn name<T: Named>(list: &[T], at: usize, after_not: bool) -> String {
    let Some(one) = list.get(at) else { return "#".into() };
    let label = one.label();
    let same = list.iter().filter(|other| other.label() == label).count();
    if same != 1 || label.chars().any(is_invisible) {
        format!("#{}", one.id())
    } else if is_bare(label, one.is_attribute()) && !(after_not && negation(list, label).is_some()) {
        label.to_owned()
    } else {
        quoted(label)
    }
}

/// The one that is called „nicht“ and this: without quotation marks nobody knows which of the two is meant.
pub(super) fn negation<T: Named>(list: &[T], label: &str) -> Option<usize> {
    let negated = key(&format!("{NOT} {label}"));
    let begins = |one: &T| one.label().len() < 1000 && one.label().trim_start().starts_with(['n', 'N']);
    list.iter().position(|one| begins(one) && key(one.label()) == negated)
}

/// Whether a label reads as itself without quotation marks.
pub(super) fn is_bare(label: &str, attribute: bool) -> bool {
    let lexed = lex(label);
    let mut words: Vec<&str> = Vec::new();
    for token in &lexed.tokens {
        match token.piece {
            Piece::Word(word) if reserved(word).is_none() && !(attribute && lead(word).is_some()) => words.push(word),
            _ => return false,
        }
    }
    !words.is_empty() && words.join(" ") == label
}

/// In the quotation marks that suit what stands between them.
pub(super) fn quoted(text: &str) -> String {
    for (open, close) in [('„', '“'), ('"', '"'), ('»', '«')] {
        if !text.contains(closers(open)) {
            return format!("{open}{text}{close}");
        }
    }
    format!("\"{}\"", text.replace('"', "\"\""))
}
