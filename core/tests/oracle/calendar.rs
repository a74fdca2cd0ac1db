// SPDX-License-Identifier: EUPL-1.2
//! The slow calendar of the second evaluator: it goes from day to day, month to month, year to year, and counts.
//!
//! Not a date library: it knows the years of the tests and trusts that a text is a date.

/// A day as year, month 1..=12, day of the month 1..=31. Tuples compare in the order of the calendar.
pub type Day = (i32, u32, u32);

/// Reads `YYYY-MM-DD`; panics on anything else.
pub fn day(text: &str) -> Day {
    let parts: Vec<&str> = text.split('-').collect();
    assert_eq!(parts.len(), 3, "not a date: {text}");
    let number = |part: &str| part.parse::<u32>().unwrap_or_else(|_| panic!("not a date: {text}"));
    (number(parts[0]) as i32, number(parts[1]), number(parts[2]))
}

/// Writes `YYYY-MM-DD`.
pub fn text((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// How many days a month has, from the table and the rule of the leap year.
pub fn length(year: i32, month: u32) -> u32 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day after.
pub fn tomorrow((year, month, day): Day) -> Day {
    if day < length(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

/// The same day `months` later, cut to the last day of that month.
pub fn months_later((year, month, day): Day, months: u32) -> Day {
    let (mut year, mut month) = (year, month);
    for _ in 0..months {
        month += 1;
        if month == 13 {
            (year, month) = (year + 1, 1);
        }
    }
    (year, month, day.min(length(year, month)))
}

/// How many full months lie between two days: goes from month to month and counts the days that complete one. 0 if
/// the second day is not later.
pub fn full_months(from: Day, to: Day) -> i64 {
    let (mut year, mut month, mut months) = (from.0, from.1, 0);
    loop {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        if (year, month, from.2.min(length(year, month))) > to {
            return months;
        }
        months += 1;
    }
}

/// How many full years lie between two days, counted from year to year.
pub fn full_years(from: Day, to: Day) -> i64 {
    let mut years = 0;
    loop {
        let year = from.0 + years as i32 + 1;
        if (year, from.1, from.2.min(length(year, from.1))) > to {
            return years;
        }
        years += 1;
    }
}
