// SPDX-License-Identifier: EUPL-1.2
//! `catalog coverage`: for each answer to one attribute what can come into consideration, and what nobody can get.

use std::path::Path;

use foerderkompass_cockpit as cockpit;
use foerderkompass_core::{Attribute, Catalog, Date, Kind, Profile, nearest};
use serde_json::{Map, Value};

use super::cockpit::{catalog, json_of, written};
use super::{Call, End, USAGE, wording};

/// Prints the coverage, or writes it where `--html` says.
pub(super) fn coverage(file: &Path, today: Date, call: &Call) -> Result<End, String> {
    let [_, attribute, answers @ ..] = call.files.as_slice() else {
        return Err(format!("coverage braucht einen Katalog und ein Merkmal.\n\n{USAGE}"));
    };
    let mut end = End::default();
    let catalog = catalog(file, today, &mut end)?;
    let at = catalog.attribute_at(attribute).ok_or_else(|| unknown(&catalog, attribute))?;
    let fixed = fixed(&catalog, answers)?;
    if fixed.answer(at).is_some() {
        return Err(format!("„{attribute}“ ist das gewählte Merkmal und kann nicht zugleich festgelegt sein."));
    }
    let found = cockpit::coverage(&catalog, at, &fixed, today).ok_or_else(|| unknown(&catalog, attribute))?;
    end.out = if call.as_json { json_of(&found)? } else { found.to_text() };
    if let Some(path) = &call.html {
        let mut said = End::default();
        written(path, &found.to_html(), &mut said)?;
        end.notes.push_str(&said.out);
    }
    Ok(end)
}

fn unknown(catalog: &Catalog, attribute: &str) -> String {
    let near = nearest(attribute, catalog.attributes().iter().map(|one| one.id.as_str()));
    let meant = near.map(|near| format!(" Meinten Sie „{near}“?")).unwrap_or_default();
    format!("Ein Merkmal „{attribute}“ gibt es nicht.{meant}")
}

/// The answers after the attribute: `alter=25` each.
fn fixed(catalog: &Catalog, words: &[String]) -> Result<Profile, String> {
    let mut answers = Map::new();
    for word in words {
        let (id, text) =
            word.split_once('=').ok_or_else(|| format!("„{word}“ ist keine Angabe. Richtig ist MERKMAL=ANTWORT."))?;
        let at = catalog.attribute_at(id).ok_or_else(|| unknown(catalog, id))?;
        let value = catalog.attributes().get(at).map(|attribute| value(attribute, text)).unwrap_or_default();
        if answers.insert(id.to_owned(), value).is_some() {
            return Err(format!("„{id}“ steht zweimal da."));
        }
    }
    Profile::from_json(catalog, &Value::Object(answers).to_string()).map_err(|misfit| wording().misfit(&misfit))
}

/// The answer as a file would write it; what is none stays a text, which no attribute of that kind takes.
fn value(attribute: &Attribute, text: &str) -> Value {
    match (&attribute.kind, text) {
        (Kind::Flag, "ja" | "true") => true.into(),
        (Kind::Flag, "nein" | "false") => false.into(),
        (Kind::Integer(_), number) => number.parse::<i64>().map_or_else(|_| number.into(), Value::from),
        (Kind::Multi(_), several) => several.split('+').collect(),
        (_, other) => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    fn ask(words: &[&str]) -> Result<End, String> {
        let shipped = Project::here().root.join("catalog.json");
        let mut all = vec!["coverage", shipped.to_str().expect("a path"), "--today=2026-11-22"];
        all.extend(words);
        super::super::end(&Project::here(), &Call::read(&all)?)
    }

    #[test]
    fn coverage_prints_text_or_values_or_writes_a_page() {
        let end = ask(&["rechtskreis"]).expect("a coverage");
        assert_eq!((end.code, end.notes.as_str()), (0, ""));
        assert!(end.out.starts_with("Lücken im Angebot: Leistungsbezug\n"), "{}", end.out);
        assert!(end.out.contains("AsylbLG: Aus „Selbständigkeit“ kommt nichts in Betracht."), "{}", end.out);
        let end = ask(&["--json", "rechtskreis", "erwerbsstatus=arbeitslos+minijob", "schulpflicht=ja", "arbeitslos_dauer=14"]);
        let json: Value = serde_json::from_str(&end.expect("values").out).expect("JSON");
        assert_eq!((&json["attribute"], &json["today"]), (&"rechtskreis".into(), &"2026-11-22".into()));
        let fixed: Vec<String> = json["fixed"].as_array().expect("a list").iter().map(|one| one["answer"].to_string()).collect();
        assert_eq!(fixed, ["[\"arbeitslos\",\"minijob\"]", "true", "14"]);
        assert_eq!(json["categories"].as_array().map(Vec::len), Some(9));
        let html = std::env::temp_dir().join(format!("foerderkompass-xtask-{}-coverage.html", std::process::id()));
        let end = ask(&["rechtskreis", "--html", html.to_str().expect("a path")]).expect("a page");
        assert!(end.notes.contains("ist geschrieben.") && end.out.starts_with("Lücken im Angebot"), "{end:?}");
        assert!(std::fs::read_to_string(&html).expect("the page").contains("<h1>Lücken im Angebot: Leistungsbezug</h1>"));
        std::fs::remove_file(html).expect("the test's own file");
    }

    #[test]
    fn coverage_says_what_it_does_not_understand() {
        for (words, sentence) in [
            (&[][..], "braucht einen Katalog und ein Merkmal"),
            (&["sprach"], "Meinten Sie „sprache“?"),
            (&["sprache", "rechtskreis"], "„rechtskreis“ ist keine Angabe."),
            (&["sprache", "rechtskreiss=sgb2"], "Meinten Sie „rechtskreis“?"),
            (&["sprache", "rechtskreis=sgb22"], "meinten Sie „sgb2“?"),
            (&["sprache", "schulpflicht=vielleicht"], "schulpflicht"),
            (&["sprache", "arbeitslos_dauer=lang"], "arbeitslos_dauer"),
            (&["sprache", "arbeitslos_dauer=9999"], "von 0 bis 600"),
            (&["sprache", "rechtskreis=sgb2", "rechtskreis=sgb3"], "steht zweimal da"),
            (&["sprache", "sprache=a1"], "kann nicht zugleich festgelegt sein"),
            (&["sprache", "--pdf=x"], "gibt es hier nicht"),
        ] {
            let trouble = ask(words).expect_err(sentence);
            assert!(trouble.contains(sentence), "{words:?}: {trouble}");
        }
    }
}
