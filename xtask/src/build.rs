// SPDX-License-Identifier: EUPL-1.2
//! Builds the release: `dist/` with the single file and the classic script, `pkg/` for npm.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use foerderkompass_upkeep::{embedded, plain_list};

use crate::bundle::{self, Classic};
use crate::project::{self, Project};
use crate::release::documents;
use crate::setup::wasm_std;
use crate::{shell, sort};

/// Name of the artefacts.
const NAME: &str = "foerderkompass";

/// A package that is compiled to WebAssembly: its folder, and the name of what comes out.
pub struct Shipped {
    pub folder: &'static str,
    pub name: &'static str,
}

const WIDGET: Shipped = Shipped { folder: "embed", name: NAME };

/// The flags name what rustc switches on anyway; wasm-opt cannot learn them from a stripped module.
/// `--all-features` would produce imports that browsers refuse.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// As small as possible once it is compressed: small functions that resemble each other and stand
/// together pack better than large ones. The linker puts the stack first, so nothing lies at the lowest
/// addresses.
const SMALLER: &[&str] = &[
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=20",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// Makes wasm-opt print which short name stands for which.
const SHORT_NAMES: &str = "--minify-imports-and-exports-and-modules";

/// The standard library is compiled with the program and for size, and a panic traps at once: its
/// messages and the code that writes them would be a seventh of what ships. These are unstable
/// features of the compiler, which it has to be told to allow.
const STD: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const NO_MESSAGES: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Builds everything, with `catalog` inside the single file and beside the script.
pub fn run(project: &Project, catalog: &Path) -> Result<(), String> {
    let begin = Instant::now();
    let catalog_text = shell::read_text(catalog)?;
    if let Err(error) = serde_json::from_str::<serde_json::Value>(&catalog_text) {
        return Err(format!("{} is not JSON, so it cannot be built in: {error}.", catalog.display()));
    }

    println!("Build: compiling to WebAssembly (about 2 min at first) ...");
    let plain = project.root.join("target/no-modules");
    let module = wasm_pack_build(project, WIDGET, "web", &project.pkg, &[])?;
    optimized(project, &module, &module, &[])?;
    // As in the single file, and better to compress.
    let sorted = sort::sorted(&shell::read(&module)?)?.wasm;
    shell::write(&module, &sorted)?;
    let module = wasm_pack_build(project, WIDGET, "no-modules", &plain, &[])?;
    let long_glue = shell::read_text(&plain.join(format!("{NAME}.js")))?;
    let small = plain.join("small.wasm");
    let names = optimized(project, &module, &small, &[SHORT_NAMES])?;

    println!("Build: putting the artefacts together ...");
    let source = |name: &str| shell::read_text(&project.root.join(name));
    let (shell_js, css, texts) = (shell_source(project)?, source("src/ui/style.css")?, source("embed/texts.json")?);
    let glue = bundle::with_short_names(&long_glue, &names)?;
    let wasm = shell::read(&small)?;

    let classic =
        Classic { template: &source("embed/classic.js")?, shell: &shell_js, unpack: &source("embed/unpack.js")?, glue: &glue };
    let script = minified_script(project, &classic.source()?)?;
    let script = format!(
        "{}{}",
        licence(),
        bundle::with_packed(&script, &[&bundle::minified_css(&css), &bundle::lines_of(&texts)?], &wasm)?
    );
    let list = plain_list(&catalog_text);
    let single = bundle::single_file(&source("embed/page.html")?, &script, &source("embed/page.css")?, &catalog_text, &list)?;

    shell::write(&single_file(project), &single)?;
    shell::write(&project.dist.join(format!("{NAME}.js")), &script)?;
    shell::write(&project.dist.join("catalog.json"), &catalog_text)?;
    shell::write(&project.dist.join("index.html"), bundle::with_list(&source("index.html")?, &list)?)?;
    let element = bundle::module(&source("embed/element.js")?, &shell_js, &long_glue, &css, &texts, sorted.len())?;
    package(project, &format!("{}{}", licence(), minified_script(project, &element)?))?;

    let size = size_without_catalog(project)?;
    println!(
        "Build: done in {} s. The single file has {} bytes, {size} of them without the catalogue.",
        begin.elapsed().as_secs(),
        single.len()
    );
    Ok(())
}

/// What every script begins with that ships without its comments.
fn licence() -> String {
    format!("/*! Förderkompass {} | EUPL-1.2 */\n", env!("CARGO_PKG_VERSION"))
}

/// Builds the variant of the ES module that fails on command, for the page tests: into a folder of its own, and with what
/// [`run`] has compiled already.
pub fn failing(project: &Project) -> Result<(), String> {
    let folder = failing_folder(project);
    let module = wasm_pack_build(project, WIDGET, "no-modules", &folder, &["--features", "failing"])?;
    let length = shell::read(&module)?.len();
    let source = |name: &str| shell::read_text(&project.root.join(name));
    let glue = shell::read_text(&folder.join(format!("{NAME}.js")))?;
    let (css, texts) = (source("src/ui/style.css")?, source("embed/texts.json")?);
    let element = bundle::module(&source("embed/element.js")?, &shell_source(project)?, &glue, &css, &texts, length)?;
    shell::write(&folder.join("element.js"), &element)
}

/// Where [`failing`] puts `element.js` and the WebAssembly.
pub fn failing_folder(project: &Project) -> PathBuf {
    project.root.join("target/failing")
}

/// The JavaScript that both builds share.
pub fn shell_source(project: &Project) -> Result<String, String> {
    let parts =
        ["shell", "engine", "around", "selftest"].map(|name| shell::read_text(&project.root.join(format!("embed/{name}.js"))));
    Ok(parts.into_iter().collect::<Result<Vec<_>, _>>()?.join("\n"))
}

/// The one file that holds everything.
pub fn single_file(project: &Project) -> PathBuf {
    project.dist.join(format!("{NAME}.html"))
}

/// Bytes of the single file that are not its catalogue. The catalogue stands there twice, for the program and as a list
/// to be read without it; neither counts.
pub fn size_without_catalog(project: &Project) -> Result<usize, String> {
    let page = shell::read_text(&single_file(project))?;
    let catalog = shell::read_text(&project.dist.join("catalog.json"))?;
    let mut rest = page.len();
    for form in [embedded(&catalog), plain_list(&catalog)] {
        match page.matches(&form).count() {
            1 => rest -= form.len(),
            // A catalogue that cannot be read has no list.
            _ if form.is_empty() => {}
            count => return Err(format!("The catalogue occurs {count} times in the single file.")),
        }
    }
    Ok(rest)
}

/// The environment in which everything is compiled to WebAssembly: the right compiler, the tools on
/// `PATH`, a build folder of its own.
pub fn web_command(project: &Project) -> Result<Command, String> {
    let route =
        wasm_std::route(project).ok_or("The WebAssembly standard library is missing. Run this first:\n\n  cargo xtask setup")?;
    let mut command = shell::command(project.wasm_pack());
    route.apply(&mut command, &[project.wasm_bindgen()?, project.node_modules().join(".bin")]);
    command.env("CARGO_TARGET_DIR", &project.web_target).current_dir(&project.root);
    Ok(command)
}

/// Compiles for a target of wasm-bindgen and says which file holds the WebAssembly.
pub fn wasm_pack_build(
    project: &Project,
    Shipped { folder, name }: Shipped,
    target: &str,
    out: &Path,
    more: &[&str],
) -> Result<PathBuf, String> {
    let mut command = web_command(project)?;
    command
        .args(["build", folder, "--release", "--mode", "no-install", "--target", target, "--out-name", name])
        .arg("--out-dir")
        .arg(out)
        .args(["--", "--locked"])
        .args(more)
        .args(STD)
        .env(UNSTABLE.0, UNSTABLE.1)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(project)?);
    let log = project.root.join(format!("target/log/build-{name}-{target}.txt"));
    let ended = shell::run(&mut command, &log, Duration::from_secs(3600))?;
    if ended.success {
        Ok(out.join(format!("{name}_bg.wasm")))
    } else {
        Err(format!("Compiling to WebAssembly failed:\n\n{}", ended.tail(60)))
    }
}

/// Flags of the compiler, among them those that take the paths of this machine out of what ships.
fn flags(project: &Project) -> Result<String, String> {
    let mut flags: Vec<String> = NO_MESSAGES.iter().map(|flag| (*flag).to_string()).collect();
    flags.push(project::remap(&wasm_std::library_source(project)?, "/rust"));
    flags.push(project::remap(&project.root, "/foerderkompass"));
    flags.extend(project::remapped_crates());
    Ok(flags.join("\u{1f}"))
}

/// Makes what ships in the single file as small as it gets; returns what wasm-opt prints.
pub fn optimized(project: &Project, from: &Path, to: &Path, passes: &[&str]) -> Result<String, String> {
    wasm_opt(project, from, to, &[SMALLER, passes].concat())
}

/// Runs wasm-opt with these passes; returns what it prints.
pub fn wasm_opt(project: &Project, from: &Path, to: &Path, passes: &[&str]) -> Result<String, String> {
    let mut command = shell::command("node");
    command.arg(project.node_modules().join("binaryen/bin/wasm-opt")).arg(from);
    command.args(FEATURES).args(passes).arg("--output").arg(to);
    let ended = shell::run(&mut command, &project.root.join("target/log/wasm-opt.txt"), Duration::from_secs(600))?;
    if ended.success { Ok(ended.output) } else { Err(format!("Making the WebAssembly smaller failed:\n\n{}", ended.tail(30))) }
}

/// How terser shortens: no function here is called as a constructor, asks for its `this` or for the number of its
/// arguments, unless it visibly does.
const SHORTER: &str = "passes=3,unsafe_arrows,keep_fargs=false,toplevel";

/// Minifies with terser; the WebAssembly is not in the script yet.
pub fn minified_script(project: &Project, script: &str) -> Result<String, String> {
    let folder = project.root.join("target/bundle");
    let (from, to) = (folder.join("classic.js"), folder.join("classic.min.js"));
    shell::write(&from, script)?;
    let mut command = shell::command("node");
    command
        .arg(project.node_modules().join("terser/bin/terser"))
        .arg(&from)
        .args(["--ecma", "2022", "--compress", SHORTER, "--mangle", "--comments", "false", "--output"])
        .arg(&to);
    let ended = shell::run(&mut command, &folder.join("terser.txt"), Duration::from_secs(120))?;
    if ended.success { shell::read_text(&to) } else { Err(format!("Minifying the script failed:\n\n{}", ended.tail(30))) }
}

/// Bytes of the shell without its texts, minified and then packed as a server would.
pub fn shell_size(project: &Project) -> Result<usize, String> {
    minified_script(project, &shell_source(project)?.replace("export function", "window.define = function"))?;
    compressed("gzipSync", &project.root.join("target/bundle/classic.min.js"))
}

/// Bytes of the whole app as a server would send the package: the WebAssembly and the module with glue, shell, styles and
/// texts, each packed by brotli.
pub fn app_size(project: &Project) -> Result<usize, String> {
    let files = [format!("{NAME}_bg.wasm"), "element.js".to_string()];
    files.iter().map(|file| compressed("brotliCompressSync", &project.pkg.join(file))).sum()
}

/// Bytes of a file after one of Node.js's ways to compress, at its strongest.
fn compressed(way: &str, file: &Path) -> Result<usize, String> {
    let script = format!(
        "process.stdout.write(String(require('zlib').{way}(require('fs').readFileSync(process.argv[1]), {{level: 9}}).length))"
    );
    let size = shell::ask("node", &["-e", &script, &file.display().to_string()]).and_then(|size| size.parse().ok());
    size.ok_or_else(|| format!("How small {} gets cannot be measured.", file.display()))
}

/// Completes what wasm-pack wrote to an npm package that defines the element.
fn package(project: &Project, element: &str) -> Result<(), String> {
    shell::write(&project.pkg.join("element.js"), element)?;
    for description in ["element.d.ts", "custom-elements.json"] {
        shell::write(&project.pkg.join(description), shell::read(&project.root.join("embed").join(description))?)?;
    }
    let licence = project.root.join("LICENSE");
    shell::write(&project.pkg.join("LICENSE"), shell::read(&licence)?)?;
    let readme = shell::read_text(&project.root.join("README.md"))?;
    shell::write(&project.pkg.join("README.md"), documents::alone(&readme))?;
    let _ = std::fs::remove_file(project.pkg.join(".gitignore"));
    let manifest = project.pkg.join("package.json");
    let mut package: serde_json::Value = serde_json::from_slice(&shell::read(&manifest)?)
        .map_err(|error| format!("{} is not JSON: {error}.", manifest.display()))?;
    package["name"] = NAME.into();
    package["main"] = "element.js".into();
    package["types"] = "element.d.ts".into();
    package["customElements"] = "custom-elements.json".into();
    // The types lie beside each script under the same name, where TypeScript looks for them.
    package["exports"] = serde_json::json!({
        ".": "./element.js",
        "./element.js": "./element.js",
        "./widget": format!("./{NAME}.js"),
        format!("./{NAME}_bg.wasm"): format!("./{NAME}_bg.wasm"),
        "./custom-elements.json": "./custom-elements.json",
        "./package.json": "./package.json",
    });
    package["sideEffects"] = serde_json::json!(["./element.js"]);
    package["files"] = [
        "element.js",
        "element.d.ts",
        "custom-elements.json",
        &format!("{NAME}.js"),
        &format!("{NAME}.d.ts"),
        &format!("{NAME}_bg.wasm"),
        &format!("{NAME}_bg.wasm.d.ts"),
        // A release puts these there.
        "THIRD-PARTY-LICENCES.txt",
        "foerderkompass.cdx.json",
    ]
    .as_slice()
    .into();
    shell::write(&manifest, format!("{package:#}\n"))
}
