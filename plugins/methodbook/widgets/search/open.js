// The field in the header is a plain form until a reader comes to it. Then the search is fetched:
// its script, names and cards first, the rest of the index file by file. Scripts and not requests,
// because a page opened from a folder may make none.
"use strict";

var methodbookSearchFiles = (function () {
  var folder = new URL("./", document.currentScript.src), found = {}, promises = {}, opened = null;

  function fetch(address) {
    return new Promise((done, fail) => {
      var script = document.createElement("script");
      script.src = new URL(address, folder);
      script.async = false; // all are on their way at once and run in the order they were asked for
      script.addEventListener("load", done);
      script.addEventListener("error", () => { script.remove(); fail(new Error(address)); });
      document.head.append(script);
    });
  }

  // Once; what has failed may be tried again.
  function once(name, start) {
    promises[name] ??= start().catch((error) => { delete promises[name]; throw error; });
    return promises[name];
  }

  // The values of a file of the index; all but the first carry the stamp of their edition.
  function load(name, stamp) {
    return once(name, () => fetch("search/" + name + (stamp ? "-" + stamp : "") + ".js").then(() => found[name]));
  }

  function open() {
    load("core").catch(() => {});
    opened ??= Promise.all([window.MethodbookElement || fetch("base.js"), fetch("search.js")]);
    opened.catch(() => { opened = null; });
    return opened;
  }

  return { root: new URL("../../", folder), take: (name, values) => { found[name] = values; }, load, open };
})();

window.methodbook = {
  ...window.methodbook,
  // Everything that is found, in its order: [{id, kind, url, title, score, entities}].
  search: (query) => methodbookSearchFiles.open().then(() => methodbookSearch.list(query)),
};

(function () {
  var { open } = methodbookSearchFiles, give = () => {};

  function isTyping(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  }

  document.addEventListener("focusin", (event) => {
    if (event.target.closest?.("cl-search")) open().catch(give);
  });

  document.addEventListener("keydown", (event) => {
    var short = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!short && !((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) return;
    var field = document.querySelector("cl-search-page input[type=search], cl-search input");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (document.querySelector("cl-search-page, cl-search-near, cl-search:focus-within")) open().catch(give);
  });
})();
