// SPDX-License-Identifier: EUPL-1.2
//! Changes of a condition's tree on the bare JSON: also what the core cannot read is kept where it is.

use foerderkompass_upkeep::Step;
use serde_json::{Map, Value, json};

/// The way from the condition to one of its nodes.
pub type Steps = Vec<Step>;

/// What holds other conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    All,
    Any,
    Not,
}

impl Group {
    /// The key of the format.
    pub fn key(self) -> &'static str {
        match self {
            Group::All => "all",
            Group::Any => "any",
            Group::Not => "not",
        }
    }

    /// The other one of „alle von“ and „eine von“.
    pub fn other(self) -> Group {
        if self == Group::All { Group::Any } else { Group::All }
    }

    /// A group of these parts; „nicht“ takes the first.
    pub fn of(self, parts: Vec<Value>) -> Value {
        match self {
            Group::Not => json!({"not": parts.into_iter().next().unwrap_or_default()}),
            _ => json!({self.key(): parts}),
        }
    }
}

/// Keys that say what a condition is.
const SHAPES: [&str; 8] = ["all", "any", "not", "attribute", "in", "min", "max", "is"];

/// What kind of group a node is. `None` for everything else, also for what is wrong in shape.
pub fn group_of(node: &Value) -> Option<Group> {
    let map = node.as_object()?;
    let mut shapes = map.iter().filter(|(key, _)| SHAPES.contains(&key.as_str()));
    let (key, inner) = shapes.next()?;
    let group = match key.as_str() {
        "all" if inner.is_array() => Group::All,
        "any" if inner.is_array() => Group::Any,
        "not" => Group::Not,
        _ => return None,
    };
    shapes.next().is_none().then_some(group)
}

/// The ways to the parts of a group, in their order.
pub fn parts_of(node: &Value, steps: &[Step]) -> Vec<Steps> {
    let Some(group) = group_of(node) else { return Vec::new() };
    let inner = below(steps, Step::Key(group.key().into()));
    match (group, node.get(group.key()).and_then(Value::as_array)) {
        (Group::Not, _) => vec![inner],
        (_, parts) => (0..parts.map_or(0, Vec::len)).map(|at| below(&inner, Step::At(at))).collect(),
    }
}

/// One step further down.
pub fn below(steps: &[Step], step: Step) -> Steps {
    steps.iter().cloned().chain([step]).collect()
}

/// What stands at a node.
pub fn node<'v>(root: &'v Value, steps: &[Step]) -> Option<&'v Value> {
    steps.iter().try_fold(root, |value, step| match step {
        Step::Key(key) => value.as_object()?.get(key),
        Step::At(at) => value.as_array()?.get(*at),
    })
}

pub(super) fn node_mut<'v>(root: &'v mut Value, steps: &[Step]) -> Option<&'v mut Value> {
    steps.iter().try_fold(root, |value, step| match step {
        Step::Key(key) => value.as_object_mut()?.get_mut(key),
        Step::At(at) => value.as_array_mut()?.get_mut(*at),
    })
}

/// The group that holds a node.
pub fn holder(steps: &[Step]) -> Option<Steps> {
    let count = match steps {
        [.., Step::Key(_), Step::At(_)] => 2,
        [.., Step::Key(_)] => 1,
        _ => return None,
    };
    Some(steps.iter().take(steps.len() - count).cloned().collect())
}

/// The list that a node stands in, and its place there.
fn place(steps: &[Step]) -> Option<(&[Step], usize)> {
    match steps.split_last()? {
        (Step::At(at), list) => Some((list, *at)),
        _ => None,
    }
}

/// A change of the tree. The steps lead to the node that is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Another condition in its place.
    Set(Steps, Value),
    /// A condition behind the last of a group; beside a single condition, both in a new group of this kind.
    Add(Steps, Group, Value),
    Remove(Steps),
    Wrap(Steps, Group),
    /// The parts in place of their group.
    Unwrap(Steps),
    /// „alle von“ becomes „eine von“ or the other way round.
    Turn(Steps, Group),
    Up(Steps),
    Down(Steps),
    /// Out of its group, behind it.
    Out(Steps),
    /// Into the group that stands before it, as the last there.
    In(Steps),
}

/// A changed tree and the node to go on with; nothing is left where the last condition went.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub root: Option<Value>,
    pub at: Steps,
}

/// Carries a change out. `None` where it does not fit the tree.
pub fn done(root: &Value, act: &Act) -> Option<Done> {
    let mut root = root.clone();
    let at = match act {
        Act::Set(steps, value) => {
            *node_mut(&mut root, steps)? = value.clone();
            steps.clone()
        }
        Act::Add(steps, group, value) => add(&mut root, steps, *group, value.clone())?,
        Act::Remove(steps) => return removed(root, steps),
        Act::Wrap(steps, group) => {
            let slot = node_mut(&mut root, steps)?;
            *slot = group.of(vec![slot.take()]);
            steps.clone()
        }
        Act::Unwrap(steps) => unwrap(&mut root, steps)?,
        Act::Turn(steps, group) => turn(&mut root, steps, *group)?,
        Act::Up(steps) => shift(&mut root, steps, false)?,
        Act::Down(steps) => shift(&mut root, steps, true)?,
        Act::Out(steps) => return out(root, steps),
        Act::In(steps) => into(&mut root, steps)?,
    };
    Some(Done { root: Some(root), at })
}

fn add(root: &mut Value, steps: &Steps, group: Group, value: Value) -> Option<Steps> {
    let slot = node_mut(root, steps)?;
    if group_of(slot) != Some(group) || group == Group::Not {
        *slot = group.of(vec![slot.take()]);
    }
    let parts = slot.get_mut(group.key())?.as_array_mut()?;
    parts.push(value);
    let last = parts.len() - 1;
    Some(below(&below(steps, Step::Key(group.key().into())), Step::At(last)))
}

/// A group that would be empty goes as well. Then goes on with the next one, else the one before, else the group.
fn removed(mut root: Value, steps: &[Step]) -> Option<Done> {
    let Some(group) = holder(steps) else { return Some(Done { root: None, at: Vec::new() }) };
    node(&root, steps)?;
    let Some((list, at)) = place(steps) else { return removed(root, &group) };
    let parts = node_mut(&mut root, list)?.as_array_mut()?;
    if parts.len() == 1 {
        return removed(root, &group);
    }
    parts.remove(at);
    let next = below(list, Step::At(at.min(parts.len() - 1)));
    Some(Done { root: Some(root), at: next })
}

fn shift(root: &mut Value, steps: &[Step], down: bool) -> Option<Steps> {
    let (list, at) = place(steps)?;
    let to = if down { at + 1 } else { at.checked_sub(1)? };
    let parts = node_mut(root, list)?.as_array_mut()?;
    (at < parts.len() && to < parts.len()).then(|| parts.swap(at, to))?;
    Some(below(list, Step::At(to)))
}

/// Whether the parts can stand in place of their group without another meaning; of „nicht“ always, people see it go.
pub fn may_unwrap(root: &Value, steps: &[Step]) -> bool {
    let Some(this) = node(root, steps) else { return false };
    match (group_of(this), parts_of(this, steps).len()) {
        (Some(Group::Not), _) | (Some(_), 1) => true,
        (Some(_), 0) | (None, _) => false,
        (group, _) => place(steps).is_some() && holder(steps).and_then(|above| group_of(node(root, &above)?)) == group,
    }
}

fn unwrap(root: &mut Value, steps: &Steps) -> Option<Steps> {
    if !may_unwrap(root, steps) {
        return None;
    }
    let this = node(root, steps)?;
    let (group, norm, text) = (group_of(this)?, this.get("norm").cloned(), this.get("text").cloned());
    let mut parts: Vec<Value> = parts_of(this, steps).iter().filter_map(|part| node(root, part).cloned()).collect();
    if let [only] = parts.as_mut_slice() {
        // The opposite of a wording is another wording.
        if group != Group::Not {
            inherit(only, "text", text.as_ref());
            inherit(only, "norm", norm.as_ref());
        }
        *node_mut(root, steps)? = only.take();
        return Some(steps.clone());
    }
    parts.iter_mut().for_each(|part| inherit(part, "norm", norm.as_ref()));
    let (list, at) = place(steps)?;
    node_mut(root, list)?.as_array_mut()?.splice(at..=at, parts);
    Some(steps.clone())
}

/// Gives a part what its group said, unless it says something itself.
fn inherit(part: &mut Value, key: &str, said: Option<&Value>) {
    if let (Some(map), Some(said)) = (part.as_object_mut(), said)
        && !map.contains_key(key)
    {
        let place = usize::from(key == "norm" && map.contains_key("text"));
        map.shift_insert(place, key.to_owned(), said.clone());
    }
}

fn turn(root: &mut Value, steps: &Steps, group: Group) -> Option<Steps> {
    let slot = node_mut(root, steps)?;
    let was = group_of(slot).filter(|was| *was != Group::Not && group != Group::Not)?;
    let map = std::mem::take(slot.as_object_mut()?);
    let renamed = |(key, value): (String, Value)| if key == was.key() { (group.key().to_owned(), value) } else { (key, value) };
    *slot = Value::Object(map.into_iter().map(renamed).collect::<Map<_, _>>());
    Some(steps.clone())
}

/// Whether a node stands in a group inside a list of another.
pub fn may_go_out(steps: &[Step]) -> bool {
    place(steps).is_some() && holder(steps).is_some_and(|group| place(&group).is_some())
}

fn out(root: Value, steps: &[Step]) -> Option<Done> {
    if !may_go_out(steps) {
        return None;
    }
    let moved = node(&root, steps)?.clone();
    let group = holder(steps)?;
    let (list, at) = place(&group)?;
    let alone = parts_of(node(&root, &group)?, &group).len() == 1;
    let mut root = root;
    let to = if alone {
        *node_mut(&mut root, &group)? = moved;
        at
    } else {
        let (inner, inner_at) = place(steps)?;
        node_mut(&mut root, inner)?.as_array_mut()?.remove(inner_at);
        node_mut(&mut root, list)?.as_array_mut()?.insert(at + 1, moved);
        at + 1
    };
    Some(Done { root: Some(root), at: below(list, Step::At(to)) })
}

/// The group before a node in the same list.
pub fn group_before(root: &Value, steps: &[Step]) -> Option<(Steps, Group)> {
    let (list, at) = place(steps)?;
    let before = below(list, Step::At(at.checked_sub(1)?));
    let group = group_of(node(root, &before)?).filter(|group| *group != Group::Not)?;
    Some((before, group))
}

fn into(root: &mut Value, steps: &[Step]) -> Option<Steps> {
    let (before, group) = group_before(root, steps)?;
    let (list, at) = place(steps)?;
    let parts = node_mut(root, list)?.as_array_mut()?;
    let moved = (at < parts.len()).then(|| parts.remove(at))?;
    add(root, &before, group, moved)
}
