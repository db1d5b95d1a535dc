"""Every form of a name of several words.

The head noun changes together with the adjectives and participles that agree with it; a noun
joined to it by «и» or «или» changes in step. Of the dependents only nouns may change, and only
their number («ценность для клиента», «… для клиентов»); everything else stays as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from methodbook.text.languages import Wording
from methodbook.text.languages.ru.grammar import (
    CASES,
    COUNTED,
    MODIFIERS,
    NUMBERS,
    WordReading,
    agree,
    find_case,
    fits,
    is_known,
    list_forms,
    list_nominative,
    list_readings,
)
from methodbook.text.spelling import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*|[()]")
_CONJUNCTIONS = frozenset({"и", "или"})
_GOVERNMENT = {
    "gent": "без вместо вне возле для до из кроме мимо около от после против ради среди у",
    "datv": "благодаря к ко по согласно",
    "accs": "про сквозь через",
    "ablt": "за между над перед под с со",
    "loct": "в во на о об при",
}
_CASE_AFTER = {word: case for case, words in _GOVERNMENT.items() for word in words.split()}
_BARE_CASES = ("gent", "ablt", "datv", "loct", "accs")

Words = tuple[str, ...]
Choice = dict[int, str]
"""Some words of a name, by their place, in forms that go together."""


@dataclass(frozen=True)
class _Group:
    """Words that change together: readings of the noun at ``head``, and what agrees with it."""

    head: int
    nouns: tuple[WordReading, ...]
    modifiers: dict[int, WordReading] = field(default_factory=dict)
    numbered: bool = False

    @property
    def number(self) -> str:
        return str(self.nouns[0].tag.number)


def split_name(name: str) -> Words:
    """Split a name into words; quotation marks and the like are dropped."""
    return tuple(_WORD.findall(clean(name).lower()))


def inflect_name(name: str, *, head: str | None = None) -> Iterator[Wording]:
    """Yield *name* in all cases and both numbers; a name without a noun comes back as it is.

    *head* is the main word where it is not the first noun in the nominative.
    Raises ``ValueError`` if the name has no such word.
    """
    words = split_name(name)
    groups = _find_groups(words, head)
    if not groups:
        yield Wording(" ".join(words))
        return
    dependents = list(_vary_dependents(words, {i for g in groups for i in (g.head, *g.modifiers)}))
    for number, case in (*product(NUMBERS, CASES), COUNTED):
        for choices in product(*_decline(groups, case, number), *dependents):
            chosen = {place: word for choice in choices for place, word in choice.items()}
            text = " ".join(chosen.get(place, word) for place, word in enumerate(words))
            yield Wording(text, f"{case} {number}")


def _find_groups(words: Words, head: str | None) -> list[_Group]:
    if head is not None:
        first = _name_group(words, head.lower())
    else:
        first = _find_numbered(words) or _find_group(words, 0)
    if first is None:
        return []
    return [first, *_find_coordinated(words, first)]


def _find_group(words: Words, i: int) -> _Group | None:
    """Modifiers from word *i* on and the noun they agree with, all in the nominative."""
    readings = list_nominative(words[i]) if i < len(words) else []
    for modifier in readings:
        rest = _find_group(words, i + 1) if modifier.tag.POS in MODIFIERS else None
        if rest and any(agree(modifier, noun) for noun in rest.nouns):
            return _Group(rest.head, rest.nouns, {i: modifier, **rest.modifiers})
    nouns = [reading for reading in readings if reading.tag.POS == "NOUN"] or readings
    return _Group(i, tuple(nouns), _find_modifiers_after(words, i, nouns)) if nouns else None


def _find_modifiers_after(
    words: Words, head: int, nouns: Sequence[WordReading]
) -> dict[int, WordReading]:
    """«Команда автономная»: an agreeing adjective right after the noun."""
    if head + 1 >= len(words) or nouns[0].tag.POS != "NOUN":
        return {}
    readings = [r for r in list_nominative(words[head + 1]) if r.tag.POS in MODIFIERS]
    agreeing = [r for r in readings if any(agree(r, noun) for noun in nouns)]
    return {head + 1: agreeing[0]} if agreeing else {}


def _name_group(words: Words, head: str) -> _Group | None:
    """The group of the head that the author named: start from the leftmost modifier."""
    if head not in words:
        raise ValueError(f"no word {head} in the name {' '.join(words)}")
    place = words.index(head)
    groups = (_find_group(words, i) for i in range(place + 1))
    return next((group for group in groups if group and group.head == place), None)


def _find_numbered(words: Words) -> _Group | None:
    """«5 уровней …»: after a number the noun stands in the genitive plural."""
    if len(words) == 1 or not words[0].isdigit():
        return None
    nouns = [r for r in list_readings(words[1]) if r.tag.POS == "NOUN" and fits(r, "gent", "plur")]
    return _Group(1, tuple(nouns), numbered=True) if nouns else None


def _find_coordinated(words: Words, first: _Group) -> Iterator[_Group]:
    """«Круги … и круги …». What may as well depend on the first noun is left to depend on it."""
    for i, word in enumerate(words[:-1]):
        if i <= first.head or word not in _CONJUNCTIONS or first.numbered:
            continue
        second = _find_group(words, i + 1)
        if second and (i == first.head + 1 or _is_plainly_nominative(words[second.head])):
            yield second


def _is_plainly_nominative(word: str) -> bool:
    return all(find_case(reading) in {"nomn", "accs"} for reading in list_readings(word))


def _decline(groups: list[_Group], case: str, number: str) -> Iterator[list[Choice]]:
    """The choices of each group; nouns of different number keep their own."""
    in_step = len({group.number for group in groups}) == 1
    for group in groups:
        if (number, case) == COUNTED:
            yield _count_group(group)
        elif group.numbered:
            yield _decline_numbered(group, case) if number == "plur" else []
        else:
            yield _decline_group(group, case, number if in_step else group.number)


def _decline_group(group: _Group, case: str, number: str) -> list[Choice]:
    choices = []
    for noun in _list_nouns(group, case, number):
        agreeing = [
            [form.word for form in list_forms(modifier, case, number) if agree(form, noun)]
            for modifier in group.modifiers.values()
        ]
        choices += [_choose(group, noun, forms) for forms in product(*agreeing)]
    return choices


def _decline_numbered(group: _Group, case: str) -> list[Choice]:
    """«5 уровней», «5 уровням»: after a number the nominative is a genitive."""
    return _decline_group(group, "gent" if case in {"nomn", "accs"} else case, "plur")


def _count_group(group: _Group) -> list[Choice]:
    """After «два», «три», «четыре»: «два корневых обещания», «три тактические гипотезы»."""
    choices = []
    for noun in _list_nouns(group, "gent", "sing") if group.modifiers else ():
        plural = [
            [form.word for case in ("nomn", "gent") for form in list_forms(modifier, case, "plur")]
            for modifier in group.modifiers.values()
        ]
        choices += [_choose(group, noun, forms) for forms in product(*plural)]
    return choices


def _list_nouns(group: _Group, case: str, number: str) -> Iterator[WordReading]:
    for noun in group.nouns:
        yield from list_forms(noun, case, number)


def _choose(group: _Group, noun: WordReading, modifiers: Iterable[str]) -> Choice:
    return {group.head: noun.word, **dict(zip(group.modifiers, modifiers, strict=True))}


def _vary_dependents(words: Words, changing: set[int]) -> Iterator[list[Choice]]:
    """For each noun that does not change with the head: as written and in the other number."""
    for last, word in enumerate(words):
        first = _find_first_modifier(words, last, changing)
        before = words[first - 1] if first else ""
        if last in changing or before.isdigit():
            continue
        noun = _read_dependent(word, _CASE_AFTER.get(before))
        if noun:
            choices = [_put_in_number(words, first, noun, last, number) for number in NUMBERS]
            yield [choice for choice in choices if choice]


def _find_first_modifier(words: Words, last: int, changing: set[int]) -> int:
    while last and last - 1 not in changing and _is_modifier(words[last - 1]):
        last -= 1
    return last


def _is_modifier(word: str) -> bool:
    return all(reading.tag.POS in MODIFIERS for reading in list_readings(word))


def _read_dependent(word: str, governed: str | None) -> WordReading | None:
    """The reading of a dependent noun; what may be anything else stays as it is written.

    «Управляющих» is a participle as well and stays: «совет управляющего» is another thing.
    """
    readings = list_readings(word)
    if not is_known(word) or any(
        r.tag.POS != "NOUN" or r.tag.grammemes & {"Name", "Surn"} for r in readings
    ):
        return None
    for case in (governed,) if governed else _BARE_CASES:
        for reading in readings:
            if find_case(reading) == case:
                return reading
    return None


def _put_in_number(words: Words, first: int, noun: WordReading, last: int, number: str) -> Choice:
    """The dependent at *last* and its modifiers from *first* on; empty if there is no such form."""
    case = find_case(noun)
    forms = {last: _pick(noun, case, number)}
    for place in range(first, last):
        readings = [r for r in list_readings(words[place]) if fits(r, case, noun.tag.number)]
        readings = [r for r in readings if r.tag.gender in {None, noun.tag.gender}]
        forms[place] = _pick(readings[0], case, number, noun.tag.gender) if readings else ""
    return forms if all(forms.values()) else {}


def _pick(reading: WordReading, case: str, number: str, gender: str | None = None) -> str:
    """One form, the commoner one: «единой» and not «единою»; empty if there is none."""
    found = list_forms(reading, case, number)
    forms = [form for form in found if form.tag.gender in {None, gender}] or found
    plain = [form for form in forms if not form.tag.grammemes & {"V-oy", "V-ey"}]
    return str((plain or forms)[0].word) if forms else ""
