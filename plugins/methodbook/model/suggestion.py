"""What somebody may have meant by a name that nothing has."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 0.6
"""Below this ratio of ``difflib`` two names have nothing to do with each other."""


def find_nearest(name: str, known: Iterable[str]) -> str:
    """The one of *known* that *name* resembles most; nothing where none is near."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=_LEAST)
    return close[0] if close else ""


def suggest(name: str, known: Iterable[str]) -> Sentence | None:
    """The hint that names the one of *known* that *name* resembles; none where none is near."""
    nearest = find_nearest(name, known)
    return Sentence("suggest", name=nearest) if nearest else None
