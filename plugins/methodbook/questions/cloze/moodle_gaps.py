r"""A text with gaps in the notation of Moodle: ``{1:SHORTANSWER:=right~%0%*#feedback}``.

What breaks the notation is not refused but becomes plain text, so every sign is guarded. Moodle
finds the end of an answer at an unescaped ``~``, ``#`` or ``}``, decodes character references once
and takes back ``\#`` and ``\}``, but not ``\~``: in HTML a tilde is therefore a reference of its
own, and an answer that is typed cannot have one.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from methodbook.questions.cloze.model import Gap
from methodbook.questions.targets.moodle import GapAnswer, GapPart, GapText, write_inline
from methodbook.questions.typed import list_typed, quote_star
from methodbook.text.markup import write_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from methodbook.model.quiz import Option
    from methodbook.questions.cloze.model import Cloze


def is_typable(question: Cloze) -> bool:
    """Tell whether every answer to be typed can be written down."""
    return not any("~" in form for gap in question.gaps if not gap.wrong for form in gap.answers)


def write_cloze(question: Cloze) -> str:
    """The stem with its gaps in place; a mark of a gap comes through HTML unchanged."""
    return _write_stem(question, {gap.id: _write_gap(gap) for gap in question.gaps})


def split_cloze(question: Cloze) -> GapText:
    """The stem with a number for each gap, and the gaps: so Moodle keeps them itself."""
    numbers = {gap.id: f"{{#{at}}}" for at, gap in enumerate(question.gaps, 1)}
    return GapText(_write_stem(question, numbers), tuple(map(_describe_gap, question.gaps)))


def _describe_gap(gap: Gap) -> GapPart:
    kind = "multichoice" if gap.wrong else "shortanswer"
    return GapPart(kind, _write_gap(gap), tuple(_list_answers(gap)))


def _list_answers(gap: Gap) -> Iterator[GapAnswer]:
    if gap.wrong:
        yield from (GapAnswer(write_inline(text), right=True) for text in gap.answers)
        for option in gap.wrong:
            said = write_html(option.feedback or gap.feedback)
            yield GapAnswer(write_inline(option.text), right=False, feedback=said)
    else:
        yield from (GapAnswer(form, right=True) for form in _list_forms(gap))
        if gap.feedback:
            yield GapAnswer("*", right=False, feedback=write_html(gap.feedback))


def _write_stem(question: Cloze, gaps: Mapping[str, str]) -> str:
    marked = question.model_copy(update={"text": write_html(question.text)})
    parts = (
        gaps[part.id] if isinstance(part, Gap) else _still_braces(part) for part in marked.split()
    )
    return _still_braces(write_html(question.prompt)) + "".join(parts)


def _still_braces(html: str) -> str:
    """Keep Moodle from seeing a gap in the text around the gaps."""
    return html.replace("{", "&#123;")


def _write_gap(gap: Gap) -> str:
    """A list in any order when there are wrong answers, otherwise a field for all the forms."""
    if gap.wrong:
        kind = "MULTICHOICE_S"
        choices = [f"={_quote_html(write_inline(text))}" for text in gap.answers]
        choices += [_write_wrong(option, gap) for option in gap.wrong]
    else:
        kind = "SHORTANSWER"
        choices = [f"={_quote(form)}" for form in _list_forms(gap)]
        choices += [f"%0%*#{_quote_html(write_html(gap.feedback))}"] * bool(gap.feedback)
    return f"{{1:{kind}:{'~'.join(choices)}}}"


def _write_wrong(option: Option, gap: Gap) -> str:
    feedback = write_html(option.feedback or gap.feedback)
    return f"%0%{_quote_html(write_inline(option.text))}#{_quote_html(feedback)}"


def _list_forms(gap: Gap) -> list[str]:
    """Every form as it may be typed: Moodle forgives case and nothing else."""
    return list(map(quote_star, list_typed(gap.answers)))


def _quote_html(html: str) -> str:
    return _quote(html.replace("~", "&#126;"))


def _quote(text: str) -> str:
    quoted = escape(text, quote=False).replace("#", "\\#").replace("}", "\\}")
    # A backslash at the end would take the next sign for its own, and so would an ampersand for
    # Moodle 4; the space is trimmed there.
    return f"{quoted} " if quoted.endswith(("\\", "&amp;")) else quoted
