"""The content of one checkout, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clientocracy.load import rules
from clientocracy.load.file import TextFile, read_file
from clientocracy.load.head import parse_document
from clientocracy.load.selfchecks import list_selfcheck_files, parse_selfcheck
from clientocracy.load.tree import parse_tree
from clientocracy.load.validation import build_model, find_value
from clientocracy.model.base import Base
from clientocracy.model.entry import MODELS, Entry, Kind, Page
from clientocracy.model.finding import Finding, Place
from clientocracy.model.kinds import SHAPES
from clientocracy.model.origin import Conflict, Reading, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from clientocracy.load.tree import Tree
    from clientocracy.model.selfcheck import SelfCheck

_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")
_IGNORED = re.compile(r"^\.|~$|^#.*#$|^\d+$")
"""Names that editors leave behind for a moment: hidden files, backups, lock files."""

# Fields of a hand-written page that the site generator reads, not the base.
_HOST_FIELDS = frozenset(
    {"title", "description", "template", "hide", "search", "render_macros", "links", "icon"}
)


@dataclass
class Content:
    """What was read: the base, the text of each file and everything that was wrong."""

    root: Path
    base: Base
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass
class _Reader:
    """Collects while reading; becomes a :class:`Content` at the end."""

    root: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, path: Path) -> TextFile | None:
        file = read_file(path, self.root)
        if isinstance(file, Finding):
            self.findings.append(file)
            return None
        self.texts[file.path] = file.text
        return file

    def claim(self, name: str, place: Place) -> bool:
        """Take an id; the second to ask for it is told who has it."""
        if name in self.places:
            holder = self.places[name]
            self.findings.append(
                rules.DUPLICATE_ID.at(
                    place, f"id «{name}» уже занят: {holder.file}, строка {holder.line}"
                )
            )
            return False
        self.places[name] = place
        return True


def read_content(root: Path) -> Content:
    """Read the content of the checkout at *root*; findings are told, never raised."""
    reader = _Reader(root)
    for kind, shape in SHAPES.items():
        for path in _list_entry_files(root / shape.folder, reader):
            _read_entry(path, kind, reader)
    for path in _list_pages(root / "docs"):
        _read_page(path, reader)
    documents = _read_records(
        root / "glossary/sources.yml", {"sources": Source, "reading": Reading}, reader
    )
    conflicts = _read_records(root / "glossary/conflicts.yml", {"conflicts": Conflict}, reader)
    base = Base(
        entries=reader.entries,
        sources=documents.get("sources", {}),
        reading=documents.get("reading", {}),
        conflicts=conflicts.get("conflicts", {}),
        selfchecks=dict(_read_selfchecks(reader)),
    )
    findings = sorted(set(reader.findings), key=lambda finding: finding.order)
    return Content(root, base, reader.texts, findings)


def _list_entry_files(folder: Path, reader: _Reader) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if _IGNORED.search(path.name):
            continue
        if _FILE_NAME.fullmatch(path.name) and (path.is_file() or path.is_symlink()):
            yield path
        else:
            place = Place(file=path.relative_to(reader.root).as_posix())
            reader.findings.append(
                rules.WRONG_FILE.at(place, f"«{path.name}» — не файл записи вида id.md")
            )


def _list_pages(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*.md") if not path.name.startswith("."))


def _read_entry(path: Path, kind: Kind, reader: _Reader) -> None:
    file = reader.read(path)
    if file is None:
        return
    document = parse_document(file)
    reader.findings += document.findings
    place = Place(file=file.path)
    if not reader.claim(path.stem, place) or document.tree.value is None:
        return
    given: dict[str, Any] = {
        "id": path.stem,
        "kind": kind,
        "sections": document.sections,
        "written": place,
        "places": document.tree.values,
    }
    entry, findings = build_model(MODELS[kind], document.tree, given=given)
    reader.findings += findings
    if entry is not None:
        reader.entries[entry.id] = entry


def _read_page(path: Path, reader: _Reader) -> None:
    """Read a hand-written page; only one that has an ``id`` is an entry of the base."""
    file = reader.read(path)
    if file is None or not file.text.startswith("---"):
        return
    document = parse_document(file)
    head = document.tree.value
    reader.findings += document.tree.findings
    if not isinstance(head, dict) or "id" not in head:
        return
    for name in _HOST_FIELDS & head.keys():
        del head[name]
    given: dict[str, Any] = {
        "kind": Kind.PAGE,
        "sections": (),
        "written": Place(file=file.path),
        "places": document.tree.values,
    }
    entry, findings = build_model(Page, document.tree, given=given)
    reader.findings += findings
    if entry is not None and reader.claim(entry.id, document.tree.find_value(("id",))):
        reader.entries[entry.id] = entry


def _read_selfchecks(reader: _Reader) -> Iterator[tuple[str, SelfCheck]]:
    for path in list_selfcheck_files(reader.root):
        file = reader.read(path)
        if file is None:
            continue
        check, findings = parse_selfcheck(file)
        reader.findings += findings
        if check is not None:
            yield check.id, check


def _read_records(
    path: Path, lists: Mapping[str, type[BaseModel]], reader: _Reader
) -> dict[str, dict[str, Any]]:
    """Read the named lists of records; a wrong record does not hide its neighbours."""
    file = reader.read(path) if path.exists() else None
    if file is None:
        return {}
    tree = parse_tree(file.text, file.path)
    reader.findings += tree.findings
    if not isinstance(tree.value, dict):
        if not tree.findings:
            what = f"здесь нужны списки: {', '.join(lists)}"
            reader.findings.append(rules.WRONG_TYPE.at(tree.find_value(()), what))
        return {}
    reader.findings += [
        rules.UNKNOWN_FIELD.at(
            tree.find_key((key,)),
            f"неизвестный список «{key}»",
            hint=f"Здесь бывают списки: {', '.join(lists)}.",
            excerpt=key,
        )
        for key in tree.value
        if key not in lists
    ]
    return {key: dict(_build_records(tree, key, model, reader)) for key, model in lists.items()}


def _build_records(
    tree: Tree, key: str, model: type[BaseModel], reader: _Reader
) -> Iterator[tuple[str, BaseModel]]:
    records = find_value(tree, (key,))
    if not isinstance(records, list):
        reader.findings.append(rules.MISSING_FIELD.at(tree.find_value(()), f"нет списка «{key}»"))
        return
    for index in range(len(records)):
        place = tree.find_value((key, index))
        record, findings = build_model(model, tree, (key, index), {"written": place})
        reader.findings += findings
        name = getattr(record, "id", None)
        if record is not None and isinstance(name, str) and reader.claim(name, place):
            yield name, record
