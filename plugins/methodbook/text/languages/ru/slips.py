"""Slips of the pen that only Russian prose can have, by name."""

from __future__ import annotations

import re

_PLACEHOLDERS = (
    "дописать|заполнить позже|текст появится|здесь будет|"
    "(?:раздел|статья|страница) в разработке|рыба-текст"
)
_CATCH_ALL = (
    r"вс[её] (?:выше|ниже)?перечислен|ничего из (?:выше|ниже)?перечислен|"
    r"ни од(?:ин|на|но) из (?:них|вариантов|ответов|перечислен)|"
    r"(?:вс[её]|верны?) (?:ответы|варианты)(?: верны)?$|затрудняюсь ответить"
)

SLIPS = {
    "catch_all": re.compile(_CATCH_ALL, re.IGNORECASE),
    "dash": re.compile(r"(?<=\S)[ \u00a0](?:-{1,2}|–)[ \u00a0](?=\S)|(?<=\w)--(?=\w)"),
    "no_space": re.compile(r"[а-яё][,;!?][А-Яа-яЁё]|[а-яё]{2}\.[А-ЯЁ][а-яё]"),
    "phone": re.compile(r"(?:\+7|\b8)[ (-]*\d{3}[ )-]*\d{3}[ -]?\d{2}[ -]?\d{2}"),
    "placeholder": re.compile(rf"\b(?:{_PLACEHOLDERS})\b", re.IGNORECASE),
    "quotes": re.compile('["”]|(?<!\\S)“'),
}
