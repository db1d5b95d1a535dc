// Which questions are asked, in what order they and their answers stand, and the link that says so.
// The first half does the same as practice/selection.py.
"use strict";

var clientocracySelection = (function () {
  var { makeSeed, shuffle } = clientocracyChance;

  function share(sizes, count) {
    var total = sizes.reduce((sum, size) => sum + size, 0);
    if (count >= total) return sizes;
    var shares = sizes.map((size) => Math.floor(size * count / total));
    var rest = count - shares.reduce((sum, each) => sum + each, 0);
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

  function drawQuestions(topics, count, seed) {
    var shares = share(topics.map((topic) => topic[1].length), count);
    var found = topics.flatMap(([id, questions], at) => {
      return shuffle(questions, makeSeed(seed, "draw", id)).slice(0, shares[at]);
    });
    return shuffle(found, makeSeed(seed, "order"));
  }

  function orderAnswers(count, seed, question, part) {
    return shuffle(Array(count).keys(), makeSeed(seed, "answers", question, part));
  }

  function orderItems(count, seed, question) {
    var order = orderAnswers(count, seed, question, "");
    return order.every((each, at) => each === at) ? [...order.slice(1), order[0]] : order;
  }

  function writeChoice({ topics, level, count, seed }) {
    return "#" + new URLSearchParams({ topics, level, n: count, seed });
  }

  // null: the fragment is no choice; whatever is wrong with one makes it an error.
  function readChoice(data, fragment) {
    var given = new URLSearchParams(fragment.slice(1));
    if (!given.has("seed") && !given.has("topics")) return null;
    var topics = (given.get("topics") || "").split(",").filter(Boolean);
    var level = given.get("level") || "", count = given.get("n") || "10", seed = given.get("seed") || "1";
    var known = topics.every((id) => data.topics.some((topic) => topic.id === id)) &&
      (!level || data.questions.some((each) => each.level === level)) &&
      [count, seed].every((number) => /^[1-9]\d{0,5}$/.test(number));
    return known ? { topics, level, count: Number(count), seed: Number(seed) } : { error: true };
  }

  return { select, drawQuestions, orderAnswers, orderItems, writeChoice, readChoice };
})();
