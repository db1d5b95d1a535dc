"""Questions and terms as the fields of Anki notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from methodbook.questions.targets.anki import GAPPED, PLAIN, write_inline
from methodbook.text.markup import write_html, write_link

if TYPE_CHECKING:
    from methodbook.exports.format import Selection
    from methodbook.model.entry import Entry
    from methodbook.model.quiz import Question
    from methodbook.questions.target import Anki


def describe_word(entry: Entry, selection: Selection) -> list[str]:
    """The fields of the note type ``term``."""
    fields = [
        write_inline(entry.name),
        write_html(entry.definition),
        write_html(entry.phrase or entry.definition),
        write_inline(", ".join((*entry.synonyms, *entry.abbreviations))),
        write_inline(entry.english or ""),
        write_link(entry.name, selection.address(entry.id, "")),
        entry.id,
    ]
    return [field.translate(PLAIN) for field in fields]


def describe_question(
    question: Question, part: Anki[Any], topic: str, selection: Selection
) -> list[str]:
    """The fields of the note type that the kind of *question* is written for."""
    own = list(part.describe(question, selection.base.words))
    prompt, rest = write_html(question.prompt), _describe_rest(question, topic, selection)
    if part.model == "cloze":  # only the first field has gaps
        return [own[0].translate(GAPPED), *_guard([prompt, *own[1:], *rest])]
    return _guard([prompt, *own, *rest])


def _guard(fields: list[str]) -> list[str]:
    return [field.translate(PLAIN) for field in fields]


def _describe_rest(question: Question, topic: str, selection: Selection) -> list[str]:
    name, address = selection.find_reading(question)
    kind = selection.say(f"kind_{question.kind}", "name")
    return [
        write_html(question.explanation),
        write_link(name, address) if name else "",
        # Anki would show the name of the deck as well, but as HTML.
        write_inline(f"{topic} · {kind}"),
        question.id,
    ]
