// The evaluation of a self-check: pure functions over the rules that the page carries.
// The same rules are evaluated in Python; a test compares both for every complete set of answers.
"use strict";

var methodbookCheck = (function () {
  function fits(cube, answers) {
    return Object.keys(cube).every((name) => cube[name].includes(answers[name]));
  }

  // The answers that count: their question is asked, given the answers that count before it.
  function keepCounted(check, answers) {
    var counted = {};
    check.questions.forEach((question) => {
      var answer = answers[question.id];
      if (answer && fits(question.when, counted)) counted[question.id] = answer;
    });
    return counted;
  }

  function listAsked(check, answers) {
    var counted = keepCounted(check, answers);
    return check.questions.filter((question) => fits(question.when, counted));
  }

  function listOpen(check, answers) {
    return listAsked(check, answers).filter((question) => !answers[question.id]);
  }

  // Answers whose condition has failed go; those whose condition is still open stay.
  function dropFailed(check, answers) {
    var state = {}, kept = {};
    check.questions.forEach((question) => {
      var parents = Object.keys(question.when).map((name) => {
        if (state[name] !== "asked") return state[name];
        if (!kept[name]) return "open";
        return question.when[name].includes(kept[name]) ? "asked" : "closed";
      });
      state[question.id] = parents.includes("closed") ? "closed"
        : parents.includes("open") ? "open" : "asked";
      if (answers[question.id] && state[question.id] !== "closed") {
        kept[question.id] = answers[question.id];
      }
    });
    return kept;
  }

  function fill(check, answers, best) {
    var counted = keepCounted(check, answers), filled = {};
    check.questions.forEach((question) => {
      if (!fits(question.when, filled)) return;
      var given = question.answers[best ? 0 : question.answers.length - 1].id;
      filled[question.id] = counted[question.id] || given;
    });
    return filled;
  }

  // The answers once for each answer to an open question whose answers have no order.
  function settle(check, answers) {
    var loose = listOpen(check, answers).find((question) => question.unordered);
    if (!loose) return [keepCounted(check, answers)];
    return loose.answers.flatMap((answer) => {
      return settle(check, { ...answers, [loose.id]: answer.id });
    });
  }

  function rank(levels, id) {
    return levels.findIndex((level) => level.id === id);
  }

  function evaluate(check, answers) {
    var fired = check.rules.filter((rule) => fits(rule.when, answers));
    var scales = check.scales, verdict = 0, difficulty = 0, tools = {};
    check.tools.forEach((tool) => { tools[tool.id] = { rank: 0, reasons: [] }; });
    fired.forEach((rule) => {
      if (rule.verdict) verdict = Math.max(verdict, rank(scales.verdict, rule.verdict));
      if (rule.difficulty) difficulty = Math.max(difficulty, rank(scales.difficulty, rule.difficulty));
      Object.keys(rule.tools).forEach((status) => {
        var level = rank(scales.tool, status);
        rule.tools[status].forEach((name) => { restrict(tools[name], level, rule.id); });
      });
    });
    Object.values(tools).forEach((tool) => { tool.status = scales.tool[tool.rank].id; });
    var level = scales.verdict[verdict];
    return {
      verdict: level.id,
      difficulty: level.graded ? scales.difficulty[difficulty].id : null,
      tools,
      fired,
    };
  }

  function restrict(tool, level, rule) {
    if (level > tool.rank) Object.assign(tool, { rank: level, reasons: [] });
    if (level === tool.rank && level > 0) tool.reasons.push(rule);
  }

  function pick(levels, ids, last) {
    var ranks = ids.map((id) => rank(levels, id));
    return levels[Math[last ? "max" : "min"](...ranks)].id;
  }

  function unite(check, results, last) {
    var verdict = pick(check.scales.verdict, results.map((r) => r.verdict), last);
    var graded = results.map((r) => r.difficulty).filter(Boolean);
    var shown = results.some((r) => r.verdict === verdict && r.difficulty);
    var tools = {};
    check.tools.forEach((tool) => {
      tools[tool.id] = pick(
        check.scales.tool, results.map((r) => r.tools[tool.id].status), last);
    });
    return {
      verdict,
      difficulty: shown ? pick(check.scales.difficulty, graded, last) : null,
      tools,
    };
  }

  // Rules only restrict, so the range is exact: all open questions at their best, all at their worst.
  function findRange(check, answers) {
    var settled = settle(check, answers);
    function end(best) {
      var results = settled.map((each) => evaluate(check, fill(check, each, best)));
      return unite(check, results, !best);
    }
    return { best: end(true), worst: end(false) };
  }

  function listRemarks(check, answers) {
    return check.remarks.filter((remark) => fits(remark.when, answers));
  }

  function assess(check, answers) {
    var counted = keepCounted(check, answers), result = evaluate(check, counted);
    result.answers = counted;
    result.open = listOpen(check, counted);
    result.range = findRange(check, answers);
    result.remarks = listRemarks(check, counted);
    var best = result.range.best, worst = result.range.worst;
    result.verdict = best.verdict === worst.verdict ? best.verdict : null;
    result.difficulty = best.difficulty === worst.difficulty ? best.difficulty : null;
    check.tools.forEach((tool) => {
      var known = best.tools[tool.id] === worst.tools[tool.id];
      result.tools[tool.id].status = known ? best.tools[tool.id] : null;
    });
    return result;
  }

  function weigh(check, result) {
    var difficulty = result.difficulty ? rank(check.scales.difficulty, result.difficulty) : 0;
    return rank(check.scales.verdict, result.verdict) * check.scales.difficulty.length + difficulty;
  }

  // Better answers to all of the questions, the smallest step first.
  function improve(questions, answers) {
    if (!questions.length) return [{}];
    var first = questions[0];
    var better = first.answers.slice(0, rank(first.answers, answers[first.id])).reverse();
    var rest = improve(questions.slice(1), answers);
    return better.flatMap((answer) => {
      return rest.map((others) => { return { [first.id]: answer.id, ...others }; });
    });
  }

  function combine(items, size) {
    if (!size) return [[]];
    return items.flatMap((item, index) => {
      return combine(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]);
    });
  }

  function tryChanges(check, answers, size) {
    var now = weigh(check, evaluate(check, answers));
    var asked = check.questions.filter((q) => answers[q.id] && !q.unordered);
    return combine(asked, size).flatMap((questions) => {
      var found = improve(questions, answers).map((better) => {
        var changed = fill(check, { ...answers, ...better }, false);
        return { answers: better, result: evaluate(check, changed) };
      }).find((change) => weigh(check, change.result) < now);
      return found ? [found] : [];
    });
  }

  // The smallest improvements of complete answers; pairs only when no single one is enough.
  function findChanges(check, answers) {
    var counted = keepCounted(check, answers), now = evaluate(check, counted).verdict;
    function betters(change) { return change.result.verdict !== now; }
    var singles = tryChanges(check, counted, 1);
    return singles.some(betters) ? singles
      : singles.concat(tryChanges(check, counted, 2).filter(betters));
  }

  function planRoute(check, answers) {
    return check.steps.map((step) => {
      var found = step.variants.filter((variant) => fits(variant.when, answers));
      function of(modes) { return found.filter((each) => modes.includes(each.mode)); }
      var instead = of(["replace", "skip"]);
      return {
        step,
        before: of(["before"]),
        instead,
        notes: of(["note"]),
        skipped: instead.some((each) => each.mode === "skip"),
      };
    });
  }

  // A checklist: one «no» decides; «don't know» and silence never count as «yes».
  // Only an item that may be excused offers «not required», and then it holds.
  function tally(check, answers) {
    function fits(...wanted) {
      return check.questions.filter((item) => wanted.includes(answers[item.id]) &&
        item.answers.some((each) => each.id === answers[item.id]));
    }
    var missing = fits("no"), whole = fits("yes", "not-required");
    var unknown = check.questions.filter((item) => !missing.includes(item) && !whole.includes(item));
    return { outcome: missing.length ? "fails" : unknown.length ? "unclear" : "holds", missing, unknown };
  }

  // What is missing, in the order in which gaps are closed.
  function listOrder(check, found) {
    return found.missing.slice().sort((a, b) => check.order.indexOf(a.id) - check.order.indexOf(b.id));
  }

  return {
    fits, keepCounted, listAsked, listOpen, dropFailed, evaluate, findRange, listRemarks, assess,
    findChanges, planRoute, tally, listOrder,
  };
})();
