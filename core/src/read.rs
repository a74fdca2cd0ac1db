// SPDX-License-Identifier: EUPL-1.2
//! From bytes to a valid [`Catalog`] and everything that is wrong with them.
//!
//! Reading never panics and never half-applies: a fault costs exactly the entry that holds it, or, if the text as a
//! whole cannot be a catalogue, everything.

use crate::catalog::Catalog;
use crate::check::upkeep;
use crate::data::CatalogData;
use crate::date::Date;
use crate::decode::{Cx, Decode};
use crate::fault::{Fault, FaultKind, JsonError, Position, RawFault, Severity, Shape, place};
use crate::json::{self, Node, Value};
use crate::resolve::{Origins, resolve};

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
    let whole = |kind| {
        Err(vec![Fault { severity: Severity::Error, path: String::new(), position: Position { line: 1, column: 1 }, kind }])
    };
    if bytes.len() > MAX_BYTES {
        return whole(FaultKind::TextTooLong { limit: MAX_BYTES });
    }
    let marked = bytes.strip_prefix(b"\xef\xbb\xbf");
    let content = marked.unwrap_or(bytes);
    let text = match core::str::from_utf8(content) {
        Ok(text) => text,
        Err(error) => {
            let utf16 = looks_like_utf16(bytes);
            // Lines of UTF-16 cannot be counted in UTF-8.
            let end = if utf16 { 0 } else { error.valid_up_to() };
            let good = core::str::from_utf8(content.get(..end).unwrap_or(&[])).unwrap_or("");
            let kind = FaultKind::NotUtf8 { utf16 };
            return Err(place(good, vec![RawFault { severity: Severity::Error, path: String::new(), offset: good.len(), kind }]));
        }
    };
    let mut before = Vec::new();
    if marked.is_some() {
        before.push(RawFault { severity: Severity::Hint, path: String::new(), offset: 0, kind: FaultKind::ByteOrderMark });
    }
    let root = match json::parse(text) {
        Ok(root) => root,
        // UTF-16 without other letters than ASCII is valid UTF-8 full of NULs.
        Err(_) if looks_like_utf16(bytes) => return whole(FaultKind::NotUtf8 { utf16: true }),
        Err(syntax) => {
            let kind = FaultKind::NotJson(syntax.error);
            return Err(place(text, vec![RawFault { severity: Severity::Error, path: String::new(), offset: syntax.at, kind }]));
        }
    };
    read_tree(text, &root, before, check)
}

fn read_tree(text: &str, root: &Node<'_>, before: Vec<RawFault>, check: Check<'_>) -> Result<Reading, Vec<Fault>> {
    let mut cx = Cx::new(root);
    cx.faults = before;
    check_limits(root, &mut cx);
    let data = if cx.fatal { CatalogData::absent() } else { CatalogData::decode(root, &mut cx) };
    check_format(&data, &mut cx);
    if cx.fatal || cx.faults.iter().any(is_fatal) {
        let mut faults = place(text, cx.faults);
        faults.sort_by_key(|fault| (!is_fatal_kind(&fault.path, &fault.kind, fault.severity), fault.severity != Severity::Error));
        return Err(faults);
    }
    let (catalog, origins) = resolve(data, &mut cx);
    check(&catalog, &origins, &mut cx);
    Ok(Reading { catalog, faults: place(text, cx.faults) })
}

fn check_limits(root: &Node<'_>, cx: &mut Cx<'_>) {
    let Value::Object(members) = &root.value else {
        cx.fatal = true;
        return cx.wrong(Shape::Object, root);
    };
    let measures = members.iter().filter(|m| m.key == "measures");
    let longest = measures.filter_map(|m| if let Value::List(nodes) = &m.node.value { Some(nodes.len()) } else { None }).max();
    if longest.is_some_and(|n| n > MAX_MEASURES) {
        cx.fatal = true;
        cx.at("measures", |cx| cx.error(FaultKind::TooManyMeasures { limit: MAX_MEASURES }));
    }
}

/// `"1"`, or `"1.N"` with a warning.
fn check_format(data: &CatalogData, cx: &mut Cx<'_>) {
    let found = data.format.clone();
    let minor = found
        .strip_prefix("1.")
        .map(|n| n.bytes().all(|b| b.is_ascii_digit()) && (n == "0" || !n.starts_with('0')) && (1..=9).contains(&n.len()));
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
    let repeated = matches!(kind, FaultKind::DuplicateKey { .. }) && !path.contains(['.', '[']);
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
