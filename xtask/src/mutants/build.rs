// SPDX-License-Identifier: EUPL-1.2
//! Builds the tests with all faults woven in. A fault that the compiler refuses is taken out, and it is tried again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::list::Mutant;
use super::weave::{self, Woven};
use super::{Tried, prepared};
use crate::messages::Messages;
use crate::shell;

/// So often the compiler is asked: each of its phases ends the run when it found errors.
const ROUNDS: usize = 40;

/// Programs of tests of a package: the library's own and one more.
const PROGRAMS: usize = 2;

/// What came of building the faults of a package.
pub struct Built {
    /// Programs of tests.
    pub programs: Vec<PathBuf>,
    /// The faults in them, each with its function, named by that one's first fault.
    pub functions: BTreeMap<usize, usize>,
    /// They do not compile.
    pub unviable: BTreeSet<usize>,
    /// They have to be tried one by one.
    pub alone: BTreeSet<usize>,
}

/// Builds the faults with these numbers. `folder` has the copy of the sources in `woven`.
pub fn build(folder: &Path, tried: &Tried, mutants: &[Mutant], numbers: &[usize]) -> Result<Built, String> {
    let mut wanted: BTreeSet<usize> = numbers.iter().copied().collect();
    let mut built = Built { programs: Vec::new(), functions: BTreeMap::new(), unviable: BTreeSet::new(), alone: BTreeSet::new() };
    let tree = folder.join("woven");
    for _ in 0..ROUNDS {
        let files = weave_all(&tree, &folder.join("tree"), mutants, &wanted)?;
        for woven in files.values() {
            built.alone.extend(&woven.alone);
        }
        wanted.retain(|number| !built.alone.contains(number));
        let library = format!("{}/src/lib.rs", tried.folder);
        let text = match files.get(&library) {
            Some(woven) => woven.text.clone(),
            None => shell::read_text(&folder.join("tree").join(&library))?,
        };
        shell::write(&tree.join(&library), text + weave::ASKED)?;
        let errors = errors(&asked(folder, tried, &["check"])?);
        if errors.is_empty() {
            built.functions = files.values().flat_map(|woven| woven.functions.iter().copied()).collect();
            built.programs = programs(folder, tried)?;
            return Ok(built);
        }
        let mut refused = BTreeSet::new();
        for error in &errors {
            let places = error.places.iter().filter_map(|(file, line)| Some((files.get(file)?, *line)));
            let at = |(woven, line): (&Woven, usize)| {
                woven.lines.iter().find(|(lines, _)| lines.contains(&line)).map(|(_, number)| *number)
            };
            refused.extend(places.filter_map(at));
        }
        if refused.is_empty() {
            return Err(format!("With the faults woven in, {} does not build:\n{}", tried.package, errors[0].said));
        }
        wanted.retain(|number| !refused.contains(number));
        println!("Mutants: {} do not compile", refused.len());
        built.unviable.append(&mut refused);
    }
    Err(format!("After {ROUNDS} rounds {} still does not build with the faults woven in.", tried.package))
}

/// Writes every file with its faults; those without any as they are.
fn weave_all(tree: &Path, plain: &Path, mutants: &[Mutant], wanted: &BTreeSet<usize>) -> Result<BTreeMap<String, Woven>, String> {
    let mut of_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for mutant in mutants {
        of_file.entry(&mutant.file).or_default();
    }
    for number in wanted {
        of_file.entry(&mutants[number - 1].file).or_default().push(*number);
    }
    let mut files = BTreeMap::new();
    for (file, numbers) in of_file {
        let woven = weave::weave(&shell::read_text(&plain.join(file))?, mutants, &numbers);
        shell::write(&tree.join(file), &woven.text)?;
        files.insert(file.to_string(), woven);
    }
    Ok(files)
}

/// Where the compiler sees an error, and what it says.
struct Fault {
    places: Vec<(String, usize)>,
    said: String,
}

fn errors(messages: &Messages) -> Vec<Fault> {
    let mut errors = Vec::new();
    for message in messages.errors() {
        let spans = message["spans"].as_array().into_iter().flatten().filter(|span| span["is_primary"] == true);
        let places: Vec<(String, usize)> = spans
            .filter_map(|span| {
                Some((span["file_name"].as_str()?.to_string(), usize::try_from(span["line_start"].as_u64()?).ok()?))
            })
            .collect();
        // The last one only counts the others.
        if !places.is_empty() || errors.is_empty() {
            errors.push(Fault { places, said: message["rendered"].as_str().unwrap_or_default().to_string() });
        }
    }
    errors
}

fn programs(folder: &Path, tried: &Tried) -> Result<Vec<PathBuf>, String> {
    let messages = asked(folder, tried, &["test", "--no-run"])?;
    let programs = messages.programs();
    if !messages.success || programs.len() != PROGRAMS {
        return Err(format!("The tests of {} do not build: {} programs.", tried.package, programs.len()));
    }
    Ok(programs)
}

/// What cargo tells of the woven copy.
fn asked(folder: &Path, tried: &Tried, command: &[&str]) -> Result<Messages, String> {
    let mut cargo = prepared(folder, "woven", "cargo");
    cargo.args(command).args(["--package", tried.package]).args(tried.tests).args(["--locked", "--profile", "mutants"]);
    Messages::of(&mut cargo)
}
