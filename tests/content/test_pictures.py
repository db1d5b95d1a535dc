"""The pictures of the content: every comparison has one, none is crowded."""

from methodbook.model.base import Base
from methodbook.model.entry import Case, Comparison
from methodbook.render.pictures.plates import (
    make_pairs_plate,
    make_plate,
    make_timeline_plate,
)
from tests.render.layout import find_faults


def test_every_comparison_has_a_picture(base: Base) -> None:
    comparisons = [entry for entry in base.published if isinstance(entry, Comparison)]
    assert [entry.id for entry in comparisons if entry.picture is None] == []


def test_every_picture_is_laid_out_without_meeting(base: Base) -> None:
    made = [make_plate(entry) for entry in base.published]
    for case in base.published:
        if isinstance(case, Case):
            made += [make_timeline_plate(case, base.words), make_pairs_plate(case, base.words)]
    faults = {
        f"{plate.id} {variant}": found
        for plate in made
        if plate
        for variant, drawing in plate.drawings
        if (found := list(find_faults(drawing)))
    }
    assert faults == {}
