// In the journal of a learning system.
methodbookJournal.kinds.truefalse = {
  type: "true-false",
  respond: (data, response) => (response ? "t" : "f"),
  right: ({ right }) => [right],
};
