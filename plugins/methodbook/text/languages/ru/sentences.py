"""Where sentences begin and end in Russian prose."""

from __future__ import annotations

import re

from methodbook.text.languages.neutral import split_at

_ABBREVIATIONS = ("им", "ул", "см", "ср", "стр", "рис", "табл", "напр", "проф", "гл", "разд")
_END = re.compile(
    r"[.!?…]+(?<!\b\w\.)"  # «А. Кривенко», «и т. д.»
    + "".join(rf"(?<!\b{each}\.)" for each in _ABBREVIATIONS)
    + r"[»“”\")\]]*\s+(?=[«„“\"(\[—–-]*\s?[A-ZА-ЯЁ\d])"
    r"|\n\s*\n\s*"
)


def find_sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of *text*, without the whitespace between them.

    A sentence ends at its full stop if a capital, a digit, a quotation mark or a dash follows,
    and at an empty line.
    """
    return split_at(_END, text)
