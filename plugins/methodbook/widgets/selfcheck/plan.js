// The plan of a self-check and its headline: the same table as in Python, read by the same rules.
// Former questions are read here as well. Pure functions; tests compare them with Python.
"use strict";

var methodbookPlan = (function () {
  var fits = methodbookCheck.fits;

  // Answers to former questions as answers of today; what is answered today wins.
  function renew(check, answers) {
    var known = new Set(check.questions.map((each) => each.id)), former = [], renewed = {};
    Object.keys(answers).forEach((name) => { if (known.has(name)) renewed[name] = answers[name]; });
    (check.replaced || []).forEach((each) => {
      var given = answers[each.id];
      if (!Object.hasOwn(each.answers, given)) return;
      former.push(each);
      renewed = { ...each.answers[given], ...renewed };
    });
    return { answers: renewed, former };
  }

  // The tools that a bad status closes, or may close while questions are open.
  function listClosed(check, result) {
    var bad = check.scales.tool.filter((level) => level.tone === "bad").map((level) => level.id);
    var worst = result.range.worst.tools;
    return new Set(Object.keys(worst).filter((tool) => bad.includes(worst[tool])));
  }

  // The first step of a place that suits.
  function take(slot, result, closed) {
    return slot.choices.find((step) => {
      return fits(step.when, result.answers) && !step.entries.some((each) => closed.has(each.id));
    });
  }

  // The step that a rule concerns most: by tool, by article, by question, else the first.
  function findConcerned(check, steps, rule) {
    var tools = new Set(rule.named), about = (step, test) => step.entries.some((each) => test(each.id));
    return steps.find((step) => about(step, (id) => tools.has(id))) ||
      steps.find((step) => about(step, (id) => id === rule.about)) ||
      steps.find((step) => Object.keys(rule.when).some((name) => name in step.when)) || steps[0];
  }

  function make(check, result) {
    var closed = listClosed(check, result);
    var places = check.plan.filter((slot) => slot.verdicts.includes(result.verdict))
      .map((slot) => ({ slot, step: take(slot, result, closed) })).filter((each) => each.step);
    var steps = places.map((each) => each.step);
    var owners = steps.length ? result.fired.map((rule) => findConcerned(check, steps, rule)) : [];
    return places.map(({ slot, step }) => {
      var provisos = step.provisos.concat(slot.provisos).filter((each) => fits(each.when, result.answers));
      var told = [step, ...provisos].flatMap((each) => Object.keys(each.when));
      var passed = step.because.filter((name) => name in result.answers);
      return {
        step,
        provisos,
        rules: result.fired.filter((rule, index) => owners[index] === step),
        questions: [...new Set(told.concat(passed))],
      };
    });
  }

  // Short names of what made the verdict or the difficulty what it is.
  function listReasons(result) {
    return result.fired.filter((rule) => {
      var level = result.difficulty && rule.difficulty === result.difficulty;
      return rule.brief && (level || rule.verdict === result.verdict);
    }).map((rule) => rule.brief);
  }

  function tellHeadline(check, result) {
    var found = check.headlines.find((each) => each.verdict.includes(result.verdict) &&
      (!each.difficulty.length || each.difficulty.includes(result.difficulty)));
    return found && found.text.replace("{reasons}", () => listReasons(result).join(", "));
  }

  return { renew, make, tellHeadline };
})();
