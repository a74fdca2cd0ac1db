// SPDX-License-Identifier: EUPL-1.2
//! What one contact looks after, what is due there, and in which order it is shown. Read from the document itself, so that
//! a broken entry is found too and a check counts at once.

use foerderkompass_core::{CONTACT_MONTHS, Date, Fault, FaultKind, PLACES_DAYS, Severity};
use foerderkompass_upkeep::{Document, Edit, Entry, EntryId, Kind, Path, confirm, entries};
use serde_json::Value;

use super::locate::text;

/// An entry of one contact with all that is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Task {
    pub entry: Entry,
    /// When it is to be checked; `None` if nothing says so.
    pub due: Option<Date>,
    pub overdue: bool,
    /// The offers whose places are outdated: name, day of the number, the offer's place.
    pub outdated: Vec<Outdated>,
    /// Other faults, by their place in the list of all faults, the worst first.
    pub faults: Vec<usize>,
    /// How bad the worst of these is.
    pub worst: Option<Severity>,
}

/// An offer whose number of places is too old.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Outdated {
    pub name: String,
    pub as_of: Date,
    pub entry: EntryId,
    pub path: Path,
}

impl Task {
    /// Whether something is to be done now. A hint alone is not.
    pub fn is_due(&self) -> bool {
        self.rank() < 3
    }

    fn rank(&self) -> u8 {
        match () {
            () if self.overdue => 0,
            () if !self.outdated.is_empty() => 1,
            () if self.worst > Some(Severity::Hint) => 2,
            () => 3,
        }
    }
}

/// Whether a measure names a contact as responsible.
pub(crate) fn is_of(measure: &Value, contact: &str) -> bool {
    let rules = measure.get("responsible").and_then(Value::as_array).into_iter().flatten();
    rules.into_iter().any(|rule| !contact.is_empty() && text(rule, "contact") == contact)
}

/// The own entry and the measures of a contact: overdue ones first, then outdated places, then faults, then the others by
/// the day of their next check.
pub(crate) fn tasks(document: &Document, faults: &[Fault], contact: &str, today: Date) -> Vec<Task> {
    let own = entries(document, Kind::Contact).into_iter().filter(|entry| entry.id.id == contact && !contact.is_empty());
    let measures = entries(document, Kind::Measure).into_iter();
    let measures = measures.filter(|entry| document.get(&entry.path).is_some_and(|value| is_of(value, contact)));
    let parsed: Vec<(usize, Path)> =
        faults.iter().enumerate().filter_map(|(at, fault)| Some((at, Path::parse(&fault.path)?))).collect();
    let mut tasks: Vec<Task> = own.chain(measures).map(|entry| task(document, faults, &parsed, entry, today)).collect();
    tasks.sort_by_key(|task| (task.rank(), task.due.unwrap_or(Date::MAX)));
    tasks
}

fn task(document: &Document, faults: &[Fault], parsed: &[(usize, Path)], entry: Entry, today: Date) -> Task {
    let value = document.get(&entry.path);
    let due = value.and_then(|value| due(entry.id.kind, value));
    let outdated = if entry.id.kind == Kind::Measure { outdated(document, &entry, today) } else { Vec::new() };
    let mine = parsed.iter().filter(|(_, way)| entry.path.holds(way)).map(|(at, _)| *at);
    let mut mine: Vec<usize> = mine.filter(|at| faults.get(*at).is_some_and(|fault| !is_said_otherwise(&fault.kind))).collect();
    let severity = |at: &usize| faults.get(*at).map(|fault| fault.severity);
    mine.sort_by_key(|at| std::cmp::Reverse(severity(at)));
    let worst = mine.first().and_then(severity);
    Task { overdue: due.is_some_and(|due| due < today), due, outdated, faults: mine, worst, entry }
}

/// Faults that stand in lines of their own, reckoned afresh.
fn is_said_otherwise(kind: &FaultKind) -> bool {
    matches!(kind, FaultKind::ReviewOverdue { .. } | FaultKind::ContactUnchecked { .. } | FaultKind::OldPlaces { .. })
}

fn due(kind: Kind, value: &Value) -> Option<Date> {
    let checked = Date::parse(text(value, "checked_on"))?;
    let months = match kind {
        Kind::Contact => CONTACT_MONTHS,
        _ => u32::try_from(value.get("check_every_months")?.as_u64()?).ok()?,
    };
    checked.add_months(months)
}

fn outdated(document: &Document, measure: &Entry, today: Date) -> Vec<Outdated> {
    let list = measure.path.key(Kind::Offer.list());
    let offers = document.get(&list).and_then(Value::as_array).into_iter().flatten().enumerate();
    offers
        .filter_map(|(at, offer)| {
            let as_of = Date::parse(text(offer.get("places")?, "as_of"))?;
            let entry = EntryId::inside(Kind::Offer, &measure.id.id, text(offer, "id"));
            is_outdated(as_of, today).then(|| Outdated { name: offer_name(offer), as_of, entry, path: list.at(at) })
        })
        .collect()
}

/// Whether a number of places from that day is too old to be relied on.
pub(crate) fn is_outdated(as_of: Date, today: Date) -> bool {
    as_of.days_until(today) > PLACES_DAYS
}

/// „Volkshochschule, Mitte“.
pub(crate) fn offer_name(offer: &Value) -> String {
    let parts = [text(offer, "provider"), text(offer, "site")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The edits that confirm entries on a day, each once; what has no such date or no id is left aside.
pub(crate) fn confirmed(document: &Document, ids: &[EntryId], today: Date, role: &str) -> Vec<Edit> {
    let mut met: Vec<&EntryId> = Vec::new();
    let mut edits = Vec::new();
    for id in ids.iter().filter(|id| !id.id.is_empty()) {
        if !met.contains(&id) {
            met.push(id);
            edits.extend(confirm(document, id, today, Some(role)));
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::super::locate::tests::shipped;
    use super::*;
    use foerderkompass_upkeep::{apply_all, value};

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn made(document: &Document, edits: &[Edit]) -> Document {
        let mut changed = document.clone();
        apply_all(&mut changed, edits).expect("they fit");
        changed
    }

    fn titles(tasks: &[Task], wanted: bool) -> Vec<String> {
        tasks.iter().filter(|task| task.is_due() == wanted).map(|task| task.entry.id.id.clone()).collect()
    }

    fn path(text: &str) -> Path {
        Path::parse(text).expect("a path")
    }

    #[test]
    fn a_contact_sees_what_it_is_responsible_for_and_itself() {
        let document = shipped();
        let today = date("2026-11-22");
        let all = tasks(&document, &document.faults(today), "sprache-mitte", today);
        let mut expected: Vec<String> = entries(&document, Kind::Measure)
            .into_iter()
            .filter(|entry| {
                let measure = value(&document, &entry.id).expect("a measure");
                let rules = measure["responsible"].as_array().expect("rules");
                rules.iter().any(|rule| rule["contact"] == "sprache-mitte")
            })
            .map(|entry| entry.id.id)
            .collect();
        expected.push("sprache-mitte".into());
        let mut found: Vec<String> = all.iter().map(|task| task.entry.id.id.clone()).collect();
        expected.sort();
        found.sort();
        assert!(expected.len() > 3, "{expected:?}");
        assert_eq!(found, expected);
        assert!(tasks(&document, &[], "", today).is_empty());
        assert!(tasks(&document, &[], "gibt-es-nicht", today).is_empty());
    }

    #[test]
    fn overdue_comes_first_then_places_then_faults_then_the_rest() {
        let mut document = shipped();
        let today = date("2026-11-22");
        let ids: Vec<EntryId> = tasks(&document, &[], "sprache-mitte", today).into_iter().map(|task| task.entry.id).collect();
        let measures: Vec<EntryId> = ids.into_iter().filter(|id| id.kind == Kind::Measure).collect();
        let way = |document: &Document, id: &EntryId| foerderkompass_upkeep::find(document, id).expect("an entry");
        document = made(&document, &confirmed(&document, &measures, today, "R"));
        for entry in entries(&document, Kind::Offer) {
            document = made(&document, &confirm(&document, &entry.id, today, None));
        }
        let [first, second, third, ..] = measures.as_slice() else { panic!("three measures") };
        let broken = way(&document, first).key("category");
        document = made(&document, &[Edit::set(&document, &broken, "weg".into())]);
        let offers = way(&document, second).key("offers");
        let old = serde_json::json!([{"id": "o", "provider": "P", "places": {"free": 1, "as_of": "2026-11-07"}}]);
        document = made(&document, &[Edit::set(&document, &offers, old)]);
        let checked = way(&document, third).key("checked_on");
        document = made(&document, &[Edit::set(&document, &checked, "2020-01-01".into())]);
        let faults = document.faults(today);
        let all = tasks(&document, &faults, "sprache-mitte", today);
        assert_eq!(titles(&all, true), [third.id.clone(), second.id.clone(), first.id.clone()]);
        assert_eq!(
            all[1].outdated,
            [Outdated {
                name: "P".into(),
                as_of: date("2026-11-07"),
                entry: EntryId::inside(Kind::Offer, &second.id, "o"),
                path: offers.at(0),
            }]
        );
        assert_eq!(all[2].worst, Some(Severity::Error));
        // Fourteen days are not yet too old.
        let fresh = tasks(&document, &faults, "sprache-mitte", date("2026-11-21"));
        assert!(fresh.iter().all(|task| task.outdated.is_empty()));
    }

    #[test]
    fn confirming_several_takes_them_off_the_list_and_changes_nothing_else() {
        let document = shipped();
        let later = date("2029-01-15");
        let all = tasks(&document, &document.faults(later), "sprache-mitte", later);
        let due: Vec<EntryId> = all.iter().filter(|task| task.overdue).map(|task| task.entry.id.clone()).collect();
        assert!(due.len() > 3, "{due:?}");
        let twice: Vec<EntryId> = due.iter().chain(&due).cloned().collect();
        let edits = confirmed(&document, &twice, later, "Kümmerin Sprache");
        let keys = ["checked_on", "checked_by"];
        assert!(edits.iter().all(|edit| keys.iter().any(|key| edit.path().to_string().ends_with(key))));
        let after = made(&document, &edits);
        let left = tasks(&after, &after.faults(later), "sprache-mitte", later);
        assert!(left.iter().all(|task| !task.overdue));
        assert_eq!(after.get(&path("measures[0].checked_by")), Some(&"Kümmerin Sprache".into()));
        assert!(foerderkompass_upkeep::content_differences(&document, &after).is_empty());
    }
}
