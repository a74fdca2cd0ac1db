// SPDX-License-Identifier: EUPL-1.2
//! Sentences in German.

use foerderkompass_core::{
    About, Almost, Answer, Attribute, Catalog, Chain, Criterion, Date, Outcome, Places, Shape, Verdict, Weeks,
};

use super::German;
use super::labels::LABELS;
use crate::conditions::{self, Joints};
use crate::labels::Labels;
use crate::{Counts, Wording, grouped};

const MONTHS: [&str; 12] =
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

const JOINTS: Joints = Joints { or: "oder", to: "bis", at_least: "mindestens", at_most: "höchstens" };

impl Wording for German {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn tag(&self) -> &'static str {
        "de"
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Fits => "kommt in Betracht",
            Outcome::FitsAfterHurdle => "erst ein Schritt nötig",
            Outcome::Open => "noch zu klären",
            Outcome::Unlikely => "nur im Einzelfall",
            Outcome::Excluded => "derzeit nicht möglich",
        }
    }

    fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Met => "erfüllt",
            Verdict::Unmet => "nicht erfüllt",
            Verdict::Unknown => "noch offen",
        }
    }

    fn measures(&self, count: usize) -> String {
        if count == 1 { "1 Maßnahme".into() } else { format!("{count} Maßnahmen") }
    }

    fn checks(&self, count: usize) -> String {
        if count == 1 { "1 Punkt prüfen".into() } else { format!("{count} Punkte prüfen") }
    }

    fn settles(&self, decides: usize, open_in: usize) -> String {
        match decides {
            0 if open_in == 1 => "betrifft 1 Maßnahme".into(),
            0 => format!("betrifft {open_in} Maßnahmen"),
            1 => "klärt 1 Maßnahme".into(),
            _ => format!("klärt {decides} Maßnahmen"),
        }
    }

    fn summary_lead(&self, counts: &Counts) -> String {
        match counts.fits {
            0 => "Noch keine Maßnahme kommt in Betracht".into(),
            1 => "1 Maßnahme kommt in Betracht".into(),
            n => format!("{n} Maßnahmen kommen in Betracht"),
        }
    }

    fn summary_rest(&self, counts: &Counts) -> String {
        let mut parts = Vec::new();
        for (count, words) in [
            (counts.after_hurdle, "nach einem Schritt"),
            (counts.open, "noch zu klären"),
            (counts.unlikely, "nur im Einzelfall"),
            (counts.excluded, "derzeit nicht möglich"),
        ] {
            if count > 0 {
                parts.push(format!("{count} {words}"));
            }
        }
        let mut text = parts.join(" · ");
        if counts.near > 0 {
            text.push_str(&format!(" · bei {} fehlt nur eins", counts.near));
        }
        if counts.taken > 0 {
            text.push_str(&format!(" · {} läuft oder schon gehabt", counts.taken));
        }
        text
    }

    fn date(&self, date: Date) -> String {
        format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
    }

    fn short_date(&self, date: Date) -> String {
        format!("{:02}.{:02}.", date.day(), date.month())
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
            Shape::Not(part) => format!("nicht: {}", self.criterion(catalog, part)),
            Shape::Leaf(leaf) => conditions::leaf(&LABELS, &JOINTS, catalog, leaf),
        }
    }

    fn almost(&self, catalog: &Catalog, almost: &Almost, given: Option<&Answer>) -> String {
        match almost {
            Almost::Wait(date) => format!("voraussichtlich ab {} {}", self.month_name(date.month()), date.year()),
            Almost::Needs { attribute, answer } => {
                let Some(attribute) = catalog.attributes().get(*attribute) else { return String::new() };
                let colon = if matches!(answer, Answer::Flag(_)) { ":" } else { "" };
                let needs = format!("{}{colon} {}", attribute.label, self.answer(attribute, answer));
                match given {
                    Some(given) => format!("{needs} (Angabe: {})", self.answer(attribute, given)),
                    None => needs,
                }
            }
        }
    }

    fn almost_lead(&self, almost: &Almost) -> &'static str {
        match almost {
            Almost::Wait(_) => "Es fehlt nur Zeit:",
            Almost::Needs { .. } => "Es fehlt nur:",
        }
    }

    fn given(&self, answer: &str) -> String {
        format!("Angabe: {answer}")
    }

    fn moved(&self, answer: &str) -> String {
        format!("am Stichtag: {answer}")
    }

    fn at_least(&self, number: i64) -> String {
        format!("ab {number}")
    }

    fn between(&self, first: i64, last: i64) -> String {
        format!("{first}–{last}")
    }

    fn follows_from(&self, labels: &[&str], answer: &str) -> String {
        format!("{answer} – folgt aus: {}", labels.join(", "))
    }

    fn first_do(&self, what: &str) -> (String, String) {
        ("Erst:".into(), what.into())
    }

    fn to_clarify(&self, labels: &[&str]) -> (String, String) {
        let shown: Vec<&str> = labels.iter().take(2).copied().collect();
        let more = labels.len().saturating_sub(shown.len());
        let tail = match more {
            0 => String::new(),
            1 => " und 1 weitere Angabe".into(),
            _ => format!(" und {more} weitere Angaben"),
        };
        ("Zu klären:".into(), format!("{}{tail}", shown.join(", ")))
    }

    fn not_usual(&self, what: &str) -> (String, String) {
        ("Nicht die übliche Zielgruppe:".into(), what.into())
    }

    fn unmet(&self, what: &str) -> (String, String) {
        ("Nicht erfüllt:".into(), what.into())
    }

    fn not_yet(&self, from: Date) -> (String, String) {
        ("Gibt es erst ab".into(), self.date(from))
    }

    fn ended(&self, until: Date) -> (String, String) {
        ("Gab es nur bis".into(), self.date(until))
    }

    fn open_points(&self, count: usize) -> String {
        if count == 1 { "1 Bedingung noch offen".into() } else { format!("{count} Bedingungen noch offen") }
    }

    fn no_conditions_known(&self) -> String {
        "Für alle offen".into()
    }

    fn places(&self, places: &Places, outdated: bool) -> String {
        let free = match (places.free, places.total) {
            (free, Some(total)) => format!("{free} von {total} frei"),
            (free, None) => format!("{free} frei"),
        };
        let day = self.date(places.as_of);
        if outdated { format!("{free} (veraltet, Stand {day})") } else { format!("{free} (Stand {day})") }
    }

    fn absent_until(&self, until: Date) -> String {
        format!("abwesend bis {}", self.short_date(until))
    }

    fn place(&self, line: u32, column: u32) -> String {
        format!("Zeile {line}, Spalte {column}")
    }

    fn options_shown(&self, shown: usize, all: usize) -> String {
        format!("{shown} von {all}")
    }

    fn shown_of(&self, shown: usize, all: &str) -> String {
        format!("{shown} von {all} gezeigt")
    }

    fn show_all(&self, count: usize) -> String {
        format!("Alle {count} anzeigen")
    }

    fn show_more(&self, count: usize) -> String {
        format!("Weitere {count} anzeigen")
    }

    fn elsewhere(&self, count: usize) -> String {
        format!("{count} weitere unter „{}“", LABELS.near)
    }

    fn outside_focus(&self, count: usize) -> String {
        format!("{} ausgeblendet (Suche, Schwerpunkt oder Filter)", self.measures(count))
    }

    fn more(&self, count: usize) -> String {
        format!("und {count} weitere")
    }

    fn implied(&self, answer: &str) -> String {
        format!("folgt aus anderen Angaben: {answer}")
    }

    fn go_to(&self, label: &str) -> String {
        format!("{label} angeben")
    }

    fn checked(&self, on: Date, by: Option<&str>, overdue: bool) -> String {
        let by = by.map(|role| format!(", {role}")).unwrap_or_default();
        let note = if overdue { " – Prüfung überfällig" } else { "" };
        format!("{}{by}{note}", self.date(on))
    }

    fn edition(&self, about: &About, measures: usize) -> String {
        format!("{} · Stand {} · {}", about.publisher, self.date(about.as_of), self.measures(measures))
    }

    fn colophon(&self, about: &About) -> String {
        format!("Katalog {}, Stand {}, Rechtsstand {}.", about.version, self.date(about.as_of), self.date(about.law_as_of))
    }

    fn depends_on(&self, labels: &[&str]) -> String {
        format!("hängt ab von: {}", labels.join(", "))
    }

    fn absent_between(&self, from: Date, until: Date) -> String {
        format!("abwesend vom {} bis {}", self.date(from), self.date(until))
    }

    fn faulty(&self, count: usize) -> String {
        if count == 1 { "1 Fehler".into() } else { format!("{count} Fehler") }
    }

    fn newly(&self, titles: &[&str]) -> String {
        let shown: Vec<&str> = titles.iter().take(3).copied().collect();
        let more = titles.len().saturating_sub(shown.len());
        let tail = if more > 0 { format!(" und {more} weitere") } else { String::new() };
        format!("Neu in Betracht: {}{tail}", shown.join(", "))
    }

    fn new_day(&self, today: Date) -> String {
        format!("Heute ist der {}. Das Ergebnis wurde neu berechnet.", self.date(today))
    }

    fn corrected(&self, typed: &str, words: &[String]) -> String {
        format!("Zu „{typed}“ gibt es nichts. Gezeigt wird, was ähnlich geschrieben ist: {}.", words.join(", "))
    }

    fn changed_since(&self, count: usize, since: Date) -> String {
        format!("{} geändert seit {}", self.measures(count), self.date(since))
    }

    fn starts_between(&self, from: Date, until: Date) -> String {
        format!("Beginn vom {} bis {}", self.date(from), self.date(until))
    }

    fn reading(&self, measures: usize, percent: usize) -> String {
        format!("{} Maßnahmen gelesen, {percent}\u{a0}%", grouped(measures, "\u{a0}"))
    }

    fn contacts(&self, count: usize) -> String {
        if count == 1 { "1 Ansprechperson".into() } else { format!("{count} Ansprechpersonen") }
    }

    fn excluded_by(&self, title: &str, taken: &str) -> String {
        format!("{title} ({taken})")
    }

    fn note_heading(&self, today: Date) -> String {
        format!("Förderkompass – Vermerk vom {}", self.date(today))
    }

    fn assessed_for(&self, on: Date) -> String {
        format!("Geprüft für den Stichtag {}", self.date(on))
    }

    fn counted(&self, label: &str, count: usize) -> String {
        format!("{label} ({count})")
    }

    fn mail_subject(&self, title: &str, id: &str) -> String {
        format!("{title} [{id}]")
    }

    fn wrong_subject(&self, reason: &str, title: &str, id: &str) -> String {
        format!("Förderkompass: Eintrag stimmt nicht ({reason}) – {title} [{id}]")
    }

    fn wrong_body(&self, reason: &str, title: &str, id: &str, version: &str) -> String {
        format!(
            "Eintrag: {title}\nKennung: {id}\nKatalog: {version}\nWas stimmt nicht: {reason}\n\nBitte beschreiben Sie es kurz. Nennen Sie keine Angaben zu Kundinnen und Kunden:\n\n"
        )
    }

    fn table_heading(&self) -> [&'static str; 12] {
        [
            "Kennung",
            "Maßnahme",
            "Bereich",
            "Rechtsgrundlage",
            "Kurzbeschreibung",
            "Dauer",
            "Form",
            "Entscheidet",
            "Ansprechpersonen",
            "Telefon",
            "Postfach",
            "Zuletzt geprüft",
        ]
    }

    fn weeks(&self, weeks: Option<Weeks>) -> String {
        let Some(Weeks { min, max }) = weeks else { return "nicht bekannt".into() };
        let longest = if max == 1 { "1 Woche".to_string() } else { format!("{max} Wochen") };
        match min {
            _ if min == max => longest,
            0 => format!("bis zu {longest}"),
            _ => format!("{min} bis {longest}"),
        }
    }

    fn begins(&self, weeks: Weeks, unknown: usize) -> String {
        let steps = if unknown == 1 { "1 Schritt".to_string() } else { format!("{unknown} Schritten") };
        let after = match (weeks.max, unknown) {
            (0, 0) => return "sofort möglich".into(),
            (0, _) => format!("{steps} unbekannter Dauer"),
            (_, 0) => self.weeks(Some(weeks)),
            _ => format!("{} und {steps} unbekannter Dauer", self.weeks(Some(weeks))),
        };
        format!("nach {after}")
    }

    fn chain(&self, number: usize, chain: &Chain) -> String {
        let before = chain.steps.len().saturating_sub(1);
        let steps = if before == 1 { "1 Schritt vorher".to_string() } else { format!("{before} Schritte vorher") };
        let open = if chain.open > 0 { format!(", {}", self.open_points(chain.open as usize)) } else { String::new() };
        format!("Weg {number}: {steps}, Beginn {}{open}", self.begins(chain.weeks, chain.unknown as usize))
    }

    fn lifted_by(&self, titles: &[&str]) -> String {
        match titles {
            [] => "Keine Maßnahme dieses Katalogs ändert das.".into(),
            _ => format!("Das ändert sonst: {}. Auch dorthin führt von hier kein Weg.", titles.join(", ")),
        }
    }

    fn failure(&self, kind: &str, detail: &str) -> String {
        match kind {
            "http" => format!("Der Server gibt den Katalog nicht heraus (Antwort: {detail}). Stimmt die Adresse im Attribut „src“, wenden Sie sich bitte an Ihre IT-Betreuung."),
            "network" => "Der Katalog ist nicht erreichbar, oder die Seite sperrt ihn. Bitte laden Sie die Seite neu. Bleibt es dabei, wenden Sie sich bitte an Ihre IT-Betreuung.".into(),
            "html" => "Statt des Katalogs kam eine Webseite an, vielleicht eine Anmeldung. Bitte melden Sie sich an und laden Sie die Seite neu. Hilft das nicht, stimmt die Adresse im Attribut „src“ nicht.".into(),
            "slow" => "Der Katalog antwortet nicht. Bitte laden Sie die Seite später neu.".into(),
            "missing" => "Für den Förderkompass ist kein Katalog angegeben: Es fehlt das Attribut „src“ oder ein Katalog im Element. Vom Laufwerk öffnen Sie bitte foerderkompass.html.".into(),
            _ if detail.is_empty() => format!("Der Katalog kann nicht geladen werden ({kind})."),
            _ => format!("Der Katalog kann nicht geladen werden ({kind}: {detail})."),
        }
    }
}
