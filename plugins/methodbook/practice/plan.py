"""The plan of a self-check: what to do, in order, for just these answers.

A plan has places, and every place takes the first of its steps that suits: the answers fit, and
the rules close none of the entries that the step is done by. Each rule that fired is heeded by one
step, the one that it concerns most. So two sets of answers under which different rules fire never
have the same plan, and no step asks for what its page advises against.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.selfcheck import ALL
from methodbook.practice.answers import fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from methodbook.model.selfcheck import Decision, PlannedStep, PlanSlot, Proviso, Restriction
    from methodbook.practice.assessment import Assessment


@dataclass(frozen=True)
class Chosen:
    """A step of the plan with what these answers add to it."""

    step: PlannedStep
    provisos: tuple[Proviso, ...]
    rules: tuple[Restriction, ...]
    """Rules that fired and that this step heeds."""
    questions: tuple[str, ...]
    """The questions whose answers brought the step into the plan."""

    @property
    def because(self) -> tuple[str, ...]:
        """Ids of the questions and rules that stand behind the step."""
        return (*self.questions, *(rule.id for rule in self.rules))


def make_plan(check: Decision, found: Assessment) -> tuple[Chosen, ...]:
    """The steps for *found*, at most one a place; none while the verdict is open."""
    closed = _list_closed(check, found)
    taken = [
        (step, (*step.provisos, *slot.provisos))
        for slot in check.plan
        if found.verdict in slot.verdicts
        for step in _take(slot, found, closed)
    ]
    heeded = _share_out([step for step, _ in taken], found.fired)
    return tuple(_describe(found, step, provisos, heeded[step.id]) for step, provisos in taken)


def _list_closed(check: Decision, found: Assessment) -> frozenset[str]:
    """The tools that a bad status closes, or may close while questions are open."""
    bad = {level.id for level in check.scales.tool if level.tone == "bad"}
    if found.range:
        worst: Mapping[str, str | None] = found.range.worst.tools
    else:
        worst = {tool: status for tool, (status, _) in found.tools.items()}
    return frozenset(tool for tool, status in worst.items() if status in bad)


def _take(slot: PlanSlot, found: Assessment, closed: frozenset[str]) -> Iterator[PlannedStep]:
    for step in slot.choices:
        if fits(step.when, found.answers) and not closed.intersection(step.entries):
            yield step
            return


def _share_out(
    steps: Sequence[PlannedStep], fired: Sequence[Restriction]
) -> Mapping[str, list[Restriction]]:
    """Each rule under the step it concerns most: by tool, by article, by question, or the first."""
    shared: dict[str, list[Restriction]] = defaultdict(list)
    for rule in fired if steps else ():
        tools = {tool for named in rule.tools.values() for tool in named} - {ALL}
        concerned = (
            *(step for step in steps if tools.intersection(step.entries)),
            *(step for step in steps if rule.about in step.entries),
            *(step for step in steps if rule.when.keys() & step.when.keys()),
            steps[0],
        )
        shared[concerned[0].id].append(rule)
    return shared


def _describe(
    found: Assessment,
    step: PlannedStep,
    provisos: Sequence[Proviso],
    rules: Sequence[Restriction],
) -> Chosen:
    fitting = tuple(each for each in provisos if fits(each.when, found.answers))
    cubes = (step.when, *(each.when for each in fitting))
    told = (question for cube in cubes for question in cube)
    passed = (question for question in step.because if question in found.answers)
    return Chosen(step, fitting, tuple(rules), tuple(dict.fromkeys((*told, *passed))))


def tell_headline(check: Decision, found: Assessment) -> str | None:
    """The verdict and what weighs on it in one sentence; ``None`` while the verdict is open."""
    for headline in check.headlines:
        if found.verdict in headline.verdict and (
            not headline.difficulty or found.difficulty in headline.difficulty
        ):
            return headline.text.replace("{reasons}", ", ".join(_list_reasons(found)))
    return None


def _list_reasons(found: Assessment) -> Iterator[str]:
    """Short names of what made the verdict or the difficulty what it is."""
    for rule in found.fired:
        level = found.difficulty is not None and rule.difficulty == found.difficulty
        if rule.brief and (level or rule.verdict == found.verdict):
            yield rule.brief
