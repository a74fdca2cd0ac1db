// SPDX-License-Identifier: EUPL-1.2
//! Every command line that a document shows is one that works: this finds them, reads each as `cargo xtask` would, and
//! runs the quick ones.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::command::Command;
use crate::project::Project;
use crate::{USAGE, catalog, shell};

/// Answers as `docs/katalogformat.md` shows them.
const ANSWERS: &str = r#"{"sprache": "a2", "alter": "30_44"}"#;

/// Programs that begin a command line, wherever it stands in a text.
const PROGRAMS: [&str; 22] = [
    "apt",
    "apt-get",
    "bash",
    "cargo",
    "cd",
    "cp",
    "curl",
    "docker",
    "git",
    "gzip",
    "ls",
    "mkdir",
    "mv",
    "node",
    "npm",
    "npx",
    "python3",
    "rustup",
    "sha256sum",
    "sudo",
    "unzip",
    "wget",
];

/// How command lines of other programs begin, and what tries them.
const KNOWN: [(&str, &str); 4] = [
    ("sha256sum --check SHA256SUMS", "release.rs compares every file of the unpacked archive with that list"),
    (
        "certutil -hashfile foerderkompass.html SHA256",
        "a program of Windows; the sums themselves are compared by the build from two folders",
    ),
    ("npm pack ./pkg", "test/packed.rs"),
    ("npm install ../foerderkompass-<Version>.tgz", "test/packed.rs"),
];

/// A command line and where it stands.
#[derive(Debug)]
struct Shown {
    place: String,
    line: String,
}

/// The documents, with their names below the project.
fn documents() -> Vec<(String, String)> {
    let root = Project::here().root;
    let mut files: Vec<PathBuf> = [".", "docs", "core", "cockpit", "tests/hostile", "tests/pages"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    let name = |file: &PathBuf| file.strip_prefix(&root).unwrap_or(file).display().to_string();
    files.iter().map(|file| (name(file), shell::read_text(file).unwrap())).collect()
}

/// Every command line in a document: the lines of its blocks for a shell, and what stands between back quotes or is
/// indented and begins with a program.
fn commands(name: &str, text: &str) -> Vec<Shown> {
    let mut found = Vec::new();
    let (mut block, mut prose, mut begun) = (None, String::new(), 0);
    for (at, line) in text.lines().enumerate().chain([(usize::MAX - 1, "")]) {
        let place = format!("{name}:{}", at.wrapping_add(1));
        if let Some(language) = line.trim_start().strip_prefix("```") {
            inline(name, begun, &std::mem::take(&mut prose), &mut found);
            block = if block.is_some() { None } else { Some(["", "sh", "bash", "shell", "console"].contains(&language.trim())) };
            continue;
        }
        match block {
            Some(shell) if shell || begins(line.trim()) => found.extend(bare(line).map(|line| Shown { place, line })),
            Some(_) => {}
            None if line.starts_with("    ") && begins(line.trim()) => found.extend(bare(line).map(|line| Shown { place, line })),
            None if line.trim().is_empty() => inline(name, begun, &std::mem::take(&mut prose), &mut found),
            None => {
                begun = if prose.is_empty() { at + 1 } else { begun };
                prose.push_str(line.trim());
                prose.push(' ');
            }
        }
    }
    found
}

/// What stands between back quotes in a paragraph and begins with a program; a command may go over the end of a line.
fn inline(name: &str, begun: usize, prose: &str, found: &mut Vec<Shown>) {
    let spans = prose.split('`').skip(1).step_by(2);
    let lines = spans.filter(|span| begins(span) && span.contains(' ')).filter_map(bare);
    found.extend(lines.map(|line| Shown { place: format!("{name}, paragraph at {begun}"), line }));
}

fn begins(line: &str) -> bool {
    PROGRAMS.contains(&line.split(' ').next().unwrap_or_default())
}

/// The line without prompt and remark, if anything is left.
fn bare(line: &str) -> Option<String> {
    let line = line.trim().trim_start_matches("$ ");
    let line = if line.starts_with('#') { "" } else { line.split(" #").next().unwrap_or_default().trim() };
    (!line.is_empty()).then(|| line.to_owned())
}

/// What somebody might type who reads such a line: what stands in brackets once left out and once taken, each of several
/// possibilities once.
fn typed(line: &str) -> Vec<Vec<String>> {
    let line = line.replace(" …", "");
    let mut lines = vec![String::new()];
    let mut all = String::new();
    for (at, part) in line.split(['[', ']']).enumerate() {
        let several: Vec<&str> = part.split('|').collect();
        let optional = at % 2 == 1;
        let begun = all.clone();
        if optional || several.len() == 1 {
            all.push_str(several[0]);
        }
        if optional {
            lines.extend(several.iter().map(|one| format!("{begun}{one}")));
        } else {
            lines.iter_mut().for_each(|line| line.push_str(part));
        }
    }
    lines.push(all);
    lines.iter().map(|line| line.split_whitespace().map(filled).collect()).collect()
}

/// A word in capitals is a place to fill in.
fn filled(word: &str) -> String {
    let value = |name: &str| match name {
        "FILE" | "DATEI" | "OLD" | "NEW" | "ALT" | "NEU" => Some("catalog.json"),
        "OUT" => Some("out.html"),
        "D" | "DATE" | "DATUM" => Some("2026-11-22"),
        "ATTRIBUTE" | "MERKMAL" => Some("sprache"),
        "ATTRIBUTE=VALUE" | "MERKMAL=ANTWORT" => Some("rechtskreis=sgb2"),
        "N" | "CASES" | "FIRST" => Some("1"),
        _ => None,
    };
    value(word).unwrap_or(word).to_owned()
}

/// The words after `cargo xtask`, read.
fn read(words: &[String]) -> Result<Command, String> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Command::read(&words)
}

#[test]
fn every_command_in_a_document_is_one_that_works() {
    let mut wrong = Vec::new();
    let (mut tried, mut ours) = (0, 0);
    let mut unseen: BTreeSet<usize> = (0..KNOWN.len()).collect();
    for (name, text) in documents() {
        for Shown { place, line } in commands(&name, &text) {
            tried += 1;
            let Some(rest) = line.strip_prefix("cargo xtask") else {
                match KNOWN.iter().position(|(begin, _)| line.starts_with(begin)) {
                    Some(known) => drop(unseen.remove(&known)),
                    None => wrong.push(format!("{place}: nothing tries {line}")),
                }
                continue;
            };
            ours += 1;
            for words in typed(rest) {
                match read(&words) {
                    Ok(Command::Catalog(call)) => {
                        wrong.extend(run(&call).err().map(|trouble| format!("{place}: {line}: {trouble}")))
                    }
                    Ok(_) => {}
                    Err(trouble) => {
                        let sentence = trouble.lines().next().unwrap_or_default();
                        wrong.push(format!("{place}: {line} as {words:?}: {sentence}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(unseen.is_empty(), "no document has {:?}", unseen.iter().map(|at| KNOWN[*at].0).collect::<Vec<_>>());
    assert!(tried >= 25 && ours >= 22, "only {tried} are found, {ours} of them ours");
}

/// Runs a quick one with the files that it names, in a folder of its own; nothing of the project is written.
fn run(call: &catalog::Call) -> Result<(), String> {
    static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("foerderkompass-xtask-{}-documents-{number}", std::process::id()));
    let outcome = run_in(&folder, call);
    std::fs::remove_dir_all(&folder).expect("the test's own folder");
    outcome
}

fn run_in(folder: &Path, call: &catalog::Call) -> Result<(), String> {
    let here = Project::here();
    std::fs::create_dir_all(folder).expect("a folder for the test");
    for file in ["catalog.json", "catalog.schema.json"] {
        std::fs::copy(here.root.join(file), folder.join(file)).expect("a file of the project");
    }
    let place = |file: &PathBuf| folder.join(file);
    let mut call = call.clone();
    // Attributes and answers stand among the files of `coverage`.
    for file in call.files.iter_mut().filter(|file| file.ends_with(".json")) {
        let path = folder.join(&*file);
        *file = path.display().to_string();
        std::fs::copy(here.root.join("catalog.json"), path).expect("a file for the test");
    }
    call.catalog = call.catalog.as_ref().map(place);
    call.answers = call.answers.as_ref().map(place);
    (call.html, call.json) = (call.html.as_ref().map(place), call.json.as_ref().map(place));
    for (file, text) in [(&call.catalog, shell::read_text(&here.root.join("catalog.json"))?), (&call.answers, ANSWERS.to_owned())]
    {
        if let Some(file) = file {
            shell::write(file, text)?;
        }
    }
    let project = Project { root: folder.to_path_buf(), ..here };
    let end = catalog::end(&project, &call)?;
    for file in [&call.html, &call.json].into_iter().flatten() {
        if shell::read(file)?.is_empty() {
            return Err(format!("{} is empty.", file.display()));
        }
    }
    if end.code == 0 && !end.out.is_empty() { Ok(()) } else { Err(format!("It ends with {}: {}", end.code, end.out)) }
}

#[test]
fn the_answers_that_are_tried_are_those_of_the_document() {
    let text = shell::read_text(&Project::here().root.join("docs/katalogformat.md")).unwrap();
    assert!(text.contains(ANSWERS));
}

/// The lines of a usage text that begin a command.
fn lines_of(usage: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?;
        Some(line.split("  ").next().unwrap_or_default().to_owned())
    };
    usage.lines().filter_map(line).collect()
}

#[test]
fn the_usage_names_the_commands_that_exist_and_no_others() {
    for line in lines_of(USAGE) {
        for words in typed(&line) {
            assert!(read(&words).is_ok(), "{line} as {words:?}: {:?}", read(&words));
        }
    }
    for line in lines_of(catalog::USAGE) {
        for words in typed(&format!("catalog {line}")) {
            assert!(read(&words).is_ok(), "{line} as {words:?}: {:?}", read(&words));
        }
    }
    // The words that are read stand in patterns of one line each.
    let source = include_str!("command.rs").split("#[cfg(test)]").next().unwrap();
    let patterns =
        source.lines().filter_map(|line| line.trim().strip_prefix('[')?.split_once("] =>")).map(|(pattern, _)| pattern);
    let words: Vec<&str> = patterns.flat_map(|pattern| pattern.split('"').skip(1).step_by(2)).collect();
    assert!(words.len() >= 10, "{words:?}");
    let shapes = catalog::SHAPES.iter().flat_map(|shape| [&[shape.0], shape.3, shape.4].concat());
    let named = |usage: &str, word: &str| {
        let ends = |c: char| c.is_whitespace() || "[]|".contains(c);
        lines_of(usage).iter().any(|line| line.split(ends).any(|one| one == word))
    };
    for word in words.iter().filter(|word| !["-h", "--help"].contains(word)) {
        assert!(named(USAGE, word), "{word} is read and not in the usage");
    }
    for word in shapes {
        assert!(named(catalog::USAGE, word), "{word} is read and not in the usage of catalog");
        assert!(named(&USAGE.replace("\n                          ", " "), word), "{word} is read and not in the usage");
    }
}

#[test]
fn commands_are_found_where_they_stand() {
    let text = "Run `cargo xtask build\n--catalog FILE` or `--all`.\n\n```\n$ npm pack ./pkg   # a remark\n# only that\n```\n\n    cargo xtask help\n\n```json\n{}\n```\n";
    let found: Vec<String> = commands("a.md", text).into_iter().map(|one| format!("{} {}", one.place, one.line)).collect();
    assert_eq!(
        found,
        ["a.md, paragraph at 1 cargo xtask build --catalog FILE", "a.md:5 npm pack ./pkg", "a.md:9 cargo xtask help"]
    );
    let words = |line: &str| typed(line).into_iter().map(|words| words.join(" ")).collect::<Vec<_>>();
    assert_eq!(
        words("build [--widget|--editor] [--catalog FILE]"),
        [
            "build",
            "build --widget",
            "build --editor",
            "build --widget --catalog catalog.json",
            "build --widget --catalog catalog.json",
        ]
    );
}
