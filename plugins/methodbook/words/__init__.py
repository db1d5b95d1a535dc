"""The sentences a reader sees, by language, area and name.

A language is a folder of TOML files, each with some areas: ``[area]``, then ``name = "sentence"``.
Whoever speaks is handed a :class:`Words`; nothing here knows which language is wanted.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from methodbook.words.plurals import choose_form
from methodbook.words.sentence import Refusal, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable

__all__ = [
    "Area",
    "Missing",
    "Refusal",
    "Sentence",
    "Words",
    "forget_words",
    "list_languages",
    "read_words",
]


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
    """All sentences of one language.

    In a sentence ``{name}`` stands for a value. A tuple is listed with commas, or as ``{name:or}``
    with the joint of that name in the area ``lists``; a whole number chooses one of several forms:
    ``{count} {count:вопрос|вопроса|вопросов}``. A sentence without values is said as it is written.
    """

    def __init__(self, language: str, areas: Mapping[str, Mapping[str, str]]) -> None:
        """Take the sentences of *language* (a tag of BCP 47): area -> name -> sentence."""
        self.language = language
        self._areas = {name: self._open(name, area) for name, area in areas.items()}
        self._missing: dict[Missing, None] = {}

    @property
    def areas(self) -> tuple[str, ...]:
        """The names of all areas."""
        return tuple(self._areas)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What was asked for in vain so far: the checker tells it as findings."""
        return tuple(self._missing)

    def area(self, name: str) -> Area:
        """Every sentence of an area by name, as it is written; empty for an unknown area.

        A name that is missing is answered as :meth:`say` does.
        """
        return self._areas.get(name) or self._open(name, {})

    def say(self, area: str, name: str, /, **values: object) -> str:
        """Return one sentence with its ``{placeholders}`` filled from *values*.

        For a missing one its area and name in angle quotes: a page with a hole is better than
        none, and the hole is told as a finding.
        """
        return self.tell(Sentence(name, **values), area)

    def tell(self, sentence: Sentence, *areas: str) -> str:
        """Say *sentence*, taken from the first of *areas* that has it, and those inside it."""
        name = sentence.name
        area = next((each for each in areas if name in self.area(each)), areas[0])
        text = self.area(area)[name]
        if not sentence.values:
            return text
        values = {key: self._read(value, areas) for key, value in sentence.values.items()}
        return text.format(**values)

    def _read(self, value: object, areas: tuple[str, ...]) -> object:
        if isinstance(value, Sentence):
            return self.tell(value, *areas)
        if isinstance(value, tuple):
            return _Listed([str(self._read(each, areas)) for each in value], self.area("lists"))
        if isinstance(value, int) and not isinstance(value, bool):
            return _Counted(value, self.language)
        return value

    def _open(self, area: str, sentences: Mapping[str, str]) -> Area:
        return Area(sentences, lambda name: self._miss(area, name))

    def _miss(self, area: str, name: str) -> str:
        self._missing[Missing(self.language, area, name)] = None
        return f"‹{area}.{name}›"


@dataclass(frozen=True)
class _Listed:
    """Several values in one place of a sentence."""

    values: list[str]
    joints: Area

    def __format__(self, joint: str) -> str:
        if not joint or len(self.values) == 1:
            return ", ".join(self.values)
        return self.joints[joint].join((", ".join(self.values[:-1]), *self.values[-1:]))


@dataclass(frozen=True)
class _Counted:
    """A whole number in a sentence, and the form of a word that goes with it."""

    number: int
    language: str

    def __format__(self, forms: str) -> str:
        if "|" in forms:
            return choose_form(self.number, forms.split("|"), self.language)
        return format(self.number, forms)


@cache
def read_words(language: str) -> Words:
    """Read the catalogues of *language* that this package holds.

    Raises ``LookupError`` for a language that has none, ``ValueError`` for an area that two
    files claim.
    """
    folder = files(__package__).joinpath(language)
    if not folder.is_dir():
        raise LookupError(language)
    return Words(language, read_areas(folder))


@cache
def list_languages() -> tuple[str, ...]:
    """The languages that have a catalogue in this package."""
    folder = files(__package__)
    return tuple(
        sorted(each.name for each in folder.iterdir() if each.is_dir() and each.name[0] != "_")
    )


def forget_words() -> None:
    """Read the catalogues anew when they are next asked for: somebody may be writing them."""
    read_words.cache_clear()
    list_languages.cache_clear()


def read_areas(folder: Traversable) -> dict[str, Mapping[str, str]]:
    """Read the TOML files of *folder*: area -> name -> sentence.

    Raises ``ValueError`` for an area that two files claim.
    """
    catalogue: dict[str, Mapping[str, str]] = {}
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        areas = cast("dict[str, Mapping[str, str]]", tomllib.loads(part.read_text("utf-8")))
        if twice := catalogue.keys() & areas.keys():
            raise ValueError(f"{part.name}: {', '.join(sorted(twice))}")
        catalogue |= areas
    return catalogue
