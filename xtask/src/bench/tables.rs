// SPDX-License-Identifier: EUPL-1.2
//! The tables of the report, as Markdown.

use serde_json::Value;

use super::figures::{Samples, at_size, click, grouped, job, ready, right, sizes, three_digits, time, times};

/// The engines as they are called in the report.
pub const ENGINES: &[(&str, &str)] = &[
    ("ours", "Förderkompass"),
    ("plain", "einfache Schleife"),
    ("itemsjs", "ItemsJS"),
    ("minisearch", "MiniSearch"),
    ("crossfilter", "crossfilter2"),
];

/// A table of lines; the first cell of each names it.
fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = format!("|---|{}\n", "---:|".repeat(head.len().saturating_sub(1)));
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{rule}{rows}", line(head))
}

fn head(record: &Value, first: &str) -> Vec<String> {
    let sizes = sizes(record).into_iter().map(|size| format!("{} Maßnahmen", grouped(size as i64)));
    std::iter::once(first.to_owned()).chain(sizes).collect()
}

fn median(Samples { median, p99, .. }: Samples) -> String {
    format!("{} (p99 {})", time(median), time(p99))
}

/// Times of a job: median, p99, how many times as long as ours takes; or that the result is wrong.
pub fn of_job(record: &Value, name: &str) -> String {
    let cell = |size: usize, engine: &str| match job(record, size, name, engine) {
        None => "–".to_owned(),
        Some((_, wrong)) if !wrong.is_empty() => "falsch".to_owned(),
        Some((samples, _)) => match right(record, size, name, "ours").filter(|_| engine != "ours") {
            Some(ours) => format!("{}, {}", median(samples), times(samples.median / ours)),
            None => median(samples),
        },
    };
    let mut rows = Vec::new();
    for (engine, label) in ENGINES {
        let cells: Vec<String> = sizes(record).into_iter().map(|size| cell(size, engine)).collect();
        rows.push(std::iter::once((*label).to_owned()).chain(cells).collect());
    }
    table(&head(record, "Rechenwerk"), &rows) + &faults(record, name)
}

/// What is wrong where it is, one line per engine.
fn faults(record: &Value, name: &str) -> String {
    let mut text = String::new();
    for (engine, label) in ENGINES {
        let all = sizes(record).into_iter().rev().filter_map(|size| Some((size, job(record, size, name, engine)?.1)));
        let found = all.filter(|(_, wrong)| !wrong.is_empty()).map(|(size, wrong)| (size, wrong.len(), wrong.first().cloned()));
        if let Some((size, count, Some(first))) = found.into_iter().next() {
            let size = grouped(size as i64);
            text.push_str(&format!("- {label} weicht bei {size} Maßnahmen in {count} Schritten ab, im ersten bei `{first}`.\n"));
        }
    }
    if text.is_empty() { text } else { format!("\nWas falsch ist:\n\n{text}") }
}

/// From the text of the catalogue to the first results.
pub fn of_loading(record: &Value) -> String {
    let mut rows = Vec::new();
    let engines = [("JSON.parse", "nur `JSON.parse`")].into_iter().chain(ENGINES.iter().copied());
    for (engine, label) in engines {
        let cell = |size: usize| match (ready(record, size, engine), ready(record, size, "JSON.parse")) {
            (Some(samples), Some(parse)) if engine != "JSON.parse" => {
                format!("{}, {} `JSON.parse` ({})", time(samples.median), times(samples.median / parse.median), samples.count)
            }
            (Some(samples), _) => format!("{} ({})", time(samples.median), samples.count),
            _ => "–".to_owned(),
        };
        rows.push(std::iter::once(label.to_owned()).chain(sizes(record).into_iter().map(cell)).collect());
    }
    for (part, label) in [
        ("open", "davon Förderkompass: lesen und prüfen"),
        ("index", "davon Förderkompass: Bedingungen und Filter ordnen"),
        ("words", "danach Förderkompass: bis Texte gesucht werden können"),
    ] {
        let cell = |size: usize| {
            let parts = at_size(&record["found"]["engines"], size)["parts"].as_array().cloned().unwrap_or_default();
            let times: Vec<f64> = parts.iter().filter_map(|one| one[part].as_f64()).collect();
            Samples::of(&times).map_or("–".to_owned(), |samples| time(samples.median))
        };
        rows.push(std::iter::once(label.to_owned()).chain(sizes(record).into_iter().map(cell)).collect());
    }
    table(&head(record, "Rechenwerk"), &rows)
}

/// Bytes of the engines and of what ships.
pub fn of_bytes(record: &Value) -> String {
    let bytes = &record["bytes"];
    let size = |value: &Value| value.as_i64().map_or("–".to_owned(), grouped);
    let mut rows = Vec::new();
    for (engine, label) in ENGINES {
        let entry = &bytes["engines"][engine];
        let version = entry["version"].as_str().map(|version| format!(" {version}")).unwrap_or_default();
        rows.push(vec![format!("Rechenwerk: {label}{version}"), size(&entry["brotli"])]);
    }
    let app = &bytes["app"];
    rows.push(vec!["ganze Anwendung: WebAssembly".to_owned(), size(&app["wasm"])]);
    rows.push(vec!["ganze Anwendung: Skript, Stil, Worte".to_owned(), size(&app["script"])]);
    rows.push(vec!["ganze Anwendung zusammen".to_owned(), size(&app["brotli"])]);
    let mut text = table(&["was".to_owned(), "Byte nach brotli".to_owned()], &rows);
    text.push_str(&format!(
        "\nDie eine Datei hat ohne Katalog {} Byte, der Editor {}. Die Vergleichsseite mit ItemsJS hat mit dem Katalog {} Byte, die eine \
         Datei mit ihm {}.\n",
        size(&bytes["single"]),
        size(&bytes["editor"]),
        size(&bytes["itemsjs_page"]),
        size(&bytes["single_with_catalog"])
    ));
    text
}

/// The widget itself, at every size.
pub fn of_widget(record: &Value) -> String {
    let row = |label: &str, of: &dyn Fn(usize, &Value) -> String| -> Vec<String> {
        let cell = |size: usize| {
            let entry = at_size(&record["found"]["widget"], size);
            match (entry["late"].as_u64(), entry["trouble"].as_str()) {
                (Some(seconds), _) => format!("nicht in {seconds} s"),
                (_, Some(_)) => "Fehler".to_owned(),
                _ => of(size, entry),
            }
        };
        std::iter::once(label.to_owned()).chain(sizes(record).into_iter().map(cell)).collect()
    };
    let one = |value: &Value| value.as_f64().map_or("–".to_owned(), time);
    let tasks =
        |entry: &Value| -> Vec<f64> { entry["longTasks"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect() };
    let rows = [
        row("vom Text bis zum ersten Bild", &|_, entry| one(&entry["shown"])),
        row("lange Aufgaben beim Laden", &|_, entry| tasks(entry).len().to_string()),
        row("die längste davon", &|_, entry| tasks(entry).into_iter().reduce(f64::max).map_or("–".to_owned(), time)),
        row("Karten im Dokument", &|_, entry| entry["clicks"]["cards"].as_i64().map_or("–".to_owned(), grouped)),
        row("Klick bis zum Bild", &|size, entry| match entry["clicks"]["late"].as_u64() {
            Some(seconds) => format!("nicht in {seconds} s"),
            None => click(record, size).map_or("–".to_owned(), median),
        }),
        row("davon rechnen", &|_, entry| Samples::read(&entry["clicks"]["busy"]).map_or("–".to_owned(), median)),
    ];
    table(&head(record, "was"), &rows)
}

/// Memory after many clicks.
pub fn of_memory(record: &Value) -> String {
    let entries = record["found"]["widget"].as_array().into_iter().flatten();
    let Some(memory) = entries.filter_map(|entry| entry["memory"].as_array()).next() else {
        return "Nicht gemessen.\n".to_owned();
    };
    let size = |value: &Value| value.as_f64().map_or("–".to_owned(), |bytes| grouped(bytes as i64));
    let mut sum = 0;
    let rows: Vec<Vec<String>> = (memory.iter())
        .map(|taken| {
            sum += taken["clicks"].as_i64().unwrap_or(0);
            vec![grouped(sum), size(&taken["wasm"]), size(&taken["heap"]), size(&taken["nodes"])]
        })
        .collect();
    table(&["nach so vielen Klicks", "WebAssembly, Byte", "JavaScript, Byte", "Elemente"].map(str::to_owned), &rows)
}

/// First results of the single file and of the plain page.
pub fn of_start(record: &Value) -> String {
    let start = &record["found"]["start"];
    let samples = |page: &str, when: &str| Samples::read(&start[page][when]);
    let cell = |page: &str, when: &str| samples(page, when).map_or("–".to_owned(), |s| format!("{} ({})", median(s), s.count));
    let ratio = |when: &str| match (samples("ours", when), samples("itemsjs", when)) {
        (Some(ours), Some(other)) => times(ours.median / other.median),
        _ => "–".to_owned(),
    };
    let row = |label: &str, when: &str| vec![label.to_owned(), cell("ours", when), cell("itemsjs", when), ratio(when)];
    let rows = [row("erste Seite eines neuen Browsers", "cold"), row("danach im selben Browser", "warm")];
    table(&["wann", "eine Datei", "Seite mit ItemsJS", "Verhältnis"].map(str::to_owned), &rows)
}

/// Keystrokes in the editor.
pub fn of_editor(record: &Value) -> String {
    let entries = record["found"]["editor"].as_array().cloned().unwrap_or_default();
    let cell = |list: &Value| Samples::read(list).map_or("–".to_owned(), median);
    let rows: Vec<Vec<String>> = (entries.iter())
        .map(|entry| {
            let measures = entry["measures"].as_i64().map_or("–".to_owned(), grouped);
            vec![measures, cell(&entry["busy"]), cell(&entry["shown"]), cell(&entry["pause"])]
        })
        .collect();
    table(&["Maßnahmen", "Taste", "Taste bis zum Bild", "Pause beim Tippen"].map(str::to_owned), &rows)
}

/// Instructions of an assessment, and per measure.
pub fn of_growth(record: &Value) -> String {
    let Some(counts) = record["growth"].as_array() else {
        return "Nicht gezählt: `valgrind` fehlt auf diesem Rechner.\n".to_owned();
    };
    let rows: Vec<Vec<String>> = (counts.iter())
        .map(|entry| {
            let size = entry["size"].as_i64().unwrap_or(1);
            let cells = match entry["instructions"].as_f64() {
                Some(count) => [grouped(count as i64), three_digits(count / size as f64)],
                None => ["nicht in 60 s".to_owned(), "–".to_owned()],
            };
            std::iter::once(grouped(size)).chain(cells).collect()
        })
        .collect();
    table(&["Maßnahmen", "Befehle je Antwort", "je Maßnahme"].map(str::to_owned), &rows)
}

/// What the example of the chains prints, as a sentence; its numbers in their order.
pub fn of_chains(line: &str) -> String {
    let numbers: Vec<f64> = line.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(|word| word.parse().ok()).collect();
    let [measures, median, share, within, longest, found, excluded, cut] = numbers.as_slice() else {
        return "Nicht gemessen.\n".to_owned();
    };
    format!(
        "Wege zu einer Maßnahme oder der Nachweis, dass es keinen gibt, außerhalb des Browsers bei {measures} Maßnahmen: Median {} ms, \
         {share} % in höchstens {} ms, längstens {} ms. {found} gefunden, {excluded} ausgeschlossen, {cut} abgebrochen.\n",
        three_digits(*median),
        three_digits(*within),
        three_digits(*longest)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_chains_becomes_a_sentence() {
        let line = "chains at 200 measures: median 0.5 ms, 95 % within 4.0 ms, longest 31.9 ms; 76 found, 119 excluded, 5 cut";
        let expected = "bei 200 Maßnahmen: Median 0,500 ms, 95 % in höchstens 4,00 ms, längstens 31,9 ms. 76 gefunden, 119 \
                        ausgeschlossen, 5 abgebrochen.\n";
        assert!(of_chains(line).ends_with(expected), "{}", of_chains(line));
        assert_eq!(of_chains("chains"), "Nicht gemessen.\n");
    }
}
