"""YAML text becomes plain values that know where they stand.

Every scalar stays the text its author wrote: the model decides the type. So ``000:320`` is no
sexagesimal number, an unquoted ``no`` is the word, and a date is a date only where one is due.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeAlias

import yaml

from methodbook.load import rules
from methodbook.model.finding import Finding, Place
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.entry import KeyPath

YamlValue: TypeAlias = "str | list[YamlValue] | dict[str, YamlValue] | None"

DEEPEST = 12
"""Levels of nesting that content may have; a real entry has four."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


class _Mark(Protocol):
    """A position as yaml tells it, counted from zero."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass
class Tree:
    """The values of one YAML text with the position of each key and value."""

    file: str
    value: YamlValue = None
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    values: dict[KeyPath, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def find_key(self, path: KeyPath) -> Place:
        """Where the key at *path* stands, or the nearest thing around it."""
        return self.keys.get(path) or self.find_value(path)

    def find_value(self, path: KeyPath) -> Place:
        """Where the value at *path* stands, or the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(file=self.file))


def parse_tree(text: str, file: str, first_line: int = 1) -> Tree:
    """Parse YAML *text* that starts at *first_line* of *file*; what is wrong is in ``findings``."""
    tree = Tree(file)
    try:
        tree.findings += _find_dangers(text, file, first_line)
        if tree.findings:
            return tree
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        tree.findings.append(_explain(error, text, file, first_line))
        return tree
    if node is not None:
        tree.value = _convert(node, (), tree, first_line)
    return tree


def _find_dangers(text: str, file: str, first_line: int) -> Iterator[Finding]:
    """Anchors, aliases, explicit tags and bottomless nesting, before anything is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        place = _place(event.start_mark, file, first_line)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield rules.BROKEN_YAML.at(place, Sentence("documents"))
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            yield rules.ALIAS.at(place, Sentence("what", name=event.anchor))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            yield rules.BROKEN_YAML.at(place, Sentence("tag", tag=event.tag))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                yield rules.TOO_DEEP.at(place, Sentence("what", levels=DEEPEST))
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _convert(node: yaml.Node, path: KeyPath, tree: Tree, first_line: int) -> YamlValue:
    tree.values[path] = _place(node.start_mark, tree.file, first_line)
    if isinstance(node, yaml.MappingNode):
        return _convert_mapping(node, path, tree, first_line)
    if isinstance(node, yaml.SequenceNode):
        tree.findings += _find_split_numbers(node, tree.file, first_line)
        return [
            _convert(item, (*path, index), tree, first_line)
            for index, item in enumerate(node.value)
        ]
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return None if plain and node.value in _NULL else str(node.value)


def _find_split_numbers(node: yaml.SequenceNode, file: str, first_line: int) -> Iterator[Finding]:
    """Numbers with nothing but a comma between them: ``[2,5]`` is a list of two, never 2,5."""
    for one, other in pairwise(node.value if node.flow_style else ()):
        touching = other.start_mark.column == one.end_mark.column + 1
        if touching and _is_bare_number(one) and _is_bare_number(other):
            place = _place(one.start_mark, file, first_line)
            number = f"{one.value},{other.value}"
            yield rules.SPLIT_NUMBER.at(place, Sentence("what", number=number), excerpt=one.value)


def _is_bare_number(node: yaml.Node) -> bool:
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return plain and re.fullmatch(r"[-−+]?\d+", node.value) is not None


def _convert_mapping(
    node: yaml.MappingNode, path: KeyPath, tree: Tree, first_line: int
) -> dict[str, YamlValue]:
    result: dict[str, YamlValue] = {}
    for key_node, value_node in node.value:
        place = _place(key_node.start_mark, tree.file, first_line)
        if not isinstance(key_node, yaml.ScalarNode):
            tree.findings.append(rules.BROKEN_YAML.at(place, Sentence("field")))
            continue
        key = str(key_node.value)
        if key in result:
            first = tree.keys[(*path, key)].line
            tree.findings.append(
                rules.DUPLICATE_KEY.at(place, Sentence("what", name=key, line=first), excerpt=key)
            )
            continue
        tree.keys[(*path, key)] = place
        result[key] = _convert(value_node, (*path, key), tree, first_line)
    return result


def _place(mark: _Mark | None, file: str, first_line: int) -> Place:
    if mark is None:
        return Place(file=file, line=first_line)
    return Place(file=file, line=mark.line + first_line, column=mark.column + 1)


def _explain(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Finding:
    lines = text.rstrip("\n").split("\n")
    line, column = _locate(error, lines)
    place = Place(file=file, line=line + first_line, column=column + 1)
    if "\t" in lines[line][: column + 1]:
        return rules.TAB.at(place, Sentence("what"))
    return rules.BROKEN_YAML.at(place, Sentence("what", reason=_translate(error)))


def _locate(error: yaml.YAMLError, lines: list[str]) -> tuple[int, int]:
    """Where the problem is; what is open to the end of the text is told where it began."""
    for name in ("problem_mark", "context_mark"):
        mark: _Mark | None = getattr(error, name, None)
        if mark and mark.line < len(lines):
            return mark.line, mark.column
    return len(lines) - 1, len(lines[-1])


_TRANSLATIONS = {
    "mapping values are not allowed": Sentence("colon"),
    "did not find expected key": Sentence("key"),
    "could not find expected ':'": Sentence("no_colon"),
    "did not find expected ',' or ']'": Sentence("open_list"),
    "did not find expected ',' or '}'": Sentence("open_mapping"),
    "did not find expected '-' indicator": Sentence("dash"),
    "unexpected end of stream": Sentence("open_end"),
    "found unexpected end of stream": Sentence("open_end"),
    "found character that cannot start any token": Sentence("special"),
    "found unknown escape character": Sentence("escape"),
    "did not find expected <document start>": Sentence("after_end"),
    "block sequence entries are not allowed": Sentence("misplaced_dash"),
    "did not find expected node content": Sentence("no_value"),
    "control characters are not allowed": Sentence("control"),
}


def _translate(error: yaml.YAMLError) -> Sentence:
    problem = str(getattr(error, "problem", "") or "")
    for english, russian in _TRANSLATIONS.items():
        if english in problem:
            return russian
    return Sentence("other")
