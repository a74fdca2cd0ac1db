// SPDX-License-Identifier: EUPL-1.2
/*
 * Key handling as pages with jQuery 1.x have it: handlers at the document that know fields by their node name, short cuts of
 * one letter, Enter that must not send a form, Backspace that must not leave the page.
 */
window.heard = [];
window.$ = window.jQuery = function (where) {
  return { bind: function (type, handler) { where["on" + type] = function (event) {
    if (handler.call(where, event) !== false) return true;
    event.preventDefault();
    event.stopPropagation();
    return false;
  }; return this; } };
};
(function ($) {
  function inField(event) { return /^(textarea|select|input)$/i.test(event.target.nodeName) || event.target.isContentEditable; }
  $(document).bind("keydown", function (event) {
    window.heard.push("down " + event.key);
    if (event.which === 8 && !inField(event)) return false;
    if (event.which === 13 && !/^textarea$/i.test(event.target.nodeName)) return false;
  });
  $(document).bind("keypress", function (event) {
    window.heard.push("press " + event.key);
    if (!inField(event) && "jks/?n".indexOf(event.key) >= 0) return false;
  });
  $(document).bind("keyup", function (event) { window.heard.push("up " + event.key); });
})(window.jQuery);
