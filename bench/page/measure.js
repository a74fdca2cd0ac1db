// SPDX-License-Identifier: EUPL-1.2
/*
 * Taking times: engines in turn and back again (ABBA), so that what else the machine does meets all of them alike; calls
 * that are too short for the clock are repeated until they take a while.
 */

/** A sample takes at least so long, in milliseconds. */
const SAMPLE = 20;

/**
 * What is measured: `engines` is a list of { name, step(number) }, of which every one does the same at the same number;
 * after `steps` of them it begins again. Gives, by name, milliseconds per step and how often a sample repeated it.
 * Ends after `samples` rounds, or when `budget` milliseconds are spent, though not before the fifth round.
 */
export const inTurn = (engines, steps, { samples, budget }) => {
  const begin = performance.now();
  const list = engines.map((engine) => ({ ...engine, at: 0, times: [], repeat: repeats(engine, steps) }));
  for (let round = 0; round < samples; round++) {
    if (round >= Math.min(5, samples) && performance.now() - begin > budget) break;
    const order = round % 2 === 0 ? list : [...list].reverse();
    for (const engine of order) {
      const before = performance.now();
      for (let i = 0; i < engine.repeat; i++) engine.step(engine.at++ % steps);
      engine.times.push((performance.now() - before) / engine.repeat);
    }
  }
  return Object.fromEntries(list.map(({ name, times, repeat }) => [name, { times, repeat }]));
};

/** How many steps make a sample long enough; whole rounds of the talk where it is more than one. */
const repeats = ({ step }, steps) => {
  for (let i = 0; i < steps; i++) step(i);
  let count = 1;
  for (;;) {
    const begin = performance.now();
    for (let i = 0; i < count; i++) step(i % steps);
    const taken = performance.now() - begin;
    if (taken >= SAMPLE) break;
    count = Math.ceil(count * Math.min(20, Math.max(1.3, (1.1 * SAMPLE) / Math.max(taken, 0.01))));
  }
  return count === 1 ? 1 : Math.ceil(count / steps) * steps;
};

/** Lets the page breathe. */
export const breath = () => new Promise((done) => setTimeout(done, 0));

/** Hands something over to the program that drives the page. */
export const report = async (what, value) => {
  const body = JSON.stringify(value);
  await fetch(`/report/${what}`, { method: "POST", body });
};

/** Runs a page's work and reports what came of it, also if that is trouble. */
export const working = async (what, work) => {
  try {
    await report(what, await work());
  } catch (error) {
    await report(what, { trouble: String(error?.stack ?? error) });
  }
};

/** Milliseconds from now until the next frame has been painted. */
export const painted = () => {
  const begin = performance.now();
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - begin);
      port2.postMessage(0);
    });
  });
};
