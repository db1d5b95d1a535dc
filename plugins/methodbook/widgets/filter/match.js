// Pure functions of the filter: no document, so that they can be read and tested alone.
"use strict";

var methodbookFilter = (function () {
  // Case and ё do not matter to somebody who searches; hyphens stand for spaces.
  function fold(text) {
    return text.toLocaleLowerCase("ru").replace(/ё/g, "е").replace(/[-\u2010-\u2015]/g, " ").trim();
  }

  // Every word of the query must begin some word of the text.
  function matches(text, query) {
    var words = fold(text).split(/[^0-9a-zа-я]+/);
    return fold(query).split(/\s+/).filter(Boolean).every(function (part) {
      return words.some(function (word) { return word.indexOf(part) === 0; });
    });
  }

  return { fold: fold, matches: matches };
})();
