"""The sentences a reader sees, by language, area and name.

``ru.toml`` holds those of the knowledge base in Russian, ``ru/*.toml`` those of one part each; a
second language is a second set of files of the same shape. Whoever speaks is handed a
:class:`Words`; nothing here knows which language is wanted.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Missing:
    """A sentence that was asked for and that no catalogue of the language holds."""

    language: str
    area: str
    name: str


class Area(dict[str, str]):
    """The sentences of one area by name; a name that is missing is told, never an error."""

    def __init__(self, sentences: Mapping[str, str], miss: Callable[[str], str]) -> None:
        """Hold *sentences*; *miss* takes a missing name and returns what to show for it."""
        super().__init__(sentences)
        self._miss = miss

    def __missing__(self, name: str) -> str:
        """What stands in place of a missing sentence."""
        return self._miss(name)


class Words:
    """All sentences of one language."""

    def __init__(self, language: str, areas: Mapping[str, Mapping[str, str]]) -> None:
        """Take the sentences of *language* (a tag of BCP 47): area -> name -> sentence."""
        self.language = language
        self._areas = {name: self._open(name, area) for name, area in areas.items()}
        self._missing: dict[Missing, None] = {}

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What was asked for in vain so far: the checker tells it as findings."""
        return tuple(self._missing)

    def area(self, name: str) -> Mapping[str, str]:
        """Every sentence of an area by name, as it is written; empty for an unknown area.

        A name that is missing is answered as :meth:`say` does.
        """
        return self._areas.get(name) or self._open(name, {})

    def say(self, area: str, name: str, /, **values: object) -> str:
        """Return one sentence with its ``{placeholders}`` filled from *values*.

        For a missing one its area and name in angle quotes: a page with a hole is better than
        none, and the hole is told as a finding.
        """
        return self.area(area)[name].format(**values)

    def _open(self, area: str, sentences: Mapping[str, str]) -> Area:
        return Area(sentences, lambda name: self._miss(area, name))

    def _miss(self, area: str, name: str) -> str:
        self._missing[Missing(self.language, area, name)] = None
        return f"‹{area}.{name}›"


@cache
def read_words(language: str) -> Words:
    """Read the catalogues of *language*.

    Raises ``FileNotFoundError`` for a language that has none, ``ValueError`` for an area that two
    files claim.
    """
    folder = files(__package__)
    parts = sorted(folder.joinpath(language).iterdir(), key=lambda part: part.name)
    catalogue: dict[str, Mapping[str, str]] = {}
    for part in (folder.joinpath(f"{language}.toml"), *parts):
        areas = cast("dict[str, Mapping[str, str]]", tomllib.loads(part.read_text("utf-8")))
        if twice := catalogue.keys() & areas.keys():
            raise ValueError(f"{part.name}: {', '.join(sorted(twice))}")
        catalogue |= areas
    return Words(language, catalogue)
