// SPDX-License-Identifier: EUPL-1.2
//! Bytes: of every engine, minified and after brotli, and of what ships.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::project::Project;
use crate::{build, build_editor, pins, shell};

/// The other engines: name in the report, package, file of the package.
const PEERS: &[(&str, &str, &str)] = &[
    ("itemsjs", "itemsjs", "dist/index.umd.js"),
    ("minisearch", "minisearch", "dist/umd/index.js"),
    ("crossfilter", "crossfilter2", "crossfilter.min.js"),
];

/// Puts the other engines where the page finds them, minified, and the plain page with ItemsJS beside them.
pub fn peers(project: &Project, folder: &Path) -> Result<(), String> {
    for (name, package, file) in PEERS {
        let from = project.npm_bench().join("node_modules").join(package).join(file);
        minified(project, &from, &folder.join(format!("peers/{name}.js")))?;
    }
    for own in ["plain", "conditions", "common"] {
        let to = folder.join(format!("minified/{own}.js"));
        minified(project, &project.root.join(format!("bench/page/{own}.js")), &to)?;
    }
    let page = shell::read_text(&project.root.join("bench/page/itemsjs.html"))?;
    let script = shell::read_text(&folder.join("peers/itemsjs.js"))?.replace("</script", "<\\/script");
    let catalog = shell::read_text(&project.root.join("catalog.json"))?.replace('<', "\\u003c");
    shell::write(&folder.join("itemsjs.html"), page.replace("@@ITEMSJS@@", &script).replace("@@CATALOG@@", &catalog))
}

fn minified(project: &Project, from: &Path, to: &Path) -> Result<(), String> {
    if let Some(folder) = to.parent() {
        shell::create_folder(folder)?;
    }
    let mut command = shell::command("node");
    command.arg(project.node_modules().join("terser/bin/terser")).arg(from);
    command.args(["--ecma", "2022", "--compress", "--mangle", "--comments", "false", "--output"]).arg(to);
    let ended = shell::run(&mut command, &project.root.join("target/log/bench-terser.txt"), Duration::from_secs(120))?;
    if ended.success { Ok(()) } else { Err(format!("Minifying {} failed:\n\n{}", from.display(), ended.tail(20))) }
}

/// Bytes of everything, by name.
pub fn measured(project: &Project, folder: &Path) -> Result<Value, String> {
    let mut engines = serde_json::Map::new();
    for ((name, _, _), (package, version)) in PEERS.iter().map(|peer| (peer, version(peer.1))) {
        let bytes = brotli(&[&folder.join(format!("peers/{name}.js"))])?;
        engines.insert((*name).to_string(), json!({ "brotli": bytes, "package": package, "version": version }));
    }
    let plain = ["plain", "conditions", "common"].map(|own| folder.join(format!("minified/{own}.js")));
    engines.insert("plain".to_string(), json!({ "brotli": brotli(&plain.each_ref().map(|file| file.as_path()))? }));
    let wasm = folder.join("wasm/small.wasm");
    engines.insert("ours".to_string(), json!({ "brotli": brotli(&[&wasm])? }));
    Ok(json!({
        "engines": engines,
        "app": app(project, folder)?,
        "single": build::size_without_catalog(project)?,
        "editor": shell::read(&build_editor::single_file(project))?.len(),
        "itemsjs_page": shell::read(&folder.join("itemsjs.html"))?.len(),
        "single_with_catalog": shell::read(&build::single_file(project))?.len(),
    }))
}

fn version(package: &str) -> (&str, &str) {
    pins::NPM_BENCH.iter().find(|(name, _)| *name == package).copied().unwrap_or((package, ""))
}

/// The whole app as a web server would send it, each file packed by brotli: the WebAssembly, and the module with glue,
/// shell, styles and words.
fn app(project: &Project, folder: &Path) -> Result<Value, String> {
    let element = folder.join("minified/element.js");
    minified(project, &project.pkg.join("element.js"), &element)?;
    let wasm = brotli(&[&project.pkg.join("foerderkompass_bg.wasm")])?;
    let script = brotli(&[&element])?;
    Ok(json!({ "wasm": wasm, "script": script, "brotli": wasm + script }))
}

/// Bytes of files, one after another, after brotli at its strongest. Node.js brings it along.
fn brotli(files: &[&Path]) -> Result<usize, String> {
    let script = "const {readFileSync} = require('fs'), {brotliCompressSync} = require('zlib');
        let sum = 0; for (const file of process.argv.slice(1)) sum += brotliCompressSync(readFileSync(file)).length;
        process.stdout.write(String(sum));";
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let mut arguments = vec!["-e", script];
    arguments.extend(files.iter().map(String::as_str));
    let size = shell::ask("node", &arguments).and_then(|size| size.parse().ok());
    size.ok_or_else(|| format!("The size of {} cannot be measured.", files.join(", ")))
}
