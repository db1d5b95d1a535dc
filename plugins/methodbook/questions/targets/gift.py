"""Texts of GIFT: the signs that rule it are guarded."""

from __future__ import annotations

from methodbook.text.markup import write_html

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})

BARE_SIGNS = str.maketrans({"\\": r"\\", **{sign: f"&#{ord(sign)};" for sign in "~=#{}:"}})
"""Moodle takes the items of an ordering as they stand: there only references can hide a sign."""


def quote(text: str) -> str:
    """*text* with every sign guarded that means something."""
    return text.translate(_SIGNS)


def quote_html(text: str) -> str:
    """Plain *text* as guarded HTML."""
    return quote(write_html(text))
