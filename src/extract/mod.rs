// SPDX-License-Identifier: EUPL-1.2
//! What goes into the note for the case file and onto paper: one model for both, and its plain text.
//!
//! Unless the person at the desk ticks that answers go along, nothing in it depends on the answers but the outcome
//! words and who is responsible and decides. Copying and printing are the outlet's business.

mod client;
mod conditions;
mod people;

use foerderkompass_core::{Finding, Measure, MeasureAt, Outcome};
use foerderkompass_wording::Wording;

use crate::groups::{drawn, of_outcome};
use crate::state::State;
use crate::view::taken_word;
pub use client::{Cell, ClientSheet, Fact, Row, Said, Side, client_sheet, is_right_to_left, is_unreviewed, translated};
use conditions::{Told, condition_lines, given, hurdle_lines};
use people::{carrier_lines, contact_lines};

/// Everything that is copied or printed, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Extract {
    /// What it is with the date, publisher, day assessed for, version of the catalogue.
    pub head: Vec<String>,
    pub entries: Vec<Entry>,
    /// The answers as given; only with the tick, and only if there are any.
    pub answers: Option<Block>,
    /// That this is an orientation and no decision.
    pub orientation: &'static str,
    /// Headings under which there is room to write.
    pub fields: [&'static str; 3],
}

/// One measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub at: MeasureAt,
    pub title: String,
    /// Outcome, and what the client already has of the measure.
    pub status: String,
    /// What else has to be known at first sight; may be empty.
    pub badges: String,
    pub blocks: Vec<Block>,
    /// Below the last of a group that is cut, how much of it is there; else empty.
    pub cut: String,
}

/// Lines under a heading, never without lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub heading: &'static str,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// 0 for a line of the block, one more for each line that it belongs to.
    pub depth: usize,
    /// Whether it was ticked, for what can be ticked.
    pub mark: Option<bool>,
    pub text: String,
}

impl Line {
    fn new(depth: usize, text: impl Into<String>) -> Line {
        Line { depth, mark: None, text: text.into() }
    }
}

/// The measures on the Merkliste in full; without any, the current result in brief and whole.
pub fn extract(state: &State, words: &dyn Wording) -> Extract {
    made(state, words, true)
}

/// The same, but of a large group of the result only what the screen shows, and how much that is.
pub fn extract_shown(state: &State, words: &dyn Wording) -> Extract {
    made(state, words, false)
}

fn made(state: &State, words: &dyn Wording, whole: bool) -> Extract {
    let labels = words.labels();
    let full = state.marked.iter().filter_map(|at| entry(state, *at, false, words));
    let entries = if state.marked.is_empty() { current(state, words, whole) } else { full.collect() };
    Extract {
        head: head(state, words),
        entries,
        answers: if state.with_answers { answers(state, words) } else { None },
        orientation: labels.orientation,
        fields: [labels.discretion, labels.section_3a, labels.notes],
    }
}

fn head(state: &State, words: &dyn Wording) -> Vec<String> {
    let (about, dates) = (state.catalog.about(), state.dates);
    let mut head = vec![words.note_heading(dates.today), about.publisher.clone()];
    if dates.on != dates.today {
        head.push(words.assessed_for(dates.on));
    }
    head.push(words.colophon(about));
    let hidden = state.catalog.measures().len().saturating_sub(state.results.shown.len());
    if state.marked.is_empty() && hidden > 0 {
        head.push(words.outside_focus(hidden));
    }
    if state.marked.is_empty() && state.is_blank() {
        head.push(words.labels().no_result.to_owned());
    }
    if about.sample {
        head.push(words.labels().sample.to_owned());
    }
    head
}

/// What the query shows and is worth following up, in the order of the screen; nothing before the first answer.
fn current(state: &State, words: &dyn Wording, whole: bool) -> Vec<Entry> {
    let mut entries = Vec::new();
    if state.is_blank() {
        return entries;
    }
    for outcome in [Outcome::Fits, Outcome::FitsAfterHurdle, Outcome::Open] {
        let count = state.results.group(outcome).count();
        let taken = if whole { count } else { drawn(of_outcome(outcome), count, state.asked(of_outcome(outcome))) };
        entries.extend(state.results.group(outcome).take(taken).filter_map(|at| entry(state, at, true, words)));
        if let Some(last) = entries.last_mut().filter(|_| taken < count) {
            last.cut = format!("{}: {}", words.outcome(outcome), words.shown_of(taken, &words.measures(count)));
        }
    }
    entries
}

fn entry(state: &State, at: MeasureAt, brief: bool, words: &dyn Wording) -> Option<Entry> {
    let measure = state.catalog.measures().get(at)?;
    let outcome = words.outcome(*state.results.outcomes.get(at)?);
    let badges = [(measure.voluntary, words.labels().voluntary), (measure.apply_before_start, words.labels().apply_before_start)];
    let badges: Vec<&str> = badges.into_iter().filter(|(holds, _)| *holds && !brief).map(|(_, badge)| badge).collect();
    Some(Entry {
        at,
        title: measure.title.clone(),
        status: match state.taken(at) {
            Some(taken) => taken_word(taken, words).to_owned(),
            None => outcome.to_owned(),
        },
        badges: badges.join(", "),
        blocks: blocks(state, at, measure, brief, words),
        cut: String::new(),
    })
}

fn blocks(state: &State, at: MeasureAt, measure: &Measure, brief: bool, words: &dyn Wording) -> Vec<Block> {
    let labels = words.labels();
    let mut blocks = Vec::new();
    let mut add = |heading, lines: Vec<Line>| {
        if !lines.is_empty() {
            blocks.push(Block { heading, lines });
        }
    };
    if !brief {
        let norms: Vec<&str> = measure.legal.iter().map(|legal| legal.norm.as_str()).collect();
        add(labels.legal, if norms.is_empty() { Vec::new() } else { vec![Line::new(0, norms.join(", "))] });
        for (heading, lines) in conditions(state, measure, words) {
            add(heading, lines);
        }
        let ticks = |texts: &[String], first: usize| -> Vec<Line> {
            let ticked = |i: usize| state.ticked.contains(&(at, first + i));
            let line = |(i, text): (usize, &String)| Line { mark: Some(ticked(i)), ..Line::new(0, text.clone()) };
            texts.iter().enumerate().map(line).collect()
        };
        add(labels.checks, ticks(&measure.checks, 0));
        add(labels.uncertain, ticks(&measure.uncertain, measure.checks.len()));
        add(labels.carrier, carrier_lines(state, measure));
    }
    add(labels.responsible, contact_lines(state, measure, brief, words));
    blocks
}

fn conditions(state: &State, measure: &Measure, words: &dyn Wording) -> [(&'static str, Vec<Line>); 3] {
    let labels = words.labels();
    let told = Told { catalog: &state.catalog, words };
    let judged = state.with_answers.then(|| measure.judge::<Finding<'_>>(&state.results.facts, state.dates.on));
    // Without answers nothing says whether a hurdle is in the way.
    let hurdles_heading = if judged.is_some() { labels.hurdles } else { labels.hurdles_if };
    let (must, should, hurdles) = match &judged {
        Some(judged) => (
            judged.must.as_ref().map(|finding| conditions::finding_lines(state, finding, words)),
            judged.should.as_ref().map(|finding| conditions::finding_lines(state, finding, words)),
            conditions::hurdle_findings(state, &judged.hurdles, &measure.hurdles, words),
        ),
        None => (
            measure.must.as_ref().map(|criterion| condition_lines(told, criterion)),
            measure.should.as_ref().map(|criterion| condition_lines(told, criterion)),
            hurdle_lines(told, &measure.hurdles),
        ),
    };
    [(labels.must, must.unwrap_or_default()), (labels.should, should.unwrap_or_default()), (hurdles_heading, hurdles)]
}

fn answers(state: &State, words: &dyn Wording) -> Option<Block> {
    let mut lines = Vec::new();
    for (at, _) in state.profile.answered() {
        if let (Some(attribute), Some(answer)) = (state.catalog.attributes().get(at), given(state, at, words)) {
            lines.push(Line::new(0, format!("{}: {answer}", attribute.label)));
        }
    }
    (!lines.is_empty()).then_some(Block { heading: words.labels().given_answers, lines })
}

impl Extract {
    /// The note as plain text: lines end with a line feed, and nothing relies on letters of equal width.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut say = |parts: &[&str]| {
            parts.iter().for_each(|part| text.push_str(part));
            text.push('\n');
        };
        self.head.iter().for_each(|line| say(&[line]));
        for entry in &self.entries {
            say(&["\n", &entry.title]);
            say(&[&entry.status]);
            if !entry.badges.is_empty() {
                say(&[&entry.badges]);
            }
            entry.blocks.iter().for_each(|block| block.say(&mut say));
        }
        if let Some(block) = &self.answers {
            say(&[]);
            block.say(&mut say);
        }
        say(&["\n", self.orientation]);
        for field in self.fields {
            say(&["\n", field, ":\n"]);
        }
        text
    }
}

impl Block {
    fn say(&self, say: &mut impl FnMut(&[&str])) {
        say(&[self.heading, ":"]);
        for line in &self.lines {
            let mark = match line.mark {
                Some(true) => "[x] ",
                Some(false) => "[ ] ",
                None => "- ",
            };
            say(&[&"    ".repeat(line.depth), mark, &line.text]);
        }
    }
}
