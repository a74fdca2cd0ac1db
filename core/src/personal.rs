// SPDX-License-Identifier: EUPL-1.2
//! What in a text points to a person: a name after "Herr" or "Frau", a day, a telephone number, a mail address. For stories
//! that must be anonymous.
//!
//! What this does not do: recognise names as such. German writes every noun with a capital letter, so a name is only known by
//! the word before it.

use crate::letter::lower;

/// What points to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// A name or an initial.
    Name,
    /// A day, such as that of a birth.
    Day,
    /// A telephone number or another long number.
    Number,
    /// A mail address.
    Mail,
}

/// Something in a text that points to a person, with the words that do.
pub fn personal(text: &str) -> Option<(Personal, String)> {
    if let Some(found) = day(text) {
        return Some((Personal::Day, found));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", |word| bare(word));
        let found = [(Personal::Name, name(before, rest)), (Personal::Mail, mail(rest)), (Personal::Number, number(rest))];
        let (what, count) = found.into_iter().find_map(|(what, count)| Some((what, count?)))?;
        let said = rest.iter().take(count).copied().collect::<Vec<_>>().join(" ");
        Some((what, said.trim_end_matches([',', ';', ':', '!', '?']).trim_start_matches(['„', '"', '»']).to_owned()))
    })
}

/// Without the marks around a word.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn small(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// Words after which a name stands. Short ones need their capital.
const ADDRESSES: [&str; 6] = ["herr", "herrn", "frau", "fräulein", "familie", "namens"];
const SHORT: [&str; 5] = ["Hr", "Hrn", "Fr", "Frl", "Fam"];
/// Words between an address and a name; the first ones only after another, since they begin other things, too: "Herr der
/// Lage", "eine Frau zu Terminen begleiten".
const BETWEEN: [&str; 19] = [
    "der", "den", "zu", "zur", "und", "von", "van", "de", "del", "di", "da", "dos", "el", "al", "ben", "bin", "ibn", "ter", "la",
];
const NEVER_FIRST: usize = 5;
/// Words with a capital that say something else: "eine Frau Anfang vierzig", "eine Frau von Mitte dreißig".
const NO_NAMES: [&str; 14] =
    ["Anfang", "Mitte", "Ende", "Beginn", "Welt", "Seiten", "EU", "SGB", "ALG", "AE", "IHK", "HWK", "BAMF", "Vormittag"];
/// Words before "Fr." that make it a Friday.
const BEFORE_FRIDAY: [&str; 9] = ["am", "bis", "ab", "jeden", "und", "Mo", "Di", "Mi", "Do"];

/// The number of words, if these begin with an address and a name.
fn name(before: &str, words: &[&str]) -> Option<usize> {
    let (first, rest) = words.split_first()?;
    // "(Frau X" and "Frau/Herr X", but not "eine Frau. Danach" or "Frau, Mutter".
    let address = first.rsplit('/').next().unwrap_or(first).trim_start_matches(|c: char| !c.is_alphanumeric());
    let short = SHORT.contains(&address.trim_end_matches('.'));
    let friday = address.starts_with("Fr") && (before.is_empty() || BEFORE_FRIDAY.contains(&before));
    if !ADDRESSES.contains(&small(address).as_str()) && (!short || friday) {
        return None;
    }
    for (between, word) in rest.iter().enumerate() {
        let place = BETWEEN.iter().position(|known| known == word);
        if place.is_none_or(|place| between == 0 && place < NEVER_FIRST) {
            return is_name(word).then_some(2 + between);
        }
    }
    None
}

/// Whether a word after an address is a name or an initial: a capital, no figure, nothing that is known to be something else.
fn is_name(word: &str) -> bool {
    let word = word.trim_start_matches(['„', '"', '»', '\'', '‚']);
    let first = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(word);
    let capital = first.chars().next().is_some_and(|c| c.is_uppercase());
    capital && !first.chars().any(|c| c.is_ascii_digit()) && !NO_NAMES.contains(&first)
}

fn mail(words: &[&str]) -> Option<usize> {
    let (name, host) = bare(words.first()?).split_once('@')?;
    (name.ends_with(char::is_alphanumeric) && host.starts_with(char::is_alphanumeric)).then_some(1)
}

const MONTHS: [&str; 12] =
    ["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];

/// The first day in a text: `3.5.1990`, `03. 05. 90`, `3. Mai 1990`, `3/5/1990`, `1990-05-03`.
fn day(text: &str) -> Option<String> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or("");
        if c.is_ascii_digit() && !before.is_ascii_digit() {
            let end = ['.', '/', '-'].into_iter().find_map(|sign| day_at(rest, sign)).or_else(|| named_day_at(rest));
            if let Some(length) = end {
                return rest.get(..length).map(str::to_owned);
            }
        }
        before = c;
    }
    None
}

/// A number of these many figures at the beginning, at most `most`, and what follows.
fn figures(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..length)?.parse().ok()?;
    (least..=most).contains(&length).then_some((number, text.get(length..)?))
}

/// The length of a day in figures.
fn day_at(text: &str, sign: char) -> Option<usize> {
    let after = |rest: &str| -> Option<usize> { text.len().checked_sub(rest.len()) };
    let next = |rest: &'_ str| -> Option<usize> {
        let spaced = if sign == '.' { rest.trim_start() } else { rest };
        let rest = spaced.strip_prefix(sign)?;
        after(if sign == '.' { rest.trim_start() } else { rest })
    };
    let from = |at: usize| text.get(at..).unwrap_or("");
    let part = |rest: &str, least, most| figures(from(next(rest)?), least, most).map(|(number, rest)| (number, rest.len()));
    let tail = |length: usize| from(text.len().saturating_sub(length));
    if let Some((_, rest)) = figures(text, 4, 4).filter(|_| sign == '-') {
        let (month, left) = part(rest, 1, 2)?;
        let (day, left) = part(tail(left), 1, 2)?;
        return ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(text.len() - left);
    }
    let (day, rest) = figures(text, 1, 2)?;
    let (month, left) = part(rest, 1, 2)?;
    let (_, end) = part(tail(left), 4, 4).or_else(|| part(tail(left), 2, 2).filter(|_| sign == '.'))?;
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(text.len() - end)
}

/// The length of a day with the name of its month.
fn named_day_at(text: &str) -> Option<usize> {
    let (day, rest) = figures(text, 1, 2)?;
    let rest = rest.strip_prefix('.')?.trim_start();
    let end = rest.find(|c: char| !c.is_alphabetic())?;
    let month = small(rest.get(..end)?);
    let known = MONTHS.iter().any(|name| *name == month || month.chars().count() == 3 && name.starts_with(&month));
    let rest = rest.get(end..)?.trim_start_matches('.').trim_start();
    let (_, rest) = figures(rest, 4, 4)?;
    (known && (1..=31).contains(&day)).then(|| text.len() - rest.len())
}

/// Words after which even a short number is one of a telephone.
const PHONES: [&str; 8] = ["tel", "telefon", "telefonnummer", "handy", "handynummer", "mobil", "rufnummer", "fax"];

/// The number of words of a number at the beginning that could be dialled, or that is too long for anything but a number of a
/// client.
fn number(words: &[&str]) -> Option<usize> {
    let first = small(bare(words.first()?));
    if first.bytes().filter(u8::is_ascii_digit).count() >= 7 && first.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(1);
    }
    let extension = first == "durchwahl";
    let told = extension || PHONES.contains(&first.as_str());
    let run = Run::of(words.get(usize::from(told)..).unwrap_or_default());
    let needed = match (extension, told) {
        (true, _) => 2,
        (_, true) => 4,
        _ => 6,
    };
    ((told || run.dialled()) && run.digits.len() >= needed).then_some(usize::from(told) + run.words)
}

/// Figures and the signs that stand in telephone numbers, from the first word on.
#[derive(Default)]
struct Run {
    words: usize,
    digits: String,
    /// Length of the first group of figures.
    first: usize,
    plus: bool,
}

impl Run {
    fn of(words: &[&str]) -> Run {
        let mut run = Run::default();
        for word in words {
            let inside = word.trim_end_matches([',', '.', ';', ':', '!', '?', '“', '"', '«']).trim_start_matches(['„', '"', '»']);
            if inside.is_empty() || !inside.chars().all(|c| c.is_ascii_digit() || "+-–/()".contains(c)) {
                break;
            }
            run.plus |= run.words == 0 && inside.trim_start_matches('(').starts_with('+');
            for group in inside.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()) {
                run.first = if run.digits.is_empty() { group.len() } else { run.first };
                run.digits.push_str(group);
            }
            run.words += 1;
            if !word.ends_with(inside) {
                break;
            }
        }
        run
    }

    /// `+49 …`, `030 …`, `(0151) …`, `0 30 …`; not `05/2024`, not `08 – 16`.
    fn dialled(&self) -> bool {
        self.plus || (self.digits.starts_with('0') && (self.first >= 3 || (self.first == 1 && self.digits.len() >= 8)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use Personal::{Day, Mail, Name, Number};

    #[test]
    fn what_points_to_a_person_is_found() {
        for (text, what, found) in [
            ("Frau Müller bestand die Prüfung.", Name, "Frau Müller"),
            ("Das Coaching half Herrn Yilmaz, eine Wohnung zu finden.", Name, "Herrn Yilmaz"),
            ("Herr K. begann im Mai.", Name, "Herr K."),
            ("Eine Lösung für Familie Nguyen", Name, "Familie Nguyen"),
            ("Fam. Özdemir zog um.", Name, "Fam. Özdemir"),
            ("Hr. Schmidt und Fr. Weber halfen.", Name, "Hr. Schmidt"),
            ("Es half Fr. Weber.", Name, "Fr. Weber."),
            ("Frau von der Heide fand Arbeit.", Name, "Frau von der Heide"),
            ("Herr van Dijk", Name, "Herr van Dijk"),
            ("Frau da Silva lernte schnell.", Name, "Frau da Silva"),
            ("Frau Dr. Aydin", Name, "Frau Dr."),
            ("Frau\u{a0}Müller", Name, "Frau Müller"),
            ("(Frau Müller-Lüdenscheidt)", Name, "(Frau Müller-Lüdenscheidt)"),
            ("Frau „Anna“ wollte mehr.", Name, "Frau „Anna“"),
            ("die Kundin, frau Schulz", Name, "frau Schulz"),
            ("HERR MEIER", Name, "HERR MEIER"),
            ("Frau/Herr Beispiel", Name, "Frau/Herr Beispiel"),
            ("ein Mann namens Ali", Name, "namens Ali"),
            ("geboren am 03.05.1990", Day, "03.05.1990"),
            ("geb.3.5.1990, ledig", Day, "3.5.1990"),
            ("seit dem 3. 5. 90 hier", Day, "3. 5. 90"),
            ("am 3. Mai 1990", Day, "3. Mai 1990"),
            ("am 12. Dez. 2001 geboren", Day, "12. Dez. 2001"),
            ("Geburtstag: 1990-05-03", Day, "1990-05-03"),
            ("am 1990-05-03 in Köln geboren", Day, "1990-05-03"),
            ("geboren am 3 .5 . 1990", Day, "3 .5 . 1990"),
            ("am 3/5/1990", Day, "3/5/1990"),
            ("Beginn 01.09.2024, Ende 31.08.2026", Day, "01.09.2024"),
            ("Anruf unter 030 23125-112", Number, "030 23125-112"),
            ("Tel.: 4711-12", Number, "Tel.: 4711-12"),
            ("Tel. 4711", Number, "Tel. 4711"),
            ("Handy 0151/12345678", Number, "Handy 0151/12345678"),
            ("unter +49 151 1234567 erreichbar", Number, "+49 151 1234567"),
            ("(0 30) 12 34 56", Number, "(0 30) 12 34 56"),
            ("Durchwahl 112", Number, "Durchwahl 112"),
            ("BG-Nummer 12345BG0067890", Number, "12345BG0067890"),
            ("Kundennummer 123A456789.", Number, "123A456789."),
            ("Schreiben an anna@post.example genügt", Mail, "anna@post.example"),
        ] {
            assert_eq!(personal(text), Some((what, found.to_owned())), "{text}");
        }
    }

    #[test]
    fn anonymous_stories_pass() {
        for text in [
            "Eine Frau mit zwei Kindern fand Arbeit.",
            "Frau mit zwei Kindern",
            "Er war wieder Herr der Lage.",
            "Eine Frau Anfang vierzig, ein Mann Mitte 50",
            "Frau, Mutter von zwei Kindern, ohne Abschluss",
            "Es half der Frau. Danach begann sie den Kurs.",
            "Eine Frau von 44 Jahren",
            "Das Team begleitete eine Frau zu Terminen und zu Behörden.",
            "Eine Frau aus Syrien, ein Mann aus Eritrea",
            "Familie und Beruf passten wieder zusammen.",
            "Eine Kauffrau Anfang dreißig; die Hausfrau Nachbarin half",
            "Eine Frau B1 im Mai, C1 im Herbst",
            "Die Frau EU-Bürgerin, der Mann SGB II",
            "Unterricht Mo, Mi, Fr. Vormittag und Do bis Fr. Nachmittag",
            "2024",
            "Seit 2023/2024, von 2023-2025, im Mai 2024, 05/2024",
            "§ 16i, §§ 44, 45 SGB III, § 16 Abs. 1 Satz 2 Nr. 3",
            "24 Monate, 400 UE, 12 Personen, 1.500 Euro, 100 000 Euro, 3,5 %",
            "Vormittags 8.30 bis 12.15 Uhr, 08 – 16 Uhr",
            "Im 1. Jahr wöchentlich, am 3. Mai begann es.",
            "Die Maßnahmenummer blieb gleich: 123/45/2026",
            "In 01067 Dresden wie in 10115 Berlin",
            "Vom 05/2024 – 06/2025, dann Ruhe",
            "Mit Punkten von 0 1 2 3 4 5 bewertet, Tel. 112",
            "Im Raum 3 /5 /1990, Gruppe 3 -5 -1990",
            "Das Telefon klingelte 3 Mal; mit dem Handy ging es.",
            "Nach 0 von 6 Bewerbungen kam +2 dazu.",
            "Nicht 1990-13-03, nicht 1990-00-03, nicht 1990-05-32, nicht 1990-05-00",
            "Ziffer 32.05.1990, 0.5.1990, 3.13.1990 und 3.0.1990",
            "32. Mai 1990, 0. Mai 1990, 3. Satz 1990, 3. Ma 1990, am 3. Mai 90",
            "3.5.199 und 3/5/90 und 3-5-90",
            "Ein @ allein, ein a.@dienst und ein dienst@.",
            "Es half der Frau von der",
            "Die Nummer , 030 bis 12",
            "",
        ] {
            assert_eq!(personal(text), None, "{text}");
        }
    }
}
