"""A checklist whose items must hold all at the same time: no average, no percentage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.selfcheck import NO, NOT_REQUIRED, YES

if TYPE_CHECKING:
    from methodbook.model.selfcheck import Checklist, Element, ListItem
    from methodbook.practice.answers import Answers


@dataclass(frozen=True)
class Tally:
    """What is missing and what is unknown; ``holds`` is ``None`` while it is not decided."""

    holds: bool | None
    missing: tuple[ListItem, ...]
    unknown: tuple[ListItem, ...]


def tally(check: Checklist, answers: Answers) -> Tally:
    """Judge *answers*: one «no» decides, «don't know» and silence never count as «yes».

    An item that says when it is excused holds as well where it is not required.
    """
    missing = tuple(item for item in check.items if answers.get(item.id) == NO)
    unknown = tuple(
        item for item in check.items if item not in missing and not _holds(item, answers)
    )
    holds = False if missing else None if unknown else True
    return Tally(holds, missing, unknown)


def _holds(item: ListItem, answers: Answers) -> bool:
    answer = answers.get(item.id)
    return answer == YES or (answer == NOT_REQUIRED and bool(item.excused))


def list_order(check: Checklist, found: Tally) -> tuple[ListItem, ...]:
    """What is missing, in the order in which gaps are closed."""
    missing = {item.id: item for item in found.missing}
    order = check.order or tuple(missing)
    return tuple(missing[name] for name in order if name in missing)


def list_whole(check: Checklist, found: Tally) -> tuple[Element, ...]:
    """The elements of which every item holds."""
    gaps = {item.element for item in (*found.missing, *found.unknown)}
    return tuple(element for element in check.elements if element.id not in gaps)
