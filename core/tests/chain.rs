// SPDX-License-Identifier: EUPL-1.2
//! Chains of measures: the one that the field knows as legal, what proves that there is none, and ten thousand random
//! catalogues against trying every sequence (`chains/by_hand.rs`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "chains/by_hand.rs"]
mod by_hand;
#[path = "chains/generate.rs"]
mod generate;
#[path = "oracle/rng.rs"]
#[allow(dead_code)]
mod rng;

use foerderkompass_core::*;
use serde_json::{Value, json};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn read_catalog(json: &Value) -> Catalog {
    let reading = read(json.to_string().as_bytes(), date("2026-11-22")).unwrap();
    let errors: Vec<_> = reading.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    reading.catalog
}

fn shipped() -> Catalog {
    open(include_bytes!("../../catalog.json")).unwrap().catalog
}

fn profile(catalog: &Catalog, answers: &Value) -> Profile {
    Profile::from_json(catalog, &answers.to_string()).unwrap()
}

fn today() -> Dates {
    Dates::on_day(date("2026-11-22"))
}

/// Ids of the chains' steps.
fn ids(catalog: &Catalog, ways: &Ways<'_>) -> Vec<Vec<String>> {
    let id = |step: &Step| catalog.measures()[step.measure].id.clone();
    ways.chains.iter().map(|chain| chain.steps.iter().map(id).collect()).collect()
}

/// A single parent of 29 in SGB II, A1, not literate in Latin script, child care open.
fn parent() -> Value {
    json!({
        "rechtskreis": "sgb2", "erwerbsstatus": ["arbeitslos"], "alter": "25_29", "sprache": "a1", "schrift": "zweitschrift",
        "integrationskurs": "nicht_besucht", "berufsabschluss": "keiner", "betreuung": "offen", "kind_bg": true,
        "aufenthalt": "ae_25_1_2",
    })
}

#[test]
fn the_legal_chain_to_a_retraining_comes_out() {
    let catalog = shipped();
    let target = catalog.measure_at("fbw-umschulung").unwrap();
    let found = ways(&catalog, &profile(&catalog, &parent()), today(), target).unwrap();
    assert!(found.complete);
    assert_eq!(
        ids(&catalog, &found),
        [["kinderbetreuung-pflege", "integrationskurs-alphabetisierung", "bsk-spezial-a2-b1", "bsk-basis-b2", "fbw-umschulung"]]
    );
    let chain = &found.chains[0];
    assert_eq!((chain.weeks, chain.unknown, chain.open), (Weeks { min: 72, max: 102 }, 1, 1));
    let begins: Vec<u32> = chain.steps.iter().map(|step| step.begins.max).collect();
    assert_eq!(begins, [0, 0, 56, 79, 102]);
    for step in &chain.steps {
        let measure = &catalog.measures()[step.measure];
        // Nothing is in the way at its time; only three years of work are not known for the retraining.
        let judged = measure.judge::<Finding<'_>>(&step.facts, step.on);
        assert_eq!(judged.outcome, Outcome::Fits, "{}", measure.id);
        let mut then = Profile::default();
        for at in 0..catalog.attributes().len() {
            assert!(then.set(&catalog, at, step.facts.get(at).cloned()));
        }
        let assessed = results(&catalog, &Index::new(&catalog), &Query::default(), &then, Dates::on_day(step.on));
        assert_eq!(assessed.outcomes[step.measure], Outcome::Fits, "{}", measure.id);
        assert_eq!(step.open, u32::from(measure.id == "fbw-umschulung"));
        assert!(!measure.responsible(&step.facts).entries.is_empty(), "{}", measure.id);
        let passed = measure.effects.iter().filter(|effect| effect.text.as_deref() == Some("wenn bestanden")).count();
        assert_eq!(passed > 0, measure.id != "kinderbetreuung-pflege", "{}", measure.id);
        assert_eq!(measure.weeks.is_some(), measure.id != "kinderbetreuung-pflege", "{}", measure.id);
    }
    let agency = &chain.steps[4];
    assert_eq!(catalog.measures()[agency.measure].carrier(&agency.facts).entries[0].name, "Agentur für Arbeit");
    assert_eq!(agency.on, date("2026-11-22").add_days(102 * 7));
}

const CASES: u64 = 12_000;

#[test]
fn random_catalogues_agree_with_trying_every_sequence() {
    let (mut ways_found, mut several, mut none, mut long, mut cut, mut tried) = (0, 0, 0, 0, 0, 0);
    // In the last one a step that solves more costs the same as one that stands before it.
    for seed in (0..rng::fewer(CASES)).chain([34_564]) {
        let (json, answers) = generate::case(seed);
        let catalog = read_catalog(&json);
        let found = ways(&catalog, &profile(&catalog, &answers), today(), 0).unwrap();
        let hand = by_hand::ByHand::new(&json, &answers, date("2026-11-22"));
        if !found.complete {
            // Only what begins to grow anew with every effect can go on for ever.
            assert!(json["attributes"][5].get("advances").is_some(), "seed {seed}");
            cut += 1;
            continue;
        }
        let cost = |chain: &Chain| {
            let costs = (chain.steps.len(), chain.unknown as usize, i64::from(chain.weeks.max), i64::from(chain.open));
            let before = chain.steps.iter().take(chain.steps.len() - 1);
            (costs, before.map(|step| catalog.measures()[step.measure].id.clone()).collect::<Vec<_>>())
        };
        let own: Vec<_> = found.chains.iter().map(cost).filter(|(cost, _)| cost.0 <= by_hand::DEPTH).collect();
        let best: Vec<_> = hand.front.clone().into_iter().take(3).collect();
        assert_eq!(own, best, "seed {seed}\n{json:#}\n{answers}");
        for chain in &found.chains {
            check_chain(&catalog, chain, seed);
        }
        let named = !found.barriers.is_empty() || found.validity != Validity::Valid;
        assert!(named || !found.chains.is_empty(), "seed {seed}");
        ways_found += u32::from(best.iter().any(|(cost, _)| cost.0 > 1));
        several += u32::from(best.len() > 1);
        none += u32::from(found.chains.is_empty());
        long += u32::from(best.iter().any(|(cost, _)| cost.0 >= 4));
        tried += hand.tried;
    }
    println!(
        "{ways_found} with steps, {several} with several, {none} without, {long} of four and more, {cut} cut, {tried} sequences tried"
    );
    assert!(
        rng::fewer(CASES) < CASES || ways_found > 1_000 && several > 300 && none > 2_000 && long > 60 && cut < 200,
        "{ways_found} {several} {none} {long} {cut}"
    );
}

/// Every step holds at its time by the core's own judgement.
fn check_chain(catalog: &Catalog, chain: &Chain, seed: u64) {
    for (nth, step) in chain.steps.iter().enumerate() {
        let measure = &catalog.measures()[step.measure];
        let outcome = measure.judge::<Verdict>(&step.facts, step.on).outcome;
        let been = |target: Target| chain.steps[..nth].iter().any(|step| Target::Measure(step.measure) == target);
        let judged = measure.judge::<Verdict>(&step.facts, step.on);
        let unsolved = measure.hurdles.iter().zip(&judged.hurdles);
        let blocked = unsolved.filter(|(hurdle, verdict)| **verdict == Verdict::Unmet && !hurdle.solved_by.is_some_and(been));
        assert_eq!(blocked.count(), 0, "seed {seed}");
        assert!(!matches!(outcome, Outcome::Excluded | Outcome::Unlikely), "seed {seed}: {outcome:?}");
    }
}

#[test]
fn what_nothing_raises_is_named() {
    let catalog = shipped();
    let profile = profile(&catalog, &parent());
    // Target, what stays unmet, the measures that would change it.
    let rows: [(&str, &[&str], &[&str]); 3] = [
        ("jugend-16h", &["Unter 25 Jahren"], &[]),
        ("bsk-basis-c1-c2", &["Berufsabschluss vorhanden"], &["fbw-umschulung"]),
        ("teilhabe-16i", &[], &[]),
    ];
    for (target, unmet, lifting) in rows {
        let found = ways(&catalog, &profile, today(), catalog.measure_at(target).unwrap()).unwrap();
        assert!(found.complete, "{target}");
        let barriers: Vec<_> = found.barriers.iter().map(|barrier| barrier.criterion.text.as_deref().unwrap()).collect();
        if target == "bsk-basis-c1-c2" {
            // After the retraining there is a qualification, and with B2 from before the course is possible.
            let steps = ids(&catalog, &found);
            assert!(steps[0].ends_with(&["fbw-umschulung".to_owned(), target.to_owned()]), "{steps:?}");
            continue;
        }
        assert_eq!(barriers, unmet, "{target}");
        let lifted: Vec<_> =
            found.barriers.iter().flat_map(|barrier| &barrier.lifted_by).map(|at| &catalog.measures()[*at].id).collect();
        assert_eq!(lifted, lifting, "{target}");
        assert_eq!(found.chains.is_empty(), target == "jugend-16h", "{target}");
    }
}

/// A catalogue of flags, each brought about by a measure of its own; the target wants all of them, and one choice to be
/// two things at once, which no quick look excludes.
fn flags(count: usize) -> Value {
    let ids: Vec<String> = (0..count).map(|at| format!("f{at}")).collect();
    let mut attributes: Vec<Value> = ids.iter().map(|id| json!({"id": id, "kind": "flag", "label": id})).collect();
    let options = ["x", "y"].map(|id| json!({"id": id, "label": id}));
    attributes.push(json!({"id": "way", "kind": "choice", "label": "Way", "options": options}));
    let measure = |id: &str, rest: Value| {
        let mut measure = json!({"id": id, "title": id, "summary": "s", "category": "k"});
        measure.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        measure
    };
    let mut must: Vec<Value> = ids.iter().map(|id| json!({"attribute": id, "is": true})).collect();
    must.extend(["x", "y"].map(|way| json!({"attribute": "way", "in": [way]})));
    let mut measures = vec![measure("target", json!({"must": {"all": must}}))];
    for way in ["x", "y"] {
        measures.push(measure(way, json!({"effects": [{"attribute": "way", "to": way}]})));
    }
    measures.extend(ids.iter().map(|id| measure(&format!("m-{id}"), json!({"effects": [{"attribute": id, "to": true}]}))));
    json!({
        "format": "1.2", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "K"}], "attributes": attributes, "measures": measures,
    })
}

#[test]
fn a_search_that_is_cut_claims_nothing() {
    for (count, complete) in [(5, true), (20, false)] {
        let catalog = read_catalog(&flags(count));
        let mut answers = Profile::default();
        for at in 0..count {
            assert!(answers.set(&catalog, at, Some(Answer::Flag(false))));
        }
        assert!(answers.set(&catalog, count, Some(Answer::Option(0))));
        let found = ways(&catalog, &answers, today(), 0).unwrap();
        assert_eq!((found.complete, found.chains.len()), (complete, 0), "{count}");
        // All flags can be brought about; the choice cannot be both.
        let barriers: Vec<AttributeAt> = (found.barriers.iter())
            .map(|barrier| match &barrier.criterion.shape {
                Shape::Leaf(leaf) => leaf.attribute,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(!complete || barriers == [count], "{barriers:?}");
    }
}

/// The target is barred until `solver` has been a step; `other` could bring the same about once all of `count` more have.
fn solvers(count: usize) -> Value {
    let hurdle = |by: &str| json!({"criterion": {"attribute": "barred", "is": false}, "solved_by": by});
    let measure = |id: &str, hurdles: Vec<Value>| json!({"id": id, "title": id, "summary": "s", "category": "k", "hurdles": hurdles, "weeks": {"min": 1, "max": 1}});
    let ids: Vec<String> = (0..count).map(|at| format!("m{at}")).collect();
    let mut measures = vec![measure("target", vec![hurdle("solver")]), measure("solver", Vec::new())];
    let mut other = measure("other", ids.iter().map(|id| hurdle(id)).collect());
    other["effects"] = json!([{"attribute": "barred", "to": false}]);
    measures.push(other);
    measures.extend(ids.iter().map(|id| measure(id, Vec::new())));
    json!({
        "format": "1.2", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "K"}], "attributes": [{"id": "barred", "kind": "flag", "label": "Barred"}],
        "measures": measures,
    })
}

#[test]
fn more_solvers_than_there_is_room_for_leave_the_search_open() {
    // With `solver` there are 64, then 65.
    for (count, complete) in [(63, true), (64, false)] {
        let catalog = read_catalog(&solvers(count));
        let answers = profile(&catalog, &json!({"barred": true}));
        let found = ways(&catalog, &answers, today(), 0).unwrap();
        assert_eq!(ids(&catalog, &found), [["solver", "target"]], "{count}");
        assert_eq!(found.complete, complete, "{count}");
    }
}

#[test]
fn having_solved_more_is_no_better_where_time_matters() {
    let course = |id: &str| {
        json!({"id": id, "title": id, "summary": "s", "category": "k", "weeks": {"min": 5, "max": 5},
            "effects": [{"attribute": "level", "to": true}]})
    };
    let catalog = read_catalog(&json!({
        "format": "1.2", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
        "categories": [{"id": "k", "label": "K"}],
        "attributes": [
            {"id": "level", "kind": "flag", "label": "Level"},
            {"id": "free", "kind": "flag", "label": "Free"},
        ],
        "measures": [
            // Ten weeks from now.
            {"id": "target", "title": "t", "summary": "s", "category": "k", "valid_from": "2027-01-31",
                "must": {"attribute": "level", "is": true},
                "hurdles": [{"criterion": {"attribute": "free", "is": true}, "solved_by": "solver"}]},
            course("solver"),
            course("plain"),
        ],
    }));
    let found = ways(&catalog, &profile(&catalog, &json!({"level": false, "free": true})), today(), 0).unwrap();
    // After the solver nothing is left to be a step, though it comes first and has solved more.
    assert_eq!(ids(&catalog, &found), [["plain", "solver", "target"]]);
    assert!(found.complete);
}

#[test]
fn numbers_grow_by_the_longer_duration_and_by_no_unknown_one() {
    let catalog = |weeks: Value| {
        let mut course = json!({"id": "course", "title": "c", "summary": "s", "category": "k",
            "effects": [{"attribute": "level", "to": true, "text": "wenn bestanden"}]});
        if !weeks.is_null() {
            course["weeks"] = weeks;
        }
        read_catalog(&json!({
            "format": "1.2", "title": "t", "publisher": "p", "version": "1", "as_of": "2026-11-01", "law_as_of": "2026-11-01",
            "categories": [{"id": "k", "label": "K"}],
            "attributes": [
                {"id": "level", "kind": "flag", "label": "Level"},
                {"id": "months", "kind": "integer", "label": "Months", "min": 0, "max": 99, "advances": "monthly"},
            ],
            "measures": [
                {"id": "target", "title": "t", "summary": "s", "category": "k",
                    "must": {"all": [{"attribute": "level", "is": true}, {"attribute": "months", "min": 12}]}},
                course,
            ],
        }))
    };
    // Weeks of the course, months so far, whether they are enough.
    let rows = [
        (json!({"min": 4, "max": 18}), 8, true),
        (json!({"min": 4, "max": 17}), 8, false),
        (json!({"min": 18, "max": 18}), 7, false),
        (json!(null), 11, false),
        (json!(null), 12, true),
        // 0 never grows.
        (json!({"min": 4, "max": 520}), 0, false),
    ];
    for (weeks, months, enough) in rows {
        let catalog = catalog(weeks.clone());
        let mut answers = Profile::default();
        assert!(answers.set(&catalog, 0, Some(Answer::Flag(false))) && answers.set(&catalog, 1, Some(Answer::Integer(months))));
        let found = ways(&catalog, &answers, today(), 0).unwrap();
        assert_eq!((found.complete, found.chains.len()), (true, usize::from(enough)), "{weeks} {months}");
    }
}

/// However the person cannot read and write, the same steps come out.
#[test]
fn every_kind_of_not_being_literate_leads_through_the_same_steps() {
    let catalog = shipped();
    let target = catalog.measure_at("fbw-umschulung").unwrap();
    for literacy in ["zweitschrift", "funktional", "primaer"] {
        let mut answers = parent();
        answers["schrift"] = json!(literacy);
        let found = ways(&catalog, &profile(&catalog, &answers), today(), target).unwrap();
        let steps = [
            "kinderbetreuung-pflege",
            "integrationskurs-alphabetisierung",
            "bsk-spezial-a2-b1",
            "bsk-basis-b2",
            "fbw-umschulung",
        ];
        assert_eq!((found.complete, ids(&catalog, &found)), (true, vec![steps.map(str::to_owned).to_vec()]), "{literacy}");
    }
}

/// Nobody has asked about the Integrationskurs: that it was attended without success is possible, so the way around it stays
/// open, is shorter, and says how much there is to clarify.
#[test]
fn what_was_not_asked_may_shorten_the_way() {
    let catalog = shipped();
    let target = catalog.measure_at("fbw-umschulung").unwrap();
    let answers =
        json!({"rechtskreis": "sgb2", "alter": "25_29", "sprache": "a1", "schrift": "zweitschrift", "betreuung": "offen"});
    let found = ways(&catalog, &profile(&catalog, &answers), today(), target).unwrap();
    assert_eq!(ids(&catalog, &found), [["bsk-spezial-a2-b1", "bsk-basis-b2", "kinderbetreuung-pflege", "fbw-umschulung"]]);
    let open: Vec<u32> = found.chains[0].steps.iter().map(|step| step.open).collect();
    assert_eq!((found.complete, open), (true, vec![1, 0, 0, 3]));
}
