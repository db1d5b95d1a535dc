"""What each program can do with a question of one kind, and how the kind is written for it.

A kind says it for every target: with a part that writes, or with a :class:`Hold` that tells why
nothing is written. A target that a kind says nothing of is refused by the type checker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from methodbook.model.export import Hold
from methodbook.model.quiz import Question
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from methodbook.questions.targets.moodle import GapText
    from methodbook.questions.targets.paper import Answered, AnswerVerdict, RubricLine
    from methodbook.questions.targets.qti import Parts
    from methodbook.questions.targets.stepik import StepBlock
    from methodbook.questions.targets.table import TableRow
    from methodbook.words import Words

Q = TypeVar("Q", bound=Question)

Notes: TypeAlias = "Callable[[Q], Iterable[str]]"
"""What this very question loses: names of sentences of ``export_notes``."""


def note_nothing(question: Question) -> Iterable[str]:
    """For a kind that never loses more than its hold tells."""
    del question
    return ()


def ask_plainly(question: Question, words: Words) -> str:
    """The stem of a kind that adds nothing to it, as HTML."""
    del words
    return write_html(question.prompt)


def read_prompt(question: Question) -> str:
    """For a kind whose prompt says everything."""
    return question.prompt


def count_one_point(question: Question) -> int:
    """For a kind that weighs one point."""
    del question
    return 1


def hint_alike(question: Question) -> str:
    """For a kind that is asked on paper in one manner only."""
    del question
    return "hint"


def remark_nothing(question: Question, words: Words) -> Iterator[Any]:
    """For a kind that has no remarks, or says them elsewhere."""
    del question, words
    return iter(())


@dataclass(frozen=True)
class MoodleXml(Generic[Q]):
    """A question of Moodle XML: its type and the fields that only this type has."""

    hold: Hold
    type: str
    add: Callable[[_Element, Q, Words], None]
    """Add the fields of the type to the question."""
    ask: Callable[[Q, Words], str] = ask_plainly
    """The stem as HTML."""
    grade: Callable[[Q], int] = count_one_point
    penalty: str = "0.3333333"
    """What a further try costs; Moodle has it so by default."""
    notes: Notes[Q] = note_nothing
    obstacles: Notes[Q] = note_nothing
    """Why Moodle cannot keep this very question."""
    split: Callable[[Q], GapText] | None = None
    """For a stem with gaps: what a backup keeps as questions of their own."""


@dataclass(frozen=True)
class Gift(Generic[Q]):
    """A question of GIFT."""

    hold: Hold
    list_answers: Callable[[Q], Iterator[str]]
    """The lines between the braces; the first one stands right behind the opening brace."""
    ask: Callable[[Q, Words], str] = ask_plainly
    remark: Callable[[Q, Words], str] | None = None
    """Feedback on single parts, told to everybody with the explanation."""
    notes: Notes[Q] = note_nothing
    obstacles: Notes[Q] = note_nothing


@dataclass(frozen=True)
class Aiken(Generic[Q]):
    """A question of Aiken."""

    hold: Hold
    list_options: Callable[[Q, Words], Sequence[tuple[str, bool]]]
    """The options with whether each is right."""
    notes: Notes[Q] = note_nothing


@dataclass(frozen=True)
class Cartridge(Generic[Q]):
    """Items of the profile of QTI 1.2.1 in Common Cartridge."""

    hold: Hold
    write: Callable[[Q, Words, str], Iterator[_Element]]
    """The items that a question becomes; the text is a paragraph that leads to the article."""


@dataclass(frozen=True)
class Canvas(Generic[Q]):
    """An item of QTI 1.2 as Canvas writes it."""

    hold: Hold
    write: Callable[[Q, Words, str], _Element]
    """The item; the text is a paragraph that leads to the article."""
    notes: Notes[Q] = note_nothing


@dataclass(frozen=True)
class Olx(Generic[Q]):
    """A problem of Open edX, without its explanation."""

    hold: Hold
    write: Callable[[Q, Words], _Element]
    notes: Notes[Q] = note_nothing


@dataclass(frozen=True)
class Stepik(Generic[Q]):
    """A step of Stepik."""

    hold: Hold
    write: Callable[[Q, Words], StepBlock]
    notes: Notes[Q] = note_nothing


@dataclass(frozen=True)
class TableRows(Generic[Q]):
    """Rows of a table."""

    hold: Hold
    list_answers: Callable[[Q, Words], Iterator[TableRow]]
    stem: Callable[[Q], str] = read_prompt


@dataclass(frozen=True)
class Qti(Generic[Q]):
    """An item of QTI 2.1."""

    hold: Hold
    write: Callable[[Q, Words], Parts]
    notes: Notes[Q] = note_nothing


@dataclass(frozen=True)
class Scorm(Generic[Q]):
    """A question of the player; its script writes the journal."""

    hold: Hold
    notes: Notes[Q] = note_nothing


@dataclass(frozen=True)
class Anki(Generic[Q]):
    """A note for Anki: its type and the fields that come before those of every question."""

    hold: Hold
    model: str
    describe: Callable[[Q, Words], Sequence[str]]


@dataclass(frozen=True)
class Xapi(Generic[Q]):
    """An interaction of xAPI."""

    hold: Hold
    interact: Callable[[Q, Words], dict[str, Any]]
    """The kind of interaction, its parts and the right answers, by the rules of xAPI's part two."""
    respond: Callable[[Q], str] | None = None
    """The right answer as a system reports it, unless that is the first pattern."""
    list_feedback: Callable[[Q], Iterable[tuple[str, str]]] = note_nothing  # type: ignore[assignment] # nothing of either
    """What is said of an answer, by the id of the part or by what was given."""
    extend: Callable[[Q], Iterable[tuple[str, Any]]] = note_nothing  # type: ignore[assignment] # nothing of either
    """What no field of an activity can hold, by name."""
    ask: Callable[[Q, Words], str] | None = None
    notes: Notes[Q] = note_nothing


@dataclass(frozen=True)
class Exam(Generic[Q]):
    """A task on paper, and what a teacher can say of it."""

    hold: Hold
    answer: Callable[[Q, int, Words], Answered]
    """Where it is answered, the answer for the key and the points; a seed decides orders."""
    judge: Callable[[Q, Words], Iterator[AnswerVerdict]] = remark_nothing
    """What is to be said of each answer."""
    hint: Callable[[Q], str] = hint_alike
    """The name of the sentence in the area ``kind_…`` that stands under the task."""
    show: Callable[[Q], Iterable[str]] = note_nothing
    """Paragraphs of the review behind the prompt."""
    rubric: Callable[[Q], Iterable[RubricLine]] = note_nothing  # type: ignore[assignment] # nothing of either
    sample: Callable[[Q], str] | None = None


@dataclass(frozen=True)
class Targets(Generic[Q]):
    """What becomes of a kind in every program that the engine writes for."""

    moodle_xml: MoodleXml[Q] | Hold
    gift: Gift[Q] | Hold
    aiken: Aiken[Q] | Hold
    cartridge: Cartridge[Q] | Hold
    canvas: Canvas[Q] | Hold
    olx: Olx[Q] | Hold
    stepik: Stepik[Q] | Hold
    qti: Qti[Q] | Hold
    scorm: Scorm[Q]
    anki: Anki[Q] | Hold
    xapi: Xapi[Q] | Hold
    csv: Hold
    table: TableRows[Q]
    exam: Exam[Q]


Part: TypeAlias = (
    "MoodleXml[Any] | Gift[Any] | Aiken[Any] | Cartridge[Any] | Canvas[Any] | Olx[Any]"
    " | Stepik[Any] | TableRows[Any] | Qti[Any] | Scorm[Any] | Anki[Any] | Xapi[Any] | Exam[Any]"
    " | Hold"
)


def find_hold(part: Part) -> Hold:
    """How much of the kind a target keeps."""
    return part if isinstance(part, Hold) else part.hold
