// SPDX-License-Identifier: EUPL-1.2
//! The page itself: the table of promises, then what the figures consist of, then what is not tested.

use super::evidence::{Evidence, count, lasting, number, when};
use super::{mutants, promises};
use crate::records::Record;

const HEAD: &str = "\
# Qualität: Versprechen, Tests, Zahlen

Für IT und Datenschutz. Jede Zeile nennt ein Versprechen, die Tests dahinter und die Zahl, die zuletzt gemessen wurde; \
bei den Zufallsfällen die des längsten Laufs.

- Diese Seite schreibt `cargo xtask report`. Keine Zahl ist von Hand eingetragen.
- Die Zahlen stehen mit Datum und Stand in [messungen/verlauf.jsonl](messungen/verlauf.jsonl). Ein Stand mit `+` heißt: Der \
Arbeitsstand wich davon ab.
- Steht „noch nicht gemessen“, gibt es dafür noch keine Zahl.
- Jede Stelle, die prüft, ist im Quelltext zu finden; ein Test prüft, dass es sie gibt.

## Versprechen

";

/// What no figure says. Sentences, no numbers.
const NOT_TESTED: &[&str] = &[
    "**Ob der Katalog das Recht richtig wiedergibt.** Geprüft wird, dass das Programm tut, was im Katalog steht. Den Katalog \
     prüfen Menschen; offene Punkte nennt `cargo xtask catalog report`.",
    "**Bedienung mit einem Screenreader durch Menschen.** Ein Ablauf steht in [nvda.md](nvda.md); er ist noch nicht \
     durchgeführt. Programme finden Fehler, nicht deren Fehlen.",
    "**Safari, Edge und Mobilgeräte.** Geprüft wird in Chromium, Firefox und WebKitGTK unter Linux, ohne Fenster. Edge und \
     Safari haben verwandte, aber nicht dieselben Rechenwerke.",
    "**Schutz vor der Seite selbst.** Wer die Seite, das Programm oder den Browser verändern kann, kann alles lesen. Siehe \
     [sicherheit.md](sicherheit.md).",
    "**Befehle in den Dokumenten.** Jeder wird gelesen, wie das Programm ihn liest; ausgeführt werden in den Tests nur die \
     zum Katalog. Die übrigen bauen, messen oder installieren.",
    "**Alltag im Jobcenter.** Ob das Programm Zeit spart und richtig verstanden wird, misst kein Test.",
];

pub fn page(evidence: &Evidence) -> String {
    let mut page = HEAD.to_string();
    page += "| Versprechen | geprüft durch | Zahl |\n|---|---|---|\n";
    for promise in promises::ALL {
        let shown = |(file, name): &(&str, &str)| match *file {
            promises::COMMAND => format!("`cargo xtask {name}`"),
            file => format!("`{name}` in [{}](../{file})", short(file)),
        };
        let tests: Vec<String> = promise.tests.iter().map(shown).collect();
        let figure = (promise.figure)(evidence).unwrap_or_else(|| "noch nicht gemessen".to_string());
        page += &format!("| {} | {} | {figure} |\n", promise.said, tests.join("<br>"));
    }
    let parts = [cases(evidence), faults(evidence), fuzzing(evidence), uncovered(evidence), artefacts(evidence)];
    parts.iter().flatten().for_each(|part| page += &format!("\n{part}"));
    page += "\n## Was nicht getestet ist\n\n";
    NOT_TESTED.iter().for_each(|said| page += &format!("- {said}\n"));
    let unmeasured = promises::ALL.iter().filter(|promise| (promise.figure)(evidence).is_none()).count();
    if unmeasured > 0 {
        let all = promises::ALL.len();
        page += &format!("- **Noch nicht gemessen:** {unmeasured} von {all} Versprechen; die Tabelle oben nennt sie.\n");
    }
    page
}

fn short(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// What occurred in the random cases.
fn cases(evidence: &Evidence) -> Option<String> {
    let record = evidence.soak()?;
    let seen = record.figures["seen"].as_object()?;
    let mut part = format!("## Was in den Zufallsfällen vorkam\n\n{}.\n\n| was | wie oft |\n|---|---:|\n", when(&record));
    for (what, said) in SEEN {
        part += &format!("| {said} | {} |\n", number(seen.get(*what)?.as_u64()?));
    }
    Some(part)
}

const SEEN: &[(&str, &str)] = &[
    ("outcome fits", "kommt in Betracht"),
    ("outcome fits_after_hurdle", "nach einem Schritt"),
    ("outcome unlikely", "eher nicht"),
    ("outcome open", "noch offen"),
    ("outcome excluded", "derzeit nicht möglich"),
    ("almost by waiting", "fast: durch Abwarten"),
    ("almost a flag", "fast: durch ein Ja"),
    ("almost a choice", "fast: durch eine andere Wahl"),
    ("almost an ordinal", "fast: durch die nächste Stufe"),
    ("a question that decides", "Frage, die eine Maßnahme klärt"),
    ("a question that decides several", "Frage, die mehrere Maßnahmen klärt"),
    ("represented", "Vertretung bei Abwesenheit"),
    ("on is before today", "Stichtag vor heute"),
    ("on is after today", "Stichtag nach heute"),
];

/// Faults put in, file by file.
fn faults(evidence: &Evidence) -> Option<String> {
    let sum = mutants::sum(evidence);
    if sum.files.is_empty() {
        return None;
    }
    let mut part = "## Verfälschte Stellen je Datei\n\n`cargo xtask mutants` ändert eine Stelle nach der anderen; ein Test muss es \
        merken. „Endlos“ heißt: Der Test kam nicht zum Ende, auch das fällt auf. „Baut nicht“ zählt nicht. Was nicht bemerkt werden kann, \
        steht mit Grund in [.cargo/mutants.toml](../.cargo/mutants.toml).\n\n| Datei | bemerkt | nicht bemerkt | endlos | baut nicht | \
        Lauf |\n|---|---:|---:|---:|---:|---|\n"
        .to_string();
    let (mut missed, mut endless) = (Vec::new(), Vec::new());
    for (file, record) in &sum.files {
        let of = |name: &str| count(&record.figures, name).map_or("–".to_string(), number);
        part += &format!(
            "| `{file}` | {} | {} | {} | {} | {} |\n",
            of("/caught"),
            of("/missed"),
            of("/timeouts"),
            of("/unviable"),
            when(record)
        );
        let named = |list: &str| {
            let names = record.figures[list].as_array().into_iter().flatten();
            names.filter_map(|name| name.as_str()).collect::<Vec<_>>()
        };
        missed.extend(named("missed_names"));
        endless.extend(named("timeout_names"));
    }
    part += &format!(
        "| zusammen | {} | {} | {} | {} | |\n",
        number(sum.caught),
        number(sum.missed),
        number(sum.timeouts),
        number(sum.unviable)
    );
    for (said, names) in [("Nicht bemerkt", missed), ("Endlos", endless)].into_iter().filter(|(_, names)| !names.is_empty()) {
        part += &format!("\n{said}:\n\n");
        names.iter().for_each(|name| part += &format!("- `{}`\n", name.replace('`', "'")));
    }
    for (said, files) in [("Seither geändert", &sum.changed), ("Noch nicht geprüft", &sum.waiting)] {
        let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
        if !files.is_empty() {
            part += &format!("\n{said}: {}.\n", files.join(", "));
        }
    }
    Some(part)
}

/// Random inputs, target by target, over all runs.
fn fuzzing(evidence: &Evidence) -> Option<String> {
    let fuzzed = evidence.fuzzed();
    let mut part =
        "## Zufallseingaben je Ziel\n\nLaufzeit, Rechenzeit und Eingaben über alle Läufe; Sammlung und Funde vom letzten \
        Lauf des Ziels.\n\n| Ziel | Laufzeit | Rechenzeit | Eingaben | Sammlung | Funde | letzter Lauf |\n\
        |---|---:|---:|---:|---:|---:|---|\n"
            .to_string();
    for (name, target) in &fuzzed {
        let of = |name: &str| count(target.found, name).map_or("–".to_string(), number);
        part += &format!(
            "| `{name}` | {} | {} | {} | {} | {} | {} |\n",
            lasting(target.seconds),
            lasting(target.computed),
            number(target.executions),
            of("/corpus"),
            of("/findings"),
            when(target.last)
        );
    }
    (!fuzzed.is_empty()).then_some(part)
}

/// Why places are left, and those without a reason.
fn reasons(record: &Record) -> String {
    let mut part = "Ein Grund gilt für eine Art von Zeile ([left.rs](../xtask/src/coverage/left.rs)), etwa jede mit `.get(`, nicht für jede \
        Zeile einzeln.\n\n| Grund | Stellen |\n|---|---:|\n"
        .to_string();
    for (reason, count) in record.figures["reasons"].as_object().into_iter().flatten() {
        part += &format!("| {reason} | {count} |\n");
    }
    let unexplained = record.figures["unexplained"].as_array().into_iter().flatten().filter_map(|place| place.as_str());
    unexplained.for_each(|place| part += &format!("| kein Grund: `{}` | 1 |\n", place.replace('`', "'").replace('|', "\\|")));
    part
}

/// The lines that no test reaches.
fn uncovered(evidence: &Evidence) -> Option<String> {
    let record = evidence.newest("coverage")?;
    let left = record.figures["left"].as_array().filter(|left| !left.is_empty())?;
    let mut part = format!(
        "## Was kein Test im Rechenkern erreicht\n\n{}.\n\n{}\n| Datei | Zeilen | Zeilen mit einer Verzweigung, die nur in eine Richtung \
         genommen wird |\n|---|---|---|\n",
        when(record),
        reasons(record)
    );
    for file in left {
        let listed = |name: &str| {
            let places: Vec<&str> = file[name].as_array().into_iter().flatten().filter_map(|place| place.as_str()).collect();
            places.join(", ")
        };
        part += &format!("| `{}` | {} | {} |\n", file["file"].as_str()?, listed("lines"), listed("branches"));
    }
    Some(part)
}

/// Hashes of what two builds made.
fn artefacts(evidence: &Evidence) -> Option<String> {
    let record = evidence.newest("reproduce")?;
    let mut part = format!("## Prüfsummen der Bauten (SHA-256)\n\n{}.\n\n| Datei | Prüfsumme |\n|---|---|\n", when(record));
    for (name, hash) in record.figures["sha256"].as_object()? {
        part += &format!("| `{name}` | `{}` |\n", hash.as_str()?);
    }
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn evidence(records: &[(&str, Value)]) -> Evidence {
        let record = |(kind, figures): &(&str, Value)| Record {
            kind: (*kind).to_string(),
            date: "2026-11-22".to_string(),
            commit: "abcdef".to_string(),
            seconds: 3_600,
            figures: figures.clone(),
        };
        let tried = ["core/src/criterion.rs", "core/src/near.rs"].map(|file| (file.to_string(), "now".to_string())).into();
        Evidence { records: records.iter().map(record).collect(), host_pages: 12, hostile: 90, tried }
    }

    #[test]
    fn without_records_nothing_is_claimed() {
        let page = page(&evidence(&[]));
        let table = page.split("## Versprechen").nth(1).unwrap().split("## Was nicht").next().unwrap();
        for row in table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Versprechen")) {
            assert!(row.ends_with("| noch nicht gemessen |") || row.ends_with("hier gezählt |"), "{row}");
        }
        assert!(page.contains("**Noch nicht gemessen:** "));
    }

    #[test]
    fn figures_come_from_the_records() {
        let seen: serde_json::Map<String, Value> = SEEN.iter().map(|(what, _)| ((*what).to_string(), json!(7_000))).collect();
        let test = json!({"all": true, "passed": 1_500, "failed": 0, "parts": [
            {"name": "page tests", "passed": 400, "failed": 1, "note": "312 states under axe, 2 violations, 1 at the second try only"},
            {"name": "native tests", "passed": 800, "failed": 0},
            {"name": "size of the single file", "passed": 1, "failed": 0, "note": "180000 of 230000 bytes"},
            {"name": "size of the app", "passed": 1, "failed": 0, "note": "100 of 204000 bytes"},
            {"name": "size of the editor", "passed": 1, "failed": 0, "note": "1300000 of 1500000 bytes"},
        ]});
        let page = page(&evidence(&[
            (
                "soak",
                json!({"first_seed": 0, "cases": 10_000_000, "mismatches": 3, "plain_cases": 5, "plain_mismatches": 0, "seen": seen}),
            ),
            ("test", test),
            (
                "mutants",
                json!({"file": "core/src/criterion.rs", "caught": 40, "missed": 1, "unviable": 2, "timeouts": 3,
                "missed_names": ["core/src/criterion.rs:9: replace > with >="]}),
            ),
            (
                "fuzz",
                json!({"targets": [{"name": "json", "seconds": 3_600, "cpu_seconds": 1_800, "executions": 5_000, "corpus": 9, "findings": 0}]}),
            ),
            (
                "fuzz",
                json!({"targets": [{"name": "json", "seconds": 600, "cpu_seconds": 600, "executions": 1_000, "corpus": 11, "findings": 1}]}),
            ),
            ("bench", json!({"bars": [{"reached": true}, {"reached": false}]})),
            (
                "coverage",
                json!({"lines": {"covered": 990, "count": 1_000}, "left": [{"file": "core/src/json.rs", "lines": ["7-8"], "branches": ["3"]}],
                "reasons": {"Ausweg": 2}, "unexplained": ["core/src/json.rs:3: a || b"]}),
            ),
            ("reproduce", json!({"artefacts": 2, "different": 0, "sha256": {"a.html": "00ff"}})),
        ]));
        for expected in [
            "10\u{202f}000\u{202f}000 Zufallsfälle, 3 Abweichungen, 60 min (2026-11-22, Stand `abcdef`)",
            "312 Zustände unter axe, 2 Verstöße",
            "40 verfälschte Stellen bemerkt, 3 endlos, 1 nicht bemerkt; geprüft 1 von 2 Dateien",
            "- `core/src/criterion.rs:9: replace > with >=`",
            "Noch nicht geprüft: `core/src/near.rs`.",
            "| `json` | 70 min | 40 min | 6\u{202f}000 | 11 | 1 | 2026-11-22, Stand `abcdef` |",
            "1 von 2 Schranken erreicht",
            "990 von 1\u{202f}000 Zeilen (",
            "| `core/src/json.rs` | 7-8 | 3 |",
            "| Ausweg | 2 |\n| kein Grund: `core/src/json.rs:3: a \\|\\| b` | 1 |",
            "eine Datei ohne Katalog 180\u{202f}000 von erlaubten 230\u{202f}000 Byte",
            "alle Seitentests: 400 bestanden, davon 1 erst beim zweiten Versuch, 1 nicht",
            "1\u{202f}500 bestanden, 0 nicht",
            "2 Dateien, 0 verschieden",
            "| `a.html` | `00ff` |",
            "| kommt in Betracht | 7\u{202f}000 |",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
        assert!(page.contains("| noch nicht gemessen |"), "supply is missing");
    }
}
