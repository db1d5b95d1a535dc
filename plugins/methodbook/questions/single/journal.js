// In the journal of a learning system.
methodbookJournal.kinds.single = {
  type: "choice",
  respond: (data, response) => methodbookJournal.list(response),
  right: ({ right }) => [right],
};
