// SPDX-License-Identifier: EUPL-1.2
//! Faults in a catalogue as values: how bad, where, what is wrong and what would be right.
//! The sentences for people are made from them by the `wording` package.

use crate::date::Date;
use crate::personal::Personal;
use crate::profile::Misfit;

/// How bad a fault is. Ordered from harmless to severe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Hint,
    /// The entry works, but something about it is probably not as meant.
    Warning,
    /// The entry, the field or the whole catalogue cannot be used.
    Error,
}

/// A place in the text of the catalogue, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// One thing that is wrong in a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub severity: Severity,
    /// Way to the place, such as `measures[3].must.all[1].in[0]`; empty for the text as a whole.
    pub path: String,
    pub position: Position,
    pub kind: FaultKind,
}

/// What is wrong. Near names are what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    // The text as a whole.
    NotUtf8 {
        utf16: bool,
    },
    NotJson(JsonError),
    /// `limit` in bytes.
    TextTooLong {
        limit: usize,
    },
    TooManyMeasures {
        limit: usize,
    },
    /// Criteria nested deeper than `limit`.
    NestedTooDeep {
        limit: usize,
    },
    NewerFormat {
        found: String,
    },
    MinorAhead {
        found: String,
    },
    ByteOrderMark,
    // Shape.
    Missing {
        key: &'static str,
    },
    WrongShape {
        expected: Shape,
        found: Shape,
    },
    Null,
    UnknownKey {
        key: String,
        near: Option<String>,
    },
    DuplicateKey {
        key: String,
    },
    EmptyText,
    EmptyList,
    ControlCharacter {
        code: u32,
    },
    BadId {
        found: String,
    },
    BadDate {
        found: String,
    },
    BadWord {
        found: String,
        allowed: &'static [&'static str],
        near: Option<String>,
    },
    NumberOutside {
        found: i64,
        min: i64,
        max: i64,
    },
    /// First after last, both as written.
    EmptyRange {
        first: String,
        last: String,
    },
    BadUrl {
        found: String,
        why: UrlFault,
    },
    BadMailbox {
        found: String,
    },
    BadPhone {
        found: String,
    },
    /// Not a language tag (BCP 47).
    BadTag {
        found: String,
    },
    // Meaning.
    /// `other` is the path of another bearer.
    DuplicateId {
        id: String,
        other: String,
    },
    UnknownReference {
        what: Referent,
        id: String,
        near: Option<String>,
    },
    /// The id exists, but its entry had to be left out.
    LeftOutReference {
        what: Referent,
        id: String,
    },
    /// An attribute that stands later in the list, or the attribute itself.
    LaterAttribute {
        id: String,
    },
    CriterionShape {
        found: Vec<&'static str>,
    },
    KindMismatch {
        attribute: String,
        kind: KindName,
        used: &'static str,
    },
    UnknownOption {
        attribute: String,
        option: String,
        near: Option<String>,
    },
    OutsideAttribute {
        attribute: String,
        found: i64,
        min: i64,
        max: i64,
    },
    /// The key has no meaning for an attribute of this kind.
    NotForKind {
        key: &'static str,
        kind: KindName,
    },
    NoChannel,
    BadAnswer(Misfit),
    // Upkeep.
    ReviewOverdue {
        due: Date,
    },
    NeverMet,
    NoNorm,
    UnusedAttribute,
    OpenEndedRules,
    OldPlaces {
        as_of: Date,
    },
    ContactUnchecked {
        since: Date,
    },
    OneSidedRelation {
        measure: String,
        expected: &'static str,
    },
    MixedScripts {
        host: String,
    },
    MutualDeputies {
        with: String,
    },
    NoExamples,
    /// A story that is not anonymous, with the words that point to somebody.
    NotAnonymous {
        what: Personal,
        found: String,
    },
    /// A translation was last reviewed before its measure was changed.
    OldTranslation {
        reviewed: Date,
        changed: Date,
    },
    /// The sheet for clients lacks these words in a language.
    MissingWords {
        tag: String,
        keys: Vec<&'static str>,
    },
}

/// Kind of JSON value, as expected or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Null,
    Flag,
    Number,
    WholeNumber,
    Text,
    List,
    Object,
    /// A whole number or the id of an option.
    Bound,
    /// `true` or a list of option ids.
    FlagOrList,
}

/// Why a text is not JSON (RFC 8259).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    Empty,
    UnexpectedEnd,
    /// A character that cannot stand here.
    Unexpected(char),
    ExpectedKey,
    ExpectedColon,
    ExpectedCommaOrEnd,
    TrailingComma,
    TrailingText,
    BadEscape,
    LoneSurrogate,
    ControlInText,
    BadNumber,
    BadWord,
    /// JSON values nested deeper than the given number.
    TooDeep(usize),
}

/// Why an address is not a safe link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlFault {
    Scheme,
    Character,
    UserInfo,
    Host,
    Address,
    Number,
}

/// What a reference should point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    Attribute,
    Category,
    Contact,
    Measure,
}

/// The five kinds of attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindName {
    Flag,
    Choice,
    Ordinal,
    Multi,
    Integer,
}

impl KindName {
    /// The word of the format.
    pub fn key(self) -> &'static str {
        match self {
            KindName::Flag => "flag",
            KindName::Choice => "choice",
            KindName::Ordinal => "ordinal",
            KindName::Multi => "multi",
            KindName::Integer => "integer",
        }
    }
}

/// A fault while reading, before its byte offset has been turned into line and column.
#[derive(Clone, Debug)]
pub(crate) struct RawFault {
    pub severity: Severity,
    pub path: String,
    pub offset: usize,
    pub kind: FaultKind,
}

/// Turns offsets into positions, in one pass over the text, and sorts by place.
///
/// One pass, because a catalogue may be one line of many megabytes with thousands of faults.
pub(crate) fn place(text: &str, mut raw: Vec<RawFault>) -> Vec<Fault> {
    raw.sort_by_key(|f| f.offset);
    let mut at = Position { line: 1, column: 1 };
    let mut seen = 0;
    let mut placed = Vec::with_capacity(raw.len());
    for fault in raw {
        at = advance(at, text.get(seen..fault.offset).unwrap_or(""));
        seen = fault.offset.max(seen);
        placed.push(Fault { severity: fault.severity, path: fault.path, position: at, kind: fault.kind });
    }
    placed
}

/// Line and column of a byte offset.
#[cfg(feature = "tools")]
pub(crate) fn position_of(text: &str, offset: usize) -> Position {
    advance(Position { line: 1, column: 1 }, text.get(..offset).unwrap_or(text))
}

fn advance(from: Position, passed: &str) -> Position {
    let lines = passed.bytes().filter(|b| *b == b'\n').count();
    let tail = passed.rsplit('\n').next().unwrap_or("").chars().count();
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match lines {
        0 => Position { line: from.line, column: from.column.saturating_add(small(tail)) },
        _ => Position { line: from.line.saturating_add(small(lines)), column: small(tail).saturating_add(1) },
    }
}
