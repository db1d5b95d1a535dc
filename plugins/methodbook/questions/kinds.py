"""Every kind of question by its name; a new one is a folder and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.case import CASE
from methodbook.questions.cloze import CLOZE
from methodbook.questions.matching import MATCHING
from methodbook.questions.numeric import NUMERIC
from methodbook.questions.ordering import ORDERING
from methodbook.questions.several import SEVERAL
from methodbook.questions.short import SHORT
from methodbook.questions.single import SINGLE
from methodbook.questions.target import find_hold
from methodbook.questions.truefalse import TRUEFALSE

if TYPE_CHECKING:
    from methodbook.model.export import Hold
    from methodbook.model.quiz import Question
    from methodbook.questions.kind import QuestionKind

_ALL: tuple[QuestionKind[Any], ...] = (
    *(SINGLE, SEVERAL, TRUEFALSE, MATCHING, ORDERING),
    *(CLOZE, NUMERIC, SHORT, CASE),
)

KINDS: dict[str, QuestionKind[Any]] = {kind.name: kind for kind in _ALL}


def find_kind(question: Question) -> QuestionKind[Any]:
    """The kind that *question* is of."""
    return KINDS[question.kind]


def find_part(question: Question, target: str) -> Any:  # noqa: ANN401 -- each target has a type of its own
    """What the kind of *question* writes for a field of ``Targets``."""
    return getattr(find_kind(question).targets, target)


def list_holds(target: str) -> dict[str, Hold]:
    """How much of each kind a target keeps, as every kind says of itself."""
    return {name: find_hold(getattr(kind.targets, target)) for name, kind in KINDS.items()}
