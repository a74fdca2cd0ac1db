// SPDX-License-Identifier: EUPL-1.2
//! From bytes to a catalogue: valid, the same in every way of reading, with every fault in its place; what was read can be
//! used, and written without losing anything.

use foerderkompass_core::json::parse;
use foerderkompass_core::{
    Dates, Fault, FaultKind, Index, JsonError, Position, Profile, Progress, Query, Reader, Reading, Severity, each_criterion,
    open, read as read_all, report, results,
};
use foerderkompass_upkeep::{Document, Path, Source, text_of, value_of, written};
use serde_json::Value;

use crate::notation::comes_back;
use crate::sample::valid::assert_valid;
use crate::today;

type Result = std::result::Result<Reading, Vec<Fault>>;

/// The bytes are a file that should be a catalogue.
pub fn read(bytes: &[u8]) {
    let all = read_all(bytes, today());
    let opened = open(bytes);
    in_steps(bytes, &opened);
    same_but_upkeep(&all, &opened);
    placed(bytes, &all);
    if let Ok(reading) = &all {
        assert_valid(&reading.catalog);
        used(reading);
    } else {
        assert!(faults(&all).iter().any(|fault| fault.severity == Severity::Error), "{all:?}");
    }
    same_as_others(bytes);
    kept(bytes, &all);
}

fn faults(result: &Result) -> &[Fault] {
    match result {
        Ok(reading) => &reading.faults,
        Err(faults) => faults,
    }
}

/// Reading in steps gives what reading at once gives, and says in between how far it is.
fn in_steps(bytes: &[u8], at_once: &Result) {
    for measures in [1, 3] {
        let (mut reader, text) = match Reader::new(bytes) {
            Ok(begun) => begun,
            Err(faults) => return assert_eq!(Err(faults), *at_once),
        };
        let mut before = (0, 0);
        let result = loop {
            match reader.step(text, measures) {
                Progress::Done(result) => break result,
                Progress::Going { measures, percent } => {
                    assert!(before <= (measures, percent) && percent <= 100, "{before:?} {measures} {percent}");
                    before = (measures, percent);
                }
            }
        };
        assert!(result == *at_once, "in steps of {measures}");
    }
}

/// Looking at upkeep only adds faults.
fn same_but_upkeep(all: &Result, opened: &Result) {
    match (all, opened) {
        (Ok(all), Ok(opened)) => {
            assert!(all.catalog == opened.catalog);
            let mut rest = all.faults.iter();
            assert!(opened.faults.iter().all(|fault| rest.any(|other| other == fault)), "{:?}\n{:?}", all.faults, opened.faults);
        }
        (all, opened) => assert_eq!(all, opened),
    }
}

/// Every fault stands at a character of the text or at its end, and its path can be read.
fn placed(bytes: &[u8], result: &Result) {
    let content = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = std::str::from_utf8(content).map_or_else(|error| error.valid_up_to(), str::len);
    let lines: Vec<usize> = String::from_utf8_lossy(&content[..end]).split('\n').map(|line| line.chars().count()).collect();
    for fault in faults(result) {
        let Position { line, column } = fault.position;
        let length = (line as usize).checked_sub(1).and_then(|line| lines.get(line));
        assert!(length.is_some_and(|length| (1..=length + 1).contains(&(column as usize))), "{fault:?} in {lines:?}");
        let path = Path::parse(&fault.path);
        // A key that is too long is cut in a path.
        assert!(path.is_some() || fault.path.len() > 64, "{fault:?}");
    }
}

/// Nothing after reading may fail.
fn used(reading: &Reading) {
    let catalog = &reading.catalog;
    let dates = Dates::on_day(today());
    let profile = catalog.personas().last().map(|persona| persona.answers.clone()).unwrap_or_default();
    let index = Index::new(catalog);
    for (text, profile) in [("krus", &profile), ("", &Profile::default())] {
        let found = results(catalog, &index, &Query { text: text.into(), ..Query::default() }, profile, dates);
        assert_eq!(found.outcomes.len(), catalog.measures().len());
        assert_eq!(report(catalog, profile, dates).measures.len(), catalog.measures().len());
    }
    for text in ["", "030 23125", "team"] {
        assert!(catalog.find_contacts(text).len() <= catalog.contacts().len());
    }
    each_criterion(catalog, &mut |criterion| comes_back(catalog, criterion));
}

/// What is JSON, and what is not, others say too.
fn same_as_others(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (ours, theirs) = (parse(text), serde_json::from_str::<Value>(text));
    let limit = match (&ours, &theirs) {
        (Err(error), _) if matches!(error.error, JsonError::TooDeep(_)) => true,
        (_, Err(error)) => ["recursion limit", "out of range"].iter().any(|word| error.to_string().contains(word)),
        _ => false,
    };
    assert!(limit || ours.is_ok() == theirs.is_ok(), "{:?}\n{theirs:?}", ours.map(drop));
}

/// Opened to be edited and written again, it is the same catalogue with the same faults; once more changes nothing.
fn kept(bytes: &[u8], result: &Result) {
    let Ok(opened) = foerderkompass_upkeep::open(bytes, today()) else { return };
    let text = written(&opened.document, &opened.source);
    let again = foerderkompass_upkeep::open(text.as_bytes(), today()).expect("it opens again");
    assert!(again.document == opened.document);
    assert!(written(&again.document, &again.source) == text);
    // A repeated key becomes another key, and a page or a text in another coding is no catalogue as it stands.
    let other = |fault: &Fault| matches!(fault.kind, FaultKind::DuplicateKey { .. } | FaultKind::NotUtf8 { .. });
    if opened.source != Source::Json
        || text_of(bytes).is_none()
        || faults(result).iter().any(other)
        || number_too_large(&opened.document)
    {
        return;
    }
    let before: Vec<_> = faults(result).iter().filter(|fault| fault.kind != FaultKind::ByteOrderMark).map(what).collect();
    let after = opened.document.read(today());
    assert_eq!(faults(&after).iter().map(what).collect::<Vec<_>>(), before);
    if let (Ok(before), Ok(after)) = (result, &after) {
        assert!(before.catalog == after.catalog);
    }
}

fn what(fault: &Fault) -> (&str, Severity, std::mem::Discriminant<FaultKind>) {
    (&fault.path, fault.severity, std::mem::discriminant(&fault.kind))
}

/// Whether a number is kept as its text, since no computer holds it; then it has another shape.
fn number_too_large(document: &Document) -> bool {
    fn any(value: &Value) -> bool {
        match value {
            Value::String(text) => text.len() > 2 && text.bytes().all(|byte| b"0123456789+-.eE".contains(&byte)),
            Value::Array(list) => list.iter().any(any),
            Value::Object(map) => map.values().any(any),
            _ => false,
        }
    }
    any(document.root()) && value_of(&document.text()).is_ok()
}
