"""The scripts and styles of widgets, joined in a fixed order and added only where they are used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import rcssmin
import rjsmin

from methodbook.questions.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "assets/methodbook"


@dataclass(frozen=True)
class Widget:
    """One widget: the folders its files come from and what in a page calls for it."""

    name: str
    scripts: tuple[str, ...]
    sign: re.Pattern[str]
    style: str = ""


def _find_class(names: str) -> re.Pattern[str]:
    """A sign of an element whose class is one of *names*, or a part of one."""
    return re.compile(rf'class="[^"]*\bcl-(?:{names})\b')


def name_scripts(name: str) -> tuple[str, ...]:
    """The script *name* of each kind of question."""
    return tuple(f"{_KINDS}{kind}/{name}" for kind in KINDS)


_KINDS = "questions/"
"""Where a path leads to the folder of a kind instead of that of a widget."""

WIDGETS: tuple[Widget, ...] = (
    Widget("pictures", (), _find_class("picture|paper|sheet"), "page/pictures.css"),
    Widget("way", (), _find_class("way|stages|screen"), "page/way.css"),
    Widget("cases", (), _find_class("cases"), "page/cases.css"),
    Widget(
        "preview",
        ("preview/placement.js", "preview/preview.js"),
        re.compile('class="cl-term"'),
        "preview/preview.css",
    ),
    Widget(
        "filter",
        ("filter/match.js", "filter/element.js", "filter/register.js"),
        re.compile("<cl-filter"),
    ),
    Widget(
        "selfcheck",
        (
            "shared/storage.js",
            "selfcheck/engine.js",
            "selfcheck/code.js",
            "selfcheck/dom.js",
            "selfcheck/views.js",
            "selfcheck/element.js",
            "selfcheck/register.js",
        ),
        re.compile("<cl-selfcheck"),
        style="selfcheck/selfcheck.css",
    ),
    Widget(
        "quiz",
        (
            "shared/storage.js",
            "quiz/chance.js",
            "quiz/scoring.js",
            *name_scripts("script.js"),
            "quiz/selection.js",
            "quiz/question.js",
            "quiz/element.js",
            "quiz/register.js",
        ),
        re.compile("<cl-quiz"),
        style="quiz/quiz.css",
    ),
    Widget(
        "cards",
        (
            "shared/storage.js",
            "cards/fsrs.js",
            "cards/deck.js",
            "cards/element.js",
            "cards/register.js",
        ),
        re.compile("<cl-cards"),
        style="cards/cards.css",
    ),
)


PAGE_STYLE = "page/page.css"
"""What every page uses."""


def find_widgets(html: str) -> tuple[Widget, ...]:
    """The widgets that a page uses, in the order of the table."""
    return tuple(widget for widget in WIDGETS if widget.sign.search(html))


def list_assets() -> Iterator[tuple[str, str]]:
    """Yield (path in the site, text) for every file of every widget."""
    yield f"{FOLDER}/page.css", _read_style(PAGE_STYLE)
    for widget in WIDGETS:
        if widget.scripts:
            yield f"{FOLDER}/{widget.name}.js", read_script(widget)
        if widget.style:
            yield f"{FOLDER}/{widget.name}.css", _read_style(widget.style)


def read_script(widget: Widget) -> str:
    """The scripts of a widget as one, without comments and spaces: a reader pays for them."""
    return str(rjsmin.jsmin("\n".join(_read(part) for part in widget.scripts)))


def _read_style(path: str) -> str:
    return str(rcssmin.cssmin(_read(path)))


def _read(path: str) -> str:
    folder = "methodbook" if path.startswith(_KINDS) else "methodbook.widgets"
    return files(folder).joinpath(path).read_text("utf-8")
