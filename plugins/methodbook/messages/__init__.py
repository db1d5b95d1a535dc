"""The sentences a reader sees, by area and name.

``ru.toml`` holds those of the knowledge base, ``ru/*.toml`` those of one part each. A second
language is a second set of files of the same shape.
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

    Raises ``FileNotFoundError`` for a language that has no file, ``ValueError`` for an area that
    two files claim.
    """
    folder = files(__package__)
    parts = sorted(folder.joinpath(language).iterdir(), key=lambda part: part.name)
    catalogue: dict[str, Mapping[str, str]] = {}
    for part in (folder.joinpath(f"{language}.toml"), *parts):
        areas = cast("dict[str, Mapping[str, str]]", tomllib.loads(part.read_text("utf-8")))
        if twice := catalogue.keys() & areas.keys():
            raise ValueError(f"{part.name}: {', '.join(sorted(twice))}")
        catalogue |= areas
    return catalogue


def message(area: str, name: str, /, **values: object) -> str:
    """Return one sentence with its ``{placeholders}`` filled from *values*."""
    return read_catalogue()[area][name].format(**values)
