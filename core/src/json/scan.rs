// SPDX-License-Identifier: EUPL-1.2
//! From the text to its tokens, byte by byte, eight at a time where texts are long.

use super::{Kind, MAX_DEPTH, Token, Tree, hint};
use crate::fault::JsonError;

/// Why and at which byte offset a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub at: usize,
    pub error: JsonError,
}

/// Reads one JSON value with nothing but white space around it. The text has less than 4 GiB.
///
/// # Errors
/// Why and where the text is not JSON.
pub fn parse(text: &str) -> Result<Tree<'_>, SyntaxError> {
    let mut tokens = Vec::new();
    let mut scanner = Scanner { text, at: 0, tokens: &mut tokens };
    scanner.begin()?;
    scanner.node(0)?;
    scanner.end()?;
    Ok(Tree { text, tokens })
}

/// Reads what stands at a place of a text, and adds its tokens to a list.
pub(crate) struct Scanner<'t, 'k> {
    pub text: &'t str,
    pub at: usize,
    pub tokens: &'k mut Vec<Token>,
}

const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte that is zero, and perhaps of others behind the first of them.
const fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(all(1)) & !bytes & all(0x80)
}

/// The highest bit of each byte below the space, and perhaps of others behind the first of them.
const fn controls(bytes: u64) -> u64 {
    bytes.wrapping_sub(all(b' ')) & !bytes & all(0x80)
}

/// Nothing where all bytes are printable ASCII, of those that are not below the space.
const fn odd(bytes: u64) -> u64 {
    (bytes & all(0x80)) | zeros(bytes ^ all(0x7f))
}

impl<'t> Scanner<'t, '_> {
    #[inline(always)]
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub fn error(&self, error: JsonError) -> SyntaxError {
        SyntaxError { at: self.at, error }
    }

    /// At the start of a text: to its value.
    pub fn begin(&mut self) -> Result<(), SyntaxError> {
        self.skip_space();
        if self.peek().is_none() { Err(self.error(JsonError::Empty)) } else { Ok(()) }
    }

    /// After the value of a text: nothing must follow.
    pub fn end(&mut self) -> Result<(), SyntaxError> {
        self.skip_space();
        if self.peek().is_none() { Ok(()) } else { Err(self.error(JsonError::TrailingText)) }
    }

    /// What is wrong when `peek` is none of what may stand here.
    fn unexpected(&self) -> SyntaxError {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => self.error(JsonError::UnexpectedEnd),
            Some(c) => self.error(JsonError::Unexpected(c)),
        }
    }

    #[inline(always)]
    pub fn skip_space(&mut self) {
        if self.peek().is_some_and(|byte| byte <= b' ') {
            self.skip_spaces();
        }
    }

    #[inline(never)]
    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Adds a token; its length and end are known later.
    fn open(&mut self, kind: Kind) -> usize {
        let at = self.at as u32;
        self.tokens.push(Token { at, len: 0, next: 0, kind, hint: 0 });
        self.tokens.len() - 1
    }

    /// The end of a value has been read: of a list or object with so many elements or members.
    pub fn close(&mut self, index: usize, len: usize) {
        let next = self.tokens.len() as u32;
        if let Some(token) = self.tokens.get_mut(index) {
            token.len = len as u32;
            token.next = next;
        }
    }

    pub fn node(&mut self, depth: usize) -> Result<(), SyntaxError> {
        if depth >= MAX_DEPTH {
            return Err(self.error(JsonError::TooDeep(MAX_DEPTH)));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string(),
            Some(b't') => self.word("true", Kind::True),
            Some(b'f') => self.word("false", Kind::False),
            Some(b'n') => self.word("null", Kind::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<(), SyntaxError> {
        match self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            true => {
                let token = self.open(kind);
                self.close(token, word.len());
                self.at += word.len();
                Ok(())
            }
            false => Err(self.error(JsonError::BadWord)),
        }
    }

    fn object(&mut self, depth: usize) -> Result<(), SyntaxError> {
        let token = self.open_object();
        let mut count = 0;
        while self.key(count == 0)? {
            self.node(depth + 1)?;
            count += 1;
            if self.ends(b'}')? {
                break;
            }
        }
        self.close(token, count);
        Ok(())
    }

    /// At the bracket of an object: to its inside.
    pub fn open_object(&mut self) -> usize {
        let token = self.open(Kind::Object);
        self.at += 1;
        token
    }

    /// Before a key, or before the end of an object without members: reads the key to its value. False at that end.
    pub fn key(&mut self, first: bool) -> Result<bool, SyntaxError> {
        self.skip_space();
        match self.peek() {
            Some(b'"') => {}
            Some(b'}') if first => {
                self.at += 1;
                return Ok(false);
            }
            Some(b'}') => return Err(self.error(JsonError::TrailingComma)),
            Some(_) => return Err(self.error(JsonError::ExpectedKey)),
            None => return Err(self.error(JsonError::UnexpectedEnd)),
        }
        self.string()?;
        self.skip_space();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(self.error(JsonError::ExpectedColon)),
            None => return Err(self.error(JsonError::UnexpectedEnd)),
        }
        self.skip_space();
        Ok(true)
    }

    fn list(&mut self, depth: usize) -> Result<(), SyntaxError> {
        let token = self.open_list();
        let mut count = 0;
        while self.element(count == 0)? {
            self.node(depth + 1)?;
            count += 1;
            if self.ends(b']')? {
                break;
            }
        }
        self.close(token, count);
        Ok(())
    }

    /// At the bracket of a list: to its inside.
    pub fn open_list(&mut self) -> usize {
        let token = self.open(Kind::List);
        self.at += 1;
        token
    }

    /// Before an element, or before the end of a list without elements. False at that end.
    pub fn element(&mut self, first: bool) -> Result<bool, SyntaxError> {
        self.skip_space();
        match self.peek() {
            Some(b']') if first => {
                self.at += 1;
                Ok(false)
            }
            Some(b']') => Err(self.error(JsonError::TrailingComma)),
            _ => Ok(true),
        }
    }

    /// After an element: true at the closing bracket, false after a comma.
    pub fn ends(&mut self, close: u8) -> Result<bool, SyntaxError> {
        self.skip_space();
        match self.peek() {
            Some(b) if b == close => {
                self.at += 1;
                Ok(true)
            }
            Some(b',') => {
                self.at += 1;
                Ok(false)
            }
            Some(_) => Err(self.error(JsonError::ExpectedCommaOrEnd)),
            None => Err(self.error(JsonError::UnexpectedEnd)),
        }
    }

    fn string(&mut self) -> Result<(), SyntaxError> {
        let token = self.open(Kind::Plain);
        self.at += 1;
        let start = self.at;
        let (mut plain, mut kind) = (true, Kind::Text);
        loop {
            plain &= self.skip_eights();
            while let Some(byte) = self.peek().filter(|byte| *byte >= 0x20 && *byte != b'"' && *byte != b'\\') {
                plain &= byte < 0x7f;
                self.at += 1;
            }
            match self.peek() {
                None => return Err(self.error(JsonError::UnexpectedEnd)),
                Some(b'"') => break,
                Some(b'\\') => {
                    escape(self.text, &mut self.at)?;
                    kind = Kind::Escaped;
                }
                Some(_) => return Err(self.error(JsonError::ControlInText)),
            }
        }
        self.close(token, self.at - start);
        if kind == Kind::Text && plain {
            kind = Kind::Plain;
        }
        let hint = hint(self.text.as_bytes().get(start..self.at).unwrap_or(&[]));
        if let Some(token) = self.tokens.get_mut(token) {
            token.kind = kind;
            token.hint = hint;
        }
        self.at += 1;
        Ok(())
    }

    /// Passes eight bytes at a time in which no text ends and nothing needs a look; says whether they were all printable
    /// ASCII.
    #[inline(always)]
    fn skip_eights(&mut self) -> bool {
        let mut marks = 0;
        while let Some(bytes) = self.text.as_bytes().get(self.at..).and_then(|rest| rest.first_chunk::<8>()) {
            let bytes = u64::from_le_bytes(*bytes);
            if zeros(bytes ^ all(b'"')) | zeros(bytes ^ all(b'\\')) | controls(bytes) != 0 {
                break;
            }
            marks |= odd(bytes);
            self.at += 8;
        }
        marks == 0
    }

    fn number(&mut self) -> Result<(), SyntaxError> {
        let token = self.open(Kind::Whole);
        let start = self.at;
        let digits = |scanner: &mut Self| {
            let from = scanner.at;
            while matches!(scanner.peek(), Some(b'0'..=b'9')) {
                scanner.at += 1;
            }
            scanner.at - from
        };
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        let count = digits(self);
        let mut good = count > 0 && !(leading_zero && count > 1);
        let whole = self.at;
        if self.peek() == Some(b'.') {
            self.at += 1;
            good &= digits(self) > 0;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            good &= digits(self) > 0;
        }
        if !good {
            return Err(SyntaxError { at: start, error: JsonError::BadNumber });
        }
        self.close(token, self.at - start);
        if let Some(token) = self.tokens.get_mut(token).filter(|_| self.at > whole) {
            token.kind = Kind::Number;
        }
        Ok(())
    }
}

/// Reads what a backslash begins, and passes it.
#[cold]
#[inline(never)]
fn escape(text: &str, at: &mut usize) -> Result<char, SyntaxError> {
    let start = *at;
    let fail = |error| SyntaxError { at: start, error };
    *at += 2;
    let plain = match text.as_bytes().get(start + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let high = hex(text, at).ok_or(fail(JsonError::BadEscape))?;
            let code = match high {
                0xD800..=0xDBFF => {
                    let pair = text.get(*at..).is_some_and(|rest| rest.starts_with("\\u"));
                    *at += 2;
                    let low = if pair { hex(text, at) } else { None };
                    match low {
                        Some(low @ 0xDC00..=0xDFFF) => 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00),
                        _ => return Err(fail(JsonError::LoneSurrogate)),
                    }
                }
                _ => high,
            };
            return char::from_u32(code).ok_or(fail(JsonError::LoneSurrogate));
        }
        None => return Err(SyntaxError { at: text.len(), error: JsonError::UnexpectedEnd }),
        Some(_) => return Err(fail(JsonError::BadEscape)),
    };
    Ok(plain)
}

fn hex(text: &str, at: &mut usize) -> Option<u32> {
    let digits = text.get(*at..*at + 4)?;
    *at += 4;
    let all = digits.bytes().all(|b| b.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok())?
}

/// What a text between its quotes stands for; it has been read before.
pub(super) fn unescaped(written: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(rest) = written.get(at..) {
        let run = rest.find('\\').unwrap_or(rest.len());
        text.push_str(rest.get(..run).unwrap_or(""));
        at += run;
        match escape(written, &mut at) {
            Ok(c) => text.push(c),
            Err(_) => break,
        }
    }
    text
}
