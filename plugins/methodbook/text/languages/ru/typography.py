"""Non-breaking spaces where Russian typography wants them; authors type ordinary ones.

Rules after А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора».
"""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\u00a0"

_LETTER = "[А-Яа-яЁё]"

_SPACE = re.compile(
    "|".join(
        (
            r" (?=[—–](?:\s|$))",
            # after a word of one letter, or of two: its start is looked for behind the space;
            # a particle belongs to the word before it, and three words are too much for a phone
            rf" (?<={_LETTER} )(?<![^\s(«„\[]. )(?<!\s[бж] )(?=\S)",
            rf" (?<={_LETTER}{_LETTER} )(?<![^\s(«„\[].. )(?<!\s(?:бы|ли|же|ль) )(?=\S)",
            rf" (?=(?:бы|ли|же|б|ж|ль)(?!{_LETTER}))",
            # between a number and what is counted, and inside a number
            r" (?<=\d )(?=\d{3}(?!\d)|[%‰№§₽€$°]|[А-Яа-яЁёA-Za-z])",
            r" (?<=[№§≈×] )(?=\S)",
            r" (?<=(?:тыс|млн) )(?=[₽р])| (?<=(?:тыс\.|млрд) )(?=[₽р])",
            rf" (?<=[А-ЯЁ]\. )(?<!{_LETTER}[А-ЯЁ]\. )(?=[А-ЯЁ])",
        )
    )
)


@lru_cache(maxsize=8192)  # names and definitions come again on page after page
def set_spaces(text: str) -> str:
    """Return *text* with non-breaking spaces; nothing but ordinary spaces is changed.

    The length stays the same, so that offsets found in the result hold for the original.
    """
    return _SPACE.sub(NBSP, text)
