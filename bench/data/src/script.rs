// SPDX-License-Identifier: EUPL-1.2
//! The talk that is measured: answers one by one, one answer changed to and fro, filters, texts. And what is right at each
//! step, as the core finds it outside the browser.

use crate::session::Session;

/// The day of the talk.
pub const TODAY: &str = "2026-11-22";

/// Answers in the order in which they are given.
const ANSWERS: &[(&str, &str)] = &[
    ("standort", "mitte"),
    ("leistung", "sgb2"),
    ("alter", "33"),
    ("sprache", "a2"),
    ("erwerb", "arbeitslos,arbeitsuchend"),
    ("kinder", "true"),
    ("abschluss", "ausland"),
    ("dauer", "14"),
];

/// One answer that changes, on top of the first [`HALF`].
const CHANGES: &[(&str, &str)] = &[("sprache", "b1"), ("sprache", "a2"), ("kinder", "true"), ("kinder", "false")];

/// So many answers are given while filters, texts and changes are measured.
const HALF: usize = 4;

/// Text, category, format, carrier.
type Asked = [&'static str; 4];

const FILTERS: &[Asked] = &[
    ["", "sprache", "", ""],
    ["", "sprache", "Teilzeit", ""],
    ["", "", "Online", "Jobcenter"],
    ["", "weiterbildung", "", "Agentur für Arbeit"],
];

/// Words that stand alone; every engine can find them.
const WORDS: &[Asked] = &[
    ["wohnortnah", "", "", ""],
    ["Lindenau kostenfrei", "sprache", "", ""],
    ["überbetrieblich", "sprache", "", ""],
    ["mühlbrück ganztägig", "", "", ""],
];

/// Parts of compounds, and umlauts in other spellings.
const PARTS: &[Asked] = &[
    ["schulung", "sprache", "", ""],
    ["foerderung", "", "", ""],
    ["sprachkurs", "sprache", "", ""],
    ["muehlbrueck pruefung", "", "", ""],
];

/// The talk as JSON, for the page.
pub fn script() -> String {
    let pairs = |list: &[(&str, &str)]| {
        let all: Vec<String> = list.iter().map(|(attribute, value)| format!(r#"["{attribute}","{value}"]"#)).collect();
        format!("[{}]", all.join(","))
    };
    let asked = |list: &[Asked]| {
        let all: Vec<String> = list.iter().map(|[t, c, f, w]| format!(r#"["{t}","{c}","{f}","{w}"]"#)).collect();
        format!("[{}]", all.join(","))
    };
    format!(
        r#"{{"today":"{TODAY}","half":{HALF},"answers":{},"changes":{},"filters":{},"words":{},"parts":{}}}"#,
        pairs(ANSWERS),
        pairs(CHANGES),
        asked(FILTERS),
        asked(WORDS),
        asked(PARTS)
    )
}

/// What is right at every step of every job, as JSON; `None` if the catalogue cannot be read.
pub fn oracle(bytes: &[u8]) -> Option<String> {
    let mut session = Session::open(bytes, TODAY)?;
    session.index();
    session.words();
    let mut parts = Vec::new();
    let mut jobs = Vec::new();
    for (attribute, value) in ANSWERS {
        session.answer(attribute, value);
        parts.push(step(&mut session));
    }
    jobs.push(format!(r#""answers":[{}]"#, parts.join(",")));
    half(&mut session);
    parts = CHANGES
        .iter()
        .map(|(attribute, value)| {
            session.answer(attribute, value);
            step(&mut session)
        })
        .collect();
    jobs.push(format!(r#""changes":[{}]"#, parts.join(",")));
    half(&mut session);
    for (name, list) in [("filters", FILTERS), ("words", WORDS), ("parts", PARTS)] {
        parts = list
            .iter()
            .map(|[text, category, format, carrier]| {
                session.query(text, category, format, carrier);
                step(&mut session)
            })
            .collect();
        jobs.push(format!(r#""{name}":[{}]"#, parts.join(",")));
    }
    session.query("", "", "", "");
    session.run();
    jobs.push(format!(r#""explained":{}"#, session.explain(20)));
    Some(format!("{{{}}}", jobs.join(",")))
}

fn half(session: &mut Session) {
    session.clear();
    for (attribute, value) in ANSWERS.iter().take(HALF) {
        session.answer(attribute, value);
    }
}

fn step(session: &mut Session) -> String {
    session.run();
    session.digest()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::catalog::{SEED, catalog};

    #[test]
    fn the_talk_can_be_held_and_its_texts_find_something() {
        let json = catalog(1000, SEED);
        let mut session = Session::open(json.as_bytes(), TODAY).unwrap();
        session.index();
        session.words();
        for (attribute, value) in ANSWERS.iter().chain(CHANGES) {
            assert!(session.answer(attribute, value), "{attribute} {value}");
        }
        for [text, category, format, carrier] in FILTERS.iter().chain(WORDS).chain(PARTS) {
            session.query(text, category, format, carrier);
            let shown = session.run();
            assert!(shown > 0 && shown < 1000, "{text} {category} {format} {carrier} shows {shown}");
        }
    }
}
