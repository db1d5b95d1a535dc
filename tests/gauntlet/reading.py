"""What came out of a base, read back: pages whose links are followed, files that are opened."""

import csv
import io
import json
import posixpath
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

import pypdf
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from methodbook.site.edition import Edition


def find_broken_links(edition: Edition) -> list[str]:
    """Links of pages and of redirects that lead to no page, no file or no place on a page."""
    return [
        f"{page} → {link}"
        for page, html in _list_documents(edition).items()
        for link in _list_links(html)
        if not _Target(edition, page, link).is_there()
    ]


def _list_documents(edition: Edition) -> dict[str, str]:
    """Every page and redirect by its address."""
    find_url = edition.site.addresses.find_url
    pages = {find_url(path): page.html + page.tail for path, page in edition.pages.items()}
    return pages | {
        path.removesuffix("index.html"): html for path, html in edition.redirects.items()
    }


def _list_links(html: str) -> Iterator[str]:
    for node in LexborHTMLParser(html).css("[href], [src]"):
        link = node.attributes.get("href") or node.attributes.get("src") or ""
        if link and not urlsplit(link).scheme:
            yield link


class _Target:
    """Where a link of a page leads."""

    def __init__(self, edition: Edition, page: str, link: str) -> None:
        parts = urlsplit(link)
        path = posixpath.normpath(posixpath.join(f"{page}x", "..", unquote(parts.path)))
        slash = "/" if parts.path.endswith("/") or not parts.path else ""
        self.address = page if not parts.path else f"{path}{slash}".removeprefix("./")
        self.fragment = unquote(parts.fragment)
        self.edition = edition

    def is_there(self) -> bool:
        documents = _list_documents(self.edition)
        if self.address in {".", "/"}:
            self.address = ""
        if self.address not in documents:
            return self.address in self.edition.files
        if not self.fragment:
            return True
        ids = {
            node.attributes.get("id")
            for node in LexborHTMLParser(documents[self.address]).css("[id]")
        }
        return self.fragment in ids


def read_back(files: Mapping[str, bytes]) -> None:
    """Open every file by what its name promises; whatever cannot be opened raises."""
    for name, raw in files.items():
        assert raw, name
        _READERS.get(posixpath.splitext(name)[1], _read_text)(raw)


def _read_archive(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        read_back(
            {
                name: archive.read(name)
                for name in archive.namelist()
                if not name.endswith("/") and posixpath.splitext(name)[1] in {".xml", ".html"}
            }
        )


def _read_packed(raw: bytes) -> None:
    """An archive of tar, or one of ZIP under a name of its own."""
    if zipfile.is_zipfile(io.BytesIO(raw)):
        _read_archive(raw)
        return
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        files = {each.name: archive.extractfile(each) for each in archive if each.isfile()}
        read_back(
            {name: file.read() for name, file in files.items() if file and name.endswith(".xml")}
        )


def _read_text(raw: bytes) -> None:
    assert raw.decode("utf-8-sig").strip()


def _read_csv(raw: bytes) -> None:
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1


_READERS: Mapping[str, Callable[[bytes], object]] = {
    ".zip": _read_archive,
    ".imscc": _read_archive,
    ".gz": _read_packed,
    ".mbz": _read_packed,
    ".xlsx": lambda raw: load_workbook(io.BytesIO(raw)).sheetnames,
    ".apkg": lambda raw: zipfile.ZipFile(io.BytesIO(raw)).testzip(),
    ".xml": etree.fromstring,
    ".html": lambda raw: LexborHTMLParser(raw.decode()).css_first("html"),
    ".json": json.loads,
    ".csv": _read_csv,
    ".docx": lambda raw: Document(io.BytesIO(raw)).paragraphs,
    ".pdf": lambda raw: len(pypdf.PdfReader(io.BytesIO(raw)).pages),
}
