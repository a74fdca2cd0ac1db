// SPDX-License-Identifier: EUPL-1.2
/*
 * What all engines of the page share: folding of words, the fields that are searched and counted, checksums. A peer is
 * given the same help as a careful team would give it.
 */

/** The parts of a folded text: base letters ("forderung") and two letters ("foerderung"). */
export const fold = (text) => {
  const lower = text.toLowerCase().normalize("NFC").replaceAll("ß", "ss");
  const digraph = lower.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue");
  const plain = (word) => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return [plain(lower), plain(digraph)];
};

export const words = (text) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");

/** What the core searches in a measure. */
export const textOf = (measure, labels) => {
  const parts = [measure.title, measure.summary, measure.short ?? "", ...(measure.synonyms ?? [])];
  for (const { norm } of measure.legal ?? []) parts.push(norm);
  for (const category of categoriesOf(measure)) parts.push(labels.get(category));
  for (const { provider, number, site } of measure.offers ?? []) parts.push(provider, number ?? "", site ?? "");
  return parts.join(" ");
};

const distinct = (list) => [...new Set(list)];
export const categoriesOf = (measure) => distinct([measure.category, ...(measure.also ?? [])]);
export const formatsOf = (measure) =>
  distinct([...(measure.formats ?? []), ...(measure.offers ?? []).flatMap((offer) => offer.formats ?? [])]);
export const carriersOf = (measure) => distinct((measure.carriers ?? []).map((rule) => rule.name));

/** The measures as flat records, for engines that know no conditions. */
export const records = (catalog) => {
  const labels = new Map(catalog.categories.map(({ id, label }) => [id, label]));
  return catalog.measures.map((measure, id) => ({
    id,
    title: measure.title,
    text: textOf(measure, labels),
    category: categoriesOf(measure),
    format: formatsOf(measure),
    carrier: carriersOf(measure),
  }));
};

/** FNV-1a, as in the core's digest. */
export const checksum = (numbers) => {
  let sum = 0x811c9dc5;
  for (const number of numbers) sum = Math.imul(sum ^ number, 0x01000193) >>> 0;
  return sum;
};

/** Counts without zeros, by name. */
export const named = (pairs) => {
  const found = [...pairs].filter(([, count]) => count > 0);
  found.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(found);
};

/** In which of the parts that an engine delivers it differs from what is right; "" if in none. */
export const difference = (found, right) => {
  const says = (value) => {
    const text = JSON.stringify(value);
    return text.length > 60 ? text.slice(0, 60) + "…" : text;
  };
  const order = ["shown", "which", "outcomes", "counts", "questions", "categories", "formats", "carriers"];
  for (const key of order) {
    if (!(key in found)) continue;
    if (canonical(found[key]) !== canonical(right[key])) return `${key}: ${says(found[key])} statt ${says(right[key])}`;
  }
  return "";
};

const canonical = (value) =>
  JSON.stringify(Array.isArray(value) || typeof value !== "object" ? value : named(Object.entries(value)));
