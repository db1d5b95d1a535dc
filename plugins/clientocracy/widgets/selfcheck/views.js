// The parts of a self-check as DOM: the result, its reasons, the way, comparisons. No state here.
"use strict";

var clientocracyViews = function (check) {
  var h = clientocracyDom.h, engine = clientocracyCheck;
  function t(name, values) { return clientocracyDom.say(check.texts, name, values); }

  function find(list, id) {
    return list.find((each) => each.id === id);
  }

  function level(scale, id) {
    var each = find(check.scales[scale], id);
    return h("span", { class: "cl-level cl-level--" + each.tone },
      h("span", { "aria-hidden": "true" }, each.sign), " ", each.name);
  }

  function name(scale, id) { return find(check.scales[scale], id).name; }

  function link(target) {
    return target.href ? h("a", { href: target.href }, target.name) : target.name;
  }

  function basis(each) {
    return h("span", { class: "cl-basis cl-basis--" + each.basis },
      h("span", { class: "cl-basis__word" }, t("basis_" + each.basis)), " ",
      h("span", { class: "cl-basis__where" }, each.where));
  }

  function button(action, text, props) {
    return h("button", { type: "button", "data-cl-do": action, ...props }, text);
  }

  function section(id, title, ...parts) {
    return h("section", { class: "cl-part cl-part--" + id }, h("h3", {}, title), parts);
  }

  function list(items) {
    return h("ul", {}, items.map((item) => h("li", {}, item)));
  }

  function join(nodes, separator) {
    return nodes.flatMap((node, index) => index ? [separator, node] : [node]);
  }

  function answerText(question, id) {
    var answer = find(question.answers, id);
    return answer ? answer.text : t("no_answer");
  }

  function reasons(rule, answers) {
    return Object.keys(rule.when).map((id) => {
      var question = find(check.questions, id);
      return t("answer_was", { question: question.text, answer: answerText(question, answers[id]) });
    });
  }

  function because(result) {
    if (!result.fired.length) return h("p", {}, t("because_none"));
    return h("ul", { class: "cl-reasons" }, result.fired.map((rule) => {
      return h("li", { class: "cl-reason cl-reason--" + rule.basis },
        reasons(rule, result.answers).map((text) => {
          return h("p", { class: "cl-reason__answer" }, text);
        }),
        h("p", {}, rule.why),
        h("p", {}, h("strong", {}, t("instead")), " ", rule.instead),
        h("p", {}, h("strong", {}, t("lifts_if")), " ", rule.lifts_if),
        h("p", {}, basis(rule)),
        rule.about && rule.about.href && h("p", {},
          h("a", { href: rule.about.href }, t("read_more", { name: rule.about.name }))));
    }));
  }

  function tools(result) {
    var open = check.tools.filter((tool) => !result.tools[tool.id].status);
    var groups = check.scales.tool.map((status) => {
      var named = check.tools.filter((tool) => {
        return result.tools[tool.id].status === status.id;
      });
      return named.length ? group(status, named, result) : null;
    });
    return section("tools", t("tools_title"), groups, open.length ? [
      h("h4", {}, h("span", { class: "cl-level" }, h("span", { "aria-hidden": "true" }, "?"), " ", t("tool_open"))),
      h("p", {}, t("tool_open_note")), h("p", {}, join(open.map(link), ", ")),
    ] : null);
  }

  // Tools of one status that share their reasons stand together.
  function group(status, named, result) {
    var bundles = new Map();
    named.forEach((tool) => {
      var key = result.tools[tool.id].reasons.join();
      bundles.set(key, (bundles.get(key) || []).concat(tool));
    });
    return [
      h("h4", {}, level("tool", status.id)),
      h("p", {}, status.text),
      list(Array.from(bundles, ([key, bundle]) => {
        var rules = key.split(",").filter(Boolean).map((id) => find(check.rules, id));
        return [
          h("p", {}, join(bundle.map(link), ", ")),
          rules.map((rule) => {
            return h("p", { class: "cl-reason__short" },
              reasons(rule, result.answers).join(" "), " ", rule.instead, " ", basis(rule));
          }),
        ];
      })),
    ];
  }

  function outcome(result) {
    var graded = result.difficulty
      ? [", ", t("outcome_difficulty", { difficulty: name("difficulty", result.difficulty) })] : [];
    return [level("verdict", result.verdict), graded];
  }

  function change(each) {
    var steps = Object.keys(each.answers).map((id) => {
      var question = find(check.questions, id);
      return t("change_step", { question: question.text, answer: answerText(question, each.answers[id]) });
    });
    var line = t("change_line").split("{outcome}");
    return [steps.join(" " + t("and") + " "), " → ", line[0], outcome(each.result), line[1]];
  }

  function changes(result) {
    if (result.open.length) return section("changes", t("changes"), h("p", {}, t("changes_open")));
    var found = engine.findChanges(check, result.answers);
    var best = result.verdict === check.scales.verdict[0].id &&
      result.difficulty === check.scales.difficulty[0].id;
    var none = t(best ? "changes_none" : "changes_hopeless");
    return section("changes", t("changes"),
      found.length ? list(found.map(change)) : h("p", {}, none));
  }

  function variants(found) {
    return found.map((each) => {
      return h("p", { class: "cl-way__" + each.mode },
        h("strong", {}, t("mode_" + each.mode)), " ", each.text, " ", basis(each));
    });
  }

  function leg(each, index) {
    return h("li", { class: "cl-way__stage" + (each.skipped ? " cl-way__stage--skipped" : "") },
      h("p", { class: "cl-way__name" }, t("stage", { number: index + 1 }), " ", link(each.step)),
      variants(each.before),
      each.instead.length ? variants(each.instead) : h("p", {},
        h("span", { class: "cl-box", "aria-hidden": "true" }, "☐ "), each.step.text, " ", basis(each.step)),
      variants(each.notes));
  }

  function route(result) {
    if (!result.verdict) return null;
    var verdict = find(check.scales.verdict, result.verdict);
    var usable = check.tools.filter((tool) => {
      var status = result.tools[tool.id].status;
      return status && find(check.scales.tool, status).tone !== "bad";
    });
    if (verdict.path) {
      var part = section("route", t("route"), h("p", {}, t("route_lead")),
        h("ol", { class: "cl-way" }, engine.planRoute(check, result.answers).map(leg)));
      part.append(h("p", { class: "cl-noprint" }, button("printRoute", t("print_route"))));
      return part;
    }
    if (!usable.length) return null;
    var limits = result.fired.filter((rule) => rule.verdict === result.verdict);
    return section("route", t("route"), h("p", {}, t("route_tools")),
      list(limits.map((rule) => [rule.lifts_if, " ", basis(rule)])),
      h("p", {}, t("route_take")),
      h("p", {}, join(usable.map((tool) => {
        return [link(tool), " ", level("tool", result.tools[tool.id].status)];
      }), "; ")));
  }

  function verdict(result) {
    if (!result.verdict) {
      return h("p", { class: "cl-verdict" }, t("result_range", ends(result.range, "verdict")));
    }
    var found = find(check.scales.verdict, result.verdict);
    var difficulty = result.difficulty && find(check.scales.difficulty, result.difficulty);
    return [
      h("p", { class: "cl-verdict" }, level("verdict", found.id)),
      h("p", { class: "cl-verdict__text" }, found.text),
      difficulty && h("p", {}, t("difficulty_label"), " ",
        level("difficulty", difficulty.id), ". ", difficulty.text),
      found.offer && h("p", { class: "cl-noprint" }, found.offer, " ",
        check.followUp && h("a", { href: check.followUp }, t("follow_up"))),
    ];
  }

  function ends(range, scale) {
    return { best: name(scale, range.best[scale]), worst: name(scale, range.worst[scale]) };
  }

  // The range so far, in words.
  function soFar(answers) {
    if (check.kind === "checklist") {
      var holds = engine.tally(check, answers).holds;
      return holds ? t("holds_true") : t("checklist_so_far_" + holds);
    }
    var range = engine.findRange(check, answers), best = range.best, worst = range.worst;
    var words = [best.verdict === worst.verdict
      ? t("so_far_known", { verdict: name("verdict", best.verdict) })
      : t("so_far_range", ends(range, "verdict"))];
    if (best.difficulty && best.difficulty === worst.difficulty) {
      words.push(t("so_far_difficulty", { difficulty: name("difficulty", best.difficulty) }));
    } else if (best.difficulty && worst.difficulty) {
      words.push(t("so_far_difficulty_range", ends(range, "difficulty")));
    }
    return words.join(" ");
  }

  function decision(answers) {
    var result = engine.assess(check, answers);
    return [
      verdict(result),
      result.open.length ? section("open", t("open_questions"),
        list(result.open.map((question) => question.text))) : null,
      section("because", t("because"), because(result)),
      tools(result),
      changes(result),
      result.remarks.length ? section("remarks", t("remarks"), list(result.remarks.map((each) => {
        return [each.text, " ", basis(each)];
      }))) : null,
      route(result),
    ];
  }

  function gap(item) {
    return [
      h("p", {}, item.text),
      h("p", {}, h("strong", {}, t("evidence")), " ", item.evidence),
      h("p", {}, h("strong", {}, t("closes")), " ", join(item.tools.map(link), ", "), ". ", basis(item)),
    ];
  }

  function checklist(answers) {
    var found = engine.tally(check, answers);
    var open = found.missing.concat(found.unknown);
    var whole = check.elements.filter((element) => {
      return !open.some((item) => item.element === element.id);
    });
    var tone = { true: ["good", "✓"], false: ["bad", "✕"], null: ["careful", "?"] }[found.holds];
    return [
      h("p", { class: "cl-verdict" }, h("span", { class: "cl-level cl-level--" + tone[0] },
        h("span", { "aria-hidden": "true" }, tone[1]), " ", t("holds_" + found.holds + "_short"))),
      h("p", { class: "cl-verdict__text" }, t("holds_" + found.holds)),
      found.missing.length ? section("gaps", t("gaps"), list(found.missing.map(gap))) : null,
      found.unknown.length ? section("unknowns", t("unknowns"), list(found.unknown.map(gap))) : null,
      section("whole", t("whole"), whole.length ? list(whole.map(link)) : h("p", {}, t("whole_none"))),
    ];
  }

  // What the answers of one person come to, in a few words.
  function summary(answers) {
    if (check.kind === "checklist") return t("holds_" + engine.tally(check, answers).holds + "_short");
    var result = engine.assess(check, answers);
    return result.verdict ? outcome(result) : t("so_far_range", ends(result.range, "verdict"));
  }

  function table(title, rows, people) {
    return h("div", { class: "cl-scroll", role: "region", tabindex: "0", "aria-label": title },
      h("table", { class: "cl-compare" },
        h("caption", {}, title),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("compare_row")), people.map((_, index) => {
          return h("th", { scope: "col" }, t("participant", { number: index + 1 }));
        }))),
        h("tbody", {}, rows.map(([title, cells]) => {
          return h("tr", {}, h("th", { scope: "row" }, title),
            cells.map((cell) => h("td", {}, cell)));
        }))));
  }

  function differ(values) { return new Set(values).size > 1; }

  function compare(people) {
    var split = check.questions.map((question) => {
      return [question, people.map((answers) => answers[question.id])];
    }).filter((row) => differ(row[1]));
    var parts = [table(t("compare_outcome"), [[t("result"), people.map(summary)]], people)];
    if (!split.length) return parts.concat(h("p", {}, t("compare_same")));
    parts.push(people.length > 4 ? poll(split) : table(t("compare_differ"), split.map(([question, ids]) => {
      return [question.text, ids.map((id) => answerText(question, id))];
    }), people));
    return check.kind === "checklist" ? parts : parts.concat(compareTools(people));
  }

  function compareTools(people) {
    var results = people.map((answers) => engine.assess(check, answers));
    var rows = check.tools.map((tool) => {
      return [tool, results.map((result) => result.tools[tool.id].status)];
    }).filter((row) => differ(row[1]));
    return rows.length && people.length <= 4 ? table(t("compare_tools"), rows.map(([tool, ids]) => {
      return [link(tool), ids.map((id) => id ? level("tool", id) : t("tool_open"))];
    }), people) : [];
  }

  // Many people: who gave which answer, where they do not agree.
  function poll(split) {
    return [h("h3", {}, t("compare_differ")), split.map(([question, ids]) => {
      return [h("h4", {}, question.text), list(Array.from(new Set(ids), (id) => {
        var who = ids.flatMap((each, index) => {
          return each === id ? [t("participant", { number: index + 1 })] : [];
        });
        return t("tally_line", { answer: answerText(question, id), count: who.length, who: who.join(", ") });
      }))];
    })];
  }

  function answers(asked, given) {
    return asked.map((question) => {
      return h("div", {}, h("dt", {}, question.text), h("dd", {}, answerText(question, given[question.id]), " ",
        button("goTo", t("change_answer"), {
          class: "cl-noprint cl-button--small", "data-cl-to": question.id,
          "aria-label": t("change_answer") + ": " + question.text,
        })));
    });
  }

  function reveal(example, guess) {
    var isList = check.kind === "checklist";
    var result = engine[isList ? "tally" : "assess"](check, example.answers);
    var right = guess.value === String(isList ? result.holds : result.verdict);
    var word = isList ? t("holds_" + result.holds + "_short") : name("verdict", result.verdict);
    return [
      h("p", { class: "cl-level cl-level--" + (right ? "good" : "bad") },
        h("span", { "aria-hidden": "true" }, right ? "✓" : "✕"), " ", t(right ? "predict_right" : "predict_wrong")),
      h("p", {}, t("predict_verdict", { verdict: word })),
      h("p", {}, example.why, " ", basis(example)),
      isList ? list(result.missing.map((item) => item.text)) : because(result),
      h("p", {}, button("useExample", t("predict_use"))),
    ];
  }

  function older(found) {
    function names(ids) {
      return ids.map((id) => {
        var question = find(check.questions, id);
        return question ? question.text : id;
      }).join("; ");
    }
    var lines = found.changes.slice();
    if (found.lost.length) lines.push(t("older_lost", { questions: names(found.lost) }));
    if (found.added.length) lines.push(t("older_added", { questions: names(found.added) }));
    return [
      h("p", {}, h("strong", {}, t("older_title"))),
      h("p", {}, t("older_lead", { version: found.version })),
      list(lines.length ? lines : [t("older_nothing")]),
    ];
  }

  // Parts that a result lacks are left out.
  function result(answers) {
    return (check.kind === "checklist" ? checklist : decision)(answers).flat(9).filter(Boolean);
  }

  return {
    t: t, find: find, list: list, button: button, soFar: soFar, answers: answers, result: result,
    compare: (people) => compare(people).flat(9), reveal: reveal, older: older,
  };
};
