// SPDX-License-Identifier: EUPL-1.2
//! Calendar dates of the proleptic Gregorian calendar, years 1 to 9999.
//!
//! What this does not do: time of day, time zones, a clock. "Today" is always an argument.

use core::fmt;

/// A day, written `YYYY-MM-DD`. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The last day that can be written.
    pub const MAX: Date = Date { year: 9999, month: 12, day: 31 };

    /// Placeholder for a date that could not be read; earlier than every day, and never part of a catalogue.
    pub(crate) const UNREAD: Date = Date { year: 0, month: 1, day: 1 };

    /// A day that exists, else `None`. `month` is 1 to 12, `day` starts at 1.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        exists.then_some(Date { year, month, day })
    }

    /// Reads exactly `YYYY-MM-DD` (ISO 8601 calendar date), nothing before or after it.
    pub fn parse(text: &str) -> Option<Date> {
        let digits = |from: usize, to: usize| -> Option<u16> {
            let part = text.get(from..to)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let dash = |at: usize| text.get(at..=at) == Some("-");
        if text.len() != 10 || !dash(4) || !dash(7) {
            return None;
        }
        let small = |n: u16| u8::try_from(n).ok();
        Date::new(digits(0, 4)?, small(digits(5, 7)?)?, small(digits(8, 10)?)?)
    }

    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same day `months` later, cut to the month's last day: 31 January + 1 month is
    /// 28 or 29 February. `None` after the year 9999.
    pub fn add_months(self, months: u32) -> Option<Date> {
        let index = u32::from(self.year) * 12 + u32::from(self.month) - 1;
        let index = index.checked_add(months)?;
        let year = u16::try_from(index / 12).ok().filter(|y| *y <= 9999)?;
        let month = u8::try_from(index % 12).ok()? + 1;
        Some(Date { year, month, day: self.day.min(days_in_month(year, month)) })
    }

    /// The largest number of months that can be added to `self` without passing `to`; 0 if `to` is earlier.
    pub fn full_months_until(self, to: Date) -> u32 {
        let index = |d: Date| u32::from(d.year) * 12 + u32::from(d.month);
        let apart = index(to).saturating_sub(index(self));
        match self.add_months(apart) {
            Some(reached) if reached <= to => apart,
            _ => apart.saturating_sub(1),
        }
    }

    /// The day `days` later (negative: earlier), held at the ends of the calendar.
    pub fn add_days(self, days: i32) -> Date {
        let first = Date { year: 1, month: 1, day: 1 };
        let number = self.day_number().saturating_add(days);
        from_day_number(number.clamp(first.day_number(), Date::MAX.day_number()))
    }

    /// Whole days from `self` to `to`, negative if `to` is earlier.
    pub fn days_until(self, to: Date) -> i32 {
        to.day_number() - self.day_number()
    }

    /// Days since 1 March of the year 0, by the usual shift that puts the leap day last.
    fn day_number(self) -> i32 {
        let shift = i32::from(self.month <= 2);
        let year = i32::from(self.year) - shift;
        let month = (i32::from(self.month) + 9) % 12;
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i32::from(self.day) - 1
    }
}

fn from_day_number(number: i32) -> Date {
    let era = number.div_euclid(146_097);
    let day_of_era = number.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = (shifted + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    // The ranges follow from the arithmetic above; out of them the calendar's end is the honest answer.
    match (u16::try_from(year), u8::try_from(month), u8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).unwrap_or(Date::MAX),
        _ => Date::MAX,
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The two dates of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The day of the talk: absence, places, reviews.
    pub today: Date,
    /// The day to assess for (Stichtag): validity and everything that advances.
    pub on: Date,
}

impl Dates {
    /// Both dates the same day.
    pub fn on_day(today: Date) -> Dates {
        Dates { today, on: today }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn reads_only_days_that_exist() {
        for good in ["2026-11-22", "2028-02-29", "0001-01-01", "9999-12-31", "2000-02-29"] {
            assert_eq!(d(good).to_string(), good);
        }
        for bad in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-01",
            "0000-01-01",
            " 2026-01-01",
            "2026-01-011",
            "+026-01-01",
            "2026/01/01",
            "",
            "２026-01-01",
            "ä026-01-1",
            "2026-01-00",
            "2026-01-32",
            "2026-04-31",
            "2026.01-01",
            "2026-01.01",
            "2026-01-0a",
            "20a6-01-01",
            "2026-0a-01",
            "2026-01-1",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn adding_months_keeps_the_day_or_takes_the_last() {
        let rows = [
            ("2027-01-31", 1, "2027-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2026-11-22", 3, "2027-02-22"),
            ("2026-12-31", 6, "2027-06-30"),
            ("2026-11-22", 0, "2026-11-22"),
            ("2028-02-29", 12, "2029-02-28"),
        ];
        for (from, months, to) in rows {
            assert_eq!(d(from).add_months(months), Some(d(to)), "{from} + {months}");
        }
        assert_eq!(d("9999-12-01").add_months(1), None);
        assert_eq!(d("9999-12-01").add_months(u32::MAX), None);
    }

    #[test]
    fn counts_full_months() {
        let rows = [
            ("2026-01-31", "2026-02-27", 0),
            ("2026-01-31", "2026-02-28", 1),
            ("2026-11-22", "2026-12-21", 0),
            ("2026-11-22", "2026-12-22", 1),
            ("2028-02-29", "2029-02-28", 12),
            ("2026-11-22", "2025-01-01", 0),
        ];
        for (from, to, months) in rows {
            assert_eq!(d(from).full_months_until(d(to)), months, "{from} to {to}");
        }
    }

    #[test]
    fn leap_days_are_days_like_any_other() {
        for leap in ["0004-02-29", "0400-02-29", "1996-02-29", "2000-02-29", "2028-02-29", "9600-02-29"] {
            let day = d(leap);
            assert_eq!(day.add_days(0), day);
            assert_eq!((day.add_days(-1).day(), day.add_days(1).month()), (28, 3), "{leap}");
            assert_eq!(day.add_days(-1).add_days(2), day.add_days(1), "{leap}");
        }
        assert_eq!(d("1900-02-28").add_days(1), d("1900-03-01"));
    }

    proptest! {
        #[test]
        fn days_and_months_go_forth_and_back(number in 0_i32..3_600_000, step in -40_000_i32..40_000, months in 0_u32..600) {
            let first = Date::new(1, 1, 1).unwrap();
            let day = first.add_days(number);
            prop_assert_eq!(first.days_until(day), number);
            prop_assert_eq!(Date::parse(&day.to_string()), Some(day));
            let other = day.add_days(step);
            if other > first && other < Date::MAX { prop_assert_eq!(day.days_until(other), step); }
            if let Some(later) = day.add_months(months) {
                prop_assert_eq!(day.full_months_until(later), months);
            }
        }
    }
}
