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

    text: NonEmpty = Field(description="Верный ответ: так его покажут.")
    forms: tuple[NonEmpty, ...] = Field(
        default=(), description="Другие формы того же ответа: падежи, число, другое написание."
    )
    typos: int = Field(
        default=0,
        ge=0,
        le=MOST_TYPOS,
        description="Сколько опечаток прощать: лишних, пропущенных, чужих или переставленных букв.",
    )

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every form, the one that is shown first."""
        return (self.text, *self.forms)


class Misconception(Frozen):
    """A wrong answer that tells what was misunderstood."""

    text: NonEmpty = Field(description="Неверный ответ, которого ждут.")
    feedback: NonEmpty = Field(description="Что, скорее всего, перепутано.")


def _as_record(value: Any) -> Any:  # noqa: ANN401 -- raw YAML
    """Take a bare text for an answer without further forms."""
    return {"text": value} if isinstance(value, str) else value


class ShortAnswer(Question):
    """A few words to be typed."""

    kind: Literal["short"] = Field(description="Вид вопроса.")
    answers: tuple[Annotated[Accepted, BeforeValidator(_as_record)], ...] = Field(
        min_length=1, description="Верные ответы: строка или запись с формами; первый показывают."
    )
    wrong: tuple[Misconception, ...] = Field(default=(), description="Ожидаемые ошибки.")
    case_matters: bool = Field(default=False, description="Различать ли прописные и строчные.")
    feedback: NonEmpty = Field(description="Что сказать о любом другом ответе.")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that is right, in every form."""
        return tuple(each for answer in self.answers for each in answer.spellings)
