"""The whole bank in every format, as files of the site; made anew only when something changed."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.exports.archive import pack
from methodbook.exports.format import Selection
from methodbook.exports.formats import FORMATS
from methodbook.model.export import Held, Offer
from methodbook.model.revision import find_digest
from methodbook.render.addresses import link_from_outside
from methodbook.render.player import write_player

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.exports.format import Export
    from methodbook.model.base import Base
    from methodbook.model.quiz import Quiz
    from methodbook.render.page import Site

FOLDER = "data"
"""Where the files stand in the site."""

_WRITERS = ("genanki", "lxml", "python-docx", "typst")
_COUNTS = "counts.json"
_UNREADABLE = (
    *(OSError, ValueError, KeyError, EOFError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error),
)
"""What a damaged archive may raise, depending on which of its bytes was hit."""

_KEPT = 3  # archives: a few branches beside each other


@dataclass
class Downloads:
    """What is offered, and the files themselves; an author who serves the site keeps them."""

    key: str = ""
    offers: tuple[Offer, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)

    def refresh(self, base: Base, site: Site, cache: Path) -> None:
        """Make the files anew if anything in them would differ; what was made is kept in *cache*.

        Writing a hundred pages of PDF and DOCX takes most of a small build.
        """
        selection = make_selection(base, base.ordered_quizzes, site)
        key = find_key(selection, site) if selection.questions else ""
        if key != self.key:
            made = load_exports(selection, cache / f"exports-{key}.zip") if key else {}
            self.key = key
            self.offers = tuple(_describe(made, selection))
            self.files = {
                f"{FOLDER}/{name}": raw
                for each in made.values()
                for name, raw in each.files.items()
            }


def make_selection(base: Base, quizzes: tuple[Quiz, ...], site: Site) -> Selection:
    """What an export is given of *quizzes*: with the addresses and the player of *site*."""
    address = link_from_outside(base, site.url, site.addresses)
    play = write_player(site.name, base, address)
    return Selection(base=base, quizzes=quizzes, title=site.name, address=address, play=play)


@dataclass(frozen=True)
class Made:
    """The files of one format, and how much of the bank they keep."""

    files: dict[str, bytes]
    counts: dict[Held, int]


def _describe(made: dict[str, Made], selection: Selection) -> Iterator[Offer]:
    for name, each in made.items():
        sizes = {f"{FOLDER}/{file}": len(raw) for file, raw in each.files.items()}
        yield Offer(FORMATS[name].card, sizes, selection.date, Counter(each.counts))


def load_exports(selection: Selection, path: Path) -> dict[str, Made]:
    """Every format of *selection*, from the archive at *path* if it is there and can be read.

    An archive that cannot be written is not missed.
    """
    with suppress(*_UNREADABLE):
        return _unpack(path.read_bytes())
    made = {
        name: _keep(each.export(selection, lambda: None))
        for name, each in FORMATS.items()
        if not each.card.extra
    }
    with suppress(OSError):
        _write(path, made)
    return made


def _keep(export: Export) -> Made:
    counts = Counter(outcome.held for outcome in export.outcomes)
    return Made(dict(export.files), dict(counts))


def _unpack(raw: bytes) -> dict[str, Made]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        counts = json.loads(archive.read(_COUNTS))
        return {
            name: Made(
                {file: archive.read(f"{name}/{file}") for file in each["files"]},
                {Held(held): count for held, count in each["counts"].items()},
            )
            for name, each in counts.items()
        }


def _write(path: Path, made: dict[str, Made]) -> None:
    counts = {
        name: {"files": list(each.files), "counts": each.counts} for name, each in made.items()
    }
    members = {_COUNTS: json.dumps(counts).encode()}
    members |= {
        f"{name}/{file}": raw for name, each in made.items() for file, raw in each.files.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(pack(members))
    part.replace(path)
    archives = sorted(path.parent.glob("exports-*.zip"), key=lambda file: file.stat().st_mtime)
    for old in archives[:-_KEPT]:
        old.unlink(missing_ok=True)


def find_key(selection: Selection, site: Site) -> str:
    """A fingerprint of everything that the files are made from: content, settings, our code."""
    things = (*selection.quizzes, *selection.words)
    parts = [site.name, site.url, str(site.addresses), str(selection.date)]
    parts += [version(package) for package in _WRITERS]
    parts += [find_digest(thing) for thing in things]
    parts += [f"{entry.id} {entry.name}" for entry in selection.base.published]
    found = hashlib.sha256("\n".join(parts).encode())
    for path in sorted(Path(str(package_files("methodbook"))).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.read_bytes())
    return found.hexdigest()[:16]
