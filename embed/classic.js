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

  const glue = () => {
    /* @@GLUE@@ */
    return wasm_bindgen;
  };

  /* @@UNPACK@@ */

  let contents = null;
  const content = () => {
    if (!contents) {
      // A name until the script has been minified: the length of a text would be reckoned with.
      const packed = bytesOf(FK_PACKED);
      const bytes = unpack(packed.subarray(4), new DataView(packed.buffer).getUint32(0));
      // Numbers first, and then what they speak of: the WebAssembly without its functions, stylesheet, texts, functions.
      const numbers = new DataView(bytes.buffer);
      const [size, at, around, css, texts, ...streams] = [...Array(15).keys()].map((i) => numbers.getUint32(4 * i));
      const text = (from, until) => new TextDecoder().decode(bytes.subarray(from, until));
      // Lines of a key and its texts: old libraries replace JSON.parse.
      const said = text(texts, streams[0]).split("\n").map((line) => line.split("\t"));
      const named = Object.fromEntries(said.map(([key, ...texts]) => [key, texts]));
      contents = { css: text(css, texts), texts: named, wasm: joined(bytes, around, css, at, size, streams) };
    }
    return contents;
  };

  define({
    wasm: () => content().wasm,
    glue,
    css: () => content().css,
    texts: () => content().texts,
    base,
    version: "@@VERSION@@",
  });
})();
