// In the journal of a learning system: pairs of signs.
methodbookJournal.kinds.matching = {
  type: "matching",
  respond(data, numbers) {
    var { SIGNS } = methodbookJournal;
    var pairs = numbers.map((each, at) => [at, data.same[each]]).filter(([, chosen]) => chosen !== undefined);
    var known = pairs.every((each) => each.every((number) => SIGNS[number]));
    return known ? pairs.map(([at, chosen]) => SIGNS[at] + "." + SIGNS[chosen]).join(",") : null;
  },
  right: ({ count }) => [[...Array(count).keys()]],
};
