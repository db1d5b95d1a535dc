"""What an edition has to know of the site around it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """The settings of a site that its pages depend on, whatever host keeps them."""

    name: str = ""
    url: str = ""
    """The address of the site; empty while it has none."""
    repository: str = ""
    pages: str | None = None
    """Where the host reads hand-written pages, from the root; ``None`` where it asks the method."""
    directory_urls: bool = True
    """Whether a page is published as a folder with an ``index.html`` in it."""
    links: bool = True
    """Whether terms in prose become links, with previews and back-links."""
