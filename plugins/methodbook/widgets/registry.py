"""Every widget there is: from this list its files, its signs and its elements are taken."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Widget:
    """One widget: the folders its files come from and what in a page calls for it."""

    name: str
    scripts: tuple[str, ...]
    sign: re.Pattern[str]
    style: str = ""
    element: str = ""
    """The custom elements it defines, with spaces between them."""


def _find_class(names: str) -> re.Pattern[str]:
    """A sign of an element whose class is one of *names*, or a part of one."""
    return re.compile(rf'class="[^"]*\bcl-(?:{names})\b')


_NEVER = re.compile("(?!)")
"""The sign of what is added by other means than by being found in a page."""

EACH_KIND = "*"
"""Instead of a folder: the script of that name of every kind of question."""


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
        "base",
        ("shared/dom.js", "shared/storage.js", "shared/element.js"),
        re.compile("<cl-"),
    ),
    # A host puts the field into every page; what it takes to search is fetched by the field.
    Widget("search-field", ("search/open.js",), _NEVER, "search/search.css", element="cl-search"),
    Widget(
        "search",
        (
            "search/words.js",
            "search/index.js",
            "search/reading.js",
            "search/ranking.js",
            "search/engine.js",
            "search/view.js",
            "search/element.js",
            "search/page.js",
            "search/register.js",
        ),
        _NEVER,
        element="cl-search-page cl-search-near",
    ),
    Widget(
        "filter",
        ("filter/match.js", "filter/element.js", "filter/register.js"),
        re.compile("<cl-filter"),
        element="cl-filter",
    ),
    Widget(
        "selfcheck",
        (
            "selfcheck/engine.js",
            "selfcheck/plan.js",
            "selfcheck/calendar.js",
            "selfcheck/target.js",
            "selfcheck/code.js",
            "shared/document.js",
            "selfcheck/views.js",
            "selfcheck/element.js",
            "selfcheck/register.js",
        ),
        re.compile("<cl-selfcheck"),
        element="cl-selfcheck",
        style="selfcheck/selfcheck.css",
    ),
    Widget(
        "quiz",
        (
            "quiz/chance.js",
            "quiz/scoring.js",
            f"{EACH_KIND}/script.js",
            "quiz/selection.js",
            "quiz/kept.js",
            "quiz/question.js",
            "quiz/element.js",
            "quiz/register.js",
        ),
        re.compile("<cl-quiz"),
        element="cl-quiz",
        style="quiz/quiz.css",
    ),
    Widget(
        "topics",
        ("topics/element.js", "topics/register.js"),
        re.compile("<cl-topics"),
        element="cl-topics",
    ),
    Widget(
        "sheet",
        (
            "quiz/scoring.js",
            "sheet/knots.js",
            "sheet/rules.js",
            "sheet/drawing.js",
            "shared/document.js",
            "sheet/company.js",
            "sheet/lines.js",
            "sheet/element.js",
            "sheet/register.js",
        ),
        re.compile("<cl-sheet"),
        element="cl-sheet",
        style="sheet/sheet.css",
    ),
    Widget(
        "cards",
        (
            "cards/fsrs.js",
            "cards/deck.js",
            "cards/element.js",
            "cards/register.js",
        ),
        re.compile("<cl-cards"),
        element="cl-cards",
        style="cards/cards.css",
    ),
    Widget(
        "projector",
        ("projector/votes.js", "projector/element.js", "projector/register.js"),
        re.compile("<cl-projector"),
        element="cl-projector",
        style="projector/projector.css",
    ),
)

WIDGET_TAGS: tuple[str, ...] = tuple(tag for widget in WIDGETS for tag in widget.element.split())
"""Custom elements; each stands as a block on a page."""
