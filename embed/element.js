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
  // Every module begins with a zero and "asm"; without them the file is damaged, not the browser too old.
  if (!new TextDecoder().decode(bytes.slice(0, 4)).endsWith("asm")) throw new Error(`${url.href}: no WebAssembly`);
  return bytes;
};

define({ wasm, glue, css: () => "@@CSS@@", texts: () => "@@TEXTS@@", base: "", version: "@@VERSION@@" });
