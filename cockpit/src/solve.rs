// SPDX-License-Identifier: EUPL-1.2
//! Exact questions about the conditions of one catalogue: what can be, what is to blame, what is superfluous.

use std::collections::BTreeSet;

use foerderkompass_core::{
    Aim, Answers, Attribute, Catalog, Criterion, Goal, Shape, Sight, Sought, Verdict, satisfying, satisfying_fewest,
};
use serde::Serialize;

use crate::condition::{named, spelled};

/// Evaluations for one report, about a second; the shipped catalogue needs a thousandth of them.
const BUDGET: usize = 2_000_000;

/// A part of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Inside its entry: `must.all[1]`.
    pub path: String,
    /// In the catalogue's words, else spelled out; where only some of its own parts are meant, those spelled out.
    pub text: String,
}

/// What is to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Blame {
    pub parts: Vec<Part>,
    /// False if the budget ran out, so that parts may be named that are not needed.
    pub minimal: bool,
}

/// A part that changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Superfluous {
    pub part: Part,
    /// Whether it stands among parts all of which are needed.
    pub among_all: bool,
    /// The neighbours that already say it; `None` if only the condition as a whole does.
    pub because: Option<Vec<Part>>,
}

pub(crate) struct Solver<'c> {
    pub catalog: &'c Catalog,
    left: usize,
    /// Questions that were not decided.
    pub unsettled: usize,
}

impl<'c> Solver<'c> {
    pub fn new(catalog: &'c Catalog) -> Solver<'c> {
        Solver { catalog, left: BUDGET, unsettled: 0 }
    }

    fn attributes(&self) -> &'c [Attribute] {
        self.catalog.attributes()
    }

    /// Whether no answers give every criterion the verdict beside it; `None` if that is too much to find out.
    pub fn never(&mut self, goals: &[Goal<'_>]) -> Option<bool> {
        match satisfying(self.attributes(), goals, &mut self.left) {
            Sought::Nothing => Some(true),
            Sought::Found(_) => Some(false),
            Sought::Unsettled => {
                self.unsettled += 1;
                None
            }
        }
    }

    /// Answers that give every criterion the verdict beside it, as few as could be found.
    pub fn example(&mut self, goals: &[Goal<'_>]) -> Sought {
        let found = satisfying(self.attributes(), goals, &mut self.left);
        let Sought::Found(answers) = &found else {
            self.unsettled += usize::from(found == Sought::Unsettled);
            return found;
        };
        match satisfying_fewest(self.attributes(), goals, answers.len(), &mut self.left) {
            Sought::Found(fewest) => Sought::Found(fewest),
            _ => found,
        }
    }

    fn same(&mut self, a: &Criterion, b: &Criterion) -> Option<bool> {
        let sight = |verdicts: &[Verdict]| match verdicts {
            [Verdict::Unknown, _] | [_, Verdict::Unknown] => Sight::Open,
            [a, b] if a != b => Sight::Reached,
            _ => Sight::Lost,
        };
        match (Aim { attributes: self.attributes(), criteria: &[a, b], sight: &sight }).seek(&mut self.left) {
            Sought::Nothing => Some(true),
            Sought::Found(_) => Some(false),
            Sought::Unsettled => {
                self.unsettled += 1;
                None
            }
        }
    }

    /// Of conditions that are never met together, parts that suffice for that and of which none can be spared: what can
    /// be dropped without making them possible is dropped, one after the other, inside as well.
    pub fn blame(&mut self, roots: &[(String, &Criterion)]) -> Blame {
        let mut shrink = Shrink { roots, dropped: BTreeSet::new(), minimal: true };
        for (path, root) in roots.iter().rev() {
            shrink.visit(self, path, root, true, true);
        }
        let mut parts = Vec::new();
        for (path, root) in roots {
            self.collect(path, root, &shrink.dropped, &mut parts);
        }
        Blame { parts, minimal: shrink.minimal }
    }

    fn collect(&self, path: &str, criterion: &Criterion, dropped: &BTreeSet<String>, into: &mut Vec<Part>) {
        if dropped.contains(path) {
            return;
        }
        if let Shape::All(parts) = &criterion.shape {
            for (at, part) in parts.iter().enumerate() {
                self.collect(&format!("{path}.all[{at}]"), part, dropped, into);
            }
            return;
        }
        let pruned = pruned(path, criterion, dropped);
        let text = if pruned == *criterion { named(self.catalog, criterion) } else { spelled(self.catalog, &pruned) };
        into.push(Part { path: path.to_owned(), text });
    }

    fn part(&self, path: &str, criterion: &Criterion) -> Part {
        Part { path: path.to_owned(), text: named(self.catalog, criterion) }
    }

    /// The parts without which the condition means the same, each by itself and all together; of two that say the same,
    /// the later one is found.
    pub fn superfluous(&mut self, path: &str, root: &Criterion) -> Vec<Superfluous> {
        let mut found = Vec::new();
        let mut dropped = BTreeSet::new();
        // What is too much for one part is too much for the next: then those found so far stand.
        let _ = self.look_inside(&(path, root), path, root, &mut dropped, &mut found);
        found.reverse();
        found
    }

    fn look_inside(
        &mut self,
        whole: &(&str, &Criterion),
        path: &str,
        criterion: &Criterion,
        dropped: &mut BTreeSet<String>,
        found: &mut Vec<Superfluous>,
    ) -> Option<()> {
        let (parts, key) = match &criterion.shape {
            Shape::Leaf(_) => return Some(()),
            Shape::Not(part) => return self.look_inside(whole, &format!("{path}.not"), part, dropped, found),
            Shape::All(parts) => (parts, "all"),
            Shape::Any(parts) => (parts, "any"),
        };
        for (at, part) in parts.iter().enumerate().rev() {
            let place = format!("{path}.{key}[{at}]");
            let others: Vec<(String, &Criterion)> = (parts.iter().enumerate())
                .map(|(other, part)| (format!("{path}.{key}[{other}]"), part))
                .filter(|(other, _)| *other != place && !dropped.contains(other))
                .collect();
            if others.is_empty() {
                self.look_inside(whole, &place, part, dropped, found)?;
                continue;
            }
            // Each must be superfluous by itself, and all that are found together.
            let alone = pruned(whole.0, whole.1, &BTreeSet::from([place.clone()]));
            let mut same = self.same(whole.1, &alone)?;
            dropped.insert(place.clone());
            if same && dropped.len() > 1 {
                same = self.same(whole.1, &pruned(whole.0, whole.1, dropped))?;
            }
            if same {
                let because = self.because(part, &others, key == "all");
                found.push(Superfluous { part: self.part(&place, part), among_all: key == "all", because });
            } else {
                dropped.remove(&place);
                self.look_inside(whole, &place, part, dropped, found)?;
            }
        }
        Some(())
    }

    /// The fewest neighbours, by deletion, that already say what the part says; none if it needs none.
    fn because(&mut self, part: &Criterion, others: &[(String, &Criterion)], among_all: bool) -> Option<Vec<Part>> {
        let (needed, lost) = if among_all { (Verdict::Met, Verdict::Unmet) } else { (Verdict::Unmet, Verdict::Met) };
        let goals = |others: &[(String, &'_ Criterion)]| -> Vec<(Criterion, Verdict)> {
            others.iter().map(|(_, c)| ((*c).clone(), needed)).chain([(part.clone(), lost)]).collect()
        };
        let never = |solver: &mut Self, others: &[(String, &Criterion)]| {
            let owned = goals(others);
            let goals: Vec<Goal<'_>> = owned.iter().map(|(criterion, verdict)| (criterion, *verdict)).collect();
            solver.never(&goals) == Some(true)
        };
        if !never(self, others) {
            return None;
        }
        let mut kept = others.to_vec();
        for at in (0..others.len()).rev() {
            let mut fewer = kept.clone();
            fewer.remove(at);
            if never(self, &fewer) {
                kept = fewer;
            }
        }
        Some(kept.iter().map(|(path, criterion)| self.part(path, criterion)).collect())
    }
}

struct Shrink<'r> {
    roots: &'r [(String, &'r Criterion)],
    dropped: BTreeSet<String>,
    minimal: bool,
}

impl Shrink<'_> {
    /// Drops the part if what is left is still impossible, else looks inside. Only dropping that makes a condition easier
    /// to meet is tried: parts of `all`, and parts of `any` below a `not`.
    fn visit(&mut self, solver: &mut Solver<'_>, path: &str, criterion: &Criterion, easier: bool, positive: bool) {
        if easier {
            self.dropped.insert(path.to_owned());
            match self.impossible(solver) {
                Some(true) => return,
                Some(false) => {}
                None => self.minimal = false,
            }
            self.dropped.remove(path);
        }
        let (parts, key, easier) = match &criterion.shape {
            Shape::Leaf(_) => return,
            Shape::Not(part) => return self.visit(solver, &format!("{path}.not"), part, false, !positive),
            Shape::All(parts) => (parts, "all", positive),
            Shape::Any(parts) => (parts, "any", !positive),
        };
        for (at, part) in parts.iter().enumerate().rev() {
            self.visit(solver, &format!("{path}.{key}[{at}]"), part, easier, positive);
        }
    }

    fn impossible(&self, solver: &mut Solver<'_>) -> Option<bool> {
        let left = self.roots.iter().filter(|(path, _)| !self.dropped.contains(path));
        let pruned: Vec<Criterion> = left.map(|(path, root)| pruned(path, root, &self.dropped)).collect();
        let goals: Vec<Goal<'_>> = pruned.iter().map(|criterion| (criterion, Verdict::Met)).collect();
        solver.never(&goals)
    }
}

/// The condition without the dropped parts. An `all` without parts is met, an `any` without parts is unmet.
fn pruned(path: &str, criterion: &Criterion, dropped: &BTreeSet<String>) -> Criterion {
    let list = |parts: &[Criterion], key: &str| {
        let kept = parts.iter().enumerate().map(|(at, part)| (format!("{path}.{key}[{at}]"), part));
        kept.filter(|(path, _)| !dropped.contains(path)).map(|(path, part)| pruned(&path, part, dropped)).collect()
    };
    let shape = match &criterion.shape {
        Shape::Leaf(leaf) => Shape::Leaf(leaf.clone()),
        Shape::Not(part) => Shape::Not(Box::new(pruned(&format!("{path}.not"), part, dropped))),
        Shape::All(parts) => Shape::All(list(parts, "all")),
        Shape::Any(parts) => Shape::Any(list(parts, "any")),
    };
    Criterion { shape, ..criterion.clone() }
}

/// The answers found, if any.
pub(crate) fn answers(sought: &Sought) -> Option<&Answers> {
    if let Sought::Found(answers) = sought { Some(answers) } else { None }
}
