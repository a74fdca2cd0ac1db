// SPDX-License-Identifier: EUPL-1.2
//! What the views say, in German.

pub(crate) use foerderkompass_cockpit::diff_words::{list, what};
use foerderkompass_core::{Date, Severity};
use foerderkompass_wording::Language;

use super::locate::day;
use super::offers::{MOST, Refused};
use super::stand_in::Wrong;

pub(crate) const NOTHING: &str = "Nichts gefunden.";
pub(crate) const NOBODY: &str = "ohne Kümmerer";
/// The file differs, the meaning does not.
pub(crate) const ONLY_BESIDES: &str = "Was der Förderkompass zeigt und prüft, ist gleich geblieben.";
pub(crate) const UNREADABLE: &str = "Der Katalog kann so nicht ausgewertet werden. Beheben Sie zuerst diese Fehler:";

pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

pub(crate) fn severity(severity: Severity) -> &'static str {
    Language::German.faults().severity(severity)
}

/// Why something typed into „Meine Plätze“ cannot be taken.
pub(crate) fn refused(refused: Refused) -> String {
    match refused {
        Refused::Number => format!("Bitte eine ganze Zahl von 0 bis {MOST}."),
        Refused::MoreThanAll => "Es können nicht mehr Plätze frei sein, als es gibt.".into(),
        Refused::FreeFirst => "Bitte zuerst die freien Plätze eintragen.".into(),
        Refused::TotalFirst => "Bitte eine Zahl eintragen oder zuerst „von insgesamt“ leeren.".into(),
        Refused::NoDate => "Bitte ein vollständiges Datum.".into(),
        Refused::Future => "Der Stand kann nicht in der Zukunft liegen.".into(),
        Refused::DateWithoutNumber => "Bitte zuerst die freien Plätze eintragen.".into(),
        Refused::DateNeeded => "Zu einer Zahl gehört der Tag, von dem sie ist.".into(),
    }
}

/// Why two days are no absence.
pub(crate) fn wrong(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::From => "Bitte den ersten Tag der Abwesenheit angeben.",
        Wrong::Until => "Bitte den letzten Tag der Abwesenheit angeben.",
        Wrong::Order => "Der letzte Tag liegt vor dem ersten.",
        Wrong::Past => "Diese Abwesenheit ist schon vorbei.",
    }
}

/// „vom 1.12.2026 bis 10.12.2026“.
pub(crate) fn span((from, until): (Date, Date)) -> String {
    if from == until { format!("am {}", day(from)) } else { format!("vom {} bis {}", day(from), day(until)) }
}
