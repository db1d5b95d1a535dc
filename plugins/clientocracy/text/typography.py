"""Non-breaking spaces where Russian typography wants them; authors type ordinary ones.

Rules after А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора».
"""

from __future__ import annotations

import re

NBSP = "\u00a0"

_BEFORE_DASH = re.compile(r" (?=[—–](?:\s|$))")
_AFTER_SHORT_WORD = re.compile(r"(?<![^\s(«„\[])([А-Яа-яЁё]{1,2}) (?=\S)")
_BEFORE_PARTICLE = re.compile(r" (?=(?:бы|ли|же|б|ж|ль)(?![А-Яа-яЁё]))")
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|[%‰№§₽€$°]|[А-Яа-яЁёA-Za-z])")
_AFTER_SIGN = re.compile(r"(?<=[№§≈×]) (?=\S)")
_SCALE_AND_UNIT = re.compile(r"\b(тыс\.?|млн|млрд) (?=[₽р])")
_INITIALS = re.compile(r"(?<![А-Яа-яЁё])([А-ЯЁ]\.) (?=[А-ЯЁ])")


def set_spaces(text: str) -> str:
    """Return *text* with non-breaking spaces; nothing but ordinary spaces is changed.

    The length stays the same, so that offsets found in the result hold for the original.
    """
    text = _BEFORE_DASH.sub(NBSP, text)
    # Twice: in «и в доме» the match for «и » ends where the one for «в » has to begin.
    for _ in range(2):
        text = _AFTER_SHORT_WORD.sub(rf"\1{NBSP}", text)
    text = _BEFORE_PARTICLE.sub(NBSP, text)
    text = _NUMBER_AND_UNIT.sub(NBSP, text)
    text = _AFTER_SIGN.sub(NBSP, text)
    text = _SCALE_AND_UNIT.sub(rf"\1{NBSP}", text)
    return _INITIALS.sub(rf"\1{NBSP}", text)
