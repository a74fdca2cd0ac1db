// SPDX-License-Identifier: EUPL-1.2
//! Where the reader is in the JSON tree, and the faults it has found, each with its path.
//!
//! What this does not do: read values. Every type of the format does that for itself ([`Decode`](crate::decode::Decode)).

use std::cell::Cell;
use std::ops::{Deref, DerefMut};

use crate::decode::{Object, is_control};
use crate::fault::{FaultKind, RawFault, Severity, Shape};
use crate::json::{Member, Members, Node, Scanner, Token, Value};
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

/// Where we are in the text, and what was found so far.
pub(crate) struct Cx<'n> {
    root: Node<'n>,
    /// The text, where its measures are not below the root.
    text: &'n str,
    found: &'n mut Found,
}

/// What was found so far; kept from one measure to the next.
pub(crate) struct Found {
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
    /// What stands in the objects and lists that are too wide to be searched for each fault, by their offset: members in
    /// the order of their keys, and elements.
    wide: Vec<(usize, Vec<usize>)>,
    /// Comparisons of names that may still be made to find near ones.
    comparisons: usize,
    /// Where the measures begin that have been read one by one.
    pub measures: Vec<u32>,
    /// The measure that a fault was last looked for in, and its tokens.
    again: (usize, Vec<Token>),
}

impl Default for Found {
    fn default() -> Self {
        Found {
            steps: Vec::new(),
            names: Vec::new(),
            faults: Vec::new(),
            errors: 0,
            fatal: false,
            depth: 0,
            wide: Vec::new(),
            comparisons: COMPARISONS,
            measures: Vec::new(),
            again: (usize::MAX, Vec::new()),
        }
    }
}

impl Deref for Cx<'_> {
    type Target = Found;
    fn deref(&self) -> &Found {
        self.found
    }
}

impl DerefMut for Cx<'_> {
    fn deref_mut(&mut self) -> &mut Found {
        self.found
    }
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
    /// Reads below a root that holds everything.
    pub fn new(root: Node<'n>, found: &'n mut Found) -> Self {
        Cx { root, text: "", found }
    }

    /// Reads below a root without its measures, which stand in the text.
    pub fn beside(text: &'n str, root: &'n [Token], found: &'n mut Found) -> Self {
        Cx { root: Node::new(text, root, 0), text, found }
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
        let at = self.names.len();
        self.steps.push(Step::Name(at));
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
        let left = &mut self.found.comparisons;
        let compared = known.into_iter().inspect(|_| *left = left.saturating_sub(1));
        nearest(name, compared).map(str::to_owned)
    }

    /// Offset of the deepest existing node on the path.
    fn here(&mut self) -> usize {
        if let (Some(Step::Key("measures")), Some(Step::Index(at))) = (self.steps.first(), self.steps.get(1))
            && let Some(start) = self.measures.get(*at).copied()
        {
            return self.here_in(*at, start as usize);
        }
        self.deepest(self.root, 0)
    }

    /// The same in a measure that has been read and let go: it is read again.
    fn here_in(&mut self, measure: usize, start: usize) -> usize {
        let (last, mut tokens) = std::mem::take(&mut self.again);
        if last != measure {
            tokens.clear();
            // It could be read before.
            let _ = Scanner { text: self.text, at: start, tokens: &mut tokens }.node(0);
        }
        let at = self.deepest(Node::new(self.text, &tokens, 0), 2);
        self.again = (measure, tokens);
        at
    }

    /// The offset of the deepest node on the path, from the node that so many steps lead to.
    fn deepest(&mut self, mut node: Node<'_>, steps: usize) -> usize {
        for depth in steps..self.steps.len() {
            match self.steps.get(depth).copied().and_then(|step| self.below(node, step)) {
                Some(next) => node = next,
                None => break,
            }
        }
        node.at()
    }

    fn below<'t>(&mut self, node: Node<'t>, step: Step) -> Option<Node<'t>> {
        match (node.value(), step) {
            (Value::List(mut nodes), Step::Index(i)) if nodes.len() <= WIDE => nodes.nth(i),
            (Value::List(nodes), Step::Index(i)) => {
                let places = self.places(node, &|| nodes.map(Node::index).collect());
                places.get(i).map(|place| nodes.node(*place))
            }
            (Value::Object(members), _) if members.len() > WIDE => {
                let at = node.at();
                self.places(node, &|| by_key(members));
                let (key, ordered) = (self.key(step)?, self.wide.get(self.wide_at(at).ok()?)?);
                // Of repeated keys the first counts.
                let first = ordered.1.partition_point(|place| members.member(*place).key.as_ref() < key);
                ordered.1.get(first).map(|place| members.member(*place)).filter(|member| member.key == key).map(|m| m.node)
            }
            (Value::Object(members), _) => members.get(self.key(step)?),
            _ => None,
        }
    }

    fn wide_at(&self, at: usize) -> Result<usize, usize> {
        self.wide.binary_search_by_key(&at, |(at, _)| *at)
    }

    /// What stands in a wide list or object, found out once.
    fn places(&mut self, node: Node<'_>, find: &dyn Fn() -> Vec<usize>) -> &[usize] {
        let at = self.wide_at(node.at()).unwrap_or_else(|at| {
            self.wide.insert(at, (node.at(), find()));
            at
        });
        self.wide.get(at).map_or(&[], |(_, places)| places)
    }

    /// Reports a value of the wrong shape; `null` has its own fault.
    #[cold]
    #[inline(never)]
    pub fn wrong(&mut self, expected: Shape, node: Node<'_>) {
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
    pub fn object<'o>(&mut self, node: Node<'o>) -> Object<'o> {
        let Value::Object(members) = node.value() else {
            self.wrong(Shape::Object, node);
            return Object { members: Members::none(), read: false, met: Cell::new(0), groups: 0 };
        };
        for member in repeated_keys(members) {
            let key = member.key.to_string();
            let path = self.at(&key, |cx| cx.path());
            self.push(Severity::Error, member.at, path, FaultKind::DuplicateKey { key });
        }
        Object { members, read: true, met: Cell::new(0), groups: members.groups() }
    }

    pub fn unknown_key(&mut self, member: &Member<'_>, known: &[&'static str], strict: bool) {
        let near = nearest(&member.key, known.iter().copied()).map(str::to_owned);
        let severity = if strict || near.is_some() { Severity::Error } else { Severity::Warning };
        let key = member.key.to_string();
        let path = self.at(&key, |cx| cx.path());
        self.push(severity, member.at, path, FaultKind::UnknownKey { key: key.clone(), near });
        self.at(&key, |cx| cx.refuse_null(member.node));
    }

    /// `null` is an error also where nobody reads.
    fn refuse_null(&mut self, node: Node<'_>) {
        match node.value() {
            Value::Null => self.push(Severity::Error, node.at(), self.path(), FaultKind::Null),
            Value::List(nodes) => {
                for (i, node) in nodes.enumerate() {
                    self.at(i, |cx| cx.refuse_null(node));
                }
            }
            Value::Object(members) => {
                for member in members {
                    self.at(&member.key.to_string(), |cx| cx.refuse_null(member.node));
                }
            }
            _ => {}
        }
    }
}

/// The path of a key of the root.
pub(crate) fn path_of(key: &str) -> String {
    let mut path = String::new();
    push_key(&mut path, key);
    path
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
fn by_key(members: Members<'_>) -> Vec<usize> {
    let places = members.places();
    let key = |at: usize| places.get(at).map(|place| members.member(*place).key);
    order(places.len(), &|a, b| key(a).cmp(&key(b))).into_iter().filter_map(|at| places.get(at).copied()).collect()
}

/// The members whose key stood before, in the order of the file.
pub(crate) fn repeated_keys(members: Members<'_>) -> Vec<Member<'_>> {
    if members.len() <= WIDE && !members.repeats() {
        return Vec::new();
    }
    let ordered = by_key(members);
    let key = |at: &usize| members.member(*at).key;
    let pairs = ordered.iter().zip(ordered.iter().skip(1));
    let mut repeated: Vec<usize> = pairs.filter(|(a, b)| key(a) == key(b)).map(|(_, b)| *b).collect();
    repeated.sort_unstable();
    repeated.into_iter().map(|at| members.member(at)).collect()
}
