"""The base: everything loaded together, and the relations that follow from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from methodbook.model.entry import Entry, Stage, Status
from methodbook.model.method import UNREAD, EntryShape, Method
from methodbook.model.origin import Basis, Conflict, LineRange, Reading, Source
from methodbook.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from methodbook.model.course import Course
    from methodbook.model.profile import CourseProfile
    from methodbook.model.quiz import Question, Quiz
    from methodbook.model.revision import Revision
    from methodbook.model.selfcheck import SelfCheck
    from methodbook.model.teaching_case import TeachingCase
    from methodbook.model.workbook import Company, Workbook


class Relation(StrEnum):
    """How one entry is related to another, read from the entry that the author wrote it on.

    These the engine knows the sense of; a kind may have others, which are shown as they are named.
    """

    BROADER = "broader"
    PART_OF = "part_of"
    USES = "uses"
    OPPOSITE_OF = "opposite_of"
    DISTINCT_FROM = "distinct_from"
    RELATED = "related"
    SOLVED_BY = "solved_by"
    SOLVES = "solves"
    STAGES = "stages"


SYMMETRIC = frozenset({Relation.OPPOSITE_OF, Relation.DISTINCT_FROM, Relation.RELATED})


@dataclass(frozen=True)
class Edge:
    """One written relation."""

    start: str
    relation: str
    end: str
    basis: Basis = Basis.SOURCE
    at: tuple[LineRange, ...] = ()
    reason: str = ""
    index: int = 0
    """Its place in the field that it is written in."""


def list_edges(entry: Entry) -> Iterator[Edge]:
    """Every relation written on *entry*, distinctions included."""
    for relation in entry.relations:
        for index, link in enumerate(getattr(entry, relation)):
            yield Edge(entry.id, relation, link.id, Basis(link.basis), link.at, index=index)
    relation, basis = Relation.DISTINCT_FROM, Basis.INFERENCE
    for index, other in enumerate(entry.distinct_from):
        yield Edge(entry.id, relation, other.id, basis, reason=other.reason, index=index)


@dataclass(frozen=True)
class Base:
    """All entries, sources and conflicts of one checkout; never changes after loading.

    ``words`` are the sentences of the language in which its pages, findings and files speak,
    ``method`` says what kinds of entries there are and what they are called.
    """

    words: Words
    method: Method = UNREAD
    sort_key: Callable[[str], str] = str.casefold
    """What names are sorted by in the language of the base."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    reading: Mapping[str, Reading] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    selfchecks: Mapping[str, SelfCheck] = field(default_factory=dict)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    workbooks: Mapping[str, Workbook] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    teaching_cases: Mapping[str, TeachingCase] = field(default_factory=dict)
    profiles: Mapping[str, CourseProfile] = field(default_factory=dict)
    """Examples of what a university says about a course."""
    company: Company | None = None
    """Whose sheets are the examples of the workbooks."""
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    shown_checks: frozenset[str] | None = None
    """Self-checks that some page shows; ``None`` where nobody has read the pages."""
    shown_workbooks: frozenset[str] | None = None
    """Workbooks that some page shows, likewise."""
    unread: frozenset[str] = frozenset()
    """Ids and files that are there and could not be read.

    What leads to them is not wrong, and what nothing else leads to may be used there.
    """

    @cached_property
    def published(self) -> tuple[Entry, ...]:
        """Entries that the site shows, by name."""
        return tuple(
            sorted(
                (entry for entry in self.entries.values() if entry.status is Status.PUBLISHED),
                key=lambda entry: (self.sort_key(entry.name), entry.id),
            )
        )

    @cached_property
    def ordered_quizzes(self) -> tuple[Quiz, ...]:
        """Quizzes in the order of their topics."""
        return tuple(sorted(self.quizzes.values(), key=lambda quiz: (quiz.order, quiz.id)))

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id, topic by topic; of two with one id the first."""
        found: dict[str, Question] = {}
        for quiz in self.ordered_quizzes:
            for question in quiz.questions:
                found.setdefault(question.id, question)
        return found

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every written relation between published entries."""
        shown = {entry.id for entry in self.published}
        return tuple(
            edge for entry in self.published for edge in list_edges(entry) if edge.end in shown
        )

    @cached_property
    def _edges_from(self) -> Mapping[str, list[Edge]]:
        return _group(self.edges, "start")

    @cached_property
    def _edges_to(self) -> Mapping[str, list[Edge]]:
        return _group(self.edges, "end")

    def list_kind(self, kind: str) -> tuple[Entry, ...]:
        """Published entries of *kind*, by name."""
        return tuple(entry for entry in self.published if kind in entry.all_kinds)

    def list_steps(self, kind: str = "") -> tuple[Stage, ...]:
        """The published steps of a path, by number: of *kind*, or of the first path there is."""
        first = self.method.find_kind(EntryShape.STEP)
        wanted = kind or (first.id if first else "")
        steps = [each for each in self.published if isinstance(each, Stage)]
        found = (step for step in steps if step.kind == wanted)
        return tuple(sorted(found, key=lambda step: step.number))

    def find_forward(self, entry: str, relation: str) -> tuple[Edge, ...]:
        """Relations of one kind that start at *entry*; symmetric ones from both sides."""
        edges = [edge for edge in self._edges_from.get(entry, ()) if edge.relation == relation]
        if relation in SYMMETRIC:
            edges += [_turn(edge) for edge in self.find_backward(entry, relation)]
        return tuple({edge.end: edge for edge in reversed(edges)}.values())[::-1]

    def find_backward(self, entry: str, relation: str) -> tuple[Edge, ...]:
        """Relations of one kind that others have written towards *entry*."""
        return tuple(edge for edge in self._edges_to.get(entry, ()) if edge.relation == relation)

    def find_neighbours(self, entry: str) -> tuple[Edge, ...]:
        """Every relation that touches *entry*, whichever side it was written on."""
        return (*self._edges_from.get(entry, ()), *self._edges_to.get(entry, ()))

    def name_place(self, lines: LineRange) -> tuple[str, ...]:
        """Name the parts of a source that *lines* touch; empty for an unknown source."""
        source = self.sources.get(lines.source)
        return source.name_place(lines) if source else ()


def _group(edges: Iterable[Edge], end: str) -> Mapping[str, list[Edge]]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[getattr(edge, end)].append(edge)
    return groups


def _turn(edge: Edge) -> Edge:
    return replace(edge, start=edge.end, end=edge.start)
