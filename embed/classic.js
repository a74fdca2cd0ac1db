// SPDX-License-Identifier: EUPL-1.2
/*
 * The classic script: everything in one function, nothing left in the page's global scope. The
 * build puts the marked parts in; this file on its own does nothing.
 */
(() => {
  // Some pages hide currentScript behind an image of that name.
  const script = document.currentScript;
  const base = script instanceof HTMLScriptElement ? script.src : "";

  /* @@SHELL@@ */

  // The glue would look for its own address in the document, which fails in documents without one.
  const glue = ((document) => {
    /* @@GLUE@@ */
    return wasm_bindgen;
  })();

  const start = async () => {
    const packed = Uint8Array.from(atob("@@WASM@@"), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    await glue({ module_or_path: await new Response(stream).arrayBuffer() });
    return glue;
  };

  define({ start, css: "@@CSS@@", base });
})();
