"""Prose of an entry becomes HTML. Content is untrusted: raw HTML and links come out as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from methodbook.text.languages import Language

_UNTRUSTED_BLOCKS = ("reference",)
_UNTRUSTED_PATTERNS = (
    "html",
    "autolink",
    "automail",
    "link",
    "image_link",
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
)
Renderer: TypeAlias = Markdown
"""What turns prose into HTML; layers above need not know whose it is."""

_VERBATIM = frozenset({"code", "pre", "script", "style", "kbd", "samp"})
_WORD = re.compile(r"\w+")


class SectionHeadings(Extension):
    """Keeps headings inside a section below the section's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the tree processor after the blocks are parsed."""
        md.treeprocessors.register(_Lowering(md), "cl-section-headings", 15)


class _Lowering(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in {"h1", "h2"}:
                element.tag = "h3"


class Typography(Extension):
    """Sets non-breaking spaces in the finished tree, as *language* wants them."""

    def __init__(self, language: Language) -> None:
        """Take the language of the page."""
        super().__init__()
        self._language = language

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the tree processor after inline patterns."""
        md.treeprocessors.register(_Spacing(md, self._language), "cl-typography", 1)


class _Spacing(Treeprocessor):
    def __init__(self, md: Markdown, language: Language) -> None:
        super().__init__(md)
        self._set_spaces = language.set_spaces

    def run(self, root: Element) -> None:
        if root.tag in _VERBATIM:
            return
        if root.text:
            root.text = self._set_spaces(root.text)
        for child in root:
            self.run(child)
            if child.tail:
                child.tail = self._set_spaces(child.tail)


def make_renderer(extensions: Iterable[Extension] = ()) -> Markdown:
    """A Markdown renderer for untrusted prose: paragraphs, lists, tables, emphasis, code."""
    renderer = Markdown(
        extensions=["fenced_code", "tables", "sane_lists", SectionHeadings(), *extensions],
        output_format="html",
    )
    renderer.preprocessors.deregister("html_block")
    for name in _UNTRUSTED_BLOCKS:
        renderer.parser.blockprocessors.deregister(name)
    for name in _UNTRUSTED_PATTERNS:
        renderer.inlinePatterns.deregister(name)
    return renderer


def render_prose(text: str, renderer: Markdown) -> str:
    """Render Markdown *text*; the renderer is left ready for the next text."""
    return renderer.reset().convert(text)


def count_words(text: str) -> int:
    """The number of words of a text, for reading times."""
    return len(_WORD.findall(text))
