"""A Python-Markdown extension that links terms in prose.

Linked is the first place of a term in each section (after a heading of level one to three), never
in headings, links, code, heads and captions of tables, and never the page's own term. An author
can say otherwise, in the notation of an ordinary Markdown link:

    [решением](term:)            a link to the entry that these words name, wherever they stand
    [им](term:apple)             a link to that entry
    [принять решение](term:off)  no links in these words

``links: off`` in the head of a page leaves only the links that are asked for; the attribute list
``{: links=off }`` shuts one block. In a renderer that knows nothing of all this the words stay
readable: GitHub, for one, shows them as plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from methodbook.text.mentions import (
    OBJECT,
    LinkedPage,
    LinkedSection,
    TermLink,
    list_attributes,
    tidy,
)
from methodbook.text.passages import (
    REQUEST,
    Closed,
    Passage,
    is_inline,
    is_shut,
    read_passage,
    unwrap,
    wrap,
)
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown import Markdown

ASKED = Sentence("asked")
"""The reason of a link that an author asks for."""

OFF = "off"
"""What stands in place of an id to ask for no link."""

_NOTATION = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\(term:(?P<id>[a-z0-9-]*)\)")
_PATTERN_PRIORITY = 165  # before ordinary links (160), after code (190)
_TREE_PRIORITY = -2  # after all others: MkDocs (0) wants to resolve the links it finds

_SECTIONS = frozenset({"h1", "h2", "h3"})
_NO_PROSE = "caption dt figcaption h1 h2 h3 h4 h5 h6 legend nav optgroup option pre summary th"
_UNTOUCHED = frozenset(_NO_PROSE.split())
_STASHED = re.compile("\x02(?:wzxhzdk:(?P<raw>[0-9]+)|(?P<escaped>[0-9]+)|[^\x02\x03]*)\x03")
_RAW_CLOSED = re.compile(r"<(?P<end>/?)(a|button|code|kbd|label|samp|sub|summary|sup|var)\b")


@dataclass(frozen=True)
class Request:
    """What an author asks for in Markdown: the words, their span, and an id, «off» or nothing."""

    start: int
    end: int
    words: str
    id: str


def find_requests(text: str) -> Iterator[Request]:
    """Find every request in Markdown *text*, so that a checker can look up its id."""
    for found in _NOTATION.finditer(text):
        yield Request(found.start(), found.end(), found["words"], found["id"])


class TermLinks(Extension):
    """Links the terms of one page; *off* leaves only those that are asked for."""

    def __init__(self, page: LinkedPage, *, off: bool = False) -> None:
        """Take what linking needs to know of the page."""
        super().__init__()
        self._page = page
        self._off = off

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the notation and the tree processor."""
        notation = _RequestPattern(_NOTATION.pattern, md)
        md.inlinePatterns.register(notation, "cl-term-request", _PATTERN_PRIORITY)
        linker = _TermLinker(md, self._page, off=self._off)
        md.treeprocessors.register(linker, "cl-terms", _TREE_PRIORITY)


class _RequestPattern(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 -- the name is Python-Markdown's
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 -- the signature is Python-Markdown's
    ) -> tuple[ET.Element, int, int]:
        element = ET.Element("span", {REQUEST: m["id"]})
        element.text = m["words"]
        return element, m.start(), m.end()


class _TermLinker(Treeprocessor):
    def __init__(self, md: Markdown, page: LinkedPage, *, off: bool) -> None:
        super().__init__(md)
        self._page = page
        self._off = off

    def run(self, root: ET.Element) -> None:
        head: dict[str, Sequence[str]] = getattr(self.md, "Meta", {})
        off = self._off or OFF in head.get("links", ())
        _Walk(self._page, self.md.htmlStash.rawHtmlBlocks, off=off).visit(root)
        unwrap(root, lambda element: REQUEST in element.attrib)
        for element in root.iter():
            if is_shut(element):
                del element.attrib["links"]


class _Walk:
    """One way through a page: the section it has come to and what was linked there so far."""

    def __init__(self, page: LinkedPage, stash: Sequence[str | ET.Element], *, off: bool) -> None:
        self._page = page
        self._stash = stash
        self._off = off
        self._section = LinkedSection()
        self._seen: set[str] = set()

    def visit(self, element: ET.Element) -> None:
        """Link the text of *element* itself, then the blocks inside it."""
        if element.tag in _SECTIONS:
            self._section = LinkedSection(_read_title(element), element.get("id", ""))
            self._seen = set()
        if element.tag in _UNTOUCHED or is_shut(element) or not isinstance(element.tag, str):
            return
        self._link(element)
        for child in element:
            if not is_inline(child):
                self.visit(child)

    def _link(self, element: ET.Element) -> None:
        passage = self._open_stash(read_passage(element))
        if not passage.text.strip():
            return
        self._grant(passage)
        if self._off:
            return
        closed = [(part.start, part.end) for part in passage.closed]
        links = self._page.choose(passage.text, self._seen, self._section, closed)
        for link in reversed(links):
            anchor = ET.Element("a", list_attributes(link.id, link.href))
            wrap(element, link.start, link.end, anchor)

    def _grant(self, passage: Passage) -> None:
        """Make the links that the author asks for."""
        for part in passage.closed:
            link = self._find_requested(part, passage.text)
            if link and part.element is not None:
                self._seen.add(link.id)
                self._page.tell(passage.text, [link], self._section)
                part.element.tag = "a"
                part.element.attrib = list_attributes(link.id, link.href)

    def _find_requested(self, part: Closed, text: str) -> TermLink | None:
        request = OFF if part.element is None else part.element.get(REQUEST, OFF)
        if request == OFF:
            return None
        form = None if request else self._page.linker.find_name(text[part.start : part.end])
        wanted = request or (form.id if form else "")
        href = None if wanted in {"", self._page.own} else self._page.address(wanted)
        return TermLink(part.start, part.end, wanted, href, ASKED) if href else None

    def _open_stash(self, passage: Passage) -> Passage:
        """Blank what Python-Markdown has put aside; raw tags close what they enclose."""
        if "\x02" not in passage.text:
            return passage
        closed, start, depth = list(passage.closed), 0, 0
        for found in _STASHED.finditer(passage.text):
            tag = _RAW_CLOSED.match(self._read_stashed(found))
            if tag and not depth:
                start = found.start()
            if tag:
                depth += -1 if tag["end"] else 1
            if tag and not depth:
                closed.append(Closed(start, found.end()))
        return Passage(_STASHED.sub(_blank, passage.text), tuple(closed))

    def _read_stashed(self, found: re.Match[str]) -> str:
        html = self._stash[int(found["raw"])] if found["raw"] else ""
        return html if isinstance(html, str) else ""


def _blank(found: re.Match[str]) -> str:
    """As many characters that are no text; an escaped character is shown."""
    shown = chr(int(found["escaped"])) if found["escaped"] else ""
    return shown + OBJECT * (len(found[0]) - len(shown))


def _read_title(heading: ET.Element) -> str:
    """The words of a heading without the anchor that some themes put after them."""
    parts = [heading.text or ""]
    for child in heading:
        is_anchor = "headerlink" in child.get("class", "")
        parts += ["" if is_anchor else "".join(child.itertext()), child.tail or ""]
    return tidy("".join(parts))
