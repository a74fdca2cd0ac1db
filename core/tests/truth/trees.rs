// SPDX-License-Identifier: EUPL-1.2
//! Every tree of `all`, `any` and `not` over so many leaves.

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
