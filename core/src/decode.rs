// SPDX-License-Identifier: EUPL-1.2
//! From the JSON tree to the file's types, reporting every fault instead of the first.
//!
//! Decoding is total: what cannot be read becomes a placeholder, the fault is recorded with its path, and the owner
//! of the entry decides by the number of errors what to leave out. So lists keep their indices, and later passes
//! can report at the right path.

pub(crate) use crate::decode_path::{Cx, Found, path_of};

use std::borrow::Cow;
use std::cell::Cell;

use crate::date::Date;
use crate::fault::Severity;
use crate::fault::{FaultKind, Shape};
use crate::json::{Members, Node, Value};
use crate::link::{Mailbox, Phone, SafeUrl};

/// An object being read key by key.
pub(crate) struct Object<'o> {
    pub members: Members<'o>,
    /// Whether it is an object at all; if not, that has been reported.
    pub read: bool,
    /// One bit for each of the first members that has been read. Where all have been, none has an unknown key.
    pub met: Cell<u64>,
    /// Which keys may be there.
    pub groups: u64,
}

impl<'o> Object<'o> {
    #[inline(never)]
    pub fn get(&self, key: &str) -> Option<Node<'o>> {
        let (at, node) = self.members.find(key, self.groups)?;
        self.met.set(self.met.get() | 1u64.checked_shl(at as u32).unwrap_or(0));
        Some(node)
    }

    /// A key that must be there.
    pub fn required<T: Decode>(&self, key: &'static str, cx: &mut Cx<'_>) -> T {
        let node = self.need(key, cx);
        decoded(key, node, cx)
    }

    #[inline(never)]
    fn need(&self, key: &'static str, cx: &mut Cx<'_>) -> Option<Node<'o>> {
        let node = self.get(key);
        if self.read && node.is_none() {
            cx.error(FaultKind::Missing { key });
        }
        node
    }

    /// A key that may be missing.
    pub fn optional<T: Decode>(&self, key: &'static str, cx: &mut Cx<'_>) -> T {
        decoded(key, self.get(key), cx)
    }

    /// A key that is for the keepers of the catalogue only. What is wrong there is a warning: the widget, which does not
    /// read it, must not leave out less than they do.
    #[cfg(feature = "keep")]
    pub fn kept<T: Decode>(&self, key: &'static str, cx: &mut Cx<'_>) -> T {
        self.forgiven(key, cx)
    }

    /// A key that decides nothing: what is wrong there is a warning.
    pub fn forgiven<T: Decode>(&self, key: &'static str, cx: &mut Cx<'_>) -> T {
        let (errors, from) = (cx.errors, cx.faults.len());
        let value = self.optional(key, cx);
        let found = cx.faults.iter_mut().skip(from).filter(|fault| fault.severity == Severity::Error);
        found.for_each(|fault| fault.severity = Severity::Warning);
        cx.errors = errors;
        value
    }

    /// Reports the keys that nobody knows: always an error if `strict`, else only if a near name was meant.
    #[inline(never)]
    pub fn finish(&self, known: &[&'static str], strict: bool, cx: &mut Cx<'_>) {
        if self.met.get().count_ones() as usize == self.members.len() {
            return;
        }
        for member in self.members {
            if !known.contains(&member.key.as_ref()) {
                cx.unknown_key(&member, known, strict);
            }
        }
    }
}

#[inline(never)]
fn decoded<T: Decode>(key: &'static str, node: Option<Node<'_>>, cx: &mut Cx<'_>) -> T {
    match node {
        Some(node) => cx.at(key, |cx| T::decode(node, cx)),
        None => T::absent(),
    }
}

/// A type of the file.
pub(crate) trait Decode: Sized {
    /// The value where the key is missing, and the placeholder where it could not be read.
    fn absent() -> Self;
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self;
}

impl<T: Decode> Decode for Option<T> {
    fn absent() -> Self {
        None
    }
    /// A field with a fault is dropped.
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        let before = cx.errors;
        let value = T::decode(node, cx);
        (cx.errors == before).then_some(value)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn absent() -> Self {
        Vec::new()
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        let Value::List(nodes) = node.value() else {
            cx.wrong(Shape::List, node);
            return Vec::new();
        };
        // Collecting from a chain of iterators is compiled to several times as much, for every type.
        let mut list = Vec::with_capacity(nodes.len());
        for node in nodes {
            list.push(cx.at(list.len(), |cx| T::decode(node, cx)));
        }
        list
    }
}

impl<T: Decode> Decode for Box<T> {
    fn absent() -> Self {
        Box::new(T::absent())
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        Box::new(T::decode(node, cx))
    }
}

impl Decode for bool {
    fn absent() -> Self {
        false
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value() {
            Value::Flag(flag) => flag,
            _ => {
                cx.wrong(Shape::Flag, node);
                false
            }
        }
    }
}

impl Decode for i64 {
    fn absent() -> Self {
        0
    }
    /// Numbers too large for 64 bits are held at the end of the range: they fail every bound of the format.
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value() {
            Value::Number(text) if node.shape() == Shape::WholeNumber => {
                text.parse().unwrap_or(if text.starts_with('-') { i64::MIN } else { i64::MAX })
            }
            _ => {
                cx.wrong(Shape::WholeNumber, node);
                0
            }
        }
    }
}

impl Decode for u32 {
    fn absent() -> Self {
        0
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        count(node, cx, 1_000_000)
    }
}

/// A whole number from 0 to `max`; 0 if it is none, which is reported.
pub(crate) fn count(node: Node<'_>, cx: &mut Cx<'_>, max: u32) -> u32 {
    // What is no whole number has been reported by this, and is 0.
    let found = i64::decode(node, cx);
    let number = u32::try_from(found).ok().filter(|number| *number <= max);
    if number.is_none() {
        cx.error(FaultKind::NumberOutside { found, min: 0, max: max.into() });
    }
    number.unwrap_or_default()
}

/// A text of one line.
impl Decode for String {
    fn absent() -> Self {
        String::new()
    }
    fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
        text(node, cx, false).into_owned()
    }
}

/// Reads a text that is not blank and holds no control characters; `lines` allows line breaks.
pub(crate) fn text<'t>(node: Node<'t>, cx: &mut Cx<'_>, lines: bool) -> Cow<'t, str> {
    let Value::Text(text) = node.value() else {
        cx.wrong(Shape::Text, node);
        return Cow::Borrowed("");
    };
    if node.is_plain() && text.as_bytes().first().is_some_and(|first| *first != b' ') {
        return text;
    }
    // What is asked for stands behind one of these bytes.
    let doubtful = |byte: u8| matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xe2);
    if text.bytes().any(doubtful)
        && let Some(c) = text.chars().find(|c| is_control(*c) && !(lines && *c == '\n'))
    {
        cx.error(FaultKind::ControlCharacter { code: c.into() });
        return Cow::Borrowed("");
    }
    if text.trim().is_empty() {
        cx.error(FaultKind::EmptyText);
    }
    text
}

/// Control characters and those that override the direction of the text after them.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A value that is parsed from a text of one line.
macro_rules! parsed {
    ($type:ty, $absent:expr, $parse:expr, $fault:expr) => {
        impl Decode for $type {
            fn absent() -> Self {
                $absent
            }
            fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
                let before = cx.errors;
                let found = text(node, cx, false);
                match $parse(&found) {
                    Ok(value) => value,
                    Err(why) => {
                        if cx.errors == before {
                            let fault: fn(String, _) -> FaultKind = $fault;
                            cx.error(fault(found.into_owned(), why));
                        }
                        Self::absent()
                    }
                }
            }
        }
    };
}

parsed!(Date, Date::UNREAD, |t: &str| Date::parse(t).ok_or(()), |found, ()| FaultKind::BadDate { found });
parsed!(SafeUrl, SafeUrl::unread(), |t: &str| SafeUrl::parse(t), |found, why| FaultKind::BadUrl { found, why });
parsed!(Mailbox, Mailbox::unread(), |t: &str| Mailbox::parse(t).ok_or(()), |found, ()| FaultKind::BadMailbox { found });
parsed!(Phone, Phone::unread(), |t: &str| Phone::parse(t).ok_or(()), |found, ()| FaultKind::BadPhone { found });
