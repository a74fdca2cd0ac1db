// SPDX-License-Identifier: EUPL-1.2
//! How long a large catalogue takes to be read, indexed and searched. Arguments: the number of measures, and what to do of
//! `write` (the catalogue to standard output), `read`, `index`, `search`; without them the last three.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/large.rs"]
mod large;

use std::time::Instant;

use foerderkompass_core::{Index, open};

/// Seed of the catalogues that are measured.
const SEED: u64 = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let measures = arguments.first().map_or(10_000, |n| n.parse().expect("a number of measures"));
    let does = |what: &str| arguments.len() < 2 || arguments.iter().any(|argument| argument == what);
    let text = large::catalog(measures, SEED);
    if arguments.len() > 1 && does("write") {
        return print!("{text}");
    }
    println!("{measures} measures, {} bytes, {} per measure", text.len(), text.len() / measures.max(1));
    let reading = timed("read", || open(text.as_bytes()).unwrap());
    assert_eq!((reading.faults.len(), reading.catalog.measures().len()), (0, measures));
    if !does("index") && !does("search") {
        return;
    }
    let index = timed("index", || Index::new(&reading.catalog));
    if does("search") {
        for query in large::QUERIES {
            let times = 20;
            let start = Instant::now();
            let mut found = 0;
            for _ in 0..times {
                found = index.find(query).iter().filter(|hit| **hit).count();
            }
            println!("search „{query}“: {found} found, {:.3} ms", start.elapsed().as_secs_f64() * 1000.0 / f64::from(times));
        }
    }
}

fn timed<T>(what: &str, make: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = make();
    println!("{what}: {:.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    made
}
