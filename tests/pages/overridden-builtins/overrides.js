// SPDX-License-Identifier: EUPL-1.2
/*
 * What libraries of 2008 do to every page: methods where `for … in` finds them, functions of their own under names that
 * became standard later and mean something else, JSON of their own, and a fetch that answers only their own addresses.
 * Only what no driver of a browser can work with is missing: `toJSON` of lists, names in all objects, a broken stringify.
 */
(() => {
  const each = function (call, self) {
    for (let i = 0; i < this.length; i++) call.call(self, this[i], i);
    return this;
  };
  const methods = {
    each: each,
    forEach: each,
    map: function (call, self) {
      const found = [];
      each.call(this, (value, i) => (found[found.length] = (call || ((same) => same)).call(self, value, i)));
      return found;
    },
    filter: function (call, self) {
      const found = [];
      each.call(this, (value, i) => call.call(self, value, i) && (found[found.length] = value));
      return found;
    },
    reduce: function () { return this.length > 1 ? this : this[0]; },
    flat: function () { return this; },
    at: function () { return null; },
  };
  for (const name in methods) Array.prototype[name] = methods[name];
  Object.extend = Object.toJSON = function (to) { return to; };
  String.prototype.at = String.prototype.trim = String.prototype.startsWith = function () { return ""; };
  Function.prototype.bind = function (self) { const call = this; return function () { return call.apply(self, arguments); }; };
  Array.from = function (list) { return methods.map.call(list || []); };
  JSON.parse = function () { return "not ours"; };
  window.fetch = function (address) { return Promise.reject(new TypeError("This page answers for itself only, not for " + address)); };
})();
