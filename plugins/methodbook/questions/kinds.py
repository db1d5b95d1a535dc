"""Every kind of question by its name; a new one is a folder and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.case import CASE
from methodbook.questions.cloze import CLOZE
from methodbook.questions.matching import MATCHING
from methodbook.questions.numeric import NUMERIC
from methodbook.questions.ordering import ORDERING
from methodbook.questions.several import SEVERAL
from methodbook.questions.single import SINGLE
from methodbook.questions.truefalse import TRUEFALSE

if TYPE_CHECKING:
    from methodbook.model.quiz import Question
    from methodbook.questions.kind import Kind

_ALL: tuple[Kind[Any], ...] = (
    *(SINGLE, SEVERAL, TRUEFALSE, MATCHING, ORDERING),
    *(CLOZE, NUMERIC, CASE),
)

KINDS: dict[str, Kind[Any]] = {kind.name: kind for kind in _ALL}


def find_kind(question: Question) -> Kind[Any]:
    """The kind that *question* is of."""
    return KINDS[question.kind]
