// SPDX-License-Identifier: EUPL-1.2
//! The workbook opened and saved by LibreOffice in between loses nothing. Runs with `cargo xtask test --all`, which brings
//! LibreOffice; it takes about a quarter of a minute.

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use foerderkompass_sheets::{Message, Weight, read, write};
use serde_json::{Value, json};

fn soffice() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let found = ["soffice", "libreoffice"]
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file());
    found.expect(
        "LibreOffice is missing. `cargo xtask test --all` installs it where it may; by hand: \
         sudo apt-get install -y --no-install-recommends libreoffice-calc-nogui",
    )
}

/// Opens workbooks with LibreOffice and saves them as workbooks again.
fn saved_again(workbooks: &[(String, Vec<u8>)], folder: &Path) -> Vec<Vec<u8>> {
    let (before, after) = (folder.join("before"), folder.join("after"));
    std::fs::create_dir_all(&before).unwrap();
    let files: Vec<PathBuf> = workbooks.iter().map(|(name, _)| before.join(format!("{name}.xlsx"))).collect();
    for (file, (_, bytes)) in files.iter().zip(workbooks) {
        std::fs::write(file, bytes).unwrap();
    }
    // A profile of its own: an open LibreOffice would do the work in its window, or not at all.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new(soffice())
        .args([profile.as_str(), "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&after)
        .args(&files)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    workbooks
        .iter()
        .map(|(name, _)| std::fs::read(after.join(format!("{name}.xlsx"))).expect("LibreOffice wrote no file"))
        .collect()
}

/// Catalogues with all that is unusual.
fn catalogs() -> Vec<(String, Value)> {
    let texts = [
        "=1+1",
        "'x",
        " a ",
        "a\n\nb",
        "1.2.2027",
        "012",
        "1e5",
        "ja",
        "keine",
        "\t",
        "_x0041_",
        "- a",
        "„x“ – y",
        "🧭 e\u{301}",
        "50 %",
        "#N/A",
        "TRUE",
        "WAHR",
        "@a",
        "+49 30",
    ];
    let odd: Vec<Value> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| json!({"id": format!("m{index}"), "title": text, "summary": text, "checks": [text, "zweite Zeile"], "eigenes": {"a": [text, 0.1, null]}}))
        .collect();
    let mut catalogs = vec![
        ("shipped".to_string(), common::shipped()),
        (
            "odd".to_string(),
            json!({"title": "=A1", "measures": odd, "contacts": [{"id": "lang", "role": "R", "note": "Wörter und 🧭 ".repeat(4_000)}]}),
        ),
    ];
    catalogs.push(("hostile".to_string(), all_hostile()));
    catalogs
}

/// Everything in the hostile catalogues as one, because LibreOffice takes its time for each file.
fn all_hostile() -> Value {
    let mut all = serde_json::Map::new();
    for (name, catalog) in common::hostile() {
        for (key, value) in catalog.as_object().unwrap() {
            let list = all.entry(key).or_insert_with(|| json!([])).as_array_mut();
            match (value, list) {
                (Value::Array(entries), Some(list)) => list.extend(entries.iter().cloned()),
                (other, _) => drop(all.insert(format!("{key} of {name}"), other.clone())),
            }
        }
    }
    Value::Object(all)
}

#[test]
#[ignore = "needs LibreOffice; runs with cargo xtask test --all"]
fn nothing_is_lost_in_libreoffice() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libreoffice");
    let _ = std::fs::remove_dir_all(&folder);
    let catalogs = catalogs();
    let workbooks: Vec<(String, Vec<u8>)> =
        catalogs.iter().map(|(name, catalog)| (name.clone(), write(catalog).unwrap())).collect();
    let mut wrong = Vec::new();
    for ((name, catalog), bytes) in catalogs.iter().zip(saved_again(&workbooks, &folder)) {
        let imported = read(&bytes).unwrap();
        let (before, after) = (catalog.to_string(), imported.catalog.to_string());
        if before != after {
            wrong.push(format!("{name}:\n  {before}\nbecame\n  {after}"));
        }
        let lost: Vec<&Message> = imported.messages.iter().filter(|message| message.weight == Weight::Fault).collect();
        if name == "shipped" && !imported.messages.is_empty() {
            wrong.push(format!("{name}: {lost:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    std::fs::remove_dir_all(&folder).unwrap();
}
