// In the journal of a learning system.
methodbookJournal.kinds.several = {
  type: "choice",
  respond: (data, response) => methodbookJournal.list(response),
  right: ({ right }) => [right],
};
