// SPDX-License-Identifier: EUPL-1.2
//! Absences and deputies of a contact: reading, checking, changing, and on which days nobody stands in.

use foerderkompass_core::{Catalog, Date, Presence, presence};
use foerderkompass_upkeep::{Document, Edit, Kind, Path, entries};
use serde_json::{Value, json};

use super::locate::{contact_name, text};

/// An absence as it stands in the document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Away {
    pub path: Path,
    /// As written; may be no date.
    pub from: String,
    pub until: String,
    /// It is over; saving takes it away.
    pub over: bool,
}

/// The absences of a contact in the order of the document.
pub(crate) fn absences(document: &Document, contact: &Path, today: Date) -> Vec<Away> {
    let list = contact.key("absent");
    let values = document.get(&list).and_then(Value::as_array).into_iter().flatten().enumerate();
    let away = |(at, value): (usize, &Value)| {
        let (from, until) = (text(value, "from").to_string(), text(value, "until").to_string());
        Away { path: list.at(at), over: Date::parse(&until).is_some_and(|until| until < today), from, until }
    };
    values.map(away).collect()
}

/// Why two days are no absence. The side says at which field it is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    From,
    Until,
    /// It ends before it begins.
    Order,
    /// It is over already.
    Past,
}

/// First and last day of an absence.
///
/// # Errors
/// What is wrong with them.
pub(crate) fn days(from: &str, until: &str, today: Date) -> Result<(Date, Date), Wrong> {
    let from = Date::parse(from).ok_or(Wrong::From)?;
    let until = Date::parse(until).ok_or(Wrong::Until)?;
    match () {
        () if until < from => Err(Wrong::Order),
        () if until < today => Err(Wrong::Past),
        () => Ok((from, until)),
    }
}

/// Adds an absence, in the order of their first days.
pub(crate) fn add(document: &Document, contact: &Path, (from, until): (Date, Date)) -> Edit {
    let list = contact.key("absent");
    let begin = from.to_string();
    let before = |value: &Value| text(value, "from") <= begin.as_str();
    let held = document.get(&list).and_then(Value::as_array);
    let place = held.map_or(0, |list| list.iter().take_while(|value| before(value)).count());
    Edit::insert(document, &list, place, json!({"from": begin, "until": until.to_string()}))
}

/// Gives an absence other days; what else is written there stays.
pub(crate) fn change(document: &Document, away: &Path, (from, until): (Date, Date)) -> Vec<Edit> {
    vec![
        Edit::set(document, &away.key("from"), from.to_string().into()),
        Edit::set(document, &away.key("until"), until.to_string().into()),
    ]
}

/// A deputy of a contact, or somebody who could be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Deputy {
    pub id: String,
    /// The id where there is no such contact.
    pub name: String,
    /// The last day of the absence that lasts today.
    pub until: Option<Date>,
}

/// The deputies of a contact in their order.
pub(crate) fn deputies(document: &Document, contact: &Path, today: Date) -> Vec<Deputy> {
    let all = entries(document, Kind::Contact);
    let listed = document.get(&contact.key("deputies")).and_then(Value::as_array).into_iter().flatten();
    let deputy = |id: &Value| {
        let id = id.as_str().unwrap_or("");
        let found = all.iter().find(|entry| entry.id.id == id);
        let value = found.and_then(|entry| document.get(&entry.path));
        let until = found.and_then(|entry| away_until(document, &entry.path, today));
        Deputy { id: id.to_string(), name: value.map_or(id.to_string(), contact_name), until }
    };
    listed.map(deputy).collect()
}

fn away_until(document: &Document, contact: &Path, today: Date) -> Option<Date> {
    let lasting = absences(document, contact, today).into_iter().filter_map(|away| {
        let (from, until) = (Date::parse(&away.from)?, Date::parse(&away.until)?);
        (from <= today && today <= until).then_some(until)
    });
    lasting.max()
}

/// The other contacts that are not yet deputies.
pub(crate) fn possible(document: &Document, contact: &Path) -> Vec<Deputy> {
    let listed = document.get(&contact.key("deputies")).and_then(Value::as_array);
    let is_listed = |id: &str| listed.is_some_and(|list| list.iter().any(|one| one == id));
    let others = entries(document, Kind::Contact).into_iter();
    let others = others.filter(|entry| entry.path != *contact && !entry.id.id.is_empty() && !is_listed(&entry.id.id));
    others
        .map(|entry| {
            let name = document.get(&entry.path).map_or_else(|| entry.id.id.clone(), contact_name);
            Deputy { id: entry.id.id, name, until: None }
        })
        .collect()
}

/// The days of the contact's absences from today on for which neither they nor a deputy is there: first and last day of
/// each run. Nothing for a contact that the catalogue does not hold.
pub(crate) fn uncovered(catalog: &Catalog, contact: &str, today: Date) -> Vec<(Date, Date)> {
    let Some(at) = catalog.contacts().iter().position(|one| one.id == contact) else { return Vec::new() };
    let mut runs: Vec<(Date, Date)> = Vec::new();
    // Who is there changes only where some absence begins or has ended.
    let mut turns: Vec<Date> =
        catalog.contacts().iter().flat_map(|one| &one.absent).flat_map(|away| [away.from, away.until.add_days(1)]).collect();
    turns.push(today);
    turns.retain(|day| *day >= today);
    turns.sort_unstable();
    turns.dedup();
    for (number, turn) in turns.iter().enumerate() {
        if !matches!(presence(catalog, at, *turn), Presence::AllAbsent { .. }) {
            continue;
        }
        // The last turn is behind every absence, so there is always a next one.
        let last = turns.get(number + 1).map_or(*turn, |next| next.add_days(-1));
        match runs.last_mut() {
            Some(run) if run.1.add_days(1) == *turn => run.1 = last,
            _ => runs.push((*turn, last)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use foerderkompass_upkeep::apply_all;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    /// Contacts a, b, c: b stands in for a, c for b.
    fn document(absent: [&str; 3]) -> Document {
        let contact = |id: &str, deputies: &[&str], absent: &str| {
            let absent: Vec<Value> = absent
                .split(' ')
                .filter_map(|range| range.split_once('/'))
                .map(|(from, until)| json!({"from": format!("2026-{from}"), "until": format!("2026-{until}")}))
                .collect();
            json!({"id": id, "role": format!("Rolle {id}"), "mailbox": "a@b.example", "deputies": deputies, "absent": absent})
        };
        let [a, b, c] = absent;
        let mut contacts = vec![contact("a", &["b"], a), contact("b", &["c"], b), contact("c", &["a"], c)];
        for contact in &mut contacts {
            let map = contact.as_object_mut().expect("an object");
            map.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
        }
        let root = json!({
            "format": "1", "title": "T", "publisher": "P", "version": "1", "as_of": "2026-01-01", "law_as_of": "2026-01-01",
            "categories": [{"id": "k", "label": "K"}], "attributes": [], "contacts": contacts, "measures": []
        });
        Document::new(root).expect("an object")
    }

    fn runs(absent: [&str; 3], today: &str) -> Vec<String> {
        let document = document(absent);
        let catalog = document.read(date(today)).expect("a catalogue").catalog;
        assert_eq!(catalog.contacts().len(), 3);
        uncovered(&catalog, "a", date(today)).into_iter().map(|(from, until)| format!("{from}/{until}")).collect()
    }

    #[test]
    fn days_without_anybody_are_found_exactly() {
        let today = "2026-11-22";
        let none: [&str; 0] = [];
        assert_eq!(runs(["12-01/12-10", "", ""], today), none);
        assert_eq!(runs(["12-01/12-10", "11-01/12-31", ""], today), none, "the deputy's deputy is there");
        assert_eq!(runs(["12-01/12-10", "12-05/12-07", "12-06/12-20"], today), ["2026-12-06/2026-12-07"]);
        assert_eq!(
            runs(["12-01/12-10", "11-30/12-02 12-09/12-31", "11-01/12-31"], today),
            ["2026-12-01/2026-12-02", "2026-12-09/2026-12-10"]
        );
        assert_eq!(runs(["11-01/12-10", "11-01/12-31", "11-01/12-31"], today), ["2026-11-22/2026-12-10"]);
        assert_eq!(runs(["12-01/12-03 12-04/12-05", "11-01/12-31", "12-01/12-31"], today), ["2026-12-01/2026-12-05"]);
        assert_eq!(runs(["10-01/10-10", "10-01/10-31", "10-01/10-31"], today), none, "past");
    }

    #[test]
    fn an_absence_is_checked_added_in_order_changed_and_taken_away() {
        let today = date("2026-11-22");
        assert_eq!(days("", "2026-12-01", today), Err(Wrong::From));
        assert_eq!(days("2026-12-01", "2026-02-30", today), Err(Wrong::Until));
        assert_eq!(days("2026-12-02", "2026-12-01", today), Err(Wrong::Order));
        assert_eq!(days("2026-11-01", "2026-11-21", today), Err(Wrong::Past));
        let range = days("2026-11-01", "2026-11-22", today).expect("it lasts today");
        let mut document = document(["10-01/10-02 12-24/12-31", "", ""]);
        let contact = Path::parse("contacts[0]").expect("a path");
        let edits = [add(&document, &contact, range)];
        apply_all(&mut document, &edits).expect("it fits");
        let seen = |document: &Document| -> Vec<String> {
            let all = absences(document, &contact, today);
            all.iter().map(|away| format!("{} {}{}", away.from, away.until, if away.over { " vorbei" } else { "" })).collect()
        };
        let expected = ["2026-10-01 2026-10-02 vorbei", "2026-11-01 2026-11-22", "2026-12-24 2026-12-31"];
        assert_eq!(seen(&document), expected);
        let third = absences(&document, &contact, today).remove(2).path;
        let edits = change(&document, &third, (date("2026-12-20"), date("2026-12-28")));
        apply_all(&mut document, &edits).expect("they fit");
        assert_eq!(seen(&document)[2], "2026-12-20 2026-12-28");
        for _ in 0..3 {
            let edits = [Edit::remove(&document, &contact.key("absent").at(0))];
            apply_all(&mut document, &edits).expect("it fits");
        }
        assert_eq!(document.get(&contact.key("absent")), None);
        let edits = [add(&document, &contact, range)];
        apply_all(&mut document, &edits).expect("a list that is missing is made");
        assert_eq!(seen(&document), ["2026-11-01 2026-11-22"]);
    }

    #[test]
    fn deputies_are_named_with_their_own_absence() {
        let today = date("2026-11-22");
        let document = document(["", "11-01/11-30 11-20/12-05", ""]);
        let contact = Path::parse("contacts[0]").expect("a path");
        let expected = Deputy { id: "b".into(), name: "Rolle b".into(), until: Some(date("2026-12-05")) };
        assert_eq!(deputies(&document, &contact, today), [expected]);
        let names: Vec<String> = possible(&document, &contact).into_iter().map(|deputy| deputy.id).collect();
        assert_eq!(names, ["c"]);
    }
}
