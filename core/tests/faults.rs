// SPDX-License-Identifier: EUPL-1.2
//! Every fault of the format page: what is reported where, and what remains. One row per fault.
//!
//! Each row changes a sound little catalogue and names all faults that come of it, and all entries that are lost.
//! What this does not do: texts that are no catalogue at all (`hostile.rs`). The file is long because it is a table; its
//! rows are kept one a line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod small;

use std::collections::BTreeSet;

use foerderkompass_core::{
    Date, FaultKind as Kind, JsonShape as Shape, KindName, Misfit, Personal, Presence, Referent, Severity, SheetWord, UrlFault,
    presence, read,
};
use serde_json::{Value, json};
use small::{TODAY, catalog, changed, date, kind_name, lost, small};

/// What a row expects: severity, path, kind.
type Expected = (Severity, &'static str, Kind);

/// A change (pointer, new value), its faults by place in the text, and the entries that are lost, `list/id`.
struct Row(&'static str, Value, Vec<Expected>, &'static [&'static str]);

use Severity::{Error, Hint, Warning};

fn error(path: &'static str, kind: Kind) -> Vec<Expected> {
    vec![(Error, path, kind)]
}

fn warning(path: &'static str, kind: Kind) -> Vec<Expected> {
    vec![(Warning, path, kind)]
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn near(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn the_small_catalogue_is_sound() {
    let reading = read(small().to_string().as_bytes(), date(TODAY)).expect("a catalogue");
    assert_eq!(reading.faults, []);
    assert_eq!(lost(&reading.catalog), Vec::<String>::new());
}

/// Each row alone: exactly these faults, and nothing else is lost.
fn check(rows: Vec<Row>) {
    let before = small();
    for Row(pointer, value, expected, gone) in rows {
        let text = changed(&before, pointer, &value).to_string();
        let reading =
            read(text.as_bytes(), date(TODAY)).unwrap_or_else(|faults| panic!("{pointer} = {value} is fatal: {faults:?}"));
        let mut found: Vec<_> =
            reading.faults.iter().map(|fault| (fault.severity, fault.path.as_str(), fault.kind.clone())).collect();
        let mut expected = expected;
        // Faults come by place; the keys of the changed value are sorted by serde_json, so rows need not think about it.
        found.sort_by_key(|fault| format!("{fault:?}"));
        expected.sort_by_key(|fault| format!("{fault:?}"));
        assert_eq!(found, expected, "{pointer} = {value}");
        assert_eq!(lost(&reading.catalog), gone, "{pointer} = {value}");
        assert!(
            reading.faults.iter().all(|fault| fault.position.line == 1 && fault.position.column > 1),
            "{pointer}: {:?}",
            reading.faults
        );
    }
}

const MEASURE_A: &[&str] = &["measures/a"];

#[test]
#[rustfmt::skip]
fn a_fault_in_a_measure_costs_that_measure() {
    check(vec![
        Row("/measures/0/title", json!(7), error("measures[0].title", Kind::WrongShape { expected: Shape::Text, found: Shape::WholeNumber }), MEASURE_A),
        Row("/measures/0/title", json!(null), error("measures[0].title", Kind::Null), MEASURE_A),
        Row("/measures/0/title", json!("  "), error("measures[0].title", Kind::EmptyText), MEASURE_A),
        Row("/measures/0/title", json!("a\u{0}b"), error("measures[0].title", Kind::ControlCharacter { code: 0 }), MEASURE_A),
        Row("/measures/0/title", json!("a\u{202e}b"), error("measures[0].title", Kind::ControlCharacter { code: 0x202e }), MEASURE_A),
        Row("/measures/0/title", json!("a\nb"), error("measures[0].title", Kind::ControlCharacter { code: 10 }), MEASURE_A),
        Row("/measures/0/synonyms", json!(["IK", ["x"]]), error("measures[0].synonyms[1]", Kind::WrongShape { expected: Shape::Text, found: Shape::List }), MEASURE_A),
        Row("/measures/0/voluntary", json!("ja"), error("measures[0].voluntary", Kind::WrongShape { expected: Shape::Flag, found: Shape::Text }), MEASURE_A),
        Row("/measures/0/check_every_months", json!(1.5), error("measures[0].check_every_months", Kind::WrongShape { expected: Shape::WholeNumber, found: Shape::Number }), MEASURE_A),
        Row("/measures/0/check_every_months", json!(-3), error("measures[0].check_every_months", Kind::NumberOutside { found: -3, min: 0, max: 1_000_000 }), MEASURE_A),
        Row("/measures/0/weeks", json!(8), error("measures[0].weeks", Kind::WrongShape { expected: Shape::Object, found: Shape::WholeNumber }), MEASURE_A),
        Row("/measures/0/weeks", json!({"min": 8}), error("measures[0].weeks", Kind::Missing { key: "max" }), MEASURE_A),
        Row("/measures/0/weeks", json!({"min": 0, "max": 521}), error("measures[0].weeks.max", Kind::NumberOutside { found: 521, min: 0, max: 520 }), MEASURE_A),
        Row("/measures/0/weeks", json!({"min": -1, "max": 520}), error("measures[0].weeks.min", Kind::NumberOutside { found: -1, min: 0, max: 520 }), MEASURE_A),
        Row("/measures/0/check_every_months", json!(1_000_001), error("measures[0].check_every_months", Kind::NumberOutside { found: 1_000_001, min: 0, max: 1_000_000 }), MEASURE_A),
        Row("/measures/0/check_every_months", json!(1_000_000), vec![], &[]),
        Row("/measures/0/weeks", json!({"min": 0, "max": 520}), vec![], &[]),
        Row("/measures/0/weeks", json!({"min": 5, "max": "8"}), error("measures[0].weeks.max", Kind::WrongShape { expected: Shape::WholeNumber, found: Shape::Text }), MEASURE_A),
        Row("/measures/0/weeks", json!({"min": 0, "max": "8"}), error("measures[0].weeks.max", Kind::WrongShape { expected: Shape::WholeNumber, found: Shape::Text }), MEASURE_A),
        Row("/measures/0/weeks", json!({"min": 0, "max": 9_000_000_000_i64}), error("measures[0].weeks.max", Kind::NumberOutside { found: 9_000_000_000, min: 0, max: 520 }), MEASURE_A),
        Row("/measures/0/a\"b\\c\u{1}", json!(1), warning("measures[0][\"a\\\"b\\\\c\\u{1}\"]", Kind::UnknownKey { key: text("a\"b\\c\u{1}"), near: None }), &[]),
        Row("/measures/0/weeks", json!({"min": 9, "max": 8}), error("measures[0].weeks", Kind::EmptyRange { first: text("9"), last: text("8") }), MEASURE_A),
        Row("/measures/0/effects/0/text", json!(""), error("measures[0].effects[0].text", Kind::EmptyText), MEASURE_A),
        Row("/measures/0/must", json!([]), error("measures[0].must", Kind::WrongShape { expected: Shape::Object, found: Shape::List }), MEASURE_A),
        Row("/measures/0/titel", json!("Neu"), error("measures[0].titel", Kind::UnknownKey { key: text("titel"), near: near("title") }), MEASURE_A),
        Row("/measures/0/valid_from", json!("1.2.2026"), error("measures[0].valid_from", Kind::BadDate { found: text("1.2.2026") }), MEASURE_A),
        Row("/measures/0/valid_from", json!("2027-02-29"), error("measures[0].valid_from", Kind::BadDate { found: text("2027-02-29") }), MEASURE_A),
        Row("/measures/0/valid_until", json!("2025-12-31"), error("measures[0]", Kind::EmptyRange { first: text("2026-01-01"), last: text("2025-12-31") }), MEASURE_A),
        Row("/measures/0/id", json!("A!"), error("measures[0].id", Kind::BadId { found: text("A!") }).into_iter().chain([
            (Error, "measures[1].relations[0].measure", Kind::UnknownReference { what: Referent::Measure, id: text("a"), near: None }),
            (Error, "personas[0].expect.open[0]", Kind::UnknownReference { what: Referent::Measure, id: text("a"), near: None }),
        ]).collect(), &["measures/a", "measures/b", "personas/p"]),
        Row("/measures/0/category", json!("x"), error("measures[0].category", Kind::UnknownReference { what: Referent::Category, id: text("x"), near: None }), MEASURE_A),
        Row("/measures/0/also", json!(["sprachkurse"]), error("measures[0].also[0]", Kind::UnknownReference { what: Referent::Category, id: text("sprachkurse"), near: None }), MEASURE_A),
        Row("/measures/0/legal/0/url", json!("javascript:alert(1)"), error("measures[0].legal[0].url", Kind::BadUrl { found: text("javascript:alert(1)"), why: UrlFault::Scheme }), MEASURE_A),
        Row("/measures/0/legal/0/url", json!("https://a@b.example"), error("measures[0].legal[0].url", Kind::BadUrl { found: text("https://a@b.example"), why: UrlFault::UserInfo }), MEASURE_A),
        Row("/measures/0/legal/0/url", json!("https://b.example\\c"), error("measures[0].legal[0].url", Kind::BadUrl { found: text("https://b.example\\c"), why: UrlFault::Character }), MEASURE_A),
        Row("/measures/0/hurdles/0/solved_by", json!("bb"), error("measures[0].hurdles[0].solved_by", Kind::UnknownReference { what: Referent::Measure, id: text("bb"), near: near("b") }), MEASURE_A),
        Row("/measures/0/hurdles/0/farbe", json!("rot"), error("measures[0].hurdles[0].farbe", Kind::UnknownKey { key: text("farbe"), near: None }), MEASURE_A),
        Row("/measures/0/hurdles/0", json!({"text": "ohne"}), error("measures[0].hurdles[0]", Kind::Missing { key: "criterion" }), MEASURE_A),
        Row("/measures/0/responsible/0/farbe", json!("rot"), error("measures[0].responsible[0].farbe", Kind::UnknownKey { key: text("farbe"), near: None }), MEASURE_A),
        Row("/measures/0/responsible/0/contact", json!("taem"), error("measures[0].responsible[0].contact", Kind::UnknownReference { what: Referent::Contact, id: text("taem"), near: near("team") }), MEASURE_A),
        Row("/measures/0/carriers/0/farbe", json!("rot"), error("measures[0].carriers[0].farbe", Kind::UnknownKey { key: text("farbe"), near: None }), MEASURE_A),
        Row("/measures/0/offers/0/places/free", json!(-1), error("measures[0].offers[0].places.free", Kind::NumberOutside { found: -1, min: 0, max: 1_000_000 }), MEASURE_A),
        Row("/measures/0/offers/1", json!({"id": "o1", "provider": "Noch einer"}), vec![
            (Error, "measures[0].offers[0].id", Kind::DuplicateId { id: text("o1"), other: text("measures[0].offers[1]") }),
            (Error, "measures[0].offers[1].id", Kind::DuplicateId { id: text("o1"), other: text("measures[0].offers[0]") }),
        ], MEASURE_A),
        Row("/measures/0/offers/0/client_contact/mail", json!("A <a@b.example>"), error("measures[0].offers[0].client_contact.mail", Kind::BadMailbox { found: text("A <a@b.example>") }), MEASURE_A),
        Row("/measures/0/effects/0/attribute", json!("sprach"), error("measures[0].effects[0].attribute", Kind::UnknownReference { what: Referent::Attribute, id: text("sprach"), near: near("sprache") }), MEASURE_A),
        Row("/measures/0/effects/0/to", json!("d1"), error("measures[0].effects[0].to", Kind::BadAnswer(Misfit::UnknownOption { attribute: text("sprache"), option: text("d1"), near: near("a1") })), MEASURE_A),
        Row("/measures/0/effects/0/to", json!(3), error("measures[0].effects[0].to", Kind::BadAnswer(Misfit::WrongKind { attribute: text("sprache"), expected: KindName::Ordinal })), MEASURE_A),
        Row("/measures/0/effects/0", json!({"attribute": "herkunft", "to": []}), error("measures[0].effects[0].to", Kind::EmptyList), MEASURE_A),
        Row("/measures/0/examples", json!([{"text": "Gut.", "chain": ["a", "bb"]}]), error("measures[0].examples[0].chain[1]", Kind::UnknownReference { what: Referent::Measure, id: text("bb"), near: near("b") }), MEASURE_A),
        Row("/measures/0/examples", json!([{"chain": ["a"]}]), error("measures[0].examples[0]", Kind::Missing { key: "text" }), MEASURE_A),
        Row("/measures/0/examples", json!([7]), error("measures[0].examples[0]", Kind::WrongShape { expected: Shape::Text, found: Shape::WholeNumber }), MEASURE_A),
        Row("/measures/0/examples", json!([{"text": "Gut.", "chian": ["a"]}]), error("measures[0].examples[0].chian", Kind::UnknownKey { key: text("chian"), near: near("chain") }), MEASURE_A),
        Row("/measures/0/relations/0/kind", json!("leads"), error("measures[0].relations[0].kind", Kind::BadWord { found: text("leads"), allowed: &["builds_on", "leads_to", "excludes"], near: None }), MEASURE_A),
        // Translations.
        Row("/measures/0/translations", json!({"Ukrainisch": {"title": "T", "summary": "S"}}), error("measures[0].translations.Ukrainisch", Kind::BadTag { found: text("Ukrainisch") }), MEASURE_A),
        Row("/measures/0/translations", json!({"UK": {"title": "T", "summary": "S"}}), error("measures[0].translations.UK", Kind::BadTag { found: text("UK") }), MEASURE_A),
        Row("/measures/0/translations", json!({"uk-a1-b2-c3-d4-e5": {"title": "T", "summary": "S"}}), error("measures[0].translations.uk-a1-b2-c3-d4-e5", Kind::BadTag { found: text("uk-a1-b2-c3-d4-e5") }), MEASURE_A),
        Row("/measures/0/translations", json!({"uk-u": {"title": "T", "summary": "S"}}), error("measures[0].translations.uk-u", Kind::BadTag { found: text("uk-u") }), MEASURE_A),
        Row("/measures/0/translations", json!([]), error("measures[0].translations", Kind::WrongShape { expected: Shape::Object, found: Shape::List }), MEASURE_A),
        Row("/measures/0/translations", json!({"uk": {"title": "T"}}), error("measures[0].translations.uk", Kind::Missing { key: "summary" }), MEASURE_A),
        Row("/measures/0/translations", json!({"uk": {"title": "T", "summary": "S", "steps": "x"}}), error("measures[0].translations.uk.steps", Kind::WrongShape { expected: Shape::List, found: Shape::Text }), MEASURE_A),
        Row("/measures/0/translations", json!({"uk": {"title": "T", "summary": "S", "reviewed": "ja"}}), error("measures[0].translations.uk.reviewed", Kind::BadDate { found: text("ja") }), MEASURE_A),
        // Criteria.
        Row("/measures/0/must", json!({"all": []}), error("measures[0].must.all", Kind::EmptyList), MEASURE_A),
        Row("/measures/0/must", json!({"any": []}), error("measures[0].must.any", Kind::EmptyList), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "status", "in": []}), error("measures[0].must.all[0].in", Kind::EmptyList), MEASURE_A),
        Row("/measures/0/must/all/0", json!({}), error("measures[0].must.all[0]", Kind::CriterionShape { found: vec![] }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "alter"}), error("measures[0].must.all[0]", Kind::CriterionShape { found: vec!["attribute"] }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "arbeit", "is": true, "in": ["x"]}), error("measures[0].must.all[0]", Kind::CriterionShape { found: vec!["attribute", "in", "is"] }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"min": 3, "max": 4}), error("measures[0].must.all[0]", Kind::CriterionShape { found: vec!["min", "max"] }), MEASURE_A),
        Row("/measures/0/must/all/0/farbe", json!("rot"), error("measures[0].must.all[0].farbe", Kind::UnknownKey { key: text("farbe"), near: None }), MEASURE_A),
        Row("/measures/0/must/all/0/norn", json!("§ 1"), error("measures[0].must.all[0].norn", Kind::UnknownKey { key: text("norn"), near: near("norm") }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "sprach", "max": "a2"}), error("measures[0].must.all[0].attribute", Kind::UnknownReference { what: Referent::Attribute, id: text("sprach"), near: near("sprache") }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "status", "in": ["ledig", "ledik"]}), error("measures[0].must.all[0].in[1]", Kind::UnknownOption { attribute: text("status"), option: text("ledik"), near: near("ledig") }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "sprache", "max": "z9"}), error("measures[0].must.all[0].max", Kind::UnknownOption { attribute: text("sprache"), option: text("z9"), near: None }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "alter", "min": 121}), error("measures[0].must.all[0].min", Kind::OutsideAttribute { attribute: text("alter"), found: 121, min: 0, max: 120 }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "alter", "min": 30, "max": 20}), error("measures[0].must.all[0]", Kind::EmptyRange { first: text("30"), last: text("20") }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "sprache", "min": "b1", "max": "a1"}), error("measures[0].must.all[0]", Kind::EmptyRange { first: text("b1"), last: text("a1") }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "sprache", "min": 2}), error("measures[0].must.all[0].min", Kind::KindMismatch { attribute: text("sprache"), kind: KindName::Ordinal, used: "number" }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "alter", "min": "jung"}), error("measures[0].must.all[0].min", Kind::KindMismatch { attribute: text("alter"), kind: KindName::Integer, used: "option" }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "alter", "min": true}), error("measures[0].must.all[0].min", Kind::WrongShape { expected: Shape::Bound, found: Shape::Flag }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "alter", "in": ["18"]}), error("measures[0].must.all[0]", Kind::KindMismatch { attribute: text("alter"), kind: KindName::Integer, used: "in" }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "status", "min": "ledig"}), error("measures[0].must.all[0]", Kind::KindMismatch { attribute: text("status"), kind: KindName::Choice, used: "min/max" }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "herkunft", "is": true}), error("measures[0].must.all[0]", Kind::KindMismatch { attribute: text("herkunft"), kind: KindName::Multi, used: "is" }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "arbeit", "in": ["true"]}), error("measures[0].must.all[0]", Kind::KindMismatch { attribute: text("arbeit"), kind: KindName::Flag, used: "in" }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"attribute": "arbeit", "is": "ja"}), error("measures[0].must.all[0].is", Kind::WrongShape { expected: Shape::Flag, found: Shape::Text }), MEASURE_A),
        Row("/measures/0/must/all/0", json!({"not": [{"attribute": "arbeit", "is": true}]}), error("measures[0].must.all[0].not", Kind::WrongShape { expected: Shape::Object, found: Shape::List }), MEASURE_A),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_fault_in_an_attribute_costs_it_and_what_uses_it() {
    let arbeit = || -> Vec<Expected> {
        ["attributes[4].implied[0].when.attribute", "measures[0].hurdles[0].criterion.attribute"].map(|path| (Error, path, Kind::LeftOutReference { what: Referent::Attribute, id: text("arbeit") })).into()
    };
    let status = || -> Vec<Expected> {
        ["measures[0].should.attribute", "measures[1].must.attribute", "personas[0].answers.status"]
            .map(|path| (Error, path, Kind::LeftOutReference { what: Referent::Attribute, id: text("status") }))
            .into()
    };
    let with = |path: &'static str, kind: Kind, more: Vec<Expected>| error(path, kind).into_iter().chain(more).collect::<Vec<_>>();
    let lost_status: &[&str] = &["attributes/status", "measures/a", "measures/b", "personas/p"];
    check(vec![
        // The attribute that another one's implied value needs: that one goes as well.
        Row("/attributes/2/kind", json!("flak"), with("attributes[2].kind", Kind::BadWord { found: text("flak"), allowed: &["flag", "choice", "ordinal", "multi", "integer"], near: near("flag") }, arbeit().into_iter().chain(status()).collect()),
            &["attributes/arbeit", "attributes/status", "measures/a", "measures/b", "personas/p"]),
        Row("/attributes/4/label", json!(3), with("attributes[4].label", Kind::WrongShape { expected: Shape::Text, found: Shape::WholeNumber }, status()), lost_status),
        Row("/attributes/4/lable", json!("x"), with("attributes[4].lable", Kind::UnknownKey { key: text("lable"), near: near("label") }, status()), lost_status),
        Row("/attributes/4/options", json!([]), with("attributes[4].options", Kind::EmptyList, vec![
            (Error, "attributes[4].changeable[0]", Kind::UnknownOption { attribute: text("status"), option: text("fest"), near: None }),
            (Error, "attributes[4].implied[0].is", Kind::BadAnswer(Misfit::UnknownOption { attribute: text("status"), option: text("ledig"), near: None })),
        ].into_iter().chain(status()).collect()), lost_status),
        Row("/attributes/4/options/1/id", json!("ledig"), [
            (Error, "attributes[4].options[0].id", Kind::DuplicateId { id: text("ledig"), other: text("attributes[4].options[1]") }),
            (Error, "attributes[4].options[1].id", Kind::DuplicateId { id: text("ledig"), other: text("attributes[4].options[0]") }),
            (Error, "attributes[4].changeable[0]", Kind::UnknownOption { attribute: text("status"), option: text("fest"), near: None }),
        ].into_iter().chain(status()).collect(), lost_status),
        Row("/attributes/4/min", json!(1), with("attributes[4].min", Kind::NotForKind { key: "min", kind: KindName::Choice }, status()), lost_status),
        Row("/attributes/4/advances", json!("monthly"), with("attributes[4].advances", Kind::NotForKind { key: "advances", kind: KindName::Choice }, status()), lost_status),
        Row("/attributes/4/changeable", json!(true), with("attributes[4].changeable", Kind::NotForKind { key: "changeable", kind: KindName::Choice }, status()), lost_status),
        Row("/attributes/4/changeable", json!(["fist"]), with("attributes[4].changeable[0]", Kind::UnknownOption { attribute: text("status"), option: text("fist"), near: near("fest") }, status()), lost_status),
        Row("/attributes/4/changeable", json!(false), vec![], &[]),
        Row("/attributes/1/changeable", json!(false), vec![], &[]),
        Row("/attributes/3/implied", json!([{"when": {"attribute": "arbeit", "is": true}, "is": []}]), with("attributes[3].implied[0].is", Kind::EmptyList, vec![
            (Error, "measures[0].responsible[0].when.attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("herkunft") }),
        ]), &["attributes/herkunft", "measures/a"]),
        Row("/attributes/4/changeable", json!(7), with("attributes[4].changeable", Kind::WrongShape { expected: Shape::FlagOrList, found: Shape::WholeNumber }, status()), lost_status),
        Row("/attributes/4/implied/0/is", json!(true), with("attributes[4].implied[0].is", Kind::BadAnswer(Misfit::WrongKind { attribute: text("status"), expected: KindName::Choice }), status()), lost_status),
        Row("/attributes/4/implied/0/when", json!({"attribute": "status", "in": ["ledig"]}), with("attributes[4].implied[0].when.attribute", Kind::LaterAttribute { id: text("status") }, status()), lost_status),
        Row("/attributes/4/implied/0/then", json!(1), with("attributes[4].implied[0].then", Kind::UnknownKey { key: text("then"), near: near("when") }, status()), lost_status),
        Row("/attributes/1/min", json!(200), with("attributes[1]", Kind::EmptyRange { first: text("200"), last: text("120") }, vec![
            (Error, "measures[0].must.all[1].attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("alter") }),
        ]), &["attributes/alter", "measures/a"]),
        Row("/attributes/1/max", json!("viel"), with("attributes[1].max", Kind::WrongShape { expected: Shape::WholeNumber, found: Shape::Text }, vec![
            (Error, "measures[0].must.all[1].attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("alter") }),
        ]), &["attributes/alter", "measures/a"]),
        Row("/attributes/1", json!({"id": "alter", "kind": "integer", "label": "Alter", "min": 0}), with("attributes[1]", Kind::Missing { key: "max" }, vec![
            (Error, "measures[0].must.all[1].attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("alter") }),
        ]), &["attributes/alter", "measures/a"]),
        // What is no list is no empty one as well, and what stands in front of an empty one comes first.
        Row("/attributes/5", json!({"id": "x", "kind": "choice", "label": "X", "options": 7}), error("attributes[5].options", Kind::WrongShape { expected: Shape::List, found: Shape::WholeNumber }), &[]),
        Row("/attributes/5", json!({"id": "x", "kind": "choice", "label": 7, "options": []}), error("attributes[5].label", Kind::WrongShape { expected: Shape::Text, found: Shape::WholeNumber }), &[]),
        Row("/attributes/4", json!({"id": "status", "kind": "choice", "label": "Status"}), with("attributes[4]", Kind::Missing { key: "options" }, status()), lost_status),
        Row("/attributes/1/max", json!(1_000_000), with("attributes[1].max", Kind::NumberOutside { found: 1_000_000, min: -999_999, max: 999_999 }, vec![
            (Error, "measures[0].must.all[1].attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("alter") }),
        ]), &["attributes/alter", "measures/a"]),
        Row("/attributes/1/advances", json!("weekly"), with("attributes[1].advances", Kind::BadWord { found: text("weekly"), allowed: &["monthly", "yearly"], near: None }, vec![
            (Error, "measures[0].must.all[1].attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("alter") }),
        ]), &["attributes/alter", "measures/a"]),
        Row("/attributes/0/implied", json!([{"when": {"attribute": "arbeit", "is": true}, "is": "a1"}]), [
            (Error, "attributes[0].implied[0].when.attribute", Kind::LaterAttribute { id: text("arbeit") }),
            (Error, "measures[0].must.all[0].attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("sprache") }),
            (Error, "measures[0].effects[0].attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("sprache") }),
        ].into(), &["attributes/sprache", "measures/a"]),
        // Both bearers of an id go.
        Row("/attributes/4/id", json!("herkunft"), [
            (Error, "attributes[3].id", Kind::DuplicateId { id: text("herkunft"), other: text("attributes[4]") }),
            (Error, "attributes[4].id", Kind::DuplicateId { id: text("herkunft"), other: text("attributes[3]") }),
            (Error, "measures[0].responsible[0].when.attribute", Kind::LeftOutReference { what: Referent::Attribute, id: text("herkunft") }),
            (Error, "measures[0].should.attribute", Kind::UnknownReference { what: Referent::Attribute, id: text("status"), near: None }),
            (Error, "measures[1].must.attribute", Kind::UnknownReference { what: Referent::Attribute, id: text("status"), near: None }),
            (Error, "personas[0].answers.status", Kind::UnknownReference { what: Referent::Attribute, id: text("status"), near: None }),
        ].into(), &["attributes/herkunft", "attributes/status", "measures/a", "measures/b", "personas/p"]),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_bad_field_of_a_contact_is_dropped() {
    let rows: [(&str, Value, Kind); 9] = [
        ("mailbox", json!("team"), Kind::BadMailbox { found: text("team") }),
        ("mailbox", json!("a@x.example,b@x.example"), Kind::BadMailbox { found: text("a@x.example,b@x.example") }),
        ("mailbox", json!("a@x.example?bcc=b@x.example"), Kind::BadMailbox { found: text("a@x.example?bcc=b@x.example") }),
        ("phone", json!("*31#030"), Kind::BadPhone { found: text("*31#030") }),
        ("room", json!(12), Kind::WrongShape { expected: Shape::Text, found: Shape::WholeNumber }),
        ("person", json!("\u{202e}"), Kind::ControlCharacter { code: 0x202e }),
        ("note", json!(null), Kind::Null),
        ("checked_on", json!("gestern"), Kind::BadDate { found: text("gestern") }),
        ("role", json!(""), Kind::EmptyText),
    ];
    let mut with_both = small();
    with_both["contacts"][0]["phone"] = json!("030 23125 0");
    for (key, value, kind) in rows {
        let changed = changed(&with_both, &format!("/contacts/0/{key}"), &value);
        let reading = read(changed.to_string().as_bytes(), date(TODAY)).expect("a catalogue");
        let faults: Vec<_> = reading.faults.iter().map(|fault| (fault.severity, fault.path.clone(), fault.kind.clone())).collect();
        assert_eq!(faults, [(Error, format!("contacts[0].{key}"), kind)], "{key} = {value}");
        assert_eq!(lost(&reading.catalog), Vec::<String>::new(), "{key} = {value}");
        let contact = &reading.catalog.contacts()[0];
        let dropped = match key {
            "mailbox" => contact.mailbox.is_none() && contact.phone.is_some(),
            "phone" => contact.phone.is_none() && contact.mailbox.is_some(),
            "room" => contact.room.is_none(),
            "person" => contact.person.is_none(),
            "note" => contact.note.is_none(),
            "checked_on" => contact.checked_on.is_none(),
            _ => contact.role.as_deref().is_none_or(str::is_empty),
        };
        assert!(dropped, "{key} = {value}");
    }
}

#[test]
#[rustfmt::skip]
fn a_contact_without_channel_or_id_is_left_out() {
    let gone = |id: &str| Kind::LeftOutReference { what: Referent::Contact, id: text(id) };
    check(vec![
        Row("/contacts/0/mailbox", json!("team"), vec![
            (Error, "contacts[0].mailbox", Kind::BadMailbox { found: text("team") }),
            (Error, "contacts[0]", Kind::NoChannel),
            (Error, "measures[0].responsible[0].contact", gone("team")),
            (Error, "measures[2].responsible[0].contact", gone("team")),
        ], &["contacts/team", "measures/a", "measures/c"]),
        Row("/contacts/1/id", json!("team"), vec![
            (Error, "contacts[0].id", Kind::DuplicateId { id: text("team"), other: text("contacts[1]") }),
            (Error, "contacts[1].id", Kind::DuplicateId { id: text("team"), other: text("contacts[0]") }),
            (Error, "measures[0].responsible[0].contact", gone("team")),
            (Error, "measures[2].responsible[0].contact", gone("team")),
            (Error, "measures[0].responsible[1].contact", Kind::UnknownReference { what: Referent::Contact, id: text("u25"), near: None }),
            (Error, "measures[1].responsible[0].contact", Kind::UnknownReference { what: Referent::Contact, id: text("u25"), near: None }),
        ], &["contacts/team", "contacts/u25", "measures/a", "measures/b", "measures/c"]),
        Row("/contacts/0/deputies", json!(["u2"]), error("contacts[0].deputies[0]", Kind::UnknownReference { what: Referent::Contact, id: text("u2"), near: near("u25") }), &[]),
        Row("/contacts/0/absent", json!([{"from": "2026-12-24", "until": "2026-12-01"}]), error("contacts[0].absent[0]", Kind::EmptyRange { first: text("2026-12-24"), last: text("2026-12-01") }), &[]),
        Row("/contacts/0/absent", json!([{"from": "2026-12-24"}]), error("contacts[0].absent[0]", Kind::Missing { key: "until" }), &[]),
    ]);
}

#[test]
#[rustfmt::skip]
fn faults_elsewhere_cost_their_entry() {
    check(vec![
        Row("/categories/1/label", json!(1), error("categories[1].label", Kind::WrongShape { expected: Shape::Text, found: Shape::WholeNumber }).into_iter().chain([
            (Error, "measures[0].also[0]", Kind::LeftOutReference { what: Referent::Category, id: text("z") }),
            (Error, "measures[2].category", Kind::LeftOutReference { what: Referent::Category, id: text("z") }),
        ]).collect(), &["categories/z", "measures/a", "measures/c"]),
        Row("/categories/1/id", json!("k"), vec![
            (Error, "categories[0].id", Kind::DuplicateId { id: text("k"), other: text("categories[1]") }),
            (Error, "categories[1].id", Kind::DuplicateId { id: text("k"), other: text("categories[0]") }),
            (Error, "focus[0].categories[0]", Kind::LeftOutReference { what: Referent::Category, id: text("k") }),
            (Error, "measures[0].category", Kind::LeftOutReference { what: Referent::Category, id: text("k") }),
            (Error, "measures[0].also[0]", Kind::UnknownReference { what: Referent::Category, id: text("z"), near: None }),
            (Error, "measures[1].category", Kind::LeftOutReference { what: Referent::Category, id: text("k") }),
            (Error, "measures[2].category", Kind::UnknownReference { what: Referent::Category, id: text("z"), near: None }),
        ], &["categories/k", "categories/z", "focus/f", "measures/a", "measures/b", "measures/c"]),
        Row("/focus/0/categories", json!(["kk"]), error("focus[0].categories[0]", Kind::UnknownReference { what: Referent::Category, id: text("kk"), near: near("k") }), &["focus/f"]),
        Row("/measures/2/id", json!("b"), vec![
            (Error, "measures[1].id", Kind::DuplicateId { id: text("b"), other: text("measures[2]") }),
            (Error, "measures[2].id", Kind::DuplicateId { id: text("b"), other: text("measures[1]") }),
            (Error, "personas[0].expect.fits[0]", Kind::UnknownReference { what: Referent::Measure, id: text("c"), near: None }),
        ], &["measures/b", "measures/c", "personas/p"]),
        Row("/personas/0/answers/status", json!("lediger"), error("personas[0].answers.status", Kind::BadAnswer(Misfit::UnknownOption { attribute: text("status"), option: text("lediger"), near: near("ledig") })), &["personas/p"]),
        Row("/personas/0/answers/alter", json!(130), error("personas[0].answers.alter", Kind::BadAnswer(Misfit::Outside { attribute: text("alter"), found: 130, min: 0, max: 120 })), &["personas/p"]),
        Row("/personas/0/answers/alder", json!(30), error("personas[0].answers.alder", Kind::UnknownReference { what: Referent::Attribute, id: text("alder"), near: near("alter") }), &["personas/p"]),
        Row("/personas/0", json!({"id": "p", "title": "P", "expect": {}}), error("personas[0]", Kind::Missing { key: "answers" }), &["personas/p"]),
        Row("/personas/0/expect/fitz", json!([]), error("personas[0].expect.fitz", Kind::BadWord { found: text("fitz"), allowed: &["excluded", "open", "unlikely", "fits_after_hurdle", "fits"], near: near("fits") }), &["personas/p"]),
        Row("/review_by", json!("bald"), error("review_by", Kind::BadDate { found: text("bald") }), &[]),
        Row("/persona", json!([]), error("persona", Kind::UnknownKey { key: text("persona"), near: near("personas") }), &[]),
        Row("/sample", json!(null), error("sample", Kind::Null), &[]),
        Row("/sheet", json!({"interpreter": {"phone": "*31#"}}), error("sheet.interpreter.phone", Kind::BadPhone { found: text("*31#") }), &[]),
        Row("/sheet", json!({"words": {"Englisch": {}}}), error("sheet.words.Englisch", Kind::BadTag { found: text("Englisch") }), &[]),
        Row("/contacts/0/client_contact", json!({"phone": "*31#"}), error("contacts[0].client_contact.phone", Kind::BadPhone { found: text("*31#") }), &[]),
        // Nobody reads it, and it is still not allowed.
        Row("/farbe", json!({"rot": [null]}), vec![
            (Warning, "farbe", Kind::UnknownKey { key: text("farbe"), near: None }),
            (Error, "farbe.rot[0]", Kind::Null),
        ], &[]),
        // A key cannot pose as the path of something else.
        Row("/measures[0]", json!(null), vec![
            (Warning, "[\"measures[0]\"]", Kind::UnknownKey { key: text("measures[0]"), near: None }),
            (Error, "[\"measures[0]\"]", Kind::Null),
        ], &[]),
    ]);
}

/// All words of the sheet for clients, but for a change.
fn sheet_words(change: impl Fn(&mut serde_json::Map<String, Value>)) -> Value {
    let mut words = SheetWord::ALL.iter().map(|word| (word.key().to_owned(), json!("слово"))).collect();
    change(&mut words);
    Value::Object(words)
}

#[test]
fn a_translation_is_outdated_when_its_measure_was_changed_after_the_review() {
    for (reviewed, changed, old) in [("2026-10-01", "2026-10-02", true), ("2026-10-02", "2026-10-02", false)] {
        let mut catalog = small();
        catalog["sheet"] = json!({"words": {"ar": sheet_words(|_| ())}});
        catalog["measures"][0]["changed_on"] = json!(changed);
        catalog["measures"][0]["translations"] = json!({"ar": {"title": "ت", "summary": "م", "reviewed": reviewed}});
        let reading = read(catalog.to_string().as_bytes(), date(TODAY)).expect("a catalogue");
        let found: Vec<_> = reading.faults.iter().map(|f| (f.severity, f.path.as_str(), f.kind.clone())).collect();
        let kind = Kind::OldTranslation { reviewed: date(reviewed), changed: date(changed) };
        let expected = if old { warning("measures[0].translations.ar.reviewed", kind) } else { vec![] };
        assert_eq!(found, expected, "{reviewed} {changed}");
    }
}

#[test]
#[rustfmt::skip]
fn warnings_and_hints_cost_nothing() {
    let day = |text: &str| date(text);
    check(vec![
        Row("/measures/0/farbe", json!("rot"), warning("measures[0].farbe", Kind::UnknownKey { key: text("farbe"), near: None }), &[]),
        Row("/contacts/0/farbe", json!("rot"), warning("contacts[0].farbe", Kind::UnknownKey { key: text("farbe"), near: None }), &[]),
        // What only keepers need, or decides nothing.
        Row("/categories/0/changed_on", json!("gestern"), warning("categories[0].changed_on", Kind::BadDate { found: text("gestern") }), &[]),
        Row("/attributes/0/changed_on", json!(7), warning("attributes[0].changed_on", Kind::WrongShape { expected: Shape::Text, found: Shape::WholeNumber }), &[]),
        Row("/personas/0/changed_on", json!(null), warning("personas[0].changed_on", Kind::Null), &[]),
        Row("/changes", json!([{"on": "gestern", "measures": ["a", "A!"]}, 7]), vec![
            (Warning, "changes[0].on", Kind::BadDate { found: text("gestern") }),
            (Warning, "changes[0].measures[1]", Kind::BadId { found: text("A!") }),
            (Warning, "changes[1]", Kind::WrongShape { expected: Shape::Object, found: Shape::WholeNumber }),
        ], &[]),
        Row("/format", json!("1.7"), warning("format", Kind::MinorAhead { found: text("1.7") }), &[]),
        Row("/measures/0/checked_on", json!("2026-05-21"), warning("measures[0]", Kind::ReviewOverdue { due: day("2026-11-21") }), &[]),
        Row("/measures/0/checked_on", json!("2026-05-22"), vec![], &[]),
        Row("/measures/0/must", json!({"norm": "§ 1", "all": [{"attribute": "alter", "min": 60}, {"attribute": "alter", "max": 59}, {"attribute": "sprache", "max": "a2"}]}), warning("measures[0].must", Kind::NeverMet), &[]),
        Row("/measures/0/must", json!({"norm": "§ 1", "all": [{"attribute": "alter", "min": 60}, {"attribute": "alter", "max": 60}, {"attribute": "sprache", "max": "a2"}]}), vec![], &[]),
        Row("/measures/1/must", json!({"attribute": "status", "in": ["ledig"]}), warning("measures[1].must", Kind::NoNorm), &[]),
        Row("/measures/0/must", json!({"all": [{"norm": "§ 1", "any": [{"attribute": "alter", "min": 60}]}, {"not": {"attribute": "sprache", "min": "b1"}}]}), warning("measures[0].must.all[1].not", Kind::NoNorm), &[]),
        Row("/attributes/5", json!({"id": "x", "kind": "flag", "label": "X"}), warning("attributes[5]", Kind::UnusedAttribute), &[]),
        Row("/measures/0/responsible", json!([{"when": {"attribute": "herkunft", "in": ["eu"]}, "contact": "team"}]), warning("measures[0].responsible", Kind::OpenEndedRules), &[]),
        Row("/measures/0/responsible", json!([{"when": {"attribute": "alter", "max": 24}, "contact": "team"}, {"when": {"attribute": "alter", "min": 26}, "contact": "u25"}]), vec![
            (Warning, "measures[0].responsible", Kind::OpenEndedRules),
            (Warning, "attributes[3]", Kind::UnusedAttribute),
        ], &[]),
        // Without a last rule, but whatever the answer, one is met.
        Row("/measures/0/responsible", json!([{"when": {"attribute": "herkunft", "in": ["eu"]}, "contact": "team"}, {"when": {"not": {"attribute": "herkunft", "in": ["eu"]}}, "contact": "u25"}]), vec![], &[]),
        Row("/measures/0/carriers", json!([{"when": {"attribute": "arbeit", "is": true}, "name": "Jobcenter"}]), warning("measures[0].carriers", Kind::OpenEndedRules), &[]),
        Row("/measures/0/offers/0/places/as_of", json!("2026-11-07"), warning("measures[0].offers[0].places.as_of", Kind::OldPlaces { as_of: day("2026-11-07") }), &[]),
        Row("/measures/0/offers/0/places/as_of", json!("2026-11-08"), vec![], &[]),
        Row("/contacts/0/checked_on", json!("2025-11-21"), warning("contacts[0]", Kind::ContactUnchecked { since: day("2025-11-21") }), &[]),
        Row("/contacts/0/checked_on", json!("2025-11-22"), vec![], &[]),
        Row("/measures/1/relations", json!([]), warning("measures[0].relations[0]", Kind::OneSidedRelation { measure: text("b"), expected: "builds_on" }), &[]),
        Row("/measures/2/relations", json!([{"kind": "excludes", "measure": "b"}]), warning("measures[2].relations[0]", Kind::OneSidedRelation { measure: text("b"), expected: "excludes" }), &[]),
        Row("/measures/0/legal/0/url", json!("https://p\u{430}ypal.example/"), warning("measures[0].legal[0].url", Kind::MixedScripts { host: text("p\u{430}ypal.example") }), &[]),
        Row("/contacts/1/deputies", json!(["team"]), vec![
            (Hint, "contacts[0].deputies[0]", Kind::MutualDeputies { with: text("u25") }),
            (Hint, "contacts[1].deputies[0]", Kind::MutualDeputies { with: text("team") }),
        ], &[]),
        Row("/measures/0/translations", json!({"uk": {"title": "Курс", "summary": "Вчити мову"}}), warning("measures[0].translations.uk", Kind::MissingWords { tag: text("uk"), keys: SheetWord::ALL.iter().map(|word| word.key()).collect() }), &[]),
        Row("/sheet", json!({"words": {"uk": sheet_words(|words| drop(words.remove("phone")))}}), warning("sheet.words.uk", Kind::MissingWords { tag: text("uk"), keys: vec!["phone"] }), &[]),
        Row("/sheet", json!({"words": {"uk": sheet_words(|words| drop(words.insert("phonee".into(), json!("x"))))}}), warning("sheet.words.uk.phonee", Kind::UnknownKey { key: text("phonee"), near: near("phone") }), &[]),
        Row("/sheet", json!({"interpreter": {"text": "Mo–Fr", "phone": "030 12", "mail": "d@e.example"}, "words": {"uk": sheet_words(|_| ())}}), vec![], &[]),
        Row("/measures/1/examples", json!([]), vec![(Hint, "measures[1]", Kind::NoExamples)], &[]),
        // A story that is not anonymous is a warning: an error would leave the measure out, and the find may be false.
        Row("/measures/1/examples", json!(["Gut.", "Frau Müller schaffte es."]), warning("measures[1].examples[1]", Kind::NotAnonymous { what: Personal::Name, found: text("Frau Müller") }), &[]),
        Row("/measures/1/examples", json!([{"text": "Geboren am 3.5.1990."}]), warning("measures[1].examples[0]", Kind::NotAnonymous { what: Personal::Day, found: text("3.5.1990") }), &[]),
    ]);
}

#[test]
#[rustfmt::skip]
fn without_its_head_there_is_no_catalogue() {
    let wrong = |found| Kind::WrongShape { expected: Shape::Text, found };
    let rows: Vec<(&str, Value, &str, Kind)> = vec![
        ("/format", json!(1), "format", wrong(Shape::WholeNumber)),
        ("/format", json!("2"), "format", Kind::NewerFormat { found: text("2") }),
        ("/format", json!("1.x"), "format", Kind::NewerFormat { found: text("1.x") }),
        ("/format", json!("01"), "format", Kind::NewerFormat { found: text("01") }),
        ("/format", json!("1.01"), "format", Kind::NewerFormat { found: text("1.01") }),
        ("/format", json!("1."), "format", Kind::NewerFormat { found: text("1.") }),
        ("/format", json!("1.1234567890"), "format", Kind::NewerFormat { found: text("1.1234567890") }),
        ("/title", json!(["T"]), "title", wrong(Shape::List)),
        ("/title", json!(null), "title", Kind::Null),
        ("/publisher", json!(" "), "publisher", Kind::EmptyText),
        ("/version", json!(2026.11), "version", wrong(Shape::Number)),
        ("/as_of", json!("heute"), "as_of", Kind::BadDate { found: text("heute") }),
        ("/law_as_of", json!("2026-13-01"), "law_as_of", Kind::BadDate { found: text("2026-13-01") }),
        ("/measures", json!({}), "measures", Kind::WrongShape { expected: Shape::List, found: Shape::Object }),
        ("/measures", json!(null), "measures", Kind::Null),
        ("/measures/1/must", nested(33), "measures[1].must", Kind::NestedTooDeep { limit: 32 }),
    ];
    for (pointer, value, path, kind) in rows {
        let text = changed(&small(), pointer, &value).to_string();
        let faults = read(text.as_bytes(), date(TODAY)).expect_err(pointer);
        let first = &faults[0];
        assert!(first.path.starts_with(path), "{pointer} = {value}: {faults:?}");
        assert_eq!((first.severity, &first.kind), (Error, &kind), "{pointer} = {value}");
        assert!(first.position.column > 1, "{pointer}: {:?}", first.position);
    }
    for key in ["format", "title", "publisher", "version", "as_of", "law_as_of", "measures"] {
        let mut without = small();
        without.as_object_mut().unwrap().remove(key);
        let faults = read(without.to_string().as_bytes(), date(TODAY)).expect_err(key);
        assert!(matches!(&faults[0].kind, Kind::Missing { key: missing } if *missing == key), "{key}: {faults:?}");
    }
    for value in [json!([]), json!("x"), json!(null), json!(3), json!(true)] {
        let faults = read(value.to_string().as_bytes(), date(TODAY)).expect_err("not an object");
        assert_eq!((faults.len(), faults[0].path.as_str()), (1, ""), "{value}: {faults:?}");
    }
}

/// A criterion so many levels deep.
fn nested(levels: usize) -> Value {
    (1..levels).fold(json!({"attribute": "status", "in": ["ledig"], "norm": "§ 1"}), |inner, _| json!({"not": inner}))
}

#[test]
fn criteria_may_be_nested_32_deep() {
    for (levels, good) in [(1, true), (31, true), (32, true), (33, false), (40, false), (200, false)] {
        let text = changed(&small(), "/measures/1/must", &nested(levels)).to_string();
        let result = read(text.as_bytes(), date(TODAY));
        assert_eq!(result.is_ok(), good, "{levels}");
        if let Ok(reading) = result {
            assert_eq!(lost(&reading.catalog), Vec::<String>::new(), "{levels}");
        }
    }
    let parts = (1..32).fold(json!({"attribute": "status", "in": ["ledig"], "norm": "§ 1"}), |inner, i| {
        if i % 2 == 0 { json!({"all": [inner]}) } else { json!({"any": [inner]}) }
    });
    assert!(read(changed(&small(), "/measures/1/must", &parts).to_string().as_bytes(), date(TODAY)).is_ok());
}

#[test]
#[rustfmt::skip]
fn a_repeated_key_costs_the_object_that_holds_it() {
    let text = small().to_string();
    let rows = [
        ("\"title\":\"Kurs B\"", "\"title\":\"Kurs B\",\"title\":\"Kurs X\"", "measures[1].title", vec!["measures/b"]),
        ("\"label\":\"Status\"", "\"label\":\"Status\",\"label\":\"Stand\"", "attributes[4].label", vec!["attributes/status", "measures/a", "measures/b", "personas/p"]),
        ("\"role\":\"Team\"", "\"role\":\"Team\",\"role\":\"Team\"", "contacts[0].role", vec!["contacts/team", "measures/a", "measures/c"]),
        ("\"in\":[\"eu\"]", "\"in\":[\"eu\"],\"in\":[\"dritt\"]", "measures[0].responsible[0].when.in", vec!["measures/a"]),
        ("\"status\":\"fest\"", "\"status\":\"fest\",\"status\":\"ledig\"", "personas[0].answers.status", vec!["personas/p"]),
    ];
    for (from, to, path, gone) in rows {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let reading = read(text.replace(from, to).as_bytes(), date(TODAY)).expect("a catalogue");
        let repeated: Vec<_> = reading.faults.iter().filter(|fault| matches!(fault.kind, Kind::DuplicateKey { .. })).map(|fault| fault.path.as_str()).collect();
        assert_eq!(repeated, [path], "{to}");
        assert_eq!(lost(&reading.catalog), gone, "{to}");
    }
    for key in ["title", "measures", "a.b", "measures[0]"] {
        let twice = text.replacen('{', &format!("{{\"{key}\":1,\"{key}\":2,"), 1);
        assert!(read(twice.as_bytes(), date(TODAY)).is_err(), "{key} twice at the top");
    }
}

#[test]
fn a_repeated_key_in_an_absence_costs_that_absence() {
    let absent = json!([{"from": "2026-11-20", "until": "2026-11-24"}, {"from": "2027-01-01", "until": "2027-01-02"}]);
    let text = changed(&small(), "/contacts/0/absent", &absent).to_string();
    let whole = catalog(&text);
    assert!(matches!(presence(&whole, 0, date(TODAY)), Presence::Represented { by: 1, .. }));
    let twice = text.replace("\"from\":\"2026-11-20\"", "\"from\":\"2026-11-20\",\"from\":\"2026-11-21\"");
    let reading = read(twice.as_bytes(), date(TODAY)).expect("a catalogue");
    assert_eq!(reading.catalog.contacts()[0].absent.len(), 1);
    assert_eq!(presence(&reading.catalog, 0, date(TODAY)), Presence::Present);
}

#[test]
fn a_measure_that_is_left_out_is_named_with_its_contacts() {
    let text = changed(&small(), "/measures/0/summary", &json!(7)).to_string();
    let catalog = catalog(&text);
    let [left_out] = catalog.left_out() else { panic!("{:?}", catalog.left_out()) };
    assert_eq!((left_out.id.as_str(), left_out.title.as_str(), left_out.path.as_str()), ("a", "Kurs A", "measures[0]"));
    let contacts: Vec<&str> = left_out.contacts.iter().map(|at| catalog.contacts()[*at].id.as_str()).collect();
    assert_eq!(contacts, ["team", "u25"]);
    // Who refers to it still does, by name.
    let builds_on = catalog.measures()[0].relations[0].measure;
    assert_eq!(catalog.target(builds_on), Some(("a", "Kurs A")));
}

#[test]
fn a_contact_whose_condition_cannot_be_read_is_not_named() {
    for when in [
        json!({"all": [{"attribute": "nichts", "is": true}]}),
        json!({"any": [{"attribute": "arbeit", "is": true}, {"attribute": "status", "in": ["nichts"]}]}),
        json!({"attribute": "status", "in": ["ledig", "nichts"]}),
        json!({"attribute": "alter", "min": 121}),
    ] {
        let catalog = catalog(&changed(&small(), "/measures/0/responsible/0/when", &when).to_string());
        let [left_out] = catalog.left_out() else { panic!("{when}: {:?}", catalog.left_out()) };
        let contacts: Vec<&str> = left_out.contacts.iter().map(|at| catalog.contacts()[*at].id.as_str()).collect();
        assert_eq!(contacts, ["u25"], "{when}");
    }
}

#[test]
fn all_faults_are_reported_by_place() {
    let mut many = small();
    many["measures"][0]["title"] = json!(null);
    many["measures"][0]["must"] = json!({"all": [{"attribute": "x_y_z", "is": true}, {"attribute": "alter", "min": 999}]});
    many["measures"][2]["category"] = json!("weg");
    many["contacts"][1]["phone"] = json!("abc");
    let text = serde_json::to_string_pretty(&many).unwrap();
    let reading = read(text.as_bytes(), date(TODAY)).expect("a catalogue");
    let lines: Vec<u32> = reading.faults.iter().map(|fault| fault.position.line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    for needle in [
        "measures[0].title",
        "must.all[0].attribute",
        "must.all[1].min",
        "measures[2].category",
        "contacts[1].phone",
        "contacts[1]",
    ] {
        let fault =
            reading.faults.iter().find(|fault| fault.path.ends_with(needle)).unwrap_or_else(|| panic!("no fault at {needle}"));
        let line = text.lines().nth(fault.position.line as usize - 1).unwrap();
        let rest: String = line.chars().skip(fault.position.column as usize - 1).collect();
        assert!(!rest.trim().is_empty(), "{needle} points behind the line {line:?}");
        let key = needle.rsplit(['.', '[']).next().unwrap();
        assert!(key.ends_with(']') || line.contains(key), "{needle} points at {line:?}");
    }
}

/// The rows of this file and the hostile texts together must know every kind of fault.
#[test]
fn every_kind_of_fault_occurs_in_a_test() {
    let source = concat!(include_str!("faults.rs"), include_str!("hostile.rs"));
    let declared = include_str!("../src/fault.rs");
    let body = declared.split("pub enum FaultKind {").nth(1).unwrap().split("\n}").next().unwrap();
    let kinds: BTreeSet<&str> = body
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| line.split([' ', '(', ',']).next().unwrap())
        .collect();
    assert!(kinds.len() > 45, "{kinds:?}");
    let missing: Vec<_> = kinds.iter().filter(|kind| !source.contains(&format!("Kind::{kind}"))).collect();
    assert!(missing.is_empty(), "no test expects {missing:?}");
    assert_eq!(kind_name(&Kind::Null), "Null");
    assert!(Date::parse(TODAY).is_some());
}
