// SPDX-License-Identifier: EUPL-1.2
//! The second evaluator: the format page read as prose and done by hand on bare JSON.
//!
//! Truth is a number: 1 met, 0 unknown, -1 unmet, so that `all` is the least, `any` the greatest and `not` the
//! opposite. It looks everything up anew each time and tries every answer there is. It trusts that catalogue and
//! answers are valid; on others it may panic.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::calendar::{day, full_months, full_years, months_later, text};

/// What is known of the client on a day: answers, implied values, moved ones.
pub type Known = BTreeMap<String, Value>;

/// The whole answer for one client, in the shape that `catalog assess` prints.
pub fn assess(catalog: &Value, answers: &Value, today: &str, on: &str) -> Value {
    let known = known_on(catalog, answers, today, on);
    let measures: Vec<Value> = list(catalog, "measures")
        .iter()
        .map(|measure| {
            let outcome = outcome(catalog, measure, &known, on);
            let mut open = BTreeSet::new();
            if outcome == "open" {
                unknown_leaves(catalog, &measure["must"], &known, &mut open);
            }
            let (responsible, _) = read_rules(catalog, measure, "responsible", "contact", &known);
            let (carriers, _) = read_rules(catalog, measure, "carriers", "name", &known);
            json!({
                "id": measure["id"],
                "outcome": outcome,
                "almost": almost(catalog, measure, answers, today, on),
                "open": in_catalogue_order(catalog, &open),
                "hurdles": steps_before(catalog, measure, &known),
                "represented_by": represented_by(catalog, &responsible, today),
                "responsible": responsible,
                "carriers": carriers,
            })
        })
        .collect();
    json!({
        "today": today,
        "on": on,
        "measures": measures,
        "next_questions": next_questions(catalog, answers, today, on),
    })
}

/// What is known on the day `on`: the answer, else the `is` of the first rule that is met; both moved by the calendar.
pub fn known_on(catalog: &Value, answers: &Value, today: &str, on: &str) -> Known {
    let mut known = Known::new();
    for attribute in list(catalog, "attributes") {
        let answer = answers.get(string(&attribute["id"])).filter(|answer| **answer != json!([]));
        let implied = || {
            let rules = list(attribute, "implied");
            rules.iter().find(|rule| truth(catalog, &rule["when"], &known) == 1).map(|rule| &rule["is"])
        };
        if let Some(value) = answer.or_else(implied) {
            let value = moved(attribute, value, today, on);
            known.insert(string(&attribute["id"]).to_owned(), value);
        }
    }
    known
}

/// A number that advances, on the day `on`. Everything else stays what it is, and so does 0.
fn moved(attribute: &Value, value: &Value, today: &str, on: &str) -> Value {
    let count = match attribute["advances"].as_str() {
        Some("monthly") => full_months,
        Some("yearly") => full_years,
        _ => return value.clone(),
    };
    match whole(value) {
        0 => value.clone(),
        start => json!((start + count(day(today), day(on))).clamp(whole(&attribute["min"]), whole(&attribute["max"]))),
    }
}

/// 1 met, 0 unknown, -1 unmet. A criterion that is not there is met.
pub fn truth(catalog: &Value, criterion: &Value, known: &Known) -> i8 {
    let parts = |key: &str| list(criterion, key).iter().map(|part| truth(catalog, part, known));
    if criterion.is_null() {
        1
    } else if criterion.get("all").is_some() {
        parts("all").min().expect("all has parts")
    } else if criterion.get("any").is_some() {
        parts("any").max().expect("any has parts")
    } else if let Some(part) = criterion.get("not") {
        -truth(catalog, part, known)
    } else {
        match known.get(string(&criterion["attribute"])) {
            None => 0,
            Some(value) if holds(catalog, criterion, value) => 1,
            Some(_) => -1,
        }
    }
}

/// Whether a leaf is true of a value.
fn holds(catalog: &Value, leaf: &Value, value: &Value) -> bool {
    if let Some(flag) = leaf.get("is") {
        return flag == value;
    }
    if leaf.get("in").is_some() {
        return match value {
            Value::Array(chosen) => chosen.iter().any(|option| list(leaf, "in").contains(option)),
            option => list(leaf, "in").contains(option),
        };
    }
    // An option stands as high as its place in the list, a number stands for itself.
    let options = option_ids(attribute(catalog, string(&leaf["attribute"])));
    let height = |value: &Value| match value {
        Value::String(option) => options.iter().position(|id| id == option).expect("a listed option") as i64,
        number => whole(number),
    };
    leaf.get("min").is_none_or(|min| height(min) <= height(value))
        && leaf.get("max").is_none_or(|max| height(value) <= height(max))
}

/// Collects the attributes of the unknown leaves under unknown ancestors only.
fn unknown_leaves(catalog: &Value, criterion: &Value, known: &Known, found: &mut BTreeSet<String>) {
    if truth(catalog, criterion, known) != 0 {
        return;
    }
    if let Some(attribute) = criterion["attribute"].as_str() {
        found.insert(attribute.to_owned());
    }
    for key in ["all", "any"] {
        for part in list(criterion, key) {
            unknown_leaves(catalog, part, known, found);
        }
    }
    if let Some(part) = criterion.get("not") {
        unknown_leaves(catalog, part, known, found);
    }
}

/// The first row of the table of outcomes that applies.
pub fn outcome(catalog: &Value, measure: &Value, known: &Known, on: &str) -> &'static str {
    let must = truth(catalog, &measure["must"], known);
    let hurdle = list(measure, "hurdles").iter().any(|hurdle| truth(catalog, &hurdle["criterion"], known) == -1);
    match (valid(measure, on), must, truth(catalog, &measure["should"], known)) {
        (false, _, _) | (_, -1, _) => "excluded",
        (_, 0, _) => "open",
        (_, _, -1) => "unlikely",
        _ if hurdle => "fits_after_hurdle",
        _ => "fits",
    }
}

/// ISO dates are in order when their texts are.
fn valid(measure: &Value, on: &str) -> bool {
    measure["valid_from"].as_str().is_none_or(|from| from <= on)
        && measure["valid_until"].as_str().is_none_or(|until| on <= until)
}

/// The measures that solve the unmet hurdles, one for each hurdle that names one.
fn steps_before(catalog: &Value, measure: &Value, known: &Known) -> Vec<Value> {
    list(measure, "hurdles")
        .iter()
        .filter(|hurdle| truth(catalog, &hurdle["criterion"], known) == -1)
        .filter_map(|hurdle| hurdle.get("solved_by").cloned())
        .collect()
}

/// The near misses: every small change of one answer, then waiting.
fn almost(catalog: &Value, measure: &Value, answers: &Value, today: &str, on: &str) -> Vec<Value> {
    let result = |answers: &Value, on: &str| outcome(catalog, measure, &known_on(catalog, answers, today, on), on);
    let good = |outcome: &str| outcome == "fits" || outcome == "fits_after_hurdle";
    if !valid(measure, on) || !["excluded", "unlikely"].contains(&result(answers, on)) {
        return vec![];
    }
    let mut entries = vec![];
    for attribute in list(catalog, "attributes") {
        let Some(answer) = answers.get(string(&attribute["id"])) else { continue };
        let options = option_ids(attribute);
        let tries: Vec<Value> = match (string(&attribute["kind"]), &attribute["changeable"]) {
            ("ordinal", Value::Bool(true)) => {
                options.iter().skip_while(|option| answer != *option).skip(1).take(1).map(|o| json!(o)).collect()
            }
            ("flag", Value::Bool(true)) if *answer == false => vec![json!(true)],
            ("choice", Value::Array(options)) => options.clone(),
            _ => vec![],
        };
        if let Some(needs) = tries.iter().find(|value| good(result(&with(answers, &attribute["id"], value), on))) {
            entries.push(json!({"attribute": attribute["id"], "needs": needs}));
        }
    }
    let last = text(months_later(day(on), 12));
    let mut months = 1;
    loop {
        let date = text(months_later(day(today), months));
        if date > last {
            return entries;
        }
        if date.as_str() > on && good(result(answers, &date)) {
            entries.push(json!({"wait": date}));
            return entries;
        }
        months += 1;
    }
}

/// The result of a rule list and the `when` of the rules read until it ended.
fn read_rules<'a>(
    catalog: &Value,
    measure: &'a Value,
    list_name: &str,
    result_name: &str,
    known: &Known,
) -> (Vec<String>, Vec<&'a Value>) {
    let (mut results, mut read): (Vec<String>, Vec<&Value>) = (vec![], vec![]);
    for rule in list(measure, list_name) {
        read.push(&rule["when"]);
        let truth = truth(catalog, &rule["when"], known);
        let result = string(&rule[result_name]);
        if truth != -1 && !results.iter().any(|earlier| earlier == result) {
            results.push(result.to_owned());
        }
        if truth == 1 {
            break;
        }
    }
    (results, read)
}

/// For each absent one of these contacts the stand-in, or null if nobody is there.
fn represented_by(catalog: &Value, contacts: &[String], today: &str) -> Value {
    let mut stand_ins = BTreeMap::new();
    for id in contacts {
        if !present(catalog, id, today) {
            stand_ins.insert(id, stand_in(catalog, id, today, &mut BTreeSet::from([id.clone()])));
        }
    }
    json!(stand_ins)
}

fn stand_in(catalog: &Value, id: &str, today: &str, seen: &mut BTreeSet<String>) -> Option<String> {
    for deputy in list(contact(catalog, id), "deputies").iter().map(string) {
        if !seen.insert(deputy.to_owned()) {
            continue;
        }
        if present(catalog, deputy, today) {
            return Some(deputy.to_owned());
        }
        if let Some(found) = stand_in(catalog, deputy, today, seen) {
            return Some(found);
        }
    }
    None
}

fn present(catalog: &Value, id: &str, today: &str) -> bool {
    !list(contact(catalog, id), "absent")
        .iter()
        .any(|absence| string(&absence["from"]) <= today && today <= string(&absence["until"]))
}

/// The relevant attributes, counted and in the order in which to ask.
fn next_questions(catalog: &Value, answers: &Value, today: &str, on: &str) -> Vec<Value> {
    let known = known_on(catalog, answers, today, on);
    let measures = list(catalog, "measures");
    let mut asking: Vec<BTreeSet<String>> = vec![];
    for measure in measures.iter().filter(|measure| outcome(catalog, measure, &known, on) != "excluded") {
        let mut criteria = vec![&measure["must"], &measure["should"]];
        criteria.extend(list(measure, "hurdles").iter().map(|hurdle| &hurdle["criterion"]));
        criteria.extend(read_rules(catalog, measure, "responsible", "contact", &known).1);
        criteria.extend(read_rules(catalog, measure, "carriers", "name", &known).1);
        let mut found = BTreeSet::new();
        criteria.iter().for_each(|criterion| unknown_leaves(catalog, criterion, &known, &mut found));
        asking.push(found);
    }
    let waiting: Vec<&Value> = measures
        .iter()
        .filter(|measure| outcome(catalog, measure, &known, on) == "open")
        .filter(|measure| truth(catalog, &measure["should"], &known) != -1)
        .collect();
    let mut questions = vec![];
    for (place, attribute) in list(catalog, "attributes").iter().enumerate() {
        let open_in = asking.iter().filter(|found| found.contains(string(&attribute["id"]))).count();
        if open_in == 0 {
            continue;
        }
        let mut decided = BTreeSet::new();
        for answer in every_answer(attribute) {
            let known = known_on(catalog, &with(answers, &attribute["id"], &answer), today, on);
            decided.extend((0..waiting.len()).filter(|&at| outcome(catalog, waiting[at], &known, on) != "open"));
        }
        let decides = decided.len();
        let flag = |key: &str| attribute[key] == true;
        let rank = if flag("start") {
            (0, 0, 0, place)
        } else {
            (if flag("sensitive") { 2 } else { 1 }, -(decides as i64), -(open_in as i64), place)
        };
        questions.push((rank, json!({"attribute": attribute["id"], "decides": decides, "open_in": open_in})));
    }
    questions.sort_by_key(|(rank, _)| *rank);
    questions.into_iter().map(|(_, question)| question).collect()
}

/// Everything one could answer; for `multi` the lists of one option.
fn every_answer(attribute: &Value) -> Vec<Value> {
    let options = option_ids(attribute);
    match string(&attribute["kind"]) {
        "flag" => vec![json!(false), json!(true)],
        "choice" | "ordinal" => options.iter().map(|option| json!(option)).collect(),
        "multi" => options.iter().map(|option| json!([option])).collect(),
        "integer" => (whole(&attribute["min"])..=whole(&attribute["max"])).map(|number| json!(number)).collect(),
        kind => panic!("unknown kind {kind}"),
    }
}

/// The answers with one more, or another one.
fn with(answers: &Value, id: &Value, answer: &Value) -> Value {
    let mut answers = answers.clone();
    answers[string(id)] = answer.clone();
    answers
}

fn in_catalogue_order(catalog: &Value, ids: &BTreeSet<String>) -> Vec<Value> {
    let all = list(catalog, "attributes").iter().map(|attribute| attribute["id"].clone());
    all.filter(|id| ids.contains(string(id))).collect()
}

fn attribute<'a>(catalog: &'a Value, id: &str) -> &'a Value {
    by_id(catalog, "attributes", id)
}

fn contact<'a>(catalog: &'a Value, id: &str) -> &'a Value {
    by_id(catalog, "contacts", id)
}

fn by_id<'a>(catalog: &'a Value, list_name: &str, id: &str) -> &'a Value {
    list(catalog, list_name).iter().find(|thing| thing["id"] == *id).unwrap_or_else(|| panic!("no {id}"))
}

fn option_ids(attribute: &Value) -> Vec<&str> {
    list(attribute, "options").iter().map(|option| string(&option["id"])).collect()
}

/// The list under a key; a missing one is empty.
fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

fn whole(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("not a whole number: {value}"))
}
