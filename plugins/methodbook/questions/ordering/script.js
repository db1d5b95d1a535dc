// The share of neighbours that stand together in the right order.
methodbookKinds.ordering = {
  score({ count }, response) {
    if (!methodbookScoring.isList(response, count)) return [0, 1];
    if ([...response].sort((a, b) => a - b).some((each, at) => each !== at)) return [0, 1];
    return [response.filter((each, at) => at > 0 && each === response[at - 1] + 1).length, count - 1];
  },
  // Neighbours earn the points, so a mark goes to whatever stands beside a right one.
  mark({ items, findPlace, stamp, say }) {
    var places = items().map(findPlace);
    items().forEach((item, at) => {
      var place = places[at], joined = places[at - 1] === place - 1 || places[at + 1] === place + 1;
      stamp(item, joined, !joined && say("place", { place: place + 1 }));
    });
  },
};
