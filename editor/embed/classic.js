// SPDX-License-Identifier: EUPL-1.2
/*
 * The script of the editor's page: everything in one function. The build puts the marked parts in; this file on its own
 * does nothing.
 */
(() => {
  /* @@SHELL@@ */

  const glue = () => {
    /* @@GLUE@@ */
    return wasm_bindgen;
  };

  /* @@UNPACK@@ */

  // A name until the script has been minified: the length of a text would be reckoned with.
  const packed = bytesOf(FK_PACKED);
  const all = new DataView(packed.buffer).getUint32(0);
  const { output: bytes, until } = unpacking(packed.subarray(4), all);
  until(all);
  // Numbers first, and then what they speak of: both stylesheets, the widget's page, the WebAssembly without its functions,
  // the functions.
  const numbers = new DataView(bytes.buffer);
  const [size, at, css, widgetCss, widget, around, ...streams] = Array.from({ length: 16 }, (_, i) => numbers.getUint32(4 * i));
  const text = (from, until) => new TextDecoder().decode(bytes.subarray(from, until));

  begin({
    wasm: () => joined(bytes, around, streams[0], at, size, streams),
    glue,
    css: text(css, widgetCss),
    widgetCss: text(widgetCss, widget),
    widget: text(widget, around),
    version: "@@VERSION@@",
  });
})();
