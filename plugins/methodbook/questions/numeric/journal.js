// In the journal of a learning system: digits with a point.
methodbookJournal.kinds.numeric = {
  type: "numeric",
  respond(data, response) {
    var number = methodbookScoring.parseNumber(response, data.unit);
    return number === null ? null : this.spell(number);
  },
  // A count of ninth decimals as digits with a point: 1250500000000 is 1250.5.
  spell(number) {
    var digits = String(number < 0n ? -number : number).padStart(10, "0");
    var text = (digits.slice(0, -9) + "." + digits.slice(-9)).replace(/\.?0+$/, "");
    return (number < 0n ? "-" : "") + text;
  },
  right: ({ value }) => [value],
};
