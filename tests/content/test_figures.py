from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from methodbook.model.base import Base
from methodbook.model.entry import Case, Measure
from tests.content.parts import parse_lines

FIGURES = [f"FIG{number:02}" for number in range(1, 29)]
UNKNOWN = "not stated"


def list_measures(base: Base) -> Iterator[tuple[str, Measure]]:
    for entry in base.entries.values():
        if isinstance(entry, Case):
            yield from ((entry.id, measure) for measure in entry.measures)


def test_every_figure_stands_exactly_once(base: Base) -> None:
    assert Counter(measure.id for _, measure in list_measures(base)) == Counter(FIGURES)


@pytest.mark.shared
def test_every_figure_equals_the_figure_of_the_inventory(
    inventory: dict[str, Any], base: Base, homes: Mapping[str, str]
) -> None:
    shown = {
        measure.id: (case, measure.before, measure.value, measure.unit, measure.period, measure.at)
        for case, measure in list_measures(base)
    }
    assert shown == {
        figure["id"]: (
            homes[figure["entity"]],
            figure["before"],
            figure["value"],
            figure["unit"],
            None if figure["date"] == UNKNOWN else figure["date"],
            parse_lines(figure["source"][0]),
        )
        for figure in inventory["figures"]
    }
