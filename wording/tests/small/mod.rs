// SPDX-License-Identifier: EUPL-1.2
//! A small sound catalogue with every shape of condition, and both languages side by side.

#![allow(dead_code)]

use foerderkompass_core::{Catalog, Date, Severity, read};
use foerderkompass_wording::{Language, Wording};

pub const LANGUAGES: [Language; 2] = [Language::German, Language::English];

pub fn german() -> &'static dyn Wording {
    Language::German.wording()
}

pub fn english() -> &'static dyn Wording {
    Language::English.wording()
}

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("not a date: {text}"))
}

/// Quotation marks that do not belong to German or do not come in pairs.
pub fn badly_quoted_german(text: &str) -> bool {
    text.contains(['‘', '’', '”', '"', '\'']) || text.matches('„').count() != text.matches('“').count()
}

/// Quotation marks that do not belong to English or do not come in pairs.
pub fn badly_quoted_english(text: &str) -> bool {
    text.contains(['„', '“', '”', '"', '\'']) || text.matches('‘').count() != text.matches('’').count()
}

/// The measure `x` has one of every shape in its `must`, in this order.
pub fn catalog() -> Catalog {
    let text = r#"{
        "format": "1", "title": "Probe", "publisher": "Prüfstand", "version": "7", "as_of": "2026-11-01", "law_as_of": "2026-10-02",
        "categories": [{"id": "k", "label": "Kurse"}],
        "attributes": [
            {"id": "sprache", "kind": "ordinal", "label": "Sprache", "options": [{"id": "a1", "label": "A1"}, {"id": "a2", "label": "A2"}, {"id": "b1", "label": "B1"}]},
            {"id": "dauer", "kind": "integer", "label": "Dauer", "min": 0, "max": 120, "unit": "Monate"},
            {"id": "alter", "kind": "integer", "label": "Alter", "min": 0, "max": 120},
            {"id": "arbeit", "kind": "flag", "label": "Arbeit"},
            {"id": "herkunft", "kind": "multi", "label": "Herkunft", "options": [{"id": "eu", "label": "EU"}, {"id": "dritt", "label": "Drittstaat"}]}
        ],
        "contacts": [{"id": "team", "role": "Team", "mailbox": "team@amt.example"}],
        "measures": [{"id": "x", "title": "Kurs X", "summary": "Eine Probe.", "category": "k", "responsible": [{"contact": "team"}],
            "offers": [{"id": "o", "provider": "Träger", "places": {"free": 3, "total": 12, "as_of": "2026-11-20"}},
                {"id": "p", "provider": "Träger", "places": {"free": 3, "as_of": "2026-11-20"}}],
            "must": {"norm": "§ 1", "all": [
                {"attribute": "herkunft", "in": ["eu", "dritt"]},
                {"attribute": "sprache", "min": "a2"},
                {"attribute": "sprache", "max": "a2"},
                {"attribute": "sprache", "min": "a1", "max": "a2"},
                {"attribute": "dauer", "min": 6, "max": 12},
                {"attribute": "dauer", "min": 6},
                {"attribute": "alter", "max": 25},
                {"attribute": "alter", "min": 25, "max": 25},
                {"attribute": "arbeit", "is": true},
                {"not": {"attribute": "arbeit", "is": false}},
                {"any": [{"attribute": "arbeit", "is": true}, {"attribute": "alter", "min": 18}]},
                {"all": [{"attribute": "arbeit", "is": true}, {"attribute": "alter", "min": 18}]},
                {"attribute": "alter", "min": 18, "text": "Volljährig"}
            ]}}]
    }"#;
    let reading = read(text.as_bytes(), date("2026-11-22")).unwrap_or_else(|faults| panic!("{faults:?}"));
    let errors: Vec<_> = reading.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    reading.catalog
}
