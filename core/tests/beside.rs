// SPDX-License-Identifier: EUPL-1.2
//! What stands beside an assessment: answers written as JSON, personas, groups, the next question, what keepers ask for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use foerderkompass_core::{
    Answer, Catalog, Dates, Facts, Index, KindName, Misfit, Outcome, Profile, Query, Question, Results, check_personas,
    is_possible, next_question, read, read_with_origins, results, thresholds,
};
use serde_json::{Value, json};
use small::{changed, date, small, with};

fn id(text: &str) -> String {
    text.to_owned()
}

fn found(catalog: &Catalog, answers: &str) -> Results {
    let profile = Profile::from_json(catalog, answers).unwrap();
    results(catalog, &Index::new(catalog), &Query::default(), &profile, Dates::on_day(date(small::TODAY)))
}

#[test]
fn answers_that_do_not_fit_are_named() {
    let catalog = with(&[]);
    let kind = |attribute: &str, expected| Misfit::WrongKind { attribute: id(attribute), expected };
    let rows = [
        ("{\"arbeit\": true,\n \"alter\": }", Misfit::NotJson { line: 2, column: 11 }),
        ("", Misfit::NotJson { line: 1, column: 1 }),
        ("[]", Misfit::NotAnObject),
        ("null", Misfit::NotAnObject),
        (r#"{"alter": 20, "alter": 21}"#, Misfit::Repeated { attribute: id("alter") }),
        (r#"{"altr": 20}"#, Misfit::UnknownAttribute { attribute: id("altr"), near: Some(id("alter")) }),
        (r#"{"wohnung": 20}"#, Misfit::UnknownAttribute { attribute: id("wohnung"), near: None }),
        (r#"{"arbeit": "ja"}"#, kind("arbeit", KindName::Flag)),
        (r#"{"arbeit": null}"#, kind("arbeit", KindName::Flag)),
        (r#"{"status": {}}"#, kind("status", KindName::Choice)),
        (r#"{"sprache": 2}"#, kind("sprache", KindName::Ordinal)),
        (r#"{"herkunft": "eu"}"#, kind("herkunft", KindName::Multi)),
        (r#"{"herkunft": ["eu", 1]}"#, kind("herkunft", KindName::Multi)),
        (r#"{"alter": 20.5}"#, kind("alter", KindName::Integer)),
        (r#"{"alter": [20]}"#, kind("alter", KindName::Integer)),
        (r#"{"alter": 121}"#, Misfit::Outside { attribute: id("alter"), found: 121, min: 0, max: 120 }),
        (r#"{"alter": -1}"#, Misfit::Outside { attribute: id("alter"), found: -1, min: 0, max: 120 }),
        (
            r#"{"status": "lediig"}"#,
            Misfit::UnknownOption { attribute: id("status"), option: id("lediig"), near: Some(id("ledig")) },
        ),
        (r#"{"herkunft": ["x"]}"#, Misfit::UnknownOption { attribute: id("herkunft"), option: id("x"), near: None }),
    ];
    for (text, misfit) in rows {
        assert_eq!(Profile::from_json(&catalog, text), Err(misfit), "{text}");
    }
    let all = r#"{"sprache": "a2", "alter": 0, "arbeit": false, "herkunft": ["dritt", "eu", "eu"], "status": "fest"}"#;
    let profile = Profile::from_json(&catalog, all).unwrap();
    let given: Vec<_> = profile.answered().map(|(at, answer)| (at, answer.clone())).collect();
    let both = Answer::options([0, 1]).unwrap();
    let flag = Answer::Flag(false);
    assert_eq!(given, [(0, Answer::Option(2)), (1, Answer::Integer(0)), (2, flag), (3, both), (4, Answer::Option(1))]);
    assert!(Profile::from_json(&catalog, r#"{"herkunft": []}"#).unwrap().is_empty());
}

#[test]
fn an_attribute_takes_its_own_answers_and_no_others() {
    let catalog = with(&[]);
    let (flag, option, number) = (Answer::Flag, Answer::Option, Answer::Integer);
    let options = |chosen: &[usize]| Answer::Options(chosen.to_vec());
    let all = [
        flag(false),
        flag(true),
        option(0),
        option(1),
        option(2),
        option(3),
        option(4),
        options(&[]),
        options(&[0]),
        options(&[1]),
        options(&[0, 1]),
        options(&[2]),
        options(&[0, 2]),
        number(-1),
        number(0),
        number(120),
        number(121),
    ];
    let own: [&[Answer]; 5] = [
        &[option(0), option(1), option(2), option(3)],
        &[number(0), number(120)],
        &[flag(false), flag(true)],
        &[options(&[0]), options(&[1]), options(&[0, 1])],
        &[option(0), option(1)],
    ];
    for (at, own) in own.into_iter().enumerate() {
        for answer in &all {
            let (taken, mut profile) = (own.contains(answer), Profile::default());
            assert_eq!(catalog.attributes()[at].accepts(answer), taken, "{at} {answer:?}");
            // What is not taken changes nothing.
            assert_eq!(profile.set(&catalog, at, Some(answer.clone())), taken);
            assert_eq!(profile.answer(at), Some(answer).filter(|_| taken));
        }
    }
    assert!(!Profile::default().set(&catalog, own.len(), Some(flag(true))));
}

#[test]
fn kinds_have_the_words_of_the_format() {
    let catalog = with(&[]);
    let words: Vec<&str> = catalog.attributes().iter().map(|attribute| attribute.kind_name().key()).collect();
    assert_eq!(words, ["ordinal", "integer", "flag", "multi", "choice"]);
}

#[test]
fn personas_that_come_out_otherwise_are_told() {
    assert_eq!(check_personas(&with(&[])), []);
    let expect = |value: Value| with(&[("/personas/0/expect", value)]);
    let told = |catalog: &Catalog| {
        let told = check_personas(catalog).into_iter();
        told.map(|surprise| (surprise.persona, surprise.measure, surprise.expected, surprise.found)).collect::<Vec<_>>()
    };
    let wrong = expect(json!({"open": ["b"], "fits": ["c"]}));
    assert_eq!(told(&wrong), [(id("p"), id("b"), Outcome::Open, Some(Outcome::Excluded))]);
    // One whose measure cannot be read.
    let broken = with(&[("/measures/1/must", json!({"attribute": "arbeit", "in": ["x"]}))]);
    assert_eq!(told(&broken), [(id("p"), id("b"), Outcome::Excluded, None)]);
}

#[test]
fn groups_hold_what_is_shown_in_order() {
    let catalog = with(&[]);
    let all = found(&catalog, r#"{"status": "fest"}"#);
    let group = |results: &Results, outcome| results.group(outcome).collect::<Vec<_>>();
    assert_eq!(
        (group(&all, Outcome::Open), group(&all, Outcome::Excluded), group(&all, Outcome::Fits)),
        (vec![0], vec![1], vec![2])
    );
    let (index, query) = (Index::new(&catalog), Query { text: id("Probe"), ..Query::default() });
    let profile = Profile::from_json(&catalog, r#"{"status": "fest"}"#).unwrap();
    let fewer = all.again(&catalog, &index, &query, &profile, all.dates);
    assert_eq!((group(&fewer, Outcome::Open), group(&fewer, Outcome::Excluded)), (vec![0], vec![]));
    assert_eq!(fewer.outcomes, all.outcomes);
    // Another day or another answer is assessed anew.
    let dates = Dates { on: date("2025-12-31"), ..all.dates };
    assert_eq!(all.again(&catalog, &index, &query, &profile, dates), results(&catalog, &index, &query, &profile, dates));
    assert_eq!(all.again(&catalog, &index, &query, &profile, dates).outcomes[0], Outcome::Excluded);
    let nobody = all.again(&catalog, &index, &query, &Profile::default(), all.dates);
    assert_eq!(nobody, results(&catalog, &index, &query, &Profile::default(), all.dates));
    assert_eq!(nobody.outcomes[1], Outcome::Open);
}

#[test]
fn what_is_sensitive_is_never_proposed() {
    let catalog = with(&[("/attributes/4/sensitive", json!(true)), ("/attributes/1/sensitive", json!(true))]);
    let questions = found(&catalog, "{}").questions;
    assert_eq!(next_question(&catalog, &questions), questions.iter().find(|question| ![1, 4].contains(&question.attribute)));
    let question = |attribute| Question { attribute, decides: 1, open_in: 1 };
    assert_eq!(next_question(&catalog, &[question(1), question(4)]), None);
    assert_eq!(next_question(&catalog, &[question(4), question(99), question(0)]), Some(&question(0)));
    assert_eq!(next_question(&catalog, &[]), None);
}

#[test]
fn questions_stand_in_the_order_in_which_they_are_asked() {
    let order = |catalog: &Catalog| found(catalog, "{}").questions.iter().map(|one| one.attribute).collect::<Vec<_>>();
    // Status settles measure b; the others stand in as many measures, or in the order of the catalogue.
    assert_eq!(order(&with(&[])), [4, 0, 1, 2, 3]);
    assert_eq!(order(&with(&[("/attributes/4/sensitive", json!(true))])), [0, 1, 2, 3, 4]);
    assert_eq!(order(&with(&[("/attributes/3/start", json!(true)), ("/attributes/2/start", json!(true))])), [2, 3, 4, 0, 1]);
    // Of the start even when it is sensitive.
    let both = [("/attributes/3/start", json!(true)), ("/attributes/3/sensitive", json!(true))];
    assert_eq!(order(&with(&both)), [3, 4, 0, 1, 2]);
}

#[test]
fn numbers_have_the_bounds_of_every_condition() {
    let alter = |min: i64, max: i64| json!({"attribute": "alter", "min": min, "max": max});
    let catalog = with(&[
        ("/attributes/4/implied/0/when", alter(70, 80)),
        ("/measures/0/should", alter(25, 35)),
        ("/measures/0/hurdles/0/criterion", json!({"attribute": "alter", "max": 60})),
        ("/measures/0/carriers", json!([{"name": "Agentur", "when": alter(15, 24)}, {"name": "Jobcenter"}])),
        ("/measures/0/responsible/0/when", json!({"not": {"attribute": "alter", "min": 50}})),
    ]);
    assert_eq!(thresholds(&catalog, 1), [15, 18, 25, 36, 50, 61, 70, 81]);
    assert!(thresholds(&catalog, 2).is_empty());
}

#[test]
fn an_index_says_whether_texts_can_be_searched() {
    let catalog = with(&[]);
    let index = Index::without_words(&catalog);
    assert!(!index.has_words() && Index::new(&catalog).has_words());
    let query = Query { text: id("dritte"), ..Query::default() };
    let shown = |index: &Index| results(&catalog, index, &query, &Profile::default(), Dates::on_day(date(small::TODAY))).shown;
    assert_eq!((shown(&index), shown(&Index::new(&catalog))), (vec![0, 1, 2], vec![2]));
}

#[test]
fn a_chain_may_lead_to_what_nothing_is_in_the_way_of() {
    let catalog = with(&[]);
    let possible = |answers: &str, on: &str| {
        let profile = Profile::from_json(&catalog, answers).unwrap();
        let dates = Dates { today: date(small::TODAY), on: date(on) };
        is_possible(&catalog.measures()[0], &Facts::new(&catalog, &profile, dates), dates.on)
    };
    assert!(possible("{}", small::TODAY));
    assert!(possible(r#"{"sprache": "a1", "alter": 30, "status": "ledig", "arbeit": true}"#, small::TODAY));
    assert!(!possible("{}", "2025-12-31"), "not yet");
    assert!(!possible(r#"{"sprache": "b1"}"#, small::TODAY));
    assert!(!possible(r#"{"status": "fest"}"#, small::TODAY), "unlikely");
}

#[test]
fn origins_say_where_entries_stood_in_the_file() {
    let json = changed(&small(), "/measures/0/title", &json!(7)).to_string();
    let (reading, origins) = read_with_origins(json.as_bytes(), date(small::TODAY)).unwrap();
    assert_eq!(Ok(reading), read(json.as_bytes(), date(small::TODAY)));
    assert_eq!((origins.attributes, origins.contacts, origins.measures), (vec![0, 1, 2, 3, 4], vec![0, 1], vec![1, 2]));
    assert!(read_with_origins(b"{", date(small::TODAY)).is_err());
}

#[test]
fn the_sheet_for_clients_is_read() {
    let sheet = json!({"interpreter": {"phone": "030 23125-199", "text": "Dolmetschen"}});
    let json = changed(&small(), "/sheet", &sheet);
    let catalog = small::catalog(&json.to_string());
    assert!(catalog.sheet().interpreter.is_some() && with(&[]).sheet().interpreter.is_none());
}

#[test]
fn languages_are_named_by_tags() {
    let taken =
        |tag: &str| with(&[("/measures/0/translations", json!({tag: {"title": "T", "summary": "S"}}))]).measures().len() == 3;
    for good in ["uk", "de-simple", "zh-Hant", "prs", "uk-a1-b2-c3-d4", "de-12345678"] {
        assert!(taken(good), "{good}");
    }
    for bad in ["u", "ukra", "UK", "u1", "uk-u", "uk-123456789", "uk-a1-b2-c3-d4-e5", "uk-", "uk_UA", "uk-ä1", ""] {
        assert!(!taken(bad), "{bad}");
    }
}

#[test]
fn between_several_contacts_the_open_attributes_decide() {
    let catalog = with(&[(
        "/measures/0/responsible",
        json!([
            {"when": {"all": [{"attribute": "herkunft", "in": ["eu"]}, {"attribute": "arbeit", "is": true}]}, "contact": "team"},
            {"when": {"attribute": "alter", "max": 24}, "contact": "u25"},
            {"contact": "team"},
        ]),
    )]);
    let routed = |answers: &str| {
        let found = found(&catalog, answers);
        let routed = catalog.measures()[0].responsible(&found.facts);
        (routed.entries, routed.deciding)
    };
    // Each contact once, attributes in the order of the catalogue.
    assert_eq!(routed("{}"), (vec![0, 1], vec![1, 2, 3]));
    assert_eq!(routed(r#"{"herkunft": ["eu"]}"#), (vec![0, 1], vec![1, 2]));
    assert_eq!(routed(r#"{"arbeit": false}"#), (vec![1, 0], vec![1]));
    // Whoever it is in any case, nothing has to be asked.
    assert_eq!(routed(r#"{"alter": 30}"#), (vec![0], vec![]));
    assert_eq!(routed(r#"{"arbeit": false, "alter": 20}"#), (vec![1], vec![]));
}
