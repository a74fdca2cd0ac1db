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
