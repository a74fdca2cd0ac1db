// SPDX-License-Identifier: EUPL-1.2
/* Fills a frame that has no address: once it is there and, where its empty document is loaded later, then. */
(() => {
  const frame = document.getElementById("blank");
  const fill = () => {
    const inside = frame.contentDocument;
    if (inside.querySelector("foerder-kompass")) return;
    for (const src of ["/witness.js", "/dist/foerderkompass.js"]) {
      const script = inside.createElement("script");
      script.async = false;
      script.src = src;
      inside.head.append(script);
    }
    const element = inside.createElement("foerder-kompass");
    element.setAttribute("src", "/dist/catalog.json");
    inside.body.append(element);
  };
  addEventListener("load", fill);
})();
