"""The parts of an entry: what each of them says and which lines of the sources it cites."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from methodbook.model.base import list_edges
from methodbook.model.entry import Case, Comparison, Entry, Page
from methodbook.model.origin import LineRange, parse_citation
from methodbook.text.origins import find_marks, parse_origin

_ANCHOR = re.compile(r"\{: #([\w-]+) \}")


@dataclass(frozen=True)
class Part:
    """A field of the head or a section of the body."""

    text: str
    lines: tuple[LineRange, ...]


Parts: TypeAlias = Mapping[str, Part]


def list_parts(entry: Entry, text: str) -> Parts:
    """Every part of *entry* by its name; *text* is the file that the entry was read from."""
    bodies = _split_page(text) if isinstance(entry, Page) else _list_sections(entry)
    return dict(_list_fields(entry)) | {
        name: Part(body, tuple(_list_marked(body))) for name, body in bodies
    }


def _list_fields(entry: Entry) -> Iterator[tuple[str, Part]]:
    """Fields that state something; a definition stands on the citations of its entry."""
    yield "definition", Part(entry.definition, entry.citations)
    edges = tuple(list_edges(entry))
    related = tuple(lines for edge in edges for lines in edge.at)
    yield "relations", Part(" ".join(edge.end for edge in edges), (*entry.citations, *related))
    if isinstance(entry, Comparison):
        cells = " ".join(cell for row in entry.table.rows for cell in row.cells)
        yield "table", Part(cells, tuple(lines for row in entry.table.rows for lines in row.at))
    if isinstance(entry, Case):
        values = " ".join(measure.value for measure in entry.measures)
        yield "measures", Part(values, tuple(measure.at for measure in entry.measures))
        events = " ".join(event.what for event in entry.timeline)
        yield "timeline", Part(events, tuple(lines for each in entry.timeline for lines in each.at))


def _list_sections(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from ((section.id, section.text) for section in entry.sections)


def _split_page(text: str) -> Iterator[tuple[str, str]]:
    """Sections of a hand-written page by the anchors of their headings; before them the lead."""
    lead, *sections = re.split(r"^(?=## )", text.split("\n---\n", 1)[1], flags=re.MULTILINE)
    yield "lead", lead
    for section in sections:
        if anchor := _ANCHOR.search(section):
            yield anchor[1], section


def _list_marked(text: str) -> Iterator[LineRange]:
    for mark in find_marks(text):
        for target in mark.targets:
            origin = parse_origin(target)
            if origin.lines:
                yield origin.lines


def parse_lines(source: Mapping[str, str]) -> LineRange:
    """Parse the way in which the inventory writes lines."""
    return parse_citation(f"{source['document']}:{source['lines']}")


def read_list(name: str) -> dict[str, Any]:
    """Read one of the lists that stand beside these tests."""
    records: dict[str, Any] = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return records
