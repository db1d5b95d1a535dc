// Words of a text as the search compares them. The like of search/words.py; pure functions.
"use strict";

var methodbookWords = (function () {
  var LONGEST = 200, LONGEST_WORD = 40;
  var MARKS = /[\u00ad\u0300\u0301\u0341\u200b-\u200d\u2060\ufeff]/g;
  var GROUPED = /(^|[^0-9])([0-9]{1,3})((?:[ \u00a0\u202f][0-9]{3})+)(?![0-9])/g;
  var WORD = /[0-9]+[.,][0-9]+|[\p{L}\p{N}]+/gu;

  function fold(text) {
    var composed = text.normalize("NFKC").replace(MARKS, "").normalize("NFC");
    return composed.toLowerCase().normalize("NFC").replace(/ё/g, "е");
  }

  function split(folded) {
    var joined = folded.replace(GROUPED, (all, before, first, rest) => before + first + rest.replace(/[^0-9]/g, ""));
    return (joined.match(WORD) || []).map((word) => word.replace(/\./g, ",").slice(0, LONGEST_WORD));
  }

  // Cuts words to their stems by the rules of one language; what it has cut it remembers.
  function makeStemmer(rules) {
    var vowel = new RegExp(rules.vowels ? "[" + rules.vowels + "]" : "(?!)"), known = new Map();
    var cuts = rules.cuts.map(([pattern, left, skip, inner]) => {
      return { pattern: new RegExp("(?:" + pattern + ")$"), left, skip, inner };
    });

    function findInner(word, place) {
      for (var n = 0; n < 2; n++) {
        while (place < word.length && !vowel.test(word[place])) place++;
        while (place < word.length && vowel.test(word[place])) place++;
        place++;
      }
      return Math.min(place, word.length);
    }

    function cut(word) {
      var first = word.search(vowel), skip = 0;
      if (first < 0) return word;
      var inner = findInner(word, first);
      cuts.forEach((each) => {
        if (skip) return skip--;
        var start = Math.min(each.inner ? inner : first + 1, word.length);
        var found = each.pattern.exec(word.slice(start));
        if (!found) return;
        var left = each.left[0] === "$" ? found.slice(1).find(Boolean) || "" : each.left;
        word = word.slice(0, start + found.index) + left;
        skip = each.skip;
      });
      return word;
    }

    return function (word) {
      if (!known.has(word)) known.set(word, cut(word));
      return known.get(word);
    };
  }

  return { LONGEST, WORD, fold, split, makeStemmer };
})();
