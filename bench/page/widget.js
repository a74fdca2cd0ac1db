// SPDX-License-Identifier: EUPL-1.2
/*
 * The real widget, as it ships, with a generated catalogue: how long it loads and with which long tasks, how long a click
 * takes to be painted, and what many clicks leave behind.
 */

import { painted, report } from "./measure.js";

const given = new URLSearchParams(location.search);
const [size, samples] = [Number(given.get("n")), Number(given.get("samples"))];

/** Every instance of WebAssembly that the page makes, to look at its memory. */
const memories = [];
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...values) => {
  const made = await instantiate.apply(WebAssembly, values);
  const { exports } = made.instance ?? made;
  memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
  return made;
};

const longTasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) longTasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });

const root = () => document.querySelector("foerder-kompass")?.shadowRoot;
const frame = () => new Promise((done) => requestAnimationFrame(done));

/** Waits, frame by frame, until something is there. */
const until = async (there) => {
  while (!there()) await frame();
};

const inputOf = (attribute, value) => root().querySelector(`fieldset[data-attribute="${attribute}"] input[value="${value}"]`);

/** Opens the questions that the clicks need, where they are folded. */
const unfolded = async (attribute) => {
  root().querySelector(`fieldset[data-attribute="${attribute}"] > button[aria-expanded=false]`)?.click();
  await frame();
};

/** Answers that change to and fro, each of which moves measures between groups. */
const CLICKS = [["leistung", "sgb2"], ["leistung", "sgb3"], ["sprache", "a2"], ["sprache", "b1"]];

const click = ([attribute, value]) => {
  const input = inputOf(attribute, value);
  if (!input) throw new Error(`There is no answer ${value} of ${attribute}.`);
  input.click();
};

const clicks = async () => {
  for (const attribute of ["leistung", "sprache"]) await unfolded(attribute);
  const [times, busy] = [[], []];
  const begin = performance.now();
  for (let at = 0; at < samples + 4; at++) {
    if (times.length >= 5 && performance.now() - begin > 25_000) break;
    await new Promise((done) => setTimeout(done, 20));
    const before = performance.now();
    const paint = painted();
    click(CLICKS[at % CLICKS.length]);
    const ran = performance.now() - before;
    const taken = await paint;
    // The first round of clicks draws what has not been there before.
    if (at >= 4 || size > 10_000) {
      times.push(taken);
      busy.push(ran);
    }
  }
  return { times, busy, elements: root().querySelectorAll("*").length, cards: root().querySelectorAll("article").length };
};

/** Clicks so often and reports what is in memory; the driver asks for it. */
window.benchClicks = async (count) => {
  for (let at = 0; at < count; at++) {
    click(CLICKS[at % CLICKS.length]);
    if (at % 5 === 4) await frame();
  }
  await painted();
  const nodes = root().querySelectorAll("*").length;
  await report("clicked", { wasm: Math.max(0, ...memories.map(({ buffer }) => buffer.byteLength)), nodes });
};

const load = async () => {
  const text = await (await fetch(`/data/catalog-${size}.json`)).text();
  const element = document.createElement("foerder-kompass");
  document.body.append(element);
  await import("/dist/foerderkompass.js");
  await until(() => root());
  await frame();
  const begin = performance.now();
  const parse = performance.now();
  JSON.parse(text);
  const parsed = performance.now() - parse;
  const before = performance.now();
  element.load(text);
  await until(() => root().querySelector("article"));
  await painted();
  const shown = performance.now() - before;
  // Observers are told later.
  await new Promise((done) => setTimeout(done, 200));
  const tasks = longTasks.filter(([start, duration]) => start + duration > before).map(([, duration]) => duration);
  return { size, shown, parsed, begin, longTasks: tasks, cards: root().querySelectorAll("article").length };
};

const safely = async (what, work) => {
  try {
    await report(what, await work());
  } catch (error) {
    await report(what, { trouble: String(error?.stack ?? error) });
    throw error;
  }
};

// The driver waits for the page to be loaded; measuring comes after that.
addEventListener("load", () =>
  setTimeout(async () => {
    await safely("loaded", load);
    await safely("clicks", clicks);
  }, 50),
);
