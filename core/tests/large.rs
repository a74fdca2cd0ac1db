// SPDX-License-Identifier: EUPL-1.2
//! A catalogue of more measures than fit a word of bits, with conditions that many of them share: what the columns say of
//! each measure is what its own conditions say, and what a question promises is what trying every answer brings about.

// A test may stop at once where shipped code may not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../examples/support/large.rs"]
mod large;
#[path = "agreeing/plain.rs"]
mod plain;
#[path = "oracle/rng.rs"]
#[allow(dead_code)]
mod rng;

use std::collections::BTreeSet;

use foerderkompass_core::{Answer, Catalog, Date, Dates, Index, Kind, Profile, Query, open, results};
use plain::{check, every_answer};
use rng::Rng;
use serde_json::json;

const MEASURES: usize = 700;
/// With fewer, still from none to all answered.
fn cases() -> u64 {
    rng::fewer(60)
}

/// Some answers, more with a higher seed.
fn answers(catalog: &Catalog, seed: u64) -> Profile {
    let (mut rng, mut profile) = (Rng::new(seed), Profile::default());
    for (at, attribute) in catalog.attributes().iter().enumerate() {
        let mut all = every_answer(attribute);
        // Of a multi also everything together.
        all.extend(matches!(attribute.kind, Kind::Multi(_)).then(|| Answer::options(0..attribute.options().len()).unwrap()));
        if rng.chance(i64::try_from(seed * 100 / cases()).unwrap()) {
            assert!(profile.set(catalog, at, Some(rng.pick(&all).clone())));
        }
    }
    profile
}

#[test]
fn columns_say_what_each_measure_says() {
    let catalog = open(large::catalog(MEASURES, 11).as_bytes()).unwrap().catalog;
    assert_eq!(catalog.measures().len(), MEASURES);
    let (index, today) = (Index::new(&catalog), Date::new(2026, 11, 22).unwrap());
    let (mut decided, mut seen) = (0, BTreeSet::new());
    for seed in 0..cases() {
        let profile = answers(&catalog, seed);
        let found = results(&catalog, &index, &Query::default(), &profile, Dates::on_day(today));
        decided += check(&catalog, &profile, &found);
        seen.extend(found.outcomes.iter().map(|outcome| outcome.key()));
    }
    assert!(decided as u64 >= rng::at_least(10_000) && seen.len() as u64 >= rng::at_least(4), "{decided} {seen:?}");
}

#[test]
fn more_attributes_than_fit_a_word_are_told_apart() {
    const ATTRIBUTES: usize = 150;
    let id = |at: usize| format!("a{}", at % ATTRIBUTES);
    let is = |at: usize| json!({"attribute": id(at), "is": !at.is_multiple_of(3)});
    let attributes: Vec<_> = (0..ATTRIBUTES).map(|at| json!({"id": id(at), "kind": "flag", "label": id(at)})).collect();
    let measure = |at: usize| {
        json!({
            "id": format!("m{at}"), "title": "Kurs", "summary": "Kurs", "category": "k",
            "must": {"any": [{"all": [is(at), is(at + 64)]}, {"not": is(at + 67)}]},
            "should": {"all": [is(at + 140), is(at + 3)]},
            "hurdles": [{"criterion": is(at + 90)}],
            "responsible": [{"when": is(at + 30), "contact": "c"}, {"when": is(at + 95), "contact": "d"}, {"contact": "c"}],
        })
    };
    let text = json!({
        "format": "1", "title": "-", "publisher": "-", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "Kurse"}], "attributes": attributes,
        "contacts": [{"id": "c", "role": "Team", "mailbox": "c@amt.example"}, {"id": "d", "role": "Team D", "mailbox": "d@amt.example"}],
        "measures": (0..ATTRIBUTES).map(measure).collect::<Vec<_>>(),
    });
    let catalog = open(text.to_string().as_bytes()).unwrap().catalog;
    let (index, today) = (Index::new(&catalog), Date::new(2026, 11, 22).unwrap());
    let mut decided = 0;
    for seed in (0..cases()).step_by(8) {
        let profile = answers(&catalog, seed);
        decided += check(&catalog, &profile, &results(&catalog, &index, &Query::default(), &profile, Dates::on_day(today)));
    }
    assert!(decided > 100, "{decided}");
}

#[test]
fn an_index_is_made_in_as_many_steps_as_it_takes() {
    let catalog = open(large::catalog(7, 3).as_bytes()).unwrap().catalog;
    for (measures, steps) in [(1, 7), (2, 4), (3, 3), (6, 2), (7, 1), (8, 1)] {
        let mut index = Index::default();
        let more = (0..).take_while(|_| index.step(&catalog, measures)).count();
        assert_eq!((more + 1, index.find("")), (steps, vec![true; 7]), "{measures} at a time");
    }
}

#[test]
fn what_is_shown_is_counted() {
    let catalog = open(large::catalog(MEASURES, 12).as_bytes()).unwrap().catalog;
    let (index, today) = (Index::new(&catalog), Date::new(2026, 11, 22).unwrap());
    let ask = |query: &Query| results(&catalog, &index, query, &Profile::default(), Dates::on_day(today));
    for text in large::QUERIES.into_iter().chain([""]) {
        let all = ask(&Query { text: text.to_owned(), ..Query::default() });
        let in_order = all.shown.iter().map(|at| (catalog.measures()[*at].category, *at)).collect::<Vec<_>>();
        assert!(in_order.is_sorted() && all.facets.categories.len() == large::CATEGORIES.len(), "{text}");
        for (category, count) in all.facets.categories {
            let of = ask(&Query { text: text.to_owned(), category: Some(category), ..Query::default() });
            assert_eq!(of.shown.len(), count, "{text} {category}");
        }
        for (carrier, count) in all.facets.carriers {
            let of = ask(&Query { text: text.to_owned(), carrier: Some(carrier.clone()), ..Query::default() });
            assert_eq!(of.shown.len(), count, "{text} {carrier}");
        }
    }
}
