// SPDX-License-Identifier: EUPL-1.2
/*
 * The ES module of the npm package: importing it defines <foerder-kompass>. The WebAssembly file
 * lies beside it and is fetched when the first element appears.
 */

/* @@SHELL@@ */

const glue = () => {
  /* @@GLUE@@ */
  return wasm_bindgen;
};

const wasm = async () => {
  const url = new URL("./foerderkompass_bg.wasm", import.meta.url);
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  // Cut off on its way, of another version, or a page instead: the file is wrong, not the browser too old. Not every engine
  // notices that an answer is shorter than it says.
  if (bytes.byteLength !== "@@LENGTH@@") throw new Error(`${url.href}: ${bytes.byteLength} bytes`);
  return bytes;
};

define({ wasm, glue, css: () => "@@CSS@@", texts: () => "@@TEXTS@@", base: "", version: "@@VERSION@@" });
