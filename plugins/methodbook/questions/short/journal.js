// In the journal of a learning system.
methodbookJournal.kinds.short = {
  type: "fill-in",
  respond: (data, response) => methodbookJournal.join([response]),
  right: ({ answers }) => answers.flatMap((each) => each.forms),
};
