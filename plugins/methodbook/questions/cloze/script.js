// The share of gaps that are filled: a response is a list of strings.
methodbookKinds.cloze = {
  score({ gaps }, response) {
    if (!methodbookScoring.isList(response, gaps.length)) return [0, 1];
    return [response.filter((each, at) => this.fills(gaps[at], each)).length, gaps.length];
  },
  fills(answers, typed) {
    var { simplify } = methodbookScoring;
    return typeof typed === "string" && answers.map(simplify).includes(simplify(typed));
  },
  mark({ data, controls, field, stamp, explain, say }) {
    controls.forEach((each, at) => {
      if (stamp(each.parentNode, this.fills(data.gaps[at], each.value))) return;
      var end = field.lastElementChild, key = "gap-" + at;
      var said = explain(end, key + ":" + each.value) || explain(end, key);
      said?.firstChild.prepend(say("gap", { number: at + 1 }) + " ");
    });
  },
};
