"""Rules about the text itself: letters, punctuation, markup. E23x and W23x."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from methodbook.check.checker import Check, take_context
from methodbook.model.finding import Finding, Rule
from methodbook.model.texts import Text, list_all_texts
from methodbook.text.languages import Language, find_language
from methodbook.text.origins import MARK
from methodbook.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


TODO = "TODO"
"""Marks a text as unfinished; ``methodbook new`` writes it into every field."""


@dataclass(frozen=True)
class _Pattern:
    """Finds every occurrence of a pattern, which may be the language's own."""

    pattern: re.Pattern[str] | Callable[[Language], re.Pattern[str]]
    drafts: bool = True
    by_hand: bool = True
    plain: Sentence | None = None
    """What to do in a text that is no Markdown, where the general advice would mislead."""

    def __call__(self, rule: Rule, base: Base) -> Iterator[Finding]:
        language = find_language(base.words.language)
        pattern = self.pattern(language) if callable(self.pattern) else self.pattern
        for text in list_all_texts(base, drafts=self.drafts):
            if text.by_hand and not self.by_hand:
                continue
            for found in pattern.finditer(_strip_code(text)):
                what = Sentence("what", found=found[0].strip())
                place = text.find_place(found.start())
                hint = None if text.prose else self.plain
                context = take_context(found)
                yield rule.at(place, what, hint=hint, excerpt=found[0], context=context)


def _slip(name: str) -> Callable[[Language], re.Pattern[str]]:
    return lambda language: language.find_slip(name)


@cache
def _find_mixed_words(language: Language) -> re.Pattern[str]:
    """Letters of two alphabets side by side; a language in Latin letters has only one."""
    own = language.letters
    if not own:
        return re.compile("(?!)")
    joint = f"[A-Za-z]+[{own}]|[{own}]+[A-Za-z]"
    return re.compile(rf"(?<![A-Za-z{own}])(?:{joint})[A-Za-z{own}]*", re.IGNORECASE)


@cache
def _find_repeated_words(language: Language) -> re.Pattern[str]:
    letters = language.letters or "a-z"
    return re.compile(rf"\b([{letters}]{{2,}})[ \u00a0]+\1\b(?![-–])", re.IGNORECASE)


@cache
def _find_placeholders(language: Language) -> re.Pattern[str]:
    own = language.find_slip("placeholder").pattern
    return re.compile(rf"\b(?:{TODO}|FIXME|XXX|TBD|lorem ipsum)\b|{own}", re.IGNORECASE)


@cache
def _find_personal_data(language: Language) -> re.Pattern[str]:
    phone = language.find_slip("phone").pattern
    return re.compile(rf"(?<![\w.+-])[\w.+-]+@[\w-]+\.[a-z]{{2,}}|{phone}")


MIXED_SCRIPT = Rule("E231")
_MIXED = _Pattern(_find_mixed_words)

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

PLACEHOLDER = Rule("E235")
_PLACEHOLDER = _Pattern(_find_placeholders, drafts=False)

STRAIGHT_QUOTES = Rule("W231")
_QUOTES = _Pattern(_slip("quotes"))

HYPHEN_AS_DASH = Rule("W232")
_HYPHEN = _Pattern(_slip("dash"))

DOUBLE_SPACE = Rule("W233")
_DOUBLE = _Pattern(re.compile(r"(?<=\S) {2,}(?=\S)"))

SPACE_BEFORE_MARK = Rule("W234")
_SPACE_BEFORE = _Pattern(re.compile(r"(?<=\w)[ \u00a0]+[,.;:!?»)](?![\w.])"))

NO_SPACE_AFTER_MARK = Rule("W235")
_NO_SPACE = _Pattern(_slip("no_space"))

THREE_DOTS = Rule("W236")
_DOTS = _Pattern(re.compile(r"\.{3,}"))

REPEATED_WORD = Rule("W237")
_REPEATED = _Pattern(_find_repeated_words)

PERSONAL_DATA = Rule("E236")
_PERSONAL = _Pattern(_find_personal_data)

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
