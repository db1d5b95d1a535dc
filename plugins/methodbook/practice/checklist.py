"""A checklist whose items must hold all at the same time: no average, no percentage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.selfcheck import DONT_KNOW

if TYPE_CHECKING:
    from methodbook.model.selfcheck import Checklist, Element, Item
    from methodbook.practice.answers import Answers


@dataclass(frozen=True)
class Tally:
    """What is missing and what is unknown; ``holds`` is ``None`` while it is not decided."""

    holds: bool | None
    missing: tuple[Item, ...]
    unknown: tuple[Item, ...]


def tally(check: Checklist, answers: Answers) -> Tally:
    """Judge *answers*: one «no» decides, «don't know» and silence never count as «yes»."""
    yes, no = (answer.id for answer in check.answers if answer.id != DONT_KNOW)
    missing = tuple(item for item in check.items if answers.get(item.id) == no)
    unknown = tuple(item for item in check.items if answers.get(item.id) not in {yes, no})
    holds = False if missing else None if unknown else True
    return Tally(holds, missing, unknown)


def list_whole(check: Checklist, found: Tally) -> tuple[Element, ...]:
    """The elements of which every item holds."""
    gaps = {item.element for item in (*found.missing, *found.unknown)}
    return tuple(element for element in check.elements if element.id not in gaps)
