// SPDX-License-Identifier: EUPL-1.2
/*
 * The self-test: what works in this browser and this page, as text to be copied for those who look after both. It needs no
 * WebAssembly, sends nothing, holds no answers, and tries nothing out that could be noticed. The build puts this behind
 * shell.js, in one scope.
 */

/**
 * The part of the page that shows the self-test: its text, a button that copies it, what came of that.
 * known: resolves to what the element knows already
 */
function selfTest([title, button, copied, refused, yes, no, ...labels], copy, known) {
  const part = make("details", "", "fk-app fk-foot");
  const text = make("pre");
  const press = make("button", button, "fk-button");
  const said = make("output");
  press.onclick = () => (said.textContent = copy(text.textContent) ? copied : refused);
  part.ontoggle = async () => {
    if (!part.open) return;
    let compiles = true;
    try {
      // The smallest module there is. Some engines forbid only an instance.
      new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    } catch (error) {
      // It names the rule that forbids this.
      compiles = error;
    }
    const found = [
      ...(await known()),
      navigator.userAgent,
      `${location.protocol} ${origin}`,
      self !== top,
      compiles,
      document.querySelector("meta[http-equiv*=Sec i]")?.content,
      document.queryCommandSupported("copy"),
      "download" in make("a"),
      !!window.print,
    ];
    // What nothing is found for is not there, says the text.
    text.textContent = labels.map((label, at) => `${label}: ${found[at] === true ? yes : found[at] || no}`).join("\n");
  };
  part.lang = "de";
  part.append(make("summary", title), text, press, said);
  return part;
}
