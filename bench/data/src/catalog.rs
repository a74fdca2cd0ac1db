// SPDX-License-Identifier: EUPL-1.2
//! The generator: a catalogue of any number of measures as JSON, about 771 bytes and 47 words each.

use crate::attributes;
use crate::conditions::{CONTACTS, Pools};
use crate::numbers::Numbers;
use crate::text::{PLACES, noun, provider, sentence};

/// The seed of everything that is measured.
pub const SEED: u64 = 20_261_101;

const CATEGORIES: &[(&str, &str)] = &[
    ("sprache", "Sprache"),
    ("ausbildung", "Ausbildung"),
    ("weiterbildung", "Weiterbildung"),
    ("arbeit", "Arbeit aufnehmen"),
    ("selbst", "Selbständigkeit"),
    ("familie", "Familie"),
    ("gesundheit", "Gesundheit"),
    ("wohnen", "Wohnen"),
    ("jugend", "Jugend"),
    ("teilhabe", "Teilhabe"),
    ("mobil", "Mobilität"),
    ("recht", "Recht"),
];

const FORMATS: &[&str] = &["Vollzeit", "Teilzeit", "Online", "Abendkurs", "Einzelgespräch", "Gruppe"];

/// A catalogue of so many measures; the same `seed` and number give the same bytes.
pub fn catalog(measures: usize, seed: u64) -> String {
    let mut numbers = Numbers::new(seed);
    let pools = Pools::new(&mut numbers);
    let mut json = String::with_capacity(measures * 800 + 20_000);
    json.push_str(
        r#"{"format":"1.2","title":"Erzeugter Katalog","publisher":"Messung","version":"1","as_of":"2026-11-01","law_as_of":"2026-11-01","categories":["#,
    );
    let categories: Vec<String> = CATEGORIES.iter().map(|(id, label)| format!(r#"{{"id":"{id}","label":"{label}"}}"#)).collect();
    json.push_str(&categories.join(","));
    json.push_str(r#"],"attributes":"#);
    json.push_str(&attributes::written());
    json.push_str(r#","contacts":["#);
    let contacts: Vec<String> =
        (0..CONTACTS).map(|at| format!(r#"{{"id":"k{at}","role":"Team {at}","mailbox":"team{at}@example.org"}}"#)).collect();
    json.push_str(&contacts.join(","));
    json.push_str(r#"],"measures":["#);
    for at in 0..measures {
        if at > 0 {
            json.push(',');
        }
        measure(&mut json, at, &pools, &mut numbers);
    }
    json.push_str("]}\n");
    json
}

fn measure(json: &mut String, at: usize, pools: &Pools, numbers: &mut Numbers) {
    let category = |numbers: &mut Numbers| CATEGORIES.get(numbers.skewed(CATEGORIES.len())).map_or("", |(id, _)| id);
    let one = |pool: &[String], numbers: &mut Numbers| pool.get(numbers.skewed(pool.len())).cloned().unwrap_or_default();
    let words = numbers.between(29, 45);
    let first = category(numbers);
    json.push_str(&format!(
        r#"{{"id":"m{at}","title":"{} {}","summary":"{}{}","category":"{first}""#,
        noun(numbers),
        sentence(numbers, 2),
        sentence(numbers, words),
        asked_for(at),
    ));
    let further = category(numbers);
    if further != first && numbers.chance(15) {
        json.push_str(&format!(r#","also":["{further}"]"#));
    }
    if numbers.chance(60) {
        json.push_str(&format!(r#","synonyms":["{}","{}"]"#, noun(numbers), noun(numbers)));
    }
    json.push_str(&format!(r#","formats":["{}"]"#, numbers.pick(FORMATS)));
    if numbers.chance(97) {
        json.push_str(&format!(r#","must":{}"#, one(&pools.must, numbers)));
    }
    if numbers.chance(30) {
        json.push_str(&format!(r#","should":{}"#, one(&pools.should, numbers)));
    }
    if numbers.chance(20) {
        json.push_str(&format!(r#","hurdles":[{{"criterion":{}}}]"#, one(&pools.hurdles, numbers)));
    }
    json.push_str(&format!(
        r#","carriers":{},"responsible":{}"#,
        one(&pools.carriers, numbers),
        one(&pools.responsible, numbers)
    ));
    if numbers.chance(45) {
        json.push_str(&format!(
            r#","offers":[{{"id":"o{at}","provider":"{}","site":"{}","number":"K{at}","formats":["{}"]}}]"#,
            provider(numbers),
            numbers.pick(PLACES),
            numbers.pick(FORMATS)
        ));
    }
    if numbers.chance(2) {
        json.push_str(r#","valid_until":"2026-10-31""#);
    }
    json.push('}');
}

/// Words that the talk searches for stand in a few measures of even the smallest catalogue: a text that finds nothing is
/// read as mistyped, which is another search.
fn asked_for(at: usize) -> &'static str {
    match at {
        3 => " wohnortnah Lindenau kostenfrei",
        7 => " überbetrieblich Pflegeförderung Schulungsplan",
        11 => " Mühlbrück ganztägig Berufssprachkurs",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::MUST_TREES;
    use foerderkompass_core::open;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(catalog(300, SEED), catalog(300, SEED));
        assert_ne!(catalog(300, SEED), catalog(300, SEED + 1));
    }

    #[test]
    fn a_catalogue_is_read_without_a_fault_and_is_as_long_as_real_ones() {
        let json = catalog(4000, SEED);
        let reading = open(json.as_bytes()).unwrap();
        assert_eq!(reading.faults, []);
        assert_eq!(reading.catalog.measures().len(), 4000);
        assert!(reading.catalog.attributes().len() >= 12);
        let body = &json[json.find("\"measures\"").unwrap()..];
        let bytes = body.len() / 4000;
        assert!((740..=800).contains(&bytes), "{bytes} bytes per measure");
        let words = |text: &str| text.split_whitespace().count();
        let of = |measure: &foerderkompass_core::Measure| {
            let synonyms: usize = measure.synonyms.iter().map(|text| words(text)).sum();
            let offers: usize = measure.offers.iter().map(|offer| words(&offer.provider) + 2).sum();
            words(&measure.title) + words(&measure.summary) + synonyms + offers + measure.formats.len() + measure.carriers.len()
        };
        let words = reading.catalog.measures().iter().map(of).sum::<usize>() / 4000;
        assert!((44..=50).contains(&words), "{words} words per measure");
    }

    #[test]
    fn conditions_are_shared() {
        let reading = open(catalog(9000, SEED).as_bytes()).unwrap();
        let distinct: BTreeSet<String> =
            reading.catalog.measures().iter().filter_map(|m| m.must.as_ref()).map(|must| format!("{:?}", must.shape)).collect();
        assert!(distinct.len() <= MUST_TREES && distinct.len() > MUST_TREES / 2, "{} trees", distinct.len());
    }
}
