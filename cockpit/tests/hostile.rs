// SPDX-License-Identifier: EUPL-1.2
//! Hostile catalogues: a report or the faults, never a panic; and no markup in the HTML that is not ours.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use foerderkompass_cockpit::{diff, report};
use foerderkompass_core::read;
use serde_json::{Value, json};
use small::{TODAY, catalog, date, small};

/// Everything between `<` and `>`.
fn tags(html: &str) -> BTreeSet<String> {
    let mut tags = BTreeSet::new();
    for part in html.split('<').skip(1) {
        let (tag, _) = part.split_once('>').unwrap_or_else(|| panic!("an open < in {part}"));
        tags.insert(tag.to_owned());
    }
    tags
}

/// The tags of our own pages, word for word.
const OURS: [&str; 42] = [
    "!doctype html",
    "html lang=\"de\"",
    "/html",
    "head",
    "/head",
    "body",
    "/body",
    "main",
    "/main",
    "title",
    "/title",
    "style",
    "/style",
    "meta charset=\"utf-8\"",
    "meta name=\"viewport\" content=\"width=device-width\"",
    "meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"",
    "h1",
    "/h1",
    "h2",
    "/h2",
    "h3",
    "/h3",
    "p",
    "/p",
    "p class=\"quiet\"",
    "ul",
    "/ul",
    "li",
    "/li",
    "div class=\"scroll\" tabindex=\"0\"",
    "/div",
    "table",
    "/table",
    "caption",
    "/caption",
    "thead",
    "/thead",
    "tbody",
    "/tbody",
    "tr",
    "/tr",
    "th scope=\"col\"",
];
const CELLS: [&str; 5] = ["th scope=\"row\"", "/th", "td", "td class=\"wrong\"", "/td"];

fn only_our_markup(html: &str) {
    let foreign: Vec<String> =
        tags(html).into_iter().filter(|tag| !OURS.contains(&tag.as_str()) && !CELLS.contains(&tag.as_str())).collect();
    assert_eq!(foreign, [] as [String; 0]);
}

#[test]
fn hostile_files_give_a_report_or_faults() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/hostile");
    let (mut reports, mut faults) = (0, 0);
    let other = catalog(&small());
    for entry in std::fs::read_dir(folder).expect("hostile texts") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("a readable file");
        match report(&bytes, date(TODAY)) {
            Err(found) => {
                assert!(!found.is_empty(), "{}", path.display());
                faults += 1;
            }
            Ok(report) => {
                only_our_markup(&report.to_html());
                let text = report.to_text();
                let raw = text.chars().find(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c));
                assert_eq!(raw, None, "{}", path.display());
                serde_json::to_string(&report).expect("JSON");
                let catalog = read(&bytes, date(TODAY)).expect("a catalogue").catalog;
                assert!(diff(&catalog, &catalog).is_empty(), "{}", path.display());
                only_our_markup(&diff(&catalog, &other).to_html());
                only_our_markup(&diff(&other, &catalog).to_html());
                reports += 1;
            }
        }
    }
    assert!(reports >= 50 && faults >= 25, "{reports} reports, {faults} without");
}

/// Markup in every text of the catalogue stays text.
#[test]
fn markup_in_every_text_stays_text() {
    const EVIL: &str = "<img src=x onerror=alert(1)>\"'&</td></style><script>alert(2)</script>";
    const KEPT: [&str; 26] = [
        "id",
        "format",
        "as_of",
        "law_as_of",
        "kind",
        "category",
        "attribute",
        "max",
        "min",
        "in",
        "is",
        "contact",
        "solved_by",
        "mailbox",
        "phone",
        "checked_on",
        "next_start",
        "status",
        "sprache",
        "alter",
        "arbeit",
        "fits",
        "excluded",
        "open",
        "valid_until",
        "measure",
    ];
    fn spoil(value: &mut Value, key: &str) {
        match value {
            Value::String(text) if !KEPT.contains(&key) => *text = format!("{EVIL}{text}"),
            Value::Array(list) => list.iter_mut().for_each(|one| spoil(one, key)),
            Value::Object(map) => map.iter_mut().for_each(|(key, value)| spoil(value, key)),
            _ => {}
        }
    }
    let mut evil = small();
    evil["measures"][0]["must"]["text"] = json!("Wort");
    evil["measures"][0]["uncertain"] = json!(["ob"]);
    evil["measures"][0]["responsible"] =
        json!([{"when": {"text": "wenn", "attribute": "herkunft", "in": ["eu"]}, "contact": "team"}]);
    evil["personas"][0]["expect"] = json!({"open": ["a"]});
    let mut spoiled = evil.clone();
    spoil(&mut spoiled, "");
    let page = report(spoiled.to_string().as_bytes(), date(TODAY)).expect("a catalogue").to_html();
    only_our_markup(&page);
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"), "the texts are not shown");
    let (clean, spoiled) = (catalog(&evil), catalog(&spoiled));
    for html in [diff(&clean, &spoiled).to_html(), diff(&spoiled, &clean).to_html()] {
        only_our_markup(&html);
        assert!(html.contains("&lt;script&gt;"), "the texts are not shown");
    }
}

/// Many measures with hard conditions: an answer in bounded time, and what was not decided is said.
#[test]
fn many_hard_conditions_end() {
    let attributes: Vec<Value> =
        (0..40).map(|i| json!({"id": format!("x{i}"), "kind": "flag", "label": format!("X{i}")})).collect();
    let clause = |i: usize| {
        let leaf = |k: usize| json!({"attribute": format!("x{}", (i * 7 + k * k * 11) % 40), "is": (i + k).is_multiple_of(2)});
        json!({"any": [leaf(0), leaf(1), leaf(2)]})
    };
    let mut json = small();
    json["attributes"] = json!(attributes);
    json["personas"] = json!([]);
    let measures: Vec<Value> = (0..500)
        .map(|m| {
            let parts: Vec<Value> = (0..150).map(|i| clause(i + m)).collect();
            json!({"id": format!("m{m}"), "title": "T", "summary": "S", "category": "k", "must": {"all": parts}, "responsible": [{"contact": "team"}]})
        })
        .collect();
    json["measures"] = json!(measures);
    let begin = Instant::now();
    let report = report(json.to_string().as_bytes(), date(TODAY)).expect("a catalogue");
    assert_eq!(report.figures.measures, 500);
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}
