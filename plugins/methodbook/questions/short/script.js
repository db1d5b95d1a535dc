// A few words typed: a response is a string. An answer may forgive slips of the finger.
methodbookKinds.short = {
  one: true,
  score(question, response) {
    return [typeof response === "string" && this.accepts(question, response), 1];
  },
  accepts({ answers, wrong, exact }, typed) {
    var fold = (text) => methodbookScoring.simplify(text, exact && "exact"), said = fold(typed);
    if (!said || wrong.map(fold).includes(said)) return false;
    return answers.some(({ forms, typos }) => forms.some((form) => this.isNear(fold(form), said, typos)));
  },
  isNear(one, other, slips) {
    if (one === other) return true;
    var [a, b] = [Array.from(one), Array.from(other)];
    return slips > 0 && Math.abs(a.length - b.length) <= slips && this.count(a, b) <= slips;
  },
  // Letters left out, put in, taken for others, or swapped with a neighbour.
  count(a, b) {
    var before = [], row = [...Array(b.length + 1).keys()];
    a.forEach((letter, i) => {
      var last = before;
      before = row;
      row = [i + 1];
      b.forEach((typed, j) => {
        var steps = [before[j + 1] + 1, row[j] + 1, before[j] + (letter === typed ? 0 : 1)];
        if (i && j && letter === b[j - 1] && a[i - 1] === typed) steps.push(last[j - 1] + 1);
        row.push(Math.min(...steps));
      });
    });
    return row[b.length];
  },
  mark({ data, controls, stamp, explain }) {
    var [input] = controls, fold = (text) => methodbookScoring.simplify(text, data.exact && "exact");
    if (stamp(input.parentNode, this.accepts(data, input.value))) return;
    explain(input.parentNode, data.wrong.find((each) => fold(each) === fold(input.value)) || "");
  },
};
