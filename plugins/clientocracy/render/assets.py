"""The scripts and styles of widgets, joined in a fixed order and added only where they are used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "assets/clientocracy"


@dataclass(frozen=True)
class Widget:
    """One widget: the folders its files come from and what in a page calls for it."""

    name: str
    scripts: tuple[str, ...]
    sign: re.Pattern[str]
    style: str = ""


WIDGETS: tuple[Widget, ...] = (
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
)


PAGE_STYLES = ("page/page.css", "page/pictures.css")
"""What every page uses, in one file."""


def find_widgets(html: str) -> tuple[Widget, ...]:
    """The widgets that a page uses, in the order of the table."""
    return tuple(widget for widget in WIDGETS if widget.sign.search(html))


def list_assets() -> Iterator[tuple[str, str]]:
    """Yield (path in the site, text) for every file of every widget."""
    yield f"{FOLDER}/page.css", "\n".join(_read(part) for part in PAGE_STYLES)
    for widget in WIDGETS:
        yield f"{FOLDER}/{widget.name}.js", "\n".join(_read(part) for part in widget.scripts)
        if widget.style:
            yield f"{FOLDER}/{widget.name}.css", _read(widget.style)


def _read(path: str) -> str:
    """A file of a widget without indentation and whole-line comments: a reader pays for them."""
    text = files("clientocracy.widgets").joinpath(path).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
