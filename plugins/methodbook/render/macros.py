"""What a hand-written page asks for by name: its macros are filled in before it is converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from methodbook.render.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator


def list_macros() -> Iterator[str]:
    """The names a page may use: the public methods of :class:`Pieces`, in its order."""
    yield from (name for name in vars(Pieces) if not name.startswith("_"))


def expand_macros(text: str, pieces: Pieces) -> str:
    """Fill in the macros of *text*; raises what a wrong one raises, jinja2's errors among them."""
    engine = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    macros = {name: getattr(pieces, name) for name in list_macros()}
    return engine.from_string(text).render(macros)
