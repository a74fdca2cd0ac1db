// SPDX-License-Identifier: EUPL-1.2
//! From bytes to a valid [`Catalog`] and everything that is wrong with them.
//!
//! Reading never panics and never half-applies: a fault costs exactly the entry that holds it, or, if the text as a
//! whole cannot be a catalogue, everything.

use crate::catalog::Catalog;
use crate::check::upkeep;
use crate::data::{CatalogData, MeasureData};
use crate::date::Date;
use crate::decode::{Cx, Decode, Found, path_of};
use crate::fault::{Fault, FaultKind, JsonError, Position, RawFault, Severity, Shape, place};
use crate::json::{Node, Scanner, SyntaxError, Token, Value};
use crate::resolve::{Origins, Resolving};

/// Longest text, in bytes.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;
/// Most measures.
pub const MAX_MEASURES: usize = 200_000;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub catalog: Catalog,
    /// All faults, by place.
    pub faults: Vec<Fault>,
}

/// Reads a catalogue for its keepers, with everything that can be said about it. `today` is the day on which reviews,
/// places and contacts are overdue or not.
///
/// # Errors
/// If the text cannot be a catalogue at all: all faults found, those that make it unreadable first.
pub fn read(bytes: &[u8], today: Date) -> Result<Reading, Vec<Fault>> {
    read_and(bytes, &|catalog, origins, cx| upkeep(catalog, origins, today, cx))
}

/// Reads a catalogue as [`read`] does, and says where its entries stood in the file, so that the path of a fault leads to
/// its entry.
///
/// # Errors
/// As [`read`].
pub fn read_with_origins(bytes: &[u8], today: Date) -> Result<(Reading, Origins), Vec<Fault>> {
    let kept = std::cell::RefCell::new(Origins::default());
    let reading = read_and(bytes, &|catalog, origins, cx| {
        upkeep(catalog, origins, today, cx);
        *kept.borrow_mut() = origins.clone();
    })?;
    Ok((reading, kept.into_inner()))
}

/// Reads a catalogue for its users: the same catalogue, and the faults that make it other than what was written.
/// Upkeep is not looked at, so that what finds it need not ship.
///
/// # Errors
/// As [`read`].
pub fn open(bytes: &[u8]) -> Result<Reading, Vec<Fault>> {
    read_and(bytes, &|_, _, _| {})
}

/// What else is to be found in a catalogue that could be read.
type Check<'c> = &'c dyn Fn(&Catalog, &Origins, &mut Cx<'_>);

fn read_and(bytes: &[u8], check: Check<'_>) -> Result<Reading, Vec<Fault>> {
    let (mut reader, text) = Reader::new(bytes)?;
    loop {
        if let Some(read) = reader.steps(text, usize::MAX, check) {
            return read;
        }
    }
}

fn whole(kind: FaultKind) -> Vec<Fault> {
    vec![Fault { severity: Severity::Error, path: String::new(), position: Position { line: 1, column: 1 }, kind }]
}

/// Reads a catalogue as [`open`] does, some measures at a time.
pub struct Reader {
    stage: Stage,
    /// Bytes that have been read.
    at: usize,
    /// Everything but the measures.
    root: Vec<Token>,
    /// The members of the root so far.
    members: usize,
    /// A member of the root with the name of the measures has been met.
    met: bool,
    /// Measures so far, also those that are too many.
    count: usize,
    measures: Vec<MeasureData>,
    /// One measure, kept for the next one.
    tokens: Vec<Token>,
    found: Found,
    /// It began with a byte order mark.
    marked: bool,
}

/// What comes next.
enum Stage {
    Start,
    Member,
    /// An element of the measures, whose list is at this token.
    Measure(usize),
    /// After a member.
    Comma,
    Rest,
    Resolve(Box<Resolving>),
    Over,
}

/// How far the reading is.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and it is taken apart at once")]
pub enum Progress {
    /// So many measures have been read, and so much of everything in percent.
    Going { measures: usize, percent: usize },
    /// What [`open`] gives.
    Done(Result<Reading, Vec<Fault>>),
}

impl Reader {
    /// Begins to read; the text is what every step has to be given.
    ///
    /// # Errors
    /// If the bytes are no text, or too many.
    pub fn new(bytes: &[u8]) -> Result<(Reader, &str), Vec<Fault>> {
        if bytes.len() > MAX_BYTES {
            return Err(whole(FaultKind::TextTooLong { limit: MAX_BYTES }));
        }
        let marked = bytes.strip_prefix(b"\xef\xbb\xbf");
        let content = marked.unwrap_or(bytes);
        let text = core::str::from_utf8(content).map_err(|error| {
            let utf16 = looks_like_utf16(bytes);
            // Lines of UTF-16 cannot be counted in UTF-8.
            let end = if utf16 { 0 } else { error.valid_up_to() };
            let good = core::str::from_utf8(content.get(..end).unwrap_or(&[])).unwrap_or("");
            let kind = FaultKind::NotUtf8 { utf16 };
            place(good, vec![RawFault { severity: Severity::Error, path: String::new(), offset: good.len(), kind }])
        })?;
        let mut found = Found::default();
        if marked.is_some() {
            found.faults.push(RawFault {
                severity: Severity::Hint,
                path: String::new(),
                offset: 0,
                kind: FaultKind::ByteOrderMark,
            });
        }
        let (root, measures, tokens) = (Vec::new(), Vec::new(), Vec::new());
        let marked = marked.is_some();
        let reader =
            Reader { stage: Stage::Start, at: 0, root, members: 0, met: false, count: 0, measures, tokens, found, marked };
        Ok((reader, text))
    }

    /// Goes on with the same text as ever, by so many measures.
    pub fn step(&mut self, text: &str, measures: usize) -> Progress {
        match self.steps(text, measures, &|_, _, _| {}) {
            Some(read) => Progress::Done(read),
            None => {
                // Resolving takes about a fifth of the time.
                let (parts, all) = match &self.stage {
                    Stage::Resolve(resolving) => (resolving.done(), self.count.max(1)),
                    _ => (0, 1),
                };
                let percent = self.at.saturating_mul(80) / text.len().max(1) + parts.saturating_mul(20) / all;
                Progress::Going { measures: self.count, percent }
            }
        }
    }

    fn steps(&mut self, text: &str, measures: usize, check: Check<'_>) -> Option<Result<Reading, Vec<Fault>>> {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Over => Some(Err(Vec::new())),
            Stage::Rest => match self.resolving(text) {
                Ok(resolving) => {
                    self.stage = Stage::Resolve(Box::new(resolving));
                    None
                }
                Err(faults) => Some(Err(faults)),
            },
            Stage::Resolve(mut resolving) => {
                let mut cx = Cx::beside(text, &self.root, &mut self.found);
                if resolving.step(measures, &mut cx) > 0 {
                    self.stage = Stage::Resolve(resolving);
                    return None;
                }
                let (catalog, origins) = resolving.end(&mut cx);
                check(&catalog, &origins, &mut cx);
                Some(Ok(Reading { catalog, faults: place(text, std::mem::take(&mut self.found.faults)) }))
            }
            stage => {
                self.stage = stage;
                self.scan(text, measures).err().map(|syntax| Err(self.not_json(text, syntax)))
            }
        }
    }

    fn not_json(&self, text: &str, syntax: SyntaxError) -> Vec<Fault> {
        // UTF-16 without other letters than ASCII is valid UTF-8 full of NULs.
        if !self.marked && looks_like_utf16(text.as_bytes()) {
            return whole(FaultKind::NotUtf8 { utf16: true });
        }
        let kind = FaultKind::NotJson(syntax.error);
        place(text, vec![RawFault { severity: Severity::Error, path: String::new(), offset: syntax.at, kind }])
    }

    /// Reads the text until it ends or so many measures were read.
    fn scan(&mut self, text: &str, measures: usize) -> Result<(), SyntaxError> {
        for _ in 0..measures {
            let mut scanner = Scanner { text, at: self.at, tokens: &mut self.root };
            match self.stage {
                Stage::Start => {
                    scanner.begin()?;
                    if scanner.peek() == Some(b'{') {
                        scanner.open_object();
                        self.stage = Stage::Member;
                    } else {
                        scanner.node(0)?;
                        scanner.end()?;
                        self.stage = Stage::Rest;
                    }
                }
                Stage::Member => {
                    let key = scanner.tokens.len();
                    if scanner.key(self.members == 0)? {
                        self.members += 1;
                        let first = !self.met && Node::new(text, scanner.tokens, key).reads("measures");
                        self.met |= first;
                        if first && scanner.peek() == Some(b'[') {
                            self.stage = Stage::Measure(scanner.open_list());
                        } else {
                            scanner.node(1)?;
                            self.stage = Stage::Comma;
                        }
                    } else {
                        scanner.close(0, 0);
                        scanner.end()?;
                        self.stage = Stage::Rest;
                    }
                }
                Stage::Measure(list) => {
                    self.at = scanner.at;
                    self.measure(text, list)?;
                    continue;
                }
                Stage::Comma => {
                    self.stage = Stage::Member;
                    if scanner.ends(b'}')? {
                        scanner.close(0, self.members);
                        scanner.end()?;
                        self.stage = Stage::Rest;
                    }
                }
                _ => return Ok(()),
            }
            self.at = scanner.at;
        }
        Ok(())
    }

    /// Reads an element of the measures, or the end of a list without any.
    fn measure(&mut self, text: &str, list: usize) -> Result<(), SyntaxError> {
        self.tokens.clear();
        let mut scanner = Scanner { text, at: self.at, tokens: &mut self.tokens };
        let mut over = true;
        if scanner.element(self.count == 0)? {
            let start = scanner.at;
            scanner.node(2)?;
            over = scanner.ends(b']')?;
            self.at = scanner.at;
            if self.count < MAX_MEASURES {
                self.found.measures.push(start as u32);
                let node = Node::new(text, &self.tokens, 0);
                let mut cx = Cx::beside(text, &self.root, &mut self.found);
                self.measures.push(cx.at("measures", |cx| cx.at(self.count, |cx| MeasureData::decode(node, cx))));
            }
            self.count += 1;
        }
        if over {
            let mut scanner = Scanner { text, at: self.at, tokens: &mut self.root };
            if self.count == 0 {
                scanner.element(true)?;
                self.at = scanner.at;
            }
            // The list stands there without its elements.
            scanner.close(list, 0);
            self.stage = Stage::Comma;
        }
        Ok(())
    }

    /// After the text: everything but the measures.
    fn resolving(&mut self, text: &str) -> Result<Resolving, Vec<Fault>> {
        let root = Node::new(text, &self.root, 0);
        let mut cx = Cx::beside(text, &self.root, &mut self.found);
        let data = if within_limits(root, self.count, self.marked.into(), &mut cx) {
            CatalogData { measures: std::mem::take(&mut self.measures), ..CatalogData::decode(root, &mut cx) }
        } else {
            CatalogData::absent()
        };
        check_format(&data, &mut cx);
        if cx.fatal || cx.faults.iter().any(is_fatal) {
            let mut faults = place(text, std::mem::take(&mut cx.faults));
            let rank = |fault: &Fault| !is_fatal_kind(&fault.path, &fault.kind, fault.severity);
            faults.sort_by_key(|fault| (rank(fault), fault.severity != Severity::Error));
            return Err(faults);
        }
        Ok(Resolving::new(data, &mut cx))
    }
}

/// Whether this may be a catalogue at all. If not, that is the only fault besides those before.
fn within_limits(root: Node<'_>, count: usize, before: usize, cx: &mut Cx<'_>) -> bool {
    let Value::Object(mut members) = root.value() else {
        cx.fatal = true;
        cx.wrong(Shape::Object, root);
        return false;
    };
    let too_many = |node: Node<'_>| matches!(node.value(), Value::List(nodes) if nodes.len() > MAX_MEASURES);
    if count <= MAX_MEASURES && !members.any(|member| member.key == "measures" && too_many(member.node)) {
        return true;
    }
    cx.faults.truncate(before);
    cx.fatal = true;
    cx.at("measures", |cx| cx.error(FaultKind::TooManyMeasures { limit: MAX_MEASURES }));
    false
}

/// `"1"`, or `"1.N"` with a warning.
fn check_format(data: &CatalogData, cx: &mut Cx<'_>) {
    let found = data.format.clone();
    let minor = found
        .strip_prefix("1.")
        .map(|n| n.bytes().all(|b| b.is_ascii_digit()) && !n.starts_with('0') && (1..=9).contains(&n.len()));
    match (found.as_str(), minor) {
        // Empty where it is missing or not a text, which has been reported.
        ("" | "1" | "1.0" | "1.1" | "1.2", _) => {}
        (_, Some(true)) => cx.at("format", |cx| cx.warn(FaultKind::MinorAhead { found })),
        _ => cx.at("format", |cx| cx.error(FaultKind::NewerFormat { found })),
    }
}

fn is_fatal(fault: &RawFault) -> bool {
    is_fatal_kind(&fault.path, &fault.kind, fault.severity)
}

fn is_fatal_kind(path: &str, kind: &FaultKind, severity: Severity) -> bool {
    let head = matches!(path, "" | "format" | "title" | "publisher" | "version" | "as_of" | "law_as_of" | "measures");
    // Which of two titles is meant, nobody knows.
    let repeated = matches!(kind, FaultKind::DuplicateKey { key } if path == path_of(key));
    let limit = matches!(kind, FaultKind::NestedTooDeep { .. } | FaultKind::NotJson(JsonError::TooDeep(_)));
    severity == Severity::Error && (head || repeated || limit)
}

fn looks_like_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [0, b, ..] | [b, 0, ..] => *b != 0,
        _ => false,
    }
}
