// SPDX-License-Identifier: EUPL-1.2
//! The rows of „Meine Plätze“: what they show, what may be typed into them and which edits that makes.

use foerderkompass_core::Date;
use foerderkompass_upkeep::{Document, Edit, EntryId, Kind, Path, entries, value};
use serde_json::{Value, json};

use super::locate::text;
use super::tasks::{is_of, is_outdated};

/// The largest number of places.
pub(crate) const MOST: u64 = 9999;

/// An offer as a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub entry: EntryId,
    pub path: Path,
    pub measure: String,
    pub provider: String,
    pub site: String,
    pub number: String,
    /// As written in the document; empty where there is nothing.
    pub free: String,
    pub total: String,
    pub as_of: String,
    pub next_start: String,
    /// The contact asked for is responsible for the measure.
    pub mine: bool,
    pub outdated: bool,
    /// Places or next start are other than when the catalogue was opened.
    pub changed: bool,
}

impl Row {
    /// Whether there is a number that can be confirmed.
    pub fn has_places(&self) -> bool {
        !self.free.is_empty()
    }
}

/// All offers in the order of the catalogue.
pub(crate) fn rows(document: &Document, opened: &Document, contact: &str, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    for measure in entries(document, Kind::Measure) {
        let Some(holder) = document.get(&measure.path) else { continue };
        let mine = is_of(holder, contact);
        let list = measure.path.key(Kind::Offer.list());
        let offers = document.get(&list).and_then(Value::as_array).into_iter().flatten().enumerate();
        for (at, offer) in offers.filter(|(_, offer)| offer.is_object()) {
            let entry = EntryId::inside(Kind::Offer, &measure.id.id, text(offer, "id"));
            rows.push(row(offer, entry, list.at(at), &measure.title, mine, today));
        }
    }
    for row in &mut rows {
        let held = |offer: Option<&Value>| offer.map(|offer| (offer.get("places").cloned(), offer.get("next_start").cloned()));
        let before = held(value(opened, &row.entry));
        row.changed = before != held(document.get(&row.path));
    }
    rows
}

fn row(offer: &Value, entry: EntryId, path: Path, measure: &str, mine: bool, today: Date) -> Row {
    let written = |value: Option<&Value>| match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    };
    let places = offer.get("places");
    let place = |key: &str| written(places.and_then(|places| places.get(key)));
    let as_of = place("as_of");
    Row {
        entry,
        path,
        measure: measure.to_string(),
        provider: text(offer, "provider").to_string(),
        site: text(offer, "site").to_string(),
        number: text(offer, "number").to_string(),
        free: place("free"),
        total: place("total"),
        next_start: written(offer.get("next_start")),
        mine,
        outdated: Date::parse(&as_of).is_some_and(|as_of| is_outdated(as_of, today)),
        as_of,
        changed: false,
    }
}

/// The columns that can be typed into, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Free,
    Total,
    AsOf,
    NextStart,
}

impl Column {
    pub fn key(self) -> &'static str {
        match self {
            Column::Free => "free",
            Column::Total => "total",
            Column::AsOf => "as-of",
            Column::NextStart => "next-start",
        }
    }

    /// What the row holds there.
    pub fn of(self, row: &Row) -> &str {
        match self {
            Column::Free => &row.free,
            Column::Total => &row.total,
            Column::AsOf => &row.as_of,
            Column::NextStart => &row.next_start,
        }
    }
}

/// Why what was typed cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Not a whole number from 0 to [`MOST`].
    Number,
    /// More free places than there are.
    MoreThanAll,
    /// A number of all places without one of free places.
    FreeFirst,
    /// All places must go before the free ones.
    TotalFirst,
    NoDate,
    /// A number cannot be from tomorrow.
    Future,
    /// A day for a number that is missing.
    DateWithoutNumber,
    /// The day of a number cannot go alone.
    DateNeeded,
}

/// The edits for what was typed into a field of a row; none if it says what is there. A new number of free places is of
/// today.
///
/// # Errors
/// Why it cannot be taken; the document stays as it is.
pub(crate) fn typed(document: &Document, row: &Row, column: Column, text: &str, today: Date) -> Result<Vec<Edit>, Refused> {
    let text = text.trim();
    if text == column.of(row) {
        return Ok(Vec::new());
    }
    let places = row.path.key("places");
    let edits = match column {
        Column::Free if text.is_empty() => {
            if !row.total.is_empty() {
                return Err(Refused::TotalFirst);
            }
            vec![Edit::remove(document, &places)]
        }
        Column::Free => {
            let free = number(text)?;
            fits(Some(free), number(&row.total).ok())?;
            counted(document, &places, free, today)
        }
        Column::Total if text.is_empty() => vec![Edit::remove(document, &places.key("total"))],
        Column::Total => {
            let total = number(text)?;
            let free = number(&row.free).map_err(|_| Refused::FreeFirst)?;
            fits(Some(free), Some(total))?;
            vec![Edit::set(document, &places.key("total"), total.into())]
        }
        Column::AsOf if !row.has_places() => return Err(Refused::DateWithoutNumber),
        Column::AsOf if text.is_empty() => return Err(Refused::DateNeeded),
        Column::AsOf => {
            let day = date(text)?;
            if day > today {
                return Err(Refused::Future);
            }
            vec![Edit::set(document, &places.key("as_of"), day.to_string().into())]
        }
        Column::NextStart if text.is_empty() => vec![Edit::remove(document, &row.path.key("next_start"))],
        Column::NextStart => vec![Edit::set(document, &row.path.key("next_start"), date(text)?.to_string().into())],
    };
    Ok(edits)
}

/// „unverändert“: the number still holds today. Nothing else changes, and nothing at all where there is no number.
pub(crate) fn unchanged(document: &Document, row: &Row, today: Date) -> Vec<Edit> {
    let places = row.path.key("places");
    if !row.has_places() || !document.get(&places).is_some_and(Value::is_object) {
        return Vec::new();
    }
    let edit = Edit::set(document, &places.key("as_of"), today.to_string().into());
    if edit.is_empty() { Vec::new() } else { vec![edit] }
}

fn number(text: &str) -> Result<u64, Refused> {
    let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = if digits { text.parse().ok() } else { None };
    number.filter(|number| *number <= MOST).ok_or(Refused::Number)
}

fn fits(free: Option<u64>, total: Option<u64>) -> Result<(), Refused> {
    match (free, total) {
        (Some(free), Some(total)) if free > total => Err(Refused::MoreThanAll),
        _ => Ok(()),
    }
}

/// A date of this or the last century: a year that is still being typed is none.
fn date(text: &str) -> Result<Date, Refused> {
    Date::parse(text).filter(|date| (1900..2200).contains(&date.year())).ok_or(Refused::NoDate)
}

fn counted(document: &Document, places: &Path, free: u64, today: Date) -> Vec<Edit> {
    let day = today.to_string();
    if document.get(places).is_some_and(Value::is_object) {
        return vec![
            Edit::set(document, &places.key("free"), free.into()),
            Edit::set(document, &places.key("as_of"), day.into()),
        ];
    }
    vec![Edit::set(document, places, json!({"free": free, "as_of": day}))]
}

#[cfg(test)]
mod tests {
    use super::super::locate::tests::shipped;
    use super::*;
    use foerderkompass_upkeep::{apply_all, differences};

    fn day() -> Date {
        Date::parse("2026-11-22").expect("a date")
    }

    fn find_row(document: &Document, id: &str) -> Row {
        rows(document, &shipped(), "sprache-mitte", day()).into_iter().find(|row| row.entry.id == id).expect(id)
    }

    /// What is written after typing, or why not.
    fn after(document: &mut Document, id: &str, column: Column, text: &str) -> Result<String, Refused> {
        let edits = typed(document, &find_row(document, id), column, text, day())?;
        apply_all(document, &edits).expect("they fit");
        let row = find_row(document, id);
        Ok([Column::Free, Column::Total, Column::AsOf, Column::NextStart].map(|column| column.of(&row).to_string()).join("|"))
    }

    #[test]
    fn every_offer_is_a_row() {
        let document = shipped();
        let all = rows(&document, &document, "sprache-mitte", day());
        assert_eq!(all.len(), 27);
        assert!(all.iter().all(|row| !row.changed));
        let outdated: Vec<&str> = all.iter().filter(|row| row.outdated).map(|row| row.entry.id.as_str()).collect();
        assert_eq!(outdated, ["mat-bewerbung-nord"]);
        let first = &all[0];
        assert_eq!((first.free.as_str(), first.total.as_str(), first.mine), ("4", "20", true));
        assert!(all.iter().any(|row| !row.mine) && all.iter().any(|row| !row.has_places()));
        assert!(rows(&document, &document, "", day()).iter().all(|row| !row.mine));
    }

    #[test]
    fn what_is_typed_is_taken_or_refused_with_a_reason() {
        let mut document = shipped();
        let mut check = |column, text: &str, expected: Result<&str, Refused>| {
            let found = after(&mut document, "ik-mitte", column, text);
            assert_eq!(found.as_deref().map_err(|refused| *refused), expected, "{column:?} {text:?}");
        };
        check(Column::Free, " 4 ", Ok("4|20|2026-11-18|2026-12-07"));
        for wrong in ["-1", "10000", "3,5", "drei", "1 0", "٣", "99999999999999999999"] {
            check(Column::Free, wrong, Err(Refused::Number));
            check(Column::Total, wrong, Err(Refused::Number));
        }
        check(Column::Free, "21", Err(Refused::MoreThanAll));
        check(Column::Total, "3", Err(Refused::MoreThanAll));
        check(Column::Free, "", Err(Refused::TotalFirst));
        check(Column::Free, "20", Ok("20|20|2026-11-22|2026-12-07"));
        check(Column::Total, "9999", Ok("20|9999|2026-11-22|2026-12-07"));
        check(Column::AsOf, "2026-11-23", Err(Refused::Future));
        check(Column::AsOf, "", Err(Refused::DateNeeded));
        check(Column::AsOf, "2026-11-20", Ok("20|9999|2026-11-20|2026-12-07"));
        check(Column::NextStart, "0002-12-07", Err(Refused::NoDate));
        check(Column::NextStart, "2027-02-30", Err(Refused::NoDate));
        check(Column::NextStart, "2027-03-01", Ok("20|9999|2026-11-20|2027-03-01"));
        check(Column::NextStart, "", Ok("20|9999|2026-11-20|"));
        check(Column::Total, "", Ok("20||2026-11-20|"));
        check(Column::Free, "", Ok("|||"));
        check(Column::Total, "5", Err(Refused::FreeFirst));
        check(Column::AsOf, "2026-11-20", Err(Refused::DateWithoutNumber));
        check(Column::Free, "0", Ok("0||2026-11-22|"));
        check(Column::Total, "0", Ok("0|0|2026-11-22|"));
    }

    #[test]
    fn unchanged_sets_the_day_and_nothing_else() {
        let mut document = shipped();
        let row = find_row(&document, "mat-bewerbung-nord");
        let edits = unchanged(&document, &row, day());
        assert_eq!(edits.len(), 1);
        assert!(edits[0].path().to_string().ends_with("places.as_of"));
        apply_all(&mut document, &edits).expect("it fits");
        let row = find_row(&document, "mat-bewerbung-nord");
        assert_eq!((row.as_of.as_str(), row.changed, row.outdated), ("2026-11-22", true, false));
        assert_eq!(unchanged(&document, &row, day()), []);
        assert_eq!(differences(&shipped(), &document).len(), 1);
        let without = find_row(&document, "avgs-mitte");
        assert_eq!(unchanged(&document, &without, day()), []);
    }
}
