"""A Markdown file with a YAML head becomes the head's tree and the body's sections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from methodbook.load import rules
from methodbook.load.tree import Tree, parse_tree
from methodbook.model.entry import Section
from methodbook.model.finding import Finding, Place
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from methodbook.load.file import TextFile

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")


@dataclass
class Document:
    """One Markdown file, taken apart."""

    tree: Tree
    body: str
    body_line: int
    sections: tuple[Section, ...] = ()
    findings: list[Finding] = field(default_factory=list)


def split_head(file: TextFile) -> tuple[str, str, int] | None:
    """Return head, body and the body's first line; ``None`` for a file without a head."""
    lines = file.text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None


def parse_document(file: TextFile, titles: Mapping[str, str]) -> Document:
    """Parse head and body; *titles* maps the title of each section to its id."""
    parts = split_head(file)
    if parts is None:
        return Document(Tree(file.path), file.text, 1, findings=[_miss_head(file)])
    head, body, body_line = parts
    tree = parse_tree(head, file.path, first_line=2)
    document = Document(tree, body, body_line, findings=list(tree.findings))
    if tree.value is None and not tree.findings:
        document.findings.append(rules.NO_HEAD.at(Place(file=file.path), Sentence("empty")))
    document.sections = tuple(_read_sections(document, file.path, titles))
    return document


def _miss_head(file: TextFile) -> Finding:
    opened = file.text.startswith("---")
    what = Sentence("open") if opened else Sentence("absent")
    return rules.NO_HEAD.at(Place(file=file.path), what)


@dataclass
class _Chunk:
    title: str | None
    line: int
    lines: list[str]


def _split_chunks(body: str, first_line: int) -> Iterator[_Chunk]:
    """Cut the body at headings of the second level; fenced code is left whole."""
    chunk = _Chunk(None, first_line, [])
    fence = ""
    for number, line in enumerate(body.split("\n"), start=first_line):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        title = None if fence else _read_title(line)
        if title is not None:
            yield chunk
            chunk = _Chunk(title, number, [])
        else:
            chunk.lines.append(line)
    yield chunk


def _read_title(line: str) -> str | None:
    """The title of a heading of the second level; ``None`` for any other line."""
    if not line.startswith("##") or line.startswith("###"):
        return None
    return line.removeprefix("##").strip().rstrip("#").rstrip()


def _read_sections(document: Document, file: str, ids: Mapping[str, str]) -> Iterator[Section]:
    seen: dict[str, int] = {}
    for chunk in _split_chunks(document.body, document.body_line):
        place = Place(file=file, line=chunk.line)
        text = "\n".join(chunk.lines)
        finding = _judge(chunk, text, place, ids, seen)
        if finding:
            document.findings.append(finding)
        elif chunk.title is not None:
            seen[chunk.title] = chunk.line
            yield Section(id=ids[chunk.title], text=text, written=place)


def _judge_lead(chunk: _Chunk, file: str) -> Finding | None:
    for number, line in enumerate(chunk.lines, start=chunk.line):
        if line.strip():
            place = Place(file=file, line=number)
            return rules.TEXT_OUTSIDE.at(place, Sentence("what"), excerpt=line)
    return None


def _judge(
    chunk: _Chunk, text: str, place: Place, ids: Mapping[str, str], seen: dict[str, int]
) -> Finding | None:
    if chunk.title is None:
        return _judge_lead(chunk, place.file)
    if chunk.title not in ids:
        return rules.UNKNOWN_SECTION.at(
            place, Sentence("what", title=chunk.title), excerpt=chunk.title
        )
    if chunk.title in seen:
        return rules.DUPLICATE_SECTION.at(
            place, Sentence("what", title=chunk.title, line=seen[chunk.title])
        )
    if not text.strip():
        return rules.EMPTY_SECTION.at(place, Sentence("what", title=chunk.title))
    return None
