"""Quizzes as HTML: a form that is complete alone, and what the widget must know to score it.

The questions and everything that is said about their answers stand in the page once; the data of
the widget holds no text but accepted answers and the sentences of the widget itself.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from markupsafe import Markup

from methodbook.model.origin import Basis
from methodbook.model.quiz import QuizLevel
from methodbook.questions.digests import find_digest, find_fingerprint
from methodbook.questions.kinds import find_kind
from methodbook.questions.numeric.scoring import spell
from methodbook.render.engine import render_template
from methodbook.render.selfcheck import write_payload
from methodbook.text.languages import find_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from methodbook.model.base import Base
    from methodbook.model.quiz import Question, Quiz
    from methodbook.words import Words

FindReading: TypeAlias = Callable[[str, str], str]
"""Address of a section of an entry's page, seen from the page with the quiz; empty for none."""

Asked: TypeAlias = "Sequence[tuple[Quiz, Question]]"
"""Questions with their topics, in the order in which they stand."""


SHORT = 110
"""Signs of a prompt in a list."""


@dataclass(frozen=True)
class QuizForm:
    """How questions are asked: one after another, all at the end, or after a choice by a reader."""

    name: str
    seed: int = 1
    """Decides the order of answers in the page; a script takes another one for each reader."""
    at_end: bool = False
    is_bank: bool = False


@dataclass(frozen=True)
class ArticleLink:
    """The article that answers a question; no address while it has no page."""

    name: str
    href: str


def render_quiz(asked: Asked, form: QuizForm, base: Base, find: FindReading) -> Markup:
    """Render questions in the order given.

    The page it is put into must load the widget ``quiz`` and may hold each question only once.
    """
    return _render("quiz/quiz.html", asked, form, QuizView(base, find, form.seed))


def shorten_prompt(question: Question) -> str:
    """The first words of what is asked, for a list."""
    return textwrap.shorten(question.prompt, SHORT, placeholder="…")


def render_bank(quizzes: Sequence[Quiz], form: QuizForm, base: Base, find: FindReading) -> Markup:
    """Render every question by topic, with a form that draws some of them."""
    asked = [(quiz, question) for quiz in quizzes for question in quiz.questions]
    view = QuizView(base, find, form.seed)
    return _render("quiz/bank.html", asked, form, view, quizzes=quizzes)


def _render(
    template: str, asked: Asked, form: QuizForm, view: QuizView, **values: object
) -> Markup:
    questions = [question for _, question in asked]
    html = render_template(
        template,
        view.language,
        form=form,
        view=view,
        questions=questions,
        facts=describe_size(questions, view.language),
        payload=write_payload(describe_quiz(asked, form, view.language)),
        **values,
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def describe_size(questions: Sequence[Question], words: Words) -> str:
    """How many questions there are and how long they take."""
    minutes = math.ceil(sum(question.seconds for question in questions) / 60)
    return words.say("quiz", "facts", count=len(questions), minutes=minutes)


def describe_quiz(asked: Asked, form: QuizForm, words: Words) -> dict[str, Any]:
    """Everything that the widget knows of a quiz."""
    quizzes = {quiz.id: quiz for quiz, _ in asked}
    topics = sorted(quizzes, key=lambda name: (quizzes[name].order, name))
    texts = words.area("quiz")
    return {
        "id": form.name,
        "hash": find_fingerprint(question for _, question in asked),
        "seed": form.seed,
        "topics": [{"id": topic, "title": quizzes[topic].title} for topic in topics],
        "levels": {level.value: texts[f"level_{level}"] for level in QuizLevel},
        "questions": [
            {"id": question.id, "kind": question.kind, "level": question.level}
            | {"topic": topics.index(quiz.id), "digest": find_digest(question)}
            | describe_scoring(question)
            for quiz, question in asked
        ],
        "texts": dict(words.area("quiz_widget")),
    }


def describe_scoring(question: Question) -> dict[str, Any]:
    """What the script of the kind needs to score a response."""
    return find_kind(question).describe(question)


class QuizView:
    """What a template asks of a question: its texts in parts, orders, addresses, origins."""

    spell = staticmethod(spell)
    levels = tuple(level.value for level in QuizLevel)

    def __init__(self, base: Base, find: FindReading, seed: int) -> None:
        """Show questions on a page from which *find* leads to entries."""
        self.language = base.words
        self.words = base.words.area("quiz")
        self.seed = base.method.seeds.storage
        self._base = base
        self._find = find
        self._seed = seed

    def instruct(self, question: Question) -> str:
        """How to answer and what an answer is worth."""
        return self.language.say(f"kind_{question.kind}", find_kind(question).manner(question))

    def show(self, question: Question) -> Mapping[str, Any]:
        """What only its kind's template asks for: orders, choices, lines of a text."""
        return find_kind(question).show(question, self._seed)

    def write_number(self, number: Decimal) -> str:
        """A number as a reader of the language expects it."""
        return find_language(self.language.language).write_number(spell(number))

    def find_reading(self, question: Question) -> ArticleLink | None:
        """Where to read the answer; ``None`` while the entry is not written."""
        name, section = question.where
        entry = self._base.entries.get(name)
        if entry is None:
            return None
        part = self._base.method.sections_by_id.get(section)
        say = self.language.say
        place = f", {say('quiz', 'read_section', section=part.title)}" if part else ""
        return ArticleLink(f"{entry.name}{place}", self._find(name, section))

    def describe_origin(self, question: Question) -> str:
        """On whose word the answer is right: the parts of the sources and their lines."""
        where = self._name_lines(question)
        if question.basis is Basis.SOURCE:
            return self.language.say("quiz", "source", where=where)
        if not where:
            return self.words["inference_alone"]
        return self.language.say("quiz", "inference", where=where)

    def _name_lines(self, question: Question) -> str:
        places: dict[str, list[str]] = {}
        for lines in question.at:
            places.setdefault(" / ".join(self._base.name_place(lines)), []).append(str(lines))
        return "; ".join(
            f"{name} ({', '.join(lines)})" if name else ", ".join(lines)
            for name, lines in places.items()
        )

    def describe_effort(self, question: Question) -> str:
        """What the question asks of a reader."""
        level = self.words[f"level_{question.level}"]
        difficulty = self.words[f"difficulty_{question.difficulty}"]
        return self.language.say(
            "quiz", "effort", level=level, difficulty=difficulty, time=self._time(question)
        )

    def _time(self, question: Question) -> str:
        if question.seconds < _MINUTE:
            return self.language.say("quiz", "seconds", seconds=question.seconds)
        return self.language.say("quiz", "minutes", minutes=round(question.seconds / _MINUTE))


_MINUTE = 60
