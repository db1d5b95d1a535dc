"""Before and after: two bars for each measure that has both, on one scale that begins at zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.render.pictures.drawing import NARROW, Box, Drawing, Label, Shape, finish
from methodbook.render.pictures.lettering import NAME, NOTE, TEXT, wrap
from methodbook.render.pictures.lettering import measure as measure_text
from methodbook.text.languages.amounts import compare_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from methodbook.model.entry import Measure
    from methodbook.text.languages import Language

_BAR = 18
_BETWEEN = 4
_BELOW = 16

_WHOLE = 100.0
"""Per cent of the whole."""


@dataclass(frozen=True)
class MeasurePair:
    """One measure before and after."""

    name: str
    before: str
    after: str
    amounts: tuple[float, float]
    whole: float
    """What a full bar stands for."""

    @property
    def bars(self) -> tuple[tuple[str, float, str], tuple[str, float, str]]:
        """Both ends: as written, as a number, as drawn."""
        before, after = self.amounts
        return (self.before, before, "bar-before"), (self.after, after, "bar-after")


def find_pairs(measures: Sequence[Measure], language: Language) -> tuple[MeasurePair, ...]:
    """The measures whose both ends are read whole, in one unit; shares stand against the whole."""
    return tuple(pair for measure in measures if (pair := _make_pair(measure, language)))


def _make_pair(measure: Measure, language: Language) -> MeasurePair | None:
    if measure.before is None:
        return None
    ends = (measure.before, measure.value)
    found = compare_ends(*(language.parse_amount(end) for end in ends))
    if found is None or not any(found):
        return None
    before, after = found
    share = all("%" in end for end in ends) and max(before, after) <= _WHOLE
    whole = _WHOLE if share else max(before, after)
    first, last = (language.write_quantity(end) for end in ends)
    return MeasurePair(measure.name, first, last, found, whole)


def draw_pairs(pairs: Sequence[MeasurePair], words: tuple[str, str], width: int) -> Drawing:
    """Bars under the name of each measure; *words* name the two ends."""
    lead = int(max(measure_text(word, NOTE) for word in words)) + 12
    ends = [end for pair in pairs for end in (pair.before, pair.after)]
    room = width - lead - int(max(measure_text(end, NAME) for end in ends)) - 10
    face = TEXT if width > NARROW else NOTE
    shapes: list[Shape] = []
    y = 0
    for pair in pairs:
        title = Label(1, y, wrap(pair.name, face, width), face)
        shapes.append(title)
        y += title.height + _BETWEEN
        for word, (end, amount, style) in zip(words, pair.bars, strict=True):
            length = max(2, int(amount / pair.whole * room))
            shapes += [
                Label(0, y, (word,), NOTE, style="soft"),
                Box(lead, y, length, _BAR, style, 0),
                Label(lead + length + 8, y, (end,), NAME),
            ]
            y += _BAR + _BETWEEN
        y += _BELOW
    return finish(width, shapes)
