// SPDX-License-Identifier: EUPL-1.2
//! The German words of the gaps of the offer.

use foerderkompass_core::{Date, Outcome, Validity};

use crate::condition::german;
use crate::coverage::{Coverable, Coverage, PlacesSum};
use crate::words::{counted, date, listed, quoted};

/// What the page asks for and shows, for whoever draws it.
pub const COVERAGE: &str = "Lücken im Angebot";
pub const CHOSEN: &str = "Merkmal";
pub const FIX: &str = "Andere Angaben festlegen";
pub const FIX_WHAT: &str = "Weiteres Merkmal";
pub const FIX_TO: &str = "Angabe";
pub const FREE: &str = "bitte wählen";
pub const NO_ATTRIBUTES: &str = "Der Katalog hat keine Merkmale.";
pub const GAPS: &str = "Wer nichts bekommen kann";
pub const ALL_MEASURES: &str = "Alle Maßnahmen";
pub const NO_GAPS: &str = "Für jede Angabe kommt aus jedem Bereich etwas in Betracht.";

pub(crate) fn coverage_title(label: &str) -> String {
    format!("{COVERAGE}: {label}")
}

/// What the figures mean, in two or three sentences.
pub(crate) fn coverage_lead(coverage: &Coverage) -> String {
    let among = if coverage.several { " Wer mehrere Angaben hat, zählt bei jeder." } else { "" };
    format!(
        "Eine Maßnahme zählt, wenn es zu der Angabe Antworten auf die anderen Fragen gibt, mit denen sie in Betracht kommt. \
         Sie zählt in jedem ihrer Bereiche.{among} Gültigkeit und Plätze: Stand {}.",
        date(coverage.today)
    )
}

/// The answers that are taken as given.
pub(crate) fn coverage_fixed(coverage: &Coverage) -> String {
    let given: Vec<String> = coverage.fixed.iter().map(|one| format!("{}: {}", one.label, one.text)).collect();
    if given.is_empty() { "Alle anderen Merkmale sind frei.".into() } else { format!("Festgelegt: {}.", given.join("; ")) }
}

pub(crate) fn coverage_caption(label: &str) -> String {
    format!("{label}: Maßnahmen, die in Betracht kommen können, und ihre freien Plätze")
}

/// `5`, `mindestens 5`.
pub(crate) fn coverable(cell: &Coverable) -> String {
    if cell.unsettled == 0 { cell.measures.to_string() } else { format!("mindestens {}", cell.measures) }
}

/// `12 freie Plätze, 2 Angebote ohne Angabe`; empty where there is no offer.
pub(crate) fn places(places: &PlacesSum) -> String {
    let mut parts = Vec::new();
    if places.known > 0 {
        parts.push(format!("{} {}", places.free, if places.free == 1 { "freier Platz" } else { "freie Plätze" }));
    }
    if places.old > 0 {
        parts.push(format!("{} älter als 14 Tage", counted(places.old, "Angabe", "Angaben")));
    }
    if places.unknown > 0 {
        parts.push(format!("{} ohne Platzangabe", counted(places.unknown, "Angebot", "Angebote")));
    }
    parts.join(", ")
}

pub(crate) fn closed(answer: &str, category: &str) -> String {
    format!("{answer}: Aus {} kommt nichts in Betracht.", quoted(category))
}

/// Why some measures are closed.
pub(crate) fn closed_by(titles: &[String], conditions: &[String], at_best: Outcome, whatever: bool, minimal: bool) -> String {
    let conditions: Vec<String> = conditions.iter().map(|text| quoted(text)).collect();
    let blamed = listed(&conditions, "und");
    let lead = match (whatever, conditions.len()) {
        (true, 0 | 1) => format!("{blamed} erfüllt niemand"),
        (true, _) => format!("Es widersprechen sich {blamed}"),
        (false, _) => format!("Es liegt an {blamed}"),
    };
    let more = if minimal { "" } else { " (vielleicht genügt weniger)" };
    let best = match at_best {
        Outcome::Excluded => String::new(),
        other => format!("; höchstens {}", quoted(german().outcome(other))),
    };
    format!("{}: {lead}{more}{best}.", listed(titles, "und"))
}

pub(crate) fn not_on_offer(titles: &[String], validity: Validity) -> String {
    let span = |date: Date| crate::words::date(date);
    match validity {
        Validity::NotYet(from) => format!("{}: gibt es erst ab {}.", listed(titles, "und"), span(from)),
        Validity::Ended(until) => format!("{}: gab es nur bis {}.", listed(titles, "und"), span(until)),
        Validity::Valid => listed(titles, "und"),
    }
}

pub(crate) fn coverage_unsettled(count: usize) -> String {
    format!("{} nicht entschieden: Es gibt zu viele Möglichkeiten.", counted(count, "Frage ist", "Fragen sind"))
}
