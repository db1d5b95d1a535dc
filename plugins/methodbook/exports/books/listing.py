"""One page that lists the books beside it: it loads nothing and works without a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from methodbook.words import Words


@dataclass(frozen=True)
class ListedBook:
    """A book of the list: the sizes of its files in bytes, by name."""

    title: str
    chapters: int
    sizes: Mapping[str, int]


def export_list(books: Iterable[ListedBook], title: str, words: Words) -> bytes:
    """The page, in the language of *words*."""
    say = words.say
    root = html.Element("html", lang=words.language)
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    etree.SubElement(head, "title").text = say("book_list", "title", name=title)
    main = etree.SubElement(etree.SubElement(root, "body"), "main")
    etree.SubElement(main, "h1").text = say("book_list", "title", name=title)
    etree.SubElement(main, "p").text = say("book_list", "lead")
    for book in books:
        etree.SubElement(main, "h2").text = book.title
        etree.SubElement(main, "p").text = say("book_list", "chapters", count=book.chapters)
        listed = etree.SubElement(main, "ul")
        for name, size in book.sizes.items():
            link = etree.SubElement(etree.SubElement(listed, "li"), "a", href=name)
            link.text = say("book_list", "file", name=name, size=(size + 1023) // 1024)
    home = etree.SubElement(etree.SubElement(main, "p"), "a", href="../index.html")
    home.text = say("book_list", "home")
    return bytes(etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"))
