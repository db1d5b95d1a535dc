"""``methodbook pages``: the pages of the base as files, for another site generator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import find_checkout, writing
from methodbook.load.checkout import read_content
from methodbook.load.settings import read_settings
from methodbook.render.entries import BACKLINKS
from methodbook.render.mentions import collect_mentions, render_mentions
from methodbook.render.page import PageScope, Site
from methodbook.render.pages import list_pages
from methodbook.text.linker import Linker
from methodbook.text.vocabulary import load_table

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
    base = read_content(root).base
    site = read_site(root)
    pages = list(list_pages(base, site, Linker(load_table(base, root))))
    mentions = collect_mentions(pages, base)
    for page in pages:
        path = folder / page.path
        records = mentions.get(page.entry, [])
        back = render_mentions(records, PageScope(page.path, base, site))
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.as_markdown().replace(BACKLINKS, back), "utf-8")
    print(f"Записано страниц: {len(pages)}, папка {folder}.")
    return 0


def read_site(root: Path) -> Site:
    """What the settings of the checkout at *root* say about its site."""
    settings = read_settings(root)
    return Site(
        name=settings.get("site_name", ""),
        url=settings.get("site_url", ""),
        repository=settings.get("repo_url", "").rstrip("/"),
    )
