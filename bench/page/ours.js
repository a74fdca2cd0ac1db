// SPDX-License-Identifier: EUPL-1.2
/* This project's engine behind the methods of the others. */

import start, { Engine } from "/wasm/foerderkompass-bench.js";

let memory;
/** Has to have happened before anything else here. */
export const started = async () => {
  memory = (await start({ module_or_path: "/wasm/small.wasm" })).memory;
};

/** Bytes of its memory, which only ever grows. */
export const bytesOfMemory = () => memory.buffer.byteLength;

export class Ours {
  static ready(bytes, today) {
    return new Ours(bytes, today);
  }

  constructor(bytes, today) {
    const begin = performance.now();
    this.engine = Engine.open(bytes, today);
    const read = performance.now();
    this.engine.index();
    this.parts = { open: read - begin, index: performance.now() - read };
  }

  /** What comes after the first results: texts can be searched. */
  words() {
    const begin = performance.now();
    this.engine.words();
    this.parts.words = performance.now() - begin;
  }

  clear() {
    this.engine.clear();
  }

  answer(attribute, value) {
    if (!this.engine.answer(attribute, value)) throw new Error(`${attribute} does not take ${value}`);
  }

  query(text, category, format, carrier) {
    this.engine.query(text, category, format, carrier);
  }

  run() {
    return this.engine.run();
  }

  explain(count) {
    return this.engine.explain(count);
  }

  digest() {
    return JSON.parse(this.engine.digest());
  }

  free() {
    this.engine.free();
  }
}
