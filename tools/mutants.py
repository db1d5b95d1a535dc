"""Hunt mutants of the self-check: change one rule, and see whether the tests notice.

A mutant that leaves every complete set of answers under the same restrictions is left out.
Every other one is put in the place of the real check while its tests run; it is killed
when a test fails.
"""

import contextlib
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from methodbook.model.selfcheck import ALL, Cube, Decision, Restriction
from methodbook.practice.cubes import Space
from tests.content.selfchecks.conftest import MUTANT, read_check
from tests.content.selfchecks.specification import list_steps
from tests.content.selfchecks.test_applicability import covers, list_takers

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "content" / "selfchecks"
LEAST = 0.9
"""Share of the mutants that has to be killed."""


class Injection:
    """A pytest plugin that hands the mutant to the fixtures."""

    def __init__(self, mutant: Decision) -> None:
        """Take the mutant that is hunted next."""
        self.mutant = mutant

    def pytest_configure(self, config: pytest.Config) -> None:
        """Leave the mutant where `applicability` looks for it."""
        config.stash[MUTANT] = self.mutant


def list_mutants(check: Decision) -> Iterator[tuple[str, Decision]]:
    """Every mutant with its name: a rule dropped, a level, a condition or an effect changed."""
    for index, rule in enumerate(check.rules):
        for name, changed in _change(check, rule):
            rules = list(check.rules)
            rules[index : index + 1] = [changed] if changed else []
            yield f"{rule.id}: {name}", check.model_copy(update={"rules": tuple(rules)})


def _change(check: Decision, rule: Restriction) -> Iterator[tuple[str, Restriction | None]]:
    yield "dropped", None
    for field in ("verdict", "difficulty"):
        level = getattr(rule, field)
        for other in _list_neighbours([each.id for each in getattr(check.scales, field)], level):
            yield f"{field} {other}", rule.model_copy(update={field: other})
    for question, answers in rule.when.items():
        yield from _change_condition(check, rule, question, answers)
    yield from _change_tools(check, rule)


def _list_neighbours(levels: Sequence[str], level: str | None) -> Iterator[str | None]:
    """The levels above and below, and none at all."""
    if level is None:
        return
    yield None
    at = levels.index(level)
    yield from (levels[each] for each in (at - 1, at + 1) if 0 < each < len(levels))


def _change_condition(
    check: Decision, rule: Restriction, question: str, answers: Sequence[str]
) -> Iterator[tuple[str, Restriction]]:
    """Another answer in the place of the right one, and one more answer beside it."""
    asked = check.find_question(question)
    others = [each.id for each in asked.answers if each.id not in answers] if asked else []
    for other in others:
        for wanted in ((other,), (*answers, other)):
            when = {**rule.when, question: wanted}
            yield f"{question} {'|'.join(wanted)}", rule.model_copy(update={"when": when})


def _change_tools(check: Decision, rule: Restriction) -> Iterator[tuple[str, Restriction]]:
    statuses = [level.id for level in check.scales.tool]
    for status, tools in rule.tools.items():
        rest = {key: value for key, value in rule.tools.items() if key != status}
        yield f"no {status}", rule.model_copy(update={"tools": rest})
        for other in _list_neighbours(statuses, status):
            if other:
                moved = rest | {other: (*rest.get(other, ()), *tools)}
                yield f"{status} is {other}", rule.model_copy(update={"tools": moved})
        named = check.tools if ALL in tools else tools
        for tool in named[:: 8 if ALL in tools else 1]:
            kept = tuple(each for each in named if each != tool)
            yield (
                f"{status} without {tool}",
                rule.model_copy(update={"tools": rest | {status: kept}}),
            )


def is_same(check: Decision, mutant: Decision) -> bool:
    """Whether every complete set of answers comes to the same in both, explanation included."""
    space = Space(check)
    rules = [{rule.id: rule.when for rule in each.rules} for each in (check, mutant)]
    steps = list_steps(check.tools)
    return all(
        is_alike(space, [own] if own else [], [other] if other else [])
        for own, other in ((rules[0].get(name), rules[1].get(name)) for name in rules[0])
    ) and all(
        is_alike(space, list_takers(check, step), list_takers(mutant, step)) for step in steps
    )


def is_alike(space: Space, cubes: Sequence[Cube], others: Sequence[Cube]) -> bool:
    """Whether two unions of cubes are the same sets of answers."""
    return covers(space, cubes, others) and covers(space, others, cubes)


def is_killed(mutant: Decision) -> bool:
    """Whether a test fails with *mutant* in the place of the real check."""
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", str(TESTS)]
    with contextlib.redirect_stdout(io.StringIO()):
        return pytest.main(options, plugins=[Injection(mutant)]) == pytest.ExitCode.TESTS_FAILED


def main() -> int:
    """Print what came of every hunt; 0 when enough mutants are killed."""
    check = read_check(ROOT, "applicability")
    if not isinstance(check, Decision):
        raise TypeError(check)
    killed = total = same = 0
    for name, mutant in list_mutants(check):
        if is_same(check, mutant):
            same += 1
            continue
        total += 1
        dead = is_killed(mutant)
        killed += dead
        print("killed " if dead else "ALIVE  ", name, flush=True)
    print(f"{killed} of {total} mutants killed; {same} more change nothing")
    return int(killed < LEAST * total)


if __name__ == "__main__":
    sys.exit(main())
