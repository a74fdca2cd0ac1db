// SPDX-License-Identifier: EUPL-1.2
//! Why no test reaches a place: each that is left has a reason, or the command fails.

use std::collections::BTreeMap;

/// A reason, in the words of the page on quality, and the lines it holds for: a file, or `""` for any, and what the line has
/// in it; a single character is the whole line. In any file it holds only for one way of a line that tests do come to.
struct Reason {
    said: &'static str,
    lines: &'static [(&'static str, &'static str)],
}

const REASONS: [Reason; 4] = [
    Reason {
        said: "Zugriff auf eine Stelle, die es immer gibt. Was ausgeliefert wird, darf nicht abbrechen und sieht deshalb auch dort nach.",
        lines: &[
            ("", ".get("),
            ("", ".get_mut("),
            ("", ".last_mut()"),
            ("core/src/chain/search.rs", "grown("),
            ("core/src/chain/search.rs", "self.lead("),
            ("core/src/engine/classes.rs", "_ => (0, 0, &[])"),
            ("core/src/engine/classes.rs", "_ => true"),
            ("core/src/decode_path.rs", "(None, _) => {}"),
            ("core/src/decode_path.rs", "_ => None"),
            ("core/src/resolve.rs", "None => {}"),
            ("core/src/resolve_rules.rs", "None => String::new()"),
        ],
    },
    Reason {
        said: "Wert für etwas, das in einer Datei fehlt. Dieser Teil des Formats wird nur gelesen, wo er steht.",
        lines: &[
            ("core/src/data_value.rs", "fn absent()"),
            ("core/src/data_value.rs", "Prose::default()"),
            ("core/src/data_value.rs", "ExampleData::Text(String::new())"),
            ("core/src/decode.rs", "fn absent()"),
            ("core/src/decode.rs", "Box::new(T::absent())"),
            ("core/src/decode.rs", "0"),
        ],
    },
    Reason {
        said: "Ausweg, zu dem keine Rechnung führt; der Typ verlangt ihn.",
        lines: &[
            ("core/src/date.rs", "_ => Date::MAX"),
            ("core/src/satisfiable.rs", "_ => [None, None]"),
            ("core/src/data_kept.rs", "fn decode(_: Node<'_>"),
            ("core/src/data_kept.rs", "Aside {}"),
            ("core/src/marks.rs", "wanted.is_empty() ||"),
            ("core/src/read.rs", "Stage::Over =>"),
        ],
    },
    Reason {
        said: "Form, die an dieser Stelle nie vorkommt; der Typ kennt sie.",
        lines: &[
            ("core/src/resolve.rs", "if let Target::Measure(in_file) = *target"),
            ("core/src/report.rs", "AnswerData::Number(*number)"),
            ("core/src/report.rs", "AnswerData::Options("),
            ("core/src/schema.rs", "ShapeData::Unread => {}"),
            ("core/src/schema.rs", "if let [only] = types.as_slice()"),
            ("core/src/schema.rs", "schema.remove(\"$defs\")"),
            ("core/src/schema.rs", "properties.as_object_mut()"),
        ],
    },
];

/// Places that no test reaches, by reason, and those without any, as `file:line: text`.
#[derive(Debug, Default, PartialEq)]
pub struct Left {
    pub reasons: BTreeMap<&'static str, usize>,
    pub unexplained: Vec<String>,
}

impl Left {
    /// Adds a line that no test comes to, or of which none takes one way. The end of a block, whose way around it was never
    /// taken, belongs to the place before it.
    pub fn add(&mut self, file: &str, line: usize, reached: bool, source: &[&str]) {
        let text = line.checked_sub(1).and_then(|at| source.get(at)).map_or("", |line| line.trim());
        if text == "}" {
            return;
        }
        match reason(file, text, reached) {
            Some(said) => *self.reasons.entry(said).or_default() += 1,
            None => self.unexplained.push(format!("{file}:{line}: {text}")),
        }
    }
}

fn reason(file: &str, text: &str, reached: bool) -> Option<&'static str> {
    let holds = |(of, part): &&(&str, &str)| {
        let here = if of.is_empty() { reached } else { *of == file };
        here && (text == *part || part.len() > 1 && text.contains(part))
    };
    REASONS.iter().find(|reason| reason.lines.iter().any(|line| holds(&line))).map(|reason| reason.said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_a_reason_or_is_told() {
        let source = ["if let Some(x) = list.get(at) {", "}", "_ => Date::MAX,", "let a = b;"];
        let mut left = Left::default();
        (1..=5).for_each(|line| left.add("core/src/date.rs", line, true, &source));
        assert_eq!(left.reasons.values().copied().collect::<Vec<_>>(), [1, 1]);
        assert_eq!(left.unexplained, ["core/src/date.rs:4: let a = b;", "core/src/date.rs:5: "]);
        left.add("core/src/near.rs", 3, true, &source);
        assert_eq!(left.unexplained.len(), 3, "the reason holds for one file only");
        left.add("core/src/date.rs", 1, false, &source);
        assert_eq!(left.unexplained.len(), 4, "and that of any file only where tests come to the line");
    }
}
