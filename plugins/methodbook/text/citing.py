"""How a page of the site is cited: ГОСТ Р 7.0.5-2008 and BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from methodbook.model.origin import Reading
    from methodbook.words import Words

_SPECIAL = re.compile(r"([#$%&_{}])")


@dataclass(frozen=True)
class Citable:
    """What a citation names; the address is empty while the site has none."""

    key: str
    title: str
    site: str
    reviewed: date
    url: str = ""


def cite_gost(page: Citable, words: Words) -> str:
    """A reference to an electronic resource by ГОСТ Р 7.0.5-2008, without the date of access."""
    place = words.say("citing", "gost_url", url=page.url) if page.url else ""
    return words.say(
        "citing", "gost", title=page.title, site=page.site, year=page.reviewed.year, place=place
    )


def cite_bibtex(page: Citable) -> str:
    """A BibTeX record of type ``misc``; TeX's special characters are escaped."""
    fields = {
        "title": f"{{{_escape(page.title)}}}",
        "howpublished": f"{{{_escape(page.site)}}}",
        "year": f"{{{page.reviewed.year}}}",
        "language": "{russian}",
    }
    if page.url:
        fields["url"] = f"{{{page.url}}}"
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@misc{{{page.key},\n{lines}\n}}"


def describe_reading(reading: Reading) -> str:
    """A book or an article in the order of ГОСТ Р 7.0.5-2008; unknown parts are left out."""
    head = f"{', '.join(reading.authors)} {reading.title}".strip()
    head = head if head.endswith((".", "?", "!")) else f"{head}."
    if reading.container:
        parts = [
            f"// {reading.container}.",
            f"{reading.year}.",
            f"Vol. {reading.volume}." if reading.volume else "",
            f"№ {reading.issue}." if reading.issue else "",
            f"P. {reading.pages}." if reading.pages else "",
        ]
    else:
        imprint = ": ".join(part for part in (reading.place, reading.publisher) if part)
        parts = [f"{imprint}, {reading.year}." if imprint else f"{reading.year}."]
    return " ".join(part for part in (head, *parts) if part)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
