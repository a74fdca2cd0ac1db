// SPDX-License-Identifier: EUPL-1.2
//! Every tree of `all`, `any` and `not` over so many leaves, as a condition on flags, and every way to answer them.

use foerderkompass_core::{Answer, Criterion, Facts, Leaf, Shape, Test, Verdict};

#[derive(Clone, Debug)]
pub enum Tree {
    Leaf(usize),
    Not(Box<Tree>),
    All(Vec<Tree>),
    Any(Vec<Tree>),
}

impl Tree {
    pub fn inside(&self) -> Vec<&Tree> {
        match self {
            Tree::Leaf(_) => vec![],
            Tree::Not(part) => vec![part],
            Tree::All(parts) | Tree::Any(parts) => parts.iter().collect(),
        }
    }
}

impl Tree {
    /// The tree as a condition on flags, which ask for a yes.
    pub fn condition(&self) -> Criterion {
        let all = |parts: &[Tree]| parts.iter().map(Tree::condition).collect();
        let shape = match self {
            Tree::Leaf(at) => Shape::Leaf(Leaf { attribute: *at, test: Test::Is(true) }),
            Tree::Not(part) => Shape::Not(Box::new(part.condition())),
            Tree::All(parts) => Shape::All(all(parts)),
            Tree::Any(parts) => Shape::Any(all(parts)),
        };
        Criterion { text: None, norm: None, shape }
    }

    /// The tree with one `not` more, once for each place.
    pub fn with_a_not(&self) -> Vec<Tree> {
        let joint = |parts: &[Tree], of: fn(Vec<Tree>) -> Tree| {
            let at = |at: usize| {
                parts[at].with_a_not().into_iter().map(move |part| {
                    let mut parts = parts.to_vec();
                    parts[at] = part;
                    of(parts)
                })
            };
            (0..parts.len()).flat_map(at).collect::<Vec<Tree>>()
        };
        let mut trees = vec![Tree::Not(Box::new(self.clone()))];
        match self {
            Tree::Leaf(_) => {}
            Tree::Not(part) => trees.extend(part.with_a_not().into_iter().map(|part| Tree::Not(Box::new(part)))),
            Tree::All(parts) => trees.extend(joint(parts, Tree::All)),
            Tree::Any(parts) => trees.extend(joint(parts, Tree::Any)),
        }
        trees
    }
}

/// In the order of the tables.
pub const VALUES: [Verdict; 3] = [Verdict::Met, Verdict::Unmet, Verdict::Unknown];

/// Every way to answer so many flags.
pub fn assignments(flags: usize) -> Vec<Vec<Verdict>> {
    (0..3_usize.pow(flags as u32)).map(|n| (0..flags).map(|at| VALUES[n / 3_usize.pow(at as u32) % 3]).collect()).collect()
}

/// What is known where the flags are answered so.
pub fn facts(values: &[Verdict]) -> Facts {
    let answer = |value: &Verdict| (*value != Verdict::Unknown).then_some(Answer::Flag(*value == Verdict::Met));
    Facts::from_answers(values.iter().map(answer).collect())
}

/// Every tree over the leaves 0, 1, … in this order, whose joints have two parts or more, or one around a single leaf; with
/// `nots` also with a `not` at every set of places.
pub fn all_trees(leaves: usize, nots: bool) -> Vec<Tree> {
    let mut trees = over(0, leaves, nots);
    if leaves == 1 {
        trees.extend([Tree::All(vec![Tree::Leaf(0)]), Tree::Any(vec![Tree::Leaf(0)])]);
    }
    trees
}

fn over(first: usize, leaves: usize, nots: bool) -> Vec<Tree> {
    let joints = several(first, leaves, nots).into_iter().flat_map(|parts| [Tree::All(parts.clone()), Tree::Any(parts)]);
    let single = (leaves == 1).then_some(Tree::Leaf(first));
    let plain: Vec<Tree> = single.into_iter().chain(joints).collect();
    let negated: Vec<Tree> = plain.iter().filter(|_| nots).map(|tree| Tree::Not(Box::new(tree.clone()))).collect();
    plain.into_iter().chain(negated).collect()
}

/// Every row of at least two trees that together have these leaves.
fn several(first: usize, leaves: usize, nots: bool) -> Vec<Vec<Tree>> {
    let mut rows = Vec::new();
    for of_first in 1..leaves {
        let (at, left) = (first + of_first, leaves - of_first);
        let mut rest = several(at, left, nots);
        rest.extend(over(at, left, nots).into_iter().map(|tree| vec![tree]));
        for tree in over(first, of_first, nots) {
            rows.extend(rest.iter().map(|more| [vec![tree.clone()], more.clone()].concat()));
        }
    }
    rows
}
