// SPDX-License-Identifier: EUPL-1.2
//! Cases worked out by hand from the format page: months, numbers that advance, validity and waiting.

use serde_json::{Value, json};

use super::calendar::{day, full_months, full_years, length, months_later, text, tomorrow};
use super::evaluate::assess;

#[test]
fn adding_months_keeps_the_day_or_takes_the_last_one() {
    let rows = [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-11-22", 2, "2027-01-22"),
        ("2026-12-31", 14, "2028-02-29"),
        ("2026-11-22", 0, "2026-11-22"),
    ];
    for (from, months, to) in rows {
        assert_eq!(text(months_later(day(from), months)), to, "{from} and {months} months");
    }
}

#[test]
fn a_month_is_full_on_the_day_that_adding_it_gives() {
    let rows = [
        ("2026-11-22", "2026-11-22", 0, 0),
        ("2026-11-22", "2026-12-21", 0, 0),
        ("2026-11-22", "2026-12-22", 1, 0),
        ("2026-11-22", "2027-11-21", 11, 0),
        ("2026-11-22", "2027-11-22", 12, 1),
        ("2026-01-31", "2026-02-27", 0, 0),
        ("2026-01-31", "2026-02-28", 1, 0),
        ("2026-01-31", "2026-03-30", 1, 0),
        ("2026-01-31", "2026-03-31", 2, 0),
        ("2024-01-30", "2024-02-28", 0, 0),
        ("2024-01-30", "2024-02-29", 1, 0),
        ("2024-02-29", "2025-02-28", 12, 1),
        ("2024-02-29", "2028-02-28", 47, 3),
        ("2024-02-29", "2028-02-29", 48, 4),
        ("2026-02-28", "2028-02-28", 24, 2),
        ("2026-11-22", "2026-10-01", 0, 0),
        ("2026-11-22", "2024-01-01", 0, 0),
    ];
    for (from, to, months, years) in rows {
        assert_eq!(full_months(day(from), day(to)), months, "months from {from} to {to}");
        assert_eq!(full_years(day(from), day(to)), years, "years from {from} to {to}");
    }
}

#[test]
fn going_from_day_to_day_completes_the_same_months_and_years() {
    for first in ["2026-11-22", "2024-01-31", "2024-02-29", "2026-08-30", "2027-02-28", "2027-12-31"] {
        let first = day(first);
        let (mut on, mut months, mut years) = (first, 0, 0);
        for _ in 0..1500 {
            on = tomorrow(on);
            if on.2 == first.2.min(length(on.0, on.1)) {
                months += 1;
                years += i64::from(on.1 == first.1);
            }
            assert_eq!((full_months(first, on), full_years(first, on)), (months, years), "{first:?} to {on:?}");
        }
    }
}

/// A catalogue of one measure, with an age that advances yearly, a duration that advances monthly, another that is
/// implied, and a plain number.
fn catalog(measure: Value) -> Value {
    let number = |id: &str| json!({"id": id, "kind": "integer", "min": -6, "max": 40});
    let mut attributes = json!([number("age"), number("months"), number("plain"), number("since")]);
    attributes[0]["advances"] = json!("yearly");
    attributes[1]["advances"] = json!("monthly");
    attributes[3]["advances"] = json!("monthly");
    attributes[3]["implied"] = json!([{"when": at_least("months", 12), "is": 3}]);
    json!({"attributes": attributes, "measures": [measure]})
}

fn at_least(attribute: &str, min: i64) -> Value {
    json!({"attribute": attribute, "min": min})
}

fn of_measure(measure: Value, answers: &Value, today: &str, on: &str, key: &str) -> Value {
    assess(&catalog(measure), answers, today, on)["measures"][0][key].clone()
}

#[test]
fn numbers_advance_from_today_to_the_day_and_stay_in_their_range() {
    // (attribute, answer, today, on, value on that day)
    let rows = [
        ("months", 5, "2026-11-22", "2026-11-22", 5),
        ("months", 5, "2026-11-22", "2027-01-21", 6),
        ("months", 5, "2026-11-22", "2027-01-22", 7),
        ("months", 5, "2026-11-22", "2026-09-22", 5),
        ("months", 39, "2026-11-22", "2027-05-22", 40),
        ("months", 0, "2026-11-22", "2027-05-22", 0),
        ("months", -2, "2026-11-22", "2027-01-22", 0),
        ("months", -2, "2026-11-22", "2027-02-22", 1),
        ("age", 24, "2026-11-22", "2027-11-21", 24),
        ("age", 24, "2026-11-22", "2027-11-22", 25),
        ("plain", 24, "2026-11-22", "2029-11-22", 24),
    ];
    for (attribute, answer, today, on, value) in rows {
        let exactly = json!({"must": {"attribute": attribute, "min": value, "max": value}});
        let answers = json!({attribute: answer});
        assert_eq!(of_measure(exactly, &answers, today, on, "outcome"), "fits", "{attribute} {answer} on {on} should be {value}");
    }
}

#[test]
fn implied_values_advance_and_see_advanced_values() {
    let answers = json!({"months": 10});
    let rows = [("2027-01-21", "open"), ("2027-01-22", "fits"), ("2027-02-22", "excluded")];
    for (on, outcome) in rows {
        // From 22 January the months are 12, so that `since` is implied: 3, two months later 5.
        let measure = json!({"must": {"attribute": "since", "min": 5, "max": 5}});
        assert_eq!(of_measure(measure, &answers, "2026-11-22", on, "outcome"), outcome, "{on}");
    }
}

#[test]
fn a_measure_is_valid_on_both_its_days() {
    let measure = json!({"valid_from": "2026-12-01", "valid_until": "2027-02-28"});
    let rows = [("2026-11-30", "excluded"), ("2026-12-01", "fits"), ("2027-02-28", "fits"), ("2027-03-01", "excluded")];
    for (on, outcome) in rows {
        assert_eq!(of_measure(measure.clone(), &json!({}), "2026-12-05", on, "outcome"), outcome, "{on}");
    }
}

#[test]
fn waiting_names_the_first_month_of_the_next_twelve_on_which_it_works() {
    let months = |least: i64| json!({"must": at_least("months", least)});
    let today = "2026-11-22";
    // (measure, answers, today, on, date)
    let rows = [
        (months(12), json!({"months": 11}), today, today, Some("2026-12-22")),
        (months(12), json!({"months": 0}), today, today, None),
        // Twelve months after is the last date, thirteen is too late.
        (months(24), json!({"months": 12}), today, today, Some("2027-11-22")),
        (months(25), json!({"months": 12}), today, today, None),
        // Dates are counted from today, and lie after `on`.
        (months(12), json!({"months": 9}), today, "2026-12-30", Some("2027-02-22")),
        (months(24), json!({"months": 9}), today, "2026-12-30", None),
        (months(21), json!({"months": 8}), today, "2026-12-30", Some("2027-12-22")),
        (months(22), json!({"months": 8}), today, "2026-12-30", None),
        // Before today: the year runs from `on`.
        (months(12), json!({"months": 11}), today, "2026-10-01", Some("2026-12-22")),
        (months(12), json!({"months": 11}), today, "2025-12-22", Some("2026-12-22")),
        (months(12), json!({"months": 11}), today, "2025-12-21", None),
        // From the end of a month to the end of the next ones.
        (months(12), json!({"months": 11}), "2027-01-31", "2027-01-31", Some("2027-02-28")),
        (months(12), json!({"months": 10}), "2027-01-31", "2027-01-31", Some("2027-03-31")),
        (months(12), json!({"months": 9}), "2027-01-31", "2027-03-31", Some("2027-04-30")),
        (json!({"must": at_least("age", 25)}), json!({"age": 24}), "2024-02-29", "2024-02-29", Some("2025-02-28")),
        // It goes by the outcome, also of what usually counts, and of implied values.
        (json!({"should": at_least("months", 12)}), json!({"months": 11}), today, today, Some("2026-12-22")),
        (json!({"must": {"attribute": "months", "max": 3}}), json!({"months": 4}), today, today, None),
    ];
    for (measure, answers, today, on, date) in rows {
        let expected = date.map_or(json!([]), |date| json!([{"wait": date}]));
        let almost = of_measure(measure.clone(), &answers, today, on, "almost");
        assert_eq!(almost, expected, "{measure} with {answers}, {today}, {on}");
    }
}

#[test]
fn waiting_ends_with_the_validity_and_never_brings_a_measure_into_force() {
    let until = |date: &str| json!({"must": at_least("months", 12), "valid_until": date});
    let answers = json!({"months": 10});
    let today = "2026-11-22";
    assert_eq!(of_measure(until("2027-01-22"), &answers, today, today, "almost"), json!([{"wait": "2027-01-22"}]));
    assert_eq!(of_measure(until("2027-01-21"), &answers, today, today, "almost"), json!([]));
    let later = json!({"valid_from": "2026-12-01"});
    assert_eq!(of_measure(later, &json!({}), today, today, "almost"), json!([]), "it is not valid yet");
}
