"""Which form of a word a number takes: the cardinal rules of Unicode CLDR 44 for whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def choose_form(number: int, forms: Sequence[str], language: str) -> str:
    """The one of *forms* that goes with *number*; they stand in the order of the CLDR categories.

    These are «one, few, many» in Russian and «one, other» in most languages; of too few forms
    the last one serves.
    """
    rule = _RULES.get(language.partition("-")[0], _find_germanic)
    return forms[min(rule(abs(number)), len(forms) - 1)]


_ELEVEN, _FOURTEEN = 11, 14


def _find_germanic(number: int) -> int:
    return int(number != 1)


def _find_east_slavic(number: int) -> int:
    if _ELEVEN <= number % 100 <= _FOURTEEN:
        return 2
    return {1: 0, 2: 1, 3: 1, 4: 1}.get(number % 10, 2)


_RULES: Mapping[str, Callable[[int], int]] = {
    "ru": _find_east_slavic,
    "uk": _find_east_slavic,
    "be": _find_east_slavic,
}
