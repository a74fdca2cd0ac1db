// SPDX-License-Identifier: EUPL-1.2
//! The faults that cargo-mutants knows for our sources: where each stands, and what it puts there.

use std::path::Path;

use serde_json::Value;

use super::TRIED;
use crate::shell;

/// One fault: a place in a file, and what stands there with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mutant {
    /// As cargo-mutants writes it: file, line, column, and what is done.
    pub name: String,
    /// From the root.
    pub file: String,
    pub package: String,
    /// What is replaced.
    pub at: Span,
    pub replacement: String,
    /// The function around it with its comments and attributes; nothing for a place outside of functions.
    pub function: Option<Span>,
    /// What the function gives back, as written.
    pub returns: String,
}

/// From the first character up to the one before `end`; line and column each count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: (usize, usize),
    pub end: (usize, usize),
}

/// All faults of the sources that are tried, in the order of files and places. What `.cargo/mutants.toml` leaves out is none.
pub fn all(tree: &Path, programs: &Path) -> Result<Vec<Mutant>, String> {
    let mut mutants = Vec::new();
    for tried in &TRIED {
        let mut command = shell::command(programs.join("cargo-mutants"));
        command.current_dir(tree).args(["mutants", "--list", "--json", "--package", tried.package]);
        command.args(["--file", &format!("{}/{}/**", tried.folder, tried.sources)]);
        // It looks for itself as a command of cargo.
        command.env("PATH", shell::path_with(&[programs.to_path_buf()]));
        let output = command.output().map_err(|error| format!("cargo-mutants cannot be started: {error}."))?;
        if !output.status.success() {
            return Err(format!("cargo-mutants gives no list:\n{}", String::from_utf8_lossy(&output.stderr)));
        }
        let list = read(&String::from_utf8_lossy(&output.stdout));
        let list = list.ok_or("The list of cargo-mutants has another form than expected.")?;
        if list.is_empty() {
            return Err(format!("cargo-mutants knows no fault for {}/{}.", tried.folder, tried.sources));
        }
        mutants.extend(list);
    }
    Ok(mutants)
}

fn read(text: &str) -> Option<Vec<Mutant>> {
    let list: Value = serde_json::from_str(text).ok()?;
    list.as_array()?.iter().map(mutant).collect()
}

fn mutant(value: &Value) -> Option<Mutant> {
    let text = |value: &Value| value.as_str().map(str::to_string);
    let function = &value["function"];
    Some(Mutant {
        name: text(&value["name"])?,
        file: text(&value["file"])?,
        package: text(&value["package"])?,
        at: span(&value["span"])?,
        replacement: text(&value["replacement"])?,
        function: if function.is_null() { None } else { Some(span(&function["span"])?) },
        returns: text(&function["return_type"]).unwrap_or_default(),
    })
}

fn span(value: &Value) -> Option<Span> {
    let place = |value: &Value| Some((number(&value["line"])?, number(&value["column"])?));
    Some(Span { start: place(&value["start"])?, end: place(&value["end"])? })
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read() {
        let text = r#"[{"name": "a.rs:2:5: replace f -> u8 with 1", "file": "a.rs", "package": "p", "genre": "FnValue",
            "replacement": "1", "span": {"start": {"line": 2, "column": 5}, "end": {"line": 2, "column": 6}},
            "function": {"function_name": "f", "return_type": "-> u8",
                "span": {"start": {"line": 1, "column": 1}, "end": {"line": 3, "column": 2}}}}]"#;
        let list = read(text).unwrap();
        assert_eq!(list[0].at, Span { start: (2, 5), end: (2, 6) });
        assert_eq!(list[0].function, Some(Span { start: (1, 1), end: (3, 2) }));
        assert_eq!((list[0].replacement.as_str(), list[0].returns.as_str()), ("1", "-> u8"));
        assert_eq!(read("[{}]"), None);
    }
}
