// Where a reader wants to be: gaps with a term, a day and a sign; and what has changed since last time.
// Pure functions; whatever comes from a file or from the device is distrusted.
"use strict";

var methodbookTarget = (function () {
  var TERMS = [30, 90, 365], OFF = 0, LONGEST = 200, MOST = 12;

  // Nobody closes more than a few gaps in a month.
  function suggest(index) {
    return index < 3 ? 30 : index < 9 ? 90 : 365;
  }

  function findDay(today, term) {
    return methodbookCalendar.addDays(new Date(today + "T00:00:00Z"), term).toISOString().slice(0, 10);
  }

  // The gaps of today in the order in which they are closed, each as it was wanted before.
  function list(check, answers, kept, today) {
    var found = methodbookCheck.tally(check, answers);
    return methodbookCheck.listOrder(check, found).concat(found.unknown).map((item, index) => {
      var own = kept[item.id] || {}, term = own.term ?? suggest(index);
      return { item, term, day: own.day || (term ? findDay(today, term) : ""), sign: own.sign || "" };
    });
  }

  function isDay(value) {
    return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(Date.parse(value));
  }

  function clean(check, value) {
    var found = {};
    check.questions.forEach(({ id }) => {
      var own = value && Object.hasOwn(value, id) ? value[id] : null;
      if (!own || typeof own !== "object") return;
      found[id] = {
        term: TERMS.includes(own.term) || own.term === OFF ? own.term : undefined,
        day: isDay(own.day) ? own.day : "",
        sign: typeof own.sign === "string" ? own.sign.slice(0, LONGEST) : "",
      };
    });
    return found;
  }

  // Results of other days, oldest first; one that cannot be read is left out.
  function cleanPast(value, read) {
    return (Array.isArray(value) ? value : []).slice(-MOST).flatMap((each) => {
      var found = each && isDay(each.date) ? read(each) : { error: "broken" };
      return found.error ? [] : [{ date: each.date, rules_version: each.rules_version, answers: each.answers, found }];
    });
  }

  function weigh(question, answer) {
    if (question.element === undefined) return question.answers.findIndex((each) => each.id === answer);
    return { yes: 0, "not-required": 0, no: 2 }[answer] ?? 1;
  }

  // The questions whose answers have become better and worse; questions without an order are left out.
  function compare(check, before, after) {
    var asked = check.questions.filter((question) => {
      var both = before[question.id] && after[question.id];
      return !question.unordered && (question.element !== undefined || both);
    });
    function pick(sign) {
      return asked.filter((question) => {
        return Math.sign(weigh(question, after[question.id]) - weigh(question, before[question.id])) === sign;
      });
    }
    return { better: pick(-1), worse: pick(1) };
  }

  return { TERMS, OFF, list, findDay, clean, cleanPast, compare };
})();
