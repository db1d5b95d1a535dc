// Answers as a code that can be read over the phone, and as a file; whatever comes in is distrusted.
"use strict";

var methodbookCode = (function () {
  function findVersion(check, version) {
    return check.versions.find((each) => each.version === version);
  }

  function latest(check) {
    return check.versions[check.versions.length - 1];
  }

  function count(table) {
    return Object.values(table).reduce((n, answers) => {
      return n * BigInt(answers.length + 1);
    }, 1n);
  }

  function width(table) {
    return String(count(table) - 1n).length;
  }

  // A mixed-radix number, one digit a question, zero for «not answered»; after it two check digits
  // that make the whole ≡ 1 (mod 97), as in ISO 7064: every slip of one digit is noticed.
  function encode(check, answers) {
    var table = latest(check).questions;
    var number = Object.keys(table).reverse().reduce((n, question) => {
      var digit = table[question].indexOf(answers[question]) + 1;
      return n * BigInt(table[question].length + 1) + BigInt(digit);
    }, 0n);
    var tail = 98n - (number * 100n) % 97n;
    return String(number).padStart(width(table), "0") + String(tail).padStart(2, "0");
  }

  // Returns the answers, or the name of what is wrong.
  function decode(check, version, code) {
    var known = findVersion(check, version);
    if (!known) return { error: version > latest(check).version ? "newer" : "broken" };
    var digits = code.replace(/[\s-]/g, "");
    var table = known.questions;
    if (!/^\d+$/.test(digits) || digits.length !== width(table) + 2) return { error: "broken" };
    if (BigInt(digits) % 97n !== 1n) return { error: "typo" };
    var number = BigInt(digits.slice(0, -2)), answers = {};
    if (number >= count(table)) return { error: "broken" };
    Object.keys(table).forEach((question) => {
      var base = BigInt(table[question].length + 1), digit = Number(number % base);
      number /= base;
      if (digit) answers[question] = table[question][digit - 1];
    });
    return renew(check, version, answers);
  }

  // Answers of an older version, read with the questions of today.
  function renew(check, version, answers) {
    var old = findVersion(check, version).questions, table = latest(check).questions;
    var { answers: meant, former } = methodbookPlan.renew(check, answers), kept = {};
    Object.keys(meant).forEach((question) => {
      if (table[question]?.includes(meant[question])) kept[question] = meant[question];
    });
    var later = check.versions.filter((each) => each.version > version);
    return {
      answers: kept,
      version,
      lost: Object.keys(answers).filter((question) => {
        return !(question in kept) && !former.some((each) => each.id === question);
      }),
      added: Object.keys(table).filter((question) => !(question in old) && !(question in kept)),
      former: former.map((each) => each.note),
      changes: later.flatMap((each) => each.changes),
    };
  }

  function writeFragment(check, answers, name) {
    return "#v=" + latest(check).version + "&a=" + encode(check, answers) + (name ? "&c=" + name : "");
  }

  // null: the fragment is not ours, an ordinary anchor.
  function readFragment(check, fragment, name) {
    var parts = new URLSearchParams(fragment.slice(1));
    if (!parts.has("v") && !parts.has("a")) return null;
    return (parts.get("c") || "") === name ? readParts(check, parts) : null;
  }

  function readParts(check, parts) {
    return readPair(check, parts.get("v") || "", parts.get("a") || "");
  }

  function readPair(check, version, code) {
    if (!/^\d{1,6}$/.test(version) || code.length > 99) return { error: "broken" };
    return decode(check, Number(version), code);
  }

  // What somebody types or pastes: a link, «1-123 456 789 01», or the digits alone.
  function readCode(check, text) {
    var [, fragment] = text.split("#");
    if (fragment) return readParts(check, new URLSearchParams(fragment));
    var typed = /^\s*(?:(\d{1,6})\s*-)?([\d\s]+)$/.exec(text);
    if (!typed) return { error: "broken" };
    return readPair(check, typed[1] || String(latest(check).version), typed[2].trim());
  }

  function showCode(check, answers) {
    return latest(check).version + "-" + encode(check, answers).replace(/(\d{3})(?=\d)/g, "$1 ");
  }

  // `more`: what else a reader keeps, the target and the results of other days.
  function writeFile(check, answers, date, more) {
    var file = { selfcheck: check.id, rules_version: latest(check).version, date, answers, ...more };
    return JSON.stringify(file, null, 2);
  }

  function readFile(check, text) {
    var file;
    try {
      file = JSON.parse(text);
    } catch {
      return { error: "not_json" };
    }
    var found = readRecord(check, file);
    return found.error ? found : {
      ...found,
      date: String(file.date || ""),
      target: methodbookTarget.clean(check, file.target),
      past: methodbookTarget.cleanPast(file.past, (each) => readRecord(check, each)),
    };
  }

  function readRecord(check, file) {
    if (!file || typeof file !== "object" || !file.answers || typeof file.answers !== "object") {
      return { error: "foreign" };
    }
    if (file.selfcheck !== undefined && file.selfcheck !== check.id) return { error: "foreign" };
    var version = file.rules_version === undefined ? latest(check).version : file.rules_version;
    if (version > latest(check).version) return { error: "newer" };
    if (!findVersion(check, version)) return { error: "broken" };
    var given = Object.entries(file.answers).filter(([, answer]) => answer !== "unknown");
    // A file may name its answers by the questions of any version, as the command line does.
    var strange = given.some(([question, answer]) => !check.versions.some(({ questions }) => {
      return Object.hasOwn(questions, question) && questions[question].includes(answer);
    }));
    return strange ? { error: "strange" } : renew(check, version, Object.fromEntries(given));
  }

  // Of several files, the one of the latest rules, then of the latest day.
  function pickLatest(texts) {
    var rank = (text) => {
      try {
        var { rules_version, date } = JSON.parse(text);
        return [Number.isInteger(rules_version) ? rules_version : 0, String(date)];
      } catch {
        return [-1, ""];
      }
    };
    var found = texts.map((text) => ({ text, rank: rank(text) }));
    found.sort((one, two) => one.rank[0] - two.rank[0] || (one.rank[1] < two.rank[1] ? -1 : 1));
    return found.at(-1)?.text;
  }

  return { encode, decode, writeFragment, readFragment, readCode, showCode, writeFile, readFile, pickLatest };
})();
