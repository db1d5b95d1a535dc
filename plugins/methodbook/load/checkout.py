"""The content of one checkout, read once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from methodbook.load import rules
from methodbook.load.courses import parse_course, parse_teaching_case
from methodbook.load.file import TextFile, name_file, read_file
from methodbook.load.head import parse_document
from methodbook.load.method import read_method
from methodbook.load.profiles import parse_profile
from methodbook.load.quizzes import parse_quiz
from methodbook.load.selfchecks import find_shown, parse_selfcheck
from methodbook.load.settings import LANGUAGE
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model, find_value
from methodbook.load.workbooks import parse_company, parse_workbook
from methodbook.model.base import Base
from methodbook.model.course import Course
from methodbook.model.entry import ID, PAGE, Entry, Section
from methodbook.model.finding import Finding, Place
from methodbook.model.method import FILE as METHOD
from methodbook.model.origin import Conflict, Reading, Source
from methodbook.model.page import WrittenPage
from methodbook.model.profile import CourseProfile
from methodbook.model.quiz import Quiz
from methodbook.model.revision import Revision
from methodbook.model.selfcheck import SelfCheck
from methodbook.model.teaching_case import TeachingCase
from methodbook.model.workbook import Company, Workbook
from methodbook.text.languages import find_language
from methodbook.words import Sentence, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from methodbook.load.tree import Tree
    from methodbook.model.method import EntryKind, Folders, Method
    from methodbook.words import Words

_FILE_NAME = re.compile(rf"{ID}\.md")
_IGNORED = re.compile(r"^\.|~$|^#.*#$|^\d+$")
"""Names that editors leave behind for a moment: hidden files, backups, lock files."""

_READ = frozenset({".md", ".yml", ".yaml"})

# Fields of a hand-written page that the site generator reads, not the base.
_HOST_FIELDS = frozenset(
    {
        *("title", "description", "template", "hide", "search", "render_macros", "links", "icon"),
        "audience",
    }
)


@dataclass
class Content:
    """What was read: the base, the text of each file and everything that was wrong."""

    root: Path
    base: Base
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    pages: dict[str, WrittenPage] = field(default_factory=dict)
    """The pages written by hand, by their path among the pages of the site."""
    attachments: dict[str, Path] = field(default_factory=dict)
    """What the author keeps beside them, pictures above all, by path in the site."""


@dataclass
class _Reader:
    """Collects while reading; becomes a :class:`Content` at the end."""

    root: Path
    words: Words
    method: Method
    entries: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    pages: dict[str, WrittenPage] = field(default_factory=dict)

    def read(self, path: Path) -> TextFile | None:
        file = read_file(path, self.root)
        if isinstance(file, Finding):
            self.findings.append(file)
            self.unread |= {file.place.file, path.stem}
            return None
        self.texts[file.path] = file.text
        return file

    def claim(self, name: str, place: Place) -> bool:
        """Take an id; the second to ask for it is told who has it."""
        if name in self.places:
            holder = self.places[name]
            self.findings.append(
                rules.DUPLICATE_ID.at(
                    place, Sentence("what", id=name, file=holder.file, line=holder.line)
                )
            )
            return False
        self.places[name] = place
        return True

    def refuse(self, path: Path, wanted: str = "what", hint: Sentence | None = None) -> None:
        place = Place(file=name_file(path, self.root))
        name = place.file.rpartition("/")[2]
        self.findings.append(rules.WRONG_FILE.at(place, Sentence(wanted, name=name), hint=hint))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The ids of sections by the titles that stand in files."""
        return {section.title: section.id for section in self.method.sections}

    def list_folder(self, folder: Path) -> list[Path]:
        """Everything in a folder except what editors leave behind."""
        if not folder.is_dir():
            if folder.exists():
                self.refuse(folder)
            return []
        try:
            paths = list(folder.iterdir())
        except OSError:
            place = Place(file=name_file(folder, self.root))
            self.findings.append(rules.UNREADABLE.at(place, Sentence("folder")))
            return []
        return sorted(path for path in paths if not _IGNORED.search(path.name))


def read_content(root: Path, language: str = "") -> Content:
    """Read the content of the checkout at *root*; findings are told, never raised.

    *language* is the one in which the base speaks, by default the first one of its method.
    """
    method, findings, text = read_method(root)
    words = read_words(language or (method.languages[0] if method else LANGUAGE))
    texts = {METHOD: text} if text else {}
    if method is None:
        return Content(root, Base(words), texts, findings)
    reader = _Reader(root, words, method, texts=texts, findings=findings)
    base = _read_base(reader, method.folders)
    findings = sorted(set(reader.findings), key=lambda finding: finding.order)
    attachments = dict(_list_attachments(root / method.folders.pages))
    return Content(root, base, reader.texts, findings, reader.pages, attachments)


def _read_base(reader: _Reader, folders: Folders) -> Base:
    root, method = reader.root, reader.method
    _refuse_strangers(reader)
    for kind in method.kinds:
        for path in _list_entry_files(root / kind.folder, reader):
            _read_entry(path, kind, reader)
    for path in _list_pages(root / folders.pages):
        _read_page(path, root / folders.pages, reader)
    reader.findings += _find_taken_addresses(reader)
    written = [text for path, text in reader.texts.items() if path.startswith(f"{folders.pages}/")]
    documents = _read_records(folders.sources, {"sources": Source, "reading": Reading}, reader)
    conflicts = _read_records(folders.conflicts, {"conflicts": Conflict}, reader)
    return Base(
        reader.words,
        method=method,
        sort_key=find_language(reader.words.language).sort_key,
        entries=reader.entries,
        sources=documents.get("sources", {}),
        reading=documents.get("reading", {}),
        conflicts=conflicts.get("conflicts", {}),
        selfchecks=_read_practice(folders.selfchecks, parse_selfcheck, reader),
        quizzes=_read_practice(folders.quizzes, parse_quiz, reader),
        workbooks=_read_practice(folders.workbooks, parse_workbook, reader),
        courses=_read_practice(folders.courses, parse_course, reader, among_pages=True),
        teaching_cases=_read_practice(folders.teaching_cases, parse_teaching_case, reader),
        profiles=_read_practice(folders.profiles, parse_profile, reader),
        company=_read_company(reader),
        revisions=_read_revisions(reader),
        shown_checks=find_shown(written, "selfcheck"),
        shown_workbooks=find_shown(written, "workbook"),
        unread=frozenset(reader.unread),
    )


def _find_taken_addresses(reader: _Reader) -> Iterator[Finding]:
    """Pages by hand at the address of an entry or an index: one of the two would vanish."""
    taken = {kind.index_path: METHOD for kind in reader.method.kinds}
    taken |= {
        each.address: each.written.file for each in reader.entries.values() if each.kind != PAGE
    }
    for path, page in reader.pages.items():
        if path in taken:
            what = Sentence("what", path=path, file=taken[path])
            yield rules.TAKEN_ADDRESS.at(Place(file=page.file), what)


def _list_attachments(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of the folder of pages that are neither pages nor data of the base."""
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in place.parts)
        if path.is_file() and path.suffix not in _READ and not hidden:
            yield place.as_posix(), path


def _refuse_strangers(reader: _Reader) -> None:
    """Where folders of kinds stand side by side nothing else is read, so nothing else may stand."""
    method = reader.method
    known = {kind.folder for kind in method.kinds} | {
        method.folders.sources,
        method.folders.conflicts,
    }
    for parent in sorted({folder.rpartition("/")[0] for folder in known} - {""}):
        for path in reader.list_folder(reader.root / parent):
            name = path.relative_to(reader.root).as_posix()
            if any(each == name or each.startswith(f"{name}/") for each in known):
                continue
            if path.is_dir():
                reader.refuse(path, "folder", Sentence("no_kind"))
            else:
                reader.refuse(path)


def _list_entry_files(folder: Path, reader: _Reader) -> Iterator[Path]:
    for path in reader.list_folder(folder):
        if _FILE_NAME.fullmatch(path.name) and (path.is_file() or path.is_symlink()):
            yield path
        else:
            reader.refuse(path)


def _list_pages(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*.md") if not path.name.startswith("."))


def _read_entry(path: Path, kind: EntryKind, reader: _Reader) -> None:
    file = reader.read(path)
    if file is None:
        return
    document = parse_document(file, reader.titles)
    reader.findings += document.findings
    place = Place(file=file.path)
    claimed = reader.claim(path.stem, place)
    if document.tree.value is None:
        reader.unread.add(path.stem)
        return
    given: dict[str, Any] = {
        "id": path.stem,
        "kind": kind.id,
        "sections": document.sections,
        "address": f"{kind.address}/{path.stem}.md",
        "written": place,
        "places": document.tree.values,
    }
    entry, findings = build_model(reader.method.models[kind.id], document.tree, given=given)
    reader.findings += findings
    if entry is None:
        reader.unread.add(path.stem)
    elif claimed:
        reader.entries[entry.id] = entry


def _read_page(path: Path, pages: Path, reader: _Reader) -> None:
    """Read a hand-written page; only one that has an ``id`` is an entry of the base."""
    file = reader.read(path)
    if file is None:
        return
    place = path.relative_to(pages).as_posix()
    if not file.text.startswith("---"):
        reader.pages[place] = WrittenPage(place, file.path, file.text)
        return
    document = parse_document(file, reader.titles)
    head = document.tree.value
    reader.findings += document.tree.findings
    said = dict(head) if isinstance(head, dict) else {}
    reader.pages[place] = WrittenPage(place, file.path, document.body, document.body_line, said)
    if not isinstance(head, dict) or "id" not in head:
        return
    for name in _HOST_FIELDS & head.keys():
        del head[name]
    # A page is one piece of prose; its headings are its author's own.
    body = Place(file=file.path, line=document.body_line - 1)
    given: dict[str, Any] = {
        "kind": PAGE,
        "address": place,
        "sections": (Section(id="body", text=document.body, written=body),),
        "written": Place(file=file.path),
        "places": document.tree.values,
    }
    entry, findings = build_model(reader.method.models[PAGE], document.tree, given=given)
    reader.findings += findings
    if entry is None:
        reader.unread.add(str(head["id"]))
    elif reader.claim(entry.id, document.tree.find_value(("id",))):
        reader.entries[entry.id] = entry


Practice = TypeVar("Practice", Quiz, SelfCheck, Workbook, Course, CourseProfile, TeachingCase)
_Parse: TypeAlias = Callable[[TextFile], tuple[Practice | None, list[Finding]]]


def _read_practice(
    folder: str, parse: _Parse[Practice], reader: _Reader, *, among_pages: bool = False
) -> dict[str, Practice]:
    """Read self-checks, quizzes, workbooks or courses; a wrong file does not hide the others."""
    found = {}
    for path in reader.list_folder(reader.root / folder):
        if among_pages and (path.suffix == ".md" or path.is_dir()):
            continue
        if path.suffix != ".yml":
            reader.refuse(path, "data", Sentence("not_yml"))
            continue
        file = reader.read(path)
        if file is not None:
            each, findings = parse(file)
            reader.findings += findings
            if each is None:
                reader.unread |= {file.path, path.stem}
            else:
                found[each.id] = each
    return found


def _read_company(reader: _Reader) -> Company | None:
    path = reader.root / reader.method.folders.company
    file = reader.read(path) if path.is_file() else None
    if file is None:
        return None
    company, findings = parse_company(file)
    reader.findings += findings
    return company


def _read_revisions(reader: _Reader) -> dict[str, Revision]:
    # Questions and entries share the list: neither takes an id from the other.
    apart = _Reader(reader.root, reader.words, reader.method)
    records = _read_records(reader.method.folders.revisions, {"revisions": Revision}, apart)
    reader.findings += apart.findings
    reader.texts |= apart.texts
    return records.get("revisions", {})


def _read_records(
    name: str, lists: Mapping[str, type[BaseModel]], reader: _Reader
) -> dict[str, dict[str, Any]]:
    """Read the named lists of records; a wrong record does not hide its neighbours."""
    path = reader.root / name
    file = reader.read(path) if path.exists() or path.is_symlink() else None
    if file is None:
        return {}
    tree = parse_tree(file.text, file.path)
    reader.findings += tree.findings
    if not isinstance(tree.value, dict):
        reader.unread.add(file.path)
        if not tree.findings:
            what = Sentence("lists", lists=", ".join(lists))
            reader.findings.append(rules.WRONG_TYPE.at(tree.find_value(()), what))
        return {}
    reader.findings += [
        rules.UNKNOWN_FIELD.at(
            tree.find_key((key,)),
            Sentence("list", name=key),
            hint=Sentence("known_lists", lists=", ".join(lists)),
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
        reader.unread.add(tree.file)
        reader.findings.append(
            rules.MISSING_FIELD.at(tree.find_value(()), Sentence("list", name=key))
        )
        return
    for index in range(len(records)):
        place = tree.find_value((key, index))
        record, findings = build_model(model, tree, (key, index), {"written": place})
        reader.findings += findings
        name = str(find_value(tree, (key, index, "id"))).strip()
        if record is None:
            reader.unread.add(name)
        elif reader.claim(name, place):
            yield name, record
