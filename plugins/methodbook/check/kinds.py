"""What a kind of question needs beside its Python: its files, its sentences, a word of each format.

The type checker holds the rest: a kind without a part of :class:`methodbook.questions.kind.Kind`
is no kind. Here stands what it cannot see.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from methodbook.check.checker import Check
from methodbook.check.quizzes import list_questions
from methodbook.model.finding import Rule
from methodbook.questions.kinds import KINDS
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from methodbook.model.base import Base
    from methodbook.model.export import FormatCard
    from methodbook.model.finding import Finding
    from methodbook.words import Words

FILES = ("question.html", "script.js", "journal.js")
"""What lies in the folder of a kind beside its modules."""
SENTENCES = ("name", "how", "hint")
"""What an area ``kind_…`` of the catalogue says at least."""

UNKNOWN_KIND = Rule("E416")


def find_missing(kind: str, words: Words) -> Iterator[Sentence]:
    """The files and sentences that *kind* lacks."""
    folder, area = files("methodbook.questions").joinpath(kind), words.area(f"kind_{kind}")
    for name in FILES:
        if not folder.joinpath(name).is_file():
            yield Sentence("file", kind=kind, part=name)
    for name in SENTENCES:
        if name not in area:
            yield Sentence("sentence", kind=kind, part=name)


def find_silent(kind: str, cards: Iterable[FormatCard]) -> Iterator[Sentence]:
    """The formats with questions that say nothing of *kind*."""
    for card in cards:
        if card.kinds and kind not in card.kinds:
            yield Sentence("format", kind=kind, format=card.name)


def find_unknown(base: Base, cards: Iterable[FormatCard]) -> Iterator[Finding]:
    """Kinds that the content uses and that a format does not know, where they are first used."""
    cards = tuple(cards)
    yield from _tell(base, {kind: tuple(find_silent(kind, cards)) for kind in KINDS})


def _find_incomplete(rule: Rule, base: Base) -> Iterator[Finding]:
    del rule
    yield from _tell(base, {kind: tuple(find_missing(kind, base.words)) for kind in KINDS})


def _tell(base: Base, lacks: dict[str, tuple[Sentence, ...]]) -> Iterator[Finding]:
    for question in list_questions(base):
        for what in lacks.pop(question.kind, ()):
            yield UNKNOWN_KIND.at(question.find_place("kind"), what, excerpt=question.kind)


KIND_CHECKS: tuple[Check, ...] = (Check(UNKNOWN_KIND, _find_incomplete),)
