// SPDX-License-Identifier: EUPL-1.2
//! Builds the editor: `dist/foerderkompass-editor.html`, one file that holds the program and the widget's single file.

use std::path::PathBuf;
use std::time::Instant;

use crate::build::{self, Shipped};
use crate::bundle::{self, Classic};
use crate::project::Project;
use crate::shell;
use crate::supply::bill;

/// Name of the artefact.
const NAME: &str = "foerderkompass-editor";

const EDITOR: Shipped = Shipped { folder: "editor/embed", name: NAME };

/// A light hand is enough: the editor has room, and building it has to stay quick. `-Oz` takes three times as long for a
/// twenty-fifth less.
const PASSES: &[&str] = &["-O1", "--strip-debug", "--strip-producers"];

/// Where the parts of the editor keep their styles, in the order in which they are joined.
const STYLES: &[&str] =
    &["editor/src/style.css", "editor/src/criterion/style.css", "editor/src/dialogs/style.css", "editor/src/views/style.css"];

/// Builds the editor from the widget's single file as [`build::run`] has written it, and writes the bill of materials of both.
pub fn run(project: &Project) -> Result<(), String> {
    let begin = Instant::now();
    println!("Build: compiling the editor ...");
    let folder = folder(project);
    let module = build::wasm_pack_build(project, EDITOR, "no-modules", &folder, &[])?;
    let small = folder.join("small.wasm");
    build::wasm_opt(project, &module, &small, PASSES)?;

    let source = |name: &str| shell::read_text(&project.root.join(name));
    let glue = source(&format!("target/editor/{NAME}.js"))?;
    let styles = STYLES.iter().map(|name| source(name)).collect::<Result<Vec<_>, _>>()?.join("\n");
    let classic = Classic {
        template: &source("editor/embed/classic.js")?,
        shell: &shell_source(project)?,
        unpack: &source("embed/unpack.js")?,
        glue: &glue,
    };
    let script = build::minified_script(project, &classic.roomy_source()?)?;
    let widget_css = bundle::minified_css(&source("src/ui/style.css")?);
    let widget = shell::read_text(&build::single_file(project))?;
    let texts = [&bundle::minified_css(&styles), &widget_css, &widget];
    let packed = bundle::with_packed(&script, &texts.map(String::as_str), &shell::read(&small)?)?;
    let script = format!("/*! Förderkompass-Editor {} | EUPL-1.2 */\n{packed}", env!("CARGO_PKG_VERSION"));
    let page = bundle::page(&source("editor/embed/page.html")?, &script)?;
    shell::write(&single_file(project), &page)?;
    bill::write(project)?;
    println!("Build: the editor has {} bytes, done in {} s.", page.len(), begin.elapsed().as_secs());
    Ok(())
}

/// Where the WebAssembly and its glue lie before they are packed.
pub fn folder(project: &Project) -> PathBuf {
    project.root.join("target/editor")
}

/// The one file that holds the editor.
pub fn single_file(project: &Project) -> PathBuf {
    project.dist.join(format!("{NAME}.html"))
}

/// The JavaScript of the page, with what it shares with the widget's.
fn shell_source(project: &Project) -> Result<String, String> {
    let parts = ["editor/embed/shell.js", "embed/engine.js", "embed/around.js"];
    let parts = parts.map(|name| shell::read_text(&project.root.join(name)));
    Ok(parts.into_iter().collect::<Result<Vec<_>, _>>()?.join("\n"))
}
