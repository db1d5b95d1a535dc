"""One pass over the finished page: what the theme gets wrong for keyboards and screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from methodbook.model.finding import Finding
    from methodbook.model.page import Heading
    from methodbook.words import Words

MARKERS = ("<!-- methodbook:", "{{ ", "{% ", "[@")
"""What must never reach a reader: unfilled places, template and origin markup."""


@dataclass(frozen=True)
class FinishedPage:
    """A page ready to be written, and the raw marker that was left on it, if any."""

    html: str
    marker: str = ""


def finish_page(html: str) -> FinishedPage:
    """Correct the page and look for what should not have stayed on it."""
    tree = LexborHTMLParser(html)
    _drop_empty_tabindex(tree)
    _name_drawer(tree)
    _tidy_controls(tree)
    _aim_skip_link(tree)
    _name_checkboxes(tree)
    text = "<!doctype html>\n" + (tree.html or "").removeprefix("<!DOCTYPE html>").lstrip()
    return FinishedPage(text, _find_marker(tree))


def find_ids(html: str) -> set[str]:
    """The places of a page that a link can lead to."""
    return {str(node.attrs["id"]) for node in LexborHTMLParser(html).css("[id]")}


def make_toc_tokens(headings: Iterable[Heading]) -> list[dict[str, Any]]:
    """The headings in the shape that Python-Markdown's ``toc`` gives them."""
    tokens: list[dict[str, Any]] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.id, "name": heading.title, "children": []}
        inside = tokens and heading.level > tokens[-1]["level"]
        (tokens[-1]["children"] if inside else tokens).append(token)
    return tokens


def _drop_empty_tabindex(tree: LexborHTMLParser) -> None:
    for node in tree.css("[tabindex='']"):
        del node.attrs["tabindex"]


def _name_drawer(tree: LexborHTMLParser) -> None:
    """The theme's hidden checkboxes hold the state of its panels; nobody can use them as such."""
    for node in tree.css("input.md-toggle"):
        node.attrs["aria-hidden"] = "true"
        node.attrs["tabindex"] = "-1"


def _tidy_controls(tree: LexborHTMLParser) -> None:
    """A switch completes nothing, and a label without its control labels nothing."""
    for node in tree.css("input[type=checkbox], input[type=radio]"):
        if "autocomplete" in node.attrs:
            del node.attrs["autocomplete"]
    ids = {node.attrs["id"] for node in tree.css("[id]")}
    for node in tree.css("label[for]"):
        if node.attrs["for"] not in ids:
            del node.attrs["for"]


def _aim_skip_link(tree: LexborHTMLParser) -> None:
    """The theme leads past the title, to the first line of its table of contents."""
    link, title = tree.css_first(".md-skip"), tree.css_first("h1[id]")
    if link and title:
        link.attrs["href"] = f"#{title.attrs['id']}"


def _name_checkboxes(tree: LexborHTMLParser) -> None:
    """A box of a checklist is named by its line, without the marks of origin in it."""
    for item in tree.css("li.task-list-item"):
        box = item.css_first("input[type=checkbox]")
        if box is None:
            continue
        line = LexborHTMLParser(item.html or "")
        for aside in line.css("sup, ul, ol"):
            aside.decompose()
        box.attrs["aria-label"] = " ".join(line.text().split())


def _find_marker(tree: LexborHTMLParser) -> str:
    article = tree.css_first("article")
    text = _read_text(article) if article else ""
    return next((marker for marker in MARKERS if marker in text), "")


def _read_text(node: LexborNode) -> str:
    """The text of a node and its comments, without code: code may show any markup."""
    html = node.html or ""
    copy = LexborHTMLParser(html)
    for code in copy.css("code, pre, script"):
        code.decompose()
    return copy.html or ""


_MOST_SHOWN = 12
_FAULTS = Markup(
    '<aside class="cl-faults" role="alert"><p><strong>{}</strong></p><ul>{}</ul></aside>'
)


def show_faults(html: str, faults: Sequence[Finding], words: Words) -> str:
    """The page with what has to be mended above its content, for an author who serves the site."""
    if not faults:
        return html
    lines = Markup("").join(
        Markup("<li><code>{}:{}</code> {} {}</li>").format(
            each.place.file, each.place.line, said.what, said.hint
        )
        for each in faults[:_MOST_SHOWN]
        for said in (each.tell(words),)
    )
    title = words.say("host", "faults", count=len(faults))
    told = _FAULTS.format(title, lines)
    before, main, after = html.partition("<main")
    return f"{before}{told}{main}{after}" if main else html
