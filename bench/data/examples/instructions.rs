// SPDX-License-Identifier: EUPL-1.2
//! Makes what the benchmark needs outside the browser, built as what ships is.
//!
//! `oracle FOLDER N …` writes the catalogues, the talk and what is right; `calls N COUNT` opens a catalogue and gives the
//! answers of the talk COUNT times over, so that the instructions of `Session::run` can be counted.

use std::path::Path;

use foerderkompass_bench_data::{SEED, Session, TODAY, catalog, oracle, script};

fn main() -> Result<(), String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["oracle", folder, sizes @ ..] => write(Path::new(folder), sizes),
        ["calls", size, count] => calls(number(size)?, number(count)?),
        _ => Err("usage: oracle FOLDER N … | calls N COUNT".to_owned()),
    }
}

fn number(word: &str) -> Result<usize, String> {
    word.parse().map_err(|_| format!("{word} is no number."))
}

fn write(folder: &Path, sizes: &[&str]) -> Result<(), String> {
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"));
    put("script.json", &script())?;
    for size in sizes {
        let json = catalog(number(size)?, SEED);
        put(&format!("catalog-{size}.json"), &json)?;
        put(&format!("oracle-{size}.json"), &oracle(json.as_bytes()).ok_or("The catalogue cannot be read.")?)?;
    }
    Ok(())
}

fn calls(size: usize, count: usize) -> Result<(), String> {
    let json = catalog(size, SEED);
    let mut session = Session::open(json.as_bytes(), TODAY).ok_or("The catalogue cannot be read.")?;
    session.index();
    let answers = [("leistung", "sgb2"), ("alter", "33"), ("sprache", "a2"), ("kinder", "true")];
    for (attribute, value) in answers.iter().cycle().take(count) {
        session.answer(attribute, value);
        session.run();
    }
    Ok(())
}
