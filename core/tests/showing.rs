// SPDX-License-Identifier: EUPL-1.2
//! What is shown: filters with what their values would show, and mistyped words.
//!
//! What this does not do: compare the search with a plain scan (`laws.rs`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{Catalog, Dates, Index, Profile, Query, Results, marks, read, results};
use serde_json::json;
use small::{TODAY, date, with};

/// Asks without an answer.
fn ask(catalog: &Catalog, query: &Query) -> Results {
    results(catalog, &Index::new(catalog), query, &Profile::default(), Dates::on_day(date(TODAY)))
}

fn text(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn shipped() -> Catalog {
    read(include_bytes!("../../catalog.json"), date("2026-11-01")).expect("the shipped catalogue").catalog
}

// Filters.

/// Measure a: k and z, Teilzeit and Online, Jobcenter and Agentur; b: k, Teilzeit, Agentur under a condition; c: z, none.
fn with_filters() -> Catalog {
    let rule = json!({"name": "Agentur", "when": {"attribute": "arbeit", "is": true}});
    with(&[
        ("/categories/2", json!({"id": "leer", "label": "Leer"})),
        ("/measures/0/formats", json!(["Teilzeit"])),
        ("/measures/0/offers/0/formats", json!(["Online", "Teilzeit"])),
        ("/measures/1/formats", json!(["Teilzeit", "Abend"])),
        ("/measures/0/carriers", json!([{"name": "Jobcenter"}, {"name": "Agentur"}])),
        ("/measures/1/carriers", json!([rule, {"name": "Stadt"}])),
    ])
}

fn named(list: &[(String, usize)]) -> Vec<(&str, usize)> {
    list.iter().map(|(name, count)| (name.as_str(), *count)).collect()
}

#[test]
fn every_value_says_what_it_would_show() {
    let catalog = with_filters();
    let some = |word: &str| Some(word.to_owned());
    let all = ask(&catalog, &Query::default());
    assert_eq!(all.shown, [0, 1, 2]);
    assert_eq!(all.facets.categories, [(0, 2), (1, 2), (2, 0)]);
    assert_eq!(named(&all.facets.formats), [("Teilzeit", 2), ("Online", 1), ("Abend", 1)]);
    assert_eq!(named(&all.facets.carriers), [("Jobcenter", 1), ("Agentur", 2), ("Stadt", 1)]);

    let online = ask(&catalog, &Query { format: some("Online"), ..Query::default() });
    assert_eq!(online.shown, [0]);
    assert_eq!(online.facets.categories, [(0, 1), (1, 1), (2, 0)]);
    assert_eq!(online.facets.formats, all.facets.formats);
    assert_eq!(named(&online.facets.carriers), [("Jobcenter", 1), ("Agentur", 1), ("Stadt", 0)]);

    let both = ask(&catalog, &Query { category: Some(1), carrier: some("Agentur"), ..Query::default() });
    assert_eq!(both.shown, [0]);
    assert_eq!(both.facets.categories, [(0, 2), (1, 1), (2, 0)]);
    assert_eq!(named(&both.facets.formats), [("Teilzeit", 1), ("Online", 1), ("Abend", 0)]);
    assert_eq!(named(&both.facets.carriers), [("Jobcenter", 1), ("Agentur", 1), ("Stadt", 0)]);

    let searched = ask(&catalog, &Query { focus: Some(0), carrier: some("Stadt"), ..text("noch") });
    assert_eq!(searched.shown, [1]);
    assert_eq!(searched.facets.categories, [(0, 1), (1, 0), (2, 0)]);
    assert_eq!(named(&searched.facets.carriers), [("Jobcenter", 0), ("Agentur", 1), ("Stadt", 1)]);

    // What nobody has shows nothing: case and parts count.
    for format in ["online", "Teil", ""] {
        assert_eq!(ask(&catalog, &Query { format: some(format), ..Query::default() }).shown, [] as [usize; 0], "{format}");
    }
    assert_eq!(ask(&catalog, &Query { category: Some(9), ..Query::default() }).shown, [] as [usize; 0]);
}

#[test]
fn choosing_a_value_shows_as_many_as_it_said_and_decides_nothing() {
    let catalog = shipped();
    let index = Index::new(&catalog);
    let persona = catalog.personas()[0].answers.clone();
    let ask = |query: &Query| results(&catalog, &index, query, &persona, Dates::on_day(date(TODAY)));
    let plain = ask(&Query::default());
    let own = |filter: Option<&str>| filter.map(str::to_owned);
    let mut tried = 0;
    for (focus, text) in [(None, ""), (Some(0), ""), (None, "beratung"), (Some(1), "b1"), (None, "beratugn")] {
        for (category, format, carrier) in
            [(None, None, None), (Some(0), None, Some("Jobcenter")), (Some(2), Some("Teilzeit"), None)]
        {
            let query = Query { text: text.to_owned(), focus, category, format: own(format), carrier: own(carrier) };
            let before = ask(&query);
            let again = plain.again(&catalog, &index, &query, &persona, Dates::on_day(date(TODAY)));
            assert_eq!(again, before, "{query:?}");
            assert_eq!((&before.outcomes, &before.nearly, &before.questions), (&plain.outcomes, &plain.nearly, &plain.questions));
            let mut check = |query: Query, count: usize| {
                let after = ask(&query);
                assert_eq!(after.shown.len(), count, "{query:?}");
                assert!(after.shown.iter().all(|at| {
                    ask(&Query { category: None, format: None, carrier: None, ..query.clone() }).shown.contains(at)
                }));
                tried += count;
            };
            for (at, count) in &before.facets.categories {
                check(Query { category: Some(*at), ..query.clone() }, *count);
            }
            for (name, count) in &before.facets.formats {
                check(Query { format: own(Some(name)), ..query.clone() }, *count);
            }
            for (name, count) in &before.facets.carriers {
                check(Query { carrier: own(Some(name)), ..query.clone() }, *count);
            }
        }
    }
    assert!(tried > 400, "only {tried} measures");
    assert_eq!(plain.facets.categories.len(), catalog.categories().len());
}

// Mistyped words.

#[test]
fn one_mistake_is_read_as_a_word_of_the_catalogue() {
    let catalog = with(&[
        ("/measures/0/title", json!("Umschulung zur Köchin")),
        ("/measures/0/synonyms", json!(["UMSCHULUNG", "Umschulungen"])),
        ("/measures/1/title", json!("Förderung der Schulungen")),
        ("/measures/2/title", json!("§ 16i Straßenbau")),
    ]);
    let rows: [(&str, &[usize], &[&str]); 18] = [
        // Found as it is: nothing is corrected.
        ("umschulung", &[0], &[]),
        ("schulung", &[0, 1], &[]),
        ("umschlung", &[0], &["Umschulung"]),
        ("Umschulnug", &[0], &["Umschulung"]),
        ("umschulungne", &[0], &["Umschulungen"]),
        ("schulugn", &[0, 1], &["Schulungen", "Umschulung"]),
        ("foerdreung", &[1], &["Förderung"]),
        ("fördreung", &[1], &["Förderung"]),
        ("xtrasse", &[2], &["Straßenbau"]),
        // Only what finds nothing by itself is corrected, and only what stands in what is found is named.
        ("umschlung köchin", &[0], &["Umschulung"]),
        ("schulugn förderung", &[1], &["Schulungen"]),
        ("umschlung köhcin", &[0], &["Umschulung", "Köchin"]),
        ("umschlung förderung", &[], &[]),
        ("umschulung straßenbau", &[], &[]),
        ("umscchlung", &[], &[]),
        // Too short, or a number.
        ("köc", &[0], &[]),
        ("kxc", &[], &[]),
        ("16j", &[], &[]),
    ];
    for (query, shown, corrected) in rows {
        let found = ask(&catalog, &text(query));
        assert_eq!(
            (found.shown.as_slice(), found.corrected.iter().map(String::as_str).collect::<Vec<_>>()),
            (shown, corrected.to_vec()),
            "{query}"
        );
    }
    // Other filters may leave nothing: that is no mistake in the text.
    let none = ask(&catalog, &Query { format: Some("Online".to_owned()), ..text("umschulung") });
    assert_eq!((none.shown.len(), none.corrected.len()), (0, 0));
}

#[test]
fn at_most_three_words_are_named_each_once() {
    let catalog = with(&[
        ("/measures/0/synonyms", json!(["Packen", "Hacken", "Backen"])),
        ("/measures/1/synonyms", json!(["Backen", "BACKEN", "Lacken", "Backenbart"])),
    ]);
    let found = ask(&catalog, &text("xacken yacken"));
    assert_eq!((found.shown, found.corrected.join(" ")), (vec![0, 1], "Backen Hacken Lacken".to_owned()));
}

#[test]
fn the_shipped_catalogue_forgives_one_mistake() {
    let catalog = shipped();
    let right = ask(&catalog, &text("Umschulung"));
    let wrong = ask(&catalog, &text("umschlung"));
    assert_eq!(wrong.corrected, ["Umschulung"]);
    assert_eq!((wrong.shown, right.corrected), (right.shown, Vec::new()));
    let title = &catalog.measures()[catalog.measure_at("fbw-umschulung").unwrap()].title;
    assert_eq!(marks(title, &wrong.corrected[0]), vec![std::ops::Range { start: 0, end: 10 }]);
}
