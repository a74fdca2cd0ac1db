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

  // What is unpacked in one go takes up to so many milliseconds; then the page may do something else.
  const SLICE = 20;

  let contents = null;
  const content = () => {
    if (!contents) {
      // A name until the script has been minified: the length of a text would be reckoned with.
      const { all, bytes, until, numbers, text } = opened(bytesOf(FK_PACKED));
      // What they speak of: stylesheet, texts, the WebAssembly without its functions, functions.
      const [size, at, css, texts, around, ...streams] = numbers(15);
      until(around);
      // Lines of a key and its texts: old libraries replace JSON.parse.
      const said = text(texts, around).split("\n").map((line) => line.split("\t"));
      const named = Object.fromEntries(said.map(([key, ...texts]) => [key, texts]));
      const wasm = async () => {
        for (let to = around, stop = 0; to < all; until((to += 8192))) {
          if (Date.now() > stop) {
            await new Promise((done) => setTimeout(done));
            stop = Date.now() + SLICE;
          }
        }
        return joined(bytes, around, streams[0], at, size, streams);
      };
      contents = { css: text(css, texts), texts: named, wasm };
    }
    return contents;
  };

  define({
    wasm: () => content().wasm(),
    glue,
    css: () => content().css,
    texts: () => content().texts,
    base,
    version: "@@VERSION@@",
  });
})();
