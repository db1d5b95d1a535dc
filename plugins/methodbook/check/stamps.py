"""The list of revisions against the content: what has changed since it was last stamped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.model.finding import Place, Rule
from methodbook.model.revision import find_digest
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.finding import Finding
    from methodbook.model.frozen import Frozen


def list_stamped(base: Base) -> dict[str, Frozen]:
    """Everything that has a date of its own, by name: questions, then words."""
    words = {entry.id: entry for entry in base.published if entry.is_word}
    return {**base.questions, **words}


def find_unstamped(base: Base) -> tuple[str, ...]:
    """The names of what has changed or come since the last stamp, and of what is gone."""
    known, things = base.revisions, list_stamped(base)
    changed = [
        name
        for name, thing in things.items()
        if name not in known or known[name].digest != find_digest(thing)
    ]
    return (*changed, *(name for name in known if name not in things))


_NAMED = 5
"""Names that are told; a longer list says no more."""


def _find_stale(rule: Rule, base: Base) -> Iterator[Finding]:
    """A base that was never stamped, or could not be read whole, is not judged."""
    names = find_unstamped(base) if base.revisions and not base.unread else ()
    if names:
        said = (*names[:_NAMED], *["…"] * (len(names) > _NAMED))
        yield rule.at(
            Place(file=base.method.folders.revisions),
            Sentence("what", count=len(names), names=said),
        )


STALE = Rule("W406")

STAMP_CHECKS: tuple[Check, ...] = (Check(STALE, _find_stale),)
