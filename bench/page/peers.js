// SPDX-License-Identifier: EUPL-1.2
/*
 * Engines that a team would otherwise pick, each behind the same few methods. They know no conditions, so they search,
 * filter and count only; what they do not deliver is left out of their digest and is a dash in the report.
 */

import { checksum, fold, named, records } from "./common.js";

const FACETS = ["category", "format", "carrier"];

/** How the results of a peer are named in a digest. */
const digest = (ids, [categories, formats, carriers]) => {
  const which = Uint32Array.from(ids).sort();
  return { shown: which.length, which: checksum(which), categories: named(categories), formats: named(formats), carriers: named(carriers) };
};

class Asking {
  query(text, ...chosen) {
    this.text = text;
    this.chosen = chosen;
  }
}

/** Facets that count without their own choice, as its manual has it; a page of 20. */
export class ItemsJs extends Asking {
  static ready(text) {
    return new ItemsJs(JSON.parse(text));
  }

  constructor(catalog) {
    super();
    const aggregation = { size: 1000, conjunction: false };
    this.engine = window.itemsjs(records(catalog), {
      aggregations: { category: aggregation, format: aggregation, carrier: aggregation },
      searchableFields: ["text"],
    });
  }

  search(more) {
    const filters = {};
    FACETS.forEach((name, at) => (filters[name] = this.chosen[at] === "" ? [] : [this.chosen[at]]));
    return this.engine.search({ query: this.text, filters, page: 1, per_page: 20, ...more });
  }

  run() {
    this.found = this.search({});
    return this.found.pagination.total;
  }

  digest() {
    const { items } = this.search({ per_page: 1_000_000 }).data;
    const { aggregations } = this.found.data;
    const counts = FACETS.map((name) => aggregations[name].buckets.map((bucket) => [bucket.key, bucket.doc_count]));
    return digest(items.map((item) => item.id), counts);
  }
}

/** Search by beginnings of words with folded letters; filter and facets in its filter, in one go. */
export class Mini extends Asking {
  static ready(text) {
    return new Mini(JSON.parse(text));
  }

  constructor(catalog) {
    super();
    this.records = records(catalog);
    this.engine = new window.MiniSearch({
      fields: ["text"],
      processTerm: (term) => fold(term)[0],
      searchOptions: { prefix: true, combineWith: "AND" },
    });
    const begin = performance.now();
    this.engine.addAll(this.records);
    this.indexing = performance.now() - begin;
  }

  run() {
    const counts = FACETS.map(() => new Map());
    const filter = ({ id }) => {
      const record = this.records[id];
      let failed = 0, missed = -1;
      this.chosen.forEach((value, at) => {
        if (value !== "" && !record[FACETS[at]].includes(value)) {
          failed++;
          missed = at;
        }
      });
      if (failed > 1) return false;
      counts.forEach((count, at) => {
        if (failed === 1 && missed !== at) return;
        for (const value of record[FACETS[at]]) count.set(value, (count.get(value) ?? 0) + 1);
      });
      return failed === 0;
    };
    const query = this.text === "" ? window.MiniSearch.wildcard : this.text;
    this.found = { hits: this.engine.search(query, { filter }), counts };
    return this.found.hits.length;
  }

  digest() {
    return digest(this.found.hits.map((hit) => hit.id), this.found.counts);
  }
}

/** Dimensions over lists, a group each; the first 20 of what passes. It knows no text. */
export class Cross extends Asking {
  static ready(text) {
    return new Cross(JSON.parse(text));
  }

  constructor(catalog) {
    super();
    this.engine = window.crossfilter(records(catalog));
    this.dimensions = FACETS.map((name) => this.engine.dimension((record) => record[name], true));
    this.groups = this.dimensions.map((dimension) => dimension.group());
    this.order = this.engine.dimension((record) => record.id);
    this.total = this.engine.groupAll();
    this.set = ["", "", ""];
  }

  run() {
    this.chosen.forEach((value, at) => {
      if (value === this.set[at]) return;
      if (value === "") this.dimensions[at].filterAll();
      else this.dimensions[at].filterExact(value);
      this.set[at] = value;
    });
    this.found = { counts: this.groups.map((group) => group.all()), page: this.order.bottom(20) };
    return this.total.value();
  }

  digest() {
    const ids = this.engine.allFiltered().map((record) => record.id);
    return digest(ids, this.found.counts.map((count) => count.map(({ key, value }) => [key, value])));
  }
}
