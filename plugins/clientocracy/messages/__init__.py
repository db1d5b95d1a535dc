"""The sentences a reader sees, by area and name; ``ru.toml`` holds them.

A second language is a second file of the same shape.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def read_catalogue(language: str = "ru") -> Mapping[str, Mapping[str, str]]:
    """Return the catalogue of *language*: area -> name -> sentence.

    Raises ``FileNotFoundError`` for a language that has no file.
    """
    text = files(__package__).joinpath(f"{language}.toml").read_text("utf-8")
    return cast("Mapping[str, Mapping[str, str]]", tomllib.loads(text))


def message(area: str, name: str, /, **values: object) -> str:
    """Return one sentence with its ``{placeholders}`` filled from *values*."""
    return read_catalogue()[area][name].format(**values)
