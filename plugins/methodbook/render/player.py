"""The pages of a player: a quiz for each topic, on its own, inside a learning system or outside.

Everything lies in one folder and asks for nothing else: ``<topic>.html`` and what the pages share.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from methodbook.render.assets import read_script
from methodbook.render.engine import render_template
from methodbook.render.quiz import QuizForm, render_quiz
from methodbook.render.selfcheck import write_payload
from methodbook.widgets.registry import EACH_KIND, WIDGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from methodbook.model.base import Base
    from methodbook.model.quiz import Quiz
    from methodbook.render.quiz import FindReading

SCRIPT, STYLE = "player.js", "player.css"

_STYLES = ("quiz/quiz.css", "scorm/player.css")
_JOINS = (
    "scorm/journal.js",
    f"{EACH_KIND}/journal.js",
    "scorm/api.js",
    "scorm/record.js",
    "scorm/session.js",
    "scorm/element.js",
    "scorm/register.js",
)
"""What joins the quiz to a learning system; the last one registers it instead of its own."""


def write_player(
    title: str, base: Base, find: FindReading
) -> Callable[[Sequence[Quiz], int], Mapping[str, bytes]]:
    """A function that writes the pages of quizzes of the site *title*.

    It takes the quizzes and the percentage of points that passes each. *find* gives full addresses
    of articles, or nothing while the site has none.
    """

    def play(quizzes: Sequence[Quiz], mastery: int) -> Mapping[str, bytes]:
        pages = {
            f"{quiz.id}.html": render_page(quiz, title, mastery, base, find) for quiz in quizzes
        }
        texts = pages | {SCRIPT: _join_scripts(), STYLE: _join_styles()}
        return {name: text.encode() for name, text in texts.items()}

    return play


def render_page(quiz: Quiz, title: str, mastery: int, base: Base, find: FindReading) -> str:
    """Render the page of one quiz."""
    asked = [(quiz, question) for question in quiz.questions]
    return render_template(
        "player/page.html",
        base.words,
        quiz=quiz,
        title=title,
        form=render_quiz(asked, QuizForm(quiz.id), base, find),
        words=base.words.area("scorm"),
        payload=write_payload({"texts": base.words.area("scorm_player"), "mastery": mastery}),
        script=SCRIPT,
        style=STYLE,
    )


def _join_scripts() -> str:
    found = {widget.name: widget for widget in WIDGETS}
    parts = (part for part in found["quiz"].scripts if part != "quiz/register.js")
    return read_script(replace(found["quiz"], scripts=(*found["base"].scripts, *parts, *_JOINS)))


def _join_styles() -> str:
    folder = files("methodbook.widgets")
    return "\n".join(folder.joinpath(part).read_text("utf-8") for part in _STYLES)
