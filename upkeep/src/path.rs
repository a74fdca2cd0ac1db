// SPDX-License-Identifier: EUPL-1.2
//! The way to a value in a catalogue, in the notation of the faults: `measures[3].must.all[1]`.

use std::fmt;

use serde_json::Value;

/// One step down.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Key(String),
    At(usize),
}

/// A way from the catalogue to a value in it; the empty one is the catalogue itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The catalogue itself.
    pub fn root() -> Path {
        Path::default()
    }

    /// One key further down.
    pub fn key(&self, key: &str) -> Path {
        self.then(Step::Key(key.to_string()))
    }

    /// One entry of a list further down.
    pub fn at(&self, index: usize) -> Path {
        self.then(Step::At(index))
    }

    pub fn then(&self, step: Step) -> Path {
        let mut steps = self.0.clone();
        steps.push(step);
        Path(steps)
    }

    /// This way and then that one.
    pub fn join(&self, rest: &[Step]) -> Path {
        Path(self.0.iter().chain(rest).cloned().collect())
    }

    /// The way to what holds the value, and the last step.
    pub fn split(&self) -> Option<(Path, &Step)> {
        let (last, rest) = self.0.split_last()?;
        Some((Path(rest.to_vec()), last))
    }

    /// Whether the other way is this one or leads further down from it.
    pub fn holds(&self, other: &Path) -> bool {
        other.0.starts_with(&self.0)
    }

    /// What stands there.
    pub fn get<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(root, |value, step| match step {
            Step::Key(key) => value.as_object()?.get(key),
            Step::At(index) => value.as_array()?.get(*index),
        })
    }

    pub(crate) fn get_mut<'v>(&self, root: &'v mut Value) -> Option<&'v mut Value> {
        self.0.iter().try_fold(root, |value, step| match step {
            Step::Key(key) => value.as_object_mut()?.get_mut(key),
            Step::At(index) => value.as_array_mut()?.get_mut(*index),
        })
    }

    /// Reads the notation of the faults. `None` for what is no such path; keys that a fault cut are not found again.
    pub fn parse(text: &str) -> Option<Path> {
        let mut steps = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (step, after) = match rest.strip_prefix('[') {
                Some(inner) if inner.starts_with('"') => quoted(inner.get(1..)?)?,
                Some(inner) => {
                    let (digits, after) = inner.split_once(']')?;
                    (Step::At(digits.parse().ok()?), after)
                }
                None => {
                    let start = if steps.is_empty() { rest } else { rest.strip_prefix('.')? };
                    let end = start.find(['.', '[']).unwrap_or(start.len());
                    let (key, after) = start.split_at_checked(end).filter(|(key, _)| !key.is_empty())?;
                    (Step::Key(key.to_string()), after)
                }
            };
            steps.push(step);
            rest = after;
        }
        Some(Path(steps))
    }
}

/// A key in quotes up to `"]`, and what follows.
fn quoted(text: &str) -> Option<(Step, &str)> {
    let mut key = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => key.push(letters.next()?.1),
            '"' => return Some((Step::Key(key), text.get(at..)?.strip_prefix("\"]")?)),
            _ => key.push(letter),
        }
    }
    None
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::At(index) => write!(out, "[{index}]")?,
                Step::Key(key) if is_plain(key) => write!(out, "{}{key}", if place == 0 { "" } else { "." })?,
                Step::Key(key) => write!(out, "[\"{}\"]", key.replace('\\', "\\\\").replace('"', "\\\""))?,
            }
        }
        Ok(())
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.len() <= 64 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-$".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_and_reading_are_inverse() {
        for text in
            ["", "measures", "measures[3].must.all[1].in[0]", "a[\"b.c\"][0]", "[\"\"]", "$schema", "a[\"say \\\"x\\\\\"]"]
        {
            assert_eq!(Path::parse(text).expect(text).to_string(), text);
        }
        for wrong in [".a", "a.", "a[", "a[x]", "a[1", "a[\"x]", "a..b", "a[-1]"] {
            assert_eq!(Path::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_path_finds_its_value_or_none() {
        let value = serde_json::json!({"a": [{"b": 1}]});
        assert_eq!(Path::parse("a[0].b").and_then(|path| path.get(&value).cloned()), Some(1.into()));
        assert_eq!(Path::root().key("a").at(1).get(&value), None);
        assert_eq!(Path::root().at(0).get(&value), None);
    }
}
