"""``methodbook pages``: the pages of the base as files, for another site generator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import find_checkout, writing
from methodbook.messages import message
from methodbook.site.edition import make_edition
from methodbook.site.markdown_file import write_markdown

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "pages")
    parser.add_argument("folder", metavar="DIR", help=message("commands", "pages DIR"))


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
