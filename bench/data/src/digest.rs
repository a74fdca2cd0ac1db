// SPDX-License-Identifier: EUPL-1.2
//! What a run found, short enough to be compared between engines: numbers, and checksums of what is long.

use foerderkompass_core::{Catalog, Outcome, Results};

const ORDER: [Outcome; 5] = [Outcome::Fits, Outcome::FitsAfterHurdle, Outcome::Open, Outcome::Unlikely, Outcome::Excluded];

/// FNV-1a, which every language has in three lines.
fn checksum(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.fold(0x811c_9dc5, |sum, number| (sum ^ number).wrapping_mul(0x0100_0193))
}

/// As JSON: the counts of outcomes and their checksum, what is shown, the facets and the questions.
pub fn written(catalog: &Catalog, outcomes: &[Outcome], results: &Results) -> String {
    let place = |outcome: &Outcome| ORDER.iter().position(|one| one == outcome).unwrap_or(9);
    let counts: Vec<String> =
        ORDER.iter().map(|wanted| outcomes.iter().filter(|outcome| *outcome == wanted).count().to_string()).collect();
    let outcome_sum = checksum(outcomes.iter().map(|outcome| place(outcome) as u32));
    let mut shown: Vec<u32> = results.shown.iter().map(|at| *at as u32).collect();
    shown.sort_unstable();
    let facets = |entries: Vec<(String, usize)>| {
        // Some engines leave out what nobody has.
        let mut entries: Vec<(String, usize)> = entries.into_iter().filter(|(_, count)| *count > 0).collect();
        entries.sort_unstable();
        let all: Vec<String> = entries.iter().map(|(name, count)| format!(r#""{name}":{count}"#)).collect();
        format!("{{{}}}", all.join(","))
    };
    let id = |at: usize| catalog.categories().get(at).map(|category| category.id.clone()).unwrap_or_default();
    let categories = results.facets.categories.iter().map(|(at, count)| (id(*at), *count)).collect();
    let questions: Vec<String> =
        (results.questions.iter()).map(|q| format!("[{},{},{}]", q.attribute, q.decides, q.open_in)).collect();
    format!(
        r#"{{"counts":[{}],"outcomes":{outcome_sum},"shown":{},"which":{},"categories":{},"formats":{},"carriers":{},"questions":[{}]}}"#,
        counts.join(","),
        shown.len(),
        checksum(shown.into_iter()),
        facets(categories),
        facets(results.facets.formats.clone()),
        facets(results.facets.carriers.clone()),
        questions.join(",")
    )
}
