"""The verdict of a self-check: an unordered set of restrictions, of which the worst counts.

Every rule that fits fires. The verdict, the difficulty and each tool take the worst of what fired,
so neither the order of rules nor the order of answers can matter.

Levels are unary: a level is the set of the steps down to it, one bit a step. Joining restrictions
is then the union of their bits, and «not better than» is «contains».
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import itemgetter, or_
from typing import TYPE_CHECKING

from methodbook.model.selfcheck import ALL
from methodbook.practice.answers import Answers, fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from methodbook.model.selfcheck import Decision, Level, Restriction


@dataclass(frozen=True)
class ToolResult:
    """What became of one tool, and the rules that made it so."""

    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """What a set of answers leads to; the difficulty is ``None`` where it says nothing."""

    verdict: str
    difficulty: str | None
    tools: Mapping[str, ToolResult]
    fired: tuple[Restriction, ...] = ()


@dataclass(frozen=True)
class _Scale:
    """The bits of one thing that is judged."""

    offset: int
    ids: tuple[str, ...]

    @cached_property
    def whole(self) -> int:
        """All bits of this scale, where they stand."""
        return self.write(self.ids[-1])

    def write(self, level: str) -> int:
        return ((1 << self.ids.index(level)) - 1) << self.offset

    def read(self, bits: int) -> str:
        return self.ids[((bits & self.whole) >> self.offset).bit_length()]

    @property
    def end(self) -> int:
        return self.offset + len(self.ids) - 1


def _ids(levels: Sequence[Level]) -> tuple[str, ...]:
    return tuple(level.id for level in levels)


class Judge:
    """A self-check made ready for evaluation."""

    def __init__(self, check: Decision) -> None:
        """Lay out the bits of *check* and index its rules by their first condition."""
        self.check = check
        self._graded = {level.id for level in check.scales.verdict if level.graded}
        self._verdict = _Scale(0, _ids(check.scales.verdict))
        self._difficulty = _Scale(self._verdict.end, _ids(check.scales.difficulty))
        self._tools: dict[str, _Scale] = {}
        end = self._difficulty.end
        for tool in check.tools:
            self._tools[tool] = _Scale(end, _ids(check.scales.tool))
            end = self._tools[tool].end
        self._bits = {rule.id: self._write(rule) for rule in check.rules}
        self._index: dict[tuple[str, str], list[tuple[int, Restriction]]] = defaultdict(list)
        for number, rule in enumerate(check.rules):
            question, answers = next(iter(rule.when.items()))
            for answer in answers:
                self._index[question, answer].append((number, rule))

    def find_fired(self, answers: Answers) -> tuple[Restriction, ...]:
        """The rules that fit *answers*, in the order of the file."""
        found = [
            (number, rule)
            for pair in answers.items()
            for number, rule in self._index.get(pair, ())
            if len(rule.when) == 1 or fits(rule.when, answers)
        ]
        return tuple(rule for _, rule in sorted(found, key=itemgetter(0)))

    def join(self, rules: Iterable[Restriction]) -> int:
        """The restrictions of *rules* together."""
        return reduce(or_, (self._bits[rule.id] for rule in rules), 0)

    def read_verdict(self, bits: int) -> str:
        """The verdict that joined restrictions leave."""
        return self._verdict.read(bits)

    def evaluate(self, answers: Answers) -> Result:
        """Judge *answers*; an open question restricts nothing."""
        fired = self.find_fired(answers)
        return self.describe(self.join(fired), fired)

    def describe(self, bits: int, fired: tuple[Restriction, ...] = ()) -> Result:
        """Say what joined restrictions mean."""
        verdict = self._verdict.read(bits)
        difficulty = self._difficulty.read(bits) if verdict in self._graded else None
        named = [(rule.id, self._bits[rule.id]) for rule in fired]
        tools = {tool: _explain(scale, bits, named) for tool, scale in self._tools.items()}
        return Result(verdict, difficulty, tools, fired)

    def _write(self, rule: Restriction) -> int:
        bits = self._verdict.write(rule.verdict) if rule.verdict else 0
        bits |= self._difficulty.write(rule.difficulty) if rule.difficulty else 0
        for status, tools in rule.tools.items():
            named = self.check.tools if ALL in tools else tools
            bits |= reduce(or_, (self._tools[tool].write(status) for tool in named), 0)
        return bits


def _explain(scale: _Scale, bits: int, fired: Iterable[tuple[str, int]]) -> ToolResult:
    """The status of a tool, and the rules that reach as far down as that."""
    due = bits & scale.whole
    reasons = tuple(rule for rule, own in fired if own & due == due) if due else ()
    return ToolResult(scale.read(bits), reasons)
