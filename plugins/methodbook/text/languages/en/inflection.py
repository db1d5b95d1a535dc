"""Every form of an English name: number, possessive, hyphens, both spellings.

The rules of the plural are those of any grammar (R. Quirk et al., «A Comprehensive Grammar of the
English Language», 5.73-5.103); what they do not cover stands in the lists below. No form of a verb
is derived from a name: who wants «swarming» for «swarm» lists it among the synonyms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from methodbook.text.languages import Wording
from methodbook.text.spelling import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:[-‑'’][^\W_]+)*|[()]")
_MOST_WORDS = 4  # of a name of more words no hyphenated form is made

IRREGULAR = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "goose": "geese",
    "mouse": "mice",
    "ox": "oxen",
    "die": "dice",
    "quiz": "quizzes",
    "bus": "buses",
    "gas": "gases",
    "lens": "lenses",
    "bias": "biases",
    "focus": "focuses",
    "status": "statuses",
    "virus": "viruses",
    "bonus": "bonuses",
    "campus": "campuses",
    "census": "censuses",
    "nexus": "nexuses",
    "surplus": "surpluses",
    "consensus": "consensuses",
    "stimulus": "stimuli",
    "nucleus": "nuclei",
    "radius": "radii",
    "locus": "loci",
    "alumnus": "alumni",
    "curriculum": "curricula",
    "datum": "data",
    "medium": "media",
    "bacterium": "bacteria",
    "erratum": "errata",
    "stratum": "strata",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "analysis": "analyses",
    "basis": "bases",
    "crisis": "crises",
    "diagnosis": "diagnoses",
    "emphasis": "emphases",
    "hypothesis": "hypotheses",
    "oasis": "oases",
    "parenthesis": "parentheses",
    "synopsis": "synopses",
    "synthesis": "syntheses",
    "thesis": "theses",
    "axis": "axes",
    "matrix": "matrices",
    "vertex": "vertices",
    "appendix": "appendices",
    "leaf": "leaves",
    "half": "halves",
    "shelf": "shelves",
    "self": "selves",
    "life": "lives",
    "knife": "knives",
    "wife": "wives",
    "loaf": "loaves",
    "thief": "thieves",
    "wolf": "wolves",
    "calf": "calves",
    "hero": "heroes",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "echo": "echoes",
    "veto": "vetoes",
    "embargo": "embargoes",
}
"""Plurals that no rule gives; a compound goes like its last part: «workman», «bookshelf»."""

SECOND = {
    "matrix": "matrixes",
    "appendix": "appendixes",
    "vertex": "vertexes",
    "index": "indices",
    "formula": "formulae",
    "curriculum": "curriculums",
    "stadium": "stadia",
    "forum": "fora",
    "focus": "foci",
    "syllabus": "syllabi",
    "cactus": "cacti",
    "person": "persons",
    "antenna": "antennae",
    "dwarf": "dwarves",
    "scarf": "scarves",
    "cargo": "cargoes",
    "mango": "mangoes",
}
"""A second plural beside the regular or the first one."""

UNCHANGED = frozenset(
    "aircraft chassis corps crossroads headquarters means news offspring series sheep species "
    "analytics ethics economics kudos logistics mathematics physics politics statistics tactics "
    "kanban kaizen scrum".split()
)
"""Words whose plural is no other word."""

_CLOSE = frozenset({"man", "woman", "person", "child", "foot", "mouse", "goose", "self", "shelf"})
_PREPOSITIONS = frozenset(
    "about after against among at before behind below between beyond by for from in into of off on "
    "over per through to towards under until up upon via with within without".split()
)
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")
_PLURAL = re.compile(r"(?<![suia'])s$")
_TAKES_ES = re.compile(r"(?:ss|x|zz|ch|sh)es$")
_VERBS = "organ|prior|optim|visual|standard|minim|maxim|real|special"
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=.{3})is(ation|ations|ing|ed|er|ers)(?=\b)", r"iz\1"),
        (
            r"\b(organ|prior|optim|visual|standard|minim|maxim|real|special)(it|)ise(s|d|)\b",
            r"\1\2ize\3",
        ),
        (r"\b(behavi|col|fav|lab|harb|neighb|hon|end?eav)our", r"\1or"),
        (r"\b(cent|met|theat)re(s?)\b", r"\1er\2"),
        (r"\b(mode|trave|cance|labe|signa)ll(ing|ed|er|ers)\b", r"\1l\2"),
        (r"\bcatalogue", "catalog"),
        (r"\bdefence", "defense"),
    )
)
_AMERICAN = tuple(
    (re.compile(american), british)
    for american, british in (
        (r"(?<=.{3})iz(ation|ations|ing|ed|er|ers)(?=\b)", r"is\1"),
        (
            r"\b(organ|prior|optim|visual|standard|minim|maxim|real|special)(it|)ize(s|d|)\b",
            r"\1\2ise\3",
        ),
        (r"\b(behavi|col|fav|lab|harb|neighb|hon|endeav)or(?!i|ate)", r"\1our"),
        (r"\bcenter(s?)\b", r"centre\1"),
        (r"\b(mode|trave|cance|labe|signa)l(ing|ed|er|ers)\b", r"\1ll\2"),
        (r"\bcatalog(?!u)", "catalogue"),
        (r"\bdefense", "defence"),
    )
)


def split_name(name: str) -> tuple[str, ...]:
    """Split a name into words; quotation marks are dropped, a possessive stays whole."""
    return tuple(_WORD.findall(clean(name).lower().replace("’", "'").replace("‑", "-")))


def inflect_name(name: str, *, head: str | None = None) -> Iterator[Wording]:
    """Yield *name* in both numbers, plain and possessive; compounds open and hyphenated.

    *head* is the main word where it is not the last one before a preposition.
    Raises ``ValueError`` if the name has no such word.
    """
    words = split_name(name)
    if not words:
        return
    place = words.index(head.lower()) if head else _find_head(words)
    seen: set[Wording] = set()
    for number, form in _list_numbers(words[place]):
        changed = (*words[:place], form, *words[place + 1 :])
        for grammar, text in _list_cases(changed, number):
            for spelled in _list_spelled(text):
                wording = Wording(spelled, grammar)
                if wording not in seen:
                    seen.add(wording)
                    yield wording


def _find_head(words: tuple[str, ...]) -> int:
    """The last word before the first preposition or bracket: «definition of done»."""
    ends = (
        place
        for place, word in enumerate(words)
        if place and (word in _PREPOSITIONS or word == "(")
    )
    return next(ends, len(words)) - 1


def _list_numbers(word: str) -> tuple[tuple[str, str], ...]:
    """*word* in the singular and the plural, whichever of them it is itself."""
    single = find_singular(word)
    if not any(letter.isalpha() for letter in word):
        return (("sing", word),)
    return (
        ("sing", single),
        *(("plur", each) for each in list_plurals(single)),
        *_own(word, single),
    )


def _own(word: str, single: str) -> tuple[tuple[str, str], ...]:
    return () if word == single or word in list_plurals(single) else (("plur", word),)


def _list_cases(words: tuple[str, ...], number: str) -> Iterator[tuple[str, str]]:
    """The words as they are and with the possessive of the last one; the last may stay bare."""
    text = " ".join(words)
    yield ("base sing" if number == "sing" else "base plur"), text
    if text[-1].isalpha() and "'" not in words[-1]:
        yield ("owner sing" if number == "sing" else "owner plur"), f"{text}'s"


def _list_spelled(text: str) -> Iterator[str]:
    for spelled in _list_variants(text):
        yield from _list_joined(spelled)


def _list_variants(text: str) -> tuple[str, ...]:
    """*text* in British and in American spelling."""
    american = british = text
    for pattern, other in _SPELLINGS:
        american = pattern.sub(other, american)
    for pattern, other in _AMERICAN:
        british = pattern.sub(other, british)
    return tuple(dict.fromkeys((text, american, british)))


def _list_joined(text: str) -> Iterator[str]:
    """A compound in all its writings: «lead time», «lead-time»; a bracket joins nothing."""
    words = re.split(r"[ -]", text)
    if len(words) > _MOST_WORDS or "(" in words:
        yield text
        return
    yield text
    for joints in product(" -", repeat=len(words) - 1):
        joined = "".join(each for pair in zip(words, (*joints, ""), strict=True) for each in pair)
        if joined != text:
            yield joined


@lru_cache(maxsize=4096)
def list_plurals(word: str) -> tuple[str, ...]:
    """The plurals of a noun in the singular, the usual one first."""
    start, last = _split_compound(word)
    if last in UNCHANGED:
        return (word,)
    first = IRREGULAR.get(last) or _make_regular(last)
    second = (SECOND[last],) if last in SECOND else ()
    return tuple(start + each for each in (first, *second))


def _split_compound(word: str) -> tuple[str, str]:
    """What stands before the part that inflects, and that part."""
    start, hyphen, last = word.rpartition("-")
    close = next((each for each in _CLOSE if last.endswith(each) and last != "human"), last)
    if last in {"german", "roman", "talisman"}:
        close = last
    return start + hyphen + last.removesuffix(close), close


def _make_regular(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _SIBILANT.search(word) else f"{word}s"


_SINGULAR = {
    **{plural: single for single, plural in SECOND.items()},
    **{plural: single for single, plural in IRREGULAR.items()},
}


@lru_cache(maxsize=4096)
def find_singular(word: str) -> str:
    """The singular of *word*; a word that is none of a plural comes back as it is."""
    start, hyphen, last = word.rpartition("-")
    close = next((each for each in _SINGULAR if last == each or _ends(last, each)), "")
    if close:
        return start + hyphen + last.removesuffix(close) + _SINGULAR[close]
    if last in UNCHANGED or not _PLURAL.search(last):
        return word
    if last.endswith("ies") and last not in {"movies", "cookies", "ties", "pies", "dies", "lies"}:
        return f"{start}{hyphen}{last[:-3]}y"
    return start + hyphen + (last[:-2] if _TAKES_ES.search(last) else last[:-1])


def _ends(word: str, plural: str) -> bool:
    return _SINGULAR[plural] in _CLOSE and word.endswith(plural)


def expand_noun(lemma: str) -> frozenset[str]:
    """A noun in both numbers, plain and possessive."""
    forms = {lemma, *list_plurals(lemma)}
    return frozenset(forms | {f"{form}'s" for form in forms})


def expand_lemma(lemma: str) -> frozenset[str]:
    """The forms of a noun, and those of a regular verb: a clue too many costs nothing."""
    stem = lemma.removesuffix("e")
    past = f"{lemma[:-1]}ied" if _CONSONANT_Y.search(lemma) else f"{stem}ed"
    double = lemma + lemma[-1] if re.search(r"[^aeiou][aeiou][bdgmnprt]$", lemma) else stem
    return expand_noun(lemma) | {past, f"{stem}ing", f"{double}ing", f"{double}ed"}
