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

    before: tuple[Clue, ...] = ()
    after: tuple[Clue, ...] = ()
    of: tuple[Clue, ...] = ()
    near: tuple[Clue, ...] = ()
    names: tuple[str, ...] = ()
    number: Number = Number.ANY

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

    policy: Policy = Policy.AUTO
    forbid: tuple[Context, ...] = ()
    require: tuple[Context, ...] = ()
    inflect: bool = True
    number: Number = Number.ANY
    head: str | None = None
    forms: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_someone_to_decide(self) -> Sense:
        decided = self.policy in {Policy.CONTEXT, Policy.EXPLICIT}
        if (self.forbid or self.require) and not decided:
            raise Refusal("idle_contexts")
        if self.policy is Policy.CONTEXT and not (self.forbid or self.require):
            raise Refusal("no_contexts")
        return self
