// What is kept of a quiz, as text and as an object; no document, no storage.
//
//   { version: 2, runs: { name: { choice, mode, at, ended, ids, answers: { id: answer } } } }
//
// A run is one way through some questions; its name is the fragment that draws them, or «all» where
// nothing is drawn. An answer is [digest of its question, response, whether it has been checked].
"use strict";

var methodbookKept = (function () {
  var VERSION = 2, MOST_RUNS = 9;

  function isTable(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function isAnswer(value) {
    return Array.isArray(value) && value.length === 3 && typeof value[0] === "string" && typeof value[2] === "boolean";
  }

  function isRun(run) {
    return isTable(run) && isTable(run.choice) && isTable(run.answers) && Object.values(run.answers).every(isAnswer) &&
      ["each", "end"].includes(run.mode) && Array.isArray(run.ids) && run.ids.length > 0 &&
      run.ids.every((id) => typeof id === "string") && new Set(run.ids).size === run.ids.length;
  }

  // The runs by name; throws where the text is no such thing.
  function read(text) {
    if (text === null) return {};
    var { version, runs } = JSON.parse(text);
    if (version !== VERSION || !isTable(runs) || !Object.values(runs).every(isRun)) throw Error("kept");
    return runs;
  }

  // The latest runs; nothing where none has an answer.
  function write(runs) {
    var kept = Object.entries(runs).filter(([, run]) => Object.keys(run.answers).length).slice(-MOST_RUNS);
    return kept.length ? JSON.stringify({ version: VERSION, runs: Object.fromEntries(kept) }) : null;
  }

  // The latest run comes last.
  function put(runs, name, run) {
    var { [name]: _, ...others } = runs;
    return run ? { ...others, [name]: run } : others;
  }

  // What version 0.1 kept of a page. It does not say which questions it saw: where the page has
  // changed since (`same` is false) an answer stays, but has to be checked again.
  function upgrade(text, same, digests) {
    var { choice, mode, at, ended, ids, answers, checked } = JSON.parse(text);
    var run = { choice, mode, at, ended: same && ended, ids, answers: {} };
    Object.entries(answers).forEach(([id, response]) => {
      run.answers[id] = [digests[id] || "", response, same && checked.includes(id)];
    });
    if (!isRun(run)) throw Error("kept");
    return run;
  }

  // Two tabs with one run: each keeps what it has answered, the rest is as the other one left it.
  function merge(base, mine, theirs) {
    if (!theirs) return mine;
    var answers = methodbookStorage.merge(base?.answers || {}, mine.answers, theirs.answers);
    var ids = mine.ids.concat(theirs.ids.filter((id) => !mine.ids.includes(id) && id in answers));
    return { ...mine, ids, answers };
  }

  return { read, write, put, upgrade, merge };
})();
