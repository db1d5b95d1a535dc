"""``method.yml``: what makes a folder a project, read before everything else."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import yaml

from methodbook.load import rules
from methodbook.load.file import read_file
from methodbook.load.settings import HOST_FILE, read_pages_folder
from methodbook.load.tree import parse_tree
from methodbook.load.validation import build_model
from methodbook.model.base import SYMMETRIC
from methodbook.model.finding import Finding, Place
from methodbook.model.method import FILE, UNREAD, EntryShape, Method, Side
from methodbook.model.suggestion import suggest
from methodbook.words import Sentence, list_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from methodbook.load.file import TextFile
    from methodbook.model.entry import KeyPath


def find_root(start: Path) -> Path | None:
    """The project around the folder *start*: the nearest one with ``method.yml``, upwards.

    Where there is none, the nearest one that a site is built from: reading it says what is missing.
    """
    folders = (start.resolve(), *start.resolve().parents)
    for name in (FILE, HOST_FILE):
        found = next((each for each in folders if (each / name).is_file()), None)
        if found:
            return found
    return None


def read_method(root: Path) -> tuple[Method | None, list[Finding], str]:
    """Read the method of the project at *root*, what is wrong with it, and the file's text."""
    if not os.path.lexists(root / FILE):
        what = Sentence("what", file=FILE)
        return None, [rules.NO_METHOD.at(Place(file=FILE), what)], ""
    file = read_file(root / FILE, root)
    if isinstance(file, Finding):
        return None, [file], ""
    method, findings = parse_method(file)
    if method is not None:
        findings += find_other_folder(method, read_pages_folder(root))
    return method, findings, file.text


def parse_method(file: TextFile) -> tuple[Method | None, list[Finding]]:
    """Parse a method; ``None`` where nothing can be read by it."""
    tree = parse_tree(file.text, file.path)
    if tree.findings:
        return None, tree.findings
    given = {"written": Place(file=file.path), "places": tree.values}
    method, findings = build_model(Method, tree, given=given)
    if method is None:
        return None, findings
    wrong = [
        *_find_clashes(method),
        *_find_unknown(method),
        *_find_misplaced(method),
        *_find_unnamed(method),
        *_find_unspoken(method),
    ]
    return (None if wrong else method), [*findings, *wrong]


def _find_unspoken(method: Method) -> Iterator[Finding]:
    """Languages without sentences: nothing could be said in them."""
    for number, language in enumerate(method.languages):
        if language not in list_languages():
            what = Sentence("what", language=language)
            hint = Sentence("known", known=list_languages())
            yield rules.UNKNOWN_LANGUAGE.at(method.find_place("languages", number), what, hint=hint)


def add_record(text: str, name: str, record: str) -> str:
    """Put *record* at the end of the list *name* of a method; all else stays as it was written.

    Text is put in instead of writing the file anew, so that comments and spacing survive.
    """
    record = f"- {record.replace(chr(10), f'{chr(10)}  ')}"
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    lists = {key.value: value for key, value in node.value} if node else {}
    found = lists.get(name)
    if not isinstance(found, yaml.SequenceNode) or found.flow_style or not found.value:
        start, end = (
            (found.start_mark.index, found.end_mark.index) if found else (len(text), len(text))
        )
        head = "" if found else f"\n{name}:"
        return f"{text[:start].rstrip(' ')}{head}\n{_indent(record, 2)}{text[end:]}"
    lines = text.split("\n")
    last = _find_last_line(found)
    return "\n".join([*lines[:last], _indent(record, found.start_mark.column), *lines[last:]])


def _indent(record: str, column: int) -> str:
    return "\n".join(" " * column + line for line in record.split("\n"))


def _find_last_line(node: yaml.Node) -> int:
    """The number of lines up to the end of *node*; a block ends with the last thing in it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _find_last_line(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.line) + bool(node.end_mark.column)


def _find_clashes(method: Method) -> Iterator[Finding]:
    """Two records under one name, in one folder or at one address."""
    lists: dict[tuple[str, str], Sequence[str]] = {
        ("kinds", "id"): [kind.id for kind in method.kinds],
        ("kinds", "folder"): [kind.folder for kind in method.kinds],
        ("kinds", "address"): [kind.address for kind in method.kinds],
        ("sections", "id"): [section.id for section in method.sections],
        ("sections", "title"): [section.title for section in method.sections],
        ("relations", "id"): [relation.id for relation in method.relations],
    }
    for (name, field), values in lists.items():
        for index in _list_repeated(values):
            what = Sentence("what", value=values[index], list=name, field=field)
            place = method.find_place(name, index, field)
            yield rules.METHOD_CLASH.at(place, what, excerpt=values[index])


def _list_repeated(values: Sequence[str]) -> list[int]:
    counts: Counter[str] = Counter()
    repeated = []
    for index, value in enumerate(values):
        counts[value] += 1
        if counts[value] > 1:
            repeated.append(index)
    return repeated


def _find_unknown(method: Method) -> Iterator[Finding]:
    """Names of kinds, sections and groups that no record has."""
    kinds, sections = method.kinds_by_id, method.sections_by_id
    groups = {relation.id for relation in method.relations}
    for index, kind in enumerate(method.kinds):
        path: KeyPath = ("kinds", index)
        yield from _find_strangers(method, (*path, "required"), kind.required, sections)
        yield from _find_strangers(method, (*path, "optional"), kind.optional, sections)
        for number, fact in enumerate(kind.card):
            yield from _find_strangers(method, (*path, "card", number), (fact.group,), groups)
        for number, field in enumerate(kind.relations):
            at = (*path, "relations", number, "kinds")
            yield from _find_strangers(method, at, field.kinds, kinds)
    for index, relation in enumerate(method.relations):
        named = (relation.kind,) if relation.kind else ()
        yield from _find_strangers(method, ("relations", index, "kind"), named, kinds)
    yield from _find_strangers(method, ("mentions",), method.mentions, kinds)
    yield from _find_strangers(method, ("pictured",), method.pictured, sections)


def _find_strangers(
    method: Method, path: KeyPath, names: Sequence[str], known: Iterable[str]
) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name not in known:
            place = method.find_place(*path, index)
            what = Sentence("what", name=name)
            hint = suggest(name, known) or Sentence("known", known=tuple(known))
            yield rules.METHOD_NAME.at(place, what, hint=hint, excerpt=name)


def _find_misplaced(method: Method) -> Iterator[Finding]:
    """What a kind may not have, and what it cannot be without."""
    for index, kind in enumerate(method.kinds):
        is_trouble = kind.shape is EntryShape.TROUBLE
        if is_trouble is not bool(kind.types):
            place = method.find_place("kinds", index, "types")
            what = Sentence("no_types") if is_trouble else Sentence("types")
            yield rules.METHOD_SHAPE.at(place, what)
        if kind.id == "page":
            place = method.find_place("kinds", index, "id")
            yield rules.METHOD_CLASH.at(place, Sentence("page"))
        for section in set(kind.required) & set(kind.optional):
            place = method.find_place("kinds", index, "optional")
            what = Sentence("both", section=section)
            yield rules.METHOD_CLASH.at(place, what, excerpt=section)


def _find_unnamed(method: Method) -> Iterator[Finding]:
    """Relations of which a side has no group that takes neighbours of every kind."""
    named = {(group.relation, group.side) for group in method.relations if not group.kind}
    for relation in method.list_relations():
        sides = (Side.TO,) if relation in SYMMETRIC else (Side.TO, Side.FROM)
        for side in sides:
            if (relation, side) not in named:
                what = Sentence("what", relation=relation, side=side)
                yield rules.UNNAMED_RELATION.at(method.find_place("relations"), what)


def find_other_folder(method: Method, folder: str | None) -> Iterator[Finding]:
    """A host that reads its pages from another *folder* than the base: pages would vanish."""
    if method is not UNREAD and folder not in {None, method.folders.pages}:
        what = Sentence("what", pages=method.folders.pages, file=HOST_FILE, folder=folder)
        hint = Sentence("mend", file=FILE, folder=folder)
        yield rules.OTHER_FOLDER.at(method.find_place("folders", "pages"), what, hint=hint)
