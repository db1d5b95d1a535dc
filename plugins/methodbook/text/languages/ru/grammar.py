"""Russian morphology as the linker needs it: readings of a word and its forms.

The dictionary is pymorphy3's (OpenCorpora, CC BY-SA): it is asked at compile time and never
shipped. A word it lacks is read by its prefix or ending, as pymorphy3 predicts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
NUMBERS = ("sing", "plur")
COUNTED = ("plur", "count")  # the form after «два», «три», «четыре»
MODIFIERS = frozenset({"ADJF", "PRTF"})

_CASE_OF = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}
_ARCHAIC = frozenset({"V-be", "V-bi", "V-ie"})  # «обещанье»
_PARADIGM = ("POS", "tense", "voice")
_REMEMBERED = 4096  # words: many names share theirs
_STEM = "ъъъ"  # no word begins so: it carries an ending through the dictionary's rules

WordReading: TypeAlias = Any
"""One analysis of a word, as pymorphy3 (which ships no types) gives it."""


@cache
def load_analyzer() -> MorphAnalyzer:
    """Load the dictionary: 0.2 s and some 30 MB, once in a process."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 -- a warm cache of forms never needs it

    return MorphAnalyzer()


@lru_cache(maxsize=_REMEMBERED)
def list_readings(word: str) -> tuple[WordReading, ...]:
    """Every reading of *word*, the likeliest first."""
    return tuple(load_analyzer().parse(word))


def list_nominative(word: str) -> list[WordReading]:
    """Readings as a noun, adjective or participle in the nominative, all of them.

    Of a hyphen pair either one half inflects or both, and a word that the dictionary lacks may go
    like several others: a form too many does no harm, a form too few loses links.
    """
    return [
        reading
        for reading in list_readings(word)
        if reading.tag.POS in {"NOUN", *MODIFIERS} and find_case(reading) == "nomn"
    ]


def list_forms(reading: WordReading, case: str, number: str) -> tuple[WordReading, ...]:
    """The forms of one reading in a case and number: «ценностью», or «единой» and «единою»."""
    return _index_paradigm(reading).get((case, number), ())


@lru_cache(maxsize=_REMEMBERED)
def _index_paradigm(reading: WordReading) -> dict[tuple[str, str], tuple[WordReading, ...]]:
    """All forms by case and number: a participle keeps tense and voice, no form is archaic."""
    paradigm: dict[tuple[str, str], tuple[WordReading, ...]] = {}
    for form in reading.lexeme:
        same = all(getattr(form.tag, name) == getattr(reading.tag, name) for name in _PARADIGM)
        compared = ("Supr" in form.tag) != ("Supr" in reading.tag)
        if same and not compared and not _ARCHAIC & form.tag.grammemes:
            key = (find_case(form), str(form.tag.number))
            paradigm[key] = (*paradigm.get(key, ()), form)
    return paradigm


def is_known(word: str) -> bool:
    """Whether the dictionary holds *word* itself."""
    return bool(load_analyzer().word_is_known(word))


def is_open(word: str) -> bool:
    """Whether another form of *word* begins with all of it."""
    forms = {form.word for reading in list_readings(word) for form in reading.lexeme}
    return any(form.startswith(word) and form != word for form in forms)


def find_case(reading: WordReading) -> str:
    """The case of a reading; rare ones («в ряду») count as the case they stand for."""
    case = str(reading.tag.case or "")
    return _CASE_OF.get(case, case)


def fits(reading: WordReading, case: str, number: str) -> bool:
    """Whether a reading is in this case and number."""
    return bool(reading.tag.number == number and find_case(reading) == case)


def agree(modifier: WordReading, noun: WordReading) -> bool:
    """Whether an adjective or participle can stand with a noun of the same case."""
    if modifier.tag.number != noun.tag.number:
        return False
    if noun.tag.number == "sing" and noun.tag.gender not in {None, modifier.tag.gender}:
        return False
    return modifier.tag.animacy in {None, noun.tag.animacy}


def expand_lemma(lemma: str) -> frozenset[str]:
    """Return every form of the words with this dictionary form; an unknown one is guessed.

    A verb brings its participles; a participle («управляющий») does not bring its verb.
    """
    readings = list_readings(lemma)
    exact = [form for r in readings if r.normal_form == lemma for form in r.lexeme]
    forms = exact or [f for r in readings for part in _index_paradigm(r).values() for f in part]
    return frozenset({lemma, *(form.word for form in forms)})


def expand_genitive(lemma: str) -> frozenset[str]:
    """Return the genitives of the nouns with this dictionary form, in both numbers."""
    readings = list_nominative(lemma)
    nouns = [r for r in readings if r.tag.POS == "NOUN" and r.normal_form == lemma] or readings
    forms = (
        form for noun in nouns for number in NUMBERS for form in list_forms(noun, "gent", number)
    )
    return frozenset(form.word for form in forms)


def expand_ending(ending: str) -> tuple[str, ...]:
    """Return the endings of all forms of a word on *ending*: «ский» gives «ского», «ским» …."""
    forms = expand_lemma(_STEM + ending)
    return tuple(sorted(form.removeprefix(_STEM) for form in forms))
