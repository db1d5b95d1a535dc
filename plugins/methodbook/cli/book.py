"""``methodbook book``: the base, a reading path or one article as a book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from methodbook.cli.parser import add_command
from methodbook.cli.usage import UsageError, find_checkout, suggest, writing
from methodbook.exports.books.composing import list_paths, make_book, plan_article, plan_whole
from methodbook.exports.books.listing import ListedBook, export_list
from methodbook.exports.books.settings import ENDINGS, OFFERED, SETTINGS
from methodbook.site.books import make_shelf
from methodbook.site.edition import make_edition

if TYPE_CHECKING:
    from argparse import Namespace

    from methodbook.cli.parser import Subparsers
    from methodbook.exports.books.composing import Plan, Shelf
    from methodbook.words import Words


def add_parser(subparsers: Subparsers, words: Words) -> None:
    """Add the command and its arguments."""
    parser = add_command(subparsers, "book", words)

    def add(signature: str, **how: object) -> None:
        name, _, value = signature.partition(" ")
        if value:
            how["metavar"] = value
        parser.add_argument(name, help=words.say("commands", f"book {signature}"), **how)  # type: ignore[arg-type] # what argparse takes

    add("--path NAME")
    add("--article ID")
    add("--format FORMAT", choices=SETTINGS, default="epub")
    add("--out FILE", type=Path)
    add("--all DIR", type=Path)
    add("--list", action="store_true")


def run(options: Namespace) -> int:
    """Write the book; 1 when a page could not be made whole."""
    edition = make_edition(find_checkout(options))
    shelf, words = make_shelf(edition), options.words
    if options.list:
        _list(shelf, words)
        return 0
    if options.all:
        _write_all(options.all, shelf, words)
        return 1 if edition.page_findings else 0
    if options.out is None:
        raise UsageError("no_book_file")
    book = make_book(_find_plan(options, shelf), shelf)
    raw = SETTINGS[options.format](book, edition.base.words)
    _write(options.out, raw)
    chapters, size = len(book.chapters), (len(raw) + 1023) // 1024
    say = words.say
    print(say("book_command", "written", path=options.out, chapters=chapters, size=size))
    return 1 if edition.page_findings else 0


def _list(shelf: Shelf, words: Words) -> None:
    for plan in list_paths(shelf):
        count = len(plan.parts[0][2])
        print(words.say("book_command", "path", name=plan.name, title=plan.title, count=count))


def _write(path: Path, raw: bytes) -> None:
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def _write_all(folder: Path, shelf: Shelf, words: Words) -> None:
    """The whole base and every reading path in each format of a shelf, and a page that lists them.

    No build of a site does so by itself: the whole PDF costs about as much as the site.
    """
    listed: list[ListedBook] = []
    for plan in (plan_whole(shelf), *list_paths(shelf)):
        book = make_book(plan, shelf)
        sizes: dict[str, int] = {}
        for name in OFFERED:
            raw = SETTINGS[name](book, shelf.base.words)
            file = f"{plan.name}{ENDINGS[name]}"
            _write(folder / file, raw)
            sizes[file] = len(raw)
        listed.append(ListedBook(plan.title, len(book.chapters), sizes))
        print(words.say("book_command", "path", name=plan.name, title=plan.title, count=len(sizes)))
    _write(folder / "index.html", export_list(listed, shelf.title, shelf.base.words))


def _find_plan(options: Namespace, shelf: Shelf) -> Plan:
    if options.path and options.article:
        raise UsageError("path_or_article")
    if options.path:
        return _find_path(options.path, shelf)
    return _find_article(options.article, shelf) if options.article else plan_whole(shelf)


def _find_path(name: str, shelf: Shelf) -> Plan:
    plans = {plan.name: plan for plan in list_paths(shelf)}
    if name not in plans:
        raise UsageError("no_path", name=name, hint=suggest(name, plans), known=tuple(plans))
    return plans[name]


def _find_article(name: str, shelf: Shelf) -> Plan:
    """The article of an entry by its id, or a page by its path."""
    pages = {page.entry or path: page for path, page in shelf.pages.items()} | dict(shelf.pages)
    if name not in pages:
        raise UsageError("no_article", name=name, hint=suggest(name, pages))
    return plan_article(pages[name], shelf)
