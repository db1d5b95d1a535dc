"""What each kind of entry consists of: its folder, its address, its sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.model.entry import Entry, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable


SOURCES = "glossary/sources.yml"
CONFLICTS = "glossary/conflicts.yml"
QUIZZES = "docs/practice/quizzes/*.yml"
REVISIONS = "docs/practice/revisions.yml"


@dataclass(frozen=True)
class KindShape:
    """Where entries of a kind lie and which sections they have, in the order of the page."""

    folder: str
    address: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


SHAPES: dict[Kind, KindShape] = {
    Kind.TERM: KindShape("glossary/terms", "terms", ("why", "example"), ("details",)),
    Kind.PRINCIPLE: KindShape(
        "glossary/principles",
        "principles",
        ("instead", "do", "day", "overdone", "questions"),
        ("details",),
    ),
    Kind.TOOL: KindShape(
        "glossary/tools",
        "tools",
        (
            "solves",
            "unfit",
            "before",
            "steps",
            "artefact",
            "check",
            "worked",
            "mistakes",
            "questions",
        ),
        ("details",),
    ),
    Kind.STAGE: KindShape(
        "glossary/stages",
        "stages",
        ("result", "inputs", "who", "stage-steps", "good", "bad", "done", "skipped"),
        ("details",),
    ),
    Kind.PROBLEM: KindShape(
        "glossary/problems", "problems", ("symptoms", "causes", "first-step"), ("details",)
    ),
    Kind.COMPARISON: KindShape(
        "glossary/comparisons", "comparisons", ("about", "tomorrow"), ("limits", "details")
    ),
    Kind.CASE: KindShape(
        "cases",
        "cases",
        ("request", "diagnosis", "measures-taken", "outcome", "missing", "critique"),
        ("details",),
    ),
}

# A page shows sections in this order, whatever kinds the entry joins.
_ORDER = (
    "why",
    "example",
    "details",
    "instead",
    "do",
    "day",
    "overdone",
    "about",
    "tomorrow",
    "limits",
    "solves",
    "unfit",
    "before",
    "steps",
    "artefact",
    "check",
    "worked",
    "mistakes",
    "result",
    "inputs",
    "who",
    "stage-steps",
    "good",
    "bad",
    "done",
    "skipped",
    "symptoms",
    "causes",
    "first-step",
    "request",
    "diagnosis",
    "measures-taken",
    "outcome",
    "missing",
    "critique",
    "questions",
)


def order_sections(sections: Iterable[str]) -> tuple[str, ...]:
    """Sort section ids into the order of the page; raises ``ValueError`` for an unknown id."""
    return tuple(sorted(set(sections), key=_ORDER.index))


def list_required(entry: Entry) -> tuple[str, ...]:
    """The sections that an entry of these kinds must have."""
    return order_sections(
        section for kind in entry.all_kinds if kind in SHAPES for section in SHAPES[kind].required
    )


def list_allowed(entry: Entry) -> tuple[str, ...]:
    """The sections that an entry of these kinds may have."""
    return order_sections(
        section
        for kind in entry.all_kinds
        if kind in SHAPES
        for section in (*SHAPES[kind].required, *SHAPES[kind].optional)
    )


def find_address(entry: Entry) -> str:
    """The address of an entry's page below the site's root, without a leading slash."""
    return f"{SHAPES[entry.kind].address}/{entry.id}/"
