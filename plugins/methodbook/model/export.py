"""What an export format can hold, and what became of each question in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 -- a field below is called date
from enum import StrEnum


class Held(StrEnum):
    """How much of a question a format keeps."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True)
class Hold:
    """How a format keeps a kind of question; ``note`` names the sentence that says what is lost.

    The sentence stands in the catalogue, area ``export_notes``.
    """

    held: Held
    note: str = ""


@dataclass(frozen=True)
class FormatCard:
    """What a reader is told about a format.

    Its name, purpose and the way to import it stand in the catalogue, area ``export_<name>``, as
    ``title``, ``text`` and ``how``; ``loses`` names sentences of ``export_notes`` that hold for
    every question. ``kinds`` is empty for a format without questions.
    """

    name: str
    kinds: Mapping[str, Hold] = field(default_factory=dict)
    loses: tuple[str, ...] = ()
    glossary: bool = False
    """Whether the format carries the terms."""
    extra: str = ""
    """The extra of the package that the format needs; the site offers no such file."""
    drawn: bool = False
    """Whether the seed decides what the file holds: variants of an exam."""


@dataclass(frozen=True)
class Offer:
    """A format as the site offers it: its files with their sizes in bytes, and their date."""

    card: FormatCard
    files: Mapping[str, int]
    date: Date
    counts: Mapping[Held, int]
    """How many questions and entries it keeps whole, in part, not at all."""


@dataclass(frozen=True)
class ExportOutcome:
    """What became of one question or entry; ``notes`` name sentences of ``export_notes``."""

    id: str
    held: Held
    notes: tuple[str, ...] = ()
