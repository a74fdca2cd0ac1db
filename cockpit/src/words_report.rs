// SPDX-License-Identifier: EUPL-1.2
//! The German words of reports.

use foerderkompass_core::{Date, Outcome, Severity};
use foerderkompass_wording::Language;

use crate::calendar::Review;
use crate::condition::german;
use crate::diff::EntryList;
use crate::findings::FindingKind;
use crate::report::{EntryReport, Figures};
use crate::words::{counted, date, list, listed, quoted};

pub(crate) fn unsettled() -> String {
    "Nicht alles ist entschieden: Eine Bedingung hat zu viele Möglichkeiten.".into()
}

/// Why something is never met.
pub(crate) fn blame(kind: FindingKind, label: &str, parts: &[String], minimal: bool) -> String {
    let lead = match kind {
        FindingKind::NeverUsual => "Niemand erfüllt Voraussetzungen und übliche Zielgruppe zugleich".to_owned(),
        FindingKind::NeverWithoutStep => {
            "Wer Voraussetzungen und Zielgruppe erfüllt, braucht immer erst einen Schritt".to_owned()
        }
        _ => format!("{label}: Das erfüllt niemand"),
    };
    let more = if minimal { "" } else { " (vielleicht genügt weniger)" };
    match parts {
        [one] => format!("{lead}. Es liegt an {one}{more}."),
        _ => format!("{lead}. Es widersprechen sich {}{more}.", listed(parts, "und")),
    }
}

pub(crate) fn always_met(label: &str, text: &str) -> String {
    format!("{label}: {} erfüllt jede und jeder; die Bedingung kann entfallen.", quoted(text))
}

pub(crate) fn superfluous(label: &str, text: &str, among_all: bool, because: Option<Vec<String>>) -> String {
    let lead = format!("{label}: {} ist überflüssig", quoted(text));
    match because {
        None => format!("{lead}: Die Bedingung als Ganze sagt das schon."),
        Some(others) if others.is_empty() && among_all => format!("{lead}: Das erfüllt jede und jeder."),
        Some(others) if others.is_empty() => format!("{lead}: Das erfüllt niemand."),
        Some(others) if among_all => format!("{lead}: Das verlangt schon {}.", listed(&others, "und")),
        Some(others) => format!("{lead}: Wer das erfüllt, erfüllt auch {}.", listed(&others, "oder")),
    }
}

pub(crate) fn rule_number(number: usize) -> String {
    format!("Regel {number}")
}

/// `at` counts from 0, the earlier rules from 1.
pub(crate) fn never_its_turn(label: &str, at: usize, earlier: &[usize]) -> String {
    let numbers: Vec<String> = earlier.iter().map(usize::to_string).collect();
    let (rules, take) = if numbers.len() == 1 { ("Regel", "gilt") } else { ("Regeln", "gelten") };
    format!("{label}: Regel {} kommt nie an die Reihe; vorher {take} schon {rules} {}.", at + 1, listed(&numbers, "und"))
}

pub(crate) fn no_rules(label: &str) -> String {
    format!("{label}: Es gibt keine Regel.")
}

pub(crate) fn gap(label: &str, answers: &str, possible: bool) -> String {
    let who = if possible { "" } else { " Das betrifft nur Menschen, für die die Maßnahme nicht möglich ist." };
    format!("{label}: Für manche Angaben gilt keine Regel, zum Beispiel „{answers}“.{who}")
}

pub(crate) const NO_ROLE: &str = "ohne Kümmerer";

pub(crate) fn no_review_date() -> String {
    "Es fehlt, wann zuletzt geprüft wurde oder wie oft zu prüfen ist.".into()
}

pub(crate) fn measure_ended(until: Date) -> String {
    format!("Die Maßnahme galt nur bis {}.", date(until))
}

pub(crate) fn uncertain(text: &str) -> String {
    format!("Vor Ort prüfen: {text}")
}

pub(crate) fn start_is_past(provider: &str, start: Date) -> String {
    format!("Der nächste Beginn bei {} war am {}.", quoted(provider), date(start))
}

pub(crate) fn month(year: u16, month: u8) -> String {
    format!("{} {year}", german().month_name(month))
}

pub(crate) fn surprise(persona: &str, title: &str, found: Option<Outcome>, expected: Outcome) -> String {
    let found = found.map_or("nicht auswertbar", |outcome| german().outcome(outcome));
    format!("{}: {} ist *{found}*, erwartet war *{}*.", persona.to_uppercase(), quoted(title), german().outcome(expected))
}

pub(crate) fn unused_attribute(label: &str) -> String {
    format!("{}: Keine Regel fragt danach.", quoted(label))
}

pub(crate) fn unused_options(label: &str, options: &[String]) -> String {
    format!("{}: Keine Regel nennt {}.", quoted(label), listed(options, "oder"))
}

pub(crate) fn steps_alike(label: &str, options: &[String]) -> String {
    format!("{}: Keine Regel unterscheidet {}.", quoted(label), listed(options, "und"))
}

pub(crate) fn report_summary(figures: &Figures) -> String {
    [
        counted(figures.measures, "auswertbare Maßnahme", "auswertbare Maßnahmen"),
        counted(figures.left_out, "nicht auswertbar", "nicht auswertbar"),
        counted(figures.errors, "Fehler", "Fehler"),
        counted(figures.warnings, "Warnung", "Warnungen"),
        counted(figures.hints, "Hinweis", "Hinweise"),
        counted(figures.points, "offener Punkt", "offene Punkte"),
        counted(figures.findings, "Befund zu Regeln", "Befunde zu Regeln"),
        format!("{} überfällig", counted(figures.overdue, "Prüfung", "Prüfungen")),
        format!("{} anders als erwartet", counted(figures.surprises, "Ergebnis", "Ergebnisse")),
    ]
    .join(", ")
}

pub(crate) const BY_ROLE: &str = "Nach Rolle";
pub(crate) const ROLE_CAPTION: &str = "Gezählt werden Einträge, nicht Menschen.";
pub(crate) const ROLE_HEAD: [&str; 7] =
    ["Rolle", "Maßnahmen", "Fehler", "Warnungen", "Hinweise", "Offene Punkte", "Überfällige Prüfungen"];
pub(crate) const RULES: &str = "Regeln, die nicht tun, was sie sollen";
pub(crate) const NOBODY_USES: &str = "Was keine Regel nutzt";
pub(crate) const REVIEWS: &str = "Prüfkalender";
pub(crate) const OVERDUE: &str = "Überfällig";
pub(crate) const FAULTS_AND_POINTS: &str = "Fehler und offene Punkte";
pub(crate) const PERSONAS: &str = "Beispielpersonen";
pub(crate) const NONE: &str = "Nichts gefunden.";
pub(crate) const MEASURE: &str = "Maßnahme";
pub(crate) const MATRIX_CAPTION: &str =
    "Ergebnis jeder Maßnahme für jede Beispielperson; was anders ist als erwartet, ist hervorgehoben.";
pub(crate) fn report_title(title: &str, version: &str) -> String {
    format!("Bericht zum Katalog {} {version}", quoted(title))
}

pub(crate) fn report_day(today: Date, as_of: Date) -> String {
    format!("Geprüft am {}, Stand des Katalogs {}", date(today), date(as_of))
}

pub(crate) fn outcome_cell(found: &str, expected: Option<&str>) -> String {
    expected.map_or(found.to_owned(), |expected| format!("{found} (erwartet: {expected})"))
}

pub(crate) fn review(review: &Review) -> String {
    let roles = if review.roles.is_empty() { NO_ROLE.to_owned() } else { review.roles.join(", ") };
    format!("{}: {} {} ({roles})", date(review.due), list(review.list).1, quoted(&review.title))
}

pub(crate) fn replace_by(day: Date) -> String {
    format!("Der ganze Katalog soll nach dem {} ersetzt sein.", date(day))
}

pub(crate) fn fault_line(severity: Severity, line: u32, column: u32, sentence: &str) -> String {
    format!("{} (Zeile {line}, Spalte {column}): {sentence}", Language::German.faults().severity(severity))
}

pub(crate) fn entry_heading(entry: &EntryReport) -> String {
    let name = if entry.title.is_empty() { &entry.id } else { &entry.title };
    let roles = if entry.roles.is_empty() || entry.list == EntryList::Contacts {
        String::new()
    } else {
        format!(" – {}", entry.roles.join(", "))
    };
    format!("{} {}{roles}", list(entry.list).1, quoted(name))
}
