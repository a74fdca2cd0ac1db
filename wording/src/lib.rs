// SPDX-License-Identifier: EUPL-1.2
//! Says what the core decided: sentences for people, all of one language in one place.
//!
//! What this does not do: deciding, markup, the page.

mod conditions;
mod de;
mod en;
mod labels;
pub mod notation;
mod quotation;

use foerderkompass_core::{
    About, Almost, Answer, Attribute, Catalog, Chain, Criterion, Date, FaultKind, Misfit, Outcome, Places, Severity, Verdict,
    Weeks,
};

pub use de::sheet_word;
pub use labels::Labels;
pub use quotation::plain;

/// The languages that are complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    German,
    English,
}

/// Everything that is said about faults in a catalogue or in answers.
pub trait FaultWording: Sync {
    fn severity(&self, severity: Severity) -> &'static str;
    /// What is wrong and what would be right, one or two sentences without the place.
    fn fault(&self, kind: &FaultKind) -> String;
    /// Why an answer does not fit.
    fn misfit(&self, misfit: &Misfit) -> String;
}

/// How many measures have which outcome. Near misses are counted in their outcome as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub fits: usize,
    pub after_hurdle: usize,
    pub open: usize,
    pub unlikely: usize,
    pub excluded: usize,
    pub near: usize,
    /// Those that the client has or had; counted in no outcome.
    pub taken: usize,
}

/// Everything that the widget says. Pairs are a lead, which may be emphasised, and the rest of the sentence.
pub trait Wording: Sync {
    fn labels(&self) -> &'static Labels;
    /// Language tag (BCP 47).
    fn tag(&self) -> &'static str;
    fn outcome(&self, outcome: Outcome) -> &'static str;
    fn verdict(&self, verdict: Verdict) -> &'static str;
    fn measures(&self, count: usize) -> String;
    /// How many points remain to be checked by hand.
    fn checks(&self, count: usize) -> String;
    /// What an answer to a question is worth.
    fn settles(&self, decides: usize, open_in: usize) -> String;
    fn summary_lead(&self, counts: &Counts) -> String;
    fn summary_rest(&self, counts: &Counts) -> String;
    fn date(&self, date: Date) -> String;
    fn short_date(&self, date: Date) -> String;
    /// `month` is 1 to 12.
    fn month_name(&self, month: u8) -> &'static str;
    fn answer(&self, attribute: &Attribute, answer: &Answer) -> String;
    /// The catalogue's own wording, else a sentence made from the condition.
    fn criterion(&self, catalog: &Catalog, criterion: &Criterion) -> String;
    fn almost(&self, catalog: &Catalog, almost: &Almost, given: Option<&Answer>) -> String;
    fn almost_lead(&self, almost: &Almost) -> &'static str;
    fn given(&self, answer: &str) -> String;
    /// An answer as it will read on the day to assess for.
    fn moved(&self, answer: &str) -> String;
    fn at_least(&self, number: i64) -> String;
    fn between(&self, first: i64, last: i64) -> String;
    fn follows_from(&self, labels: &[&str], answer: &str) -> String;
    fn first_do(&self, what: &str) -> (String, String);
    fn to_clarify(&self, labels: &[&str]) -> (String, String);
    fn not_usual(&self, what: &str) -> (String, String);
    fn unmet(&self, what: &str) -> (String, String);
    fn not_yet(&self, from: Date) -> (String, String);
    fn ended(&self, until: Date) -> (String, String);
    fn open_points(&self, count: usize) -> String;
    fn no_conditions_known(&self) -> String;
    fn places(&self, places: &Places, outdated: bool) -> String;
    fn absent_until(&self, until: Date) -> String;
    fn place(&self, line: u32, column: u32) -> String;
    fn options_shown(&self, shown: usize, all: usize) -> String;
    /// How many of a group are on the screen; `all` says how many there are, as in "812 Maßnahmen".
    fn shown_of(&self, shown: usize, all: &str) -> String;
    fn show_all(&self, count: usize) -> String;
    fn show_more(&self, count: usize) -> String;
    fn elsewhere(&self, count: usize) -> String;
    fn outside_focus(&self, count: usize) -> String;
    /// How many entries a shortened list does not show.
    fn more(&self, count: usize) -> String;
    /// An answer that follows from others.
    fn implied(&self, answer: &str) -> String;
    /// Link to the question of this label.
    fn go_to(&self, label: &str) -> String;
    fn checked(&self, on: Date, by: Option<&str>, overdue: bool) -> String;
    /// Publisher, age and size of the catalogue.
    fn edition(&self, about: &About, measures: usize) -> String;
    /// Law, version and age of the catalogue.
    fn colophon(&self, about: &About) -> String;
    /// What decides between several contacts.
    fn depends_on(&self, labels: &[&str]) -> String;
    fn faulty(&self, count: usize) -> String;
    /// An absence that has not begun yet.
    fn absent_between(&self, from: Date, until: Date) -> String;
    /// Measures that newly come into consideration, by title; not empty.
    fn newly(&self, titles: &[&str]) -> String;
    fn new_day(&self, today: Date) -> String;
    /// How far the reading of a large catalogue is: measures so far, and percent of everything.
    fn reading(&self, measures: usize, percent: usize) -> String;
    /// The words that the search read into a mistyped one, as they stand in the catalogue; not empty.
    fn corrected(&self, typed: &str, words: &[String]) -> String;
    /// The span of days in which the listed offers begin.
    fn starts_between(&self, from: Date, until: Date) -> String;
    /// So many measures were changed since a day.
    fn changed_since(&self, count: usize, since: Date) -> String;
    fn contacts(&self, count: usize) -> String;
    /// The other measure and what the client has of it (`running` or `had` of the labels).
    fn excluded_by(&self, title: &str, taken: &str) -> String;
    /// First line of a note for the case file.
    fn note_heading(&self, today: Date) -> String;
    /// The day to assess for, if it is not today.
    fn assessed_for(&self, on: Date) -> String;
    /// Name of a view with the number of its entries.
    fn counted(&self, label: &str, count: usize) -> String;
    /// Subject of a mail to a contact about a measure.
    fn mail_subject(&self, title: &str, id: &str) -> String;
    /// Subject of a mail that reports a wrong entry.
    fn wrong_subject(&self, reason: &str, title: &str, id: &str) -> String;
    /// Body of a mail that reports a wrong entry.
    fn wrong_body(&self, reason: &str, title: &str, id: &str, version: &str) -> String;
    /// Column headings of the table of measures, in order: id, title, category, legal basis, summary, duration, form,
    /// who decides, contacts, phones, mailboxes, last check.
    fn table_heading(&self) -> [&'static str; 12];
    /// A duration; `None` if the catalogue does not know it.
    fn weeks(&self, weeks: Option<Weeks>) -> String;
    /// When a step begins, after so many weeks and `unknown` steps whose duration is not known.
    fn begins(&self, weeks: Weeks, unknown: usize) -> String;
    /// What stands above a chain, counted from 1.
    fn chain(&self, number: usize, chain: &Chain) -> String;
    /// What would lift a barrier and is out of reach itself, by title; nothing if nothing would.
    fn lifted_by(&self, titles: &[&str]) -> String;
    /// Why the catalogue could not be had, and what to do. `kind` is the class of the failure.
    fn failure(&self, kind: &str, detail: &str) -> String;
}

impl Language {
    /// The language of a tag such as `en-GB`, by its first part and whatever the case; German for every other.
    pub fn from_tag(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Language::English } else { Language::German }
    }

    pub fn wording(self) -> &'static dyn Wording {
        match self {
            Language::German => &de::German,
            Language::English => &en::English,
        }
    }

    pub fn faults(self) -> &'static dyn FaultWording {
        match self {
            Language::German => &de::German,
            Language::English => &en::English,
        }
    }
}

/// A number below a million with a sign before its thousands.
fn grouped(number: usize, sign: &str) -> String {
    let mut text = number.to_string();
    if let Some(at) = text.len().checked_sub(3).filter(|at| *at > 0) {
        text.insert_str(at, sign);
    }
    text
}
