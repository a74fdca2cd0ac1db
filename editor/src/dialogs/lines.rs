// SPDX-License-Identifier: EUPL-1.2
//! What differs between two states of an entry, line by line in words. Works on values, so also for what is faulty.

use foerderkompass_upkeep::{EntryId, Kind};
use serde_json::{Map, Value};

use super::diff_list::{Line, Mark};
use super::naming::Naming;
use super::said::{Place, label, said};

/// Texts longer than this are shown only around what changed, in characters.
const LONG: usize = 90;
/// Words shown before and behind what changed.
const AROUND: usize = 4;

/// The names of both states.
pub struct Names<'n> {
    pub old: &'n Naming,
    pub new: &'n Naming,
}

/// The lines for an entry that came, went or changed. Keys in `leave` are passed over.
pub fn lines_of(names: &Names<'_>, entry: &EntryId, sides: [Option<&Value>; 2], leave: &[&str]) -> Vec<Line> {
    let empty = Map::new();
    let [old, new] = sides.map(|side| side.and_then(Value::as_object).unwrap_or(&empty));
    let mut found = Vec::new();
    for key in keys(entry.kind, old, new) {
        if (key == "id" && entry.kind != Kind::Head) || leave.contains(&key) {
            continue;
        }
        let place = Place::of(entry.kind, &entry.id, key);
        field(names, place, &label(key), [old.get(key), new.get(key)], &mut found);
    }
    found
}

/// The keys of both, in the order of the format.
fn keys<'k>(kind: Kind, old: &'k Map<String, Value>, new: &'k Map<String, Value>) -> Vec<&'k str> {
    let mut keys: Vec<&str> = new.keys().chain(old.keys().filter(|key| !new.contains_key(*key))).map(String::as_str).collect();
    keys.sort_by_key(|key| kind.keys().iter().position(|known| known == key).unwrap_or(usize::MAX));
    keys
}

/// One field: as a whole, or item by item where it is a list or has keys of its own.
pub fn field(names: &Names<'_>, place: Place<'_>, label: &str, sides: [Option<&Value>; 2], found: &mut Vec<Line>) {
    let line = |mark, text| Line { mark, text };
    match sides {
        [None, None] => {}
        [old, new] if old == new => {}
        [None, Some(new)] => found.push(line(Mark::Added, format!("{label}: {}", said(names.new, place, new)))),
        [Some(old), None] => found.push(line(Mark::Removed, format!("{label}: {}", said(names.old, place, old)))),
        [Some(Value::Array(old)), Some(Value::Array(new))] => list(names, place, label, old, new, found),
        [Some(Value::Object(old)), Some(Value::Object(new))] if has_members(place.key) => {
            for key in keys(Kind::Head, old, new) {
                let (inner, name) = member(names, place, key);
                field(names, inner, &format!("{label}: {name}"), [old.get(key), new.get(key)], found);
            }
        }
        [Some(Value::String(old)), Some(Value::String(new))] if old.chars().count().max(new.chars().count()) > LONG => {
            let (old, new) = around(old, new);
            found.push(line(Mark::Changed, format!("{label}: {old} → {new}")));
        }
        [Some(old), Some(new)] => {
            let (was, is) = (said(names.old, place, old), said(names.new, place, new));
            // The words are the same only where a name behind them changed, or a number became a text.
            let text = if was == is { format!("{label}: {old} → {new}") } else { format!("{label}: {was} → {is}") };
            found.push(line(Mark::Changed, text));
        }
    }
}

fn has_members(key: &str) -> bool {
    matches!(key, "answers" | "expect" | "places" | "client_contact")
}

fn member<'k>(names: &Names<'_>, place: Place<'_>, key: &'k str) -> (Place<'k>, String) {
    match place.key {
        "answers" => (Place { key: "answers", attribute: key }, names.new.title(Kind::Attribute, key)),
        "expect" => (Place::new("expect"), label(key)),
        _ => (Place::new(key), label(key)),
    }
}

/// Items with ids are compared by them; others come, go, or change places.
fn list(names: &Names<'_>, place: Place<'_>, label: &str, old: &[Value], new: &[Value], found: &mut Vec<Line>) {
    let (was, is) = (ids(old), ids(new));
    if let (Some(was), Some(is), Some(kind)) = (&was, &is, Kind::of_list(place.key)) {
        return entries(names, kind, [(old, was), (new, is)], found);
    }
    let before = found.len();
    for (mark, items, others, naming) in [(Mark::Removed, old, new, names.old), (Mark::Added, new, old, names.new)] {
        for item in left(items, others) {
            found.push(Line { mark, text: format!("{label}: {}", said(naming, place, item)) });
        }
    }
    if found.len() == before {
        found.push(Line { mark: Mark::Changed, text: format!("{label}: andere Reihenfolge") });
    }
}

/// The ids of a list of entries; `None` if one has none or two have the same.
fn ids(list: &[Value]) -> Option<Vec<&str>> {
    let ids: Vec<&str> = list.iter().map(|item| item.get("id").and_then(Value::as_str)).collect::<Option<_>>()?;
    let met: std::collections::HashSet<&str> = ids.iter().copied().collect();
    (met.len() == ids.len()).then_some(ids)
}

type Listed<'v> = (&'v [Value], &'v [&'v str]);

fn entries(names: &Names<'_>, kind: Kind, [(old, was), (new, is)]: [(&[Value], &Vec<&str>); 2], found: &mut Vec<Line>) {
    let of = |(list, ids): Listed<'_>, id: &str| ids.iter().position(|one| *one == id).and_then(|at| list.get(at).cloned());
    for id in is.iter().chain(was.iter().filter(|id| !is.contains(id))) {
        let sides = [of((old, was), id), of((new, is), id)];
        if sides[0] == sides[1] {
            continue;
        }
        let shown = sides[1].as_ref().or(sides[0].as_ref());
        let title = shown.and_then(|value| value.get(kind.title_key())).and_then(Value::as_str).unwrap_or(id);
        let name = foerderkompass_upkeep::words::titled(kind, title);
        let mark = match &sides {
            [None, _] => Mark::Added,
            [_, None] => Mark::Removed,
            _ => {
                let inner = lines_of(names, &EntryId::new(kind, id), [sides[0].as_ref(), sides[1].as_ref()], &[]);
                found.extend(inner.into_iter().map(|line| Line { mark: line.mark, text: format!("{name}: {}", line.text) }));
                continue;
            }
        };
        found.push(Line { mark, text: name });
    }
    let common = |ids: &[&str], others: &[&str]| -> Vec<String> {
        ids.iter().filter(|id| others.contains(id)).map(|id| (*id).to_string()).collect()
    };
    if common(was, is) != common(is, was) {
        found.push(Line { mark: Mark::Changed, text: format!("{}: andere Reihenfolge", label(kind.list())) });
    }
}

/// The items that the other list has not, counted.
fn left<'v>(items: &'v [Value], others: &[Value]) -> Vec<&'v Value> {
    let mut rest: Vec<&Value> = others.iter().collect();
    let is_left = |item: &&Value| match rest.iter().position(|other| other == item) {
        Some(at) => {
            rest.swap_remove(at);
            false
        }
        None => true,
    };
    items.iter().filter(is_left).collect()
}

/// Both texts without what is the same at the beginning and at the end, but for a few words.
fn around(old: &str, new: &str) -> (String, String) {
    let (was, is): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let front = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let room = was.len().min(is.len()).saturating_sub(front);
    let back = was.iter().rev().zip(is.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let from = front.saturating_sub(AROUND);
    let cut = |words: &[&str]| {
        let until = (words.len() + AROUND).saturating_sub(back).min(words.len());
        let middle = words.get(from..until).unwrap_or(&[]).join(" ");
        let (before, after) = (if from > 0 { "… " } else { "" }, if until < words.len() { " …" } else { "" });
        format!("„{before}{middle}{after}“")
    };
    (cut(&was), cut(&is))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogs::tests::shipped;
    use foerderkompass_upkeep::value;
    use serde_json::json;

    fn shown(entry: &EntryId, old: Option<&Value>, new: Option<&Value>) -> Vec<String> {
        let sample = shipped();
        let naming = Naming::of(&[&sample]);
        let lines = lines_of(&Names { old: &naming, new: &naming }, entry, [old, new], &[]);
        lines.iter().map(|line| format!("{} {}", line.mark.words().0, line.text)).collect()
    }

    #[test]
    fn a_changed_entry_says_each_field() {
        let entry = EntryId::new(Kind::Contact, "sprache-mitte");
        let sample = shipped();
        let old = value(&sample, &entry).expect("the contact").clone();
        let mut new = old.clone();
        new["phone"] = "040 1".into();
        new["deputies"] = json!(["team-sprache", "sprache-nord"]);
        new["person"] = "Kathrin".into();
        new["x"] = json!({"a": 1});
        new.as_object_mut().expect("an object").shift_remove("room");
        assert_eq!(
            shown(&entry, Some(&old), Some(&new)),
            [
                "+ Person: Kathrin",
                "− Raum: 2.14",
                "→ Telefon: 030 23125-112 → 040 1",
                "→ Vertretung: andere Reihenfolge",
                "+ X: A: 1",
            ]
        );
    }

    #[test]
    fn conditions_and_lists_are_said_in_words() {
        let entry = EntryId::new(Kind::Measure, "m");
        let old = json!({"id": "m", "must": {"attribute": "sprache", "max": "a2"}, "steps": ["Eins", "Zwei"],
            "offers": [{"id": "o", "provider": "Träger", "places": {"free": 3, "as_of": "2026-11-20"}}, {"id": "p", "provider": "Weg"}]});
        let new = json!({"id": "m", "must": {"attribute": "sprache", "max": "b1"}, "steps": ["Zwei", "Drei"],
            "offers": [{"id": "o", "provider": "Träger", "places": {"free": 5, "as_of": "2026-11-20"}}]});
        assert_eq!(
            shown(&entry, Some(&old), Some(&new)),
            [
                "→ Gesetzliche Voraussetzungen: Deutschniveau höchstens A2 → Deutschniveau höchstens B1",
                "− Schritte: Eins",
                "+ Schritte: Drei",
                "→ Angebot „Träger“: Plätze: Freie Plätze: 3 → 5",
                "− Angebot „Weg“",
            ]
        );
        let persona = EntryId::new(Kind::Persona, "p");
        let (old, new) = (json!({"answers": {"alter": "18_24"}}), json!({"answers": {"alter": "25_29", "kind_bg": true}}));
        let lines = shown(&persona, Some(&old), Some(&new));
        assert_eq!(lines[0], "→ Angaben: Altersgruppe: 18–24 → 25–29");
        assert_eq!(lines[1], "+ Angaben: Minderjähriges Kind in der Bedarfsgemeinschaft: ja");
    }

    #[test]
    fn long_texts_show_what_changed() {
        let words: Vec<String> = (1..40).map(|number| format!("Wort{number}")).collect();
        let old = words.join(" ");
        let new = old.replace("Wort20 ", "");
        let (was, is) = around(&old, &new);
        assert_eq!(was, "„… Wort16 Wort17 Wort18 Wort19 Wort20 Wort21 Wort22 Wort23 Wort24 …“");
        assert_eq!(is, "„… Wort16 Wort17 Wort18 Wort19 Wort21 Wort22 Wort23 Wort24 …“");
        assert_eq!(around("a a", "a a a").1, "„a a a“");
    }

    #[test]
    fn whole_entries_and_faulty_ones_are_said_too() {
        let entry = EntryId::new(Kind::Contact, "n");
        assert_eq!(shown(&entry, None, Some(&json!({"id": "n", "role": "R"}))), ["+ Rolle: R"]);
        assert_eq!(shown(&entry, Some(&json!({"role": 7})), None), ["− Rolle: 7"]);
        assert_eq!(shown(&entry, Some(&json!({"role": 7})), Some(&json!({"role": "7"}))), ["→ Rolle: 7 → \"7\""]);
        assert!(shown(&entry, Some(&json!([1])), Some(&json!("x"))).is_empty());
    }
}
