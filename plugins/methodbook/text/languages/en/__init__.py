"""English: its plurals and possessives, compounds, typography, order and search."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from methodbook.text.languages import Language, Wording
from methodbook.text.languages.en import inflection, searching, sentences, typography
from methodbook.text.languages.en.slips import SLIPS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FUNCTION_WORDS = (
    "a an and as at but by for from if in into it nor not of on or so than that the then to up "
    "via with"
)
_LOOSE_ENDS = (
    "based centered centred driven focused free friendly led level like only oriented related "
    "sized specific style wide"
)
_APOSTROPHES = str.maketrans("’ʼ", "''")
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)")


class English(Language):
    """English, British or American: both spellings of a name are one name."""

    apostrophes = "'’ʼ"
    loose_ends = frozenset(_LOOSE_ENDS.split())
    slips = SLIPS
    conjunctions = ("and", "or")
    function_words = frozenset(_FUNCTION_WORDS.split())
    search = searching.ENGLISH

    def fold(self, text: str) -> str:
        """One apostrophe for all that are typed."""
        return text.translate(_APOSTROPHES)

    @property
    def modules(self) -> tuple[str, ...]:
        """The code behind the forms of words."""
        return (*super().modules, inflection.__name__)

    def sort_key(self, name: str) -> str:
        """Word by word: an article in front does not count, a hyphen is a space."""
        return _ARTICLE.sub("", super().sort_key(name)).replace("-", " ")

    def split_name(self, name: str) -> tuple[str, ...]:
        """Split a name into words; a possessive stays whole."""
        return inflection.split_name(name)

    def inflect(self, name: str, head: str | None = None) -> Iterator[Wording]:
        """Yield *name* in both numbers, plain and possessive, open and hyphenated."""
        return inflection.inflect_name(name, head=head)

    def expand_abbreviation(self, name: str) -> tuple[str, ...]:
        """«SLA» with its plural and its possessive."""
        return (name, f"{name}s", f"{name}'s", f"{name}’s")

    def expand_lemma(self, lemma: str) -> frozenset[str]:
        """The plural and the possessives of a noun, and the regular forms of a verb."""
        return inflection.expand_lemma(lemma)

    def expand_owner(self, lemma: str) -> frozenset[str]:
        """The forms that stand behind «of», and the possessives."""
        return inflection.expand_noun(lemma)

    def is_open(self, word: str) -> bool:
        """Whether another form of *word* begins with all of it: nearly every noun's does."""
        return word.isalpha()

    def find_sentences(self, text: str) -> list[tuple[int, int]]:
        """The spans of the sentences of *text*."""
        return sentences.find_sentences(text)

    def set_spaces(self, text: str) -> str:
        """Set non-breaking spaces within quantities, initials, references and before dashes."""
        return typography.set_spaces(text)

    def write_number(self, digits: str) -> str:
        """A decimal point, commas between thousands, a true minus."""
        return typography.write_quantity(digits.replace("-", "−"))

    def write_quantity(self, value: str) -> str:
        """«2200+» becomes «more than 2,200», «~1.8 m» «≈ 1.8 m»."""
        return typography.write_quantity(value)


LANGUAGE = English("en")
