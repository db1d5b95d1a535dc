"""A result as one line, written by Python and by the script of the page."""

from methodbook.practice.assessment import find_remarks
from methodbook.practice.selfcheck import Judge

DIGEST = """async () => {
  const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
  const engine = methodbookCheck, lines = [];
  function walk(index, answers) {
    const question = check.questions[index];
    if (!question) return lines.push(describe(answers));
    if (!engine.fits(question.when, answers)) return walk(index + 1, answers);
    question.answers.forEach((each) => walk(index + 1, { ...answers, [question.id]: each.id }));
  }
  function describe(answers) {
    const result = engine.evaluate(check, answers);
    return [
      Object.entries(answers).map((pair) => pair.join(":")).join(" "),
      result.verdict, result.difficulty || "-",
      check.tools.map(({ id }) => result.tools[id]).map((tool) => tool.status + ":" + tool.reasons)
        .join(" "),
      result.fired.map((rule) => rule.id).join(" "),
      engine.listRemarks(check, answers).map((remark) => remark.id).join(" "),
    ].join("|");
  }
  walk(0, {});
  const bytes = new TextEncoder().encode(lines.join("\\n"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [lines.length, Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")];
}"""
"""The number of complete sets of answers, and a hash of all their lines."""


def describe(judge: Judge, answers: dict[str, str]) -> str:
    result = judge.evaluate(answers)
    return "|".join(
        [
            " ".join(f"{question}:{answer}" for question, answer in answers.items()),
            result.verdict,
            result.difficulty or "-",
            " ".join(f"{each.status}:{','.join(each.reasons)}" for each in result.tools.values()),
            " ".join(rule.id for rule in result.fired),
            " ".join(remark.id for remark in find_remarks(judge, answers)),
        ]
    )
