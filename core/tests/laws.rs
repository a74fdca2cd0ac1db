// SPDX-License-Identifier: EUPL-1.2
//! The laws of the core, on random catalogues with random answers: what must hold whatever a catalogue says.
//!
//! What this does not do: say which outcome is right. That is the second evaluator's business (`agreement.rs`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "agreeing/plain.rs"]
#[allow(dead_code)]
mod plain;
mod small;

/// Only what makes random cases, without the second evaluator.
#[path = "oracle"]
#[allow(dead_code)]
mod oracle {
    pub mod calendar;
    pub mod generate;
    pub mod generate_rules;
    pub mod rng;
}

use foerderkompass_core::{
    Catalog, Criterion, Dates, Facts, Finding, Index, Measure, Outcome, Profile, Query, Results, Severity, Shape, Verdict, fold,
    read, report, results,
};
use oracle::generate::{Case, case};
use oracle::rng::{Rng, at_least, fewer};
use serde_json::{Value, json};
use small::date;
use small::valid::{all_answers, assert_valid};

/// A random case, read.
struct Given {
    seed: u64,
    catalog: Catalog,
    profile: Profile,
    dates: Dates,
    json: Value,
    answers: Value,
    rng: Rng,
}

/// Calls the law with random cases; `change` may alter the catalogue before it is read.
fn for_cases(number: u64, change: impl Fn(&mut Value), law: impl Fn(Given)) {
    for seed in 0..fewer(number) {
        // Not the seeds of other tests.
        let Case { mut catalog, answers, today, on } = case(seed.wrapping_mul(7919) + 1_000_003);
        change(&mut catalog);
        let dates = Dates { today: date(&today), on: date(&on) };
        let reading =
            read(catalog.to_string().as_bytes(), dates.today).unwrap_or_else(|faults| panic!("seed {seed}: {faults:?}"));
        assert!(reading.faults.iter().all(|fault| fault.severity < Severity::Error), "seed {seed}: {:?}", reading.faults);
        let profile =
            Profile::from_json(&reading.catalog, &answers.to_string()).unwrap_or_else(|misfit| panic!("seed {seed}: {misfit:?}"));
        law(Given { seed, catalog: reading.catalog, profile, dates, json: catalog, answers, rng: Rng::new(seed) });
    }
}

fn as_it_is(_: &mut Value) {}

/// Without implied values, what is known is exactly what was answered.
fn without_implied(catalog: &mut Value) {
    for attribute in catalog["attributes"].as_array_mut().unwrap() {
        attribute.as_object_mut().unwrap().remove("implied");
    }
}

fn criteria(measure: &Measure) -> impl Iterator<Item = &Criterion> {
    let hurdles = measure.hurdles.iter().map(|hurdle| &hurdle.criterion);
    let carriers = measure.carriers.iter().filter_map(|rule| rule.when.as_ref());
    let responsible = measure.responsible.iter().filter_map(|rule| rule.when.as_ref());
    measure.must.iter().chain(&measure.should).chain(hurdles).chain(carriers).chain(responsible)
}

fn all_results(catalog: &Catalog, profile: &Profile, dates: Dates) -> Results {
    results(catalog, &Index::new(catalog), &Query::default(), profile, dates)
}

fn outcomes(results: &Results) -> Vec<Outcome> {
    results.outcomes.clone()
}

#[test]
fn what_was_read_is_valid_and_always_the_same() {
    for_cases(1500, as_it_is, |given| {
        assert_valid(&given.catalog);
        let text = given.json.to_string();
        assert_eq!(read(text.as_bytes(), given.dates.today), read(text.as_bytes(), given.dates.today));
        let once = all_results(&given.catalog, &given.profile, given.dates);
        assert_eq!(once, all_results(&given.catalog, &given.profile, given.dates), "seed {}", given.seed);
    });
}

#[test]
fn without_an_answer_nothing_is_decided() {
    for_cases(1500, as_it_is, |given| {
        let facts = Facts::new(&given.catalog, &Profile::default(), given.dates);
        for measure in given.catalog.measures() {
            for criterion in criteria(measure) {
                assert_eq!(criterion.verdict(&facts), Verdict::Unknown, "seed {}: {criterion:?}", given.seed);
            }
        }
    });
    // With some answers, what hangs on the others alone stays unknown.
    for_cases(1500, without_implied, |given| {
        let facts = Facts::new(&given.catalog, &given.profile, given.dates);
        for criterion in given.catalog.measures().iter().flat_map(criteria) {
            let mut answered = false;
            criterion.each_leaf(&mut |leaf| answered |= given.profile.answer(leaf.attribute).is_some());
            assert!(answered || criterion.verdict(&facts) == Verdict::Unknown, "seed {}: {criterion:?}", given.seed);
        }
    });
}

#[test]
fn what_is_decided_stays_so_when_more_is_answered() {
    let (decided, concluded) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    for_cases(1500, as_it_is, |mut given| {
        let all: Vec<_> = given.profile.answered().map(|(at, answer)| (at, answer.clone())).collect();
        let mut profile = Profile::default();
        let mut facts = Facts::new(&given.catalog, &profile, given.dates);
        let mut before: Vec<Verdict> = Vec::new();
        for (at, answer) in given.rng.shuffled(&all) {
            assert!(profile.set(&given.catalog, at, Some(answer)));
            let known = std::mem::replace(&mut facts, Facts::new(&given.catalog, &profile, given.dates));
            // What was concluded may change: an answer of one's own goes before it, and so does an earlier rule that is met now.
            let adds = (0..given.catalog.attributes().len()).all(|at| known.get(at).is_none() || known.get(at) == facts.get(at));
            let now: Vec<Verdict> =
                given.catalog.measures().iter().flat_map(criteria).map(|criterion| criterion.verdict(&facts)).collect();
            for (before, now) in before.iter().zip(&now).filter(|_| adds) {
                if *before != Verdict::Unknown {
                    decided.set(decided.get() + 1);
                    assert_eq!(before, now, "seed {}", given.seed);
                }
            }
            concluded.set(concluded.get() + u64::from(!adds));
            before = now;
        }
        assert_eq!(profile, given.profile, "seed {}: the order of answers does not matter", given.seed);
    });
    assert!(decided.get() >= at_least(10_000), "only {} decided verdicts", decided.get());
    assert!(concluded.get() >= at_least(10), "only {} times a conclusion changed", concluded.get());
}

#[test]
fn answering_and_taking_back_leaves_everything_as_it_was() {
    for_cases(800, as_it_is, |mut given| {
        let before = all_results(&given.catalog, &given.profile, given.dates);
        for (at, attribute) in given.catalog.attributes().iter().enumerate() {
            let own = given.profile.answer(at).cloned();
            let other = given.rng.pick(&all_answers(attribute)).clone();
            let mut profile = given.profile.clone();
            assert!(profile.set(&given.catalog, at, Some(other)));
            assert!(profile.set(&given.catalog, at, own));
            assert_eq!(profile, given.profile, "seed {}", given.seed);
            assert_eq!(profile.is_empty(), profile.answered().next().is_none(), "seed {}", given.seed);
            let (index, query) = (Index::new(&given.catalog), Query::default());
            let between = before.again(&given.catalog, &index, &query, &Profile::default(), given.dates);
            let again = between.again(&given.catalog, &index, &query, &profile, given.dates);
            assert_eq!(again, before, "seed {}", given.seed);
            assert_eq!(all_results(&given.catalog, &profile, given.dates), before, "seed {}", given.seed);
        }
        let desk = given.profile.desk_only(&given.catalog);
        for (at, attribute) in given.catalog.attributes().iter().enumerate() {
            assert_eq!(desk.answer(at), given.profile.answer(at).filter(|_| attribute.desk), "seed {}", given.seed);
        }
    });
}

#[test]
fn an_answer_that_does_not_fit_is_refused() {
    for_cases(300, as_it_is, |given| {
        for (at, attribute) in given.catalog.attributes().iter().enumerate() {
            for answer in given.catalog.attributes().iter().flat_map(all_answers) {
                let mut profile = given.profile.clone();
                let taken = profile.set(&given.catalog, at, Some(answer.clone()));
                assert_eq!(taken, attribute.accepts(&answer), "seed {}", given.seed);
                assert_eq!(profile.answer(at), if taken { Some(&answer) } else { given.profile.answer(at) });
            }
        }
    });
}

#[test]
fn the_order_of_parts_never_matters() {
    for_cases(2000, as_it_is, |mut given| {
        let mut other = given.json.clone();
        shuffle_parts(&mut other, &mut given.rng);
        let reading = read(other.to_string().as_bytes(), given.dates.today).expect("a catalogue");
        let profile = Profile::from_json(&reading.catalog, &given.answers.to_string()).expect("answers");
        let report = |catalog, profile| serde_json::to_value(report(catalog, profile, given.dates)).unwrap();
        assert_eq!(
            report(&given.catalog, &given.profile),
            report(&reading.catalog, &profile),
            "seed {}\n{}\n{other}",
            given.seed,
            given.json
        );
    });
}

/// Another order in every `all`, `any` and `in`.
fn shuffle_parts(value: &mut Value, rng: &mut Rng) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|part| shuffle_parts(part, rng)),
        Value::Object(map) => {
            for (key, value) in map {
                shuffle_parts(value, rng);
                if let ("all" | "any" | "in", Value::Array(parts)) = (key.as_str(), value) {
                    *parts = rng.shuffled(parts);
                }
            }
        }
        _ => {}
    }
}

/// The lists whose order says nothing about what is decided; answers of an ordered attribute stay where they are.
fn shuffle_lists(catalog: &mut Value, rng: &mut Rng) {
    for key in ["measures", "attributes", "contacts", "categories"] {
        let list = catalog[key].as_array_mut().unwrap();
        *list = rng.shuffled(list);
    }
    for attribute in catalog["attributes"].as_array_mut().unwrap() {
        if let ("choice" | "multi", Some(options)) =
            (attribute["kind"].as_str().unwrap().to_owned().as_str(), attribute.get_mut("options"))
        {
            let options = options.as_array_mut().unwrap();
            *options = rng.shuffled(options);
        }
    }
    // In `responsible` and `carriers` the first rule counts.
    for hurdles in catalog["measures"].as_array_mut().unwrap().iter_mut().filter_map(|measure| measure.get_mut("hurdles")) {
        *hurdles = rng.shuffled(hurdles.as_array().unwrap()).into();
    }
}

/// A report without the order that the format page gives it: by the catalogue.
fn without_order(report: &Value) -> Value {
    let mut report = report.clone();
    let sorted = |list: &mut Value| list.as_array_mut().unwrap().sort_by_key(Value::to_string);
    for measure in report["measures"].as_array_mut().unwrap() {
        sorted(&mut measure["open"]);
        sorted(&mut measure["almost"]);
        sorted(&mut measure["hurdles"]);
    }
    sorted(&mut report["measures"]);
    sorted(&mut report["next_questions"]);
    report
}

#[test]
fn the_order_of_the_catalogue_changes_nothing_but_the_order() {
    // Implied values may only look back, so that their attributes cannot change places.
    for_cases(1500, without_implied, |mut given| {
        let mut other = given.json.clone();
        shuffle_lists(&mut other, &mut given.rng);
        let reading = read(other.to_string().as_bytes(), given.dates.today).expect("a catalogue");
        let profile = Profile::from_json(&reading.catalog, &given.answers.to_string()).expect("answers");
        let report = |catalog, profile| serde_json::to_value(report(catalog, profile, given.dates)).unwrap();
        let (before, after) = (report(&given.catalog, &given.profile), report(&reading.catalog, &profile));
        assert_eq!(without_order(&before), without_order(&after), "seed {}\n{}\n{other}", given.seed, given.json);
        // Where measures come in the order of the catalogue, they still do.
        let ids = |list: &Value| list.as_array().unwrap().iter().map(|one| one["id"].clone()).collect::<Vec<_>>();
        assert_eq!(ids(&after["measures"]), ids(&other["measures"]), "seed {}", given.seed);
    });
}

#[test]
fn the_order_of_answers_never_matters() {
    for_cases(800, as_it_is, |mut given| {
        let all: Vec<_> = given.profile.answered().map(|(at, answer)| (at, answer.clone())).collect();
        let mut profile = Profile::default();
        for (at, answer) in given.rng.shuffled(&all) {
            assert!(profile.set(&given.catalog, at, Some(answer)));
        }
        let (one, other) = (&given.profile, &profile);
        let results = |profile| all_results(&given.catalog, profile, given.dates);
        assert_eq!(results(one), results(other), "seed {}", given.seed);
    });
}

#[test]
fn what_is_not_open_in_a_measure_changes_nothing_about_it() {
    let tried = std::cell::Cell::new(0);
    for_cases(600, without_implied, |given| {
        let before = all_results(&given.catalog, &given.profile, given.dates);
        let said = |results: &Results, at: usize| {
            let measure = &given.catalog.measures()[at];
            let routes = (measure.responsible(&results.facts).entries, measure.carrier(&results.facts).entries);
            (results.outcomes[at], routes)
        };
        for (attribute, asked) in given.catalog.attributes().iter().enumerate() {
            if given.profile.answer(attribute).is_some() {
                continue;
            }
            let after: Vec<Results> = all_answers(asked)
                .into_iter()
                .map(|answer| {
                    let mut profile = given.profile.clone();
                    assert!(profile.set(&given.catalog, attribute, Some(answer)));
                    all_results(&given.catalog, &profile, given.dates)
                })
                .collect();
            for (at, measure) in given.catalog.measures().iter().enumerate() {
                if before.outcomes[at] == Outcome::Excluded || plain::left_open(measure, &before.facts).contains(&attribute) {
                    continue;
                }
                for after in &after {
                    assert_eq!(said(after, at), said(&before, at), "seed {}: {} in {}", given.seed, asked.id, measure.id);
                    tried.set(tried.get() + 1);
                }
            }
        }
    });
    assert!(tried.get() >= at_least(3_000), "only {} answers", tried.get());
}

#[test]
fn the_decisive_reasons_alone_decide() {
    let (met, unmet) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    for_cases(1500, without_implied, |given| {
        let facts = Facts::new(&given.catalog, &given.profile, given.dates);
        for criterion in given.catalog.measures().iter().flat_map(criteria) {
            let finding = criterion.finding(&facts);
            // Of an unmet `any` only the closest branch is told, although all of them are unmet.
            if finding.verdict == Verdict::Unknown || finding.verdict == Verdict::Unmet && holds_any(criterion) {
                continue;
            }
            let mut profile = Profile::default();
            for decisive in finding.decisive() {
                decisive.criterion.each_leaf(&mut |leaf| {
                    let answer = given.profile.answer(leaf.attribute).cloned();
                    assert!(profile.set(&given.catalog, leaf.attribute, answer));
                });
            }
            let alone = criterion.verdict(&Facts::new(&given.catalog, &profile, given.dates));
            assert_eq!(alone, finding.verdict, "seed {}: {criterion:?}", given.seed);
            let seen = if alone == Verdict::Met { &met } else { &unmet };
            seen.set(seen.get() + 1);
        }
    });
    assert!(met.get() >= at_least(1_000) && unmet.get() >= at_least(1_000), "{} met, {} unmet", met.get(), unmet.get());
}

fn holds_any(criterion: &Criterion) -> bool {
    match &criterion.shape {
        Shape::Leaf(_) => false,
        Shape::Any(_) => true,
        // What stands under a `not` is told as a whole.
        Shape::Not(_) => false,
        Shape::All(parts) => parts.iter().any(holds_any),
    }
}

#[test]
fn the_explanation_is_the_computation() {
    for_cases(1500, as_it_is, |given| {
        let facts = Facts::new(&given.catalog, &given.profile, given.dates);
        let results = all_results(&given.catalog, &given.profile, given.dates);
        for (measure, outcome) in given.catalog.measures().iter().zip(&results.outcomes) {
            for criterion in criteria(measure) {
                let finding = criterion.finding(&facts);
                assert_eq!(finding.verdict, criterion.verdict(&facts), "seed {}", given.seed);
                agrees_with_its_parts(&finding);
            }
            let reasons = measure.judge::<Finding<'_>>(&facts, given.dates.on);
            let bare = measure.judge::<Verdict>(&facts, given.dates.on);
            assert_eq!((reasons.outcome, bare.outcome), (*outcome, *outcome), "seed {}", given.seed);
            assert_eq!(reasons.must.map(|finding| finding.verdict), bare.must);
            assert_eq!(reasons.should.map(|finding| finding.verdict), bare.should);
            assert_eq!(reasons.hurdles.iter().map(|finding| finding.verdict).collect::<Vec<_>>(), bare.hurdles);
        }
    });
}

/// The tree has the criterion's shape, each truth follows from those below it, and the decisive ones share it.
fn agrees_with_its_parts(finding: &Finding<'_>) {
    let count = |wanted| finding.parts.iter().filter(|part| part.verdict == wanted).count();
    let (met, unmet, all) = (count(Verdict::Met), count(Verdict::Unmet), finding.parts.len());
    let (expected, parts) = match &finding.criterion.shape {
        Shape::Leaf(_) => (finding.verdict, 0),
        Shape::Not(_) if met == 1 => (Verdict::Unmet, 1),
        Shape::Not(_) if unmet == 1 => (Verdict::Met, 1),
        Shape::Not(_) => (Verdict::Unknown, 1),
        Shape::All(parts) if unmet > 0 => (Verdict::Unmet, parts.len()),
        Shape::All(parts) => (if met == all { Verdict::Met } else { Verdict::Unknown }, parts.len()),
        Shape::Any(parts) if met > 0 => (Verdict::Met, parts.len()),
        Shape::Any(parts) => (if unmet == all { Verdict::Unmet } else { Verdict::Unknown }, parts.len()),
    };
    assert_eq!((finding.verdict, all), (expected, parts));
    let decisive = finding.decisive();
    assert!(!decisive.is_empty() && decisive.iter().all(|one| one.verdict == finding.verdict), "{finding:?}");
    finding.parts.iter().for_each(agrees_with_its_parts);
}

#[test]
fn a_question_decides_what_trying_all_answers_decides() {
    let tried = std::cell::Cell::new(0);
    for_cases(1000, as_it_is, |given| {
        let results = all_results(&given.catalog, &given.profile, given.dates);
        let open: Vec<usize> = (0..results.outcomes.len())
            .filter(|at| results.outcomes[*at] == Outcome::Open)
            .filter(|at| {
                given.catalog.measures()[*at]
                    .should
                    .as_ref()
                    .is_none_or(|should| should.verdict(&results.facts) != Verdict::Unmet)
            })
            .collect();
        for question in &results.questions {
            assert!(results.facts.get(question.attribute).is_none(), "seed {}: what is known is not asked", given.seed);
            let mut settled = vec![false; given.catalog.measures().len()];
            for answer in all_answers(&given.catalog.attributes()[question.attribute]) {
                let mut profile = given.profile.clone();
                assert!(profile.set(&given.catalog, question.attribute, Some(answer)));
                for (at, outcome) in outcomes(&all_results(&given.catalog, &profile, given.dates)).into_iter().enumerate() {
                    settled[at] |= outcome != Outcome::Open;
                }
            }
            let decides = open.iter().filter(|at| settled[**at]).count();
            assert_eq!(question.decides, decides, "seed {}, attribute {}", given.seed, question.attribute);
            tried.set(tried.get() + 1);
        }
    });
    assert!(tried.get() >= at_least(1000), "only {} questions", tried.get());
}

#[test]
fn what_is_not_asked_changes_nothing() {
    let tried = std::cell::Cell::new(0);
    for_cases(2500, without_implied, |given| {
        let before = all_results(&given.catalog, &given.profile, given.dates);
        let routes = |results: &Results| -> Vec<_> {
            let measures =
                given.catalog.measures().iter().zip(outcomes(results)).filter(|(_, outcome)| *outcome != Outcome::Excluded);
            measures
                .map(|(measure, _)| (measure.responsible(&results.facts).entries, measure.carrier(&results.facts).entries))
                .collect()
        };
        for (at, attribute) in given.catalog.attributes().iter().enumerate() {
            if given.profile.answer(at).is_some() || before.questions.iter().any(|question| question.attribute == at) {
                continue;
            }
            for answer in all_answers(attribute) {
                let mut profile = given.profile.clone();
                assert!(profile.set(&given.catalog, at, Some(answer)));
                let after = all_results(&given.catalog, &profile, given.dates);
                assert_eq!(outcomes(&after), outcomes(&before), "seed {}, attribute {}", given.seed, attribute.id);
                assert_eq!(routes(&after), routes(&before), "seed {}, attribute {}", given.seed, attribute.id);
                tried.set(tried.get() + 1);
            }
        }
    });
    assert!(tried.get() >= at_least(1000), "only {} answers", tried.get());
}

#[test]
fn every_near_miss_would_do() {
    let tried = std::cell::Cell::new(0);
    for_cases(2000, as_it_is, |given| {
        let before = serde_json::to_value(report(&given.catalog, &given.profile, given.dates)).unwrap();
        for measure in before["measures"].as_array().unwrap() {
            for almost in measure["almost"].as_array().unwrap() {
                let (mut answers, mut dates) = (given.answers.clone(), given.dates);
                match almost["wait"].as_str() {
                    Some(day) => dates.on = date(day),
                    None => answers[almost["attribute"].as_str().unwrap()] = almost["needs"].clone(),
                }
                let profile = Profile::from_json(&given.catalog, &answers.to_string()).expect("a small change");
                let after = serde_json::to_value(report(&given.catalog, &profile, dates)).unwrap();
                let same = after["measures"].as_array().unwrap().iter().find(|other| other["id"] == measure["id"]).unwrap();
                assert!(
                    same["outcome"] == "fits" || same["outcome"] == "fits_after_hurdle",
                    "seed {}: {almost} gives {}",
                    given.seed,
                    same["outcome"]
                );
                tried.set(tried.get() + 1);
            }
        }
    });
    assert!(tried.get() >= at_least(100), "only {} near misses", tried.get());
}

// Search.

/// Looks at every word of every text, as the page's search is meant: the index may only be faster.
fn scan(catalog: &Catalog, query: &str) -> Vec<bool> {
    let words = |text: &str| -> Vec<String> {
        let mut words = vec![String::new()];
        for c in text.chars() {
            let inside = c.is_alphanumeric() || c == '\u{ad}' || ('\u{300}'..='\u{36f}').contains(&c);
            if inside { words.last_mut().unwrap().push(c) } else { words.push(String::new()) }
        }
        words.into_iter().filter(|word| !word.is_empty()).collect()
    };
    let hit = |word: &str, wanted: &str| {
        if !wanted.chars().next().is_some_and(|c| c.is_ascii_digit()) {
            return word.contains(wanted);
        }
        // A number is found at the beginning of a word, and only whole.
        let after = word.chars().nth(wanted.chars().count());
        let whole = !(wanted.chars().last().is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit()));
        word.starts_with(wanted) && whole
    };
    let wanted: Vec<String> = words(query);
    let finds = |measure: &Measure| {
        let mut texts = vec![
            measure.title.clone(),
            measure.summary.clone(),
            measure.short.clone().unwrap_or_default(),
            measure.synonyms.join(" | "),
        ];
        texts.extend(measure.legal.iter().map(|legal| legal.norm.clone()));
        texts.extend(measure.also.iter().chain([&measure.category]).map(|at| catalog.categories()[*at].label.clone()));
        for offer in &measure.offers {
            texts.extend([Some(offer.provider.clone()), offer.number.clone(), offer.site.clone()].into_iter().flatten());
        }
        let known: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
        wanted.iter().all(|wanted| {
            let wanted = fold(wanted);
            known.iter().map(|word| fold(word)).any(|word| hit(&word.base, &wanted.base) || hit(&word.digraph, &wanted.digraph))
        })
    };
    catalog.measures().iter().map(finds).collect()
}

#[test]
fn the_index_finds_what_a_plain_scan_finds() {
    let text = include_str!("../../catalog.json");
    let catalog = read(text.as_bytes(), date("2026-11-01")).expect("the shipped catalogue").catalog;
    let index = Index::new(&catalog);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut rng = Rng::new(16);
    let (mut some, mut none) = (0, 0);
    for _ in 0..250 {
        let mut query = String::new();
        for _ in 0..rng.between(0, 3) {
            let word: Vec<char> = rng.pick(&words).chars().collect();
            let from = rng.between(0, word.len() as i64 - 1) as usize;
            let from = if rng.chance(60) { 0 } else { from };
            let to = if rng.chance(50) { word.len() } else { rng.between(from as i64, word.len() as i64) as usize };
            let piece: String = word[from..to].iter().collect();
            let piece = match rng.between(0, 6) {
                0 => piece.to_uppercase(),
                1 => piece.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue"),
                2 => piece.replace('ä', "a").replace('ö', "o").replace('ü', "u"),
                3 => piece.replace('ä', "a\u{308}").replace('ö', "o\u{308}").replace('ü', "u\u{308}"),
                4 => piece.replace("ss", "ß"),
                5 => piece.replace('e', "é"),
                _ => piece,
            };
            query.push_str(&piece);
            query.push_str(rng.pick::<&str>(&[" ", "-", ", ", "  ", "/"]));
        }
        let found = index.find(&query);
        assert_eq!(found, scan(&catalog, &query), "{query:?}");
        if found.contains(&true) { some += 1 } else { none += 1 }
    }
    assert!(some > 50 && none > 20, "{some} found something, {none} nothing");
    assert_eq!(json!(index.find("")), json!(vec![true; catalog.measures().len()]));
}
