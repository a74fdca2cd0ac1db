// SPDX-License-Identifier: EUPL-1.2
//! Conditions as people write them: what was read is printed so that it is read again, and every fault can be shown.

use std::cell::OnceCell;

use foerderkompass_core::{Catalog, Criterion};
use foerderkompass_upkeep::{Document, value_of};
use foerderkompass_wording::notation::{Suggestion, complete, parse, print};

use crate::{FIELD, small, small_catalog, today};

/// The places of the small catalogue that name something in a condition.
const NAMES: [&str; 16] = [
    "/attributes/0/label",
    "/attributes/0/options/0/label",
    "/attributes/0/options/1/label",
    "/attributes/0/options/2/label",
    "/attributes/1/label",
    "/attributes/1/unit",
    "/attributes/2/label",
    "/attributes/3/label",
    "/attributes/3/options/0/label",
    "/attributes/3/options/1/label",
    "/attributes/4/label",
    "/attributes/4/options/0/label",
    "/attributes/4/options/1/label",
    "/attributes/0/id",
    "/attributes/2/id",
    "/attributes/0/options/1/id",
];

thread_local! {
    static PLAIN: OnceCell<Catalog> = const { OnceCell::new() };
}

/// The bytes are a condition; before it may stand, each with a mark behind it, other names for attributes and options.
pub fn notation(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match text.rsplit_once(FIELD) {
        Some((names, condition)) => written(&named(names), condition),
        None => PLAIN.with(|plain| written(plain.get_or_init(small_catalog), text)),
    }
}

/// The small catalogue with these names; empty ones stay as they are, and what cannot be named so is left out.
fn named(names: &str) -> Catalog {
    let mut root = small().root().clone();
    for (pointer, name) in NAMES.iter().zip(names.split(FIELD)).filter(|(_, name)| !name.is_empty()) {
        let (owner, key) = pointer.rsplit_once('/').expect("a key");
        root.pointer_mut(owner).expect("an entry")[key] = name.into();
    }
    let document = Document::new(root).expect("an object");
    document.read(today()).expect("a catalogue").catalog
}

fn written(catalog: &Catalog, text: &str) {
    match parse(catalog, text) {
        Ok(criterion) => comes_back(catalog, &criterion),
        Err(fault) => {
            let places = [&fault.at].into_iter().chain(fault.suggestions.iter().map(|one| &one.replace));
            for place in places {
                assert!(text.get(place.clone()).is_some(), "{fault:?}");
            }
            assert!(fault.message.ends_with(['.', '?']), "{fault:?}");
            for suggestion in fault.suggestions.iter().take(3) {
                // What is proposed may be wrong elsewhere, but it is another text and can be read as any.
                let next = applied(text, suggestion);
                assert!(next != text, "{fault:?}");
                if let Ok(criterion) = parse(catalog, &next) {
                    comes_back(catalog, &criterion);
                }
            }
        }
    }
    for cursor in [0, text.len() / 2, text.len(), text.len() + 1] {
        let found = complete(catalog, text, cursor);
        assert!(found.len() <= 20);
        assert!(found.iter().all(|one| text.get(one.replace.clone()).is_some()), "{cursor}: {found:?}");
    }
}

fn applied(text: &str, suggestion: &Suggestion) -> String {
    let Suggestion { replace, with } = suggestion;
    format!("{}{with}{}", &text[..replace.start], &text[replace.end..])
}

/// Printing and reading gives the same condition.
pub fn comes_back(catalog: &Catalog, criterion: &Criterion) {
    let printed = print(catalog, criterion);
    match parse(catalog, &printed) {
        Ok(read) => assert_eq!(read, *criterion, "{printed}"),
        Err(fault) => panic!("{printed}\n{fault:?}\n{criterion:?}"),
    }
    // It can also be kept in a file.
    let value = foerderkompass_upkeep::criterion_value(catalog, criterion);
    assert!(value_of(&value.to_string()).as_ref() == Ok(&value));
}
