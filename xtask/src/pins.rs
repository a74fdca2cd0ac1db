// SPDX-License-Identifier: EUPL-1.2
//! Versions of the tools, written once. wasm-bindgen's is not here: it is read from `Cargo.lock`.

pub const WASM_PACK: &str = "0.15.1";
pub const CARGO_FUZZ: &str = "0.13.2";
pub const GECKODRIVER: &str = "0.37.1";
pub const CARGO_DENY: &str = "0.20.2";

/// Puts faults into the sources, one by one, for `cargo xtask mutants`.
pub const CARGO_MUTANTS: &str = "27.1.0";

/// npm packages for building: wasm-opt, and the minifier of the glue that wasm-bindgen writes.
pub const NPM_BUILD: &[(&str, &str)] = &[("binaryen", "132.0.0"), ("terser", "5.51.2")];

/// npm packages for the tests: rules for accessibility, and the compiler that the types are for. Of that the last one
/// written in JavaScript, which runs wherever Node.js does.
pub const NPM_TEST: &[(&str, &str)] = &[("axe-core", "4.14.1"), ("typescript", "5.9.3")];

/// npm packages that `cargo xtask bench` measures beside this project's engine. Nothing else uses them.
pub const NPM_BENCH: &[(&str, &str)] = &[("crossfilter2", "1.5.4"), ("itemsjs", "2.4.4"), ("minisearch", "7.2.0")];

/// Python packages that `cargo xtask supply` checks with: the licence of every file, the form of the bill of materials,
/// and a reader of YAML.
pub const PYTHON: &[&str] = &["reuse==6.2.0", "cyclonedx-python-lib[json-validation]==11.12.0", "PyYAML==6.0.3"];

/// Debian packages that hold a compiler with a source of the standard library for WebAssembly.
pub const APT_WASM_RUST: &[&str] = &["rustc-web", "cargo-web", "rust-web-src"];
