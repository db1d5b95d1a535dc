"""Plates: a picture ready for its page, in a narrow and in a wide variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from methodbook.model import picture as motifs
from methodbook.model.entry import Comparison
from methodbook.render.pictures.chain import draw_chain
from methodbook.render.pictures.curves import draw_curves
from methodbook.render.pictures.domains import draw_domains
from methodbook.render.pictures.drawing import NARROW, WIDE, Drawing
from methodbook.render.pictures.ladder import draw_ladder
from methodbook.render.pictures.nested import draw_nested
from methodbook.render.pictures.opposites import draw_opposites
from methodbook.render.pictures.pairs import MeasurePair, draw_pairs, find_pairs
from methodbook.render.pictures.ring import draw_ring
from methodbook.render.pictures.steps import draw_steps
from methodbook.render.pictures.structures import draw_structures
from methodbook.render.pictures.timeline import draw_timeline
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from methodbook.model.entry import Case, Entry, Table
    from methodbook.words import Words


@dataclass(frozen=True)
class Plate:
    """A picture with what is said about it; a filled-in card has no drawings."""

    id: str
    title: str
    description: str
    drawings: tuple[tuple[str, Drawing], ...] = ()
    picture: motifs.Picture | None = None

    @property
    def motif(self) -> str:
        """The field of the picture that is filled in."""
        filled = (name for name in motifs.MOTIFS if getattr(self.picture, name, None))
        return next(filled, "")


def make_plate(entry: Entry) -> Plate | None:
    """The plate of an entry's picture; ``None`` when it has none."""
    if entry.picture is None:
        return None
    picture, table = entry.picture, entry.table if isinstance(entry, Comparison) else None
    drawings = () if picture.card else _draw_both(lambda width: draw(picture.motif, table, width))
    return Plate(f"cl-pic-{entry.id}", picture.title, picture.description, drawings, picture)


def make_timeline_plate(case: Case, words: Words) -> Plate | None:
    """The events of a case on a line; one event is no line."""
    if len(case.timeline) < 2:  # noqa: PLR2004 -- a line has two ends
        return None
    return Plate(
        f"cl-pic-{case.id}-timeline",
        words.say("pictures", "timeline_title", name=case.name),
        words.say("pictures", "timeline_description"),
        _draw_both(lambda width: draw_timeline(case.timeline, width)),
    )


def make_pairs_plate(case: Case, words: Words) -> Plate | None:
    """The measures of a case that have both ends."""
    pairs = find_pairs(case.measures, find_language(words.language))
    if not pairs:
        return None
    ends = (words.say("pictures", "before"), words.say("pictures", "after"))
    return Plate(
        f"cl-pic-{case.id}-pairs",
        words.say("pictures", "pairs_title", name=case.name),
        " ".join(_tell_pair(pair, words) for pair in pairs),
        _draw_both(lambda width: draw_pairs(pairs, ends, width)),
    )


def _tell_pair(pair: MeasurePair, words: Words) -> str:
    return words.say("pictures", "pair_told", name=pair.name, before=pair.before, after=pair.after)


def _draw_both(draw_one: Callable[[int], Drawing]) -> tuple[tuple[str, Drawing], ...]:
    return (("narrow", draw_one(NARROW)), ("wide", draw_one(WIDE)))


def draw(motif: motifs.Motif, table: Table | None, width: int) -> Drawing:  # noqa: C901, PLR0911 -- one line each
    """Lay out a motif; raises ``ValueError`` for one that needs a table and has none."""
    match motif:
        case motifs.Structures():
            return draw_structures(motif, width)
        case motifs.Steps():
            return draw_steps(motif, width)
        case motifs.Curves():
            return draw_curves(motif, width)
        case motifs.Chain():
            return draw_chain(motif, width)
        case motifs.Ring():
            return draw_ring(motif, width)
        case motifs.Card():
            raise ValueError("a card is a table, not a drawing")
        case _ if table is None:
            raise ValueError("this motif is drawn from a table")
        case motifs.Ladder():
            return draw_ladder(motif, table, width)
        case motifs.Opposites():
            return draw_opposites(motif, table, width)
        case motifs.Domains():
            return draw_domains(motif, table, width)
        case motifs.Nested():
            return draw_nested(motif, table, width)
        case _:
            assert_never(motif)
