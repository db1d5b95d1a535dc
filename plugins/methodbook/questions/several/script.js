// The share of right options chosen less the share of wrong ones: a response is a list of places.
methodbookKinds.several = {
  sorted: true,
  score({ right, count: size }, response) {
    if (!Array.isArray(response)) return [0, 1];
    var chosen = [...new Set(response)];
    if (!chosen.every((each) => Number.isInteger(each) && each >= 0 && each < size)) return [0, 1];
    var hits = chosen.filter((each) => right.includes(each)).length, wrong = size - right.length || 1;
    return [Math.max(0, hits * wrong - (chosen.length - hits) * right.length), right.length * wrong || 1];
  },
  // What a reader is told of an answer that is right in part.
  tell({ right: all }, response) {
    var right = response.filter((each) => all.includes(each)).length;
    return ["partial_several", { right, total: all.length, extra: response.length - right }];
  },
};
