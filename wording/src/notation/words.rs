// SPDX-License-Identifier: EUPL-1.2
//! The words of the notation, and what counts as the same spelling.

use foerderkompass_core::fold;

/// A word that means something wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reserved {
    And,
    Or,
    Not,
    Is,
    AtLeast,
    AtMost,
    Exactly,
    From,
    To,
}

pub(super) const AND: &str = "und";
pub(super) const OR: &str = "oder";
pub(super) const NOT: &str = "nicht";
pub(super) const IS: &str = "ist";
pub(super) const AT_LEAST: &str = "mindestens";
pub(super) const AT_MOST: &str = "höchstens";
pub(super) const EXACTLY: &str = "genau";
pub(super) const FROM: &str = "von";
pub(super) const TO: &str = "bis";
pub(super) const ONE_OF: &str = "eine von";
pub(super) const NONE_OF: &str = "keine von";
pub(super) const ALL_OF: &str = "alle von";
pub(super) const YES: &str = "ja";
pub(super) const NO: &str = "nein";
/// Before a paragraph that does not look like one.
pub(super) const NORM: &str = "Norm";

/// Both foldings of a word.
type Spellings = (&'static str, &'static str);

const RESERVED: [(Spellings, Reserved); 10] = [
    (("und", "und"), Reserved::And),
    (("oder", "oder"), Reserved::Or),
    (("nicht", "nicht"), Reserved::Not),
    (("ist", "ist"), Reserved::Is),
    (("mindestens", "mindestens"), Reserved::AtLeast),
    (("ab", "ab"), Reserved::AtLeast),
    (("hochstens", "hoechstens"), Reserved::AtMost),
    (("genau", "genau"), Reserved::Exactly),
    (("von", "von"), Reserved::From),
    (("bis", "bis"), Reserved::To),
];

/// What stands before `von` and makes a list of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    One,
    None,
    All,
}

const LEADS: [(Spellings, Lead); 8] = [
    (("eine", "eine"), Lead::One),
    (("einer", "einer"), Lead::One),
    (("eines", "eines"), Lead::One),
    (("keine", "keine"), Lead::None),
    (("keiner", "keiner"), Lead::None),
    (("keines", "keines"), Lead::None),
    (("alle", "alle"), Lead::All),
    (("allen", "allen"), Lead::All),
];

pub(super) fn reserved(word: &str) -> Option<Reserved> {
    look_up(&RESERVED, word)
}

pub(super) fn lead(word: &str) -> Option<Lead> {
    look_up(&LEADS, word)
}

fn look_up<T: Copy>(table: &[(Spellings, T)], word: &str) -> Option<T> {
    // None of these words is longer, and texts have many words.
    if word.len() > 16 {
        return None;
    }
    let word = fold(word);
    table.iter().find(|((base, digraph), _)| word.base == *base || word.digraph == *digraph).map(|(_, value)| *value)
}

pub(super) fn is_word(word: &str, known: &str) -> bool {
    word.len() <= 16 && key(word) == key(known)
}

/// Spelling without what does not tell names apart: case, umlauts, kinds of dashes and spaces.
#[derive(Clone, Debug)]
pub(super) struct Key {
    base: String,
    digraph: String,
}

pub(super) fn key(text: &str) -> Key {
    let folded = fold(text);
    Key { base: evened(&folded.base), digraph: evened(&folded.digraph) }
}

/// „Hochstens“, „hoechstens“ and „höchstens“ are the same word.
impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        self.base == other.base || self.digraph == other.digraph
    }
}

impl Key {
    pub fn starts_with(&self, start: &Key) -> bool {
        self.base.starts_with(&start.base) || self.digraph.starts_with(&start.digraph)
    }

    /// Whether one of the words begins like this.
    pub fn has_word(&self, start: &Key) -> bool {
        let begins = |text: &str, start: &str| {
            let gap = |c: char| !c.is_alphanumeric();
            text.match_indices(start)
                .any(|(at, _)| text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(gap)))
        };
        begins(&self.base, &start.base) || begins(&self.digraph, &start.digraph)
    }

    pub fn is_empty(&self) -> bool {
        self.base.is_empty()
    }

    /// The spelling in which distances are measured.
    pub fn letters(&self) -> &str {
        &self.base
    }
}

/// One space between words, and none around a dash.
fn evened(text: &str) -> String {
    let mut even = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let c = if is_dash(c) { '-' } else { c };
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && c != '-' && !even.is_empty() && !even.ends_with('-') {
            even.push(' ');
        }
        gap = false;
        even.push(c);
    }
    even
}

fn is_dash(c: char) -> bool {
    matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// A whole number as people write it.
pub(super) fn number(word: &str) -> Option<i64> {
    let plain: String = word.chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let groups: Vec<&str> = digits.split('.').collect();
    // „0.500“ and „.500“ are halves, not five hundred.
    let begins = |first: &&str| first.len() <= 3 && first.starts_with(|c: char| matches!(c, '1'..='9'));
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3) && groups.first().is_some_and(begins);
    if groups.len() > 1 && !grouped {
        return None;
    }
    let joined = plain.replace('.', "");
    let digits = joined.strip_prefix('-').unwrap_or(&joined);
    (!digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| joined.parse().ok())?
}
