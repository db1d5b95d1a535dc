"""``methodbook pages``: the pages of the base as files, for another site generator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import find_checkout, writing
from methodbook.site.edition import make_edition
from methodbook.site.markdown_file import write_markdown

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "pages", words)
    parser.add_argument("folder", metavar="DIR", help=words.say("commands", "pages DIR"))


def run(options: Namespace) -> int:
    """Write every page that follows from the base."""
    root, folder = find_checkout(options), Path(options.folder)
    edition = make_edition(root)
    for page in edition.pages.values():
        path = folder / page.path
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                write_markdown(page.title, page.description, page.html + page.tail), "utf-8"
            )
    print(f"Записано страниц: {len(edition.pages)}, папка {folder}.")
    return 0
