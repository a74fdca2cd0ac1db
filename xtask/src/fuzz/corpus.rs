// SPDX-License-Identifier: EUPL-1.2
//! Which inputs are kept: few and small ones that together reach all of the program that any of them reaches.

use std::collections::{BinaryHeap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Folders, files};
use crate::shell;

/// Most inputs of a target, and most bytes of them all.
const MOST: usize = 300;
const MOST_BYTES: u64 = 1_000_000;

/// Features of the program that the fuzzer tells apart at one place in it: how often it was passed, in eight steps.
const AT_A_PLACE: u64 = 8;

/// An input, and the places in the program that it reaches.
#[derive(Clone, Debug, Default, PartialEq)]
struct Input {
    file: PathBuf,
    bytes: u64,
    /// It is kept already.
    known: bool,
    places: HashSet<u64>,
}

/// Takes the kept inputs and the new ones, and keeps the best of both; how many these are.
pub fn keep(folders: &Folders, program: &Path, target: &str) -> Result<usize, String> {
    let corpus = folders.corpus(target);
    let inputs = measured(folders, program, target)?;
    let kept = best(&inputs);
    shell::create_folder(&corpus)?;
    for input in kept.iter().filter(|input| !input.known) {
        let content = shell::read(&input.file)?;
        let name = input.file.file_name().ok_or("An input has no name.")?;
        shell::write(&corpus.join(name), content)?;
    }
    for old in files(&corpus)? {
        let name = old.file_name();
        if !kept.iter().any(|input| input.file.file_name() == name) {
            std::fs::remove_file(&old).map_err(|error| format!("{} cannot be removed: {error}.", old.display()))?;
        }
    }
    Ok(kept.len())
}

/// Lets the program say what each input reaches.
fn measured(folders: &Folders, program: &Path, target: &str) -> Result<Vec<Input>, String> {
    let (corpus, new) = (folders.corpus(target), folders.new_inputs(target));
    let (list, out) = (folders.work.join(format!("merge-{target}.txt")), folders.work.join("merged").join(target));
    for old in files(&out)?.into_iter().chain(list.is_file().then(|| list.clone())) {
        std::fs::remove_file(&old).map_err(|error| format!("{} cannot be removed: {error}.", old.display()))?;
    }
    shell::create_folder(&out)?;
    shell::create_folder(&corpus)?;
    let mut command = shell::command(program);
    command.args(["-merge=1", "-set_cover_merge=1", "-timeout=30", "-rss_limit_mb=3000"]);
    command.arg(format!("-merge_control_file={}", list.display())).args([&out, &corpus, &new]).current_dir(&folders.fuzz);
    // An input on which something does not hold ends a part of it only.
    let ended = shell::run(&mut command, &folders.log(&format!("{target}-merge")), Duration::from_secs(3600))?;
    if !ended.success {
        return Err(format!("The inputs of {target} cannot be measured.\n\n{}", ended.tail(15)));
    }
    let mut inputs = listed(&shell::read_text(&list)?).ok_or_else(|| format!("{} is not understood.", list.display()))?;
    for input in &mut inputs {
        input.known = input.file.starts_with(&corpus);
    }
    Ok(inputs)
}

/// Reads what the program wrote while merging: how many files, how many of them it kept, their names, then lines
/// `STARTED number size` and `FT number features`.
fn listed(text: &str) -> Option<Vec<Input>> {
    let mut lines = text.lines();
    let count: usize = lines.next()?.parse().ok()?;
    lines.next()?;
    let names: Vec<&str> = lines.by_ref().take(count).collect();
    let mut inputs: Vec<Input> = names.iter().map(|name| Input { file: PathBuf::from(name), ..Input::default() }).collect();
    for line in lines {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let kind = words.next();
        let input = words.next().and_then(|at| inputs.get_mut(at.parse::<usize>().ok()?));
        match (kind, input) {
            (Some("STARTED"), Some(input)) => input.bytes = words.next()?.parse().ok()?,
            (Some("FT"), Some(input)) => {
                input.places =
                    words.map(|word| word.parse::<u64>().map(|feature| feature / AT_A_PLACE)).collect::<Result<_, _>>().ok()?;
            }
            _ => {}
        }
    }
    // Without places it was not run to its end.
    inputs.retain(|input| !input.places.is_empty());
    Some(inputs)
}

/// The input that reaches most of what none before it reaches, again and again; of equal ones the known, then the small.
fn best(inputs: &[Input]) -> Vec<&Input> {
    let mut reached: HashSet<u64> = HashSet::new();
    let mut kept = Vec::new();
    let mut bytes = 0;
    let rank = |gain: usize, at: usize, input: &Input| (gain, input.known, u64::MAX - input.bytes, usize::MAX - at);
    let mut waiting: BinaryHeap<_> = inputs.iter().enumerate().map(|(at, input)| rank(input.places.len(), at, input)).collect();
    while let Some((expected, _, _, from_end)) = waiting.pop() {
        let at = usize::MAX - from_end;
        let Some(input) = inputs.get(at) else { continue };
        let gain = input.places.difference(&reached).count();
        if gain == 0 || bytes + input.bytes > MOST_BYTES {
            continue;
        }
        // What it would bring has become less since it was looked at: others may bring more now.
        if gain < expected {
            waiting.push(rank(gain, at, input));
            continue;
        }
        reached.extend(&input.places);
        bytes += input.bytes;
        kept.push(input);
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str, bytes: u64, known: bool, places: &[u64]) -> Input {
        Input { file: PathBuf::from(name), bytes, known, places: places.iter().copied().collect() }
    }

    #[test]
    fn the_list_of_a_merge_is_read() {
        let text = "3\n1\n/a/one\n/b/two\n/b/three\nSTARTED 0 5\nFT 0 8 9 17\nCOV 0 1 2\nSTARTED 1 7\nFT 1 80\nSTARTED 2 9\n";
        let expected = [input("/a/one", 5, false, &[1, 2]), input("/b/two", 7, false, &[10])];
        assert_eq!(listed(text).unwrap(), expected);
        assert_eq!(listed(""), None);
    }

    #[test]
    fn few_inputs_reach_everything() {
        let all = [
            input("small", 1, false, &[1, 2]),
            input("large", 9, false, &[1, 2, 3, 4]),
            input("known", 9, true, &[5, 6]),
            input("other", 2, false, &[5, 6]),
            input("nothing new", 1, true, &[1, 5]),
            input("last", 3, false, &[6, 7]),
        ];
        let names: Vec<&str> = best(&all).iter().map(|input| input.file.to_str().unwrap()).collect();
        assert_eq!(names, ["large", "known", "last"]);
        let too_large = [input("a", MOST_BYTES, false, &[1, 2]), input("b", 1, false, &[3])];
        assert_eq!(best(&too_large).len(), 1);
    }
}
