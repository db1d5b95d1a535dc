"""What a hand-written page asks for by name: its macros are filled in before it is converted."""

from __future__ import annotations

from traceback import walk_tb
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from methodbook.render.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "<template>"
"""What Jinja calls a template that no file holds."""


class MacroError(Exception):
    """A macro that cannot be filled in, with the line of the text it stands on, from 1."""

    def __init__(self, what: str, line: int) -> None:
        """Take what was wrong and where."""
        super().__init__(what)
        self.line = line


def list_macros() -> Iterator[str]:
    """The names a page may use: the public methods of :class:`Pieces`, in its order."""
    yield from (name for name in vars(Pieces) if not name.startswith("_"))


def expand_macros(text: str, pieces: Pieces) -> str:
    """Fill in the macros of *text*; raises :class:`MacroError` for the first that is wrong."""
    engine = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    macros = {name: getattr(pieces, name) for name in list_macros()}
    try:
        return engine.from_string(text).render(macros)
    except (TemplateError, LookupError, TypeError, ValueError, ArithmeticError) as error:
        raise MacroError(f"{type(error).__name__}: {error}", _find_line(error)) from error


def _find_line(error: Exception) -> int:
    """The line of the template that raised *error*, innermost; 1 where it is not known."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    steps = walk_tb(error.__traceback__)
    lines = [line for frame, line in steps if frame.f_code.co_filename == _FILE]
    return lines[-1] if lines else 1
