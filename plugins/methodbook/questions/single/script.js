// One answer is right: a response is its place in the file.
methodbookKinds.single = {
  one: true,
  score: ({ right }, response) => [right.includes(response), 1],
};
