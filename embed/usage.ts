// SPDX-License-Identifier: EUPL-1.2
/*
 * How a page uses the element in TypeScript: it has to compile against element.d.ts, and each line below an
 * "@ts-expect-error" has to be refused. Never shipped, never run.
 */
import "./element.js";

window.Foerderkompass = { config: { src: "/katalog/catalog.json", theme: "light", headingLevel: 3, questions: "hide" } };
window.Foerderkompass.config = { desk: { standort: "nord", barrierefrei: true, plaetze: 12, sprachen: ["en", "uk"] } };
// @ts-expect-error: no such theme
window.Foerderkompass.config = { theme: "blau" };
// @ts-expect-error: no such level
window.Foerderkompass.config = { headingLevel: 7 };
// @ts-expect-error: no such option
window.Foerderkompass.config = { colour: "red" };

const element = document.createElement("foerder-kompass");
element.src = "catalog.json";
element.lang = "en";
element.theme = null;
element.headingLevel = 4;
element.measure = "bildungsgutschein";
element.focusId = "sprache";
element.questions = "show";
element.desk = { standort: "nord" };
element.desk = '{"standort":"nord"}';
// The method of every element stays what it is.
element.focus({ preventScroll: true });
// @ts-expect-error: answers are no objects
element.desk = { standort: { name: "nord" } };
// @ts-expect-error: an event, not a property
element.ready = true;

element.load({ format: "1" });
element.load('{"format":"1"}');
element.reset();
// @ts-expect-error: it needs a catalogue
element.load();

element.addEventListener("fk-ready", (event) => console.log(Object.keys(event.detail).length));
element.addEventListener("fk-measure", (event) => console.log(event.detail.id.length));
document.querySelector("foerder-kompass")?.addEventListener("fk-results", ({ detail: { counts } }) => {
  const all: number = counts.fits + counts.fitsAfterHurdle + counts.open + counts.unlikely + counts.excluded;
  console.log(all, window.Foerderkompass?.version?.length);
});
document.addEventListener("fk-error", (event) => console.warn(event.detail.class.toUpperCase()));
// @ts-expect-error: counts, no answers
element.addEventListener("fk-results", (event) => console.log(event.detail.answers));
