// What a response is worth, as a fraction of whole numbers: [2, 3]. practice/scoring.py says the same.
"use strict";

var methodbookScoring = (function () {
  // Whatever Python or JavaScript takes for a space.
  var SPACE = "[\\s\\x1c-\\x1f\\x85\\ufeff]";
  var SPACES = new RegExp(SPACE + "+", "g");
  var DASHES = new RegExp(SPACE + "*[-‐-―−]" + SPACE + "*", "g");

  function simplify(typed) {
    return typed.normalize("NFC").toLowerCase().replace(/\u0451/g, "\u0435")
      .replace(DASHES, "-").replace(/[«»„“”"'’]/g, "").replace(SPACES, " ")
      .replace(/^ | $/g, "").replace(/[.,;:!]+$/, "").replace(/ $/, "");
  }

  // The number as a whole count of its ninth decimals, or null.
  function parseNumber(typed, unit) {
    var text = typed.replace(/−/g, "-").replace(SPACES, ""), suffix = (unit || "").replace(SPACES, "");
    if (suffix && text.toLowerCase().endsWith(suffix.toLowerCase())) text = text.slice(0, -suffix.length);
    var found = /^([+-]?\d{1,15})(\.\d{1,9})?$/.exec(text.replace(",", "."));
    return found && BigInt(found[1] + (found[2] || ".").slice(1).padEnd(9, "0"));
  }

  function fits({ value, tolerance, unit }, typed) {
    var number = parseNumber(typed, unit);
    if (number === null) return false;
    var off = number - parseNumber(value);
    return (off < 0n ? -off : off) <= parseNumber(tolerance);
  }

  function fills(answers, typed) {
    return answers.map(simplify).includes(simplify(typed));
  }

  function sum(numbers) {
    return numbers.reduce((total, each) => total + each, 0);
  }

  function count(list, test) {
    return list.filter(test).length;
  }

  function isList(response, size) {
    return Array.isArray(response) && response.length === size;
  }

  var SCORES = {
    single: (question, response) => [question.right.includes(response), 1],
    truefalse: (question, response) => [response === question.right, 1],
    numeric: (question, response) => [typeof response === "string" && fits(question, response), 1],
    several({ right, count: size }, response) {
      if (!Array.isArray(response)) return [0, 1];
      var chosen = [...new Set(response)];
      if (!chosen.every((each) => Number.isInteger(each) && each >= 0 && each < size)) return [0, 1];
      var hits = count(chosen, (each) => right.includes(each)), wrong = size - right.length || 1;
      return [Math.max(0, hits * wrong - (chosen.length - hits) * right.length), right.length * wrong || 1];
    },
    // Two pairs may share an answer: `same` gives equal answers one number.
    matching({ same, count: size }, response) {
      if (!isList(response, size)) return [0, 1];
      return [count(response, (each, at) => Number.isInteger(each) && same[each] === same[at]), size];
    },
    ordering({ count: size }, response) {
      if (!isList(response, size) || [...response].sort((a, b) => a - b).some((each, at) => each !== at)) {
        return [0, 1];
      }
      return [count(response, (each, at) => at > 0 && each === response[at - 1] + 1), size - 1];
    },
    cloze({ gaps }, response) {
      if (!isList(response, gaps.length)) return [0, 1];
      return [count(response, (each, at) => typeof each === "string" && fills(gaps[at], each)), gaps.length];
    },
    case({ points }, response) {
      if (!isList(response, points.length) || !response.every(Number.isInteger)) return [0, 1];
      return [sum(points.map((most, at) => Math.min(Math.max(response[at], 0), most))), sum(points)];
    },
  };

  function score(question, response) {
    var [points, of] = SCORES[question.kind](question, response);
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

  return { sum, score, addUp, write, fills, fits, parseNumber, simplify };
})();
