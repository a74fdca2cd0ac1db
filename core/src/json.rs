// SPDX-License-Identifier: EUPL-1.2
//! Reads JSON (RFC 8259, strict) into a list of tokens that remember where each value stands and keep repeated keys,
//! so that every fault of a catalogue can be reported with its place.
//!
//! Tokens are numbers alone and stand one after the other, so that a list of them serves for one measure after the other
//! and nothing is made or freed for a value. What this does not do: numbers beyond their text, writing.

use std::borrow::Cow;

use crate::fault::{JsonError, Shape};

/// Deepest nesting of JSON values; criteria reach half of it at most.
pub const MAX_DEPTH: usize = 128;

/// What a token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Null,
    True,
    False,
    Whole,
    Number,
    /// A text of printable ASCII.
    Plain,
    /// A text as it is written.
    Text,
    /// A text with something behind a backslash.
    Escaped,
    List,
    /// A key and a value for each member.
    Object,
}

/// A value, or the key of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Byte offset at which it starts.
    at: u32,
    /// Bytes of a number, or of a text between its quotes; elements or members of a list or object.
    len: u32,
    /// The first token behind it and everything in it.
    next: u32,
    kind: Kind,
    /// Of a text without escapes, what [`hint`] says of it.
    hint: u8,
}

/// Tells most keys of the format from each other, so that hardly any that differ have to be compared.
#[inline(always)]
fn hint(key: &[u8]) -> u8 {
    let (first, last) = (key.first().copied().unwrap_or(0), key.last().copied().unwrap_or(0));
    (key.len() as u8).wrapping_mul(11).wrapping_add(first.wrapping_mul(3)).wrapping_add(last)
}

/// A JSON text that has been read.
#[derive(Clone, Debug)]
pub struct Tree<'t> {
    text: &'t str,
    tokens: Vec<Token>,
}

impl Tree<'_> {
    pub fn root(&self) -> Node<'_> {
        Node { text: self.text, tokens: &self.tokens, index: 0 }
    }
}

/// A value in its text.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    text: &'t str,
    tokens: &'t [Token],
    index: usize,
}

#[derive(Clone)]
pub enum Value<'t> {
    Null,
    Flag(bool),
    /// As written.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Nodes<'t>),
    Object(Members<'t>),
}

/// A key with its value; keys may repeat.
#[derive(Clone)]
pub struct Member<'t> {
    /// Byte offset of the key.
    pub at: usize,
    pub key: Cow<'t, str>,
    pub node: Node<'t>,
}

/// The elements of a list.
#[derive(Clone, Copy)]
pub struct Nodes<'t> {
    next: Node<'t>,
    left: usize,
}

/// The members of an object.
#[derive(Clone, Copy)]
pub struct Members<'t>(Nodes<'t>);

impl<'t> Node<'t> {
    /// The value whose token has this place.
    pub(crate) fn new(text: &'t str, tokens: &'t [Token], index: usize) -> Node<'t> {
        Node { text, tokens, index }
    }

    pub(crate) fn index(self) -> usize {
        self.index
    }

    fn token(self) -> &'t Token {
        self.tokens.get(self.index).unwrap_or(&Token { at: 0, len: 0, next: 0, kind: Kind::Null, hint: 0 })
    }

    /// Byte offset at which it starts.
    pub fn at(self) -> usize {
        self.token().at as usize
    }

    pub fn value(self) -> Value<'t> {
        let token = self.token();
        match token.kind {
            Kind::Null => Value::Null,
            Kind::True => Value::Flag(true),
            Kind::False => Value::Flag(false),
            Kind::Whole | Kind::Number => Value::Number(self.written(token, 0)),
            Kind::Plain | Kind::Text | Kind::Escaped => Value::Text(self.string(token)),
            Kind::List => Value::List(self.inside()),
            Kind::Object => Value::Object(Members(self.inside())),
        }
    }

    /// Whether it is a text of printable ASCII.
    pub(crate) fn is_plain(self) -> bool {
        self.token().kind == Kind::Plain
    }

    fn inside(self) -> Nodes<'t> {
        Nodes { next: Node { index: self.index + 1, ..self }, left: self.token().len as usize }
    }

    fn written(self, token: &Token, quote: usize) -> &'t str {
        let from = token.at as usize + quote;
        self.text.get(from..from + token.len as usize).unwrap_or("")
    }

    fn string(self, token: &Token) -> Cow<'t, str> {
        let written = self.written(token, 1);
        match token.kind {
            Kind::Escaped => Cow::Owned(unescaped(written)),
            _ => Cow::Borrowed(written),
        }
    }

    /// Whether the key at the place of this node reads so.
    pub(crate) fn reads(self, key: &str) -> bool {
        let token = self.token();
        match token.kind {
            Kind::Escaped => self.string(token) == key,
            _ => token.len as usize == key.len() && self.written(token, 1) == key,
        }
    }

    pub fn shape(self) -> Shape {
        match self.token().kind {
            Kind::Null => Shape::Null,
            Kind::True | Kind::False => Shape::Flag,
            Kind::Whole => Shape::WholeNumber,
            Kind::Number => Shape::Number,
            Kind::Plain | Kind::Text | Kind::Escaped => Shape::Text,
            Kind::List => Shape::List,
            Kind::Object => Shape::Object,
        }
    }
}

impl<'t> Nodes<'t> {
    /// The element at one of the places that [`Node::index`] gives.
    pub(crate) fn node(self, index: usize) -> Node<'t> {
        Node { index, ..self.next }
    }

    /// How many are left.
    pub fn len(&self) -> usize {
        self.left
    }

    pub fn is_empty(&self) -> bool {
        self.left == 0
    }
}

impl<'t> Iterator for Nodes<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        self.left = self.left.checked_sub(1)?;
        let node = self.next;
        self.next.index = node.token().next as usize;
        Some(node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<'t> Members<'t> {
    /// Of nothing.
    pub(crate) fn none() -> Members<'t> {
        Members(Nodes { next: Node { text: "", tokens: &[], index: 0 }, left: 0 })
    }

    pub fn len(&self) -> usize {
        self.0.left
    }

    pub fn is_empty(&self) -> bool {
        self.0.left == 0
    }

    /// The key and the value of the next one.
    fn pair(&mut self) -> Option<(Node<'t>, Node<'t>)> {
        let key = self.0.next()?;
        let node = self.0.next;
        self.0.next.index = node.token().next as usize;
        Some((key, node))
    }

    /// Which keys may be there: one bit for each of 64 groups of hints.
    pub(crate) fn groups(self) -> u64 {
        let Nodes { next, left } = self.0;
        let (mut index, mut groups) = (next.index, 0);
        for _ in 0..left {
            let Some([key, value, ..]) = next.tokens.get(index..) else { break };
            groups |= if key.kind == Kind::Escaped { u64::MAX } else { 1 << (key.hint % 64) };
            index = value.next as usize;
        }
        groups
    }

    /// The value of a key, and which member it is; of repeated keys the first counts.
    ///
    /// Asked for every key of the format in every object, so it looks at the tokens themselves.
    #[inline(never)]
    pub(crate) fn find(self, key: &str, groups: u64) -> Option<(usize, Node<'t>)> {
        let hint = hint(key.as_bytes());
        if groups & (1 << (hint % 64)) == 0 {
            return None;
        }
        let Nodes { next, left } = self.0;
        let mut index = next.index;
        for at in 0..left {
            let [token, value, ..] = next.tokens.get(index..)? else { return None };
            if (token.hint == hint || token.kind == Kind::Escaped) && (Node { index, ..next }).reads(key) {
                return Some((at, Node { index: index + 1, ..next }));
            }
            index = value.next as usize;
        }
        None
    }

    pub(crate) fn get(self, key: &str) -> Option<Node<'t>> {
        self.find(key, u64::MAX).map(|(_, node)| node)
    }

    /// The places of the members, to be given to [`Members::member`].
    pub(crate) fn places(mut self) -> Vec<usize> {
        let mut places = Vec::with_capacity(self.0.left);
        while let Some((key, _)) = self.pair() {
            places.push(key.index);
        }
        places
    }

    pub(crate) fn member(&self, place: usize) -> Member<'t> {
        let key = Node { index: place, ..self.0.next };
        Member { at: key.at(), key: key.string(key.token()), node: Node { index: place + 1, ..key } }
    }

    /// Whether a key stands more than once; looks at every pair, so it is for objects with few members.
    pub(crate) fn repeats(self) -> bool {
        let Nodes { next, left } = self.0;
        let mut index = next.index;
        for at in 0..left {
            let Some([token, value, ..]) = next.tokens.get(index..) else { return false };
            let mut other = value.next as usize;
            for _ in at + 1..left {
                let Some([key, value, ..]) = next.tokens.get(other..) else { return false };
                let may_be = key.hint == token.hint || key.kind == Kind::Escaped || token.kind == Kind::Escaped;
                if may_be && next.string(token) == next.string(key) {
                    return true;
                }
                other = value.next as usize;
            }
            index = value.next as usize;
        }
        false
    }
}

impl<'t> Iterator for Members<'t> {
    type Item = Member<'t>;

    fn next(&mut self) -> Option<Member<'t>> {
        let (key, _) = self.pair()?;
        Some(self.member(key.index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

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
        let mut odd = 0;
        while let Some(bytes) = self.text.as_bytes().get(self.at..).and_then(|rest| rest.first_chunk::<8>()) {
            let bytes = u64::from_le_bytes(*bytes);
            let small = bytes.wrapping_sub(all(0x20)) & !bytes & all(0x80);
            if zeros(bytes ^ all(b'"')) | zeros(bytes ^ all(b'\\')) | small != 0 {
                break;
            }
            odd |= (bytes & all(0x80)) | zeros(bytes ^ all(0x7f));
            self.at += 8;
        }
        odd == 0
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
fn unescaped(written: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The tree as serde_json sees it, or `None` where keys repeat (serde_json keeps the last).
    fn plain(node: Node<'_>) -> Option<serde_json::Value> {
        Some(match node.value() {
            Value::Null => serde_json::Value::Null,
            Value::Flag(flag) => flag.into(),
            Value::Number(text) => serde_json::from_str(text).ok()?,
            Value::Text(text) => text.as_ref().into(),
            Value::List(nodes) => nodes.map(plain).collect::<Option<Vec<_>>>()?.into(),
            Value::Object(members) => {
                let mut map = serde_json::Map::new();
                for member in members {
                    if map.insert(member.key.to_string(), plain(member.node)?).is_some() {
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
            assert_eq!(parse(text).err(), Some(SyntaxError { at: *at, error: *error }), "{short}");
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
            if let (Some(ours), Ok(theirs)) = (ours.ok().and_then(|tree| plain(tree.root())), theirs) {
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
