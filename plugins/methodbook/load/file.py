"""Bytes on disk become text, or a finding that says why they cannot."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.load import rules
from methodbook.model.finding import Finding, Place
from methodbook.words import Sentence

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 512 * 1024
"""Bytes that a file of the content may have."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Control characters, and line ends that YAML counts and an editor does not."""

_OPENABLE = Sentence("openable")


@dataclass(frozen=True)
class TextFile:
    """One file of the content: its path from the root, with slashes, and its text."""

    path: str
    text: str


def read_given(path: Path) -> TextFile | Finding:
    """Read a file that somebody hands to a command; raises ``OSError`` if it cannot be opened."""
    place = Place(file=str(path))
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return rules.TOO_LARGE.at(place, Sentence("what", kilobytes=LARGEST // 1024))
    return parse_bytes(raw, str(path))


def read_file(path: Path, root: Path) -> TextFile | Finding:
    """Read one file of the content; whatever is wrong with it comes back as a finding."""
    name = name_file(path, root)
    place = Place(file=name)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return rules.OUTSIDE.at(place, Sentence("what"))
        if path.is_file():
            if path.stat().st_size > LARGEST:
                return rules.TOO_LARGE.at(place, Sentence("what", kilobytes=LARGEST // 1024))
            return parse_bytes(path.read_bytes(), name)
    except (OSError, RuntimeError):  # before Python 3.13 a loop of links is a RuntimeError
        pass
    return rules.UNREADABLE.at(place, Sentence("what"), hint=_OPENABLE)


def name_file(path: Path, root: Path) -> str:
    """The path of a file from the root, with slashes; signs that cannot be shown are replaced."""
    name = os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def parse_bytes(raw: bytes, name: str) -> TextFile | Finding:
    r"""Decode the bytes of file *name*; line ends become ``\n`` and a byte order mark goes."""
    raw = raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        return rules.UNREADABLE.at(
            find_place(name, before, len(before)),
            Sentence("byte", byte=raw[error.start]),
        )
    if control := _CONTROL.search(text):
        return rules.UNREADABLE.at(
            find_place(name, text, control.start()),
            Sentence("control", sign=ord(control[0])),
        )
    if not text.strip():
        return rules.EMPTY.at(Place(file=name), Sentence("what"))
    return TextFile(name, text)


def find_place(name: str, text: str, offset: int) -> Place:
    """Turn an offset into a line and a column, both counted from one."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(file=name, line=text.count("\n", 0, offset) + 1, column=offset - start + 1)
