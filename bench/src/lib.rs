// SPDX-License-Identifier: EUPL-1.2
//! What the benchmark's page calls: the core as the widget uses it, one call per thing that is measured.

use foerderkompass_bench_data::Session;
use wasm_bindgen::prelude::*;

/// A catalogue with its index, and a talk over it.
#[wasm_bindgen]
pub struct Engine(Session);

#[wasm_bindgen]
impl Engine {
    /// Reads a catalogue as the widget does; `None` if it is none. Nothing can be found in it before `index`.
    pub fn open(bytes: &[u8], today: &str) -> Option<Engine> {
        Session::open(bytes, today).map(Engine)
    }

    /// Builds what the first results need.
    pub fn index(&mut self) {
        self.0.index();
    }

    /// Builds what searching texts needs beyond that.
    pub fn words(&mut self) {
        self.0.words();
    }

    /// Takes all answers back.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Gives an answer, written as in the script of the talk; says whether the attribute accepts it.
    pub fn answer(&mut self, attribute: &str, value: &str) -> bool {
        self.0.answer(attribute, value)
    }

    /// Asks for a text and values of the filters, "" for none.
    pub fn query(&mut self, text: &str, category: &str, format: &str, carrier: &str) {
        self.0.query(text, category, format, carrier);
    }

    /// Everything that follows from the answers; how many measures are shown.
    pub fn run(&mut self) -> usize {
        self.0.run()
    }

    /// Explains the first measures that are shown; how many findings decide about them.
    pub fn explain(&self, count: usize) -> usize {
        self.0.explain(count)
    }

    /// What the last run found, as JSON, to be compared.
    pub fn digest(&self) -> String {
        self.0.digest()
    }
}
