// What each kind of question writes into the journal of a learning system, and what they share.
"use strict";

var methodbookJournal = {
  kinds: {},
  // Letters and digits name the parts of an answer, one sign each.
  SIGNS: "abcdefghijklmnopqrstuvwxyz0123456789",

  list(numbers) {
    var signs = [].concat(numbers).map((each) => this.SIGNS[each]);
    return signs.every(Boolean) ? signs.join(",") : null;
  },

  join(texts) {
    return texts.map((each) => each.replace(/\s+/g, " ").trim()).join("; ");
  },
};
