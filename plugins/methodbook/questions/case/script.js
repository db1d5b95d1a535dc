// A reader judges the answer: a response has the points for each criterion.
methodbookKinds.case = {
  byHand: true,
  score({ points }, response) {
    var { isList, sum } = methodbookScoring;
    if (!isList(response, points.length) || !response.every(Number.isInteger)) return [0, 1];
    return [sum(points.map((most, at) => Math.min(Math.max(response[at], 0), most))), sum(points)];
  },
  mark({ answer }) {
    answer.open = true;
  },
};
