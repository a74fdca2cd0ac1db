// SPDX-License-Identifier: EUPL-1.2
//! `catalog report` and `catalog diff`: what to look after in a catalogue, and what a change of it does.

use std::path::Path;

use foerderkompass_cockpit as cockpit;
use foerderkompass_core::{Catalog, Date, read};

use super::{Call, End, USAGE, bytes_of, counts, described, shown};
use crate::shell;

/// Prints the report, or writes it where `--html` and `--json` say.
pub(super) fn report(file: &Path, today: Date, call: &Call) -> Result<End, String> {
    let name = shown(file);
    let report = match cockpit::report(&bytes_of(file)?, today) {
        Ok(report) => report,
        Err(faults) => {
            let out = format!("{}{name} ist kein lesbarer Katalog: {}.\n", described(&name, &faults), counts(&faults));
            return Ok(End { out, code: 2, ..End::default() });
        }
    };
    if call.html.is_none() && call.json.is_none() {
        return Ok(End { out: report.to_text(), ..End::default() });
    }
    let mut end = End { out: format!("{}.\n", report.summary), ..End::default() };
    if let Some(path) = &call.html {
        written(path, &report.to_html(), &mut end)?;
    }
    if let Some(path) = &call.json {
        written(path, &json_of(&report)?, &mut end)?;
    }
    Ok(end)
}

/// Prints what changed between two catalogues.
pub(super) fn diff(call: &Call, today: Date) -> Result<End, String> {
    let [old, new] = call.files.as_slice() else {
        return Err(format!("diff braucht zwei Dateien: die alte und die neue.\n\n{USAGE}"));
    };
    let mut end = End::default();
    let (old, new) = (catalog(Path::new(old), today, &mut end)?, catalog(Path::new(new), today, &mut end)?);
    let diff = cockpit::diff(&old, &new);
    end.out = if call.as_json { json_of(&diff)? } else { diff.to_text() };
    if let Some(path) = &call.html {
        let mut said = End::default();
        written(path, &diff.to_html(), &mut said)?;
        end.notes.push_str(&said.out);
    }
    Ok(end)
}

/// A catalogue for comparing; entries that a fault leaves out are named on the error output.
pub(super) fn catalog(file: &Path, today: Date, end: &mut End) -> Result<Catalog, String> {
    let name = shown(file);
    let reading = read(&bytes_of(file)?, today)
        .map_err(|faults| format!("{}\n{name} ist kein lesbarer Katalog.", described(&name, &faults)))?;
    for measure in reading.catalog.left_out() {
        end.notes.push_str(&format!("{name}: Nicht auswertbar: {}\n", super::left_out(&reading.catalog, measure)));
    }
    Ok(reading.catalog)
}

pub(super) fn json_of(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(|error| error.to_string())
}

pub(super) fn written(path: &Path, text: &str, end: &mut End) -> Result<(), String> {
    shell::write(path, text)?;
    end.out.push_str(&format!("{} ist geschrieben.\n", shown(path)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    fn said(words: &[&str]) -> Result<End, String> {
        super::super::end(&Project::here(), &Call::read(words)?)
    }

    #[test]
    fn report_prints_or_writes() {
        let folder = std::env::temp_dir().join(format!("foerderkompass-xtask-{}-report", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let of = |name: &str| folder.join(name).to_str().expect("a path").to_string();
        let (html, json, broken) = (of("r.html"), of("r.json"), of("broken.json"));
        std::fs::write(&broken, "{").expect("a file for the test");
        let end = said(&["report", "--today", "2026-11-22"]).expect("a report");
        assert_eq!(end.code, 0);
        assert!(end.out.contains("32 auswertbare Maßnahmen, 0 nicht auswertbar, 0 Fehler"), "{}", end.out);
        let end = said(&["report", "--today=2026-11-22", "--html", &html, "--json", &json]).expect("a report");
        assert!(end.out.contains("r.html ist geschrieben.") && end.out.contains("r.json ist geschrieben."), "{}", end.out);
        let page = std::fs::read_to_string(&html).expect("the page");
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
        let read: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&json).expect("the values")).expect("JSON");
        assert_eq!((&read["today"], &read["figures"]["measures"]), (&"2026-11-22".into(), &32.into()));
        let end = said(&["report", &broken]).expect("faults");
        assert_eq!(end.code, 2);
        assert!(end.out.contains("broken.json ist kein lesbarer Katalog: 1 Fehler"), "{}", end.out);
        assert!(said(&["report", "a", "b"]).is_err());
        std::fs::remove_dir_all(folder).expect("the test's own folder");
    }

    #[test]
    fn diff_compares_two_files() {
        let project = Project::here();
        let shipped = project.root.join("catalog.json");
        let folder = std::env::temp_dir().join(format!("foerderkompass-xtask-{}-diff", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let text = std::fs::read_to_string(&shipped).expect("the shipped catalogue");
        let changed = folder.join("new.json");
        let renamed = text.replacen("\"title\": \"Allgemeiner Integrationskurs\"", "\"title\": \"Integrationskurs\"", 1);
        std::fs::write(&changed, renamed).expect("a file for the test");
        let (old, new) = (shipped.to_str().expect("a path"), changed.to_str().expect("a path"));
        let same = said(&["diff", old, old]).expect("a comparison");
        assert!(same.out.contains("Nichts hat sich geändert.") && same.code == 0, "{}", same.out);
        let end = said(&["diff", old, new]).expect("a comparison");
        assert!(end.out.contains("Titel: „Allgemeiner Integrationskurs“ → „Integrationskurs“"), "{}", end.out);
        assert!(end.out.contains("1 Maßnahme geändert."), "{}", end.out);
        let read: serde_json::Value =
            serde_json::from_str(&said(&["diff", old, "--json", new]).expect("values").out).expect("JSON");
        assert_eq!(read["entries"][0]["changes"][0]["field"], "title");
        assert!(said(&["diff", old]).expect_err("one file").contains("zwei Dateien"));
        std::fs::remove_dir_all(folder).expect("the test's own folder");
    }
}
