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

  /* @@UNPACK@@ */

  let contents = null;
  const content = () => {
    if (!contents) {
      // A name until the script has been minified: the length of a text would be reckoned with.
      const packed = bytesOf(FK_PACKED);
      const sizes = new DataView(packed.buffer);
      const [all, css] = [sizes.getUint32(0), sizes.getUint32(4)];
      const bytes = unpack(packed.subarray(8), all);
      contents = { css: new TextDecoder().decode(bytes.subarray(0, css)), wasm: bytes.subarray(css) };
    }
    return contents;
  };

  // Where this script comes from another host, the page hears of an error, but not of which: so the
  // build has the glue call the module through this.
  let told = null;
  const watched = (exports) => {
    const watch = (call) => (...values) => {
      try {
        return call(...values);
      } catch (error) {
        told(error);
        throw error;
      }
    };
    const watchedOne = ([name, value]) => [name, value instanceof Function ? watch(value) : value];
    return Object.fromEntries(Object.entries(exports).map(watchedOne));
  };

  const start = async (trapped) => {
    told = trapped;
    await glue({ module_or_path: content().wasm });
    return glue;
  };

  define({ start, css: () => content().css, base });
})();
