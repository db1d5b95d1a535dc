import hashlib

from playwright.sync_api import Page

from methodbook.model.selfcheck import Decision
from methodbook.practice.answers import list_complete
from methodbook.practice.assessment import assess, find_changes
from methodbook.practice.plan import make_plan, tell_headline
from methodbook.practice.renewal import renew
from methodbook.practice.route import plan_route
from methodbook.practice.selfcheck import Judge
from methodbook.text.languages import set_spaces
from tests.browser.selfcheck.evaluation import DIGEST, describe


def test_python_and_javascript_agree_on_every_complete_set(page: Page, check: Decision) -> None:
    judge = Judge(check)
    lines = [describe(judge, answers) for answers in list_complete(check)]
    page.goto("planting.html")
    count, digest = page.evaluate(DIGEST)
    assert count == len(lines)
    assert digest == hashlib.sha256("\n".join(lines).encode()).hexdigest()


def make_partial(check: Decision) -> list[dict[str, str]]:
    """Unfinished, odd and complete answers: every example, cut short at every length."""
    found = []
    for example in check.examples:
        items = list(example.answers.items())
        found += [dict(items[:length]) for length in range(len(items) + 1)]
        found += [dict(items[length:]) for length in range(1, len(items))]
    return found


def test_python_and_javascript_agree_on_ranges_changes_and_ways(
    page: Page, check: Decision
) -> None:
    judge = Judge(check)
    partial = make_partial(check)
    page.goto("planting.html")
    script = """(sets) => {
      const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
      return sets.map((answers) => {
        const found = methodbookCheck.assess(check, answers), done = !found.open.length;
        return {
          range: found.range, verdict: found.verdict, difficulty: found.difficulty,
          open: found.open.map((each) => each.id), remarks: found.remarks.map((each) => each.id),
          way: methodbookCheck.planRoute(check, answers).map((leg) =>
            [leg.before, leg.instead, leg.notes].flat().map((each) => each.text)),
          changes: done ? methodbookCheck.findChanges(check, answers).map((each) =>
            [each.answers, each.result.verdict, each.result.difficulty]) : [],
        };
      });
    }"""
    found = page.evaluate(script, partial)
    for answers, each in zip(partial, found, strict=True):
        expected = assess(judge, answers)
        assert (each["verdict"], each["difficulty"]) == (expected.verdict, expected.difficulty)
        assert each["open"] == [question.id for question in expected.open]
        assert each["remarks"] == [remark.id for remark in expected.remarks]
        if expected.range:
            assert each["range"]["best"] == vars(expected.range.best) | {
                "tools": dict(expected.range.best.tools)
            }
            assert each["range"]["worst"] == vars(expected.range.worst) | {
                "tools": dict(expected.range.worst.tools)
            }
        assert [len(way) for way in each["way"]] == [
            len((*leg.before, *leg.instead, *leg.notes)) for leg in plan_route(check, answers)
        ]
        if not expected.open:
            assert each["changes"] == [
                [dict(change.answers), change.verdict, change.difficulty]
                for change in find_changes(judge, answers)
            ]


PLAN = """(sets) => {
  const check = JSON.parse(document.querySelector("cl-selfcheck script").textContent);
  return sets.map((given) => {
    const { answers, former } = methodbookPlan.renew(check, given);
    const result = methodbookCheck.assess(check, answers);
    return [
      answers, former.map((each) => each.id), methodbookPlan.tellHeadline(check, result) ?? null,
      methodbookPlan.make(check, result).map(({ step, provisos, rules, questions }) => [
        step.id, provisos.length, rules.map((each) => each.id), questions]),
    ];
  });
}"""


def test_python_and_javascript_make_the_same_plan(page: Page, check: Decision) -> None:
    judge = Judge(check)
    former = [{"place": "plot", "sky": sky} for sky in ("clear", "none", "constructor")]
    sets = [*list_complete(check), *make_partial(check), *former, {"sky": "clear", "light": "dark"}]
    page.goto("planting.html")
    for given, shown in zip(sets, page.evaluate(PLAN, sets), strict=True):
        renewal = renew(check, given)
        found = assess(judge, renewal.answers)
        headline = tell_headline(check, found)
        assert shown == [
            renewal.answers,
            [each.id for each in renewal.former],
            headline and set_spaces(headline),
            [
                [
                    each.step.id,
                    len(each.provisos),
                    [rule.id for rule in each.rules],
                    list(each.questions),
                ]
                for each in make_plan(check, found)
            ],
        ], given
