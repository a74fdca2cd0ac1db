// SPDX-License-Identifier: EUPL-1.2
/*
 * The host page of the tests that let allocations fail: each failure happens in a frame of its own, in which the element
 * begins, is used, and fails at an allocation of a given number. The WebAssembly is compiled once for all frames.
 */

/** The parts of the frames that are the same: the compiled module and the catalogue. */
async function prepared() {
  const wasm = await fetch("/failing/foerderkompass_bg.wasm");
  const catalog = await fetch("/dist/catalog.json");
  const bytes = await wasm.arrayBuffer();
  return { module: await WebAssembly.compile(bytes), length: bytes.byteLength, catalog: await catalog.arrayBuffer() };
}

/** Gives the frame its module and catalogue, and lets its first `times` instances fail. The frame calls this first of all. */
function prepare(inside) {
  const { module, length, catalog, number, times } = window.plan;
  inside.classes = [];
  inside.uncaught = [];
  inside.instances = [];
  inside.document.addEventListener("fk-error", (event) => inside.classes.push(event.detail.class));
  inside.addEventListener("error", (event) => inside.uncaught.push(String(event.error ?? event.message)));
  inside.addEventListener("unhandledrejection", (event) => inside.uncaught.push(String(event.reason)));
  inside.console.error = () => {};
  // Of the WebAssembly only the length is looked at: it is compiled already.
  const program = { ok: true, arrayBuffer: async () => ({ byteLength: length }) };
  inside.fetch = async (url) => (String(url).endsWith(".wasm") ? program : new inside.Response(catalog));
  inside.WebAssembly.compile = async () => module;
  const instantiate = inside.WebAssembly.instantiate;
  inside.WebAssembly.instantiate = async (given, imports) => {
    const instance = await instantiate(given, imports);
    if (inside.instances.push(instance) <= times) instance.exports.fail_allocation(number);
    return instance;
  };
}

const rest = () => new Promise((done) => setTimeout(done, 0));

/** Waits until the condition gives something; gives up after ten seconds. */
async function until(condition) {
  for (const begin = performance.now(); performance.now() - begin < 10000; await rest()) {
    const found = condition();
    if (found) return found;
  }
  return null;
}

/** A frame whose element has been used, unless it failed before. */
async function used() {
  const frame = document.createElement("iframe");
  frame.width = "1000";
  frame.src = "/inside.html";
  document.body.append(frame);
  const inside = await until(() => frame.contentWindow.classes && frame.contentWindow);
  const root = await until(() => inside.document.querySelector("foerder-kompass")?.shadowRoot);
  const state = () => root.querySelector("[data-fk=app]")?.dataset.state;
  const over = () => inside.classes.length > 0;
  await until(() => over() || state() === "ready");
  const steps = [
    ...[1, 2, 3, 4, 5].map((at) => () => root.querySelectorAll("fieldset[data-attribute]")[at]?.querySelector("input")?.click()),
    () => root.querySelector("article[data-measure] button[aria-expanded]")?.click(),
    () => {
      const search = root.querySelector("input[type=search]");
      if (!search) return;
      search.value = "sprache";
      search.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    },
    () => root.querySelector("[data-view=contacts]")?.click(),
    () => root.querySelector("[data-view=measures]")?.click(),
    () => root.querySelector("[data-new-person]")?.click(),
  ];
  for (const step of steps) {
    if (over()) break;
    step();
    await rest();
  }
  return { frame, inside, root, state };
}

/** How many allocations there are when none fails. */
async function counted() {
  window.plan = { ...(await prepared()), number: 0, times: 0 };
  const { frame, inside } = await used();
  const count = inside.instances[0].exports.allocations();
  frame.remove();
  return count;
}

/** What is wrong after a failure at this allocation of the first or of the first two instances; "" for nothing. */
async function wrong(number, times, measures) {
  Object.assign(window.plan, { number, times });
  const { frame, inside, root, state } = await used();
  try {
    if (inside.classes.length === 0) return "nothing failed";
    const listed = () => root.querySelectorAll("[data-failure] > div > b").length === measures;
    const answer = () => root.querySelector("fieldset[data-attribute] input:not([value=''])");
    const alive = () => state() === "ready" && answer();
    if (!(await until(() => (inside.classes.includes("crashed") ? listed() : alive())))) {
      return `it shows ${root.textContent.slice(0, 200)}, told ${inside.classes}`;
    }
    if (!inside.classes.includes("crashed")) {
      // The second instance may not have got to the same place.
      inside.instances.at(-1).exports.fail_allocation(0);
      const chips = () => root.querySelectorAll(".fk-chip").length;
      const before = chips();
      answer().click();
      if (!(await until(() => chips() > before))) return "it does not answer";
    }
    const unknown = inside.uncaught.filter((text) => !/^RuntimeError/.test(text));
    if (unknown.length > 0) return `uncaught: ${unknown}`;
    if (inside.classes.filter((one) => one !== "restarted" && one !== "crashed").length > 0) return `told ${inside.classes}`;
    inside.document.querySelector("#own").click();
    if (inside.document.querySelector("#own").textContent !== "clicked") return "the host page does not answer";
    return "";
  } finally {
    frame.remove();
  }
}

/** Goes through these numbers; every other time the second instance fails as well. */
async function swept(numbers, measures) {
  const result = (window.progress = { troubles: [], tried: 0, over: false });
  for (const [at, number] of numbers.entries()) {
    const trouble = await wrong(number, 1 + (at % 2), measures);
    if (trouble) result.troubles.push(`${number}, ${1 + (at % 2)} times: ${trouble}`);
    result.tried += 1;
  }
  result.over = true;
}
