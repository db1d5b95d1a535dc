"""A text with gaps as an item of QTI 2.1; ``GAP0`` is the first gap of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from methodbook.questions.cloze.forms import list_options
from methodbook.questions.cloze.model import Gap
from methodbook.questions.targets.qti import Parts, Reply, comment, declare, write_paragraphs
from methodbook.questions.targets.qti_logic import (
    Q,
    choose,
    collect,
    is_given,
    put,
    quote,
    read,
    say,
    share,
    when,
)
from methodbook.questions.typed import list_typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from methodbook.questions.cloze.model import Cloze
    from methodbook.text.elements import Child


def write_gaps(question: Cloze) -> Parts:
    """What the item of a cloze is made of: every gap counts the same."""
    gaps = {f"GAP{at}": gap for at, gap in enumerate(question.gaps)}
    judged = [name for name, gap in gaps.items() if gap.feedback and not gap.wrong]
    rules = (rule for name in judged for rule in _judge_gap(name))
    return Parts(
        [_declare_gap(name, gap) for name, gap in gaps.items()],
        list(_lay_out(question, gaps)),
        [*map(collect, gaps), share(len(gaps)), *rules],
        [remark for name, gap in gaps.items() for remark in _remark(name, gap)],
        counts=[_count(name) for name in judged],
    )


def _declare_gap(name: str, gap: Gap) -> _Element:
    if not gap.wrong:
        forms = list_typed(gap.answers)
        return declare(name, "string", forms[:1], dict.fromkeys(forms, 1))
    right = [f"{name}A{at}" for at in range(len(gap.answers))]
    return declare(name, "identifier", right[:1], dict.fromkeys(right, 1))


def _judge_gap(name: str) -> Iterator[_Element]:
    """Say the remark on a gap unless it is filled; not every engine compares a mapping itself."""
    points = _count(name)
    yield when(is_given(name), put(points, Q("mapResponse", identifier=name)))
    filled = Q("gte", read(points), quote("float", 1))
    yield choose((filled, ()), otherwise=[say(name)])


def _count(name: str) -> str:
    return f"POINTS_{name}"


def _remark(name: str, gap: Gap) -> list[Reply]:
    if not gap.wrong:
        return [Reply(name, write_paragraphs(gap.feedback))]
    return comment(f"{name}A", (option.feedback for option in list_options(gap)), name)


def _lay_out(question: Cloze, gaps: Mapping[str, Gap]) -> Iterator[_Element]:
    """The paragraphs of the text with something to fill in or choose in every gap."""
    names = {gap.id: name for name, gap in gaps.items()}
    paragraphs: list[list[Child]] = [[]]
    for part in question.split():
        if isinstance(part, Gap):
            paragraphs[-1].append(_ask(names[part.id], part))
            continue
        first, *rest = _split_text(part)
        paragraphs[-1].append(first)
        paragraphs += [[each] for each in rest]
    yield from (Q("p", *pieces) for pieces in paragraphs if pieces != [""])


def _split_text(text: str) -> list[str]:
    """Split a piece of text at blank lines; spaces at its ends stay, a gap stands there."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        else:
            blocks.append([])
    return [" ".join(block) for block in blocks]


def _ask(name: str, gap: Gap) -> _Element:
    if not gap.wrong:
        length = max(map(len, gap.answers))
        return Q("textEntryInteraction", responseIdentifier=name, expectedLength=str(length))
    choices = (
        Q("inlineChoice", option.text, identifier=f"{name}A{at}")
        for at, option in enumerate(list_options(gap))
    )
    return Q("inlineChoiceInteraction", *choices, responseIdentifier=name, shuffle="true")
