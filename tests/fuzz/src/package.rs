// SPDX-License-Identifier: EUPL-1.2
//! Changes that come from elsewhere: a package is read as it was sent, taking over does what it says or nothing, and doing
//! it again changes nothing more.

use foerderkompass_upkeep::{
    Document, Edit, Package, Path, Proposal, Standing, adopt, apply, apply_all, dangling, differences, merge, needs, proposals,
    standing, take, take_anyway, value_of,
};

use crate::{FIELD, small, today};

/// The bytes are the text of a package; or three lists of edits with a mark between them: what is other in the catalogue
/// that both had, then what the one made of it, then what the other made of it. An edit is a line `path=JSON`, or `path`
/// for what goes.
pub fn package(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match text.split_once(FIELD) {
        None => pasted(text),
        Some((both, rest)) => {
            let (theirs, mine) = rest.split_once(FIELD).unwrap_or((rest, ""));
            let base = edited(&small(), both);
            let (theirs, mine) = (edited(&base, theirs), edited(&base, mine));
            submitted(&base, &theirs, &mine);
            adopted(&mine, &theirs);
            merged(&base, &mine, &theirs);
        }
    }
}

/// A text from anybody.
fn pasted(text: &str) {
    let Ok(package) = Package::read(text) else { return };
    assert_eq!(Package::read(&package.text()).as_ref(), Ok(&package));
    taken(&small(), &package.proposals);
}

fn edited(document: &Document, lines: &str) -> Document {
    let mut edited = document.clone();
    for line in lines.lines().take(20) {
        let (path, json) = line.split_once('=').map_or((line, None), |(path, json)| (path, Some(json)));
        let Some(path) = Path::parse(path).filter(|path| !path.0.is_empty()) else { continue };
        let edit = match json.map(value_of) {
            Some(Ok(value)) => Edit::set(&edited, &path, value),
            Some(Err(_)) => continue,
            None => Edit::remove(&edited, &path),
        };
        let before = edited.clone();
        match apply(&mut edited, &edit) {
            Ok(()) => {
                let mut back = edited.clone();
                assert_eq!(apply(&mut back, &edit.inverse()), Ok(()), "{edit:?}");
                assert!(back.text() == before.text(), "{edit:?}");
            }
            Err(_) => assert!(edited == before, "{edit:?}"),
        }
    }
    edited
}

/// Sound enough that everything in it can be proposed: objects with good ids, each once.
fn is_sound(document: &Document) -> bool {
    use foerderkompass_core::FaultKind;
    document.read(today()).is_ok_and(|reading| {
        let bad = |kind: &FaultKind| {
            matches!(
                kind,
                FaultKind::BadId { .. }
                    | FaultKind::DuplicateId { .. }
                    | FaultKind::Missing { .. }
                    | FaultKind::WrongShape { .. }
                    | FaultKind::Null
                    | FaultKind::ControlCharacter { .. }
                    | FaultKind::UnknownKey { .. }
            )
        };
        !reading.faults.iter().any(|fault| bad(&fault.kind))
    })
}

/// What one made of a catalogue arrives as it was sent, leads to the same catalogue where nothing else happened, and where
/// something did, it is taken over once.
fn submitted(base: &Document, theirs: &Document, mine: &Document) {
    let package = Package::of(base, theirs, "Rolle", today(), "");
    if is_sound(base) && is_sound(theirs) {
        assert_eq!(Package::read(&package.text()).as_ref(), Ok(&package), "{}", package.text());
        let (same, rest) = taken(base, &package.proposals);
        if rest == 0 {
            let left: Vec<Proposal> = proposals(&same, theirs);
            assert!(left.is_empty(), "{left:?}");
        }
    }
    taken(mine, &package.proposals);
}

/// Takes over what can be taken over, in as many rounds as it needs; says what came out and how many could not.
fn taken(document: &Document, proposals: &[Proposal]) -> (Document, usize) {
    let mut taken = document.clone();
    let mut open: Vec<&Proposal> = proposals.iter().take(50).collect();
    loop {
        let count = open.len();
        open.retain(|proposal| !take_one(&mut taken, proposal));
        if open.is_empty() || open.len() == count {
            return (taken, open.len());
        }
    }
}

/// Whether it is so now.
fn take_one(document: &mut Document, proposal: &Proposal) -> bool {
    let before = document.clone();
    let missing = needs(document, proposal);
    assert!(missing.iter().all(|entry| foerderkompass_upkeep::find(document, entry).is_none()));
    match standing(document, proposal) {
        Standing::Done => {
            assert_eq!(take(document, proposal), Ok(Vec::new()));
            true
        }
        Standing::Ready => {
            let edits = take(document, proposal).expect("it is ready");
            assert_eq!(apply_all(document, &edits), Ok(()), "{proposal:?}");
            assert!(*document != before, "{proposal:?}");
            assert_eq!(standing(document, proposal), Standing::Done, "{proposal:?}");
            let mut back = document.clone();
            let inverse: Vec<Edit> = edits.iter().rev().map(Edit::inverse).collect();
            assert_eq!(apply_all(&mut back, &inverse), Ok(()));
            assert!(back.text() == before.text(), "{proposal:?}");
            true
        }
        other => {
            assert_eq!(take(document, proposal), Err(other));
            if let Ok(edits) = take_anyway(document, proposal) {
                let mut anyway = document.clone();
                assert_eq!(apply_all(&mut anyway, &edits), Ok(()));
                assert_eq!(standing(&anyway, proposal), Standing::Done, "{proposal:?}");
            }
            false
        }
    }
}

/// Taking over the law of another catalogue; what was taken over is not proposed again.
fn adopted(own: &Document, reference: &Document) {
    assert_eq!(adopt(own, own), []);
    let (after, rest) = taken(own, &adopt(own, reference));
    dangling(&after);
    if rest == 0 && is_sound(own) && is_sound(reference) {
        let again = adopt(&after, reference);
        assert!(again.is_empty(), "{again:?}");
    }
}

/// Merging: what only one changed is taken, and with oneself there is nothing to settle.
fn merged(base: &Document, mine: &Document, theirs: &Document) {
    let both = merge(base, mine, theirs);
    assert!(differences(&both.document, &both.document).is_empty());
    for (one, other) in [(base, theirs), (theirs, base), (theirs, theirs)] {
        let merge = merge(base, one, other);
        assert!(merge.conflicts.is_empty() && merge.document == *theirs, "{:?}", merge.conflicts);
    }
}
