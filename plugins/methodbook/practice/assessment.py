"""What can be said of a set of answers: the result, its range while questions are open, remarks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from methodbook.practice.answers import (
    Answers,
    fill,
    fits,
    keep_counted,
    list_open,
    settle_unordered,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from methodbook.model.selfcheck import CheckQuestion, Level, Remark, Restriction
    from methodbook.practice.selfcheck import Judge, Result, ToolResult


@dataclass(frozen=True)
class Bound:
    """One end of a range, each value by itself."""

    verdict: str
    difficulty: str | None
    tools: Mapping[str, str]


@dataclass(frozen=True)
class Range:
    """The best and the worst that unfinished answers may still lead to."""

    best: Bound
    worst: Bound


@dataclass(frozen=True)
class Change:
    """Answers that would have to be different, and what would follow."""

    answers: Mapping[str, str]
    verdict: str
    difficulty: str | None


@dataclass(frozen=True)
class Assessment:
    """All that is known from a set of answers; what is still open is ``None``."""

    answers: Mapping[str, str]
    open: tuple[CheckQuestion, ...]
    verdict: str | None
    difficulty: str | None
    tools: Mapping[str, tuple[str | None, ToolResult]]
    fired: tuple[Restriction, ...]
    range: Range | None
    remarks: tuple[Remark, ...]


def assess(judge: Judge, answers: Answers) -> Assessment:
    """Judge *answers*, finished or not; answers to questions that are not asked do not count."""
    counted = keep_counted(judge.check, answers)
    certain = judge.evaluate(counted)
    rest = list_open(judge.check, counted)
    found = find_range(judge, answers) if rest else None
    best = found.best if found else _as_bound(certain)
    worst = found.worst if found else best
    return Assessment(
        answers=counted,
        open=rest,
        verdict=_agree(best.verdict, worst.verdict),
        difficulty=_agree(best.difficulty, worst.difficulty),
        tools={
            tool: (_agree(best.tools[tool], worst.tools[tool]), result)
            for tool, result in certain.tools.items()
        },
        fired=certain.fired,
        range=found,
        remarks=find_remarks(judge, counted),
    )


def find_remarks(judge: Judge, answers: Answers) -> tuple[Remark, ...]:
    """The contradictions among *answers*."""
    return tuple(remark for remark in judge.check.remarks if fits(remark.when, answers))


def find_range(judge: Judge, answers: Answers) -> Range:
    """The exact range of *answers*: rules only restrict, so its ends are two evaluations.

    A question whose answers have no order is tried with each of them, and the ranges are united.
    """
    settled = list(settle_unordered(judge.check, answers))
    best = [judge.evaluate(fill(judge.check, each, best=True)) for each in settled]
    worst = [judge.evaluate(fill(judge.check, each, best=False)) for each in settled]
    return Range(_unite(judge, best, last=False), _unite(judge, worst, last=True))


def find_changes(judge: Judge, answers: Answers) -> tuple[Change, ...]:
    """The smallest improvements of complete *answers* that better the verdict or the difficulty.

    Single answers come first; pairs are tried only when no single one betters the verdict.
    """
    counted = keep_counted(judge.check, answers)
    now = judge.evaluate(counted)
    singles = list(_try_steps(judge, counted, 1))
    if any(change.verdict != now.verdict for change in singles):
        return tuple(singles)
    pairs = (each for each in _try_steps(judge, counted, 2) if each.verdict != now.verdict)
    return (*singles, *pairs)


def _try_steps(judge: Judge, answers: Answers, size: int) -> Iterator[Change]:
    now = _rank(judge, judge.evaluate(answers))
    asked = [question for question in judge.check.questions if question.id in answers]
    ordered = [question for question in asked if not question.unordered]
    for questions in combinations(ordered, size):
        for better in _improve(questions, answers):
            changed = fill(judge.check, {**answers, **better}, best=False)
            result = judge.evaluate(changed)
            if _rank(judge, result) < now:
                yield Change(better, result.verdict, result.difficulty)
                break


def _improve(questions: Sequence[CheckQuestion], answers: Answers) -> Iterator[dict[str, str]]:
    """Better answers to all of *questions*, the smallest step first."""
    if not questions:
        yield {}
        return
    first, *others = questions
    rank = first.find_rank(answers[first.id])
    for answer in reversed(first.answers[:rank]):
        for rest in _improve(others, answers):
            yield {first.id: answer.id, **rest}


def _rank(judge: Judge, result: Result) -> tuple[int, int]:
    scales = judge.check.scales
    verdict = _find(scales.verdict, result.verdict)
    return verdict, _find(scales.difficulty, result.difficulty) if result.difficulty else 0


def _find(levels: Sequence[Level], name: str) -> int:
    return [level.id for level in levels].index(name)


def _pick(levels: Sequence[Level], names: Iterable[str], *, last: bool) -> str:
    ranks = [_find(levels, name) for name in names]
    return levels[max(ranks) if last else min(ranks)].id


def _unite(judge: Judge, results: Sequence[Result], *, last: bool) -> Bound:
    scales = judge.check.scales
    verdict = _pick(scales.verdict, (each.verdict for each in results), last=last)
    graded = [each.difficulty for each in results if each.difficulty]
    shown = any(each.verdict == verdict and each.difficulty for each in results)
    return Bound(
        verdict,
        _pick(scales.difficulty, graded, last=last) if shown else None,
        {
            tool: _pick(scales.tool, (each.tools[tool].status for each in results), last=last)
            for tool in judge.check.tools
        },
    )


def _as_bound(result: Result) -> Bound:
    tools = {tool: each.status for tool, each in result.tools.items()}
    return Bound(result.verdict, result.difficulty, tools)


def _agree(best: str | None, worst: str | None) -> str | None:
    return best if best == worst else None
