// SPDX-License-Identifier: EUPL-1.2
//! Criteria and their truth: strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, 1952, § 64).
//!
//! There is one evaluation, [`Criterion::evaluate`]. What it leaves behind is the caller's choice: the bare
//! [`Verdict`], or the whole [`Finding`] tree that explains it. So the explanation is the computation.

use crate::catalog::{AttributeAt, OptionAt};
use crate::profile::{Answer, Facts};

/// Truth of a criterion. No answer is `Unknown`, never "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Met,
    Unmet,
    Unknown,
}

use Verdict::{Met, Unknown, Unmet};

impl Verdict {
    /// Unmet if one is unmet, else unknown if one is unknown, else met.
    pub fn and(self, other: Verdict) -> Verdict {
        match (self, other) {
            (Unmet, _) | (_, Unmet) => Unmet,
            (Unknown, _) | (_, Unknown) => Unknown,
            (Met, Met) => Met,
        }
    }

    /// Met if one is met, else unknown if one is unknown, else unmet.
    pub fn or(self, other: Verdict) -> Verdict {
        !(!self).and(!other)
    }

    fn of(truth: bool) -> Verdict {
        if truth { Met } else { Unmet }
    }
}

/// Swaps met and unmet and keeps unknown.
impl std::ops::Not for Verdict {
    type Output = Verdict;
    fn not(self) -> Verdict {
        match self {
            Met => Unmet,
            Unmet => Met,
            Unknown => Unknown,
        }
    }
}

/// A condition on the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// The wording used to explain it.
    pub text: Option<String>,
    /// The paragraph it comes from.
    pub norm: Option<String>,
    pub shape: Shape,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Not empty.
    All(Vec<Criterion>),
    /// Not empty.
    Any(Vec<Criterion>),
    Not(Box<Criterion>),
    Leaf(Leaf),
}

/// A condition on one attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub attribute: AttributeAt,
    pub test: Test,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The answer, or one of the answers, is one of these options. Not empty.
    In(Vec<OptionAt>),
    /// Both ends included; for ordered attributes, places of options. Never empty.
    Range {
        min: Option<i64>,
        max: Option<i64>,
    },
    Is(bool),
}

impl Test {
    /// Whether an answer passes.
    pub fn holds(&self, answer: &Answer) -> bool {
        let within = |number: i64, min: &Option<i64>, max: &Option<i64>| {
            min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
        };
        match (self, answer) {
            (Test::In(options), Answer::Option(at)) => options.contains(at),
            (Test::In(options), Answer::Options(chosen)) => chosen.iter().any(|at| options.contains(at)),
            (Test::Range { min, max }, Answer::Integer(number)) => within(*number, min, max),
            (Test::Range { min, max }, Answer::Option(at)) => i64::try_from(*at).is_ok_and(|n| within(n, min, max)),
            (Test::Is(value), Answer::Flag(flag)) => value == flag,
            // A catalogue holds no leaf whose test is of another kind than its attribute.
            _ => false,
        }
    }
}

/// What an evaluation leaves behind.
pub trait Trace<'c>: Sized {
    type Parts: Default;
    fn leaf(criterion: &'c Criterion, verdict: Verdict) -> Self;
    fn push(parts: &mut Self::Parts, part: Self);
    fn node(criterion: &'c Criterion, verdict: Verdict, parts: Self::Parts) -> Self;
    fn verdict(&self) -> Verdict;
}

impl Criterion {
    /// Evaluates the criterion on what is known.
    pub fn evaluate<'c, T: Trace<'c>>(&'c self, facts: &Facts) -> T {
        match &self.shape {
            Shape::Leaf(leaf) => {
                let known = facts.get(leaf.attribute);
                T::leaf(self, known.map_or(Unknown, |answer| Verdict::of(leaf.test.holds(answer))))
            }
            Shape::All(parts) => self.fold(parts, facts, Met, Verdict::and),
            Shape::Any(parts) => self.fold(parts, facts, Unmet, Verdict::or),
            Shape::Not(part) => {
                let part: T = part.evaluate(facts);
                let verdict = !part.verdict();
                let mut parts = T::Parts::default();
                T::push(&mut parts, part);
                T::node(self, verdict, parts)
            }
        }
    }

    fn fold<'c, T: Trace<'c>>(
        &'c self,
        parts: &'c [Criterion],
        facts: &Facts,
        start: Verdict,
        join: fn(Verdict, Verdict) -> Verdict,
    ) -> T {
        let mut verdict = start;
        let mut traces = T::Parts::default();
        for part in parts {
            let trace: T = part.evaluate(facts);
            verdict = join(verdict, trace.verdict());
            T::push(&mut traces, trace);
        }
        T::node(self, verdict, traces)
    }

    /// The truth alone.
    pub fn verdict(&self, facts: &Facts) -> Verdict {
        self.evaluate(facts)
    }

    /// The truth with its reasons.
    pub fn finding(&self, facts: &Facts) -> Finding<'_> {
        self.evaluate(facts)
    }

    /// Calls `f` with every leaf.
    pub fn each_leaf<'c>(&'c self, f: &mut impl FnMut(&'c Leaf)) {
        match &self.shape {
            Shape::Leaf(leaf) => f(leaf),
            Shape::Not(part) => part.each_leaf(f),
            Shape::All(parts) | Shape::Any(parts) => parts.iter().for_each(|part| part.each_leaf(f)),
        }
    }
}

impl Trace<'_> for Verdict {
    type Parts = ();
    fn leaf(_: &Criterion, verdict: Verdict) -> Self {
        verdict
    }
    fn push((): &mut (), _: Self) {}
    fn node(_: &Criterion, verdict: Verdict, (): ()) -> Self {
        verdict
    }
    fn verdict(&self) -> Verdict {
        *self
    }
}

/// A criterion with its truth and the findings of its parts, in the same shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'c> {
    pub criterion: &'c Criterion,
    pub verdict: Verdict,
    pub parts: Vec<Finding<'c>>,
}

impl<'c> Trace<'c> for Finding<'c> {
    type Parts = Vec<Finding<'c>>;
    fn leaf(criterion: &'c Criterion, verdict: Verdict) -> Self {
        Finding { criterion, verdict, parts: Vec::new() }
    }
    fn push(parts: &mut Self::Parts, part: Self) {
        parts.push(part);
    }
    fn node(criterion: &'c Criterion, verdict: Verdict, parts: Self::Parts) -> Self {
        Finding { criterion, verdict, parts }
    }
    fn verdict(&self) -> Verdict {
        self.verdict
    }
}

impl<'c> Finding<'c> {
    /// Adds the attributes of the unknown leaves whose every ancestor is unknown.
    pub fn open_attributes(&self, into: &mut Vec<AttributeAt>) {
        if self.verdict != Unknown {
            return;
        }
        if let Shape::Leaf(leaf) = &self.criterion.shape {
            into.push(leaf.attribute);
        }
        for part in &self.parts {
            part.open_attributes(into);
        }
    }

    /// The smallest set of findings that makes this one what it is: every deciding part of what needs all parts,
    /// the closest branch of what needs one. A finding with a wording of its own stands for its parts, except for
    /// an `all`, where the parts say more.
    pub fn decisive(&self) -> Vec<&Finding<'c>> {
        let same = |part: &&Finding<'c>| part.verdict == self.verdict;
        match (&self.criterion.shape, self.verdict) {
            (Shape::Leaf(_) | Shape::Not(_), _) => vec![self],
            (Shape::All(_), _) => self.parts.iter().filter(same).flat_map(Finding::decisive).collect(),
            (Shape::Any(_), Met) => self.parts.iter().find(same).map(Finding::decisive).unwrap_or_default(),
            (Shape::Any(_), _) if self.criterion.text.is_some() => vec![self],
            (Shape::Any(_), _) => self.closest().map(Finding::decisive).unwrap_or_default(),
        }
    }

    /// Of an `any` that is not met, the branch that lacks the fewest leaves; the first of equals.
    pub fn closest(&self) -> Option<&Finding<'c>> {
        self.parts.iter().filter(|part| part.verdict == self.verdict).min_by_key(|part| part.lacking())
    }

    /// Leaves that would have to change (unmet) and to be answered (unknown) on the shortest way to met.
    fn lacking(&self) -> (usize, usize) {
        let add = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
        match (&self.criterion.shape, self.verdict) {
            (_, Met) => (0, 0),
            (Shape::Any(_), _) => self.parts.iter().map(Finding::lacking).min().unwrap_or((0, 0)),
            (Shape::All(_), _) => self.parts.iter().map(Finding::lacking).fold((0, 0), add),
            (_, Unmet) => (1, 0),
            (_, Unknown) => (0, 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truth_tables_are_kleenes() {
        let table = [
            // a, b, and, or
            (Met, Met, Met, Met),
            (Met, Unmet, Unmet, Met),
            (Met, Unknown, Unknown, Met),
            (Unmet, Unmet, Unmet, Unmet),
            (Unmet, Unknown, Unmet, Unknown),
            (Unknown, Unknown, Unknown, Unknown),
        ];
        for (a, b, and, or) in table {
            assert_eq!((a.and(b), b.and(a)), (and, and), "{a:?} and {b:?}");
            assert_eq!((a.or(b), b.or(a)), (or, or), "{a:?} or {b:?}");
        }
        assert_eq!((!Met, !Unmet, !Unknown), (Unmet, Met, Unknown));
    }
}
