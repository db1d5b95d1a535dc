// The share of pairs. Two pairs may share an answer: `same` gives equal answers one number.
methodbookKinds.matching = {
  numbers: true,
  score({ same, count }, response) {
    if (!methodbookScoring.isList(response, count)) return [0, 1];
    return [response.filter((each, at) => Number.isInteger(each) && same[each] === same[at]).length, count];
  },
  mark({ data, controls, stamp, explain, readValue }) {
    controls.forEach((each, at) => {
      var row = each.parentNode, chosen = readValue(each);
      if (stamp(row, chosen !== null && data.same[chosen] === data.same[at])) return;
      explain(row, "pair-" + at);
      explain(row, "spare-" + chosen);
    });
  },
};
