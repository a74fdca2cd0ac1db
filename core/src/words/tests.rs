// SPDX-License-Identifier: EUPL-1.2
//! The words that are found by their pairs of letters against those that are found by looking at every word.

use serde_json::json;

use super::*;
use crate::read::open;

/// Words as they are in a catalogue, and such that only differ in an umlaut, in its place, or in a letter.
const WORDS: [&str; 17] = [
    "Küche",
    "Kueche",
    "Kuche",
    "Küchenhilfe",
    "Kuechenhilfe",
    "säa",
    "saä",
    "Sprachkurs",
    "Kurssprache",
    "Абвгдежз",
    "абвгде",
    "Straße",
    "Qualifizierung",
    "𐐀𐐁𐐂𐐃",
    "абвгд",
    "aбвгдe",
    "ჟრსტ",
];

/// A measure for each of the texts.
fn catalog(titles: &[&str]) -> Catalog {
    let measure = |(at, title): (usize, &&str)| json!({"id": format!("m{at}"), "title": title, "summary": "-", "category": "k", "responsible": [{"contact": "c"}]});
    let measures: Vec<_> = titles.iter().enumerate().map(measure).collect();
    let text = json!({
        "format": "1", "title": "-", "publisher": "-", "version": "1", "as_of": "2026-01-01", "law_as_of": "2026-01-01",
        "attributes": [], "categories": [{"id": "k", "label": "-"}], "contacts": [{"id": "c", "role": "-", "mailbox": "c@amt.example"}],
        "measures": measures,
    });
    open(text.to_string().as_bytes()).expect("a sound catalogue").catalog
}

fn collected(catalog: &Catalog) -> Words {
    let mut collecting = Collecting::default();
    assert!(collecting.step(catalog, usize::MAX));
    collecting.end()
}

/// Every text with one letter left out, put in, changed, or swapped with the next.
fn mistaken(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let of = |letters: Vec<char>| letters.into_iter().collect::<String>();
    let mut texts = Vec::new();
    for at in 0..letters.len() {
        let mut changed = letters.clone();
        changed.remove(at);
        texts.push(of(changed.clone()));
        changed.insert(at, 'x');
        texts.push(of(changed));
        let mut changed = letters.clone();
        changed.insert(at, 'ö');
        texts.push(of(changed.clone()));
        changed.remove(at);
        changed.swap(at, (at + 1).min(letters.len() - 1));
        texts.push(of(changed));
    }
    texts
}

#[test]
fn what_pairs_find_is_what_looking_at_every_word_finds() {
    let words = collected(&catalog(&WORDS));
    let count = WORDS.len();
    assert_eq!(words.base.len(), count);
    let mut found = (0, 0);
    for wanted in
        WORDS.iter().flat_map(|word| mistaken(word).into_iter().chain([(*word).to_string(), word.chars().take(2).collect()]))
    {
        let folded = fold(&wanted);
        let exactly: Vec<usize> = (0..count)
            .filter(|at| answers(words.base(*at), &folded.base) || answers(words.digraph.get(*at), &folded.digraph))
            .collect();
        assert_eq!(words.exactly(&folded), exactly, "{wanted}");
        let mistyped = Mistyped::new(&folded);
        let nearly: Vec<usize> = (0..count).filter(|at| mistyped.found_in(words.base(*at), words.digraph.get(*at))).collect();
        assert_eq!(words.nearly(&folded), nearly, "{wanted}");
        found = (found.0 + exactly.len(), found.1 + nearly.len());
    }
    assert!(found.0 > 50 && found.1 > 300, "{found:?}");
}

#[test]
fn an_umlaut_is_found_in_either_spelling() {
    let words = collected(&catalog(&WORDS));
    let at = |word: &str| (0..WORDS.len()).find(|at| words.written(*at) == word).expect("a word");
    let written = |word: &str| words.exactly(&fold(word)).into_iter().map(|at| words.written(at)).collect::<Vec<_>>();
    assert_eq!(written("küche"), ["Küche", "Kueche", "Kuche", "Küchenhilfe", "Kuechenhilfe"]);
    assert_eq!(written("kueche"), ["Küche", "Kueche", "Küchenhilfe", "Kuechenhilfe"]);
    assert_eq!((written("säa"), written("saä")), (vec!["säa", "saä"], vec!["säa", "saä"]));
    assert!(words.holds(at("Küchenhilfe"), at("Kueche")) && words.holds(at("Küchenhilfe"), at("Kuche")));
    assert!(!words.holds(at("Kuechenhilfe"), at("Kuche")));
}

#[test]
fn words_are_the_same_however_many_are_done_at_a_time() {
    let catalog = catalog(&WORDS.map(|word| [word, "Kurs", word].join(" ")).each_ref().map(String::as_str));
    let words = collected(&catalog);
    for word in 0..words.base.len() {
        let mut pairs = groups(words.base(word)).chain(groups(words.digraph.get(word)));
        assert!(pairs.all(|pair| words.pairs[pair].get(word)), "{}", words.written(word));
    }
    let kurs = (0..).find(|at| words.written(*at) == "Kurs").expect("a word");
    assert_eq!(words.places(kurs), (0..WORDS.len() as u32).collect::<Vec<_>>());
    for measures in [1, 2, 3, 14, 15] {
        let (mut collecting, mut steps) = (Collecting::default(), 0);
        while collecting.step(&catalog, measures) {
            steps += 1;
            assert!(steps < 100, "{measures}");
        }
        assert!(!collecting.step(&catalog, measures));
        assert_eq!(collecting.end(), words, "{measures}");
    }
}
