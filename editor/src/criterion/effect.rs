// SPDX-License-Identifier: EUPL-1.2
//! What a condition says on the card, and what a change of it does.

use foerderkompass_cockpit::{Meaning, compare};
use foerderkompass_core::{Catalog, Criterion, Shape};
use foerderkompass_upkeep::{Document, Path, Step};
use foerderkompass_wording::Language;
use serde_json::Value;

/// Evaluations for one comparison: no keystroke waits for more.
const BUDGET: usize = 60_000;

/// The condition as the card says it: one line, or one for each part where the parts say more.
pub fn on_the_card(catalog: &Catalog, criterion: &Criterion) -> Vec<String> {
    let said = |criterion: &Criterion| Language::German.wording().criterion(catalog, criterion);
    match &criterion.shape {
        Shape::All(parts) if criterion.text.is_none() => parts.iter().flat_map(|part| on_the_card(catalog, part)).collect(),
        Shape::Any(parts) if criterion.text.is_none() => {
            let one = |part: &Criterion| match (&part.shape, &part.text) {
                (Shape::All(_) | Shape::Any(_), None) => format!("({})", on_the_card(catalog, part).join(" und ")),
                _ => said(part),
            };
            vec![parts.iter().map(one).collect::<Vec<_>>().join(" oder ")]
        }
        _ => vec![said(criterion)],
    }
}

/// What the condition does now that it did not do before, with one example of answers; both read in this catalogue. An
/// absent condition always holds. Empty if nothing was changed.
pub fn effect(catalog: &Catalog, before: Option<&Criterion>, now: Option<&Criterion>) -> String {
    if before == now {
        return String::new();
    }
    let mut left = BUDGET;
    let found = compare((catalog, before), (catalog, now), &mut left);
    match found.meaning {
        Meaning::Same => "Bedeutet dasselbe wie in der geöffneten Fassung.".into(),
        _ => format!("Gegenüber der geöffneten Fassung: {}", ended(&found.sentence)),
    }
}

fn ended(sentence: &str) -> String {
    if sentence.ends_with('.') { sentence.into() } else { format!("{sentence}.") }
}

/// The same place in the opened document: the entries of the catalogue's own lists are found by their id, since they may
/// have moved. `None` if the entry is new.
pub fn opened_place(document: &Document, opened: &Document, path: &Path) -> Option<Path> {
    let [Step::Key(list), Step::At(_), rest @ ..] = path.0.as_slice() else { return Some(path.clone()) };
    let entry = Path(path.0.iter().take(2).cloned().collect());
    let id = document.get(&entry)?.get("id")?;
    let list = Path::root().key(list);
    let at = opened.get(&list)?.as_array()?.iter().position(|one| one.get("id") == Some(id))?;
    Some(list.at(at).join(rest))
}

/// The wording of a node may no longer fit: in the opened document it had the same and asked something else.
pub fn wording_in_doubt(node: &Value, opened: Option<&Value>) -> bool {
    let bare = |value: &Value| {
        let mut map = value.as_object().cloned().unwrap_or_default();
        map.shift_remove("norm");
        map
    };
    match (node.get("text"), opened) {
        (Some(text), Some(was)) => was.get("text") == Some(text) && bare(node) != bare(was),
        _ => false,
    }
}
