// SPDX-License-Identifier: EUPL-1.2
/*
 * The page that holds all engines: the same catalogue, the same talk, in turn. Each result is compared with what is right
 * before a time is taken.
 */

import { difference } from "./common.js";
import { breath, inTurn, report, working } from "./measure.js";
import { Ours, bytesOfMemory, started } from "./ours.js";
import { Cross, ItemsJs, Mini } from "./peers.js";
import { Plain } from "./plain.js";

const given = new URLSearchParams(location.search);
const size = Number(given.get("n"));
const limits = { samples: Number(given.get("samples")), budget: Number(given.get("budget")) };
/** ItemsJS takes minutes to index more. */
const ITEMSJS_MOST = Number(given.get("itemsjs"));

const fetched = async (name) => (await fetch(`/data/${name}`)).arrayBuffer();
const asJson = async (name) => JSON.parse(new TextDecoder().decode(await fetched(name)));

/** Building: from the text or its bytes to the first results. */
const builders = (bytes, text, today) => {
  const list = {
    "JSON.parse": () => JSON.parse(text),
    ours: () => new Ours(bytes, today),
    plain: () => Plain.ready(text, today),
    minisearch: () => Mini.ready(text),
    crossfilter: () => Cross.ready(text),
  };
  if (size <= ITEMSJS_MOST) list.itemsjs = () => ItemsJs.ready(text);
  return list;
};

/** So much of the budget one more round of an engine may take: what others need long for is built once. */
const share = (name) => (["JSON.parse", "ours"].includes(name) ? 2 : 10);

/** Times of building, in rounds as long as the budget lasts; and one engine of each. */
const ready = async (makers) => {
  const [times, engines, parts, index] = [{}, {}, [], {}];
  const begin = performance.now();
  for (let round = 0; round < limits.samples; round++) {
    for (const name of Object.keys(makers)) {
      if (round > 0 && times[name][0] > limits.budget / share(name)) continue;
      engines[name]?.free?.();
      engines[name] = undefined;
      await breath();
      const before = performance.now();
      const engine = makers[name]();
      if (engine.run) {
        engine.query("", "", "", "");
        engine.run();
      }
      (times[name] ??= []).push(performance.now() - before);
      engine.words?.();
      if (name === "ours") parts.push(engine.parts);
      if (engine.indexing) (index[name] ??= []).push(engine.indexing);
      engines[name] = engine;
    }
    if (performance.now() - begin > limits.budget) break;
  }
  delete engines["JSON.parse"];
  return { times, parts, index, engines };
};

const half = (engine, script) => {
  engine.clear?.();
  engine.query("", "", "", "");
  if (engine.answer) for (const [id, value] of script.answers.slice(0, script.half)) engine.answer(id, value);
};

/** The jobs: which engines can do them at all, how they begin and what a step is. */
const jobs = (script) => ({
  answers: {
    who: ["ours", "plain"],
    steps: script.answers,
    begin: (engine) => (engine.clear(), engine.query("", "", "", "")),
    step: (engine, [id, value], number) => {
      if (number === 0) engine.clear();
      engine.answer(id, value);
    },
  },
  changes: { who: ["ours", "plain"], steps: script.changes, begin: half, step: (engine, [id, value]) => engine.answer(id, value) },
  filters: { who: ["ours", "plain", "itemsjs", "minisearch", "crossfilter"], steps: script.filters, begin: half, step: asked },
  words: { who: ["ours", "plain", "itemsjs", "minisearch"], steps: script.words, begin: half, step: asked },
  parts: { who: ["ours", "plain", "itemsjs", "minisearch"], steps: script.parts, begin: half, step: asked },
});
const asked = (engine, query) => engine.query(...query);

/** Does a job with all that can: first what they find, then how long they take. */
const done = ({ who, steps, begin, step }, right, engines, script) => {
  const able = who.filter((name) => engines[name]);
  const wrong = {};
  const list = able.map((name) => {
    const engine = engines[name];
    begin(engine, script);
    const faults = steps.map((one, number) => {
      step(engine, one, number);
      engine.run();
      return difference(engine.digest(), right[number]);
    });
    wrong[name] = faults.filter((fault) => fault !== "");
    begin(engine, script);
    return { name, step: (number) => (step(engine, steps[number], number), engine.run()) };
  });
  const found = inTurn(list, steps.length, limits);
  for (const name of able) found[name].wrong = wrong[name];
  return found;
};

/** Explains the first 20 cards; the only engine that can is ours. */
const explained = (ours, right, script) => {
  half(ours, script);
  ours.run();
  const count = ours.explain(20);
  const found = inTurn([{ name: "ours", step: () => ours.explain(20) }], 1, limits);
  found.ours.wrong = count === right ? [] : [`${count} statt ${right}`];
  return found;
};

const all = async () => {
  await started();
  const [script, right] = [await asJson("script.json"), await asJson(`oracle-${size}.json`)];
  const buffer = await fetched(`catalog-${size}.json`);
  const [bytes, text] = [new Uint8Array(buffer), new TextDecoder().decode(buffer)];
  const found = { size, bytes: bytes.length, agent: navigator.userAgent, isolated: crossOriginIsolated, jobs: {} };
  const { times, parts, index, engines } = await ready(builders(bytes, text, script.today));
  Object.assign(found, { ready: times, parts, index, memory: bytesOfMemory() });
  // What has been measured counts, also if the rest takes too long.
  await report("engines", found);
  for (const [name, job] of Object.entries(jobs(script))) {
    found.jobs[name] = done(job, right[name], engines, script);
    await report("engines", found);
  }
  found.jobs.explained = explained(engines.ours, right.explained, script);
  return { ...found, done: true };
};

// The driver waits for the page to be loaded; measuring comes after that.
addEventListener("load", () => setTimeout(() => working("engines", all), 50));
