"""Russian: pymorphy3's dictionary, the rules of its typography, its letters and notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.text.languages import Language, Wording
from methodbook.text.languages.ru import (
    grammar,
    hyphenation,
    inflection,
    lettering,
    quantities,
    searching,
    sentences,
    typography,
)
from methodbook.text.languages.ru.slips import SLIPS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FUNCTION_WORDS = (
    "а без бы в во вот для до же за и из или к как ко ли на над не ни но о об от по под при про с "
    "со так то у что чтобы это"
)


class Russian(Language):
    """Russian, in Cyrillic; readers mix it with Latin letters that look the same."""

    alphabet = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"
    letters = "а-яё"
    alike = str.maketrans("ёЁ", "еЕ")
    slips = SLIPS
    twins = ("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук")
    sounds = str.maketrans("Нн", "Nn")
    notation = quantities.NOTATION
    conjunctions = ("и", "или", "да", "либо")
    function_words = frozenset(_FUNCTION_WORDS.split())
    widths = lettering.WIDTHS
    search = searching.RUSSIAN
    depends_on = ("pymorphy3", "pymorphy3-dicts-ru")

    @property
    def modules(self) -> tuple[str, ...]:
        """The code behind the forms of words."""
        return (*super().modules, grammar.__name__, inflection.__name__)

    def fold(self, text: str) -> str:
        """«Е» for «ё»: few type the dots."""
        return text.replace("ё", "е")  # faster than a table

    def split_name(self, name: str) -> tuple[str, ...]:
        """Split a name into words."""
        return inflection.split_name(name)

    def inflect(self, name: str, head: str | None = None) -> Iterator[Wording]:
        """Yield *name* in all cases and both numbers."""
        return inflection.inflect_name(name, head=head)

    def expand_lemma(self, lemma: str) -> frozenset[str]:
        """Every form of the words with this dictionary form."""
        return grammar.expand_lemma(lemma)

    def expand_owner(self, lemma: str) -> frozenset[str]:
        """The genitives of the nouns with this dictionary form."""
        return grammar.expand_genitive(lemma)

    def expand_ending(self, ending: str) -> tuple[str, ...]:
        """The endings of all forms of a word on *ending*."""
        return grammar.expand_ending(ending)

    def is_open(self, word: str) -> bool:
        """Whether another form of *word* begins with all of it: «клиента», «клиентам»."""
        return grammar.is_open(word)

    def is_known(self, word: str) -> bool:
        """Whether the dictionary holds *word*."""
        return grammar.is_known(word)

    def find_sentences(self, text: str) -> list[tuple[int, int]]:
        """The spans of the sentences of *text*."""
        return sentences.find_sentences(text)

    def set_spaces(self, text: str) -> str:
        """Set the non-breaking spaces of Russian typography."""
        return typography.set_spaces(text)

    def find_breaks(self, word: str) -> tuple[int, ...]:
        """The places where *word* may be divided."""
        return hyphenation.find_breaks(word)

    def write_number(self, digits: str) -> str:
        """A decimal comma, thousands apart, a true minus."""
        return quantities.write_quantity(digits.replace(".", ",").replace("-", "−"))

    def write_quantity(self, value: str) -> str:
        """«2200+» becomes «более 2 200», «~1,8 млрд» «≈ 1,8 млрд»."""
        return quantities.write_quantity(value)

    def write_size(self, size: int) -> str:
        """14 КБ, 1,2 МБ."""
        return quantities.write_size(size)


LANGUAGE = Russian("ru")
