"""Questions for a room: one at a time in large letters, with hands counted twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from methodbook.questions.single.model import Single
from methodbook.questions.targets.paper import find_letter
from methodbook.render.engine import render_template
from methodbook.render.selfcheck import write_payload
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.model.course import Course, Session
    from methodbook.render.page import PageScope
    from methodbook.words import Words

MOST = 8
"""Questions of a topic: more than a lesson asks."""


@dataclass(frozen=True)
class RoomOption:
    """An answer with its letter."""

    letter: str
    text: Markup
    right: bool


@dataclass(frozen=True)
class RoomQuestion:
    """A question with one right answer."""

    id: str
    prompt: Markup
    options: tuple[RoomOption, ...]
    why: Markup

    @property
    def right(self) -> str:
        """The letter of the right answer."""
        return next(option.letter for option in self.options if option.right)


@dataclass(frozen=True)
class RoomTopic:
    """The questions of one session."""

    id: str
    title: str
    questions: tuple[RoomQuestion, ...]


def render_projector(course: Course, base: Base, page: PageScope) -> Markup:
    """The questions of the sessions of *course*: a list for any reader, a stage for scripts."""
    html = render_template(
        "projector/projector.html",
        base.words,
        seed=base.method.seeds.storage,
        topics=list_topics(course, base),
        texts=base.words.area("projector"),
        payload=write_payload({"texts": dict(base.words.area("projector_script"))}),
        page=page,
    )
    return Markup(html)  # noqa: S704 -- a template with autoescape made it


def list_topics(course: Course, base: Base) -> tuple[RoomTopic, ...]:
    """Sessions that have questions with one right answer; each question stands in one of them."""
    asked: set[str] = set()
    topics = []
    for session in course.sessions:
        found = [each for each in _list_singles(session, base) if each.id not in asked]
        chosen = found[:: max(1, len(found) // MOST)][:MOST]
        asked |= {each.id for each in chosen}
        if chosen:
            questions = tuple(_show(each, base.words) for each in chosen)
            topics.append(RoomTopic(session.id, session.title, questions))
    return tuple(topics)


def _list_singles(session: Session, base: Base) -> Iterator[Single]:
    about = set(session.about)
    for quiz in base.ordered_quizzes:
        for each in quiz.questions:
            if isinstance(each, Single) and not about.isdisjoint(each.about):
                yield each


def _show(question: Single, words: Words) -> RoomQuestion:
    options = tuple(
        RoomOption(find_letter(at, words), _set(option.text), option.right)
        for at, option in enumerate(question.options)
    )
    return RoomQuestion(question.id, _set(question.prompt), options, _set(question.explanation))


def _set(text: str) -> Markup:
    return Markup(write_html(text))  # noqa: S704 -- the writer escapes
