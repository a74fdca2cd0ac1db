// SPDX-License-Identifier: EUPL-1.2
//! Days in the forms in which people and spreadsheets write them.

use foerderkompass_core::Date;

/// Whether a text is a day of the format that a spreadsheet can hold too: from 1 March 1900, before which Excel counts wrong.
pub fn is_day(text: &str) -> bool {
    Date::parse(text).is_some() && text >= "1900-03-01"
}

/// A day in any of the usual forms: 31.03.2027, 31.3.27, 2027-03-31, 31/3/2027, 31. März 2027, a time behind it.
pub fn read(text: &str) -> Option<String> {
    let [day, month, year] = parts(text)?;
    let iso = format!("{year:04}-{month:02}-{day:02}");
    is_day(&iso).then_some(iso)
}

/// Whether the text has the form of a date, though perhaps of no day that there is.
pub fn looks_like(text: &str) -> bool {
    parts(text).is_some()
}

/// Day, month and year.
fn parts(text: &str) -> Option<[u32; 3]> {
    let text = without_time(text);
    let pieces: Vec<&str> = text.split(['.', '-', '/', ' ', '–']).filter(|piece| !piece.is_empty()).collect();
    let [first, second, third] = pieces.as_slice() else { return None };
    let number =
        |piece: &str| piece.parse::<u32>().ok().filter(|_| piece.len() <= 4 && piece.bytes().all(|b| b.is_ascii_digit()));
    if first.len() == 4 {
        return Some([number(third)?, number(second)?, number(first)?]);
    }
    let year = number(third).filter(|_| matches!(third.len(), 2 | 4))?;
    let year = if third.len() == 2 { year + if year < 70 { 2000 } else { 1900 } } else { year };
    Some([number(first)?, number(second).or_else(|| month(second))?, year])
}

fn without_time(text: &str) -> &str {
    let cut = text.find(':').and_then(|colon| text.get(..colon)?.rfind([' ', 'T']));
    cut.and_then(|cut| text.get(..cut)).unwrap_or(text).trim()
}

fn month(name: &str) -> Option<u32> {
    let name = foerderkompass_core::fold(name).base;
    if name.starts_with("mrz") {
        return Some(3);
    }
    let months = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"];
    let index = months.iter().position(|month| name.starts_with(month))?;
    u32::try_from(index + 1).ok()
}

/// The day that Excel counts as this number, from 1954 to 2119: a date that has lost its format. Other numbers are none.
pub fn of_serial(number: f64) -> Option<String> {
    let plausible = (20_000.0..80_000.0).contains(&number);
    let days = plausible.then_some(number as i32)?;
    let day = Date::new(1899, 12, 30)?.add_days(days);
    Some(format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
}

/// `2027-03-31` as 31.03.2027.
pub fn german(iso: &str) -> String {
    let pieces: Vec<&str> = iso.split('-').collect();
    match pieces.as_slice() {
        [year, month, day] => format!("{day}.{month}.{year}"),
        _ => iso.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_usual_forms() {
        for text in [
            "31.03.2027",
            "31.3.27",
            "2027-03-31",
            "31/03/2027",
            "31. März 2027",
            "31-03-2027",
            "31.03.2027 00:00",
            "2027-03-31T08:00:00",
            "31 Mrz 2027",
        ] {
            assert_eq!(read(text).as_deref(), Some("2027-03-31"), "{text}");
        }
        for text in ["31.02.2027", "", "bald", "2027", "03.2027", "1.2.3.4", "31.03.20270", "1.1.1800", "+1.1.2027"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(of_serial(46_477.0).as_deref(), Some("2027-03-31"));
        assert_eq!(of_serial(12.0), None);
        assert_eq!(of_serial(f64::NAN), None);
    }
}
