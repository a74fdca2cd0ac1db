// SPDX-License-Identifier: EUPL-1.2
//! Every sequence of measures tried one by one on bare JSON, as the format page says what a chain is. Shares nothing with
//! the core but its calendar.

use std::collections::{BTreeMap, BTreeSet};

use foerderkompass_core::Date;
use serde_json::{Value, json};

/// Longest sequences tried, the target counted.
pub const DEPTH: usize = 6;

/// Steps, steps of unknown duration, weeks, open conditions.
pub type Cost = (usize, usize, i64, i64);

/// An answer with the day from which it grows.
type Known = BTreeMap<String, (Value, Date)>;

#[derive(Clone)]
struct Plan {
    answers: Known,
    solved: BTreeSet<String>,
    weeks: i64,
    unknown: usize,
    open: i64,
    steps: Vec<String>,
}

pub struct ByHand<'c> {
    catalog: &'c Value,
    today: Date,
    /// Attributes that matter and measures that can be steps.
    matters: BTreeSet<String>,
    steps: BTreeSet<String>,
    /// What is best so far.
    pub front: BTreeMap<Cost, Vec<String>>,
    /// Sequences that were tried.
    pub tried: usize,
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn leaves<'v>(criterion: &'v Value, into: &mut Vec<&'v Value>) {
    if criterion.get("attribute").is_some() {
        into.push(criterion);
    }
    for key in ["all", "any"] {
        list(criterion, key).iter().for_each(|part| leaves(part, into));
    }
    if let Some(part) = criterion.get("not") {
        leaves(part, into);
    }
}

fn attributes_of(measure: &Value) -> BTreeSet<String> {
    let mut found = Vec::new();
    leaves(&measure["must"], &mut found);
    leaves(&measure["should"], &mut found);
    list(measure, "hurdles").iter().for_each(|hurdle| leaves(&hurdle["criterion"], &mut found));
    found.iter().map(|leaf| leaf["attribute"].as_str().unwrap().to_owned()).collect()
}

impl<'c> ByHand<'c> {
    /// Tries everything from the answers to the measure `m0`.
    pub fn new(catalog: &'c Value, answers: &Value, today: Date) -> ByHand<'c> {
        let given: Known = answers.as_object().unwrap().iter().map(|(id, to)| (id.clone(), (to.clone(), today))).collect();
        let (matters, steps) = what_matters(catalog, &given);
        let mut hand = ByHand { catalog, today, matters, steps, front: BTreeMap::new(), tried: 0 };
        let start = Plan { answers: given, solved: BTreeSet::new(), weeks: 0, unknown: 0, open: 0, steps: Vec::new() };
        hand.try_all(&start);
        hand
    }

    fn measure(&self, id: &str) -> &'c Value {
        list(self.catalog, "measures").iter().find(|measure| measure["id"] == id).unwrap()
    }

    fn try_all(&mut self, plan: &Plan) {
        self.tried += 1;
        let on = self.today.add_days(7 * plan.weeks as i32);
        let facts = self.facts(plan, on);
        if let Some(open) = self.open(self.measure("m0"), plan, &facts, on) {
            self.keep((plan.steps.len() + 1, plan.unknown, plan.weeks, plan.open + open), plan);
        }
        if plan.steps.len() + 1 >= DEPTH {
            return;
        }
        for id in self.steps.clone() {
            let measure = self.measure(&id);
            let Some(open) = self.open(measure, plan, &facts, on) else { continue };
            let mut next = plan.clone();
            for effect in list(measure, "effects") {
                let attribute = effect["attribute"].as_str().unwrap();
                if self.matters.contains(attribute) && self.changes(attribute, &facts, &effect["to"]) {
                    next.answers.insert(attribute.to_owned(), (effect["to"].clone(), on));
                }
            }
            if self.solves_silently(&id) {
                next.solved.insert(id.clone());
            }
            if (&next.answers, &next.solved) == (&plan.answers, &plan.solved) {
                continue;
            }
            next.steps.push(id);
            next.open += open;
            match measure["weeks"]["max"].as_i64() {
                Some(weeks) => next.weeks += weeks,
                None => next.unknown += 1,
            }
            self.try_all(&next);
        }
    }

    fn keep(&mut self, cost: Cost, plan: &Plan) {
        let beats = |a: &Cost, b: &Cost| a.0 <= b.0 && a.1 <= b.1 && a.2 <= b.2 && a.3 <= b.3;
        if !self.front.keys().any(|one| beats(one, &cost)) {
            self.front.retain(|one, _| !beats(&cost, one));
            self.front.insert(cost, plan.steps.clone());
        }
    }

    fn attribute(&self, id: &str) -> &'c Value {
        list(self.catalog, "attributes").iter().find(|attribute| attribute["id"] == id).unwrap()
    }

    fn rank(&self, attribute: &str, option: &Value) -> i64 {
        list(self.attribute(attribute), "options").iter().position(|one| one["id"] == *option).unwrap() as i64
    }

    fn changes(&self, attribute: &str, facts: &BTreeMap<String, Value>, to: &Value) -> bool {
        let Some(now) = facts.get(attribute) else { return true };
        match self.attribute(attribute)["kind"].as_str().unwrap() {
            "ordinal" => self.rank(attribute, to) > self.rank(attribute, now),
            "integer" => to.as_i64() > now.as_i64(),
            "multi" => {
                let set = |value: &Value| value.as_array().unwrap().iter().map(Value::to_string).collect::<BTreeSet<_>>();
                set(to) != set(now)
            }
            _ => to != now,
        }
    }

    /// What is known on a day.
    fn facts(&self, plan: &Plan, on: Date) -> BTreeMap<String, Value> {
        let mut facts = BTreeMap::new();
        for attribute in list(self.catalog, "attributes") {
            let id = attribute["id"].as_str().unwrap();
            if let Some((value, since)) = plan.answers.get(id) {
                let months = i64::from(since.full_months_until(on));
                let grown = match (attribute["advances"].as_str(), value.as_i64()) {
                    (None, _) | (_, None | Some(0)) => value.clone(),
                    (Some("monthly"), Some(number)) => json!((number + months).min(40)),
                    (Some(_), Some(number)) => json!((number + months / 12).min(40)),
                };
                facts.insert(id.to_owned(), grown);
            } else if let Some(rule) = list(attribute, "implied").iter().find(|rule| self.lack(&rule["when"], &facts) == (0, 0)) {
                facts.insert(id.to_owned(), rule["is"].clone());
            }
        }
        facts
    }

    /// Open conditions of a measure, or `None` if it is not possible.
    fn open(&self, measure: &Value, plan: &Plan, facts: &BTreeMap<String, Value>, on: Date) -> Option<i64> {
        let on = on.to_string();
        if measure["valid_from"].as_str().is_some_and(|from| *on < *from)
            || measure["valid_until"].as_str().is_some_and(|until| *on > *until)
        {
            return None;
        }
        let mut sum = (0, 0);
        let mut add = |criterion: &Value| {
            let (unmet, unknown) = if criterion.is_null() { (0, 0) } else { self.lack(criterion, facts) };
            sum = (sum.0 + unmet, sum.1 + unknown);
        };
        add(&measure["must"]);
        add(&measure["should"]);
        for hurdle in list(measure, "hurdles") {
            let solved = hurdle["solved_by"].as_str().is_some_and(|by| plan.solved.contains(by) && self.says_not_how(by, hurdle));
            if !solved {
                add(&hurdle["criterion"]);
            }
        }
        (sum.0 == 0).then_some(sum.1)
    }

    /// Conditions that are unmet and unknown on the shortest way to met.
    fn lack(&self, criterion: &Value, facts: &BTreeMap<String, Value>) -> (i64, i64) {
        if !list(criterion, "all").is_empty() {
            let parts = list(criterion, "all").iter().map(|part| self.lack(part, facts));
            return parts.fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        }
        if !list(criterion, "any").is_empty() {
            return list(criterion, "any").iter().map(|part| self.lack(part, facts)).min().unwrap();
        }
        match self.truth(criterion, facts) {
            Some(true) => (0, 0),
            Some(false) => (1, 0),
            None => (0, 1),
        }
    }

    fn truth(&self, criterion: &Value, facts: &BTreeMap<String, Value>) -> Option<bool> {
        if let Some(part) = criterion.get("not") {
            return self.truth(part, facts).map(|truth| !truth);
        }
        for (key, decisive) in [("all", false), ("any", true)] {
            let parts: Vec<Option<bool>> = list(criterion, key).iter().map(|part| self.truth(part, facts)).collect();
            if !parts.is_empty() {
                let decided = parts.contains(&Some(decisive));
                return if decided {
                    Some(decisive)
                } else if parts.contains(&None) {
                    None
                } else {
                    Some(!decisive)
                };
            }
        }
        let id = criterion["attribute"].as_str().unwrap();
        let value = facts.get(id)?;
        if let Some(wanted) = criterion.get("is") {
            return Some(wanted == value);
        }
        if let Some(wanted) = criterion["in"].as_array() {
            let own = value.as_array().map_or_else(|| vec![value.clone()], Clone::clone);
            return Some(own.iter().any(|one| wanted.contains(one)));
        }
        let number = |value: &Value| value.as_i64().unwrap_or_else(|| self.rank(id, value));
        let low = criterion.get("min").is_none_or(|min| number(value) >= number(min));
        Some(low && criterion.get("max").is_none_or(|max| number(value) <= number(max)))
    }

    fn says_not_how(&self, solver: &str, hurdle: &Value) -> bool {
        let mut asked = Vec::new();
        leaves(&hurdle["criterion"], &mut asked);
        !list(self.measure(solver), "effects")
            .iter()
            .any(|effect| asked.iter().any(|leaf| leaf["attribute"] == effect["attribute"]))
    }

    /// Whether a measure solves a hurdle of one that matters and does not say how.
    fn solves_silently(&self, id: &str) -> bool {
        let mut holders = list(self.catalog, "measures")
            .iter()
            .filter(|measure| measure["id"] == "m0" || self.steps.contains(measure["id"].as_str().unwrap()));
        holders.any(|measure| list(measure, "hurdles").iter().any(|h| h["solved_by"] == id && self.says_not_how(id, h)))
    }
}

/// The attributes that conditions on the way ask about, and the measures that can be steps: grown until nothing is added.
fn what_matters(catalog: &Value, given: &Known) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut matters, mut steps) = (BTreeSet::new(), BTreeSet::new());
    let probe = |steps: &BTreeSet<String>| ByHand {
        catalog,
        today: Date::parse("2026-01-01").unwrap(),
        matters: BTreeSet::new(),
        steps: steps.clone(),
        front: BTreeMap::new(),
        tried: 0,
    };
    loop {
        let before = (matters.len(), steps.len());
        for measure in list(catalog, "measures") {
            let id = measure["id"].as_str().unwrap();
            if id == "m0" || steps.contains(id) {
                matters.extend(attributes_of(measure));
            }
            let changes = list(measure, "effects").iter().any(|e| matters.contains(e["attribute"].as_str().unwrap()));
            if id != "m0" && (changes || probe(&steps).solves_silently(id)) {
                steps.insert(id.to_owned());
            }
        }
        for attribute in list(catalog, "attributes") {
            let id = attribute["id"].as_str().unwrap();
            if matters.contains(id) && !given.contains_key(id) {
                let mut found = Vec::new();
                list(attribute, "implied").iter().for_each(|rule| leaves(&rule["when"], &mut found));
                matters.extend(found.iter().map(|leaf| leaf["attribute"].as_str().unwrap().to_owned()));
            }
        }
        if (matters.len(), steps.len()) == before {
            return (matters, steps);
        }
    }
}
