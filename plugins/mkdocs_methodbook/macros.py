"""Macros for hand-written pages; each is one call into the core."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.render.page import PageScope
from methodbook.render.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_macros.plugin import MacrosPlugin

    from mkdocs_methodbook.session import Session

NAMES = (
    "cases_strip",
    "conflicts",
    "coverage",
    "drills",
    "exports",
    "final_test",
    "flashcards",
    "formats",
    "minutes",
    "picture",
    "quiz",
    "quiz_bank",
    "reading_list",
    "requests",
    "selfcheck",
    "sources",
    "stages",
    "tool_list",
)
"""What a page may ask for: the public methods of :class:`Pieces`."""


def define_env(env: MacrosPlugin) -> None:
    """Register the macros; mkdocs-macros calls this once a build."""
    for name in NAMES:
        env.macro(_bind(env, name), name)  # type: ignore[no-untyped-call] # it has no types


def _bind(env: MacrosPlugin, name: str) -> Callable[..., object]:
    def call(*args: Any, **options: Any) -> object:  # noqa: ANN401 -- whatever a page writes
        session: Session = env.conf.plugins["methodbook"].session
        path = env.page.file.src_uri
        # What a piece links belongs to the page that asked for it.
        page = session.scopes.get(path) or PageScope(path, session.content.base, session.site)
        return getattr(Pieces(page, session.content.texts, session.offers), name)(*args, **options)

    return call
