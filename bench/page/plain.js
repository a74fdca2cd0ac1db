// SPDX-License-Identifier: EUPL-1.2
/*
 * The plain loop: everything that the core says of all measures, by going through them one by one, written in
 * JavaScript and from the description of the format alone. It is what a team would write first, and the second opinion
 * on the core: 0 is unmet, 1 unknown, 2 met.
 */

import { categoriesOf, carriersOf, checksum, fold, formatsOf, named, textOf, words } from "./common.js";
import { candidatesOf, compiled, conditionOf } from "./conditions.js";

const FITS = 0, AFTER = 1, OPEN = 2, UNLIKELY = 3, EXCLUDED = 4;

/** What a condition is on the facts, whose unknown ones are undefined. */
const verdict = (node, facts) => {
  switch (node.type) {
    case "all": {
      let least = 2;
      for (const part of node.parts) {
        const one = verdict(part, facts);
        if (one === 0) return 0;
        if (one < least) least = one;
      }
      return least;
    }
    case "any": {
      let most = 0;
      for (const part of node.parts) {
        const one = verdict(part, facts);
        if (one === 2) return 2;
        if (one > most) most = one;
      }
      return most;
    }
    case "not":
      return 2 - verdict(node.parts[0], facts);
    default: {
      const fact = facts[node.attribute];
      if (fact === undefined) return 1;
      if (node.type === "in") return (node.options & fact) !== 0 ? 2 : 0;
      return fact >= node.min && fact <= node.max ? 2 : 0;
    }
  }
};

const truth = (node, facts) => (node ? verdict(node, facts) : 2);

/** The attributes of unknown leaves with only unknown ancestors, as bits. */
const openIn = (node, facts) => {
  if (!node || verdict(node, facts) !== 1) return 0;
  if (node.parts === undefined) return 1 << node.attribute;
  let bits = 0;
  for (const part of node.parts) bits |= openIn(part, facts);
  return bits;
};

/** The same of a list that is read until something is met. */
const openInRules = (rules, facts) => {
  let bits = 0;
  for (const rule of rules) {
    const now = truth(rule, facts);
    if (now === 2) break;
    if (now === 1) bits |= openIn(rule, facts);
  }
  return bits;
};

export class Plain {
  static ready(text, today) {
    return new Plain(JSON.parse(text), today);
  }

  constructor(catalog, today) {
    const labels = new Map(catalog.categories.map(({ id, label }) => [id, label]));
    this.today = today;
    this.attributes = compiled(catalog.attributes);
    const condition = (data) => conditionOf(data, this.attributes);
    this.measures = catalog.measures.map((measure) => {
      const [base, digraph] = fold(words(textOf(measure, labels)).join(" "));
      return {
        must: condition(measure.must),
        should: condition(measure.should),
        hurdles: (measure.hurdles ?? []).map((hurdle) => condition(hurdle.criterion)),
        carriers: (measure.carriers ?? []).map((rule) => condition(rule.when)),
        responsible: (measure.responsible ?? []).map((rule) => condition(rule.when)),
        valid: (measure.valid_from ?? "") <= today && today <= (measure.valid_until ?? "9999"),
        base,
        digraph,
        values: [categoriesOf(measure), formatsOf(measure), carriersOf(measure)],
      };
    });
    this.clear();
    this.query("", "", "", "");
  }

  clear() {
    this.given = new Array(this.attributes.length).fill(undefined);
  }

  answer(id, value) {
    const at = this.attributes.findIndex((attribute) => attribute.id === id);
    this.given[at] = this.attributes[at].read(value);
  }

  query(text, ...chosen) {
    this.wanted = words(text).map(fold);
    this.chosen = chosen;
  }

  facts(given) {
    const facts = [];
    this.attributes.forEach((attribute, at) => {
      facts[at] = given[at];
      for (const rule of attribute.implied) {
        if (facts[at] !== undefined) break;
        if (verdict(rule.when, facts) === 2) facts[at] = rule.is;
      }
    });
    return facts;
  }

  outcome(measure, facts) {
    if (!measure.valid) return EXCLUDED;
    const must = truth(measure.must, facts);
    if (must < 2) return must === 0 ? EXCLUDED : OPEN;
    if (truth(measure.should, facts) === 0) return UNLIKELY;
    for (const hurdle of measure.hurdles) if (verdict(hurdle, facts) === 0) return AFTER;
    return FITS;
  }

  run() {
    const facts = this.facts(this.given);
    const outcomes = new Uint8Array(this.measures.length);
    const counts = [0, 0, 0, 0, 0];
    const open = [];
    const openIn = new Array(this.attributes.length).fill(0);
    this.measures.forEach((measure, at) => {
      const outcome = this.outcome(measure, facts);
      outcomes[at] = outcome;
      counts[outcome]++;
      if (outcome === EXCLUDED) return;
      this.note(measure, facts, openIn);
      if (outcome === OPEN && truth(measure.should, facts) !== 0) open.push(measure);
    });
    const questions = this.questions(openIn, open);
    this.found = { outcomes, counts, questions, ...this.filtered() };
    return this.found.shown.length;
  }

  /** Counts the measure with every attribute that could still change what is said about it. */
  note(measure, facts, counts) {
    let bits = openIn(measure.must, facts) | openIn(measure.should, facts);
    for (const hurdle of measure.hurdles) bits |= openIn(hurdle, facts);
    bits |= openInRules(measure.responsible, facts) | openInRules(measure.carriers, facts);
    for (let at = 0; bits !== 0; at++, bits >>>= 1) counts[at] += bits & 1;
  }

  questions(openIn, open) {
    const list = [];
    openIn.forEach((count, at) => {
      if (count > 0) list.push([at, this.decides(at, open), count]);
    });
    const rank = ([at]) => (this.attributes[at].start ? 0 : this.attributes[at].sensitive ? 2 : 1);
    const worth = (a, b) => (rank(a) === 0 ? 0 : b[1] - a[1] || b[2] - a[2]);
    return list.sort((a, b) => rank(a) - rank(b) || worth(a, b) || a[0] - b[0]);
  }

  /** How many open measures some answer to this attribute alone settles. */
  decides(at, open) {
    let left = open;
    for (const answer of candidatesOf(this.attributes[at])) {
      const given = this.given.slice();
      given[at] = answer;
      const facts = this.facts(given);
      left = left.filter((measure) => truth(measure.must, facts) === 1);
    }
    return open.length - left.length;
  }

  /** What text and filters show, and what each value of a filter would. */
  filtered() {
    const shown = [];
    const counts = [new Map(), new Map(), new Map()];
    this.measures.forEach((measure, at) => {
      for (const [base, digraph] of this.wanted) {
        if (!measure.base.includes(base) && !measure.digraph.includes(digraph)) return;
      }
      let failed = 0, missed = -1;
      this.chosen.forEach((value, filter) => {
        if (value !== "" && !measure.values[filter].includes(value)) {
          failed++;
          missed = filter;
        }
      });
      if (failed === 0) shown.push(at);
      counts.forEach((count, filter) => {
        if (failed > 1 || (failed === 1 && missed !== filter)) return;
        for (const value of measure.values[filter]) count.set(value, (count.get(value) ?? 0) + 1);
      });
    });
    return { shown, facets: counts };
  }

  digest() {
    const { outcomes, counts, questions, shown, facets } = this.found;
    const [categories, formats, carriers] = facets.map(named);
    return { counts, outcomes: checksum(outcomes), shown: shown.length, which: checksum(shown), categories, formats, carriers, questions };
  }
}
