"""Typed answers and numbers, read alike here and in ``widgets/quiz/scoring.js``."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from methodbook.text.languages import list_alike

_SPACE = r"[\s\x1c-\x1f\x85\ufeff]"
"""Whatever Python or JavaScript takes for a space: both must read a typed answer alike."""

_UNSEEN = re.compile(
    "[\u00ad\u0300\u0301\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]"
)
"""Marks that nobody types and Word leaves behind: soft hyphens, joiners, order marks, stress."""

_DASHES = re.compile(rf"{_SPACE}*[-‐-―−]{_SPACE}*")
_QUOTES = re.compile(r"[«»„“”‟‚‘’‛‹›\"'`]")
_SPACES = re.compile(rf"{_SPACE}+")


def strip_unseen(text: str) -> str:
    """*text* without marks that are not seen and without signs of stress."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", unicodedata.normalize("NFD", text)))


def simplify(typed: str, *, case: bool = False) -> str:
    """What is left of a typed answer when everything goes that is no part of knowing it.

    Marks that are not seen, stress, dots that few type, quotation marks, outer and doubled spaces,
    spaces around dashes, full stops at the end; and case, unless *case* matters.
    """
    text = strip_unseen(typed)
    text = (text if case else text.lower()).translate(list_alike())
    text = _QUOTES.sub("", _DASHES.sub("-", text))
    return _SPACES.sub(" ", text).lstrip(" ").rstrip(" .,;:!…")


def parse_number(typed: str, unit: str = "") -> Decimal | None:
    """Read a number with a decimal comma or point and spaces between thousands.

    *unit* may stand behind it, and a full stop at the end. ``None`` for anything else.
    """
    text = _SPACES.sub("", strip_unseen(typed).replace("−", "-"))
    suffix = _SPACES.sub("", unit)
    if suffix and text.lower().endswith(suffix.lower()):
        text = text[: -len(suffix)]
    text = text.removesuffix(".").replace(",", ".", 1)
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,9})?", text):
        return None
    return Decimal(text)
