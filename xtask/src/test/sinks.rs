// SPDX-License-Identifier: EUPL-1.2
//! Refuses, in the sources of what ships, everything that turns text into markup or code, and elements and attributes
//! that load something. Comments count too: whoever needs the word finds another.

use std::path::{Path, PathBuf};

use crate::project::Project;
use crate::shell;

/// Where the sources of what ships lie.
const PLACES: [&str; 9] = [
    "src",
    "core/src",
    "wording/src",
    "embed",
    "index.html",
    "target/no-modules/foerderkompass.js",
    "editor/src",
    "editor/embed",
    "target/editor/foerderkompass-editor.js",
];

/// What the macro for elements would make of it.
const MACRO_SINKS: &[&str] = &[
    "html! { <script",
    "<script>",
    "<iframe",
    "<object",
    "<embed",
    "<img",
    "<form",
    "<base ",
    "<link",
    "<meta",
    "<style",
    " style=",
    " srcset=",
    " formaction=",
    "onerror",
];
/// Where elements are made by the macro.
const BY_MACRO: &str = "editor/src";

const SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "setHTMLUnsafe",
    "parseHTMLUnsafe",
    "DOMParser",
    "srcdoc",
    "document.write",
    "eval(",
    "new Function",
    "Function(",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "from_html_unchecked",
    "VRaw",
    "javascript:",
    "setTimeout(\"",
    "setTimeout('",
    "tag(\"script\"",
    "tag(\"iframe\"",
    "tag(\"object\"",
    "tag(\"embed\"",
    "tag(\"img\"",
    "tag(\"form\"",
    "tag(\"base\"",
    "tag(\"link\"",
    "tag(\"meta\"",
    "tag(\"style\"",
    "set(\"style\"",
    "set(\"src\"",
    "set(\"srcset\"",
    "set(\"ping\"",
    "set(\"action\"",
    "set(\"formaction\"",
    "set(\"on",
    "put(\"style\"",
    "put(\"src\"",
    "put(\"on",
];

/// Where one of these words may stand, and why.
const EXCEPTIONS: [(&str, &str, &str); 5] = [
    ("core/src/link.rs", "javascript:", "its tests show that such a link is refused"),
    ("wording/src/de/faults.rs", "javascript:", "its test shows the sentence about such a link"),
    ("target/no-modules/foerderkompass.js", "innerHTML", "Yew can show ready-made markup; nothing here makes any"),
    ("editor/src/views/absence.rs", "<form", "Enter hands over the days; the policy forbids every other way"),
    ("target/editor/foerderkompass-editor.js", "innerHTML", "Yew can show ready-made markup; nothing here makes any"),
];

/// # Errors
/// Each place that has such a word, or an exception that nothing needs any more.
pub fn check(project: &Project) -> Result<String, String> {
    let mut files = Vec::new();
    for place in PLACES {
        collect(&project.root.join(place), &mut files)?;
    }
    let mut wrong = Vec::new();
    let mut needed = [false; EXCEPTIONS.len()];
    for file in &files {
        let name = file.strip_prefix(&project.root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let text = shell::read_text(file)?;
        let mut all = found(&text, SINKS);
        if name.starts_with(BY_MACRO) {
            all.extend(found(&text, MACRO_SINKS));
        }
        for (line, word) in all {
            let excepted = EXCEPTIONS.iter().position(|(place, excepted, _)| *place == name && *excepted == word);
            match excepted.and_then(|at| needed.get_mut(at)) {
                Some(needed) => *needed = true,
                None => wrong.push(format!("{name}:{line} says “{word}”.")),
            }
        }
    }
    let unneeded = EXCEPTIONS.iter().zip(needed).filter(|(_, needed)| !needed);
    wrong.extend(unneeded.map(|((file, word, why), _)| format!("{file} needs no exception for “{word}” ({why}) any more.")));
    if wrong.is_empty() { Ok(format!("{} files", files.len())) } else { Err(wrong.join("\n")) }
}

/// The lines with such words.
fn found(text: &str, sinks: &'static [&'static str]) -> Vec<(usize, &'static str)> {
    let in_line = |(at, line): (usize, &str)| -> Vec<(usize, &'static str)> {
        sinks.iter().filter(|word| line.contains(**word)).map(|word| (at + 1, *word)).collect()
    };
    text.lines().enumerate().flat_map(in_line).collect()
}

/// All source files below a place, or the place itself.
fn collect(place: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if place.is_file() {
        files.push(place.to_path_buf());
        return Ok(());
    }
    let entries = std::fs::read_dir(place).map_err(|error| format!("{} cannot be read: {error}.", place.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        let source = entry.extension().is_some_and(|end| ["rs", "js", "ts", "html"].iter().any(|known| end == *known));
        if entry.is_dir() || source {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sink_is_found() {
        for sinks in [SINKS, MACRO_SINKS] {
            for sink in sinks {
                let text = format!("fine\n  x = {sink} y;\nfine");
                assert!(found(&text, sinks).contains(&(2, *sink)), "{sink}");
            }
        }
        assert_eq!(found("element.textContent = text; f(evaluate(x)); refunction(y)", SINKS), []);
    }
}
