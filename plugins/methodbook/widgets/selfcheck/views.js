// The parts of a self-check as DOM: the result, its reasons, the way, comparisons. No state here.
// What does not depend on the answers stands ready in `pieces`, made by the same hand as the table.
"use strict";

var methodbookViews = function (check, pieces, t) {
  var h = methodbookDom.h, engine = methodbookCheck;
  var scales = check.scales, isList = check.kind === "checklist";

  function find(list, id) {
    return list.find((each) => each.id === id);
  }

  // Bricks

  function piece(kind, id) {
    var found = pieces.querySelector('[data-cl-piece="' + kind + "-" + id + '"]');
    return Array.from(found.cloneNode(true).childNodes);
  }

  function p(...content) { return h("p", {}, content); }

  function strong(name) { return h("strong", {}, t(name)); }

  function list(items) {
    return h("ul", {}, items.map((item) => h("li", {}, item)));
  }

  function section(id, ...parts) {
    return h("section", { class: "cl-part cl-part--" + id + (id === "plan" ? " cl-print" : "") },
      h("h3", {}, t(id)), parts);
  }

  function alert(...content) { return h("div", { class: "cl-error", role: "alert" }, content); }

  function button(action, text, props) {
    return h("button", { type: "button", "data-cl-do": action, ...props }, text);
  }

  function mark(tone, sign, text) {
    return h("span", { class: "cl-level cl-level--" + tone },
      h("span", { "aria-hidden": "true" }, sign), " ", text);
  }

  function level(scale, id) {
    var each = find(scales[scale], id);
    return mark(each.tone, each.sign, each.name);
  }

  // The name of a step of a scale, or from which to which.
  function span(scale, best, worst) {
    var [from, to] = [best, worst].map((id) => find(scales[scale], id).name);
    return from === to ? from : t("span", { from, to });
  }

  function spanVerdicts(range) {
    return span("verdict", range.best.verdict, range.worst.verdict);
  }

  function link(target) {
    return target.href ? h("a", { href: target.href }, target.name) : target.name;
  }

  function links(targets) {
    return targets.flatMap((each, index) => index ? [", ", link(each)] : [link(each)]);
  }

  // Items under their keys, in the order in which the keys come.
  function bundle(items, keyOf) {
    var found = new Map();
    items.forEach((item, index) => {
      var key = keyOf(item, index);
      found.set(key, (found.get(key) || []).concat([item]));
    });
    return Array.from(found);
  }

  function answerText(question, id) {
    return find(question.answers, id)?.text || t("no_answer");
  }

  // Answers in words: «answer_was» or «change_step» for each.
  function tell(name, answers) {
    return Object.keys(answers).map((id) => {
      var question = find(check.questions, id);
      return t(name, { question: question.text, answer: answerText(question, answers[id]) });
    });
  }

  // The parts of a decision

  function because(result) {
    return section("because", p(t(result.fired.length ? "because_lead" : "because_none")),
      result.fired.map((rule) => h("div", { class: "cl-reason cl-reason--" + rule.basis },
        h("h4", {}, reasons(rule, result)), piece("rule", rule.id))));
  }

  function reasons(rule, result) {
    var answers = Object.keys(rule.when).map((id) => [id, result.answers[id]]);
    return tell("answer_was", Object.fromEntries(answers)).join(" ");
  }

  // Of what is known by name only nothing can be said, unless a rule says it.
  function isUnknown(tool, result) {
    return check.undescribed.some((each) => each.id === tool.id) && !result.tools[tool.id].reasons.length;
  }

  function tools(result) {
    var unknown = check.undescribed.filter((each) => !result.tools[each.id] || isUnknown(each, result));
    var told = check.tools.filter((tool) => !isUnknown(tool, result));
    var groups = bundle(told, (tool) => result.tools[tool.id].status);
    return section("tools", scales.tool.concat({ id: null }).map((status) => {
      var named = groups.find(([id]) => id === status.id);
      return named && (status.id ? group(status, named[1], result) : open(named[1], result.range));
    }), unknown.length > 0 && [
      h("h4", {}, mark("careful", "?", t("undescribed"))), p(t("undescribed_note")), p(links(unknown)),
    ]);
  }

  // Tools of one status that share their reasons stand together.
  function group(status, named, result) {
    return [
      h("h4", {}, level("tool", status.id)),
      p(status.text),
      list(bundle(named, (tool) => result.tools[tool.id].reasons.join()).map(([key, alike]) => [
        p(links(alike)),
        result.fired.filter((rule) => key.split(",").includes(rule.id)).map((rule) => {
          return h("p", { class: "cl-reason__short" }, reasons(rule, result), " ", piece("brief", rule.id));
        }),
      ])),
    ];
  }

  function open(named, { best, worst }) {
    return [
      h("h4", {}, mark("careful", "?", t("tool_open"))),
      p(t("tool_open_note")),
      list(bundle(named, ({ id }) => span("tool", best.tools[id], worst.tools[id]))
        .map(([words, alike]) => [words, ": ", links(alike)])),
    ];
  }

  function graded(result) {
    return result.difficulty
      ? ", " + t("outcome_difficulty", { difficulty: span("difficulty", result.difficulty, result.difficulty) })
      : "";
  }

  function changes(result) {
    if (result.open.length) return p(t("changes_open"));
    var found = engine.findChanges(check, result.answers);
    var best = result.verdict === scales.verdict[0].id && result.difficulty === scales.difficulty[0].id;
    return found.length ? list(found.map((each) => [
      tell("change_step", each.answers).join(t("change_and")), " ", t("change_line"), " ",
      level("verdict", each.result.verdict), graded(each.result),
    ])) : p(t(best ? "changes_none" : "changes_hopeless"));
  }

  function leg({ step, before, instead, notes, skipped }, index) {
    return h("li", { class: "cl-plan__stage" + (skipped ? " cl-plan__stage--skipped" : "") },
      h("p", { class: "cl-plan__name" }, t("stage", { number: index + 1 }), " ", link(step)),
      [...before, ...(instead.length ? instead : [step]), ...notes].map((each) => p(piece("step", each.id))));
  }

  function route(result, verdict) {
    if (verdict?.path) {
      return section("route", p(t("route_lead")),
        h("ol", { class: "cl-plan" }, engine.planRoute(check, result.answers).map(leg)));
    }
    var lifting = verdict && result.fired.filter((rule) => rule.verdict === verdict.id);
    return lifting?.length > 0 && section("route", p(t("route_closed")), list(lifting.map((rule) => rule.lifts_if)));
  }

  // What to do: each step with the answers behind it and what they add to it.
  function plan(result) {
    var steps = methodbookPlan.make(check, result);
    return steps.length > 0 && section("plan", p(t("plan_lead")), h("ol", { class: "cl-todo" }, steps.map((each) => {
      var heed = each.provisos.map((proviso) => proviso.text).concat(each.rules.map((rule) => rule.instead));
      var names = new Set(each.questions.concat(each.rules.flatMap((rule) => Object.keys(rule.when))));
      var known = check.questions.filter((question) => names.has(question.id));
      return h("li", { "data-cl-step": each.step.id },
        piece("plan", each.step.id),
        heed.length > 0 && p(strong("plan_heed"), " ", heed.join(" ")),
        h("p", { class: "cl-todo__because" }, known.map((question) => {
          return t("answer_was", { question: question.text, answer: answerText(question, result.answers[question.id]) });
        }).join(" ")));
    })), h("p", { class: "cl-noprint cl-buttons" }, button("printPlan", t("print_plan")), button("remind", t("remind"))));
  }

  function decision(answers) {
    var result = engine.assess(check, answers), verdict = find(scales.verdict, result.verdict);
    var headline = verdict && methodbookPlan.tellHeadline(check, result);
    return [
      verdict ? [piece("verdict", verdict.id), headline && h("p", { class: "cl-headline cl-print" }, headline)]
        : h("p", { class: "cl-verdict" }, t("result_open", { verdict: spanVerdicts(result.range) })),
      result.difficulty ? piece("difficulty", result.difficulty) : difficult(result.range).map((words) => p(words)),
      verdict?.offer && h("p", { class: "cl-noprint" }, verdict.offer, " ",
        check.followUp && h("a", { href: check.followUp }, t("follow_up"))),
      result.open.length > 0 && section("open_questions", list(result.open.map((each) => each.text))),
      result.remarks.length > 0 && section("remarks",
        list(result.remarks.map((each) => piece("remark", each.id)))),
      plan(result),
      because(result),
      !verdict?.gate && [tools(result), section("changes", changes(result))],
      route(result, verdict),
    ];
  }

  // The parts of a checklist

  function gaps(id, items) {
    return items.length > 0 && section(id, list(items.map((item) => piece("item", item.id))));
  }

  function checklist(answers) {
    var found = engine.tally(check, answers);
    var open = found.missing.concat(found.unknown);
    var whole = check.elements.filter((element) => {
      return !open.some((item) => item.element === element.id);
    });
    return [
      piece("verdict", found.outcome),
      gaps("gaps", engine.listOrder(check, found)),
      gaps("unknowns", found.unknown),
      section("whole", whole.length ? list(whole.map(link)) : p(t("whole_none"))),
    ];
  }

  // Where a reader wants to be: one row a gap, with its term, its day and its sign.
  function target(rows) {
    var terms = methodbookTarget.TERMS.concat(methodbookTarget.OFF);
    function field(row, name, control) {
      var id = "cl-" + check.id + "-" + name + "-" + row.item.id;
      control.id = id;
      control.dataset.clTarget = row.item.id;
      control.name = name;
      return h("p", {}, h("label", { for: id }, t("target_" + name)), " ", control);
    }
    function choose(row) {
      return h("select", {}, terms.map((term) => {
        return h("option", { value: term, ...(term === row.term && { selected: "" }) }, t("term_" + term));
      }));
    }
    return rows.length > 0 && section("target", p(t("target_lead")), h("ol", { class: "cl-target" }, rows.map((row) => {
      return h("li", {}, p(row.item.text),
        field(row, "term", choose(row)),
        field(row, "day", h("input", { type: "date", value: row.day })),
        field(row, "sign", h("input", { type: "text", maxlength: 200, value: row.sign })));
    })), h("p", { class: "cl-noprint cl-buttons" }, button("save", t("save")), button("remindTarget", t("remind"))));
  }

  // What has changed since another day.
  function trend(answers, past) {
    if (!past) return null;
    var { better, worse } = methodbookTarget.compare(check, past.found.answers, answers);
    var told = [["better", better], ["worse", worse]].filter(([, each]) => each.length);
    return section("trend", p(t("trend_lead", { date: past.date, then: summary(past.found.answers), now: summary(answers) })),
      told.map(([name, each]) => [p(strong("trend_" + name)), list(each.map((question) => question.text))]),
      !told.length && p(t("trend_same")));
  }

  // Both kinds

  // What the answers come to, in a few words.
  function summary(answers) {
    if (isList) return find(check.outcomes, engine.tally(check, answers).outcome).name;
    var result = engine.assess(check, answers);
    return spanVerdicts(result.range) + graded(result);
  }

  // The range so far, in words.
  function soFar(answers) {
    if (isList) return t("checklist_so_far_" + engine.tally(check, answers).outcome);
    var range = engine.findRange(check, answers);
    var known = range.best.verdict === range.worst.verdict;
    return [t(known ? "so_far_known" : "so_far_open", { verdict: spanVerdicts(range) }), ...difficult(range)]
      .join(" ");
  }

  // The difficulty so far; nothing where it is not judged.
  function difficult({ best, worst }) {
    return best.difficulty && worst.difficulty ? [t("so_far_difficulty", {
      difficulty: span("difficulty", best.difficulty, worst.difficulty),
    })] : [];
  }

  function answers(asked, given) {
    return asked.map((question) => {
      var id = given[question.id], words = t(id ? "change_answer" : "give_answer");
      return h("div", {}, h("dt", {}, question.text), h("dd", {}, answerText(question, id), " ",
        button("goTo", words, {
          class: "cl-noprint cl-button--small", "data-cl-to": question.id,
          "aria-label": words + ": " + question.text,
        })));
    });
  }

  // Comparison: two results side by side, more of them as a poll. Each of `people` has a number.

  function table(title, rows, people) {
    var numbers = people.map((each) => t("participant", each));
    return h("table", { class: "cl-table" },
      h("caption", {}, title),
      h("thead", {}, h("tr", {}, [t("compare_row"), ...numbers].map((words) => {
        return h("th", { scope: "col" }, words);
      }))),
      h("tbody", {}, rows.map(([title, cells]) => {
        return h("tr", {}, h("th", { scope: "row" }, title), cells.map((cell, index) => {
          return h("td", { "data-cl-label": numbers[index] }, h("div", {}, cell));
        }));
      })));
  }

  function poll(title, rows, people) {
    return [h("h3", {}, title), rows.map(([question, cells]) => {
      var votes = bundle(people, (_, index) => cells[index]).sort((a, b) => b[1].length - a[1].length);
      return [h("h4", {}, question), list(votes.map(([answer, voters]) => t("tally_line", {
        answer, count: voters.length, who: voters.map((each) => t("participant", each)).join(", "),
      })))];
    })];
  }

  function differs(row) { return new Set(row[1]).size > 1; }

  function compare(people) {
    var show = people.length > 2 ? poll : table;
    var split = check.questions.map((question) => [question.text, people.map((each) => {
      return engine.fits(question.when, each.answers)
        ? answerText(question, each.answers[question.id]) : t("not_asked");
    })]).filter(differs);
    return [
      show(t("compare_outcome"), [[t("result"), people.map((each) => summary(each.answers))]], people),
      split.length ? show(t("compare_differ"), split, people) : p(t("compare_same")),
      !isList && show === table && compareTools(people),
    ];
  }

  function compareTools(people) {
    var results = people.map((each) => engine.assess(check, each.answers));
    var rows = check.tools.map((tool) => {
      return [tool, results.map((result) => result.tools[tool.id].status)];
    }).filter(differs);
    return rows.length > 0 && table(t("compare_tools"), rows.map(([tool, ids]) => {
      return [link(tool), ids.map((id) => id ? level("tool", id) : t("tool_open"))];
    }), people);
  }

  // Prediction and older rules

  function reveal(example, guess) {
    var result = engine[isList ? "tally" : "assess"](check, example.answers);
    var right = guess.value === (isList ? result.outcome : result.verdict);
    return [
      p(right ? mark("good", "✓", t("predict_right")) : mark("bad", "✕", t("predict_wrong"))),
      p(t("predict_verdict", { verdict: summary(example.answers) })),
      p(piece("example", example.id)),
      isList ? list(result.missing.map((item) => item.text)) : because(result),
      p(button("useExample", t("predict_use"))),
    ];
  }

  function older(found) {
    var lines = ["lost", "added"].filter((name) => found[name].length).map((name) => {
      var names = found[name].map((id) => find(check.questions, id)?.text || id);
      return t("older_" + name, { questions: names.join("; ") });
    });
    return [p(strong("older_title")), p(t("older_lead", found)), list(found.changes.concat(found.former || [], lines))];
  }

  return {
    t, find, p, strong, list, button, alert, soFar, answers, compare, reveal, older,
    result: isList ? checklist : decision, target, trend,
  };
};
