// A statement holds or does not: a response is a truth value.
methodbookKinds.truefalse = {
  one: true,
  score: ({ right }, response) => [response === right, 1],
};
