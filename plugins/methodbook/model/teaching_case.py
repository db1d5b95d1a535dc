"""Cases to teach with: a situation that ends where somebody has to decide.

What learners get holds no outcome. ``CaseTask.answer``, ``uses``, ``board``, ``timing``,
``answers``, ``critical`` and ``outcome`` belong to the teacher.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import Field, SkipValidation

from methodbook.model.course import Shown
from methodbook.model.entry import EntryId, KeyPath
from methodbook.model.finding import Place
from methodbook.model.frozen import Frozen
from methodbook.model.quiz import Ids, NonEmpty


class CaseExhibit(Frozen):
    """Data that learners work with, taken from a sheet of the running company or from the base."""

    title: NonEmpty
    shown: Shown | None = None
    header: tuple[NonEmpty, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Where no sheet has the data: rows under *header*."""


class CaseTask(Frozen):
    """Something to compute or to tell apart before deciding."""

    ask: NonEmpty
    answer: NonEmpty


class CaseUse(Frozen):
    """An entry that the case works with, and where learners meet it."""

    entry: EntryId
    seen: NonEmpty


class CaseStep(Frozen):
    """A part of the lesson."""

    minutes: int = Field(ge=1, le=240)
    title: NonEmpty
    do: NonEmpty


class CaseAnswer(Frozen):
    """A decision that can be defended, with the reasons for it and what it leaves unanswered."""

    title: NonEmpty
    reasons: tuple[NonEmpty, ...] = Field(min_length=2)
    weak: NonEmpty


class TeachingCase(Frozen):
    """A case of one file."""

    id: EntryId
    written: Place
    places: SkipValidation[Mapping[KeyPath, Place]] = Field(
        default_factory=dict, repr=False, exclude=True
    )
    name: NonEmpty
    lead: NonEmpty
    invented: bool
    """Whether company and figures are invented; the sheet says so."""
    minutes: int = Field(ge=20, le=300)
    about: Ids = Field(min_length=1)
    story: tuple[NonEmpty, ...] = Field(min_length=1)
    exhibits: tuple[CaseExhibit, ...] = ()
    decision: NonEmpty
    tasks: tuple[CaseTask, ...] = Field(min_length=1)
    uses: tuple[CaseUse, ...] = ()
    """For the teacher: what is met where, with a question that leads there."""
    board: tuple[NonEmpty, ...] = Field(min_length=2)
    timing: tuple[CaseStep, ...] = Field(min_length=2)
    answers: tuple[CaseAnswer, ...] = Field(min_length=2)
    critical: tuple[NonEmpty, ...] = Field(min_length=2)
    outcome: NonEmpty

    def find_place(self, *path: str | int) -> Place:
        """Where the value at *path* stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, self.written)

    def list_entries(self) -> Iterator[tuple[KeyPath, str]]:
        """The entries it names, with the place of each."""
        for at, name in enumerate(self.about):
            yield ("about", at), name
        for at, use in enumerate(self.uses):
            yield ("uses", at, "entry"), use.entry

    def list_shown(self) -> Iterator[tuple[KeyPath, Shown]]:
        """What its exhibits take from elsewhere, with the place of each."""
        for at, exhibit in enumerate(self.exhibits):
            if exhibit.shown:
                yield ("exhibits", at, "shown"), exhibit.shown
