"""The scripts and styles of widgets, joined in a fixed order and added only where they are used."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import rcssmin
import rjsmin

from methodbook.questions.kinds import KINDS
from methodbook.widgets.registry import EACH_KIND, WIDGETS, Widget

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "assets/methodbook"

PAGE_STYLE = "page/page.css"
"""What every page uses."""

ALONE_STYLE = "page/alone.css"
"""What a page uses besides where no theme of ours is around it."""


def find_widgets(html: str) -> tuple[Widget, ...]:
    """The widgets that a page uses, in the order of the table."""
    return tuple(widget for widget in WIDGETS if widget.sign.search(html))


def list_used(html: str) -> tuple[str, ...]:
    """The files of the site that a page uses, styles before scripts, by path."""
    widgets = find_widgets(html)
    styles = [f"{FOLDER}/{widget.name}.css" for widget in widgets if widget.style]
    scripts = [f"{FOLDER}/{widget.name}.js" for widget in widgets if widget.scripts]
    return (f"{FOLDER}/page.css", *styles, *scripts)


def read_alone() -> tuple[str, str]:
    """The style of pages without a theme of ours: its path in the site and its text."""
    return f"{FOLDER}/alone.css", _read_style(ALONE_STYLE)


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
    parts = (path for part in widget.scripts for path in _expand(part))
    return str(rjsmin.jsmin("\n".join(map(_read, parts))))


def _expand(path: str) -> tuple[str, ...]:
    """The files behind the path of a script: that of the kinds stands for one of every kind."""
    folder, _, name = path.partition("/")
    return tuple(f"{_QUESTIONS}{kind}/{name}" for kind in KINDS) if folder == EACH_KIND else (path,)


_QUESTIONS = "questions/"
"""Where a path leads to the folder of a kind instead of that of a widget."""


def _read_style(path: str) -> str:
    return str(rcssmin.cssmin(_read(path)))


def _read(path: str) -> str:
    package = "methodbook" if path.startswith(_QUESTIONS) else "methodbook.widgets"
    return files(package).joinpath(path).read_text("utf-8")
