// What the theme keeps on a device, under the address of the site. Its own version stands inside every
// page, where a strict policy forbids scripts; and it would store the colour scheme at once, though
// nothing is stored here before a reader acts.
"use strict";

var __md_scope = new URL("../../", document.currentScript.src);

function __md_hash(text) {
  return Array.from(text).reduce((sum, letter) => ((sum << 5) - sum + letter.charCodeAt(0)) | 0, 0);
}

function __md_get(name, store = localStorage, scope = __md_scope) {
  return JSON.parse(store.getItem(scope.pathname + "." + name));
}

var __md_set = (function () {
  var acted = false;
  addEventListener("change", (event) => { acted ||= event.isTrusted && event.target.name === "__palette"; }, true);

  return function (name, value, store = localStorage, scope = __md_scope) {
    if (name === "__palette" && !acted) return;
    try {
      store.setItem(scope.pathname + "." + name, JSON.stringify(value));
    } catch {
      // A reader who forbids storage chooses anew on every page.
    }
  };
})();
