// SPDX-License-Identifier: EUPL-1.2
//! The report: `leistung.md` with its pictures, and the record that it was made of.

use std::path::Path;

use serde_json::Value;

use super::bars::bars;
use super::figures::{click, ready, right, sizes};
use super::plot::{Line, Plot};
use super::tables::{self, ENGINES};
use super::tried;
use crate::shell;

/// Writes the report, its pictures and the record below a folder.
pub fn write(folder: &Path, record: &Value) -> Result<(), String> {
    // As it is kept, so that the same record always makes the same report.
    let record = &rounded(record);
    let plots = plots(record);
    for (name, plot) in &plots {
        shell::write(&folder.join(format!("bilder/leistung-{name}.svg")), plot.svg())?;
    }
    let date = record["date"].as_str().unwrap_or("ohne-datum");
    shell::write(&folder.join(format!("messungen/bench-{date}.json")), format!("{record}\n"))?;
    shell::write(&folder.join("leistung.md"), text(record, &plots))
}

/// The record with five digits of every figure: more would be noise, and a longer file.
fn rounded(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(rounded).collect(),
        Value::Object(members) => members.iter().map(|(name, one)| (name.clone(), rounded(one))).collect(),
        Value::Number(number) if number.is_f64() => {
            let short = number.as_f64().and_then(|number| format!("{number:.4e}").parse::<f64>().ok());
            short.map_or(Value::Null, Value::from)
        }
        other => other.clone(),
    }
}

/// The pictures, by the names of their files.
fn plots(record: &Value) -> Vec<(&'static str, Plot)> {
    let sizes = sizes(record);
    let line = |style: usize, name: &str, of: &dyn Fn(usize) -> Option<f64>| {
        let points = sizes.iter().filter_map(|size| Some((*size as f64, of(*size)?))).collect();
        Line { name: name.to_owned(), style, points }
    };
    let engines = |of: &dyn Fn(usize, &str) -> Option<f64>| {
        let lines = ENGINES.iter().enumerate().map(|(style, (engine, label))| line(style, label, &|size| of(size, engine)));
        lines.filter(|line| !line.points.is_empty()).collect::<Vec<_>>()
    };
    let plot = |title: &str, unit: &str, lines, limit: Option<(f64, &str)>| {
        let limit = limit.map(|(at, words)| (at, words.to_owned()));
        Plot { title: title.to_owned(), unit: unit.to_owned(), lines, limit }
    };
    let milliseconds = "Millisekunden";
    let job = |name: &'static str| engines(&|size, engine| right(record, size, name, engine));
    let mut loading = engines(&|size, engine| ready(record, size, engine).map(|samples| samples.median));
    loading.push(line(ENGINES.len(), "nur JSON.parse", &|size| ready(record, size, "JSON.parse").map(|samples| samples.median)));
    let growth = |size: usize| {
        let entry = record["growth"].as_array()?.iter().find(|entry| entry["size"] == size)?;
        entry["instructions"].as_f64()
    };
    let clicks = vec![line(0, "Förderkompass", &|size| click(record, size).map(|samples| samples.median))];
    vec![
        (
            "antworten",
            plot(
                "Ergebnisse, Zählungen und Fragen nach einer Antwort",
                milliseconds,
                job("answers"),
                Some((8.0, "Schranke 8 ms bei 100 000")),
            ),
        ),
        ("filter", plot("Filter mit Zählungen", milliseconds, job("filters"), None)),
        (
            "text",
            plot(
                "Suche nach ganzen Wörtern, mit Zählungen",
                milliseconds,
                job("words"),
                Some((4.0, "Schranke 4 ms bei 100 000")),
            ),
        ),
        ("laden", plot("Vom Text des Katalogs bis zu den ersten Ergebnissen", milliseconds, loading, None)),
        ("klick", plot("Vom Klick bis zum nächsten Bild", milliseconds, clicks, None)),
        ("wachstum", plot("Befehle des Prozessors je Antwort", "Befehle", vec![line(0, "Förderkompass", &growth)], None)),
    ]
}

fn text(record: &Value, plots: &[(&str, Plot)]) -> String {
    let picture = |name: &str| {
        let plot = plots.iter().find(|(file, plot)| *file == name && plot.lines.iter().any(|line| !line.points.is_empty()));
        plot.map_or(String::new(), |(_, plot)| format!("\n![{}. {}](bilder/leistung-{name}.svg)\n", plot.title, plot.told()))
    };
    let job = |title: &str, note: &str, name: &str, image: &str| {
        format!("### {title}\n\n{note}\n\n{}{}\n", tables::of_job(record, name), picture(image))
    };
    let start = &record["found"]["start"];
    let one = |key: &str| record[key].as_str().unwrap_or("–");
    [
        intro(record, one("date"), start["browser"].as_str().unwrap_or("–")),
        bars_table(record),
        tried::section(&bars(record)),
        "## Rechnen\n\nJe Zelle: Median (p99), danach, wie viel länger als beim Förderkompass. Ein Strich heißt: Das kann das \
         Rechenwerk nicht, oder es wurde nicht gemessen. „falsch“ heißt: Das Ergebnis weicht vom richtigen ab, die Zeit zählt \
         nicht.\n"
            .to_owned(),
        job(
            "Antworten eine nach der anderen",
            "Nach jeder von acht Antworten: Ergebnis jeder Maßnahme, Zählungen je Ergebnis, Thema, Form und Träger, alle Fragen mit \
             dem, was sie klären.",
            "answers",
            "antworten",
        ),
        job("Eine Antwort ändern", "Dieselben Ergebnisse, wenn eine Antwort hin und her wechselt.", "changes", ""),
        job(
            "Filter mit Zählungen",
            "Thema, Form und Träger, jeder Wert mit der Zahl, die er zeigen würde. Förderkompass und Schleife rechnen dabei alles \
             andere mit.",
            "filters",
            "filter",
        ),
        job("Text: ganze Wörter", "Mit Filter und Zählungen. Die Wörter stehen nie in Zusammensetzungen.", "words", "text"),
        job(
            "Text: Wortteile und Umlaute",
            "„schulung“ in „Umschulung“, „foerderung“ für „Förderung“, mit Filter und Zählungen.",
            "parts",
            "",
        ),
        job("Begründungen von 20 Karten", "Mit allen Bedingungen, Zuständigen und Trägern. Nur der Förderkompass begründet.", "explained", ""),
        format!(
            "### Wachstum in Befehlen\n\nAußerhalb des Browsers mit callgrind gezählt, daher auf jedem Rechner gleich: alles, was nach \
             einer Antwort zu rechnen ist.\n\n{}{}",
            tables::of_growth(record),
            picture("wachstum")
        ),
        format!(
            "## Laden\n\nVom Text des Katalogs bis zu den ersten Ergebnissen, mit allem, was dafür aufzubauen ist; in Klammern die Zahl \
             der Stichproben. Bei MiniSearch, ItemsJS und crossfilter2 gehört `JSON.parse` dazu.\n\n{}{}",
            tables::of_loading(record),
            picture("laden")
        ),
        format!(
            "## Oberfläche\n\nDas Element, wie es ausgeliefert wird. „Bild“ ist der nächste gezeichnete Frame; lange Aufgaben dauern über \
             50 ms.\n\n{}{}\n### Speicher\n\nBei 1 000 Maßnahmen, JavaScript nach einer Speicherbereinigung.\n\n{}",
            tables::of_widget(record),
            picture("klick"),
            tables::of_memory(record)
        ),
        format!(
            "## Start von der Dateiablage\n\nDie eine Datei und eine einfache Seite mit ItemsJS und demselben Katalog, die nur sucht und \
             filtert. Von `file://`, bis die erste Maßnahme im Dokument steht; Obergrenzen. In Klammern die Zahl der Stichproben.\n\n{}",
            tables::of_start(record)
        ),
        format!("## Größe\n\n{}", tables::of_bytes(record)),
        format!("## Editor\n\nEine Taste im Titel einer Maßnahme.\n\n{}\n## Förderketten\n\n{}", tables::of_editor(record), tables::of_chains(one("chains"))),
        outro().to_owned(),
    ]
    .join("\n")
}

fn intro(record: &Value, date: &str, browser: &str) -> String {
    let cores = record["machine"]["cores"].as_u64().unwrap_or(0);
    let samples = record["samples"].as_u64().unwrap_or(0);
    format!(
        "# Leistung: Zahlen und wie sie entstehen\n\nFür IT und alle, die wissen wollen, ob der Förderkompass auch bei vielen tausend \
         Maßnahmen schnell bleibt. Diese Seite schreibt `cargo xtask bench`; keine Zahl ist von Hand eingetragen.\n\nGemessen am {date} in \
         Chromium ({browser}, ohne Fenster) auf einem Rechner mit {cores} Prozessorkernen, höchstens {samples} Stichproben je Wert. \
         Vertrauen Sie den Verhältnissen mehr als den Millisekunden: Beide Seiten eines Verhältnisses stammen aus demselben Lauf. Alle \
         Stichproben stehen in [messungen/bench-{date}.json](messungen/bench-{date}.json).\n"
    )
}

fn bars_table(record: &Value) -> String {
    let mut text = "## Schranken\n\n| was | Schranke | gemessen | erreicht |\n|---|---|---:|---|\n".to_owned();
    for bar in bars(record) {
        let reached = match bar.reached {
            Some(true) => "ja".to_owned(),
            Some(false) => format!("**nein**, {}", bar.short),
            None => "–".to_owned(),
        };
        text.push_str(&format!("| {} | {} | {} | {reached} |\n", bar.what, bar.bar, bar.found));
    }
    text
}

fn outro() -> &'static str {
    "## So wird gemessen\n\n\
     - Ein erzeugter Katalog mit festem Startwert: deutsche Wörter und Zusammensetzungen, 16 Angaben aller Arten, je Maßnahme rund 771 \
     Byte und 47 Wörter, höchstens 2 000 verschiedene Voraussetzungen.\n\
     - Eine Seite enthält alle Rechenwerke. Alle tun dasselbe in derselben Reihenfolge, abwechselnd vor und zurück (ABBA).\n\
     - Was richtig ist, rechnet der Kern außerhalb des Browsers. Die einfache Schleife ist davon unabhängig in JavaScript nach der \
     Beschreibung des Formats geschrieben: Wo beide gleich sind, irren nicht beide zufällig gleich.\n\
     - Die Uhr des Browsers ist 5 µs genau (COOP und COEP). Kurze Aufrufe werden wiederholt, bis eine Stichprobe 20 ms dauert; dauert ein \
     Wert zu lange, genügen fünf Stichproben.\n\
     - Die anderen Rechenwerke laufen mit den Einstellungen ihrer Anleitungen. MiniSearch bekommt gefaltete Umlaute und Wortanfänge und \
     zählt in seinem Filter.\n\
     - Ändern sich nur Text oder Filter, gilt beim Förderkompass weiter, was aus den Antworten folgt; die einfache Schleife rechnet \
     immer alles neu.\n\
     - Der Bau des Rechenwerks hat dieselben Einstellungen wie die ausgelieferte Datei.\n\n\
     ## Was nicht gemessen ist\n\n\
     - Firefox, Safari und Edge; Telefone; gedrosselte Prozessoren; langsame Netzlaufwerke.\n\
     - ItemsJS ab 100 000 Maßnahmen: Sein Index braucht dort Minuten.\n\
     - Orama, FlexSearch, Fuse, TanStack und SQLite.\n\
     - Kataloge von Ländern oder vom Bund: Es gibt noch keinen in diesem Format.\n\
     - Wie lange ein Mensch braucht.\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn record() -> Value {
        let job = |ours: f64, plain: f64| json!({ "ours": { "times": [ours], "wrong": [] }, "plain": { "times": [plain], "wrong": [] } });
        let wrong =
            json!({ "ours": { "times": [1.0], "wrong": [] }, "minisearch": { "times": [9.0], "wrong": ["shown: 1 statt 2"] } });
        json!({
            "date": "2026-11-22", "samples": 30, "machine": { "cores": 2 }, "bytes": { "single": 200_000 },
            "growth": [{ "size": 100_000, "instructions": 5_000_000 }],
            "found": {
                "engines": [{ "size": 100_000, "jobs": { "answers": job(7.0, 210.0), "parts": wrong },
                    "ready": { "JSON.parse": [100.0], "ours": [250.0] } }],
                "widget": [{ "size": 100_000, "late": 45 }],
                "start": { "browser": "HeadlessChrome/156.0.1.2", "ours": { "cold": [150.0], "warm": [] },
                    "itemsjs": { "cold": [120.0], "warm": [] } },
            },
        })
    }

    #[test]
    fn the_report_says_what_was_reached_and_what_not() {
        let text = text(&record(), &plots(&record()));
        for expected in [
            "| Ergebnisse, Zählungen und Fragen, 100 000 Maßnahmen | höchstens 8,00 ms | 7,00 ms | ja |",
            "| dasselbe gegen die einfache Schleife | mindestens 20,0-mal | 30,0-mal | ja |",
            "| eine Datei ohne Katalog | höchstens 190\u{202f}000 Byte | 200\u{202f}000 Byte | **nein**, 1,05-mal über der Schranke |",
            "| dasselbe, 10 000 Maßnahmen | höchstens 1,00 ms | nicht gemessen | – |",
            "| einfache Schleife | 210 ms (p99 210 ms), 30,0-mal |",
            "| MiniSearch | falsch |",
            "- MiniSearch weicht bei 100\u{202f}000 Maßnahmen in 1 Schritten ab, im ersten bei `shown: 1 statt 2`.",
            "| Klick bis zum Bild | nicht in 45 s |",
            "| 100\u{202f}000 | 5\u{202f}000\u{202f}000 | 50,0 |",
            "HeadlessChrome/156.0.1.2",
            "| erste Seite eines neuen Browsers | 150 ms (p99 150 ms) (1) | 120 ms (p99 120 ms) (1) | 1,25-mal |",
        ] {
            assert!(text.contains(expected), "{expected} is missing in\n{text}");
        }
        assert!(text.contains("](bilder/leistung-antworten.svg)") && !text.contains("](bilder/leistung-klick.svg)"));
    }

    #[test]
    fn the_record_keeps_five_digits() {
        assert_eq!(rounded(&json!({ "a": [1.23456789, 7, "x"] })), json!({ "a": [1.2346, 7, "x"] }));
    }
}
