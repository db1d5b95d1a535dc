// What a response is worth, as a fraction of whole numbers: [2, 3]; each kind of question brings its
// own rule, as in Python. What is typed is read as questions/folding.py does.
"use strict";

var methodbookKinds = {};

var methodbookScoring = (function () {
  // Whatever Python or JavaScript takes for a space.
  var SPACE = "[\\s\\x1c-\\x1f\\x85\\ufeff]";
  var SPACES = new RegExp(SPACE + "+", "g");
  var DASHES = new RegExp(SPACE + "*[-‐-―−]" + SPACE + "*", "g");

  var UNSEEN = /[\xad\u0300\u0301\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]/g;

  function stripUnseen(text) {
    return text.normalize("NFD").replace(UNSEEN, "").normalize("NFC");
  }

  // `how` is "exact" where case matters.
  function simplify(typed, how) {
    var text = stripUnseen(typed);
    return (how === "exact" ? text : text.toLowerCase()).replace(/\u0451/g, "\u0435").replace(/\u0401/g, "\u0415")
      .replace(DASHES, "-").replace(/[«»„“”‟‚‘’‛‹›"'`]/g, "").replace(SPACES, " ")
      .replace(/^ /, "").replace(/[ .,;:!…]+$/, "");
  }

  // The number as a whole count of its ninth decimals, or null.
  function parseNumber(typed, unit) {
    var text = stripUnseen(typed).replace(/−/g, "-").replace(SPACES, ""), suffix = (unit || "").replace(SPACES, "");
    if (suffix && text.toLowerCase().endsWith(suffix.toLowerCase())) text = text.slice(0, -suffix.length);
    var found = /^([+-]?\d{1,15})(\.\d{1,9})?$/.exec(text.replace(/\.$/, "").replace(",", "."));
    return found && BigInt(found[1] + (found[2] || ".").slice(1).padEnd(9, "0"));
  }

  function sum(numbers) {
    return numbers.reduce((total, each) => total + each, 0);
  }

  function isList(response, size) {
    return Array.isArray(response) && response.length === size;
  }

  function score(question, response) {
    var [points, of] = methodbookKinds[question.kind].score(question, response);
    return [Number(points), of];
  }

  function add([a, b], [c, d]) {
    var top = a * d + c * b, bottom = b * d, x = top, y = bottom;
    while (y) [x, y] = [y, x % y];
    return [top / x, bottom / x];
  }

  function addUp(scores) {
    return scores.reduce(add, [0, 1]);
  }

  // As a reader writes it: 7,33.
  function write([points, of]) {
    return (points / of).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });
  }

  return { sum, isList, score, addUp, write, parseNumber, simplify };
})();
