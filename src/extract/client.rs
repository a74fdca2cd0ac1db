// SPDX-License-Identifier: EUPL-1.2
//! The sheet for a client: what a measure is and how it goes on, in German and in the client's language. It is made of
//! what the catalogue holds for clients alone: no answers, and of contacts only their channel for clients.

use foerderkompass_core::{Catalog, ClientContact, ContactAt, Measure, MeasureAt, Offer, SheetWord, Translation};
use foerderkompass_wording::{Language, sheet_word};

use crate::state::State;

/// The sheet, row by row. The first side is German.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientSheet {
    pub publisher: String,
    pub sides: Vec<Side>,
    pub rows: Vec<Row>,
}

/// A language of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// BCP 47.
    pub tag: String,
    pub right_to_left: bool,
}

/// What stands side by side, and the lines to fill in by hand below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One for each side.
    pub cells: Vec<Cell>,
    /// What to fill in, in each language.
    pub blanks: Vec<Vec<Said>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Above the heading, in small letters; may be empty.
    pub over: Said,
    /// May be empty.
    pub heading: Said,
    pub lines: Vec<Fact>,
    /// The lines follow one another.
    pub ordered: bool,
}

/// A text in the language of its side, or in German where the catalogue has no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub german: bool,
}

/// A line: what is said, and a number, name or address that reads from left to right in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub said: Said,
    pub value: String,
}

/// A side while the sheet is made.
struct Column<'c> {
    catalog: &'c Catalog,
    side: Side,
    translation: Option<&'c Translation>,
    german: bool,
}

impl Column<'_> {
    fn word(&self, word: SheetWord) -> Said {
        match self.catalog.sheet_word(&self.side.tag, word) {
            Some(text) => own(text),
            None => Said { text: sheet_word(word).to_owned(), german: !self.german },
        }
    }

    fn line(&self, word: SheetWord) -> Fact {
        Fact { said: self.word(word), value: String::new() }
    }

    fn fact(&self, word: SheetWord, value: &str) -> Fact {
        Fact { said: self.word(word), value: value.to_owned() }
    }
}

fn own(text: &str) -> Said {
    Said { text: text.to_owned(), german: false }
}

/// What the measure is in the client's language, if one is chosen that it is translated to.
pub fn translated<'m>(measure: &'m Measure, tag: &str) -> Option<&'m (String, Translation)> {
    measure.translations.iter().find(|(known, _)| known == tag)
}

/// Whether nobody has checked a translation since the measure was last changed.
pub fn is_unreviewed(measure: &Measure, translation: &Translation) -> bool {
    translation.reviewed.is_none() || measure.outdated(translation).is_some()
}

/// The sheet of a measure in the language that is chosen, with the offer that is chosen.
pub fn client_sheet(state: &State, at: MeasureAt) -> Option<ClientSheet> {
    let measure = state.catalog.measures().get(at)?;
    let columns = columns(&state.catalog, measure, &state.language);
    let row = |heading: SheetWord, lines: &dyn Fn(&Column<'_>) -> Vec<Fact>| {
        let ordered = heading == SheetWord::Next;
        let cell = |column: &Column<'_>| Cell { heading: column.word(heading), lines: lines(column), ordered, ..Cell::default() };
        Row { cells: columns.iter().map(cell).collect(), blanks: Vec::new() }
    };
    let blank = |word: SheetWord| columns.iter().map(|column| column.word(word)).collect::<Vec<Said>>();
    let mut rows = vec![title(measure, &columns)];
    if columns.iter().any(|column| column.translation.is_some_and(|text| !text.steps.is_empty())) {
        rows.push(row(SheetWord::Next, &steps));
    }
    rows.push(Row { blanks: vec![Vec::new()], ..row(SheetWord::Bring, &|column| vec![column.line(SheetWord::BringText)]) });
    let duty = if measure.voluntary { SheetWord::Voluntary } else { SheetWord::Discuss };
    rows.push(row(SheetWord::Duty, &|column| vec![column.line(duty)]));
    let contact = contact(state, measure);
    let blanks = if contact.is_none() { vec![blank(SheetWord::Phone)] } else { Vec::new() };
    rows.push(Row { blanks, ..row(SheetWord::Call, &|column| facts(state, measure, contact, column)) });
    let blanks = vec![blank(SheetWord::When), blank(SheetWord::Place)];
    rows.push(Row { blanks, ..row(SheetWord::Appointment, &|_| Vec::new()) });
    rows.push(row(SheetWord::Interpreter, &interpreter));
    rows.push(row(SheetWord::Notice, &|column| vec![column.line(SheetWord::NoticeText)]));
    let unreviewed = |column: &Column<'_>| column.translation.is_some_and(|text| is_unreviewed(measure, text));
    if columns.iter().any(unreviewed) {
        let cell = |column: &Column<'_>| Cell { lines: vec![column.line(SheetWord::Unreviewed)], ..Cell::default() };
        rows.push(Row { cells: columns.iter().map(cell).collect(), blanks: Vec::new() });
    }
    let sides = columns.into_iter().map(|column| column.side).collect();
    Some(ClientSheet { publisher: state.catalog.about().publisher.clone(), sides, rows })
}

/// German, in simple language if the catalogue has it, and beside it the language that is chosen.
fn columns<'c>(catalog: &'c Catalog, measure: &'c Measure, chosen: &str) -> Vec<Column<'c>> {
    let column = |tag: &str, translation, german| {
        let side = Side { tag: tag.to_owned(), right_to_left: is_right_to_left(tag) };
        Column { catalog, side, translation, german }
    };
    let simple = translated(measure, SIMPLE).map(|(_, text)| text);
    let mut columns = vec![column(if simple.is_some() { SIMPLE } else { "de" }, simple, true)];
    if let Some((tag, text)) = translated(measure, chosen).filter(|(tag, _)| tag != SIMPLE) {
        columns.push(column(tag, Some(text), false));
    }
    columns
}

/// German in simple language.
const SIMPLE: &str = "de-simple";

fn title(measure: &Measure, columns: &[Column<'_>]) -> Row {
    let cell = |column: &Column<'_>| {
        let (title, summary) = match column.translation {
            Some(text) => (&text.title, &text.summary),
            None => (&measure.title, &measure.summary),
        };
        let lines = vec![Fact { said: own(summary), value: String::new() }];
        Cell { over: column.word(SheetWord::Heading), heading: own(title), lines, ordered: false }
    };
    Row { cells: columns.iter().map(cell).collect(), blanks: Vec::new() }
}

fn steps(column: &Column<'_>) -> Vec<Fact> {
    let steps = column.translation.into_iter().flat_map(|text| &text.steps);
    steps.map(|step| Fact { said: own(step), value: String::new() }).collect()
}

fn interpreter(column: &Column<'_>) -> Vec<Fact> {
    let mut lines = vec![column.line(SheetWord::InterpreterText)];
    if let Some(service) = &column.catalog.sheet().interpreter {
        lines.extend(service.text.as_ref().map(|text| Fact { said: Said::default(), value: text.clone() }));
        lines.extend(service.phone.as_ref().map(|phone| column.fact(SheetWord::Phone, phone.as_str())));
        lines.extend(service.mail.as_ref().map(|mail| column.fact(SheetWord::Mail, mail.as_str())));
    }
    lines
}

/// Where the offer is, and whom to call.
fn facts(state: &State, measure: &Measure, contact: Option<&ClientContact>, column: &Column<'_>) -> Vec<Fact> {
    let mut lines = Vec::new();
    if let Some(offer) = offer(state, measure) {
        lines.push(column.fact(SheetWord::Provider, &offer.provider));
        lines.extend(offer.site.as_ref().map(|site| column.fact(SheetWord::Place, site)));
        let start = offer.next_start.filter(|start| *start >= state.dates.today);
        let start = start.map(|start| Language::German.wording().date(start));
        lines.extend(start.map(|start| column.fact(SheetWord::Start, &start)));
    }
    if let Some(contact) = contact {
        lines.extend(contact.phone.as_ref().map(|phone| column.fact(SheetWord::Phone, phone.as_str())));
        lines.extend(contact.mail.as_ref().map(|mail| column.fact(SheetWord::Mail, mail.as_str())));
        lines.extend(contact.address.as_ref().map(|address| column.fact(SheetWord::Address, address)));
    }
    lines
}

fn offer<'m>(state: &State, measure: &'m Measure) -> Option<&'m Offer> {
    measure.offers.get(state.offer?)
}

/// Whom a client can call: who runs the offer, else the team that looks after the measure. Nobody, if several teams may do
/// so that are reached in different ways.
fn contact<'s>(state: &'s State, measure: &'s Measure) -> Option<&'s ClientContact> {
    let told = |contact: &&ClientContact| contact.phone.is_some() || contact.mail.is_some() || contact.address.is_some();
    let own = offer(state, measure).and_then(|offer| offer.client_contact.as_ref()).filter(told);
    own.or_else(|| {
        let routed = measure.responsible(&state.results.facts).entries;
        let mut teams = routed.iter().map(|at| of_team(&state.catalog, *at));
        let first = teams.next()?;
        first.filter(|_| teams.all(|other| other == first)).filter(told)
    })
}

/// The channel for clients of a contact's team.
fn of_team(catalog: &Catalog, at: ContactAt) -> Option<&ClientContact> {
    let contact = catalog.contacts().get(at)?;
    let team = || {
        let mut others = catalog.contacts().iter().filter(|other| other.team.is_some() && other.team == contact.team);
        others.find_map(|other| other.client_contact.as_ref())
    };
    contact.client_contact.as_ref().or_else(team)
}

/// Whether a language is written from right to left: by its script if the tag names one, else by the language.
pub fn is_right_to_left(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4) {
        Some(script) => ["Arab", "Hebr", "Thaa"].contains(&script),
        None => ["ar", "fa", "prs", "he", "ur", "ps", "ckb", "dv", "ug", "yi"].contains(&language),
    }
}
