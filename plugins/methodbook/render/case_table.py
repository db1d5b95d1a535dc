"""All cases in one table, and what its rows can be narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.base import Relation
from methodbook.render.relations import Neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from methodbook.model.base import Base
    from methodbook.model.entry import Case, Measure
    from methodbook.words import Words

FACETS = ("industry", "trouble", "tool", "size")
"""What the table is narrowed by, in the order of its controls."""

_FIGURES = 3
"""Figures of a case that the table shows; its page has them all."""


@dataclass(frozen=True)
class CaseRow:
    """One case among the others."""

    case: Case
    troubles: tuple[Neighbour, ...]
    tools: tuple[Neighbour, ...]
    figures: tuple[Measure, ...]
    gaps: tuple[str, ...]
    size: str
    """The size of the company, or that it is unknown."""

    @property
    def hidden(self) -> int:
        """How many figures only the page of the case shows."""
        return len(self.case.measures) - len(self.figures)

    def list_values(self, facet: str) -> tuple[str, ...]:
        """What the case is called under one of :data:`FACETS`; each value is what a reader sees."""
        return {
            "industry": self.case.industry,
            "trouble": tuple(neighbour.entry.name for neighbour in self.troubles),
            "tool": tuple(neighbour.entry.name for neighbour in self.tools),
            "size": (self.size,),
        }[facet]


def make_rows(cases: Sequence[Case], base: Base) -> tuple[CaseRow, ...]:
    """A row for each case, in their order."""
    return tuple(
        CaseRow(
            case,
            _list_neighbours(case, Relation.SOLVES, base),
            _list_neighbours(case, Relation.USES, base),
            _choose_figures(case),
            _tell_gaps(case, base.words),
            case.size or base.words.say("case_table", "size_unknown"),
        )
        for case in cases
    )


def list_facets(
    rows: Sequence[CaseRow], sort_key: Callable[[str], str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each facet with the values that its rows have, in the order of a dictionary."""
    return tuple(
        (facet, tuple(sorted({v for row in rows for v in row.list_values(facet)}, key=sort_key)))
        for facet in FACETS
    )


def _list_neighbours(case: Case, relation: Relation, base: Base) -> tuple[Neighbour, ...]:
    edges = base.find_forward(case.id, relation)
    return tuple(Neighbour(base.entries[edge.end], edge.basis) for edge in edges)


def _choose_figures(case: Case) -> tuple[Measure, ...]:
    """Those with a value before come first: they say the most."""
    return tuple(sorted(case.measures, key=lambda measure: measure.before is None)[:_FIGURES])


def _tell_gaps(case: Case, words: Words) -> tuple[str, ...]:
    lacking = {
        "without_before": sum(measure.before is None for measure in case.measures),
        "without_period": sum(measure.period is None for measure in case.measures),
    }
    told = [
        words.say("case_table", name, count=count, whole=len(case.measures))
        for name, count in lacking.items()
        if count
    ]
    return (*told, *([] if case.size else [words.say("case_table", "without_size")]))
