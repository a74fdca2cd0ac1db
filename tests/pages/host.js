// SPDX-License-Identifier: EUPL-1.2
/*
 * The host's view of itself, for every page here. It stands behind the host's own things and before the element's
 * script, notes what the page is like, and hostReport() says what has become different since.
 */
(() => {
  const kinds = [Array, Object, String, Number, Function, Promise, Date, RegExp, Node, Element, HTMLElement, Document, EventTarget];
  const objects = [...kinds, ...kinds.map((one) => one.prototype), JSON, Math, Reflect, Navigator.prototype, History.prototype];
  const look = (object) => Object.getOwnPropertyNames(object).map((name) => [name, Object.getOwnPropertyDescriptor(object, name)]);
  const before = objects.map((object) => new Map(look(object)));
  // Pages may have elements with the names of these.
  const all = (selector) => [...Document.prototype.querySelectorAll.call(document, selector)];
  // Frames have numbers, drivers of browsers leave names behind, and so does the witness; the last is the element's own.
  const allowed = /^(\d+$|[$]?cdc_|[$]chrome|se_|ret_nodes$|__|fkWitness$|Foerderkompass$)/;
  const same = (one, other) => one !== undefined && ["value", "get", "set"].every((key) => Object.is(one[key], other[key]));
  const changed = (object, at) => {
    const found = look(object).filter(([name, now]) => !allowed.test(name) && !same(before[at].get(name), now));
    return found.map(([name]) => name);
  };
  const looks = () => {
    const [marker] = all("#marker");
    const style = getComputedStyle(marker);
    return [
      marker.getClientRects().length > 0, marker.textContent, style.color, style.fontSize, style.direction,
      all("title")[0].textContent, location.href, history.length, all("style, link, head > *").length,
    ];
  };
  let names = new Set();
  const first = looks();
  const missed = () => Object.getOwnPropertyNames(window).filter((name) => !names.has(name) && !allowed.test(name));
  window.hostReport = () => ({ names: missed(), objects: objects.flatMap(changed), first, now: looks() });
  names = new Set(Object.getOwnPropertyNames(window));
})();
