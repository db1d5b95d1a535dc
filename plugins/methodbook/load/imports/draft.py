"""A question on its way into the bank, and the text of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import html
from lxml.etree import ParserError


class UnreadableError(Exception):
    """A file that cannot be read at all; the argument names why."""


@dataclass
class RecordDraft:
    """What a record of the bank will hold, what was lost, and why there may be no record."""

    title: str
    id: str = ""
    tags: tuple[str, ...] = ()
    record: dict[str, Any] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    refused: str = ""

    def lose(self, what: str) -> None:
        """Note once that something could not be kept."""
        if what not in self.lost:
            self.lost.append(what)

    def refuse(self, why: str) -> RecordDraft:
        """Leave the question out and say why."""
        self.refused, self.record = why, {}
        return self


_BLOCKS = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "br"}
_TABLES = {"table", "img", "svg", "math", "video", "audio", "iframe", "object"}


def read_html(text: str, draft: RecordDraft) -> str:
    """The words of a piece of HTML, a blank line between its blocks; what else it held is lost."""
    if not text.strip():
        return ""
    try:
        tree = html.fragment_fromstring(text, create_parent="div")
    except (ParserError, ValueError):
        return text.strip()
    parts: list[str] = []
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        if node.tag in _TABLES:
            draft.lose("media")
        if node.tag in _BLOCKS:
            parts.append("\n\n")
        parts.append(node.text or "")
        if not len(node):
            _close(node, parts)
    return _tidy("".join(parts) or "")


def _close(node: Any, parts: list[str]) -> None:  # noqa: ANN401 -- lxml
    """Add what follows the node, and whatever ends with it."""
    while node is not None:
        if node.tag in _BLOCKS:
            parts.append("\n\n")
        parts.append(node.tail or "")
        if node.getnext() is not None:
            return
        node = node.getparent()


def _tidy(text: str) -> str:
    blocks = (re.sub(r"\s+", " ", block).strip() for block in re.split(r"\n\s*\n", text))
    return "\n\n".join(block for block in blocks if block)


def choose(
    draft: RecordDraft, options: list[tuple[str, float, str]], *, several: bool, fixed: bool
) -> RecordDraft:
    """A question with *options*: text, share from -1 to 1, feedback."""
    right = [text for text, share, _ in options if share > 0]
    if not several and any(0 < share < 1 for _, share, _ in options):
        draft.lose("shares")
        right = [text for text, share, _ in options if share >= 1]
    if not right or (not several and len(right) > 1):
        return draft.refuse("key")
    if any(not text for text, _, _ in options):
        return draft.refuse("empty")
    least = 3 if several else 2
    if len(options) < least:
        return draft.refuse("options")
    draft.record |= {
        "kind": "several" if several else "single",
        "options": [
            {"text": text}
            | ({"right": True} if text in right and share > 0 else {})
            | ({"feedback": feedback} if feedback else {})
            for text, share, feedback in options
        ],
    }
    if fixed:
        draft.record["fixed"] = True
    return draft


def answer(
    draft: RecordDraft, right: list[str], wrong: list[tuple[str, str]], otherwise: str
) -> RecordDraft:
    """A question answered by a word or a few."""
    if not right:
        return draft.refuse("key")
    told = [{"text": text, "feedback": feedback} for text, feedback in wrong if feedback]
    draft.record |= {"kind": "short", "answers": drop_dotted(right)}
    if told:
        names = drop_dotted([each["text"] for each in told])
        draft.record["wrong"] = [each for each in told if each["text"] in names]
    if len(told) < len(wrong):
        draft.lose("bare-wrong")
    draft.record["feedback"] = otherwise
    return draft


def drop_dotted(texts: list[str]) -> list[str]:
    """Without those that only end another one with a full stop: the bank folds them itself."""
    return [
        each for each in dict.fromkeys(texts) if not (each.endswith(".") and each[:-1] in texts)
    ]


def match(draft: RecordDraft, pairs: list[tuple[str, str]]) -> RecordDraft:
    """A question of pairs; an answer without its half is a spare one."""
    whole = [(left, right) for left, right in pairs if left]
    if len(whole) < 2:  # noqa: PLR2004 -- as the bank wants them
        return draft.refuse("pairs")
    draft.record |= {
        "kind": "matching",
        "pairs": [{"left": left, "right": right} for left, right in whole],
    }
    if spare := [{"text": right} for left, right in pairs if not left]:
        draft.record["spare"] = spare
    return draft


def count(
    draft: RecordDraft,
    right: list[tuple[str, str]],
    mistakes: list[tuple[str, str]],
    otherwise: str,
) -> RecordDraft:
    """A question answered by a number: value with tolerance."""
    if len(right) != 1:
        return draft.refuse("key")
    (value, tolerance), told = right[0], [each for each in mistakes if each[1]]
    draft.record |= {"kind": "numeric", "value": value}
    if tolerance and float(tolerance) != 0:
        draft.record["tolerance"] = tolerance
    if told:
        draft.record["mistakes"] = [{"value": one, "feedback": said} for one, said in told]
    if len(told) < len(mistakes):
        draft.lose("bare-wrong")
    draft.record["feedback"] = otherwise
    return draft
