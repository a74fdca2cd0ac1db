// SPDX-License-Identifier: EUPL-1.2
//! Shows that what ships has no way out for answers: the WebAssembly can call only what a list names, and no script
//! holds a word that would send, store or navigate.
//!
//! It reads build results and sources; it runs nothing.

use std::collections::BTreeSet;

use crate::project::Project;
use crate::shell;

/// Everything that the WebAssembly may call, one name a line.
const LIST: &str = "tests/imports.txt";
/// The same for the editor.
const EDITOR_LIST: &str = "tests/imports-editor.txt";

/// Words that would send, store or navigate, wherever they stand.
const NEVER: &[&str] = &[
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "RTCPeer",
    "RTCData",
    "sendBeacon",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "caches.",
    "cookie",
    "serviceWorker",
    "BroadcastChannel",
    "Worker(",
    "postMessage",
    "pushState",
    "replaceState",
    "history.",
    "location.assign",
    "location.replace",
    "location.reload",
    "location =",
    "location=",
    "location.href =",
    "location.href=",
    "window.open",
    "window.name",
    "importScripts",
    "document.title =",
    "document.title=",
];

/// Parts of names that no import may have.
const NEVER_IMPORTED: &[&str] = &[
    "fetch",
    "xmlhttprequest",
    "socket",
    "transport",
    "eventsource",
    "rtc",
    "beacon",
    "storage",
    "indexeddb",
    "cookie",
    "caches",
    "worker",
    "broadcast",
    "postmessage",
    "history",
    "pushstate",
    "replacestate",
    "navigat",
    "assign",
    "reload",
    "settitle",
    "open",
    "submit",
    "set_href",
    "set_hash",
    "set_src",
];

/// What the variant exports that fails on command.
const COMMAND: &[u8] = b"fail_allocation";

/// How often `fetch(` may stand where: one request for the catalogue, and one for the WebAssembly beside the module of
/// the package. The glue of wasm-bindgen has one for a file of its own, which nothing here asks for.
const FETCHES_OF_THE_SHELL: usize = 1;
const FETCHES_OF_THE_MODULE: usize = 1;
const FETCHES_OF_THE_GLUE: usize = 1;

/// The imports of the WebAssembly before its names were shortened are exactly those of the list.
///
/// # Errors
/// What is imported and not allowed, and what is allowed and not needed.
pub fn imports(project: &Project) -> Result<String, String> {
    let long = ["target/no-modules/foerderkompass_bg.wasm", "pkg/foerderkompass_bg.wasm"];
    let mut count = 0;
    for file in long {
        count = imports_as_listed(project, file, LIST, NEVER_IMPORTED)?;
    }
    // What ships in one piece has short names; it has them all from one module, and no import more.
    let small = imports_of(&shell::read(&project.root.join("target/no-modules/small.wasm"))?)?;
    let modules: BTreeSet<&String> = small.iter().map(|(module, _)| module).collect();
    if small.len() != count || modules.len() != 1 {
        return Err(format!("The shortened module has {} imports from {modules:?} instead of {count}.", small.len()));
    }
    Ok(format!("{count} imports"))
}

/// The same for the editor, which ships as it was compiled. It asks its dialogs whether they are open.
///
/// # Errors
/// As [`imports`].
pub fn imports_of_the_editor(project: &Project) -> Result<String, String> {
    let forbidden: Vec<&str> = NEVER_IMPORTED.iter().copied().filter(|word| *word != "open").collect();
    let count = imports_as_listed(project, "target/editor/foerderkompass-editor_bg.wasm", EDITOR_LIST, &forbidden)?;
    Ok(format!("{count} imports"))
}

/// Compares what a file imports with a list; returns how much that is.
fn imports_as_listed(project: &Project, file: &str, list: &str, never: &[&str]) -> Result<usize, String> {
    let allowed = shell::read_text(&project.root.join(list))?;
    let allowed: BTreeSet<String> =
        allowed.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_string).collect();
    let forbidden = |name: &&String| never.iter().any(|word| name.to_lowercase().contains(word));
    let forbidden: Vec<&String> = allowed.iter().filter(forbidden).collect();
    if !forbidden.is_empty() {
        return Err(format!("{list} allows what would send, store or navigate: {forbidden:?}."));
    }
    let wasm = shell::read(&project.root.join(file))?;
    if wasm.windows(COMMAND.len()).any(|bytes| bytes == COMMAND) {
        return Err(format!("{file} fails on command, which only the variant for tests may do."));
    }
    let imports = imports_of(&wasm).map_err(|why| format!("{file}: {why}"))?;
    let found: BTreeSet<String> = imports.iter().map(|(_, name)| plain(name)).collect();
    let more: Vec<&String> = found.difference(&allowed).collect();
    let unused: Vec<&String> = allowed.difference(&found).collect();
    if more.is_empty() && unused.is_empty() {
        Ok(imports.len())
    } else {
        Err(format!("{file} imports {more:?}, which {list} does not allow, and does not import {unused:?}."))
    }
}

/// The script of the editor sends nothing and navigates nowhere; it may keep a draft, which holds nothing of a client.
///
/// # Errors
/// The words that it says.
pub fn words_of_the_editor(project: &Project) -> Result<String, String> {
    let page = shell::read_text(&crate::build_editor::single_file(project))?;
    let mut wrong = Vec::new();
    let fetches = look("the script of the editor", &script_of(&page)?, &mut wrong);
    wrong.retain(|sentence| !sentence.contains("“localStorage”"));
    if fetches > 0 {
        wrong.push(format!("The script of the editor says “fetch(” {fetches} times."));
    }
    if wrong.is_empty() { Ok(String::new()) } else { Err(wrong.join("\n")) }
}

/// No script holds a word that would send, store or navigate, but for the requests that are known.
///
/// # Errors
/// The words and where they stand.
pub fn words(project: &Project) -> Result<String, String> {
    let mut wrong = Vec::new();
    let (mut shell_fetches, mut module_fetches) = (0, 0);
    let folder = project.root.join("embed");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    let scripts = entries.flatten().map(|entry| entry.path()).filter(|file| file.extension().is_some_and(|end| end == "js"));
    for file in scripts {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let fetches = look(&name, &shell::read_text(&file)?, &mut wrong);
        *if name == "element.js" { &mut module_fetches } else { &mut shell_fetches } += fetches;
    }
    let glue = look("the glue", &shell::read_text(&project.root.join("target/no-modules/foerderkompass.js"))?, &mut wrong);
    let page = shell::read_text(&crate::build::single_file(project))?;
    let single = look("the script of the single file", &script_of(&page)?, &mut wrong);
    let module = look("pkg/element.js", &shell::read_text(&project.pkg.join("element.js"))?, &mut wrong);
    for (what, found, least, most) in [
        ("The shell", shell_fetches, 1, FETCHES_OF_THE_SHELL),
        ("The module", module_fetches, 0, FETCHES_OF_THE_MODULE),
        ("The glue", glue, 0, FETCHES_OF_THE_GLUE),
        ("The single file", single, 1, FETCHES_OF_THE_SHELL + FETCHES_OF_THE_GLUE),
        ("The package's element", module, 1, FETCHES_OF_THE_SHELL + FETCHES_OF_THE_MODULE),
    ] {
        if !(least..=most).contains(&found) {
            wrong.push(format!("{what} says “fetch(” {found} times; {least} to {most} are expected."));
        }
    }
    if !page.contains("connect-src 'none'") {
        wrong.push("The policy of the single file allows requests.".to_string());
    }
    if wrong.is_empty() { Ok(String::new()) } else { Err(wrong.join("\n")) }
}

/// Notes the forbidden words of a text, and counts its requests.
fn look(name: &str, text: &str, wrong: &mut Vec<String>) -> usize {
    wrong.extend(NEVER.iter().filter(|word| text.contains(**word)).map(|word| format!("{name} says “{word}”.")));
    text.matches("fetch(").count()
}

/// The script of the single file without what is packed in it, which is no text.
fn script_of(page: &str) -> Result<String, String> {
    let script = page.split("<script>").nth(1).and_then(|rest| rest.split("</script>").next());
    let script = script.ok_or("The single file has no script.")?;
    // Packed letters hold no quotation mark, and nothing else is as long.
    let pieces = script.split('"').filter(|piece| piece.len() < 50_000);
    let text = pieces.collect::<Vec<_>>().join("\"");
    if script.len() - text.len() > 100_000 { Ok(text) } else { Err("Nothing packed is found in the single file.".to_string()) }
}

/// A name without what wasm-bindgen puts around it: its prefix, and a hash of 16 digits.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    let hash = |end: &str| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    match name.rsplit_once('_') {
        Some((plain, end)) if hash(end) => plain.to_string(),
        _ => name.to_string(),
    }
}

/// Module and name of every import of a WebAssembly file.
fn imports_of(wasm: &[u8]) -> Result<Vec<(String, String)>, String> {
    let broken = || "It is no WebAssembly that can be read.".to_string();
    let mut reader = Reader { bytes: wasm.strip_prefix(b"\0asm\x01\0\0\0").ok_or_else(broken)? };
    while !reader.bytes.is_empty() {
        let kind = reader.byte().ok_or_else(broken)?;
        let size = reader.number().ok_or_else(broken)?;
        let section = reader.take(size).ok_or_else(broken)?;
        if kind == 2 {
            return Reader { bytes: section }.imports().ok_or_else(broken);
        }
    }
    Ok(Vec::new())
}

/// Reads the binary format of WebAssembly from the front.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// An unsigned number: seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, size: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(size)?;
        self.bytes = rest;
        Some(taken)
    }

    fn name(&mut self) -> Option<String> {
        let size = self.number()?;
        String::from_utf8(self.take(size)?.to_vec()).ok()
    }

    fn imports(&mut self) -> Option<Vec<(String, String)>> {
        let count = self.number()?;
        let mut imports = Vec::new();
        for _ in 0..count {
            imports.push((self.name()?, self.name()?));
            match self.byte()? {
                // A function, by the number of its type.
                0 => drop(self.number()?),
                // A global: its type, and whether it changes.
                3 => drop(self.take(2)?),
                // Tables and memories are the module's own; an import of one would be new and has to be looked at.
                _ => return None,
            }
        }
        Some(imports)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_read() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // A section without meaning here, then two imports.
        wasm.extend([1, 1, 0]);
        wasm.extend([2, 17, 2, 1, b'a', 3, b'o', b'n', b'e', 0, 5, 1, b'a', 3, b't', b'w', b'o', 0, 0x80, 1]);
        assert!(imports_of(&wasm).is_err(), "the section is cut off too early");
        wasm[12] = 18;
        let named = |name: &str| ("a".to_string(), name.to_string());
        assert_eq!(imports_of(&wasm), Ok(vec![named("one"), named("two")]));
        assert!(imports_of(b"no").is_err());
        assert_eq!(imports_of(b"\0asm\x01\0\0\0"), Ok(vec![]));
    }

    #[test]
    fn names_lose_prefix_and_hash() {
        assert_eq!(plain("__wbg_cloneNode_36b90700fd8dbbb0"), "cloneNode");
        assert_eq!(plain("__wbg___wbindgen_throw_4c88d8bf264fd984"), "__wbindgen_throw");
        assert_eq!(plain("__wbindgen_init_externref_table"), "__wbindgen_init_externref_table");
    }

    #[test]
    fn forbidden_words_are_found_and_requests_counted() {
        let mut wrong = Vec::new();
        assert_eq!(look("x.js", "await fetch(url)", &mut wrong), 1);
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(look("x.js", "navigator.sendBeacon(a); localStorage.x = 1; location.href = b", &mut wrong), 0);
        assert_eq!(wrong, ["x.js says “sendBeacon”.", "x.js says “localStorage”.", "x.js says “location.href =”."]);
    }

    #[test]
    fn packed_letters_are_left_out() {
        let packed = "cookie".repeat(20_000);
        let page = format!("<script type=\"application/json\">cookie</script><script>a(\"{packed}\");b(\"c\")</script>");
        assert_eq!(script_of(&page), Ok("a(\");b(\"c\")".to_string()));
        assert!(script_of("<script>a(\"\")</script>").is_err());
    }
}
