// SPDX-License-Identifier: EUPL-1.2
//! The pieces of a written condition: words, quotations, ids and marks, each with its place.

use std::ops::Range;

/// What stands between words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Open,
    Close,
    NoteOpen,
    NoteClose,
    Comma,
    Colon,
    Semicolon,
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Word(&'t str),
    /// What stands between quotation marks.
    Quoted(String),
    /// What stands after `#`.
    Id(&'t str),
    Mark(Mark),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub piece: Piece<'t>,
    /// Bytes of the text.
    pub at: Range<usize>,
}

/// The pieces of a text.
pub(super) struct Lexed<'t> {
    pub tokens: Vec<Token<'t>>,
    /// Where a quotation begins that does not end. It is the last token.
    pub unclosed: Option<usize>,
}

pub(super) fn lex(text: &str) -> Lexed<'_> {
    let mut lexed = Lexed { tokens: Vec::new(), unclosed: None };
    let mut at = 0;
    while let Some((rest, c)) = text.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (piece, length) = if is_quote(c) {
            let (content, length, closed) = quotation(rest);
            if !closed {
                lexed.unclosed = Some(at);
            }
            (Piece::Quoted(content), length)
        } else if let Some((mark, length)) = mark(rest) {
            (Piece::Mark(mark), length)
        } else if let Some(id) = id(rest) {
            (Piece::Id(id), 1 + id.len())
        } else {
            let word = word(rest);
            (Piece::Word(word), word.len())
        };
        lexed.tokens.push(Token { piece, at: at..at + length });
        at += length;
    }
    lexed
}

fn is_quote(c: char) -> bool {
    matches!(c, '„' | '“' | '”' | '"' | '»' | '«')
}

/// The marks that end a quotation which this one begins.
pub(super) fn closers(open: char) -> &'static [char] {
    match open {
        '»' => &['«'],
        '«' => &['»'],
        '"' => &['"'],
        // What a word processor makes of the keys, and a straight mark where it forgot to.
        _ => &['“', '”', '"'],
    }
}

/// Content, length in bytes with the marks, and whether it ends.
fn quotation(rest: &str) -> (String, usize, bool) {
    let mut chars = rest.char_indices().peekable();
    let open = chars.next().map_or('"', |(_, c)| c);
    let mut content = String::new();
    while let Some((at, c)) = chars.next() {
        let ends = closers(open).contains(&c);
        let doubled = open == '"' && c == '"' && chars.peek().is_some_and(|(_, next)| *next == '"');
        if doubled {
            chars.next();
        } else if ends {
            return (content, at + c.len_utf8(), true);
        }
        content.push(c);
    }
    (content, rest.len(), false)
}

fn mark(rest: &str) -> Option<(Mark, usize)> {
    let table: [(&str, Mark); 18] = [
        ("<=", Mark::AtMost),
        ("=<", Mark::AtMost),
        ("≤", Mark::AtMost),
        (">=", Mark::AtLeast),
        ("=>", Mark::AtLeast),
        ("≥", Mark::AtLeast),
        ("!=", Mark::NotEqual),
        ("<>", Mark::NotEqual),
        ("≠", Mark::NotEqual),
        ("(", Mark::Open),
        (")", Mark::Close),
        ("[", Mark::NoteOpen),
        ("]", Mark::NoteClose),
        (",", Mark::Comma),
        (":", Mark::Colon),
        (";", Mark::Semicolon),
        ("<", Mark::Less),
        (">", Mark::More),
    ];
    let found = table.iter().find(|(written, _)| rest.starts_with(written));
    // Two equal signs are one, as in programs.
    let equals = rest.bytes().take_while(|byte| *byte == b'=').count();
    found.map(|(written, mark)| (*mark, written.len())).or((equals > 0).then_some((Mark::Equal, equals)))
}

fn id(rest: &str) -> Option<&str> {
    let after = rest.strip_prefix('#')?;
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(after.len());
    after.get(..end).filter(|id| !id.is_empty())
}

/// What stands before the next space, quotation or mark. The text begins with none of them.
fn word(rest: &str) -> &str {
    let ends = |(at, c): &(usize, char)| {
        let tail = rest.get(*at..).unwrap_or_default();
        c.is_whitespace() || is_quote(*c) || mark(tail).is_some()
    };
    let end = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or(rest)
}
