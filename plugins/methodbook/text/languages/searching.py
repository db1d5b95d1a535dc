"""What a search has to know about one language, as plain values that JavaScript reads as well."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Cut:
    """One attempt of a stemmer: the end that *pattern* finds becomes *left*.

    The pattern is written in what regular expressions of Python and JavaScript have in common; it
    is matched at the end of what stands behind the first vowel, or of what *inner* finds there.
    ``done`` says how many of the attempts that follow are skipped when this one succeeds.
    """

    pattern: str
    left: str = ""
    skip: int = 0
    inner: bool = False


@dataclass(frozen=True)
class SearchRules:
    """One language as the search needs it."""

    vowels: str = ""
    """Letters by which a stemmer finds where an ending may begin."""
    cuts: tuple[Cut, ...] = ()
    layout: tuple[str, str] = ("", "")
    """The same keys on the keyboard of the language and on the English one."""
    twins: tuple[str, str] = ("", "")
    """Letters of the language and the Latin ones that look like them."""
    sounds: tuple[tuple[str, str], ...] = ()
    """How Latin letters are read; the first that fits wins. «$» is the end, «_» the start."""
    stops: frozenset[str] = frozenset()
    """Words, folded, that say little of what is looked for."""
    contrasts: frozenset[str] = frozenset()
    """Words, folded, by which a reader asks for the difference between two things."""

    def as_values(self) -> dict[str, Any]:
        """Lists and strings, for a script."""
        values = asdict(self)
        values["cuts"] = [[cut.pattern, cut.left, cut.skip, cut.inner] for cut in self.cuts]
        values["stops"] = sorted(self.stops)
        values["contrasts"] = sorted(self.contrasts)
        return values
