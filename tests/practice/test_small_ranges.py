import random
from collections.abc import Iterator

import pytest

from methodbook.model.selfcheck import Decision
from methodbook.practice.answers import list_complete, settle_unordered
from methodbook.practice.assessment import Bound, find_range
from methodbook.practice.selfcheck import Judge, Result
from methodbook.practice.survey import find_survey
from tests.practice.test_cubes import LEVELS, make_check

NAMES = [level["id"] for level in LEVELS]


def is_sound(check: Decision) -> bool:
    """A better answer never makes anything worse, and what has no order waits for no order."""
    unordered = {question.id for question in check.questions if question.unordered}
    loose = all(each.asked_when.keys() <= unordered for each in check.questions if each.unordered)
    return loose and not find_survey(Judge(check)).reversals


SOUND = [seed for seed in range(150) if is_sound(make_check(seed))][:40]


def list_completions(judge: Judge, answers: dict[str, str]) -> list[Result]:
    """By brute force: every complete set that agrees with the answers that count."""
    settled = [each.items() for each in settle_unordered(judge.check, answers)]
    return [
        judge.evaluate(each)
        for each in list_complete(judge.check)
        if any(some <= each.items() for some in settled)
    ]


def bound(judge: Judge, results: list[Result], *, last: bool) -> Bound:
    """The best or the worst of *results*, each value by itself."""
    pick = max if last else min
    tools = {tool: {result.tools[tool].status for result in results} for tool in judge.check.tools}
    return Bound(
        pick((result.verdict for result in results), key=NAMES.index),
        None,
        {tool: pick(found, key=NAMES.index) for tool, found in tools.items()},
    )


def make_partial(check: Decision, seed: int) -> Iterator[dict[str, str]]:
    """Random answers to random questions, asked or not."""
    chance = random.Random(seed)  # noqa: S311 -- test data, not a secret
    for size in range(len(check.questions)):
        questions = chance.sample(check.questions, size)
        yield {each.id: chance.choice(each.answers).id for each in questions}


@pytest.mark.parametrize("seed", SOUND)
def test_the_range_is_exact(seed: int) -> None:
    judge = Judge(make_check(seed))
    for answers in make_partial(judge.check, seed):
        completions = list_completions(judge, answers)
        found = find_range(judge, answers)
        assert found.best == bound(judge, completions, last=False), answers
        assert found.worst == bound(judge, completions, last=True), answers
