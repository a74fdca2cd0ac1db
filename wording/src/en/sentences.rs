// SPDX-License-Identifier: EUPL-1.2
//! Sentences in English.

use foerderkompass_core::{
    About, Almost, Answer, Attribute, Catalog, Chain, Criterion, Date, Outcome, Places, Shape, Verdict, Weeks,
};

use super::English;
use super::labels::LABELS;
use crate::conditions::{self, Joints};
use crate::labels::Labels;
use crate::{Counts, Wording, grouped};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

const JOINTS: Joints = Joints { or: "or", to: "to", at_least: "at least", at_most: "at most" };

impl Wording for English {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn tag(&self) -> &'static str {
        "en"
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Fits => "may be considered",
            Outcome::FitsAfterHurdle => "one step needed first",
            Outcome::Open => "to be clarified",
            Outcome::Unlikely => "only in individual cases",
            Outcome::Excluded => "not possible at present",
        }
    }

    fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Met => "met",
            Verdict::Unmet => "not met",
            Verdict::Unknown => "still open",
        }
    }

    fn measures(&self, count: usize) -> String {
        counted(count, "measure", "measures")
    }

    fn checks(&self, count: usize) -> String {
        format!("check {}", counted(count, "point", "points"))
    }

    fn settles(&self, decides: usize, open_in: usize) -> String {
        match decides {
            0 => format!("affects {}", self.measures(open_in)),
            _ => format!("settles {}", self.measures(decides)),
        }
    }

    fn summary_lead(&self, counts: &Counts) -> String {
        match counts.fits {
            0 => "No measure to consider yet".into(),
            n => format!("{} may be considered", self.measures(n)),
        }
    }

    fn summary_rest(&self, counts: &Counts) -> String {
        let mut parts = Vec::new();
        for (count, words) in [
            (counts.after_hurdle, "after one step"),
            (counts.open, "to be clarified"),
            (counts.unlikely, "only in individual cases"),
            (counts.excluded, "not possible at present"),
        ] {
            if count > 0 {
                parts.push(format!("{count} {words}"));
            }
        }
        let mut text = parts.join(" · ");
        if counts.near > 0 {
            text.push_str(&format!(" · only one thing missing for {}", counts.near));
        }
        if counts.taken > 0 {
            text.push_str(&format!(" · {} running or already had", counts.taken));
        }
        text
    }

    fn date(&self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.month_name(date.month()), date.year())
    }

    fn short_date(&self, date: Date) -> String {
        format!("{} {}", date.day(), self.month_name(date.month()).get(..3).unwrap_or_default())
    }

    fn month_name(&self, month: u8) -> &'static str {
        conditions::month(&MONTHS, month)
    }

    fn answer(&self, attribute: &Attribute, answer: &Answer) -> String {
        conditions::answer(&LABELS, attribute, answer)
    }

    fn criterion(&self, catalog: &Catalog, criterion: &Criterion) -> String {
        if let Some(text) = &criterion.text {
            return text.clone();
        }
        match &criterion.shape {
            Shape::All(_) => LABELS.of_all.into(),
            Shape::Any(_) => LABELS.of_any.into(),
            Shape::Not(part) => format!("not: {}", self.criterion(catalog, part)),
            Shape::Leaf(leaf) => conditions::leaf(&LABELS, &JOINTS, catalog, leaf),
        }
    }

    fn almost(&self, catalog: &Catalog, almost: &Almost, given: Option<&Answer>) -> String {
        match almost {
            Almost::Wait(date) => format!("expected from {} {}", self.month_name(date.month()), date.year()),
            Almost::Needs { attribute, answer } => {
                let Some(attribute) = catalog.attributes().get(*attribute) else { return String::new() };
                let colon = if matches!(answer, Answer::Flag(_)) { ":" } else { "" };
                let needs = format!("{}{colon} {}", attribute.label, self.answer(attribute, answer));
                match given {
                    Some(given) => format!("{needs} (answer given: {})", self.answer(attribute, given)),
                    None => needs,
                }
            }
        }
    }

    fn almost_lead(&self, almost: &Almost) -> &'static str {
        match almost {
            Almost::Wait(_) => "Only a matter of time:",
            Almost::Needs { .. } => "Only missing:",
        }
    }

    fn given(&self, answer: &str) -> String {
        format!("Answer given: {answer}")
    }

    fn moved(&self, answer: &str) -> String {
        format!("on the reference date: {answer}")
    }

    fn at_least(&self, number: i64) -> String {
        format!("{number} or more")
    }

    fn between(&self, first: i64, last: i64) -> String {
        format!("{first}–{last}")
    }

    fn follows_from(&self, labels: &[&str], answer: &str) -> String {
        format!("{answer} – follows from: {}", labels.join(", "))
    }

    fn first_do(&self, what: &str) -> (String, String) {
        ("First:".into(), what.into())
    }

    fn to_clarify(&self, labels: &[&str]) -> (String, String) {
        ("To be clarified:".into(), shortened(labels, 2))
    }

    fn not_usual(&self, what: &str) -> (String, String) {
        ("Not the usual target group:".into(), what.into())
    }

    fn unmet(&self, what: &str) -> (String, String) {
        ("Not met:".into(), what.into())
    }

    fn not_yet(&self, from: Date) -> (String, String) {
        ("Available only from".into(), self.date(from))
    }

    fn ended(&self, until: Date) -> (String, String) {
        ("Was available only until".into(), self.date(until))
    }

    fn open_points(&self, count: usize) -> String {
        format!("{} still open", counted(count, "condition", "conditions"))
    }

    fn no_conditions_known(&self) -> String {
        "Open to all".into()
    }

    fn places(&self, places: &Places, outdated: bool) -> String {
        let free = match (places.free, places.total) {
            (free, Some(total)) => format!("{free} of {total} free"),
            (free, None) => format!("{free} free"),
        };
        let day = self.date(places.as_of);
        if outdated { format!("{free} (out of date, as of {day})") } else { format!("{free} (as of {day})") }
    }

    fn absent_until(&self, until: Date) -> String {
        format!("away until {}", self.short_date(until))
    }

    fn place(&self, line: u32, column: u32) -> String {
        format!("Line {line}, column {column}")
    }

    fn options_shown(&self, shown: usize, all: usize) -> String {
        format!("{shown} of {all}")
    }

    fn shown_of(&self, shown: usize, all: &str) -> String {
        format!("{shown} of {all} shown")
    }

    fn show_all(&self, count: usize) -> String {
        format!("Show all {count}")
    }

    fn show_more(&self, count: usize) -> String {
        format!("Show {count} more")
    }

    fn elsewhere(&self, count: usize) -> String {
        format!("{count} more under ‘{}’", LABELS.near)
    }

    fn outside_focus(&self, count: usize) -> String {
        format!("{} hidden (search, focus or filters)", self.measures(count))
    }

    fn more(&self, count: usize) -> String {
        format!("and {count} more")
    }

    fn implied(&self, answer: &str) -> String {
        format!("follows from other answers: {answer}")
    }

    fn go_to(&self, label: &str) -> String {
        format!("Answer ‘{label}’")
    }

    fn checked(&self, on: Date, by: Option<&str>, overdue: bool) -> String {
        let by = by.map(|role| format!(", {role}")).unwrap_or_default();
        let note = if overdue { " – check overdue" } else { "" };
        format!("{}{by}{note}", self.date(on))
    }

    fn edition(&self, about: &About, measures: usize) -> String {
        format!("{} · as of {} · {}", about.publisher, self.date(about.as_of), self.measures(measures))
    }

    fn colophon(&self, about: &About) -> String {
        format!("Catalogue {}, as of {}, law as of {}.", about.version, self.date(about.as_of), self.date(about.law_as_of))
    }

    fn depends_on(&self, labels: &[&str]) -> String {
        format!("depends on: {}", labels.join(", "))
    }

    fn absent_between(&self, from: Date, until: Date) -> String {
        format!("away from {} to {}", self.date(from), self.date(until))
    }

    fn faulty(&self, count: usize) -> String {
        counted(count, "fault", "faults")
    }

    fn newly(&self, titles: &[&str]) -> String {
        format!("New to consider: {}", shortened(titles, 3))
    }

    fn new_day(&self, today: Date) -> String {
        format!("Today is {}. The result has been worked out again.", self.date(today))
    }

    fn corrected(&self, typed: &str, words: &[String]) -> String {
        format!("Nothing found for ‘{typed}’. Similar spellings are shown instead: {}.", words.join(", "))
    }

    fn changed_since(&self, count: usize, since: Date) -> String {
        format!("{} changed since {}", self.measures(count), self.date(since))
    }

    fn starts_between(&self, from: Date, until: Date) -> String {
        format!("Starting from {} to {}", self.date(from), self.date(until))
    }

    fn reading(&self, measures: usize, percent: usize) -> String {
        format!("{} measures read, {percent}%", grouped(measures, ","))
    }

    fn contacts(&self, count: usize) -> String {
        counted(count, "contact person", "contact people")
    }

    fn excluded_by(&self, title: &str, taken: &str) -> String {
        format!("{title} ({taken})")
    }

    fn note_heading(&self, today: Date) -> String {
        format!("Förderkompass – case note of {}", self.date(today))
    }

    fn assessed_for(&self, on: Date) -> String {
        format!("Assessed for the reference date {}", self.date(on))
    }

    fn counted(&self, label: &str, count: usize) -> String {
        format!("{label} ({count})")
    }

    fn mail_subject(&self, title: &str, id: &str) -> String {
        format!("{title} [{id}]")
    }

    fn wrong_subject(&self, reason: &str, title: &str, id: &str) -> String {
        format!("Förderkompass: wrong entry ({reason}) – {title} [{id}]")
    }

    fn wrong_body(&self, reason: &str, title: &str, id: &str, version: &str) -> String {
        format!(
            "Entry: {title}\nId: {id}\nCatalogue: {version}\nWhat is wrong: {reason}\n\nPlease describe it briefly. Do not give any details of clients:\n\n"
        )
    }

    fn table_heading(&self) -> [&'static str; 12] {
        [
            "Id",
            "Measure",
            "Area",
            "Legal basis",
            "Summary",
            "Duration",
            "Form",
            "Decided by",
            "Contact people",
            "Phone",
            "Mailbox",
            "Last checked",
        ]
    }

    fn weeks(&self, weeks: Option<Weeks>) -> String {
        let Some(Weeks { min, max }) = weeks else { return "not known".into() };
        let longest = counted(max as usize, "week", "weeks");
        match min {
            _ if min == max => longest,
            0 => format!("up to {longest}"),
            _ => format!("{min} to {longest}"),
        }
    }

    fn begins(&self, weeks: Weeks, unknown: usize) -> String {
        let steps = counted(unknown, "step", "steps");
        let after = match (weeks.max, unknown) {
            (0, 0) => return "possible at once".into(),
            (0, _) => format!("{steps} of unknown duration"),
            (_, 0) => self.weeks(Some(weeks)),
            _ => format!("{} and {steps} of unknown duration", self.weeks(Some(weeks))),
        };
        format!("after {after}")
    }

    fn chain(&self, number: usize, chain: &Chain) -> String {
        let before = counted(chain.steps.len().saturating_sub(1), "step", "steps");
        let open = if chain.open > 0 { format!(", {}", self.open_points(chain.open as usize)) } else { String::new() };
        format!("Way {number}: {before} before, start {}{open}", self.begins(chain.weeks, chain.unknown as usize))
    }

    fn lifted_by(&self, titles: &[&str]) -> String {
        match titles {
            [] => "No measure of this catalogue changes that.".into(),
            _ => format!("Otherwise changed by: {}. No way leads there from here either.", titles.join(", ")),
        }
    }

    fn failure(&self, kind: &str, detail: &str) -> String {
        match kind {
            "http" => format!("The server does not hand out the catalogue (answer: {detail}). If the address in the attribute ‘src’ is right, please ask your IT support."),
            "network" => "The catalogue cannot be reached, or the page blocks it. Please reload the page. If that does not help, ask your IT support.".into(),
            "html" => "A web page arrived instead of the catalogue, perhaps a login. Please log in and reload the page. If that does not help, the address in the attribute ‘src’ is wrong.".into(),
            "slow" => "The catalogue does not respond. Please reload the page later.".into(),
            "missing" => "No catalogue is given: the attribute ‘src’ or a catalogue inside the element is missing. From a drive, please open foerderkompass.html.".into(),
            _ if detail.is_empty() => format!("The catalogue cannot be loaded ({kind})."),
            _ => format!("The catalogue cannot be loaded ({kind}: {detail})."),
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The first few, and how many more there are.
fn shortened(all: &[&str], shown: usize) -> String {
    let first: Vec<&str> = all.iter().take(shown).copied().collect();
    let more = all.len().saturating_sub(shown);
    let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{tail}", first.join(", "))
}
