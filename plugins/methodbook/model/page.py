"""A page of an edition: what a host shows, a search reads and an export prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias


@dataclass(frozen=True)
class WrittenPage:
    """A page as its author wrote it: a Markdown file of the folder of pages."""

    path: str
    """Its path among the pages of the site, such as ``about/project.md``."""
    file: str
    """Its path from the root of the checkout."""
    body: str
    """Everything below its head."""
    line: int = 1
    """The line of the file that the body starts on."""
    head: Mapping[str, Any] = field(default_factory=dict)
    """The fields of its YAML head, unchecked: a host knows more of them than the base."""


@dataclass(frozen=True)
class Heading:
    """One line of a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class PageSection:
    """What stands on a page between one heading and the next; the first may have no heading."""

    id: str
    title: str
    level: int
    """1 to 6, as the heading has it; 0 before the first heading."""
    text: str
    """The words a reader sees, a block a line, without the heading and the marks of origin."""
    html: str
    """The same as HTML, without the heading; what encloses several sections is left out."""
    searched: bool = True
    """Whether a search should find it; navigation, quizzes and notes say that it should not."""


SplitPage: TypeAlias = Callable[[str], tuple[PageSection, ...]]


@dataclass(frozen=True)
class EditionPage:
    """A finished page with everything on it; ``html`` is the body without the theme around it."""

    path: str
    title: str
    description: str
    html: str
    tail: str = ""
    """What follows the body and is no text of its own: a search leaves it out."""
    full_title: str = ""
    """The title with the short and the English names of the entry, for lists of results."""
    headings: tuple[Heading, ...] = ()
    structured: str = ""
    """What search engines read of it, as JSON-LD; empty where there is nothing."""
    entry: str = ""
    """The id of the entry it describes, if any."""
    reviewed: date | None = None
    edited: str = ""
    """The file to edit, from the root of the checkout; empty where there is no single one."""
    head: Mapping[str, Any] = field(default_factory=dict)
    """What the author of a hand-written page says in its head."""
    is_written: bool = False
    """Whether the page is a file of the folder of pages; all others follow from the base."""
    reads: frozenset[str] = frozenset()
    """What it was made from: files from the root of the checkout."""
    body: str = field(default="", repr=False)
    """The HTML before the back-links were put in: the text of the page itself."""
    split: SplitPage = field(default=lambda _: (), repr=False, compare=False)

    @cached_property
    def sections(self) -> tuple[PageSection, ...]:
        """The page heading by heading, without back-links; cut when somebody asks."""
        return self.split(self.body or self.html)
