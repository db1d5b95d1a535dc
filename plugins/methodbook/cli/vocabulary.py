"""What an editor asks of the vocabulary: the forms of one term, near misses, idle terms."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from methodbook.cli.usage import UsageError, suggest
from methodbook.model.texts import list_all_texts
from methodbook.text.forms import AREAS
from methodbook.text.linker import Linker
from methodbook.text.near_misses import NearMisses
from methodbook.text.origins import blank_marks
from methodbook.text.vocabulary import list_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from methodbook.model.base import Base
    from methodbook.text.forms import FormTable
    from methodbook.words import Words


def list_forms(term: str, table: FormTable, words: Words) -> Iterator[str]:
    """The forms by which *term* is known, one a line; raises ``UsageError`` for another id."""
    forms = table.list_forms(term)
    if not forms:
        known = {form.id: None for form in table.forms}
        raise UsageError("no_term", id=term, hint=suggest(term, known))
    for form in forms:
        yield f"{form.exact or form.text} — {words.tell(form.describe(), *AREAS)}"


def report_vocabulary(base: Base, table: FormTable) -> Iterator[str]:
    """Near misses in every text of *base*, then the terms that no text links."""
    linker, near = Linker(table), NearMisses(table)
    linked: Counter[str] = Counter()
    for text in list_all_texts(base, drafts=False):
        shown = blank_marks(text.text)
        linked.update(link.id for link in linker.find(shown))
        for miss in near.find(shown):
            place = text.find_place(miss.start)
            values = {"words": shown[miss.start : miss.end], "meant": miss.meant}
            said = base.words.say("vocabulary", miss.kind.value, **values)
            yield f"{place.file}:{place.line}: {said}"
    for word in list_words(base):
        if not linked[word.id]:
            yield base.words.say("vocabulary", "idle", name=word.name, id=word.id)
