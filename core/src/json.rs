// SPDX-License-Identifier: EUPL-1.2
//! Reads JSON (RFC 8259, strict) into a list of tokens that remember where each value stands and keep repeated keys,
//! so that every fault of a catalogue can be reported with its place.
//!
//! Tokens are numbers alone and stand one after the other, so that a list of them serves for one measure after the other
//! and nothing is made or freed for a value. What this does not do: numbers beyond their text, writing.

mod scan;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::fault::Shape;

pub(crate) use scan::Scanner;
use scan::unescaped;
pub use scan::{SyntaxError, parse};

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
