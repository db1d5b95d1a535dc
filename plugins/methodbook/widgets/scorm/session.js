// One visit to the quiz: what is read at its start, sent during it, and closed at its end.
"use strict";

var methodbookScormSession = function (lms, passing, tell) {
  var record = methodbookScormRecord, OFTEN = 30000;
  var begun = Date.now(), committed = begun, closed = false;
  var best = null, status = lms.get("cmi.core.lesson_status");
  var mastery = Number(lms.get("cmi.student_data.mastery_score") || passing);
  var next = parseInt(lms.get("cmi.interactions._count"), 10);

  if (["passed", "failed", "completed"].includes(status)) best = Number(lms.get("cmi.core.score.raw") || -1);
  else setStatus("incomplete");
  lms.set("cmi.core.exit", "suspend");
  commit();

  function setStatus(name) {
    status = name;
    lms.set("cmi.core.lesson_status", name);
  }

  function setTime() {
    lms.set("cmi.core.session_time", record.writeSpan((Date.now() - begun) / 1000));
  }

  function commit() {
    committed = Date.now();
    setTime();
    lms.commit();
  }

  // The place where the element keeps its answers, in the manner of shared/storage.js.
  function openStore(data) {
    return {
      read: () => record.unpack(data, lms.get("cmi.suspend_data")),
      listOld: () => record.unpackOld(data, lms.get("cmi.suspend_data")),
      removeOld: () => undefined, // the new record has taken the place of the old one
      write(text) {
        var { kept, lost } = record.pack(data, text);
        tell(lost ? "lost_" + lost : "");
        if (kept) lms.set("cmi.suspend_data", kept);
        if (Date.now() - committed > OFTEN) commit();
        return true;
      },
      remove() {
        tell("");
        return lms.set("cmi.suspend_data", "");
      },
    };
  }

  // A system without a journal of answers counts none: then there is nothing to write.
  function note(fields) {
    if (isNaN(next)) return;
    fields.forEach(([name, value]) => lms.set("cmi.interactions." + next + "." + name, value));
    next += 1;
  }

  // The score goes first, then the status. Before the end there is no score: a system that knows the
  // mastery score would take it for the result of whoever only interrupts the quiz. The best counts.
  function grade(sum) {
    var score = record.findScore(sum);
    if (best !== null && (score ?? -1) <= best) return;
    best = score ?? -1;
    if (score !== null) {
      [["raw", score], ["min", 0], ["max", 100]].forEach(([name, value]) => {
        lms.set("cmi.core.score." + name, value);
      });
    }
    setStatus(record.findStatus(score, mastery));
    tell("");
  }

  function close() {
    if (closed) return;
    closed = true;
    setTime();
    lms.finish();
  }

  return {
    openStore, note, grade, commit, close,
    get state() { return { status, best, mastery }; },
  };
};
