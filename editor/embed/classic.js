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
  const { all, bytes, until, numbers, text } = opened(bytesOf(FK_PACKED));
  // What they speak of: both stylesheets, the widget's page, the WebAssembly without its functions, the functions.
  const [size, at, css, widgetCss, widget, around, ...streams] = numbers(16);
  until(all);

  begin({
    wasm: () => joined(bytes, around, streams[0], at, size, streams),
    glue,
    css: text(css, widgetCss),
    widgetCss: text(widgetCss, widget),
    widget: text(widget, around),
    version: "@@VERSION@@",
  });
})();
