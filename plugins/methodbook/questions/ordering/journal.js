// In the journal of a learning system.
methodbookJournal.kinds.ordering = {
  type: "sequencing",
  respond: (data, response) => methodbookJournal.list(response),
  right: ({ count }) => [[...Array(count).keys()]],
};
