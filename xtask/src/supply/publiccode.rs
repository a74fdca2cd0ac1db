// SPDX-License-Identifier: EUPL-1.2
//! What version 0.7 of the publiccode.yml standard asks of that file, and that it names this version of the program.

use serde_json::Value;

const LANGUAGES: [&str; 2] = ["de", "en"];

/// The keys that may stand at the top.
const KEYS: &[&str] = &[
    "publiccodeYmlVersion",
    "name",
    "url",
    "softwareVersion",
    "developmentStatus",
    "softwareType",
    "platforms",
    "categories",
    "intendedAudience",
    "description",
    "legal",
    "maintenance",
    "localisation",
];

/// Values that the standard allows, by the path of their key.
const ALLOWED: &[(&str, &[&str])] = &[
    ("/publiccodeYmlVersion", &["0.7"]),
    ("/softwareVersion", &[env!("CARGO_PKG_VERSION")]),
    ("/developmentStatus", &["concept", "development", "beta", "stable", "obsolete"]),
    ("/softwareType", &["standalone/web"]),
    ("/legal/license", &["EUPL-1.2"]),
    ("/maintenance/type", &["internal", "contract", "community", "none"]),
];

/// Texts that have to be there, with their fewest and most letters.
const TEXTS: &[(&str, usize, usize)] = &[
    ("/name", 1, 100),
    ("/url", 10, 500),
    ("/platforms/0", 1, 100),
    ("/maintenance/contacts/0/name", 1, 100),
    ("/localisation/availableLanguages/0", 2, 20),
];

/// # Errors
/// Each sentence that the standard would not have.
pub fn check(file: &Value) -> Result<(), String> {
    let mut wrong = Vec::new();
    for (path, allowed) in ALLOWED {
        if !file.pointer(path).and_then(Value::as_str).is_some_and(|said| allowed.contains(&said)) {
            wrong.push(format!("publiccode.yml: {path} has to be one of {allowed:?}."));
        }
    }
    let described = LANGUAGES.iter().flat_map(|language| {
        [("shortDescription", 1, 150), ("longDescription", 150, 10_000), ("features/0", 1, 100)]
            .map(|(key, least, most)| (format!("/description/{language}/{key}"), least, most))
    });
    for (path, least, most) in TEXTS.iter().map(|(path, least, most)| ((*path).to_owned(), *least, *most)).chain(described) {
        let letters = file.pointer(&path).and_then(Value::as_str).map_or(0, |text| text.chars().count());
        if !(least..=most).contains(&letters) {
            wrong.push(format!("publiccode.yml: {path} has {letters} letters, {least} to {most} are right."));
        }
    }
    if file.pointer("/localisation/localisationReady").is_none_or(|ready| !ready.is_boolean()) {
        wrong.push("publiccode.yml: localisationReady has to be true or false.".to_owned());
    }
    let keys = file.as_object().into_iter().flat_map(|file| file.keys());
    wrong.extend(keys.filter(|key| !KEYS.contains(&key.as_str())).map(|key| format!("publiccode.yml: what is {key}?")));
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn good() -> Value {
        let text = json!({ "shortDescription": "a", "longDescription": "a".repeat(150), "features": ["a"] });
        json!({
            "publiccodeYmlVersion": "0.7", "name": "a", "url": "https://example.org/a.git",
            "softwareVersion": env!("CARGO_PKG_VERSION"), "developmentStatus": "beta", "softwareType": "standalone/web",
            "platforms": ["web"], "description": { "de": text, "en": text }, "legal": { "license": "EUPL-1.2" },
            "maintenance": { "type": "community", "contacts": [{ "name": "a" }] },
            "localisation": { "localisationReady": true, "availableLanguages": ["de"] },
        })
    }

    #[test]
    fn what_the_standard_asks_for_is_asked_for() {
        assert_eq!(check(&good()), Ok(()));
        let changes: [(&str, Value); 7] = [
            ("/softwareVersion", json!("9.9.9")),
            ("/developmentStatus", json!("done")),
            ("/description/en/shortDescription", json!("a".repeat(151))),
            ("/description/de/longDescription", json!("a".repeat(149))),
            ("/maintenance/contacts", json!([])),
            ("/localisation/localisationReady", json!("yes")),
            ("/platforms", json!([])),
        ];
        for (path, value) in changes {
            let mut file = good();
            *file.pointer_mut(path).unwrap() = value;
            assert!(check(&file).is_err(), "{path}");
        }
        let mut file = good();
        file["releasedate"] = json!("2026");
        assert!(check(&file).is_err());
    }
}
