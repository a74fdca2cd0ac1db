// SPDX-License-Identifier: EUPL-1.2
/*
 * The ES module of the npm package: importing it defines <foerder-kompass>. The WebAssembly file
 * lies beside it and is fetched when the first element appears.
 */
import init, { mount } from "./foerderkompass.js";

/* @@SHELL@@ */

const start = async () => {
  await init();
  return { mount };
};

define({ start, css: () => "@@CSS@@", base: import.meta.url });
