"""How many questions there are about each entry: what a bank leaves out is seen at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.entry import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.quiz import Question, QuizLevel


@dataclass(frozen=True)
class Covered:
    """One entry: questions mainly about it by level, and those that also touch it."""

    entry: Entry
    levels: Counter[QuizLevel]
    also: int

    @property
    def main(self) -> int:
        """Questions that are mainly about the entry."""
        return self.levels.total()


@dataclass(frozen=True)
class CoveredGroup:
    """The entries of one kind."""

    kind: str
    title: str
    entries: tuple[Covered, ...]


def count_levels(questions: Iterable[Question]) -> Counter[QuizLevel]:
    """How many questions there are of each level."""
    return Counter(question.level for question in questions)


def list_covered(base: Base) -> tuple[CoveredGroup, ...]:
    """Every published entry by its kind, pages by hand only where a question is about them."""
    questions = base.questions.values()
    also = Counter(name for question in questions for name in question.about[1:])
    titles = {kind.id: kind.names.title for kind in base.method.kinds}
    titles[PAGE] = base.words.say("coverage", "pages")
    groups: dict[str, list[Covered]] = {kind: [] for kind in titles}
    for entry in base.published:
        own = [question for question in questions if question.about[0] == entry.id]
        if own or entry.kind != PAGE:
            groups[entry.kind].append(Covered(entry, count_levels(own), also[entry.id]))
    return tuple(
        CoveredGroup(kind, titles[kind], tuple(found)) for kind, found in groups.items() if found
    )
