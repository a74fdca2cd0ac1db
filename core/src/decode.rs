// SPDX-License-Identifier: EUPL-1.2
//! From the JSON tree to the file's types, reporting every fault instead of the first.
//!
//! Decoding is total: what cannot be read becomes a placeholder, the fault is recorded with its path, and the owner
//! of the entry decides by the number of errors what to leave out. So lists keep their indices, and later passes
//! can report at the right path.

use crate::date::Date;
use crate::fault::{FaultKind, RawFault, Severity, Shape};
use crate::json::{Member, Node, Value};
use crate::link::{Mailbox, Phone, SafeUrl};
use crate::near::nearest;
use crate::order::order;

/// One step of a path through the tree.
#[derive(Clone, Copy)]
enum Step {
    Key(&'static str),
    /// A key of the file, by its place in `Cx::names`.
    Name(usize),
    Index(usize),
}

/// Where we are in the tree, and what was found so far.
pub(crate) struct Cx<'n> {
    root: &'n Node<'n>,
    steps: Vec<Step>,
    /// The keys of the file on the path.
    names: Vec<String>,
    pub faults: Vec<RawFault>,
    /// Number of faults with severity error so far.
    pub errors: usize,
    /// A limit was exceeded: no catalogue at all.
    pub fatal: bool,
    /// Nesting of the criterion being read.
    pub depth: usize,
    /// Members in the order of their keys, of the objects that are too wide to be searched for each fault, by their
    /// offset.
    wide: Vec<(usize, Vec<&'n Member<'n>>)>,
    /// Comparisons of names that may still be made to find near ones.
    comparisons: usize,
}

/// Objects with more members get an index.
const WIDE: usize = 64;
/// A catalogue of hundreds of thousands of wrong names shall not keep anyone waiting for near ones.
const COMPARISONS: usize = 2_000_000;
/// Longest key that a path shows, in characters.
const PATH_KEY: usize = 64;

/// Anything that leads one step down.
pub(crate) trait Down {
    fn enter(self, cx: &mut Cx<'_>);
}
impl Down for &'static str {
    fn enter(self, cx: &mut Cx<'_>) {
        cx.enter_key(self);
    }
}
impl Down for usize {
    fn enter(self, cx: &mut Cx<'_>) {
        cx.enter_index(self);
    }
}
/// A key of the file.
impl Down for &String {
    fn enter(self, cx: &mut Cx<'_>) {
        cx.enter_name(self);
    }
}

// What is called at every key of the format stays out of line: inlined it would be half of the program.
impl<'n> Cx<'n> {
    pub fn new(root: &'n Node<'n>) -> Self {
        let (steps, names, faults, wide) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Cx { root, steps, names, faults, errors: 0, fatal: false, depth: 0, wide, comparisons: COMPARISONS }
    }

    /// Runs `f` one step further down.
    pub fn at<T>(&mut self, step: impl Down, f: impl FnOnce(&mut Self) -> T) -> T {
        step.enter(self);
        let result = f(self);
        self.leave();
        result
    }

    #[inline(never)]
    fn enter_key(&mut self, key: &'static str) {
        self.steps.push(Step::Key(key));
    }

    #[inline(never)]
    fn enter_index(&mut self, index: usize) {
        self.steps.push(Step::Index(index));
    }

    #[inline(never)]
    fn enter_name(&mut self, name: &str) {
        self.steps.push(Step::Name(self.names.len()));
        self.names.push(name.to_owned());
    }

    #[inline(never)]
    fn leave(&mut self) {
        if let Some(Step::Name(at)) = self.steps.pop() {
            self.names.truncate(at);
        }
    }

    fn key(&self, step: Step) -> Option<&str> {
        match step {
            Step::Key(key) => Some(key),
            Step::Name(at) => self.names.get(at).map(String::as_str),
            Step::Index(_) => None,
        }
    }

    pub fn error(&mut self, kind: FaultKind) {
        self.report(Severity::Error, kind);
    }

    pub fn warn(&mut self, kind: FaultKind) {
        self.report(Severity::Warning, kind);
    }

    pub fn hint(&mut self, kind: FaultKind) {
        self.report(Severity::Hint, kind);
    }

    #[cold]
    #[inline(never)]
    fn report(&mut self, severity: Severity, kind: FaultKind) {
        let offset = self.here();
        self.push(severity, offset, self.path(), kind);
    }

    #[cold]
    #[inline(never)]
    fn push(&mut self, severity: Severity, offset: usize, path: String, kind: FaultKind) {
        if severity == Severity::Error {
            self.errors += 1;
        }
        self.faults.push(RawFault { severity, path, offset, kind });
    }

    /// The path in the notation of the format, `measures[3].must.all[1]`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.steps {
            match (self.key(*step), step) {
                (Some(key), _) => push_key(&mut path, key),
                (None, Step::Index(i)) => path.extend(["[", &i.to_string(), "]"]),
                (None, _) => {}
            }
        }
        path
    }

    /// The name that was probably meant, as long as looking for it takes no time worth mentioning.
    pub fn near<'a>(&mut self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
        if self.comparisons == 0 {
            return None;
        }
        let compared = known.into_iter().inspect(|_| self.comparisons = self.comparisons.saturating_sub(1));
        nearest(name, compared).map(str::to_owned)
    }

    /// Offset of the deepest existing node on the path.
    fn here(&mut self) -> usize {
        let mut node: &'n Node<'n> = self.root;
        for depth in 0..self.steps.len() {
            match self.steps.get(depth).copied().and_then(|step| self.below(node, step)) {
                Some(next) => node = next,
                None => break,
            }
        }
        node.at
    }

    fn below(&mut self, node: &'n Node<'n>, step: Step) -> Option<&'n Node<'n>> {
        match (&node.value, step) {
            (Value::List(nodes), Step::Index(i)) => nodes.get(i),
            (Value::Object(members), _) if members.len() > WIDE => {
                let at = self.wide.binary_search_by_key(&node.at, |(at, _)| *at).unwrap_or_else(|at| {
                    let ordered = by_key(members).into_iter().filter_map(|i| members.get(i));
                    self.wide.insert(at, (node.at, ordered.collect()));
                    at
                });
                let (key, (_, ordered)) = (self.key(step)?, self.wide.get(at)?);
                // Of repeated keys the first counts.
                let first = ordered.partition_point(|member| member.key.as_ref() < key);
                ordered.get(first).filter(|member| member.key == key).map(|member| &member.node)
            }
            (Value::Object(members), _) => {
                let key = self.key(step)?;
                members.iter().find(|member| member.key == key).map(|member| &member.node)
            }
            _ => None,
        }
    }

    /// Reports a value of the wrong shape; `null` has its own fault.
    #[cold]
    #[inline(never)]
    pub fn wrong(&mut self, expected: Shape, node: &Node<'_>) {
        match node.shape() {
            Shape::Null => self.error(FaultKind::Null),
            found => self.error(FaultKind::WrongShape { expected, found }),
        }
    }

    /// Whether the object that we are at has such a key, readable or not.
    pub fn has(&mut self, key: &'static str) -> bool {
        let own = self.here();
        self.at(key, |cx| cx.here()) != own
    }

    /// The members of an object, with repeated keys reported. What is none has no members, and none are missing.
    #[inline(never)]
    pub fn object<'o>(&mut self, node: &'o Node<'_>) -> Object<'o> {
        let Value::Object(members) = &node.value else {
            self.wrong(Shape::Object, node);
            return Object { members: &[], read: false };
        };
        for at in repeated_keys(members) {
            // Which of two titles is meant, nobody knows.
            self.fatal |= self.steps.is_empty();
            if let Some(member) = members.get(at) {
                let key = member.key.to_string();
                let path = self.at(&key, |cx| cx.path());
                self.push(Severity::Error, member.at, path, FaultKind::DuplicateKey { key });
            }
        }
        Object { members, read: true }
    }

    fn unknown_key(&mut self, member: &Member<'_>, known: &[&'static str], strict: bool) {
        let near = nearest(&member.key, known.iter().copied()).map(str::to_owned);
        let severity = if strict || near.is_some() { Severity::Error } else { Severity::Warning };
        let key = member.key.to_string();
        let path = self.at(&key, |cx| cx.path());
        self.push(severity, member.at, path, FaultKind::UnknownKey { key: key.clone(), near });
        self.at(&key, |cx| cx.refuse_null(&member.node));
    }

    /// `null` is an error also where nobody reads.
    fn refuse_null(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Null => self.push(Severity::Error, node.at, self.path(), FaultKind::Null),
            Value::List(nodes) => {
                for (i, node) in nodes.iter().enumerate() {
                    self.at(i, |cx| cx.refuse_null(node));
                }
            }
            Value::Object(members) => {
                for member in members {
                    self.at(&member.key.to_string(), |cx| cx.refuse_null(&member.node));
                }
            }
            _ => {}
        }
    }
}

/// Adds a key to a path: `.key`, or `["any other key"]` with what could disturb a line escaped, and cut if it is long.
fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty() && key.len() <= PATH_KEY && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-$".contains(&b));
    if plain {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
        return;
    }
    path.push_str("[\"");
    for c in key.chars().take(PATH_KEY) {
        match c {
            '"' | '\\' => path.extend(['\\', c]),
            _ if is_control(c) => path.extend(c.escape_unicode()),
            _ => path.push(c),
        }
    }
    path.push_str(if key.chars().nth(PATH_KEY).is_some() { "…\"]" } else { "\"]" });
}

/// Places of the members in the order of their keys, equal keys in the order of the file.
fn by_key(members: &[Member<'_>]) -> Vec<usize> {
    let key = |at: usize| members.get(at).map(|member| member.key.as_ref());
    order(members.len(), &|a, b| key(a).cmp(&key(b)))
}

/// Indices of the members whose key stood before.
pub(crate) fn repeated_keys(members: &[Member<'_>]) -> Vec<usize> {
    let ordered = by_key(members);
    let key = |at: &usize| members.get(*at).map(|member| member.key.as_ref());
    let pairs = ordered.iter().zip(ordered.iter().skip(1));
    let mut repeated: Vec<usize> = pairs.filter(|(a, b)| key(a) == key(b)).map(|(_, b)| *b).collect();
    repeated.sort_unstable();
    repeated
}

/// An object being read key by key.
pub(crate) struct Object<'o> {
    pub members: &'o [Member<'o>],
    /// Whether it is an object at all; if not, that has been reported.
    pub read: bool,
}

impl<'o> Object<'o> {
    #[inline(never)]
    pub fn get(&self, key: &str) -> Option<&'o Node<'o>> {
        self.members.iter().find(|m| m.key == key).map(|m| &m.node)
    }

    /// A key that must be there.
    pub fn required<T: Decode>(&self, key: &'static str, cx: &mut Cx<'_>) -> T {
        self.need(key, cx);
        self.optional(key, cx)
    }

    #[inline(never)]
    fn need(&self, key: &'static str, cx: &mut Cx<'_>) {
        if self.read && self.get(key).is_none() {
            cx.error(FaultKind::Missing { key });
        }
    }

    /// A key that may be missing.
    #[inline(never)]
    pub fn optional<T: Decode>(&self, key: &'static str, cx: &mut Cx<'_>) -> T {
        match self.get(key) {
            Some(node) => cx.at(key, |cx| T::decode(node, cx)),
            None => T::absent(),
        }
    }

    /// Reports the keys that nobody knows: always an error if `strict`, else only if a near name was meant.
    #[inline(never)]
    pub fn finish(&self, known: &[&'static str], strict: bool, cx: &mut Cx<'_>) {
        for member in self.members {
            if !known.contains(&member.key.as_ref()) {
                cx.unknown_key(member, known, strict);
            }
        }
    }
}

/// A type of the file.
pub(crate) trait Decode: Sized {
    /// The value where the key is missing, and the placeholder where it could not be read.
    fn absent() -> Self;
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self;
}

impl<T: Decode> Decode for Option<T> {
    fn absent() -> Self {
        None
    }
    /// A field with a fault is dropped.
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        let before = cx.errors;
        let value = T::decode(node, cx);
        (cx.errors == before).then_some(value)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn absent() -> Self {
        Vec::new()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        let Value::List(nodes) = &node.value else {
            cx.wrong(Shape::List, node);
            return Vec::new();
        };
        nodes.iter().enumerate().map(|(i, node)| cx.at(i, |cx| T::decode(node, cx))).collect()
    }
}

impl<T: Decode> Decode for Box<T> {
    fn absent() -> Self {
        Box::new(T::absent())
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        Box::new(T::decode(node, cx))
    }
}

impl Decode for bool {
    fn absent() -> Self {
        false
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        match node.value {
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
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        match &node.value {
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
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        let before = cx.errors;
        let number = i64::decode(node, cx);
        let max = 1_000_000;
        match u32::try_from(number).ok().filter(|n| i64::from(*n) <= max) {
            Some(number) => number,
            None => {
                if cx.errors == before {
                    cx.error(FaultKind::NumberOutside { found: number, min: 0, max });
                }
                0
            }
        }
    }
}

/// A text of one line.
impl Decode for String {
    fn absent() -> Self {
        String::new()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
        text(node, cx, false)
    }
}

/// Reads a text that is not blank and holds no control characters; `lines` allows line breaks.
pub(crate) fn text(node: &Node<'_>, cx: &mut Cx<'_>, lines: bool) -> String {
    let Value::Text(text) = &node.value else {
        cx.wrong(Shape::Text, node);
        return String::new();
    };
    if let Some(c) = text.chars().find(|c| is_control(*c) && !(lines && *c == '\n')) {
        cx.error(FaultKind::ControlCharacter { code: c.into() });
        return String::new();
    }
    if text.trim().is_empty() {
        cx.error(FaultKind::EmptyText);
    }
    text.to_string()
}

/// Control characters and those that override the direction of the text after them.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A value that is parsed from a text of one line.
macro_rules! parsed {
    ($type:ty, $absent:expr, $parse:expr, $fault:expr) => {
        impl Decode for $type {
            fn absent() -> Self {
                $absent
            }
            fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Self {
                let before = cx.errors;
                let found = text(node, cx, false);
                match $parse(&found) {
                    Ok(value) => value,
                    Err(why) => {
                        if cx.errors == before {
                            let fault: fn(String, _) -> FaultKind = $fault;
                            cx.error(fault(found, why));
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
