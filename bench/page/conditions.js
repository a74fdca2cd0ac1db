// SPDX-License-Identifier: EUPL-1.2
/*
 * Attributes and conditions of a catalogue in the form that the plain loop goes through. Answers are numbers: of a flag 0
 * or 1, of an ordered attribute the place of the option, of a choice or several options their bits.
 */

/** The attributes with how their answers are read, in catalogue order. */
export const compiled = (list) => {
  const attributes = [];
  for (const data of list) {
    const places = new Map((data.options ?? []).map(({ id }, at) => [id, at]));
    const bits = (ids) => ids.reduce((all, id) => all | (1 << places.get(id)), 0);
    const read = {
      flag: (value) => (String(value) === "true" ? 1 : 0),
      integer: Number,
      ordinal: (value) => places.get(value),
      choice: (value) => bits([value]),
      multi: (value) => bits(Array.isArray(value) ? value : value.split(",")),
    }[data.kind];
    const { id, kind, start, sensitive, min, max } = data;
    const attribute = { id, kind, start, sensitive, min, max, places, bits, read, bounds: new Set() };
    attributes.push(attribute);
    const rule = ({ when, is }) => ({ when: conditionOf(when, attributes), is: read(is) });
    attribute.implied = (data.implied ?? []).map(rule);
  }
  return attributes;
};

/** A condition; undefined where there is none. Notes at the attributes which numbers make a difference. */
export const conditionOf = (data, attributes) => {
  if (data === undefined) return undefined;
  const parts = (list) => list.map((part) => conditionOf(part, attributes));
  if (data.all) return { type: "all", parts: parts(data.all) };
  if (data.any) return { type: "any", parts: parts(data.any) };
  if (data.not) return { type: "not", parts: parts([data.not]) };
  const at = attributes.findIndex((attribute) => attribute.id === data.attribute);
  const attribute = attributes[at];
  if (data.is !== undefined) return { type: "range", attribute: at, min: Number(data.is), max: Number(data.is) };
  if (data.in) {
    if (attribute.kind !== "ordinal") return { type: "in", attribute: at, options: attribute.bits(data.in) };
    const places = data.in.map((id) => attribute.places.get(id));
    return { type: "any", parts: places.map((place) => ({ type: "range", attribute: at, min: place, max: place })) };
  }
  const number = (bound, otherwise) => {
    if (bound === undefined) return otherwise;
    return attribute.kind === "ordinal" ? attribute.places.get(bound) : bound;
  };
  const node = { type: "range", attribute: at, min: number(data.min, -Infinity), max: number(data.max, Infinity) };
  if (attribute.kind === "integer") {
    if (data.min !== undefined) attribute.bounds.add(data.min);
    if (data.max !== undefined) attribute.bounds.add(data.max + 1);
  }
  return node;
};

/** Answers of which one brings about whatever some answer can: every option, and the first number of each interval. */
export const candidatesOf = (attribute) => {
  const { kind, places, min, max, bounds } = attribute;
  if (kind === "flag") return [0, 1];
  if (kind === "ordinal") return [...places.values()];
  if (kind !== "integer") return [...places.values()].map((place) => 1 << place);
  return [min, ...[...bounds].filter((bound) => bound > min && bound <= max)];
};
