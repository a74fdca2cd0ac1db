// SPDX-License-Identifier: EUPL-1.2
//! Whether two rules mean the same, and if not, the fewest answers on which they differ: exact, over the finite answers
//! of the attributes of both.
//!
//! Implied values are left aside. They only add what is known, so answers that decide a rule decide it with them too.

use foerderkompass_core::{Aim, Answers, Attribute, Catalog, Criterion, Sight, Sought, Verdict};
use serde::Serialize;

use crate::answers::{ExampleAnswer, example_answers};
use crate::condition::answers_said;
use crate::joint::{Joint, Side};
use crate::words;

/// What a change of a rule comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Whatever is answered or not, the same comes out.
    Same,
    /// With all answers the same comes out; with some only, one rule is decided earlier.
    SameOnceAnswered,
    /// The same comes out on all answers that both catalogues know; one of them knows more.
    SameOnCommonAnswers,
    /// The example is decided differently.
    Different,
    /// An attribute of both rules has other answers now.
    NotComparable,
    /// Too many possibilities to decide.
    Unsettled,
}

/// Answers on which two rules differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    pub answers: Vec<ExampleAnswer>,
    /// What comes out before: `met`, `unmet`, `unknown`, or what a rule list names, by id.
    pub before: String,
    pub after: String,
    /// Fewer answers do not suffice. False if the budget ran out before that was known.
    pub fewest: bool,
    pub sentence: String,
}

/// What was found out about a changed rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleDiff {
    pub meaning: Meaning,
    /// `None` where nothing differs or none could be found in time.
    pub example: Option<Example>,
    pub sentence: String,
}

impl RuleDiff {
    pub(crate) fn new(meaning: Meaning, example: Option<Example>) -> RuleDiff {
        let sentence = words::meaning(meaning, example.as_ref());
        RuleDiff { meaning, example, sentence }
    }
}

/// What a rule says on some verdicts: the entries that can still come out, and whether more answers leave it at that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Says {
    pub entries: Vec<String>,
    pub settled: bool,
}

/// Two rules over the same attributes.
pub(crate) struct Pair<'p> {
    pub attributes: &'p [Attribute],
    pub criteria: Vec<&'p Criterion>,
    pub old: &'p dyn Fn(&[Verdict]) -> Says,
    pub new: &'p dyn Fn(&[Verdict]) -> Says,
    /// The entries in words, before the change or after it.
    pub say: &'p dyn Fn(Side, &[String]) -> String,
}

impl Pair<'_> {
    pub fn compare(&self, left: &mut usize) -> RuleDiff {
        let decided = |verdicts: &[Verdict]| {
            let (old, new) = ((self.old)(verdicts), (self.new)(verdicts));
            match (old.settled && new.settled, old.entries == new.entries) {
                (true, true) => Sight::Lost,
                (true, false) => Sight::Reached,
                _ => Sight::Open,
            }
        };
        let aim = Aim { attributes: self.attributes, criteria: &self.criteria, sight: &decided };
        match aim.seek(left) {
            Sought::Unsettled => RuleDiff::new(Meaning::Unsettled, None),
            Sought::Nothing => self.early(left),
            Sought::Found(answers) => {
                let example = match aim.seek_fewest(answers.len(), left) {
                    Sought::Found(fewest) => self.example(&fewest, true),
                    _ => self.example(&self.fewer(&answers, &decided), false),
                };
                RuleDiff::new(Meaning::Different, Some(example))
            }
        }
    }

    /// The rules agree on all complete answers; perhaps one is decided earlier.
    fn early(&self, left: &mut usize) -> RuleDiff {
        let partial = |verdicts: &[Verdict]| {
            let (old, new) = ((self.old)(verdicts), (self.new)(verdicts));
            match (old.entries == new.entries, old.settled && new.settled) {
                (false, _) => Sight::Reached,
                (true, true) => Sight::Lost,
                (true, false) => Sight::Open,
            }
        };
        let aim = Aim { attributes: self.attributes, criteria: &self.criteria, sight: &partial };
        match aim.seek_fewest(self.attributes.len(), left) {
            Sought::Nothing => RuleDiff::new(Meaning::Same, None),
            Sought::Found(answers) => RuleDiff::new(Meaning::SameOnceAnswered, Some(self.example(&answers, true))),
            Sought::Unsettled => RuleDiff::new(Meaning::SameOnceAnswered, None),
        }
    }

    /// Takes away one answer after the other as long as the rules still differ.
    fn fewer(&self, answers: &Answers, sight: &dyn Fn(&[Verdict]) -> Sight) -> Answers {
        let mut kept = answers.clone();
        for at in (0..answers.len()).rev() {
            let mut fewer = kept.clone();
            fewer.remove(at);
            if sight(&self.verdicts(&fewer)) == Sight::Reached {
                kept = fewer;
            }
        }
        kept
    }

    fn verdicts(&self, answers: &Answers) -> Vec<Verdict> {
        let facts = facts(self.attributes, answers);
        self.criteria.iter().map(|criterion| criterion.verdict(&facts)).collect()
    }

    fn example(&self, answers: &Answers, fewest: bool) -> Example {
        let verdicts = self.verdicts(answers);
        let (before, after) = ((self.old)(&verdicts).entries, (self.new)(&verdicts).entries);
        let (was, becomes) = ((self.say)(Side::Old, &before), (self.say)(Side::New, &after));
        let sentence = words::example(&answers_said(self.attributes, answers), &was, &becomes);
        let answers = example_answers(self.attributes, answers);
        Example { answers, before: before.join(","), after: after.join(","), fewest, sentence }
    }
}

pub(crate) fn facts(attributes: &[Attribute], answers: &Answers) -> foerderkompass_core::Facts {
    let mut places = vec![None; attributes.len()];
    for (at, answer) in answers {
        if let Some(place) = places.get_mut(*at) {
            *place = Some(answer.clone());
        }
    }
    foerderkompass_core::Facts::from_answers(places)
}

/// Compares two conditions of two catalogues (or twice the same). `None` is the absent one, which is always met.
/// `left` is what remains of the evaluations for all comparisons.
pub fn compare(
    (old_catalog, old): (&Catalog, Option<&Criterion>),
    (new_catalog, new): (&Catalog, Option<&Criterion>),
    left: &mut usize,
) -> RuleDiff {
    compare_in(&Joint::new(old_catalog, new_catalog), old, new, left)
}

pub(crate) fn compare_in(joint: &Joint, old: Option<&Criterion>, new: Option<&Criterion>, left: &mut usize) -> RuleDiff {
    let (olds, news): (Vec<&Criterion>, Vec<&Criterion>) = (old.into_iter().collect(), new.into_iter().collect());
    if joint.clashes(&olds, &news) {
        return RuleDiff::new(Meaning::NotComparable, None);
    }
    let always = Criterion { text: None, norm: None, shape: foerderkompass_core::Shape::All(Vec::new()) };
    let taken = |side, criterion: Option<&Criterion>| criterion.map_or(always.clone(), |c| joint.taken(side, c));
    let (before, after) = (taken(Side::Old, old), taken(Side::New, new));
    let says = |verdict: Option<&Verdict>| {
        let verdict = verdict.copied().unwrap_or(Verdict::Met);
        Says { entries: vec![verdict_key(verdict).into()], settled: verdict != Verdict::Unknown }
    };
    let pair = Pair {
        attributes: &joint.attributes,
        criteria: vec![&before, &after],
        old: &|verdicts| says(verdicts.first()),
        new: &|verdicts| says(verdicts.get(1)),
        say: &|_, entries| words::verdict(entries.first().map_or("", String::as_str)).into(),
    };
    narrowed(pair.compare(left), joint.narrows(&olds, &news))
}

/// The word of the outputs.
pub(crate) fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Unmet => "unmet",
        Verdict::Unknown => "unknown",
    }
}

/// "Means the same" is claimed only where both know the same answers.
pub(crate) fn narrowed(diff: RuleDiff, narrows: bool) -> RuleDiff {
    match diff.meaning {
        Meaning::Same if narrows => RuleDiff::new(Meaning::SameOnCommonAnswers, None),
        _ => diff,
    }
}
