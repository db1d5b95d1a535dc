"""Slips of the pen that English prose can have, by name."""

from __future__ import annotations

import re

_PLACEHOLDERS = (
    "lorem ipsum|to be (?:written|completed|announced)|coming soon|text goes here|TBD|TBA"
)
_CATCH_ALL = (
    r"(?:all|any|none|both|neither) of (?:the|these|those) ?"
    r"(?:above|below|answers|options|following)?(?: (?:is|are) (?:right|correct|true))?\W*$"
    r"|^(?:all|none) (?:above|listed)|(?:not sure|i (?:do not|don['’]t) know)\W*$"
)

SLIPS = {
    "catch_all": re.compile(_CATCH_ALL, re.IGNORECASE),
    "dash": re.compile(r"(?<=\S)[ \u00a0]-{1,2}[ \u00a0](?=\S)|(?<=\w)--(?=\w)"),
    "no_space": re.compile(r"[a-z][,;!?][A-Za-z]|[a-z]{2}\.[A-Z][a-z]"),
    "phone": re.compile(r"(?:\+\d{1,3}|\b0)[ (-]*\d{2,4}[ )-]*\d{3,4}[ -]?\d{3,4}\b"),
    "placeholder": re.compile(rf"\b(?:{_PLACEHOLDERS})\b", re.IGNORECASE),
    "quotes": re.compile('["«»„]'),
}
