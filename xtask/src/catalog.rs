// SPDX-License-Identifier: EUPL-1.2
//! `catalog check`, `assess`, `schema`, `report`, `diff`, `coverage`: for the editors of catalogues, hence in German.
//!
//! They need no set-up: neither a browser nor anything compiled to WebAssembly. Exit codes are those of a
//! check: 0 in order, 1 something to correct, 2 nothing could be said.

mod call;
mod cockpit;
mod coverage;

use std::fmt::Write as _;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use foerderkompass_core::{Catalog, Date, Dates, Fault, Profile, Reading, Severity, check_personas, read, report, schema};
use foerderkompass_wording::{FaultWording, Language};

pub use call::Call;
#[cfg(test)]
pub use call::SHAPES;
use call::What;

use crate::project::Project;
use crate::shell;

pub const USAGE: &str = "\
Aufruf: cargo xtask catalog …

  check [DATEI] [--today DATUM]
                                prüft einen Katalog und seine Personas (ohne DATEI: catalog.json)
  assess --catalog DATEI --answers DATEI [--today DATUM] [--on DATUM]
                                beurteilt alle Maßnahmen für die Angaben und gibt JSON aus
  schema [--check]              schreibt catalog.schema.json; --check vergleicht nur
  report [DATEI] [--today DATUM] [--html DATEI] [--json DATEI]
                                berichtet über Fehler, offene Punkte, Regeln, Prüftermine und Personas
  diff ALT NEU [--json] [--html DATEI]
                                sagt, was sich zwischen zwei Katalogen geändert hat und was das bewirkt
  coverage DATEI MERKMAL [MERKMAL=ANTWORT …] [--today DATUM] [--json] [--html DATEI]
                                zählt je Antwort auf das Merkmal und je Bereich, was in Betracht kommen kann,
                                und sagt, was niemand mit dieser Antwort bekommt; andere Merkmale sind frei
                                oder haben die Antwort hinter dem Gleichheitszeichen (mehrere mit + verbunden)

--today DATUM nimmt einen anderen Tag als heute (zum Beispiel 2026-11-22).
";

/// Does what is asked, prints, and says how it ended.
pub fn run(project: &Project, call: &Call) -> ExitCode {
    match end(project, call) {
        Ok(End { out, notes, code }) => {
            eprint!("{notes}");
            // A closed pipe, as behind `head`, is no fault of the catalogue.
            let _ = std::io::stdout().write_all(out.as_bytes());
            ExitCode::from(code)
        }
        Err(trouble) => {
            eprintln!("{}", trouble.trim_end());
            ExitCode::from(2)
        }
    }
}

pub fn end(project: &Project, call: &Call) -> Result<End, String> {
    let today = call.today.unwrap_or_else(today);
    let file = call.files.first().map_or_else(|| project.root.join("catalog.json"), PathBuf::from);
    match call.what {
        What::Check => check(&file, today),
        What::Assess => assess(call, today),
        What::Schema => write_schema(project, call.check),
        What::Report => cockpit::report(&file, today, call),
        What::Diff => cockpit::diff(call, today),
        What::Coverage => coverage::coverage(&file, today, call),
    }
}

/// What a command has to say. Trouble that leaves nothing to say is an `Err` instead.
#[derive(Debug, Default)]
pub struct End {
    pub out: String,
    /// For the error output.
    notes: String,
    pub code: u8,
}

fn wording() -> &'static dyn FaultWording {
    Language::German.faults()
}

fn check(file: &Path, today: Date) -> Result<End, String> {
    let name = shown(file);
    match read(&bytes_of(file)?, today) {
        Ok(reading) => Ok(checked(&name, &reading)),
        Err(faults) => {
            let mut out = described(&name, &faults);
            let _ = writeln!(out, "{name} ist kein lesbarer Katalog: {}.", counts(&faults));
            Ok(End { out, code: 2, ..End::default() })
        }
    }
}

/// Faults, personas that come out otherwise, and a last line that sums up.
fn checked(name: &str, reading: &Reading) -> End {
    let Reading { catalog, faults } = reading;
    let mut out = described(name, faults);
    let surprises = check_personas(catalog);
    for surprise in &surprises {
        let found = surprise.found.map_or("nicht auswertbar", |outcome| outcome.key());
        let _ = writeln!(
            out,
            "Beispielperson {}: Maßnahme „{}“ ist {found}, erwartet war {}.\n",
            surprise.persona,
            surprise.measure,
            surprise.expected.key()
        );
    }
    let mut failed: Vec<&str> = surprises.iter().map(|surprise| surprise.persona.as_str()).collect();
    failed.dedup();
    for measure in catalog.left_out() {
        let _ = writeln!(out, "Nicht auswertbar: {}", left_out(catalog, measure));
    }
    let measures = counted(catalog.measures().len(), "auswertbare Maßnahme", "auswertbare Maßnahmen");
    let personas = counted(catalog.personas().len(), "Beispielperson", "Beispielpersonen");
    let others =
        if failed.is_empty() { "alle wie erwartet".to_string() } else { format!("davon {} anders als erwartet", failed.len()) };
    let _ = writeln!(out, "{name}: {measures}; {}; {personas}, {others}.", counts(faults));
    let wrong = faults.iter().any(|fault| fault.severity == Severity::Error) || !surprises.is_empty();
    End { out, notes: String::new(), code: u8::from(wrong) }
}

/// A measure that is left out, with whom to ask.
fn left_out(catalog: &Catalog, measure: &foerderkompass_core::LeftOut) -> String {
    let contacts = measure.contacts.iter().filter_map(|at| catalog.contacts().get(*at));
    let ids: Vec<&str> = contacts.map(|contact| contact.id.as_str()).collect();
    let named = if measure.id.is_empty() { &measure.path } else { &measure.id };
    let ask = if ids.is_empty() { String::new() } else { format!(", Kümmerer: {}", ids.join(", ")) };
    format!("{named} ({}){ask}", if measure.title.is_empty() { &measure.path } else { &measure.title })
}

/// One fault after the other: severity, place, path; the sentence below.
fn described(name: &str, faults: &[Fault]) -> String {
    let mut text = String::new();
    for fault in faults {
        let at = fault.position;
        let path = if fault.path.is_empty() { String::new() } else { format!(" {}", fault.path) };
        let severity = wording().severity(fault.severity);
        let _ = writeln!(text, "{severity} {name}:{}:{}{path}\n    {}\n", at.line, at.column, wording().fault(&fault.kind));
    }
    text
}

/// How many faults of each severity.
fn counts(faults: &[Fault]) -> String {
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    [
        counted(count(Severity::Error), "Fehler", "Fehler"),
        counted(count(Severity::Warning), "Warnung", "Warnungen"),
        counted(count(Severity::Hint), "Hinweis", "Hinweise"),
    ]
    .join(", ")
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn assess(call: &Call, today: Date) -> Result<End, String> {
    let (Some(file), Some(answers)) = (&call.catalog, &call.answers) else {
        return Err(format!("assess braucht --catalog DATEI und --answers DATEI.\n\n{USAGE}"));
    };
    let dates = Dates { today, on: call.on.unwrap_or(today) };
    let name = shown(file);
    let reading = read(&bytes_of(file)?, today)
        .map_err(|faults| format!("{}\n{name} ist kein lesbarer Katalog.", described(&name, &faults)))?;
    let bytes = bytes_of(answers)?;
    let trouble = |sentence: String| format!("{}: {sentence}", shown(answers));
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes))
        .map_err(|_| trouble("Die Datei ist nicht in der Kodierung UTF-8 gespeichert.".to_string()))?;
    let profile = Profile::from_json(&reading.catalog, text).map_err(|misfit| trouble(wording().misfit(&misfit)))?;
    let out = serde_json::to_string_pretty(&report(&reading.catalog, &profile, dates)).map_err(|error| error.to_string())?;
    let errors = reading.faults.iter().any(|fault| fault.severity == Severity::Error);
    let notes = if errors {
        format!("{name}: {}. Mehr sagt: cargo xtask catalog check {name}\n", counts(&reading.faults))
    } else {
        String::new()
    };
    Ok(End { out: out + "\n", notes, code: 0 })
}

fn write_schema(project: &Project, only_check: bool) -> Result<End, String> {
    let file = project.root.join("catalog.schema.json");
    let name = shown(&file);
    let fresh = schema();
    if !only_check {
        shell::write(&file, &fresh)?;
        return Ok(End { out: format!("{name} ist geschrieben.\n"), ..End::default() });
    }
    if std::fs::read_to_string(&file).is_ok_and(|text| text == fresh) {
        return Ok(End { out: format!("{name} ist aktuell.\n"), ..End::default() });
    }
    let out = format!("{name} ist veraltet. Neu schreiben mit: cargo xtask catalog schema\n");
    Ok(End { out, code: 1, ..End::default() })
}

fn bytes_of(file: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("Die Datei {} gibt es nicht.", shown(file)),
        ErrorKind::IsADirectory => format!("{} ist ein Ordner, keine Datei.", shown(file)),
        ErrorKind::PermissionDenied => format!("Die Datei {} darf nicht gelesen werden.", shown(file)),
        _ => format!("{} lässt sich nicht lesen: {error}.", shown(file)),
    })
}

/// A file's name, relative to where we are if it lies there.
fn shown(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(here).unwrap_or(file).display().to_string()
}

/// The local day, as the system's own `date` says it; the standard library knows no time zones. Where there is no
/// such program, the day in Greenwich.
fn today() -> Date {
    let local = shell::ask("date", &["+%Y-%m-%d"]).and_then(|text| Date::parse(&text));
    local.unwrap_or_else(|| {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
        let days = i32::try_from(seconds / 86_400).unwrap_or(0);
        Date::new(1970, 1, 1).map_or(Date::MAX, |start| start.add_days(days))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        r#""format": "1", "title": "T", "publisher": "P", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01""#;

    /// A folder of this test with these files in it.
    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("foerderkompass-xtask-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        for (name, text) in files {
            std::fs::write(folder.join(name), text).expect("a file for the test");
        }
        folder
    }

    fn project(root: &Path) -> Project {
        Project { root: root.to_path_buf(), ..Project::here() }
    }

    /// What the words after `catalog` lead to.
    fn said(project: &Project, words: &[&str]) -> Result<End, String> {
        end(project, &Call::read(words)?)
    }

    #[test]
    fn check_says_everything_and_how_it_ended() {
        let measure =
            r#"{"id": "m", "title": "M", "summary": "S", "category": "k", "examples": ["x"], "responsible": [{"contact": "c"}]"#;
        let good = format!(
            r#"{{{HEAD}, "categories": [{{"id": "k", "label": "K"}}], "contacts": [{{"id": "c", "role": "R", "phone": "030 123"}}],
            "measures": [{measure}}}], "personas": [{{"id": "p", "title": "P", "answers": {{}}, "expect": {{"fits": ["m"]}}}}]}}"#
        );
        let flips = good.replace("\"fits\"", "\"open\"");
        let faulty = good.replace("\"summary\": \"S\"", "\"sumary\": \"S\"");
        let hinted = good.replace("[\"x\"]", "[]");
        let rows: [(&str, &str, u8, &[&str]); 6] = [
            (
                "good",
                &good,
                0,
                &["1 auswertbare Maßnahme; 0 Fehler, 0 Warnungen, 0 Hinweise; 1 Beispielperson, alle wie erwartet."],
            ),
            ("hinted", &hinted, 0, &["Hinweis ", "0 Warnungen, 1 Hinweis;"]),
            ("flips", &flips, 1, &["Beispielperson p: Maßnahme „m“ ist fits, erwartet war open.", "davon 1 anders als erwartet"]),
            (
                "faulty",
                &faulty,
                1,
                &["measures[0].sumary", "meinten Sie „summary“?", "Nicht auswertbar: m (M), Kümmerer: c", ":2:"],
            ),
            ("broken", "{\"format\": \"1\",}", 2, &["broken.json:1:16", "Komma zu viel", "kein lesbarer Katalog: 1 Fehler"]),
            ("fatal", "{\"format\": \"1\"}", 2, &["„title“ fehlt", "„measures“ fehlt", "6 Fehler"]),
        ];
        for (name, text, code, parts) in rows {
            let file = format!("{name}.json");
            let folder = folder(name, &[(&file, text)]);
            let path = folder.join(&file);
            let words = ["check", path.to_str().expect("a path"), "--today", "2026-11-22"];
            let end = said(&project(&folder), &words).expect(name);
            assert_eq!(end.code, code, "{name}: {}", end.out);
            for part in parts {
                assert!(end.out.contains(part), "{name} does not say {part}: {}", end.out);
            }
            std::fs::remove_dir_all(folder).expect("the test's own folder");
        }
    }

    /// The project's hostile texts: `check` ends as it should, names every fault in its place and prints nothing raw.
    #[test]
    fn check_stands_hostile_texts() {
        let project = Project::here();
        let mut tried = 0;
        for entry in std::fs::read_dir(project.root.join("tests/hostile")).expect("hostile texts") {
            let path = entry.expect("a file").path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let expected = shell::read_text(&path.with_extension("expect.txt")).expect("an expectation");
            let words = ["check", path.to_str().expect("a path"), "--today", "2026-11-22"];
            let end = said(&project, &words).expect("a readable file");
            let wrong = expected.contains("\nError ") || path.ends_with("persona-flips.json");
            let code = if expected.starts_with("no catalogue") { 2 } else { u8::from(wrong) };
            assert_eq!(end.code, code, "{}: {}", path.display(), end.out);
            let faults = expected.lines().filter(|line| line.starts_with(['E', 'W', 'H']));
            for line in faults.clone() {
                let place = line.split(' ').nth(1).expect("a place");
                assert!(end.out.contains(&format!(".json:{place}")), "{} is not named: {}", line, end.out);
            }
            let summary = usize::from(code != 2);
            assert_eq!(end.out.matches(".json:").count(), faults.count() + summary, "{}", end.out);
            let raw = end.out.chars().find(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(raw, None, "{}", path.display());
            tried += 1;
        }
        assert!(tried >= 60, "only {tried}");
    }

    #[test]
    fn check_without_a_file_reads_the_project_and_says_when_it_is_missing() {
        let folder = folder("none", &[]);
        let trouble = said(&project(&folder), &["check"]).expect_err("there is no catalogue");
        assert!(trouble.contains("catalog.json gibt es nicht"), "{trouble}");
        std::fs::remove_dir_all(folder).expect("the test's own folder");
    }

    #[test]
    fn assess_prints_one_object_or_nothing() {
        let catalog = format!(
            r#"{{{HEAD}, "categories": [{{"id": "k", "label": "K"}}], "attributes": [{{"id": "alter", "kind": "integer", "label": "Alter", "min": 0, "max": 120}}],
            "measures": [{{"id": "m", "title": "M", "summary": "S", "category": "k", "must": {{"attribute": "alter", "min": 18}}}}]}}"#
        );
        let folder = folder(
            "assess",
            &[
                ("k.json", &catalog),
                ("a.json", "\u{feff}{\"alter\": 17}"),
                ("typo.json", "{\"alder\": 17}"),
                ("large.json", "{\"alter\": 170}"),
                ("broken.json", "{\"alter\": 17"),
                ("broken-catalog.json", "{"),
            ],
        );
        let of = |name: &str| folder.join(name).to_str().expect("a path").to_string();
        let ask = |catalog: &str, answers: &str, more: &[&str]| {
            let (catalog, answers) = (of(catalog), of(answers));
            let mut words = vec!["assess", "--catalog", &catalog, "--answers", &answers];
            words.extend(more);
            said(&Project::here(), &words)
        };
        let end = ask("k.json", "a.json", &["--today", "2026-11-22", "--on=2027-01-01"]).expect("an assessment");
        let json: serde_json::Value = serde_json::from_str(&end.out).expect("one JSON value");
        assert_eq!((&json["today"], &json["on"]), (&"2026-11-22".into(), &"2027-01-01".into()));
        assert_eq!(json["measures"][0]["outcome"], "excluded");
        let same_day = ask("k.json", "a.json", &["--today", "2026-11-22"]).expect("an assessment");
        assert!(same_day.out.contains("\"on\": \"2026-11-22\""), "{}", same_day.out);
        for (catalog, answers, more, sentence) in [
            ("k.json", "typo.json", &[][..], "meinten Sie „alter“?"),
            ("k.json", "large.json", &[], "von 0 bis 120"),
            ("k.json", "broken.json", &[], "Zeile 1, Spalte 13"),
            ("k.json", "missing.json", &[], "gibt es nicht"),
            ("broken-catalog.json", "a.json", &[], "kein lesbarer Katalog"),
            ("k.json", "a.json", &["--on", "morgen"], "kein Datum"),
            ("k.json", "a.json", &["--on"], "fehlt der Wert"),
            ("k.json", "a.json", &["--off", "1"], "gibt es hier nicht"),
            ("k.json", "a.json", &["noch.json"], "braucht --catalog"),
        ] {
            let trouble = ask(catalog, answers, more).expect_err(sentence);
            assert!(trouble.contains(sentence), "{trouble}");
        }
        std::fs::remove_dir_all(folder).expect("the test's own folder");
    }

    #[test]
    fn schema_is_written_and_compared() {
        let folder = folder("schema", &[("catalog.schema.json", "{}")]);
        let project = project(&folder);
        assert_eq!(said(&project, &["schema", "--check"]).expect("an answer").code, 1);
        assert_eq!(said(&project, &["schema"]).expect("an answer").code, 0);
        assert_eq!(said(&project, &["schema", "--check"]).expect("an answer").code, 0);
        std::fs::remove_dir_all(folder).expect("the test's own folder");
    }

    #[test]
    fn today_is_a_day_of_these_years() {
        assert!((2026..2200).contains(&today().year()), "{}", today());
    }
}
