"""Rules about the text itself: letters, punctuation, markup. E23x and W23x."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from methodbook.check.checker import Check, take_context
from methodbook.model.finding import Finding, Rule
from methodbook.model.texts import Text, list_all_texts
from methodbook.text.origins import MARK
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base

_CODE = re.compile(r"```.*?```|~~~.*?~~~|`[^`\n]*`", re.DOTALL)
_MARKS = re.compile(MARK)
_MARKUP = re.compile(
    r"<[^<>]+>|\{\{.*?\}\}|\{:.*?\}|(?<=\])\([^()\n]*\)|^\|[ :|-]+\|$", re.MULTILINE
)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\u2007", match[0])


def _strip_code(text: Text) -> str:
    """Code, marks and the markup of a page are not language; figure spaces keep the offsets."""
    if not text.prose:
        return text.text
    language = _MARKS.sub(_blank, _CODE.sub(_blank, text.text))
    return _MARKUP.sub(_blank, language) if text.by_hand else language


@dataclass(frozen=True)
class _Pattern:
    """Finds every occurrence of a pattern."""

    pattern: re.Pattern[str]
    drafts: bool = True
    by_hand: bool = True
    plain: Sentence | None = None
    """What to do in a text that is no Markdown, where the general advice would mislead."""

    def __call__(self, rule: Rule, base: Base) -> Iterator[Finding]:
        for text in list_all_texts(base, drafts=self.drafts):
            if text.by_hand and not self.by_hand:
                continue
            for found in self.pattern.finditer(_strip_code(text)):
                what = Sentence("what", found=found[0].strip())
                place = text.find_place(found.start())
                hint = None if text.prose else self.plain
                context = take_context(found)
                yield rule.at(place, what, hint=hint, excerpt=found[0], context=context)


MIXED_SCRIPT = Rule("E231")
_MIXED = _Pattern(
    re.compile(
        r"(?<![A-Za-zА-Яа-яЁё])(?:[A-Za-z]+[А-Яа-яЁё]|[А-Яа-яЁё]+[A-Za-z])[A-Za-zА-Яа-яЁё]*"
    ),
)

_PLAIN = Sentence("fix_plain")

RAW_HTML = Rule("E232")
_HTML = _Pattern(re.compile(r"</?[A-Za-z][^<>\n]*>|<!--|<[!?]\w+"), by_hand=False, plain=_PLAIN)

TEMPLATE_MARKUP = Rule("E233")
_TEMPLATE = _Pattern(re.compile(r"\{\{|\{%|\{#"), by_hand=False)

MARKDOWN_LINK = Rule("E234")
_LINK = _Pattern(
    # [слово](term:id) asks for a link to a term; the linker knows it.
    re.compile(r"!?\[[^\[\]\n]*\]\((?!term:)[^()\n]*\)?|(?:https?://|www\.)\S*[^\s.,;:!?)»]"),
    by_hand=False,
    plain=_PLAIN,
)

TODO = "TODO"
"""Marks a text as unfinished; ``methodbook new`` writes it into every field."""

PLACEHOLDER = Rule("E235")
_PLACEHOLDER = _Pattern(
    re.compile(
        rf"\b(?:{TODO}|FIXME|XXX|TBD|lorem ipsum|дописать|заполнить позже|текст появится|"
        r"здесь будет|(?:раздел|статья|страница) в разработке|рыба-текст)\b",
        re.IGNORECASE,
    ),
    drafts=False,
)

STRAIGHT_QUOTES = Rule("W231")
_QUOTES = _Pattern(re.compile('["”]|(?<!\\S)“'))

HYPHEN_AS_DASH = Rule("W232")
_HYPHEN = _Pattern(
    re.compile(r"(?<=\S)[ \u00a0](?:-{1,2}|–)[ \u00a0](?=\S)|(?<=\w)--(?=\w)"),
)

DOUBLE_SPACE = Rule("W233")
_DOUBLE = _Pattern(re.compile(r"(?<=\S) {2,}(?=\S)"))

SPACE_BEFORE_MARK = Rule("W234")
_SPACE_BEFORE = _Pattern(re.compile(r"(?<=\w)[ \u00a0]+[,.;:!?»)](?![\w.])"))

NO_SPACE_AFTER_MARK = Rule("W235")
_NO_SPACE = _Pattern(re.compile(r"[а-яё][,;!?][А-Яа-яЁё]|[а-яё]{2}\.[А-ЯЁ][а-яё]"))

THREE_DOTS = Rule("W236")
_DOTS = _Pattern(re.compile(r"\.{3,}"))

REPEATED_WORD = Rule("W237")
_REPEATED = _Pattern(re.compile(r"\b([А-Яа-яЁё]{2,})[ \u00a0]+\1\b(?![-–])", re.IGNORECASE))

PERSONAL_DATA = Rule("E236")
_PERSONAL = _Pattern(
    re.compile(
        r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[a-z]{2,}"
        r"|(?:\+7|\b8)[ (-]*\d{3}[ )-]*\d{3}[ -]?\d{2}[ -]?\d{2}"
    ),
)

LANGUAGE_CHECKS: tuple[Check, ...] = tuple(
    Check(rule, find)
    for rule, find in (
        (MIXED_SCRIPT, _MIXED),
        (RAW_HTML, _HTML),
        (TEMPLATE_MARKUP, _TEMPLATE),
        (MARKDOWN_LINK, _LINK),
        (PLACEHOLDER, _PLACEHOLDER),
        (PERSONAL_DATA, _PERSONAL),
        (STRAIGHT_QUOTES, _QUOTES),
        (HYPHEN_AS_DASH, _HYPHEN),
        (DOUBLE_SPACE, _DOUBLE),
        (SPACE_BEFORE_MARK, _SPACE_BEFORE),
        (NO_SPACE_AFTER_MARK, _NO_SPACE),
        (THREE_DOTS, _DOTS),
        (REPEATED_WORD, _REPEATED),
    )
)
