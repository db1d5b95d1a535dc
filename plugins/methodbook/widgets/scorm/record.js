// What the learning system keeps of a quiz, in the words of SCORM 1.2. Nothing here knows of a page.
"use strict";

var methodbookScormRecord = (function () {
  var { kinds } = methodbookJournal;
  var VERSION = "1", MOST_KEPT = 4096, MOST_SAID = 255;

  // Stored answers: ids of questions become short numbers behind a sign of their own.

  function rename(value, change) {
    if (typeof value === "string") return change(value);
    if (Array.isArray(value)) return value.map((each) => rename(each, change));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => {
      return [change(key), rename(each, change)];
    }));
  }

  function shorten(state, ids) {
    return rename(state, (text) => {
      var at = ids.indexOf(text);
      return at >= 0 ? "~" + at.toString(36) : text.replace(/^~/, "~~");
    });
  }

  function lengthen(state, ids) {
    return rename(state, (text) => {
      return /^~[^~]/.test(text) ? ids[parseInt(text.slice(1), 36)] : text.replace(/^~~/, "~");
    });
  }

  function head(data) {
    return VERSION + "." + data.hash + ".";
  }

  function write(data, state) {
    return head(data) + JSON.stringify(shorten(state, data.questions.map((each) => each.id)));
  }

  function isByHand(question) {
    return Boolean(methodbookKinds[question.kind].byHand);
  }

  function withoutEssays(data, state) {
    var essays = data.questions.filter((each) => isByHand(each)).map((each) => each.id);
    var answers = Object.entries(state.answers).filter(([id]) => !essays.includes(id));
    return { ...state, answers: Object.fromEntries(answers) };
  }

  // The text of a stored state as the system may hold it. `lost` names what did not fit.
  function pack(data, text) {
    var state = JSON.parse(text), whole = write(data, state);
    if (whole.length <= MOST_KEPT) return { kept: whole, lost: "" };
    var shorter = write(data, withoutEssays(data, state));
    return shorter.length <= MOST_KEPT ? { kept: shorter, lost: "essays" } : { kept: "", lost: "all" };
  }

  // null: nothing was kept, or of other questions.
  function unpack(data, kept) {
    if (!kept.startsWith(head(data))) return null;
    try {
      var state = JSON.parse(kept.slice(head(data).length));
      return JSON.stringify(lengthen(state, data.questions.map((each) => each.id)));
    } catch {
      return null;
    }
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

  return { pack, unpack, describe, respond, listRight, writeSpan, writeTime, findScore, findStatus };
})();
