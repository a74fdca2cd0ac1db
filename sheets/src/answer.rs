// SPDX-License-Identifier: EUPL-1.2
//! Answers in cells: alone, and as lines `attribute = answer`.

use serde_json::{Map, Value};

use crate::form::{Cx, flag, is_none, lines as lines_of, plain_number, reference, text, whole};
use crate::grid::Cell;
use crate::rest::shortened;

/// One answer as a text.
pub fn written(answer: &Value) -> Option<String> {
    match answer {
        Value::Bool(flag) => Some(if *flag { "ja" } else { "nein" }.to_string()),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => Some(list.iter().map(Value::as_str).collect::<Option<Vec<_>>>()?.join(", ")),
        _ => None,
    }
}

/// Answers as lines.
pub fn lines(answers: &Map<String, Value>) -> Option<String> {
    let lines: Option<Vec<String>> =
        answers.iter().map(|(attribute, answer)| written(answer).map(|answer| format!("{attribute} = {answer}"))).collect();
    lines.map(|lines| lines.join("\n"))
}

/// Answers from lines; the sign between attribute and answer is `=` or `:`.
pub fn from_lines(text: &str, cx: &mut Cx<'_>) -> Value {
    let mut answers = Map::new();
    if is_none(text) {
        return Value::Object(answers);
    }
    for line in lines_of(text) {
        let Some((attribute, answer)) = line.split_once('=').or_else(|| line.split_once(':')) else {
            cx.fault(format!(
                "„{}“ ist keine Angabe und wurde nicht übernommen. Richtig wäre: Merkmal = Antwort.",
                shortened(line)
            ));
            continue;
        };
        let attribute = reference("attributes", attribute.trim(), cx);
        let attribute = attribute.as_str().unwrap_or_default().to_string();
        let answer = from_cell(&attribute, &Cell::Text(answer.trim().to_string()), cx);
        if answers.insert(attribute.clone(), answer).is_some() {
            cx.fault(format!("„{attribute}“ steht zweimal da; es gilt die letzte Zeile."));
        }
    }
    Value::Object(answers)
}

/// The answer that a cell means for this attribute.
pub fn from_cell(attribute: &str, cell: &Cell, cx: &mut Cx<'_>) -> Value {
    let names = cx.names;
    let kind = names.asked(attribute).map(|asked| asked.kind.as_str()).unwrap_or_default();
    match kind {
        "flag" => match flag(cell) {
            Some(flag) => flag.into(),
            None => unread(cell, "Möglich sind „ja“ und „nein“.", cx),
        },
        "integer" => match whole(cell) {
            Some(number) => number.into(),
            None => unread(cell, "Gebraucht wird eine ganze Zahl.", cx),
        },
        "multi" => {
            let text = text(cell, cx);
            let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| option(attribute, part, cx)).collect()
        }
        "choice" | "ordinal" => {
            let text = text(cell, cx);
            option(attribute, &text, cx)
        }
        // The attribute itself is missing, which has been said: keep what stands there.
        _ => match cell {
            Cell::Number(number) => whole(cell).map_or_else(|| plain_number(*number).into(), Value::from),
            cell => flag(cell)
                .filter(|_| !matches!(cell, Cell::Text(text) if text.trim().len() < 2))
                .map_or_else(|| text(cell, cx).into(), Value::from),
        },
    }
}

fn unread(cell: &Cell, right: &str, cx: &mut Cx<'_>) -> Value {
    let text = text(cell, cx);
    cx.fault(format!("„{}“ ist keine Antwort auf dieses Merkmal. {right}", shortened(&text)));
    text.into()
}

/// The id of an option, by its id or its label.
pub fn option(attribute: &str, text: &str, cx: &mut Cx<'_>) -> Value {
    let names = cx.names;
    let Some(asked) = names.asked(attribute) else { return text.into() };
    if let Some(id) = asked.options.resolve(text) {
        return id.into();
    }
    let near = asked.options.near(text).map(|near| format!(" Meinten Sie „{near}“?")).unwrap_or_default();
    cx.fault(format!("„{}“ ist keine Antwort auf „{attribute}“.{near}", shortened(text)));
    text.into()
}
