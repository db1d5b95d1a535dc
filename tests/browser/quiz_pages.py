"""Pages that hold nothing but quizzes, so that their tests do not wait for the whole site."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from methodbook.load.checkout import read_content
from methodbook.model.base import Base
from methodbook.model.quiz import Quiz
from methodbook.render.assets import list_assets
from methodbook.render.page import PageScope, Site
from methodbook.render.pieces import Pieces
from methodbook.render.quiz import QuizForm, render_bank, render_quiz
from tests.browser.selfcheck_pages import TOKENS
from tests.exports.bank import make_selection

PAGE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>:root {{ color-scheme: light dark; {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
@media print {{ :root {{ {light} }} }}
body {{ margin: 0 auto; padding: 0 12px; max-width: 36rem; background: var(--cl-paper);
color: var(--cl-ink); font: 17px/1.6 sans-serif }} a {{ color: var(--cl-link) }}</style>
<link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="quiz.css"><script defer src="base.js"></script>
<script defer src="quiz.js"></script></head>
<body><main class="md-typeset cl-page"><h1>Проверить себя</h1>{content}</main></body></html>
"""
FILES = ("page.css", "base.js", "quiz.css", "quiz.js")


@dataclass(frozen=True)
class Pages:
    """A folder with the pages, and what was put into them."""

    folder: Path
    base: Base
    sample: Quiz


def write_pages(root: Path, folder: Path) -> Pages:
    """Write a page of every sort, and the files of the widget."""
    content = read_content(root)
    sample = make_sample()
    pieces = Pieces(PageScope("practice/quiz.md", content.base, Site()), content.texts)
    write_assets(folder)
    html = {
        "sample": render_sample(sample, content.base),
        "changed": render_sample(_change(sample), content.base),
        "shorter": render_sample(_shorten(sample), content.base),
        "single": render_sample(
            sample.model_copy(update={"questions": sample.questions[:1]}), content.base
        ),
        "topics": render_bank(
            _split(sample), QuizForm("bank", is_bank=True), content.base, find_nothing
        ),
        "exam": _render_exam(sample, content.base),
        "bank": pieces.quiz_bank(),
        "promises": pieces.quiz("promises"),
        "final": pieces.final_test(),
    }
    for name, each in html.items():
        page = PAGE.format(title=name, content=each, **_style())
        (folder / f"{name}.html").write_text(page, "utf-8")
    return Pages(folder, content.base, sample)


def write_assets(folder: Path) -> None:
    """Write the scripts and styles that the pages ask for."""
    found = ((path.rpartition("/")[2], text) for path, text in list_assets())
    for name, text in islice(((name, text) for name, text in found if name in FILES), len(FILES)):
        (folder / name).write_text(text, "utf-8")


def make_sample() -> Quiz:
    """A question of each kind, full of signs that could be taken for markup."""
    return make_selection().quizzes[0]


def render_sample(quiz: Quiz, base: Base) -> str:
    """The quiz as a page shows it."""
    asked = [(quiz, question) for question in quiz.questions]
    return render_quiz(asked, QuizForm("sample"), base, find_nothing)


def find_nothing(entry: str, section: str) -> str:
    """An address that stays on the page."""
    return f"#{entry}-{section}" if section else f"#{entry}"


def _change(quiz: Quiz) -> Quiz:
    first = quiz.questions[0].model_copy(update={"prompt": "Совсем другой вопрос?"})
    return quiz.model_copy(update={"questions": (first, *quiz.questions[1:])})


def _shorten(quiz: Quiz) -> Quiz:
    return quiz.model_copy(update={"questions": quiz.questions[1:]})


def _split(quiz: Quiz) -> list[Quiz]:
    """The same questions as three topics."""
    parts = quiz.questions[:3], quiz.questions[3:6], quiz.questions[6:]
    return [
        quiz.model_copy(update={"id": f"topic-{at}", "title": f"Тема {at}", "questions": part})
        for at, part in enumerate(parts)
    ]


def _render_exam(quiz: Quiz, base: Base) -> str:
    asked = [(each, question) for each in _split(quiz) for question in each.questions]
    return render_quiz(asked, QuizForm("exam", at_end=True), base, find_nothing)


def _style() -> dict[str, str]:
    return {
        scheme: ";".join(f"--cl-{token}" for token in tokens.split(";"))
        for scheme, tokens in TOKENS.items()
    }
