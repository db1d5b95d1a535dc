// Which questions are asked, in what order they and their answers stand, and the link that says so.
// The first half does the same as practice/selection.py.
"use strict";

var methodbookSelection = (function () {
  var { makeSeed, shuffle } = methodbookChance, { sum } = methodbookScoring;

  function share(sizes, count) {
    var total = sum(sizes);
    if (count >= total) return sizes;
    var shares = sizes.map((size) => Math.floor(size * count / total)), rest = count - sum(shares);
    sizes.map((size, at) => [size * count % total, at])
      .sort((one, two) => two[0] - one[0] || one[1] - two[1])
      .slice(0, rest).forEach(([, at]) => { shares[at] += 1; });
    return shares;
  }

  // The questions that fit, topic by topic; an empty wish leaves everything in.
  function select(data, { topics, level }) {
    return data.topics.map((topic, at) => [topic.id, data.questions.filter((each) => {
      return each.topic === at && (!level || each.level === level);
    })]).filter(([id, questions]) => {
      return questions.length > 0 && (!topics.length || topics.includes(id));
    });
  }

  function isByHand(question) {
    return Boolean(methodbookKinds[question.kind].byHand);
  }

  function drawQuestions(topics, count, seed) {
    var shares = share(topics.map((topic) => topic[1].length), count);
    var found = topics.flatMap(([id, questions], at) => {
      return shuffle(questions, makeSeed(seed, "draw", id)).slice(0, shares[at]);
    });
    return shuffle(found, makeSeed(seed, "order"))
      .sort((one, two) => isByHand(one) - isByHand(two));
  }

  // Things to be put in order are never shown in the right one.
  function orderAnswers(count, seed, question, part, neverRight) {
    var order = shuffle(Array(count).keys(), makeSeed(seed, "answers", question, part));
    return neverRight && order.every((each, at) => each === at) ? [...order.slice(1), order[0]] : order;
  }

  function writeChoice({ topics, level, count, seed }) {
    return "#" + new URLSearchParams({ topics, level, n: count, seed });
  }

  // Nothing: the fragment is no choice; whatever is wrong with one makes it an error.
  function readChoice(data, fragment) {
    var given = new URLSearchParams(fragment.slice(1)), [names, level, count, seed] = ["topics", "level", "n", "seed"]
      .map((name) => given.get(name) || "");
    if (!given.has("topics")) return;
    var topics = names.split(",").filter(Boolean);
    var known = topics.every((id) => data.topics.some((topic) => topic.id === id)) &&
      (!level || data.questions.some((each) => each.level === level)) &&
      [count, seed].every((number) => /^[1-9]\d{0,5}$/.test(number));
    return known ? { topics, level, count: +count, seed: +seed } : { error: true };
  }

  return { select, drawQuestions, orderAnswers, writeChoice, readChoice };
})();
