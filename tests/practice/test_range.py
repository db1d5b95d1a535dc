from collections.abc import Iterator
from itertools import product
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from methodbook.practice.answers import fits, keep_counted
from methodbook.practice.assessment import Bound, assess, find_range
from methodbook.practice.selfcheck import Judge, Result

Every: TypeAlias = tuple[tuple[dict[str, str], Result], ...]


def list_completions(judge: Judge, answers: dict[str, str], every: Every) -> list[Result]:
    """By brute force: every complete set that agrees with the answers that count.

    While the place is open, each place is tried with the answers that count then.
    """
    places = [answers["place"]] if "place" in answers else ["plot", "row", "village"]
    counted = [keep_counted(judge.check, answers | {"place": name}).items() for name in places]
    return [result for each, result in every if any(some <= each.items() for some in counted)]


def bound(judge: Judge, results: list[Result], *, last: bool) -> Bound:
    """The best or the worst of *results*, each value by itself."""
    pick = max if last else min
    scales = judge.check.scales
    tools = {tool: {result.tools[tool].status for result in results} for tool in judge.check.tools}
    verdicts, grades, statuses = (
        [level.id for level in scale] for scale in (scales.verdict, scales.difficulty, scales.tool)
    )
    verdict = pick((result.verdict for result in results), key=verdicts.index)
    graded = [result.difficulty for result in results if result.difficulty]
    shown = graded and verdict in {"full", "partial"}
    return Bound(
        verdict,
        pick(graded, key=grades.index) if shown else None,
        {tool: pick(found, key=statuses.index) for tool, found in tools.items()},
    )


def make_partial(judge: Judge) -> Iterator[dict[str, str]]:
    """Every set of answers whose first open question is followed by any others, asked or not."""
    questions = judge.check.questions
    choices = [(None, *(answer.id for answer in each.answers)) for each in questions]
    for number, chosen in enumerate(product(*choices)):
        if number % 11 == 0:  # a share that meets every answer beside every other
            yield {
                each.id: answer for each, answer in zip(questions, chosen, strict=True) if answer
            }


def test_the_range_is_exact(judge: Judge, every: Every) -> None:
    for answers in make_partial(judge):
        completions = list_completions(judge, answers, every)
        found = find_range(judge, answers)
        assert found.best == bound(judge, completions, last=False), answers
        assert found.worst == bound(judge, completions, last=True), answers


def test_without_any_answer_everything_is_possible(judge: Judge) -> None:
    found = assess(judge, {})
    assert found.verdict is None
    assert found.range is not None
    assert (found.range.best.verdict, found.range.worst.verdict) == ("full", "elsewhere")


def test_silence_is_never_taken_for_a_good_answer(judge: Judge) -> None:
    found = assess(judge, {"place": "plot"})
    assert found.verdict is None
    assert {status for status, _ in found.tools.values()} == {None}


def test_a_verdict_that_no_answer_can_save_is_known_early(judge: Judge) -> None:
    found = assess(judge, {"place": "plot", "light": "dark"})
    assert found.open
    assert found.verdict == "none"
    assert {status for status, _ in found.tools.values()} == {"useless"}


def test_an_answer_waits_until_its_parent_is_answered(judge: Judge) -> None:
    start = {"place": "plot", "light": "sun"}
    assert find_range(judge, start | {"water-dry": "no"}) == find_range(judge, start)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_answer_never_widens_the_range(judge: Judge, data: st.DataObject) -> None:
    answers: dict[str, str] = {}
    scale = [level.id for level in judge.check.scales.verdict]
    for question in judge.check.questions:
        before = find_range(judge, answers)
        if not fits(question.asked_when, keep_counted(judge.check, answers)):
            continue
        answers[question.id] = data.draw(st.sampled_from([each.id for each in question.answers]))
        after = find_range(judge, answers)
        assert scale.index(after.best.verdict) >= scale.index(before.best.verdict)
        assert scale.index(after.worst.verdict) <= scale.index(before.worst.verdict)
