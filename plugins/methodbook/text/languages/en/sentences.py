"""Where sentences begin and end in English prose."""

from __future__ import annotations

import re

from methodbook.text.languages.neutral import split_at

_ABBREVIATIONS = (
    "Dr Mr Mrs Ms Prof St Jr Sr vs cf ed eds ch pp fig Fig No no vol Vol approx e.g i.e etc al Inc "
    "Ltd Co"
).split()
_END = re.compile(
    r"[.!?…]+(?<!\b[A-Z]\.)(?<!\bp\.)"  # «W. E. Deming», «p. 12»
    + "".join(rf"(?<!\b{re.escape(each)}\.)" for each in _ABBREVIATIONS)
    + r"[’”\")\]]*\s+(?=[‘“\"(\[—–]*\s?[A-Z\d])"
    r"|\n\s*\n\s*"
)


def find_sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of *text*, without the whitespace between them.

    A sentence ends at its full stop if a capital, a digit or an opening quotation mark follows,
    and at an empty line.
    """
    return split_at(_END, text)
