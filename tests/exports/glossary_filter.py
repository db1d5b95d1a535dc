"""What Moodle's glossary filter makes links of, by the rule that it follows.

Phrases are tried from the longest to the shortest, letters of either case are the same unless the
entry says otherwise, and what one phrase has taken no other gets. «Whole words only» means a word
boundary at an end of the phrase that is a Latin letter, a digit or an underscore, and nothing at
any other end: the filter looks at bytes there, and no Russian letter is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from lxml.etree import _Element


@dataclass(frozen=True)
class Linked:
    """A link: its concept, its words, and whether a letter touches it from outside."""

    concept: str
    text: str
    inside: bool


def find_links(root: _Element, text: str) -> Iterator[Linked]:
    """The links that a course with the glossary *root* shows in *text*."""
    taken = [False] * len(text)
    for phrase, concept, exact in sorted(_list_phrases(root), key=lambda each: -len(each[0])):
        for match in _compile(phrase, exact=exact).finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                touched = (text[start - 1 : start] + text[end : end + 1]).replace(" ", "")
                yield Linked(concept, match[0], any(map(str.isalpha, touched)))


def _list_phrases(root: _Element) -> Iterator[tuple[str, str, bool]]:
    for entry in root.iterfind("INFO/ENTRIES/ENTRY"):
        if entry.findtext("USEDYNALINK") == "1":
            concept = entry.findtext("CONCEPT") or ""
            exact = entry.findtext("CASESENSITIVE") == "1"
            for node in (entry.find("CONCEPT"), *entry.iterfind("ALIASES/ALIAS/NAME")):
                assert node is not None
                yield read_html(node.text or ""), concept, exact


def read_html(text: str) -> str:
    said: str = html.tostring(html.fromstring(f"<p>{text}</p>"), method="text", encoding="unicode")
    return said


def _compile(phrase: str, *, exact: bool) -> re.Pattern[str]:
    ends = (r"\b" if re.match(r"\w", end, re.ASCII) else "" for end in (phrase[0], phrase[-1]))
    first, last = ends
    return re.compile(f"{first}{re.escape(phrase)}{last}", 0 if exact else re.IGNORECASE)
