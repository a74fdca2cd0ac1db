// SPDX-License-Identifier: EUPL-1.2
//! What is wrong with the rules although each can be read: never met, superfluous, with gaps, never their turn. Exact.

use foerderkompass_core::{Catalog, Criterion, Goal, Implied, Measure, Rule, Sought, Verdict};
use serde::Serialize;

use crate::answers::{ExampleAnswer, example_answers};
use crate::condition::{answers_said, german};
use crate::diff::EntryList;
use crate::solve::{Blame, Part, Solver, answers};
use crate::words;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// No answers meet the condition; `parts` are to blame.
    NeverMet,
    /// Must and should are never met together; `parts` are to blame.
    NeverUsual,
    /// The hurdle is never met by those who meet must and should; `parts` are to blame.
    NeverWithoutStep,
    /// The condition excludes nobody.
    AlwaysMet,
    /// The first of `parts` changes nothing, the others already say it.
    Superfluous,
    /// There are answers for which no rule of the list applies.
    Gap,
    /// The earlier rules take everything, once everything is answered; `parts` are those of them that do. Not said of a
    /// rule without condition, which also answers for those of whom too little is known.
    NeverItsTurn,
    /// Too many possibilities; nothing is claimed about this entry's condition.
    Unsettled,
}

/// Something wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleFinding {
    pub kind: FindingKind,
    pub list: EntryList,
    pub id: String,
    pub title: String,
    /// Inside the entry: `must`, `responsible[2]`.
    pub path: String,
    /// The field's name for people.
    pub label: String,
    pub parts: Vec<Part>,
    /// False if fewer parts may be to blame.
    pub minimal: bool,
    /// Of a gap: answers for which no rule applies, as few as possible.
    pub example: Vec<ExampleAnswer>,
    pub sentence: String,
}

/// Looks through all rules of a catalogue, measures first.
pub fn findings(catalog: &Catalog) -> Vec<RuleFinding> {
    let mut search =
        Search { solver: Solver::new(catalog), found: Vec::new(), entry: (EntryList::Measures, String::new(), String::new()) };
    for measure in catalog.measures() {
        search.entry = (EntryList::Measures, measure.id.clone(), measure.title.clone());
        search.settled(|search| search.measure(measure));
    }
    for attribute in catalog.attributes() {
        search.entry = (EntryList::Attributes, attribute.id.clone(), attribute.label.clone());
        search.settled(|search| search.implied(&attribute.implied));
    }
    search.found
}

struct Search<'c> {
    solver: Solver<'c>,
    found: Vec<RuleFinding>,
    entry: (EntryList, String, String),
}

impl Search<'_> {
    /// Says so if something about the entry was not decided.
    fn settled(&mut self, look: impl FnOnce(&mut Self)) {
        let before = self.solver.unsettled;
        look(self);
        if self.solver.unsettled > before {
            self.add(FindingKind::Unsettled, "", "", Vec::new(), words::unsettled());
        }
    }

    fn add(&mut self, kind: FindingKind, path: &str, label: &str, parts: Vec<Part>, sentence: String) {
        let (list, id, title) = self.entry.clone();
        let (path, label) = (path.to_owned(), label.to_owned());
        self.found.push(RuleFinding { kind, list, id, title, path, label, parts, minimal: true, example: Vec::new(), sentence });
    }

    fn add_blame(&mut self, kind: FindingKind, path: &str, label: &str, blame: Blame) {
        let sentence = words::blame(kind, label, &texts(&blame.parts), blame.minimal);
        self.add(kind, path, label, blame.parts, sentence);
        if let Some(last) = self.found.last_mut() {
            last.minimal = blame.minimal;
        }
    }

    fn measure(&mut self, measure: &Measure) {
        let labels = german().labels();
        let must = measure.must.as_ref();
        let should = measure.should.as_ref();
        let must_possible = must.is_none_or(|must| self.condition("must", labels.must, must));
        let mut usual: Vec<(String, &Criterion)> = must.iter().map(|must| ("must".to_owned(), *must)).collect();
        let mut usual_possible = must_possible;
        if let Some(should) = should {
            let possible = self.condition("should", labels.should, should);
            usual.push(("should".into(), should));
            usual_possible &= possible;
            if possible && must_possible && self.never_together(FindingKind::NeverUsual, "should", labels.should, &usual) {
                usual_possible = false;
            }
        }
        for (at, hurdle) in measure.hurdles.iter().enumerate() {
            let path = format!("hurdles[{at}].criterion");
            let mut together = usual.clone();
            together.push((path.clone(), &hurdle.criterion));
            if self.condition(&path, labels.hurdles, &hurdle.criterion) && usual_possible {
                self.never_together(FindingKind::NeverWithoutStep, &path, labels.hurdles, &together);
            }
        }
        let must = must.filter(|_| must_possible);
        self.rules("responsible", words::CONTACTS, &measure.responsible, must, true);
        self.rules("carriers", words::CARRIERS, &measure.carriers, must, false);
    }

    /// Whether these, each possible, are never met together; reports who is to blame.
    fn never_together(&mut self, kind: FindingKind, path: &str, label: &str, roots: &[(String, &Criterion)]) -> bool {
        let goals: Vec<Goal<'_>> = roots.iter().map(|(_, root)| (*root, Verdict::Met)).collect();
        let never = roots.len() > 1 && self.solver.never(&goals) == Some(true);
        if never {
            let blame = self.solver.blame(roots);
            self.add_blame(kind, path, label, blame);
        }
        never
    }

    /// Looks at one condition alone: whether it can be met, and whether all of it is needed. True unless it never is met.
    fn condition(&mut self, path: &str, label: &str, criterion: &Criterion) -> bool {
        if self.solver.never(&[(criterion, Verdict::Met)]) == Some(true) {
            let blame = self.solver.blame(&[(path.to_owned(), criterion)]);
            self.add_blame(FindingKind::NeverMet, path, label, blame);
            return false;
        }
        if self.solver.never(&[(criterion, Verdict::Unmet)]) == Some(true) {
            let text = crate::condition::named(self.solver.catalog, criterion);
            let part = Part { path: path.to_owned(), text };
            let sentence = words::always_met(label, &part.text);
            self.add(FindingKind::AlwaysMet, path, label, vec![part], sentence);
            return true;
        }
        for one in self.solver.superfluous(path, criterion) {
            let sentence =
                words::superfluous(label, &one.part.text, one.among_all, one.because.as_ref().map(|parts| texts(parts)));
            let (place, mut parts) = (one.part.path.clone(), vec![one.part]);
            parts.extend(one.because.unwrap_or_default());
            self.add(FindingKind::Superfluous, &place, label, parts, sentence);
        }
        true
    }

    fn rules<T>(&mut self, key: &str, label: &str, rules: &[Rule<T>], must: Option<&Criterion>, needed: bool) {
        let mut earlier: Vec<(usize, &Criterion)> = Vec::new();
        let mut closed = false;
        for (at, rule) in rules.iter().enumerate() {
            let path = format!("{key}[{at}]");
            if closed {
                let last = at_most_one_before(rules, at);
                let sentence = words::never_its_turn(label, at, &last.iter().map(|at| at + 1).collect::<Vec<_>>());
                let parts = last.iter().map(|at| rule_part(key, *at)).collect();
                self.add(FindingKind::NeverItsTurn, &path, label, parts, sentence);
                continue;
            }
            // The rule for everybody else is the answer for those of whom too little is known, even if the others leave
            // nothing to it once everything is answered.
            let Some(when) = &rule.when else {
                closed = true;
                continue;
            };
            if self.condition(&format!("{path}.when"), label, when) {
                self.turn(key, label, at, &earlier, when);
            }
            earlier.push((at, when));
        }
        if !closed {
            self.gap(key, label, &earlier, must, needed);
        }
    }

    /// Reports a rule that the earlier ones leave nothing to.
    fn turn(&mut self, key: &str, label: &str, at: usize, earlier: &[(usize, &Criterion)], when: &Criterion) {
        let goals = |earlier: &[(usize, &'_ Criterion)]| -> Vec<(Criterion, Verdict)> {
            let own = (when.clone(), Verdict::Met);
            earlier.iter().map(|(_, c)| ((*c).clone(), Verdict::Unmet)).chain([own]).collect()
        };
        let never = |search: &mut Self, earlier: &[(usize, &Criterion)]| {
            let owned = goals(earlier);
            let goals: Vec<Goal<'_>> = owned.iter().map(|(criterion, verdict)| (criterion, *verdict)).collect();
            search.solver.never(&goals) == Some(true)
        };
        if earlier.is_empty() || !never(self, earlier) {
            return;
        }
        let mut kept = earlier.to_vec();
        for i in (0..earlier.len()).rev() {
            let mut fewer = kept.clone();
            fewer.remove(i);
            if never(self, &fewer) {
                kept = fewer;
            }
        }
        let sentence = words::never_its_turn(label, at, &kept.iter().map(|(at, _)| at + 1).collect::<Vec<_>>());
        let parts = kept.iter().map(|(at, _)| rule_part(key, *at)).collect();
        self.add(FindingKind::NeverItsTurn, &format!("{key}[{at}]"), label, parts, sentence);
    }

    /// Reports answers for which no rule applies; rather those of somebody for whom the measure is possible.
    fn gap(&mut self, key: &str, label: &str, whens: &[(usize, &Criterion)], must: Option<&Criterion>, needed: bool) {
        if whens.is_empty() {
            if needed {
                self.add(FindingKind::Gap, key, label, Vec::new(), words::no_rules(label));
            }
            return;
        }
        let goals: Vec<Goal<'_>> = whens.iter().map(|(_, when)| (*when, Verdict::Unmet)).collect();
        let with_must: Vec<Goal<'_>> = must.iter().map(|must| (*must, Verdict::Met)).chain(goals.iter().copied()).collect();
        let mut sought = self.solver.example(&with_must);
        let possible = sought != Sought::Nothing;
        if !possible && must.is_some() {
            sought = self.solver.example(&goals);
        }
        if let Some(answers) = answers(&sought) {
            let attributes = self.solver.catalog.attributes();
            let sentence = words::gap(label, &answers_said(attributes, answers), possible);
            let example = example_answers(attributes, answers);
            self.add(FindingKind::Gap, key, label, Vec::new(), sentence);
            if let Some(last) = self.found.last_mut() {
                last.example = example;
            }
        }
    }

    fn implied(&mut self, implied: &[Implied]) {
        let mut earlier: Vec<(usize, &Criterion)> = Vec::new();
        for (at, rule) in implied.iter().enumerate() {
            if self.condition(&format!("implied[{at}].when"), words::IMPLIED, &rule.when) {
                self.turn("implied", words::IMPLIED, at, &earlier, &rule.when);
            }
            earlier.push((at, &rule.when));
        }
    }
}

/// The first rule without condition before `at`.
fn at_most_one_before<T>(rules: &[Rule<T>], at: usize) -> Vec<usize> {
    rules.iter().take(at).position(|rule| rule.when.is_none()).into_iter().collect()
}

fn rule_part(key: &str, at: usize) -> Part {
    Part { path: format!("{key}[{at}]"), text: words::rule_number(at + 1) }
}

fn texts(parts: &[Part]) -> Vec<String> {
    parts.iter().map(|part| words::quoted(&part.text)).collect()
}
