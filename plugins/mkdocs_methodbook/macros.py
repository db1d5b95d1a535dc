"""Macros for hand-written pages; each is one call into the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.render.macros import list_macros

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Register the macros; mkdocs-macros calls this once a build."""
    for name in list_macros():
        env.macro(_bind(env, name), name)  # type: ignore[no-untyped-call] # it has no types


def _bind(env: MacrosPlugin, name: str) -> Callable[..., object]:
    def call(*args: Any, **options: Any) -> object:  # noqa: ANN401 -- whatever a page writes
        plugin = env.conf.plugins["methodbook"]
        # What a piece links belongs to the page that asked for it.
        page = plugin.open_page(env.page.file.src_uri)
        return getattr(page.pieces, name)(*args, **options)

    return call
