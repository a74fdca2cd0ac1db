// SPDX-License-Identifier: EUPL-1.2
//! Reads JSON (RFC 8259, strict) into a tree that remembers where each value stands and keeps repeated keys,
//! so that every fault of a catalogue can be reported with its place.
//!
//! What this does not do: numbers beyond their text, writing.

use std::borrow::Cow;

use crate::fault::{JsonError, Shape};

/// Deepest nesting of JSON values; criteria reach half of it at most.
pub const MAX_DEPTH: usize = 128;

/// A value and the byte offset at which it starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    pub at: usize,
    pub value: Value<'t>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    Null,
    Flag(bool),
    /// As written.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
}

/// A key with its value; keys may repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'t> {
    pub at: usize,
    pub key: Cow<'t, str>,
    pub node: Node<'t>,
}

impl Node<'_> {
    pub fn shape(&self) -> Shape {
        match &self.value {
            Value::Null => Shape::Null,
            Value::Flag(_) => Shape::Flag,
            Value::Number(text) if is_whole(text) => Shape::WholeNumber,
            Value::Number(_) => Shape::Number,
            Value::Text(_) => Shape::Text,
            Value::List(_) => Shape::List,
            Value::Object(_) => Shape::Object,
        }
    }
}

fn is_whole(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

/// Why and at which byte offset a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub at: usize,
    pub error: JsonError,
}

/// Reads one JSON value with nothing but white space around it.
pub fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    let mut reader = Reader { text, at: 0 };
    reader.skip_space();
    if reader.peek().is_none() {
        return Err(reader.error(JsonError::Empty));
    }
    let node = reader.node(0)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.error(JsonError::TrailingText)),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn error(&self, error: JsonError) -> SyntaxError {
        SyntaxError { at: self.at, error }
    }

    /// What is wrong when `peek` is none of what may stand here.
    fn unexpected(&self) -> SyntaxError {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            None => self.error(JsonError::UnexpectedEnd),
            Some(c) => self.error(JsonError::Unexpected(c)),
        }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn node(&mut self, depth: usize) -> Result<Node<'t>, SyntaxError> {
        if depth >= MAX_DEPTH {
            return Err(self.error(JsonError::TooDeep(MAX_DEPTH)));
        }
        let at = self.at;
        let value = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b't') => self.word("true", Value::Flag(true))?,
            Some(b'f') => self.word("false", Value::Flag(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => return Err(self.unexpected()),
        };
        Ok(Node { at, value })
    }

    fn word(&mut self, word: &str, value: Value<'t>) -> Result<Value<'t>, SyntaxError> {
        match self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            true => {
                self.at += word.len();
                Ok(value)
            }
            false => Err(self.error(JsonError::BadWord)),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'t>, SyntaxError> {
        self.at += 1;
        let mut members = Vec::new();
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(members));
        }
        loop {
            self.skip_space();
            let at = self.at;
            match self.peek() {
                Some(b'"') => {}
                Some(b'}') => return Err(self.error(JsonError::TrailingComma)),
                Some(_) => return Err(self.error(JsonError::ExpectedKey)),
                None => return Err(self.error(JsonError::UnexpectedEnd)),
            }
            let key = self.string()?;
            self.skip_space();
            match self.peek() {
                Some(b':') => self.at += 1,
                Some(_) => return Err(self.error(JsonError::ExpectedColon)),
                None => return Err(self.error(JsonError::UnexpectedEnd)),
            }
            self.skip_space();
            let node = self.node(depth + 1)?;
            members.push(Member { at, key, node });
            if self.ends(b'}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value<'t>, SyntaxError> {
        self.at += 1;
        let mut nodes = Vec::new();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::List(nodes));
        }
        loop {
            self.skip_space();
            if self.peek() == Some(b']') {
                return Err(self.error(JsonError::TrailingComma));
            }
            nodes.push(self.node(depth + 1)?);
            if self.ends(b']')? {
                return Ok(Value::List(nodes));
            }
        }
    }

    /// After an element: true at the closing bracket, false after a comma.
    fn ends(&mut self, close: u8) -> Result<bool, SyntaxError> {
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

    fn string(&mut self) -> Result<Cow<'t, str>, SyntaxError> {
        self.at += 1;
        let mut owned = String::new();
        let mut run = self.at;
        loop {
            match self.peek() {
                None => return Err(self.error(JsonError::UnexpectedEnd)),
                Some(b'"') => {
                    let tail = self.text.get(run..self.at).unwrap_or("");
                    self.at += 1;
                    return Ok(if owned.is_empty() { Cow::Borrowed(tail) } else { Cow::Owned(owned + tail) });
                }
                Some(b'\\') => {
                    owned.push_str(self.text.get(run..self.at).unwrap_or(""));
                    owned.push(self.escape()?);
                    run = self.at;
                }
                Some(0..0x20) => return Err(self.error(JsonError::ControlInText)),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        let fail = |error| SyntaxError { at: start, error };
        self.at += 2;
        let plain = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let high = self.hex().ok_or(fail(JsonError::BadEscape))?;
                let code = match high {
                    0xD800..=0xDBFF => {
                        let pair = self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"));
                        self.at += 2;
                        let low = if pair { self.hex() } else { None };
                        match low {
                            Some(low @ 0xDC00..=0xDFFF) => 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00),
                            _ => return Err(fail(JsonError::LoneSurrogate)),
                        }
                    }
                    _ => high,
                };
                return char::from_u32(code).ok_or(fail(JsonError::LoneSurrogate));
            }
            None => return Err(SyntaxError { at: self.text.len(), error: JsonError::UnexpectedEnd }),
            Some(_) => return Err(fail(JsonError::BadEscape)),
        };
        Ok(plain)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let all = digits.bytes().all(|b| b.is_ascii_hexdigit());
        all.then(|| u32::from_str_radix(digits, 16).ok())?
    }

    fn number(&mut self) -> Result<Value<'t>, SyntaxError> {
        let start = self.at;
        let digits = |reader: &mut Self| {
            let from = reader.at;
            while matches!(reader.peek(), Some(b'0'..=b'9')) {
                reader.at += 1;
            }
            reader.at - from
        };
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        let whole = digits(self);
        let mut good = whole > 0 && !(leading_zero && whole > 1);
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
        match self.text.get(start..self.at) {
            Some(text) if good => Ok(Value::Number(text)),
            _ => Err(SyntaxError { at: start, error: JsonError::BadNumber }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The tree as serde_json sees it, or `None` where keys repeat (serde_json keeps the last).
    fn plain(node: &Node<'_>) -> Option<serde_json::Value> {
        Some(match &node.value {
            Value::Null => serde_json::Value::Null,
            Value::Flag(flag) => (*flag).into(),
            Value::Number(text) => serde_json::from_str(text).ok()?,
            Value::Text(text) => text.as_ref().into(),
            Value::List(nodes) => nodes.iter().map(plain).collect::<Option<Vec<_>>>()?.into(),
            Value::Object(members) => {
                let mut map = serde_json::Map::new();
                for member in members {
                    if map.insert(member.key.to_string(), plain(&member.node)?).is_some() {
                        return None;
                    }
                }
                map.into()
            }
        })
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        use JsonError::*;
        let deep = "[".repeat(100_000);
        let rows: &[(&str, usize, JsonError)] = &[
            ("", 0, Empty),
            ("  \n", 3, Empty),
            ("{", 1, UnexpectedEnd),
            ("{\"a\"", 4, UnexpectedEnd),
            ("{\"a\" 1}", 5, ExpectedColon),
            ("{\"a\":1,}", 7, TrailingComma),
            ("[1,]", 3, TrailingComma),
            ("[1 2]", 3, ExpectedCommaOrEnd),
            ("{a:1}", 1, ExpectedKey),
            ("[1] x", 4, TrailingText),
            ("\"\\x\"", 1, BadEscape),
            ("\"\\ud800\"", 1, LoneSurrogate),
            ("\"\\udc00\"", 1, LoneSurrogate),
            ("\"a\nb\"", 2, ControlInText),
            ("01", 0, BadNumber),
            ("-", 0, BadNumber),
            ("1.", 0, BadNumber),
            ("1e", 0, BadNumber),
            ("nul", 0, BadWord),
            ("„", 0, Unexpected('„')),
            ("[\"\\u12", 2, BadEscape),
            ("\"\\", 2, UnexpectedEnd),
            (&deep, 128, TooDeep(128)),
        ];
        for (text, at, error) in rows {
            let short: String = text.chars().take(20).collect();
            assert_eq!(parse(text), Err(SyntaxError { at: *at, error: *error }), "{short}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn agrees_with_serde_json(text in r#"([\[\]{}:, \n]|"[a-zä]?(\\[nu"\\/]|\\u00e4|\\ud83d\\ude00)?"|-?[0-9]{1,3}(\.[0-9])?(e[0-9])?|true|false|null){0,12}"#) {
            let ours = parse(&text);
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            // Numbers of any size are JSON; serde_json wants them to fit a double.
            if theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range")) {
                return Ok(());
            }
            prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs);
            if let (Some(ours), Ok(theirs)) = (ours.ok().and_then(|node| plain(&node)), theirs) {
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
