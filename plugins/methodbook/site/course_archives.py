"""The archives of the courses, as files of the site; made anew only when something changed."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from contextlib import suppress
from importlib.metadata import version
from importlib.resources import files as package_files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.exports.archive import pack
from methodbook.exports.courses.binder import export_archive
from methodbook.exports.courses.plans import CoursePapers
from methodbook.model.revision import EPOCH
from methodbook.site.books import make_shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from methodbook.site.edition import Edition

_WRITERS = ("lxml", "python-docx", "typst")
_OPTIONAL = {"pptx": "python-pptx"}
_KEPT = 3  # archives: a few branches beside each other
_UNREADABLE = (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile, zlib.error)


def name_archive(course: str) -> str:
    """Where the archive of *course* stands in the site."""
    return f"data/course-{course}.zip"


def load_archives(edition: Edition, cache: Path) -> Mapping[str, bytes]:
    """The archive of every course by its path in the site, from *cache* where it is as of today."""
    if not edition.base.courses:
        return {}
    path = cache / f"courses-{_find_key(edition)}.zip"
    with suppress(*_UNREADABLE), zipfile.ZipFile(io.BytesIO(path.read_bytes())) as kept:
        return {name: kept.read(name) for name in kept.namelist()}
    made = _make(edition)
    with suppress(OSError):
        _keep(path, made)
    return made


def _make(edition: Edition) -> dict[str, bytes]:
    base = edition.base
    day = max((each.date for each in base.revisions.values()), default=EPOCH)
    shelf = make_shelf(edition, articles=True)
    return {
        name_archive(course.id): export_archive(
            CoursePapers(course, base, day),
            shelf,
            edition.select,
            _list_profiles(course.id, edition),
        )
        for course in base.courses.values()
    }


def _list_profiles(course: str, edition: Edition) -> dict[str, str]:
    """The examples that are written for *course*, as they were written."""
    return {
        each.id: edition.content.texts[each.written.file]
        for each in edition.base.profiles.values()
        if each.course == course
    }


def _keep(path: Path, made: Mapping[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(pack(made, stored=tuple(made)))
    part.replace(path)
    archives = sorted(path.parent.glob("courses-*.zip"), key=lambda file: file.stat().st_mtime)
    for old in archives[:-_KEPT]:
        old.unlink(missing_ok=True)


def _find_key(edition: Edition) -> str:
    """A fingerprint of what the files are made from: content, settings, our code, libraries."""
    found = hashlib.sha256(f"{edition.site.name}\n{edition.site.url}\n".encode())
    for name in _WRITERS:
        found.update(version(name).encode())
    for module, name in _OPTIONAL.items():
        found.update((version(name) if find_spec(module) else "").encode())
    for file, text in sorted(edition.content.texts.items()):
        found.update(f"{file}\n{text}\n".encode())
    for path in sorted(Path(str(package_files("methodbook"))).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.read_bytes())
    return found.hexdigest()[:16]
