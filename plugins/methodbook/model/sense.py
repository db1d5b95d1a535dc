"""How the words of an entry are linked: which forms, and in which surroundings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from methodbook.model.frozen import Frozen
from methodbook.words import Refusal

Clue = Annotated[str, Field(pattern=r"^\*?[\w-]+$")]
"""One word of the surroundings: a lemma («суд») or the end of one («*ский»)."""


class Policy(StrEnum):
    """Who decides whether a place becomes a link."""

    AUTO = "auto"
    CONTEXT = "context"
    EXPLICIT = "explicit"
    NEVER = "never"


class Number(StrEnum):
    """A grammatical number, or either."""

    ANY = "any"
    SINGULAR = "singular"
    PLURAL = "plural"


class Context(Frozen):
    """One situation in which a word stands. Everything that is named must hold at once.

    ``before``, ``after``, ``of`` and ``near`` each need one of their words; ``names`` and
    ``number`` narrow the occurrences that the situation is about.
    """

    before: tuple[Clue, ...] = Field(
        default=(),
        description=(
            "Слева, не дальше третьего слова и не за знаком препинания, есть одно из этих слов; "
            "предлоги и союзы не в счёт, а сами они действуют только вплотную."
        ),
    )
    after: tuple[Clue, ...] = Field(
        default=(), description="То же справа: [по] узнаёт «партнёр по танцам»."
    )
    of: tuple[Clue, ...] = Field(
        default=(),
        description="Чьё или чего: справа без предлога, в родительном падеже — «решение суда».",
    )
    near: tuple[Clue, ...] = Field(
        default=(), description="Где угодно в том же предложении есть одно из этих слов."
    )
    names: tuple[str, ...] = Field(
        default=(),
        description="Только эти названия записи, в любой форме; пусто — все названия.",
    )
    number: Number = Field(
        default=Number.ANY,
        description="Слово стоит заведомо в этом числе («решения» не стоит заведомо ни в каком).",
    )

    @model_validator(mode="after")
    def _says_something(self) -> Context:
        named = self.before or self.after or self.of or self.near or self.names
        if not named and self.number is Number.ANY:
            raise Refusal("empty_context")
        return self


class Sense(Frozen):
    """When the words of an entry mean this entry and not something else.

    Words of the surroundings are dictionary forms: «принять» stands for every form of the verb,
    participles included. An asterisk replaces the beginning («*ский») of an adjective.
    """

    policy: Policy = Field(
        default=Policy.AUTO,
        description=(
            "auto — каждое вхождение становится ссылкой; context — решают forbid и require; "
            "explicit — только по просьбе автора текста: [слово](term:id); never — никогда."
        ),
    )
    forbid: tuple[Context, ...] = Field(
        default=(), description="Ссылки нет, если сложилась хотя бы одна из этих обстановок."
    )
    require: tuple[Context, ...] = Field(
        default=(), description="Если список не пуст, ссылке нужна хотя бы одна из них."
    )
    inflect: bool = Field(
        default=True, description="Склонять ли названия; false — узнавать только как написано."
    )
    number: Number = Field(
        default=Number.ANY, description="В каком числе слово остаётся этим термином."
    )
    head: str | None = Field(
        default=None,
        description="Главное слово названия, если программа находит не то; так, как в названии.",
    )
    forms: tuple[str, ...] = Field(
        default=(),
        description=(
            "Ещё формы, ровно как написаны: то, что не выводится из названий и не годится "
            "в синонимы."
        ),
    )

    @model_validator(mode="after")
    def _has_someone_to_decide(self) -> Sense:
        decided = self.policy in {Policy.CONTEXT, Policy.EXPLICIT}
        if (self.forbid or self.require) and not decided:
            raise Refusal("idle_contexts")
        if self.policy is Policy.CONTEXT and not (self.forbid or self.require):
            raise Refusal("no_contexts")
        return self
