"""Quantities in the notation of the sources («2200+», «~1,8 млрд») as a reader expects them."""

from __future__ import annotations

import re

from methodbook.text.languages.amounts import Notation

_NBSP = "\u00a0"
_THOUSANDS = re.compile(r"(?<![\d,])(\d{1,3})(?=(?:\d{3})+(?!\d))")
_PERCENT = re.compile(r"(?<=\d)\s*%")
_APPROXIMATELY = re.compile(r"^~\s*")
_MORE = re.compile(r"^>\s*")
_AND_MORE = re.compile(r"^(?P<number>[\d,.]+)\+")


def write_quantity(value: str) -> str:
    """Return *value* with grouped thousands, spaces before units and signs set in full.

    The number itself is never touched: «2200+» becomes «более 2 200», «~1,8 млрд» «≈ 1,8 млрд».
    """
    text = _AND_MORE.sub(r"более \g<number>", value.strip())
    text = _MORE.sub("более ", text)
    text = _APPROXIMATELY.sub(f"≈{_NBSP}", text)
    text = _THOUSANDS.sub(rf"\1{_NBSP}", text)
    text = _PERCENT.sub(f"{_NBSP}%", text)
    return text.replace(" ", _NBSP)


_SCALES = {
    **dict.fromkeys(("тыс", "тысяча", "тысячи", "тысяч", "K", "k"), 10**3),
    **dict.fromkeys(("млн", "миллион", "миллиона", "миллионов", "M"), 10**6),
    **dict.fromkeys(("млрд", "миллиард", "миллиарда", "миллиардов", "bn", "B"), 10**9),
    **dict.fromkeys(("трлн", "триллион", "триллиона", "триллионов"), 10**12),
}

NOTATION = Notation(decimal=",.", divider="", scales=_SCALES)
"""A decimal comma, or a point where it can be nothing else; thousands apart by spaces."""


_KILO = 1024


def write_size(size: int) -> str:
    """A size in bytes the way a reader is told it: 14 КБ, 1,2 МБ."""
    if size >= _KILO * _KILO:
        return f"{size / _KILO / _KILO:.1f}{_NBSP}МБ".replace(".", ",")
    return f"{max(1, round(size / _KILO))}{_NBSP}КБ"
