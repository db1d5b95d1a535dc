// What the learning system keeps of a quiz, in the words of SCORM 1.2. Nothing here knows of a page.
"use strict";

var methodbookScormRecord = (function () {
  var { kinds } = methodbookJournal;
  var VERSION = "2", MOST_KEPT = 4096, MOST_SAID = 255;

  // Stored answers. A question is named by its digest, so that a mended one is not taken for what it
  // was: `list` holds [digest, response, checked] in the order of the run, or the digest alone.

  function nameBy(data, from, to) {
    var names = Object.fromEntries(data.questions.map((each) => [each[from], each[to]]));
    return (name) => names[name] ?? name;
  }

  function write(data, { ids, answers, ...run }, isKept) {
    var name = nameBy(data, "id", "digest");
    var list = ids.map((id) => (id in answers && isKept(id) ? [name(id), ...answers[id].slice(1)] : [name(id)]));
    return VERSION + "." + JSON.stringify({ ...run, list });
  }

  function isByHand(question) {
    return Boolean(methodbookKinds[question.kind].byHand);
  }

  // The text of a stored state as the system may hold it. `lost` names what did not fit.
  function pack(data, text) {
    var [run] = Object.values(JSON.parse(text).runs), whole = write(data, run, () => true);
    if (whole.length <= MOST_KEPT) return { kept: whole, lost: "" };
    var essays = data.questions.filter((each) => isByHand(each)).map((each) => each.id);
    var shorter = write(data, run, (id) => !essays.includes(id));
    return shorter.length <= MOST_KEPT ? { kept: shorter, lost: "essays" } : { kept: "", lost: "all" };
  }

  // null: nothing was kept in this form, or nothing that can be read.
  function unpack(data, kept) {
    if (!kept.startsWith(VERSION + ".")) return null;
    try {
      var { list, ...run } = JSON.parse(kept.slice(VERSION.length + 1)), name = nameBy(data, "digest", "id");
      var answers = list.filter((each) => each.length > 1).map(([digest, ...rest]) => [name(digest), [digest, ...rest]]);
      run = { ...run, ids: list.map(([digest]) => name(digest)), answers: Object.fromEntries(answers) };
      return JSON.stringify({ version: 2, runs: { all: run } });
    } catch {
      return null;
    }
  }

  // Version 0.1 wrote «1.digest of the page.state» and named a question by its place in the page: only
  // where the page has not changed can such a name be read.
  function unpackOld(data, kept) {
    var head = "1." + data.hash + ".";
    if (!kept.startsWith(head)) return [];
    try {
      var state = lengthen(JSON.parse(kept.slice(head.length)), data.questions.map((each) => each.id));
      return [{ digest: data.hash, text: JSON.stringify(state) }];
    } catch {
      return [];
    }
  }

  function lengthen(value, ids) {
    var rename = (each) => lengthen(each, ids);
    if (typeof value === "string") {
      return /^~[^~]/.test(value) ? ids[parseInt(value.slice(1), 36)] : value.replace(/^~~/, "~");
    }
    if (Array.isArray(value)) return value.map(rename);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [rename(key), rename(each)]));
  }

  // Interactions

  // No sign of two halves is cut in the middle.
  function cut(text) {
    return text.slice(0, MOST_SAID).replace(/[\ud800-\udbff]$/, "");
  }

  // What the learner answered; null where there is nothing to say or no way to say it.
  function respond(data, response) {
    var said = response === null ? null : kinds[data.kind].respond(data, response);
    return said === null ? null : cut(said);
  }

  // A pattern that is cut is none.
  function listRight(data) {
    var whole = kinds[data.kind].right(data).map((each) => kinds[data.kind].respond(data, each));
    return whole.filter((each) => each !== null && each.length <= MOST_SAID);
  }

  function rate(data, response, [points, of]) {
    if (isByHand(data)) return "neutral";
    if (response === null || !points) return "wrong";
    return points === of ? "correct" : (points / of).toFixed(2);
  }

  // The fields of an interaction in the order in which they are set.
  function describe(data, response, score, { time, seconds }) {
    var said = respond(data, response);
    return [
      ["id", data.id], ["type", kinds[data.kind].type], ["time", time],
      ...listRight(data).map((each, at) => ["correct_responses." + at + ".pattern", each]),
      ["weighting", isByHand(data) ? "0" : "1"],
      ...(said === null ? [] : [["student_response", said]]),
      ["result", rate(data, response, score)], ["latency", writeSpan(seconds)],
    ];
  }

  // Time and score

  function pad(number, width) {
    return String(number).padStart(width, "0");
  }

  function writeSpan(seconds) {
    var whole = Math.min(Math.max(0, Math.round(seconds)), 9999 * 3600 + 3599);
    return [[whole / 3600, 4], [whole / 60 % 60, 2], [whole % 60, 2]]
      .map(([number, width]) => pad(Math.floor(number), width)).join(":");
  }

  function writeTime(date) {
    return [date.getHours(), date.getMinutes(), date.getSeconds()].map((each) => pad(each, 2)).join(":");
  }

  // Percent with two decimals; null where nothing is counted.
  function findScore({ points, of }) {
    return of ? Math.round(points / of * 10000) / 100 : null;
  }

  function findStatus(score, mastery) {
    if (score === null) return "completed";
    return score >= mastery ? "passed" : "failed";
  }

  return { pack, unpack, unpackOld, describe, respond, listRight, writeSpan, writeTime, findScore, findStatus };
})();
