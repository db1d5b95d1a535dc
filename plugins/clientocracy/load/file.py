"""Bytes on disk become text, or a finding that says why they cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientocracy.load import rules
from clientocracy.model.finding import Finding, Place

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 512 * 1024
"""Bytes that a file of the content may have."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\ufffe\uffff]")


@dataclass(frozen=True)
class TextFile:
    """One file of the content: its path from the root, with slashes, and its text."""

    path: str
    text: str


def read_file(path: Path, root: Path) -> TextFile | Finding:
    """Read one file of the content; whatever is wrong with it comes back as a finding."""
    name = path.relative_to(root).as_posix()
    place = Place(file=name)
    if not path.resolve().is_relative_to(root.resolve()):
        return rules.OUTSIDE.at(place, "файл ведёт за пределы проекта")
    try:
        if path.stat().st_size > LARGEST:
            return rules.TOO_LARGE.at(place, f"файл больше {LARGEST // 1024} КБ")
        raw = path.read_bytes()
    except OSError as error:
        return rules.UNREADABLE.at(place, f"файл не открывается: {error.strerror}")
    return parse_bytes(raw, name)


def parse_bytes(raw: bytes, name: str) -> TextFile | Finding:
    """Decode the bytes of file *name*; line ends become ``\\n`` and a byte order mark goes."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return rules.UNREADABLE.at(
            Place(file=name, line=line, column=column),
            f"байт 0x{raw[error.start]:02X} не может стоять в тексте UTF-8",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        return rules.UNREADABLE.at(
            find_place(name, text, control.start()),
            f"управляющий символ U+{ord(control[0]):04X}",
        )
    if not text.strip():
        return rules.EMPTY.at(Place(file=name), "в файле нет ни одного знака")
    return TextFile(name, text)


def find_place(name: str, text: str, offset: int) -> Place:
    """Turn an offset into a line and a column, both counted from one."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(file=name, line=text.count("\n", 0, offset) + 1, column=offset - start + 1)
