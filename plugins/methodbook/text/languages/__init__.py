"""What differs from language to language in a text: letters, forms, sentences, notation, order.

:class:`Language` is one of which nothing is known: its words do not inflect and its letters sort as
Unicode has them. A module ``methodbook.text.languages.<tag>`` with a ``LANGUAGE`` says more; the
matcher, the linker and the pages ask nobody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, ClassVar

from methodbook.text.languages.amounts import Amount, Notation
from methodbook.text.languages.neutral import find_breaks, find_sentences
from methodbook.text.languages.searching import SearchRules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from methodbook.words import Words

NBSP = "\u00a0"
_NOTHING = re.compile(r"(?!)")
_KILO = 1024
_NAME_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*|[()]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A name in one form; ``grammar`` names it, «ablt sing», or is empty if the name is fixed.

    The last word of ``grammar`` is the number: ``sing`` or ``plur``, or another one where a
    language has more. What a reading is called stands in the catalogue, area ``grammar``.
    """

    text: str
    grammar: str = ""


class Language:
    """One language; every attribute and method may be overridden by a module of its own."""

    alphabet: ClassVar[str] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    """The capitals under which an index files its entries."""

    letters: ClassVar[str] = ""
    """Letters of its own that Latin has not, as a class of a regular expression: «а-яё»."""

    twins: ClassVar[tuple[str, str]] = ("", "")
    """Latin letters, and those of its own that look the same, in one order."""

    sounds: ClassVar[Mapping[int, int]] = {}
    """Its own letters that stand for a Latin one by sound, as a table for ``str.translate``."""

    notation: ClassVar[Notation] = Notation(".", ",", {"K": 10**3, "M": 10**6, "bn": 10**9})
    """How it writes amounts."""
    alike: ClassVar[Mapping[int, int]] = {}
    """Letters of its own that readers type either way, as a table for ``str.translate``."""

    apostrophes: ClassVar[str] = ""
    """Signs that may stand inside a word: «team’s»."""

    loose_ends: ClassVar[frozenset[str]] = frozenset()
    """Words behind a hyphen that make no other term of what stands before it: «orchard-wide»."""

    slips: ClassVar[Mapping[str, re.Pattern[str]]] = {}
    """Slips of the pen by name: ``dash``, ``no_space``, ``phone``, ``placeholder``, ``quotes``, and
    ``catch_all`` for answers such as «all of these»."""

    conjunctions: ClassVar[tuple[str, ...]] = ()
    """Words between half a word and a whole one: «клиент- и сервис-ориентированный»."""

    function_words: ClassVar[frozenset[str]] = frozenset()
    """Prepositions, conjunctions and particles: they link words and mean little themselves."""

    widths: ClassVar[Mapping[str, float]] = {}
    """How broad its own letters are against the size of a face; others are 0.68."""

    search: ClassVar[SearchRules] = SearchRules()
    """What a search of its texts has to know."""

    depends_on: ClassVar[tuple[str, ...]] = ()
    """Packages whose versions decide about the forms of words."""

    def __init__(self, tag: str) -> None:
        """Take the tag of BCP 47."""
        self.tag = tag

    def find_slip(self, name: str) -> re.Pattern[str]:
        """The slip *name*; where the language knows of none, a pattern that finds nothing."""
        return self.slips.get(name, _NOTHING)

    def has_letters(self, text: str) -> bool:
        """Whether *text* has a letter that only this language's alphabet has."""
        return bool(self.letters and re.search(f"[{self.letters}]", text, re.IGNORECASE))

    @property
    def modules(self) -> tuple[str, ...]:
        """Names of the modules whose code decides about the forms of words."""
        return (__name__, type(self).__module__)

    def fold(self, text: str) -> str:
        """Make letters that readers type either way one; *text* is lower case, its length stays."""
        return text.translate(self.alike) if self.alike else text

    def sort_key(self, name: str) -> str:
        """What names are sorted by."""
        return self.fold(name.casefold())

    def split_name(self, name: str) -> tuple[str, ...]:
        """Split a name into words; quotation marks and the like are dropped."""
        return tuple(_NAME_WORD.findall(name.lower()))

    def inflect(self, name: str, head: str | None = None) -> Iterator[Wording]:
        """Yield *name* in all its forms; *head* is the main word where that is not obvious.

        Raises ``ValueError`` if the name has no such word.
        """
        del head
        yield Wording(" ".join(self.split_name(name)))

    def expand_abbreviation(self, name: str) -> tuple[str, ...]:
        """An abbreviation in all its forms; the case of its letters matters."""
        return (name,)

    def expand_lemma(self, lemma: str) -> frozenset[str]:
        """Every form of the words with this dictionary form."""
        return frozenset({lemma})

    def expand_owner(self, lemma: str) -> frozenset[str]:
        """The forms in which a word says whose or of what: «суда»."""
        return frozenset({lemma})

    def expand_ending(self, ending: str) -> tuple[str, ...]:
        """The endings of all forms of a word on *ending*: «ский» gives «ского», «ским» …."""
        return (ending,)

    def is_open(self, word: str) -> bool:
        """Whether another form of *word* begins with all of it: «клиента», «клиентам»."""
        del word
        return False

    def is_known(self, word: str) -> bool:
        """Whether a dictionary holds *word*, so that it is no slip of the pen."""
        del word
        return True

    def find_sentences(self, text: str) -> list[tuple[int, int]]:
        """The spans of the sentences of *text*, without the whitespace between them."""
        return find_sentences(text)

    def set_spaces(self, text: str) -> str:
        """Set non-breaking spaces where its typography wants them; the length of *text* stays."""
        return text

    def find_breaks(self, word: str) -> tuple[int, ...]:
        """The places where *word* may be divided at the end of a line."""
        return find_breaks(word)

    def write_number(self, digits: str) -> str:
        """A number given with a decimal point and a hyphen for minus."""
        return digits.replace("-", "−")

    def write_quantity(self, value: str) -> str:
        """A quantity in the notation of the sources («2200+», «~1.8 m») as a reader expects it."""
        return value.strip().replace(" ", NBSP)

    def parse_amount(self, value: str) -> Amount | None:
        """The amount that *value* is as a whole, in the notation of the sources; ``None`` else."""
        return self.notation.parse(value)

    def write_size(self, size: int) -> str:
        """A size in bytes the way a reader is told it."""
        if size >= _KILO * _KILO:
            return f"{size / _KILO / _KILO:.1f}{NBSP}MB"
        return f"{max(1, round(size / _KILO))}{NBSP}KB"

    def write_date(self, day: date, words: Words) -> str:
        """A date the way a sentence writes it."""
        return f"{day.day}{NBSP}{words.say('months', str(day.month))}{NBSP}{day.year}"


@cache
def find_language(tag: str) -> Language:
    """The language of *tag*; one without a module is a language of which nothing is known."""
    name = f"{__name__}.{tag.partition('-')[0]}"
    if not tag.isascii() or not tag.replace("-", "").isalnum() or find_spec(name) is None:
        return Language(tag)
    language: Language = import_module(name).LANGUAGE
    return language


@cache
def list_modules() -> tuple[Language, ...]:
    """Every language that has a module in this package, by its tag."""
    names = sorted(each.name for each in iter_modules(__path__) if each.ispkg)
    return tuple(find_language(name) for name in names)


def guess_language(text: str) -> Language:
    """The language of a label by its letters; a neutral one where it has only Latin ones."""
    own = (each for each in list_modules() if each.letters and each.has_letters(text))
    return next(own, NEUTRAL)


@cache
def list_alike() -> Mapping[int, int]:
    """The letters of all languages that readers type either way: no two languages share one."""
    return {sign: letter for each in list_modules() for sign, letter in each.alike.items()}


def set_spaces(text: str) -> str:
    """Return *text* with the non-breaking spaces of the language that its letters belong to."""
    return guess_language(text).set_spaces(text)


NEUTRAL = Language("und")
"""A language of which nothing is known."""
