// SPDX-License-Identifier: EUPL-1.2
//! Puts the parts of the release together: pure functions from texts and bytes to texts.
//!
//! It starts no programs and reads no files; `build.rs` does.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use foerderkompass_upkeep::embedded;
use sha2::{Digest, Sha256};

use crate::{glue, pack, sort};

/// The policy of the single file: one inline script, known by its hash, that may compile
/// WebAssembly; nothing else may run, load or leave.
const POLICY: &str = "default-src 'none'; script-src 'sha256-@@HASH@@' 'wasm-unsafe-eval'; style-src 'none'; \
    img-src data:; base-uri 'none'; form-action 'none'; connect-src 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// What the classic script is made of.
pub struct Classic<'a> {
    pub template: &'a str,
    pub shell: &'a str,
    pub unpack: &'a str,
    pub glue: &'a str,
}

impl Classic<'_> {
    /// The script without what is packed, still to be minified.
    pub fn source(&self) -> Result<String, String> {
        self.with_glue(&glue::for_shell(self.glue)?)
    }

    /// The same where a few bytes more do not matter.
    pub fn roomy_source(&self) -> Result<String, String> {
        self.with_glue(&glue::startable(self.glue)?)
    }

    fn with_glue(&self, glue: &str) -> Result<String, String> {
        let script = put(self.template, "/* @@SHELL@@ */", &as_plain_script(self.shell))?;
        let script = put(&script, "/* @@UNPACK@@ */", self.unpack)?;
        let script = put(&script, "\"@@VERSION@@\"", &script_string(env!("CARGO_PKG_VERSION")))?;
        put(&script, "/* @@GLUE@@ */", glue)
    }
}

/// Renames in the glue what wasm-opt renamed in the WebAssembly. `names` is the list that it prints.
pub fn with_short_names(glue: &str, names: &str) -> Result<String, String> {
    let lists: BTreeMap<String, Vec<Vec<String>>> =
        serde_json::from_str(names).map_err(|error| format!("The list of short names is no such list: {error}."))?;
    let list = |kind: &str| lists.get(kind).map(Vec::as_slice).unwrap_or_default();
    let mut glue = glue.to_string();
    let mut modules: Vec<&String> = list("imports").iter().filter_map(|import| import.first()).collect();
    modules.dedup();
    let [module] = modules.as_slice() else {
        return Err(format!("The WebAssembly imports from {} modules, not from one.", modules.len()));
    };
    // wasm-opt calls the first module so.
    glue = put(&glue, &format!("{module:?}: "), "\"a\": ")?;
    for entry in list("imports").iter().chain(list("exports")) {
        glue = match entry.as_slice() {
            [_, name, short] => put(&glue, &format!(" {name}: function("), &format!(" {short}: function("))?,
            [name, short] => with_export(&glue, name, short),
            _ => return Err(format!("The list of short names has an entry {entry:?}.")),
        };
    }
    Ok(glue)
}

/// Renames `wasm.name`, but not `wasm.name2`.
fn with_export(glue: &str, name: &str, short: &str) -> String {
    let long = format!("wasm.{name}");
    let mut parts = glue.split(&long);
    let mut renamed = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let longer = part.starts_with(|next: char| next.is_ascii_alphanumeric() || "_$".contains(next));
        renamed.push_str(&if longer { format!("{long}{part}") } else { format!("wasm.{short}{part}") });
    }
    renamed
}

/// The module of the npm package. `glue` is that for the target `no-modules`.
pub fn module(template: &str, shell: &str, glue: &str, css: &str, texts: &str, length: usize) -> Result<String, String> {
    let script = put(template, "/* @@SHELL@@ */", &as_plain_script(shell))?;
    let script = put(&script, "/* @@GLUE@@ */", &glue::for_shell(glue)?)?;
    let script = put(&script, "\"@@VERSION@@\"", &script_string(env!("CARGO_PKG_VERSION")))?;
    let script = put(&script, "\"@@TEXTS@@\"", &format!("({})", small_json(texts)?))?;
    let script = put(&script, "\"@@LENGTH@@\"", &length.to_string())?;
    put(&script, "\"@@CSS@@\"", &script_string(&minified_css(css)))
}

/// The texts of the shell (JSON), one line each: the key and what is said, with tabs between.
pub fn lines_of(json: &str) -> Result<String, String> {
    let texts: std::collections::BTreeMap<String, Vec<String>> =
        serde_json::from_str(json).map_err(|error| format!("The texts are not lists of texts: {error}."))?;
    let lines: Vec<String> = texts.into_iter().map(|(key, said)| format!("{key}\t{}", said.join("\t"))).collect();
    Ok(lines.join("\n"))
}

/// Puts texts, such as the stylesheet, and the WebAssembly into a minified classic script, in one compressed piece: first
/// numbers of 32 bits, which are the length of the WebAssembly, where its functions stood and where each part begins. Then
/// the parts: the texts, which are needed first, the WebAssembly without its functions, and the streams of the functions.
pub fn with_packed(script: &str, texts: &[&str], wasm: &[u8]) -> Result<String, String> {
    let sort::Sorted { around, at, streams, .. } = sort::sorted(wasm)?;
    let mut parts: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
    parts.push(&around);
    parts.extend(streams.iter().map(Vec::as_slice));
    let mut from = 4 * (parts.len() + 2);
    let mut numbers = vec![wasm.len(), from + texts.iter().map(|text| text.len()).sum::<usize>() + at];
    for part in &parts {
        numbers.push(from);
        from += part.len();
    }
    let mut content = Vec::with_capacity(from);
    for number in numbers {
        content.extend(u32::try_from(number).map_err(|_| "The WebAssembly is far too large.".to_string())?.to_be_bytes());
    }
    content.extend(parts.concat());
    let packed = [(content.len() as u32).to_be_bytes().as_slice(), &pack::lzma(&content)?].concat();
    put(script, "FK_PACKED", &format!("\"{}\"", pack::letters(&packed)))
}

/// The single file. `page_css` is the style of the page itself, `list` the catalogue as HTML.
pub fn single_file(template: &str, script: &str, page_css: &str, catalog: &str, list: &str) -> Result<String, String> {
    let script = format!(
        "{{const s=new CSSStyleSheet();s.replaceSync({});document.adoptedStyleSheets=[s]}}\n{script}",
        script_string(&minified_css(page_css))
    );
    let page = page(template, &script)?;
    // In one go: the list may name a mark, as any text may.
    put(&page, "@@CATALOG@@", &format!("{}</script>\n{list}", embedded(catalog)))
}

/// A page with its one script, which its policy names.
pub fn page(template: &str, script: &str) -> Result<String, String> {
    let script = inline_script(script);
    let page = put(template, "@@POLICY@@", &POLICY.replace("@@HASH@@", &hash(&script)))?;
    put(&page, "@@SCRIPT@@", &script)
}

/// A page that embeds the element, with the catalogue as HTML inside: what can be read where no script runs.
pub fn with_list(page: &str, list: &str) -> Result<String, String> {
    put(page, "</foerder-kompass>", &format!("\n{list}\n</foerder-kompass>"))
}

/// JSON without white space.
fn small_json(json: &str) -> Result<String, String> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|error| format!("The texts are not JSON: {error}."))?;
    Ok(value.to_string())
}

/// Reads a finished single file as a browser would: its one script has to be the one that its policy,
/// in the first meta element, names.
pub fn policy_fits(page: &str) -> Result<(), String> {
    let meta = page
        .split("<meta ")
        .nth(1)
        .and_then(|rest| rest.strip_prefix("http-equiv=\"Content-Security-Policy\" content=\""))
        .and_then(|rest| rest.split('"').next())
        .ok_or("The first meta element of the single file is not its policy.")?;
    let mut scripts = page.split("<script>").skip(1);
    let script = match (scripts.next(), scripts.next()) {
        (Some(rest), None) => rest.split("</script").next().unwrap_or(rest),
        _ => return Err("The single file does not have exactly one script.".to_string()),
    };
    let expected = POLICY.replace("@@HASH@@", &hash(script));
    if meta == expected {
        Ok(())
    } else {
        Err(format!("The policy of the single file is\n  {meta}\nbut its script needs\n  {expected}"))
    }
}

/// A script that can stand in a `<script>` element. What would end it occurs only inside strings.
fn inline_script(script: &str) -> String {
    let script = script.replace("\r\n", "\n").replace('\r', "\n");
    let mut safe = String::with_capacity(script.len());
    let mut rest = script.as_str();
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        safe.push_str(before);
        let tail = from.get(1..).unwrap_or("");
        let ends = tail.starts_with("!--")
            || ["/script", "script"]
                .iter()
                .any(|word| tail.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
        safe.push_str(if ends { "\\x3c" } else { "<" });
        rest = tail;
    }
    safe.push_str(rest);
    safe
}

/// Base64 of the SHA-256, as a policy names a script.
fn hash(script: &str) -> String {
    STANDARD.encode(Sha256::digest(script.as_bytes()))
}

/// A JavaScript string literal that can also stand in an HTML page.
fn script_string(text: &str) -> String {
    embedded(&serde_json::Value::from(text).to_string())
}

/// The shell is a module, so that tools can read it; here it becomes part of another script.
fn as_plain_script(shell: &str) -> String {
    shell.replace("\nexport function ", "\nfunction ")
}

/// Replaces a mark that has to occur exactly once.
fn put(template: &str, mark: &str, content: &str) -> Result<String, String> {
    match template.matches(mark).count() {
        1 => Ok(template.replacen(mark, content, 1)),
        count => Err(format!("The mark {mark} occurs {count} times where it should occur once.")),
    }
}

/// A stylesheet without comments and without white space that has no meaning. Strings stay as they
/// are. Spaces before a colon stay too: in a selector they mean "descendant".
pub fn minified_css(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut letters = css.chars().peekable();
    let mut space = false;
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'*') => {
                letters.next();
                let mut last = ' ';
                for inner in letters.by_ref() {
                    if last == '*' && inner == '/' {
                        break;
                    }
                    last = inner;
                }
                space = true;
            }
            letter if letter.is_ascii_whitespace() => space = true,
            letter => {
                let last = small.chars().last();
                let meaningless =
                    matches!(letter, '{' | '}' | ';' | ',') || matches!(last, None | Some('{' | '}' | ';' | ',' | ':'));
                if space && !meaningless {
                    small.push(' ');
                }
                space = false;
                if letter == '}' && small.ends_with(';') {
                    small.pop();
                }
                small.push(letter);
                if letter == '"' || letter == '\'' {
                    copy_string(letter, &mut letters, &mut small);
                }
            }
        }
    }
    small
}

fn copy_string(quote: char, letters: &mut impl Iterator<Item = char>, into: &mut String) {
    let mut escaped = false;
    for letter in letters {
        into.push(letter);
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if letter == quote => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"@@POLICY@@\">\
        <script type=\"application/json\">@@CATALOG@@<script>@@SCRIPT@@</script>";

    #[test]
    fn a_script_cannot_end_its_element() {
        assert_eq!(
            inline_script("a('</SCRIPT>') < '<!--' + '<script' <<b"),
            "a('\\x3c/SCRIPT>') < '\\x3c!--' + '\\x3cscript' <<b"
        );
        assert_eq!(inline_script("a\r\nb\rc"), "a\nb\nc");
        assert_eq!(inline_script("ends with <"), "ends with <");
    }

    #[test]
    fn the_policy_names_the_hash_of_the_script_as_written() {
        let page = single_file(PAGE, "f('</script>')", "body { margin: 0 }", "{}", "<p>x</p>").expect("a page");
        assert_eq!(policy_fits(&page), Ok(()), "{page}");
        assert!(policy_fits(&page.replace("f(", "g(")).is_err());
        assert!(policy_fits(&page.replace("'none'", "*")).is_err());
        assert!(policy_fits(&page.replace("<script>", "<script></script><script>")).is_err());
        assert_eq!(hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn a_catalogue_that_names_a_mark_is_only_text() {
        let page = single_file(PAGE, "f()", "", "{\"a\":\"@@SCRIPT@@ @@CATALOG@@\"}", "@@CATALOG@@ @@SCRIPT@@").expect("a page");
        assert!(page.contains("{\"a\":\"@@SCRIPT@@ @@CATALOG@@\"}"), "{page}");
    }

    #[test]
    fn the_list_stands_inside_the_element() {
        let page = with_list("<foerder-kompass src=\"a\"></foerder-kompass>x", "<p>1</p>");
        assert_eq!(page, Ok("<foerder-kompass src=\"a\">\n<p>1</p>\n</foerder-kompass>x".to_string()));
        assert!(with_list("<p></p>", "").is_err());
    }

    #[test]
    fn a_missing_or_doubled_mark_is_an_error() {
        assert_eq!(put("a @@X@@ b", "@@X@@", "1"), Ok("a 1 b".to_string()));
        assert!(put("a", "@@X@@", "1").is_err());
        assert!(put("@@X@@ @@X@@", "@@X@@", "1").is_err());
    }

    #[test]
    fn the_size_stands_before_what_is_packed() {
        let wasm = b"\0asm\x01\0\0\0\x0a\x04\x01\x02\0\x0b";
        let script = with_packed("x(FK_PACKED)", &["a{b:c}", ""], wasm).expect("a script");
        // Fifteen numbers, ten bytes around the function, six of style, three of the function, one of which is their number.
        let size = pack::letters(&[0, 0, 0, 60 + 10 + 6 + 3]);
        // The last of the letters stand for bits of the next byte, too.
        let (certain, _) = size.split_at(4);
        assert!(script.starts_with(&format!("x(\"{certain}")) && script.ends_with("\")"), "{script}");
        assert!(with_packed("x(FK_PACKED)", &[], b"\0asm").is_err());
    }

    #[test]
    fn short_names_reach_the_glue() {
        let glue =
            "{ __wbg_a_1: function(x) { wasm.__malloc(x); wasm.__malloc2(x); wasm.memory.buffer }, }; \"./x_bg.js\": import0 ";
        let names = r#"{"imports": [["./x_bg.js", "__wbg_a_1", "$"]], "exports": [["__malloc", "A"], ["memory", "B"]]}"#;
        let short = "{ $: function(x) { wasm.A(x); wasm.__malloc2(x); wasm.B.buffer }, }; \"a\": import0 ";
        assert_eq!(with_short_names(glue, names), Ok(short.to_string()));
        assert!(with_short_names("", names).is_err());
        assert!(with_short_names(glue, "warning: x").is_err());
    }

    #[test]
    fn css_loses_what_means_nothing() {
        for (css, small) in [
            ("a {\n  color: red;\n}\n", "a{color:red}"),
            ("/* one */ a , b > c {}", "a,b > c{}"),
            ("a :hover { margin: 0 auto }", "a :hover{margin:0 auto}"),
            (
                "a { width: calc(1px + 2px); content: \"a ; b /* c */ \\\" }\" }",
                "a{width:calc(1px + 2px);content:\"a ; b /* c */ \\\" }\"}",
            ),
            ("a/**/b{}", "a b{}"),
            ("@media (min-width: 40em) and (x) { a { b: c; } }", "@media (min-width:40em) and (x){a{b:c}}"),
        ] {
            assert_eq!(minified_css(css), small);
        }
    }
}
