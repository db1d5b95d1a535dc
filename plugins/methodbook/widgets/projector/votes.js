// Hands of a room, counted by option. Pure functions; what a teacher types is read here.
"use strict";

var methodbookVotes = (function () {
  var MOST = 999;

  function start(count) {
    return Array.from({ length: count }, () => 0);
  }

  function change(votes, at, by) {
    return votes.map((each, number) => number === at ? Math.max(0, Math.min(MOST, each + by)) : each);
  }

  // «А А Б» or «1 1 2»: every letter or digit of an option is a hand; what is none is told.
  function read(text, letters) {
    var votes = start(letters.length), strange = new Set();
    Array.from(text.toLocaleUpperCase()).forEach((sign) => {
      var at = letters.indexOf(sign);
      if (at < 0 && /[1-9]/.test(sign)) at = Number(sign) - 1;
      if (at >= 0 && at < votes.length) votes = change(votes, at, 1);
      else if (/[\p{L}\p{N}]/u.test(sign)) strange.add(sign);
    });
    return { votes, strange: [...strange] };
  }

  // Whole per cent that add up to a hundred: the largest remainders are rounded up.
  function share(votes) {
    var total = votes.reduce((sum, each) => sum + each, 0);
    if (!total) return votes.map(() => 0);
    var exact = votes.map((each) => each * 100 / total), found = exact.map(Math.floor);
    var rest = 100 - found.reduce((sum, each) => sum + each, 0);
    var order = exact.map((each, at) => [each - found[at], at]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    order.slice(0, rest).forEach(([, at]) => found[at]++);
    return found;
  }

  return { start, change, read, share };
})();
