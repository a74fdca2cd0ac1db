// SPDX-License-Identifier: EUPL-1.2
//! Deciding the conflicts of a merge: what is open, what each side says, and the document that comes out.

use foerderkompass_upkeep::{About, Conflict, Document, EntryId, Kind, Merge, Side, apply_all, named, resolve, value, words};
use foerderkompass_upkeep::{Entry, Step};
use serde_json::Value;

use super::diff_list::Line;
use super::lines::{Names, lines_of};
use super::naming::Naming;
use super::said::{Place, label, said};

/// One choice for each conflict, in their order.
pub type Choices = Vec<Option<Side>>;

/// How many are decided.
pub fn decided(choices: &Choices) -> usize {
    choices.iter().flatten().count()
}

/// The merged document with the chosen sides.
///
/// # Errors
/// `None` while one is open; else the place of the one that no longer fits.
pub fn combined(merge: &Merge, choices: &Choices) -> Result<Document, Option<usize>> {
    let mut document = merge.document.clone();
    let chosen: Vec<(&Conflict, Side)> =
        merge.conflicts.iter().zip(choices).filter_map(|(conflict, side)| Some((conflict, (*side)?))).collect();
    if chosen.len() != merge.conflicts.len() {
        return Err(None);
    }
    // Orders last: an entry that comes back stands at the end of its list until then.
    let is_order = |(conflict, _): &&(&Conflict, Side)| conflict.about == About::Order;
    let values = chosen.iter().filter(|one| !is_order(one));
    for (conflict, side) in values.chain(chosen.iter().filter(is_order)) {
        let done = resolve(&document, conflict, *side).is_some_and(|edits| apply_all(&mut document, &edits).is_ok());
        if !done {
            return Err(merge.conflicts.iter().position(|one| one == *conflict));
        }
    }
    Ok(document)
}

/// What a conflict is about: Kontakt „Kümmerin Sprache“, Telefon.
pub fn about(merge: &Merge, sides: [&Document; 3], conflict: &Conflict) -> String {
    let of = |document: &Document| {
        let value = value(document, &conflict.entry)?;
        let title = value.get(conflict.entry.kind.title_key()).and_then(Value::as_str).unwrap_or("");
        let title = if title.is_empty() { conflict.entry.id.clone() } else { title.to_string() };
        Some(Entry { id: conflict.entry.clone(), title, path: foerderkompass_upkeep::Path::root() })
    };
    let entry = of(&merge.document).or_else(|| sides.into_iter().find_map(of));
    let mut parts = match (conflict.entry.kind, entry) {
        (Kind::Head, _) => vec![words::titled(Kind::Head, "")],
        (_, Some(entry)) => vec![named(&entry)],
        (kind, None) => vec![words::titled(kind, &conflict.entry.id)],
    };
    parts.extend(conflict.field.iter().map(|step| match step {
        Step::Key(key) => label(key),
        Step::At(at) => format!("Nr. {}", at + 1),
    }));
    if conflict.about == About::Order {
        parts.push("Reihenfolge".to_string());
    }
    parts.join(", ")
}

/// What one side says: a text, or what it made of the entry that was.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Text(String),
    Lines(Vec<Line>),
}

const GONE: &str = "gelöscht";
const NEVER: &str = "gab es nicht";
const UNCHANGED: &str = "wie vorher";

/// A side of a conflict in words.
pub fn side(naming: &Naming, conflict: &Conflict, which: Side) -> Said {
    let Some(value) = conflict.side(which) else {
        let gone = which != Side::Base && conflict.base.is_some();
        return Said::Text(if gone { GONE } else { NEVER }.to_string());
    };
    let key = conflict.field.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    match (conflict.about, key) {
        (About::Order, _) => Said::Text(order(naming, conflict, value)),
        (About::Value, Some(key)) => {
            let attribute = attribute_of(&conflict.entry, key, &conflict.field);
            Said::Text(said(naming, Place { key: top(&conflict.field).unwrap_or(key), attribute }, value))
        }
        (About::Value, None) => {
            let names = Names { old: naming, new: naming };
            let base = conflict.base.as_ref().filter(|_| which != Side::Base);
            let lines = lines_of(&names, &conflict.entry, [base, Some(value)], &[]);
            if lines.is_empty() { Said::Text(UNCHANGED.to_string()) } else { Said::Lines(lines) }
        }
    }
}

/// The field's own key decides how a value is read, but answers and expectations are read by their holder.
fn top(field: &[Step]) -> Option<&str> {
    match field {
        [Step::Key(holder), Step::Key(_), ..] if matches!(holder.as_str(), "answers" | "expect") => Some(holder),
        [.., Step::Key(key)] => Some(key),
        _ => None,
    }
}

fn attribute_of<'c>(entry: &'c EntryId, key: &'c str, field: &[Step]) -> &'c str {
    match (entry.kind, field) {
        (Kind::Attribute, _) => &entry.id,
        (Kind::Persona, [Step::Key(holder), ..]) if holder == "answers" => key,
        _ => "",
    }
}

/// The ids of a list as titles, numbered.
fn order(naming: &Naming, conflict: &Conflict, list: &Value) -> String {
    let key = conflict.field.iter().rev().find_map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
    let name = |id: &str| match key.and_then(Kind::of_list) {
        Some(Kind::Option) => naming.option(&conflict.entry.id, id),
        Some(kind) => naming.inside(kind, &conflict.entry.id, id),
        None => said(naming, Place::new(key.unwrap_or("")), &id.into()),
    };
    let ids = list.as_array().into_iter().flatten().filter_map(Value::as_str).enumerate();
    ids.map(|(at, id)| format!("{}. {}", at + 1, name(id))).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::{shipped, with};
    use foerderkompass_upkeep::{Edit, Path, find, merge};

    fn text(naming: &Naming, conflict: &Conflict, which: Side) -> String {
        match side(naming, conflict, which) {
            Said::Text(text) => text,
            Said::Lines(lines) => lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" | "),
        }
    }

    #[test]
    fn every_conflict_is_decided_before_there_is_a_result() {
        let base = shipped();
        let mine =
            with(&base, &[("contacts[0].phone", "040 1".into()), ("measures[0].hint", "Meins".into()), ("version", "A".into())]);
        let theirs =
            with(&base, &[("contacts[0].phone", "040 2".into()), ("measures[1].hint", "Ihres".into()), ("version", "B".into())]);
        let merged = merge(&base, &mine, &theirs);
        assert_eq!(merged.conflicts.len(), 2);
        let naming = Naming::of(&[&mine, &theirs, &base]);
        let names: Vec<String> = merged.conflicts.iter().map(|one| about(&merged, [&base, &mine, &theirs], one)).collect();
        assert_eq!(names, ["Kopf des Katalogs, Fassung", "Kümmerer „Kümmerin Sprache“, Telefon"]);
        let phone = &merged.conflicts[1];
        let sides = [Side::Base, Side::Mine, Side::Theirs].map(|which| text(&naming, phone, which));
        assert_eq!(sides, ["030 23125-112", "040 1", "040 2"]);
        let mut choices: Choices = vec![Some(Side::Theirs), None];
        assert_eq!((decided(&choices), combined(&merged, &choices)), (1, Err(None)));
        choices[1] = Some(Side::Mine);
        let result = combined(&merged, &choices).expect("all are decided");
        let expected = with(&mine, &[("version", "B".into()), ("measures[1].hint", "Ihres".into())]);
        assert!(result == expected, "what only one side changed is there too");
        assert!(
            combined(&merged, &vec![Some(Side::Base); 2]).expect("decided")
                == with(&expected, &[("version", base.root()["version"].clone()), ("contacts[0].phone", "030 23125-112".into())])
        );
    }

    #[test]
    fn what_one_deleted_and_the_other_changed_is_shown_as_such() {
        let base = shipped();
        let persona = foerderkompass_upkeep::entries(&base, Kind::Persona).remove(0);
        let mut mine = base.clone();
        apply_all(&mut mine, &[Edit::remove(&base, &persona.path)]).expect("it fits");
        let theirs = with(&base, &[("personas[0].title", "Anders".into())]);
        let merged = merge(&base, &mine, &theirs);
        let [conflict] = merged.conflicts.as_slice() else { panic!("{:?}", merged.conflicts) };
        let naming = Naming::of(&[&mine, &theirs, &base]);
        assert_eq!(about(&merged, [&base, &mine, &theirs], conflict), "Beispielperson „Anders“");
        assert_eq!(text(&naming, conflict, Side::Mine), "gelöscht");
        assert!(text(&naming, conflict, Side::Theirs).ends_with("→ „Anders“"));
        assert!(combined(&merged, &vec![Some(Side::Mine)]).expect("decided") == mine);
        assert!(combined(&merged, &vec![Some(Side::Theirs)]).expect("decided") == theirs);
    }

    #[test]
    fn orders_are_lists_of_names() {
        let base = shipped();
        let moved = |from, to| {
            let mut document = base.clone();
            apply_all(&mut document, &[Edit::shift(&Path::root().key("categories"), from, to)]).expect("it fits");
            document
        };
        let (mine, theirs) = (moved(0, 2), moved(0, 4));
        let merged = merge(&base, &mine, &theirs);
        let [conflict] = merged.conflicts.as_slice() else { panic!("{:?}", merged.conflicts) };
        let naming = Naming::of(&[&base]);
        let first = base.root()["categories"][0]["label"].as_str().expect("a label");
        assert!(text(&naming, conflict, Side::Base).starts_with(&format!("1. {first}\n2. ")));
        assert!(combined(&merged, &vec![Some(Side::Theirs)]).expect("decided") == theirs);
        assert!(find(&mine, &EntryId::head()).is_some());
    }
}
