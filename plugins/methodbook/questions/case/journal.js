// In the journal of a learning system.
methodbookJournal.kinds.case = {
  type: "performance",
  respond: (data, response) => methodbookJournal.join([String(response[0])]),
  right: () => [],
};
