// SPDX-License-Identifier: EUPL-1.2
//! What tools and people are told of the element: the manifest, the types and the documents have to name exactly what the
//! shell, the stylesheet and the screen have.

use std::process::Command;

use crate::project::Project;
use crate::shell;

/// Compiles a page that uses the element against its types.
pub fn types(project: &Project) -> Command {
    let mut command = shell::command("node");
    command.arg(project.node_modules().join("typescript/bin/tsc")).current_dir(&project.root);
    command.args(["--strict", "--noEmit", "--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler"]);
    // No other types than those of the browser.
    command.args(["--lib", "es2022,dom", "--typeRoots", "./none", "embed/usage.ts", "embed/element.d.ts"]);
    command
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use serde_json::Value;

    type Names = BTreeSet<String>;

    fn source(file: &str) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        std::fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// What stands between two marks, of which the first occurs once.
    fn between(text: &str, begin: &str, end: &str) -> String {
        assert_eq!(text.matches(begin).count(), 1, "{begin}");
        text.split(begin).nth(1).unwrap().split(end).next().unwrap().to_owned()
    }

    /// The first word of each line, without its quotes, if it is followed by one of these.
    fn first_words(block: &str, ends: &[&str]) -> Names {
        let word = |line: &str| {
            let line = line.trim().replace('"', "");
            let at = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))?;
            let (word, rest) = line.split_at(at);
            (!word.is_empty() && ends.iter().any(|end| rest.starts_with(end))).then(|| word.to_owned())
        };
        block.lines().filter_map(word).collect()
    }

    fn properties(text: &str) -> Names {
        let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect::<String>();
        let names = text.split("--fk-").skip(1).map(name).filter(|name| !name.is_empty());
        names.map(|name| format!("--fk-{name}")).collect()
    }

    fn declaration() -> Value {
        let manifest: Value = serde_json::from_str(&source("embed/custom-elements.json")).unwrap();
        assert_eq!(manifest["schemaVersion"], "2.1.0");
        assert_eq!(manifest["modules"][0]["path"], "element.js");
        assert_eq!(manifest["modules"][0]["exports"][0]["name"], "foerder-kompass");
        manifest["modules"][0]["declarations"][0].clone()
    }

    fn named(list: &Value, key: &str) -> Names {
        let list = list.as_array().unwrap();
        let names: Names = list.iter().filter_map(|one| Some(one.get(key)?.as_str()?.to_owned())).collect();
        assert!(list.iter().all(|one| one["description"].as_str().is_some_and(|said| said.len() > 4)), "{list:?}");
        names
    }

    /// Attributes as the shell has them.
    fn options() -> Names {
        first_words(&between(&source("embed/shell.js"), "const OPTIONS = {\n", "\n};"), &[":"])
    }

    /// As the shell makes it: `headingLevel`, and `focusId` since every element has a method `focus`.
    fn property_of(attribute: &str) -> String {
        if attribute == "focus" { "focusId".to_owned() } else { attribute.replace("-l", "L") }
    }

    #[test]
    fn the_manifest_has_the_attributes_and_properties_of_the_shell() {
        let (one, options) = (declaration(), options());
        assert_eq!(options.len(), 8, "{options:?}");
        assert_eq!(one["tagName"], "foerder-kompass");
        assert_eq!(named(&one["attributes"], "name"), options);
        let fields: Vec<&Value> = one["members"].as_array().unwrap().iter().filter(|one| one["kind"] == "field").collect();
        for attribute in one["attributes"].as_array().unwrap() {
            assert_eq!(attribute["fieldName"], property_of(attribute["name"].as_str().unwrap()));
            assert!(fields.iter().any(|one| one["name"] == attribute["fieldName"] && one["attribute"] == attribute["name"]));
        }
        assert_eq!(fields.len(), options.len());
    }

    #[test]
    fn the_types_have_the_options_properties_and_methods_of_the_shell() {
        let (types, shell) = (source("embed/element.d.ts"), source("embed/shell.js"));
        let block = |name: &str| between(&types, &format!("interface {name} "), "\n}");
        let configured: Names = options().iter().map(|name| name.replace("-l", "L")).collect();
        assert_eq!(first_words(&block("FoerderKompassOptions"), &["?:"]), configured);
        // Every element has `lang`.
        let properties: Names = options().iter().filter(|name| *name != "lang").map(|name| property_of(name)).collect();
        assert_eq!(first_words(&block("FoerderKompassElement"), &[":"]), properties);
        let methods = first_words(&block("FoerderKompassElement"), &["("]);
        let members = declaration()["members"].clone();
        let described = members.as_array().unwrap().iter().filter(|one| one["kind"] == "method");
        assert_eq!(described.map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Names>(), methods);
        // What is neither private nor called by the browser.
        let class = between(&shell, "class FoerderKompass extends HTMLElement {", "\n  }\n");
        let public = class.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     "));
        let public = first_words(&public.collect::<Vec<_>>().join("\n"), &["("]);
        let browser = ["constructor", "connectedCallback", "disconnectedCallback", "adoptedCallback", "attributeChangedCallback"];
        let public: Names = public.into_iter().filter(|name| !browser.contains(&name.as_str())).collect();
        assert_eq!(public, methods);
    }

    #[test]
    fn the_events_are_those_that_the_shell_sends() {
        let sent = between(&source("embed/shell.js"), "const detail = {", "}[what]");
        let sent: Names =
            sent.split(", ").filter_map(|part| part.trim().split_once(": {")).map(|(name, _)| format!("fk-{name}")).collect();
        assert_eq!(sent.len(), 4, "{sent:?}");
        assert_eq!(named(&declaration()["events"], "name"), sent);
        let typed = between(&source("embed/element.d.ts"), "interface FoerderKompassEvents {", "\n}");
        assert_eq!(first_words(&typed, &[":"]), sent);
    }

    #[test]
    fn parts_and_properties_of_the_look_are_those_that_are_there() {
        let one = declaration();
        let table = between(&source("src/ui/tag.rs"), "pub const PARTS: [(&str, &str); 9] = [", "];");
        let mut parts: Names = table.split("(\"").skip(1).map(|part| part.split('"').next().unwrap().to_owned()).collect();
        assert!(source("embed/shell.js").contains("this.#root.part = \"root\";"));
        parts.insert("root".to_owned());
        assert_eq!(named(&one["cssParts"], "name"), parts);
        assert_eq!(named(&one["cssProperties"], "name"), properties(&source("src/ui/style.css")));
    }

    #[test]
    fn the_document_for_administrators_names_all_of_it() {
        let (one, document) = (declaration(), source("docs/einbinden.md"));
        assert_eq!(properties(&document), named(&one["cssProperties"], "name"));
        for (list, form) in [("attributes", "| `{}` |"), ("events", "| `{}` |"), ("cssParts", "`{}`")] {
            for name in named(&one[list], "name") {
                assert!(document.contains(&form.replace("{}", &name)), "{list}: {name}");
            }
        }
        assert!(document.contains("`reset()`") && document.contains("`load(katalog)`"));
    }

    #[test]
    fn the_module_tells_no_address_of_its_own_but_that_of_its_webassembly() {
        // Bundlers replace `new URL("…", import.meta.url)`; anywhere else they write the path of the machine they run on.
        let module = source("embed/element.js");
        assert_eq!(module.matches("import.meta").count(), 1);
        assert!(module.contains("new URL(\"./foerderkompass_bg.wasm\", import.meta.url)"));
        for part in ["embed/shell.js", "embed/around.js"] {
            assert!(!source(part).contains("import.meta"), "{part}");
        }
    }
}
