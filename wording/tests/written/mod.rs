// SPDX-License-Identifier: EUPL-1.2
//! Random catalogues with names that try to be misread, random conditions over them, and the shipped catalogue.

#![allow(dead_code)]

pub mod next;
#[path = "../../../core/tests/oracle/rng.rs"]
#[allow(dead_code)]
pub mod rng;
mod wrong;
mod wrong_marks;
mod wrong_numbers;

use foerderkompass_core::{Catalog, Criterion, Date, Kind, Leaf, Severity, Shape, Test, read};
use rng::Rng;
use serde_json::{Value, json};

/// Names that hold words and marks of the notation, that are hard to tell apart or that cannot be seen.
const NAMES: [&str; 84] = [
    "Alter",
    "alter",
    "ALTER",
    "Älter",
    "Aelter",
    "Deutschniveau",
    "A2",
    "a2",
    "18–24",
    "18-24",
    "18 – 24",
    "55+",
    "12",
    "-3",
    "1.000",
    "und",
    "oder",
    "nicht",
    "Nicht",
    "ist",
    "mindestens",
    "höchstens",
    "Hoechstens",
    "genau",
    "von",
    "bis",
    "ab",
    "eine",
    "keine",
    "alle",
    "eine von",
    "keine von",
    "alle von",
    "Alle von (x)",
    "Lesen und Schreiben",
    "Lesen",
    "Schreiben",
    "gesichert",
    "nicht gesichert",
    "nicht nicht gesichert",
    "A oder B",
    "Gibt es eine",
    "Gibt es keine",
    "ja",
    "nein",
    "ist ja",
    "Norm",
    "Norm „x“",
    "§ 25 Abs. 3",
    "§ 16, § 17",
    "„Kurs“",
    "“",
    "„",
    "”",
    "\"",
    "\"\"",
    "x\"y",
    "»x«",
    "«x»",
    "„“\"»«",
    "Kurs „Plus“ \"neu\" «alt»",
    "(",
    ")",
    "((",
    "[x]",
    "]",
    "a,b",
    "a, b",
    ",",
    ";",
    ":",
    "a: nein",
    "=",
    "a=b",
    "<=",
    "!=",
    "a!=b",
    "!",
    "#alter",
    "#",
    "a#b",
    " Alter ",
    "a  b",
    "Schule\u{a0}frei",
];
const MORE: [&str; 10] =
    ["\u{200b}", "A\u{200b}lter", "x\u{308}", "漢字", "🙂 gut", "\\", "'", "‚x‘", "…", "EU, EWR, Schweiz: freizügig"];
const PIECES: [&str; 24] = [
    "a", "B", "ä", "ß", " ", " ", "und", "oder ", " nicht", "ist", "„", "“", "\"", "»", "(", ")", "[", "]", ",", "#", "–", "1",
    "§", "=",
];
const IDS: [&str; 14] = ["alter", "kurs", "x", "b2", "0-tage", "und", "a_1", "nicht", "eine", "12", "ja", "a2", "ist", "keine"];
const UNITS: [&str; 10] = ["Monate", "Jahre", "%", "€", "und", "(x)", "12", "Tage im Jahr", "\"", "bis"];
const NORMS: [&str; 14] = [
    "§ 16 Abs. 1 SGB II",
    "§ 16e Abs. 1, § 5 Abs. 4 SGB II",
    "§§ 19, 112 SGB III",
    "Art. 12 GG",
    "Schulgesetz",
    "Norm",
    "§ 1,",
    "§",
    "§ 1 [neu]",
    "§ „1“",
    "§  1",
    " § 1",
    "§\u{a0}1",
    "§ 3 \"x\" »y« “",
];

/// One line that is not blank.
fn text(rng: &mut Rng) -> String {
    match rng.between(0, 9) {
        0 => (*rng.pick(&MORE)).to_owned(),
        1..=3 => {
            let text: String = (0..rng.between(1, 5)).map(|_| *rng.pick(&PIECES)).collect();
            if text.trim().is_empty() { "x".into() } else { text }
        }
        _ => (*rng.pick(&NAMES)).to_owned(),
    }
}

/// A sound catalogue whose names are anything but.
pub fn catalog(rng: &mut Rng) -> Catalog {
    let attributes: Vec<Value> = rng.some(&IDS, 1, 8).iter().map(|id| attribute(rng, id)).collect();
    let catalog = json!({
        "format": "1", "title": "Probe", "publisher": "Prüfstand", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-10-02",
        "attributes": attributes, "measures": [],
    });
    sound(&catalog.to_string())
}

fn attribute(rng: &mut Rng, id: &str) -> Value {
    let kind = *rng.pick(&["flag", "choice", "ordinal", "ordinal", "multi", "integer"]);
    let mut attribute = json!({"id": id, "kind": kind, "label": text(rng)});
    match kind {
        "flag" => {}
        "integer" => {
            let min = *rng.pick(&[-999_999, -6, 0, 3]);
            attribute["min"] = json!(min);
            attribute["max"] = json!((min + *rng.pick(&[0, 1, 14, 120, 999_999])).min(999_999));
            if rng.chance(60) {
                attribute["unit"] = json!(rng.pick(&UNITS));
            }
        }
        _ => {
            let options = rng.some(&IDS, 1, 6);
            attribute["options"] = options.iter().map(|option| json!({"id": option, "label": text(rng)})).collect();
        }
    }
    attribute
}

pub fn sound(text: &str) -> Catalog {
    let today = Date::parse("2026-11-22").expect("a date");
    let reading = read(text.as_bytes(), today).unwrap_or_else(|faults| panic!("{faults:?}"));
    let errors: Vec<_> = reading.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    reading.catalog
}

pub fn shipped() -> Catalog {
    sound(include_str!("../../../catalog.json"))
}

/// What people write and what they are told: the text with its place, the sentence, and the text after the first proposal.
pub fn wrong() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    wrong::WRONG.iter().chain(wrong_marks::WRONG_MARKS).chain(wrong_numbers::WRONG_NUMBERS)
}

/// Every condition of a catalogue.
pub fn conditions(catalog: &Catalog) -> Vec<&Criterion> {
    let mut all: Vec<&Criterion> =
        catalog.attributes().iter().flat_map(|one| one.implied.iter().map(|rule| &rule.when)).collect();
    for measure in catalog.measures() {
        all.extend(measure.must.iter().chain(&measure.should).chain(measure.hurdles.iter().map(|hurdle| &hurdle.criterion)));
        all.extend(measure.carriers.iter().filter_map(|rule| rule.when.as_ref()));
        all.extend(measure.responsible.iter().filter_map(|rule| rule.when.as_ref()));
    }
    all
}

/// A condition of at most so many levels, with and without wording and paragraph.
pub fn criterion(rng: &mut Rng, catalog: &Catalog, levels: usize) -> Criterion {
    let shape = match rng.between(0, 9) {
        0 | 1 if levels > 1 => Shape::Not(Box::new(criterion(rng, catalog, levels - 1))),
        2 | 3 if levels > 1 => Shape::All(parts(rng, catalog, levels)),
        4 | 5 if levels > 1 => Shape::Any(parts(rng, catalog, levels)),
        _ => Shape::Leaf(leaf(rng, catalog)),
    };
    noted(rng, shape)
}

/// A condition of exactly so many levels, one inside the other.
pub fn chain(rng: &mut Rng, catalog: &Catalog, levels: usize) -> Criterion {
    let mut whole = Criterion { text: None, norm: None, shape: Shape::Leaf(leaf(rng, catalog)) };
    for _ in 1..levels {
        let beside = rng.chance(40).then(|| Criterion { text: None, norm: None, shape: Shape::Leaf(leaf(rng, catalog)) });
        let parts = |whole| [whole].into_iter().chain(beside.clone()).collect();
        let shape = match rng.between(0, 2) {
            0 => Shape::Not(Box::new(whole)),
            1 => Shape::All(parts(whole)),
            _ => Shape::Any(parts(whole)),
        };
        whole = noted(rng, shape);
    }
    whole
}

fn noted(rng: &mut Rng, shape: Shape) -> Criterion {
    let norm = |rng: &mut Rng| if rng.chance(70) { (*rng.pick(&NORMS)).to_owned() } else { text(rng) };
    Criterion { text: rng.chance(25).then(|| text(rng)), norm: rng.chance(20).then(|| norm(rng)), shape }
}

fn parts(rng: &mut Rng, catalog: &Catalog, levels: usize) -> Vec<Criterion> {
    (0..*rng.pick(&[1, 2, 2, 2, 3, 4])).map(|_| criterion(rng, catalog, levels - 1)).collect()
}

fn leaf(rng: &mut Rng, catalog: &Catalog) -> Leaf {
    let attribute = rng.between(0, catalog.attributes().len() as i64 - 1) as usize;
    let of = &catalog.attributes()[attribute];
    let (low, high) = match &of.kind {
        Kind::Integer(range) => (range.min, range.max),
        _ => (0, of.options().len() as i64 - 1),
    };
    let test = match &of.kind {
        Kind::Flag => Test::Is(rng.chance(60)),
        Kind::Ordinal(_) if rng.chance(60) => range(rng, low, high),
        Kind::Integer(_) => range(rng, low, high),
        Kind::Choice(options) | Kind::Ordinal(options) | Kind::Multi(options) => {
            let places: Vec<usize> = (0..options.len()).collect();
            let mut chosen = rng.some(&places, 1, 3);
            chosen.sort_unstable();
            Test::In(chosen)
        }
    };
    Leaf { attribute, test }
}

fn range(rng: &mut Rng, low: i64, high: i64) -> Test {
    let (a, b) = (rng.between(low, high), rng.between(low, high));
    match rng.between(0, 3) {
        0 => Test::Range { min: Some(a), max: None },
        1 => Test::Range { min: None, max: Some(a) },
        2 => Test::Range { min: Some(a), max: Some(a) },
        _ => Test::Range { min: Some(a.min(b)), max: Some(a.max(b)) },
    }
}

const TOKENS: [&str; 48] = [
    "und",
    "oder",
    "nicht",
    "ist",
    "mindestens",
    "höchstens",
    "genau",
    "von",
    "bis",
    "ab",
    "eine",
    "eine von",
    "keine von",
    "alle von",
    "ja",
    "nein",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ":",
    "=",
    "<=",
    ">=",
    "<",
    ">",
    "!=",
    "„",
    "“",
    "\"",
    "»",
    "«",
    "#",
    "§ 1",
    "Norm",
    "12",
    "-3",
    "🙂",
    "\n",
    "\u{301}",
    "zwischen",
    "unter",
    "&",
    "\u{200b}",
    "漢",
    "Ä",
];

/// Words and marks in any order, often those of a condition.
pub fn soup(rng: &mut Rng, catalog: &Catalog) -> String {
    let mut text = String::new();
    for _ in 0..rng.between(0, 12) {
        let attribute = rng.pick(catalog.attributes()).clone();
        match rng.between(0, 9) {
            0..=2 => text.push_str(&attribute.label),
            3 => text.push_str(attribute.options().first().map_or("x", |one| one.label.as_str())),
            4 => text.push_str(&foerderkompass_wording::notation::print(catalog, &criterion(rng, catalog, 2))),
            5 => text.push_str(&attribute.id),
            _ => {
                let token: &str = rng.pick::<&str>(&TOKENS);
                text.push_str(token);
            }
        }
        if rng.chance(80) {
            text.push(' ');
        }
    }
    // A part of it, as it is while someone types.
    if rng.chance(30) {
        text.truncate(text.floor_char_boundary(rng.between(0, text.len() as i64) as usize));
    }
    text
}
