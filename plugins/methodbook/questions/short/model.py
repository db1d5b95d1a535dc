"""A question that is answered by a word or a few of them, found unaided."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from methodbook.model.frozen import Frozen
from methodbook.model.quiz import NonEmpty, Question

MOST_TYPOS = 2
"""So many slips of the finger can be forgiven at most."""


class Accepted(Frozen):
    """An answer that is right, in every form that is taken for it."""

    text: NonEmpty
    forms: tuple[NonEmpty, ...] = ()
    typos: int = Field(default=0, ge=0, le=MOST_TYPOS)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every form, the one that is shown first."""
        return (self.text, *self.forms)


class Misconception(Frozen):
    """A wrong answer that tells what was misunderstood."""

    text: NonEmpty
    feedback: NonEmpty


def _as_record(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    """Take a bare text for an answer without further forms."""
    return {"text": value} if isinstance(value, str) else value


class ShortAnswer(Question):
    """A few words to be typed."""

    kind: Literal["short"]
    answers: tuple[Annotated[Accepted, BeforeValidator(_as_record)], ...] = Field(min_length=1)
    wrong: tuple[Misconception, ...] = ()
    case_matters: bool = False
    feedback: NonEmpty

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that is right, in every form."""
        return tuple(each for answer in self.answers for each in answer.spellings)
