"""What every export format shares: what it is given and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from methodbook.model.export import ExportOutcome, FormatCard, Held, Hold
from methodbook.model.revision import EPOCH, find_date, find_digest

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 -- a property below is called date

    from methodbook.model.base import Base
    from methodbook.model.entry import Entry
    from methodbook.model.method import Seeds
    from methodbook.model.quiz import Question, Quiz

Say: TypeAlias = Callable[..., str]
"""Returns the sentence of an area and a name with its values filled in."""

Tick: TypeAlias = Callable[[], None]
"""Called after every question or entry that has been written."""


def _no_address(entry: str, section: str) -> str:
    del entry, section
    return ""


def _no_player(quizzes: Sequence[Quiz], mastery: int) -> Mapping[str, bytes]:
    raise LookupError(f"no player for {len(quizzes)} quizzes, {mastery} % to pass")


@dataclass(frozen=True)
class Selection:
    """What is to be exported: quizzes with the chosen questions only, and how to draw from them.

    ``address`` gives the address of a section of an entry's page, empty while the site has none;
    ``play`` gives, for formats that carry a player of their own, the files of one: a page
    ``<topic>.html`` for each quiz and whatever these pages share. It is told what percentage of the
    points passes a topic.
    """

    base: Base
    quizzes: tuple[Quiz, ...]
    title: str = ""
    seed: int = 1
    variants: int = 2
    count: int | None = None
    """Questions in a variant of an exam; ``None`` is all of them."""
    shuffled: bool = False
    """Whether all variants of an exam ask the same questions, each in an order of its own."""
    address: Callable[[str, str], str] = _no_address
    play: Callable[[Sequence[Quiz], int], Mapping[str, bytes]] = _no_player

    @property
    def language(self) -> str:
        """The tag of the language of the base."""
        return self.base.words.language

    @property
    def say(self) -> Say:
        """Says a sentence in the language of the base."""
        return self.base.words.say

    @property
    def seeds(self) -> Seeds:
        """What the names begin with that other software knows the files by."""
        return self.base.method.seeds

    def name_file(self, ending: str) -> str:
        """The name of a file to download, such as ``orchard-qti.zip``."""
        return f"{self.seeds.files}{ending}"

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every chosen question, topic by topic."""
        return tuple(each for quiz in self.quizzes for each in quiz.questions)

    @cached_property
    def words(self) -> tuple[Entry, ...]:
        """The published entries that are words of the glossary, by name."""
        return tuple(entry for entry in self.base.published if entry.is_word)

    @cached_property
    def date(self) -> Date:
        """The day of the last change to anything that may be exported."""
        things: tuple[Question | Entry, ...] = (*self.questions, *self.words)
        return max(map(self.find_date, things), default=EPOCH)

    def find_date(self, thing: Question | Entry) -> Date:
        """The day of the last change to one question or entry."""
        return find_date(thing.id, find_digest(thing), self.base.revisions)

    def find_reading(self, question: Question) -> tuple[str, str]:
        """The name and the address of the article that answers *question*."""
        name, section = question.where
        entry = self.base.entries.get(name)
        return (entry.name, self.address(name, section)) if entry else ("", "")


@dataclass(frozen=True)
class Export:
    """The files of an export by name, and what became of everything that was to go into them."""

    files: Mapping[str, bytes]
    outcomes: tuple[ExportOutcome, ...] = ()
    totals: tuple[str, ...] = ()
    """What each variant of an exam adds up to, in sentences."""


@dataclass(frozen=True)
class Format:
    """One export format."""

    card: FormatCard
    export: Callable[[Selection, Tick], Export]


@dataclass
class Ledger:
    """Keeps account while an export is made: every question ends up in it once."""

    card: FormatCard
    tick: Tick
    outcomes: list[ExportOutcome] = field(default_factory=list)

    def takes(self, question: Question) -> bool:
        """Enter *question* by the table of the format; tells whether it is to be written."""
        hold = self.card.kinds.get(question.kind, Hold(Held.NONE, "no-questions"))
        self.enter(question.id, hold.held, *filter(None, (hold.note,)))
        return hold.held is not Held.NONE

    def enter(self, name: str, held: Held = Held.WHOLE, *notes: str) -> None:
        """Enter a question or an entry with what became of it."""
        self.outcomes.append(ExportOutcome(name, held, notes))
        self.tick()

    def amend(self, name: str, note: str) -> None:
        """Say of something entered that a part of it is lost after all."""
        for at, each in enumerate(self.outcomes):
            if each.id == name and note not in each.notes:
                self.outcomes[at] = ExportOutcome(name, Held.PART, (*each.notes, note))

    def note(self, question: Question, notes: Callable[[Question], Iterable[str]]) -> None:
        """Say of *question*, entered before, everything that *notes* finds lost."""
        for each in notes(question):
            self.amend(question.id, each)

    def close(self, files: Mapping[str, bytes], totals: Iterable[str] = ()) -> Export:
        """The finished export."""
        return Export(files, tuple(self.outcomes), tuple(totals))
