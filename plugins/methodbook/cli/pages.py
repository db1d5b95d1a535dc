"""``methodbook pages``: the whole site as files, for another site generator."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.check import render_finding
from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, writing
from methodbook.site.edition import make_edition
from methodbook.site.folder import list_files

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.site.edition import Edition
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "pages", words)
    parser.add_argument("folder", metavar="DIR", help=words.say("commands", "pages DIR"))


def _refuse_sources(folder: Path, edition: Edition, words: Words) -> None:
    """Pages of the same names would replace what their authors wrote."""
    read = {(edition.content.root / name).resolve().parent for name in edition.content.texts}
    target = folder.resolve()
    if any(target in (each, *each.parents) for each in read):
        raise UsageError(words.say("pages_command", "sources", folder=folder))


def run(options: Namespace) -> int:
    """Write every page and every file a generator needs; 1 when a page could not be made whole."""
    root, folder = find_checkout(options), Path(options.folder)
    edition = make_edition(root)
    _refuse_sources(folder, edition, options.words)
    for name, raw in list_files(edition):
        path = folder / name
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
    for finding in edition.page_findings:
        text = edition.content.texts[finding.place.file]
        print(render_finding(finding, text, options.words), end="\n\n", file=sys.stderr)
    print(options.words.say("pages_command", "written", count=len(edition.pages), folder=folder))
    return 1 if edition.page_findings else 0
