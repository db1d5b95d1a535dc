"""``methodbook init``: a new project with an example of everything, ready to check and to build."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook import __version__
from methodbook.cli.parser import add_command
from methodbook.cli.schema import list_schemas
from methodbook.cli.stamp import find_dates, write_revisions
from methodbook.cli.usage import UsageError, writing
from methodbook.load.checkout import read_content

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words

STARTERS = files("methodbook.cli") / "starters"
"""A folder for each language: the files of a new project, with places for its names."""

_UNFIT = re.compile(r"[^\w \-]+")
_GAP = re.compile(r"[^a-z0-9]+")


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "init", words)
    parser.add_argument("folder", metavar="DIR", help=words.say("commands", "init DIR"))
    parser.add_argument("--yes", action="store_true", help=words.say("commands", "init --yes"))


def run(options: Namespace) -> int:
    """Write the files, the schemas of editors and the list of changes."""
    folder, words = Path(options.folder), options.words
    _refuse_taken(folder)
    name = _clean(folder.resolve().name)
    if not options.yes:
        name = _clean(input(words.say("init", "ask", name=name))) or name
    values = {"__name__": name, "__slug__": _make_slug(name), "__version__": __version__}
    written = sum(
        _write(folder / path, text) for path, text in list_starters(words.language, values)
    )
    written += _write_schemas(folder, words) + _write_revisions(folder)
    print(words.say("init", "made", folder=folder, count=written))
    print(words.say("init", "next", folder=folder))
    return 0


def list_starters(language: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and text of every file of a new project in *language*, its places filled."""
    for path, file in _walk(STARTERS / language, ""):
        text = file.read_text("utf-8")
        for place, value in values.items():
            text = text.replace(place, value)
        yield path, text


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        place = f"{path}{each.name}"
        if each.is_dir():
            yield from _walk(each, f"{place}/")
        else:
            yield place, each


def _refuse_taken(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("not_empty", folder=folder)


def _clean(name: str) -> str:
    """*name* without signs that mean something in YAML or Markdown."""
    return " ".join(_UNFIT.sub(" ", name.replace("_", " ")).split()).strip(" -")


def _make_slug(name: str) -> str:
    return _GAP.sub("-", name.lower()).strip("-") or "method"


def _write(path: Path, text: str) -> int:
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 1


def _write_schemas(folder: Path, words: Words) -> int:
    method = read_content(folder).base.method
    return sum(
        _write(
            folder / "schemas" / f"{name}.json",
            json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
        )
        for name, schema in list_schemas(method, words)
    )


def _write_revisions(folder: Path) -> int:
    base = read_content(folder).base
    dates, _ = find_dates(base, datetime.now(tz=UTC).date())
    return _write(folder / base.method.folders.revisions, write_revisions(dates, base.words))
