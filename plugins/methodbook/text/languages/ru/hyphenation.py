"""Where a Russian word may break: no dictionary is needed."""

from __future__ import annotations

import re

_VOWEL = "[аеёиоуыэюяaeiouy]"
_CONSONANT = "[бвгджзклмнпрстфхцчшщbcdfghjklmnpqrstvwxz]"
_BREAKS = tuple(
    re.compile(before + "(?=" + after + ")", re.IGNORECASE)
    for before, after in (
        ("-", r"\w\w"),
        ("[йьъ]", "[а-яё]{2}"),
        (_VOWEL, _VOWEL + "[а-яё]"),
        (_VOWEL + _CONSONANT, _CONSONANT + _VOWEL),
        (_CONSONANT + _VOWEL, _CONSONANT + _VOWEL),
        (_VOWEL + _CONSONANT, _CONSONANT + _CONSONANT + _VOWEL),
        (_VOWEL + _CONSONANT * 2, _CONSONANT * 2 + _VOWEL),
    )
)
"""Where a Russian word may break: the rules of П. Христов in the form of Д. Дымченко and
Д. Варсанофьев, which need no dictionary."""


_EDGE = 2
"""Letters that stay together at either end of a word."""


def find_breaks(word: str) -> tuple[int, ...]:
    """The places where *word* may be divided."""
    places = {found.end() for rule in _BREAKS for found in rule.finditer(word)}
    return tuple(sorted(place for place in places if _EDGE <= place <= len(word) - _EDGE))
