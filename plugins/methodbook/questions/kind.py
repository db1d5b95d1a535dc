"""What the rest of the engine asks of a kind of question; no part may be missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, get_args

from methodbook.model.entry import KeyPath
from methodbook.model.quiz import Question, Quiz
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from fractions import Fraction

    from methodbook.model.finding import Rule
    from methodbook.model.quiz import Response
    from methodbook.questions.target import Targets

Q = TypeVar("Q", bound=Question)

ToldFinding: TypeAlias = tuple[KeyPath, Sentence, str]
"""Where in the question, what is wrong, and the words that it is about."""

Choices: TypeAlias = tuple[KeyPath, tuple[str, ...]]
"""Where a group of answers stands, and the answers between which a reader chooses."""

Feedback: TypeAlias = tuple[KeyPath, str, str]
"""Where an answer stands, what is said to those who gave it, and the answer."""

Contest: TypeAlias = tuple[KeyPath, str, str, str]
"""Where a wrong answer stands, what is asked about, a right answer, and the wrong one.

What is asked about is the id of an entry for a choice and the words themselves for a pair.
"""


LEAST = 8
"""Questions of a quiz from which a habit can be told from chance."""


@dataclass(frozen=True)
class QuestionRule(Generic[Q]):
    """A rule about single questions of one kind."""

    rule: Rule
    find: Callable[[Q], Iterable[ToldFinding]]


@dataclass(frozen=True)
class HabitRule:
    """A rule about all questions of a quiz together: a habit that gives answers away."""

    rule: Rule
    find: Callable[[Quiz], Iterable[Sentence]]


@dataclass(frozen=True)
class QuestionKind(Generic[Q]):
    """One kind of question: its model and everything that depends on the kind."""

    model: type[Q]
    score: Callable[[Q, Response], Fraction]
    """What a response is worth, from 0 to 1; 0 for one that does not fit."""
    find_right: Callable[[Q], Response]
    """The response that is worth everything."""
    describe: Callable[[Q], dict[str, Any]]
    """What the script of the kind needs to score a response."""
    manner: Callable[[Q], str]
    """The name of the sentence in the area ``kind_…`` that tells a reader how to answer."""
    show: Callable[[Q, int], Mapping[str, Any]]
    """What the template of the kind needs besides the question; a seed decides orders."""
    list_choices: Callable[[Q], Iterable[Choices]]
    list_feedback: Callable[[Q], Iterable[Feedback]]
    """Every text that a wrong answer needs, empty ones as well."""
    list_contests: Callable[[Q], Iterable[Contest]]
    rules: tuple[QuestionRule[Q], ...]
    habits: tuple[HabitRule, ...]
    targets: Targets[Q]
    """What becomes of it in every program that the engine writes for."""
    draft: Mapping[str, str] = field(default_factory=dict)
    """Values in YAML that a new question starts with, by record and field, where no text fits."""

    @property
    def name(self) -> str:
        """What an author writes as ``kind``; the folder is called the same."""
        (name,) = get_args(self.model.model_fields["kind"].annotation)
        return str(name)


def ask_alike(question: Question) -> str:
    """For a kind that is asked in one manner only."""
    del question
    return "how"


def show_nothing(question: Question, seed: int) -> Mapping[str, Any]:
    """For a kind whose template needs no more than the question."""
    del question, seed
    return {}


def list_nothing(question: Question) -> Iterable[Any]:
    """For a kind that has nothing of what is asked for."""
    del question
    return ()
