// SPDX-License-Identifier: EUPL-1.2
/* The element's script comes two seconds after the element, and twice. */
setTimeout(() => {
  for (let i = 0; i < 2; i++) {
    const script = document.createElement("script");
    script.src = "/dist/foerderkompass.js";
    document.body.append(script);
  }
}, 2000);
