// In the journal of a learning system.
methodbookJournal.kinds.cloze = {
  type: "fill-in",
  respond: (data, response) => methodbookJournal.join(response),
  right: ({ gaps }) => (gaps.length > 1 ? [gaps.map((each) => each[0])] : gaps[0].map((each) => [each])),
};
