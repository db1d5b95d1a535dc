"""Non-breaking spaces and quantities as English typography wants them.

Rules after New Hart's Rules (Oxford), 2nd edition, chapters 4 and 11.
"""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\u00a0"
_JOINTS = "a|an|and|as|at|by|for|from|if|in|is|of|on|or|per|that|the|to|was|were|with"
_PLACES = (
    r" (?=[—–](?:\s|$))",
    rf"(?<=\d) (?=[%‰€$£°]|(?!(?:{_JOINTS})\b)[A-Za-z])",
    r"(?<=[≈×§]) (?=\S)",
    r"(?<=\b[A-Z]\.) (?=[A-Z])",
    r"(?<=\b(?:Dr|Mr|Ms|St|pp|no|No)\.) (?=[A-Z\d])",
    r"(?<=\b(?:Mrs|fig|Fig|vol|Vol)\.) (?=[A-Z\d])|(?<=\bp\.) (?=\d)",
)
_SPACE = re.compile("|".join(_PLACES))


@lru_cache(maxsize=8192)  # names and definitions come again on page after page
def set_spaces(text: str) -> str:
    """Return *text* with non-breaking spaces; nothing but ordinary spaces is changed.

    The length stays the same, so that offsets found in the result hold for the original.
    """
    return _SPACE.sub(NBSP, text)


_THOUSANDS = re.compile(r"(?<![\d.,])\d{5,}(?![\d,])|(?<![\d.,])\d{4}(?=\+)")
_AND_MORE = re.compile(r"^(?P<number>[\d,.]+)\+")
_MORE = re.compile(r"^>\s*")
_APPROXIMATELY = re.compile(r"^~\s*")


def write_quantity(value: str) -> str:
    """Return *value* with commas between thousands and its signs set in full.

    A number of four digits may be a year and stays as it is, unless a plus follows it. The number
    itself is never touched.
    """
    text = _THOUSANDS.sub(lambda found: f"{int(found[0]):,}", value.strip())
    text = _AND_MORE.sub(r"more than \g<number>", text)
    text = _MORE.sub("more than ", text)
    text = _APPROXIMATELY.sub(f"≈{NBSP}", text)
    return text.replace(" ", NBSP)
