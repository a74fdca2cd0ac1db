// SPDX-License-Identifier: EUPL-1.2
//! One value in one cell and back, for every form that a column can have.
//!
//! What cannot be understood is kept as the text that stands there, with a message: a condition that silently vanished
//! would open a measure to everybody.

use foerderkompass_core::{Id, nearest};
use serde_json::{Map, Value, json};

use crate::answer;
use crate::day;
use crate::grid::Cell;
use crate::layout::Form;
use crate::message::Weight;
use crate::names::Names;
use crate::rest::{self, shortened};

/// What the forms need to know of their surroundings.
pub struct Cx<'a> {
    pub names: &'a Names,
    /// The attribute that the row is about, if any.
    pub attribute: Option<String>,
    /// What there is to say about the cells read so far.
    pub said: Vec<(Weight, String)>,
}

impl Cx<'_> {
    pub fn new(names: &Names) -> Cx<'_> {
        Cx { names, attribute: None, said: Vec::new() }
    }

    pub fn fault(&mut self, text: String) {
        self.said.push((Weight::Fault, text));
    }

    pub fn note(&mut self, text: String) {
        self.said.push((Weight::Note, text));
    }
}

/// The cell of a value; `None` where the form has none. That it reads back exactly is the caller's to check.
pub fn to_cell(form: Form, value: &Value, cx: &Cx<'_>) -> Option<Cell> {
    let text = match (form, value) {
        (Form::Flag, Value::Bool(flag)) => yes_or_no(*flag).to_string(),
        (Form::Number, Value::Number(number)) => return number.as_i64().map(|number| Cell::Number(number as f64)),
        (Form::Date, Value::String(text)) => return day::is_day(text).then(|| Cell::Date(text.clone())),
        (Form::Id | Form::Text | Form::One(_), Value::String(text)) => text.clone(),
        (Form::Texts, Value::Array(list)) => texts(list)?.join("\n"),
        (Form::Word(words), Value::String(text)) => words.iter().find(|(key, _)| key == text)?.1.to_string(),
        (Form::Many(_), Value::Array(list)) if list.is_empty() => NONE.to_string(),
        (Form::Many(_), Value::Array(list)) => texts(list)?.join("\n"),
        (Form::Criterion, value) => cx.names.conditions.printed(value)?.to_string(),
        (Form::Legal, Value::Array(list)) => list.iter().map(legal_line).collect::<Option<Vec<_>>>()?.join("\n"),
        (Form::Stories, Value::Array(list)) => list.iter().map(story_line).collect::<Option<Vec<_>>>()?.join("\n"),
        (Form::Answers, Value::Object(answers)) if answers.is_empty() => NONE.to_string(),
        (Form::Answers, Value::Object(answers)) => answer::lines(answers)?,
        (Form::Answer, Value::Number(number)) => return number.as_i64().map(|number| Cell::Number(number as f64)),
        (Form::Answer, value) => answer::written(value)?,
        (Form::Changeable, Value::Bool(flag)) => yes_or_no(*flag).to_string(),
        (Form::Changeable, Value::Array(list)) => texts(list)?.join("\n"),
        _ => return None,
    };
    (!text.trim().is_empty() && rest::survives(&text)).then_some(Cell::Text(text))
}

/// Says that a list is there and empty.
const NONE: &str = "keine";

fn yes_or_no(flag: bool) -> &'static str {
    if flag { "ja" } else { "nein" }
}

fn texts(list: &[Value]) -> Option<Vec<&str>> {
    list.iter().map(Value::as_str).collect::<Option<Vec<_>>>().filter(|texts| !texts.is_empty())
}

fn legal_line(entry: &Value) -> Option<String> {
    let norm = entry.get("norm")?.as_str()?;
    match entry.get("url") {
        None => Some(norm.to_string()),
        Some(url) => Some(format!("{norm} | {}", url.as_str()?)),
    }
}

/// Stands between a story and the measures that were taken.
const WAY: &str = " | Weg: ";

fn story_line(entry: &Value) -> Option<String> {
    let Some(chain) = entry.get("chain") else { return entry.as_str().map(str::to_owned) };
    let chain = texts(chain.as_array()?)?;
    Some(format!("{}{WAY}{}", entry.get("text")?.as_str()?, chain.join(", ")))
}

fn story(line: &str, cx: &mut Cx<'_>) -> Value {
    match line.rsplit_once(WAY.trim()) {
        Some((text, way)) if !way.trim().is_empty() => json!({"text": text.trim(), "chain": many("measures", way.trim(), cx)}),
        Some((text, _)) => text.trim().into(),
        None => line.into(),
    }
}

/// The value of a cell that is not empty.
pub fn from_cell(form: Form, cell: &Cell, cx: &mut Cx<'_>) -> Value {
    if let Cell::Error(error) = cell {
        cx.fault(format!(
            "Hier steht die Fehlermeldung „{error}“ von Excel statt einer Angabe. Bitte die Formel durch ihren Wert ersetzen."
        ));
        return Value::String(error.clone());
    }
    match form {
        Form::Id => id(cell, cx),
        Form::Text => Value::String(text(cell, cx)),
        Form::Texts => lines(&text(cell, cx)).map(|line| Value::String(bare(line).to_string())).collect(),
        Form::Stories => lines(&text(cell, cx)).map(|line| story(bare(line), cx)).collect(),
        Form::Flag => flag_or_text(cell, cx),
        Form::Number => number(cell, cx),
        Form::Date => date(cell, cx),
        Form::Word(words) => word(words, &text(cell, cx), cx),
        Form::One(list) => reference(list, text(cell, cx).trim(), cx),
        Form::Many(list) => many(list, &text(cell, cx), cx),
        Form::Criterion => {
            let text = text(cell, cx);
            cx.names.conditions.read(&text).unwrap_or_else(|trouble| {
                cx.fault(trouble);
                Value::String(text)
            })
        }
        Form::Legal => lines(&text(cell, cx)).map(|line| legal(bare(line))).collect(),
        Form::Answers => answer::from_lines(&text(cell, cx), cx),
        Form::Answer => {
            let attribute = cx.attribute.clone().unwrap_or_default();
            answer::from_cell(&attribute, cell, cx)
        }
        Form::Changeable => changeable(cell, cx),
    }
}

/// Lines with something in them.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty())
}

/// A line without the sign of a list in front of it.
fn bare(line: &str) -> &str {
    ["• ", "- ", "– ", "· ", "* "].iter().find_map(|sign| line.strip_prefix(sign)).map_or(line, str::trim)
}

/// The text of any cell, as a person sees it.
pub fn text(cell: &Cell, cx: &mut Cx<'_>) -> String {
    match cell {
        Cell::Text(text) | Cell::Error(text) => text.trim().to_string(),
        Cell::Number(number) => {
            let plain = plain_number(*number);
            if number.fract() != 0.0 || number.abs() >= 100_000.0 {
                cx.note(format!("Hier steht eine Zahl; übernommen ist der Text „{plain}“. Fehlen Nullen am Anfang oder Ende, bitte die Spalte als Text formatieren und noch einmal eingeben."));
            }
            plain
        }
        Cell::Flag(flag) => if *flag { "WAHR" } else { "FALSCH" }.to_string(),
        Cell::Date(day) => {
            let german = day::german(day);
            cx.note(format!("Hier steht ein Datum; übernommen ist der Text „{german}“. Hat Excel eine andere Eingabe umgewandelt, bitte die Spalte als Text formatieren und noch einmal eingeben."));
            german
        }
    }
}

/// A number as it is written in German.
pub fn plain_number(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{}", number as i64) } else { number.to_string().replace('.', ",") }
}

fn id(cell: &Cell, cx: &mut Cx<'_>) -> Value {
    let written = text(cell, cx);
    if Id::is_valid(&written) {
        return written.into();
    }
    let repaired = plain_dashes(&written).to_lowercase();
    if Id::is_valid(&repaired) {
        cx.note(format!("Die Kennung „{written}“ ist als „{repaired}“ gelesen: Kennungen haben nur kleine Buchstaben."));
        return repaired.into();
    }
    let example = crate::names::id_of(&written);
    let example = if example.is_empty() { "deutsch-kurs" } else { &example };
    cx.fault(format!(
        "„{}“ ist keine Kennung. Möglich sind kleine Buchstaben a–z, Ziffern, - und _, zum Beispiel „{example}“.",
        shortened(&written)
    ));
    written.into()
}

/// Excel makes long dashes of short ones.
fn plain_dashes(text: &str) -> String {
    text.replace(['–', '—', '‑', '−', '‐'], "-")
}

/// A yes or no in any of the ways in which people write it.
pub fn flag(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Flag(flag) => Some(*flag),
        Cell::Number(number) if *number == 1.0 => Some(true),
        Cell::Number(number) if *number == 0.0 => Some(false),
        Cell::Text(text) => match text.trim().to_lowercase().as_str() {
            "ja" | "j" | "x" | "✓" | "✔" | "wahr" | "true" | "yes" | "1" => Some(true),
            "nein" | "n" | "falsch" | "false" | "no" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn flag_or_text(cell: &Cell, cx: &mut Cx<'_>) -> Value {
    if let Some(flag) = flag(cell) {
        return flag.into();
    }
    let text = text(cell, cx);
    cx.fault(format!("„{}“ ist weder „ja“ noch „nein“. Leer heißt auch nein.", shortened(&text)));
    text.into()
}

/// A whole number, also one that stands there as a text.
pub fn whole(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(*number as i64),
        Cell::Text(text) => {
            let text = plain_dashes(text.trim()).replace(['\u{a0}', '\u{202f}', ' '], "");
            let mut groups = text.trim_start_matches('-').split('.');
            let first = groups.next().unwrap_or_default();
            let grouped = (1..=3).contains(&first.len()) && groups.clone().all(|group| group.len() == 3);
            let is_plain = groups.next().is_none();
            if is_plain || grouped { text.replace('.', "").parse().ok() } else { None }
        }
        _ => None,
    }
}

fn number(cell: &Cell, cx: &mut Cx<'_>) -> Value {
    if let Some(number) = whole(cell) {
        return number.into();
    }
    let text = match cell {
        Cell::Date(day) => day::german(day),
        other => text(other, cx),
    };
    cx.fault(format!("„{}“ ist keine ganze Zahl. Richtig wäre zum Beispiel 12.", shortened(&text)));
    text.into()
}

fn date(cell: &Cell, cx: &mut Cx<'_>) -> Value {
    let found = match cell {
        Cell::Date(day) => day::is_day(day).then(|| day.clone()),
        Cell::Number(number) => day::of_serial(*number),
        Cell::Text(text) => day::read(text.trim()),
        _ => None,
    };
    if let Some(day) = found {
        return day.into();
    }
    let text = text(cell, cx);
    let right = if day::looks_like(&text) {
        "Diesen Tag gibt es nicht im Kalender."
    } else {
        "Richtig wäre Tag.Monat.Jahr, zum Beispiel 31.03.2027."
    };
    cx.fault(format!("„{}“ ist kein Datum. {right}", shortened(&text)));
    text.into()
}

fn word(words: &[(&'static str, &'static str)], text: &str, cx: &mut Cx<'_>) -> Value {
    let wanted = crate::names::key(text);
    let same = |(key, word): &&(&str, &str)| crate::names::key(key) == wanted || crate::names::key(word) == wanted;
    if let Some((key, _)) = words.iter().find(same) {
        return (*key).into();
    }
    let near = nearest(text, words.iter().map(|(_, word)| *word));
    let all: Vec<String> = words.iter().map(|(_, word)| format!("„{word}“")).collect();
    let right = near.map_or_else(|| format!("Möglich sind {}.", all.join(", ")), |near| format!("Meinten Sie „{near}“?"));
    cx.fault(format!("„{}“ gibt es hier nicht. {right}", shortened(text)));
    text.into()
}

/// How a list is called in a message: one entry, its sheet.
fn called(list: &str) -> &'static str {
    match list {
        "measures" => "„Maßnahmen“",
        "contacts" => "„Kümmerer“",
        "attributes" => "„Merkmale“",
        _ => "„Bereiche“",
    }
}

/// The id of an entry, by its id or its name.
pub fn reference(list: &str, text: &str, cx: &mut Cx<'_>) -> Value {
    let known = cx.names.list(list);
    if let Some(id) = known.resolve(text).or_else(|| known.resolve(&plain_dashes(text))) {
        return id.into();
    }
    let near = known.near(text).map(|near| format!(" Meinten Sie „{near}“?")).unwrap_or_default();
    cx.fault(format!("„{}“ gibt es nicht im Blatt {}.{near}", shortened(text), called(list)));
    text.into()
}

/// Whether a cell says that there is nothing.
pub fn is_none(text: &str) -> bool {
    text.eq_ignore_ascii_case(NONE) || matches!(text, "–" | "-")
}

fn many(list: &'static str, text: &str, cx: &mut Cx<'_>) -> Value {
    if is_none(text) {
        return json!([]);
    }
    let mut ids = Vec::new();
    for line in text.split(['\n', ';']).map(|line| bare(line.trim())).filter(|line| !line.is_empty()) {
        // A comma stands between ids, or within a name.
        if line.contains(',') && cx.names.list(list).resolve(line).is_none() {
            ids.extend(line.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| reference(list, part, cx)));
        } else {
            ids.push(reference(list, line, cx));
        }
    }
    Value::Array(ids)
}

fn legal(line: &str) -> Value {
    let (norm, url) = match line.split_once('|') {
        Some((norm, url)) => (norm.trim(), Some(url.trim())),
        // Without the bar, an address at the end is still seen.
        None => match line.split_once("http") {
            Some((norm, url)) => (norm.trim(), Some(line.get(line.len() - url.len() - 4..).unwrap_or(url))),
            None => (line, None),
        },
    };
    let mut entry = Map::new();
    entry.insert("norm".into(), norm.into());
    if let Some(url) = url.filter(|url| !url.is_empty()) {
        entry.insert("url".into(), url.into());
    }
    Value::Object(entry)
}

fn changeable(cell: &Cell, cx: &mut Cx<'_>) -> Value {
    if let Some(flag) = flag(cell) {
        return flag.into();
    }
    let text = text(cell, cx);
    let attribute = cx.attribute.clone().unwrap_or_default();
    text.split(['\n', ';', ','])
        .map(|part| bare(part.trim()))
        .filter(|part| !part.is_empty())
        .map(|part| answer::option(&attribute, part, cx))
        .collect()
}
