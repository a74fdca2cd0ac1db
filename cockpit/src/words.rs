// SPDX-License-Identifier: EUPL-1.2
//! The German words of comparisons, and those that reports share; the others stand in [`crate::words_report`].

use foerderkompass_core::{Advances, Date, KindName, Outcome, RelationKind, Weeks};

use crate::change::Change;
use crate::compare::{Example, Meaning};
use crate::condition::german;
use crate::diff::{Edition, EntryDiff, EntryList, What};
use crate::diff_personas::PersonaDiff;

pub(crate) use crate::words_coverage::*;
pub(crate) use crate::words_report::*;

pub(crate) const YES: &str = "ja";
pub(crate) const NO: &str = "nein";
pub(crate) const NOT_ASKED: &str = "nicht gefragt";
pub(crate) const ANY_ANSWER: &str = "jede Angabe";
pub(crate) const NO_ANSWER: &str = "keine Angabe möglich";
pub(crate) const NOBODY: &str = "niemand";
pub(crate) const NO_FACT: &str = "offen";

pub(crate) fn quoted(text: &str) -> String {
    format!("„{text}“")
}

pub(crate) fn date(date: Date) -> String {
    german().date(date)
}

/// `A`, `A und B`, `A, B und C`.
pub(crate) fn listed(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}

pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// „16 bis 23 Wochen“
pub(crate) fn weeks(weeks: Weeks) -> String {
    let longest = counted(weeks.max as usize, "Woche", "Wochen");
    if weeks.min == weeks.max { longest } else { format!("{} bis {longest}", weeks.min) }
}

pub(crate) fn one_of(labels: &[&str]) -> String {
    listed(&labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>(), "oder")
}

pub(crate) fn alternatives(spans: &[String]) -> String {
    listed(spans, "oder")
}

/// A run from low to high; an open end is the end of the scale.
pub(crate) fn span(first: Option<&str>, last: Option<&str>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.into(),
        (Some(first), Some(last)) => format!("{first} bis {last}"),
        (Some(first), None) => format!("ab {first}"),
        (None, Some(last)) => format!("bis {last}"),
        (None, None) => ANY_ANSWER.into(),
    }
}

/// What a list of options gained and lost.
pub(crate) fn moved(added: &[String], removed: &[String]) -> String {
    let quote = |items: &[String]| listed(&items.iter().map(|item| quoted(item)).collect::<Vec<_>>(), "und");
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("neu: {}", quote(added)));
    }
    if !removed.is_empty() {
        parts.push(format!("entfällt: {}", quote(removed)));
    }
    parts.join("; ")
}

/// A verdict by its key.
pub(crate) fn verdict(key: &str) -> &'static str {
    match key {
        "met" => "erfüllt",
        "unmet" => "nicht erfüllt",
        _ => "noch offen",
    }
}

pub(crate) fn meaning(meaning: Meaning, example: Option<&Example>) -> String {
    let example = example.map(|example| format!(" {}", example.sentence)).unwrap_or_default();
    match meaning {
        Meaning::Same => "bedeutet dasselbe".into(),
        Meaning::SameOnceAnswered => format!("bedeutet dasselbe, sobald alles beantwortet ist.{example}"),
        Meaning::SameOnCommonAnswers => "bedeutet dasselbe bei allen Antworten, die es in beiden Fassungen gibt".into(),
        Meaning::Different => format!("wirkt anders.{example}"),
        Meaning::NotComparable => "nicht vergleichbar: Das Merkmal hat jetzt andere Antworten".into(),
        Meaning::Unsettled => "nicht entschieden: Es gibt zu viele Möglichkeiten".into(),
    }
}

pub(crate) fn example(answers: &str, before: &str, after: &str) -> String {
    let given = if answers.is_empty() { "Ohne jede Angabe".into() } else { format!("Beispiel „{answers}“") };
    format!("{given}: war {before}, ist jetzt {after}.")
}

/// Old and new side by side.
pub(crate) fn side_by_side(label: &str, old: &str, new: &str) -> String {
    if label.is_empty() { format!("{old} → {new}") } else { format!("{label}: {old} → {new}") }
}

pub(crate) const NOTHING: &str = "(nichts)";
pub(crate) const WORDING: &str = "Wortlaut";
pub(crate) const NORM: &str = "Paragraf";
pub(crate) const SOLVED_BY: &str = "Gelöst durch";
pub(crate) const SAME_WORDS: &str = "gleich geschrieben, aber die Antworten eines Merkmals haben sich geändert";

/// A field that changed, came or went.
pub(crate) fn changed(label: &str, old: Option<&str>, new: Option<&str>, quotes: bool) -> String {
    let show = |text: &str| if quotes { quoted(text) } else { text.to_owned() };
    match (old, new) {
        (Some(old), Some(new)) => format!("{label}: {} → {}", show(old), show(new)),
        (None, Some(new)) => format!("{label}: neu {}", show(new)),
        (Some(old), None) => format!("{label}: entfällt {}", show(old)),
        (None, None) => label.to_owned(),
    }
}

pub(crate) fn reordered(label: &str) -> String {
    format!("{label}: andere Reihenfolge")
}

pub(crate) fn reworded(label: &str) -> String {
    format!("{label}: anderer Wortlaut")
}

/// A rule of a rule list.
pub(crate) fn rule(is: &str, when: Option<String>) -> String {
    match when {
        Some(when) => format!("{is}, wenn {when}"),
        None => format!("{is} in allen anderen Fällen"),
    }
}

pub(crate) const CONTACTS: &str = "Kümmerer";
pub(crate) const CARRIERS: &str = "Wer entscheidet";
pub(crate) const IMPLIED: &str = "Folgerungen";
pub(crate) const OPTIONS: &str = "Antworten";
pub(crate) const OFFER: &str = "Angebot";
pub(crate) const NOTHING_IN_THE_WAY: &str = "nichts im Weg steht";

pub(crate) fn offer(title: &str) -> String {
    format!("{OFFER} {}", quoted(title))
}

pub(crate) fn renamed(old: &str, new: &str) -> String {
    format!("Antwort {} heißt jetzt {}", quoted(old), quoted(new))
}

pub(crate) fn kind(kind: KindName) -> &'static str {
    match kind {
        KindName::Flag => "ja oder nein",
        KindName::Choice => "eine Antwort",
        KindName::Ordinal => "eine Stufe",
        KindName::Multi => "mehrere Antworten",
        KindName::Integer => "eine Zahl",
    }
}

pub(crate) fn advances(advances: Advances) -> &'static str {
    match advances {
        Advances::Monthly => "jeden Monat",
        Advances::Yearly => "jedes Jahr",
    }
}

pub(crate) fn relation(kind: RelationKind, title: &str, text: Option<&str>) -> String {
    let lead = match kind {
        RelationKind::BuildsOn => "baut auf",
        RelationKind::LeadsTo => "führt zu",
        RelationKind::Excludes => "nicht zusammen mit",
    };
    match text {
        Some(text) => format!("{lead} {} ({text})", quoted(title)),
        None => format!("{lead} {}", quoted(title)),
    }
}

/// What came of an entry.
pub fn what(what: What) -> &'static str {
    match what {
        What::Added => "neu",
        What::Removed => "entfernt",
        What::Changed => "geändert",
        What::Broken => "nicht mehr auswertbar",
        What::Repaired => "wieder auswertbar",
    }
}

/// The name of a list: heading, one, many.
pub fn list(list: EntryList) -> (&'static str, &'static str, &'static str) {
    match list {
        EntryList::Measures => ("Maßnahmen", "Maßnahme", "Maßnahmen"),
        EntryList::Contacts => ("Kümmerer", "Kümmerer", "Kümmerer"),
        EntryList::Attributes => ("Merkmale", "Merkmal", "Merkmale"),
        EntryList::Categories => ("Bereiche", "Bereich", "Bereiche"),
        EntryList::Focus => ("Schwerpunkte", "Schwerpunkt", "Schwerpunkte"),
        EntryList::Personas => ("Beispielpersonen", "Beispielperson", "Beispielpersonen"),
    }
}

pub(crate) const LISTS: [EntryList; 6] = [
    EntryList::Measures,
    EntryList::Contacts,
    EntryList::Attributes,
    EntryList::Categories,
    EntryList::Focus,
    EntryList::Personas,
];

pub(crate) fn diff_summary(entries: &[EntryDiff], about: &[Change], personas: &[PersonaDiff]) -> String {
    let mut parts = Vec::new();
    for one in LISTS {
        let (_, single, many) = list(one);
        for sort in [What::Changed, What::Added, What::Removed, What::Broken, What::Repaired] {
            let count = entries.iter().filter(|entry| entry.list == one && entry.what == sort).count();
            if count > 0 {
                parts.push(format!("{} {}", counted(count, single, many), what(sort)));
            }
        }
    }
    if !about.is_empty() {
        parts.push("Kopf oder Reihenfolge geändert".into());
    }
    if !personas.is_empty() {
        parts.push(format!("bei {} ein anderes Ergebnis", counted(personas.len(), "Beispielperson", "Beispielpersonen")));
    }
    if parts.is_empty() { "Nichts hat sich geändert.".into() } else { format!("{}.", parts.join(", ")) }
}

pub(crate) fn persona_flips(id: &str, title: &str, old: Outcome, new: Outcome, why: &str) -> String {
    let (old, new) = (german().outcome(old), german().outcome(new));
    format!("{}: {} war *{old}*, wird *{new}*, weil {why}.", id.to_uppercase(), quoted(title))
}

pub(crate) fn no_longer(way: &str) -> String {
    format!("nicht mehr zutrifft, dass {way}")
}

pub(crate) fn better_but(gone: &str, way: &str) -> String {
    format!("{}, aber {way}", no_longer(gone))
}

pub(crate) fn not_yet(from: Date) -> String {
    format!("es die Maßnahme erst ab {} gibt", date(from))
}

pub(crate) fn ended(until: Date) -> String {
    format!("es die Maßnahme nur bis {} gab", date(until))
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "ist" } else { "sind" }
}

pub(crate) fn unmet(names: &[String]) -> String {
    format!("{} nicht erfüllt {}", listed(names, "und"), is_or_are(names.len()))
}

pub(crate) fn open(labels: &[String]) -> String {
    format!("{} noch offen {}", listed(labels, "und"), is_or_are(labels.len()))
}

pub(crate) fn not_usual(names: &[String]) -> String {
    format!("die übliche Zielgruppe {} verlangt", listed(names, "und"))
}

pub(crate) fn first_do(names: &[String]) -> String {
    format!("vorher {} nötig {}", listed(names, "und"), is_or_are(names.len()))
}

pub(crate) const HEAD: &str = "Kopf und Reihenfolge";
pub(crate) const OTHER_OUTCOMES: &str = "Beispielpersonen mit anderem Ergebnis";
pub(crate) const ANSWERS_CHANGED: &str = "Auch die Angaben der Beispielperson sind geändert.";

pub(crate) fn diff_title(old: &Edition, new: &Edition) -> String {
    let name = |edition: &Edition| format!("{} {} vom {}", quoted(&edition.title), edition.version, date(edition.as_of));
    format!("Änderungen von {} zu {}", name(old), name(new))
}

pub(crate) fn persona(id: &str, title: &str) -> String {
    format!("{}: {title}", id.to_uppercase())
}
