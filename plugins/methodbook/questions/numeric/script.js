// A number within its tolerance: a response is what was typed.
methodbookKinds.numeric = {
  one: true,
  score(question, response) {
    return [typeof response === "string" && this.fits(question, response), 1];
  },
  fits({ value, tolerance, unit }, typed) {
    var { parseNumber } = methodbookScoring, number = parseNumber(typed, unit);
    if (number === null) return false;
    var off = number - parseNumber(value);
    return (off < 0n ? -off : off) <= parseNumber(tolerance);
  },
  mark({ data, controls, stamp, explain }) {
    var [input] = controls, { parseNumber } = methodbookScoring, typed = parseNumber(input.value, data.unit);
    if (stamp(input.parentNode, this.fits(data, input.value))) return;
    explain(input.parentNode, data.mistakes.find((each) => typed === parseNumber(each)) || "");
  },
};
