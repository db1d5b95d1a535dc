// Pure functions of the filter: no document, so that they can be read and tested alone.
"use strict";

var methodbookFilter = (function () {
  // Case and marks above letters do not matter to somebody who searches; hyphens stand for spaces.
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[-\u2010-\u2015]/g, " ").trim();
  }

  // Every word of the query must begin some word of the text.
  function matches(text, query) {
    var words = fold(text).split(/[^\p{L}\p{N}]+/u);
    return fold(query).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
  }

  return { fold, matches };
})();
